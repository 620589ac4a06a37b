"""When a case calls for each document, why, and for whom (Guidance, ASB Case Review Process)."""

from __future__ import annotations

from collections.abc import Callable

from docgen.case.model import Agency
from docgen.documents.choice.kinds import Recipient, Verdict
from docgen.documents.wording import day
from docgen.review import Review

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
    agencies = review.case.agencies
    keys = agency_keys(agencies)
    return tuple(
        Recipient(key, "agency", n, limited=not needs_children(review, agencies[n])) for n, key in enumerate(keys)
    )


def needs_children(review: Review, agency: Agency) -> bool:
    """Whether an agency gets the personal data of those under 18, where there are any.

    Guidance, Information Sharing: others than the relevant bodies get what is "necessary, relevant and
    proportionate", above all where it relates to a child. Which roles need it, the authority's profile says.
    """
    if not review.case.has_children:
        return True
    return (agency.role or "other") in review.authority.redaction.under_18


def _perpetrators(review: Review) -> tuple[Recipient, ...]:
    return tuple(
        Recipient(f"perpetrator-{index + 1}", "perpetrator", index)
        for index in range(len(review.case.perpetrators))
    )


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


def letter_1(review: Review) -> Verdict:
    if already := _sent(review, "1", APPLICANT):
        return already
    if reason := _withdrawn(review) or _no_clock(review):
        return _no(reason)
    complete = review.case.completed
    assert complete is not None
    return Verdict(True, f"the application was complete on {day(complete)}", (APPLICANT,))


def letter_2(review: Review) -> Verdict:
    if already := _sent(review, "2", APPLICANT):
        return already
    if reason := _withdrawn(review):
        return _no(reason)
    if not review.case.third_party:
        return _no("the victim applied in person, so no consent is needed")
    if review.case.completed is not None:
        return _no("the victim's consent (or proof of authority to act) has arrived")
    return Verdict(True, "somebody applied on the victim's behalf, and consent has not arrived", (APPLICANT,))


def letter_3(review: Review) -> Verdict:
    if already := _sent(review, "3", VICTIM):
        return already
    if not review.case.third_party:
        return _no("the victim is the applicant, and gets Letter 1")
    if reason := _withdrawn(review) or _no_clock(review):
        return _no(reason)
    return Verdict(True, "somebody applied on the victim's behalf, with consent", (VICTIM,))


def _decision(review: Review) -> str | None:
    """What was decided; where that is not recorded, what the letter that told it says."""
    if review.case.threshold and review.case.threshold.decision:
        return review.case.threshold.decision
    if review.case.letter_sent("5"):
        return "met"
    return "not-met" if review.case.letter_sent("4") else None


def _not_decided(review: Review) -> str | None:
    if reason := _no_clock(review):
        return reason
    if _decision(review) is None:
        due = review.deadline("decide")
        return "the threshold is not decided yet" + (f"; it is due by {day(due)}" if due else "")
    return None


def letter_4(review: Review) -> Verdict:
    if _decision(review) == "met" or review.case.letter_sent("5"):
        return _no("the threshold is met: Letter 5 tells so")
    if already := _sent(review, "4", APPLICANT):
        return already
    if reason := _withdrawn(review) or _not_decided(review):
        return _no(reason)
    return Verdict(True, "the threshold is not met", (APPLICANT,))


def letter_5(review: Review) -> Verdict:
    if _decision(review) == "not-met":
        return _no("the threshold is not met: Letter 4 tells so")
    if already := _sent(review, "5", APPLICANT):
        return already
    if reason := _withdrawn(review) or _not_decided(review):
        return _no(reason)
    return Verdict(True, "the threshold is met", (APPLICANT,))


def letter_6(review: Review) -> Verdict:
    if already := _sent(review, "6", *_both(review)):
        return already
    if reason := _withdrawn(review) or _no_clock(review) or _no_meeting(review):
        return _no(reason)
    if not review.outcome_known:
        meeting = review.case.meeting
        assert meeting is not None
        assert meeting.date is not None
        if meeting.date > review.today:
            return _no(f"the meeting is on {day(meeting.date)}")
        return _no("the outcome of the meeting is not recorded yet (/outcome)")
    return Verdict(True, "the meeting was held and its outcome is recorded", _both(review))


def letter_7(review: Review) -> Verdict:
    if already := _sent(review, "7", *_both(review)):
        return already
    if reason := _withdrawn(review) or _no_clock(review):
        return _no(reason)
    closed = review.case.closed
    if closed is None or closed > review.today:
        return _no("the review is not closed")
    if _decision(review) != "met":
        return _no("there was no review to close: Letter 7 follows a meeting")
    return Verdict(True, f"the review was closed on {day(closed)}", _both(review))


def letter_8(review: Review) -> Verdict:
    to = (VICTIM, APPLICANT) if review.case.third_party else (APPLICANT,)
    if already := _sent(review, "8", *to):
        return already
    when = review.case.application.withdrawn
    if when is None:
        return _no("nobody has withdrawn the application")
    return Verdict(True, f"a written withdrawal came on {day(when)}", to)


def threshold_assessment(review: Review) -> Verdict:
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


def partner_case_information(review: Review) -> Verdict:
    if reason := _withdrawn(review) or _not_decided(review) or _no_meeting(review):
        return _no(reason)
    if not review.case.agencies:
        return _no("the case names no agency to ask (/agencies)")
    return Verdict(True, "the threshold is met and the meeting is set", _agencies(review))


def meeting_not_set(review: Review) -> str | None:
    """Why there is no meeting to make papers for; None where there is one."""
    return _withdrawn(review) or _no_clock(review) or _no_meeting(review)


def meeting_paper(*recipients: Recipient) -> Callable[[Review], Verdict]:
    def judge(review: Review) -> Verdict:
        if reason := meeting_not_set(review):
            return _no(reason)
        return Verdict(True, "the meeting is set", recipients)

    return judge


def redacted_plan(review: Review) -> Verdict:
    verdict = meeting_paper()(review)
    return Verdict(True, verdict.reason, _both(review)) if verdict.applies else verdict


def proportionality_assessment(review: Review) -> Verdict:
    if reason := _withdrawn(review) or _not_decided(review):
        return _no(reason)
    if _decision(review) == "not-met":
        return _no("the threshold is not met")
    if not review.case.perpetrators:
        return _no("nobody is named as alleged perpetrator (/perpetrators)")
    return Verdict(True, "the threshold is met", _perpetrators(review))


def faq(review: Review) -> Verdict:
    if reason := _withdrawn(review) or _not_decided(review):
        return _no(reason)
    if _decision(review) == "not-met":
        return _no("the threshold is not met; the FAQ goes out with Letter 5")
    return Verdict(True, "the threshold is met", (APPLICANT, ATTENDEES))


def public(_: Review) -> Verdict:
    return Verdict(True, "for the public, at any time", (PUBLIC,))


def timeline(review: Review) -> Verdict:
    if reason := _withdrawn(review):
        return _no(reason)
    closed = review.case.closed
    if closed is not None and closed <= review.today:
        return _no(f"the review was closed on {day(closed)}")
    return Verdict(True, "the review is open", (OFFICER,))


def appeal_timeline(review: Review) -> Verdict:
    if review.case.appeal is not None and review.case.appeal.lodged is not None:
        return Verdict(True, "an appeal was lodged", (OFFICER,))
    return timeline(review)
