"""How facts are worded: dates, times, lists. The filters that a template may use, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, time

from babel.dates import format_date

_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def day(value: date) -> str:
    """A date as people read it: ``Tuesday 21 April 2026``."""
    return format_date(value, "EEEE d MMMM y", locale="en_GB")


def short_day(value: date) -> str:
    """A date in a table: ``21 April 2026``."""
    return format_date(value, "d MMMM y", locale="en_GB")


def clock(value: time) -> str:
    """A time of day as people read it: ``10am``, ``2:30pm``, ``12 noon``."""
    if value.hour == 12 and value.minute == 0:
        return "12 noon"
    hour = value.hour % 12 or 12
    minutes = f":{value.minute:02d}" if value.minute else ""
    return f"{hour}{minutes}{'am' if value.hour < 12 else 'pm'}"


def span(start: time | None, end: time | None) -> str | None:
    """From when to when: ``10am to 12 noon``; the start alone where no end is known."""
    if start is None:
        return None
    return f"{clock(start)} to {clock(end)}" if end else clock(start)


def and_list(values: Iterable[object]) -> str:
    """``1, 2 and 4``."""
    words = [str(value) for value in values]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def sentence_end(value: str) -> str:
    """Without the full stop at its end, for a sentence that goes on or has its own."""
    return value.rstrip().removesuffix(".")


def joined_reasons(values: Sequence[str]) -> str:
    """Reasons as the end of one sentence: joined with semicolons, no full stop at the end."""
    return "; ".join(sentence_end(value) for value in values)


def yes_no(value: object) -> str:
    """``Yes`` or ``No``."""
    return "Yes" if value else "No"


def clean(text: str) -> str:
    """Text that XML can hold: line breaks are ``\\n``, characters that no document may carry are gone."""
    return _FORBIDDEN.sub("", _BREAKS.sub("\n", text))


FILTERS = {
    "day": day,
    "short_day": short_day,
    "clock": clock,
    "and_list": and_list,
    "reasons": joined_reasons,
    "yes_no": yes_no,
    "sentence_end": sentence_end,
    "length": len,
}
