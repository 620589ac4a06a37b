"""What is seen of a difference: which words and places of a page, and which headings went to another page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from docgen.paper import Docx, Pdf, RedactedDocx
from docgen.preflight.seen import Box, Picture
from docgen.preflight.sight import opened
from docgen.workshop.compare import BodyFirst, Changes, Word, at_foot, changes, pages_of
from docgen.workshop.difference.lines import changed_lines
from docgen.workshop.difference.model import Copy, LineChange
from docgen.workshop.wordfile import WordFile
from docgen.workshop.wordtext import lines_of

_DOTS = 2.0  # to a millimetre, where the ink of two pages is compared
_SPACE = 1.5  # millimetres beside a word that belong to it: the space there may be underlined
_APART = 6.0  # millimetres between two places that are told as two
_STAYS = 0.3  # millimetres that a word may move without having moved
_SOME = 3  # words that have to go, so that it is no chance
_HEADINGS = 3  # that are told by name


@dataclass(frozen=True)
class Compared:
    """One copy that was made with both templates."""

    copy: Copy
    lines: tuple[LineChange, ...]
    pages: Changes
    base_pdf: Pdf
    new_pdf: Pdf

    @classmethod
    def of(
        cls, copy: Copy, base: Docx | RedactedDocx, new: Docx | RedactedDocx, base_pdf: Pdf, new_pdf: Pdf
    ) -> Compared:
        """What differs between these two."""
        old, now = (lines_of(WordFile.of(copy.document, f"{copy.document}.docx", d.content)) for d in (base, new))
        pages = changes(BodyFirst.of(pages_of(base_pdf)), BodyFirst.of(pages_of(new_pdf)))
        return cls(copy, changed_lines(old, now), pages, base_pdf, new_pdf)

    def __bool__(self) -> bool:
        return bool(self.lines) or bool(self.pages)

    @property
    def words(self) -> int:
        """How many words came and went."""
        return sum(change.count("in") + change.count("out") for change in self.lines)

    @property
    def length(self) -> tuple[int, int]:
        """Pages before and after."""
        return len(self.pages.base.pages), len(self.pages.new.pages)

    @cached_property
    def looks(self) -> dict[int, tuple[Box, ...]]:
        """Places that look otherwise though no word changed there, by page; nothing where the words moved."""
        found = {}
        moved = {
            page
            for old, new in self.pages.stayed
            if old.page != new.page or not _same_place(old.box, new.box)
            for page in (old.page, new.page)
        }
        for number in self.pages.looks:
            if number <= len(self.pages.base.pages) and (number not in moved or not self.pages.words):
                boxes = self._otherwise(number)
                if boxes:
                    found[number] = boxes
        return found

    def _otherwise(self, number: int) -> tuple[Box, ...]:
        pictures = []
        sides = [side for change in self.pages.words for side in (change.before, change.after)]
        masked = [box for words in sides for box in marked(words, number)]  # what is between two words, too
        for pdf in (self.base_pdf, self.new_pdf):
            with opened(pdf.content) as seen:
                pictures.append(_without(seen.sheet(number).picture(_DOTS), masked))
        return tuple(_places(*pictures))

    @cached_property
    def moved_headings(self) -> tuple[tuple[str, int, int], ...]:
        """Headings that stand on another page: the heading, its page before and after."""
        old, new = _headings(self.base_pdf), _headings(self.new_pdf)
        return tuple((name[0], old[name], page) for name, page in new.items() if old.get(name, page) != page)

    @property
    def _shifted(self) -> tuple[tuple[int, int], ...]:
        """From which page to which words went that stayed; what stands at the foot goes nowhere."""
        base, new = self.pages.base, self.pages.new
        ways = Counter(
            (old.page, now.page)
            for old, now in self.pages.stayed
            if old.page != now.page and not at_foot(old, base) and not at_foot(now, new)
        )
        return tuple(sorted(way for way, count in ways.items() if count >= _SOME))

    @property
    def move(self) -> str:
        """In words, what went to another page; nothing where all stayed."""
        was, now = self.length
        told = [] if was == now else [f"{_pages(was)} before, {_pages(now)} now"]
        headings = self.moved_headings
        told += [f"“{name}” goes from page {old} to page {new}" for name, old, new in headings[:_HEADINGS]]
        if len(headings) > _HEADINGS:
            told.append(f"and so do {len(headings) - _HEADINGS} more headings")
        if not headings and self._shifted:
            told.append(f"text goes {', '.join(f'from page {old} to page {new}' for old, new in self._shifted)}")
        return "; ".join(told)

    @property
    def look(self) -> str:
        """In words, which pages look otherwise without another word; nothing where none does."""
        told = []
        for number, boxes in sorted(self.looks.items()):
            wide = self.pages.new.pages[number - 1]
            where = dict.fromkeys(_where(box, wide.width, wide.height) for box in boxes)
            told.append(f"page {number} looks otherwise {', '.join(where)}")
        return "; ".join(told)


def compare(
    copy: Copy, base: Docx | RedactedDocx, new: Docx | RedactedDocx, base_pdf: Pdf, new_pdf: Pdf
) -> Compared:
    """What differs between two, with all that takes time worked out; fit to be done by another process."""
    compared = Compared.of(copy, base, new, base_pdf, new_pdf)
    _ = compared.looks, compared.moved_headings  # kept with it from now on
    return compared


def marked(words: Iterable[Word], page: int) -> tuple[Box, ...]:
    """The boxes of words on a page, those that follow each other on a line joined."""
    found: list[Box] = []
    for word in words:
        if word.page != page:
            continue
        last = found[-1] if found else None
        if last and abs(last.top - word.box.top) < 1 and -1 < word.box.left - last.right < 4:
            found[-1] = Box(
                last.left, min(last.top, word.box.top), word.box.right, max(last.bottom, word.box.bottom)
            )
        else:
            found.append(word.box)
    return tuple(found)


def _pages(count: int) -> str:
    return f"{count} page{'s' * (count != 1)}"


def _headings(pdf: Pdf) -> dict[tuple[str, int], int]:
    """The page of each heading; the second of the same words is another."""
    found: dict[tuple[str, int], int] = {}
    seen: dict[str, int] = {}
    with opened(pdf.content) as file:
        for mark in file.bookmarks():
            seen[mark.title] = seen.get(mark.title, 0) + 1
            if mark.to is not None:
                found[mark.title, seen[mark.title]] = mark.to
    return found


def _same_place(one: Box, other: Box) -> bool:
    return abs(one.left - other.left) < _STAYS and abs(one.top - other.top) < _STAYS


def _without(picture: Picture, boxes: Sequence[Box]) -> Picture:
    """The picture with these places white."""
    dots = bytearray(picture.dots)
    row = picture.width * 3
    for box in boxes:
        left, right = (
            min(max(round(side * _DOTS), 0), picture.width) for side in (box.left - _SPACE, box.right + _SPACE)
        )
        for y in range(
            max(round((box.top - 0.5) * _DOTS), 0), min(round((box.bottom + 0.5) * _DOTS), picture.height)
        ):
            dots[y * row + left * 3 : y * row + right * 3] = b"\xff" * ((right - left) * 3)
    return Picture(picture.width, picture.height, bytes(dots))


def _places(one: Picture, other: Picture) -> Iterator[Box]:
    """Rectangles in millimetres around what differs; a page of another size differs as a whole."""
    if (one.width, one.height) != (other.width, other.height):
        yield Box(0, 0, other.width / _DOTS, other.height / _DOTS)
        return
    row = one.width * 3
    box: Box | None = None
    for y in range(one.height):
        before, after = one.dots[y * row : (y + 1) * row], other.dots[y * row : (y + 1) * row]
        if before == after:
            continue
        bits = int.from_bytes(before) ^ int.from_bytes(after)
        left = (row - -(-bits.bit_length() // 8)) // 3 / _DOTS
        right = (row - ((bits & -bits).bit_length() - 1) // 8 + 2) // 3 / _DOTS
        top, bottom = y / _DOTS, (y + 1) / _DOTS
        if box and top - box.bottom < _APART:
            box = Box(min(box.left, left), box.top, max(box.right, right), bottom)
        else:
            if box:
                yield box
            box = Box(left, top, right, bottom)
    if box:
        yield box


def _where(box: Box, width: float, height: float) -> str:
    """A place of a page in words, so rough that it is the same in every fixture."""
    across, down = (box.left + box.right) / 2 / width, (box.top + box.bottom) / 2 / height
    rows = "at the top" if down < 1 / 3 else "at the foot" if down > 2 / 3 else "in the middle"
    wide = box.right - box.left > width * 0.6
    columns = "" if wide else " on the left" if across < 0.4 else " on the right" if across > 0.6 else ""
    return rows + columns
