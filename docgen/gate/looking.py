"""Looks at the text of a file for what identifies anybody whom the reader may not know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote_plus

from docgen.case.model import Case
from docgen.gate.leak import Piece
from docgen.gate.own import NOBODY, Own, Roles
from docgen.gate.vocabulary import FORMAT
from docgen.gate.wording import Phrases
from docgen.redact.finders.homes.places import PlaceFinder
from docgen.redact.finders.strangers.strangers import StrangerFinder
from docgen.redact.knowledge.parties import parties_of
from docgen.redact.language.words import is_known_word
from docgen.redact.marks import Mark, MarkKind
from docgen.redact.redactor import Redactor

_PARTS = re.compile(r"[A-Z]?[a-z]+|[^\W\d_a-z]+")
_SPACES = re.compile(r"[^\S\n]+")
_CODED = re.compile(r"%[0-9A-Fa-f]{2}")
_GLUED = re.compile(r"_|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_IDENTIFIER = re.compile(r"[\w.\-]{6,}")
_WRITTEN = re.compile(r"[\w ,.:;'()&/!?\-]+")
_NAME = 4  # letters of a name that can be told from noise
_LEAST = 3  # of one that stands among words
_SHORT = 60
_APART = "\n\nand.\n\n"  # no name goes on over it, and a row of capitals ends
_LONG = 12  # letters of a word that may be too long for a column of a table
_HEAD = 8  # letters by which a paragraph is first looked for
_KNOWN = 24  # letters: shorter paragraphs are looked at again wherever they stand


class Hit(NamedTuple):
    """A place in a text that tells who somebody is."""

    kind: MarkKind
    whose: str
    certain: bool


@dataclass(slots=True)
class Looker:
    """Looks at each text once. A paragraph that was clean in the Word file need not be looked at in the PDF."""

    redactor: Redactor
    own: Own
    roles: Roles
    approved: tuple[str, ...]
    phrases: Phrases | None = None
    seen: dict[str, tuple[Hit, ...]] = field(default_factory=dict)
    known: dict[str, None] = field(default_factory=dict)
    over_lines: dict[str, re.Pattern[str] | None] = field(default_factory=dict)  # of those that were looked for so
    clean: set[bytes] = field(default_factory=set)  # hashes of parts

    @classmethod
    def of(cls, case: Case, redactor: Redactor, approved: tuple[str, ...]) -> Looker:
        """For a reader whom the redactor's policy is about."""
        policy, parties = redactor.policy, parties_of(case)
        # Who is not in the case stops no file, so nobody need look for them.
        finders = tuple(f for f in redactor.finders if not isinstance(f, StrangerFinder | PlaceFinder))
        redactor = replace(redactor, finders=finders)
        meant = [party for party in parties if party.under_18 or not policy.only_under_18]
        return cls(redactor, Own.of(parties, policy, redactor.tells), Roles.of(meant), approved)

    def look_at_all(self, pieces: Iterable[Piece]) -> Iterator[tuple[Piece, tuple[Hit, ...]]]:
        """The pieces in which something must not be there, with what it is."""
        waiting: list[Piece] = []
        for piece in pieces:
            if piece.vocabulary and len(piece.text) < _SHORT and f"1{piece.text}" not in self.seen:
                waiting.append(piece)
                continue
            hits = self.look(piece)
            if hits:
                yield piece, hits
        # Hundreds of names of styles and fonts: only where there is something among them, one by one.
        texts = dict.fromkeys(text for piece in waiting for text in _ways(piece.text, True))
        if waiting and self._hits(_APART.join(texts), True):
            yield from ((piece, hits) for piece in waiting if (hits := self.look(piece)))
        else:
            self.seen.update((f"1{piece.text}", ()) for piece in waiting)

    def look(self, piece: Piece) -> tuple[Hit, ...]:
        """What in this text must not be there; uncertain finds in approved wording are passed over."""
        text = _SPACES.sub(" ", piece.text.replace("\0", " "))
        key = f"{piece.vocabulary:d}{text}" if not piece.parts else "\0".join(("2", *piece.parts))
        hits = self.seen.get(key)
        if hits is None:
            rest = self._unknown(text) if len(text) > 2 * _KNOWN and not piece.parts else text
            hits = self._hits(rest, piece.vocabulary, piece.parts) if rest.strip() else ()
            for other in _ways(rest, piece.vocabulary)[1:]:
                hits = tuple(dict.fromkeys((*hits, *self._hits(other, piece.vocabulary))))
            self.seen[key] = hits
            if not hits and not piece.parts and _KNOWN <= len(text) < 3000 and not piece.vocabulary:
                self.known[" ".join(text.split())] = None
        return hits

    def _unknown(self, text: str) -> str:
        """The text without the paragraphs that were looked at before."""
        flat = text.replace("\n", " ")
        for paragraph in sorted(self.known, key=len, reverse=True):  # one may be a part of another
            for at, end in self._stands_at(paragraph, text, flat):
                if (at == 0 or flat[at - 1] == " ") and (end == len(flat) or flat[end] == " "):
                    flat = f"{flat[:at]}{' ' * (end - at)}{flat[end:]}"
                    text = f"{text[:at]}{chr(10) * (end - at)}{text[end:]}"
        return re.sub(r"\n{3,}", "\n\n", text).strip()

    def _stands_at(self, paragraph: str, text: str, flat: str) -> list[tuple[int, int]]:
        """Where a paragraph stands in a text; a word that is too long for its line may go on in the next."""
        found = []
        at = flat.find(paragraph)
        while at >= 0:
            found.append((at, at + len(paragraph)))
            at = flat.find(paragraph, at + len(paragraph))
        if found or paragraph[:_HEAD] not in flat:
            return found
        if paragraph not in self.over_lines:
            self.over_lines[paragraph] = _over_lines(paragraph)
        over = self.over_lines[paragraph]
        return [match.span() for match in over.finditer(text)] if over else []

    def _hits(self, text: str, vocabulary: bool, parts: tuple[str, ...] = ()) -> tuple[Hit, ...]:
        kept = [*self._cut_off(text, parts), *self.own.standing(text)]
        marks = (
            mark
            for mark in self.redactor.redact(text).marks
            if mark.kind == "asked" or not any(start <= mark.start and mark.end <= end for start, end in kept)
        )
        found = (self._hit(text, mark, vocabulary) for mark in marks)
        return tuple(dict.fromkeys(hit for hit in found if hit))

    def _cut_off(self, text: str, parts: tuple[str, ...]) -> list[tuple[int, int]]:
        """Where a part begins or ends in the midst of what stays, as an agency in a narrow column does."""
        spans, at = [], 0
        for part in parts:
            part = _SPACES.sub(" ", part.replace("\0", " "))
            start = text.find(part, at)
            if start < 0:
                continue
            at = start + len(part)
            spans += [(start + a, start + b) for a, b in self.redactor.keeping.cut_off(part)]
        return spans

    def _hit(self, text: str, mark: Mark, vocabulary: bool) -> Hit | None:
        if not (mark.of_case or mark.kind == "asked"):
            return None
        words = text[mark.start : mark.end]
        if mark.kind != "asked" and self.own.covers(words):
            return None
        if vocabulary and mark.kind in ("address", "reference") and not self.roles.tells(words):
            return None  # "List Number 3"
        if vocabulary and mark.kind in ("name", "officer") and not _is_read(text, mark):
            return None  # three bytes in a row may be anything
        if vocabulary and mark.kind in ("name", "officer") and _of_format(words):
            return None  # "Page" and "Calibri" are words of every file
        # What a person asked to go, and what a format is made of, may be a word of the wording too.
        if not mark.certain or mark.kind == "asked" or words.lower() in FORMAT:
            if vocabulary and (not mark.certain or mark.kind == "asked"):
                return None
            if self.phrases is None:
                self.phrases = Phrases.of(self.approved)
            if self.phrases.cover(text, mark.start, mark.end):
                return None
        whose = self.roles.whose(words, mark.replacement, mark.kind)
        if whose == NOBODY and mark.kind == "reference" and self.redactor.policy.only_under_18:
            return None  # the number of a report, which is no child's
        return Hit(mark.kind, whose, mark.certain)


def _over_lines(paragraph: str) -> re.Pattern[str] | None:
    words = paragraph.split(" ")
    if max(map(len, words)) < _LONG:
        return None
    return re.compile(
        r"[ \n]".join(("\\n?" if len(word) >= _LONG else "").join(map(re.escape, word)) for word in words)
    )


def _ways(text: str, vocabulary: bool) -> tuple[str, ...]:
    """The text, and how else it may be meant: with its coded letters, and where a program allows no spaces."""
    found = [text]
    if "%" in text and _CODED.search(text):
        found.append(unquote_plus(text))
    if "&#" in text:
        found.append(unescape(text))
    if vocabulary and len(text) < _SHORT and _IDENTIFIER.fullmatch(text):  # "Bungalow_3", "p07700900112"
        found.append(_GLUED.sub(" ", text))
    return tuple(dict.fromkeys(found))


def _is_read(text: str, mark: Mark) -> bool:
    """Whether a name is long enough to be told from noise, or stands among words, as a name is written."""
    words = text[mark.start : mark.end]
    letters = sum(map(str.isalpha, words))
    if letters >= _NAME or letters < _LEAST or not words[0].isupper():
        return letters >= _NAME
    begin, end = text.rfind("\n", 0, mark.start) + 1, text.find("\n", mark.end)
    return _WRITTEN.fullmatch(text[begin : end if end >= 0 else len(text)]) is not None


def _of_format(words: str) -> bool:
    """Whether these are words of a file format, "LiberationSans-Bold", or one word of every language, "Title".

    "Lawrence" ends as nouns do, and is none; and two words that are both known may still be a first name and
    a surname.
    """
    parts = [part.lower() for part in _PARTS.findall(words)]
    return all(part in FORMAT for part in parts) or (len(parts) == 1 and is_known_word(parts[0]))
