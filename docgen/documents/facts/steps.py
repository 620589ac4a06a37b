"""The flowcharts of Appendix A (the review) and Appendix L (an appeal), as steps with this case's own dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from docgen.documents.facts.model import QuestionFacts, StepFacts
from docgen.documents.wording import day
from docgen.review import Review
from docgen.rules import UNRECORDED, refused

_STATUS = {"met": "Done", "due": "Due", "missed": "Late"}
_MISSED = {  # what a day that has passed means where nobody was late, or where the case file keeps no record
    "appeal": "Time is over",
    "appeal-ack": "Not recorded",
    "pack": "Not recorded",
    "partner-return": "Not recorded",
}


def review_steps(review: Review) -> tuple[StepFacts, ...]:
    """Appendix A, rebuilt from the Guidance's process text, as far as this authority has the steps."""
    steps = [
        _step(review, "complete", "Completed application", _complete_text(review)),
        _step(
            review,
            "acknowledge",
            "Receipt confirmed",
            "The applicant is telephoned and sent Letter 1. "
            "After a third-party application the victim is sent Letter 3.",
        ),
        _step(
            review,
            "partner-return",
            "Agencies reply",
            "Each agency returns its Threshold Assessment.",
        ),
        _step(
            review,
            "decide",
            "Threshold decided",
            "The relevant bodies agree whether the threshold is met. "
            "The applicant is told in writing: Letter 4 if it is not met, Letter 5 if it is.",
        ),
    ]
    if not refused(review.case):
        steps += [
            _step(review, "chronology", "Chronologies back", "Each agency returns its Partner Case Information."),
            _step(
                review,
                "pack",
                "Meeting papers sent",
                "The agenda and the chronologies are sent to all attendees.",
            ),
            _step(
                review, "meet", "Latest day for the meeting", "The ASB Case Review Meeting is held by this day."
            ),
            _meeting_step(review),
            _step(
                review,
                "outcome",
                "Outcome told",
                "The applicant is told the outcome and agrees the Action Plan. "
                "Letter 6 is sent to applicant and victim.",
            ),
            _closing_step(review),
        ]
    return _asked(steps, _review_questions(review))


def appeal_steps(review: Review) -> tuple[StepFacts, ...]:
    """Appendix L, rebuilt from the Guidance's appeal process."""
    body = review.authority.appeal.body
    steps = [
        _step(
            review,
            "appeal",
            "Last day to appeal",
            f"An appeal is lodged with the {body}, counted from the date of the letter with the decision.",
        ),
        _lodged_step(review),
        _step(review, "appeal-ack", "Appeal acknowledged", f"The {body} acknowledges the appeal."),
        _step(
            review,
            "appeal-decision",
            "Appeal decided",
            f"The {body} tells the appellant and the relevant bodies its decision.",
        ),
    ]
    return _asked(steps, _appeal_questions(review))


Questions = dict[str, tuple[QuestionFacts | None, QuestionFacts | None]]  # before and after a step, by its title


def _asked(steps: Iterable[StepFacts | None], questions: Questions) -> tuple[StepFacts, ...]:
    """The steps that there are, with what is asked between them."""
    found = []
    for step in steps:
        if step is not None:
            before, after = questions.get(step.title, (None, None))
            found.append(replace(step, before=before, after=after))
    return tuple(found)


def _review_questions(review: Review) -> Questions:
    case = review.case
    days = review.authority.appeal.days
    challenge = f"The applicant may appeal within {days} days." if days else "The applicant may challenge it."
    stopped = refused(case)
    met = (case.threshold is not None and case.threshold.decision == "met") or case.letter_sent("5") is not None
    threshold = QuestionFacts(
        "Is the threshold met?",
        "Yes",
        "No",
        f"Letter 4. {challenge}",
        "No" if stopped else "Yes" if met else None,
        "The steps from here to the meeting do not apply." if stopped else None,
    )
    lodged = case.appeal is not None and case.appeal.lodged is not None
    content = QuestionFacts(
        "Is the applicant satisfied with the outcome?", "Yes", "No", challenge, "No" if lodged else None
    )
    questions: Questions = {"Threshold decided": (None, threshold), "Outcome told": (None, content)}
    if case.third_party:
        complete = review.deadline("complete") is not None
        consent = QuestionFacts(
            "Has the victim given consent?",
            "Yes",
            "No",
            "Letter 2 asks for it. No clock runs.",
            "Yes" if complete else "No",
        )
        questions["Completed application"] = (consent, None)
    return questions


def _appeal_questions(review: Review) -> Questions:
    appeal = review.case.appeal
    lodged = appeal is not None and appeal.lodged is not None
    outcome = appeal.outcome if appeal else None
    content = QuestionFacts(
        "Is the applicant satisfied with the decision?",
        "No",
        "Yes",
        "There is no appeal.",
        "No" if lodged else None,
    )
    upheld = QuestionFacts(
        "Is the appeal upheld?",
        "Yes",
        "No",
        "The appeal is rejected, and recorded so.",
        {"upheld": "Yes", "rejected": "No", None: None}[outcome],
        "The appeal is upheld, and recorded so.",
    )
    return {"Last day to appeal": (content, None), "Appeal decided": (None, upheld)}


_WAITING = {
    "acknowledge": "When the application is complete",
    "partner-return": "When the application is complete",
    "decide": "When the application is complete",
    "chronology": "When the meeting is set",
    "pack": "When the meeting is set",
    "meet": "When the application is complete",
    "outcome": "When the meeting is set",
    "appeal": "When Letter 4 or Letter 6 has been sent",
    "appeal-ack": "When an appeal is lodged",
    "appeal-decision": "When an appeal is lodged",
    "complete": "When the victim's consent (or proof of authority to act) arrives",
}


def _step(review: Review, deadline_id: str, title: str, what: str) -> StepFacts | None:
    found = next((d for d in review.timetable.deadlines if d.id == deadline_id), None)
    if found is None:
        if not _applies(review, deadline_id):
            return None
        return StepFacts(title, what, None, _WAITING[deadline_id], "Not yet", None, False)
    status = _MISSED.get(found.id, "Late") if found.status == "missed" else _STATUS[found.status]
    if found.id in UNRECORDED and found.status == "met":
        status = "Not recorded"  # it must have been done, but nobody wrote it down
    return StepFacts(title, what, found.date, day(found.date), status, found.rule.split(":")[0], found.provisional)


def _applies(review: Review, deadline_id: str) -> bool:
    """Whether the authority has this timescale at all."""
    scales, appeal = review.authority.timescales, review.authority.appeal
    has = {
        "acknowledge": scales.acknowledge,
        "partner-return": scales.partner_return if scales.decide is not None else None,
        "decide": scales.decide,
        "chronology": scales.chronology,
        "pack": scales.pack,
        "meet": scales.meet_after_application or scales.meet_after_letter_5,
        "outcome": scales.outcome or scales.outcome_after_application,
        "appeal": appeal.days,
        "appeal-ack": appeal.acknowledge,
        "appeal-decision": appeal.decide,
        "complete": 0,
    }
    return has[deadline_id] is not None


def _complete_text(review: Review) -> str:
    if review.case.third_party:
        return (
            "The form and the victim's consent (or proof of authority to act) have both arrived. The clock starts."
        )
    return "The form has arrived. The clock starts."


def _meeting_step(review: Review) -> StepFacts:
    meeting = review.case.meeting
    when = meeting.date if meeting else None
    what = "The ASB Case Review Meeting is held."
    if when is None:
        return StepFacts("Meeting", what, None, "Not set yet", "Not yet", None, False)
    held = when < review.today or review.outcome_known
    return StepFacts("Meeting", what, when, day(when), "Done" if held else "Due", None, False)


def _closing_step(review: Review) -> StepFacts:
    closed = review.case.closed
    what = "When every action is completed or discharged the review is closed, and Letter 7 is sent."
    if closed is None:
        return StepFacts("Review closed", what, None, "When the actions are done", "Not yet", None, False)
    status = "Done" if closed <= review.today else "Due"
    return StepFacts("Review closed", what, closed, day(closed), status, None, False)


def _lodged_step(review: Review) -> StepFacts:
    appeal = review.case.appeal
    what = "The appeal arrives, with the victim's consent where somebody else appeals."
    if appeal is None or appeal.lodged is None:
        return StepFacts("Appeal lodged", what, None, "No appeal so far", "Not yet", None, False)
    status = "Done" if appeal.lodged <= review.today else "Due"
    return StepFacts("Appeal lodged", what, appeal.lodged, day(appeal.lodged), status, None, False)
