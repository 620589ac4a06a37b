"""Finds dates of birth: those of the case in any form, and any date that the words before it say is one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from docgen.redact.finders.homes.units import ONES, TENS
from docgen.redact.labels import FOR_KIND
from docgen.redact.language.wordsets import listed
from docgen.redact.marks import Found
from docgen.redact.text.openings import Opened
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import EDGE, END

_MONTHS = listed(
    """
    jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)? oct(?:ober)?
    nov(?:ember)? dec(?:ember)?
    """
)
_MONTH = "(?:" + "|".join(_MONTHS) + r")\b\.?"
_TH = r"(?:\s?(?:st|nd|rd|th))?"
_FIRST_TO_NINTH = listed("first second third fourth fifth sixth seventh eighth ninth")
_ORDINALS = (
    *_FIRST_TO_NINTH,
    *listed("tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"),
    "twentieth",
    *(rf"twenty[\s\-]?{ordinal}" for ordinal in _FIRST_TO_NINTH),
    "thirtieth",
    r"thirty[\s\-]?first",
)
_IN_WORDS = rf"(?:the\s+)?(?:{'|'.join(reversed(_ORDINALS))})"
_YEAR_IN_WORDS = (
    r"(?:nineteen|twenty|two\s+thousand)(?:\s+and)?"
    rf"(?:[\s\-](?:{'|'.join((*TENS, *ONES, 'oh', 'hundred'))})){{1,3}}"
)
_ANY_DATE = (
    rf"{_IN_WORDS}\s+(?:day\s+)?(?:of\s+)?{_MONTH}(?:,?\s+(?:\d{{4}}|{_YEAR_IN_WORDS})\b)?"
    rf"|{_MONTH}\s+{_IN_WORDS}\b(?:,?\s+(?:\d{{4}}|{_YEAR_IN_WORDS})\b)?"
    rf"|\d{{1,2}}{_TH}(?:\s+(?:day\s+)?of)?[\s./\-,]+(?:\d{{1,2}}|{_MONTH})(?:[\s./,\-]+(?:\d{{4}}|'?\d{{2}}))?(?!\d)"
    rf"|{_MONTH}[\-/]'?(?:\d{{4}}|\d{{2}})(?!\d)"
    rf"|{_MONTH}\s+\d{{1,2}}{_TH}(?:,?\s+\d{{4}})?(?!\d)"
    rf"|\d{{4}}[\-./]\d{{1,2}}[\-./]\d{{1,2}}(?!\d)|\d{{8}}(?!\d)|\d{{6}}(?!\d)|(?:{_MONTH}\s+)?(?:19|20)\d\d(?!\d)"
)
_SAID = Opened(
    rf"{EDGE}(?:d\.?\s?o\.?\s?b{END}\.?|(?:dates?|year)\s+of\s+birth|d/o/b|born|b(?:irth)?['\-]?\s?day|birth\s?-?(?:date|year)"
    r"|dobs|yob|b\.(?=\s?(?:(?:19|20)\d\d\b|\d{1,2}[./\-]\d{1,2}[./\-]\d\d))|aged?\s+\d{1,2}\s*\(|turn(?:s|ed|ing)\s+\d{1,2}\b)(?:'s)?[\s_]*"
    r"(?:(?:is|was|are|were|given|recorded|stated|shown|confirmed|noted|as|being|on|in|the|of|:|-|=|\(|\[|\.|,|'|\")\s*){0,5}"
    rf"({_ANY_DATE})"
)
# "dobs 4/5/92 and 6/7/94"
_AND_ANOTHER = re.compile(
    rf"\s*(?:&|/|\band\b)\s*(\d{{1,2}}{_TH}[\s./\-]+(?:\d{{1,2}}|{_MONTH})[\s./\-]+(?:\d{{4}}|'?\d{{2}}))(?!\d)"
)


@dataclass(frozen=True, slots=True)
class BirthFinder:
    """Finds dates of birth; ``known`` are those of the case."""

    known: Opened | None
    years: tuple[str, ...] = ()  # two figures each: a page without any of them holds none of the dates
    in_words: Opened | None = None  # the day in words, the year in words or figures
    months: tuple[str, ...] = ()  # the first three letters of each

    def find(self, page: Page) -> list[Found]:
        """Every date of birth."""
        found = [
            _found(m.start(), m.end(), "a date of birth of the case", True)
            for m in (self.in_words.find(page) if self.in_words and self._month_in(page) else ())
        ]
        if self.known and any(year in page.folded.lower for year in self.years):
            found += [
                _found(m.start(), m.end(), "a date of birth of the case", True) for m in self.known.find(page)
            ]
        for match in _SAID.find(page):
            found.append(_found(match.start(1), match.end(1), "a date of birth, as the text says", False))
            end = match.end(1)
            while more := _AND_ANOTHER.match(page.folded.lower, end):
                found.append(_found(*more.span(1), "a date of birth, as the text says", False))
                end = more.end(1)
        return found

    def _month_in(self, page: Page) -> bool:
        return any(month in page.folded.lower for month in self.months)


def find_births(days: Iterable[date]) -> BirthFinder:
    """The finder for these dates of birth."""
    different = tuple(dict.fromkeys(days))
    if not different:
        return BirthFinder(None)
    figures = "|".join(p for day in different for p in _figures_first(day))
    names = "|".join(p for day in different for p in _month_first(day))
    known = Opened(rf"(?=\d)(?<![\d£$€])(?:{figures})(?!\d)|(?=[adfjmnos]){EDGE}(?:{names})(?!\d)")
    months = tuple({_MONTHS[day.month - 1][:3]: None for day in different})
    in_words = Opened(rf"\b(?:{'|'.join(p for day in different for p in _day_in_words(day))})(?!\d)")
    return BirthFinder(known, tuple(f"{day.year % 100:02d}" for day in different), in_words, months)


def _figures_first(day: date) -> list[str]:
    d, m, y, name, gap = _parts(day)
    sep = r"\s?[./\-\s_:\\]\s?"
    slipped = rf"(?:{name}|{_MONTHS[day.month - 1][:3]}[a-z]{{3,7}})"
    return [
        rf"{d}(?:{sep}{m}{sep}{y}|{_TH}(?:\s+(?:day\s+)?of\s+|{gap}){slipped}{gap}{y})",
        rf"{d}{_TH}\s+of\s+(?:the\s+)?{m}{_TH}[\s./,\-]{{1,3}}{y}",
        rf"{m}{sep}{d}{sep}{y}",
        rf"{day.year}(?:{sep}{m}{sep}{d}|{gap}{name}{gap}{d})",
        f"{day:%d%m%Y}",
        f"{day:%Y%m%d}",
        f"{day:%d%m%y}",
    ]


def _month_first(day: date) -> list[str]:
    d, _, y, name, gap = _parts(day)
    return [rf"{name}{gap}(?:(?:the\s+)?{d}{_TH}{gap}{y}|(?:of\s+)?{day.year})"]


def _day_in_words(day: date) -> list[str]:
    """ "Thirtieth of May 2011", the year in words or short as well."""
    _, _, y, name, gap = _parts(day)
    said = rf"(?:the\s+)?{_ORDINALS[day.day - 1]}"
    year = rf"(?:{y}|{_year_in_words(day.year)})\b"
    return [rf"{said}\s+(?:day\s+)?(?:of\s+)?{name}{gap}{year}", rf"{name}\s+{said}{gap}{year}"]


def _year_in_words(year: int) -> str:
    """The ways to say a year: "twenty eleven", "two thousand and eleven", "nineteen eighty-four"."""
    rest = year % 100
    tens, ones = divmod(rest, 10)
    said = ONES[rest - 1] if 0 < rest < 20 else rf"{TENS[tens - 2]}(?:[\s\-]{ONES[ones - 1]})" if ones else ""
    said = said or (TENS[tens - 2] if rest else "hundred")
    if year < 2000:
        return rf"(?:nineteen[\s\-](?:oh[\s\-])?)?{said}"
    long = rf"two\s+thousand(?:\s+and)?[\s\-]{said}" if rest else r"two\s+thousand"
    return rf"(?:{long}|twenty[\s\-](?:oh[\s\-])?{said})"


def _parts(day: date) -> tuple[str, str, str, str, str]:
    """Patterns for the day, the month in figures, the year, the month's name, and what stands between."""
    name = f"(?:{_MONTHS[day.month - 1]})" + r"\.?"
    return f"0?{day.day}", f"0?{day.month}", rf"(?:{day.year}|'?{day.year % 100:02d})", name, r"[\s./,\-]{0,3}"


def _found(start: int, end: int, reason: str, of_case: bool) -> Found:
    return Found(start, end, "date-of-birth", FOR_KIND["date-of-birth"], reason, rank=8, of_case=of_case)
