"""What looks wrong in the plan for the meeting: its date and time, its papers, who comes and who chairs.

Codes: ``meeting-not-called-for``, ``meeting-overdue``, ``meeting-too-early``, ``meeting-late``,
``meeting-not-a-working-day``, ``meeting-hours``, ``meeting-no-start``, ``chronology-date-past``,
``pack-date-past``, ``chair-not-independent``, ``nobody-attending``, ``agency-missing``,
``agency-not-attending``, ``youth-justice-missing``.

Faults of the date stay after the meeting; advice that can no longer be taken does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from docgen.authority import Authority, DeadlineId
from docgen.case.model import Case, Meeting, Person
from docgen.rules.deadline import Deadline, RuleWarning
from docgen.rules.due import refused
from docgen.rules.standing import chronologies_out, meeting_held
from docgen.rules.words import listed, several, spoken
from docgen.rules.workdays import bank_holiday, is_working_day, working_days_after, working_days_between

EARLIEST, LATEST = time(9), time(17)  # Guidance, Victim/Advocate Attendance

_RELEVANT_BODIES = {"council": "the council", "police": "the police", "icb": "the Integrated Care Board"}


def plan_warnings(
    case: Case, authority: Authority, today: date, deadlines: tuple[Deadline, ...]
) -> Iterator[RuleWarning]:
    """Every doubt about the meeting and its papers. A withdrawn application has no plan to doubt."""
    if case.application.withdrawn:
        return
    due = {deadline.id: deadline for deadline in deadlines}
    meeting = case.meeting.date if case.meeting else None
    held = meeting_held(case, today)
    stopped = case.closed is not None or refused(case)
    ahead = not held and not stopped
    if case.meeting and meeting:
        if refused(case) and not held:
            yield RuleWarning(
                "meeting-not-called-for",
                f"a meeting is set for {spoken(meeting)}, but the decision is that the threshold is not met",
                "/meeting/date",
            )
        yield from _too_early(case, meeting)
        yield from _late(case, authority, due, meeting, today if ahead else None)
        yield from _day_and_hours(case.meeting, meeting, ahead)
        if ahead:
            yield from _papers(case, due, meeting, today)
            yield from _chair(case)
    elif ahead and (overdue := due.get("meet")) and overdue.status == "missed":
        yield RuleWarning(
            "meeting-overdue",
            f"the meeting was to be held by {spoken(overdue.date)} and no date is set; "
            "tell the applicant the new date and the reason",
            "/meeting/date",
        )
    if ahead and case.completed:
        yield from _agencies(case, coming=meeting is not None)
        yield from _youth_justice(case, today)


def _too_early(case: Case, meeting: date) -> Iterator[RuleWarning]:
    decided = case.threshold.decided if case.threshold else None
    facts = (
        ("Letter 5, which announces it", case.letter_sent("5")),
        ("the decision that there is to be one", decided),
        ("the completed application", case.completed),
    )
    first = next(((what, day) for what, day in facts if day and meeting < day), None)
    if first:
        yield RuleWarning(
            "meeting-too-early",
            f"the meeting on {spoken(meeting)} comes before {first[0]} ({spoken(first[1])})",
            "/meeting/date",
        )


def _late(
    case: Case,
    authority: Authority,
    due: dict[DeadlineId, Deadline],
    meeting: date,
    letter_today: date | None,
) -> Iterator[RuleWarning]:
    """Each of the two limits that the meeting breaks, in working days.

    While the meeting is ahead and Letter 5 is decided on but not sent, the letter would carry today's date.
    """
    times, complete = authority.timescales, due.get("complete")
    letter, decided = case.letter_sent("5"), case.threshold is not None and case.threshold.decision == "met"
    limits: list[tuple[str, date, int | None]] = []
    if letter:
        limits.append(("Letter 5", letter, times.meet_after_letter_5))
    elif letter_today and decided:
        limits.append(("Letter 5, were it sent today", letter_today, times.meet_after_letter_5))
    if complete:
        limits.append(("the completed application", complete.date, times.meet_after_application))
    for what, start, days in limits:
        if days is None or meeting <= (latest := working_days_after(start, days).date):
            continue
        yield RuleWarning(
            "meeting-late",
            f"the meeting on {spoken(meeting)} is {several(working_days_between(start, meeting), 'working day')} "
            f"after {what} ({spoken(start)}); at the latest it is {several(days, 'working day')} after, "
            f"on {spoken(latest)}",
            "/meeting/date",
        )


def _day_and_hours(meeting: Meeting, day: date, ahead: bool) -> Iterator[RuleWarning]:
    if not is_working_day(day):
        holiday = bank_holiday(day)
        what = f"{holiday.name}, a bank holiday" if holiday else "at the weekend"
        yield RuleWarning(
            "meeting-not-a-working-day",
            f"the meeting is set for {spoken(day)}, which is {what}; it is held on working days only",
            "/meeting/date",
        )
    for name, at in (("start", meeting.start), ("end", meeting.end)):
        if at and not EARLIEST <= at <= LATEST:
            yield RuleWarning(
                "meeting-hours",
                f"the meeting's {name} at {at:%H:%M} is outside {EARLIEST:%H:%M} to {LATEST:%H:%M}",
                f"/meeting/{name}",
            )
    if ahead and meeting.start is None:
        yield RuleWarning(
            "meeting-no-start",
            "the meeting has no start time, which the invitation needs",
            "/meeting/start",
        )


def _papers(case: Case, due: dict[DeadlineId, Deadline], meeting: date, today: date) -> Iterator[RuleWarning]:
    left = several(working_days_between(today, meeting), "working day")
    still = f"{left} before the meeting on {spoken(meeting)}" if today < meeting else "the day of the meeting"
    chronology, pack = due.get("chronology"), due.get("pack")
    if chronology and chronology.status == "missed":
        out = listed(chronologies_out(case)) or "every agency, as the case lists none"
        yield RuleWarning(
            "chronology-date-past",
            f"chronologies were due by {spoken(chronology.date)}, and today is {still}; not in: {out}",
            "/agencies",
        )
    if pack and pack.status == "missed":
        yield RuleWarning(
            "pack-date-past",
            f"agenda and chronologies were to go out by {spoken(pack.date)}, and today is {still}",
            "/meeting/date",
        )


def _chair(case: Case) -> Iterator[RuleWarning]:
    """Guidance, Chair: independent; from a relevant body only without a part in the case."""
    chair = case.meeting.chair if case.meeting else None
    if chair is None:
        return
    contacts = [agency.contact.name for agency in case.agencies if agency.contact]
    if chair.name and _plain(chair.name) in map(_plain, contacts):
        yield RuleWarning(
            "chair-not-independent",
            "the Chair is also an agency's officer for this case; the Chair has to be independent",
            "/meeting/chair/name",
        )
    elif chair.organisation and _plain(chair.organisation) in [_plain(a.name) for a in case.agencies]:
        yield RuleWarning(
            "chair-not-independent",
            f"the Chair comes from {chair.organisation}, which is an agency in this case; "
            "check that the Chair has had no part in it",
            "/meeting/chair/organisation",
        )


def _plain(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


def _agencies(case: Case, coming: bool) -> Iterator[RuleWarning]:
    """Council, police and Integrated Care Board are relevant bodies everywhere in England (Guidance,
    Which Agencies are involved; Partner Attendance)."""
    if not case.agencies:
        yield RuleWarning(
            "agency-missing",
            f"no agency is listed; {listed(list(_RELEVANT_BODIES.values()))} are relevant bodies",
            "/agencies",
        )
        return
    nobody = coming and not any(a.attending or a.written_report for a in case.agencies)
    if nobody:
        yield RuleWarning(
            "nobody-attending",
            "no agency is marked as attending the meeting or sending a written report",
            "/agencies",
        )
    for role, name in _RELEVANT_BODIES.items():
        inside = [(i, agency) for i, agency in enumerate(case.agencies) if agency.role == role]
        if not inside:
            yield RuleWarning(
                "agency-missing",
                f"{name}, a relevant body, is not among the agencies",
                "/agencies",
            )
        elif coming and not nobody and not any(a.attending or a.written_report for _, a in inside):
            yield RuleWarning(
                "agency-not-attending",
                f"{name}, a relevant body, is neither marked as attending nor as sending a written report",
                f"/agencies/{inside[0][0]}/attending",
            )


def _youth_justice(case: Case, today: date) -> Iterator[RuleWarning]:
    """The Youth Justice Service takes part where somebody is under 18 (Guidance, Partner Attendance)."""
    if any(agency.role == "youth-justice" for agency in case.agencies):
        return
    young = [
        "an alleged perpetrator" for person in case.perpetrators if person.under_18 or _under_18(person, today)
    ][:1]
    if _under_18(case.victim, today):
        young.append("the victim")
    if young:
        yield RuleWarning(
            "youth-justice-missing",
            f"{listed(young)} {'are' if len(young) > 1 else 'is'} under 18, and no youth justice service is among "
            "the agencies",
            "/agencies",
        )


def _under_18(person: Person, today: date) -> bool:
    born = person.date_of_birth
    if born is None:
        return False
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day)) < 18
