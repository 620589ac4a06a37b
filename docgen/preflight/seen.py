"""What is seen on a page, and where: rectangles in millimetres, characters, words, lines, links, bookmarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

MM = 72 / 25.4  # points


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in millimetres from the upper left corner of the page as it is shown."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> Box:
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: Box) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class Letter:
    """One character on a page; its box is as high as its font, so that a comma stands on the line it is in."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a gap, in one line; the box is as high as their font."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as dots: three bytes each, red, green and blue, row by row from the top."""

    width: int
    height: int
    dots: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Line:
    """Characters that stand side by side, spaces where there is a gap."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page of the same file, counted from 1."""

    box: Box
    to: int


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark with the page it leads to, None where it leads nowhere."""

    title: str
    level: int
    to: int | None
    zoom: bool  # whether it changes the size at which pages are shown


def level(one: Box, other: Box) -> bool:
    """Whether two characters stand on one line: half of the lower one beside the other."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def word_of(letters: Sequence[Letter]) -> Word:
    """The word that these characters make, in this order."""
    return Word("".join(letter.text for letter in letters), around([letter.box for letter in letters]))


def line_of(letters: Sequence[Letter]) -> Line:
    """The line that these characters make, from left to right."""
    inorder = sorted(letters, key=lambda letter: letter.box.left)
    height = max(letter.box.bottom - letter.box.top for letter in inorder)
    text = inorder[0].text
    for before, letter in pairwise(inorder):
        text += " " * (letter.box.left - before.box.right > 0.2 * height) + letter.text
    return Line(" ".join(text.split()), around([letter.box for letter in inorder]))


def around(boxes: Sequence[Box]) -> Box:
    """The smallest rectangle that holds all of these."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
