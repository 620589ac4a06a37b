"""A partner's Word file, made safe before an engine opens it.

What is outside the file is not fetched, what runs is gone, and it reads as a print of it would: tracked changes
accepted, no comments, fields as they were last saved (a date in a chronology must not become today's).
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from docgen.paper import Docx
from docgen.pdf.partner.fields import settle_fields
from docgen.pdf.partner.limits import (
    MAX_ELEMENTS,
    MAX_GROWTH,
    MAX_PARAGRAPH,
    MAX_PARTS,
    MAX_TEXT,
    MAX_UNPACKED,
    MAX_XML,
    Refused,
)
from docgen.pdf.partner.pixels import refuse_large_pictures
from docgen.pdf.partner.revisions import accept_revisions

_STAMP = (1980, 1, 1, 0, 0, 0)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/"
# What a print needs. Not on it: templates, macros, controls, embedded files, other documents, comments, fonts.
_LISTED = """
    officeDocument styles stylesWithEffects settings numbering fontTable theme themeOverride header footer
    footnotes endnotes image hyperlink chart chartColorStyle chartStyle chartUserShapes diagramData diagramLayout
    diagramQuickStyle diagramColors diagramDrawing hdphoto
"""
_NEEDED = frozenset(_LISTED.split())
_WEB = ("http://", "https://", "mailto:", "tel:")
# Elements that bring in what stands in another part, file or program, or that belong to a comment.
_FOREIGN = """
    altChunk subDoc control movie contentPart dataBinding embedRegular embedBold embedItalic embedBoldItalic
    attachedTemplate mailMerge documentProtection trackRevisions commentRangeStart commentRangeEnd commentReference
"""
_DROPPED = {
    *(_WORD + name for name in _FOREIGN.split()),
    "{urn:schemas-microsoft-com:office:office}OLEObject",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}externalData",
}
_NEEDS_TARGET = {f"{_WORD}headerReference", f"{_WORD}footerReference"}
_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_AGAIN = "open it in Word and save it anew, or send it as a PDF"


@dataclass(slots=True)
class _Seen:
    left_out: set[str] = field(default_factory=set)
    revisions: bool = False
    elements: int = 0
    characters: int = 0


@dataclass(frozen=True, slots=True)
class SafeWord:
    """The Word file that an engine may open, and what the officer should know about it."""

    docx: Docx
    notes: tuple[str, ...]


def make_safe(content: bytes) -> SafeWord:
    """The same text with nothing outside it and nothing that runs. Raises Refused: why, and what to do."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = _unpacked(package)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
        ValueError,
    ) as error:
        if isinstance(error, Refused):
            raise
        raise Refused(f"it is damaged and can't be read; {_AGAIN}") from None
    if any(_STRICT in parts[name] for name in ("_rels/.rels", "word/document.xml") if name in parts):
        raise Refused('it is a "Strict Open XML" file; open it in Word and save it as an ordinary Word document')
    if not {"[Content_Types].xml", "_rels/.rels", "word/document.xml"} <= parts.keys():
        raise Refused(f"it is not a whole Word file; {_AGAIN}")
    refuse_large_pictures(parts)
    seen = _Seen()
    kept = dict(_needed(parts, seen))
    return SafeWord(Docx(_packed(kept)), tuple(_notes(seen)))


def _unpacked(package: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [entry for entry in package.infolist() if not entry.is_dir()]
    size, stored = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries)
    grows = size > MAX_UNPACKED / 10 and size > MAX_GROWTH * stored
    if len(entries) > MAX_PARTS or size > MAX_UNPACKED or grows:
        raise Refused(f"it unpacks to far more than a report needs; {_AGAIN}")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("it has a password; ask the agency for a copy without")
    # zipfile reads no more than the size that the entry gives, so what was added up above is the whole.
    return {entry.filename: package.read(entry) for entry in entries}


def _needed(parts: dict[str, bytes], seen: _Seen) -> Iterator[tuple[str, bytes]]:
    """Every part that a print needs, found by following the relations from the start."""
    waiting = [""]
    done = set()
    while waiting:
        name = waiting.pop()
        if name in done:
            continue
        done.add(name)
        targets, kept, written = _relations(parts, name, seen)
        waiting += targets
        if written:
            yield _relations_of(name), written
        if name:
            yield name, _part(name, parts[name], kept, seen)
    yield "[Content_Types].xml", _content_types(parts["[Content_Types].xml"], done)


def _relations_of(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _relations(parts: dict[str, bytes], name: str, seen: _Seen) -> tuple[list[str], set[str], bytes]:
    """The parts that this one leads to, the ids of the relations that stay, and these written out."""
    found = parts.get(_relations_of(name))
    if found is None:
        return [], set(), b""
    relations = _xml(found)
    targets, kept = [], set()
    for relation in list(relations.iter(_RELATION)):
        kind = relation.get("Type", "").rpartition("/")[2]
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External":
            stays = kind == "hyperlink" and target.lower().startswith(_WEB)
            part = None
        else:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(name), target)) if target else ""
            part = target.lstrip("/") if target.startswith("/") else path
            stays = kind in _NEEDED and part in parts and not part.endswith(".svg")  # a PNG stands beside it
        if stays:
            kept.add(relation.get("Id", ""))
            targets += [part] if part else []
            continue
        relations.remove(relation)
        seen.left_out |= _LEFT_OUT.get(kind, {"links to files"} if part is None else set())
    return targets, kept, etree.tostring(relations, xml_declaration=True, encoding="UTF-8", standalone=True)


_LEFT_OUT = {
    "vbaProject": {"macros"},
    "attachedTemplate": {"its link to a template"},
    "oleObject": {"embedded files (their picture stays)"},
    "package": {"embedded files (their picture stays)"},
    "control": {"controls"},
    "aFChunk": {"another document inside it"},
    "subDocument": {"another document inside it"},
    "image": {"pictures that are not in the file"},
    "comments": {"comments"},
}


def _part(name: str, content: bytes, kept: set[str], seen: _Seen) -> bytes:
    if not name.endswith(".xml"):
        return content
    root = _xml(content)
    _count(root, seen)
    for element in list(root.iter()):
        if element.tag in _DROPPED:
            _drop(element)
            continue
        if element.tag == _PICTURE:
            for key in ("src", "{urn:schemas-microsoft-com:office:office}href"):
                element.attrib.pop(key, None)
        for key, value in list(element.attrib.items()):
            if key.startswith(_OFFICE) and value not in kept:
                del element.attrib[key]
        if element.tag in _NEEDS_TARGET and f"{_OFFICE}id" not in element.attrib:
            _drop(element)
    if root.tag.startswith(_WORD):
        seen.revisions |= accept_revisions(root)
        settle_fields(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _count(root: etree._Element, seen: _Seen) -> None:
    """Raises Refused where laying it out would take an engine minutes and gigabytes."""
    paragraph = 0
    for element in root.iter():
        seen.elements += 1
        if element.tag == f"{_WORD}p":
            paragraph = 0
        length = len(element.text or "")
        seen.characters, paragraph = seen.characters + length, paragraph + length
        if seen.elements > MAX_ELEMENTS or seen.characters > MAX_TEXT:
            raise Refused(f"it holds more than {MAX_ELEMENTS} pieces or {MAX_TEXT} characters; send a shorter one")
        if paragraph > MAX_PARAGRAPH:
            raise Refused(f"it has a paragraph of more than {MAX_PARAGRAPH} characters; {_AGAIN}")


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _content_types(content: bytes, kept: set[str]) -> bytes:
    types = _xml(content)
    for entry in list(types):
        part = entry.get("PartName")
        if part is not None and part.lstrip("/") not in kept:
            types.remove(entry)
        elif "macroEnabled" in entry.get("ContentType", ""):
            entry.set(
                "ContentType",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            )
    return bytes(etree.tostring(types, xml_declaration=True, encoding="UTF-8", standalone=True))


def _xml(content: bytes) -> etree._Element:
    if len(content) > MAX_XML:
        raise Refused(f"it holds more text than can be printed; {_AGAIN}")
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
        raise Refused(f"it is not as Word writes a file; {_AGAIN}")
    try:
        return etree.fromstring(content, _PARSER)
    except (etree.XMLSyntaxError, ValueError):
        raise Refused(f"it is damaged and can't be read; {_AGAIN}") from None


def _packed(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            package.writestr(zipfile.ZipInfo(name, _STAMP), parts[name], zipfile.ZIP_DEFLATED, 1)
    return target.getvalue()


def _notes(seen: _Seen) -> Iterator[str]:
    if seen.revisions:
        yield "its tracked changes are printed as accepted; look whether that is meant"
    if seen.left_out:
        yield f"left out: {', '.join(sorted(seen.left_out))}"
