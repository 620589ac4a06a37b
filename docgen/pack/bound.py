"""The papers bound into one PDF: cover, linked contents, bookmarks, a page number on every page.

Cover, contents and page numbers are Word templates like every other document; the assembler only joins pages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from docgen.documents.drafting import Desk
from docgen.documents.facts.model import DocumentFacts, EntryOfPack, Facts, PackFacts
from docgen.paper import Docx, Pdf
from docgen.pdf.binding import PACK_ADDRESS, Part, assemble, page_count

TITLE = "ASB Case Review meeting pack"
_CONTENTS_LINES = 30  # a first guess at how many lines of contents fit a page; the engine has the last word

Convert = Callable[[Sequence[tuple[str, Docx]]], list[Pdf]]


@dataclass(frozen=True, slots=True)
class Pack:
    """The finished pack, and what its officer should know about it."""

    pdf: Pdf
    pages: int
    contents: tuple[EntryOfPack, ...]


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
