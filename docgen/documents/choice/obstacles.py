"""What stands in the way of a document: a fact that is missing, or that would make it say something false.

An impossible plan is said aloud elsewhere and does not stop drafting; only what would be false on paper does.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.documents.wording import day
from docgen.errors import Problem as Obstacle
from docgen.review import Review


def _needs(pointer: str, what: str) -> Obstacle:
    return Obstacle(pointer, f"needs {pointer}: {what}", "fact-missing")


def _false(pointer: str, message: str) -> Obstacle:
    return Obstacle(pointer, message, "would-be-false")


def _after(review: Review, number: str, earlier: str) -> Iterator[Obstacle]:
    """A letter that begins "Further to my letter dated ..." needs that letter, and must not come before it."""
    before = review.case.letter_sent(earlier)
    if before is None:
        yield _needs(f"/letters/{earlier}", f"Letter {number} quotes the date of Letter {earlier}")
    elif before > review.letter_date(number):
        yield _false(
            f"/letters/{number}",
            f"Letter {number} of {day(review.letter_date(number))} can't refer back to "
            f"Letter {earlier} of {day(before)}",
        )


def nothing(_: Review) -> Iterator[Obstacle]:
    yield from ()


def for_letter_1(review: Review) -> Iterator[Obstacle]:
    if review.case.completed is None:
        yield _needs("/application/consent/received", "Letter 1 promises an answer by a day that counts from it")
        return
    due = review.deadline("decide") or review.deadline("outcome")
    sent = review.letter_date("1")
    if due and sent > due:
        yield _false(
            "/letters/1",
            f"Letter 1 of {day(sent)} can't promise an answer before {day(due)}; "
            "record the day it was sent in /letters/1",
        )


def for_letter_4(review: Review) -> Iterator[Obstacle]:
    if not (review.case.threshold and review.case.threshold.reasons):
        yield _needs("/threshold/reasons", "why the application does not meet the threshold; Letter 4 tells them")
    yield from _after(review, "4", "1")


def for_letter_5(review: Review) -> Iterator[Obstacle]:
    yield from _after(review, "5", "1")
    meeting = review.case.meeting
    if meeting is None or meeting.date is None:
        yield _needs("/meeting/date", "Letter 5 tells when the meeting is")
        return
    if meeting.victim_not_invited_reason:
        return  # then it invites nobody, and names neither day nor place
    if meeting.start is None:
        yield _needs("/meeting/start", "Letter 5 tells at what time the meeting begins")
    if meeting.location is None and not meeting.online:
        yield _needs("/meeting/location", "Letter 5 tells where the meeting is")
    if meeting.date < review.letter_date("5"):
        yield _false(
            "/meeting/date",
            f"Letter 5 of {day(review.letter_date('5'))} can't invite to a meeting on {day(meeting.date)}; "
            "record the day it was sent in /letters/5",
        )


def for_letter_6(review: Review) -> Iterator[Obstacle]:
    yield from _after(review, "6", "5")
    outcome, meeting = review.case.outcome, review.case.meeting
    if outcome is None or not (outcome.findings or outcome.recommendations):
        yield _needs("/outcome/findings", "Letter 6 tells what the review found")
    if meeting and meeting.date and meeting.date > review.letter_date("6"):
        yield _false("/letters/6", f"Letter 6 can't tell of a meeting that is on {day(meeting.date)}")


def for_letter_7(review: Review) -> Iterator[Obstacle]:
    yield from _after(review, "7", "6")
