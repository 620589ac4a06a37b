"""What an earlier file says of itself: which meeting or case it is for, and how many went before."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docgen.errors import OutputError


@dataclass(frozen=True, slots=True)
class Earlier:
    """An invitation that was made before."""

    uid: str
    sequence: int
    stamped: date
    cancelled: bool


def read_earlier(path: Path) -> Earlier:
    """The invitation in this file; raises OutputError where it holds none."""
    from icalendar import Calendar

    try:
        found = Calendar.from_ical(path.read_bytes())
        (event,) = found.walk("VEVENT")
        return Earlier(
            str(event["UID"]),
            int(event.get("SEQUENCE", 0)),
            event.decoded("DTSTAMP").date(),
            str(found.get("METHOD", "")).upper() == "CANCEL",
        )
    except OSError as error:
        raise OutputError(f"{path}: can't be read: {error.strerror or error}") from None
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise OutputError(f"{path}: is no invitation (.ics) to one meeting; name the file sent last") from None


def latest_sequence(content: bytes, uids: Collection[str]) -> int | None:
    """The highest number of those entries in a calendar file that are known by one of these; None without any."""
    from icalendar import Calendar

    try:
        events = Calendar.from_ical(content).walk("VEVENT")
        return max((int(e.get("SEQUENCE", 0)) for e in events if str(e.get("UID")) in uids), default=None)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None
