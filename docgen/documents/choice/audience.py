"""Which copies are made for whom: everything with the attendees' pack, or what one reader alone gets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from docgen.documents.choice.catalogue import copies
from docgen.documents.choice.kinds import Choice, Recipient
from docgen.redact.reader import Reader, reader_named, readers
from docgen.review import Review

Audience = Literal["attendees", "victim", "applicant", "all"]
AUDIENCES: tuple[Audience, ...] = ("attendees", "victim", "applicant", "all")

# What victim and applicant get of the papers that others get too, each a copy of their own in their own pack.
READER_PAPERS = ("agenda", "timeline", "action-plan-redacted", "faq")
_ENCLOSED = ("action-plan-redacted", "faq")  # with Letters 5 and 6

Copy = tuple[Recipient, str]  # who it is for, and the name of its files without the ending


def copies_for(choice: Choice, review: Review, audience: Audience) -> tuple[Copy, ...]:
    """The files to make of one document for this audience."""
    if not choice.makes:
        return ()
    every = copies(choice)
    if audience == "attendees":
        large = [reader for reader in readers(review.case) if wants_large_print(review, reader)]
        enclosed = large if choice.document.id in _ENCLOSED else []
        return (*every, *(_own(choice, reader) for reader in enclosed))
    if audience == "all":
        both = readers(review.case) if choice.document.id in READER_PAPERS else ()
        return (*every, *(_own(choice, reader) for reader in both))
    reader = reader_named(review.case, audience)
    if choice.document.id in READER_PAPERS:
        return (_own(choice, reader),)
    return tuple(copy for copy in every if reader_of(review, copy[0]) == reader)


def reader_of(review: Review, recipient: Recipient) -> Reader | None:
    """Whether a copy goes to the victim or to the applicant; None where it goes to neither."""
    if recipient.kind not in ("victim", "applicant"):
        return None
    return reader_named(review.case, "victim" if recipient.kind == "victim" else "applicant")


def wants_large_print(review: Review, reader: Reader) -> bool:
    """Whether this reader asked for large print."""
    person = review.case.applicant if reader == "applicant" else review.case.victim
    return bool(person and person.communication and person.communication.large_print)


def posted(review: Review, to: Sequence[Reader]) -> bool:
    """Whether what goes to these readers may be posted: not where each of them wants e-mail."""
    people = [review.case.applicant if reader == "applicant" else review.case.victim for reader in to]
    return not people or any(
        not (person and person.communication and person.communication.channel == "email") for person in people
    )


def _own(choice: Choice, reader: Reader) -> Copy:
    return Recipient(reader, reader), f"{choice.document.id}-{reader}"
