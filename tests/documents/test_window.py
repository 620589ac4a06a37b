from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.documents.word.lettering import width
from docgen.documents.word.window import SIZES, Fitted, fitted, whole_lines

ROOM, HEIGHT = 94 * 72 / 25.4, 26 * 72 / 25.4  # of the window, in points


def fit(text: str) -> Fitted:
    return fitted(whole_lines(text), ROOM, HEIGHT)


def test_four_lines_are_large() -> None:
    shown = fit("Ms Siân O'Rourke\n8 Quillmaker Street\nDerby\nDE1 9ZY")
    assert (shown.size, shown.leading) == (16, 18)
    assert shown.lines == ("Ms Siân O'Rourke", "8 Quillmaker Street", "Derby", "DE1 9ZY")


@pytest.mark.parametrize(
    ("address", "lines", "size"),
    [
        ("Flat 3\n14 Larkspur Close\nDerby", ("Flat 3, 14 Larkspur Close", "Derby"), 16),
        ("Garth House\n1 Heather Garth\nWingerworth\nChesterfield", 2, 16),
        # "184 Quillmaker Street, Larkspur, Derby" is 98 mm wide at 16 point, and 92 at 15
        ("Flat 27B\nThe Old Manufactory\n184 Quillmaker Street\nLarkspur\nDerby", 2, 15),
        ("1 A Road", ("1 A Road",), 16),
    ],
)
def test_short_lines_share_one_before_letters_get_smaller(
    address: str, lines: int | tuple[str, ...], size: float
) -> None:
    shown = fit(f"Mrs A Person\n{address}\nDE1 9ZZ")
    assert shown.size == size
    assert shown.lines[0] == "Mrs A Person"
    assert shown.lines[-1] == "DE1 9ZZ"
    middle = shown.lines[1:-1]
    assert middle == lines if isinstance(lines, tuple) else len(middle) == lines


def test_a_line_that_goes_on_is_one() -> None:
    assert whole_lines("The Very \nLong House\nA Road\nDE1 9ZZ") == ("The Very Long House", "A Road", "DE1 9ZZ")
    assert whole_lines("") == ()


def test_what_can_not_fit_is_given_as_it_is() -> None:
    endless = "x" * 400
    assert fit(f"Mrs A Person\n{endless}\nDE1 9ZZ") == Fitted(("Mrs A Person", endless, "DE1 9ZZ"), 10, 10.5)


WORD = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789é’-", min_size=1, max_size=14)
LINE = st.lists(WORD, min_size=1, max_size=5).map(" ".join)


@given(st.lists(LINE, min_size=2, max_size=6))
def test_every_word_stays_and_no_line_leaves_the_window(lines: list[str]) -> None:
    given_lines = (*lines, "DE1 9ZZ")
    shown = fitted(given_lines, ROOM, HEIGHT)
    assert " ".join(shown.lines).replace(",", "").split() == " ".join(given_lines).split()
    assert shown.lines[-1] == "DE1 9ZZ"
    assert shown.size in SIZES
    if shown.size > SIZES[-1]:
        assert len(shown.lines) * shown.leading <= HEIGHT
        assert all(width(line, shown.size) <= ROOM for line in shown.lines)
