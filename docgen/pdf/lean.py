"""The same Word file, quicker to read for the embedded engine, and with its words in one piece.

The engine carries every namespace that a part declares to each of its elements. Word and python-docx declare some
twenty and use three, which doubles the time that a form takes. Only the engine sees this copy.
"""

from __future__ import annotations

import io
import re
import zipfile
from functools import lru_cache

from lxml import etree

from docgen.pdf.breaks import break_long_words
from docgen.pdf.joined import join_runs

_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"
_BESIDE = re.compile(r"word/(styles|numbering|header\d*|footer\d*)\.xml")
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"


def lean(docx: bytes) -> tuple[bytes, etree._Element | None]:
    """The Word file without the declarations that its text does not use, and its text as XML.

    What it says stays the same; words that are too long for a line get places to break at.

    Raises what zipfile and lxml raise for a file that is not Word.
    """
    target = io.BytesIO()
    document = None
    with zipfile.ZipFile(io.BytesIO(docx)) as package, zipfile.ZipFile(target, "w") as out:
        for info in package.infolist():
            content = package.read(info)
            if info.filename == _DOCUMENT:
                styles = package.read(_STYLES) if _STYLES in package.NameToInfo else b""
                content, document = _without_idle_namespaces(content, styles)
            elif _BESIDE.fullmatch(info.filename):
                content = _beside(content)
            out.writestr(zipfile.ZipInfo(info.filename), content)
    return target.getvalue(), document


@lru_cache(maxsize=64)
def _beside(content: bytes) -> bytes:
    # Every letter of a house has the same styles.
    return _without_idle_namespaces(content)[0]


def _without_idle_namespaces(content: bytes, styles: bytes = b"") -> tuple[bytes, etree._Element]:
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    join_runs(root)
    break_long_words(root, styles)
    ignored = root.attrib.pop(_IGNORABLE, "").split()
    etree.cleanup_namespaces(root)
    # A list of prefixes to ignore must not name one that is no longer declared.
    kept = [prefix for prefix in ignored if prefix in root.nsmap]
    if kept:
        root.set(_IGNORABLE, " ".join(kept))
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written, root
