"""Pages in large print: upright, with a foot that has a line for each thing it says."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from docgen.documents.word.large.sizes import LEAST
from docgen.documents.word.large.xml import MM, W, child, number, remove, text_of
from docgen.documents.word.lettering import width

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_EMU = 635  # in a twentieth of a point
_LINE = 425  # twips that a line of 16 point takes
_APART = round(5 * MM)  # between text and foot
_NUMBER = round(46 * MM)  # kept free at the right of the foot for "Page 12 of 140" of the pack


def stand_upright(root: etree._Element) -> int:
    """Makes every page upright; how wide the text is, in twips."""
    rooms = []
    for section in root.iter(f"{W}sectPr"):
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        if size is None or margins is None:
            continue
        wide, high = number(size, "w"), number(size, "h")
        if wide > high:
            size.set(f"{W}w", str(high))
            size.set(f"{W}h", str(wide))
            size.attrib.pop(f"{W}orient", None)
        remove(section, "cols")  # columns side by side are read across
        rooms.append(number(size, "w") - number(margins, "left") - number(margins, "right"))
    return min(rooms, default=round(170 * MM))


def make_room(root: etree._Element, heads: Iterable[etree._Element], feet: Iterable[etree._Element]) -> None:
    """Margins that hold the tallest header and footer: neither engine may print one over the text."""
    for section in root.iter(f"{W}sectPr"):
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        if size is None or margins is None:
            continue
        room = number(size, "w") - number(margins, "left") - number(margins, "right")
        for side, distance, parts in (("top", "header", heads), ("bottom", "footer", feet)):
            lines = max((_lines(part, room) for part in parts), default=0)
            if lines:
                least = number(margins, distance) + lines * _LINE + _APART
                margins.set(f"{W}{side}", str(max(number(margins, side), least)))


def unfold(part: etree._Element) -> None:
    """A header or footer whose places are parted by tabs, with a line for each; the right end stays free."""
    if not text_of(part).strip() and part.find(f".//{W}drawing") is None:
        for spacing in (child(child(paragraph, "pPr"), "spacing") for paragraph in part.iter(f"{W}p")):
            spacing.set(f"{W}line", "20")  # it says nothing, and takes no room
            spacing.set(f"{W}lineRule", "exact")
        return
    for paragraph in list(part.iter(f"{W}p")):
        if paragraph.find(f"{W}r/{W}tab") is None:
            continue
        for line in _at_tabs(paragraph):
            properties = child(line, "pPr")
            remove(properties, "tabs", "jc")
            child(properties, "ind").set(f"{W}right", str(_NUMBER))
            if text_of(line).strip():
                paragraph.addprevious(line)
        paragraph.getparent().remove(paragraph)


def _at_tabs(paragraph: etree._Element) -> list[etree._Element]:
    def begun() -> etree._Element:
        line = etree.Element(f"{W}p")
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            line.append(deepcopy(properties))
        return line

    lines = [begun()]
    for node in paragraph:
        if node.tag == f"{W}pPr":
            continue
        if node.tag != f"{W}r" or node.find(f"{W}tab") is None:
            lines[-1].append(deepcopy(node))
            continue
        run = _like(node)
        for part in node:
            if part.tag == f"{W}tab":
                lines[-1].append(run)
                lines.append(begun())
                run = _like(node)
            elif part.tag != f"{W}rPr":
                run.append(deepcopy(part))
        lines[-1].append(run)
    return lines


def _like(run: etree._Element) -> etree._Element:
    empty = etree.Element(f"{W}r")
    properties = run.find(f"{W}rPr")
    if properties is not None:
        empty.append(deepcopy(properties))
    return empty


def _lines(part: etree._Element, room: int) -> int:
    """How many lines a header or footer takes; none where it says nothing."""
    lines = 0
    for paragraph in part.iter(f"{W}p"):
        left = room - number(paragraph.find(f"{W}pPr/{W}ind"), "right")
        for line in text_of(paragraph).strip().split("\n"):
            lines += 1 + int(width(line, LEAST / 2, bold=True) * 20 // max(left, _LINE))
    return lines if text_of(part).strip() else 0


def fit_pictures(root: etree._Element, room: int) -> None:
    """Makes pictures that are wider than the text as wide as that."""
    for frame in (*root.iter(f"{_WP}inline"), *root.iter(f"{_WP}anchor")):
        extent = frame.find(f"{_WP}extent")
        wide = int(extent.get("cx", "0")) if extent is not None else 0
        if wide <= room * _EMU:
            continue
        for size in (extent, *frame.iter(f"{_A}ext")):
            if size.get("cx"):
                for name in ("cx", "cy"):
                    size.set(name, str(round(int(size.get(name)) * room * _EMU / wide)))
