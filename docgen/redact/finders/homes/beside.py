"""Finds the number or plain name of a home behind somebody who is found: "Mr Dhaliwal at 29", "Tom (annexe)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from docgen.redact.finders.homes.counting import COUNTING, NO_THINGS
from docgen.redact.knowledge.homes import Homes
from docgen.redact.labels import FOR_KIND
from docgen.redact.language.words import MONTHS
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
_WHERE = (
    r"(?:(?:the\s)?next\s(?:close|stair|block|house|door)(?:\s(?:at|in))?|(?:(?:lives|living|stays|now|still|also|who\slives)\s)?(?:at|in|of|from)"
    r"|no\.?|number|house|door|upstairs|downstairs|opposite|over\sthe\s(?:road|way|landing)|across\sthe\s(?:road|way))"
)
_AGE = r"(?!,?\s+(?:he|she|they)\b|\s+(?:and|or)\s+(?:under|over|above)\b|\s+or\s+so\b)"


def homes_beside(page: Page, found: Sequence[Found], homes: Homes) -> list[Found]:
    """The numbers, letters and plain names of homes of the case that the words behind a person give as theirs.

    ``found`` is what the finders found in the page, whole addresses among it. Times, ages and counts stay.
    """
    marks: list[Found] = []
    lower = page.folded.lower
    people = [item for item in found if item.kind == "name" and lower[item.start : item.end] not in MONTHS]
    patterns = (
        (_pattern(homes.numbers), page.folded.lower),
        (_letters(homes.flats), page.folded.text),
        (_plain_house(homes.named), page.folded.lower),
        (_listed(homes.numbers), page.folded.lower),
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
    before = [p for p in (_cell(homes.numbers), _before(homes.numbers)) if p]
    starts = dict.fromkeys(item.start for item in people)
    for pattern, start in ((p, start) for p in before for start in starts):
        if match := pattern.search(lower, max(0, start - 12), start):
            reason = "a house or flat number, before a name"
            marks.append(
                Found(*match.span("it"), "address", FOR_KIND["address"], reason, False, rank=7, of_case=True)
            )
    return marks


@lru_cache(maxsize=64)
def _listed(numbers: frozenset[str]) -> re.Pattern[str] | None:
    """ "Ada 41, Tom 39, all in", "Ada (next close, 46)", and the cell of a table behind a name."""
    ours = _either(n for n in numbers if n[0].isdigit())
    if not ours:
        return None
    # "Ada (41)" is her age, as likely
    bracket = rf"(?P<open>(?:'s)?\s\((?:{_WHERE},?\s(?:no\.?\s?)?|(?=\d{{1,2}}/|\d{{3}})))"
    return re.compile(
        rf"(?:(?P<listed>,?[ ]|\s?[/\-]\s?)|{bracket}|(?P<cell>\s*[\t|]\s*))(?P<it>{ours}){END}"
        r"(?(listed)(?=\s*[,;]|\.?\s*$|\.?\n|\s(?:all|both)\b)|(?(open)(?=\))|(?=\s*(?:[\t|\n]|$))))"
    )


@lru_cache(maxsize=64)
def _cell(numbers: frozenset[str]) -> re.Pattern[str] | None:
    """The cell of a table before a name: "row 2 | 41 | Ada"."""
    ours = _either(n for n in numbers if n[0].isdigit())
    return re.compile(rf"(?:^|[\t|\n])\s*(?P<it>{ours})\s*[\t|]\s*$") if ours else None


@lru_cache(maxsize=64)
def _before(numbers: frozenset[str]) -> re.Pattern[str] | None:
    """ "48 (Sturrock)", and "48 - Sturrock" at the beginning of a line or a clause; no item of a list."""
    ours = _either(n for n in numbers if n[0].isdigit() and not (n.isdigit() and int(n) <= 12))
    begins = r"(?:^|\n[ \t]*|[;(]\s?|\.\s|,\s)"
    return re.compile(rf"{begins}(?P<it>{ours})(?:\s?[\-:,]\s|\s?\(|\s)$") if ours else None


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


def _either(numbers: Iterable[str]) -> str:
    """A pattern for one of these; nothing where there are none."""
    chosen = sorted(map(re.escape, numbers), key=lambda n: (-len(n), n))
    return f"(?:{'|'.join(chosen)})" if chosen else ""


@lru_cache(maxsize=64)
def _pattern(numbers: frozenset[str]) -> re.Pattern[str] | None:
    ours = [n for n in numbers if n[0].isdigit()]
    if not ours:
        return None

    hours = [n for n in ours if n.isdigit() and int(n) <= 12]
    others = [n for n in ours if n not in hours]
    more = rf"(?:\s*(?:/|&|,|\band\b)\s*{_either(ours)}{END}{COUNTING}){{0,8}}"
    ways = [rf"{_either(others)}{END}{COUNTING}"] if others else []
    ways += [rf"{_either(hours)}{END}{COUNTING}{_TIME}"] if hours else []
    return re.compile(
        rf"(?:'s)?,?\s+{_LIVING}(?:at|in|of|from|@)\s+(?:the\s+)?(?P<it>(?:nos?\.?\s*|numbers?\s+|house\s+|#)?"
        rf"(?:{'|'.join(ways)}){more}){_AGE}{NO_THINGS}"
    )
