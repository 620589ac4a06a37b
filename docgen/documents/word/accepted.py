"""Accepts the changes that a template still has marked, and takes out its comments.

Word keeps what was deleted, and who deleted it, until somebody accepts the change; it would go out in each letter.
"""

from __future__ import annotations

import re

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKED = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo|comment\w+|\w+Change)[ />]")
_GONE = re.compile(r"del|moveFrom\w*|moveTo\w+|comment\w+|customXml(?:Ins|Del|Move)\w+|\w+Change|cellIns|cellDel")
_KEPT = ("ins", "moveTo")


def accept_changes(content: bytes) -> bytes:
    """The part of a Word file as it reads once every change is accepted; the same bytes where none is marked."""
    if not _MARKED.search(content):
        return content
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    for row in [mark.getparent().getparent() for mark in root.iter(f"{_W}del") if _is_of_row(mark)]:
        row.getparent().remove(row)
    for element in list(root.iter(f"{_W}*")):
        name = etree.QName(element).localname
        parent = element.getparent()
        if parent is None:
            continue
        if _GONE.fullmatch(name):
            parent.remove(element)
        elif name in _KEPT:
            at = parent.index(element)
            for child in reversed(list(element)):
                parent.insert(at + 1, child)
            parent.remove(element)
    done: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return done


def _is_of_row(mark: etree._Element) -> bool:
    parent = mark.getparent()
    return parent is not None and parent.tag == f"{_W}trPr"
