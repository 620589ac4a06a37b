"""Small numbers hidden, so that nobody is found out by a figure, and none of them follows from the others.

A figure from 1 to one below the limit is shown as "fewer than 5"; nought is shown, it tells of nobody. Where an
area's hidden figure would follow from the county's and the other areas', one more is not shown: the smallest of
the others, and where there is none, the county's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LOWEST_LIMIT = 3
"""Below 3 a hidden figure could only be 1, and "fewer than 2" would tell it."""

_UNBOUNDED = 10**9


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure as it is published: the number, or that it is fewer than ``below``, or nothing at all."""

    value: int | None
    below: int | None = None

    @property
    def text(self) -> str:
        """As a table shows it."""
        if self.value is not None:
            return str(self.value)
        return "not shown" if self.below is None else f"fewer than {self.below}"

    @property
    def range(self) -> tuple[int, int]:
        """What a reader can tell from the cell alone: the least and the most that it can be."""
        if self.value is not None:
            return self.value, self.value
        return (0, _UNBOUNDED) if self.below is None else (1, self.below - 1)


@dataclass(frozen=True, slots=True)
class Column:
    """One figure of each area, and of the county where its sum is published."""

    areas: tuple[Cell, ...]
    total: Cell | None


def plain(values: Sequence[int], *, with_total: bool) -> Column:
    """The figures as they are."""
    return Column(tuple(Cell(v) for v in values), Cell(sum(values)) if with_total else None)


def hidden(values: Sequence[int], below: int, *, with_total: bool) -> Column:
    """The same with small numbers hidden, and as many others as it takes to keep them hidden."""
    if below < LOWEST_LIMIT:
        raise ValueError(f"expected a limit of {LOWEST_LIMIT} or more, found {below}")

    def first(value: int) -> Cell:
        return Cell(None, below) if 0 < value < below else Cell(value)

    column = Column(tuple(map(first, values)), first(sum(values)) if with_total else None)
    while exposed(column):
        column = _one_more(column, values)
    return column


def exposed(column: Column) -> bool:
    """Whether a hidden figure follows from the others: only one value of it makes the sum right."""
    if column.total is None:
        return False
    ranges = [cell.range for cell in column.areas]
    least, most = sum(low for low, _ in ranges), sum(high for _, high in ranges)
    low_total, high_total = column.total.range
    if column.total.value is None and max(low_total, least) == min(high_total, most):
        return True
    for cell, (low, high) in zip(column.areas, ranges, strict=True):
        if cell.value is None and max(low, low_total - (most - high)) == min(high, high_total - (least - low)):
            return True
    return False


def _one_more(column: Column, values: Sequence[int]) -> Column:
    """The column with one figure more not shown: the smallest area that is, or else the total."""
    shown = [(value, at) for at, value in enumerate(values) if column.areas[at].value is not None and value > 0]
    if not shown or column.total == Cell(None):
        # What is left shown is nought. The county's sum goes; without it nothing follows from anything.
        return Column(column.areas, Cell(None))
    _, at = min(shown)
    return Column((*column.areas[:at], Cell(None), *column.areas[at + 1 :]), column.total)
