"""PDFs drawn by hand, object by object, with ink and words exactly where a test puts them.

Measures are millimetres from the upper left corner. Words are in Helvetica, which the file does not bring along.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MM = 72 / 25.4
A4 = (210.0, 297.0)
ADDRESS = ("Mx Quill Tarn", "4 Lantern Yard", "Derby", "DE1 9ZZ")


def rect(left: float, top: float, right: float, bottom: float, grey: float = 0, height: float = 297) -> bytes:
    """A filled rectangle."""
    return b"%f g %f %f %f %f re f\n" % (
        grey,
        left * MM,
        (height - bottom) * MM,
        (right - left) * MM,
        (bottom - top) * MM,
    )


def words(x: float, y: float, text: str, size: float = 10, height: float = 297, turn: str = "1 0 0 1") -> bytes:
    """A line of text; ``y`` is its base line."""
    shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    at = f"{turn} {x * MM:f} {(height - y) * MM:f} Tm"
    return f"0 g BT /F1 {size} Tf {at} ({shown}) Tj ET\n".encode("latin-1")


def address(lines: Sequence[str], x: float = 26, y: float = 43, step: float = 3.4) -> bytes:
    """An address, by default in the window of the envelope."""
    return b"".join(words(x, y + step * at, line, 8) for at, line in enumerate(lines))


@dataclass(frozen=True)
class Drawing:
    """One page."""

    content: bytes = b""
    size: tuple[float, float] = A4
    turn: int = 0
    crop: tuple[float, float] | None = None
    links: tuple[tuple[float, float, float, float, int], ...] = ()  # a box and the page that it leads to, from 1
    more: str = ""  # entries of the page's dictionary


def pdf(
    *pages: Drawing,
    title: str | None = "A title",
    language: str | None = "en-GB",
    bookmarks: Sequence[tuple[str, int | None]] = (),
    catalogue: str = "",
    view: str = "/PageMode/UseOutlines/ViewerPreferences<</DisplayDocTitle true>>",
    zoom: str = "null",
) -> bytes:
    """A file of these pages. A bookmark that leads to None leads nowhere."""
    objects: list[bytes] = [b""] * 4  # catalogue, pages, font, information
    objects[2] = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    objects[3] = f"<</Title({title})>>".encode() if title else b"<<>>"

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    numbers = [len(objects) + 2 * at + 1 for at in range(len(pages))]
    for page, number in zip(pages, numbers, strict=True):
        width, height = page.size
        box = f"[0 0 {width * MM:f} {height * MM:f}]"
        crop = f"/CropBox[0 0 {page.crop[0] * MM:f} {page.crop[1] * MM:f}]" if page.crop else ""
        links = "".join(
            f"<</Type/Annot/Subtype/Link/Border[0 0 0]/Rect[{x0 * MM:f} {(height - y1) * MM:f} {x1 * MM:f} "
            f"{(height - y0) * MM:f}]/Dest[{numbers[to - 1]} 0 R/XYZ null null null]>>"
            for x0, y0, x1, y1, to in page.links
        )
        notes = f"/Annots[{links}]" if links else ""
        add(
            f"<</Type/Page/Parent 2 0 R/MediaBox{box}{crop}/Rotate {page.turn}{notes}{page.more}"
            f"/Resources<</Font<</F1 3 0 R>>>>/Contents {number + 1} 0 R>>".encode()
        )
        add(b"<</Length %d>>\nstream\n%s\nendstream" % (len(page.content), page.content))
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects[1] = f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode()
    outlines = ""
    if bookmarks:
        root = add(b"")
        first = len(objects) + 1
        for at, (name, to) in enumerate(bookmarks):
            beside = f"/Prev {first + at - 1} 0 R" if at else ""
            beside += f"/Next {first + at + 1} 0 R" if at + 1 < len(bookmarks) else ""
            place = f"/Dest[{numbers[to - 1]} 0 R/XYZ null null {zoom}]" if to else ""
            shown = name.replace("(", r"\(").replace(")", r"\)")
            add(f"<</Title({shown})/Parent {root} 0 R{beside}{place}>>".encode())
        count = len(bookmarks)
        objects[root - 1] = f"<</First {first} 0 R/Last {first + count - 1} 0 R/Count {count}>>".encode()
        outlines = f"/Outlines {root} 0 R"
    said = f"/Lang({language})" if language else ""
    objects[0] = f"<</Type/Catalog/Pages 2 0 R{outlines}{said}{view}{catalogue}>>".encode()
    return _file(objects)


def _file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    rows = [b"0000000000 65535 f\r\n"]
    for number, body in enumerate(objects, 1):
        rows.append(b"%010d 00000 n\r\n" % len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    place = len(out)
    out += b"xref\n0 %d\n%strailer\n<</Size %d/Root 1 0 R/Info 4 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(rows),
        b"".join(rows),
        len(rows),
        place,
    )
    return bytes(out)
