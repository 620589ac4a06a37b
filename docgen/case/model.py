"""The case file, version 1, as frozen values. Names and meanings are the contract with case systems.

What is not known is null, empty or absent in the file, and ``None`` (or an empty tuple) here. Only ``schema``,
``reference``, ``authority``, ``application.received`` and ``victim.name`` are always there.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from docgen.case.part import Part
from docgen.case.people import (
    Address,
    Applicant,
    Communication,
    FullName,
    Name,
    Officer,
    Other,
    Perpetrator,
    Person,
    Pronoun,
    Victim,
)
from docgen.case.values import (
    Day,
    Fields,
    Flag,
    Items,
    Maybe,
    MaybeClock,
    MaybeDay,
    MaybeFlag,
    MaybeNumber,
    Prose,
    Text,
    Words,
)

__all__ = [
    "SCHEMA_ID",
    "Action",
    "Address",
    "Agency",
    "AgencyRole",
    "Appeal",
    "Applicant",
    "Application",
    "Case",
    "Chair",
    "ChronologyEntry",
    "ChronologyFile",
    "Communication",
    "ConfirmTo",
    "Consent",
    "Contact",
    "FullName",
    "Incident",
    "LetterNumber",
    "Meeting",
    "Name",
    "Officer",
    "Other",
    "Outcome",
    "Part",
    "Perpetrator",
    "Person",
    "Pronoun",
    "RedactionWishes",
    "Report",
    "ReportMethod",
    "Threshold",
    "Victim",
]

SCHEMA_ID = "asb-case-review/1"

AgencyRole = Literal["council", "police", "icb", "housing", "youth-justice", "other"]
ReportMethod = Literal["writing", "email", "online", "telephone", "office", "on-site-police", "on-site-other"]
LetterNumber = Literal["1", "2", "3", "4", "5", "6", "7", "8"]


class Consent(Part):
    """The victim's written consent, or proof that a third party may act."""

    received: MaybeDay = None
    evidence: Maybe[Literal["written-consent", "authority-to-act"]] = None


class Application(Part):
    """The application form."""

    received: Day = Field(description="The day the form arrived.")
    behaviour: Prose = None
    impact: Prose = None
    action_taken: Prose = None
    action_wanted: Prose = None
    special_circumstances: Prose = None
    other_information: Prose = None
    consent: Maybe[Consent] = None
    withdrawn: MaybeDay = Field(default=None, description="The day a written withdrawal arrived.")


class Report(Part):
    """One report of an incident to somebody."""

    date: MaybeDay = None
    by: Text = None
    agency: Text = Field(default=None, description="The `id` of the agency it was made to.")
    method: Maybe[ReportMethod] = None
    reference: Text = None


class Incident(Part):
    """One incident, however many agencies heard of it."""

    id: Text = None
    date: MaybeDay = None
    description: Prose = None
    source: Text = Field(default=None, description="What links related incidents, such as the address.")
    reports: Items[Report] = ()


class Contact(Part):
    """The officer of an agency who deals with the case."""

    name: Text = None
    job_title: Text = None
    email: Text = None
    phone: Text = None


class ChronologyEntry(Part):
    """One line of what an agency did or heard."""

    date: MaybeDay = None
    note: Prose = None


class ChronologyFile(Part):
    """A chronology that came as a PDF or Word file, beside the case file."""

    file: Words = Field(description="Its path, from the folder of the case file.")


class Agency(Part):
    """An organisation in the review."""

    id: Text = None
    name: Text = None
    role: Maybe[AgencyRole] = None
    contact: Maybe[Contact] = None
    ecins: Flag = Field(default=False, description="Whether it can read the case on ECINS.")
    attending: Flag = Field(default=False, description="Whether it comes to the meeting.")
    written_report: Flag = Field(default=False, description="Whether it sends a report instead.")
    chronology: Annotated[  # the tags stand in pydantic's locations, so they are no field's name
        Annotated[Items[ChronologyEntry], Tag("a list")] | Annotated[ChronologyFile, Tag("an object")],
        Discriminator(lambda value: "an object" if isinstance(value, dict) and value else "a list"),
    ] = ()

    @property
    def entries(self) -> tuple[ChronologyEntry, ...]:
        """The chronology typed in the case file; empty where it is a file, or is not in yet."""
        return self.chronology if isinstance(self.chronology, tuple) else ()

    @property
    def chronology_file(self) -> str | None:
        """The path of the chronology where it came as a file."""
        return self.chronology.file if isinstance(self.chronology, ChronologyFile) else None

    @property
    def returned(self) -> bool:
        """Whether a chronology is in, in either form."""
        return bool(self.chronology)


class Threshold(Part):
    """What the relevant bodies decided."""

    decision: Maybe[Literal["met", "not-met"]] = None
    decided: MaybeDay = None
    reasons: Items[str] = ()
    requested_by: Text = Field(
        default=None, description="The `id` of the agency that asked for the review all the same."
    )


class Chair(Part):
    """Who chairs the meeting."""

    name: Text = None
    job_title: Text = None
    organisation: Text = None
    email: Text = Field(default=None, description="For the invitation and the pack; no paper prints it.")


class ConfirmTo(Part):
    """Whom to tell that one will come."""

    name: Text = None
    phone: Text = None
    email: Text = None


class Meeting(Part):
    """The ASB Case Review Meeting."""

    date: MaybeDay = None
    start: MaybeClock = None
    end: MaybeClock = None
    location: Text = None
    online: Flag = False
    link: Text = Field(default=None, description="Where an online meeting is joined; for attendees alone.")
    chair: Maybe[Chair] = None
    confirm_to: Maybe[ConfirmTo] = None
    victim_not_invited_reason: Prose = None


class Outcome(Part):
    """What the meeting found and recommended."""

    findings: Items[str] = ()
    recommendations: Items[str] = ()


class Action(Part):
    """One line of the Action Plan."""

    number: MaybeNumber = None
    action: Prose = None
    agency: Text = Field(default=None, description="The `id` of the agency that does it.")
    lead_officer: Text = None
    timescale: Text = None
    progress: Prose = None
    completed: MaybeDay = None
    agreed: MaybeFlag = Field(default=None, description="Whether the victim agreed to it.")


class Appeal(Part):
    """An appeal against the decision or the outcome."""

    lodged: MaybeDay = None
    outcome: Maybe[Literal["upheld", "rejected"]] = None


class RedactionWishes(Part):
    """What a person decided about the redaction of this case; it overrides what the redactor finds."""

    remove: Items[str] = Field(default=(), description="Words that always go, whatever else is kept.")
    keep: Items[str] = Field(default=(), description="Words that stay although they look like a person's.")


class Case(Part):
    """All that is known of one ASB case review."""

    schema_id: Literal["asb-case-review/1"] = Field(alias="schema")
    reference: Words = Field(description="The case number, used in all letters.")
    authority: Words = Field(description="The profile's id, such as `derby-city`.")
    spoc: Maybe[Officer] = None
    application: Application
    victim: Victim
    applicant: Maybe[Applicant] = None
    perpetrators: Items[Perpetrator] = ()
    others: Items[Other] = ()
    incidents: Items[Incident] = ()
    agencies: Items[Agency] = ()
    threshold: Maybe[Threshold] = None
    meeting: Maybe[Meeting] = None
    letters: Fields[LetterNumber, MaybeDay] = Field(
        default_factory=dict, description="The date of each letter already sent."
    )
    outcome: Maybe[Outcome] = None
    actions: Items[Action] = ()
    closed: MaybeDay = None
    appeal: Maybe[Appeal] = None
    redaction: Maybe[RedactionWishes] = None

    @property
    def third_party(self) -> bool:
        """Whether somebody applied on the victim's behalf."""
        return self.applicant is not None

    @property
    def applying(self) -> Person:
        """The applicant in the Guidance's sense: whoever applied, the victim or the third party."""
        return self.applicant or self.victim

    @property
    def completed(self) -> date | None:
        """The day the application was complete: the form, and for a third party also the consent or authority.

        None while consent is missing; then no clock runs (Guidance, Consent; Receipt of ASB Case Review
        Application).
        """
        received = self.application.received
        if not self.third_party:
            return received
        consent = self.application.consent
        if consent is None or consent.received is None:
            return None
        return max(received, consent.received)

    def is_child(self, person: Perpetrator | Other) -> bool:
        """Whether somebody is under 18: as the case says, or by age when the application arrived."""
        born, then = person.date_of_birth, self.application.received
        if isinstance(person, Perpetrator) and person.under_18:
            return True
        return born is not None and (then.year - born.year, then.month, then.day) < (18, born.month, born.day)

    @property
    def has_children(self) -> bool:
        """Whether an alleged perpetrator, or a further person in the case, is under 18.

        A victim under 18 is not meant: the review is about them, and every agency needs to know of whom.
        """
        return any(map(self.is_child, self.perpetrators)) or any(map(self.is_child, self.others))

    def agency(self, agency_id: str | None) -> Agency | None:
        """The agency with this id."""
        return next((a for a in self.agencies if agency_id and a.id == agency_id), None)

    def letter_sent(self, number: str) -> date | None:
        """The date of a letter already sent."""
        return self.letters.get(number)  # type: ignore[call-overload, no-any-return]
