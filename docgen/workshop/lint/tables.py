"""What makes a table hard to read with a screen reader, or its words hard to see."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from docgen.workshop.finding import Finding
from docgen.workshop.wordfile import W, WordFile, holds_picture, said, tags_only, value

CONTRAST = 4.5  # Web Content Accessibility Guidelines 2.2, 1.4.3
_LOOKS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100}
_STYLE_OPTIONS = "Table Design, Table Style Options: tick Header Row, First Column, only where there are such"
_Fault = tuple[str, str, str, etree._Element]


def faults_of_tables(file: WordFile) -> Iterator[Finding]:
    """Every fault of the tables in the text, at its place."""
    body = file.root("word/document.xml")
    for table in body.iter(f"{W}tbl"):
        for code, message, mend, element in _faults(file, table):
            yield file.finding("warning", code, message, mend, element)


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, from 1 to 21 (WCAG 2.2, contrast ratio)."""

    def light(colour: str) -> float:
        shares = [int(("000000" if colour == "auto" else colour)[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light("FFFFFF" if other == "auto" else other)))
    return (bright + 0.05) / (dark + 0.05)


def _faults(file: WordFile, table: etree._Element) -> Iterator[_Fault]:
    caption = value(table.find(f"{W}tblPr/{W}tblCaption"))
    if not caption:
        mend = "Table Properties, Alt Text, Title: what the table holds; “Layout: ...” where it only places things"
        yield "no-caption", "a table without a title for screen readers", mend, table
    if table.getparent().tag == f"{W}tc":
        yield "nested-table", "a table in another table", "split the cell instead", table
    following = table.getnext()
    if following is not None and following.tag == f"{W}tbl":
        mend = "put a paragraph between them"
        yield "touching-tables", "another table touches it, and Word makes one of both", mend, following
    if caption.startswith("Layout:"):
        yield from _layout(table)
    else:
        yield from _data(file, table)
    yield from _colours(file, table)


def _layout(table: etree._Element) -> Iterator[_Fault]:
    if table.find(f".//{W}tblHeader") is not None or any(_look(table).values()):
        mend = "untick Repeat Header Rows, and every Table Style Option"
        yield "layout-claims-headers", "a table that only places things claims headers", mend, table
    for cell in table.iter(f"{W}tc"):
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        goes_on = merged is not None and merged.get(f"{W}val") != "restart"
        if not said(cell) and not goes_on and not holds_picture(cell):
            yield "empty-cell", "an empty cell in a table that only places things", "take the cell out", cell


def _data(file: WordFile, table: etree._Element) -> Iterator[_Fault]:
    rows = [row for row in table.findall(f"{W}tr") if said(row) or not tags_only(row)]
    if not rows:
        return
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    if table.find(f".//{W}vMerge") is not None or table.find(f".//{W}gridSpan") is not None:
        yield "merged-cells", "merged cells", "split them: each row has as many cells as there are columns", table
    if True in heads[1:]:
        mend = "mark the first row only: Table Layout, Repeat Header Rows"
        yield "late-header", "a header row that is not the first", mend, rows[heads.index(True, 1)]
    body = rows[heads[0] :]
    labelled = all(_is_label(file, row.find(f"{W}tc")) for row in body)
    if not heads[0] and not labelled and len(table.findall(f"{W}tblGrid/{W}gridCol")) > 1:
        mend = "Table Layout, Repeat Header Rows on its first row; or the style Form Label on the first column"
        yield "no-header-row", "a table with neither header row nor labels", mend, table
    look = _look(table)
    if look["firstRow"] != heads[0]:
        told = "it has" if heads[0] else "it has not"
        yield "table-look", f"Header Row does not tell whether there is one ({told})", _STYLE_OPTIONS, table
    if look["firstColumn"] != labelled:
        told = "it does" if labelled else "it does not"
        message = f"First Column does not tell whether the first column holds labels ({told})"
        yield "table-look", message, _STYLE_OPTIONS, table
    if look["lastRow"] or look["lastColumn"]:
        yield "table-look", "it claims a row or column of totals", _STYLE_OPTIONS, table
    for cell in rows[0].findall(f"{W}tc") if heads[0] else ():
        if not said(cell) and not tags_only(cell):  # a column that is repeated has tags in cells of their own
            yield "empty-header", "a header that is empty", "type what the column holds", cell


def _is_label(file: WordFile, cell: etree._Element | None) -> bool:
    there = [] if cell is None else [p for p in cell.iter(f"{W}p") if said(p)]
    return bool(there) and file.styles.name(there[0]) == "Form Label"


def _look(table: etree._Element) -> dict[str, bool]:
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return dict.fromkeys(_LOOKS, False)
    try:
        bits = int(look.get(f"{W}val", "0"), 16)
    except ValueError:
        bits = 0
    return {
        name: look.get(f"{W}{name}", "1" if bits & bit else "0") in ("1", "true") for name, bit in _LOOKS.items()
    }


def _colours(file: WordFile, table: etree._Element) -> Iterator[_Fault]:
    for cell in table.iter(f"{W}tc"):
        shade = cell.find(f"{W}tcPr/{W}shd")
        fill = _colour("FFFFFF" if shade is None else shade.get(f"{W}fill", ""), "FFFFFF")
        for paragraph in cell.iter(f"{W}p"):
            own = [value(colour) for colour in paragraph.iter(f"{W}color")] or [file.styles.colour(paragraph)]
            worst = min((_colour(colour, "000000") for colour in own), key=lambda c: contrast(c, fill))
            if said(paragraph) and contrast(worst, fill) < CONTRAST:
                mend = "choose darker letters or a lighter shade; white letters on a dark one"
                yield "contrast", f"letters of the colour {worst} on {fill} can't be read", mend, paragraph


def _colour(found: str, otherwise: str) -> str:
    return found if len(found) == 6 and all(c in "0123456789abcdefABCDEF" for c in found) else otherwise
