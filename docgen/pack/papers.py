"""Which papers go into the meeting pack, and in which order: the authority's (Guidance, Meeting Papers)."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from docgen.documents.choice.audience import READER_PAPERS
from docgen.documents.choice.catalogue import DOCUMENTS
from docgen.documents.drafting import Desk, Draft
from docgen.documents.wording import short_day
from docgen.errors import AuthorityError
from docgen.paper import ClearedPdf, Pdf, RedactedPdf
from docgen.pdf.binding import Part
from docgen.redact.reader import Reader

if TYPE_CHECKING:
    from docgen.pdf.partner import PartnerFile

DEFAULT_ORDER = (
    "agenda",
    "timeline",
    "correspondence",
    "threshold-assessment",
    "partner-case-information",
    "proportionality-assessment",
    "minutes",
    "action-plan-redacted",
    "faq",
)

Pdfs = Mapping[str, Pdf | RedactedPdf]  # by file name


def arrange(
    desk: Desk,
    drafts: Sequence[Draft],
    pdfs: Pdfs,
    partner_files: Mapping[int, PartnerFile],
) -> tuple[Part, ...]:
    """The papers of the pack in the authority's order; partner files by the number of their agency.

    Raises AuthorityError for an order that names something else, or the same paper twice.
    """
    order = _order(desk)
    parts: list[Part] = []
    for entry in order:
        if entry == "correspondence":
            parts += _correspondence(desk, drafts, pdfs)
        elif entry == "partner-case-information":
            parts += _case_information(desk, drafts, pdfs, partner_files)
        else:
            parts += _papers(entry, drafts, pdfs)
    return tuple(parts)


@dataclass(frozen=True, slots=True)
class ReaderPart:
    """One paper of the victim's or the applicant's pack: nothing fits here but what the leak gate let through."""

    title: str
    pdf: ClearedPdf
    key: str
    under: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.pdf, ClearedPdf):  # the types say so already, to whoever has them checked
            raise TypeError(f"{self.key}: only what the leak gate let through goes into a reader's pack")


def arrange_for_reader(
    desk: Desk, drafts: Sequence[Draft], cleared: Mapping[str, ClearedPdf], reader: Reader
) -> tuple[ReaderPart, ...]:
    """The papers of a reader's own pack in the authority's order: agenda, timeline, their letters, plan, FAQ.

    No partner's material, and nobody else's letters. Raises AuthorityError as ``arrange`` does.
    """
    order = ["action-plan-redacted" if entry == "action-plan" else entry for entry in _order(desk)]
    order += [
        entry for entry in DEFAULT_ORDER if entry not in order
    ]  # what they get is not the authority's choice
    parts: list[ReaderPart] = []
    for entry in dict.fromkeys(order):
        for draft in drafts:
            document = draft.choice.document
            if entry == "correspondence" and document.folder == "letters" and draft.readers == (reader,):
                day = short_day(desk.context.review.letter_date(document.id.removeprefix("letter-")))
                parts.append(
                    ReaderPart(f"{document.title} ({day})", cleared[draft.name], draft.name, ("Your letters",))
                )
            elif entry in READER_PAPERS and draft.name == f"{entry}-{reader}":
                parts.append(ReaderPart(document.title, cleared[draft.name], draft.name))
    return tuple(parts)


def _order(desk: Desk) -> Sequence[str]:
    authority = desk.context.review.authority
    order = authority.pack_order or DEFAULT_ORDER
    known = ["correspondence", *(document.id for document in DOCUMENTS)]
    for number, entry in enumerate(order):
        if entry not in known:
            nearest = difflib.get_close_matches(entry, known, n=1, cutoff=0.0)[0]
            raise AuthorityError(f"{authority.id}: pack_order: there is no `{entry}`; the nearest is `{nearest}`")
        if entry in order[:number]:
            raise AuthorityError(f"{authority.id}: pack_order: `{entry}` stands there twice")
    return order


def _papers(document: str, drafts: Sequence[Draft], pdfs: Pdfs) -> Iterator[Part]:
    found = [draft for draft in drafts if draft.choice.document.id == document]
    if document == "threshold-assessment":  # the agencies' copies differ in the address alone
        found = found[:1]
    for number, draft in enumerate(found, 1):
        title = draft.choice.document.title
        if len(found) == 1:
            yield Part(title, pdfs[draft.name], draft.name)
        else:
            yield Part(f"{title} {number}", pdfs[draft.name], draft.name, (f"{title}s",))


def _correspondence(desk: Desk, drafts: Sequence[Draft], pdfs: Pdfs) -> Iterator[Part]:
    review = desk.context.review
    sent: list[tuple[date, Draft]] = []
    for draft in drafts:
        document = draft.choice.document
        day = (
            review.case.letter_sent(document.id.removeprefix("letter-")) if document.folder == "letters" else None
        )
        if day and day <= review.today:
            sent.append((day, draft))
    for day, draft in sorted(sent, key=lambda pair: pair[0]):
        document = draft.choice.document
        to = f", to the {draft.recipient.key}" if draft.name != document.id else ""
        title = f"{document.title}{to} ({short_day(day)})"
        yield Part(title, pdfs[draft.name], draft.name, ("Correspondence so far",))


def _case_information(
    desk: Desk, drafts: Sequence[Draft], pdfs: Pdfs, partner_files: Mapping[int, PartnerFile]
) -> Iterator[Part]:
    under = ("Partner Case Information",)
    for draft in drafts:
        if draft.choice.document.id != "partner-case-information":
            continue
        name = desk.context.common.agencies[draft.recipient.index].name
        yield Part(name, pdfs[draft.name], draft.name, under)
        file = partner_files.get(draft.recipient.index)
        if file is not None:
            title = f"Chronology supplied by {name}"
            yield Part(title, file.pdf, f"{draft.name}-chronology", (*under, name), tagged=file.tagged)
