"""The file around the entries: the same bytes each time, whatever the clock says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Component, Event

_PRODUCT = "-//docgen//ASB Case Review//EN"


def entry(uid: str, sequence: int, day: date) -> Event:
    """An event with what every event has; it is stamped with the beginning of the day, not with the clock."""
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("sequence", sequence)
    event.add("dtstamp", datetime.combine(day, time(), UTC))
    return event


def calendar(method: str, components: Iterable[Component]) -> bytes:
    """The whole file: lines folded at 75 octets, each ended with CR and LF (RFC 5545, 3.1)."""
    from icalendar import Calendar

    whole = Calendar()
    whole.add("prodid", _PRODUCT)
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", method)
    for component in components:
        whole.add_component(component)
    content: bytes = whole.to_ical(sorted=False)
    return content
