"""The text of an XML part: what is read on the page, what is hidden, what stands in attributes and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from docgen.gate.leak import Piece, Unreadable
from docgen.redact.language.wordsets import words

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)

_KEEP, _STRUCK, _FIELD, _NEW, _ABOVE = 1, 2, 4, 8, 16
_TEXT = {
    f"{_W}t": _KEEP,
    f"{_M}t": _KEEP,
    f"{_A}t": _KEEP,
    f"{_W}delText": _STRUCK,
    f"{_W}instrText": _FIELD,
    f"{_W}delInstrText": _FIELD,
}
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}ptab": "\t"}
_PARAGRAPHS = (f"{_W}p", f"{_A}p")
_PUT_IN = (f"{_W}ins", f"{_W}moveTo")
_TAKEN_OUT = (f"{_W}del", f"{_W}moveFrom")
_RUBY = f"{_W}rt"  # small letters above others
_SHORT = 40  # letters: cells of a table and lines of an address, which are read together as well

# What Word numbers by itself, and colours: no text of anybody.
_NUMBERS = re.compile(
    r"[0-9A-F]{8}|[0-9A-Fa-f]{6}|-?[0-9.]{1,6}(?:pt|in|cm|%)?|auto|true|false|on|off|none|(?:[\w-]+:)?[\w-]{1,3}"
)
_SCHEMAS = re.compile(
    r"https?://(?:schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.org/dc|purl\.oclc\.org/ooxml|www\.w3\.org"
    r"|ns\.adobe\.com|www\.aiim\.org)/[\w/.#\-]*|urn:schemas-microsoft-com:[\w:-]*"
    r"|application/(?:vnd\.[\w.+-]+|xml)|/?(?:word|docProps)/[a-z]+\d?\.xml|(?:[a-z]+/)?[a-z]+\d?\.xml"
)
_TOLD = {  # where an attribute stands that a person fills in
    "descr": "alternative text",
    "title": "title of a picture or link",
    "tooltip": "tip of a link",
    "Target": "target of a link",
    "author": "author of a change or comment",
    "initials": "initials of an author",
    "instr": "field code",
    "anchor": "bookmark",
}
# Field codes are words of Word, and "PAGE" is nobody's name there.
_KEYWORDS = re.compile(r"\b(?:PAGE|NUMPAGES|SECTIONPAGES|HYPERLINK|MERGEFORMAT|DATE|TITLE|STYLEREF|REF|PAGEREF)\b")
_TOLD_OF = {
    "alias": "name of a content control",
    "tag": "tag of a content control",
    "docVar": "document variable",
    "bookmarkStart": "name of a bookmark",
    "dataBinding": "binding of a content control",
    "docPart": "placeholder of a content control",
    "ffData": "form field",
    "helpText": "help of a form field",
    "statusText": "help of a form field",
    "listEntry": "choice of a form field",
    "listItem": "choice of a content control",
    "default": "form field",
    "font": "name of a font",
    "style": "style",
    "name": "name",
    "docPr": "name of a picture",
    "cNvPr": "name of a picture",
    "property": "custom property",
}


# Elements of styles, themes and lists of fonts, where a word is the name of a style or a font.
_FORMATS = (
    "name",
    "font",
    "style",
    "latin",
    "lsdException",
    "theme",
    "clrScheme",
    "fontScheme",
    "fmtScheme",
    "aliases",
)
# What Word's themes name for other scripts; some are first names as well.
_FONTS = words(
    """
    Euphemia Nyala Sylfaen Latha Gautami Vrinda Shruti Raavi Tunga Kartika Iskoola_Pota Kalinga Estrangelo_Edessa
    Ebrima Phagspa Jomolhari Gisha Leelawadee Mangal Arial Tahoma Cambria Calibri
    """
)


def markup(data: bytes, place: str) -> Iterator[Piece]:
    """All that an XML part says. Raises Unreadable where it is no XML, or defines words of its own."""
    try:
        root = etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError):
        raise Unreadable(f"{place}: it is damaged and can't be read") from None
    tree = root.getroottree()
    if tree.docinfo.internalDTD is not None:
        raise Unreadable(f"{place}: it defines words of its own (a DTD)")
    yield from _paragraphs(root, place)
    yield from _rest(root, place)
    for around in (*root.itersiblings(preceding=True), *root.itersiblings()):
        yield Piece(f"{place}, comment in the XML", around.text or "")


def _paragraphs(root: etree._Element, place: str) -> Iterator[Piece]:
    short: list[str] = []
    number = 0
    for paragraph in root.iter(*_PARAGRAPHS):
        number += 1
        parts: list[tuple[int, str]] = []
        _gather(paragraph, 0, parts)
        here = f"{place}, paragraph {number}"
        text = "".join(word for kind, word in parts if not kind & (_FIELD | _STRUCK | _ABOVE))
        if text.strip():
            yield Piece(here, text)
        if any(kind & _ABOVE for kind, _ in parts):
            yield Piece(f"{here}, above the line", "".join(word for kind, word in parts if kind & _ABOVE))
        if any(kind & _FIELD for kind, _ in parts):
            code = "".join(word for kind, word in parts if kind & _FIELD)
            yield Piece(f"{here}, field code", _KEYWORDS.sub("", code))
        if any(kind & (_STRUCK | _NEW) for kind, _ in parts):
            before = "".join(word for kind, word in parts if not kind & (_FIELD | _NEW | _ABOVE))
            yield Piece(f"{here}, tracked change", before)
            both = "".join(word for kind, word in parts if not kind & (_FIELD | _ABOVE))
            yield Piece(f"{here}, tracked change", both)
        # A name in two cells, an address line by line: read together as well.
        if 0 < len(text.strip()) <= _SHORT:
            short.append(text.strip())
        elif text.strip():
            yield from _together(short, place, number - 1)
            short = []
    yield from _together(short, place, number)


def _together(short: list[str], place: str, last: int) -> Iterator[Piece]:
    if len(short) > 1:
        yield Piece(f"{place}, the lines before paragraph {last + 1}", "\n".join(short))


def _gather(element: etree._Element, change: int, parts: list[tuple[int, str]]) -> None:
    """The words of a paragraph: what it says, and what of it was struck out, put in, or is a field code."""
    waiting = [(child, change) for child in reversed(element)]
    while waiting:
        node, state = waiting.pop()
        tag = node.tag
        kind = _TEXT.get(tag)
        if kind is not None:
            parts.append((state or kind if kind != _FIELD else _FIELD, node.text or ""))
        elif tag in _SIGNS:
            parts.append((state, _SIGNS[tag]))
        elif tag == f"{_W}sym":
            parts.append((state, _symbol(node.get(f"{_W}char"))))
        elif tag in _PARAGRAPHS:
            continue  # in a text box: a paragraph of its own
        else:
            if tag == _RUBY:
                state |= _ABOVE
                parts.append((state, " "))
            elif tag in _PUT_IN or tag in _TAKEN_OUT:
                state = (state & _ABOVE) | (_NEW if tag in _PUT_IN else _STRUCK)
            waiting += [(child, state) for child in reversed(node)]


def _symbol(code: str | None) -> str:
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    if 0xF020 <= number <= 0xF0FF:
        number -= 0xF000
    return chr(number) if 31 < number < 0xD800 or 0xDFFF < number < 0x110000 else ""


def _rest(root: etree._Element, place: str) -> Iterator[Piece]:
    """Text outside paragraphs, attributes, names of elements that Word does not know, comments."""
    texts: list[str] = []
    own: dict[str, None] = {}
    seen: set[tuple[tuple[str, bool], str]] = set()
    for node in root.iter():
        tag = node.tag
        if not isinstance(tag, str):
            yield Piece(f"{place}, comment in the XML", f"{getattr(node, 'target', '')} {node.text or ''}")
        elif tag not in _TEXT and node.text and not node.text.isspace():
            texts.append(node.text)
        if node.tail and not node.tail.isspace():
            texts.append(node.tail)
        if not isinstance(tag, str):
            continue
        space, _, local = tag.rpartition("}")
        if not space or not _SCHEMAS.fullmatch(space[1:]):
            own[local] = own[space[1:]] = None
        for name, value in node.items():
            told = _attribute(local, name.rpartition("}")[2], value)
            if told and (told, value) not in seen:
                seen.add((told, value))
                yield Piece(f"{place}, {told[0]}", value, told[1])
    if root.tag.endswith("}xmpmeta"):  # a property for each: nearly all of them are the same in every file
        yield from (Piece(f"{place}, text", text) for text in texts)
    elif texts:
        yield Piece(f"{place}, text", "\n".join(texts))
    if own:
        yield Piece(f"{place}, names of elements", "\n".join(own), vocabulary=True)


@lru_cache(maxsize=8192)
def _attribute(element: str, name: str, value: str) -> tuple[str, bool] | None:
    """What kind of attribute it is and whether it is Word's vocabulary; None where it can hold nobody's detail."""
    if name.startswith("rsid") or _SCHEMAS.fullmatch(value) or (name == "typeface" and value in _FONTS):
        return None
    if _NUMBERS.fullmatch(value) and not (name in _TOLD or element in _TOLD_OF):
        return None
    told = _TOLD.get(name) or _TOLD_OF.get(element, "attribute")
    return told, not (name in _TOLD or (" " in value and element not in _FORMATS))
