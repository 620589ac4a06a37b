"""Words that no line is wide enough for, with places where the embedded engine may end a line.

A web address of a thousand letters runs off the page there; Word and LibreOffice break it where the line ends. So
the copy that only the engine sees gets a zero-width space where each line is full, by the widths of the font. The
engine ends the line there and draws nothing, and the Word file that goes out is not touched.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from lxml import etree

from docgen.pdf.glyphs import joins

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT, _PARAGRAPH, _CELL, _BODY = f"{_W}t", f"{_W}p", f"{_W}tc", f"{_W}body"
_RUN, _LOOK = f"{_W}r", f"{_W}pPr"
_BREAK = "\u200b"
_UNSEEN = (_TEXT, f"{_W}rPr", f"{_W}lastRenderedPageBreak")
_SHORT = 8  # letters that fit into any column
_LARGEST = 30  # points that a letter may take: a W of the largest heading
_WORD = re.compile(r"[^ \t\n\r\u200b\u00ad]{8,}")  # a space that holds words together is part of them
_OWN_END = re.compile(r"(?<=[-/\u2013])(?=[^\W\d_])")  # where every engine may end a line
_GOOD_END = re.compile(r"[-/._?&=@%#:;,+~\u00a0\u202f](?![-/._?&=@%#:;,+~])")

# Of Arial, and of whatever was made to its measure, in thousandths of the size.
_WIDTHS: Mapping[str, int] = {
    character: width
    for width, characters in {
        191: "'",
        222: "ijl",
        260: "|",
        278: " \u00a0!,./:;I[\\]ft",
        333: "()-`r",
        334: "{}",
        355: '"',
        389: "*",
        469: "^",
        500: "Jckvsxyz",
        556: "#$0123456789?L_abdeghnopqu",
        584: "+<=>~",
        611: "FTZ",
        667: "&ABEKPSVXY",
        722: "CDHNRUw",
        778: "GOQ",
        833: "Mm",
        889: "%",
        944: "W",
        1015: "@",
    }.items()
    for character in characters
}
_OTHER, _WIDE = 700, 1000
_USUAL = 10.0  # points, where nothing is said
_BOLD = 1.09
_FULL = 0.97  # of a line: a font may be a little wider than Arial
_CELL_MARGIN = 108  # on each side, where nothing is said: twentieths of a point, as all lengths here
_LIST_INDENT = 720
_PAGE, _PAGE_MARGIN = 11906, 1440  # A4


@dataclass(frozen=True, slots=True)
class Look:
    """What of a style decides how much of a word a line takes; None where it leaves that to the style below it."""

    size: float | None = None  # points
    bold: bool | None = None
    indent: int | None = None  # of both sides together


Styles = Mapping[str, Look]
_Alike: TypeAlias = "tuple[etree._Element, str, str]"


def break_long_words(document: etree._Element, styles: bytes) -> bool:
    """Puts such places into the text of a Word file's main part; False where no word is too long.

    ``styles`` is its part of styles, or empty.
    """
    pages = [_page_width(page) for page in document.iter(f"{_W}sectPr")]
    narrow = min(pages, default=_PAGE - 2 * _PAGE_MARGIN)
    found = False
    rooms: dict[_Alike, tuple[float, float]] = {}  # how much of a line they have, and their largest letter
    for paragraph in document.iter(_PARAGRAPH):
        words = "".join([text.text or "" for text in paragraph.iter(_TEXT)]).split(" ")
        letters = max(map(len, words))
        if letters < _SHORT or (paragraph.getparent().tag == _BODY and letters * _LARGEST * 20 < narrow):
            continue  # nearly every paragraph of a letter
        if alike := _alike(paragraph):
            if alike not in rooms:
                looks = _styles(styles)
                rooms[alike] = _points(paragraph, looks) or 0, _largest(paragraph, looks)
            points, largest = rooms[alike]
            if letters * largest * 1.1 < points or _widest(words) * largest * _BOLD < points:
                continue  # nearly every paragraph of a form
        found = _break(paragraph, letters, styles) or found
    return found


def _widest(words: list[str]) -> float:
    """How much of a line the widest of them takes at one point; nothing if all are short."""
    return max((sum(map(_advance, word)) for word in words if len(word) >= _SHORT), default=0) / 1000


def _alike(paragraph: etree._Element) -> _Alike | None:
    """What those have in common that have the same room: the width of their cells, the table and the style.

    None for a paragraph that has something of its own to say about it.
    """
    cell = paragraph.getparent()
    width = cell.find(f"{_W}tcPr/{_W}tcW") if cell.tag == _CELL else None
    if width is None or width.get(f"{_W}type", "dxa") != "dxa" or _number(width, "w", 0) <= 0:
        return None
    style = ""
    for kid in paragraph:
        if kid.tag == _LOOK:
            if kid.find(f"{_W}ind") is not None or kid.find(f"{_W}numPr") is not None:
                return None
            style = _said(kid.find(f"{_W}pStyle"))
        elif kid.tag != _RUN or kid.find(f"{_W}rPr") is not None:
            return None
    if cell.find(f"{_W}tcPr/{_W}tcMar") is not None:
        return None
    return cell.getparent().getparent(), width.get(f"{_W}w", ""), style


def _line(paragraph: etree._Element) -> tuple[str, list[tuple[int, etree._Element]]]:
    """All letters of a paragraph, and where in them each of its texts begins."""
    line, starts = "", []
    for text in paragraph.iter(_TEXT):
        if next(text.iterancestors(_PARAGRAPH)) is not paragraph:
            continue  # of a text box that hangs on it
        before = text.getprevious()
        if before is not None and before.tag not in _UNSEEN:
            line += "\n"
        starts.append((len(line), text))
        line += text.text or ""
    return line, starts


def _break(paragraph: etree._Element, letters: int, styles: bytes) -> bool:
    looks = _styles(styles)
    points = _points(paragraph, looks)
    if points is None or letters * _largest(paragraph, looks) * 1.1 < points:
        return False
    line, starts = _line(paragraph)
    places: list[int] = []
    for word in _WORD.finditer(line):
        text = next(text for start, text in reversed(starts) if start <= word.start())
        places += (word.start() + at for at in _places(word[0], points, _look(text, paragraph, looks)))
    _put_in([text for _, text in starts], [start for start, _ in starts], places)
    return bool(places)


def _points(paragraph: etree._Element, looks: Styles) -> float | None:
    """How much room a line of it has; None in a text box."""
    width = _width(paragraph)
    return None if width is None else max(width - _indent(paragraph, looks), 0) / 20


def _largest(paragraph: etree._Element, looks: Styles) -> float:
    return max((_size(text, paragraph, looks) for text in paragraph.iter(_TEXT)), default=0)


def _put_in(texts: list[etree._Element], starts: list[int], places: list[int]) -> None:
    for place in reversed(places):
        owner = bisect_right(starts, place) - 1
        said, at = texts[owner].text or "", place - starts[owner]
        texts[owner].text = said[:at] + _BREAK + said[at:]


def _places(word: str, points: float, look: Look) -> Iterator[int]:
    """Where a line that takes so many points is full."""
    scale = (look.size or _USUAL) / 1000 * (_BOLD if look.bold else 1)
    start = 0
    for part in _OWN_END.split(word):
        if sum(map(_advance, part)) * scale > points:
            yield from (start + place for place in _cuts(part, points * _FULL / scale))
        start += len(part)


def _cuts(part: str, full: float) -> Iterator[int]:
    start, used = 0, 0.0
    for at, character in enumerate(part):
        used += _advance(character)
        if used <= full or at == start or joins(character):
            continue
        half = start + (at - start) // 2
        good = [found.end() for found in _GOOD_END.finditer(part, half, at)]
        start = good[-1] if good else at
        used = float(sum(map(_advance, part[start : at + 1])))
        yield start


@lru_cache(maxsize=4096)
def _advance(character: str) -> int:
    if character in _WIDTHS:
        return _WIDTHS[character]
    if joins(character):
        return 0
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _OTHER


def _width(paragraph: etree._Element) -> int | None:
    """Of the cell or of the page's text around this paragraph; None in a text box."""
    for around in paragraph.iterancestors(_CELL, f"{_W}txbxContent", f"{_W}sdt"):
        if around.tag == _CELL:
            return _cell_width(around)
        if around.tag == f"{_W}txbxContent":
            return None
    page = next(paragraph.iter(f"{_W}sectPr"), None)
    if page is None:
        page = next(iter(paragraph.xpath("following::w:sectPr[1]", namespaces={"w": _W[1:-1]})), None)
    return _PAGE - 2 * _PAGE_MARGIN if page is None else _page_width(page)


def _page_width(page: etree._Element) -> int:
    size, margins, columns = (page.find(f"{_W}{name}") for name in ("pgSz", "pgMar", "cols"))
    width = _number(size, "w", _PAGE)
    width -= sum(_number(margins, side, _PAGE_MARGIN) for side in ("left", "right"))
    count = max(_number(columns, "num", 1), 1)
    return (width - (count - 1) * _number(columns, "space", 720)) // count


def _cell_width(cell: etree._Element) -> int | None:
    table = next(cell.iterancestors(f"{_W}tbl"))
    said = cell.find(f"{_W}tcPr/{_W}tcW")
    width = _number(said, "w", 0) if said is not None and said.get(f"{_W}type", "dxa") == "dxa" else 0
    if width <= 0:  # the columns of the table that it takes
        columns = [_number(column, "w", 0) for column in table.findall(f"{_W}tblGrid/{_W}gridCol")]
        start = sum(_span(before) for before in cell.itersiblings(_CELL, preceding=True))
        width = sum(columns[start : start + _span(cell)])
    if width <= 0:
        return None
    places = [cell.find(f"{_W}tcPr/{_W}tcMar"), table.find(f"{_W}tblPr/{_W}tblCellMar")]
    return width - sum(_margin(places, side) for side in (("left", "start"), ("right", "end")))


def _span(cell: etree._Element) -> int:
    return _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), "val", 1)


def _margin(places: list[etree._Element | None], sides: tuple[str, str]) -> int:
    for place in places:
        for side in sides:
            if place is not None and (said := place.find(f"{_W}{side}")) is not None:
                return _number(said, "w", _CELL_MARGIN)
    return _CELL_MARGIN


def _indent(paragraph: etree._Element, looks: Styles) -> int:
    own = paragraph.find(f"{_W}pPr/{_W}ind")
    if own is not None:
        return _both_sides(own)
    if paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
        return _LIST_INDENT
    return looks.get(_said(paragraph.find(f"{_W}pPr/{_W}pStyle")), Look()).indent or 0


def _both_sides(indent: etree._Element) -> int:
    return sum(
        next((_number(indent, name, 0) for name in side if indent.get(f"{_W}{name}")), 0)
        for side in (("left", "start"), ("right", "end"))
    )


def _look(text: etree._Element, paragraph: etree._Element, looks: Styles) -> Look:
    run = text.getparent()
    own = run.find(f"{_W}rPr") if run is not None else None
    chain = [Look() if own is None else _look_of(own)]
    for style in (own.find(f"{_W}rStyle") if own is not None else None, paragraph.find(f"{_W}pPr/{_W}pStyle")):
        if style is not None:
            chain.append(looks.get(_said(style), Look()))
    return _merged(*chain, looks.get("", Look()))


def _size(text: etree._Element, paragraph: etree._Element, looks: Styles) -> float:
    return _look(text, paragraph, looks).size or _USUAL


def _merged(*looks: Look) -> Look:
    """The first thing that is said of each."""
    return Look(
        next((look.size for look in looks if look.size is not None), None),
        next((look.bold for look in looks if look.bold is not None), None),
        next((look.indent for look in looks if look.indent is not None), None),
    )


def _look_of(letters: etree._Element | None, lines: etree._Element | None = None) -> Look:
    """What run properties and paragraph properties say."""
    size = letters.find(f"{_W}sz") if letters is not None else None
    bold = letters.find(f"{_W}b") if letters is not None else None
    indent = lines.find(f"{_W}ind") if lines is not None else None
    listed = lines is not None and lines.find(f"{_W}numPr") is not None
    return Look(
        None if size is None else _number(size, "val", 20) / 2,
        None if bold is None else bold.get(f"{_W}val", "1") not in ("0", "false", "off"),
        _both_sides(indent) if indent is not None else _LIST_INDENT if listed else None,
    )


@lru_cache(maxsize=16)
def _styles(content: bytes) -> Styles:
    """How each style looks by its id, what it is based on included; with "" for a paragraph of no style."""
    if not content:
        return {}
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    base = _look_of(root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr"))
    own: dict[str, tuple[str, Look]] = {}
    usual = ""
    for style in root.iter(f"{_W}style"):
        name = style.get(f"{_W}styleId", "")
        look = _look_of(style.find(f"{_W}rPr"), style.find(f"{_W}pPr"))
        own[name] = _said(style.find(f"{_W}basedOn")), look
        if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in ("1", "true", "on"):
            usual = name
    found: dict[str, Look] = {}
    for name in own:
        chain: list[str] = []
        step = name
        while step in own and step not in chain:
            chain.append(step)
            step = own[step][0]
        found[name] = _merged(*(own[each][1] for each in chain))
    return {**found, "": _merged(found.get(usual, Look()), base)}


def _said(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val", "")


def _number(element: etree._Element | None, name: str, otherwise: int) -> int:
    try:
        return otherwise if element is None else int(float(element.get(f"{_W}{name}", otherwise)))
    except ValueError:
        return otherwise
