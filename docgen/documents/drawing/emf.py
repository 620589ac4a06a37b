"""A drawing as an enhanced metafile (EMF): shapes and no dots, which every Word shows, and LibreOffice too.

Only what [MS-EMF] has for filled polygons is used; ``docgen.pdf.drawings`` reads it again for the embedded engine.
"""

from __future__ import annotations

import struct

from docgen.documents.drawing.canvas import Drawing, Stamp
from docgen.documents.drawing.letters import UNITS

_PER_INCH = 72 * UNITS
_DEVICE = 10 * _PER_INCH, 254  # a page of ten inches, in units and in millimetres
_MAKER = "docgen"
_POLY_FILL_MODE, _SELECT, _BRUSH, _POLYGONS, _EOF = 0x13, 0x25, 0x27, 0x5B, 0x0E  # kinds of records
_ALTERNATE, _NO_PEN = 1, 0x80000008


def emf(drawing: Drawing) -> bytes:
    """The drawing as an enhanced metafile, one unit a device pixel ([MS-EMF] 2.3)."""
    width, height = drawing.size
    tones = list(dict.fromkeys(piece.tone for piece in drawing.pieces))
    records = [
        struct.pack("<3I", _POLY_FILL_MODE, 12, _ALTERNATE),
        struct.pack("<3I", _SELECT, 12, _NO_PEN),
    ]
    for handle, tone in enumerate(tones, 1):
        red, green, blue = bytes.fromhex(tone)
        records.append(struct.pack("<4I4BI", _BRUSH, 24, handle, 0, red, green, blue, 0, 0))
    chosen = ""
    for piece in drawing.pieces:
        if piece.tone != chosen:
            chosen = piece.tone
            records.append(struct.pack("<3I", _SELECT, 12, tones.index(chosen) + 1))
        records += [_polygons(stamp) for stamp in piece.stamps]  # one each: equal letters pack well in a PDF
    records.append(struct.pack("<5I", _EOF, 20, 0, 16, 20))
    body = b"".join(records)
    frame = width * 2540 // _PER_INCH, height * 2540 // _PER_INCH  # hundredths of a millimetre
    name = f"{_MAKER}\0\0".encode("utf-16-le")
    name += bytes(-len(name) % 4)
    size = 108 + len(name)
    header = struct.pack(
        "<2I4i4i4I2H3I2i2i3I2I", 1, size, 0, 0, width, height, 0, 0, *frame,
        0x464D4520, 0x10000, size + len(body), len(records) + 1, len(tones) + 1, 0,
        len(_MAKER) + 2, 108, 0, _DEVICE[0], _DEVICE[0], _DEVICE[1], _DEVICE[1], 0, 0, 0,
        _DEVICE[1] * 1000, _DEVICE[1] * 1000,
    )  # fmt: skip
    return header + name + body


def _polygons(stamp: Stamp) -> bytes:
    """One record of polygons."""
    outline, x, y = stamp.outline, stamp.x, stamp.y
    left, top, right, bottom = outline.bounds
    counts, size = len(outline.counts), 2 * len(outline.xs)
    points = [0] * size
    points[::2] = [side + x for side in outline.xs]
    points[1::2] = [side + y for side in outline.ys]
    return struct.pack(
        f"<2I4i2I{counts}I{size}h",
        _POLYGONS, 32 + 4 * counts + 2 * size, left + x, top + y, right + x, bottom + y, counts, size // 2,
        *outline.counts, *points,
    )  # fmt: skip
