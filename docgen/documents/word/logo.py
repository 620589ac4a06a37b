"""The authority's logo, put where the template holds a picture named ``logo``."""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import MutableMapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from docgen.errors import AuthorityError

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NAME = "logo"
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_END_OF_JPEG, _START_OF_SCAN = b"\xff\xd9", 0xDA
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # where a JPEG tells its size
_TYPES = {"png": "image/png", "jpg": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Logo:
    """A PNG or JPEG with its proportions and what a screen reader says of it."""

    content: bytes
    extension: str
    ratio: float  # width by height
    description: str

    @classmethod
    def read(cls, path: Path, description: str) -> Logo:
        """The logo in this file; raises AuthorityError where it is not a whole PNG or JPEG."""
        try:
            content = path.read_bytes()
        except OSError as error:
            raise AuthorityError(f"{path.name}: the logo can't be read: {error.strerror or error}") from None
        if content.startswith(_PNG):
            extension, size = "png", _png_size(content)
        elif content.startswith(_JPEG):
            extension, size = "jpg", _jpeg_size(content)
        else:
            raise AuthorityError(f"{path.name}: the logo is neither PNG nor JPEG")
        if not all(size):
            raise AuthorityError(f"{path.name}: the logo is broken or cut short; save it anew as PNG or JPEG")
        width, height = size
        return cls(content, extension, width / height, description)


def _png_size(content: bytes) -> tuple[int, int]:
    """Width and height in pixels; zero where the file is broken or ends early."""
    at, size = len(_PNG), (0, 0)
    while at + 12 <= len(content):
        end = at + 8 + int.from_bytes(content[at : at + 4])
        kind, data, check = content[at + 4 : at + 8], content[at + 8 : end], content[end : end + 4]
        if zlib.crc32(kind + data) != int.from_bytes(check):
            break
        if kind == b"IHDR":
            size = int.from_bytes(data[:4]), int.from_bytes(data[4:8])
        elif kind == b"IEND":
            return size
        at = end + 4
    return 0, 0


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Width and height in pixels; zero where the file is broken or ends early."""
    at, size = 2, (0, 0)
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if marker == 0xFF:  # filling
            at += 1
            continue
        if marker == _START_OF_SCAN:
            return size if content.rfind(_END_OF_JPEG) > at + length else (0, 0)
        if marker in _FRAMES:
            size = int.from_bytes(content[at + 7 : at + 9]), int.from_bytes(content[at + 5 : at + 7])
        at += 2 + length
    return 0, 0


def place_logo(members: MutableMapping[str, bytes], logo: Logo) -> None:
    """Puts the logo into each picture named ``logo``, as large as fits the picture's frame."""
    part_name = f"word/media/authority-logo.{logo.extension}"
    placed = False
    for part in [name for name in members if name.startswith("word/") and name.endswith(".xml")]:
        content = members[part]
        if b'name="logo"' not in content:
            continue
        root = etree.fromstring(content)
        rels_name = posixpath.join(posixpath.dirname(part), "_rels", f"{posixpath.basename(part)}.rels")
        rels = etree.fromstring(members[rels_name])
        for properties in root.iter(f"{_WP}docPr"):
            if properties.get("name") == _NAME:
                properties.set("descr", logo.description)
                _replace(properties.getparent(), rels, logo, part_name)
                placed = True
        members[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        members[rels_name] = etree.tostring(rels, xml_declaration=True, encoding="UTF-8", standalone=True)
    if placed:
        members[part_name] = logo.content
        _declare(members, logo)


def _replace(frame: etree._Element, rels: etree._Element, logo: Logo, part_name: str) -> None:
    extent = frame.find(f"{_WP}extent")
    width, height = int(extent.get("cx")), int(extent.get("cy"))
    if width / height > logo.ratio:
        width = round(height * logo.ratio)
    else:
        height = round(width / logo.ratio)
    for size in (extent, *frame.iter(f"{_A}ext")):
        if size.get("cx"):
            size.set("cx", str(width))
            size.set("cy", str(height))
    used = {blip.get(f"{_R}embed") for blip in frame.iter(f"{_A}blip")}
    for entry in rels:
        if entry.get("Id") in used:
            entry.set("Target", part_name.removeprefix("word/"))


def _declare(members: MutableMapping[str, bytes], logo: Logo) -> None:
    types = etree.fromstring(members["[Content_Types].xml"])
    if not any(entry.get("Extension") == logo.extension for entry in types):
        entry = etree.Element(types.tag.replace("Types", "Default"))
        entry.set("Extension", logo.extension)
        entry.set("ContentType", _TYPES[logo.extension])
        types.insert(0, entry)
    members["[Content_Types].xml"] = etree.tostring(types, xml_declaration=True, encoding="UTF-8", standalone=True)
