"""The letters that drawings are lettered with: the outlines of those that the papers around them are printed in.

Lettering is drawn and not typed, so that it looks the same in Word, on every machine and with both engines, and is
not read twice: whoever listens gets the description of the picture, and the table that has the same facts.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

UNITS = 40  # of a drawing in a point: fine enough that no eye sees the steps
_EM = 1000
_MISSING = "?"


class Outline:
    """A filled outline: contours, each as x, y, x, y ... in units from where it is stamped, y downwards."""

    __slots__ = ("bounds", "contours", "counts", "xs", "ys")

    def __init__(self, contours: tuple[tuple[int, ...], ...]) -> None:
        self.contours = contours
        self.counts = [len(contour) // 2 for contour in contours]  # points of each contour
        self.xs = [side for contour in contours for side in contour[::2]]
        self.ys = [side for contour in contours for side in contour[1::2]]
        self.bounds = (min(self.xs), min(self.ys), max(self.xs), max(self.ys)) if contours else (0, 0, 0, 0)


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    """Of each letter, by face and number: how far it is to the next, and its contours."""
    text = files("docgen.documents.drawing").joinpath("letters.txt").read_text(encoding="ascii")
    letters = (line.split(" ", 2) for line in text.splitlines())
    return {f"{face} {number}": drawn for face, number, drawn in letters}


def _key(character: str, bold: bool) -> str:
    return f"{'bold' if bold else 'regular'} {ord(character):04X}"


def has(character: str) -> bool:
    """Whether the character can be drawn as it is; what can't is drawn as a question mark."""
    return _key(character, False) in _letters()


@lru_cache(maxsize=1024)
def letter(character: str, size: float, bold: bool) -> tuple[Outline, int]:
    """A letter's outline at so many points, its foot on the line, and how far it is to the next, in units."""
    letters = _letters()
    width, _, drawn = (letters.get(_key(character, bold)) or letters[_key(_MISSING, bold)]).partition(" ")
    scale = size * UNITS / _EM
    contours = (contour.split() for contour in drawn.split("/") if contour)
    shapes = tuple(
        tuple(round(int(side) * (-scale if n % 2 else scale)) for n, side in enumerate(contour))
        for contour in contours
    )
    return Outline(shapes), round(int(width) * scale)


def width(words: str, size: float, bold: bool) -> float:
    """How wide the words are, in points."""
    return sum(letter(character, size, bold)[1] for character in words) / UNITS


def wrapped(words: str, size: float, bold: bool, room: float) -> list[str]:
    """The words in lines no wider than ``room`` points; a single word that is wider has a line of its own."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
