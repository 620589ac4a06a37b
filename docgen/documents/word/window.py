"""An address in the window of an envelope, in large print where it can be.

The window of GOV.UK Notify's envelope shows 95 by 26 mm: four lines at 16 point, seven at 10. So an address of
more lines has short ones joined with commas, as people write them; only where that does not do is it set
smaller. The postcode keeps a line of its own, which is what the post reads first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from docgen.documents.word.lettering import width

SIZES = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0)  # points; large print first, never less than ten
_LEADING = {16.0: 18.0, 10.0: 10.5}  # points from line to line, set tight so that one more line fits


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines that fit, and how they are set, in points."""

    lines: tuple[str, ...]
    size: float
    leading: float


def whole_lines(text: str) -> tuple[str, ...]:
    """The lines of an address as they were given: a line that ends in a space went on in the next."""
    lines: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        if goes_on:
            lines[-1] += line
        elif line:
            lines.append(line)
        goes_on = line.endswith(" ")
    return tuple(lines)


def fitted(lines: Sequence[str], room: float, height: float) -> Fitted:
    """These lines in so much room and height, in points, as large as they can be.

    Where they don't fit even at the smallest size, they are given at that size as they are: nothing is left out.
    """
    for size in SIZES:
        leading = _LEADING.get(size, round(size * 1.1 * 2) / 2)
        found = _arranged(lines, int(height // leading), room, size)
        if found:
            return Fitted(found, size, leading)
    return Fitted(tuple(lines), SIZES[-1], _LEADING[SIZES[-1]])


def _arranged(lines: Sequence[str], most: int, room: float, size: float) -> tuple[str, ...] | None:
    """At most so many lines, none too wide; None where that can't be."""
    if len(lines) < 3:
        parts = [part for line in lines for part in _wrapped(line, room, size)]
        return tuple(parts) if len(parts) <= most and all(width(part, size) <= room for part in parts) else None
    name, *middle, last = lines
    head, tail = _wrapped(name, room, size), _wrapped(last, room, size)
    left = most - len(head) - len(tail)
    middle = _joined(middle, left, room, size)
    body = [part for line in middle for part in _wrapped(line, room, size)]
    every = (*head, *body, *tail)
    return every if len(every) <= most and all(width(line, size) <= room for line in every) else None


def _joined(lines: list[str], most: int, room: float, size: float) -> list[str]:
    """Neighbours share a line until so many are left: the shortest first, or else as many as a line holds.

    No line is broken for it: a house number stays with its street.
    """
    found = lines
    while len(found) > most:
        pairs = [f"{one}, {other}" for one, other in pairwise(found)]
        fit = [at for at, pair in enumerate(pairs) if width(pair, size) <= room]
        if not fit:
            return _filled(lines, room, size)
        at = min(fit, key=lambda pair: width(pairs[pair], size))
        found = [*found[:at], pairs[at], *found[at + 2 :]]
    return found


def _filled(lines: list[str], room: float, size: float) -> list[str]:
    found: list[str] = []
    for line in lines:
        if found and width(f"{found[-1]}, {line}", size) <= room:
            found[-1] += f", {line}"
        else:
            found.append(line)
    return found


def _wrapped(line: str, room: float, size: float) -> list[str]:
    """A line, gone on in the next between two words where it is too wide."""
    parts: list[str] = []
    for word in line.split():
        if parts and width(f"{parts[-1]} {word}", size) <= room:
            parts[-1] += f" {word}"
        else:
            parts.append(word)
    return parts
