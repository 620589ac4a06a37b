"""The few phrases that rules explain themselves with, the same on every machine whatever its locale."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def weekday(day: date) -> str:
    """The English name of the day of the week, in full."""
    return _WEEKDAYS[day.weekday()]


def spoken(day: date) -> str:
    """The day as letters write it: "Tuesday 21 April 2026"."""
    return f"{weekday(day)} {day.day} {MONTHS[day.month - 1]} {day.year}"


def several(count: int, one: str) -> str:
    """A number with its noun: "1 working day", "5 working days"."""
    return f"{count} {one}" if count == 1 else f"{count} {one}s"


def in_words(count: int, one: str) -> str:
    """A small number in letters with its noun: "one month", "six months"."""
    number = _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)
    return f"{number} {one}" if count == 1 else f"{number} {one}s"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words in a row: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
