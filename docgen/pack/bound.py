"""The papers bound into one PDF: cover, linked contents, bookmarks, a page number on every page.

Cover, contents and page numbers are Word templates like every other document; the assembler only joins pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from docgen.documents.choice.audience import wants_large_print
from docgen.documents.drafting import Desk
from docgen.documents.facts.model import DocumentFacts, EntryOfPack, Facts, PackFacts, RevisionFacts
from docgen.pack.dividers import Divider, contents_of, find_dividers, leaves, section_of, with_dividers
from docgen.pack.editions import PACK_FILE, TITLE, Edition
from docgen.pack.papers import ReaderPart
from docgen.paper import ClearedPdf, Docx, Pdf, RedactedPdf
from docgen.pdf.binding import Part, assemble, page_count

_CONTENTS_LINES = 30  # a first guess at how many lines of contents fit a page; the engine has the last word

Convert = Callable[[Sequence[tuple[str, Docx]]], list[Pdf]]


@dataclass(frozen=True, slots=True)
class Pack:
    """The finished pack, and what its officer should know about it."""

    edition: Edition
    pdf: Pdf | ClearedPdf
    pages: int
    contents: tuple[EntryOfPack, ...]


EVERYBODY = Edition(PACK_FILE, TITLE, ("attendees",))


def bind_for_reader(
    desk: Desk,
    edition: Edition,
    parts: Sequence[ReaderPart],
    convert: Convert,
    *,
    archive: bool = False,
    revision: RevisionFacts | None = None,
) -> Pack:
    """The victim's or the applicant's own pack, of papers that the leak gate let through; not yet itself."""
    cleared = [Part(part.title, RedactedPdf(part.pdf.content), part.key, part.under) for part in parts]
    return bind(desk, cleared, convert, edition, archive=archive, revision=revision)


def bind(
    desk: Desk,
    parts: Sequence[Part],
    convert: Convert,
    edition: Edition = EVERYBODY,
    *,
    archive: bool = False,
    revision: RevisionFacts | None = None,
) -> Pack:
    """The pack as one PDF: cover, contents, the parts, a page number on every page, a bookmark for each paper.

    Before each group of several papers stands a divider, unless the authority wants none. Cover, contents and
    dividers are written for those whom this edition goes to. A pack that replaces another (``revision``) says so
    on its cover, and on a page at the end what has changed, so that the papers keep their numbers. Raises what
    their templates, the engine and the assembler raise.
    """
    if revision is not None:
        parts = [*parts, _changes(desk, edition, revision, convert)]
    laid = lay_out(desk, parts, convert, edition, revision)
    between = [(divider, Part(divider.title, pdf, divider.key)) for divider, pdf in laid.dividers]
    whole = [Part("Cover", laid.cover), Part("Contents", laid.contents), *with_dividers(parts, between)]
    review = desk.context.review
    title = f"{edition.title}, reference {review.case.reference}"
    pdf = assemble(whole, stamps=laid.stamps, title=title, dated=review.today, archive=archive)
    made = (laid.cover, laid.contents, *(page for _, page in laid.dividers))
    return Pack(
        edition, replace(pdf, notes=tuple(note for m in made for note in m.notes)), laid.pages, laid.entries
    )


@dataclass(frozen=True, slots=True)
class Laid:
    """A pack before it is bound: its own pages, and what begins where."""

    stamps: Pdf
    cover: Pdf
    contents: Pdf
    dividers: tuple[tuple[Divider, Pdf], ...]
    pages: int
    entries: tuple[EntryOfPack, ...]


def lay_out(
    desk: Desk,
    parts: Sequence[Part],
    convert: Convert,
    edition: Edition = EVERYBODY,
    revision: RevisionFacts | None = None,
) -> Laid:
    """Where each paper begins, and the pack's own pages. Raises what their templates and the engine raise."""
    review, common = desk.context.review, _facts(desk, edition)
    large = edition.reader is not None and wants_large_print(review, edition.reader)
    dividers = find_dividers(parts) if review.authority.pack_dividers else ()
    lengths = [page_count(part.pdf, part.title) for part in parts]
    lines = len(contents_of(leaves(parts, lengths, dict.fromkeys(dividers, 1)), 0))
    front = (
        1,
        -(-lines // _CONTENTS_LINES),
        *(1 for _ in dividers),
    )  # pages of cover, contents, dividers: a guess
    while True:
        laid = leaves(parts, lengths, dict(zip(dividers, front[2:], strict=True)))
        total = sum(front) + sum(lengths)
        entries = contents_of(laid, front[0] + front[1] + 1)
        sheets = tuple(range(1, total + 1))
        pack = PackFacts(
            entries,
            total,
            sheets,
            common.attending,
            edition.title,
            _reader(edition),
            edition.reader is not None,
            revision=revision,
        )
        facts = replace(common, pack=pack)
        stamps, *made = convert([*_front(desk, facts, large), *_dividers(desk, facts, dividers, large)])
        found = tuple(page_count(pdf) for pdf in made)
        if found == front:
            break
        front = found  # how long they are is known only when they are laid out; numbers do not change it again
    cover, contents, *pages = made
    return Laid(stamps, cover, contents, tuple(zip(dividers, pages, strict=True)), total, entries)


def _reader(edition: Edition) -> str:
    """Who the pack is for, as its cover says."""
    if edition.reader:
        return f"For the {edition.reader}"
    return "For the attendees" + (", without the personal data of anybody under 18" if edition.limited else "")


def _facts(desk: Desk, edition: Edition) -> Facts:
    """What cover and contents may say, to those whom this edition goes to."""
    common, discretion = desk.context.common, desk.context.discretion
    if edition.reader:
        return discretion.for_reader(common, edition.reader)
    return discretion.without_children(common) if edition.limited else common


def _front(desk: Desk, facts: Facts, large: bool) -> Iterator[tuple[str, Docx]]:
    """What stands on every page, the cover and the contents."""
    assert facts.pack is not None
    for name, title in (("numbering", "Page numbers"), ("cover", facts.pack.title), ("contents", "Contents")):
        yield name, _page(desk, facts, name, title, large)


def _dividers(desk: Desk, facts: Facts, dividers: Sequence[Divider], large: bool) -> Iterator[tuple[str, Docx]]:
    """The page before each section."""
    assert facts.pack is not None
    for number, divider in enumerate(dividers):
        section = section_of(dividers, number, facts.pack.entries)
        own = replace(facts, pack=replace(facts.pack, section=section))
        yield f"divider-{number + 1}", _page(desk, own, "divider", divider.title, large)


def _changes(desk: Desk, edition: Edition, revision: RevisionFacts, convert: Convert) -> Part:
    """The page at the end of a pack that replaces another."""
    facts = _facts(desk, edition)
    large = edition.reader is not None and wants_large_print(desk.context.review, edition.reader)
    pack = PackFacts((), 1, (1,), facts.attending, edition.title, _reader(edition), revision=revision)
    title = "What has changed"
    (made,) = convert([("changes", _page(desk, replace(facts, pack=pack), "changes", title, large))])
    return Part(title, made, "changes")


def _page(desk: Desk, facts: Facts, document: str, title: str, large: bool) -> Docx:
    review = desk.context.review
    about = DocumentFacts(document, title, review.today, review.authority.marking.case)
    facts = replace(facts, document=about)
    return desk.templates.template(document).render(facts, desk.logo, large_print=large).docx
