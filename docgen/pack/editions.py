"""The packs of one review: for the attendees, for the victim, for the applicant.

Where a child is concerned and an agency comes that does not need the child's personal data, the attendees' pack
has a second edition without it (Guidance, Information Sharing).
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.documents.choice.audience import Audience
from docgen.documents.choice.when import agency_keys, needs_children
from docgen.redact.reader import Reader, reader_named, readers
from docgen.review import Review

PACK_FILE = "meeting-pack.pdf"
TITLE = "ASB Case Review meeting pack"


@dataclass(frozen=True, slots=True)
class Edition:
    """One pack: its file, what stands on its cover, and those it goes to, by role."""

    file: str
    title: str
    recipients: tuple[str, ...]
    reader: Reader | None = None  # written for the victim or the applicant
    limited: bool = False  # without the personal data of anybody under 18


def editions(review: Review, audience: Audience) -> tuple[Edition, ...]:
    """The packs to make for this audience, the attendees' first."""
    made: list[Edition] = []
    if audience in ("attendees", "all"):
        made += _for_attendees(review)
    for reader in readers(review.case) if audience == "all" else ():
        made.append(_for_reader(reader))
    if audience in ("victim", "applicant"):
        made.append(_for_reader(reader_named(review.case, "victim" if audience == "victim" else "applicant")))
    return tuple(made)


def _for_attendees(review: Review) -> list[Edition]:
    agencies = review.case.agencies
    coming = [(key, a) for key, a in zip(agency_keys(agencies), agencies, strict=True) if a.attending]
    others = tuple(key for key, agency in coming if not needs_children(review, agency))
    full = Edition(PACK_FILE, TITLE, ("attendees",))
    if not others:
        return [full]
    needing = tuple(key for key, _ in coming if key not in others)
    return [
        Edition(PACK_FILE, TITLE, needing),
        Edition("meeting-pack-limited.pdf", TITLE, others, limited=True),
    ]


def _for_reader(reader: Reader) -> Edition:
    return Edition(f"{reader}-pack.pdf", f"{TITLE} for the {reader}", (reader,), reader)
