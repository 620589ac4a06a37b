"""Writes the outlines of the letters in drawings: ``python scripts/generate_letters.py FOLDER``.

FOLDER holds LiberationSans-Regular.ttf and LiberationSans-Bold.ttf (Debian: fonts-liberation2), the letters that
the papers around the drawings are printed in. Needs fontTools; docgen itself does not. Curves become short
straight lines, since that is all that a drawing has: at 16 point none is further from its curve than 0.04 points.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "docgen" / "documents" / "drawing" / "letters.txt"
CHARACTERS = (
    "".join(chr(n) for n in range(32, 127)) + "\u00a0\u00a3\u00b7\u00e9\u2013\u2014\u2018\u2019\u201c\u201d\u2026"
)
FACES = {"regular": "LiberationSans-Regular.ttf", "bold": "LiberationSans-Bold.ttf"}
EM = 1000  # what the outlines are scaled to
NEAR = 2.5  # thousandths of the size: how far a line may be from its curve

Point = tuple[float, float]


def curve(a: Point, b: Point, c: Point) -> list[Point]:
    """A quadratic curve as points after the first."""
    bend = ((a[0] - 2 * b[0] + c[0]) ** 2 + (a[1] - 2 * b[1] + c[1]) ** 2) ** 0.5 / 4
    steps = max(1, round((bend / NEAR) ** 0.5 + 0.5))
    points = []
    for n in range(1, steps + 1):
        t = n / steps
        x, y = ((1 - t) ** 2 * p + 2 * t * (1 - t) * q + t * t * r for p, q, r in zip(a, b, c, strict=True))
        points.append((x, y))
    return points


def contours(glyphs: Any, name: str, scale: float) -> list[list[int]]:
    """The outlines of a glyph, each as x, y, x, y ..."""
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    found: list[list[Point]] = []
    for kind, given in pen.value:
        points = [(x * scale, y * scale) for x, y in given if (x, y) is not None] if kind != "qCurveTo" else None
        if kind == "moveTo" and points:
            found.append(points)
        elif kind == "lineTo" and points:
            found[-1] += points
        elif kind == "qCurveTo":
            scaled = [(x * scale, y * scale) for x, y in given]
            at = found[-1][-1]
            for n, control in enumerate(scaled[:-1]):
                last = n == len(scaled) - 2
                after = scaled[n + 1]
                to = after if last else ((control[0] + after[0]) / 2, (control[1] + after[1]) / 2)
                found[-1] += curve(at, control, to)
                at = to
    flat = []
    for contour in found:
        whole = [(round(x), round(y)) for x, y in contour]
        kept = [p for n, p in enumerate(whole) if p != whole[n - 1]]
        flat.append([side for point in kept for side in point])
    return flat


def main(folder: Path) -> None:
    lines = []
    for face, name in FACES.items():
        font = TTFont(folder / name)
        scale = EM / font["head"].unitsPerEm
        glyphs, names, widths = font.getGlyphSet(), font.getBestCmap(), font["hmtx"]
        for character in CHARACTERS:
            glyph = names[ord(character)]
            drawn = ("/".join(" ".join(map(str, contour)) for contour in contours(glyphs, glyph, scale))).strip()
            lines.append(f"{face} {ord(character):04X} {round(widths[glyph][0] * scale)} {drawn}".rstrip() + "\n")
    TARGET.write_text("".join(lines), encoding="ascii", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
