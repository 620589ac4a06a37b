"""One page of the pack: upright, its content safe from what is laid over it, the stamp at its foot."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.pdf.binding.content import concatenated, has_text, without_marks
from docgen.pdf.format.place import drawn_with, place
from docgen.pdf.format.source import Source, SourcePage, decoded
from docgen.pdf.format.space import IDENTITY, Box, Matrix
from docgen.pdf.format.syntax import NULL, Dictionary, NotPdf, Ref, Stream, Value, array, number, real
from docgen.pdf.format.volume import Copier, Volume

_STAMP = b"/DocgenStamp"
_PAGE = b"/DocgenPage"
_MARKS = re.compile(rb"\sB[DM]C\s")


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a page lies in the pack: its box, and the matrix that takes it there."""

    box: Box
    matrix: Matrix | None  # None where nothing moves


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is laid over a page: a form, and its width."""

    form: Ref
    width: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a page is drawn from, ready to be written."""

    resources: bytes
    contents: tuple[Ref, ...]
    box: Box
    group: bytes
    text: bool = True  # False for a picture without words


def lay(source: Source, page: SourcePage, foot: float | None) -> Sheet:
    """An upright sheet for a page; with ``foot`` (points) it is A4, the page above a foot of that height."""
    box = _shown(source, page.entries)
    turn = int(number(source.get(page.entries.get(b"/Rotate", b"0")))) % 360
    unit = number(source.get(page.entries.get(b"/UserUnit", b"1")))
    if foot is None and turn == 0 and unit == 1:
        return Sheet(box, None)
    spot = place(box, turn, unit, foot or 0.0)
    return Sheet((0.0, 0.0, spot.width, spot.height), spot.matrix)


def _shown(source: Source, page: Dictionary) -> Box:
    """What a viewer shows of a page: its crop box inside its media box."""
    media = _box(source, page.get(b"/MediaBox", NULL))
    if media is None:
        raise NotPdf("a page without a size")
    crop = _box(source, page.get(b"/CropBox", NULL)) or media
    shown = max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])
    if shown[2] - shown[0] < 1 or shown[3] - shown[1] < 1:
        raise NotPdf("a page without a size")
    return shown


def _box(source: Source, value: Value) -> Box | None:
    sides = [number(source.get(side)) for side in source.array(value)]
    if len(sides) != 4:
        return None
    x1, y1, x2, y2 = sides
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def read_stamps(source: Source, copier: Copier, volume: Volume) -> list[Stamp]:
    """The pages of the stamps' file as forms, with no tags of their own."""
    stamps = []
    for page in source.pages:
        box = _shown(source, page.entries)
        content = without_marks(concatenated(source, page.entries.get(b"/Contents", NULL)))
        form = _form(copier, box, page.entries.get(b"/Resources", {}))
        stamps.append(Stamp(volume.share(form, content), box[2] - box[0]))
    return stamps


def _form(copier: Copier, box: Box, resources: Value) -> bytes:
    there = copier.write(resources)
    return b"<</Type/XObject/Subtype/Form/BBox%b/Resources %b>>" % (array(*box), there)


def draw_tagged(
    source: Source, copier: Copier, volume: Volume, page: SourcePage, sheet: Sheet, stamp: Stamp
) -> Drawn:
    """A page whose marked content has to stay in the page itself: between two streams that save and restore."""
    streams = [copier.ref(ref) for ref in _streams(source, page.entries)]
    before = b"q" if sheet.matrix is None else b"q " + drawn_with(sheet.matrix)
    box = _wide_enough(sheet.box, stamp)
    return Drawn(
        _resources(source, copier, page.entries.get(b"/Resources", NULL), stamp),
        (volume.share(b"<<>>", before), *streams, volume.share(b"<<>>", b"Q " + _stamping(box, stamp))),
        box,
        _group(copier, page.entries),
    )


def draw_untagged(
    source: Source, copier: Copier, volume: Volume, page: SourcePage, sheet: Sheet, stamp: Stamp
) -> Drawn:
    """A page as one form, marked as one piece of content (number 0): nothing in it can reach the stamp.

    Before it stands a mark without anything to see (number 1), for what is read aloud before the page.
    """
    resources = source.dictionary(page.entries.get(b"/Resources", NULL))
    streams = [found for ref in _streams(source, page.entries) if isinstance(found := source.get(ref), Stream)]
    content = b"\n".join(decoded(stream) for stream in streams)
    text = has_text(source, resources, content)
    form = _form(copier, _shown(source, page.entries), resources)
    if _MARKS.search(content):  # tags of its own, that would now be tags within a tag
        content = without_marks(content)
    elif len(streams) == 1:  # as it is, packed the way it came
        packing: Dictionary = {
            key: value for key, value in streams[0].entries.items() if key in (b"/Filter", b"/DecodeParms")
        }
        form = form[:-2] + copier.write(packing)[2:]
        content = streams[0].data
    box = _wide_enough(sheet.box, stamp)
    drawing = b"/P <</MCID 1>> BDC 0 0 0 0 re n EMC %b <</MCID 0>> BDC q %b %b Do Q EMC %b" % (
        b"/P" if text else b"/Figure", drawn_with(sheet.matrix or IDENTITY), _PAGE, _stamping(box, stamp),
    )  # fmt: skip
    return Drawn(
        b"<</XObject<<%b %d 0 R%b %d 0 R>>>>" % (_PAGE, volume.share(form, content), _STAMP, stamp.form),
        (volume.share(b"<<>>", drawing),),
        box,
        _group(copier, page.entries),
        text,
    )


def _streams(source: Source, page: Dictionary) -> list[Ref]:
    value = page.get(b"/Contents", NULL)
    refs = [value] if isinstance(source.get(value), Stream) else source.array(value)
    return [ref for ref in refs if isinstance(ref, Ref)]


def _group(copier: Copier, page: Dictionary) -> bytes:
    return b"/Group " + copier.write(page[b"/Group"]) if b"/Group" in page else b""


def _resources(source: Source, copier: Copier, value: Value, stamp: Stamp) -> bytes:
    resources = dict(source.dictionary(value))
    objects = source.dictionary(resources.pop(b"/XObject", NULL))
    if _STAMP in objects:
        raise NotPdf("a page that has a number already")
    rest, own = copier.write(resources)[:-2], copier.write(objects)[:-2]
    return b"%b/XObject%b%b %d 0 R>>>>" % (rest, own, _STAMP, stamp.form)


def _wide_enough(box: Box, stamp: Stamp) -> Box:
    """On a page narrower than the stamp the paper grows at both sides; the number is never cut or shrunk."""
    left, bottom, right, top = box
    short = stamp.width - (right - left)
    return (left - short / 2, bottom, right + short / 2, top) if short > 1 else box


def _stamping(box: Box, stamp: Stamp) -> bytes:
    left, bottom, right, _ = box
    aside = right - left - stamp.width  # the number stands at the right-hand margin, on wide pages too
    x = left + (aside if abs(aside) > 1 else 0)
    return b"/Artifact <</Type/Pagination/Subtype/Footer>> BDC q 1 0 0 1 %b %b cm %b Do Q EMC" % (
        real(x), real(bottom), _STAMP,
    )  # fmt: skip
