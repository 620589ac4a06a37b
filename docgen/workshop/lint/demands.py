"""What each document has to say: a table of data, taken from the appendices of the Guidance.

Each line is one thing that a reader must find: a field that has to be printed (or gone through), one of several,
or words that have to stand there. ``or_words`` is what a council may have typed in the place of a field.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing that a document has to say."""

    says: str  # in the maintainer's words: what is lost where it is not there
    fields: tuple[str, ...] = ()  # one of them is printed or gone through
    words: str = ""  # a pattern of the text that has to stand there
    or_words: str = ""  # typed instead of the field
    asked: bool = False  # it is enough that the field is asked for
    always: bool = False  # without it the document is rightly not made


def _field(says: str, *fields: str, or_words: str = "", asked: bool = False, always: bool = False) -> Demand:
    return Demand(says, fields, or_words=or_words, asked=asked, always=always)


def _words(says: str, pattern: str) -> Demand:
    return Demand(says, words=pattern)


_REFERENCE = _field("the reference of the case", "case.reference")
_MARKING = _field("the protective marking", "document.marking")
_POSTCODE = r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
_LETTER = (
    _field("the date of the letter", "document.date"),
    _REFERENCE,
    _MARKING,
    _field("the address for the window of the envelope", "recipient.window"),
    _field("the sender's address", "spoc.letterhead", or_words=_POSTCODE),
    _field("whom it greets", "recipient.greeting"),
    _field("the name of the applicant", "applicant.name"),
    _field("who signs it", "spoc.signature", "spoc.name", "spoc.line"),
)
_PHONE = r"\b0\d[\d ]{8,}"
_REPORTING = (
    _field("the number of the police", "authority.police.report", or_words=r"\b101\b"),
    _field("where to report further incidents", "authority.reporting", or_words=_PHONE),
    _field("the number of the victim service", "authority.victim_service.phone", or_words=_PHONE),
    _field("where useful information is", "authority.hub.url", or_words=r"https?://|www\."),
)
_APPEAL = (
    _field("the body that hears an appeal", "authority.appeal.body", or_words="(?i)commissioner"),
    _field("the days in which an appeal can be made", "authority.appeal.days", or_words=r"\b28 (calendar )?days"),
    _field("the last day on which an appeal can be made", "authority.appeal.by"),
    _field(
        "how to challenge the decision where another process applies",
        "authority.appeal.wording",
        or_words="(?i)commissioner",
    ),
)
_VICTIM = _field("the name of the victim", "victim.name")
_ACT = _words("the law that obliges partners to answer", r"Crime and Policing Act 2014")
_PEOPLE = (
    _field("the names of the people it asks about", "people[].name"),
    _field("their addresses", "people[].address_line", "people[].address"),
    _field("their dates of birth", "people[].date_of_birth"),
)
_RETURN = _field("whom to send it back to", "spoc.line", "spoc.email", "spoc.letterhead")
_MEETING = (
    _field("the date of the meeting", "meeting.date"),
    _field("the time of the meeting", "meeting.time", "meeting.start"),
    _field("the place of the meeting", "meeting.location"),
)
_CHAIR = _field("who chairs", "meeting.chair.line", "meeting.chair.name")
_ACTIONS = tuple(
    _field(says, f"actions[].{name}")
    for says, name in (
        ("the number of each action", "number"),
        ("each action", "action"),
        ("the agency of each action", "agency"),
        ("the lead officer of each action", "lead_officer"),
        ("the timescale of each action", "timescale"),
        ("the progress of each action", "progress"),
        ("when each action was completed", "completed"),
    )
)
_STEPS = (
    _REFERENCE,
    _MARKING,
    _field("the name of each step", "timeline[].title"),
    _field("what happens at each step", "timeline[].what"),
    _field("the date of each step", "timeline[].date", "timeline[].date_text", "timeline[].when"),
    _field("where each step stands", "timeline[].status"),
)
_PUBLIC_APPEAL = (
    _field("the days in which an appeal can be made", "authority.appeal.days", or_words=r"\b28 (calendar )?days"),
    _field(
        "how to challenge the decision where another process applies",
        "authority.appeal.wording",
        or_words="(?i)commissioner",
    ),
)

DEMANDS: Mapping[str, tuple[str, tuple[Demand, ...]]] = {  # the appendix, and what it has to say
    "letter-1": (
        "Appendix D, Letter 1",
        (
            *_LETTER,
            _field("the date by which the applicant hears again", "dates.next_contact", always=True),
            *_REPORTING,
        ),
    ),
    "letter-2": (
        "Appendix D, Letter 2",
        (
            *_LETTER,
            _VICTIM,
            _field("where to send the consent", "spoc.address"),
            _words("that written consent is needed", r"(?i)written consent"),
        ),
    ),
    "letter-3": (
        "Appendix D, Letter 3",
        (*_LETTER, _VICTIM, _words("that consent can be withdrawn", r"(?i)withdraw your consent"), *_REPORTING),
    ),
    "letter-4": (
        "Appendix D, Letter 4",
        (
            *_LETTER,
            _field("the date of Letter 1", "sent.letter_1"),
            _field("the reasons for the decision", "threshold.reasons"),
            _words("that the threshold is not met", r"(?i)not meet the threshold"),
            *_APPEAL,
            *_REPORTING,
        ),
    ),
    "letter-5": (
        "Appendix D, Letter 5",
        (
            *_LETTER,
            _field("the date of Letter 1", "sent.letter_1"),
            _words("that the threshold is met", r"(?i)meets the threshold"),
            *_MEETING,
            _field("whom to tell whether they come", "meeting.confirm_to"),
            _field("when they hear of the outcome", "dates.outcome_days"),
            _field("the case in which the victim is not invited", "meeting.victim_not_invited_reason", asked=True),
            _words("that a Victim Statement can be written", r"(?i)victim statement"),
            _words("that the Frequently Asked Questions are enclosed", r"(?i)frequently asked questions"),
            *_REPORTING,
        ),
    ),
    "letter-6": (
        "Appendix D, Letter 6",
        (
            *_LETTER,
            _field("the date of Letter 5", "sent.letter_5"),
            _field("what the review found", "outcome.findings"),
            _field("what the review recommended", "outcome.recommendations"),
            _field("which actions were agreed to", "plan.agreed"),
            _field("which actions were refused", "plan.refused"),
            *_APPEAL,
        ),
    ),
    "letter-7": (
        "Appendix D, Letter 7",
        (
            *_LETTER,
            _field("the date of Letter 6", "sent.letter_6"),
            _words("that the review is closed", r"(?i)now closed"),
            _words("when a further application would be considered", r"(?i)further application"),
        ),
    ),
    "letter-8": (
        "Appendix D, Letter 8",
        (*_LETTER, _VICTIM, _words("that the process has ended", r"(?i)has now ended"), *_REPORTING),
    ),
    "threshold-assessment": (
        "Appendix E",
        (
            _REFERENCE,
            _MARKING,
            _field("the agency that is asked", "agency.name"),
            _field("the beginning of the six months", "dates.period_start"),
            _field("the end of the six months", "dates.period_end"),
            _field("the day by which it is to be back", "dates.partner_return"),
            *_PEOPLE,
            _ACT,
            _words("the threshold", r"(?i)qualifying complaint"),
            _field("the threshold of another process", "authority.threshold_wording"),
            _words("the agency's answers", r"YES/NO"),
            _RETURN,
        ),
    ),
    "partner-case-information": (
        "Appendix F",
        (
            _REFERENCE,
            _MARKING,
            _field("the agency that is asked", "agency.name"),
            _field("the date of the meeting", "meeting.date"),
            _field("the day by which it is to be back", "dates.chronology"),
            *_PEOPLE,
            _field("the chronology that is known", "agency.chronology[].note"),
            _ACT,
            _RETURN,
        ),
    ),
    "victim-statement": ("Appendix G", (_REFERENCE, _MARKING, _VICTIM, _RETURN)),
    "proportionality-assessment": (
        "Appendix H",
        (
            _REFERENCE,
            _MARKING,
            _field("whom it is about", "perpetrator.name"),
            _field("their address", "perpetrator.address", "perpetrator.address_line"),
            _words("the question of disability", r"Equality Act 2010"),
            _words("the three tests", r"(?i)reasonable, necessary and proportionate"),
        ),
    ),
    "agenda": (
        "Appendix I",
        (
            _REFERENCE,
            _MARKING,
            *_MEETING,
            _CHAIR,
            _words("the Confidentiality Statement", r"(?i)confidentiality statement"),
            _words("the victim's perspective", r"(?i)victim perspective"),
            _words("the agreement on the Action Plan", r"(?i)agree action plan"),
        ),
    ),
    "minutes": (
        "Appendix J",
        (
            _REFERENCE,
            _MARKING,
            _field("the applicant", "applicant.name"),
            _field("the victim", "victim.name"),
            _field("the alleged perpetrators", "perpetrators[].name"),
            _field("the officer who runs the review", "spoc.name", "spoc.line"),
            _field("when the threshold was decided", "threshold.decided"),
            *_MEETING,
            _CHAIR,
            _field("who attends", "attending[].name"),
            _field("who sent apologies", "apologies[].name"),
            _field("what the review found", "outcome.findings"),
            _field("what the review recommended", "outcome.recommendations"),
            _words("the Confidentiality Statement", r"(?i)confidentiality statement"),
        ),
    ),
    "action-plan": ("Appendix K", (_REFERENCE, _MARKING, *_ACTIONS)),
    "action-plan-redacted": ("Appendix K", (_REFERENCE, _MARKING, *_ACTIONS)),
    "faq": ("Appendix M", (_MARKING, *_PUBLIC_APPEAL, _words("the threshold", r"(?i)qualifying complaint"))),
    "application-form": (
        "Appendix B",
        (
            _MARKING,
            _field("whom to ask for help", "spoc.line", "spoc.phone", "spoc.letterhead"),
            _words("the consent of the victim", r"(?i)consent"),
        ),
    ),
    "guidance-notes": (
        "Appendix C",
        (
            _MARKING,
            _field("where to apply", "authority.apply_online"),
            _field("the privacy notice", "authority.privacy_notice"),
            _field("whom to ask for help", "spoc.line", "spoc.phone", "spoc.letterhead"),
            *_PUBLIC_APPEAL,
            _field("the number of the victim service", "authority.victim_service.phone", or_words=_PHONE),
        ),
    ),
    "timeline": ("Appendix A", _STEPS),
    "appeal-timeline": ("Appendix L", _STEPS),
    "cover": (
        "the pack's cover",
        (_REFERENCE, _MARKING, *_MEETING, _field("how many pages there are", "pack.pages")),
    ),
    "contents": (
        "the pack's contents",
        (
            _REFERENCE,
            _MARKING,
            _field("each paper", "pack.entries[].title"),
            _field("its page", "pack.entries[].page"),
        ),
    ),
    "divider": (
        "the page before a section of the pack",
        (
            _MARKING,
            _field("the section", "pack.section.title"),
            _field("each paper of it", "pack.section.entries[].title"),
            _field("its page", "pack.section.entries[].page"),
        ),
    ),
    "monitoring": (
        "Guidance, Monitoring Information",
        (
            _MARKING,
            _field("the period that is counted", "monitoring.period", "monitoring.years"),
            _field("the areas", "monitoring.areas[].name"),
            _field("the number of applications", "monitoring.areas[].applications[].text"),
            _field("how many did not meet the threshold", "monitoring.areas[].not_met[].text"),
            _field("the number of reviews conducted", "monitoring.areas[].reviews[].text"),
            _field("how many had recommendations", "monitoring.areas[].recommendations[].text"),
            _field("the number of appeals", "monitoring.areas[].appeals[].text"),
            _field("that small numbers are hidden", "monitoring.hidden_below", asked=True),
        ),
    ),
    "changes": (
        "the last page of a pack that replaces another",
        (
            _MARKING,
            _field("the version", "pack.revision.version"),
            _field("the version that it replaces", "pack.revision.replaces", "pack.revision.replaces_sent"),
            _field("what has changed", "pack.revision.changed"),
        ),
    ),
    "numbering": (
        "the page numbers of the pack",
        (
            _field("the number of each page", "pack.sheets[]", "pack.sheets"),
            _field("how many pages there are", "pack.pages"),
        ),
    ),
}
