"""What a template may name: plain frozen values, the same for every document.

A template writes ``{{ meeting.date | day }}``. Each name below is the whole of what there is; whatever is not
known is None, counts as false in ``{% if %}``, and is an error (naming document and field) where a template
prints it. ``{{ person.phone or "" }}`` prints nothing where a form has to stay empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True)
class DocumentFacts:
    """This document."""

    id: str
    title: str
    date: date  # printed on it: the day it was sent, or else the day it is made
    marking: str  # protective marking for the footer
    still_open: bool = True  # the day by which it asks for an answer is not past


@dataclass(frozen=True)
class CaseFacts:
    """This review."""

    reference: str
    third_party: bool  # somebody applied on the victim's behalf
    evidence: str | None  # "written consent" or "evidence of authority to act"


@dataclass(frozen=True)
class PoliceFacts:
    """The police force."""

    name: str
    report: str


@dataclass(frozen=True)
class VictimServiceFacts:
    """The support that letters offer."""

    name: str
    phone: str
    text_word: str | None
    text_number: str | None


@dataclass(frozen=True)
class HubFacts:
    """Where more information is."""

    name: str
    url: str


@dataclass(frozen=True)
class AppealFacts:
    """How to challenge a decision."""

    body: str  # as letters name it
    office: str  # as the guidance notes name it
    days: int | None  # calendar days; None where no limit is published
    url: str | None
    wording: str | None  # the whole paragraph, where the approved one does not fit
    by: date | None  # the last day to lodge it, counted from this letter (Letters 4 and 6)


@dataclass(frozen=True)
class AuthorityFacts:
    """The council or landlord that runs the review."""

    name: str
    short_name: str
    partnership: str | None
    guidance: str  # title of the practitioner guidance
    reporting: tuple[str, ...]  # one line each: where to report further incidents
    police: PoliceFacts
    victim_service: VictimServiceFacts | None
    hub: HubFacts | None
    website: str | None
    apply_online: str
    privacy_notice: str
    meeting_name: str  # the partners' standing meeting
    complaints: str | None
    ombudsman: str | None
    threshold_wording: str | None  # the whole threshold, where the approved wording does not fit
    has_guidance_notes: bool  # publishes the Guidance Notes for Applicants
    has_faq: bool  # publishes the Frequently Asked Questions
    appeal: AppealFacts


@dataclass(frozen=True)
class SpocFacts:
    """The officer who runs this review."""

    name: str | None
    job_title: str
    organisation: str
    address: str  # lines joined by line breaks, postcode last
    phone: str
    email: str
    signature: str  # name, job title, organisation, telephone, e-mail: one line each
    letterhead: str  # at most eight lines: organisation, address, telephone, e-mail
    line: str  # all of it in one line of running text


@dataclass(frozen=True)
class PersonFacts:
    """Somebody in the case."""

    name: str | None  # with title
    greeting: str | None  # what follows "Dear"
    known_as: str | None  # joined with commas
    role: str  # "Victim", "Applicant", "Alleged perpetrator", or a further person's own role
    address: str | None  # lines joined by line breaks, postcode last
    address_line: str | None  # the same in one line
    phone: str | None
    email: str | None
    date_of_birth: date | None
    pronoun: str  # him, her or them
    under_18: bool
    relationship: str | None  # the applicant's, to the victim


@dataclass(frozen=True)
class RecipientFacts:
    """Whom this copy goes to."""

    name: str  # a person with title, or an agency
    greeting: str  # what follows "Dear"; for an agency its officer's name, or the agency's
    window: str | None  # letters: seven lines for the window of the envelope, the last ones may be empty
    is_victim: bool
    is_applicant: bool


@dataclass(frozen=True)
class EntryFacts:
    """One line of a chronology."""

    date: date | None
    note: str


@dataclass(frozen=True)
class AgencyFacts:
    """An organisation in the review."""

    name: str
    role: str  # in words, such as "Integrated Care Board"
    officer: str | None
    job_title: str | None
    email: str | None
    phone: str | None
    ecins: bool  # can read the case on ECINS
    attending: bool
    written_report: bool
    chronology: tuple[EntryFacts, ...]  # what was typed into the case file
    chronology_attached: bool  # it came as a file, which follows in the pack
    chronology_returned: bool


@dataclass(frozen=True)
class ReportFacts:
    """One report of an incident."""

    date: date | None
    by: str | None
    agency: str | None  # its name
    method: str | None  # in words, such as "by telephone"
    reference: str | None


@dataclass(frozen=True)
class IncidentFacts:
    """One incident."""

    number: int
    date: date | None
    description: str | None
    source: str | None
    reports: tuple[ReportFacts, ...]


@dataclass(frozen=True)
class ApplicationFacts:
    """What the application form said."""

    received: date
    behaviour: str | None
    impact: str | None
    action_taken: str | None
    action_wanted: str | None
    special_circumstances: str | None
    other_information: str | None
    consent_received: date | None
    withdrawn: date | None


@dataclass(frozen=True)
class ThresholdFacts:
    """What was decided."""

    met: bool | None
    decided: date | None
    reasons: tuple[str, ...]
    requested_by: str | None  # name of the agency that asked for the review all the same


@dataclass(frozen=True)
class ChairFacts:
    """Who chairs."""

    name: str | None
    job_title: str | None
    organisation: str | None
    line: str  # all that is known, with commas


@dataclass(frozen=True)
class MeetingFacts:
    """The ASB Case Review Meeting."""

    date: date | None
    start: time | None
    end: time | None
    time: str | None  # "10am to 12 noon"
    location: str | None
    online: bool
    chair: ChairFacts | None
    confirm_to: str | None  # name, telephone and e-mail in one line
    victim_not_invited_reason: str | None


@dataclass(frozen=True)
class DateFacts:
    """Every deadline that applies; None where it does not (yet)."""

    complete: date | None
    acknowledge: date | None
    decide: date | None
    next_contact: date | None  # the date that Letter 1 quotes
    partner_return: date | None
    meet: date | None
    chronology: date | None
    pack: date | None
    outcome: date | None
    outcome_days: int | None  # working days from the meeting to Letter 6, as the letters quote it
    period_start: date | None  # the six months before the application
    period_end: date | None


@dataclass(frozen=True)
class SentFacts:
    """The date of each letter: when it was sent, or today for one that this run makes."""

    letter_1: date | None
    letter_4: date | None
    letter_5: date | None
    letter_6: date | None


@dataclass(frozen=True)
class ActionFacts:
    """One line of the Action Plan."""

    number: int
    action: str
    agency: str | None
    lead_officer: str | None
    timescale: str | None
    progress: str | None
    completed: date | None
    agreed: bool | None


@dataclass(frozen=True)
class PlanFacts:
    """The Action Plan as a letter speaks of it."""

    exists: bool
    agreed_by: str  # "You have", or "NAME has"
    agreed: str | None  # numbers in words: "1, 2 and 4"
    refused: str | None
    agreed_several: bool
    refused_several: bool


@dataclass(frozen=True)
class OutcomeFacts:
    """What the meeting found."""

    findings: tuple[str, ...]
    recommendations: tuple[str, ...]


@dataclass(frozen=True)
class StepFacts:
    """One step of a timeline."""

    title: str
    what: str  # what happens, in a sentence
    date: date | None
    date_text: str  # the date in words, or why there is none yet
    status: str  # "Done", "Due", "Late", "Not yet", "Does not apply"
    rule: str | None
    provisional: bool


@dataclass(frozen=True)
class EntryOfPack:
    """One line of the pack's contents."""

    title: str
    page: int
    pages: int
    link: str  # turned into a link inside the pack
    level: int


@dataclass(frozen=True)
class PackFacts:
    """The meeting pack, for its own cover and contents."""

    entries: tuple[EntryOfPack, ...]
    pages: int
    sheets: tuple[int, ...]  # 1, 2, 3 ... one for each page
    attendees: tuple[AgencyFacts, ...]


@dataclass(frozen=True)
class Facts:
    """Every name that a template may use at the top."""

    document: DocumentFacts
    case: CaseFacts
    authority: AuthorityFacts
    spoc: SpocFacts
    recipient: RecipientFacts | None
    application: ApplicationFacts
    applicant: PersonFacts  # the victim, where the victim applied
    victim: PersonFacts
    perpetrators: tuple[PersonFacts, ...]
    perpetrator: PersonFacts | None  # proportionality assessment: the one it is about
    people: tuple[PersonFacts, ...]  # victim and alleged perpetrators, as the agencies are asked about them
    incidents: tuple[IncidentFacts, ...]
    agencies: tuple[AgencyFacts, ...]
    agency: AgencyFacts | None  # the one that this copy goes to
    attending: tuple[AgencyFacts, ...]
    apologies: tuple[AgencyFacts, ...]
    threshold: ThresholdFacts
    meeting: MeetingFacts
    dates: DateFacts
    sent: SentFacts
    outcome: OutcomeFacts
    actions: tuple[ActionFacts, ...]
    plan: PlanFacts
    timeline: tuple[StepFacts, ...]
    pack: PackFacts | None
