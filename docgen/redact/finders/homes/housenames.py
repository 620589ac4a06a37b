"""Finds the name of a house word for word, however its letters are: "parklodge.team@", "PARK-LODGE".

The names that stand out are found in more ways (``houses``); those of ordinary words are found so alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from docgen.redact.finders.homes.houses import WHOLE
from docgen.redact.finders.homes.likeness import what_they_do
from docgen.redact.labels import FOR_KIND
from docgen.redact.language.wordsets import words
from docgen.redact.marks import Found
from docgen.redact.text.normalise import fold
from docgen.redact.text.openings import Opened
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import any_of

_PARTS = re.compile(r"[^\W_]+")
_LEAST = 8  # letters: run together, a shorter name may be another word
# With one word more they are any such place: "the caravan park", "a farm house".
_ANY = words("caravan mobile holiday residential farm country garden gate guest care nursing town village")


@dataclass(frozen=True, slots=True)
class HouseNameFinder:
    """Finds the names of houses of two words or more, whatever words they are made of."""

    pattern: Opened | None

    def find(self, page: Page) -> list[Found]:
        """Every place where one of them is written; sure where each word of it begins with a capital."""
        found: list[Found] = []
        for match in self.pattern.find(page) if self.pattern else ():
            if _what_they_do(page, *match.span()):
                continue
            said = page.folded.text[slice(*match.span())]
            certain = all(part[0].isupper() for part in _PARTS.findall(said))
            found.append(
                Found(*match.span(), "address", FOR_KIND["address"], WHOLE, certain, rank=7, of_case=True)
            )
        return found


def _what_they_do(page: Page, start: int, end: int) -> bool:
    held = [n for n, word in enumerate(page.words) if start <= word.start < end and word.key != "the"]
    return len(held) == 2 and what_they_do(page, *held)


def find_house_names(named: Iterable[str]) -> HouseNameFinder:
    """The finder for these names."""
    patterns = []
    for name in named:
        parts = _PARTS.findall(fold(name).lower.replace("'", ""))
        parts = parts[1:] if parts[:1] == ["the"] else parts
        if len(parts) < 2 or len("".join(parts)) < _LEAST or (len(parts) == 2 and parts[0] in _ANY):
            continue
        told = r"(?:[\s\-_/]{0,3}|\.)".join(map(_letters, parts))
        patterns += [told, rf"the[\W_]{{1,3}}{told}"]
    return HouseNameFinder(any_of(patterns))


def _letters(part: str) -> str:
    return re.escape(part[:-1]) + r"'?" + re.escape(part[-1]) if part.endswith("s") and len(part) > 3 else part
