"""Who gets which pack, and how: agencies that attend, the Chair, the victim, the applicant.

Agencies and Chair get the attendees' pack (Guidance, Meeting Papers), an agency that does not need a child's
personal data the limited one. Victim and applicant get their own. How, they say themselves (``communication``);
who has no e-mail address, or wants post, is on the list of what is to be printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from docgen.calendar.mailboxes import private_mailboxes
from docgen.case.model import Agency, Person
from docgen.documents.choice.audience import wants_large_print
from docgen.documents.choice.when import agency_keys
from docgen.pack import PACK_FILE, editions
from docgen.redact.reader import Reader, readers
from docgen.review import Review
from docgen.send.addresses import BadAddress, mail_address, same_mailbox

Channel = Literal["email", "print"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets a pack. ``key`` is a part in the review and no name: files and records are named by it."""

    key: str
    identity: str  # who it is in the record: the mailbox, or the part where there is none
    name: str  # as a letter has it
    greeting: str  # what follows "Dear"
    channel: Channel
    why: str  # why this way
    file: str  # which pack
    email: str | None = None
    address: tuple[str, ...] = ()  # the lines of the envelope
    reader: Reader | None = None
    limited: bool = False  # without the personal data of somebody under 18
    large_print: bool = False
    stopped: str | None = None  # why nothing goes to them
    agency: int | None = None  # which of the case's


@dataclass(frozen=True, slots=True)
class PassedOver:
    """An agency that gets no pack, and why."""

    key: str
    name: str
    why: str


def recipients(review: Review) -> tuple[Recipient, ...]:
    """Everybody who gets a pack, the agencies first; each mailbox once for each pack.

    Where the address of an agency is that of a person in the case, nothing goes there: it is a slip of the
    keyboard, and the pack would tell that person everything.
    """
    found: list[Recipient] = []
    for recipient in (*_agencies(review), *_chair(review), *_readers(review)):
        if recipient.email and any(r.email and _same(r, recipient) for r in found):
            continue  # an officer who also chairs, two teams with one mailbox
        found.append(_stop_strays(review, recipient))
    return tuple(_stop_sharers(recipient, found) for recipient in found)


def passed_over(review: Review) -> tuple[PassedOver, ...]:
    """The agencies that do not come to the meeting."""
    agencies = review.case.agencies
    return tuple(
        PassedOver(key, agency.name or key, "does not come to the meeting")
        for key, agency in zip(agency_keys(agencies), agencies, strict=True)
        if not agency.attending
    )


def _same(one: Recipient, other: Recipient) -> bool:
    return (one.identity, one.file) == (other.identity, other.file)


def _agencies(review: Review) -> Iterator[Recipient]:
    agencies = review.case.agencies
    made = editions(review, "attendees")
    for number, (key, agency) in enumerate(zip(agency_keys(agencies), agencies, strict=True)):
        if not agency.attending:
            continue
        edition = next((e for e in made if key in e.recipients or "attendees" in e.recipients), made[0])
        contact = agency.contact
        named = contact.name if contact else None
        recipient = _reached(
            key,
            contact.email if contact else None,
            "the case file gives no e-mail address (/agencies/…/contact/email)",
            fixed=f"post:agency:{agency.id or key}",
        )
        yield replace(
            recipient,
            name=", ".join(part for part in (named, agency.name) if part) or key,
            greeting=named or agency.name or "colleague",
            file=edition.file,
            address=_office(agency),
            limited=edition.limited,
            agency=number,
        )


def _chair(review: Review) -> Iterator[Recipient]:
    meeting = review.case.meeting
    chair = meeting.chair if meeting else None
    if chair is None:
        return
    own = next((a.contact for a in review.case.agencies if a.contact and a.contact.name == chair.name), None)
    recipient = _reached(
        "chair",
        chair.email or (own.email if own and chair.name else None),
        "the case file gives no e-mail address (/meeting/chair/email)",
        fixed="post:chair",
    )
    lines = (chair.name, chair.job_title, chair.organisation)
    yield replace(
        recipient,
        name=chair.name or "The Chair",
        greeting=chair.name or "Chair",
        file=PACK_FILE,
        address=tuple(line for line in lines if line),
    )


def _readers(review: Review) -> Iterator[Recipient]:
    case = review.case
    for reader in readers(case):
        person = case.applicant if reader == "applicant" and case.applicant else case.victim
        wants = person.communication
        if wants is not None and wants.channel == "email":
            recipient = _reached(
                reader,
                person.email,
                f"wants e-mail, but the case file gives no address (/{reader}/email)",
                fixed=f"post:{reader}",
            )
        else:
            why = "wants post" if wants is not None and wants.channel == "post" else "has not asked for e-mail"
            recipient = _printed(reader, why, f"post:{reader}")
        yield replace(
            recipient,
            name=person.name.full,
            greeting=person.name.greeting,
            file=f"{reader}-pack.pdf",
            address=_home(person),
            reader=reader,
            large_print=wants_large_print(review, reader),
        )


def _reached(key: str, email: str | None, without: str, *, fixed: str) -> Recipient:
    """By e-mail where there is an address that mail can be sent to, printed where there is none."""
    if not email:
        return _printed(key, without, fixed)
    try:
        address = mail_address(email)
    except BadAddress as fault:
        stopped = _printed(key, "the e-mail address can't be used", fixed)
        return replace(stopped, stopped=f"the e-mail address {fault}; put it right in the case file")
    return Recipient(key, same_mailbox(address), "", "", "email", "has an e-mail address", "", email=address)


def _printed(key: str, why: str, identity: str) -> Recipient:
    return Recipient(key, identity, "", "", "print", why, "")


def _stop_strays(review: Review, recipient: Recipient) -> Recipient:
    """Stopped, where the mailbox is also that of somebody in the case who may not read it."""
    both = readers(review.case)  # victim and applicant may share a mailbox: each chose it
    for part, own in private_mailboxes(review):
        if recipient.email is None or part == recipient.key or (recipient.reader and part in both):
            continue
        if recipient.identity in own:
            return replace(recipient, stopped=f"the e-mail address is also that of the {part}; look whose it is")
    return recipient


def _stop_sharers(recipient: Recipient, all_: Sequence[Recipient]) -> Recipient:
    """Stopped, where the mailbox is one of two agencies', of which one may not have what the other gets."""
    for other in all_:
        if recipient.stopped or recipient.reader or other.reader or other.identity != recipient.identity:
            continue
        if other.limited != recipient.limited:
            return replace(
                recipient,
                stopped=f"the e-mail address is also that of {other.key}, and one of the two does not need the "
                "personal data of somebody under 18; give them an address each",
            )
    return recipient


def _office(agency: Agency) -> tuple[str, ...]:
    contact = agency.contact
    lines = (contact.name, contact.job_title) if contact else ()
    return tuple(line for line in (*lines, agency.name) if line)


def _home(person: Person) -> tuple[str, ...]:
    lines = person.address.envelope if person.address else ()
    return (person.called or "", *lines) if lines else ()
