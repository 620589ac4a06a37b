"""What looks wrong in the consent, the letters and an appeal. Nothing here stops a document from being made.

Codes: ``consent-missing``, ``date-in-future``, ``letter-before-complete``, ``letter-out-of-order``,
``letter-late``, ``letter-overdue``, ``letter-after-withdrawal``, ``appeal-without-decision``,
``appeal-too-early``, ``appeal-late``, ``provisional-date``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.authority import DeadlineId
from docgen.case.model import Case
from docgen.rules.deadline import Deadline, RuleWarning
from docgen.rules.due import decision_letter
from docgen.rules.words import listed, several, spoken
from docgen.rules.workdays import LAST_PUBLISHED_YEAR, working_days_between

# A letter that speaks of something can't be older than it: (letter, fact, why).
_SPEAKS_OF = (
    ("2", "application", "it answers the application"),
    ("4", "Letter 1", "it refers back to Letter 1"),
    ("4", "decision", "it tells the decision"),
    ("5", "Letter 1", "it refers back to Letter 1"),
    ("5", "decision", "it tells the decision"),
    ("6", "Letter 5", "it refers back to Letter 5"),
    ("6", "meeting", "it tells what the meeting found"),
    ("7", "Letter 6", "it refers back to Letter 6"),
    ("7", "closing", "it tells that the review is closed"),
    ("8", "withdrawal", "it answers the withdrawal"),
)
_AFTER_CONSENT = ("1", "3", "4", "5", "6")
_DEADLINE_OF: dict[str, DeadlineId] = {
    "1": "acknowledge",
    "3": "acknowledge",
    "4": "decide",
    "5": "decide",
    "6": "outcome",
}


def correspondence_warnings(case: Case, today: date, deadlines: tuple[Deadline, ...]) -> Iterator[RuleWarning]:
    """Every doubt about consent, letters, appeal and holidays not yet published, in that order."""
    due = {deadline.id: deadline for deadline in deadlines}
    yield from _consent(case)
    yield from _future(case, today)
    yield from _order(case)
    yield from _late(case, due)
    if case.closed is None and case.application.withdrawn is None:
        yield from _overdue(case, due)
    yield from _after_withdrawal(case)
    yield from _appeal(case, due)
    yield from _provisional(deadlines)


def _consent(case: Case) -> Iterator[RuleWarning]:
    if case.completed is None and case.application.withdrawn is None:
        yield RuleWarning(
            "consent-missing",
            "somebody applied on the victim's behalf, and the victim's consent or proof of authority to act is "
            "not recorded: no clock is running, and only Letter 2 can go",
            "/application/consent/received",
        )
    for number in _AFTER_CONSENT:
        sent = case.letter_sent(number)
        if sent is None:
            continue
        if case.completed is None:
            yield RuleWarning(
                "letter-before-complete",
                f"Letter {number} is dated {spoken(sent)}, but no consent of the victim is recorded",
                f"/letters/{number}",
            )
        elif sent < case.completed:
            yield RuleWarning(
                "letter-before-complete",
                f"Letter {number} is dated {spoken(sent)}, before the completed application "
                f"({spoken(case.completed)})",
                f"/letters/{number}",
            )


def _future(case: Case, today: date) -> Iterator[RuleWarning]:
    application, threshold = case.application, case.threshold
    happened: list[tuple[str, date | None, str]] = [
        ("the application", application.received, "/application/received"),
        (
            "the consent",
            application.consent.received if application.consent else None,
            "/application/consent/received",
        ),
        ("the withdrawal", application.withdrawn, "/application/withdrawn"),
        ("the decision", threshold.decided if threshold else None, "/threshold/decided"),
        *((f"Letter {number}", day, f"/letters/{number}") for number, day in sorted(case.letters.items())),
        ("the closing", case.closed, "/closed"),
        ("the appeal", case.appeal.lodged if case.appeal else None, "/appeal/lodged"),
    ]
    for what, day, pointer in happened:
        if day and day > today:
            yield RuleWarning(
                "date-in-future", f"{what} is dated {spoken(day)}, which is after {spoken(today)}", pointer
            )


def _order(case: Case) -> Iterator[RuleWarning]:
    facts: dict[str, tuple[str, date | None]] = {
        "application": ("the application", case.application.received),
        "decision": ("the decision", case.threshold.decided if case.threshold else None),
        "meeting": ("the meeting", case.meeting.date if case.meeting else None),
        "closing": ("the closing", case.closed),
        "withdrawal": ("the withdrawal", case.application.withdrawn),
        **{f"Letter {number}": (f"Letter {number}", day) for number, day in case.letters.items()},
    }
    for number, fact, why in _SPEAKS_OF:
        sent = case.letter_sent(number)
        name, day = facts.get(fact, (fact, None))
        if sent and day and sent < day:
            yield RuleWarning(
                "letter-out-of-order",
                f"Letter {number} is dated {spoken(sent)}, before {name} ({spoken(day)}), but {why}",
                f"/letters/{number}",
            )


def _late(case: Case, due: dict[DeadlineId, Deadline]) -> Iterator[RuleWarning]:
    for number, deadline_id in _DEADLINE_OF.items():
        sent, deadline = case.letter_sent(number), due.get(deadline_id)
        if sent and deadline and sent > deadline.date:
            days = working_days_between(deadline.date, sent)
            by = f"{several(days, 'working day')} after" if days else "after"
            yield RuleWarning(
                "letter-late",
                f"Letter {number} is dated {spoken(sent)}, {by} it was due ({spoken(deadline.date)})",
                f"/letters/{number}",
            )


def _overdue(case: Case, due: dict[DeadlineId, Deadline]) -> Iterator[RuleWarning]:
    """Guidance, ASB Case Review Process: where a timescale is missed the victim is told the new one and why."""
    acknowledged = ("1", "3") if case.third_party else ("1",)
    decided = _awaited_decision(case)
    awaited: tuple[tuple[DeadlineId, tuple[str, ...], str], ...] = (
        ("acknowledge", acknowledged, "and"),
        ("decide", decided, "or"),
        ("outcome", ("6",), "and"),
    )
    for deadline_id, numbers, joined in awaited:
        deadline = due.get(deadline_id)
        missing = [number for number in numbers if case.letter_sent(number) is None]
        if deadline and deadline.status == "missed" and missing:
            names = listed([f"Letter {number}" for number in missing], joined)
            yield RuleWarning(
                "letter-overdue",
                f"{names} {'were' if joined == 'and' and len(missing) > 1 else 'was'} due by "
                f"{spoken(deadline.date)} and not recorded as sent; tell the applicant the new date and the "
                "reason",
                f"/letters/{missing[0]}",
            )


def _awaited_decision(case: Case) -> tuple[str, ...]:
    if case.letter_sent("4") or case.letter_sent("5"):
        return ()
    decision = case.threshold.decision if case.threshold else None
    return {"met": ("5",), "not-met": ("4",)}.get(decision or "", ("4", "5"))


def _after_withdrawal(case: Case) -> Iterator[RuleWarning]:
    withdrawn = case.application.withdrawn
    for number, sent in sorted(case.letters.items()):
        if withdrawn and sent and number != "8" and sent > withdrawn:
            yield RuleWarning(
                "letter-after-withdrawal",
                f"Letter {number} is dated {spoken(sent)}, after the withdrawal ({spoken(withdrawn)}); "
                "only Letter 8 follows a withdrawal",
                f"/letters/{number}",
            )


def _appeal(case: Case, due: dict[DeadlineId, Deadline]) -> Iterator[RuleWarning]:
    lodged = case.appeal.lodged if case.appeal else None
    if lodged is None:
        return
    letter, deadline = decision_letter(case), due.get("appeal")
    if letter is None:
        yield RuleWarning(
            "appeal-without-decision",
            f"an appeal was lodged on {spoken(lodged)}, but neither Letter 4 nor Letter 6 is recorded as sent",
            "/appeal/lodged",
        )
    elif lodged < letter[1]:
        yield RuleWarning(
            "appeal-too-early",
            f"the appeal was lodged on {spoken(lodged)}, before Letter {letter[0]} ({spoken(letter[1])})",
            "/appeal/lodged",
        )
    elif deadline and lodged > deadline.date:
        yield RuleWarning(
            "appeal-late",
            f"the appeal was lodged on {spoken(lodged)}, {several((lodged - letter[1]).days, 'day')} after "
            f"Letter {letter[0]}; the last day was {spoken(deadline.date)}",
            "/appeal/lodged",
        )


def _provisional(deadlines: tuple[Deadline, ...]) -> Iterator[RuleWarning]:
    unsure = [deadline for deadline in deadlines if deadline.provisional]
    if unsure:
        names = listed([f"{deadline.id} ({spoken(deadline.date)})" for deadline in unsure])
        yield RuleWarning(
            "provisional-date",
            f"bank holidays are published to the end of {LAST_PUBLISHED_YEAR}; a date that counts past it may "
            f"still move: {names}",
            unsure[0].counted_from.pointer,
        )
