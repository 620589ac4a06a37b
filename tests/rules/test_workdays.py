"""Working days, each expectation worked out by hand or by looking it up in a typed list of bank holidays."""

from __future__ import annotations

from datetime import date, timedelta
from importlib.machinery import PathFinder

import holidays
import pytest
from by_hand import FIRST, HOLIDAYS, LAST, after, before, day, written
from hypothesis import given
from hypothesis import strategies as st

from docgen.rules import workdays
from docgen.rules.workdays import (
    LAST_PUBLISHED_YEAR,
    Count,
    bank_holiday,
    calendar_days_after,
    is_working_day,
    working_day_from,
    working_days_after,
    working_days_before,
    working_days_between,
)


def names(count: Count) -> list[str]:
    return [f"{written(holiday.date)}: {holiday.name}" for holiday in count.skipped]


@pytest.mark.parametrize("year", sorted({holiday.year for holiday in HOLIDAYS}))
def test_bank_holidays_on_weekdays_are_those_that_are_published(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    found = {d: h.name for d in days if d.year == year and d.weekday() < 5 and (h := bank_holiday(d))}
    assert found == {d: name for d, name in HOLIDAYS.items() if d.year == year}


def test_the_last_published_year_is_the_last_that_was_typed_from_the_publication() -> None:
    assert max(HOLIDAYS).year == LAST_PUBLISHED_YEAR


@pytest.mark.parametrize("found", [True, False])
def test_the_kingdom_alone_has_the_days_that_the_package_gives(
    found: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as elsewhere:
        if not found:  # a package that keeps its countries in another place
            elsewhere.setattr(PathFinder, "find_spec", lambda *_: None)
        kingdom = workdays._kingdom.__wrapped__()
    for year in (2012, 2019, 2022, 2023, 2026, 2028, 2035):  # jubilees, a funeral, a coronation, a moved day
        alone = kingdom(subdiv="ENG", years=year, expand=False, language="en_GB")
        whole = holidays.country_holidays("GB", subdiv="ENG", years=year, expand=False, language="en_GB")
        assert dict(alone) == dict(whole)
        assert len(alone) >= 8
    assert isinstance(kingdom, type) is found


@pytest.mark.parametrize(
    ("start", "days", "end", "skipped"),
    [
        # across Easter, as Letter 1 of the third-party fixture counts
        ("Fri 27 March 2026", 5, "Tue 7 April 2026", ["Good Friday", "Easter Monday"]),
        ("Fri 27 March 2026", 15, "Tue 21 April 2026", ["Good Friday", "Easter Monday"]),
        ("Thu 2 April 2026", 1, "Tue 7 April 2026", ["Good Friday", "Easter Monday"]),
        # the day itself is not counted, whatever day it is
        ("Tue 24 February 2026", 5, "Tue 3 March 2026", []),
        ("Fri 3 April 2026", 1, "Tue 7 April 2026", ["Easter Monday"]),
        ("Sat 28 February 2026", 5, "Fri 6 March 2026", []),
        ("Sun 1 March 2026", 5, "Fri 6 March 2026", []),
        ("Sun 1 March 2026", 0, "Sun 1 March 2026", []),
        # Christmas: on weekdays, on a Saturday, on a week-end
        ("Mon 23 December 2024", 3, "Mon 30 December 2024", ["Christmas Day", "Boxing Day"]),
        ("Mon 21 December 2026", 5, "Wed 30 December 2026", ["Christmas Day", "Boxing Day (substitute day)"]),
        (
            "Fri 24 December 2027",
            4,
            "Tue 4 January 2028",
            [
                "Christmas Day (substitute day)",
                "Boxing Day (substitute day)",
                "New Year's Day (substitute day)",
            ],
        ),
        # month ends, leap days, year ends
        ("Fri 30 January 2026", 1, "Mon 2 February 2026", []),
        ("Fri 27 February 2026", 1, "Mon 2 March 2026", []),
        ("Mon 28 February 2028", 1, "Tue 29 February 2028", []),
        ("Mon 28 February 2028", 2, "Wed 1 March 2028", []),
        ("Wed 28 February 2024", 2, "Fri 1 March 2024", []),
        ("Wed 31 December 2025", 1, "Fri 2 January 2026", ["New Year's Day"]),
        # one-off days
        ("Fri 28 April 2023", 5, "Tue 9 May 2023", ["Early May bank holiday", "Coronation of Charles III"]),
        ("Fri 5 May 2023", 1, "Tue 9 May 2023", ["Coronation of Charles III"]),
        (
            "Wed 1 June 2022",
            1,
            "Mon 6 June 2022",
            ["Spring bank holiday", "Platinum Jubilee of Elizabeth II"],
        ),
        ("Fri 16 September 2022", 1, "Tue 20 September 2022", ["State Funeral of Queen Elizabeth II"]),
        # England has no St Patrick's, St Andrew's or 2 January, and has Easter Monday
        ("Mon 16 March 2026", 1, "Tue 17 March 2026", []),
        ("Fri 27 November 2026", 1, "Mon 30 November 2026", []),
        ("Wed 1 January 2025", 1, "Thu 2 January 2025", []),
    ],
)
def test_working_days_after(start: str, days: int, end: str, skipped: list[str]) -> None:
    count = working_days_after(day(start), days)
    assert written(count.date) == end
    assert [holiday.name for holiday in count.skipped] == skipped
    assert not count.provisional


@pytest.mark.parametrize(
    ("meeting", "days", "end", "skipped"),
    [
        ("Tue 12 May 2026", 7, "Thu 30 April 2026", ["Mon 4 May 2026: Early May bank holiday"]),
        ("Tue 12 May 2026", 5, "Tue 5 May 2026", []),
        ("Tue 12 May 2026", 1, "Mon 11 May 2026", []),
        ("Tue 12 May 2026", 0, "Tue 12 May 2026", []),
        (
            "Tue 7 April 2026",
            1,
            "Thu 2 April 2026",
            ["Fri 3 April 2026: Good Friday", "Mon 6 April 2026: Easter Monday"],
        ),
        ("Sat 9 May 2026", 5, "Fri 1 May 2026", ["Mon 4 May 2026: Early May bank holiday"]),
        ("Wed 6 January 2027", 5, "Tue 29 December 2026", ["Fri 1 January 2027: New Year's Day"]),
        ("Wed 1 March 2028", 2, "Mon 28 February 2028", []),
        (
            "Wed 10 May 2023",
            7,
            "Thu 27 April 2023",
            ["Mon 1 May 2023: Early May bank holiday", "Mon 8 May 2023: Coronation of Charles III"],
        ),
    ],
)
def test_working_days_before_leaves_the_day_itself_out(
    meeting: str, days: int, end: str, skipped: list[str]
) -> None:
    count = working_days_before(day(meeting), days)
    assert written(count.date) == end
    assert names(count) == skipped


@pytest.mark.parametrize(
    ("start", "days", "end", "provisional"),
    [
        ("Fri 22 December 2028", 3, "Fri 29 December 2028", False),
        ("Fri 22 December 2028", 5, "Wed 3 January 2029", True),
        ("Mon 8 January 2029", 1, "Tue 9 January 2029", True),
    ],
)
def test_a_count_past_the_published_years_is_provisional(
    start: str, days: int, end: str, provisional: bool
) -> None:
    count = working_days_after(day(start), days)
    assert (written(count.date), count.provisional) == (end, provisional)


def test_counting_back_from_an_unpublished_year_is_provisional_too() -> None:
    count = working_days_before(day("Wed 10 January 2029"), 7)
    assert (written(count.date), count.provisional) == ("Fri 29 December 2028", True)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("Tue 17 March 2026", 28, "Tue 14 April 2026"),
        ("Mon 2 February 2026", 28, "Mon 2 March 2026"),
        ("Tue 1 February 2028", 28, "Tue 29 February 2028"),
        ("Mon 7 December 2026", 28, "Mon 4 January 2027"),
        ("Fri 15 December 2028", 28, "Fri 12 January 2029"),
    ],
)
def test_calendar_days_run_through_holidays_and_are_certain(start: str, days: int, end: str) -> None:
    assert calendar_days_after(day(start), days) == Count(day(end))


@pytest.mark.parametrize(
    ("arrived", "counts_from", "skipped"),
    [
        ("Thu 2 April 2026", "Thu 2 April 2026", []),
        ("Fri 3 April 2026", "Tue 7 April 2026", ["Good Friday", "Easter Monday"]),
        ("Sun 5 April 2026", "Tue 7 April 2026", ["Easter Monday"]),
        ("Sat 16 May 2026", "Mon 18 May 2026", []),
    ],
)
def test_working_day_from(arrived: str, counts_from: str, skipped: list[str]) -> None:
    count = working_day_from(day(arrived))
    assert written(count.date) == counts_from
    assert [holiday.name for holiday in count.skipped] == skipped


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("Wed 15 April 2026", "Wed 20 May 2026", 24),  # 11 in April from the 16th, 13 in May without the 4th
        ("Wed 15 April 2026", "Wed 15 April 2026", 0),
        ("Wed 15 April 2026", "Tue 14 April 2026", 0),
        ("Thu 2 April 2026", "Mon 6 April 2026", 0),
        ("Thu 2 April 2026", "Tue 7 April 2026", 1),
    ],
)
def test_working_days_between(start: str, end: str, days: int) -> None:
    assert working_days_between(day(start), day(end)) == days


def test_week_ends_and_bank_holidays_are_no_working_days() -> None:
    answers = {
        "Thu 2 April 2026": True,
        "Fri 3 April 2026": False,
        "Sat 4 April 2026": False,
        "Sun 5 April 2026": False,
        "Mon 6 April 2026": False,
        "Tue 7 April 2026": True,
    }
    assert {text: is_working_day(day(text)) for text in answers} == answers


@pytest.mark.parametrize("count", [working_days_after, working_days_before, calendar_days_after])
def test_a_negative_number_of_days_is_refused(count: object) -> None:
    with pytest.raises(ValueError, match="other direction"):
        count(date(2026, 4, 1), -1)  # type: ignore[operator]


STARTS = st.dates(FIRST + timedelta(days=150), LAST - timedelta(days=150))


@given(STARTS, st.integers(1, 60))
def test_counting_agrees_with_the_list_of_all_working_days(start: date, days: int) -> None:
    forward, back = working_days_after(start, days), working_days_before(start, days)
    assert forward.date == after(start, days)
    assert back.date == before(start, days)
    for count, low, high in ((forward, start, forward.date), (back, back.date, start)):
        assert [h.date for h in count.skipped] == [d for d in HOLIDAYS if low < d < high]


@given(STARTS, st.integers(1, 60))
def test_the_way_back_from_a_working_day_ends_where_it_began(start: date, days: int) -> None:
    begun = working_day_from(start).date
    there = working_days_after(begun, days).date
    assert working_days_before(there, days).date == begun
    assert working_days_between(begun, there) == days
