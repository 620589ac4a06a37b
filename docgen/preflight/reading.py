"""What a PDF says in its own words: how it wants to be shown, which fonts it brings, how large its pages are.

The engines' files and docgen's packs are read by docgen's own reader, in some milliseconds; others by pypdf.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.pdf.format.source import Source, SourcePage
from docgen.pdf.format.syntax import NULL, Dictionary, NotPdf, Ref, Value, items, number, octets, parse
from docgen.pdf.format.table import whole

_MM = 72 / 25.4
_START = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF\s*\Z")
_STREAM = re.compile(rb"\d{1,10} 0 obj\s*(<<.*?>>)\s*stream\r?\n", re.DOTALL)
_WIDTHS = b"[1 4 2]"  # of a row of the table, as docgen writes it
_ROW = 7
_EMBEDDED = (b"/FontFile", b"/FontFile2", b"/FontFile3")


@dataclass(frozen=True, slots=True)
class Shape:
    """The paper of one page in millimetres: as printed, and as a viewer crops it; before it is turned."""

    media: tuple[float, float]
    crop: tuple[float, float]
    turn: int


class Said:
    """What a file says of itself. Raises `NotPdf` where it can't be read."""

    def __init__(self, pdf: bytes) -> None:
        self._source = Source(unpacked(pdf) or pdf)
        self._root = self._source.root

    @property
    def language(self) -> str:
        """The language of the whole document, as a tag such as en-GB; empty where there is none."""
        try:
            said = octets(self._source.get(self._root.get(b"/Lang", NULL)))
        except NotPdf:
            return ""
        text = said.decode("utf-16") if said[:2] in (b"\xfe\xff", b"\xff\xfe") else said.decode("latin-1")
        return text.strip()

    @property
    def shows_title(self) -> bool:
        """Whether a viewer's window bears the title instead of the file's name."""
        wishes = self._source.dictionary(self._root.get(b"/ViewerPreferences", NULL))
        return self._source.get(wishes.get(b"/DisplayDocTitle", NULL)) == b"true"

    @property
    def shows_bookmarks(self) -> bool:
        """Whether a viewer opens it with the bookmarks beside the pages."""
        return self._source.get(self._root.get(b"/PageMode", NULL)) == b"/UseOutlines"

    @property
    def opening(self) -> tuple[int | None, bool] | None:
        """The page it opens at (None: something other than a page of it) and whether at a size of its own.

        None where the file leaves both to the viewer, which opens page 1.
        """
        source = self._source
        found = source.get(self._root.get(b"/OpenAction", NULL))
        if found == NULL:
            return None
        if isinstance(found, dict):
            if source.get(found.get(b"/S", NULL)) != b"/GoTo":
                return None, False
            found = source.get(found.get(b"/D", NULL))
        target = items(found) if isinstance(found, list | bytes) and found != NULL else []
        pages = {page.number: at for at, page in enumerate(source.pages, 1)}
        at = pages.get(target[0]) if target and isinstance(target[0], Ref) else None
        kind = source.get(target[1]) if len(target) > 1 else NULL
        zoom = source.get(target[4]) if len(target) > 4 else NULL
        return at, kind == b"/FitR" or (kind == b"/XYZ" and zoom not in (NULL, b"0"))

    @property
    def relabelled(self) -> bool:
        """Whether a viewer shows other numbers than 1, 2, 3 for the pages."""
        source = self._source
        labels = source.dictionary(self._root.get(b"/PageLabels", NULL))
        if not labels:
            return False
        found = source.array(labels.get(b"/Nums", NULL))
        style = source.dictionary(found[1]) if len(found) == 2 and found[0] == b"0" else {}
        plain = source.get(style.get(b"/S", NULL)) == b"/D" and b"/P" not in style
        return not plain or source.get(style.get(b"/St", b"1")) != b"1"

    def shapes(self) -> Iterator[Shape]:
        """The paper of each page."""
        for page in self._source.pages:
            unit = self._number(page.entries.get(b"/UserUnit", b"1")) or 1.0
            media = self._size(page.entries.get(b"/MediaBox", NULL), unit) or (0.0, 0.0)
            crop = self._size(page.entries.get(b"/CropBox", NULL), unit) or media
            crop = (min(crop[0], media[0]), min(crop[1], media[1]))
            yield Shape(media, crop, int(self._number(page.entries.get(b"/Rotate", b"0"))) % 360)

    def _number(self, value: Value) -> float:
        try:
            return number(self._source.get(value))
        except NotPdf:
            return 0.0

    def _size(self, value: Value, unit: float) -> tuple[float, float] | None:
        sides = [self._number(side) for side in self._source.array(value)]
        if len(sides) != 4:
            return None
        return abs(sides[2] - sides[0]) * unit / _MM, abs(sides[3] - sides[1]) * unit / _MM

    def fonts_not_embedded(self) -> dict[str, int]:
        """Each font that the file does not bring along, with the first page that names it."""
        missing: dict[str, int] = {}
        seen: set[int] = set()
        for at, page in enumerate(self._source.pages, 1):
            for name in self._fonts(page, seen):
                missing.setdefault(name, at)
        return missing

    def _fonts(self, page: SourcePage, seen: set[int]) -> Iterator[str]:
        waiting = [page.entries.get(b"/Resources", NULL), *self._drawn_by_notes(page)]
        while waiting:
            value = waiting.pop()
            if isinstance(value, Ref):
                if value in seen:
                    continue
                seen.add(value)
            resources = self._source.dictionary(value)
            for ref in self._source.dictionary(resources.get(b"/Font", NULL)).values():
                if not isinstance(ref, Ref) or ref not in seen:
                    seen.update([ref] if isinstance(ref, Ref) else [])
                    yield from self._missing(self._source.dictionary(ref), waiting)
            for kind in (b"/XObject", b"/Pattern"):
                for ref in self._source.dictionary(resources.get(kind, NULL)).values():
                    if not isinstance(ref, Ref) or ref not in seen:
                        seen.update([ref] if isinstance(ref, Ref) else [])
                        waiting.append(self._source.dictionary(ref).get(b"/Resources", NULL))

    def _missing(self, font: Dictionary, waiting: list[Value]) -> Iterator[str]:
        source = self._source
        if source.get(font.get(b"/Subtype", NULL)) == b"/Type3":  # drawn by the file itself
            waiting.append(font.get(b"/Resources", NULL))
            return
        below = source.array(font.get(b"/DescendantFonts", NULL))
        inner = source.dictionary(below[0]) if below else font
        descriptor = source.dictionary(inner.get(b"/FontDescriptor", NULL))
        if descriptor.keys().isdisjoint(_EMBEDDED):
            name = source.get(font.get(b"/BaseFont", NULL))
            yield name[1:].decode("latin-1") if isinstance(name, bytes) and name[:1] == b"/" else "without a name"

    def _drawn_by_notes(self, page: SourcePage) -> Iterator[Value]:
        """The resources of what annotations and form fields look like."""
        for ref in self._source.array(page.entries.get(b"/Annots", NULL)):
            looks = self._source.dictionary(self._source.dictionary(ref).get(b"/AP", NULL))
            shown = looks.get(b"/N", NULL)
            if shown != NULL:
                drawn = self._source.dictionary(shown)
                yield drawn.get(b"/Resources", NULL)
                for state in drawn.values():  # a tick box has one look for each of its states
                    if isinstance(state, Ref):
                        yield self._source.dictionary(state).get(b"/Resources", NULL)


def unpacked(pdf: bytes) -> bytes | None:
    """A pack as docgen packs it, with its objects in plain; None for a file that is laid out in any other way."""
    start = _START.search(pdf, max(len(pdf) - 64, 0))
    try:
        return _unpacked(pdf, int(start[1])) if start else None
    except (NotPdf, ValueError, IndexError, KeyError, zlib.error):
        return None


def _unpacked(pdf: bytes, start: int) -> bytes:
    table, rows = _stream(pdf, start)
    root = table.get(b"/Root")
    if (
        table.get(b"/W") != _WIDTHS
        or not isinstance(root, Ref)
        or not table.keys().isdisjoint((b"/Prev", b"/Encrypt", b"/Index", b"/DecodeParms"))
    ):
        raise NotPdf("another kind of table")
    found = [rows[at : at + _ROW] for at in range(0, len(rows), _ROW)]
    objects = [b"null"] * (len(found) - 1)
    packs = sorted({int.from_bytes(row[1:5], "big") for row in found if row[0] == 2})
    for own in packs:
        entries, content = _stream(pdf, int.from_bytes(found[own][1:5], "big"))
        first = int(_token(entries, b"/First"))
        index = list(map(int, content[:first].split()))
        places = [*index[1::2], len(content) - first]
        for at, numbered in enumerate(index[::2]):
            objects[numbered - 1] = content[first + places[at] : first + places[at + 1]]
    offsets = sorted(int.from_bytes(row[1:5], "big") for row in found if row[0] == 1)
    ends = dict(zip(offsets, [*offsets[1:], start], strict=True))
    for numbered, row in enumerate(found):
        at = int.from_bytes(row[1:5], "big")
        if row[0] == 1 and numbered not in packs and at != start:
            objects[numbered - 1] = pdf[pdf.index(b"obj", at) + 3 : pdf.rindex(b"endobj", at, ends[at])]
    return whole(objects, int(root))


def _stream(pdf: bytes, at: int) -> tuple[Dictionary, bytes]:
    head = _STREAM.match(pdf, at)
    if head is None:
        raise NotPdf("no stream")
    entries = parse(head[1])
    if not isinstance(entries, dict) or entries.get(b"/Filter") != b"/FlateDecode":
        raise NotPdf("another kind of stream")
    length = int(_token(entries, b"/Length"))
    return entries, zlib.decompress(pdf[head.end() : head.end() + length])


def _token(entries: Dictionary, key: bytes) -> bytes:
    value = entries[key]
    if not isinstance(value, bytes):
        raise NotPdf("something else where a number belongs")
    return value
