"""When each deadline falls: dates, rules and where they count from, without a word on who kept them.

The timescales are the authority's; one that it leaves out does not apply there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from docgen.authority import Authority, DeadlineId
from docgen.case.model import Case
from docgen.rules.deadline import CountedFrom
from docgen.rules.words import several, spoken
from docgen.rules.workdays import (
    Count,
    calendar_days_after,
    working_day_from,
    working_days_after,
    working_days_before,
)

SOURCES: dict[DeadlineId, str] = {
    "complete": "Guidance, Consent; Receipt of ASB Case Review Application",
    "acknowledge": "Guidance, Receipt of ASB Case Review Application",
    "decide": "Guidance, Assessing the ASB Case Review Application; Letter 1",
    "partner-return": "Guidance, Appendix E, which leaves the date to the council",
    "meet": "Guidance, ASB Case Review Meeting; Appendix C, What happens next?",
    "chronology": "Guidance, Meeting Papers",
    "pack": "Guidance, Meeting Papers",
    "outcome": "Guidance, Informing the Applicant",
    "appeal": "Guidance, ASB Case Review Appeal Process, Timescales",
    "appeal-ack": "Guidance, Appeal Process",
    "appeal-decision": "Guidance, Appeal Process",
}


@dataclass(frozen=True, slots=True)
class Due:
    """One deadline before anybody asks whether it was kept."""

    id: DeadlineId
    count: Count
    counted_from: CountedFrom
    rule: str


def refused(case: Case) -> bool:
    """Whether the review stops at the threshold: decided as not met, or told so in Letter 4.

    A Letter 5 already sent promises a meeting, whatever else the file says.
    """
    if case.letter_sent("5"):
        return False
    decision = case.threshold.decision if case.threshold else None
    return decision == "not-met" or (decision is None and case.letter_sent("4") is not None)


def decision_letter(case: Case) -> tuple[str, date] | None:
    """Number and date of the letter that can be appealed against: Letter 6, or else Letter 4.

    Where both were sent (an appeal against Letter 4 was upheld), an appeal lodged before Letter 6 is against
    Letter 4.
    """
    four, six = case.letter_sent("4"), case.letter_sent("6")
    lodged = case.appeal.lodged if case.appeal else None
    if six and not (four and lodged and lodged < six):
        return "6", six
    return ("4", four) if four else None


def appeal_by(letter: date, authority: Authority) -> Count | None:
    """The last day to appeal against a Letter 4 or 6 of this date; None where no limit is published.

    Calendar days (Guidance, ASB Case Review Appeal Process, Timescales).
    """
    days = authority.appeal.days
    return None if days is None else calendar_days_after(letter, days)


def due_dates(case: Case, authority: Authority, today: date) -> Iterator[Due]:
    """Each deadline that can be computed, in the order of the process.

    Nothing at all while a third party's application lacks the victim's consent: no clock runs (Guidance,
    Consent). ``today`` only shows, in words, what a Letter 5 that is ready to go would mean for the meeting.
    """
    complete = _complete(case, authority)
    if complete is None:
        return
    yield complete
    yield from _assessment(case, authority, complete)
    if not refused(case):
        yield from _meeting(case, authority, complete, today)
    yield from _appeal(case, authority)


def _complete(case: Case, authority: Authority) -> Due | None:
    arrived = case.completed
    if arrived is None:
        return None
    if not case.third_party:
        origin = CountedFrom("the application form", arrived, "/application/received")
        rule = "The day the completed application form arrived"
    else:
        consent_last = arrived > case.application.received
        origin = (
            CountedFrom("the victim's consent or authority to act", arrived, "/application/consent/received")
            if consent_last
            else CountedFrom("the application form", arrived, "/application/received")
        )
        rule = "The day both the form and the victim's consent (or proof of authority to act) had arrived"
    if authority.deemed_receipt == "same-day":
        return Due("complete", Count(arrived), origin, rule)
    rule += "; what arrives on a day that is not a working day counts from the next working day"
    return Due("complete", working_day_from(arrived), origin, rule)


def _assessment(case: Case, authority: Authority, complete: Due) -> Iterator[Due]:
    times, start = authority.timescales, complete.count.date
    origin = _completed(complete)
    if times.acknowledge is not None:
        letters = "Letter 1 to the applicant and Letter 3 to the victim" if case.third_party else "Letter 1"
        yield Due(
            "acknowledge",
            working_days_after(start, times.acknowledge),
            origin,
            f"{_working(times.acknowledge)} after the completed application: {letters}",
        )
    if times.decide is None:
        return
    decide = working_days_after(start, times.decide)
    yield Due(
        "decide",
        decide,
        origin,
        f"{_working(times.decide)} after the completed application: the applicant is told in Letter 4 or 5 "
        "whether the threshold is met",
    )
    if times.partner_return is not None:
        yield Due(
            "partner-return",
            working_days_before(decide.date, times.partner_return),
            CountedFrom("the day the decision is due", decide.date, origin.pointer),
            f"{_working(times.partner_return)} before the decision is due: partners return the Threshold "
            "Assessment",
        )


def _meeting(case: Case, authority: Authority, complete: Due, today: date) -> Iterator[Due]:
    meet = _meet(case, authority, complete, today)
    if meet:
        yield meet
    times = authority.timescales
    held = case.meeting.date if case.meeting else None
    origin = CountedFrom("the meeting", held, "/meeting/date") if held else None
    if origin and times.chronology is not None:
        yield Due(
            "chronology",
            working_days_before(origin.date, times.chronology),
            origin,
            f"{_working(times.chronology)} before the meeting: each partner returns its chronology",
        )
    if origin and times.pack is not None:
        yield Due(
            "pack",
            working_days_before(origin.date, times.pack),
            origin,
            f"{_working(times.pack)} before the meeting: agenda and chronologies go to all attendees",
        )
    outcomes = []
    if origin and times.outcome is not None:
        outcomes.append(_outcome(times.outcome, origin.date, origin))
    if times.outcome_after_application is not None:
        outcomes.append(_outcome(times.outcome_after_application, complete.count.date, _completed(complete)))
    if outcomes:
        yield min(outcomes, key=lambda due: due.count.date)


def _outcome(days: int, start: date, origin: CountedFrom) -> Due:
    rule = f"{_working(days)} after {origin.what}: the applicant is told the outcome in Letter 6"
    return Due("outcome", working_days_after(start, days), origin, rule)


def _meet(case: Case, authority: Authority, complete: Due, today: date) -> Due | None:
    """The latest day for the meeting: the earlier of two counts, of which Letter 5 starts one."""
    after_letter, after_application = (
        authority.timescales.meet_after_letter_5,
        authority.timescales.meet_after_application,
    )
    letter = case.letter_sent("5")
    bounds: list[tuple[Count, CountedFrom]] = []
    says: list[str] = []
    if after_letter is not None:
        says.append(f"{_working(after_letter)} after Letter 5")
        if letter:
            origin = CountedFrom("Letter 5", letter, "/letters/5")
            bounds.append((working_days_after(letter, after_letter), origin))
    if after_application is not None:
        says.append(f"{_working(after_application)} after the completed application")
        start = complete.count.date
        bounds.append((working_days_after(start, after_application), _completed(complete)))
    if not bounds:
        return None
    count, origin = min(bounds, key=lambda bound: bound[0].date)
    rule = f"The earlier of {says[0]} and {says[1]}" if len(says) == 2 else says[0]
    if after_letter is not None and letter is None:
        rule += "; Letter 5 is not sent yet, so this counts from the application alone"
        decided = case.threshold is not None and case.threshold.decision == "met"
        planned = working_days_after(today, after_letter).date
        if decided and planned < count.date:
            rule += f", and a Letter 5 of {spoken(today)} would bring it forward to {spoken(planned)}"
    return Due("meet", count, origin, rule)


def _appeal(case: Case, authority: Authority) -> Iterator[Due]:
    appeal, body = authority.appeal, authority.appeal.body
    letter = decision_letter(case)
    last = appeal_by(letter[1], authority) if letter else None
    if letter and last and appeal.days is not None:
        number, dated = letter
        yield Due(
            "appeal",
            last,
            CountedFrom(f"Letter {number}", dated, f"/letters/{number}"),
            f"{several(appeal.days, 'calendar day')} after Letter {number}: "
            f"the last day to lodge an appeal with the {body}",
        )
    lodged = case.appeal.lodged if case.appeal else None
    if lodged is None:
        return
    origin = CountedFrom("the appeal", lodged, "/appeal/lodged")
    if appeal.acknowledge is not None:
        yield Due(
            "appeal-ack",
            working_days_after(lodged, appeal.acknowledge),
            origin,
            f"{_working(appeal.acknowledge)} after the appeal was lodged: the {body} acknowledges it",
        )
    if appeal.decide is not None:
        yield Due(
            "appeal-decision",
            working_days_after(lodged, appeal.decide),
            origin,
            f"{_working(appeal.decide)} after the appeal was lodged: the {body} tells its decision",
        )


def _completed(complete: Due) -> CountedFrom:
    return CountedFrom("the completed application", complete.count.date, complete.counted_from.pointer)


def _working(days: int) -> str:
    return several(days, "working day")
