"""What the Word file knows of its tables and pictures, and the engine does not pass on."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_FIRST_COLUMN = 0x0080  # in the old way of writing how a table looks
_OFF = ("0", "false", "off")
_UNSEEN = ("nil", "none")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: how many columns it takes, and whether it only goes on from the cell above it."""

    columns: int = 1
    goes_on: bool = False


_PLAIN = Cell()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; ``heads`` where its cells say what stands under them."""

    cells: tuple[Cell, ...]
    heads: bool = False
    before: int = 0  # columns left out at its start


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``labelled`` where the first cell of each row says what stands beside it.

    Word has that as "First Column", and has it on for every new table: so it means nothing where a row of headings
    says what stands in the columns.
    """

    rows: tuple[Row, ...]
    labelled: bool
    summary: str = ""

    @property
    def layout(self) -> bool:
        """Whether it only places what is in it, because nothing in it is a heading."""
        heads = any(row.heads for row in self.rows)
        return not heads and (not self.labelled or all(len(row.cells) == 1 for row in self.rows))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the text; ``says`` is for who can't see it, and empty where it is only an ornament."""

    says: str
    table: int | None = None  # the innermost table around it, and where it is there
    row: int = 0
    cell: int = 0
    leads: bool = False  # whether it stands before all text of its cell


@dataclass(frozen=True, slots=True)
class Story:
    """The tables and the pictures of a Word file's text, each in the order of reading."""

    tables: tuple[Table, ...] = ()
    pictures: tuple[Picture, ...] = ()


def read_story(document: etree._Element) -> Story:
    """The story of ``word/document.xml``."""
    found = list(document.iter(f"{_W}tbl"))
    if not found and next(document.iter(f"{_WP}docPr"), None) is None:
        return Story()
    merged = next(document.iter(f"{_W}vMerge", f"{_W}gridSpan", f"{_W}gridBefore"), None) is not None
    numbers = {table: number for number, table in enumerate(found)}
    pictures = [_picture(place, numbers) for place in document.iter(f"{_WP}inline", f"{_WP}anchor")]
    return Story(tuple(_table(table, merged) for table in found), tuple(pictures))


def _table(table: etree._Element, merged: bool) -> Table:
    look = table.find(f"{_W}tblPr/{_W}tblLook")
    rows = [_row(row, merged) for row in table.iterchildren(f"{_W}tr")]
    ends = next((at for at, row in enumerate(rows) if not row.heads), len(rows))  # only those at the top repeat
    said = [table.find(f"{_W}tblPr/{_W}{name}") for name in ("tblCaption", "tblDescription")]
    return Table(
        tuple(row if at < ends else Row(row.cells, False, row.before) for at, row in enumerate(rows)),
        not any(row.heads for row in rows) and _first_column(look) and not _without_lines(table),
        ": ".join(text for one in said if one is not None and (text := one.get(f"{_W}val", "").strip())),
    )


def _first_column(look: etree._Element | None) -> bool:
    if look is None:
        return False
    told = look.get(f"{_W}firstColumn")
    if told is not None:
        return told not in _OFF
    try:
        return bool(int(look.get(f"{_W}val", "0"), 16) & _FIRST_COLUMN)
    except ValueError:
        return False


def _without_lines(table: etree._Element) -> bool:
    """Whether it says that it has no lines at all: then it places things, whatever else it says."""
    borders = table.find(f"{_W}tblPr/{_W}tblBorders")
    return borders is not None and all(line.get(f"{_W}val") in _UNSEEN for line in borders)


def _row(row: etree._Element, merged: bool) -> Row:
    mark = row.find(f"{_W}trPr/{_W}tblHeader")
    heads = mark is not None and mark.get(f"{_W}val") not in _OFF
    if not merged:
        return Row((_PLAIN,) * len(row.findall(f"{_W}tc")), heads)
    cells = tuple(_cell(cell) for cell in row.iterchildren(f"{_W}tc"))
    return Row(cells, heads, _number(row.find(f"{_W}trPr/{_W}gridBefore"), 0))


def _cell(cell: etree._Element) -> Cell:
    merged = cell.find(f"{_W}tcPr/{_W}vMerge")
    return Cell(
        _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1),
        merged is not None and merged.get(f"{_W}val", "continue") == "continue",
    )


def _number(element: etree._Element | None, usual: int) -> int:
    told = element.get(f"{_W}val", "") if element is not None else ""
    return int(told) if told.isdecimal() else usual


def _picture(place: etree._Element, numbers: dict[etree._Element, int]) -> Picture:
    about = place.find(f"{_WP}docPr")
    says = " ".join((about.get("descr") or "").split()) if about is not None else ""
    cell = next(place.iterancestors(f"{_W}tc"), None)
    row = cell.getparent() if cell is not None else None
    table = row.getparent() if row is not None else None
    if cell is None or row is None or table is None or table not in numbers:
        return Picture(says)
    return Picture(
        says,
        numbers[table],
        list(table.iterchildren(f"{_W}tr")).index(row),
        list(row.iterchildren(f"{_W}tc")).index(cell),
        _leads(place, cell),
    )


def _leads(place: etree._Element, cell: etree._Element) -> bool:
    for node in cell.iter(f"{_W}t", place.tag):
        if node is place:
            return True
        if node.tag == f"{_W}t" and (node.text or "").strip():
            return False
    return False
