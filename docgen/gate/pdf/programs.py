"""What the program of a font says besides its shapes: its names, its makers, its licence."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise

from docgen.gate.leak import Piece
from docgen.gate.loose import loose_text

_PLACE = "names in a font"
# Shapes, measures and tables of numbers.
_SHAPES = frozenset(
    b"glyf loca hmtx hhea head maxp OS/2 cmap fpgm prep gasp kern GPOS GSUB GDEF vmtx vhea VORG hdmx LTSH VDMX "
    b"CBDT CBLC sbix COLR CPAL HVAR MVAR avar fvar gvar STAT PCLT EBDT EBLC".split()
) | {b"cvt "}


def font_program(data: bytes) -> Iterator[Piece]:
    """Everything in a font that may be text: its makers' words, and none of the document's."""
    return (piece._replace(vocabulary=True) for piece in _pieces(data))


def _pieces(data: bytes) -> Iterator[Piece]:
    if data[:4] in (b"\0\1\0\0", b"true", b"OTTO"):
        yield from _tables(data)
    elif data[:1] == b"\x01":
        yield from loose_text(_PLACE, _words_of_cff(data))
    elif data[:2] == b"%!" or data[:2] == b"\x80\x01":
        clear = data.partition(b"eexec")[0]
        yield from loose_text(_PLACE, clear.lstrip(b"\x80\x01"))
        yield from loose_text(_PLACE, data[len(data.rstrip(b"0123456789abcdefABCDEF \r\n\0")) :])
    else:
        yield from loose_text(_PLACE, data)


def _tables(data: bytes) -> Iterator[Piece]:
    try:
        count = struct.unpack_from(">H", data, 4)[0]
        rows = [struct.unpack_from(">4sIII", data, 12 + 16 * n) for n in range(count)]
    except struct.error:
        yield from loose_text(_PLACE, data)
        return
    for tag, _, start, size in rows:
        table = data[start : start + size]
        if tag == b"CFF ":
            table = _words_of_cff(table)
        if tag == b"name":  # the strings of the table, which are the same in every subset
            table = table[int.from_bytes(table[4:6], "big") :] or table
        if tag not in _SHAPES:
            yield from loose_text(_PLACE, table)
    end = max([start + size for _, _, start, size in rows], default=0)
    yield from loose_text(_PLACE, data[end:])


def _words_of_cff(data: bytes) -> bytes:
    """The names and strings at the start of a compact font (Adobe 5176, 7-10); of a damaged one, all of it."""
    try:
        at = data[2]
        words = []
        for index in range(3):  # names, top dictionaries, strings
            count = int.from_bytes(data[at : at + 2], "big")
            if not count:
                at += 2
                continue
            size = data[at + 2]
            offsets = [
                int.from_bytes(data[at + 3 + n * size : at + 3 + n * size + size], "big") for n in range(count + 1)
            ]
            base = at + 2 + size * (count + 1)
            if index != 1:
                words += [data[base + a : base + b] for a, b in pairwise(offsets)]
            at = base + offsets[-1]
    except IndexError:
        return data
    return b"\n".join(words)
