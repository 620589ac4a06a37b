"""Words that are wider than their line: an address of a web page or of e-mail goes on in the next after a sign.

An engine would break such a word between any two letters. A reader of large print, who sees a few letters at a
time, is better served by a break where the word has a joint.
"""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from docgen.documents.word.large.sizes import LEAST
from docgen.documents.word.large.xml import W
from docgen.documents.word.lettering import width

_JOINT = re.compile(r"(?<=[/@.\-_?&=,;:+])(?=[^\s/])")
_NUMBERS = re.compile(r"\b0\d{2,5}(?: \d{3,6}){1,2}\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
_SIZE = LEAST / 2
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def longest(text: str) -> float:
    """The width of its longest word in bold large print, in points; a word may be parted at its joints."""
    return max((width(part, _SIZE, bold=True) for word in text.split() for part in _pieces(word)), default=0.0)


def part_long_words(paragraph: etree._Element, room: float) -> None:
    """Puts a line break into every word of this paragraph that is wider than the room, in points."""
    for node in list(paragraph.iter(f"{W}t")):
        text = node.text or ""
        lines = _parted(text, room)
        if len(lines) < 2:
            continue
        run, at = node.getparent(), node.getparent().index(node)
        for number, line in enumerate(lines):
            new = node if number == 0 else deepcopy(node)
            new.text = line
            new.set(_SPACE, "preserve")
            new.tail = None
            if number:
                run.insert(at + 2 * number - 1, etree.Element(f"{W}br"))
                run.insert(at + 2 * number, new)


def _parted(text: str, room: float) -> list[str]:
    lines = [""]
    for token in re.split(r"(\s+)", text):
        if width(token, _SIZE, bold=True) <= room:
            lines[-1] += token
            continue
        if lines[-1].strip():
            lines.append("")  # from its beginning, so that it has the whole of each line
        piece = ""
        for part in _pieces(token):
            if piece and width(piece + part, _SIZE, bold=True) > room:
                lines[-1] += piece
                lines.append("")
                piece = ""
            piece += part
        lines[-1] += piece
    return lines


def _pieces(word: str) -> list[str]:
    return [piece for piece in _JOINT.split(word) if piece]


def hold_numbers(paragraph: etree._Element) -> None:
    """Telephone numbers and postcodes are not parted at the end of a line."""
    for node in paragraph.iter(f"{W}t"):
        if node.text:
            node.text = _NUMBERS.sub(lambda found: found[0].replace(" ", "\u00a0"), node.text)
