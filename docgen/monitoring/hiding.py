"""Small numbers hidden, so that nobody is found out by a figure, and none of them follows from the others.

A figure from 1 to one below the limit is shown as "fewer than 5"; nought is shown, it tells of nobody. Where a
hidden figure would follow from what is shown, more is not shown: the smallest figures of the other areas, and
where that does not do, the county's own.

Two figures are settled together where one is part of the other: reviews with recommendations are reviews of the
same area and year. A reader knows all this, and `hidden` reckons with such a reader: what is "not shown" is no
small number, and smaller than whatever is shown of its column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

LOWEST_LIMIT = 3
"""Below 3 a hidden figure could only be 1, and "fewer than 2" would tell it."""

_UNBOUNDED = 10**9
_Range = tuple[int, int]


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
    return hidden_pair(values, [0] * len(values), below, with_total=with_total)[0]


def hidden_pair(
    wholes: Sequence[int], parts: Sequence[int], below: int, *, with_total: bool
) -> tuple[Column, Column]:
    """Two figures of the same areas, of which each part is never more than its whole; nothing hidden in the one
    follows from the other."""
    if below < LOWEST_LIMIT:
        raise ValueError(f"expected a limit of {LOWEST_LIMIT} or more, found {below}")
    if len(wholes) != len(parts) or any(part > whole for whole, part in zip(wholes, parts, strict=False)):
        raise ValueError(f"expected parts of {list(wholes)}, found {list(parts)}")
    table = _Table((_Side(tuple(wholes)), _Side(tuple(parts))), below, with_total)
    while table.exposed():
        # What leaves the fewest to follow from the rest; areas before sums, and of areas the smallest figures.
        table = min(table.one_more(), key=lambda more: (more[0].exposed(), *more[1:]))[0]
    return table.column(0), table.column(1)


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two columns. ``up_to``: areas' figures to this one are hidden, the small ones in any case."""

    values: tuple[int, ...]
    up_to: int = 0
    sum_shown: bool = True

    def hides(self, value: int, below: int) -> bool:
        return 0 < value < below or 0 < value <= self.up_to


@dataclass(frozen=True, slots=True)
class _Table:
    """Both columns, and what a reader can tell of them."""

    sides: tuple[_Side, _Side]
    below: int
    with_total: bool

    def column(self, number: int) -> Column:
        side = self.sides[number]
        areas = tuple(self._cell(value, shown=not side.hides(value, self.below)) for value in side.values)
        if not self.with_total:
            return Column(areas, None)
        total = sum(side.values)
        return Column(areas, self._cell(total, shown=not 0 < total < self.below) if side.sum_shown else Cell(None))

    def _cell(self, value: int, *, shown: bool) -> Cell:
        return Cell(value) if shown else Cell(None, self.below if value < self.below else None)

    def one_more(self) -> Iterator[tuple[_Table, bool, int]]:
        """Every table that hides one thing more, whether that is a sum, and how large it is."""
        for number, side in enumerate(self.sides):
            if shown := [value for value in side.values if value and not side.hides(value, self.below)]:
                yield self._with(number, replace(side, up_to=min(shown))), False, min(shown)
            if self.with_total and side.sum_shown and (total := sum(side.values)):
                yield self._with(number, replace(side, sum_shown=False)), True, total

    def _with(self, number: int, side: _Side) -> _Table:
        return replace(self, sides=(side, self.sides[1]) if number == 0 else (self.sides[0], side))

    def exposed(self) -> int:
        """How many hidden figures have one value only that agrees with everything shown.

        The values that agree are an interval (the conditions are those of a network, whose solutions are whole
        numbers), and the true one is among them: so it has a neighbour there, or stands alone.
        """
        areas = [[self._told(side, value) for value in side.values] for side in self.sides]
        sums = [self._told_of_sum(side) for side in self.sides]
        return sum(
            not any(self._agrees(areas, sums, number, at, value + step) for step in (-1, 1))
            for number, side in enumerate(self.sides)
            for at, value in self._unknown(side)
        )

    def _unknown(self, side: _Side) -> Iterator[tuple[int | None, int]]:
        """Every hidden figure with its place; None is the place of the sum."""
        for at, value in enumerate(side.values):
            if side.hides(value, self.below):
                yield at, value
        total = sum(side.values)
        if self.with_total and (not side.sum_shown or 0 < total < self.below):
            yield None, total

    def _told(self, side: _Side, value: int) -> _Range:
        """The least and the most that a reader can tell an area's figure to be from its column alone."""
        if not side.hides(value, self.below):
            return value, value
        if value < self.below:
            return 1, self.below - 1
        larger = [other for other in side.values if other and not side.hides(other, self.below)]
        return self.below, min(larger, default=_UNBOUNDED) - 1

    def _told_of_sum(self, side: _Side) -> _Range:
        total = sum(side.values)
        if not self.with_total or not side.sum_shown:
            return 0, _UNBOUNDED
        return (1, self.below - 1) if 0 < total < self.below else (total, total)

    def _agrees(
        self, areas: list[list[_Range]], sums: list[_Range], number: int, at: int | None, value: int
    ) -> bool:
        """Whether there are figures for all, with this value at this place, that agree with what is told."""
        low, high = sums[number] if at is None else areas[number][at]
        if not low <= value <= high:
            return False
        if at is None:
            sums = [(value, value) if side == number else told for side, told in enumerate(sums)]
        else:
            column = [(value, value) if area == at else told for area, told in enumerate(areas[number])]
            areas = [column, areas[1]] if number == 0 else [areas[0], column]
        return _possible(areas, sums)


def _possible(areas: list[list[_Range]], sums: list[_Range]) -> bool:
    """Whether some figures lie in these ranges, no part more than its whole, and their sums in those.

    What an area's two figures can be is bounded by the least and the most of each and of their difference; added
    up over the areas, these bound what both sums can be, exactly.
    """
    whole_least = whole_most = part_least = part_most = between = 0
    for (low, high), (part_low, part_high) in zip(*areas, strict=True):
        low, part_high = max(low, part_low), min(part_high, high)
        if low > high or part_low > part_high:
            return False
        whole_least, whole_most = whole_least + low, whole_most + high
        part_least, part_most = part_least + part_low, part_most + part_high
        between += max(0, low - part_high)
    (low, high), (part_low, part_high) = sums
    least, most = max(whole_least, low), min(whole_most, high)
    part_least, part_most = max(part_least, part_low), min(part_most, part_high)
    return least <= most and part_least <= part_most and most - part_least >= between
