"""Every object in the bytes of a PDF, wherever it stands: also those that no table lists any more.

A file that was saved again keeps what it was before; a table of objects only says which of it is shown. So the
table is not asked here: the bytes are read from front to back, and what is no object is handed out as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.gate.leak import Search, Unreadable
from docgen.gate.pdf.filters import unpacked
from docgen.pdf.format.syntax import NULL, Dictionary, NotPdf, Ref, Value, items, parse

_HEADER = re.compile(rb"(?<![0-9])([0-9]{1,10})\s+([0-9]{1,5})\s+obj\b")
_END = re.compile(rb">>\s*stream(?:\r\n|\n|\r)|\bendobj\b")
_LENGTH = re.compile(rb"/Length\s+(\d{1,12})(?:\s+\d+\s+(R))?")
_LATER = re.compile(rb"\b(\d+)\s+[1-9]\d*\s+R\b")
_ROWS = re.compile(rb"\bxref\s+(?:\d+\s+\d+\s+(?:\d{10} \d{5} [nf][ \r\n]{1,2})*)+")
_POINTER = re.compile(
    rb"startxref\s+\d+|%PDF-\d\.\d|%%EOF|\btrailer\b(?=\s*<<)|/(?:Size|Prev|XRefStm)\s+\d+(?=\s*[/>])"
    rb"|/(?:Root|Info)\s+\d+\s+\d+\s+R|/ID\s*\[\s*<[0-9A-Fa-f]{32}>\s*<[0-9A-Fa-f]{32}>\s*\]|<<\s*>>"
)
_BINARY = re.compile(rb"%[\x80-\xff]{4,8}(?=[\r\n])")
_LOCKED = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R\b|<<)")
_DEEPEST = 60


@dataclass(slots=True)
class Object:
    """One object as its bytes; ``stream`` is what it holds, unpacked, None where it holds nothing of its own."""

    number: int
    body: bytes
    stream: bytes | None = None
    tail: bytes = b""  # what stood behind the packed bytes
    entries: Dictionary | None = None


@dataclass(slots=True)
class Bytes:
    """The file as its objects, in the order of the file, and the bytes between them."""

    objects: list[Object] = field(default_factory=list)
    between: list[bytes] = field(default_factory=list)
    latest: dict[int, Object] = field(default_factory=dict)
    root: Value = NULL
    info: Value = NULL

    def entries(self, value: Value | None) -> Dictionary:
        """The dictionary that this is or leads to; an empty one for anything else."""
        found = self.value(value)
        return found if isinstance(found, dict) else {}

    def object(self, value: Value | None) -> Object | None:
        """The object that a reference leads to."""
        return self.latest.get(int(value)) if isinstance(value, Ref) else None

    def value(self, value: Value | None) -> Value:
        """What this is or leads to; null where it leads nowhere. Of a stream it is the dictionary."""
        for _ in range(_DEEPEST):
            if value is None:
                return NULL
            if not isinstance(value, Ref):
                return value
            found = self.latest.get(int(value))
            value = value_of(found) if found else NULL
        return NULL

    def list(self, value: Value | None) -> list[Value]:
        """The items of the array that this is or leads to; none for null."""
        found = self.value(value)
        return [] if found == NULL else items(found)


def value_of(found: Object) -> Value:
    """An object's value, of a stream its dictionary; null where its bytes are no value."""
    if found.entries is not None:
        return found.entries
    value = _parsed(found.body)
    if isinstance(value, dict):
        found.entries = value
    return value


def read(data: bytes, search: Search) -> Bytes:
    """Every object of the file, packed ones too. Raises Unreadable where it is locked or can't be unpacked."""
    if _LOCKED.search(data):
        raise Unreadable("it is locked with a password")
    file = Bytes()
    at = 0
    while header := _HEADER.search(data, at):
        file.between.append(data[at : header.start()])
        at = _object(data, header, file, search)
    file.between.append(data[at:])
    if not file.objects:
        raise Unreadable("it is no PDF that can be read")
    for gap in file.between:
        start = gap.find(b"trailer")
        while start >= 0:
            end = gap.find(b"startxref", start)
            _trailer(file, _parsed(gap[start + 7 : end if end > 0 else None]))
            start = gap.find(b"trailer", start + 7)
    return file


def _object(data: bytes, header: re.Match[bytes], file: Bytes, search: Search) -> int:
    """Takes in the object that begins here; where the next may begin."""
    end = _END.search(data, header.end())
    if end is None:
        file.objects.append(found := Object(int(header[1]), data[header.end() :]))
        file.latest[found.number] = found
        return len(data)
    if end[0][:1] == b"e":
        found = Object(int(header[1]), data[header.end() : end.start()])
        after = end.end()
    else:
        found = Object(int(header[1]), data[header.end() : end.start() + 2])
        start = end.end()
        stop = _stop(data, found.body, start)
        after = data.find(b"endobj", stop)
        after = len(data) if after < 0 else after + 6
        _fill(found, data[start:stop], search)
        entries = value_of(found)
        kind = entries.get(b"/Type") if isinstance(entries, dict) else None
        if kind == b"/XRef":
            _trailer(file, entries)
        if kind == b"/ObjStm" and isinstance(entries, dict):
            file.objects.append(found)
            for inner in _inside(found, entries):
                file.objects.append(inner)
                file.latest[inner.number] = inner
            found.stream = b""
    if found.number not in file.latest or file.latest[found.number] is not found:
        file.objects.append(found)
    file.latest[found.number] = found
    return after


def _stop(data: bytes, body: bytes, start: int) -> int:
    """Where a stream's bytes end: where its length says if that is true, else at the word that ends it."""
    told = _LENGTH.search(body)
    length = int(told[1]) if told else -1
    if told and told[2]:
        where = re.search(rb"(?<![0-9])%b\s+0\s+obj\s+(\d{1,12})\s" % told[1], data)
        length = int(where[1]) if where else -1
    if length >= 0 and data[start + length : start + length + 12].lstrip()[:9] == b"endstream":
        return start + length
    end = data.find(b"endstream", start)
    if end < 0:
        return len(data)
    return end - 2 if data[end - 2 : end] == b"\r\n" else end - (data[end - 1 : end] in (b"\r", b"\n"))


def _fill(found: Object, raw: bytes, search: Search) -> None:
    entries = value_of(found)
    if not isinstance(entries, dict):
        raise Unreadable("it has a part that is damaged")
    found.stream, found.tail = unpacked(entries, raw, search)
    search.spend(len(found.stream))


def _inside(holder: Object, entries: Dictionary) -> Iterator[Object]:
    """The objects that a stream of objects holds; what is no object among them is one with the number 0."""
    data = holder.stream or b""
    try:
        first = int(entries.get(b"/First", b"0"))  # type: ignore[arg-type]
        numbers = [int(n) for n in data[:first].split()]
    except (TypeError, ValueError):
        raise Unreadable("it has a part that is damaged") from None
    places = sorted(zip(numbers[1::2], numbers[::2], strict=False))
    stops = [place for place, _ in places[1:]] + [len(data)]
    if places and places[0][0]:
        yield Object(0, data[first : first + places[0][0]])
    for (place, number), stop in zip(places, stops, strict=True):
        yield Object(number, data[first + place : first + stop])


def _trailer(file: Bytes, value: Value) -> None:
    if not isinstance(value, dict):
        return
    if b"/Encrypt" in value:
        raise Unreadable("it is locked with a password")
    file.root = value.get(b"/Root", file.root)
    file.info = value.get(b"/Info", file.info)


def _parsed(body: bytes) -> Value:
    try:
        return parse(body)
    except (NotPdf, ValueError, RecursionError):
        pass
    try:
        return parse(_LATER.sub(rb"\1 0 R", body))
    except (NotPdf, ValueError, RecursionError):
        return NULL


def plain(gap: bytes) -> bytes:
    """What stands between two objects, without the tables and marks that belong there."""
    left = _BINARY.sub(b"", _POINTER.sub(b"", _ROWS.sub(b"", gap))).strip()
    return b"" if not left.strip(b"<> \r\n\t%") else left
