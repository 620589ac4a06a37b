"""One paragraph of a Word file as text that can be changed: its runs, breaks and looks stay what they are."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from lxml import etree

from docgen.workshop.wordfile import W, on

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXTS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
_EMPHASIS = ("b", "bCs", "i", "iCs", "u", "color", "highlight", "shd", "caps")
_HOLDERS = ("hyperlink", "smartTag", "sdtContent", "ins", "fldSimple")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the text, and the element that it is the text of."""

    node: etree._Element
    start: int
    end: int


class Passage:
    """The text of one paragraph, line breaks as ``\\n``, and changes at places in it.

    Places are those of the text as it was when asked for last: change from the end to the beginning.
    """

    def __init__(self, element: etree._Element) -> None:
        self.element = element

    @property
    def text(self) -> str:
        """What the paragraph says, without the text boxes in it."""
        return "".join(_said(piece.node) for piece in self._pieces())

    def put(self, start: int, end: int, text: str, without: Collection[str] = ()) -> None:
        """Puts text in the place of what stands there, in the look of its first character.

        ``without`` names what is taken from that look: bold, colour, highlighting.
        """
        runs = self._runs(start, end)
        first = runs[0]
        look = first.find(f"{W}rPr")
        for kind in without:
            for found in look.findall(f"{W}{kind}") if look is not None else ():
                look.remove(found)
        _no_placeholder(first)
        for child in list(first):
            if child.tag != f"{W}rPr":
                first.remove(child)
        _write(first, text)
        for run in runs[1:]:
            _remove(run)
        if not text:
            _remove(first)

    def insert(self, at: int, text: str) -> None:
        """Puts text of its own between two characters, as a direct child of the paragraph, so that tags nest."""
        self._split(at)
        piece = next((p for p in self._pieces() if p.start >= at and p.end > p.start), None)
        after = piece is None
        if piece is None:
            pieces = [p for p in self._pieces() if p.end > p.start]
            if not pieces:
                self.element.append(_run_of(text, None))
                return
            piece = pieces[-1]
        run = _run(piece.node)
        top = _top(run, self.element)
        new = _run_of(text, run.find(f"{W}rPr"))
        index = self.element.index(top)
        self.element.insert(index + 1 if after else index, new)

    def emphasis(self, start: int, end: int) -> frozenset[str]:
        """How what stands there is set off: bold, highlight and the like."""
        kinds: set[str] = set()
        for piece in self._pieces():
            if piece.start < end and piece.end > start:
                kinds |= _looks(_run(piece.node))
        return frozenset(kinds)

    def beside(self, start: int, end: int, besides: Iterable[tuple[int, int]]) -> frozenset[str] | None:
        """How the nearest words are set off, the marks among them passed over; None where there are no words."""
        free = list(self.text)
        for one, other in besides:
            free[one:other] = " " * (other - one)
        before, after = None, None
        for piece in self._pieces():
            if not any(c.isalnum() for c in free[piece.start : piece.end]):
                continue
            if piece.start < start:
                before = piece.node
            elif piece.end > end and after is None:
                after = piece.node
        node = before if before is not None else after
        return None if node is None else _looks(_run(node))

    def _pieces(self) -> list[_Piece]:
        pieces, at = [], 0
        for node in self.element.iter(f"{W}t", *_TEXTS):
            parent = node.getparent()
            if parent is None or parent.tag != f"{W}r" or _paragraph(node) is not self.element:
                continue
            said = _said(node)
            pieces.append(_Piece(node, at, at + len(said)))
            at += len(said)
        return pieces

    def _runs(self, start: int, end: int) -> list[etree._Element]:
        """The runs that hold exactly what stands there."""
        self._split(end)
        self._split(start)
        runs: list[etree._Element] = []
        for piece in self._pieces():
            if piece.start < end and piece.end > start:
                run = _run(piece.node)
                if run not in runs:
                    runs.append(run)
        return runs

    def _split(self, at: int) -> None:
        """Sees that a run ends at this place."""
        for piece in self._pieces():
            if piece.start < at < piece.end:
                cut = at - piece.start
                rest = etree.Element(f"{W}t")
                said = piece.node.text or ""
                piece.node.text, rest.text = said[:cut], said[cut:]
                for node in (piece.node, rest):
                    node.set(_SPACE, "preserve")
                piece.node.addnext(rest)
                break
        for piece in self._pieces():
            if piece.start == at and piece.end > piece.start:
                run = _run(piece.node)
                index = run.index(piece.node)
                if any(child.tag != f"{W}rPr" for child in run[:index]):
                    _cut(run, index)
                return


def _said(node: etree._Element) -> str:
    return (node.text or "") if node.tag == f"{W}t" else _TEXTS[node.tag]


def _run(node: etree._Element) -> etree._Element:
    return node.getparent()


def _paragraph(node: etree._Element) -> etree._Element | None:
    return next(node.iterancestors(f"{W}p"), None)


def _top(run: etree._Element, paragraph: etree._Element) -> etree._Element:
    top = run
    while top.getparent() is not paragraph:
        top = top.getparent()
    return top


def _no_placeholder(run: etree._Element) -> None:
    """What Word shows grey in a content control until somebody types is text now, and bound to no property."""
    style = run.find(f"{W}rPr/{W}rStyle")
    if style is not None and style.get(f"{W}val") == "PlaceholderText":
        style.getparent().remove(style)
    for control in run.iterancestors(f"{W}sdt"):
        for mark in [
            *control.findall(f"{W}sdtPr/{W}showingPlcHdr"),
            *control.findall(f"{W}sdtPr/{{*}}dataBinding"),
        ]:
            mark.getparent().remove(mark)


def _looks(run: etree._Element) -> frozenset[str]:
    look = run.find(f"{W}rPr")
    said = {kind: look.find(f"{W}{kind}") if look is not None else None for kind in _EMPHASIS}
    return frozenset(kind for kind, one in said.items() if one is not None and _sets_off(kind, one))


def _sets_off(kind: str, look: etree._Element) -> bool:
    """Whether it is an emphasis, or says that there is none."""
    if kind == "shd":
        return look.get(f"{W}fill", "auto").lower() not in ("auto", "ffffff")
    if kind == "color":
        return look.get(f"{W}val") not in ("auto", "000000")
    return on(look) and look.get(f"{W}val") != "none"


def _cut(run: etree._Element, index: int) -> None:
    """The children from here on become a run of their own, of the same look."""
    rest = etree.Element(f"{W}r", run.attrib)
    look = run.find(f"{W}rPr")
    if look is not None:
        rest.append(copy.deepcopy(look))
    for child in list(run)[index:]:
        rest.append(child)
    run.addnext(rest)


def _run_of(text: str, look: etree._Element | None) -> etree._Element:
    run = etree.Element(f"{W}r")
    if look is not None:
        run.append(copy.deepcopy(look))
    _write(run, text)
    return run


def _write(run: etree._Element, text: str) -> None:
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(run, f"{W}br")
        if line:
            node = etree.SubElement(run, f"{W}t")
            node.text = line
            node.set(_SPACE, "preserve")


def _remove(run: etree._Element) -> None:
    """Takes a run out, and the link or the like that would be left with nothing in it."""
    holder = run.getparent()
    holder.remove(run)
    while etree.QName(holder).localname in _HOLDERS and holder.find(f".//{W}r") is None:
        holder, empty = holder.getparent(), holder
        holder.remove(empty)
