"""What a drawing is made of: outlines filled with one tone each, stamped where they belong.

Lines, dashes and letters are outlines too. One kind of shape is all that the writers of SVG, EMF and PDF have to
know, and so the three show the same.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from docgen.documents.drawing.letters import UNITS, Outline, letter, width

INK, SHADE, PAPER, QUIET = (
    "1B2A41",
    "E8ECF2",
    "FFFFFF",
    "5A6678",
)  # the tones of the papers; QUIET is 5.9:1 on white
Point = tuple[float, float]
Dash = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stamp:
    """An outline where it stands, in units from the upper left corner."""

    x: int
    y: int
    outline: Outline


@dataclass(frozen=True, slots=True)
class Piece:
    """Outlines of one tone. Where they lie over each other inside a piece they are hollow."""

    tone: str  # RRGGBB
    stamps: tuple[Stamp, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """Words as they stand in the drawing, and on what."""

    words: str
    size: float  # points
    bold: bool
    tone: str
    ground: str
    x: float
    y: float  # of the line they stand on

    @property
    def right(self) -> float:
        """Where they end."""
        return self.x + width(self.words, self.size, self.bold)


@dataclass(frozen=True)
class Drawing:
    """A finished drawing. Sizes in points; ``says`` is for those who can't see it."""

    width: float
    height: float
    pieces: tuple[Piece, ...]
    labels: tuple[Label, ...]
    says: str

    @cached_property
    def size(self) -> tuple[int, int]:
        """Width and height in units."""
        return round(self.width * UNITS), round(self.height * UNITS)


class Canvas:
    """A drawing in the making; all measures are points, from the upper left corner."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._labels: list[Label] = []

    def fill(self, tone: str, *contours: Sequence[Point]) -> None:
        """A polygon, and further ones; one inside another is a hole."""
        flat = tuple(tuple(round(side * UNITS) for point in contour for side in point) for contour in contours)
        self._pieces.append(Piece(tone, (Stamp(0, 0, Outline(flat)),)))

    def outlined(self, corners: Sequence[Point], weight: float, *, fill: str, dash: Dash | None = None) -> None:
        """A convex polygon with a border just inside its edge."""
        inner = _shrunk(corners, weight)
        self.fill(fill, corners)
        if dash is None:
            self.fill(INK, corners, inner)
        else:
            middle = _shrunk(corners, weight / 2)
            for start, end in zip(middle, [*middle[1:], middle[0]], strict=True):
                self.line(start, end, weight, dash)

    def line(self, start: Point, end: Point, weight: float, dash: Dash | None = None) -> None:
        """A straight line; ``dash`` is how long it is drawn and how long it is not."""
        (x1, y1), (x2, y2) = start, end
        length = math.hypot(x2 - x1, y2 - y1)
        if not length:
            return
        along, aside = ((x2 - x1) / length, (y2 - y1) / length), weight / 2
        drawn, left_out = dash or (length, 0.0)
        off = (-along[1] * aside, along[0] * aside)
        dashes = []
        at = 0.0
        while at < length:
            to = min(at + drawn, length)
            (ax, ay), (bx, by) = ((x1 + along[0] * d, y1 + along[1] * d) for d in (at, to))
            dashes.append(
                [
                    (ax + off[0], ay + off[1]),
                    (bx + off[0], by + off[1]),
                    (bx - off[0], by - off[1]),
                    (ax - off[0], ay - off[1]),
                ]
            )
            at = to + left_out
        self.fill(INK, *dashes)

    def words(self, x: float, y: float, words: str, size: float, *, bold: bool, tone: str, ground: str) -> None:
        """Words that begin at x and stand on the line y; on ``ground``, which is already drawn."""
        self._letters(x, y, words, size, bold, tone)
        self._labels.append(Label(words, size, bold, tone, ground, x, y))

    def sign(self, x: float, y: float, sign: str, size: float, *, tone: str) -> None:
        """A bold letter that is part of a shape and not to be read as words."""
        self._letters(x, y, sign, size, True, tone)

    def _letters(self, x: float, y: float, words: str, size: float, bold: bool, tone: str) -> None:
        at, foot = round(x * UNITS), round(y * UNITS)
        stamps = []
        for character in words:
            outline, step = letter(character, size, bold)
            if outline.contours:
                stamps.append(Stamp(at, foot, outline))
            at += step
        self._pieces.append(Piece(tone, tuple(stamps)))

    def finished(self, width: float, height: float, says: str) -> Drawing:
        """The drawing."""
        return Drawing(width, height, tuple(self._pieces), tuple(self._labels), says)


def box(x: float, y: float, width: float, height: float) -> list[Point]:
    """The corners of a rectangle."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def diamond(x: float, y: float, width: float, height: float) -> list[Point]:
    """The corners of a diamond in a rectangle."""
    return [(x + width / 2, y), (x + width, y + height / 2), (x + width / 2, y + height), (x, y + height / 2)]


def circle(x: float, y: float, radius: float) -> list[Point]:
    """Points all around a centre."""
    turns = [n * math.tau / 48 for n in range(48)]
    return [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]


def _shrunk(corners: Sequence[Point], by: float) -> list[Point]:
    """A convex polygon, given clockwise on the page, with every edge moved inwards."""
    edges = []
    for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
        length = math.hypot(x2 - x1, y2 - y1)
        nx, ny = -(y2 - y1) / length, (x2 - x1) / length  # towards the inside, y being downwards
        edges.append((nx, ny, nx * x1 + ny * y1 + by))
    points = []
    for (a, b, c), (d, e, f) in zip([edges[-1], *edges[:-1]], edges, strict=True):
        whole = a * e - b * d
        points.append(((c * e - b * f) / whole, (a * f - c * d) / whole))
    return points
