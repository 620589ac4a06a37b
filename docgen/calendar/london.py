"""The time of day in England, as a calendar needs it told: the zone with its two rules."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Timezone

ZONE = "Europe/London"


def at(day: date, clock: time) -> datetime:
    """This time of day on this day in England."""
    return datetime.combine(day, clock, ZoneInfo(ZONE))


def zone() -> Timezone:
    """The VTIMEZONE of Europe/London.

    Summer time runs from the last Sunday of March to the last Sunday of October and changes at 01:00 GMT (Summer
    Time Act 1972, as amended by the Summer Time Order 2002; so since 1996). Each onset is told in the local time
    before it: 01:00 GMT in spring, 02:00 BST in autumn (RFC 5545, 3.6.5).
    """
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    gmt, bst = timedelta(0), timedelta(hours=1)
    found = Timezone()
    found.add("tzid", ZONE)
    for part, name, first, before, after in (
        (TimezoneDaylight(), "BST", datetime(1996, 3, 31, 1), gmt, bst),  # noqa: DTZ001 - local time by definition
        (TimezoneStandard(), "GMT", datetime(1996, 10, 27, 2), bst, gmt),  # noqa: DTZ001
    ):
        part.add("dtstart", first)
        part.add("rrule", {"freq": "yearly", "bymonth": first.month, "byday": "-1SU"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        found.add_component(part)
    return found
