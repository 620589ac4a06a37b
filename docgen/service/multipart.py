"""The parts of a multipart/form-data body (RFC 7578), which is in memory as a whole already.

Each part is found in one pass by the language's own search, so that no body is slow to read. A body that ends
early, a part without a name and too many parts are refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_MOST_HEADERS = 8_192  # bytes of the headers of one part
_NAME = re.compile(r';\s*name\s*=\s*(?:"((?:[^"\\\r\n]|\\.)*)"|([^\s;"]+))', re.IGNORECASE)
_BOUNDARY = re.compile(r';\s*boundary\s*=\s*(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))\s*(?:;|$)', re.IGNORECASE)
_ESCAPED = {"%22": '"', "%0D": "\r", "%0A": "\n"}  # as browsers write them (WHATWG, multipart/form-data)


class Malformed(ValueError):
    """The body is not what its type says: why. Holds no word of it."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One part: its name, its own content type, and what it holds."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


def boundary_of(content_type: str) -> bytes:
    """The boundary that a Content-Type names; raises Malformed where it names none."""
    match = _BOUNDARY.search(content_type)
    if not match:
        raise Malformed("the Content-Type names no boundary")
    return (match[1] or match[2]).encode("latin-1", "replace")


def split(body: bytes, boundary: bytes, most: int) -> tuple[Sent, ...]:
    """The parts in their order. Raises Malformed."""
    mark = b"\r\n--" + boundary
    # A body begins with a boundary; with the line end it would have anywhere else, all are found the same way.
    pieces = (b"\r\n" + body).split(mark, most + 2)
    if len(pieces) < 2 or pieces[0] not in (b"", b"\r\n"):
        raise Malformed("the body does not begin with its boundary")
    if len(pieces) > most + 2 or (len(pieces) == most + 2 and not pieces[-1].startswith(b"--")):
        raise Malformed(f"there are more than {most} parts")
    if not re.fullmatch(rb"--[ \t]*(?:\r\n.{0,1000})?", pieces[-1], re.DOTALL):
        raise Malformed("the body ends before its last boundary")
    return tuple(_part(piece) for piece in pieces[1:-1])


def _part(piece: bytes) -> Sent:
    start = re.match(rb"[ \t]*\r\n", piece)
    end = piece.find(b"\r\n\r\n", 0, _MOST_HEADERS)
    if not start or end < 0:
        raise Malformed("a part has no end of headers, or too many of them")
    try:
        lines = piece[start.end() : end].decode("utf-8").split("\r\n")
    except UnicodeDecodeError:
        raise Malformed("the headers of a part are not UTF-8") from None
    headers = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon or name.lower() in headers:
            raise Malformed("a header of a part is no header, or is there twice")
        headers[name.lower()] = value.strip()
    if headers.get("content-transfer-encoding", "binary").lower() not in ("binary", "8bit", "7bit"):
        raise Malformed("a part is encoded; send it as it is")
    disposition = headers.get("content-disposition", "")
    match = _NAME.search(disposition)
    if not disposition.lower().startswith("form-data") or not match:
        raise Malformed("a part has no name (Content-Disposition: form-data; name=...)")
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    return Sent(_unescaped(match), media_type, piece[end + 4 :])


def _unescaped(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[2]
    name = re.sub(r'\\(["\\])', r"\1", match[1])
    for written, meant in _ESCAPED.items():
        name = name.replace(written, meant)
    return name
