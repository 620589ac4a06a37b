"""The text of a Word file put where the embedded engine makes no handles for it.

The engine's Python module makes a handle of every paragraph, cell and run when it opens a file, for programs that
edit it. That takes seven times as long as reading the text, and some of it is done again to lay it out. It finds
what to make handles of in the text as it would write it: with the prefix ``w``, and with content controls that
declare what they declared. Here the text has another prefix, and stands in content controls that declare ``w`` to
be something else. That is the same Word file still, and the engine draws the same pages from it.
"""

from __future__ import annotations

import re
from itertools import groupby

from lxml import etree

_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_SPACE}}}"
_BLOCKS = frozenset((f"{_W}p", f"{_W}tbl"))
# What the engine treats otherwise within a content control, or looks for from outside; and what can't be renamed.
_APART = (
    *(b"<w:sdt", b"<w:ins ", b"<w:ins>", b"<w:del", b"<w:move", b"<w:comment", b"noteReference"),
    *(b"<w:object", b"<w:pict", b"txbxContent", b"AlternateContent", b"<!--", b" xmlns:d="),
)
_ATTRIBUTE = re.compile(rb' w:(?=\w+=")')
_ATTRIBUTE_IN_TEXT = re.compile(rb'>[^<]* w:\w+="')
_MARK = "docgen"  # where a content control begins and ends, until it can be written
_DECLARED = b'xmlns:d="%s"' % _SPACE.encode()
_WRITTEN = (
    (b"<w:", b"<d:"),
    (b"</w:", b"</d:"),
    (b'xmlns:w="%s"' % _SPACE.encode(), _DECLARED),
    # Declared once more, which saves the engine a search for declarations further down.
    (b"<d:body>", b"<d:body %s>" % _DECLARED),
    (f"<?{_MARK} begin?>".encode(), b'<d:sdt xmlns:w="urn:none"><d:sdtContent>'),
    (f"<?{_MARK} end?>".encode(), b"</d:sdtContent></d:sdt>"),
)


def seal(root: etree._Element) -> tuple[bytes, int]:
    """``word/document.xml`` as it is written, sealed where that can be done, and in how many content controls.

    ``root`` stays as it is. Whoever opens the file has to ask the engine whether it took every one of the content
    controls for one: it passes over one whose text it can't read, where it would refuse the same text outside.
    """
    body = root.find(f"{_W}body")
    if body is None or root.prefix != "w":
        return written(root), 0
    stretches = [[*stretch] for inside, stretch in groupby(body, _may_be_inside) if inside]
    marks = [mark for stretch in stretches for mark in _around(stretch)]
    document = written(root)
    for mark in marks:
        body.remove(mark)
    renamed = document.count(b" xmlns:w=") == 1 and not _ATTRIBUTE_IN_TEXT.search(document)
    if not renamed or document.count(b"<?docgen ") != len(marks) or any(other in document for other in _APART):
        return written(root), 0
    for old, new in _WRITTEN:
        document = document.replace(old, new)
    return _ATTRIBUTE.sub(b" d:", document), len(stretches)


def written(root: etree._Element) -> bytes:
    """A part as it stands in a Word file."""
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def _may_be_inside(block: etree._Element) -> bool:
    """Whether it is a table, or a paragraph that ends no section."""
    return block.tag in _BLOCKS and block.find(f"{_W}pPr/{_W}sectPr") is None


def _around(blocks: list[etree._Element]) -> tuple[etree._Element, etree._Element]:
    begin, end = etree.ProcessingInstruction(_MARK, "begin"), etree.ProcessingInstruction(_MARK, "end")
    blocks[0].addprevious(begin)
    blocks[-1].addnext(end)
    return begin, end
