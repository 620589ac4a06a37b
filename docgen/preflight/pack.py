"""A meeting pack: what those who read bundles of papers, on a screen or printed, may rely on (SPEC, the pack)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from docgen.preflight.common import font_faults, in_mm, is_a4, name_faults, turned_faults
from docgen.preflight.finding import Fault
from docgen.preflight.reading import Said
from docgen.preflight.seen import Bookmark, Link
from docgen.preflight.sight import Seen, Sheet

MB = 1024 * 1024
HEAVY, TOO_HEAVY = 10 * MB, 20 * MB  # an attachment grows by a third on its way; many mailboxes take 25 MB
FOOT = 15.0  # millimetres at the foot of each page that hold the number and the marking
_SINGLY = 5  # pages with a wrong number that are told one by one
_FIRST = 10  # pages in which the contents are looked for where no bookmark tells
_COLUMN = 3.0  # millimetres by which page numbers may differ from their common right edge
_NUMBER = re.compile(r"\bpage\s+(\d+)\s+of\s+(\d+)\b", re.IGNORECASE)
_ENTRY = re.compile(r"(.*\S)[\s.…·]+(\d{1,5})")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the contents."""

    page: int  # where it stands
    line: int  # which entry of that page it is, from 1
    title: str
    says: int
    leads: tuple[int, ...]  # where its links lead


def pack_faults(seen: Seen, said: Said, size: int) -> Iterator[Fault]:
    """Everything that a reader of the pack would stumble over."""
    yield from _size_faults(size)
    bookmarks = seen.bookmarks()
    pages = len(seen)
    printed: dict[int, list[tuple[str, str]]] = {}
    named = _contents_pages(bookmarks)
    where = named or range(1, min(pages, _FIRST) + 1)
    entries: list[_Entry] = []
    for number in range(1, pages + 1):
        sheet = seen.sheet(number)
        if not is_a4(sheet.size, upright=False):
            wrong = f"the page is {in_mm(sheet.size)}, not A4; it prints at another size"
            yield Fault(number, "page-size", wrong, "warning")
        yield from turned_faults(sheet, number)
        printed[number] = _NUMBER.findall(sheet.words())
        if not sheet.words_above(FOOT).strip():
            yield Fault(
                number,
                "page-text",
                "the page is a picture without text (or empty): nobody can search it or have it read aloud; ask "
                "who supplied it for the original, or have its text recognised (OCR)",
                "warning",
            )
        if number in where:
            entries += _entries(sheet, number)
    yield from _number_faults(printed)
    if said.relabelled:
        wrong = "a viewer shows numbers of its own for the pages; take the page labels out"
        yield Fault(None, "page-number", wrong)
    yield from _contents_faults(entries, bookmarks, named.start if named else None)
    yield from _bookmark_faults(bookmarks, entries)
    yield from font_faults(said)
    yield from name_faults(seen, said, "failure")
    yield from _view_faults(said)


def _size_faults(size: int) -> Iterator[Fault]:
    if size > HEAVY:
        far = size > TOO_HEAVY
        limit = "the 20 MB that most mailboxes take" if far else "10 MB, which some mailboxes do not take"
        wrong = f"the file has {size / MB:.1f} MB, more than {limit}; ask for smaller scans (grey, 200 dpi)"
        yield Fault(None, "size", wrong, "failure" if far else "warning")


def _number_faults(printed: Mapping[int, Sequence[tuple[str, str]]]) -> Iterator[Fault]:
    pages = len(printed)
    what_to_do = "number every page, from page 1 on the very first"
    missing = [number for number, told in printed.items() if not told]
    if len(missing) == pages:
        yield Fault(None, "page-number", f'no page says "Page n of {pages}"; {what_to_do}')
        return
    for number in missing:
        yield Fault(number, "page-number", f'it does not say "Page {number} of {pages}"; {what_to_do}')
    wrong = [number for number, told in printed.items() if told and (str(number), str(pages)) not in told]
    for number in wrong if len(wrong) <= _SINGLY else wrong[:1]:
        says, of = printed[number][-1]
        others = f", and {len(wrong) - 1} more pages are wrong too" if len(wrong) > _SINGLY else ""
        said = f"it says page {says} of {of}, and a viewer {number} of {pages}{others}; {what_to_do}"
        yield Fault(number, "page-number", said)


def _contents_pages(bookmarks: Sequence[Bookmark]) -> range | None:
    """The pages of the contents, by their bookmark."""
    starts = [mark.to for mark in bookmarks if mark.to is not None]
    for mark in bookmarks:
        if mark.to is not None and mark.title.strip().casefold() in ("contents", "table of contents", "index"):
            after = min([start for start in starts if start > mark.to], default=mark.to + 1)
            return range(mark.to, after)
    return None


def _entries(sheet: Sheet, number: int) -> list[_Entry]:
    links = list(sheet.links())
    if not links:
        return []
    body = sheet.size[1] - FOOT
    found = [(line, _ENTRY.fullmatch(line.text)) for line in sheet.lines() if line.box.bottom < body]
    numbered = [(line, match) for line, match in found if match]
    edge = max((line.box.right for line, _ in numbered), default=0.0)
    column = [(line, match) for line, match in numbered if line.box.right > edge - _COLUMN]
    return [
        _Entry(number, at, match[1], int(match[2]), _leads(links, line.box.top, line.box.bottom))
        for at, (line, match) in enumerate(column, 1)
    ]


def _leads(links: Sequence[Link], top: float, bottom: float) -> tuple[int, ...]:
    middle = (top + bottom) / 2
    return tuple(link.to for link in links if link.box.top <= middle <= link.box.bottom)


def _contents_faults(
    entries: Sequence[_Entry], bookmarks: Sequence[Bookmark], page: int | None
) -> Iterator[Fault]:
    if not entries:
        yield Fault(page, "contents", "there are no contents whose lines are links; add a line for each paper")
    titles: dict[int, list[str]] = {}
    for mark in bookmarks:
        if mark.to is not None:
            titles.setdefault(mark.to, []).append(_squeezed(mark.title))
    for entry in entries:
        line = f"line {entry.line} of the contents"
        if not entry.leads:
            yield Fault(entry.page, "contents", f"{line} is no link; link it to page {entry.says}")
        elif set(entry.leads) != {entry.says}:
            other = next(to for to in entry.leads if to != entry.says)
            wrong = f"{line} says page {entry.says} and leads to page {other}; make them agree"
            yield Fault(entry.page, "contents", wrong)
        there = [title for page in (entry.says, *entry.leads) for title in titles.get(page, ())]
        if not any(_same(entry.title, title) for title in there):
            wrong = f"{line}: page {entry.says} has no bookmark of that title; give both the same title"
            yield Fault(entry.page, "contents", wrong)


def _bookmark_faults(bookmarks: Sequence[Bookmark], entries: Sequence[_Entry]) -> Iterator[Fault]:
    if not bookmarks:
        yield Fault(None, "bookmark", "there are no bookmarks; add one for each paper")
    last = max((entry.page for entry in entries), default=0)
    for at, mark in enumerate(bookmarks, 1):
        if mark.to is None:
            yield Fault(None, "bookmark", f"bookmark {at} leads to no page; take it out, or set it anew")
        elif entries and mark.level == 0 and mark.to > last and not _entered(mark, entries):
            wrong = f"bookmark {at} has no line in the contents; add one, with the same title"
            yield Fault(mark.to, "bookmark", wrong)
    if any(mark.zoom for mark in bookmarks):
        wrong = "a bookmark changes the size at which pages are shown; let it keep the reader's own"
        yield Fault(None, "view", wrong, "warning")


def _entered(mark: Bookmark, entries: Sequence[_Entry]) -> bool:
    title = _squeezed(mark.title)
    return any(mark.to in (entry.says, *entry.leads) and _same(entry.title, title) for entry in entries)


def _view_faults(said: Said) -> Iterator[Fault]:
    if not said.shows_title:
        wrong = "a viewer shows the file's name instead of its title; set it to show the title"
        yield Fault(None, "view", wrong, "warning")
    if not said.shows_bookmarks:
        yield Fault(None, "view", "it does not open with the bookmarks beside the pages; set it so", "warning")
    if said.opening is None:
        return
    page, zoom = said.opening
    if page is None:
        yield Fault(None, "view", "it does something other than show a page when it is opened; take that out")
    elif page != 1:
        yield Fault(None, "view", f"it opens at page {page}; set it to open at page 1", "warning")
    if zoom:
        yield Fault(None, "view", "it opens at a size of its own; leave the size to the viewer", "warning")


def _squeezed(title: str) -> str:
    return "".join(unicodedata.normalize("NFKC", title).casefold().split())


def _same(printed: str, title: str) -> bool:
    """Whether a line of the contents tells this title, which may go on in the line before or after."""
    line = _squeezed(printed)
    return line == title or (len(line) >= 8 and (title.startswith(line) or title.endswith(line)))
