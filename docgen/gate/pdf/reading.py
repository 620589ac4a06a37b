"""A finished PDF read for everything that it says, seen or unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from docgen.gate.leak import Piece, Search, Unreadable
from docgen.gate.loose import loose_text
from docgen.gate.markup import markup
from docgen.gate.opening import pieces_of
from docgen.gate.pdf.details import details, names
from docgen.gate.pdf.drawn import Drawing, drawn
from docgen.gate.pdf.lines import texts
from docgen.gate.pdf.objects import Bytes, Object, plain, read, value_of
from docgen.gate.pdf.pages import Shop, live_pages
from docgen.gate.pdf.programs import font_program
from docgen.gate.pictures import picture, profile
from docgen.pdf.format.syntax import Dictionary, items

_DRAWS = re.compile(rb"(?:Tj|TJ|'|\")(?=[\s/]|$)")
_FONT = (b"\0\1\0\0", b"true", b"OTTO", b"ttcf", b"%!PS", b"%!Fo", b"\x80\x01", b"\x01\0\x04")
_FILES = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_CMAP = re.compile(rb"<[0-9A-Fa-f\s]*>|\b\d+\b|[^\s<>()/%\[\]:]++")
_CMAP_WORDS = frozenset(
    b"!PS-Adobe-3.0 Resource-CMap DocumentNeededResources procset CIDInit IncludeResource BeginResource "
    b"CMap Adobe Title Identity Version EndComments ProcSet findresource begin dict begincmap "
    b"CIDSystemInfo dup Registry def Ordering Supplement end CMapName CMapVersion CMapType WMode "
    b"begincodespacerange endcodespacerange beginbfchar endbfchar beginbfrange endbfrange endcmap CMapName "
    b"currentdict defineresource pop EndResource EOF UCS UCS2 H-Identity".split()
)
_LOST = "\ufffd" * 3


def pdf(content: bytes, before: str, search: Search) -> Iterator[Piece]:
    """All the text in a PDF. Raises Unreadable where a part of it can't be looked through."""
    try:
        for piece in _pdf(content, search):
            yield piece._replace(place=before + piece.place) if before else piece
    except Unreadable as fault:
        raise Unreadable(f"{before}{fault}") from None
    except RecursionError:
        raise Unreadable(f"{before}it is nested without end") from None


def _pdf(content: bytes, search: Search) -> Iterator[Piece]:
    file = read(content, search)
    info, root = file.object(file.info), file.object(file.root)
    if root is None or not file.entries(file.root).get(b"/Pages"):
        raise Unreadable("it is no PDF that can be read")
    for found in file.objects:
        place = "metadata" if found is info else "catalogue" if found is root else "object"
        yield from details(found, place)
        if found.tail:
            yield from loose_text("bytes behind a stream", found.tail)
    yield from names([found.body for found in file.objects])
    for number, gap in enumerate(file.between):
        left = plain(gap)
        if left:
            told = "before the first object" if number == 0 else "between two objects"
            told = "after the last object" if number == len(file.between) - 1 else told
            yield from _gap(told, left)
    shop = Shop(file)
    for number, page in enumerate(live_pages(file), 1):
        yield from _page(f"page {number}", page, shop, search)
    for found in file.objects:
        if found.stream and id(found) not in shop.used:
            yield from _stream(found, file, shop, search)


def _page(place: str, page: Dictionary, shop: Shop, search: Search) -> Iterator[Piece]:
    """The text of a page, without those instructions that were looked through in another file and were clean."""
    resources = shop.resources(page)
    pieces = [(piece, shop.mark(piece, resources)) for piece in shop.page(page)]
    fresh = [(piece, mark) for piece, mark in pieces if mark is None or mark not in search.clean]
    content = b"\n".join(piece for piece, _ in fresh)
    yield from _drawing(place, drawn(content, shop.supply(resources)), strict=True)
    search.fresh.update(mark for _, mark in fresh if mark is not None)


def _gap(place: str, left: bytes) -> Iterator[Piece]:
    body = left.replace(b"trailer", b" ")
    if body.lstrip().startswith(b"<<"):
        yield from details(Object(0, body), "trailer")
    yield from loose_text(place, left)


def _drawing(place: str, drawing: Drawing, strict: bool = False) -> Iterator[Piece]:
    for text, parts in texts(drawing):
        if strict and _LOST in text:
            raise Unreadable(f"{place}: it has letters that the file does not tell")
        if text.strip():
            yield Piece(f"{place}, text", text, parts=parts)
    for comment in drawing.comments:
        yield Piece(f"{place}, comment in the instructions", comment)
    for body in drawing.properties:
        yield from details(Object(0, body), f"{place}, marked content")


def _stream(found: Object, file: Bytes, shop: Shop, search: Search) -> Iterator[Piece]:
    entries, data = value_of(found), found.stream or b""
    if not isinstance(entries, dict) or entries.get(b"/Type") in (b"/XRef", b"/ObjStm"):
        return
    filters = items(entries.get(b"/Filter", b"[]"))
    if entries.get(b"/Subtype") == b"/Image":
        if b"/DCTDecode" in filters or b"/JPXDecode" in filters:
            yield from search.once(b"picture", data, partial(picture, data, "", search))
    elif entries.get(b"/Type") == b"/EmbeddedFile":
        yield from pieces_of(data, "attachment", search)
    elif data.startswith(_FILES):
        yield from pieces_of(data, "a file inside", search)
    elif b"begincmap" in data:
        yield from search.once(b"cmap", data, partial(_map_of_letters, data))
    elif data.startswith(_FONT) or b"/FontFile" in found.body:
        yield from search.once(b"font", data, partial(font_program, data))
    elif data[36:40] == b"acsp":
        yield from search.once(b"colours", data, partial(profile, data, "colour profile"))
    elif data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<?x", b"<x:", b"<xdp", b"<rdf")):
        yield from _xml(found, data)
    elif _DRAWS.search(data) and (b"BT" in data or entries.get(b"/Subtype") == b"/Form"):
        for drawing in shop.loose(entries, data):
            yield from _drawing("a drawing outside the pages", drawing)
    elif b"/FunctionType" in entries or b"/ShadingType" in entries or _paints(entries, data):
        yield from loose_text("a drawing outside the pages", data)
    elif b"\n/JavaScript" in found.body or b"/JS" in found.body:
        yield from loose_text("script", data)
    else:
        yield from loose_text(f"object {found.number}", data)


def _map_of_letters(data: bytes) -> Iterator[Piece]:
    """What stands in a map of letters that its form does not ask for, such as a comment."""
    words = (word for word in _CMAP.findall(data) if word[:1] != b"<" and not word.isdigit())
    left = dict.fromkeys(word for word in words if word not in _CMAP_WORDS)
    yield from loose_text("map of letters", b" ".join(left))


def _xml(found: Object, data: bytes) -> Iterator[Piece]:
    place = "metadata (XMP)" if b"/Metadata" in found.body else "form (XFA)" if b"xfa" in data[:4000] else "XML"
    try:
        yield from markup(data.strip(), place)
    except Unreadable:  # a piece of a form, which is XML only together with others
        yield from loose_text(place, data)


def _paints(entries: Dictionary, data: bytes) -> bool:
    return b"/PatternType" in entries or (b"/BBox" in entries and bool(data))
