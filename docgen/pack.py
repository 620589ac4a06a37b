"""The meeting pack: which papers, in which order, with cover, linked contents, bookmarks and page numbers.

What goes in and why: SPEC of the pack and the Guidance, Meeting Papers. The order is the authority's. Cover,
contents and page numbers are Word templates like every other document; the assembler only joins pages.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from docgen.documents.choice.catalogue import DOCUMENTS
from docgen.documents.drafting import Desk, Draft
from docgen.documents.facts.model import DocumentFacts, EntryOfPack, Facts, PackFacts
from docgen.documents.wording import short_day
from docgen.errors import AuthorityError
from docgen.paper import Docx, Pdf, RedactedPdf
from docgen.pdf.binding import PACK_ADDRESS, Part, assemble, page_count

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
TITLE = "ASB Case Review meeting pack"
_CONTENTS_LINES = 30  # a first guess at how many lines of contents fit a page; the engine has the last word

Convert = Callable[[Sequence[tuple[str, Docx]]], list[Pdf]]
Pdfs = Mapping[str, Pdf | RedactedPdf]  # by file name


@dataclass(frozen=True, slots=True)
class Pack:
    """The finished pack, and what its officer should know about it."""

    pdf: Pdf
    pages: int
    contents: tuple[EntryOfPack, ...]


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


def bind(desk: Desk, parts: Sequence[Part], convert: Convert) -> Pack:
    """The pack as one PDF: cover, contents, the parts, a page number on every page, a bookmark for each paper.

    Raises what the templates of cover, contents and numbering, the engine and the assembler raise.
    """
    review, common = desk.context.review, desk.context.common
    lengths = [page_count(part.pdf, part.title) for part in parts]
    lines = len(_entries(parts, lengths, 0))
    front = (1, -(-lines // _CONTENTS_LINES))  # pages of cover and contents, for a start
    while True:
        total = sum(front) + sum(lengths)
        entries = _entries(parts, lengths, sum(front) + 1)
        facts = replace(common, pack=PackFacts(entries, total, tuple(range(1, total + 1)), common.attending))
        titles = {"cover": TITLE, "contents": "Contents", "numbering": "Page numbers"}
        cover, contents, stamps = convert([(name, _front(desk, facts, name, titles[name])) for name in titles])
        found = (page_count(cover), page_count(contents))
        if found == front:
            break
        front = found  # how long they are is known only when they are laid out; numbers do not change it again
    first = [Part("Cover", cover), Part("Contents", contents)]
    title = f"{TITLE}, reference {review.case.reference}"
    pdf = assemble([*first, *parts], stamps=stamps, title=title, dated=review.today)
    return Pack(replace(pdf, notes=(*cover.notes, *contents.notes)), total, entries)


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


def _entries(parts: Sequence[Part], lengths: Sequence[int], first: int) -> tuple[EntryOfPack, ...]:
    """The lines of the contents: each part, and before the first of a group the heading that is over it."""
    entries: list[EntryOfPack] = []
    titled: set[tuple[str, ...]] = set()
    page = first
    for part, length in zip(parts, lengths, strict=True):
        link = f"{PACK_ADDRESS}{part.key}"
        path = (*part.under, part.title)
        for level in range(1, len(path)):
            if path[:level] not in titled:
                titled.add(path[:level])
                entries.append(EntryOfPack(path[level - 1], page, 0, link, level - 1))
        titled.add(path)
        entries.append(EntryOfPack(part.title, page, length, link, len(path) - 1))
        page += length
    return tuple(entries)


def _front(desk: Desk, facts: Facts, document: str, title: str) -> Docx:
    review = desk.context.review
    about = DocumentFacts(document, title, review.today, review.authority.marking.case)
    return desk.templates.template(document).render(replace(facts, document=about), desk.logo).docx
