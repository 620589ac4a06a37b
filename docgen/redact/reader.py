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

import re
from dataclasses import replace
from typing import Literal

from docgen.authority import Authority
from docgen.case.model import Case, Person
from docgen.redact.finders.telephones import national
from docgen.redact.policy import DEFAULT, PartyRole, Policy, with_published_details
from docgen.redact.redactor import Redactor
from docgen.redact.text.normalise import key

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
    policy = replace(policy, keep=(*policy.keep, *_contacts(case, names=reader is not None)))
    if reader is None:
        return policy
    reader = reader_named(case, reader)
    named: tuple[PartyRole, ...] = tuple(r for r in readers(case) if r != reader)
    policy = replace(policy, known=(reader,), named=named)
    if authority.redaction.given_names and reader == readers(case)[-1]:
        policy = replace(policy, keep=(*policy.keep, *_given(case)))
    return policy


def _contacts(case: Case, *, names: bool) -> list[str]:
    """The officers whom letters tell the reader to turn to; a plan gives where to ring, and names nobody."""
    turn_to = [case.spoc, case.meeting.confirm_to if case.meeting else None]
    found = [text for officer in turn_to if officer for text in (officer.phone, officer.email)]
    found += [officer.name for officer in turn_to if officer and names]
    people = [p for p in (case.victim, case.applicant, *case.perpetrators, *case.others) if p]
    return [text for text in found if text and not any(_is_of(text, person) for person in people)]


def _is_of(text: str, person: Person) -> bool:
    """Whether this is somebody's name, number or e-mail address: a slip of the pen releases nobody."""
    if (number := national(text)) and not any(c.isalpha() for c in text):
        return number == national(person.phone or "")
    if "@" in text and key(text) == key(person.email or ""):
        return True
    words = {key(word) for word in re.split(r"[\s,.@_\-]+", text)}
    name = person.name
    parts = (
        {key(word) for part in (name.given, name.family) if part for word in re.split(r"[\s,\-]+", part)}
        if name
        else set()
    )
    return bool(parts) and parts <= words


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
