"""Small numbers are hidden, and stay hidden from somebody who reckons: checked by trying every possibility."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.monitoring.hiding import Cell, Column, hidden, hidden_pair, plain


def shown(column: Column) -> list[str]:
    cells = [*column.areas, *([column.total] if column.total else [])]
    return [cell.text for cell in cells]


FEW, NOT = "fewer than 5", "not shown"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0, 0, 0], ["0", "0", "0", "0"]),
        ([5, 7], ["5", "7", "12"]),
        ([3, 9, 12], [FEW, NOT, "12", "24"]),  # 24 - 9 - 12 would be 3
        ([3, 4, 20], [FEW, FEW, "20", "27"]),  # 7 left: 3 and 4, or 4 and 3
        ([4, 4, 20], [FEW, FEW, NOT, "28"]),  # 8 left could only be 4 and 4
        ([1, 1, 20], [FEW, FEW, NOT, "22"]),  # 2 left could only be 1 and 1
        ([6, 0, 0], ["6", "0", "0", "6"]),
        ([3, 0, 0], [FEW, "0", "0", FEW]),  # the sum is the area's own number, and as hidden
        ([1, 1, 1, 1], [FEW, FEW, FEW, FEW, NOT]),  # four of at least 1, together fewer than 5
        ([2, 2, 2, 2], [FEW, FEW, FEW, FEW, "8"]),
        ([3, 0, 8], [FEW, "0", NOT, "11"]),
    ],
)
def test_what_is_shown(values: list[int], expected: list[str]) -> None:
    assert shown(hidden(values, 5, with_total=True)) == expected


def test_alone_an_area_hides_only_its_own() -> None:
    assert shown(hidden([3, 9], 5, with_total=False)) == [FEW, "9"]
    assert shown(plain([3, 9], with_total=True)) == ["3", "9", "12"]


@pytest.mark.parametrize("limit", [0, 1, 2])
def test_a_limit_that_tells_is_refused(limit: int) -> None:
    with pytest.raises(ValueError, match="3"):
        hidden([1], limit, with_total=False)


def possible(cell: Cell, below: int, most: int) -> list[int]:
    if cell.value is not None:
        return [cell.value]
    return list(range(1, below)) if cell.below else list(range(most + 1))


@given(st.lists(st.integers(0, 7), min_size=2, max_size=4), st.integers(3, 5))
def test_nobody_can_reckon_a_hidden_number_out(values: list[int], below: int) -> None:
    column = hidden(values, below, with_total=True)
    assert column.total is not None
    most = sum(values) + below
    worlds = [
        world
        for world in product(*(possible(cell, below, most) for cell in column.areas))
        if sum(world) in possible(column.total, below, 4 * most)
    ]
    assert tuple(values) in worlds
    for at, cell in enumerate(column.areas):
        if cell.value is None:
            assert len({world[at] for world in worlds}) > 1
        else:
            assert cell.value == values[at]
            assert not 0 < cell.value < below
    if column.total.value is None:
        assert len({sum(world) for world in worlds}) > 1
    else:
        assert column.total.value == sum(values)
        assert not 0 < sum(values) < below


@given(st.lists(st.integers(0, 40), min_size=2, max_size=12), st.integers(3, 20))
def test_noughts_are_shown_and_nothing_is_hidden_without_need(values: list[int], below: int) -> None:
    column = hidden(values, below, with_total=True)
    for value, cell in zip(values, column.areas, strict=True):
        assert cell.value == 0 if value == 0 else True
    if all(value == 0 or value >= below for value in values):
        assert column == plain(values, with_total=True)


def read_off(column: Column, below: int, most: int) -> tuple[list[range], range]:
    """What the rules of docs/monitoring.md tell of each area and of the sum, to a reader who sees one column."""
    large = [cell.value for cell in column.areas if cell.value]
    areas = []
    for cell in column.areas:
        if cell.value is not None:
            areas.append(range(cell.value, cell.value + 1))
        elif cell.below:
            areas.append(range(1, cell.below))
        else:  # no small number would be "not shown", and the smallest of the others is
            areas.append(range(below, min([most + 1, *large])))
    total = column.total
    if total is None or (total.value is None and total.below is None):
        return areas, range(len(areas) * most + 1)
    return areas, range(1, below) if total.value is None else range(total.value, total.value + 1)


def worlds_of(column: Column, below: int, most: int) -> list[tuple[int, ...]]:
    areas, sums = read_off(column, below, most)
    return [world for world in product(*areas) if sum(world) in sums]


def found_out(reviews: Column, recommended: Column, below: int, most: int) -> set[tuple[int, int]]:
    """The hidden figures that have one value only in every world: (column, place); place -1 is the sum."""
    values: dict[tuple[int, int], set[int]] = {}
    others = worlds_of(recommended, below, most)
    for held in worlds_of(reviews, below, most):
        for advised in others:
            if all(part <= whole for whole, part in zip(held, advised, strict=True)):
                for number, world in enumerate((held, advised)):
                    for at, value in enumerate((*world, sum(world))):
                        values.setdefault((number, at), set()).add(value)
    last = len(reviews.areas)
    cells = {(n, at): c for n, column in enumerate((reviews, recommended)) for at, c in enumerate(column.areas)}
    cells |= {(n, last): c.total for n, c in enumerate((reviews, recommended)) if c.total}
    assert values
    return {place for place, cell in cells.items() if cell.value is None and len(values[place]) < 2}


@pytest.mark.parametrize(("areas", "below", "most"), [(1, 3, 5), (1, 5, 7), (2, 3, 7), (2, 5, 7), (3, 3, 4)])
@pytest.mark.parametrize("with_total", [True, False])
def test_no_world_of_two_figures_can_be_reckoned_out(areas: int, below: int, most: int, with_total: bool) -> None:
    """Every number of reviews and of recommendations, whichever is part of the other, for every area."""
    each = [(whole, part) for whole in range(most + 1) for part in range(whole + 1)]
    tables = set()
    for world in product(each, repeat=areas):
        wholes, parts = zip(*world, strict=True)
        tables.add(hidden_pair(wholes, parts, below, with_total=with_total))
    assert len(tables) > 1
    for reviews, recommended in tables:
        assert found_out(reviews, recommended, below, most + below) == set()


@given(
    st.lists(
        st.integers(0, 9).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))), min_size=2, max_size=3
    ),
    st.integers(3, 4),
)
def test_what_is_shown_of_two_figures_is_true(world: list[tuple[int, int]], below: int) -> None:
    wholes, parts = ([pair[n] for pair in world] for n in (0, 1))
    for column, values in zip(hidden_pair(wholes, parts, below, with_total=True), (wholes, parts), strict=True):
        assert column.total is not None
        for cell, value in zip((*column.areas, column.total), (*values, sum(values)), strict=True):
            if cell.value is not None:
                assert cell.value == value
                assert not 0 < value < below
            elif cell.below is not None:
                assert 0 < value < below
        worlds = worlds_of(column, below, 9)
        assert tuple(values) in worlds


def test_recommendations_do_not_tell_the_reviews() -> None:
    """Of 5 reviews, the second area had at least the 4 that made recommendations; so the first had 1."""
    apart = hidden([1, 4], 3, with_total=True), hidden([0, 4], 3, with_total=True)
    assert [shown(column) for column in apart] == [["fewer than 3", NOT, "5"], ["0", "4", "4"]]
    assert found_out(*apart, below=3, most=9) == {(0, 0), (0, 1)}
    together = hidden_pair([1, 4], [0, 4], 3, with_total=True)
    assert [shown(column) for column in together] == [["fewer than 3", "4", NOT], ["0", "4", "4"]]


@pytest.mark.parametrize("parts", [[2], [1, 3], [1]])
def test_a_part_is_never_more_than_its_whole(parts: list[int]) -> None:
    with pytest.raises(ValueError, match="parts of"):
        hidden_pair([1, 2], parts, 3, with_total=True)
