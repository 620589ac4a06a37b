"""One page of the pack: upright, its content safe from what is laid over it, the stamp at its foot."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.pdf._content import IDENTITY, Matrix, concatenated, has_text, moved_box, product, without_marks
from docgen.pdf._source import Source, SourcePage, decoded
from docgen.pdf._syntax import NULL, Dictionary, NotPdf, Ref, Stream, Value, array, number, real
from docgen.pdf._volume import Copier, Volume

_A4 = (595.28, 841.89)
_STAMP = b"/DocgenStamp"
_PAGE = b"/DocgenPage"
_UNPRINTED = 2 | 32  # annotation flags: hidden, no view
_NOT_DRAWN = frozenset(
    (b"/Link", b"/Popup", b"/Text", b"/FileAttachment", b"/Sound", b"/Movie", b"/Screen", b"/RichMedia", b"/3D")
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a page lies in the pack: its box (left, bottom, right, top), and the matrix that takes it there."""

    box: tuple[float, float, float, float]
    matrix: Matrix | None  # None where nothing moves


def lay(source: Source, page: SourcePage, foot: float | None) -> Sheet:
    """An upright sheet for a page. With ``foot`` (points) it is A4, the page above a foot of that height.

    Pages made elsewhere are never enlarged, and made smaller only as far as they have to be.
    """
    box = _shown(source, page.entries)
    left, bottom, right, top = box
    turns: dict[int, Matrix] = {
        0: (1, 0, 0, 1, 0, 0),
        90: (0, -1, 1, 0, -bottom, right),
        180: (-1, 0, 0, -1, right, top),
        270: (0, 1, -1, 0, top, -left),
    }
    turn = int(number(source.get(page.entries.get(b"/Rotate", b"0")))) % 360
    unit = number(source.get(page.entries.get(b"/UserUnit", b"1")))
    if turn not in turns or unit <= 0:
        raise NotPdf("a page that is turned by something else than a right angle")
    if foot is None and turn == 0 and unit == 1:
        return Sheet(box, None)
    matrix = product(turns[turn], (unit, 0, 0, unit, 0, 0))
    left, bottom, right, top = moved_box(box, matrix)
    width, height = right - left, top - bottom
    if foot is None:
        return Sheet((0.0, 0.0, width, height), product(matrix, (1, 0, 0, 1, -left, -bottom)))
    paper_width, paper_height = _A4 if width <= height else _A4[::-1]
    scale = min(1.0, paper_width / width, (paper_height - foot) / height)
    x = (paper_width - width * scale) / 2
    y = foot + (paper_height - foot - height * scale) / 2
    placed = product(matrix, (scale, 0, 0, scale, x - left * scale, y - bottom * scale))
    return Sheet((0.0, 0.0, paper_width, paper_height), placed)


def _shown(source: Source, page: Dictionary) -> tuple[float, float, float, float]:
    """What a viewer shows of a page: its crop box inside its media box."""
    media = _box(source, page.get(b"/MediaBox", NULL)) or (0.0, 0.0, *_A4)
    crop = _box(source, page.get(b"/CropBox", NULL)) or media
    shown = max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])
    if shown[2] - shown[0] < 1 or shown[3] - shown[1] < 1:
        raise NotPdf("a page without a size")
    return shown


def _box(source: Source, value: Value) -> tuple[float, float, float, float] | None:
    sides = [number(source.get(side)) for side in source.array(value)]
    if len(sides) != 4:
        return None
    x1, y1, x2, y2 = sides
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is laid over a page: a form, and its size."""

    form: Ref
    width: float


def read_stamps(source: Source, copier: Copier, volume: Volume) -> list[Stamp]:
    """The pages of the stamps' file as forms, with no tags of their own."""
    stamps = []
    for page in source.pages:
        sheet = lay(source, page, None)
        content = without_marks(concatenated(source, page.entries.get(b"/Contents", NULL)))
        form = _form(copier, sheet.box, page.entries.get(b"/Resources", {}), sheet.matrix)
        left, _, right, _ = sheet.box
        stamps.append(Stamp(volume.share(form, content), right - left))
    return stamps


def _form(
    copier: Copier, box: tuple[float, float, float, float], resources: Value, matrix: Matrix | None = None
) -> bytes:
    turned = b"/Matrix" + array(*matrix) if matrix else b""
    resources_there = copier.write(resources)
    return b"<</Type/XObject/Subtype/Form/BBox%b%b/Resources %b>>" % (array(*box), turned, resources_there)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a page is drawn from: its resources and content, ready to be written."""

    resources: bytes
    contents: tuple[Ref, ...]
    box: tuple[float, float, float, float]
    text: bool = True  # False for a picture without words
    group: bytes = b""


def draw_tagged(source: Source, copier: Copier, volume: Volume, page: SourcePage, sheet: Sheet, stamp: Stamp) -> Drawn:
    """A page whose marked content has to stay in the page itself: between two streams that save and restore."""
    entries = page.entries
    streams = [copier.ref(item) for item in _streams(source, entries.get(b"/Contents", NULL))]
    before = b"q" if sheet.matrix is None else b"q " + _cm(sheet.matrix)
    box = _wide_enough(sheet.box, stamp)
    after = b"Q " + _stamping(box, stamp)
    return Drawn(
        _resources(source, copier, entries.get(b"/Resources", NULL), {_STAMP: stamp.form}),
        (volume.share(b"<<>>", before), *streams, volume.share(b"<<>>", after)),
        box,
        group=_group(copier, entries),
    )


def draw_untagged(
    source: Source, copier: Copier, volume: Volume, page: SourcePage, sheet: Sheet, stamp: Stamp
) -> Drawn:
    """A page as one form, marked as one piece of content (number 0): nothing in it can reach the stamp."""
    entries = page.entries
    resources = source.dictionary(entries.get(b"/Resources", NULL))
    streams = [source.get(ref) for ref in _streams(source, entries.get(b"/Contents", NULL))]
    content = b"\n".join(decoded(stream) for stream in streams if isinstance(stream, Stream))
    text = has_text(source, resources, content)
    form = _form(copier, _shown(source, entries), resources)
    if re.search(rb"\sB[DM]C\s", content):  # tags of its own, that would now be tags within a tag
        content = without_marks(content)
    elif len(streams) == 1 and isinstance(streams[0], Stream):  # as it is, packed the way it came
        filters = {key: streams[0].entries[key] for key in (b"/Filter", b"/DecodeParms") if key in streams[0].entries}
        form = form[:-2] + copier.write(filters)[2:]
        content = streams[0].data
    objects = {_PAGE: volume.share(form, content), _STAMP: stamp.form}
    drawing = [_PAGE + b" Do"]
    for index, (appearance, matrix) in enumerate(_appearances(source, entries)):
        name = b"/DocgenMark%d" % index
        objects[name] = copier.ref(appearance)
        drawing.append(b"q %b %b Do Q" % (_cm(matrix), name))
        text = True
    kind = b"/P" if text else b"/Figure"
    box = _wide_enough(sheet.box, stamp)
    page_content = b"%b <</MCID 0>> BDC q %b %b Q EMC %b" % (
        kind, _cm(sheet.matrix or IDENTITY), b" ".join(drawing), _stamping(box, stamp),
    )  # fmt: skip
    listed = b"".join(b"%b %d 0 R" % pair for pair in objects.items())
    return Drawn(
        b"<</XObject<<" + listed + b">>>>", (volume.share(b"<<>>", page_content),), box, text, _group(copier, entries)
    )


def _streams(source: Source, value: Value) -> list[Ref]:
    whole = source.get(value)
    refs = [value] if isinstance(whole, Stream) else source.array(whole)
    return [ref for ref in refs if isinstance(ref, Ref)]


def _group(copier: Copier, page: Dictionary) -> bytes:
    return b"/Group " + copier.write(page[b"/Group"]) if b"/Group" in page else b""


def _resources(source: Source, copier: Copier, value: Value, extra: dict[bytes, Ref]) -> bytes:
    resources = dict(source.dictionary(value))
    own = source.dictionary(resources.pop(b"/XObject", NULL))
    if not extra.keys().isdisjoint(own):
        raise NotPdf("a page that is a page of a pack already")
    added = b"".join(b"%b %d 0 R" % pair for pair in extra.items())
    return copier.write(resources)[:-2] + b"/XObject" + copier.write(own)[:-2] + added + b">>>>"


def _wide_enough(box: tuple[float, float, float, float], stamp: Stamp) -> tuple[float, float, float, float]:
    """On a page narrower than the stamp the paper grows at both sides, rather than the number being cut or shrunk."""
    left, bottom, right, top = box
    short = stamp.width - (right - left)
    return (left - short / 2, bottom, right + short / 2, top) if short > 1 else box


def _stamping(box: tuple[float, float, float, float], stamp: Stamp) -> bytes:
    left, bottom, right, _ = box
    aside = (right - left - stamp.width) / 2
    x = left + (aside if abs(aside) > 1 else 0)
    return b"/Artifact <</Type/Pagination/Subtype/Footer>> BDC q 1 0 0 1 %b %b cm %b Do Q EMC" % (
        real(x), real(bottom), _STAMP,
    )  # fmt: skip


def _cm(matrix: Matrix) -> bytes:
    return b" ".join(real(value) for value in matrix) + b" cm"


def _appearances(source: Source, page: Dictionary) -> list[tuple[Ref, Matrix]]:
    """The look of filled-in fields, stamps and drawn marks, which becomes part of the page, and where each stands.

    (ISO 32000-1, 12.5.5, algorithm 8.1.)
    """
    found = []
    for value in source.array(page.get(b"/Annots", NULL)):
        annotation = source.dictionary(value)
        flags = int(number(source.get(annotation.get(b"/F", b"0"))))
        look = source.dictionary(annotation.get(b"/AP", NULL)).get(b"/N", NULL)
        if not isinstance(source.get(look), Stream):
            state = source.get(annotation.get(b"/AS", NULL))
            look = source.dictionary(look).get(state, NULL) if isinstance(state, bytes) else NULL
        form, box = source.get(look), _box(source, annotation.get(b"/Rect", NULL))
        if annotation.get(b"/Subtype") in _NOT_DRAWN or flags & _UNPRINTED or box is None:
            continue
        if not isinstance(look, Ref) or not isinstance(form, Stream):
            continue
        sides = _box(source, form.entries.get(b"/BBox", NULL))
        own = [number(source.get(item)) for item in source.array(form.entries.get(b"/Matrix", NULL))]
        if sides is None or len(own) not in (0, 6):
            continue
        a, b, c, d, e, f = own or IDENTITY
        left, bottom, right, top = moved_box(sides, (a, b, c, d, e, f))
        if right - left <= 0 or top - bottom <= 0:
            continue
        across, up = (box[2] - box[0]) / (right - left), (box[3] - box[1]) / (top - bottom)
        found.append((look, (across, 0.0, 0.0, up, box[0] - left * across, box[1] - bottom * up)))
    return found
