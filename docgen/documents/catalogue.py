"""Which documents there are, when a case calls for each, and who gets a copy.

SPEC of each: the Guidance's appendices (Letters 1-8: Appendix D; the others: Appendices A-C and E-M). What cannot
apply is left out, with the reason told. What applies but lacks a fact, or would say something false, is told
field by field; nothing is ever printed with a blank in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from docgen.case.model import Agency
from docgen.documents.wording import day
from docgen.errors import Problem as Obstacle
from docgen.errors import UnknownDocument
from docgen.review import Review

Kind = Literal["applicant", "victim", "agency", "perpetrator", "attendees", "public", "officer"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who a copy goes to. ``key`` is a role and never a name: it stands in file names."""

    key: str
    kind: Kind
    index: int = 0  # which agency, or which alleged perpetrator


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a case calls for a document, why, and for whom."""

    applies: bool
    reason: str
    recipients: tuple[Recipient, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document that docgen can make."""

    id: str
    title: str
    folder: Literal["letters", "appendices"]
    judge: Callable[[Review], Verdict]
    obstacles: Callable[[Review], Iterator[Obstacle]]
    each: bool = False  # every recipient gets a copy of their own
    public: bool = False  # says nothing about a case: the public marking


@dataclass(frozen=True, slots=True)
class Choice:
    """What became of one document for one case."""

    document: Document
    verdict: Verdict
    obstacles: tuple[Obstacle, ...]  # it applies, but can't be made truthfully

    @property
    def makes(self) -> bool:
        """Whether it will be made."""
        return self.verdict.applies and not self.obstacles


def choose(review: Review) -> tuple[Choice, ...]:
    """Every document with whether this case calls for it, in the order of the Guidance."""
    return tuple(_choice(document, review) for document in DOCUMENTS)


def choose_one(document_id: str, review: Review) -> Choice:
    """The same for one document; raises UnknownDocument."""
    return _choice(find(document_id), review)


def find(document_id: str) -> Document:
    """The document with this id; raises UnknownDocument, which names the ones there are."""
    for document in DOCUMENTS:
        if document.id == document_id:
            return document
    known = ", ".join(document.id for document in DOCUMENTS)
    raise UnknownDocument(document_id, f"is not a document; there are {known}")


def copies(choice: Choice) -> tuple[tuple[Recipient, str], ...]:
    """The files to make: who each is for, and its name without the ending (never a person's name)."""
    document, recipients = choice.document, choice.verdict.recipients
    if not document.each:
        return ((recipients[0], document.id),)
    if len(recipients) == 1 and recipients[0].kind in ("applicant", "victim"):
        return ((recipients[0], document.id),)
    return tuple((recipient, f"{document.id}-{recipient.key}") for recipient in recipients)


def _choice(document: Document, review: Review) -> Choice:
    left_out = next((entry for entry in review.authority.left_out if entry.document == document.id), None)
    if left_out:
        return Choice(document, Verdict(False, left_out.reason), ())
    verdict = document.judge(review)
    return Choice(document, verdict, tuple(document.obstacles(review)) if verdict.applies else ())


# --- Who gets a copy ---------------------------------------------------------------------------------------

APPLICANT = Recipient("applicant", "applicant")
VICTIM = Recipient("victim", "victim")
ATTENDEES = Recipient("attendees", "attendees")
PUBLIC = Recipient("public", "public")
OFFICER = Recipient("spoc", "officer")


def _both(review: Review) -> tuple[Recipient, ...]:
    return (APPLICANT, VICTIM) if review.case.third_party else (APPLICANT,)


def agency_keys(agencies: tuple[Agency, ...]) -> tuple[str, ...]:
    """One key for each agency: its role, numbered where two share it. Never its name."""
    roles = [agency.role or "other" for agency in agencies]
    return tuple(
        role if roles.count(role) == 1 else f"{role}-{roles[: i + 1].count(role)}" for i, role in enumerate(roles)
    )


def _agencies(review: Review) -> tuple[Recipient, ...]:
    return tuple(Recipient(key, "agency", index) for index, key in enumerate(agency_keys(review.case.agencies)))


def _perpetrators(review: Review) -> tuple[Recipient, ...]:
    return tuple(
        Recipient(f"perpetrator-{index + 1}", "perpetrator", index)
        for index in range(len(review.case.perpetrators))
    )


# --- When a case calls for it ------------------------------------------------------------------------------


def _no(reason: str) -> Verdict:
    return Verdict(False, reason)


def _withdrawn(review: Review) -> str | None:
    when = review.case.application.withdrawn
    return f"the application was withdrawn on {day(when)}; nothing follows Letter 8" if when else None


def _no_clock(review: Review) -> str | None:
    if review.case.completed is None:
        return "the victim's consent (or proof of authority to act) has not arrived, so the review has not begun"
    return None


def _sent(review: Review, number: str, *recipients: Recipient) -> Verdict | None:
    when = review.case.letter_sent(number)
    return Verdict(True, f"sent on {day(when)}", recipients) if when else None


def _letter_1(review: Review) -> Verdict:
    if already := _sent(review, "1", APPLICANT):
        return already
    if reason := _withdrawn(review) or _no_clock(review):
        return _no(reason)
    complete = review.case.completed
    assert complete is not None
    return Verdict(True, f"the application was complete on {day(complete)}", (APPLICANT,))


def _letter_2(review: Review) -> Verdict:
    if already := _sent(review, "2", APPLICANT):
        return already
    if reason := _withdrawn(review):
        return _no(reason)
    if not review.case.third_party:
        return _no("the victim applied in person, so no consent is needed")
    if review.case.completed is not None:
        return _no("the victim's consent (or proof of authority to act) has arrived")
    return Verdict(True, "somebody applied on the victim's behalf, and consent has not arrived", (APPLICANT,))


def _letter_3(review: Review) -> Verdict:
    if already := _sent(review, "3", VICTIM):
        return already
    if not review.case.third_party:
        return _no("the victim is the applicant, and gets Letter 1")
    if reason := _withdrawn(review) or _no_clock(review):
        return _no(reason)
    return Verdict(True, "somebody applied on the victim's behalf, with consent", (VICTIM,))


def _decision(review: Review) -> str | None:
    return review.case.threshold.decision if review.case.threshold else None


def _not_decided(review: Review) -> str | None:
    if reason := _no_clock(review):
        return reason
    if _decision(review) is None:
        due = review.deadline("decide")
        return "the threshold is not decided yet" + (f"; it is due by {day(due)}" if due else "")
    return None


def _letter_4(review: Review) -> Verdict:
    if _decision(review) == "met" or review.case.letter_sent("5"):
        return _no("the threshold is met: Letter 5 tells so")
    if already := _sent(review, "4", APPLICANT):
        return already
    if reason := _withdrawn(review) or _not_decided(review):
        return _no(reason)
    return Verdict(True, "the threshold is not met", (APPLICANT,))


def _letter_5(review: Review) -> Verdict:
    if _decision(review) == "not-met" or (review.case.letter_sent("4") and not review.case.letter_sent("5")):
        return _no("the threshold is not met: Letter 4 tells so")
    if already := _sent(review, "5", APPLICANT):
        return already
    if reason := _withdrawn(review) or _not_decided(review):
        return _no(reason)
    return Verdict(True, "the threshold is met", (APPLICANT,))


def _letter_6(review: Review) -> Verdict:
    if already := _sent(review, "6", *_both(review)):
        return already
    if reason := _withdrawn(review) or _no_meeting(review):
        return _no(reason)
    if not review.outcome_known:
        meeting = review.case.meeting
        assert meeting is not None
        assert meeting.date is not None
        if meeting.date > review.today:
            return _no(f"the meeting is on {day(meeting.date)}")
        return _no("the outcome of the meeting is not recorded yet (/outcome)")
    return Verdict(True, "the meeting was held and its outcome is recorded", _both(review))


def _letter_7(review: Review) -> Verdict:
    if already := _sent(review, "7", *_both(review)):
        return already
    if reason := _withdrawn(review):
        return _no(reason)
    closed = review.case.closed
    if closed is None or closed > review.today:
        return _no("the review is not closed")
    if _decision(review) != "met":
        return _no("there was no review to close: Letter 7 follows a meeting")
    return Verdict(True, f"the review was closed on {day(closed)}", _both(review))


def _letter_8(review: Review) -> Verdict:
    to = (VICTIM, APPLICANT) if review.case.third_party else (APPLICANT,)
    if already := _sent(review, "8", *to):
        return already
    when = review.case.application.withdrawn
    if when is None:
        return _no("nobody has withdrawn the application")
    return Verdict(True, f"a written withdrawal came on {day(when)}", to)


def _threshold_assessment(review: Review) -> Verdict:
    if reason := _withdrawn(review) or _no_clock(review):
        return _no(reason)
    if not review.case.agencies:
        return _no("the case names no agency to ask (/agencies)")
    return Verdict(True, "the application is complete, and the agencies are asked", _agencies(review))


def _no_meeting(review: Review) -> str | None:
    if _decision(review) == "not-met":
        return "the threshold is not met, so there is no meeting"
    if review.case.meeting is None or review.case.meeting.date is None:
        return "no meeting is set (/meeting/date)"
    return None


def _partner_case_information(review: Review) -> Verdict:
    if reason := _withdrawn(review) or _not_decided(review) or _no_meeting(review):
        return _no(reason)
    if not review.case.agencies:
        return _no("the case names no agency to ask (/agencies)")
    return Verdict(True, "the threshold is met and the meeting is set", _agencies(review))


def _meeting_paper(*recipients: Recipient) -> Callable[[Review], Verdict]:
    def judge(review: Review) -> Verdict:
        if reason := _withdrawn(review) or _no_clock(review) or _no_meeting(review):
            return _no(reason)
        return Verdict(True, "the meeting is set", recipients)

    return judge


def _redacted_plan(review: Review) -> Verdict:
    verdict = _meeting_paper()(review)
    return Verdict(True, verdict.reason, _both(review)) if verdict.applies else verdict


def _proportionality(review: Review) -> Verdict:
    if reason := _withdrawn(review) or _not_decided(review):
        return _no(reason)
    if _decision(review) == "not-met":
        return _no("the threshold is not met")
    if not review.case.perpetrators:
        return _no("nobody is named as alleged perpetrator (/perpetrators)")
    return Verdict(True, "the threshold is met", _perpetrators(review))


def _faq(review: Review) -> Verdict:
    if reason := _withdrawn(review) or _not_decided(review):
        return _no(reason)
    if _decision(review) == "not-met":
        return _no("the threshold is not met; the FAQ goes out with Letter 5")
    return Verdict(True, "the threshold is met", (APPLICANT, ATTENDEES))


def _public(_: Review) -> Verdict:
    return Verdict(True, "for the public, at any time", (PUBLIC,))


def _timeline(review: Review) -> Verdict:
    if reason := _withdrawn(review):
        return _no(reason)
    closed = review.case.closed
    if closed is not None and closed <= review.today:
        return _no(f"the review was closed on {day(closed)}")
    return Verdict(True, "the review is open", (OFFICER,))


def _appeal_timeline(review: Review) -> Verdict:
    if review.case.appeal is not None and review.case.appeal.lodged is not None:
        return Verdict(True, "an appeal was lodged", (OFFICER,))
    return _timeline(review)


# --- What stands in the way of saying the truth ------------------------------------------------------------


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


def _nothing(_: Review) -> Iterator[Obstacle]:
    yield from ()


def _for_letter_1(review: Review) -> Iterator[Obstacle]:
    due = review.deadline("decide") or review.deadline("outcome")
    sent = review.letter_date("1")
    if due and sent > due:
        yield _false(
            "/letters/1",
            f"Letter 1 of {day(sent)} can't promise an answer before {day(due)}; "
            "record the day it was sent in /letters/1",
        )


def _for_letter_4(review: Review) -> Iterator[Obstacle]:
    if not (review.case.threshold and review.case.threshold.reasons):
        yield _needs("/threshold/reasons", "why the application does not meet the threshold; Letter 4 tells them")
    yield from _after(review, "4", "1")


def _for_letter_5(review: Review) -> Iterator[Obstacle]:
    yield from _after(review, "5", "1")
    meeting = review.case.meeting
    if meeting is None or meeting.date is None:
        yield _needs("/meeting/date", "Letter 5 tells when the meeting is")
        return
    if meeting.start is None:
        yield _needs("/meeting/start", "Letter 5 tells at what time the meeting begins")
    if meeting.location is None:
        yield _needs("/meeting/location", "Letter 5 tells where the meeting is")
    if meeting.date < review.letter_date("5"):
        yield _false(
            "/meeting/date",
            f"Letter 5 of {day(review.letter_date('5'))} can't invite to a meeting on {day(meeting.date)}; "
            "record the day it was sent in /letters/5",
        )


def _for_letter_6(review: Review) -> Iterator[Obstacle]:
    yield from _after(review, "6", "5")
    outcome, meeting = review.case.outcome, review.case.meeting
    if outcome is None or not (outcome.findings or outcome.recommendations):
        yield _needs("/outcome/findings", "Letter 6 tells what the review found")
    if meeting and meeting.date and meeting.date > review.letter_date("6"):
        yield _false("/letters/6", f"Letter 6 can't tell of a meeting that is on {day(meeting.date)}")


def _for_letter_7(review: Review) -> Iterator[Obstacle]:
    yield from _after(review, "7", "6")


def _for_case_information(review: Review) -> Iterator[Obstacle]:
    if review.deadline("chronology") is None:
        yield _needs("/meeting/date", "the form says by when the chronology is due")


DOCUMENTS = (
    Document("letter-1", "Letter 1: receipt of application", "letters", _letter_1, _for_letter_1, each=True),
    Document("letter-2", "Letter 2: victim consent required", "letters", _letter_2, _nothing, each=True),
    Document(
        "letter-3", "Letter 3: receipt of application, to the victim", "letters", _letter_3, _nothing, each=True
    ),
    Document("letter-4", "Letter 4: threshold not met", "letters", _letter_4, _for_letter_4, each=True),
    Document("letter-5", "Letter 5: threshold met", "letters", _letter_5, _for_letter_5, each=True),
    Document("letter-6", "Letter 6: outcome of review", "letters", _letter_6, _for_letter_6, each=True),
    Document("letter-7", "Letter 7: closure of review", "letters", _letter_7, _for_letter_7, each=True),
    Document("letter-8", "Letter 8: application withdrawn", "letters", _letter_8, _nothing, each=True),
    Document(
        "threshold-assessment", "Threshold Assessment", "appendices", _threshold_assessment, _nothing, each=True
    ),
    Document(
        "partner-case-information",
        "Partner Case Information",
        "appendices",
        _partner_case_information,
        _for_case_information,
        each=True,
    ),
    Document("victim-statement", "Victim Statement", "appendices", _meeting_paper(VICTIM), _nothing),
    Document(
        "proportionality-assessment",
        "Perpetrator Proportionality Assessment",
        "appendices",
        _proportionality,
        _nothing,
        each=True,
    ),
    Document("agenda", "Agenda", "appendices", _meeting_paper(ATTENDEES), _nothing),
    Document("minutes", "Minutes", "appendices", _meeting_paper(OFFICER), _nothing),
    Document("action-plan", "Action Plan", "appendices", _meeting_paper(ATTENDEES), _nothing),
    Document("action-plan-redacted", "Action Plan (redacted)", "appendices", _redacted_plan, _nothing),
    Document("faq", "Frequently Asked Questions", "appendices", _faq, _nothing, public=True),
    Document("application-form", "Application Form", "appendices", _public, _nothing, public=True),
    Document("guidance-notes", "Guidance Notes for Applicants", "appendices", _public, _nothing, public=True),
    Document("timeline", "Timeline of the review", "appendices", _timeline, _nothing),
    Document("appeal-timeline", "Timeline of an appeal", "appendices", _appeal_timeline, _nothing),
)
