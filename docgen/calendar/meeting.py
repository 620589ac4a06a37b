"""The meeting as a calendar takes it: asked for, changed and called off under one and the same UID.

A calendar replaces an entry by one with the same UID and a higher SEQUENCE (RFC 5546, 2.1.4); whoever sends it
knows how many went before.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Literal

from docgen.calendar.discreet import Discreet, one_line
from docgen.calendar.files import calendar, entry
from docgen.calendar.identity import invitation_uid
from docgen.calendar.london import at, zone
from docgen.calendar.people import Guest, guests, organiser
from docgen.documents.choice.when import meeting_not_set
from docgen.documents.facts.office import spoc_facts
from docgen.documents.wording import day as in_words
from docgen.errors import DoesNotApply, MissingFact
from docgen.review import Review

if TYPE_CHECKING:
    from icalendar import Event, vCalAddress

    from docgen.case.model import Meeting
    from docgen.documents.facts.office import SpocFacts

Method = Literal["REQUEST", "CANCEL"]

_DOCUMENT = "invitation"
_HIGHEST = 2**31 - 1  # what calendars keep the number in


def invitation(review: Review, *, sequence: int, method: Method = "REQUEST", day: date | None = None) -> bytes:
    """The invitation to the meeting of this case, its update or its cancellation, as an .ics file.

    ``sequence`` is 0 for the first and rises by one with each update and with the cancellation; ``day`` (the
    review's, when left out) is the day of sending. The same case, number and day give the same bytes.

    Raises MissingFact where the meeting's date, time or place is not known, or the SPOC's e-mail address, and
    DoesNotApply where there is no meeting to invite to. A cancellation needs date and time alone: the calendar
    goes by its UID.
    """
    if not 0 <= sequence <= _HIGHEST:
        raise ValueError(f"expected a sequence from 0 to {_HIGHEST}, found {sequence}")
    meeting = _meeting(review, method)
    host = organiser(review)
    if host.email is None:
        raise MissingFact(_DOCUMENT, "/spoc/email", "needs /spoc/email, an e-mail address that answers come to")
    assert meeting.date is not None
    assert meeting.start is not None
    discreet = Discreet(review)
    event = entry(invitation_uid(review), sequence, day or review.today)
    event.add("summary", _title(discreet, method))
    event.add("dtstart", at(meeting.date, meeting.start))
    if meeting.end and has_length(meeting):
        event.add("dtend", at(meeting.date, meeting.end))
    _tell(event, review, meeting, discreet, method)
    event.add("organizer", _address(host, discreet))
    for guest in guests(review):
        event.add("attendee", _address(guest, discreet, asked=method == "REQUEST"))
    event.add("status", "CONFIRMED" if method == "REQUEST" else "CANCELLED")
    event.add("transp", "OPAQUE")
    event.add("class", "PRIVATE")  # whoever shares the calendar sees that the time is taken
    return calendar(method, [zone(), event])


def has_length(meeting: Meeting) -> bool:
    """Whether it says when it ends, and that is after it begins; else a calendar is not told."""
    return bool(meeting.start and meeting.end and meeting.end > meeting.start)


def _meeting(review: Review, method: Method) -> Meeting:
    meeting = review.case.meeting
    if method == "REQUEST" and (reason := meeting_not_set(review)):
        raise DoesNotApply(_DOCUMENT, f"there is no meeting to invite to: {reason}")
    if meeting is None or meeting.date is None:
        raise MissingFact(_DOCUMENT, "/meeting/date", "needs /meeting/date: when the meeting is, or was to be")
    if meeting.start is None:
        raise MissingFact(_DOCUMENT, "/meeting/start", "needs /meeting/start: at what time the meeting begins")
    if method == "CANCEL":
        return meeting
    if meeting.date < review.today:
        raise DoesNotApply(_DOCUMENT, f"the meeting was on {in_words(meeting.date)}; nobody can be invited to it")
    if not (meeting.location or meeting.online):
        raise MissingFact(_DOCUMENT, "/meeting/location", "needs /meeting/location: where the meeting is")
    return meeting


def _title(discreet: Discreet, method: Method) -> str:
    title = discreet.named("ASB Case Review Meeting")
    return title if method == "REQUEST" else f"Cancelled: {title}"


def _tell(event: Event, review: Review, meeting: Meeting, discreet: Discreet, method: Method) -> None:
    """Where it is and what it is about, without a word on anybody in the case."""
    place = discreet.text(meeting.location) if meeting.location else None
    link = discreet.link(meeting.link) if meeting.online or not place else None
    if place or meeting.online:
        event.add("location", place or "Online")
    if link:
        event.add("url", link)
    spoc = spoc_facts(review.case, review.authority)
    lines = []
    if method == "CANCEL":
        lines.append("This meeting is cancelled.")
    if discreet.reference:
        lines.append(f"Case reference: {discreet.reference}")
    if place:
        lines.append(f"Place: {place}")
    if meeting.online:
        lines.append(f"Join online: {link}" if link else "Online: the organiser tells how to join.")
    pack = review.timetable.get("pack")
    if method == "REQUEST" and pack and pack.date >= review.today:
        sure = " (provisional: bank holidays are not published that far)" if pack.provisional else ""
        lines.append(f"Papers are sent by {in_words(pack.date)}{sure}.")
    lines += _organised(spoc, discreet)
    event.add("description", "\n".join(lines))


def _organised(spoc: SpocFacts, discreet: Discreet) -> Iterator[str]:
    """Whom to ask. An officer who is called like somebody in the case is told by office: no label for the name."""
    line = f"Organised by {spoc.line}"
    office = ", ".join(part for part in map(discreet.or_none, (spoc.job_title, spoc.organisation)) if part)
    if discreet.or_none(line):
        yield one_line(line)
    elif office:
        phone = discreet.or_none(spoc.phone)
        yield f"Organised by {office}" + (f" (telephone {phone})" if phone else "")


def _address(guest: Guest, discreet: Discreet, *, asked: bool = False) -> vCalAddress:
    from icalendar import vCalAddress

    found = vCalAddress(f"mailto:{guest.email}")
    if name := discreet.or_none(guest.name):
        # Older calendars know no way to write these two in a name.
        found.params["CN"] = name.replace('"', "'").replace("^", " ")
    if asked:
        found.params["CUTYPE"] = "INDIVIDUAL"
        found.params["ROLE"] = "CHAIR" if guest.chair else "REQ-PARTICIPANT"
        found.params["PARTSTAT"] = "NEEDS-ACTION"
        found.params["RSVP"] = "TRUE"
    return found
