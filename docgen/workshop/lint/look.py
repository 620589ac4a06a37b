"""Looks that one of the engines can't draw (docs/engines.md, Known faults)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from docgen.workshop.finding import Finding, Severity
from docgen.workshop.wordfile import BODY, Paragraph, R, W, WordFile, on, tags_only, value

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SHAPES = {  # namespaces of what is drawn rather than written or a picture
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "a drawn shape",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "a group of shapes",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas": "a drawing canvas",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "a SmartArt diagram",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "a chart",
}
_EMU, _TWIP = 12700, 20  # in a point
_LINE = 1.2  # of the letters' size


def faults_of_look(file: WordFile) -> Iterator[Finding]:
    """What would look different with the embedded engine, or be left out."""
    told: set[tuple[Paragraph | None, str]] = set()
    for part in file.story:
        for severity, code, message, mend, element in _drawn(file, part):
            place = file.around(element)
            if (place, code) not in told:
                told.add((place, code))
                yield file.finding(severity, code, message, mend, place)
    yield from _headers(file)


_Fault = tuple[Severity, str, str, str, etree._Element]


def _drawn(file: WordFile, part: str) -> Iterator[_Fault]:
    for element in file.root(part).iter(etree.Element):
        name = etree.QName(element)
        outside = next(element.iterancestors(f"{W}txbxContent"), None) is None
        if element.tag == f"{W}txbxContent":
            at = next(element.iterancestors(f"{W}p"), element)
            yield (
                "error",
                "text-box",
                "a text box: the embedded engine leaves it out, text and all",
                "put the text into a paragraph, or into a table without lines",
                at,
            )
        elif name.namespace in _SHAPES and outside and name.localname in ("wsp", "wgp", "wpc", "relIds", "chart"):
            if next(element.iter(f"{W}txbxContent"), None) is None:
                yield (
                    "error",
                    "shape",
                    f"{_SHAPES[name.namespace]}: the embedded engine does not draw it",
                    "put a picture with alternative text in its place",
                    element,
                )
        elif element.tag in (f"{W}pict", f"{W}object") and outside:
            if next(element.iter(f"{W}txbxContent"), None) is None:
                yield (
                    "error",
                    "shape",
                    "a drawing or an embedded object of an old kind: the embedded engine does not draw it",
                    "put a picture (PNG or JPEG) with alternative text in its place",
                    element,
                )
        elif element.tag == f"{W}framePr":
            yield (
                "warning",
                "frame",
                "a frame: the embedded engine prints its text in the line of the others",
                "take the frame away; a table without lines puts text in a place of its own",
                element,
            )
    for paragraph in (paragraph for paragraph in file.paragraphs if paragraph.part == part and paragraph.said):
        yield from _styled(file, paragraph)


def _styled(file: WordFile, paragraph: Paragraph) -> Iterator[_Fault]:
    styles, element = file.styles, paragraph.element
    own = styles.own(element)
    close = element.find(f"{W}pPr/{W}contextualSpacing")
    close = styles.of(own, f"{W}pPr/{W}contextualSpacing") if close is None else close
    if on(close) and _is_in_a_row(file, paragraph):
        yield (
            "warning",
            "contextual-spacing",
            "“Don't add space between paragraphs of the same style”: the embedded engine adds it all the same",
            "untick it, and set the space before and after the paragraph to 0 where none is wanted",
            element,
        )
    for run in element.iter(f"{W}r"):
        mark = run.find(f"{W}rPr/{W}smallCaps")
        for style in (styles.run(run), own):
            mark = styles.of(style, f"{W}rPr/{W}smallCaps") if mark is None else mark
        if on(mark):
            yield (
                "warning",
                "small-capitals",
                "small capitals: the embedded engine prints them as they are typed",
                "take the small capitals away, or type capitals",
                element,
            )
            return


def _is_in_a_row(file: WordFile, paragraph: Paragraph) -> bool:
    """Whether a paragraph of the same style stands beside it, with space between."""
    element, own = paragraph.element, file.styles.own(paragraph.element)
    beside = [_beside(element, forward) for forward in (False, True)]
    if not any(other is not None and file.styles.own(other) is own for other in beside):
        return False
    spacing = element.find(f"{W}pPr/{W}spacing")
    if spacing is None:
        spacing = file.styles.of(own, f"{W}pPr/{W}spacing")
    return spacing is not None and any(spacing.get(f"{W}{side}", "0") != "0" for side in ("before", "after"))


def _beside(element: etree._Element, forward: bool) -> etree._Element | None:
    """The paragraph before or after, those that only steer passed over."""
    following = element.itersiblings(f"{W}p", f"{W}tbl", preceding=not forward)
    found = next((other for other in following if other.tag == f"{W}tbl" or not tags_only(other)), None)
    return found if found is not None and found.tag == f"{W}p" else None


def _headers(file: WordFile) -> Iterator[Finding]:
    """A header that is taller than the room above the text is printed over it."""
    rels = posixpath.join("word/_rels", f"{posixpath.basename(BODY)}.rels")
    targets = {e.get("Id"): e.get("Target", "") for e in file.root(rels)} if rels in file.parts else {}
    for section in file.root(BODY).iter(f"{W}sectPr"):
        margins = section.find(f"{W}pgMar")
        for reference in section.findall(f"{W}headerReference"):
            part = posixpath.join("word", targets.get(reference.get(f"{R}id"), ""))
            if part not in file.parts or margins is None:
                continue
            top, down = (float(margins.get(f"{W}{side}", "0")) / _TWIP for side in ("top", "header"))
            height = _height(file, part)
            if height and down + height > top + 0.5:
                first = next((p for p in file.paragraphs if p.part == part and p.text.strip()), None)
                yield file.finding(
                    "warning",
                    "tall-header",
                    f"the header takes some {round(down + height)} points and the top margin has {round(top)}: "
                    "the embedded engine prints the text over it",
                    "make the top margin larger, or put what the header says at the top of the text",
                    first if first is not None else "header",
                )


def _height(file: WordFile, part: str) -> float:
    """About how tall a header is, in points; nothing where there is nothing in it."""
    paragraphs = [p for p in file.paragraphs if p.part == part]
    pictures = [int(e.get("cy", "0")) / _EMU for e in file.root(part).iter(f"{_WP}extent")]
    if not pictures and not any(p.text.strip() for p in paragraphs):
        return 0
    return sum(_line(file, p) for p in paragraphs) + sum(pictures)


def _line(file: WordFile, paragraph: Paragraph) -> float:
    own = file.styles.own(paragraph.element)
    sizes = [value(size) for size in paragraph.element.iter(f"{W}sz")] or [
        value(file.styles.of(own, f"{W}rPr/{W}sz")) or "22"
    ]
    lines = 1 + sum(1 for _ in paragraph.element.iter(f"{W}br"))
    return lines * _LINE * max(float(size) for size in sizes if size.isdigit()) / 2
