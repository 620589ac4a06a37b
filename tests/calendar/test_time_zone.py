"""The VTIMEZONE says what the clocks in England say, hour by hour, also in the nights of the change."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.tz import tzical
from ics_reading import read
from made import review_of

from docgen.calendar import invitation
from docgen.review import Review

SECOND = timedelta(seconds=1)
BEFORE = "third-party-before-meeting"


@pytest.fixture(scope="module")
def content() -> bytes:
    return invitation(review_of(BEFORE), sequence=0)


# The last Sundays of March and October, from a calendar.
CHANGES = ("2024-03-31", "2024-10-27", "2026-03-29", "2026-10-25", "2028-03-26", "2028-10-29", "2037-10-25")


@pytest.mark.parametrize("change", CHANGES)
def test_every_hour_around_a_change(change: str, content: bytes) -> None:
    told = tzical(io.StringIO(content.decode())).get("Europe/London")
    true = ZoneInfo("Europe/London")
    begin = datetime.fromisoformat(change).replace(tzinfo=UTC) - timedelta(days=1)
    seen = set()
    for half_hour in range(96):
        moment = begin + timedelta(minutes=30 * half_hour)
        local = moment.astimezone(true)
        # dateutil tells only one of two equal times of the night apart, and cannot be asked about the other
        if local.fold == 0 and local.replace(fold=1).utcoffset() == local.utcoffset():
            wall = local.replace(tzinfo=told)
            assert wall.utcoffset() == local.utcoffset(), local
            assert told.tzname(wall.replace(tzinfo=None)) == local.tzname()
        seen.add(local.utcoffset())
    assert seen == {timedelta(0), timedelta(hours=1)}


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        ("2026-03-27", "10:00"),  # Friday, GMT
        ("2026-03-29", "09:00"),  # Sunday, the clocks went forward in the night
        ("2026-03-30", "09:00"),  # Monday, BST
        ("2026-10-23", "09:00"),  # Friday, BST
        ("2026-10-25", "10:00"),  # Sunday, the clocks went back in the night
        ("2026-10-26", "10:00"),  # Monday, GMT
        ("2028-02-29", "10:00"),  # a leap day
    ],
)
def test_ten_in_the_morning(day: str, utc: str, review: Callable[..., Review]) -> None:
    made = invitation(review(BEFORE, "2026-03-02", meeting__date=day), sequence=0).decode()
    assert f"DTSTART;TZID=Europe/London:{day.replace('-', '')}T100000\r\n" in made
    start = vobject.readOne(made).vevent.dtstart.value
    assert f"{start.astimezone(UTC):%Y-%m-%d %H:%M}" == f"{day} {utc}"


@pytest.mark.parametrize("year", [1996, 2007, 2026, 2028, 2037])
def test_each_change_comes_at_the_second_it_comes(year: int, content: bytes) -> None:
    (zone,) = read(content).named("VTIMEZONE")
    for part, month in (("DAYLIGHT", 3), ("STANDARD", 10)):
        (rule,) = zone.named(part)
        assert rule.one("RRULE") == f"FREQ=YEARLY;BYDAY=-1SU;BYMONTH={month}"
        before, after = (offset(rule.one(f"TZOFFSET{way}")) for way in ("FROM", "TO"))
        sunday = max(d for d in range(25, 32) if date(year, month, d).weekday() == 6)
        clock = time.fromisoformat(rule.one("DTSTART").partition("T")[2])
        onset = datetime.combine(date(year, month, sunday), clock, UTC) - before
        told = [moment.astimezone(ZoneInfo("Europe/London")).utcoffset() for moment in (onset - SECOND, onset)]
        assert told == [before, after]


def offset(text: str) -> timedelta:
    return timedelta(hours=int(text[1:3]), minutes=int(text[3:5])) * (-1 if text.startswith("-") else 1)
