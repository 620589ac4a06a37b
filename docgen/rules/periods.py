"""Periods of months that begin with a day, by the corresponding-date rule.

A period of one month *beginning with* 15 January is over with 14 February: the day before the one that
corresponds. Where the month at the end has no corresponding day, the period is over with that month's last day:
one month beginning with 31 January ends on 28 February, or 29 in a leap year (Guidance, What is the Threshold?).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

_ONE_DAY = timedelta(days=1)


def last_day_of_period(first: date, months: int) -> date:
    """The last day of the period of so many months that begins with ``first``; at most the year 9999."""
    year, month = _shift(first, months)
    if year > date.max.year:
        return date.max
    length = monthrange(year, month)[1]
    if first.day > length:
        return date(year, month, length)
    return date(year, month, first.day) - _ONE_DAY


def first_day_of_period(last: date, months: int) -> date:
    """The earliest day whose period of so many months still holds ``last``.

    For an application on 20 March 2026 and six months it is 21 September 2025: a complaint made that day or
    later is in time. At the least the year 1.
    """
    year, month = _shift(last, -months)
    if year < date.min.year:
        return date.min
    # A period from the first of this month ends the day before the month of `last` begins: always too early.
    day = date(year, month, 1)
    while last_day_of_period(day, months) < last:
        day += _ONE_DAY
    return day


def _shift(day: date, months: int) -> tuple[int, int]:
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1
