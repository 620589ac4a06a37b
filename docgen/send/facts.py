"""What the template of a message may name; narrowed for its reader as the papers are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.documents.facts.context import Context
from docgen.documents.facts.model import CaseFacts, DateFacts, MeetingFacts, RecipientFacts
from docgen.documents.facts.office import AuthorityFacts, SpocFacts
from docgen.send.recipients import Recipient


@dataclass(frozen=True)
class MessageFacts:
    """This message."""

    version: int  # of the pack, counted from 1
    replaces: int | None  # the version that the recipient has
    replaces_sent: date | None  # the day it was sent
    changed: str | None  # what changed since, in words
    late_because: str | None  # why it comes after the day it was due, in words
    locked: bool  # a password is needed to open the pack
    attachment: str  # the name of the pack's file
    pages: int  # how many the pack has
    limited: bool  # it is without the personal data of anybody under 18
    invitation: bool  # an invitation for the calendar is attached


@dataclass(frozen=True)
class MailFacts:
    """Every name that the template of a message may use at the top."""

    authority: AuthorityFacts
    case: CaseFacts
    spoc: SpocFacts
    meeting: MeetingFacts
    dates: DateFacts
    recipient: RecipientFacts
    message: MessageFacts


def mail_facts(context: Context, recipient: Recipient, message: MessageFacts) -> MailFacts:
    """The facts as this recipient may have them."""
    facts = context.common
    if recipient.reader:
        facts = context.discretion.for_reader(facts, recipient.reader)
    elif recipient.limited:
        facts = context.discretion.without_children(facts)
    to = RecipientFacts(
        recipient.name,
        recipient.greeting,
        None,
        recipient.reader == "victim",
        recipient.reader == "applicant" or (recipient.reader == "victim" and not context.review.case.third_party),
    )
    return MailFacts(facts.authority, facts.case, facts.spoc, facts.meeting, facts.dates, to, message)
