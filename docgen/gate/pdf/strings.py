"""Strings of a PDF, as fast as a page of single letters asks for."""

from __future__ import annotations

import re
from binascii import unhexlify

_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_LINE = re.compile(rb"\r\n?")
_MEANT = {
    **{bytes([n]): bytes([n]) for n in range(256)},
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
    **{form % n: bytes([n & 255]) for n in range(512) for form in (b"%o", b"%02o", b"%03o")},
}


def octets(token: bytes) -> bytes:
    """What a string in brackets or in figures holds (ISO 32000-1, 7.3.4)."""
    if token[:1] == b"<":
        digits = b"".join(token[1:-1].split())
        return unhexlify(digits + b"0" * (len(digits) % 2))
    inside = token[1:-1]
    if b"\r" in inside:
        inside = _LINE.sub(b"\n", inside)
    if b"\\" not in inside:
        return inside
    parts = _ESCAPE.split(inside)
    parts[1::2] = [_MEANT[part] for part in parts[1::2]]
    return b"".join(parts)
