"""A drawing of the case's facts, put where the template holds a picture named ``drawing``.

Word is given it as EMF, which is made of shapes and not of dots, and so is sharp at any size.
"""

from __future__ import annotations

import copy
import posixpath
from collections.abc import MutableMapping, Sequence

from lxml import etree

from docgen.documents.drawing.canvas import Drawing
from docgen.documents.drawing.emf import emf

_NAME = "drawing"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_PART, _RELS = "word/document.xml", "word/_rels/document.xml.rels"
_EXTENSION, _TYPE = "emf", "image/x-emf"
_EMU = 12700  # in a point
_FIRST_ID = 1001  # of the pictures, above those that are numbered with the rest


def place_drawings(members: MutableMapping[str, bytes], drawings: Sequence[Drawing]) -> None:
    """Puts the drawings, a paragraph each, where the placeholder is; with none to put, the placeholder goes."""
    root, rels = etree.fromstring(members[_PART]), etree.fromstring(members[_RELS])
    replaced: set[str] = set()
    for properties in [found for found in root.iter(f"{_WP}docPr") if found.get("name") == _NAME]:
        paragraph = next(properties.iterancestors(f"{_W}p"))
        replaced.update(blip.get(f"{_R}embed") for blip in paragraph.iter(f"{_A}blip"))
        for number, drawing in enumerate(drawings, 1):
            own = copy.deepcopy(paragraph)
            paragraph.addprevious(own)
            _fill(own, drawing, number)
        _remove(paragraph)
    for number, drawing in enumerate(drawings, 1):
        name = f"media/drawing-{number}.{_EXTENSION}"
        members[f"word/{name}"] = emf(drawing)
        etree.SubElement(rels, rels.tag.removesuffix("s"), Id=f"drawing{number}", Type=_IMAGE, Target=name)
    _forget(members, root, rels, replaced)
    members[_PART], members[_RELS] = _written(root), _written(rels)
    _declare(members)


def _fill(paragraph: etree._Element, drawing: Drawing, number: int) -> None:
    width, height = str(round(drawing.width * _EMU)), str(round(drawing.height * _EMU))
    for size in (*paragraph.iter(f"{_WP}extent"), *(s for s in paragraph.iter(f"{_A}ext") if s.get("cx"))):
        size.set("cx", width)
        size.set("cy", height)
    for properties in paragraph.iter(f"{_WP}docPr", f"{_PIC}cNvPr"):
        properties.set("id", str(_FIRST_ID + number))
        properties.set("descr", drawing.says)
    for blip in paragraph.iter(f"{_A}blip"):
        for old in list(blip):
            blip.remove(old)
        blip.set(f"{_R}embed", f"drawing{number}")


def _remove(paragraph: etree._Element) -> None:
    """Without the paragraph; a cell or a section keeps its last, empty."""
    parent = paragraph.getparent()
    if paragraph.find(f"{_W}pPr/{_W}sectPr") is None and len(parent.findall(f"{_W}p")) > 1:
        parent.remove(paragraph)
    else:
        for run in paragraph.findall(f"{_W}r"):
            paragraph.remove(run)


def _forget(
    members: MutableMapping[str, bytes], root: etree._Element, rels: etree._Element, replaced: set[str]
) -> None:
    """The placeholder's own picture does not stay in the file."""
    used = {value for node in root.iter() for name, value in node.attrib.items() if name.startswith(_R)}
    for entry in [entry for entry in rels if entry.get("Id") in replaced - used]:
        target = posixpath.join("word", entry.get("Target", ""))
        rels.remove(entry)
        if not any(posixpath.join("word", other.get("Target", "")) == target for other in rels):
            members.pop(target, None)


def _declare(members: MutableMapping[str, bytes]) -> None:
    types = etree.fromstring(members["[Content_Types].xml"])
    if not any(entry.get("Extension") == _EXTENSION for entry in types):
        tag = types.tag.replace("Types", "Default")
        types.insert(0, etree.Element(tag, Extension=_EXTENSION, ContentType=_TYPE))
    members["[Content_Types].xml"] = _written(types)


def _written(root: etree._Element) -> bytes:
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content
