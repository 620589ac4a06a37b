"""Finds names gone by of several words, whatever words they are, and those of one letter: Mad Dog, J."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from docgen.redact.finders.people.faint import ABBREVIATIONS
from docgen.redact.knowledge.parties import Party
from docgen.redact.language.everyday import is_everyday
from docgen.redact.language.words import NAME_WORDS
from docgen.redact.language.wordsets import words
from docgen.redact.marks import Found, MarkKind
from docgen.redact.text.normalise import fold, key
from docgen.redact.text.openings import Opened
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import any_of

_PARTS = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_A_THING = words("a an any some every no another each")  # "a mad dog" is nobody
_NOT_BEFORE_LETTER = words(
    "flat block unit room option appendix part form section class vitamin plan type grade hepatitis floor stair"
)
_LETTER = Opened(r"(?<![\w.'&/\-+])([A-Z])(?=(?:'s)?(?:[ ,;:!?)]|\.?\s|\.?$))(?! ?[&\d+/\-]| [A-Z])")
_ANOTHER_NAME = re.compile(r"\. ?(?:[A-Z]\b|([A-Z][a-z]+))")

Label = Callable[[frozenset[int]], tuple[MarkKind, str]]


@dataclass(frozen=True, slots=True)
class NicknameFinder:
    """Finds nicknames of more than one word, whole, and of one letter; ``label`` words them."""

    whole: tuple[tuple[Opened, frozenset[int], bool], ...]  # the last: made of ordinary words alone
    letters: dict[str, frozenset[int]]
    label: Label

    def find(self, page: Page) -> list[Found]:
        """Every such nickname; in small letters and of ordinary words not after "a" or "any"."""
        found: list[Found] = []
        for pattern, people, ordinary in self.whole:
            for match in pattern.find(page):
                spoken = _PARTS.findall(page.folded.text[match.start() : match.end()])
                own = [word for word in spoken if word.lower() != "the"]
                capital = all(word[0].isupper() for word in own)
                before = page.folded.lower[: match.start()].rstrip(" ").rsplit(None, 1)
                thing = len(own) < len(spoken) or (before and before[-1] in _A_THING)  # "the rock", "a mad dog"
                if ordinary and not capital and thing:
                    continue
                certain = capital or not ordinary
                found.append(self._found(*match.span(), people, "a name gone by in the case", certain))
        for match in _LETTER.find(page, cased=True) if self.letters else ():
            people = self.letters.get(match[1].lower(), frozenset())
            if people and self._stands_for_somebody(page, match.start()):
                found.append(self._found(*match.span(1), people, "a letter that somebody goes by", False))
        return found

    @staticmethod
    def _stands_for_somebody(page: Page, start: int) -> bool:
        """Whether a letter is neither the article nor the word for oneself, nor the number of a thing."""
        text = page.folded.text
        before = text[:start].split()
        after = _ANOTHER_NAME.match(text, start + 1)
        word = after[1].lower() if after and after[1] else ""
        if after and (word in NAME_WORDS or not is_everyday(word)):
            return False  # an initial: "J. Smith"; but "Spoke to J. He was drunk"
        if before and (key(before[-1]) in _NOT_BEFORE_LETTER or before[-1][-1:].isdigit()):
            return False
        if before and before[-1][0].isupper() and len(before) > 1 and before[-2][-1] not in ".!?":
            return False  # an initial: "spoke to Mark J"
        return text[start] not in "AI" or text.startswith("'s", start + 1)

    def _found(self, start: int, end: int, people: frozenset[int], reason: str, certain: bool) -> Found:
        kind, replacement = self.label(people)
        return Found(start, end, kind, replacement, reason, certain, rank=7, of_case=True)


def find_nicknames(parties: Iterable[Party], label: Label) -> NicknameFinder:
    """The finder for these parties."""
    meant: dict[str, tuple[set[int], bool]] = {}
    letters: dict[str, set[int]] = {}
    for number, party in enumerate(parties):
        name = party.name
        alone = name.given if name and len(name.given or "") == 1 else None  # "X": an initial has a full stop
        for called in (*name.known_as, *filter(None, [alone])) if name else ():
            parts = [w.replace("'", "'?") for w in _PARTS.findall(fold(called).lower)]
            if name and name.whole and (len(parts) != 2 or parts[0] != "the" or len(parts[1]) > 3):
                continue  # what a business goes by is found with its name, but for "the JC"
            if name and name.whole and not is_everyday(parts[1]) and parts[1] not in ABBREVIATIONS:
                meant.setdefault(parts[1], (set(), False))[0].add(number)
            if len(parts) > 2 and parts[0] == "the":
                parts = parts[1:]
            if len(parts) > 1 and sum(map(len, parts)) > 2:
                together = r"[\W_]{0,3}".join(parts)
                meant.setdefault(together, (set(), all(is_everyday(key(part)) for part in parts)))[0].add(number)
            elif len(called.strip()) == 1 and called.strip().isalpha():
                letters.setdefault(key(called), set()).add(number)
    whole = (
        (pattern, frozenset(people), ordinary)
        for text, (people, ordinary) in meant.items()
        if (pattern := any_of([text])) is not None
    )
    return NicknameFinder(tuple(whole), {k: frozenset(v) for k, v in letters.items()}, label)
