"""What of a case is counted, and on which day. Pure: the day to reckon with is an argument.

====================  ============================================  ===========================================
what                  counts                                        on
====================  ============================================  ===========================================
applications          every application that was made, withdrawn    the day the form arrived
                      or without consent as well
threshold not met     every decision that it was not met, also one  the day of the decision; Letter 4's where
                      that an appeal overturned                     that is not recorded
reviews               every review that was held                    the day of the meeting
with recommendations  the same, where any was made                  the day of the meeting
appeals               every appeal that was lodged                  the day it was lodged
====================  ============================================  ===========================================

Anti-social Behaviour, Crime and Policing Act 2014, section 104(9), which asks for the first four; Guidance,
Monitoring Information, which adds appeals. The day is that of the event itself, so that one case can count in
several years: Safer Derbyshire publishes applications of March without their outcomes, and an appeal without its
application.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from docgen.case.model import Case
from docgen.errors import Problem
from docgen.rules import meeting_held, refused

Measure = Literal["applications", "not-met", "reviews", "recommendations", "appeals"]
MEASURES: tuple[Measure, ...] = get_args(Measure)


@dataclass(frozen=True, slots=True)
class Event:
    """Something of a case that is counted, and its day."""

    measure: Measure
    day: date


@dataclass(frozen=True, slots=True)
class Tally:
    """What of one case is counted.

    ``problems`` stand in the way of a figure: a day that is not known. ``doubts`` do not, and should be looked at.
    ``ended``: the day on which the application had its outcome: refused, reviewed, withdrawn.
    """

    events: tuple[Event, ...]
    problems: tuple[Problem, ...]
    doubts: tuple[Problem, ...]
    ended: date | None

    def day(self, measure: Measure) -> date | None:
        """The day on which this was counted; None where it was not."""
        return next((event.day for event in self.events if event.measure == measure), None)


def tally(case: Case, today: date) -> Tally:
    """What is counted of this case, as it stands on ``today``."""
    events: list[Event] = []
    problems: list[Problem] = []
    doubts: list[Problem] = []
    for measure, day, pointer in _dated(case, today):
        if day is None:
            problems.append(Problem(pointer, f"is needed: {_WHY[measure]}", "undated"))
        elif day > today:
            doubts.append(Problem(pointer, f"{day} is after {today}, the day reckoned with: not counted", "later"))
        else:
            events.append(Event(measure, day))
    outcomes = [e.day for e in events if e.measure in ("not-met", "reviews")]
    if (withdrawn := case.application.withdrawn) and withdrawn <= today:
        outcomes.append(withdrawn)
    return Tally(
        tuple(events),
        tuple(dict.fromkeys(problems)),
        tuple(dict.fromkeys([*doubts, *_doubts(case, today)])),
        min(outcomes, default=None),
    )


def held(case: Case, today: date) -> bool:
    """Whether the review was carried out.

    A meeting that is past counts as held, unless the application was withdrawn before it or stopped at the
    threshold; with an outcome on record it was held whatever else the file says, and the day of it is needed.
    """
    if _recorded(case):
        return True
    if not meeting_held(case, today):
        return False
    withdrawn, meeting = case.application.withdrawn, case.meeting.date if case.meeting else None
    return not refused(case) and not (withdrawn and meeting and withdrawn <= meeting)


_WHY: dict[Measure, str] = {
    "applications": "an application counts in the year in which it arrived",
    "not-met": "a decision that the threshold is not met counts in the year in which it was made",
    "reviews": "a review counts in the year in which its meeting was held",
    "recommendations": "a review counts in the year in which its meeting was held",
    "appeals": "an appeal counts in the year in which it was lodged",
}


def _dated(case: Case, today: date) -> Iterator[tuple[Measure, date | None, str]]:
    yield "applications", case.application.received, "/application/received"
    yield from _refusal(case)
    if held(case, today):
        meeting = case.meeting.date if case.meeting else None
        yield "reviews", meeting, "/meeting/date"
        if (case.outcome and case.outcome.recommendations) or case.actions:
            yield "recommendations", meeting, "/meeting/date"
    if case.appeal and (case.appeal.lodged or case.appeal.outcome):
        yield "appeals", case.appeal.lodged, "/appeal/lodged"


def _refusal(case: Case) -> Iterator[tuple[Measure, date | None, str]]:
    """The decision that the threshold was not met; Letter 4 tells it where a later decision took its place."""
    threshold, letter = case.threshold, case.letter_sent("4")
    if threshold and threshold.decision == "not-met":
        day, pointer = (threshold.decided, "/threshold/decided") if threshold.decided else (letter, "/letters/4")
        yield "not-met", day, pointer if day else "/threshold/decided"
    elif letter:
        yield "not-met", letter, "/letters/4"


def _recorded(case: Case) -> bool:
    outcome = case.outcome
    return case.letter_sent("6") is not None or bool(outcome and (outcome.findings or outcome.recommendations))


def _doubts(case: Case, today: date) -> Iterator[Problem]:
    if held(case, today) and not _recorded(case):
        message = "the meeting is past and counts as held, but no outcome is recorded; was it held?"
        yield Problem("/outcome", message, "held-without-outcome")
    if case.letter_sent("4") and case.letter_sent("5") and not (case.appeal and case.appeal.outcome == "upheld"):
        message = "Letter 4 and Letter 5 were both sent, and no appeal was upheld: which was meant?"
        yield Problem("/letters", message, "both-decisions")
