"""Finds numbers of homes in a text that has named a home already: "36 Saltgrass Way ... the file for no 36"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from docgen.redact.finders.homes.counting import COUNTING, THINGS
from docgen.redact.finders.homes.doing import DOES, HELPING
from docgen.redact.knowledge.homes import Homes
from docgen.redact.labels import FOR_KIND
from docgen.redact.marks import Found
from docgen.redact.text.openings import Opened
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import END

_NOT_COUNTED = "".join(f"(?<!{word} )" for word in ("is", "are", "was", "were", "has", "had", "have"))
# What one home does beside another; several of anything do most of it too, but not "is" and "has".
_DOES = (
    rf"(?=\s(?:{DOES}|(?:{HELPING}|is|was|has|had|does|did|doesn't|didn't|hasn't|isn't|wasn't|says?|said|heard|hears|reports|reported|keeps|kept"
    r"|lives|refused|denies|denied|complains|complained|wants|rang|answered)\b)(?!\s(?:the\s(?:limit|total|most|least|number|count|last|first)|enough|too)\b))"
)
_DONE_TO = r"(?=\s(?:warned|visited|spoken|seen|written|served|interviewed|carded|canvassed|is|was|has|had)\b)"


def homes_again(page: Page, found: Sequence[Found], homes: Homes) -> list[Found]:
    """The numbers of the case that mean a home because the text has given one of the case by its number.

    ``found`` is what the finders found in the page.
    """
    patterns, text = _patterns(homes.numbers), page.folded.lower
    if not patterns or not any(_numbered(text, item) for item in found):
        return []
    reason = "a house or flat number, beside another home"
    return [
        Found(*match.span("it"), "address", FOR_KIND["address"], reason, False, rank=7, of_case=True)
        for pattern in patterns
        for match in pattern.find(page)
    ]


def _numbered(text: str, item: Found) -> bool:
    said = text[item.start : item.end]
    return item.kind == "address" and item.of_case and any(map(str.isdigit, said))


@lru_cache(maxsize=64)
def _patterns(numbers: frozenset[str]) -> tuple[Opened, ...]:
    ours = sorted((re.escape(n) for n in numbers if n[0].isdigit()), key=lambda n: (-len(n), n))
    if not ours:
        return ()
    one = rf"(?:{'|'.join(ours)}){END}{COUNTING}{THINGS}"
    return (
        Opened(rf"\b{_NOT_COUNTED}(?P<it>no\s{one})"),
        Opened(rf"\b(?:and|but|while|whereas)\s(?P<it>{one}){_DOES}"),
        Opened(rf"[,;:]\s(?P<it>{one}){_DOES}"),
        Opened(rf"\)\s(?P<it>{one}){_DONE_TO}"),
        Opened(rf"\bnot\s(?P<it>{one})(?=\s*(?:[,;.)\n]|$))"),
    )
