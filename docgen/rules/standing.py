"""Whether a deadline was met, is due, or was missed on a given day, and the sentence that this rests on.

A deadline is due to the end of its day. The case file records some things: letters, the meeting, chronologies,
an appeal. It has no place for others: Threshold Assessments returned, the pack sent, an appeal acknowledged.
For those no record means *missed* once the day is past and the matter is still open, because then somebody can
still act on it; once the step that they lead to has been taken (the decision, the meeting, the appeal's outcome)
they are taken as *met*, because a step can't be taken without them and a reproach that nobody can check helps
nobody. ``because`` says so each time.

An appeal that nobody lodged is *missed* after its last day in the sense that the time for it is over; no duty
was broken.
"""

from __future__ import annotations

from datetime import date

from docgen.authority import DeadlineId
from docgen.case.model import Case
from docgen.rules.deadline import Status
from docgen.rules.due import Due
from docgen.rules.words import listed, spoken

UNRECORDED: tuple[DeadlineId, ...] = ("partner-return", "pack", "appeal-ack")
"""What the case file has no place for."""

Standing = tuple[Status, str]


def meeting_held(case: Case, today: date) -> bool:
    """Whether the meeting is behind us: its day is past, or its outcome is recorded.

    On the day itself it is still to come.
    """
    meeting = case.meeting.date if case.meeting else None
    if meeting is None:
        return case.letter_sent("6") is not None
    found = case.outcome is not None and bool(case.outcome.findings or case.outcome.recommendations)
    return meeting < today or (meeting == today and found) or case.letter_sent("6") is not None


def standing(due: Due, case: Case, today: date) -> Standing:
    """The status of this deadline on ``today``, with its reason in one sentence."""
    by = due.count.date
    match due.id:
        case "complete":
            if by > today:
                return "due", f"the clock starts on {spoken(by)}"
            return "met", f"{due.counted_from.what} arrived on {spoken(due.counted_from.date)}"
        case "acknowledge":
            return _letters(case, ("1", "3") if case.third_party else ("1",), by, today)
        case "decide":
            sent = "4" if case.letter_sent("4") else "5"
            if case.letter_sent(sent):
                return _letters(case, (sent,), by, today)
            return _open(by, today, "neither Letter 4 nor Letter 5 is recorded as sent")
        case "partner-return":
            return _presumed(by, today, _decided(case), "the decision is taken", "their return")
        case "meet":
            return _meet(case, by, today)
        case "chronology":
            return _chronology(case, by, today)
        case "pack":
            return _presumed(by, today, meeting_held(case, today), "the meeting was held", "sending it")
        case "outcome":
            return _letters(case, ("6",), by, today)
        case "appeal":
            return _appeal(case, by, today)
        case "appeal-ack":
            return _presumed(by, today, _appeal_over(case), "the appeal is decided", "the acknowledgement")
        case "appeal-decision":
            if _appeal_over(case):
                return "met", "the appeal's outcome is recorded; the case file has no place for its date"
            return _open(by, today, "no outcome of the appeal is recorded")


def _open(by: date, today: date, because: str) -> Standing:
    return ("missed" if today > by else "due"), because


def _presumed(by: date, today: date, followed: bool, then: str, record_of: str) -> Standing:
    silent = f"the case file has no place to record {record_of}"
    return ("met", f"{then}; {silent}") if followed else _open(by, today, silent)


def _letters(case: Case, numbers: tuple[str, ...], by: date, today: date) -> Standing:
    sent = {number: case.letter_sent(number) for number in numbers}
    because = listed(
        [
            f"Letter {number} is {f'dated {spoken(day)}' if day else 'not recorded as sent'}"
            for number, day in sent.items()
        ]
    )
    days = [day for day in sent.values() if day]
    if any(day > by for day in days):
        return "missed", because
    return ("met", because) if len(days) == len(numbers) else _open(by, today, because)


def _meet(case: Case, by: date, today: date) -> Standing:
    meeting = case.meeting.date if case.meeting else None
    if meeting is None:
        return _open(by, today, "no meeting date is set")
    if not meeting_held(case, today):
        return _open(by, today, f"the meeting is set for {spoken(meeting)}")
    return ("met" if meeting <= by else "missed"), f"the meeting was held on {spoken(meeting)}"


def _chronology(case: Case, by: date, today: date) -> Standing:
    if not case.agencies:
        return _open(by, today, "the case lists no agency")
    out = chronologies_out(case)
    if not out:
        return "met", "every agency's chronology is in; the case file has no place for the day it came"
    return _open(by, today, f"not in yet: {listed(out)}")


def chronologies_out(case: Case) -> list[str]:
    """The agencies whose chronology is not in, by name."""
    return [
        agency.name or agency.id or f"agency {number}"
        for number, agency in enumerate(case.agencies, 1)
        if not agency.returned
    ]


def _appeal(case: Case, by: date, today: date) -> Standing:
    lodged = case.appeal.lodged if case.appeal else None
    if lodged is None:
        return _open(by, today, "no appeal is recorded")
    return ("met" if lodged <= by else "missed"), f"an appeal was lodged on {spoken(lodged)}"


def _appeal_over(case: Case) -> bool:
    return case.appeal is not None and case.appeal.outcome is not None


def _decided(case: Case) -> bool:
    decision = case.threshold.decision if case.threshold else None
    return decision is not None or bool(case.letter_sent("4") or case.letter_sent("5"))
