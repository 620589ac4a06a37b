"""A table whose columns don't fit a page of large print, read entry by entry.

Each row becomes a heading (the number of an action, the name of a step) and a paragraph for each other column,
which begins with the name of the column. What is read is the same, in the same order, as a screen reader says
it; and no engine parts it at the foot of a page. A table to fill in keeps its boxes: the name of the column is
then on their left.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from docgen.documents.word.large.xml import W, cells_of, child, grid_of, remove, style_of, text_of

_LABEL, _TINT = "FormLabel", "E8ECF2"  # the style of labels and their shade, where the document has it
_DEEPEST = 3  # level of a heading
_TITLE = "Title"
_TOGETHER = 700  # characters of a row that stay on one page
_GROUP = f'<w:top xmlns:w="{W[1:-1]}" w:val="single" w:sz="18" w:space="0" w:color="1B2A41"/>'
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LOOKS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}


def stackable(table: etree._Element) -> bool:
    """Whether it has one row that names its columns, and no cell that belongs to some of them only."""
    rows = table.findall(f"{W}tr")
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    columns = len(grid_of(table))
    return (
        len(rows) > 1
        and heads[0]
        and not any(heads[1:])
        and columns > 1
        and len(rows[0].findall(f"{W}tc")) == columns
        and all(span in (1, columns) for row in rows for _, span, _ in cells_of(row))
        and table.find(f".//{W}vMerge") is None
    )


def to_fill_in(table: etree._Element) -> bool:
    """Whether it has rows without a beginning, for a reader to write in."""
    return any(not text_of(row.find(f"{W}tc")).strip() for row in table.findall(f"{W}tr"))


def unfold_rows(table: etree._Element, styles: frozenset[str]) -> list[etree._Element]:
    """Puts paragraphs in the place of the table, and gives them."""
    head, *rows = table.findall(f"{W}tr")
    names = [" ".join(text_of(p) for p in cell.iter(f"{W}p")) for cell in head.findall(f"{W}tc")]
    style = _heading_style(table, styles)
    made = []
    for row in rows:
        cells = row.findall(f"{W}tc")
        if len(cells) != len(names):
            made += [p for cell in cells for p in cell.iter(f"{W}p")]
            continue
        first, *others = zip(names, cells, strict=True)
        entries = [_heading(*first, style), *(p for name, cell in others for p in _named(name, cell))]
        for paragraph in entries:
            child(child(paragraph, "pPr"), "keepLines")
        if len(text_of(row)) <= _TOGETHER:
            for paragraph in entries[:-1]:
                child(child(paragraph, "pPr"), "keepNext")
        made += entries
    for paragraph in made:
        table.addprevious(paragraph)
    table.getparent().remove(table)
    return made


def _heading_style(table: etree._Element, styles: frozenset[str]) -> str:
    """That of the level below the heading above it."""
    before = (style_of(paragraph) for paragraph in table.itersiblings(f"{W}p", preceding=True))
    above = next((style for style in before if style == _TITLE or style.startswith("Heading")), _TITLE)
    level = 2 if above == _TITLE else int(above.removeprefix("Heading") or 1) + 1
    style = f"Heading{min(level, _DEEPEST)}"
    return style if style in styles else _LABEL if _LABEL in styles else "Normal"


def _heading(name: str, cell: etree._Element, style: str) -> etree._Element:
    """The first entry of a row, after the name of its column."""
    first, *others = cell.findall(f"{W}p")
    for other in others:
        first.append(_run(" "))
        first.extend(node for node in list(other) if node.tag != f"{W}pPr")
    properties = child(first, "pPr")
    for old in list(properties):
        properties.remove(old)
    child(properties, "pStyle").set(f"{W}val", style)
    first.insert(1, _run(f"{_marked(name)} "))
    return first


def _marked(name: str) -> str:
    """The name of a column before what stands in it: without a colon "No. 1" would read as somebody's house."""
    return name if name.endswith((":", "?")) else f"{name}:"


def _named(name: str, cell: etree._Element) -> list[etree._Element]:
    """The paragraphs of another entry, the first after the name of its column in bold."""
    paragraphs = [
        p for p in cell.iter(f"{W}p") if p is cell.find(f"{W}p") or len(p) > (p.find(f"{W}pPr") is not None)
    ]
    for paragraph in paragraphs:
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            remove(properties, "jc", "ind", "keepNext")
    properties = child(paragraphs[0], "pPr")
    paragraphs[0].insert(paragraphs[0].index(properties) + 1, _run(f"{_marked(name)} ", bold=True))
    return paragraphs


def _run(text: str, *, bold: bool = False) -> etree._Element:
    run = etree.Element(f"{W}r")
    if bold:
        properties = child(run, "rPr")
        for name in ("b", "bCs"):
            child(properties, name)
    words = etree.SubElement(run, f"{W}t", {_SPACE: "preserve"})
    words.text = text
    return run


def stack_rows(table: etree._Element, styles: frozenset[str]) -> None:
    """Each row under the one before, in two columns: what an entry is called, and its box."""
    head, *rows = table.findall(f"{W}tr")
    labels = [_label(cell, styles) for cell in head.findall(f"{W}tc")]
    table.remove(head)
    for row in rows:
        cells = row.findall(f"{W}tc")
        if len(cells) == len(labels):
            made = [_pair(label, cell) for label, cell in zip(labels, cells, strict=True)]
        else:
            child(child(cells[0], "tcPr"), "gridSpan").set(f"{W}val", "2")
            made = [row]
        for cell in made[0].findall(f"{W}tc"):
            borders = child(child(cell, "tcPr"), "tcBorders")
            remove(borders, "top")
            borders.insert(0, etree.fromstring(_GROUP))
        height = row.find(f"{W}trPr/{W}trHeight")
        for entry in made:
            properties = child(entry, "trPr")
            child(properties, "cantSplit")
            if height is not None and entry is not row:
                properties.append(deepcopy(height))
            for paragraph in entry.iter(f"{W}p") if entry is not made[-1] else ():
                child(child(paragraph, "pPr"), "keepNext")
            row.addprevious(entry)
        if made[0] is not row:
            table.remove(row)
    for column in grid_of(table)[2:]:
        column.getparent().remove(column)
    _look(table)


def _label(cell: etree._Element, styles: frozenset[str]) -> etree._Element:
    label = deepcopy(cell)
    if _LABEL in styles:
        shade = child(child(label, "tcPr"), "shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", _TINT)):
            shade.set(f"{W}{name}", value)
        for paragraph in label.iter(f"{W}p"):
            child(child(paragraph, "pPr"), "pStyle").set(f"{W}val", _LABEL)
            for colour in list(paragraph.iter(f"{W}color")):
                colour.getparent().remove(colour)
    return label


def _pair(label: etree._Element, cell: etree._Element) -> etree._Element:
    row = etree.Element(f"{W}tr")
    row.append(deepcopy(label))
    value = deepcopy(cell)
    if value.find(f"{W}tcPr/{W}shd") is not None:
        remove(value.find(f"{W}tcPr"), "shd")  # it was the shade of a first column; that is the label's now
    for paragraph in value.iter(f"{W}p"):
        sides = paragraph.find(f"{W}pPr/{W}jc")
        if sides is not None:
            sides.getparent().remove(sides)
    row.append(value)
    return row


def _look(table: etree._Element) -> None:
    """Says that the first column names what stands beside it, and that no row does."""
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return
    chosen = {"firstColumn", "noHBand", "noVBand"}
    for name in _LOOKS:
        look.set(f"{W}{name}", str(int(name in chosen)))
    look.set(f"{W}val", f"{sum(_LOOKS[name] for name in chosen):04X}")
