"""What a reader may know: the one place that says what may stay in a paper for the victim or the applicant.

=============================  ==========================================================================
may stay                       why
=============================  ==========================================================================
the reader's own details       they are theirs
the other one's name           the applicant applied for the victim, and the approved letters name both
the SPOC, whom to confirm to   they sign the letters, and are to be rung
what the authority publishes   it is public
names the reader gave          only where the authority's profile says ``given_names``
``redaction.keep``             a person decided so, and the manifest says it
=============================  ==========================================================================

Whatever else is known of anybody in the case goes (Guidance, Action Plan: "personally identifiable information
removed"). A plan that both of them get knows neither.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from docgen.authority import Authority
from docgen.case.model import Case
from docgen.redact.policy import DEFAULT, PartyRole, Policy, with_published_details
from docgen.redact.redactor import Redactor
from docgen.redact.turning import details_to_turn_to

Reader = Literal["victim", "applicant"]

UNDER_18 = Policy(only_under_18=True)  # an agency that does not need the personal data of a child


def readers(case: Case) -> tuple[Reader, ...]:
    """Who gets papers of their own: the victim, and the applicant where that is somebody else."""
    return ("victim", "applicant") if case.third_party else ("victim",)


def reader_named(case: Case, role: Reader) -> Reader:
    """Who reads what goes to this role: who applied in person is the victim."""
    return role if case.third_party else "victim"


def policy_for(case: Case, authority: Authority, reader: Reader | None) -> Policy:
    """What goes and what stays for this reader; None is a paper that victim and applicant both get."""
    wishes = case.redaction
    policy = with_published_details(
        Policy(
            officers=authority.redaction.officers,
            keep=wishes.keep if wishes else (),
            remove=wishes.remove if wishes else (),
        ),
        authority,
    )
    policy = replace(policy, keep=(*policy.keep, *_contacts(case, policy.keep, names=reader is not None)))
    if reader is None:
        return policy
    reader = reader_named(case, reader)
    named: tuple[PartyRole, ...] = tuple(r for r in readers(case) if r != reader)
    policy = replace(policy, known=(reader,), named=named)
    if authority.redaction.given_names and reader == readers(case)[-1]:
        policy = replace(policy, keep=(*policy.keep, *_given(case)))
    return policy


def _contacts(case: Case, keep: tuple[str, ...], *, names: bool) -> list[str]:
    """The officers whom letters tell the reader to turn to; a plan gives where to ring, and names nobody.

    What tells of anybody else in the case is not kept: the redactor takes it out, or the gate holds the paper.
    """
    parts = ("phone", "email", "name") if names else ("phone", "email")
    return [d.text for d in details_to_turn_to(case, keep) if not d.chair and d.part in parts and not d.tells]


def _given(case: Case) -> tuple[str, ...]:
    """The names that whoever applied wrote into the application, each as it stands there."""
    form = case.application
    redactor = Redactor.for_case(case, DEFAULT)
    texts = (
        form.behaviour,
        form.impact,
        form.action_taken,
        form.action_wanted,
        form.special_circumstances,
        form.other_information,
    )
    return tuple(
        dict.fromkeys(
            text[mark.start : mark.end]
            for text in texts
            if text
            for mark in redactor.redact(text).marks
            if mark.kind == "name" and mark.of_case
        )
    )
