"""Periods of months: a table for the ends of months, and a walk through the calendar as a second method."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from by_hand import day, written
from hypothesis import given
from hypothesis import strategies as st

from docgen.rules.periods import first_day_of_period, last_day_of_period


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        ("Thu 15 January 2026", 1, "Sat 14 February 2026"),  # the example of the specification
        ("Thu 1 January 2026", 1, "Sat 31 January 2026"),
        ("Sun 1 February 2026", 1, "Sat 28 February 2026"),
        ("Tue 1 February 2028", 1, "Tue 29 February 2028"),
        # February has no 29th, 30th or 31st to correspond
        ("Wed 28 January 2026", 1, "Fri 27 February 2026"),
        ("Thu 29 January 2026", 1, "Sat 28 February 2026"),
        ("Fri 30 January 2026", 1, "Sat 28 February 2026"),
        ("Sat 31 January 2026", 1, "Sat 28 February 2026"),
        # and in a leap year no 30th or 31st
        ("Sat 29 January 2028", 1, "Mon 28 February 2028"),
        ("Sun 30 January 2028", 1, "Tue 29 February 2028"),
        ("Mon 31 January 2028", 1, "Tue 29 February 2028"),
        # from February on
        ("Sat 28 February 2026", 1, "Fri 27 March 2026"),
        ("Mon 28 February 2028", 1, "Mon 27 March 2028"),
        ("Tue 29 February 2028", 1, "Tue 28 March 2028"),
        # months of thirty days
        ("Mon 30 March 2026", 1, "Wed 29 April 2026"),
        ("Tue 31 March 2026", 1, "Thu 30 April 2026"),
        ("Thu 30 April 2026", 1, "Fri 29 May 2026"),
        # into the next year
        ("Tue 1 December 2026", 1, "Thu 31 December 2026"),
        ("Thu 31 December 2026", 1, "Sat 30 January 2027"),
        # six months
        ("Sun 21 September 2025", 6, "Fri 20 March 2026"),
        ("Thu 28 August 2025", 6, "Fri 27 February 2026"),
        ("Fri 29 August 2025", 6, "Sat 28 February 2026"),
        ("Sun 31 August 2025", 6, "Sat 28 February 2026"),
        ("Tue 31 August 2027", 6, "Tue 29 February 2028"),
        ("Fri 2 January 2026", 6, "Wed 1 July 2026"),
        ("Thu 29 February 2024", 12, "Fri 28 February 2025"),
    ],
)
def test_last_day_of_a_period(first: str, months: int, last: str) -> None:
    assert written(last_day_of_period(day(first), months)) == last


@pytest.mark.parametrize(
    ("last", "months", "first"),
    [
        ("Fri 20 March 2026", 6, "Sun 21 September 2025"),
        ("Tue 24 February 2026", 6, "Mon 25 August 2025"),
        ("Sat 28 February 2026", 6, "Fri 29 August 2025"),
        ("Tue 29 February 2028", 6, "Mon 30 August 2027"),
        ("Mon 30 March 2026", 6, "Wed 1 October 2025"),
        ("Tue 31 March 2026", 6, "Wed 1 October 2025"),
        ("Sat 14 February 2026", 1, "Thu 15 January 2026"),
    ],
)
def test_first_day_of_a_period(last: str, months: int, first: str) -> None:
    assert written(first_day_of_period(day(last), months)) == first


def walked(first: date, months: int) -> date:
    """The last day of the period, by going from day to day until the corresponding one, or the month is past."""
    current, changes = first, 0
    while True:
        following = current + timedelta(days=1)
        changes += following.day == 1
        if changes > months or (changes == months and following.day == first.day):
            return current
        current = following


DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31))


@given(DAYS, st.integers(1, 14))
def test_the_last_day_agrees_with_a_walk(first: date, months: int) -> None:
    assert last_day_of_period(first, months) == walked(first, months)


@given(DAYS, st.integers(1, 14))
def test_the_first_day_is_the_earliest_whose_period_holds_the_last(last: date, months: int) -> None:
    first = first_day_of_period(last, months)
    assert walked(first, months) >= last > walked(first - timedelta(days=1), months)


def test_the_ends_of_the_calendar_do_not_break() -> None:
    assert last_day_of_period(date(9999, 12, 15), 1) == date.max
    assert first_day_of_period(date(1, 2, 3), 6) == date.min
