"""The facts as a reader may have them: a paper for the victim is written from redacted facts, not covered over.

Two kinds of reader get less than the whole. The victim and the applicant get nothing that identifies anybody else
(Guidance, Action Plan; what they may know is said in ``docgen.redact.reader``). An agency that does not need the
personal data of somebody under 18 gets the rest (Guidance, Information Sharing: "necessary, relevant
and proportionate").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from docgen.documents.facts.model import (
    ActionFacts,
    AgencyFacts,
    ApplicationFacts,
    ChairFacts,
    Facts,
    IncidentFacts,
    MeetingFacts,
    PersonFacts,
)
from docgen.redact import Redactor, redact_actions
from docgen.redact.knowledge.parties import parties_of
from docgen.redact.reader import UNDER_18, Reader, Redactors
from docgen.review import Review

WITHHELD = "Details withheld (under 18)"

_Text = Callable[[str], str]


@dataclass(frozen=True)
class Discretion:
    """Narrows facts for those who may not have all of them; knows one review."""

    review: Review

    @cached_property
    def redactors(self) -> Redactors:
        """The redactors of the case; the leak gate asks the same ones."""
        return Redactors(self.review.case, self.review.authority)

    def for_reader(self, facts: Facts, reader: Reader | None) -> Facts:
        """The facts for the victim or the applicant; None is a paper that both of them get."""
        case = self.review.case
        redactor = self.redactors.for_reader(reader)
        officers_too = redactor.policy.officers == "role"
        facts = _with_text(_without_returns(facts, officers_too), redactor.text)
        victim = facts.victim if reader == "victim" else _named(facts.victim)
        applicant = facts.applicant if reader == "applicant" else _named(facts.applicant)
        if not case.third_party:
            applicant = victim
        labels = [party.label for party in parties_of(case) if party.role == "perpetrator"]
        perpetrators = tuple(_label(p, label) for p, label in zip(facts.perpetrators, labels, strict=True))
        return replace(
            facts,
            victim=victim,
            applicant=applicant,
            perpetrators=perpetrators,
            perpetrator=None,
            people=(victim, *perpetrators),
            actions=self._actions(facts.actions, redactor),
            meeting=_without_chair(facts.meeting) if officers_too else facts.meeting,
        )

    def without_children(self, facts: Facts) -> Facts:
        """The facts without the personal data of anybody in the case under 18, the victim apart."""
        redactor = self.redactors.of(UNDER_18)
        facts = _with_text(facts, redactor.text)
        perpetrators = tuple(_withheld(p) if p.under_18 else p for p in facts.perpetrators)
        actions = tuple(
            replace(
                action,
                action=redactor.text(action.action),
                progress=_maybe(action.progress, redactor.text),
                timescale=_maybe(action.timescale, redactor.text),
            )
            for action in facts.actions
        )
        return replace(
            facts,
            perpetrators=perpetrators,
            perpetrator=_withheld(facts.perpetrator)
            if facts.perpetrator and facts.perpetrator.under_18
            else facts.perpetrator,
            people=(facts.victim, *perpetrators),
            actions=actions,
        )

    def _actions(self, actions: tuple[ActionFacts, ...], redactor: Redactor) -> tuple[ActionFacts, ...]:
        redacted = redact_actions(self.review.case, redactor.policy, redactor)
        return tuple(
            replace(
                plain,
                action=clear.action or "",
                agency=_maybe(plain.agency, redactor.text),
                lead_officer=clear.lead_officer,
                timescale=clear.timescale,
                progress=clear.progress,
            )
            for plain, clear in zip(actions, redacted, strict=True)
        )


def _with_text(facts: Facts, text: _Text) -> Facts:
    """Everything that somebody typed, through the redactor; the Action Plan's rows are not among it."""
    return replace(
        facts,
        application=_application(facts.application, text),
        incidents=tuple(_incident(incident, text) for incident in facts.incidents),
        agencies=tuple(_chronicled(agency, text) for agency in facts.agencies),
        attending=tuple(_chronicled(agency, text) for agency in facts.attending),
        apologies=tuple(_chronicled(agency, text) for agency in facts.apologies),
        agency=_chronicled(facts.agency, text) if facts.agency else None,
        threshold=replace(
            facts.threshold,
            reasons=tuple(text(reason) for reason in facts.threshold.reasons),
            requested_by=_maybe(facts.threshold.requested_by, text),
        ),
        meeting=replace(
            facts.meeting,
            chair=_chair(facts.meeting.chair, text),
            location=_maybe(facts.meeting.location, text),
            victim_not_invited_reason=_maybe(facts.meeting.victim_not_invited_reason, text),
        ),
        outcome=replace(
            facts.outcome,
            findings=tuple(text(finding) for finding in facts.outcome.findings),
            recommendations=tuple(text(advice) for advice in facts.outcome.recommendations),
        ),
    )


def _chair(chair: ChairFacts | None, text: _Text) -> ChairFacts | None:
    if chair is None:
        return None
    title, organisation = _maybe(chair.job_title, text), _maybe(chair.organisation, text)
    if (title, organisation) == (chair.job_title, chair.organisation):
        return chair
    line = ", ".join(part for part in (chair.name, title, organisation) if part)
    return replace(chair, job_title=title, organisation=organisation, line=line)


def _application(form: ApplicationFacts, text: _Text) -> ApplicationFacts:
    return replace(
        form,
        behaviour=_maybe(form.behaviour, text),
        impact=_maybe(form.impact, text),
        action_taken=_maybe(form.action_taken, text),
        action_wanted=_maybe(form.action_wanted, text),
        special_circumstances=_maybe(form.special_circumstances, text),
        other_information=_maybe(form.other_information, text),
    )


def _incident(incident: IncidentFacts, text: _Text) -> IncidentFacts:
    return replace(
        incident,
        description=_maybe(incident.description, text),
        source=_maybe(incident.source, text),
        reports=tuple(
            replace(
                report,
                by=_maybe(report.by, text),
                agency=_maybe(report.agency, text),
                reference=_maybe(report.reference, text),
            )
            for report in incident.reports
        ),
    )


def _chronicled(agency: AgencyFacts, text: _Text) -> AgencyFacts:
    return replace(
        agency,
        name=text(agency.name),
        job_title=_maybe(agency.job_title, text),
        chronology=tuple(replace(entry, note=text(entry.note)) for entry in agency.chronology),
    )


def _without_returns(facts: Facts, officers_too: bool) -> Facts:
    """The facts without what agencies returned, which goes unread: nothing of it need be redacted."""
    return replace(
        facts,
        agencies=tuple(_outside(agency, officers_too) for agency in facts.agencies),
        attending=tuple(_outside(agency, officers_too) for agency in facts.attending),
        apologies=tuple(_outside(agency, officers_too) for agency in facts.apologies),
        agency=None,
    )


def _outside(agency: AgencyFacts, officers_too: bool) -> AgencyFacts:
    """An agency as the victim may know it: what it returned is no paper for them."""
    agency = replace(agency, chronology=(), chronology_attached=False)
    return replace(agency, officer=None, email=None, phone=None) if officers_too else agency


def _without_chair(meeting: MeetingFacts) -> MeetingFacts:
    chair = meeting.chair
    if chair is None:
        return meeting
    line = ", ".join(part for part in (chair.job_title, chair.organisation) if part)
    return replace(meeting, chair=replace(chair, name=None, line=line) if line else None)


def _named(person: PersonFacts) -> PersonFacts:
    """Somebody of whom the reader knows the name, and nothing else."""
    return replace(
        person, known_as=None, address=None, address_line=None, phone=None, email=None, date_of_birth=None
    )


def _label(person: PersonFacts, label: str) -> PersonFacts:
    return replace(_named(person), name=label, greeting=None)


def _withheld(person: PersonFacts) -> PersonFacts:
    return _label(person, WITHHELD)


def _maybe(value: str | None, text: _Text) -> str | None:
    return text(value) if value else value
