"""The timetable of a case: every deadline that applies on a given day, and what looks impossible or late."""

from __future__ import annotations

from datetime import date

from docgen.authority import Authority, DeadlineId
from docgen.case.model import Case
from docgen.errors import CaseError, DayOutOfRange, Problem
from docgen.rules.correspondence import correspondence_warnings
from docgen.rules.deadline import Deadline, Timetable
from docgen.rules.due import SOURCES, Due, due_dates
from docgen.rules.plan import plan_warnings
from docgen.rules.standing import UNRECORDED, meeting_held, standing

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""The years that a count can be made in; a date outside them is a slip of the keyboard."""

_OF_THE_MEETING: tuple[DeadlineId, ...] = ("meet", "chronology", "pack", "outcome")


def timetable(case: Case, authority: Authority, today: date) -> Timetable:
    """Each deadline of this case under this authority, with its status on ``today``, and the warnings.

    A deadline that can't be computed is absent: all of them while consent is missing, those of the meeting
    until it is set or where the threshold is not met, the appeal before Letter 4 or 6. Of a withdrawn application
    there is what is on record as met or missed before the withdrawal; what was still ahead of it is gone.

    Raises CaseError where a date lies outside the years 1900 to 2100. Guidance, ASB Case Review Process.
    """
    _refuse_odd_years(case, today)
    withdrawn = case.application.withdrawn
    as_of = min(today, withdrawn) if withdrawn else today
    deadlines = tuple(_deadline(due, case, authority, as_of) for due in due_dates(case, authority, today))
    if withdrawn:
        deadlines = tuple(d for d in deadlines if _remains(d, case, as_of))
    return Timetable(
        today,
        deadlines,
        (
            *correspondence_warnings(case, today, deadlines),
            *plan_warnings(case, authority, today, deadlines),
        ),
    )


def _deadline(due: Due, case: Case, authority: Authority, as_of: date) -> Deadline:
    status, because = standing(due, case, as_of)
    return Deadline(
        id=due.id,
        date=due.count.date,
        counted_from=due.counted_from,
        rule=due.rule,
        source=authority.sources.get(due.id, SOURCES[due.id]),
        skipped=due.count.skipped,
        status=status,
        because=because,
        provisional=due.count.provisional,
    )


def _remains(deadline: Deadline, case: Case, as_of: date) -> bool:
    """Whether a withdrawal leaves this deadline standing: what is on record stays, the rest is off."""
    if deadline.status == "due" or (deadline.status == "missed" and deadline.id in UNRECORDED):
        return False
    of_a_meeting_to_come = deadline.id in _OF_THE_MEETING and not meeting_held(case, as_of)
    return not (of_a_meeting_to_come and deadline.date >= as_of)


def _refuse_odd_years(case: Case, today: date) -> None:
    if not FIRST_YEAR <= today.year <= LAST_YEAR:
        raise DayOutOfRange(f"{today}: expected a day from {FIRST_YEAR} to {LAST_YEAR}")
    application = case.application
    counted: list[tuple[str, date | None]] = [
        ("/application/received", application.received),
        ("/application/consent/received", application.consent.received if application.consent else None),
        ("/application/withdrawn", application.withdrawn),
        ("/threshold/decided", case.threshold.decided if case.threshold else None),
        ("/meeting/date", case.meeting.date if case.meeting else None),
        *((f"/letters/{number}", day) for number, day in case.letters.items()),
        ("/closed", case.closed),
        ("/appeal/lodged", case.appeal.lodged if case.appeal else None),
    ]
    problems = [
        Problem(pointer, f"expected a date in the years {FIRST_YEAR} to {LAST_YEAR}, found {day}", "year")
        for pointer, day in counted
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR
    ]
    if problems:
        raise CaseError(problems, case.reference)
