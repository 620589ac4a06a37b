"""A PDF as an engine writes it, with some of its objects exchanged and the rest left as it is.

Both engines write every object once and one plain table of them at the end. So a few objects can be exchanged
and the table moved along in well under a millisecond, where reading and writing it all takes a hundred.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass

from docgen.pdf.format.syntax import Dictionary, NotPdf, Ref, Value, parse, write

_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])")
_DATA = re.compile(rb"\s*(<<.*?>>)\s*stream\r?\n", re.DOTALL)
_LENGTH = re.compile(rb"/Length (\d+)(?! \d+ R)")
_UNCLEAR = b"\r\nendstream"
_FREE = b"0000000000 65535 f\r\n"


@dataclass(frozen=True, slots=True)
class Plain:
    """A PDF with one table of objects. ``offsets[n]`` is where object n starts; 0 where there is none."""

    content: bytes
    offsets: tuple[int, ...]
    table: int  # where the table starts
    root: int  # the number of the catalogue
    info: int  # the number of the information dictionary
    starts: tuple[int, ...]  # where every object starts, in the order of the file, and then the table

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
        starts = tuple(sorted(offset for offset in offsets if offset))
        return cls(content, offsets, table, int(root), int(info), (*starts, table))

    def dictionary(self, number: Value) -> Dictionary:
        """Object ``number``, which has to be a dictionary."""
        return dictionary(parse(self.content, *self.inside(int(number) if isinstance(number, Ref) else -1)))

    def inside(self, number: int) -> tuple[int, int]:
        """Where what object ``number`` is begins and ends in the file."""
        start, end = self._span(number)
        return self.content.index(b"obj", start) + 3, self.content.rindex(b"endobj", start, end)

    def data(self, number: int) -> tuple[bytes, bytes]:
        """The dictionary of stream ``number`` as it is written, and its data as it is stored."""
        start, end = self.inside(number)
        found = _DATA.match(self.content, start, end)
        last = self.content.rfind(b"endstream", start, end)
        if found is None or last < found.end():
            raise NotPdf(f"object {number} has no data")
        length = _LENGTH.search(found[1])
        size = int(length[1]) if length else -1
        if size < 0 or self.content[found.end() + size : last].strip():
            raise NotPdf(f"object {number} is of another length than it says")
        return found[1], self.content[found.end() : found.end() + size]

    def exchanged(
        self, changed: Mapping[int, bytes], added: Sequence[bytes] = (), dropped: Set[int] = frozenset()
    ) -> bytes:
        """The file with these objects instead of the old, and others added after the last; the dropped are gone.

        Its identifier is the hash of its objects, so that the same pages have the same bytes.
        """
        body = bytearray()
        places = [0] * len(self.offsets)
        numbers = sorted((offset, number) for number, offset in enumerate(self.offsets) if offset)
        done = met = 0
        for (start, number), end in zip(numbers, self.starts[1:], strict=True):
            own = changed.get(number)
            if own is None and number not in dropped:
                places[number] = len(body) + start - done
                continue
            if not self.content.startswith(b"%d 0 obj" % number, start):
                raise NotPdf(f"object {number} is not where the table says")
            met += 1
            body += self.content[done:start]
            if own is not None:
                places[number] = len(body)
                body += _object(number, own)
            done = end
        if met != len(changed) + len(dropped):
            raise NotPdf("objects that are not in the file")
        body += self.content[done : self.table]
        rows = [b"%010d 00000 n\r\n" % place if place else _FREE for place in places]
        for content in added:
            rows.append(b"%010d 00000 n\r\n" % len(body))
            body += _object(len(rows) - 1, content)
        return ending(body, rows, self.root, self.info)

    def unclear(self) -> dict[int, bytes]:
        """The streams whose data end in CR right before a LF, with an end of line that is none of theirs."""
        found: dict[int, bytes] = {}
        numbers = {offset: number for number, offset in enumerate(self.offsets)}
        at = self.content.find(_UNCLEAR)
        while at >= 0:
            number = numbers[self.starts[bisect_left(self.starts, at) - 1]]
            start, end = self.inside(number)
            written = self.content[start:end].rpartition(b"endstream")[0]
            with suppress(NotPdf):  # its length is told elsewhere: whoever reads it can't go by its end
                if written.endswith(self.data(number)[1] + b"\n"):
                    found[number] = written[:-1].strip(b"\n") + b"\r\nendstream"
            at = self.content.find(_UNCLEAR, at + 1)
        return found

    def _span(self, number: int) -> tuple[int, int]:
        start = self.offsets[number] if 0 < number < len(self.offsets) else 0
        if not start or not self.content.startswith(b"%d 0 obj" % number, start):
            raise NotPdf(f"object {number} is not where the table says")
        return start, self.starts[bisect_left(self.starts, start) + 1]


def dictionary(value: Value) -> Dictionary:
    """The value, if it is a dictionary; `NotPdf` if not."""
    if not isinstance(value, dict):
        raise NotPdf("not a dictionary")
    return value


def stream(entries: bytes, data: bytes) -> bytes:
    """An object with data; ``entries`` are those of its dictionary besides the length."""
    return b"<<%s/Length %d>>\nstream\n%s%sendstream" % (entries, len(data), data, line_after(data))


def line_after(data: bytes) -> bytes:
    """The end of line between data and `endstream`: of data that end in CR, a LF alone would be half of one."""
    return b"\r\n" if data[-1:] == b"\r" else b"\n"


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
