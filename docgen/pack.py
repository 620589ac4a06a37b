"""The meeting pack: which papers, in which order, with cover, linked contents, bookmarks and page numbers.

What goes in and why: SPEC of the pack and the Guidance, Meeting Papers. The order is the authority's. Cover,
contents and page numbers are Word templates like every other document; the assembler only joins pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from docgen.documents.drafting import Desk, Draft
from docgen.documents.facts import DocumentFacts, EntryOfPack, Facts, PackFacts
from docgen.documents.people import agency_facts
from docgen.documents.wording import short_day
from docgen.errors import DocgenError
from docgen.paper import Docx, Pdf, RedactedPdf
from docgen.pdf.assemble import Part, assemble, link_to, page_count
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

Convert = Callable[[str, Docx], Pdf]


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of the contents: a paper, or a heading over some."""

    key: str
    title: str
    level: int
    pdf: Pdf | RedactedPdf | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """The finished pack, and what its officer should know about it."""

    pdf: Pdf
    pages: int
    contents: tuple[EntryOfPack, ...]
    notes: tuple[str, ...]


def arrange(
    desk: Desk,
    drafts: Sequence[Draft],
    pdfs: Mapping[str, Pdf | RedactedPdf],
    partner_files: Mapping[int, PartnerFile],
) -> tuple[Piece, ...]:
    """The papers of the pack in the authority's order; ``pdfs`` by file name, partner files by agency."""
    order = desk.context.review.authority.pack_order or DEFAULT_ORDER
    pieces: list[Piece] = []
    for entry in order:
        if entry == "correspondence":
            pieces += _correspondence(desk, drafts, pdfs)
        elif entry == "partner-case-information":
            pieces += _case_information(desk, drafts, pdfs, partner_files)
        else:
            pieces += _papers(entry, drafts, pdfs)
    return tuple(pieces)


def bind(desk: Desk, pieces: Sequence[Piece], convert: Convert, notes: Sequence[str] = ()) -> Pack:
    """The pack as one PDF: cover, contents, the pieces, a page number on every page, a bookmark for each paper.

    Raises what the templates of cover, contents and numbering, the engine and the assembler raise.
    """
    lengths = [page_count(piece.pdf) if piece.pdf else 0 for piece in pieces]
    guess = -(-len(pieces) // _CONTENTS_LINES)
    facts = _front_facts(desk)
    cover: Pdf | None = None
    while True:
        # The cover is one page; how long the contents are is known when they are laid out.
        first = 2 + guess
        entries = _entries(pieces, lengths, first)
        total = first - 1 + sum(lengths)
        pack = PackFacts(entries, total, tuple(range(1, total + 1)), facts.attending)
        contents = convert("contents", _front(desk, facts, pack, "contents", "Contents"))
        found = page_count(contents)
        if found == guess:
            break
        guess = found
    cover = convert("cover", _front(desk, facts, pack, "cover", TITLE))
    if page_count(cover) != 1:
        raise DocgenError("cover: has to fit one page; shorten the template, or the case's place of meeting")
    stamps = convert("numbering", _front(desk, facts, pack, "numbering", "Page numbers"))
    parts = [
        Part("cover", "Cover", cover),
        Part("contents", "Contents", contents),
        *(Part(piece.key, piece.title, piece.pdf, piece.level) for piece in pieces),
    ]
    title = f"{TITLE}, reference {desk.context.review.case.reference}"
    return Pack(assemble(parts, stamps=stamps, title=title), total, entries, tuple(notes))


def _papers(document: str, drafts: Sequence[Draft], pdfs: Mapping[str, Pdf | RedactedPdf]) -> Iterator[Piece]:
    found = [draft for draft in drafts if draft.choice.document.id == document]
    if not found:
        return
    title = found[0].choice.document.title
    if document == "threshold-assessment":  # the agencies' copies differ in the address alone
        found = found[:1]
    if len(found) == 1:
        yield Piece(document, title, 0, pdfs[found[0].name])
        return
    yield Piece(document, f"{title}s", 0)
    for number, draft in enumerate(found, 1):
        yield Piece(draft.name, f"{title} {number}", 1, pdfs[draft.name])


def _correspondence(desk: Desk, drafts: Sequence[Draft], pdfs: Mapping[str, Pdf | RedactedPdf]) -> Iterator[Piece]:
    review = desk.context.review
    found = []
    for draft in drafts:
        number = draft.choice.document.id.removeprefix("letter-")
        sent = review.case.letter_sent(number) if draft.choice.document.folder == "letters" else None
        if sent and sent <= review.today:
            found.append((sent, draft))
    if not found:
        return
    yield Piece("correspondence", "Correspondence so far", 0)
    for sent, draft in sorted(found, key=lambda pair: pair[0]):
        to = f", to the {draft.recipient.key}" if draft.name != draft.choice.document.id else ""
        yield Piece(draft.name, f"{draft.choice.document.title}{to} ({short_day(sent)})", 1, pdfs[draft.name])


def _case_information(
    desk: Desk,
    drafts: Sequence[Draft],
    pdfs: Mapping[str, Pdf | RedactedPdf],
    partner_files: Mapping[int, PartnerFile],
) -> Iterator[Piece]:
    found = [draft for draft in drafts if draft.choice.document.id == "partner-case-information"]
    if not found:
        return
    yield Piece("partner-case-information", "Partner Case Information", 0)
    for draft in found:
        agency = desk.context.review.case.agencies[draft.recipient.index]
        name = agency_facts(agency).name
        yield Piece(draft.name, name, 1, pdfs[draft.name])
        file = partner_files.get(draft.recipient.index)
        if file is not None:
            yield Piece(f"{draft.name}-chronology", f"Chronology supplied by {name}", 2, file.pdf)


def _entries(pieces: Sequence[Piece], lengths: Sequence[int], first: int) -> tuple[EntryOfPack, ...]:
    starts = [first]
    for length in lengths:
        starts.append(starts[-1] + length)
    return tuple(
        EntryOfPack(piece.title, start, end - start, link_to(piece.key), piece.level)
        for piece, (start, end) in zip(pieces, pairwise(starts), strict=True)
    )


def _front_facts(desk: Desk) -> Facts:
    return desk.context.common


def _front(desk: Desk, facts: Facts, pack: PackFacts, document: str, title: str) -> Docx:
    review = desk.context.review
    about = DocumentFacts(document, title, review.today, review.authority.marking.case)
    rendered = desk.templates.template(document).render(replace(facts, document=about, pack=pack), desk.logo)
    return rendered.docx
