"""The elements put right: tables with their headings and spans, lists with their marks, headings in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docgen.pdf.format.space import Box
from docgen.pdf.format.syntax import Dictionary, Value, array, string
from docgen.pdf.tags.element import Element, Run
from docgen.pdf.tags.story import Picture, Story, Table

_HEADINGS = tuple(b"/H%d" % level for level in range(1, 7))


def put_headings_in_order(elements: Iterable[Element]) -> None:
    """No heading is more than one level below the one before it, and the first is of the first level.

    The elements are given in the order in which they are read.
    """
    above: list[int] = []
    for element in elements:
        if element.kind in _HEADINGS:
            level = _HEADINGS.index(element.kind)
            while above and above[-1] >= level:
                above.pop()
            element.kind = _HEADINGS[len(above)]
            above.append(level)


def name_list_mark(item: Element) -> None:
    """What the engine draws before the text of a list's item becomes its label."""
    (body,) = item.elements[:1] or [item]
    (text,) = body.elements[:1] or [body]
    mark = text.kids[0] if body.kind == b"/LBody" and text.kids else None
    if isinstance(mark, Run) and (mark.last > mark.first or len(text.kids) > 1):
        text.kids[:1] = [Run(mark.page, mark.first + 1, mark.last)] if mark.last > mark.first else []
        item.kids.insert(0, Element(b"/Lbl", [Run(mark.page, mark.first, mark.first)]))


def repeated_headings(tables: Sequence[Element]) -> Iterator[Run]:
    """The words of a table's heading that stand again on each page: taken out of the tree, to be ornaments."""
    for table in tables:
        for row in table.elements:
            cells = row.elements
            if not cells or any(cell.kind != b"/TH" for cell in cells):
                break
            texts = [text for cell in cells for text in cell.walk()]
            first = min((kid.page for text in texts for kid in text.kids if isinstance(kid, Run)), default=0)
            for text in texts:
                own = sum(_size(kid) for kid in text.kids if isinstance(kid, Run) and kid.page == first)
                again = [kid for kid in text.kids if isinstance(kid, Run) and kid.page > first]
                if own and all(_size(kid) == own for kid in again):  # else it goes on there, and is read
                    text.kids = [kid for kid in text.kids if kid not in again]
                    yield from again


def _size(run: Run) -> int:
    return run.last - run.first + 1


def alike(tables: Sequence[Element], story: Story) -> bool:
    """Whether the tables are those of the Word file, row by row and cell by cell."""
    return len(tables) == len(story.tables) and all(map(_matches, tables, story.tables))


def _matches(element: Element, table: Table) -> bool:
    rows = element.elements
    return len(rows) == len(table.rows) and all(
        row.kind == b"/TR" and len(row.kids) == len(told.cells) for row, told in zip(rows, table.rows, strict=True)
    )


def describe(element: Element, table: Table) -> None:
    """Give a table the headings and spans that it has in the Word file; what only places things is no table."""
    if table.layout:
        element.kind = b"/Div"  # what is in it follows each other, cell by cell
        element.kids = [kid for row in element.elements for cell in row.elements for kid in cell.kids]
        return
    if table.summary:
        _tell(element, {b"/Summary": string(table.summary)})
    open_cells: dict[int, tuple[Element, int]] = {}  # by column: the cell that may go on below, and its rows
    for row, told in zip(element.elements, table.rows, strict=True):
        column = told.before
        kept: list[Element] = []
        for place, (cell, of) in enumerate(zip(row.elements, told.cells, strict=True)):
            above = open_cells.get(column)
            if of.goes_on and above is not None and not _says(cell):
                open_cells[column] = (above[0], above[1] + 1)
                _tell(above[0], {b"/RowSpan": b"%d" % (above[1] + 1)})
            else:
                open_cells[column] = (cell, 1)
                kept.append(cell)
                if of.columns > 1:
                    _tell(cell, {b"/ColSpan": b"%d" % of.columns})
                if told.heads:
                    _head(cell, b"/Column")
                elif table.labelled and place == 0 and len(told.cells) > 1:
                    _head(cell, b"/Row")
            column += of.columns
        row.kids = [*kept]


def _says(element: Element) -> bool:
    return any(isinstance(kid, Run) for below in element.walk() for kid in below.kids)


def _head(cell: Element, scope: bytes) -> None:
    cell.kind = b"/TH"
    _tell(cell, {b"/Scope": scope})


def _tell(element: Element, more: Dictionary) -> None:
    """Add attributes of a table or of its cells to those that the element has."""
    known = element.entries.get(b"/A")
    own = known[0] if isinstance(known, list) and len(known) == 1 and isinstance(known[0], dict) else {}
    element.entries[b"/A"] = [{b"/O": b"/Table", **own, **more}]


def figure(says: str, box: Box, mark: Run) -> Element:
    """A picture with its description."""
    return Element(b"/Figure", [mark], {b"/Alt": string(says), b"/A": shape(box)})


def shape(box: Box) -> Value:
    """Where a picture is on its page, as a reader that shows it apart has to know."""
    return [{b"/O": b"/Layout", b"/BBox": array(*box), b"/Placement": b"/Block"}]


def hang(picture: Element, of: Picture, tables: Sequence[Element]) -> None:
    """Put a picture into the cell of these tables where the Word file has it."""
    if of.table is None:
        return
    cell = tables[of.table].elements[of.row].elements[of.cell]
    cell.kids.insert(0 if of.leads else len(cell.kids), picture)
