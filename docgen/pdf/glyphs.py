"""Characters that the embedded engine's own fonts may lack, set apart before it chooses a font.

The engine takes one font for a whole run of text: the one that has most of the characters which the wanted font
lacks. A tick box and "Yes" in one run would come out in a font of tick boxes, without a "Yes". So each stretch of
such characters is made a run of its own, with the same formatting; then only it changes its font.
"""

from __future__ import annotations

import copy
import io
import re
import unicodedata
import zipfile

from lxml import etree

_STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STAMP = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say

# What each of the engine's text fonts (Liberation Sans, Serif and Mono, Carlito) has in every style.
_COMMON = (
    r"\t\n\r -~\u00a0-\u0236\u02c6\u02c7\u02d8-\u02dd\u0300-\u0304\u0306-\u030c\u0384-\u0386\u0388-\u038a\u038c"
    r"\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u0490-\u0513\u1e00-\u1e9b\u1ea0-\u1ef9\u2000-\u200f\u2012-\u2015"
    r"\u2017-\u2022\u2026\u202f\u2030\u2033\u2034\u2039\u203a\u2044\u20a0-\u20b5\u2116\u2122\u2126\u2153\u2154"
    r"\u215b-\u215e\u2190-\u2195\u2202\u2206\u220f\u2211\u2212\u2215\u221a\u221e\u2248\u2260\u2264\u2265\u25a1"
    r"\u25aa\u25ab\u25cf\ufb01\ufb02"
)
_RARE = re.compile(f"[^{_COMMON}]")
_PLAIN = bytes(range(128))
_JOINING = frozenset("\u200c\u200d\ufe0e\ufe0f")


def rare_characters(docx: bytes) -> str:
    """Every character of the Word file's text that the common fonts may lack, once each, in order of code."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        stories = [package.read(name) for name in package.namelist() if _STORY.fullmatch(name)]
    found: set[str] = set()
    for story in stories:
        # The plain letters, nearly all of it, are common: the rest is searched in a twentieth of the time.
        if b"&#" in story or _RARE.search(story.translate(None, _PLAIN).decode("utf-8", "replace")):
            for text in etree.fromstring(story).iter(f"{_W}t"):
                found.update(_RARE.findall(text.text or ""))
    return "".join(sorted(found))


def rare(character: str) -> bool:
    """Whether the common fonts may lack this character."""
    return bool(_RARE.match(character))


def set_apart(docx: bytes) -> bytes:
    """The same Word file, with each stretch of rare characters in a run of its own."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as package, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name in package.namelist():
            content = package.read(name)
            if _STORY.fullmatch(name):
                content = _split_runs(content)
            out.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED, 1)
    return target.getvalue()


def stretches(text: str) -> list[str]:
    """The text cut where it changes between common characters and rare ones, and between rare scripts."""
    parts: list[str] = []
    kinds: list[str] = []
    for character in text:
        kind = _kind(character)
        if parts and (kind == kinds[-1] or (kinds[-1] and joins(character))):
            parts[-1] += character
            continue
        if parts and joins(character):  # a rare mark on a common letter: both need a font that has both
            parts[-1], character = parts[-1][:-1], parts[-1][-1] + character
            if not parts[-1]:
                parts.pop()
                kinds.pop()
        parts.append(character)
        kinds.append(kind)
    return parts


def joins(character: str) -> bool:
    """Whether this character is drawn with the one before it."""
    return character in _JOINING or unicodedata.combining(character) != 0


def _kind(character: str) -> str:
    """ "" for a common character; for a rare one, what its script's characters have in common."""
    if not _RARE.match(character):
        return ""
    return unicodedata.name(character, "UNNAMED").split()[0]


def _split_runs(content: bytes) -> bytes:
    story = etree.fromstring(content)
    for text in [t for t in story.iter(f"{_W}t") if t.text and _RARE.search(t.text)]:
        run = text.getparent()
        parts = stretches(text.text)
        if run is None or run.tag != f"{_W}r" or len(parts) == 1:
            continue
        after = run.getparent()
        place = after.index(run)
        tail = list(text.itersiblings())
        for part in parts[1:]:
            place += 1
            another = _empty_copy(run)
            _write_text(etree.SubElement(another, f"{_W}t"), part)
            after.insert(place, another)
        if tail:  # whatever stood behind the text in its run
            last = _empty_copy(run)
            last.extend(tail)
            after.insert(place + 1, last)
        _write_text(text, parts[0])
    return bytes(etree.tostring(story, xml_declaration=True, encoding="UTF-8", standalone=True))


def _empty_copy(run: etree._Element) -> etree._Element:
    twin = etree.Element(run.tag, run.attrib, run.nsmap)
    properties = run.find(f"{_W}rPr")
    if properties is not None:
        twin.append(copy.deepcopy(properties))
    return twin


def _write_text(element: etree._Element, text: str) -> None:
    element.text = text
    element.set(_SPACE, "preserve")
