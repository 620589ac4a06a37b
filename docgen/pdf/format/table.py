"""A PDF as an engine writes it, with some of its objects exchanged and the rest left as it is.

Both engines write every object once and one plain table of them at the end. So a few objects can be exchanged
and the table moved along in well under a millisecond, where reading and writing it all takes a hundred.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docgen.pdf.format.syntax import Dictionary, NotPdf, Ref, Value, parse, write

_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])")
_FREE = b"0000000000 65535 f\r\n"


@dataclass(frozen=True, slots=True)
class Plain:
    """A PDF with one table of objects. ``offsets[n]`` is where object n starts; 0 where there is none."""

    content: bytes
    offsets: tuple[int, ...]
    table: int  # where the table starts
    root: int  # the number of the catalogue
    info: int  # the number of the information dictionary

    @classmethod
    def read(cls, content: bytes) -> Plain:
        """The file with its table; `NotPdf` where it is laid out in any other way."""
        try:
            last = content.rindex(b"startxref")
            table = int(content[last + 9 :].split()[0])
            head = content.rindex(b"trailer", table, last)
            trailer = dictionary(parse(content, head + 7, last))
            rows = _ENTRY.findall(content, table, head)
            size, root, info = trailer[b"/Size"], trailer[b"/Root"], trailer[b"/Info"]
        except (ValueError, IndexError, KeyError):
            raise NotPdf("no table of objects where it should be") from None
        if not content.startswith(b"xref", table) or b"/Prev" in trailer or b"/Encrypt" in trailer:
            raise NotPdf("a table of objects in several pieces")
        if not isinstance(root, Ref) or not isinstance(info, Ref) or size != b"%d" % len(rows):
            raise NotPdf("a table of objects that is not whole")
        offsets = tuple(int(offset) if kind == b"n" else 0 for offset, _, kind in rows)
        return cls(content, offsets, table, int(root), int(info))

    def dictionary(self, number: Value) -> Dictionary:
        """Object ``number``, which has to be a dictionary."""
        start, end = self._span(int(number) if isinstance(number, Ref) else -1)
        return dictionary(
            parse(self.content, self.content.index(b"obj", start) + 3, self.content.rindex(b"endobj", start, end))
        )

    def exchanged(self, changed: Mapping[int, bytes], added: Sequence[bytes] = ()) -> bytes:
        """The file with these objects instead of the old, and others added after the last.

        Its identifier is the hash of its objects, so that the same pages have the same bytes.
        """
        body = bytearray()
        moved = [(0, 0)]  # from this offset on, everything lies so much further back
        done = 0
        for start, end, number in sorted((*self._span(number), number) for number in changed):
            body += self.content[done:start] + _object(number, changed[number])
            done = end
            moved.append((end, len(body) - end))
        body += self.content[done : self.table]
        starts = [start for start, _ in moved]
        rows = [_FREE]
        for offset in self.offsets[1:]:
            shift = moved[bisect_left(starts, offset + 1) - 1][1]
            rows.append(b"%010d 00000 n\r\n" % (offset + shift) if offset else _FREE)
        for content in added:
            rows.append(b"%010d 00000 n\r\n" % len(body))
            body += _object(len(rows) - 1, content)
        return ending(body, rows, self.root, self.info)

    def _span(self, number: int) -> tuple[int, int]:
        start = self.offsets[number] if 0 < number < len(self.offsets) else 0
        if not start or not self.content.startswith(b"%d 0 obj" % number, start):
            raise NotPdf(f"object {number} is not where the table says")
        return start, min([offset for offset in self.offsets if offset > start], default=self.table)


def dictionary(value: Value) -> Dictionary:
    """The value, if it is a dictionary; `NotPdf` if not."""
    if not isinstance(value, dict):
        raise NotPdf("not a dictionary")
    return value


def stream(entries: bytes, data: bytes) -> bytes:
    """An object with data; ``entries`` are those of its dictionary besides the length."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def ending(body: bytearray, rows: Sequence[bytes], root: int, info: int | None = None) -> bytes:
    """The whole file: these objects, their table and where to start."""
    mark = b"<" + hashlib.sha256(body).hexdigest()[:32].upper().encode() + b">"
    trailer: Dictionary = {b"/Size": b"%d" % len(rows), b"/Root": Ref(root), b"/ID": b"[" + mark + mark + b"]"}
    if info is not None:
        trailer[b"/Info"] = Ref(info)
    return b"%sxref\n0 %d\n%strailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (
        bytes(body),
        len(rows),
        b"".join(rows),
        write(trailer),
        len(body),
    )


def whole(objects: Sequence[bytes], root: int) -> bytes:
    """A PDF of nothing but these objects, numbered from 1."""
    body = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    rows = [_FREE]
    for number, content in enumerate(objects, 1):
        rows.append(b"%010d 00000 n\r\n" % len(body))
        body += _object(number, content)
    return ending(body, rows, root)


def _object(number: int, content: bytes) -> bytes:
    return b"%d 0 obj\n%s\nendobj\n\n" % (number, content)
