"""Which documents there are, and what becomes of each for one case.

The documents are the Guidance's appendices (Letters 1-8: Appendix D; the others: Appendices A-C and E-M). What
cannot apply is left out, with the reason told. What applies but lacks a fact, or would say something false, is
told field by field; nothing is ever printed with a blank in it.
"""

from __future__ import annotations

from docgen.documents.choice import obstacles, when
from docgen.documents.choice.kinds import Choice, Document, Recipient, Verdict
from docgen.errors import UnknownDocument
from docgen.review import Review


def choose(review: Review) -> tuple[Choice, ...]:
    """Every document with whether this case calls for it, in the order of the Guidance."""
    return tuple(_choice(document, review) for document in DOCUMENTS)


def choose_one(document_id: str, review: Review) -> Choice:
    """The same for one document; raises UnknownDocument."""
    return _choice(find(document_id), review)


def find(document_id: str) -> Document:
    """The document with this id; raises UnknownDocument, which names the ones there are."""
    for document in DOCUMENTS:
        if document.id == document_id:
            return document
    known = ", ".join(document.id for document in DOCUMENTS)
    raise UnknownDocument(document_id, f"is not a document; there are {known}")


def copies(choice: Choice) -> tuple[tuple[Recipient, str], ...]:
    """The files to make: who each is for, and its name without the ending (never a person's name)."""
    document, recipients = choice.document, choice.verdict.recipients
    if not document.each:
        return ((recipients[0], document.id),)
    if len(recipients) == 1 and recipients[0].kind in ("applicant", "victim"):
        return ((recipients[0], document.id),)
    return tuple((recipient, f"{document.id}-{recipient.key}") for recipient in recipients)


def _choice(document: Document, review: Review) -> Choice:
    left_out = next((entry for entry in review.authority.left_out if entry.document == document.id), None)
    if left_out:
        return Choice(document, Verdict(False, left_out.reason), ())
    verdict = document.judge(review)
    return Choice(document, verdict, tuple(document.obstacles(review)) if verdict.applies else ())


DOCUMENTS = (
    Document(
        "letter-1", "Letter 1: receipt of application", "letters", when.letter_1, obstacles.for_letter_1, each=True
    ),
    Document(
        "letter-2", "Letter 2: victim consent required", "letters", when.letter_2, obstacles.nothing, each=True
    ),
    Document(
        "letter-3",
        "Letter 3: receipt of application, to the victim",
        "letters",
        when.letter_3,
        obstacles.nothing,
        each=True,
    ),
    Document(
        "letter-4", "Letter 4: threshold not met", "letters", when.letter_4, obstacles.for_letter_4, each=True
    ),
    Document("letter-5", "Letter 5: threshold met", "letters", when.letter_5, obstacles.for_letter_5, each=True),
    Document(
        "letter-6", "Letter 6: outcome of review", "letters", when.letter_6, obstacles.for_letter_6, each=True
    ),
    Document(
        "letter-7", "Letter 7: closure of review", "letters", when.letter_7, obstacles.for_letter_7, each=True
    ),
    Document(
        "letter-8", "Letter 8: application withdrawn", "letters", when.letter_8, obstacles.nothing, each=True
    ),
    Document(
        "threshold-assessment",
        "Threshold Assessment",
        "appendices",
        when.threshold_assessment,
        obstacles.nothing,
        each=True,
    ),
    Document(
        "partner-case-information",
        "Partner Case Information",
        "appendices",
        when.partner_case_information,
        obstacles.nothing,
        each=True,
    ),
    Document(
        "victim-statement", "Victim Statement", "appendices", when.meeting_paper(when.VICTIM), obstacles.nothing
    ),
    Document(
        "proportionality-assessment",
        "Perpetrator Proportionality Assessment",
        "appendices",
        when.proportionality_assessment,
        obstacles.nothing,
        each=True,
    ),
    Document("agenda", "Agenda", "appendices", when.meeting_paper(when.ATTENDEES), obstacles.nothing),
    Document("minutes", "Minutes", "appendices", when.meeting_paper(when.OFFICER), obstacles.nothing),
    Document("action-plan", "Action Plan", "appendices", when.meeting_paper(when.ATTENDEES), obstacles.nothing),
    Document(
        "action-plan-redacted", "Action Plan (redacted)", "appendices", when.redacted_plan, obstacles.nothing
    ),
    Document("faq", "Frequently Asked Questions", "appendices", when.faq, obstacles.nothing, public=True),
    Document("application-form", "Application Form", "appendices", when.public, obstacles.nothing, public=True),
    Document(
        "guidance-notes",
        "Guidance Notes for Applicants",
        "appendices",
        when.public,
        obstacles.nothing,
        public=True,
    ),
    Document("timeline", "Timeline of the review", "appendices", when.timeline, obstacles.nothing),
    Document("appeal-timeline", "Timeline of an appeal", "appendices", when.appeal_timeline, obstacles.nothing),
)
