"""What can be seen in a PDF: its pages' sizes, ink and text, its links and bookmarks. The only door to PDFium.

PDFium draws a page in a few milliseconds. It is loaded when it is first needed, and used by one thread at a time,
since it is not made for more.
"""

from __future__ import annotations

import ctypes
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from math import ceil, degrees, floor
from typing import Any

from docgen.preflight.seen import MM, Bookmark, Box, Letter, Line, Link, Picture, Word, level, line_of, word_of
from docgen.preflight.unsaid import Unsaid

DOTS = 4  # of ink in a millimetre, so that a quarter of one can be told
_BLANK, _WHITE = b"\xff", 0xFFFFFFFF
_ENCRYPTED = 4  # PDFium's word for a file that wants a password
_LOCK = threading.Lock()

# pypdfium2 reports what it skips to its log; without any handler Python would print that to the officer's screen.
logging.getLogger("pypdfium2").addHandler(logging.NullHandler())


class Unreadable(ValueError):
    """PDFium can't open the file."""


class Protected(Unreadable):
    """The file opens with a password only."""


class Ink:
    """The ink of one page, drawn at `DOTS` a millimetre."""

    def __init__(self, bitmap: Any, api: Any) -> None:
        self._bitmap, self._api = bitmap, api
        self.width, self.height, self._stride = bitmap.width, bitmap.height, bitmap.stride

    def clear(self, box: Box) -> None:
        """Take away whatever is inside the box, every dot that it touches."""
        left, top = max(floor(box.left * DOTS), 0), max(floor(box.top * DOTS), 0)
        right, bottom = min(ceil(box.right * DOTS), self.width), min(ceil(box.bottom * DOTS), self.height)
        if left < right and top < bottom:
            self._api.FPDFBitmap_FillRect(self._bitmap, left, top, right - left, bottom - top, _WHITE)

    def blank(self) -> bool:
        """Whether no ink is left."""
        content = bytes(self._bitmap.buffer)
        return content == _BLANK * len(content)

    def extent(self, box: Box) -> Box | None:
        """The smallest rectangle around the ink inside the box; None where there is none."""
        content = bytes(self._bitmap.buffer)
        left, right = max(round(box.left * DOTS), 0), min(round(box.right * DOTS), self.width)
        rows: list[int] = []
        first, last = right, left
        for row in range(max(round(box.top * DOTS), 0), min(round(box.bottom * DOTS), self.height)):
            strip = content[row * self._stride + left : row * self._stride + right]
            after = len(strip.rstrip(_BLANK))
            if after:
                rows.append(row)
                first = min(first, left + len(strip) - len(strip.lstrip(_BLANK)))
                last = max(last, left + after)
        if not rows:
            return None
        return Box(first / DOTS, rows[0] / DOTS, last / DOTS, (rows[-1] + 1) / DOTS)


class Sheet:
    """One page as it is shown: cropped and turned as the file says."""

    def __init__(self, seen: Seen, at: int) -> None:
        self._seen, self._api = seen, seen.api
        self._page = seen.page(at)
        self._bounds: tuple[float, float, float, float] = self._page.get_bbox()
        self._turn: int = self._page.get_rotation()

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in millimetres."""
        left, bottom, right, top = self._bounds
        width, height = (right - left) / MM, (top - bottom) / MM
        return (height, width) if self._turn in (90, 270) else (width, height)

    def ink(self) -> Ink:
        """The page drawn in black and white, notes and form fields too."""
        api, maker = self._api, self._seen.maker
        width, height = (max(round(side * DOTS), 1) for side in self.size)
        bitmap = maker.PdfBitmap.new_native(width, height, api.FPDFBitmap_Gray)
        api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        place = (0, 0, width, height, 0, api.FPDF_GRAYSCALE | api.FPDF_ANNOT)
        api.FPDF_RenderPageBitmap(bitmap, self._page, *place)
        if self._seen.document.formenv:
            api.FPDF_FFLDraw(self._seen.document.formenv, bitmap, self._page, *place)
        return Ink(bitmap, api)

    def picture(self, dots: float) -> Picture:
        """The page in colour, with this many dots to a millimetre."""
        api, maker = self._api, self._seen.maker
        width, height = (max(round(side * dots), 1) for side in self.size)
        bitmap = maker.PdfBitmap.new_native(width, height, api.FPDFBitmap_BGR)
        api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        place = (0, 0, width, height, 0, api.FPDF_REVERSE_BYTE_ORDER | api.FPDF_ANNOT)
        api.FPDF_RenderPageBitmap(bitmap, self._page, *place)
        if self._seen.document.formenv:
            api.FPDF_FFLDraw(self._seen.document.formenv, bitmap, self._page, *place)
        content, row = bytes(bitmap.buffer), width * 3
        return Picture(
            width,
            height,
            b"".join(content[at : at + row] for at in range(0, height * bitmap.stride, bitmap.stride)),
        )

    @cached_property
    def _text(self) -> Any:
        return self._page.get_textpage()

    @cached_property
    def _unsaid(self) -> Unsaid:
        return Unsaid(self._api, self._page, self._text)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Where a rectangle of the page's own space, in points, is seen."""
        x0, y0, x1, y1 = self._bounds
        sides = {
            0: (left - x0, y1 - top, right - x0, y1 - bottom),
            90: (bottom - y0, left - x0, top - y0, right - x0),
            180: (x1 - right, bottom - y0, x1 - left, top - y0),
            270: (y1 - top, x1 - right, y1 - bottom, x1 - left),
        }[self._turn]
        return Box(*(side / MM for side in sides))

    def letters(self, within: Box | None = None, *, spaces: bool = False) -> Iterator[Letter]:
        """Every character that is printed, or every one that meets a rectangle, in the order of the file.

        With ``spaces``, white space between them too, as one space each.
        """
        text, api = self._text, self._api
        sides, half = api.FS_RECTF(), 0
        top = self._bounds[3]
        reach = (top - within.bottom * MM, top - within.top * MM) if within and not self._turn else None
        for at in range(api.FPDFText_CountChars(text)):
            if not api.FPDFText_GetLooseCharBox(text, at, sides):
                continue
            if reach and not (reach[0] < sides.top and sides.bottom < reach[1]):
                continue  # most of a page is not in the window, and need not be turned into millimetres
            box = self.box(sides.left, sides.bottom, sides.right, sides.top)
            code = api.FPDFText_GetUnicode(text, at)
            if 0xD800 <= code < 0xDC00:  # the first half of a character such as an emoji
                half = code
                continue
            if 0xDC00 <= code < 0xE000 and half:
                code = 0x10000 + ((half - 0xD800) << 10) + code - 0xDC00
            half, character = 0, chr(code)
            if (within is not None and not box.meets(within)) or self._unsaid.is_silent(at):
                continue
            if character > " " and not character.isspace():
                yield Letter(character, box)
            elif spaces:
                yield Letter(" ", box)

    def lines(self, within: Box | None = None) -> list[Line]:
        """The lines of text from the top down, of the whole page or of what meets a rectangle."""
        return sorted(self.lines_in_file(within), key=lambda line: line.box.top)

    def lines_in_file(self, within: Box | None = None) -> list[Line]:
        """The same in the order of the file, which is the order that most programs read in."""
        rows: list[list[Letter]] = []
        # What is said of a line as a whole stands close together, so that a gap does not tell a space.
        for letter in self.letters(within, spaces=self._unsaid.some):
            row = next((row for row in reversed(rows) if level(row[-1].box, letter.box)), None)
            if row is None:
                rows.append([letter])
            else:
                row.append(letter)
        return [line_of(row) for row in rows if any(letter.text != " " for letter in row)]

    def printed(self) -> Iterator[Word]:
        """Every word that is printed, in the order of the file. A word that is broken over two lines is two."""
        word: list[Letter] = []
        for letter in self.letters(spaces=True):
            if word and (letter.text == " " or not _goes_on(word[-1].box, letter.box)):
                yield word_of(word)
                word = []
            if letter.text != " ":
                word.append(letter)
        if word:
            yield word_of(word)

    def words(self) -> str:
        """The text of the page, in the order of the file."""
        return str(self._text.get_text_range())

    def words_above(self, foot: float) -> str:
        """The text of the page but for what stands in the lowest ``foot`` millimetres."""
        left, bottom, right, top = self._bounds
        kept = {
            0: (left, bottom + foot * MM, right, top),
            90: (left, bottom, right - foot * MM, top),
            180: (left, bottom, right, top - foot * MM),
            270: (left + foot * MM, bottom, right, top),
        }
        return str(self._text.get_text_bounded(*kept[self._turn]))

    def angles(self, most: int = 30) -> list[int]:
        """How some of the characters are turned as they are shown: 0, 90, 180 or 270 degrees clockwise."""
        api, count = self._api, self._api.FPDFText_CountChars(self._text)
        found = []
        for at in range(0, count, max(count // most, 1)):
            if api.FPDFText_GetUnicode(self._text, at) > 32 and not api.FPDFText_IsGenerated(self._text, at):
                turned = api.FPDFText_GetCharAngle(self._text, at)
                found.append((round(degrees(turned) / 90) * 90 + self._turn) % 360)
        return found

    def links(self) -> Iterator[Link]:
        """Every link on the page that leads to a page of the file."""
        api, document = self._api, self._seen.document
        position, link, sides = ctypes.c_int(0), api.FPDF_LINK(), api.FS_RECTF()
        while api.FPDFLink_Enumerate(self._page, position, link):
            target = api.FPDFLink_GetDest(document, link)
            if not target:
                action = api.FPDFLink_GetAction(link)
                target = api.FPDFAction_GetDest(document, action) if action else None
            at = api.FPDFDest_GetDestPageIndex(document, target) if target else -1
            if at >= 0 and api.FPDFLink_GetAnnotRect(link, sides):
                yield Link(self.box(sides.left, sides.bottom, sides.right, sides.top), at + 1)


def _goes_on(before: Box, box: Box) -> bool:
    """Whether a character follows another without a gap."""
    gap = max(box.left - before.right, before.left - box.right)  # below nothing inside a ligature
    return level(before, box) and gap < 0.2 * (box.bottom - box.top)


class Seen:
    """A PDF that is open to be looked at."""

    def __init__(self, document: Any, maker: Any) -> None:
        self.document, self.maker, self.api = document, maker, maker.raw

    def __len__(self) -> int:
        return len(self.document)

    def page(self, at: int) -> Any:
        """PDFium's own page; Unreadable where it has none."""
        try:
            return self.document[at]
        except RuntimeError:
            raise Unreadable(f"page {at + 1} can't be read") from None

    def sheet(self, number: int) -> Sheet:
        """The page of this number, counted from 1; it is read when it is asked for."""
        return Sheet(self, number - 1)

    @property
    def encrypted(self) -> bool:
        """Whether it is protected, even where it opens without a password."""
        return bool(self.api.FPDF_GetSecurityHandlerRevision(self.document) != -1)

    @property
    def title(self) -> str:
        """The title that the file gives itself."""
        return str(self.document.get_metadata_value("Title")).strip()

    def bookmarks(self) -> list[Bookmark]:
        """Every bookmark, in the order that a viewer shows."""
        found = []
        for mark in self.document.get_toc(max_depth=9):
            target = mark.get_dest()
            at = target.get_index() if target else None
            mode, values = target.get_view() if target else (0, [])
            zoom = bool(target) and mode == self.api.PDFDEST_VIEW_XYZ and len(values) > 2 and bool(values[2])
            found.append(Bookmark(str(mark.get_title()), mark.level, None if at is None else at + 1, zoom))
        return found


@contextmanager
def opened(pdf: bytes) -> Iterator[Seen]:
    """The file, to be looked at by this thread alone. Raises Protected or Unreadable."""
    with _LOCK:
        import pypdfium2  # type: ignore[import-untyped]

        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            # Its word for the last fault may be about the file before: a locked file says so itself.
            locked = getattr(error, "err_code", None) == _ENCRYPTED and b"/Encrypt" in pdf
            raise (Protected if locked else Unreadable)("it can't be opened") from None
        try:
            document.init_forms()
            yield Seen(document, pypdfium2)
        finally:
            document.close()
