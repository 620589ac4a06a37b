"""The rows of the Action Plan as the victim gets them (Guidance, Action Plan: "a redacted version")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.case.model import Action, Case
from docgen.redact.knowledge.parties import name_in_words
from docgen.redact.language.wordsets import words
from docgen.redact.marks import RedactedText
from docgen.redact.policy import DEFAULT, Policy
from docgen.redact.redactor import Redactor
from docgen.redact.text.normalise import fold, key

_LEAD = "the lead officer"
# A lead officer given by role alone says nothing about a person.
_ROLE_WORDS = words(
    """
    officer officers manager managers team teams leader lead inspector sergeant constable pcso pc warden
    coordinator adviser advisor worker workers head service services director assistant deputy senior specialist
    caseworker spoc chair asb community safety housing tenancy enforcement neighbourhood neighbourhoods
    environmental health protection police youth justice victim support social care early help mediation legal
    solicitor antisocial anti social behaviour safer safeguarding estate estates income repairs noise patrol beat
    district city council borough county and of the for local responsible agency all both tbc partner partners
    designated response response mental wellbeing family
    """
)


@dataclass(frozen=True, slots=True)
class RedactedAction:
    """One row of the redacted Action Plan; dates stay, and the agency unless it tells who somebody is."""

    number: int | None
    action: RedactedText
    agency: str | None
    lead_officer: RedactedText
    timescale: RedactedText
    progress: RedactedText
    completed: date | None
    agreed: bool | None


def redact_actions(
    case: Case, policy: Policy = DEFAULT, redactor: Redactor | None = None
) -> tuple[RedactedAction, ...]:
    """Every action of the case, redacted, in its order; pass the ``redactor`` of the case where there is one."""
    redactor = redactor or Redactor.for_case(case, policy)
    return tuple(_row(case, action, redactor) for action in case.actions)


def _row(case: Case, action: Action, redactor: Redactor) -> RedactedAction:
    agency = case.agency(action.agency)
    return RedactedAction(
        action.number,
        redactor.text(action.action or ""),
        redactor.text(agency.name) if agency and agency.name else None,
        _lead(case, action, redactor),
        redactor.text(action.timescale or ""),
        redactor.text(action.progress or ""),
        action.completed,
        action.agreed,
    )


def _lead(case: Case, action: Action, redactor: Redactor) -> RedactedText:
    """The lead officer's role: the job title of whoever is named, or else "the lead officer"."""
    given = (action.lead_officer or "").strip()
    if not given:
        return RedactedText("")
    words = [key(word) for word in fold(given).lower.replace("/", " ").replace("-", " ").split()]
    job = _job_of(case, action, given)
    if redactor.policy.officers == "keep" or all(word in _ROLE_WORDS for word in words if word):
        return redactor.text(given)
    return redactor.text(job) if job else RedactedText(_LEAD)


def _job_of(case: Case, action: Action, lead: str) -> str | None:
    """The job title of the officer called this; their own where the text is a job title of the case."""
    agency = case.agency(action.agency)
    agencies = [agency, *case.agencies] if agency else [*case.agencies]
    officers = [(a.contact.name, a.contact.job_title) for a in agencies if a.contact]
    if case.spoc:
        officers.append((case.spoc.name, case.spoc.job_title))
    if case.meeting and case.meeting.chair:
        officers.append((case.meeting.chair.name, case.meeting.chair.job_title))
    for name, job in officers:
        if job and (key(job) == key(lead) or (name and _same_officer(name, lead))):
            return job
    return None


def _same_officer(one: str, other: str) -> bool:
    a, b = name_in_words(one), name_in_words(other)
    if a is None or b is None:
        return False
    first, second = key(a.given or ""), key(b.given or "")
    if not a.family or not b.family:  # a title and a surname, or a first name alone
        return bool(first) and first == second
    if [key(w) for w in a.family] != [key(w) for w in b.family]:
        return False
    return not first or not second or first[0] == second[0]
