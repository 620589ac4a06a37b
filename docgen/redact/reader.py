"""What a reader may know: the one place that says what may stay in a paper for the victim or the applicant.

=============================  ==========================================================================
may stay                       why
=============================  ==========================================================================
the reader's own details       they are theirs
the other one's name           the applicant applied for the victim, and the approved letters name both
the SPOC, whom to confirm to   they sign the letters, and are to be rung; what is typed into a plan keeps their
                               number, and no e-mail address that tells the name
what the authority publishes   it is public, unless it tells who somebody is
names the reader gave          only where the authority's profile says ``given_names``
``redaction.keep``             a person decided so, and the manifest says it
=============================  ==========================================================================

Whatever else is known of anybody in the case goes (Guidance, Action Plan: "personally identifiable information
removed"). A plan that both of them get knows neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from docgen.authority import Authority
from docgen.case.model import Case
from docgen.redact.policy import DEFAULT, PartyRole, Policy, with_published_details
from docgen.redact.redactor import Redactor
from docgen.redact.text.normalise import key
from docgen.redact.turning import Detail, Published, details_to_turn_to, published_that_tells

Reader = Literal["victim", "applicant"]

UNDER_18 = Policy(only_under_18=True)  # an agency that does not need the personal data of a child


def readers(case: Case) -> tuple[Reader, ...]:
    """Who gets papers of their own: the victim, and the applicant where that is somebody else."""
    return ("victim", "applicant") if case.third_party else ("victim",)


def reader_named(case: Case, role: Reader) -> Reader:
    """Who reads what goes to this role: who applied in person is the victim."""
    return role if case.third_party else "victim"


@dataclass(frozen=True)
class Redactors:
    """The redactors of one case under one authority: one for each policy, made when it is first needed."""

    case: Case
    authority: Authority
    _policies: dict[Reader | None, Policy] = field(init=False, repr=False, compare=False, default_factory=dict)
    _made: dict[Policy, Redactor] = field(init=False, repr=False, compare=False, default_factory=dict)

    def of(self, policy: Policy = DEFAULT) -> Redactor:
        """The redactor for everybody in the case, apart from those whom the policy lets the reader know."""
        if policy not in self._made:
            self._made[policy] = Redactor.for_case(self.case, policy)
        return self._made[policy]

    def for_reader(self, reader: Reader | None) -> Redactor:
        """The redactor for what this reader gets; None is a paper that victim and applicant both get."""
        return self.of(self.policy(reader))

    def policy(self, reader: Reader | None) -> Policy:
        """What goes and what stays for this reader; None is a paper that victim and applicant both get."""
        if reader not in self._policies:
            self._policies[reader] = self._policy(reader)
        return self._policies[reader]

    @cached_property
    def details_to_turn_to(self) -> tuple[Detail, ...]:
        """The officers whom letters tell the reader to turn to, and what their details tell of anybody else."""
        return details_to_turn_to(self.case, self._common.keep, self._people)

    @cached_property
    def published_that_tells(self) -> tuple[Published, ...]:
        """What of the authority's own details tells of somebody in the case."""
        wishes = self.case.redaction
        return published_that_tells(self._people, self.authority, wishes.keep if wishes else ())

    @cached_property
    def _people(self) -> Redactor:
        return Redactor.of_people(self.case)

    @cached_property
    def _common(self) -> Policy:
        wishes = self.case.redaction
        policy = with_published_details(
            Policy(
                officers=self.authority.redaction.officers,
                keep=wishes.keep if wishes else (),
                remove=wishes.remove if wishes else (),
            ),
            self.authority,
        )
        telling = {found.text for found in self.published_that_tells if found.whole}
        return replace(policy, keep=tuple(text for text in policy.keep if text not in telling))

    def _policy(self, reader: Reader | None) -> Policy:
        case, common = self.case, self._common
        policy = replace(common, keep=(*common.keep, *self._contacts(names=reader is not None)))
        if reader is None:
            return policy
        reader = reader_named(case, reader)
        named: tuple[PartyRole, ...] = tuple(r for r in readers(case) if r != reader)
        policy = replace(policy, known=(reader,), named=named)
        if self.authority.redaction.given_names and reader == readers(case)[-1]:
            policy = replace(policy, keep=(*policy.keep, *_given(self.of(DEFAULT), case)))
        return policy

    def _contacts(self, *, names: bool) -> list[str]:
        """The officers whom letters tell the reader to turn to; a plan gives where to ring, and names nobody.

        What tells of anybody else in the case is not kept: the redactor takes it out, or the gate holds the paper.
        """
        parts = ("phone", "email", "name") if names else ("phone", "email")
        officers = [d for d in self.details_to_turn_to if not d.chair and not d.tells]
        hidden = [] if names or self._common.officers == "keep" else [d for d in officers if d.part == "name"]
        return [d.text for d in officers if d.part in parts and not (d.part == "email" and _is_of(d.text, hidden))]


def _is_of(email: str, named: Iterable[Detail]) -> bool:
    """Whether an e-mail address tells the name of one of these: "priya.n@", but not "asb@"."""
    local = key(email.partition("@")[0])
    return any(len(word) > 2 and key(word) in local for detail in named for word in detail.text.split())


def _given(redactor: Redactor, case: Case) -> tuple[str, ...]:
    """The names that whoever applied wrote into the application, each as it stands there."""
    form = case.application
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
