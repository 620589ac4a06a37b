"""What stays on one page in large print: short paragraphs whole, long chains of them no longer together.

A template may hold the end of a letter together, from where to report to the signature. In large print that
would be most of a page, and leave the page before it empty.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from docgen.documents.word.large.sizes import LEAST, Type
from docgen.documents.word.large.words import part_long_words
from docgen.documents.word.large.xml import W, attribute, child, is_on, number, style_of, text_of
from docgen.documents.word.lettering import width

_SHORT = 9  # lines of a paragraph that stays whole; a page has about thirty
_TOGETHER = 10  # lines of a chain of paragraphs


def settle(body: etree._Element, room: int, types: Mapping[str, Type]) -> None:
    """Every paragraph that stands in the body itself, in a page whose text is so many twips wide."""
    paragraphs = []
    for node in body:
        if node.tag == f"{W}p":
            part_long_words(node, (room - _indent(node)) / 20)
            if text_of(node).strip() and _lines(node, room) <= _SHORT:
                # Who reads a page slowly should not have to go back for the beginning of a sentence.
                child(child(node, "pPr"), "keepLines")
            paragraphs.append(node)
        else:
            _loosen(paragraphs, room, types)
            paragraphs = []
    _loosen(paragraphs, room, types)


def _loosen(paragraphs: list[etree._Element], room: int, types: Mapping[str, Type]) -> None:
    """Parts chains that are too long, from the end, where neither a heading nor a lead-in is left behind."""
    lines = 0
    for index in range(len(paragraphs) - 1, -1, -1):
        paragraph = paragraphs[index]
        kind = types.get(style_of(paragraph), Type())
        own = paragraph.find(f"{W}pPr/{W}keepNext")
        held = kind.held if own is None else is_on(own)
        more = _lines(paragraph, room)
        leads = kind.heading or text_of(paragraph).rstrip(" -").endswith(":")
        if held and not leads and index < len(paragraphs) - 1 and lines + more > _TOGETHER:
            child(child(paragraph, "pPr"), "keepNext").set(f"{W}val", "0")
            held = False
        lines = more + (lines if held else 0)


def _lines(paragraph: etree._Element, room: int) -> int:
    return sum(1 + int(width(line, LEAST / 2) * 20 // room) for line in text_of(paragraph).split("\n"))


def _indent(paragraph: etree._Element) -> int:
    indent = paragraph.find(f"{W}pPr/{W}ind")
    return max(number(indent, "left"), 0) if attribute(indent, "left") else 0
