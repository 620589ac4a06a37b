"""Tables in large print: columns as wide as their words need, or else a table that is read entry by entry."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from docgen.documents.word.large.sizes import LEAST
from docgen.documents.word.large.stacks import stack_rows, stackable, to_fill_in, unfold_rows
from docgen.documents.word.large.words import longest, part_long_words
from docgen.documents.word.large.xml import MM, W, attribute, cells_of, child, grid_of, number, remove, text_of
from docgen.documents.word.lettering import width
from docgen.documents.word.tidy import let_tall_rows_break

_SIZE = LEAST / 2
_PAD = 108  # twips to either side of a cell, where a table does not say
_EASE = 100  # and a little more, for what fonts differ
_READABLE = round(60 * MM)  # a column of sentences is no narrower than this
_LABELS = 0.4  # of the width is the most that labels take
_TALL_BOX = round(60 * MM)  # a box to write in that is taller is large enough as it is
_LINES_OF_PAGE = 20
_CHARACTER = 190  # twips that a character of 16 point takes, or rather more


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column asks for, in twips."""

    least: int  # its longest word
    comfort: int  # a readable line
    most: int  # its longest line


def reflow(body: etree._Element, room: int, styles: frozenset[str]) -> None:
    """Every table of the body, in a page whose text is so many twips wide.

    A table with rows of exact height is a letterhead, and left as it is. ``styles`` are the ids that there are.
    """
    for table in [t for t in body.iter(f"{W}tbl") if not is_layout(t)]:
        if table.getparent().tag == f"{W}tc":
            continue  # a table within a table: the outer one makes it room
        columns = [_column(table, index) for index in range(len(grid_of(table)))]
        if not columns:
            continue
        if sum(column.comfort for column in columns) <= room or not stackable(table):
            _spread(table, _shares(columns, room))
        elif to_fill_in(table):
            stack_rows(table, styles)
            labels = _labels_of(table, room)
            _spread(table, [labels, room - labels])
        else:
            for paragraph in unfold_rows(table, styles):
                part_long_words(paragraph, room / 20)
            continue
        _heighten(table)
        let_tall_rows_break(table, tall=_LINES_OF_PAGE, character=_CHARACTER)
        _part_words(table)


def is_layout(table: etree._Element) -> bool:
    """Whether it holds things in their places on the page, as a letterhead does."""
    return any(attribute(height, "hRule") == "exact" for height in table.iter(f"{W}trHeight"))


def _padding(table: etree._Element) -> int:
    sides = table.find(f"{W}tblPr/{W}tblCellMar")
    if sides is None:
        return 2 * _PAD
    return sum(number(sides.find(f"{W}{side}"), "w", _PAD) for side in ("left", "right"))


def _column(table: etree._Element, index: int) -> _Column:
    padding = _padding(table) + _EASE
    cells = [
        cell for row in table.findall(f"{W}tr") for at, span, cell in cells_of(row) if at == index and span == 1
    ]
    texts = [text_of(paragraph) for cell in cells for paragraph in cell.iter(f"{W}p")]
    least = max((longest(text) for text in texts), default=0.0) * 20 + padding
    lines = [line for text in texts for line in text.split("\n")]
    most = max((width(line, _SIZE, bold=True) for line in lines), default=0.0) * 20 + padding
    empty = len(cells) > 1 and not any(text_of(cell).strip() for cell in cells[1:])
    to_fill = number(grid_of(table)[index], "w") if empty else 0  # a box to write in is as wide as it was
    comfort = max(least, min(most, _READABLE), to_fill)
    return _Column(round(least), round(comfort), round(max(most, comfort)))


def _labels_of(table: etree._Element, room: int) -> int:
    """How wide the column of labels is in what was stacked."""
    texts = [text_of(p) for row in table.findall(f"{W}tr") for p in row.find(f"{W}tc").iter(f"{W}p")]
    widest = max((width(text, _SIZE, bold=True) for text in texts), default=0.0)
    return min(max(round(widest * 20) + _padding(table) + _EASE, room // 4), round(room * _LABELS))


def _shares(columns: list[_Column], room: int) -> list[int]:
    """How wide each column becomes: what it needs, then what it would like, of what there is."""
    wishes = [[c.most for c in columns], [c.comfort for c in columns], [c.least for c in columns]]
    lower = [0] * len(columns)
    for wish in reversed(wishes):
        if sum(wish) > room:
            extra, asked = room - sum(lower), [w - low for w, low in zip(wish, lower, strict=True)]
            given = [low + extra * a // max(sum(asked), 1) for low, a in zip(lower, asked, strict=True)]
            return _filled(given, room)
        lower = wish
    widest = lower.index(max(lower))
    if len(lower) == 2 and lower[0] < room // 2:
        widest = 1  # labels stay narrow
    return _filled(lower, room, widest)


def _filled(widths: list[int], room: int, at: int = -1) -> list[int]:
    widths[at] += room - sum(widths)
    return widths


def _spread(table: etree._Element, widths: list[int]) -> None:
    for column, twips in zip(grid_of(table), widths, strict=True):
        column.set(f"{W}w", str(twips))
    for row in table.findall(f"{W}tr"):
        for at, span, cell in cells_of(row):
            _set_width(cell, sum(widths[at : at + span]))
    _set_table_width(table, sum(widths))


def _set_width(cell: etree._Element, twips: int) -> None:
    size = child(child(cell, "tcPr"), "tcW")
    size.set(f"{W}w", str(twips))
    size.set(f"{W}type", "dxa")


def _set_table_width(table: etree._Element, twips: int) -> None:
    properties = table.find(f"{W}tblPr")
    size = properties.find(f"{W}tblW")
    if size is not None:
        size.set(f"{W}w", str(twips))
        size.set(f"{W}type", "dxa")
    remove(properties, "tblInd")


def _heighten(table: etree._Element) -> None:
    """Room to write in large letters."""
    for height in table.iter(f"{W}trHeight"):
        share = 4 / 3 if number(height) < _TALL_BOX else 3 / 4  # the words around a tall box take more of its page
        height.set(f"{W}val", str(round(number(height) * share)))


def _part_words(table: etree._Element) -> None:
    padding = _padding(table) + 20
    for cell in table.iter(f"{W}tc"):
        room = number(cell.find(f"{W}tcPr/{W}tcW"), "w") - padding
        if room > 0:
            for paragraph in cell.iter(f"{W}p"):
                part_long_words(paragraph, room / 20)
