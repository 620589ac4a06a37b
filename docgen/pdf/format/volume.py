"""The PDF that is written: objects gathered by number, equal ones kept once, everything packed at the end.

The same objects give the same bytes: no clock, and an identifier that is the hash of what the file holds.
"""

from __future__ import annotations

import hashlib
import zlib

from docgen.pdf.format.source import Source
from docgen.pdf.format.syntax import Dictionary, Ref, Stream, Value, write
from docgen.pdf.format.table import line_after

_PER_PACK = 200  # objects in one compressed object stream: small enough that a viewer opens page 1 at once
_WORTH_PACKING = 64
# Whatever may hang on a picture or a form besides what is seen: files, private data of programs, other pages.
_UNSEEN = (
    b"/Metadata", b"/PieceInfo", b"/AF", b"/OPI", b"/Ref", b"/LastModified", b"/Alternates", b"/Measure",
    b"/PtData", b"/StructParent", b"/StructParents", b"/F", b"/FFilter", b"/FDecodeParms", b"/DL",
)  # fmt: skip


class Volume:
    """A PDF in the making."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []
        self._streams: dict[int, bytes] = {}
        self._same: dict[tuple[bytes, bytes | None], Ref] = {}

    def reserve(self) -> Ref:
        """A number for an object that is put later."""
        self._bodies.append(b"null")
        return Ref(len(self._bodies))

    def put(self, ref: Ref, body: bytes, data: bytes | None = None) -> None:
        """Say what a reserved object is; with ``data`` it is a stream and ``body`` its dictionary."""
        if data is not None:
            body, data = _packed(body, data)
            body = body[:-2] + b"/Length %d>>" % len(data)
            self._streams[ref] = data
        self._bodies[ref - 1] = body

    def add(self, body: bytes, data: bytes | None = None) -> Ref:
        """A new object, even where there is one like it."""
        ref = self.reserve()
        self.put(ref, body, data)
        return ref

    def share(self, body: bytes, data: bytes | None = None) -> Ref:
        """The object of this content: one that is there already, or a new one."""
        ref = self._same.get((body, data))
        if ref is None:
            ref = self._same[body, data] = self.add(body, data)
        return ref

    def to_bytes(self, root: Ref, info: Ref) -> bytes:
        """The whole file."""
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        rows: dict[int, bytes] = {0: _row(0, 0, 65535)}
        for number, data in sorted(self._streams.items()):
            rows[number] = _row(1, len(out), 0)
            out += b"%d 0 obj\n%b\nstream\n%b%bendstream\nendobj\n" % (
                number, self._bodies[number - 1], data, line_after(data),
            )  # fmt: skip
        plain = [number for number in range(1, len(self._bodies) + 1) if number not in self._streams]
        last = len(self._bodies)
        for start in range(0, len(plain), _PER_PACK):
            last += 1
            rows[last] = _row(1, len(out), 0)
            numbers = plain[start : start + _PER_PACK]
            rows.update((number, _row(2, last, index)) for index, number in enumerate(numbers))
            out += self._object_stream(last, numbers)
        last += 1
        place = len(out)
        rows[last] = _row(1, place, 0)
        table = zlib.compress(b"".join(rows[number] for number in range(last + 1)))
        name = hashlib.sha256(out).hexdigest()[:32].upper().encode()
        out += (
            b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]"
            b"/Filter/FlateDecode/Length %d>>\nstream\n%b%bendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
        ) % (last, last + 1, root, info, name, name, len(table), table, line_after(table), place)
        return bytes(out)

    def _object_stream(self, own: int, numbers: list[int]) -> bytes:
        bodies = [self._bodies[number - 1] for number in numbers]
        index, at = [], 0
        for number, body in zip(numbers, bodies, strict=True):
            index.append(b"%d %d" % (number, at))
            at += len(body) + 1
        head = b" ".join(index) + b"\n"
        data = zlib.compress(head + b"\n".join(bodies))
        entries = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>" % (
            len(numbers),
            len(head),
            len(data),
        )
        return b"%d 0 obj\n%b\nstream\n%b%bendstream\nendobj\n" % (own, entries, data, line_after(data))


def _row(kind: int, second: int, third: int) -> bytes:
    return bytes([kind]) + second.to_bytes(4, "big") + third.to_bytes(2, "big")


def _packed(body: bytes, data: bytes) -> tuple[bytes, bytes]:
    if b"/Filter" in body or b"/Metadata" in body or len(data) < _WORTH_PACKING:
        return body, data
    packed = zlib.compress(data)
    return (body[:-2] + b"/Filter/FlateDecode>>", packed) if len(packed) < len(data) else (body, data)


class Copier:
    """Takes objects over from one file into the volume, each once, with all that they refer to."""

    def __init__(self, source: Source, volume: Volume) -> None:
        self._source = source
        self._volume = volume
        self._numbers: dict[int, Ref] = {}
        self._under_way: set[int] = set()
        self.tagged_forms: dict[int, int] = {}  # forms with tags of their own, and their keys in the parent tree

    def settle(self, number: int, ref: Ref) -> None:
        """Say where references to an object lead from now on."""
        self._numbers[number] = ref

    def ref(self, old: int) -> Ref:
        """The object of this number of the file, in the volume."""
        known = self._numbers.get(old)
        if known is not None:
            return known
        if old in self._under_way:  # a loop: it has to have a number before it is whole
            self._numbers[old] = ahead = self._volume.reserve()
            return ahead
        self._under_way.add(old)
        body, data = self._image(old)
        self._under_way.discard(old)
        ahead_of = self._numbers.get(old)
        if ahead_of is not None:
            self._volume.put(ahead_of, body, data)
            return ahead_of
        self._numbers[old] = ref = self._volume.share(body, data)
        return ref

    def write(self, value: Value) -> bytes:
        """What ``value`` is in the volume."""
        return write(value, self.ref)

    def stream(self, entries: Dictionary) -> bytes:
        """A stream's dictionary in the volume, without what is not seen."""
        return self.write({key: value for key, value in entries.items() if key not in _UNSEEN})

    def _image(self, old: int) -> tuple[bytes, bytes | None]:
        value = self._source.object(old)
        if not isinstance(value, Stream):
            return self.write(value), None
        body = self.stream(value.entries)
        if old in self.tagged_forms:
            body = body[:-2] + b"/StructParents %d>>" % self.tagged_forms[old]
        return body, value.data
