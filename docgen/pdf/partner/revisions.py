"""Tracked changes in a Word file, all accepted: what was put in stays, what was struck out is gone."""

from __future__ import annotations

from lxml import etree

from docgen.pdf.partner.tree import remove, unwrap

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = frozenset(
    f"{_W}{name}"
    for name in (
        "del",
        "moveFrom",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "customXmlDelRangeStart",
        "customXmlDelRangeEnd",
        "customXmlInsRangeStart",
        "customXmlInsRangeEnd",
        "cellIns",
        "cellMerge",
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "tblPrExChange",
        "tblGridChange",
        "tcPrChange",
        "trPrChange",
        "numberingChange",
    )
)
_UNWRAPPED = frozenset((f"{_W}ins", f"{_W}moveTo"))
_STRUCK = frozenset((f"{_W}del", f"{_W}moveFrom"))


def accept_revisions(root: etree._Element) -> bool:
    """Accept every change of a part, in place; whether there was any."""
    found = False
    for row in list(root.iter(f"{_W}tr")):
        if row.find(f"{_W}trPr/{_W}del") is not None:
            remove(row)
            found = True
    for cell in list(root.iter(f"{_W}tc")):
        if cell.find(f"{_W}tcPr/{_W}cellDel") is not None:
            remove(cell)
            found = True
    for paragraph in list(root.iter(f"{_W}p")):
        marks = paragraph.find(f"{_W}pPr/{_W}rPr")
        if marks is not None and any(mark.tag in _STRUCK for mark in marks):
            found = True
            _join_with_next(paragraph)
    for element in list(root.iter()):
        if element.tag in _GONE:
            remove(element)
            found = True
        elif element.tag in _UNWRAPPED:
            unwrap(element)
            found = True
    return found


def _join_with_next(paragraph: etree._Element) -> None:
    """The end of the paragraph was struck out: what is left of it goes to the start of the next one."""
    following = paragraph.getnext()
    if following is None or following.tag != f"{_W}p":
        return
    at = 1 if following.find(f"{_W}pPr") is not None else 0
    for element in [child for child in paragraph if child.tag != f"{_W}pPr"]:
        following.insert(at, element)
        at += 1
    remove(paragraph)
