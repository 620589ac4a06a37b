"""The same Word file, quicker to read for the embedded engine, and with its words in one piece.

The engine carries every namespace that a part declares to each of its elements. Word and python-docx declare some
twenty and use three, which doubles the time that a form takes. It goes through the text a dozen times and more, so
that each element counts which nothing depends on. Only the engine sees this copy.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from docgen.pdf.breaks import break_long_words
from docgen.pdf.joined import join_runs
from docgen.pdf.sealed import seal, written
from docgen.pdf.styles import only, styles_named

_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"
_BESIDE = re.compile(r"word/(styles|numbering|header\d*|footer\d*)\.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"


@dataclass(frozen=True, slots=True)
class Lean:
    """The Word file that the engine gets, its text as XML, and in how many content controls that is sealed."""

    content: bytes
    document: etree._Element | None
    seals: int = 0


def lean(docx: bytes, *, sealed: bool = True) -> Lean:
    """The Word file without what its pages do not depend on; what it says stays the same.

    Words that are too long for a line get places to break at.

    Raises what zipfile and lxml raise for a file that is not Word.
    """
    target = io.BytesIO()
    document, seals = None, 0
    with zipfile.ZipFile(io.BytesIO(docx)) as package, zipfile.ZipFile(target, "w") as out:
        parts = [(info.filename, package.read(info)) for info in package.infolist()]
        named = styles_named(content for name, content in parts if name.endswith(".xml") and name != _STYLES)
        styles = dict(parts).get(_STYLES, b"")
        for name, content in parts:
            if name == _DOCUMENT:
                document = _without_idle_namespaces(content, styles)
                _drop_widths(document)
                content, seals = seal(document) if sealed else (written(document), 0)
            elif name == _STYLES and named is not None:
                content = only(_beside(content), named)
            elif _BESIDE.fullmatch(name):
                content = _beside(content)
            out.writestr(zipfile.ZipInfo(name), content)
    return Lean(target.getvalue(), document, seals)


@lru_cache(maxsize=64)
def _beside(content: bytes) -> bytes:
    # Every letter of a house has the same styles.
    return written(_without_idle_namespaces(content))


def _without_idle_namespaces(content: bytes, styles: bytes = b"") -> etree._Element:
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    join_runs(root)
    break_long_words(root, styles)
    ignored = root.attrib.pop(_IGNORABLE, "").split()
    etree.cleanup_namespaces(root)
    # A list of prefixes to ignore must not name one that is no longer declared.
    kept = [prefix for prefix in ignored if prefix in root.nsmap]
    if kept:
        root.set(_IGNORABLE, " ".join(kept))
    return root


def _drop_widths(root: etree._Element) -> None:
    """Takes the widths out of the cells of tables with fixed columns, where the engine goes by the columns."""
    for table in root.iter(f"{_W}tbl"):
        layout = table.find(f"{_W}tblPr/{_W}tblLayout")
        if layout is None or layout.get(f"{_W}type") != "fixed":
            continue
        for width in table.findall(f"{_W}tr/{_W}tc/{_W}tcPr/{_W}tcW"):
            look = width.getparent()
            look.remove(width)
            if not len(look):
                look.getparent().remove(look)
