"""What an earlier invitation says of itself: which meeting it is for, and how many went before."""

from __future__ import annotations

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
