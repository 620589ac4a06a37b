"""Finds the number or plain name of a home behind somebody who is found: "Mr Dhaliwal at 29", "Tom (annexe)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from docgen.redact.finders.homes.counting import COUNTING, NO_THINGS
from docgen.redact.knowledge.homes import Homes
from docgen.redact.labels import FOR_KIND
from docgen.redact.marks import Found
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import END

_LIVING = (
    r"(?:(?:who\s+)?(?:lives?|living|lived|stays?|staying|is|was)\s+(?:over\s+|up\s+|down\s+|round\s+)?"
    r"|over\s+|up\s+|down\s+|round\s+|across\s+)?"
)
# What follows a time: "at 8 on Monday", "at 12 sharp", "from 10 to 4".
_TIME = (
    r"(?!\s*(?:or|to|and|-|,)\s*\d{1,2}\s?(?:am|pm|[:.]\d))(?!\s+(?:or|to)\s+\d)"
    r"(?!\s+(?:on|the|this|that|last|next|every|each|tonight|today|yesterday|tomorrow|sharp|noon|midnight|precisely"
    r"|mon(?:day)?s?|tues?(?:day)?s?|wed(?:nesday)?s?|thu(?:rs(?:day)?)?s?|fri(?:day)?s?|sat(?:urday)?s?|sun(?:day)?s?)\b)"
)
_AGE = r"(?!,?\s+(?:he|she|they)\b|\s+(?:and|or)\s+(?:under|over|above)\b|\s+or\s+so\b)"


def homes_beside(page: Page, found: Sequence[Found], homes: Homes) -> list[Found]:
    """The numbers, letters and plain names of homes of the case that the words behind a person give as theirs.

    ``found`` is what the finders found in the page, whole addresses among it. Times, ages and counts stay.
    """
    marks: list[Found] = []
    people = [item for item in found if item.kind == "name"]
    patterns = (
        (_pattern(homes.numbers), page.folded.lower),
        (_letters(homes.flats), page.folded.text),
        (_plain_house(homes.named), page.folded.lower),
    )
    addresses = [item for item in found if item.kind == "address"]
    ends = dict.fromkeys(item.end for item in people)
    for pattern, text, end in ((p, text, end) for p, text in patterns if p for end in ends):
        match = pattern.match(text, end)
        if match and not any(item.start < match.end("it") and item.end > match.start("it") for item in addresses):
            reason = "a house or flat number"
            marks.append(
                Found(*match.span("it"), "address", FOR_KIND["address"], reason, False, rank=7, of_case=True)
            )
    return marks


@lru_cache(maxsize=64)
def _letters(flats: frozenset[str]) -> re.Pattern[str] | None:
    """ "Funmi in A" of Bedsit A."""
    ours = "".join(sorted(flat.upper() for flat in flats if len(flat) == 1 and flat.isalpha()))
    if not ours:
        return None
    return re.compile(
        rf"(?:'s)?,?\s+{_LIVING}(?:at|in|of|from|@)\s+(?P<it>[{ours}]){END}(?!['.&/\-]\w|\s?&|\s+[A-Z])"
    )


@lru_cache(maxsize=64)
def _plain_house(named: tuple[str, ...]) -> re.Pattern[str] | None:
    """ "Nimal at the stables" and "Tom (annexe)" of The Stables and The Annexe."""
    plain = [name.removeprefix("the ") for name in named]
    ours = "|".join(re.escape(name) for name in plain if len(name) > 4 and re.fullmatch(r"[a-z]+", name))
    if not ours:
        return None
    return re.compile(
        rf"(?:'s)?(?:,?\s+{_LIVING}(?:at|in|of|from|@)\s+(?:the\s+)?|\s\((?:the\s+)?)(?P<it>(?:{ours}){END})(?!\s+(?:at|of|in)\b)"
    )


@lru_cache(maxsize=64)
def _pattern(numbers: frozenset[str]) -> re.Pattern[str] | None:
    ours = [n for n in numbers if n[0].isdigit()]
    if not ours:
        return None

    def one(chosen: Iterable[str]) -> str:
        return "(?:" + "|".join(sorted(map(re.escape, chosen), key=lambda n: (-len(n), n))) + ")"

    hours = [n for n in ours if n.isdigit() and int(n) <= 12]
    others = [n for n in ours if n not in hours]
    more = rf"(?:\s*(?:/|&|,|\band\b)\s*{one(ours)}{END}{COUNTING}){{0,8}}"
    ways = [rf"{one(others)}{END}{COUNTING}"] if others else []
    ways += [rf"{one(hours)}{END}{COUNTING}{_TIME}"] if hours else []
    return re.compile(
        rf"(?:'s)?,?\s+{_LIVING}(?:at|in|of|from|@)\s+(?:the\s+)?(?P<it>(?:nos?\.?\s*|numbers?\s+|house\s+|#)?"
        rf"(?:{'|'.join(ways)}){more}){_AGE}{NO_THINGS}"
    )
