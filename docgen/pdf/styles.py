"""The styles that a Word file uses: a template brings all that Word has, some sixty, and a letter uses ten."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import lru_cache

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAMED = re.compile(
    rb"""tyle(?:Link)?\s[^<>]*?\bval\s*=\s*["']([^"'<>]*)["']"""
)  # pStyle, tblStyle, styleLink and others
_BY_NAME = b"STYLEREF"  # a field that names a style as people see it
_LEADING = (f"{_W}basedOn", f"{_W}link")


def styles_named(parts: Iterable[bytes]) -> frozenset[str] | None:
    """The styles that these parts of a Word file name; None where some may be named in another way."""
    found: set[bytes] = set()
    for part in parts:
        if _BY_NAME in part or b"\0" in part[:4]:  # in UTF-16 nothing would be found
            return None
        found.update(_NAMED.findall(part))
    try:
        return frozenset(html.unescape(name.decode()) for name in found)
    except UnicodeDecodeError:
        return None


@lru_cache(maxsize=64)
def only(styles: bytes, named: frozenset[str]) -> bytes:
    """``word/styles.xml`` with these styles, those that they are made of, and those for where none is named."""
    root = etree.fromstring(styles, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    known = {style.get(f"{_W}styleId", ""): style for style in root.iterchildren(f"{_W}style")}
    waiting = [
        name
        for name, style in known.items()
        if name in named or style.get(f"{_W}default") is not None or style.get(f"{_W}type") == "numbering"
    ]
    kept: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in kept and name in known:
            kept.add(name)
            waiting += [lead.get(f"{_W}val", "") for lead in known[name].iterchildren(*_LEADING)]
    for style in list(root.iterchildren(f"{_W}style", f"{_W}latentStyles")):
        if style.get(f"{_W}styleId", "") not in kept:
            root.remove(style)
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content
