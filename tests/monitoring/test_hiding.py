"""Small numbers are hidden, and stay hidden from somebody who reckons: checked by trying every possibility."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.monitoring.hiding import Cell, Column, hidden, plain


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
