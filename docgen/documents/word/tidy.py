"""What is put right in a part after it is filled in: what Word insists on, and what would lose text."""

from __future__ import annotations

from unicodedata import east_asian_width

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_TALL = 30  # lines; a page has about fifty
_LINE = 130  # twentieths of a point that a character of 11 point Arial takes, or rather more


def tidy(root: etree._Element) -> None:
    """Ends each cell in a paragraph, numbers pictures anew, lets tall rows break, fits grids to their columns."""
    for cell in root.iter(f"{_W}tc"):
        if len(cell) == 0 or cell[-1].tag != f"{_W}p":
            etree.SubElement(cell, f"{_W}p")
    for number, drawing in enumerate(root.iter(f"{_WP}docPr"), start=1):
        drawing.set("id", str(number))  # a picture in a loop must not repeat its id
    for table in root.iter(f"{_W}tbl"):
        let_tall_rows_break(table)
        share_width(table)


def share_width(table: etree._Element) -> None:
    """Gives a table whose columns were repeated (``{%tc for``) a grid that fits them, as wide as it was.

    The first column keeps its width, the others share what is left in the measure that they had. Other tables, and
    those with merged cells, stay as they are.
    """
    grid = table.find(f"{_W}tblGrid")
    rows = [row.findall(f"{_W}tc") for row in table.iterchildren(f"{_W}tr")]
    if grid is None or not rows or not rows[0] or {len(row) for row in rows} != {len(rows[0])}:
        return
    if len(grid) == len(rows[0]) or table.find(f".//{_W}gridSpan") is not None:
        return
    first, *others = [_width(cell) for cell in rows[0]]
    whole = sum(int(column.get(f"{_W}w") or 0) for column in grid)
    widths = [first, *(width * (whole - first) // sum(others) for width in others)]
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        etree.SubElement(grid, f"{_W}gridCol").set(f"{_W}w", str(width))
    for row in rows:
        for cell, width in zip(row, widths, strict=True):
            own = cell.find(f"{_W}tcPr/{_W}tcW")
            if own is not None:
                own.set(f"{_W}w", str(width))


def _width(cell: etree._Element) -> int:
    width = cell.find(f"{_W}tcPr/{_W}tcW")
    return max(int(width.get(f"{_W}w") or 0), 1) if width is not None else 1


def let_tall_rows_break(table: etree._Element, *, tall: int = _TALL, character: int = _LINE) -> None:
    """Lets rows that may be taller than a page go on over it, whatever the template says.

    The embedded engine loses what does not fit the page, of a row that may not split and of rows kept together.

    So a row that may be taller than a page loses its ``cantSplit``, and a table whose rows hold together over
    more than a page its ``keepNext``. Rows of exact height (the letterhead) stay. ``tall`` is a page in lines,
    ``character`` the width of one in twentieths of a point.
    """
    held = longest = 0
    for row in table.iterchildren(f"{_W}tr"):
        height = row.find(f"{_W}trPr/{_W}trHeight")
        if height is not None and height.get(f"{_W}hRule") == "exact":
            continue
        whole = row.find(f"{_W}trPr/{_W}cantSplit")
        chained = row.find(f".//{_W}keepNext") is not None
        if whole is None and not chained and not held:
            continue
        lines = max((_lines(cell, character) for cell in row.iterchildren(f"{_W}tc")), default=0)
        longest = max(longest, held + lines)
        held = held + lines if chained else 0
        if whole is not None and lines > tall:
            whole.getparent().remove(whole)
    if longest > tall:
        for mark in list(table.iter(f"{_W}keepNext")):
            mark.getparent().remove(mark)


def _lines(cell: etree._Element, character: int) -> int:
    width = cell.find(f"{_W}tcPr/{_W}tcW")
    room = max(int(width.get(f"{_W}w") or 0) if width is not None else 0, 600)
    lines = 0
    for paragraph in cell.iter(f"{_W}p"):
        characters = 0
        for part in paragraph.iter(f"{_W}t", f"{_W}br"):
            if part.tag == f"{_W}br":
                lines, characters = lines + 1 + characters * character // room, 0
            else:
                characters += sum(2 if east_asian_width(c) in "WF" else 1 for c in part.text or "")
        lines += 1 + characters * character // room
    return lines
