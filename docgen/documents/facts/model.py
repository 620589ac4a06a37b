"""What a template may name: plain frozen values, the same for every document.

A template writes ``{{ meeting.date | day }}``. Each name below is the whole of what there is; whatever is not
known is None, counts as false in ``{% if %}``, and is an error (naming document and field) where a template
prints it. ``{{ person.phone or "" }}`` prints nothing where a form has to stay empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from docgen.documents.facts.bundle import EntryOfPack as EntryOfPack
from docgen.documents.facts.bundle import RevisionFacts as RevisionFacts
from docgen.documents.facts.bundle import SectionFacts as SectionFacts
from docgen.documents.facts.office import AuthorityFacts, SpocFacts
from docgen.documents.facts.report import MonitoringFacts


@dataclass(frozen=True)
class DocumentFacts:
    """This document."""

    id: str  # its short name, such as "letter-4"
    title: str  # what it is called
    date: date  # printed on it: the day it was sent, or else the day it is made
    marking: str  # protective marking for the footer
    still_open: bool = True  # the day by which it asks for an answer is not past


@dataclass(frozen=True)
class CaseFacts:
    """This review."""

    reference: str  # the case number, quoted in all letters
    third_party: bool  # somebody applied on the victim's behalf
    evidence: str | None  # "written consent" or "evidence of authority to act"


@dataclass(frozen=True)
class PersonFacts:
    """Somebody in the case."""

    name: str | None  # with title
    greeting: str | None  # what follows "Dear"
    known_as: str | None  # joined with commas
    role: str  # "Victim", "Applicant", "Alleged perpetrator", or a further person's own role
    address: str | None  # lines joined by line breaks, postcode last
    address_line: str | None  # the same in one line
    phone: str | None  # telephone number
    email: str | None  # e-mail address
    date_of_birth: date | None  # date of birth
    pronoun: str  # him, her or them
    under_18: bool  # the case says so
    relationship: str | None  # the applicant's, to the victim


@dataclass(frozen=True)
class RecipientFacts:
    """Whom this copy goes to."""

    name: str  # a person with title, or an agency
    greeting: str  # what follows "Dear"; for an agency its officer's name, or the agency's
    window: (
        str | None
    )  # letters: at most seven lines for the window of the envelope; one that goes on ends in a space
    is_victim: bool  # this copy is the victim's
    is_applicant: bool  # this copy is the applicant's


@dataclass(frozen=True)
class EntryFacts:
    """One line of a chronology."""

    date: date | None  # when it happened
    note: str  # what happened


@dataclass(frozen=True)
class AgencyFacts:
    """An organisation in the review."""

    name: str  # in full
    role: str  # in words, such as "Integrated Care Board"
    officer: str | None  # its officer's name
    job_title: str | None  # its officer's
    email: str | None  # its officer's
    phone: str | None  # its officer's
    ecins: bool  # can read the case on ECINS
    attending: bool  # comes to the meeting
    written_report: bool  # sends a report instead
    chronology: tuple[EntryFacts, ...]  # what was typed into the case file
    chronology_attached: bool  # it came as a file, which follows in the pack
    chronology_returned: bool  # it came back, typed or as a file


@dataclass(frozen=True)
class ReportFacts:
    """One report of an incident."""

    date: date | None  # when it was reported
    by: str | None  # who reported it
    agency: str | None  # its name
    method: str | None  # in words, such as "by telephone"
    reference: str | None  # the agency's own


@dataclass(frozen=True)
class IncidentFacts:
    """One incident."""

    number: int  # counted from 1
    date: date | None  # when it happened
    description: str | None  # what happened
    source: str | None  # what links related incidents
    reports: tuple[ReportFacts, ...]  # each time it was reported


@dataclass(frozen=True)
class ApplicationFacts:
    """What the application form said."""

    received: date  # the day the form came
    behaviour: str | None  # what is happening
    impact: str | None  # how it affects the victim
    action_taken: str | None  # what has been done, to the applicant's knowledge
    action_wanted: str | None  # what the applicant hopes for
    special_circumstances: str | None  # what has to be taken into account
    other_information: str | None  # whatever else it said
    consent_received: date | None  # the day the victim's consent came, or the proof of authority
    withdrawn: date | None  # the day the withdrawal came


@dataclass(frozen=True)
class ThresholdFacts:
    """What was decided."""

    met: bool | None  # the decision
    decided: date | None  # the day of the decision
    reasons: tuple[str, ...]  # as they were recorded
    requested_by: str | None  # name of the agency that asked for the review all the same


@dataclass(frozen=True)
class ChairFacts:
    """Who chairs."""

    name: str | None  # with title
    job_title: str | None  # the Chair's
    organisation: str | None  # where the Chair works
    line: str  # all that is known, with commas


@dataclass(frozen=True)
class MeetingFacts:
    """The ASB Case Review Meeting."""

    date: date | None  # the day it is held
    start: time | None  # when it begins
    end: time | None  # when it ends
    time: str | None  # "10am to 12 noon"
    location: str | None  # where it is held
    online: bool  # held online, or online as well
    chair: ChairFacts | None
    confirm_to: str | None  # name, telephone and e-mail in one line
    victim_not_invited_reason: str | None  # why the victim is not invited, in exceptional circumstances


@dataclass(frozen=True)
class DateFacts:
    """Every deadline that applies; None where it does not (yet)."""

    complete: date | None  # the day the completed application arrived: the clock starts
    acknowledge: date | None  # Letter 1, and 3, at the latest
    decide: date | None  # threshold decision at the latest
    next_contact: date | None  # the date that Letter 1 quotes
    partner_return: date | None  # Threshold Assessments back
    meet: date | None  # the meeting at the latest
    chronology: date | None  # Partner Case Information back
    pack: date | None  # meeting papers sent to all attendees
    outcome: date | None  # Letter 6 at the latest
    outcome_days: int | None  # working days from the meeting to Letter 6, as the letters quote it
    period_start: date | None  # the six months before the application
    period_end: date | None  # the day of the application


@dataclass(frozen=True)
class SentFacts:
    """The date of each letter: when it was sent, or today for one that this run makes."""

    letter_1: date | None  # of Letter 1
    letter_4: date | None  # of Letter 4
    letter_5: date | None  # of Letter 5
    letter_6: date | None  # of Letter 6


@dataclass(frozen=True)
class ActionFacts:
    """One line of the Action Plan."""

    number: int  # as the plan counts them
    action: str  # what is to be done
    agency: str | None  # whose it is, by name
    lead_officer: str | None  # who sees to it
    timescale: str | None  # by when, in words
    progress: str | None  # how it stands, in words
    completed: date | None  # the day it was done
    agreed: bool | None  # the victim agreed that it is progressed; unknown where nobody has asked


@dataclass(frozen=True)
class PlanFacts:
    """The Action Plan as a letter speaks of it."""

    exists: bool  # there are actions
    agreed_by: str  # "You have", or "NAME has"
    agreed: str | None  # numbers in words: "1, 2 and 4"
    refused: str | None  # the same of those refused
    agreed_several: bool  # more than one was agreed
    refused_several: bool  # more than one was refused


@dataclass(frozen=True)
class OutcomeFacts:
    """What the meeting found."""

    findings: tuple[str, ...]  # what it found, an entry each
    recommendations: tuple[str, ...]  # what it recommended, an entry each


@dataclass(frozen=True)
class QuestionFacts:
    """A question between two steps of a timeline."""

    text: str  # "Is the threshold met?"
    onward: str  # the answer that leads to the next step: "Yes"
    aside: str  # the other
    otherwise: str  # what that leads to, in a sentence
    answer: str | None  # this case's, where it is known
    then: str | None = None  # what `onward` leads to where no step follows


@dataclass(frozen=True)
class StepFacts:
    """One step of a timeline."""

    title: str  # what it is called
    what: str  # what happens, in a sentence
    date: date | None  # when it is due or was done
    date_text: str  # the date in words, or why there is none yet
    status: str  # "Done", "Due", "Late", "Not yet", "Not recorded", "Time is over"
    rule: str | None  # how the date is counted
    provisional: bool  # the bank holidays up to that day are not all published
    before: QuestionFacts | None = None  # what is asked before this step
    after: QuestionFacts | None = None  # what is asked after it

    @property
    def when(self) -> str:
        """The date as both the drawing and the table print it."""
        return f"{self.date_text} (provisional)" if self.provisional else self.date_text


@dataclass(frozen=True)
class PackFacts:
    """The meeting pack, for its own cover, contents and dividers."""

    entries: tuple[EntryOfPack, ...]  # the lines of the contents
    pages: int  # how many there are
    sheets: tuple[int, ...]  # 1, 2, 3 ... one for each page
    attendees: tuple[AgencyFacts, ...]  # who comes to the meeting
    title: str = "ASB Case Review meeting pack"  # what the pack is called
    reader: str = "For the attendees"  # who it is for, in words
    own: bool = False  # the victim's or the applicant's own copy
    section: SectionFacts | None = None  # on a divider: the papers that follow it
    revision: RevisionFacts | None = None  # where it replaces a pack that went out before


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
    monitoring: MonitoringFacts | None = None
