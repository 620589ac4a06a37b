"""Postcodes and addresses by the rules of the post, one at a time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.documents.choice.envelope import address_faults, postcode, printed_lines

GOOD = ("Mx Quill Tarn", "4 Lantern Yard", "Derby", "DE1 9ZZ")


@pytest.mark.parametrize(
    ("given_as", "printed"),
    [
        ("DE1 9ZZ", "DE1 9ZZ"),
        ("de1 9zz", "DE1 9ZZ"),
        ("DE19ZZ", "DE1 9ZZ"),
        (" d e 1 9 z z ", "DE1 9ZZ"),
        ("DE1\u00a09ZZ", "DE1 9ZZ"),
        # the six forms of Royal Mail
        ("M1 1AE", "M1 1AE"),
        ("B33 8TH", "B33 8TH"),
        ("CR2 6XH", "CR2 6XH"),
        ("DN55 1PT", "DN55 1PT"),
        ("W1A 0AX", "W1A 0AX"),
        ("ec1a1bb", "EC1A 1BB"),
        ("gir0aa", "GIR 0AA"),  # Girobank's
        ("BF1 4AA", "BF1 4AA"),  # the forces
        ("JE2 3AB", "JE2 3AB"),
        ("IM1 1AA", "IM1 1AA"),
    ],
)
def test_a_postcode_however_it_is_written(given_as: str, printed: str) -> None:
    assert postcode(given_as) == printed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "DE1",
        "9ZZ",
        "DE1 9Z",
        "DE1 9ZZZ",
        "DE1 ZZ9",
        "DE1 9CZ",  # C, I, K, M, O and V never stand in the second half
        "XX1 1AA",
        "ZZ99 3VZ",
        "DEE1 9ZZ",
        "DE123 9ZZ",
        "DE1-9ZZ",
        "Derby DE1 9ZZ",
        "10115",
        "DE1 9ZZ\u0660",
    ],
)
def test_what_is_no_postcode(text: str) -> None:
    assert postcode(text) is None


def test_lines_that_count() -> None:
    assert printed_lines([" Quill  Tarn , ", "", " ,", "\tDerby", "O\ufb03ce"]) == (
        "Quill Tarn",
        "Derby",
        "Office",
    )


@pytest.mark.parametrize("country", ["England", "UNITED KINGDOM", "Wales", "Scotland\nUK", "Jersey"])
def test_a_country_of_ours_at_the_end_does_not_count(country: str) -> None:
    assert address_faults([*GOOD, *country.splitlines()]) == ()


def test_a_letter_of_another_script_is_told() -> None:
    """The name alone, and the street too; Notify wants a letter A to Z or a digit in both."""
    assert [(fault.code, fault.line) for fault in address_faults(["محمد", *GOOD[1:]])] == [("address-line", 1)]
    assert address_faults(["Łukasz", *GOOD[1:]]) == ()


@pytest.mark.parametrize("lines", range(1, 12))
def test_three_to_seven_lines(lines: int) -> None:
    address = [*(f"Line {at}" for at in range(1, lines)), "DE1 9ZZ"]
    codes = [fault.code for fault in address_faults(address)]
    assert ("address-short" in codes, "address-long" in codes) == (lines < 3, lines > 7)


@given(st.lists(st.text(max_size=12), max_size=10))
def test_any_lines_at_all(lines: list[str]) -> None:
    """No text breaks it, each line that it names is there, and no fault repeats more of a line than its start."""
    for fault in address_faults(lines):
        assert fault.line is None or 1 <= fault.line <= len(printed_lines(lines))
