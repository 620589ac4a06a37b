"""Compound files (MS-CFB): objects of other programs and macros in a Word file; each stream and its name."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from docgen.gate.leak import Piece, Search, Unreadable
from docgen.gate.loose import loose_text
from docgen.gate.opening import pieces_of

_END = 0xFFFFFFFA  # this and above are marks, and no sectors
_FILES = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xd8\xff", b"\x89PNG", b"{\\rtf")


def compound(data: bytes, before: str, search: Search) -> Iterator[Piece]:
    """All the text in a compound file; `Unreadable` where it is damaged or locked."""
    try:
        streams = dict(_streams(data))
    except (struct.error, IndexError, ValueError):
        raise Unreadable(f"{before}it is an object of another program that is damaged") from None
    if "EncryptedPackage" in streams:
        raise Unreadable(f"{before}it has a password")
    for number, (name, content) in enumerate(streams.items(), 1):
        search.spend(len(content))
        place = f"{before}object of another program, stream {number}"
        yield Piece(f"{before}object of another program, name of stream {number}", name, vocabulary=True)
        yield from loose_text(place, content)
        yield from _macros(content, place)
        for mark in _FILES:
            start = content.find(mark)
            if start >= 0:
                yield from pieces_of(content[start:], place, search)
    # Streams that were taken out leave their words in the sectors.
    yield from loose_text(f"{before}object of another program", data)


def _streams(data: bytes) -> Iterator[tuple[str, bytes]]:
    shift, small_shift = struct.unpack_from("<HH", data, 30)
    if shift not in (9, 12) or small_shift != 6:
        raise ValueError
    size = 1 << shift
    first_directory, least, first_small = (struct.unpack_from("<I", data, at)[0] for at in (48, 56, 60))
    listed = list(struct.unpack_from("<109I", data, 76))
    more = struct.unpack_from("<I", data, 68)[0]
    while more < _END and len(listed) < 1_000_000:
        row = struct.unpack_from(f"<{size // 4}I", data, (more + 1) * size)
        listed += row[:-1]
        more = row[-1]
    table: list[int] = []
    for sector in listed:
        if sector < _END:
            table += struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)
    directory = _chain(data, table, first_directory, size, size)
    entries = [directory[at : at + 128] for at in range(0, len(directory), 128)]
    root_start, root_size = struct.unpack_from("<IQ", entries[0], 116)
    small = _chain(data, table, root_start, size, size)[:root_size]
    small_rows = _chain(data, table, first_small, size, size)
    small_table = list(struct.unpack(f"<{len(small_rows) // 4}I", small_rows))
    for number, entry in enumerate(entries):
        length = struct.unpack_from("<H", entry, 64)[0]
        name = entry[: max(0, min(64, length) - 2)].decode("utf-16-le", "replace")
        start, wanted = struct.unpack_from("<IQ", entry, 116)
        wanted &= 0xFFFFFFFF
        content = b""
        if entry[66] == 2 and wanted < least:
            content = _chain(small, small_table, start, 64, 0)[:wanted]
        elif entry[66] == 2:
            content = _chain(data, table, start, size, size)[:wanted]
        if entry[66]:
            yield (name if entry[66] == 2 and name else f"{name} {number}", content)


def _chain(data: bytes, table: list[int], sector: int, size: int, skip: int) -> bytes:
    pieces: list[bytes] = []
    while sector < _END:
        if len(pieces) > len(table):
            raise ValueError
        pieces.append(data[sector * size + skip : sector * size + skip + size])
        sector = table[sector]
    return b"".join(pieces)


def _macros(content: bytes, place: str) -> Iterator[Piece]:
    """Source that is packed as MS-OVBA 2.4.1 says, wherever in a stream it begins."""
    at = content.find(b"\x00Attribut")
    if at >= 3:
        source = _unpacked(content[at - 3 :])
        yield from loose_text(f"{place}, macro", source)


def _unpacked(data: bytes) -> bytes:
    out = bytearray()
    at = 1
    while at + 2 <= len(data):
        header = int.from_bytes(data[at : at + 2], "little")
        end = min(len(data), at + 3 + (header & 0x0FFF))
        at += 2
        start = len(out)
        if not header & 0x8000:
            out += data[at : at + 4096]
            at += 4096
            continue
        while at < end:
            flags = data[at]
            at += 1
            for bit in range(8):
                if at >= end:
                    break
                if not flags >> bit & 1:
                    out.append(data[at])
                    at += 1
                    continue
                token = int.from_bytes(data[at : at + 2], "little")
                at += 2
                bits = max(4, (len(out) - start - 1).bit_length())
                back = (token >> 16 - bits) + 1
                if back > len(out) - start:
                    return bytes(out)
                for _ in range((token & (0xFFFF >> bits)) + 3):
                    out.append(out[-back])
        at = end
    return bytes(out)
