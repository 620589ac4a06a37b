"""The contents of the pack: a table in Word, a table of contents for a screen reader."""

from __future__ import annotations

from docgen.pdf.tags.element import Element

PACK_ADDRESS = "https://docgen.invalid/pack/"


def put_as_contents(table: Element, inward: set[Element]) -> None:
    """A table each of whose rows, but for headings, leads to a part of the pack becomes a table of contents.

    ``inward`` are the Link elements that lead there. What its headings say becomes its caption.
    """
    rows = table.elements if table.kind == b"/Table" else []  # not one that only places things
    heads = [row for row in rows if all(cell.kind == b"/TH" for cell in row.elements)]
    lines = rows[len(heads) :]
    if not lines or rows[: len(heads)] != heads or not all(inward.intersection(row.walk()) for row in lines):
        return
    table.kind = b"/TOC"
    table.entries.pop(b"/A", None)
    caption = [text for row in heads for cell in row.elements for text in cell.kids]
    for line in lines:
        line.kind = b"/TOCI"
        line.kids = [text for cell in line.elements for text in cell.kids]
        for text in line.elements:
            if inward.intersection(text.elements):
                text.kind = b"/Reference"
    table.kids = [*([Element(b"/Caption", caption)] if caption else []), *lines]
