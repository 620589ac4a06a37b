"""Streams of a PDF unpacked (ISO 32000-1, 7.4), each only as far as a letter can go."""

from __future__ import annotations

import base64
import binascii
import re
import zlib

from docgen.gate.leak import Search, Unreadable
from docgen.pdf.format.syntax import NULL, Dictionary, Value, items

_SHORT = {b"/Fl": b"/FlateDecode", b"/LZW": b"/LZWDecode", b"/AHx": b"/ASCIIHexDecode", b"/A85": b"/ASCII85Decode"}
_PICTURES = (b"/DCTDecode", b"/JPXDecode", b"/JBIG2Decode", b"/CCITTFaxDecode", b"/DCT", b"/CCF")


def unpacked(entries: Dictionary, data: bytes, search: Search) -> tuple[bytes, bytes]:
    """What a stream holds once its filters are undone, pictures left as they are; and what stood behind it.

    Raises Unreadable where it is damaged, too large, or packed in a way that docgen does not know.
    """
    told = entries.get(b"/Filter", entries.get(b"/F", NULL))
    filters = [] if told == NULL or isinstance(told, dict) else items(told)
    given = entries.get(b"/DecodeParms", entries.get(b"/DP", NULL))
    options = given if isinstance(given, list) else [given]
    tail = b""
    for at, name in enumerate(filters):
        if not isinstance(name, bytes) or name[:1] != b"/":
            break  # a file that stands outside, by name
        if name in _PICTURES:
            break
        option = options[at] if at < len(options) else NULL
        data, left = _undone(_SHORT.get(name, name), data, option, search)
        tail += left.strip()
    return data, tail


def _undone(name: bytes, data: bytes, option: Value, search: Search) -> tuple[bytes, bytes]:
    try:
        if name == b"/FlateDecode":
            worker = zlib.decompressobj()
            found = worker.decompress(data, max(1, search.size))
            if worker.unconsumed_tail:
                raise Unreadable("it unpacks to more than a letter can be")
            if not worker.eof:
                raise Unreadable("it has a part that is damaged")
            return _unpredicted(found, option), worker.unused_data
        if name == b"/LZWDecode":
            return _unpredicted(_lzw(data, search.size), option), b""
        if name == b"/ASCIIHexDecode":
            digits, _, left = data.partition(b">")
            digits = b"".join(digits.split())
            return binascii.unhexlify(digits + b"0" * (len(digits) % 2)), left
        if name == b"/ASCII85Decode":
            body, _, left = data.partition(b"~>")
            return base64.a85decode(body.strip().removeprefix(b"<~"), ignorechars=b" \t\n\r\v\f\0"), left
        if name in (b"/RunLengthDecode", b"/RL"):
            return _runs(data, search.size), b""
    except (zlib.error, binascii.Error, ValueError, IndexError) as fault:
        if isinstance(fault, Unreadable):
            raise
        raise Unreadable("it has a part that is damaged") from None
    raise Unreadable("it has a part that is locked, or packed in a way that docgen does not know")


def _number(option: Value, key: bytes, usual: int) -> int:
    value = option.get(key) if isinstance(option, dict) else None
    return int(value) if isinstance(value, bytes) and re.fullmatch(rb"\d{1,6}", value) else usual


def _unpredicted(data: bytes, option: Value) -> bytes:
    """Rows that were stored as differences (PNG predictors); TIFF's is for pictures only."""
    if _number(option, b"/Predictor", 1) < 10:
        return data
    colours, bits = _number(option, b"/Colors", 1), _number(option, b"/BitsPerComponent", 8)
    step = max(1, colours * bits // 8)
    width = (_number(option, b"/Columns", 1) * colours * bits + 7) // 8
    out = bytearray()
    above = bytearray(width)
    for at in range(0, len(data), width + 1):
        kind, row = data[at], bytearray(data[at + 1 : at + 1 + width])
        for i in range(len(row)):
            left = row[i - step] if i >= step else 0
            corner = above[i - step] if i >= step else 0
            row[i] = (row[i] + _guess(kind, left, above[i], corner)) & 255
        out += row
        above[: len(row)] = row
    return bytes(out)


def _guess(kind: int, left: int, above: int, corner: int) -> int:
    if kind == 1:
        return left
    if kind == 2:
        return above
    if kind == 3:
        return (left + above) // 2
    if kind == 4:
        near = left + above - corner
        return min((left, above, corner), key=lambda value: abs(near - value))
    return 0


def _lzw(data: bytes, most: int) -> bytes:
    out = bytearray()
    table: list[bytes] = []
    size, held, count, last = 9, 0, 0, b""
    for byte in data:
        held, count = held << 8 | byte, count + 8
        if count < size:
            continue
        count -= size
        code = held >> count
        held &= (1 << count) - 1
        if code == 257:
            break
        if code == 256:
            table, size, last = [], 9, b""
            continue
        if code < 256:
            entry = bytes([code])
        elif code - 258 < len(table):
            entry = table[code - 258]
        else:
            entry = last + last[:1]
        if last:
            table.append(last + entry[:1])
        out += entry
        last = entry
        size = min(12, max(9, (len(table) + 259).bit_length()))
        if len(out) > most:
            raise Unreadable("it unpacks to more than a letter can be")
    return bytes(out)


def _runs(data: bytes, most: int) -> bytes:
    out = bytearray()
    at = 0
    while at < len(data) and data[at] != 128:
        size = data[at]
        if size < 128:
            out += data[at + 1 : at + 2 + size]
            at += 2 + size
        else:
            out += data[at + 1 : at + 2] * (257 - size)
            at += 2
        if len(out) > most:
            raise Unreadable("it unpacks to more than a letter can be")
    return bytes(out)
