"""docgen's own drawings in a PDF of the embedded engine, which draws no EMF.

The engine is given a small white picture for each drawing and puts it where the drawing belongs, tagged and
described. The object that holds it is then exchanged for the drawing: shapes, sharp at any size.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import TypeAlias

from docgen.errors import EngineError
from docgen.pdf.format.syntax import NotPdf
from docgen.pdf.format.table import Plain, stream

_DRAWING = re.compile(r"word/media/drawing-(\d+)\.emf")
_HEADER, _EOF, _SELECT, _BRUSH, _POLYGONS = 0x01, 0x0E, 0x25, 0x27, 0x5B  # kinds of records, [MS-EMF] 2.1.1
_MAKER = "docgen".encode("utf-16-le")
Points: TypeAlias = "tuple[int, ...]"
_TALL = 4000  # dots, and one wide: no picture that anybody would put into a letter
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")


def set_aside(docx: bytes) -> tuple[bytes, tuple[bytes, ...]]:
    """The Word file with a white picture for each of docgen's drawings, and those as EMF; most files have none."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        drawings = {
            name: content
            for name in package.namelist()
            if _DRAWING.fullmatch(name) and _is_ours(content := package.read(name))
        }
        if not drawings:
            return docx, ()
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as out:
            for name in package.namelist():
                number = list(drawings).index(name) + 1 if name in drawings else 0
                out.writestr(zipfile.ZipInfo(name), _stand_in(number) if number else package.read(name))
    return target.getvalue(), tuple(drawings.values())


def _is_ours(emf: bytes) -> bool:
    """Whether docgen drew it, as its header says; a partner's own has much that is not read here."""
    return emf[108 : 108 + len(_MAKER)] == _MAKER


def put_back(pdf: bytes, drawings: tuple[bytes, ...]) -> bytes:
    """The PDF with the drawings where the pictures were; EngineError where the engine lays it out otherwise."""
    if not drawings:
        return pdf
    try:
        plain = Plain.read(pdf)
        changed = {}
        for number in range(1, len(plain.offsets)):
            height = _height_of_stand_in(plain, number)
            if height and 0 < height - _TALL <= len(drawings):
                changed[number] = _form(drawings[height - _TALL - 1])
        if len(changed) != len(drawings):
            raise NotPdf("it has no place there")
        return plain.exchanged(changed)
    except NotPdf as fault:
        raise EngineError(f"a drawing can't be put into the PDF that the embedded engine made ({fault})") from None


def _stand_in(number: int) -> bytes:
    """A white picture, one dot wide, whose height says which drawing it stands for."""
    height = _TALL + number
    chunks = (
        (b"IHDR", struct.pack(">2I5B", 1, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\xff" * height)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def _height_of_stand_in(plain: Plain, number: int) -> int:
    start = plain.offsets[number]
    head = plain.content[start : start + 400].split(b"stream", 1)[0] if start else b""
    if not _IMAGE.search(head) or not re.search(rb"/Width\s+1\b", head):
        return 0
    height = re.search(rb"/Height\s+(\d+)", head)
    return int(height[1]) if height else 0


def _form(emf: bytes) -> bytes:
    """The drawing as a form as wide and high as a picture is: one unit."""
    try:
        kind, _, _, _, width, height = struct.unpack_from("<2I4i", emf)
        drawn = list(_painted(emf))
    except (struct.error, IndexError, KeyError):
        raise NotPdf("it is cut short") from None
    if kind != _HEADER or width < 1 or height < 1:
        raise NotPdf("it has no size")
    entries = (
        b"/Type/XObject/Subtype/Form/FormType 1/BBox[0 0 %d %d]/Matrix[%.9f 0 0 -%.9f 0 1]/Resources<<>>"
        b"/Filter/FlateDecode" % (width, height, 1 / width, 1 / height)
    )
    return stream(entries, zlib.compress(b"\n".join(drawn), 5))


def _painted(emf: bytes) -> Iterator[bytes]:
    """What a page is drawn with, for each tone and each record of polygons."""
    tones: dict[int, bytes] = {}
    outlines: dict[tuple[Points, Points, Points], bytes] = {}
    at = kind = 0
    while kind != _EOF:
        kind, size = struct.unpack_from("<2I", emf, at)
        if size < 8:
            raise NotPdf("it is cut short")
        if kind == _BRUSH:
            handle, red, green, blue = struct.unpack_from("<I4x3B", emf, at + 8)
            tones[handle] = b"%.4g %.4g %.4g rg" % (red / 255, green / 255, blue / 255)
        elif kind == _SELECT:
            (handle,) = struct.unpack_from("<I", emf, at + 8)
            if handle in tones:  # and not the pen that there is none
                yield tones[handle]
        elif kind == _POLYGONS:
            count, points = struct.unpack_from("<2I", emf, at + 24)
            lengths = struct.unpack_from(f"<{count}I", emf, at + 32)
            sides = struct.unpack_from(f"<{2 * points}h", emf, at + 32 + 4 * count)
            left, top = sides[:2]
            # Seen from its first point, a letter is the same wherever it stands, and packs to almost nothing.
            own = (lengths, tuple([x - left for x in sides[::2]]), tuple([y - top for y in sides[1::2]]))
            if own not in outlines:
                outlines[own] = _outline(*own)
            yield b"q 1 0 0 1 %d %d cm %b Q" % (left, top, outlines[own])
        at += size


def _outline(lengths: Points, xs: Points, ys: Points) -> bytes:
    """What a page is drawn with for one outline."""
    path = b"".join(b"%d %d m " + b"%d %d l " * (length - 1) + b"h " for length in lengths)
    return path % tuple(side for point in zip(xs, ys, strict=True) for side in point) + b"f*"
