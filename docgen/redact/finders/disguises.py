"""Finds names that are not written as words: with digits for letters, letter by letter, by initials alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from docgen.redact.finders.usage import AFTER_NAME
from docgen.redact.knowledge.names import Lexicon, Strength
from docgen.redact.language.titles import PARTS
from docgen.redact.language.words import is_word
from docgen.redact.language.wordsets import words
from docgen.redact.marks import Found, MarkKind
from docgen.redact.text.normalise import key
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import first_of

_DIGITS = str.maketrans("013457$@!|", "oieastsaii")
_MIXED = re.compile(r"(?<![\w@])[a-z$@!|]{0,30}[a-z][0-9$@!|]{1,2}[a-z][\w$@!|]{0,30}(?![\w@])")
_SPACED = re.compile(r"(?<![\w'])[^\W\d_](?:[ .\-_]{1,2}[^\W\d_]){2,}(?![\w'])")
_LEET = re.compile(r"(?<![\w@.])[0-9$][a-z]{4,30}(?![\w@])")
_DOTTED = re.compile(r"(?<![\w'])(?<!\w\.)(?:[A-Z][hl]?'?\.\s?){1,3}[A-Z]\b\.?(?![\w'])")
_DOTTED_SMALL = re.compile(
    r"(?<![\w.'@])(?!(?:e\.g|i\.e|a\.m|p\.m|a\.k|n\.b|p\.s|c\.c)\b)(?:[a-z]\.-?){1,3}[a-z]\.(?!\w)"
)
_CAPITALS = re.compile(r"(?<![\w.'&/])(?<!\w-)[A-Z]{2,4}(?![\w&/]|'(?!s\b)|-\w|\.\w)")
_APART = re.compile(r"(?<![\w.'&/] )(?<![\w.'&/-])[A-Z] [A-Z](?:'s\b|(?= [a-z]))")
_NAMED_AS = re.compile(rf"\b(?:perp|vic|wit|comp|{'|'.join(sorted(PARTS))})s?\s*[:=-]\s*$")
# Capitals that mean something else in this work.
_ABBREVIATIONS = words(
    """
    asb abc cpn cpw pc ps di ds dc jp mp mb gp no an so go to do it is at by my me we us or of on in as be he id
    tv dj pm am bt ni hr dv sw ea nb ps eh mh cmht la ha ho to co po hb uc ta ip cr ct rd st dr wc sc ci dci sgt
    ins nop hmo hm uk eu ok re cc vs wc
    """
)


@dataclass(frozen=True, slots=True)
class DisguiseFinder:
    """Finds disguised names of a case. ``label`` words a name for the people it may mean."""

    lexicon: Lexicon
    broken: re.Pattern[str] | None
    label: Callable[[frozenset[int]], tuple[MarkKind, str]]

    def find(self, page: Page) -> list[Found]:
        """Every disguised name."""
        text, lower = page.folded.text, page.folded.lower
        found: list[Found] = []
        if any(c in lower for c in "01345$@!|7"):
            for match in _MIXED.finditer(lower):
                self._look(found, match, match[0].translate(_DIGITS), "a name with digits for letters")
            for match in _LEET.finditer(lower):
                self._look(found, match, match[0].translate(_DIGITS), "a name with digits for letters")
        for match in _APART.finditer(text):
            self._initials(page, found, match, dotted=False)
        for match in _SPACED.finditer(lower):
            self._look(found, match, re.sub(r"[\W_]", "", match[0]), "a name letter by letter")
        for match in _DOTTED.finditer(text):
            self._initials(page, found, match, dotted=True)
        for match in _DOTTED_SMALL.finditer(text):
            self._initials(page, found, match, dotted=True)
        for match in _CAPITALS.finditer(text):
            self._initials(page, found, match, dotted=False)
        for word in page.words:
            small = word.caseless and not word.upper and len(word.key) == 3
            people = self.lexicon.signatures.get(word.key) if small else None
            if people and word.key not in _ABBREVIATIONS and not is_word(word.key):
                self._add(found, word.start, word.bare_end, people, "initials of somebody in the case")
        if self.broken:
            for match in self.broken.finditer(lower):
                self._look(
                    found, match, (match.lastgroup or "x").partition("_")[0][1:], "a name with a lost letter"
                )
        return found

    def _look(self, found: list[Found], match: re.Match[str], key: str, reason: str) -> None:
        hit = self.lexicon.look_up(key, cased=True)
        if hit and hit.strength > Strength.BOUND:
            self._add(found, *match.span(), frozenset(f.person for f in hit.forms), reason)

    def _initials(self, page: Page, found: list[Found], match: re.Match[str], dotted: bool) -> None:
        bare = match[0].removesuffix("'s")
        key = re.sub(r"(?<=[A-Z])[hl](?=\W)|[^A-Za-z]", "", bare).lower()
        people = self.lexicon.signatures.get(key)
        if not people:
            return
        before = page.folded.lower[max(0, match.start() - 30) : match.start()]
        if not dotted:
            if key in _ABBREVIATIONS or is_word(key):
                return
            following = re.match(r"[\s,)\]\-]*([a-z']+)", page.folded.text[match.end() : match.end() + 20])
            person = following is not None and following[1].replace("'", "") in AFTER_NAME
            if before.endswith("(") and self._abbreviates(before, key):
                return
            person = person or page.folded.lower.startswith("'s", match.end()) or bare != match[0]
            person = person or _NAMED_AS.search(before) is not None
            if len(key) < 3 and not person and not re.search(r"\b(?:to|with|from|by|told|and)\s$", before):
                return
        end = match.end()
        if dotted and match[0].endswith(".") and re.match(r"\s+[A-Z]|\s*$", page.folded.text[end : end + 3]):
            end -= 1
        self._add(found, match.start(), end, people, "initials of somebody in the case")

    @staticmethod
    def _abbreviates(before: str, key: str) -> bool:
        """Whether the words before a bracket are what the capitals in it stand for: "Social Fund (SF)"."""
        words = re.findall(r"[a-z]+", before)[-len(key) :]
        return "".join(word[0] for word in words) == key

    def _add(self, found: list[Found], start: int, end: int, people: frozenset[int], reason: str) -> None:
        kind, replacement = self.label(people)
        found.append(Found(start, end, kind, replacement, reason, False, rank=3, of_case=True))


def find_disguises(
    lexicon: Lexicon, names: list[str], label: Callable[[frozenset[int]], tuple[MarkKind, str]]
) -> DisguiseFinder:
    """The finder for this lexicon; ``names`` as written, for accents and apostrophes that some program lost."""
    patterns: list[str] = []
    firsts: set[str] = set()
    for name in names:
        body = "".join(re.escape(c.lower()) if c.isascii() and c.isalpha() else r"[?\ufffd*#_]{1,3}" for c in name)
        plain = sum(c.isascii() and c.isalpha() for c in name)
        if "[" in body and plain > 2 and plain >= 0.6 * len(name):
            patterns.append(f"(?P<x{key(name)}_{len(patterns)}>{body})")
            firsts.add(first_of(body))
    broken = rf"(?=[{''.join(sorted(firsts))}])(?<!\w)(?:{'|'.join(patterns)})(?!\w)"
    return DisguiseFinder(lexicon, re.compile(broken) if patterns else None, label)
