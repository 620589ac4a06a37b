"""The letterhead in large print: the address in its window, the sender beside it.

What the post reads stays where the window of the envelope is: 24.6 to 120 mm from the left and 39.5 to 66.3 mm
from the top, as GOV.UK Notify has it. The sender's block is set in large print in its own place, from 125 to
195 mm. What does not fit there any more (reference and date) begins the letter itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from docgen.documents.word.large.sizes import Type
from docgen.documents.word.large.words import part_long_words
from docgen.documents.word.large.xml import MM, W, attribute, child, number, style_of, text_of
from docgen.documents.word.lettering import width
from docgen.documents.word.window import fitted, whole_lines

ADDRESS = "LetterAddress"  # the style of what the window shows
_WINDOW = (94 * 72 / 25.4, 26 * 72 / 25.4)  # its width and height, in points
_APART = round(6 * MM)  # between what stands side by side
_FONT_LINE = 1.15  # of the size, from line to line, as Arial asks for
_BEFORE_THE_SUBJECT = "160"  # twentieths of a point


def refit(table: etree._Element, types: Mapping[str, Type]) -> None:
    """A letterhead, after its styles have been enlarged; ``types`` are how the styles are set now."""
    rows = table.findall(f"{W}tr")
    heights = [number(row.find(f"{W}trPr/{W}trHeight")) for row in rows]
    for index, row in enumerate(rows):
        for column, cell in enumerate(row.findall(f"{W}tc")):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None and attribute(merge) != "restart":
                continue
            high = heights[index] if merge is None else sum(heights[index : _end_of(rows, index, column)])
            wide = number(cell.find(f"{W}tcPr/{W}tcW"), "w")
            if any(style_of(paragraph) == ADDRESS for paragraph in cell.findall(f"{W}p")):
                _refit_address(cell)
            else:
                _refit_block(table, cell, wide / 20, high / 20, types)


def _end_of(rows: list[etree._Element], index: int, column: int) -> int:
    """The row after the last that a merged cell reaches."""
    end = index + 1
    while end < len(rows):
        cells = rows[end].findall(f"{W}tc")
        merge = cells[column].find(f"{W}tcPr/{W}vMerge") if column < len(cells) else None
        if merge is None or attribute(merge) == "restart":
            break
        end += 1
    return end


def _refit_address(cell: etree._Element) -> None:
    for paragraph in cell.findall(f"{W}p"):
        lines = whole_lines(text_of(paragraph))
        if style_of(paragraph) != ADDRESS or not lines:
            continue
        shown = fitted(lines, *_WINDOW)
        first = paragraph.find(f"{W}r")
        run = etree.Element(f"{W}r")
        if first is not None and first.find(f"{W}rPr") is not None:
            run.append(deepcopy(first.find(f"{W}rPr")))
        for name in ("sz", "szCs"):
            child(child(run, "rPr"), name).set(f"{W}val", str(round(shown.size * 2)))
        for count, line in enumerate(shown.lines):
            if count:
                etree.SubElement(run, f"{W}br")
            etree.SubElement(run, f"{W}t").text = line
        for node in [node for node in paragraph if node.tag != f"{W}pPr"]:
            paragraph.remove(node)
        paragraph.append(run)
        spacing = child(child(paragraph, "pPr"), "spacing")
        spacing.set(f"{W}line", str(round(shown.leading * 20)))
        spacing.set(f"{W}lineRule", "exact")


def _refit_block(
    table: etree._Element, cell: etree._Element, wide: float, high: float, types: Mapping[str, Type]
) -> None:
    """Set tight, since there is only so much room; what does not fit with the sender goes below."""
    paragraphs = cell.findall(f"{W}p")
    if cell.getnext() is not None:
        wide -= _APART / 20
        for paragraph in paragraphs:
            child(child(paragraph, "pPr"), "ind").set(f"{W}right", str(_APART))
    for paragraph in paragraphs:
        part_long_words(paragraph, wide)
        spacing = child(child(paragraph, "pPr"), "spacing")
        spacing.set(f"{W}line", "240")
        spacing.set(f"{W}lineRule", "auto")
    if sum(_height(paragraph, wide, types) for paragraph in paragraphs) <= high:
        return
    for paragraph in reversed(paragraphs[1:]):
        table.addnext(paragraph)
    if len(paragraphs) > 1:
        spacing = child(child(paragraphs[-1], "pPr"), "spacing")
        spacing.set(f"{W}after", _BEFORE_THE_SUBJECT)
    if _height(paragraphs[0], wide, types) > high:
        _share_lines(paragraphs[0], wide, high, types)


def _share_lines(paragraph: etree._Element, wide: float, high: float, types: Mapping[str, Type]) -> None:
    """Neighbouring lines of the sender's address share one, from the second on, until all of them fit."""
    breaks = list(paragraph.iter(f"{W}br"))
    for mark in breaks[1:-2]:  # not after the name, and not before telephone and e-mail
        if _height(paragraph, wide, types) <= high:
            return
        comma = etree.Element(f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
        comma.text = ", "
        mark.getparent().replace(mark, comma)


def _height(paragraph: etree._Element, wide: float, types: Mapping[str, Type]) -> float:
    kind = types.get(style_of(paragraph), Type())
    lines = sum(_lines(line, wide, kind) for line in text_of(paragraph).split("\n"))
    return lines * kind.points * _FONT_LINE + kind.before


def _lines(text: str, wide: float, kind: Type) -> int:
    lines, at = 1, 0.0
    for word in text.split():
        step = width(word, kind.points, bold=kind.bold)
        if at and at + step > wide:
            lines, at = lines + 1, 0.0
        at += step + width(" ", kind.points)
    return lines
