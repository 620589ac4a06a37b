"""What an officer should look at before these papers go out: true to the case file, but perhaps not to life.

Nothing here stops a document. Each caution has its place in the case file and names nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docgen.case.places import in_file
from docgen.documents.choice.kinds import Choice
from docgen.documents.choice.postal import postal_warnings
from docgen.documents.wording import and_list, day
from docgen.redact.keeping import names_somebody
from docgen.redact.marks import MarkKind
from docgen.redact.overlap import overlap_cautions
from docgen.redact.reader import Redactors, readers
from docgen.redact.wishes import wish_cautions
from docgen.review import Review
from docgen.rules import RuleWarning

_TOLD: dict[MarkKind, str] = {"asked": "what redaction.remove says"}


def cautions(
    review: Review, choices: tuple[Choice, ...], redactors: Redactors | None = None
) -> tuple[RuleWarning, ...]:
    """Everything to look at, in the order of the case file; pass the ``redactors`` where there are any already."""
    redactors = redactors or Redactors(review.case, review.authority)
    made = {choice.document.id for choice in choices if choice.makes}
    counted = (
        *_people_in_letters(review, made, redactors),
        *postal_warnings(review.case),
    )
    placed = (replace(warning, pointer=in_file(review.case, warning.pointer)) for warning in counted)
    return (
        *_reference(review, redactors),
        *_special_circumstances(review),
        *_past_requests(review, made),
        *_actions(review, made),
        *wish_cautions(redactors),
        *overlap_cautions(redactors),
        *placed,
    )


def _reference(review: Review, redactors: Redactors) -> Iterator[RuleWarning]:
    reference = review.case.reference
    if names_somebody(review.case, reference) or any(
        mark.of_case for r in readers(review.case) for mark in redactors.for_reader(r).redact(reference).marks
    ):
        yield RuleWarning(
            "reference-names",
            "tells who somebody is, and stands on every paper: a paper whose reader may not know it is held back",
            "/reference",
        )


def _special_circumstances(review: Review) -> Iterator[RuleWarning]:
    if review.case.application.special_circumstances:
        yield RuleWarning(
            "special-circumstances",
            "the applicant told of special circumstances; large print follows `communication.large_print`, "
            "and nothing else follows by itself",
            "/application/special_circumstances",
        )


def _past_requests(review: Review, made: set[str]) -> Iterator[RuleWarning]:
    for document, deadline, what in (
        ("threshold-assessment", "partner-return", "Threshold Assessment"),
        ("partner-case-information", "chronology", "Partner Case Information"),
    ):
        due = review.deadline(deadline)
        if document in made and due is not None and due < review.today:
            yield RuleWarning(
                "request-past",
                f"the {what} asks for an answer by {day(due)}, which is past: a copy for the record",
                "/agencies",
            )


def _people_in_letters(review: Review, made: set[str], redactors: Redactors) -> Iterator[RuleWarning]:
    """Letters go to the victim and the applicant: where are the officer's own sentences changed for them?"""
    case = review.case
    texts: list[tuple[str, str, str]] = []
    if "letter-4" in made and case.threshold:
        texts += [("4", f"/threshold/reasons/{n}", text) for n, text in enumerate(case.threshold.reasons)]
    if "letter-6" in made and case.outcome:
        texts += [("6", f"/outcome/findings/{n}", text) for n, text in enumerate(case.outcome.findings)]
        texts += [
            ("6", f"/outcome/recommendations/{n}", text) for n, text in enumerate(case.outcome.recommendations)
        ]
    if not texts:
        return
    for number, pointer, text in texts:
        kinds = sorted(
            {
                _TOLD.get(mark.kind, mark.kind)
                for r in readers(case)
                for mark in redactors.for_reader(r).redact(text).marks
            }
        )
        if kinds:
            yield RuleWarning(
                "others-in-letter",
                f"tells of somebody else ({and_list(kinds)}); Letter {number} has a label in its place: read it",
                pointer,
            )


def _actions(review: Review, made: set[str]) -> Iterator[RuleWarning]:
    for n, action in enumerate(review.case.actions):
        if "action-plan" in made and not action.action:
            yield RuleWarning(
                "action-empty", "the action says nothing; the plan has an empty row", f"/actions/{n}/action"
            )
        if "letter-6" in made and action.agreed is None:
            yield RuleWarning(
                "agreement-unknown",
                "whether the victim agreed to it is not recorded; Letter 6 does not speak of it",
                f"/actions/{n}/agreed",
            )
        if "letter-7" in made and action.completed is None:
            yield RuleWarning(
                "action-open",
                "is not recorded as completed, but Letter 7 says that all actions are",
                f"/actions/{n}/completed",
            )
    if "action-plan-redacted" in made and review.case.actions:
        yield RuleWarning(
            "read-redacted",
            "no program finds every name: read action-plan-redacted before it goes to anybody",
            "/actions",
        )
