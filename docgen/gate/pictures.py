"""What a picture says besides what it shows: notes of cameras and programs, descriptions, colour profiles.

What it shows is not looked at: no letters are read from dots.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from docgen.gate.leak import Piece, Search, Unreadable
from docgen.gate.loose import loose_text
from docgen.gate.opening import files_inside

_MOST = 5_000_000  # bytes of unpacked notes
_DOTS = (
    b"IDAT",
    b"fdAT",
    b"IHDR",
    b"PLTE",
    b"tRNS",
    b"IEND",
    b"gAMA",
    b"cHRM",
    b"sRGB",
    b"pHYs",
    b"sBIT",
    b"bKGD",
)
_NUMBERS = (
    b"curv",
    b"XYZ ",
    b"para",
    b"sf32",
    b"mft1",
    b"mft2",
    b"mAB ",
    b"mBA ",
    b"meas",
    b"view",
    b"sig ",
    b"chrm",
)
_WRITING = (1, 70, 82, 83, 96, 97, 108)  # header, comment, font, and other ways to write
_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")


def picture(data: bytes, before: str, search: Search) -> Iterator[Piece]:
    """Everything in the file that is text and not dots; `Unreadable` where it is cut short."""
    place = f"{before}notes in a picture"
    yield from files_inside(data, f"{before}a file in a picture", search)
    if data.startswith(b"\xff\xd8"):
        yield from _jpeg(data, place)
    elif data.startswith(b"\x89PNG"):
        yield from _png(data, place)
    elif data[40:44] == b" EMF":
        yield from _drawing(data, place)
    else:
        yield from loose_text(place, data)


def _drawing(data: bytes, place: str) -> Iterator[Piece]:
    """The words of a drawing of Windows (MS-EMF): what it writes, and what its header, fonts and comments say."""
    at = 0
    said: list[str] = []
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<II", data, at)
        record = data[at : at + size]
        if size < 8 or len(record) < size:
            raise Unreadable(f"{place}: it is damaged")
        if kind == 84 and size >= 52:  # EMR_EXTTEXTOUTW
            count, start = struct.unpack_from("<II", record, 44)
            said.append(record[start : start + 2 * min(count, size)].decode("utf-16-le", "replace"))
        elif kind in _WRITING:
            yield from loose_text(place, record[8:])
        at += size
        if kind == 14:  # EMR_EOF
            break
    yield from loose_text(place, data[at:])
    if said:
        yield Piece(place, "\n".join(said))
        yield Piece(place, "".join(said))


def _jpeg(data: bytes, place: str) -> Iterator[Piece]:
    """Each segment but the dots themselves, and what comes after the end."""
    at = 2
    while at + 2 <= len(data):
        if data[at] != 0xFF:
            raise Unreadable(f"{place}: it is damaged")
        kind = data[at + 1]
        if kind == 0xFF:
            at += 1
        elif kind == 0xD9:
            yield from loose_text(place, data[at + 2 :])
            return
        else:
            end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
            if 0xE0 <= kind <= 0xEF or kind == 0xFE:
                yield from loose_text(place, data[at + 4 : end])
            if kind == 0xDA:  # the dots follow, up to the next mark
                found = _SCAN.search(data, end)
                end = found.start() if found else len(data)
            at = end
    raise Unreadable(f"{place}: it is cut short")


def _png(data: bytes, place: str) -> Iterator[Piece]:
    at = 8
    while at + 12 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + size]
        at += 12 + size
        if kind not in _DOTS:
            yield from loose_text(place, kind + b" " + body)
            yield from _packed(body, place)
        if kind == b"IEND":
            break
    yield from loose_text(place, data[at:])


def _packed(body: bytes, place: str) -> Iterator[Piece]:
    """The packed end of a zTXt, iTXt or iCCP chunk, wherever in it that begins."""
    for start in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", body[:400]):
        worker = zlib.decompressobj()
        try:
            found = worker.decompress(body[start.start() :], _MOST)
        except zlib.error:
            continue
        if worker.unconsumed_tail:
            raise Unreadable(f"{place}: it unpacks to more than a letter can be")
        yield from loose_text(place, found)


def profile(data: bytes, place: str) -> Iterator[Piece]:
    """The names and texts of a colour profile (ICC.1, 7.3); its curves are numbers, and read like anything."""
    covered = 128 + 4
    try:
        rows = [struct.unpack_from(">4sII", data, 132 + 12 * n) for n in range(min(200, data[131]))]
    except struct.error:
        rows = []
    for _, start, size in rows:
        covered = max(covered, start + size)
        if data[start : start + 4] not in _NUMBERS:
            yield from loose_text(place, data[start : start + size])
    yield from loose_text(place, data[covered:] if rows else data)
