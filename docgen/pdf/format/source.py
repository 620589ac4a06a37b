"""A PDF that is read: its objects by number, its pages in order.

Only the plainest kind of file is read here: one table of objects, nothing packed, nothing added later. That is
what the engines write. Any other file is first written anew by pypdf, which knows every kind.
"""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from docgen.pdf.format.syntax import NULL, Dictionary, NotPdf, Ref, Stream, Value, items, parse, write

# pypdf reports what it mends to its log; without any handler Python would print that to the officer's screen.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

_HEADER = re.compile(rb"\s*(\d{1,10})\s+0\s+obj\b")
_STREAM = re.compile(rb">>\s*stream\r?\n")
_SECTION = re.compile(rb"\s*(\d{1,10})[ \t]+(\d{1,10})\s*(?=\d{10} \d{5} [nf])")
_INHERITED = (b"/Resources", b"/MediaBox", b"/CropBox", b"/Rotate")
_DEEPEST = 64


class Locked(NotPdf):
    """The file opens with a password only."""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One page: its object number, and its dictionary with what it inherits."""

    number: int
    entries: Dictionary


class Source:
    """A PDF file, read as far as it is asked for. Everything wrong with it is a `NotPdf`."""

    def __init__(self, data: bytes) -> None:
        try:
            self._read(data)
        except NotPdf:
            self._read(_plainly(data))

    def _read(self, data: bytes) -> None:
        self._data = data
        self._known: dict[int, Value] = {}
        table, self._offsets = _object_table(data)
        trailer_at = data.find(b"trailer", table)
        end = data.rfind(b"startxref")
        if not table < trailer_at < end:
            raise NotPdf("no trailer")
        trailer = parse(data, trailer_at + len(b"trailer"), end)
        if not isinstance(trailer, dict) or not trailer.keys().isdisjoint((b"/Prev", b"/XRefStm", b"/Encrypt")):
            raise NotPdf("not a plain trailer")
        borders = sorted({*self._offsets.values(), table})
        if borders[-1] != table:
            raise NotPdf("objects after the table")
        self._ends = dict(pairwise(borders))
        self.root = self.dictionary(trailer.get(b"/Root", NULL))
        if b"/Pages" not in self.root:
            raise NotPdf("no pages")
        self.pages = tuple(self._pages())

    def load(self) -> Source:
        """Itself, once every object has been read: from here on no fault of syntax can turn up."""
        try:
            self._load()
        except NotPdf:
            self._read(_plainly(self._data))
            self._load()
        return self

    def _load(self) -> None:
        tags = self.dictionary(self.root.get(b"/StructTreeRoot", NULL))
        back = self.dictionary(tags.get(b"/ParentTree", NULL))  # long, and worked out anew
        spared = {ref for ref in self.array(back.get(b"/Nums", NULL)) if isinstance(ref, Ref)}
        for number in self._offsets:
            if number not in spared:
                self.object(number)

    def object(self, number: int) -> Value:
        """The object of this number; null where there is none."""
        if number not in self._known:
            offset = self._offsets.get(number)
            self._known[number] = NULL if offset is None else self._object_at(number, offset)
        return self._known[number]

    def get(self, value: Value) -> Value:
        """What ``value`` is, or leads to."""
        for _ in range(_DEEPEST):
            if not isinstance(value, Ref):
                return value
            value = self.object(value)
        raise NotPdf("references that lead nowhere")

    def dictionary(self, value: Value) -> Dictionary:
        """The dictionary (or a stream's) that ``value`` is or leads to; empty where it is something else."""
        found = self.get(value)
        if isinstance(found, Stream):
            return found.entries
        return found if isinstance(found, dict) else {}

    def array(self, value: Value) -> list[Value]:
        """The items of the array that ``value`` is or leads to; none for null, itself for anything else."""
        found = self.get(value)
        return [] if found == NULL else items(found)

    def _object_at(self, number: int, offset: int) -> Value:
        data, end = self._data, self._ends[offset]
        header = _HEADER.match(data, offset, end)
        if header is None or int(header[1]) != number:
            raise NotPdf("an object that is not where the table says")
        stream = _STREAM.search(data, header.end(), end)
        if stream is None:
            return parse(data, header.end(), data.rfind(b"endobj", header.end(), end))
        entries = parse(data, header.end(), stream.start() + 2)
        if not isinstance(entries, dict):
            raise NotPdf("a stream without a dictionary")
        length = self.get(entries.pop(b"/Length", NULL))
        if not isinstance(length, bytes) or not length.isdigit() or len(length) > 12:
            raise NotPdf("a stream without a length")
        after = stream.end() + int(length)
        if data[after : after + 11].lstrip()[:9] != b"endstream":
            raise NotPdf("a stream with a wrong length")
        return Stream(entries, data[stream.end() : after])

    def _pages(self) -> Iterator[SourcePage]:
        seen: set[int] = set()
        waiting: list[tuple[Value, Dictionary]] = [(self.root[b"/Pages"], {})]
        while waiting:
            ref, inherited = waiting.pop()
            if not isinstance(ref, Ref) or ref in seen:
                raise NotPdf("a page tree that is not a tree")
            seen.add(ref)
            node = self.dictionary(ref)
            known = inherited | {key: node[key] for key in _INHERITED if key in node}
            if b"/Kids" in node:
                waiting.extend((kid, known) for kid in reversed(self.array(node[b"/Kids"])))
            elif node:
                yield SourcePage(ref, {**node, **known})


def _object_table(data: bytes) -> tuple[int, dict[int, int]]:
    """Where the table of objects starts, and where each object in use does."""
    at = data.rfind(b"startxref")
    place = re.compile(rb"startxref\s+(\d{1,12})\s").match(data, at) if at >= 0 else None
    start = int(place[1]) if place else -1
    if data[:5] != b"%PDF-" or data[start : start + 4] != b"xref":
        raise NotPdf("no plain table of objects")
    offsets: dict[int, int] = {}
    at = start + 4
    while section := _SECTION.match(data, at):
        first, count = int(section[1]), int(section[2])
        at = section.end() + 20 * count
        if at > len(data):
            raise NotPdf("a table of objects that is longer than the file")
        rows = data[section.end() : at]
        for index in range(count):
            row = rows[20 * index : 20 * index + 18]
            if row[17:] == b"n" and row[:10].isdigit():
                offsets[first + index] = int(row[:10])
    if not offsets:
        raise NotPdf("an empty table of objects")
    return start, offsets


def _plainly(data: bytes) -> bytes:
    """The same file, written anew in the plainest way."""
    from pypdf import PdfReader, PdfWriter  # here, because most packs never need it and it takes a while to load

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise Locked("the file opens with a password only")
        plain = io.BytesIO()
        PdfWriter(clone_from=reader).write(plain)
    except NotPdf:
        raise
    except Exception as fault:  # a damaged file can end in any error at all inside pypdf
        raise NotPdf("the file can't be read as a PDF") from fault
    return plain.getvalue()


def decoded(stream: Stream) -> bytes:
    """What a stream holds once its filters are undone."""
    filters = items(stream.entries.get(b"/Filter", b"[]"))
    if not filters:
        return stream.data
    if filters == [b"/FlateDecode"] and b"/DecodeParms" not in stream.entries:
        try:
            return zlib.decompress(stream.data)
        except zlib.error:
            pass  # cut short or damaged: pypdf saves what there is
    from pypdf.generic import DictionaryObject, EncodedStreamObject, StreamObject

    wanted = {key: value for key, value in stream.entries.items() if key in (b"/Filter", b"/DecodeParms")}
    body = write({**wanted, b"/Length": b"%d" % len(stream.data)}) + b"\nstream\n" + stream.data + b"\nendstream"
    try:
        found = DictionaryObject.read_from_stream(io.BytesIO(body), None)
        return found.get_data() if isinstance(found, EncodedStreamObject | StreamObject) else b""
    except Exception as fault:  # as above
        raise NotPdf("a page that can't be unpacked") from fault
