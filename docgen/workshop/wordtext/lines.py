"""The lines of a Word file: one for each paragraph, in order, with its style; tables cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from docgen.workshop.wordfile import W, WordFile, part_in_words, tags_only, value
from docgen.workshop.wordtext.inline import Inline, marked, plain

_TWIPS = 20  # to a point
_ALIGNED = {"center": "centred", "right": "right", "end": "right", "both": "justified"}
_OTHER_PARTS = ("word/comments.xml",)


@dataclass(frozen=True, slots=True)
class TextLine:
    """One paragraph, or one line about a table or the page.

    ``shown`` is how the line is printed; ``words`` are its words alone, empty where it has none; ``style`` is what
    is said of its look, without the words.
    """

    part: str  # in words: text, footer 1
    shown: str
    words: str = ""
    style: str = ""
    heading: str = ""  # the nearest above
    level: int = 0  # as a heading
    table: bool = False


def lines_of(file: WordFile) -> tuple[TextLine, ...]:
    """The lines of text, headers, footers, notes and comments."""
    parts = [*file.story, *(part for part in _OTHER_PARTS if part in file.parts)]
    return tuple(line for part in parts for line in _Part(file, part).lines())


class _Part:
    """Goes through one part."""

    def __init__(self, file: WordFile, part: str) -> None:
        self._file, self._part = file, part_in_words(part)
        self._root, self._inline = file.root(part), Inline(file, part)
        self._heading = ""

    def lines(self) -> Iterator[TextLine]:
        for block in self._root.iterchildren("*"):
            if block.tag == f"{W}body":
                yield from self._blocks(block)
            elif block.tag in (f"{W}footnote", f"{W}endnote", f"{W}comment"):
                if block.get(f"{W}type") not in ("separator", "continuationSeparator"):
                    yield self._line(f"[{etree.QName(block).localname} {block.get(f'{W}id', '')}]")
                    yield from self._blocks(block)
            else:
                yield from self._block(block)

    def _blocks(self, holder: etree._Element, lead: str = "", table: bool = False) -> Iterator[TextLine]:
        for block in holder.iterchildren("*"):
            for line in self._block(block, lead, table):
                yield line
                lead = " " * len(lead)

    def _block(self, block: etree._Element, lead: str = "", table: bool = False) -> Iterator[TextLine]:
        if block.tag == f"{W}p":
            yield from self._paragraph(block, lead, table)
        elif block.tag == f"{W}tbl":
            yield from self._table(block, " " * len(lead))
        elif block.tag == f"{W}sdt":
            content = block.find(f"{W}sdtContent")
            yield from self._blocks(content, lead, table) if content is not None else ()
        elif block.tag == f"{W}sectPr":
            yield self._line(_page(block))

    def _paragraph(self, element: etree._Element, lead: str, table: bool) -> Iterator[TextLine]:
        pieces = self._inline.pieces(element)
        words, text, style = plain(pieces), marked(pieces), self._style(element)
        level = self._file.styles.level(element)
        if level and words:
            self._heading = words
        nothing = "" if table else "[empty paragraph]"
        shown = f"{lead}[{style}] {text}" if style else f"{lead}{text or nothing}"
        looks = (f"{p.look} {p.text}" if p.word else p.text for p in pieces if p.look or not p.word)
        look = " ".join(filter(None, [style, *looks]))
        yield TextLine(self._part, shown.rstrip(), words, look, self._heading, level, table)
        ends = element.find(f"{W}pPr/{W}sectPr")
        if ends is not None:
            yield self._line(_page(ends))

    def _table(self, table: etree._Element, indent: str) -> Iterator[TextLine]:
        grid = table.findall(f"{W}tblGrid/{W}gridCol")
        widths = [round(int(column.get(f"{W}w") or 0) / 56.7) for column in grid]
        told = [f"{len(widths)} columns of {', '.join(map(str, widths))} mm"]
        for name, tag in (("called", "tblCaption"), ("described as", "tblDescription")):
            if text := value(table.find(f"{W}tblPr/{W}{tag}")):
                told.append(f"{name} “{text}”")
        style = self._file.styles.named(value(table.find(f"{W}tblPr/{W}tblStyle")))
        yield self._line(f"{indent}[table{f' {style}' if style else ''}: {'; '.join(told)}]")
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl"), None) is not table:
                continue
            if row.find(f"{W}trPr/{W}tblHeader") is not None:
                yield self._line(f"{indent}[header row]")
            lead = f"{indent}+ "
            for cell in row.iter(f"{W}tc"):
                if lead[-2] == "|" and tags_only(row):
                    break  # the other cells of a row that only steers are gone when the document is made
                if next(cell.iterancestors(f"{W}tr"), None) is row:
                    span = value(cell.find(f"{W}tcPr/{W}gridSpan"))
                    yield from self._blocks(cell, f"{lead}[over {span}] " if span not in ("", "1") else lead, True)
                    lead = f"{indent}| "
        yield self._line(f"{indent}[end of table]")

    def _style(self, paragraph: etree._Element) -> str:
        """What is said of a paragraph's look: its style, and what was set on it by hand."""
        own = self._file.styles.own(paragraph)
        normal = own is None or own.get(f"{W}default") == "1"
        told = [] if normal else [self._file.styles.name(paragraph)]
        said = paragraph.find(f"{W}pPr")
        if said is None:
            return ", ".join(told)
        if (aligned := value(said.find(f"{W}jc"))) in _ALIGNED:
            told.append(_ALIGNED[aligned])
        if value(said.find(f"{W}numPr/{W}numId")) not in ("", "0"):
            told.append(f"list {value(said.find(f'{W}numPr/{W}numId'))}")
        spacing, indent = said.find(f"{W}spacing"), said.find(f"{W}ind")
        for name, element, key in (
            ("before", spacing, "before"),
            ("after", spacing, "after"),
            ("indented", indent, "left"),
        ):
            if element is not None and (length := element.get(f"{W}{key}")):
                told.append(f"{name} {points(length)}")
        told += [
            name
            for name, tag in (("on a new page", "pageBreakBefore"), ("with the next", "keepNext"))
            if said.find(f"{W}{tag}") is not None
        ]
        return ", ".join(told)

    def _line(self, shown: str) -> TextLine:
        return TextLine(self._part, shown, "", shown.strip(), self._heading)


def points(length: str) -> str:
    """A length of Word's as points."""
    return f"{int(length) / _TWIPS:g} pt" if length.lstrip("-").isdigit() else length


def _page(section: etree._Element) -> str:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    told = []
    if size is not None:
        told.append(f"{_mm(size.get(f'{W}w'))} by {_mm(size.get(f'{W}h'))} mm")
    if margins is not None:
        sides = (f"{side} {_mm(margins.get(f'{W}{side}'))}" for side in ("top", "right", "bottom", "left"))
        told.append(f"margins {', '.join(sides)} mm")
    return f"[page: {'; '.join(told)}]"


def _mm(length: str | None) -> str:
    return f"{round(int(length) / 56.7, 1):g}" if length and length.lstrip("-").isdigit() else "?"
