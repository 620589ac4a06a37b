"""Pictures of a dot with notes in them, byte by byte."""

from __future__ import annotations

import struct
import zlib


def chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*chunks: bytes, tail: bytes = b"") -> bytes:
    """A PNG of one dot."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    body = head + b"".join(chunks) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body + tail


def jpeg(kind: int, note: bytes) -> bytes:
    """A JPEG with one segment before its dots."""
    segment = b"\xff" + bytes([kind]) + (len(note) + 2).to_bytes(2, "big") + note
    return b"\xff\xd8" + segment + b"\xff\xda\x00\x02" + b"\x11\x22" + b"\xff\xd9"


def tiff(text: str, order: str = "<", tag: int = 270) -> bytes:
    """The notes of a camera: one entry, a text."""
    raw = text.encode() + b"\0"
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8) + struct.pack(f"{order}H", 1)
    if len(raw) <= 4:
        return head + struct.pack(f"{order}HHI4sI", tag, 2, len(raw), raw, 0)
    return head + struct.pack(f"{order}HHIII", tag, 2, len(raw), 26, 0) + raw


def webp(note: bytes) -> bytes:
    """A WebP picture with the notes of a camera."""
    body = (
        b"WEBP"
        + b"VP8L"
        + struct.pack("<I", 6)
        + b"\x2f\0\0\0\0\0"
        + b"EXIF"
        + struct.pack("<I", len(note))
        + note
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body
