"""The words of a PDF with the page and the rectangle of each, and each page as a picture."""

from __future__ import annotations

import hashlib
import struct
import zlib
from dataclasses import dataclass, field

from docgen.paper import Pdf
from docgen.preflight.seen import Box, Picture
from docgen.preflight.sight import opened

FOOT = 20.0  # millimetres of a page where reference, marking and page number stand
_LOOK = 2.0  # dots to a millimetre: enough to see that a page looks otherwise


@dataclass(frozen=True, slots=True)
class Word:
    """One printed word: the page counted from 1, the box in millimetres from the page's upper left corner."""

    text: str
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """One page: millimetres, its words in the order of the file, and a hash of what it looks like."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    look: str

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Pages:
    """A PDF that has been read."""

    pages: tuple[Page, ...]
    pdf: Pdf = field(repr=False)

    @property
    def words(self) -> tuple[Word, ...]:
        """Every word, page after page."""
        return tuple(word for page in self.pages for word in page.words)

    def png(self, page: int, dots: float) -> bytes:
        """The picture of a page, with this many dots to a millimetre, as a PNG file."""
        with opened(self.pdf.content) as seen:
            picture = seen.sheet(page).picture(dots)
        return png(picture)


class BodyFirst(Pages):
    """Reads the text of all pages before what stands at their feet, which text that moves on would cross."""

    @classmethod
    def of(cls, pages: Pages) -> BodyFirst:
        return cls(pages.pages, pages.pdf)

    @property
    def words(self) -> tuple[Word, ...]:
        """Every word, those at the foot of a page last."""
        body = (word for page in self.pages for word in body_of(page))
        feet = (word for page in self.pages for word in page.words if at_foot(word, self))
        return (*body, *feet)


def at_foot(word: Word, pages: Pages) -> bool:
    """Whether a word stands where reference, marking and page number do."""
    return word.box.bottom > pages.pages[word.page - 1].height - FOOT


def body_of(page: Page) -> tuple[Word, ...]:
    """The words of a page without those at its foot."""
    return tuple(word for word in page.words if word.box.bottom <= page.height - FOOT)


def pages_of(pdf: Pdf) -> Pages:
    """The pages of a PDF; raises ValueError (`Unreadable`) where it can't be read."""
    found = []
    with opened(pdf.content) as seen:
        for number in range(1, len(seen) + 1):
            sheet = seen.sheet(number)
            words = tuple(Word(word.text, number, word.box) for word in sheet.printed())
            look = hashlib.sha256(sheet.picture(_LOOK).dots).hexdigest()
            found.append(Page(number, *sheet.size, words, look))
    return Pages(tuple(found), pdf)


def png(picture: Picture) -> bytes:
    """A picture as a PNG file. The same picture gives the same bytes; it is packed quickly rather than small."""
    row = picture.width * 3
    rows = (picture.dots[at : at + row] for at in range(0, len(picture.dots), row))
    header = struct.pack(">IIBBBBB", picture.width, picture.height, 8, 2, 0, 0, 0)
    content = zlib.compress(b"".join(b"\x00" + line for line in rows), 1)
    chunks = ((b"IHDR", header), (b"IDAT", content), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
