"""A message for one recipient, with one pack: what it takes depends on who reads it.

To the victim or the applicant goes only what the leak gate let through for them, the words of the message
included. That is said by the types, and looked at once more when the message is made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from docgen.calendar.mailboxes import private_mailboxes
from docgen.documents.wording import short_day
from docgen.errors import SendError
from docgen.paper import ClearedPdf, ClearedText, Pdf
from docgen.review import Review
from docgen.send.addresses import BadAddress, mail_address, one_line, same_mailbox
from docgen.send.recipients import Recipient
from docgen.send.wording import as_html

_POLICY = policy.SMTP.clone(max_line_length=78)


@dataclass(frozen=True, slots=True)
class OfficerMessage:
    """To an agency, or to the Chair."""

    recipient: Recipient
    text: str = field(repr=False)
    pack: Pdf

    def __post_init__(self) -> None:
        if self.recipient.reader or not isinstance(self.pack, Pdf):
            raise TypeError("an attendee's message takes the attendees' pack, and goes to no victim or applicant")

    @property
    def words(self) -> str:
        """What it says."""
        return self.text


@dataclass(frozen=True, slots=True)
class ReaderMessage:
    """To the victim, or to the applicant: nothing fits here but what the leak gate let through for them."""

    recipient: Recipient
    text: ClearedText
    pack: ClearedPdf

    def __post_init__(self) -> None:
        for part, kind in ((self.text, ClearedText), (self.pack, ClearedPdf)):
            if not isinstance(part, kind) or part.reader != self.recipient.reader:
                raise TypeError("only what the leak gate let through for this reader goes into their message")

    @property
    def words(self) -> str:
        """What it says."""
        return self.text.text


Message = OfficerMessage | ReaderMessage


@dataclass(frozen=True, slots=True)
class Sender:
    """Who a message comes from, and who is answered."""

    address: str
    name: str
    reply_to: str

    @classmethod
    def of(cls, review: Review) -> Sender:
        """As the profile says; left out, the SPOC of the case. Raises SendError."""
        mail, office = review.authority.mail, review.authority.spoc
        spoc = (review.case.spoc.email if review.case.spoc else None) or office.email
        name = mail.sender_name or review.authority.name
        try:
            found = cls(mail_address(mail.sender or spoc), one_line(name), mail_address(spoc))
        except BadAddress as fault:
            raise SendError(
                f"no message can come from the address that is given: it {fault}; "
                "see /spoc/email in the case file, and [spoc] and [mail] in the authority's profile"
            ) from None
        for part, own in private_mailboxes(review):
            if own & {same_mailbox(found.address), same_mailbox(found.reply_to)}:
                raise SendError(
                    f"the address that messages come from, or are answered to, is also that of the {part}; look "
                    "whose it is: /spoc/email in the case file, and [spoc] and [mail] in the authority's profile"
                )
        return found


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a message."""

    name: str
    content: bytes = field(repr=False)
    kind: str = "application/pdf"
    parameters: tuple[tuple[str, str], ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of the bytes that leave."""
        return hashlib.sha256(self.content).hexdigest()


def subject(review: Review, version: int) -> str:
    """What the subject says to whoever sees it over a shoulder: what it is, of which meeting. No names."""
    meeting = review.case.meeting
    when = f" on {short_day(meeting.date)}" if meeting and meeting.date else ""
    again = f", version {version}" if version > 1 else ""
    return f"Papers for a meeting{when}{again}"


def message_id(
    review: Review, recipient: Recipient, version: int, sha256: str, sender: Sender, copy: int = 0
) -> str:
    """The same for each attempt at the same message, so that a mail system can tell a second copy. No names.

    ``copy`` is the attempt with which another message was asked for, with a password of its own; else 0.
    """
    parts = [review.authority.id, review.case.reference, recipient.identity, recipient.file, str(version), sha256]
    told = "\0".join([*parts, str(copy)] if copy else parts)
    return f"<{hashlib.sha256(told.encode()).hexdigest()[:40]}@{sender.address.rpartition('@')[2]}>"


def compose(
    message: Message,
    attachments: Sequence[Attachment],
    *,
    sender: Sender,
    subject: str,
    identifier: str,
    at: datetime | None = None,
    draft: bool = False,
) -> bytes:
    """The message as it goes over the wire. A draft opens in Outlook ready to be sent (``X-Unsent``).

    Raises BadAddress; nothing that somebody typed into the case file can add a header, or a second recipient.
    """
    to = message.recipient
    mail = EmailMessage(_POLICY)
    if draft:
        mail["X-Unsent"] = "1"
    else:
        mail["Message-ID"] = identifier
    mail["From"] = _address(sender.name, sender.address)
    mail["To"] = _address(one_line(to.name), mail_address(to.email or ""))
    if sender.reply_to != sender.address:
        mail["Reply-To"] = _address("", sender.reply_to)
    mail["Subject"] = one_line(subject)
    if at is not None:
        mail["Date"] = format_datetime(at)
    mail.set_content(message.words, cte="quoted-printable")
    mail.add_alternative(
        as_html(message.words, large_print=to.large_print), subtype="html", cte="quoted-printable"
    )
    for attached in attachments:
        main, _, sub = attached.kind.partition("/")
        mail.add_attachment(
            attached.content,
            maintype=main,
            subtype=sub,
            cte="base64",
            filename=attached.name,
            params=dict(attached.parameters),
        )
    mail["Content-Language"] = "en-GB"  # last, as a part that is put in takes such lines with it
    _name_boundaries(mail, identifier)
    return mail.as_bytes()


def _address(name: str, address: str) -> Address:
    """With the name beside it, or as much of it as comes out again as it went in.

    Python puts a space into a long name that is not ASCII where it breaks the line.
    """
    for shown in (name, name.partition(",")[0], ""):
        found = Address(shown, addr_spec=address)
        tried = EmailMessage(_POLICY)
        tried["To"] = found
        if message_from_bytes(tried.as_bytes(), policy=_POLICY)["To"].addresses == (found,):
            return found
    return Address(addr_spec=address)


def _name_boundaries(mail: EmailMessage, identifier: str) -> None:
    """The marks between the parts by the message, not by chance: the same message is the same bytes."""
    parts = [part for part in mail.walk() if part.is_multipart()]
    for number, part in enumerate(parts):
        mark = hashlib.sha256(f"{identifier} {number}".encode()).hexdigest()[:32]
        part.set_boundary(f"=_{mark}")
