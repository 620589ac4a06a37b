"""The officer's own deadlines as whole days in a calendar, each with its reason and a reminder.

What others have to do by a day that binds them alone (an appeal and its answer) is not among them. What is met is
left out. Nobody's name is in them: a reminder shows on any screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from docgen.authority import DeadlineId
from docgen.calendar.discreet import Discreet
from docgen.calendar.earlier import latest_sequence
from docgen.calendar.files import calendar, entry
from docgen.calendar.identity import deadline_uid
from docgen.documents.wording import day as in_words
from docgen.errors import DoesNotApply
from docgen.review import Review
from docgen.rules import Deadline, working_days_before

if TYPE_CHECKING:
    from icalendar import Event

REMINDED: Mapping[DeadlineId, str] = MappingProxyType(
    {
        "acknowledge": "Acknowledge the application",
        "partner-return": "Threshold Assessments are due back",
        "decide": "Tell the applicant the threshold decision",
        "meet": "Last day for the review meeting",
        "chronology": "Chronologies are due back",
        "pack": "Send the agenda and chronologies",
        "outcome": "Tell the outcome of the review",
    }
)
"""The deadlines that the SPOC keeps or chases, and what the calendar calls each."""

_A_DAY = 100  # files; more than anybody makes of a case in a day
_REMINDER = time(9)  # on the working day before


@dataclass(frozen=True, slots=True)
class Reminder:
    """One deadline in the calendar. ``remind`` is when the calendar says so; None where the day is past."""

    deadline: Deadline
    title: str
    about: str
    remind: datetime | None


def reminders(review: Review) -> tuple[Reminder, ...]:
    """Every deadline of the officer's that is due or missed, in the order of the process."""
    discreet = Discreet(review)
    return tuple(
        _reminder(deadline, review.today, discreet)
        for deadline in review.timetable.deadlines
        if deadline.id in REMINDED and deadline.status != "met"
    )


def reminders_file(review: Review, earlier: bytes | None = None) -> bytes:
    """The same as an .ics file to open in a calendar; ``earlier`` is the file of the same case made last.

    The file replaces what is there of an earlier one by its SEQUENCE: a hundred for each day since the
    application, so that a later day's is newer; and one more than the earlier file's where that is as high and
    says something else, so that a second one of the same day is newer too. Nothing new gives the same bytes.

    Raises DoesNotApply where no deadline is open: a calendar without an entry is none (RFC 5545, 3.6).
    """
    found = reminders(review)
    if not found:
        raise DoesNotApply("timetable", "no deadline of the officer's is open: there is nothing for a calendar")
    sequence = max(0, (review.today - review.case.application.received).days) * _A_DAY
    last = latest_sequence(earlier, {deadline_uid(review, id_) for id_ in REMINDED}) if earlier else None
    if last is None or last < sequence:
        return _file(found, review, sequence)
    again = _file(found, review, last)
    return again if again == earlier else _file(found, review, last + 1)


def _file(found: Iterable[Reminder], review: Review, sequence: int) -> bytes:
    return calendar("PUBLISH", [_event(reminder, review, sequence) for reminder in found])


def _reminder(deadline: Deadline, today: date, discreet: Discreet) -> Reminder:
    missed = "MISSED: " if deadline.status == "missed" else ""
    unsure = " (provisional)" if deadline.provisional else ""
    title = missed + discreet.named(REMINDED[deadline.id]) + unsure
    lines = [f"{deadline.rule}."]
    start = deadline.counted_from
    lines.append(f"Counted from {start.what}, {in_words(start.date)}.")
    lines += [f"Skipped: {in_words(holiday.date)} ({holiday.name})." for holiday in deadline.skipped]
    if deadline.provisional:
        lines.append("Provisional: bank holidays are not published that far, so the day may yet move.")
    lines.append(f"Source: {deadline.source}")
    lines.append(f"As on {in_words(today)}.")
    before = working_days_before(deadline.date, 1).date
    remind = datetime.combine(before, _REMINDER) if deadline.status == "due" and before >= today else None
    return Reminder(deadline, title, "\n".join(map(discreet.text, lines)), remind)


def _event(reminder: Reminder, review: Review, sequence: int) -> Event:
    from icalendar import Alarm

    deadline = reminder.deadline
    event = entry(deadline_uid(review, deadline.id), sequence, review.today)
    event.add("summary", reminder.title)
    event.add("dtstart", deadline.date)
    event.add("dtend", deadline.date + timedelta(days=1))  # the first day that it is not on (RFC 5545, 3.6.1)
    event.add("description", reminder.about)
    event.add("transp", "TRANSPARENT")  # the officer is not busy all day
    event.add("class", "PRIVATE")
    if reminder.remind:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", reminder.title)
        alarm.add("trigger", reminder.remind - datetime.combine(deadline.date, time()))
        event.add_component(alarm)
    return event
