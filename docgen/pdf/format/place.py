"""Where a page that was made elsewhere lies on A4: upright, whole, never enlarged."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docgen.pdf.format.space import Box, Matrix, moved_box, product
from docgen.pdf.format.syntax import Dictionary, NotPdf, Ref, Value, array, items, number, real, write
from docgen.pdf.format.table import Plain, stream

A4 = (595.28, 841.89)
_NAMED = {
    "A5": (419.53, 595.28),
    "A4": A4,
    "A3": (841.89, 1190.55),
    "A2": (1190.55, 1683.78),
    "Letter": (612.0, 792.0),
}
_NEAR = 14.2  # points, 5 mm: what scanners and printers get wrong
_DEEPEST = 64


@dataclass(frozen=True, slots=True)
class Place:
    """The A4 page, and the matrix that takes the old page's space there."""

    width: float
    height: float
    matrix: Matrix
    was: str  # the name of the old size, or its millimetres

    @property
    def box(self) -> bytes:
        """The page's box, as PDF writes it."""
        return array(0, 0, self.width, self.height)


def place(box: Box, turn: int = 0, unit: float = 1.0, foot: float = 0.0) -> Place:
    """What lies in ``box`` (left, bottom, right, top), turned clockwise by ``turn`` degrees, on A4 above ``foot``.

    A page that is wider than high gets an A4 page that is so too. ``unit`` is the page's own, in points.
    """
    if not all(map(math.isfinite, (*box, unit))) or box[2] - box[0] < 1 or box[3] - box[1] < 1 or unit <= 0:
        raise NotPdf("a page without a size")
    left, bottom, right, top = box
    turned: dict[int, Matrix] = {
        0: (1, 0, 0, 1, 0, 0),
        90: (0, -1, 1, 0, -bottom, right),
        180: (-1, 0, 0, -1, right, top),
        270: (0, 1, -1, 0, top, -left),
    }
    matrix = product(turned.get(turn % 360, turned[0]), (unit, 0, 0, unit, 0, 0))
    left, bottom, right, top = moved_box(box, matrix)
    width, height = right - left, top - bottom
    paper_width, paper_height = A4 if width <= height else A4[::-1]
    scale = min(1.0, paper_width / width, (paper_height - foot) / height)
    if not foot and _same((width, height), (paper_width, paper_height)):
        scale = min(paper_width / width, paper_height / height)  # rounded a little differently: as good as A4
    x = (paper_width - width * scale) / 2
    y = foot + (paper_height - foot - height * scale) / 2
    matrix = product(matrix, (scale, 0, 0, scale, x - left * scale, y - bottom * scale))
    return Place(paper_width, paper_height, matrix, _named(width, height))


def _named(width: float, height: float) -> str:
    for name, size in _NAMED.items():
        if _same(sorted((width, height)), size):
            return name
    return f"{width / 72 * 25.4:.0f} by {height / 72 * 25.4:.0f} mm"


def _same(one: tuple[float, float] | list[float], other: tuple[float, float]) -> bool:
    return all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))


def drawn_with(matrix: Matrix) -> bytes:
    """The operator that moves what is drawn next."""
    return b" ".join(real(value) for value in matrix) + b" cm"


@dataclass(frozen=True, slots=True)
class Lifted:
    """An engine's PDF with a free foot on every page."""

    content: bytes
    pages: int
    sizes: Mapping[str, Sequence[int]]  # the pages that were not A4, by size


def lifted(pdf: bytes, foot: float) -> Lifted:
    """An engine's PDF with each page on A4 above a free foot, and its tags as they are.

    Raises `NotPdf` where the file is not laid out as an engine does it.
    """
    plain = Plain.read(pdf)
    catalogue = plain.dictionary(Ref(plain.root))
    for key in (b"/Outlines", b"/PageLabels"):
        catalogue.pop(key, None)
    changed = {plain.root: write(catalogue)}
    after = Ref(len(plain.offsets))
    added = [stream(b"", b"Q")]
    sizes: dict[str, list[int]] = {}
    pages = page_objects(plain, catalogue.get(b"/Pages"))
    for at, (number_of_object, page) in enumerate(pages, 1):
        turn = int(number(page.get(b"/Rotate", b"0")))
        spot = place(_box(page.get(b"/CropBox", page.get(b"/MediaBox"))), turn, 1.0, foot)
        if spot.was != "A4":
            sizes.setdefault(spot.was, []).append(at)
        before = Ref(len(plain.offsets) + len(added))
        added.append(stream(b"", b"q " + drawn_with(spot.matrix)))
        page[b"/Contents"] = [before, *items(page.get(b"/Contents", [])), after]
        page[b"/MediaBox"] = spot.box
        for key in (b"/CropBox", b"/TrimBox", b"/BleedBox", b"/ArtBox", b"/Rotate"):
            page.pop(key, None)
        changed[number_of_object] = write(page)
        for annotation in items(page.get(b"/Annots", [])):
            if isinstance(annotation, Ref):
                entries = plain.dictionary(annotation)
                entries[b"/Rect"] = array(*moved_box(_box(entries.get(b"/Rect")), spot.matrix))
                entries.pop(b"/QuadPoints", None)
                changed[int(annotation)] = write(entries)
    return Lifted(plain.exchanged(changed, added), len(pages), sizes)


def page_objects(plain: Plain, tree: Value | None) -> list[tuple[int, Dictionary]]:
    """The pages in order: the number of each, and its dictionary with what it inherits."""
    return _pages(plain, tree, {}, 0)


def _pages(plain: Plain, ref: Value | None, inherited: Dictionary, depth: int) -> list[tuple[int, Dictionary]]:
    if not isinstance(ref, Ref) or depth > _DEEPEST:
        raise NotPdf("a page tree that is not a tree")
    node = plain.dictionary(ref)
    known = inherited | {key: node[key] for key in (b"/MediaBox", b"/Resources", b"/Rotate") if key in node}
    if b"/Kids" not in node:
        return [(int(ref), known | node)]
    return [page for kid in items(node[b"/Kids"]) for page in _pages(plain, kid, known, depth + 1)]


def _box(value: Value | None) -> Box:
    left, bottom, right, top = [number(side) for side in items(value or b"[]")]
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)
