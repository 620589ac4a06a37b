"""Runs of letters put together as they are read: in the order in which they are drawn, and as they lie."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from docgen.gate.pdf.drawn import Drawing, Run

_SPACES = re.compile(r"[^\S\n]+")
# A word that a program parted at the end of a line: it goes on in small letters, and is no address,
# which may go on over more lines.
_PARTED = re.compile(r"(?<![\w.@])([^\W\d_]+)[-\u00ad\u2010]\n([^\W\d_]+)(?!(?:\w|[.\-]\n?)*@)")

_FEWEST = 5  # letters that are a word together
_FARTHEST = 5  # of the size; letters that are farther from each other are no word


class Lying(NamedTuple):
    """A line as it lies on the page; ``parts`` are what was drawn together, and read with what it goes on in."""

    text: str
    parts: tuple[str, ...] = ()


def texts(drawing: Drawing) -> Iterator[Lying]:
    """Every way to read a page that differs: as drawn, as it lies, as it is read out, by the second opinion."""
    yield from map(Lying, _as_drawn(drawing))
    yield from as_it_lies(drawing.runs)
    yield from map(Lying, _spelt(drawing.runs))


def _as_drawn(drawing: Drawing) -> Iterator[str]:
    text = in_order(drawing.runs)
    yield text.replace("-\n", "-")
    parted = [first + second for first, second in _PARTED.findall(text) if second.islower() or first.isupper()]
    if parted:
        yield "\n".join(parted)
    if any(run.second != run.text for run in drawing.runs):
        yield in_order([run._replace(text=run.second) for run in drawing.runs])
    if drawing.spoken:
        yield in_order(_read_out(drawing))


def in_order(runs: Sequence[Run]) -> str:
    """The text line by line; what stands far apart in a line is on lines of its own."""
    pieces: list[str] = []
    last: Run | None = None
    for run in runs:
        if last is not None:
            pieces.append(_between(last, run))
        pieces.append(run.text)
        last = run
    text = _SPACES.sub(" ", "".join(pieces)).replace(" \n", "\n").replace("\n ", "\n")
    return text.strip()


def _between(last: Run, run: Run) -> str:
    size = max(last.size, run.size, 0.01)
    if run.angle != last.angle or abs(run.y - last.y) > 0.5 * size:
        return "\n"
    gap = run.x - last.end
    if gap < -0.8 * size or gap > 2.5 * size:
        return "\n"
    return " " if gap > 0.17 * size else ""


def as_it_lies(runs: Sequence[Run]) -> Iterator[Lying]:
    """The lines of the page whose letters were drawn in another order than they lie."""
    numbered = sorted(enumerate(runs), key=lambda pair: (pair[1].angle, -round(pair[1].y, 0), pair[1].x))
    for _, line in groupby(numbered, key=lambda pair: (pair[1].angle, round(pair[1].y, 0))):
        piece: list[tuple[int, Run]] = []
        for pair in line:
            if piece and _between(piece[-1][1], pair[1]) == "\n":
                yield from _odd(piece)
                piece = []
            piece.append(pair)
        yield from _odd(piece)


def _spelt(runs: Sequence[Run]) -> Iterator[str]:
    """Words of which each letter was placed by itself, side by side or one under another."""
    letters = [run for run in runs if len(run.text) == 1 and run.text.isalpha()]
    if len(letters) < _FEWEST:
        return
    across = sorted(letters, key=lambda run: (run.angle, -round(run.y), run.x))
    down = sorted(letters, key=lambda run: (run.angle, round(run.x), -run.y))
    yield from _rows(across, lambda a, b: (b.x - a.x, abs(b.y - a.y)))
    yield from _rows(down, lambda a, b: (a.y - b.y, abs(b.x - a.x)))


def _rows(letters: Sequence[Run], way: Callable[[Run, Run], tuple[float, float]]) -> Iterator[str]:
    """Each row of letters at like distances; ``way`` tells how far one is from the next, along and across."""
    row, steps = [letters[0].text], list[float]()
    for last, run in pairwise(letters):
        along, beside = way(last, run)
        size = max(last.size, run.size, 0.01)
        if run.angle == last.angle and beside < 0.5 * size and 0 < along < _FARTHEST * size:
            row.append(run.text)
            steps.append(along)
            continue
        yield from _read(row, steps)
        row, steps = [run.text], []
    yield from _read(row, steps)


def _read(row: list[str], steps: list[float]) -> Iterator[str]:
    if len(row) >= _FEWEST:
        wide = 1.5 * median(steps)  # a word ends
        yield row[0] + "".join(f" {c}" if step > wide else c for c, step in zip(row[1:], steps, strict=True))


def _odd(piece: list[tuple[int, Run]]) -> Iterator[Lying]:
    parts: list[list[Run]] = []
    for n, (at, run) in enumerate(piece):
        if n and at == piece[n - 1][0] + 1:
            parts[-1].append(run)
        else:
            parts.append([run])
    if len(parts) > 1:
        yield Lying(in_order([run for _, run in piece]), tuple(map(in_order, parts)))


def _read_out(drawing: Drawing) -> list[Run]:
    """The runs with what a screen reader says instead of them."""
    runs = list(drawing.runs)
    for start, end, said in drawing.spoken:
        if start < end:
            runs[start] = runs[start]._replace(text=said, end=runs[end - 1].end)
            for at in range(start + 1, end):
                runs[at] = runs[start]._replace(text="", x=runs[start].end)
    return runs
