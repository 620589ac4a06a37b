"""Where a step stands, told by the shape of a sign and of a box's border; the word always stands beside it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from docgen.documents.drawing.canvas import INK, PAPER, SHADE, Canvas, Dash, circle
from docgen.documents.drawing.letters import width

Sign = Callable[[Canvas, float, float, float], None]  # canvas, middle, radius


@dataclass(frozen=True, slots=True)
class Look:
    """How a step is drawn."""

    sign: Sign
    fill: str = PAPER
    weight: float = 1.0  # of the border, in points at the ordinary size
    dashed: bool = False
    double: bool = False


def _tick(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.fill(INK, circle(x, y, radius))
    shape = [(-0.55, 0.02), (-0.36, -0.18), (-0.14, 0.06), (0.4, -0.5), (0.6, -0.3), (-0.13, 0.48)]
    canvas.fill(PAPER, [(x + radius * dx, y + radius * dy) for dx, dy in shape])


def _clock(canvas: Canvas, x: float, y: float, radius: float) -> None:
    _ring(canvas, x, y, radius)
    hand = radius * 0.17
    canvas.line((x, y + hand / 2), (x, y - radius * 0.58), hand)
    canvas.line((x - hand / 2, y), (x + radius * 0.5, y), hand)


def _warning(canvas: Canvas, x: float, y: float, radius: float) -> None:
    side = radius * 1.16
    canvas.fill(INK, [(x, y - radius), (x + side, y + radius * 0.95), (x - side, y + radius * 0.95)])
    _centred(canvas, x, y + radius * 0.74, "!", radius * 1.7, PAPER)


def _waiting(canvas: Canvas, x: float, y: float, radius: float) -> None:
    middle = radius * 0.9
    for n in range(8):
        ends = [(n + part) * math.tau / 8 for part in (0.0, 0.3, 0.6)]
        points = [(x + middle * math.cos(turn), y + middle * math.sin(turn)) for turn in ends]
        for start, end in pairwise(points):
            canvas.line(start, end, radius * 0.2)


def _question(canvas: Canvas, x: float, y: float, radius: float) -> None:
    _ring(canvas, x, y, radius)
    _centred(canvas, x, y + radius * 0.55, "?", radius * 1.5, INK)


def _over(canvas: Canvas, x: float, y: float, radius: float) -> None:
    _ring(canvas, x, y, radius)
    canvas.line((x - radius * 0.55, y), (x + radius * 0.55, y), radius * 0.3)


def _none(canvas: Canvas, x: float, y: float, radius: float) -> None:
    _ring(canvas, x, y, radius)
    part = radius * 0.68
    canvas.line((x - part, y + part), (x + part, y - part), radius * 0.17)


def _ring(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.fill(INK, circle(x, y, radius), circle(x, y, radius * 0.82))


def _centred(canvas: Canvas, x: float, y: float, sign: str, size: float, tone: str) -> None:
    canvas.sign(x - width(sign, size, True) / 2, y, sign, size, tone=tone)


LOOKS = {
    "Done": Look(_tick, fill=SHADE),
    "Due": Look(_clock, weight=2.0),
    "Late": Look(_warning, weight=2.0, double=True),
    "Not yet": Look(_waiting, dashed=True),
    "Not recorded": Look(_question),
    "Time is over": Look(_over, fill=SHADE),
    "Does not apply": Look(_none, dashed=True),
}
OTHER = Look(_question)
DASH: Dash = (4.0, 2.6)  # points at the ordinary size
