"""With an attendee's pack goes the meeting for their calendar. Victim and applicant are invited by letter."""

from __future__ import annotations

from docgen.calendar import guests, invitation
from docgen.errors import DocumentError
from docgen.review import Review
from docgen.send.addresses import same_mailbox
from docgen.send.message import Attachment
from docgen.send.recipients import Recipient

NAME = "meeting.ics"


def enclosed(review: Review, recipient: Recipient, version: int) -> tuple[Attachment, ...]:
    """The invitation, for whom it invites; nothing where the meeting's time or place is open, or it is over.

    Each version of the pack carries the next update of the same invitation.
    """
    if recipient.reader or not recipient.email:
        return ()
    if recipient.identity not in {same_mailbox(guest.email) for guest in guests(review) if guest.email}:
        return ()
    try:
        content = invitation(review, sequence=version - 1)
    except DocumentError:
        return ()
    return (Attachment(NAME, content, "text/calendar", (("method", "REQUEST"), ("charset", "utf-8"))),)
