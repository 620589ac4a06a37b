"""From a review to the facts that a template may name. Everything here is looked up or counted, never guessed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from docgen.case.model import Incident, Person
from docgen.documents.choice.kinds import Document, Recipient
from docgen.documents.facts.discretion import Discretion
from docgen.documents.facts.model import (
    ActionFacts,
    AgencyFacts,
    ApplicationFacts,
    CaseFacts,
    ChairFacts,
    DateFacts,
    DocumentFacts,
    Facts,
    IncidentFacts,
    MeetingFacts,
    OutcomeFacts,
    PlanFacts,
    RecipientFacts,
    ReportFacts,
    SentFacts,
    ThresholdFacts,
)
from docgen.documents.facts.office import authority_facts, spoc_facts
from docgen.documents.facts.people import agency_facts, person_facts, window
from docgen.documents.facts.steps import appeal_steps, review_steps
from docgen.documents.wording import and_list, span
from docgen.errors import MissingFact
from docgen.redact.reader import Reader, reader_named
from docgen.review import Review
from docgen.rules import appeal_by, first_day_of_period

_METHODS = {
    "writing": "in writing",
    "email": "by email",
    "online": "online",
    "telephone": "by telephone",
    "office": "in person, at an office",
    "on-site-police": "in person, to police on duty",
    "on-site-other": "in person, to an officer on site",
}
_EVIDENCE = {"written-consent": "written consent", "authority-to-act": "evidence of authority to act"}


@dataclass(frozen=True)
class Context:
    """The facts of one review, ready for each of its documents."""

    review: Review

    @cached_property
    def discretion(self) -> Discretion:
        """What narrows facts for those who may not have all of them."""
        return Discretion(self.review)

    def facts(self, document: Document, recipient: Recipient) -> Facts:
        """The facts for one copy of one document.

        Raises MissingFact where a letter has nobody to be addressed to.
        """
        day = self._day_of(document)
        facts = replace(
            self.common,
            document=DocumentFacts(
                document.id, document.title, day, self._marking(document), self._is_still_open(document)
            ),
            recipient=self._recipient(document, recipient),
        )
        if recipient.kind == "agency":
            facts = replace(facts, agency=facts.agencies[recipient.index])
        elif recipient.kind == "perpetrator":
            facts = replace(facts, perpetrator=facts.perpetrators[recipient.index])
        if document.folder == "letters":
            by = appeal_by(day, self.review.authority)
            appeal = replace(facts.authority.appeal, by=by.date if by else None)
            authority = replace(facts.authority, appeal=appeal)
            facts = replace(facts, authority=authority, plan=self._plan(recipient))
        if document.public:
            facts = replace(facts, spoc=spoc_facts(None, self.review.authority))
        if document.id == "appeal-timeline":
            facts = replace(facts, timeline=appeal_steps(self.review))
        if recipient.kind in ("applicant", "victim"):
            return self.discretion.for_reader(facts, self.reader(document, recipient))
        return self.discretion.without_children(facts) if recipient.limited else facts

    def reader(self, document: Document, recipient: Recipient) -> Reader | None:
        """Whose eyes a copy for the victim or the applicant is written for; None is the plan that both get."""
        if document.id == "action-plan-redacted":
            return None
        return reader_named(self.review.case, "victim" if recipient.kind == "victim" else "applicant")

    @cached_property
    def common(self) -> Facts:
        """What every document of the review shares."""
        review, case = self.review, self.review.case
        victim = person_facts(case.victim, "Victim")
        applicant = person_facts(case.applicant, "Applicant") if case.applicant else victim
        perpetrators = tuple(
            replace(person_facts(p, "Alleged perpetrator"), under_18=case.is_child(p)) for p in case.perpetrators
        )
        agencies = tuple(agency_facts(agency) for agency in case.agencies)
        return Facts(
            document=DocumentFacts("", "", review.today, ""),
            case=CaseFacts(case.reference, case.third_party, self._evidence()),
            authority=authority_facts(review.authority),
            spoc=spoc_facts(case, review.authority),
            recipient=None,
            application=self._application(),
            applicant=applicant,
            victim=victim,
            perpetrators=perpetrators,
            perpetrator=None,
            people=(victim, *perpetrators),
            incidents=self._incidents(),
            agencies=agencies,
            agency=None,
            attending=tuple(a for a in agencies if a.attending),
            apologies=tuple(a for a in agencies if not a.attending),
            threshold=self._threshold(),
            meeting=self._meeting(),
            dates=self._dates(),
            sent=SentFacts(*(case.letter_sent(number) for number in "1456")),
            outcome=OutcomeFacts(
                case.outcome.findings if case.outcome else (),
                case.outcome.recommendations if case.outcome else (),
            ),
            actions=self._actions(),
            plan=self._plan(None),
            timeline=review_steps(review),
            pack=None,
        )

    def _day_of(self, document: Document) -> date:
        if document.folder == "letters":
            return self.review.letter_date(document.id.removeprefix("letter-"))
        return self.review.today

    def _marking(self, document: Document) -> str:
        marking = self.review.authority.marking
        return marking.public if document.public else marking.case

    def _is_still_open(self, document: Document) -> bool:
        asked = {"threshold-assessment": "partner-return", "partner-case-information": "chronology"}.get(
            document.id
        )
        due = self.review.deadline(asked) if asked else None
        return due is None or self.review.today <= due

    def _evidence(self) -> str | None:
        consent = self.review.case.application.consent
        return _EVIDENCE[consent.evidence] if consent and consent.evidence else None

    def _recipient(self, document: Document, recipient: Recipient) -> RecipientFacts | None:
        case = self.review.case
        if recipient.kind == "agency":
            agency = self.common.agencies[recipient.index]
            return RecipientFacts(agency.name, agency.officer or agency.name, None, False, False)
        if recipient.kind not in ("applicant", "victim"):
            return None
        person: Person = case.victim if recipient.kind == "victim" else case.applying
        facts = person_facts(person, "")
        assert facts.name is not None
        assert facts.greeting is not None
        envelope = window(facts.name, person.address)
        if envelope is None and document.folder == "letters":
            who = "victim" if person is case.victim else "applicant"
            raise MissingFact(document.id, f"/{who}/address", f"needs /{who}/address, where the letter is sent")
        is_victim = person is case.victim
        return RecipientFacts(
            facts.name, facts.greeting, envelope, is_victim, not is_victim or not case.third_party
        )

    def _application(self) -> ApplicationFacts:
        form = self.review.case.application
        return ApplicationFacts(
            received=form.received,
            behaviour=form.behaviour,
            impact=form.impact,
            action_taken=form.action_taken,
            action_wanted=form.action_wanted,
            special_circumstances=form.special_circumstances,
            other_information=form.other_information,
            consent_received=form.consent.received if form.consent else None,
            withdrawn=form.withdrawn,
        )

    def _incidents(self) -> tuple[IncidentFacts, ...]:
        return tuple(self._incident(n, incident) for n, incident in enumerate(self.review.case.incidents, 1))

    def _incident(self, number: int, incident: Incident) -> IncidentFacts:
        reports = tuple(
            ReportFacts(
                report.date,
                report.by,
                self._agency_name(report.agency),
                _METHODS[report.method] if report.method else None,
                report.reference,
            )
            for report in incident.reports
        )
        return IncidentFacts(number, incident.date, incident.description, incident.source, reports)

    def _agency_name(self, agency_id: str | None) -> str | None:
        agency = self.review.case.agency(agency_id)
        return agency_facts(agency).name if agency else None

    def _threshold(self) -> ThresholdFacts:
        decided = self.review.case.threshold
        if decided is None:
            return ThresholdFacts(None, None, (), None)
        met = None if decided.decision is None else decided.decision == "met"
        return ThresholdFacts(met, decided.decided, decided.reasons, self._agency_name(decided.requested_by))

    def _meeting(self) -> MeetingFacts:
        spoc = spoc_facts(self.review.case, self.review.authority)
        meeting = self.review.case.meeting
        if meeting is None:
            return MeetingFacts(None, None, None, None, None, False, None, None, None)
        chair = meeting.chair
        line = (
            ", ".join(part for part in (chair.name, chair.job_title, chair.organisation) if part) if chair else ""
        )
        to = meeting.confirm_to
        name, phone, email = (to.name, to.phone, to.email) if to else (None, None, None)
        if not (phone or email):
            name, phone, email = name or spoc.name, spoc.phone, spoc.email
        ways = " or ".join(way for way in (f"on {phone}" if phone else "", f"at {email}" if email else "") if way)
        return MeetingFacts(
            date=meeting.date,
            start=meeting.start,
            end=meeting.end,
            time=span(meeting.start, meeting.end),
            location=meeting.location or ("Online" if meeting.online else None),
            online=meeting.online,
            chair=ChairFacts(chair.name, chair.job_title, chair.organisation, line) if chair and line else None,
            confirm_to=f"{name or spoc.job_title} {ways}",
            victim_not_invited_reason=meeting.victim_not_invited_reason,
        )

    def _dates(self) -> DateFacts:
        review = self.review
        complete = review.deadline("complete")
        months = review.authority.qualifying.apply_within_months
        return DateFacts(
            complete=complete,
            acknowledge=review.deadline("acknowledge"),
            decide=review.deadline("decide"),
            next_contact=review.deadline("decide") or review.deadline("outcome"),
            partner_return=review.deadline("partner-return"),
            meet=review.deadline("meet"),
            chronology=review.deadline("chronology"),
            pack=review.deadline("pack"),
            outcome=review.deadline("outcome"),
            outcome_days=review.authority.timescales.outcome,
            period_start=first_day_of_period(review.case.application.received, months),
            period_end=review.case.application.received,
        )

    def _actions(self) -> tuple[ActionFacts, ...]:
        return tuple(
            ActionFacts(
                number=action.number or index,
                action=action.action or "",
                agency=self._agency_name(action.agency),
                lead_officer=action.lead_officer,
                timescale=action.timescale,
                progress=action.progress,
                completed=action.completed,
                agreed=action.agreed,
            )
            for index, action in enumerate(self.review.case.actions, 1)
        )

    def _plan(self, recipient: Recipient | None) -> PlanFacts:
        actions = self._actions()
        agreed = [action.number for action in actions if action.agreed is True]
        refused = [action.number for action in actions if action.agreed is False]
        reader_is_victim = recipient is not None and (
            recipient.kind == "victim" or not self.review.case.third_party
        )
        victim = person_facts(self.review.case.victim, "Victim").name
        return PlanFacts(
            exists=bool(actions),
            agreed_by="You have" if reader_is_victim else f"{victim} has",
            agreed=and_list(agreed) or None,
            refused=and_list(refused) or None,
            agreed_several=len(agreed) > 1,
            refused_several=len(refused) > 1,
        )


__all__ = ["AgencyFacts", "Context"]
