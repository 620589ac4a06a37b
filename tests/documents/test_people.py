from __future__ import annotations

from docgen.case.model import Address, Name
from docgen.documents.facts.people import WINDOW_LINES, window
from docgen.documents.word.window import whole_lines


def address(*lines: str, postcode: str = "DE1 9ZZ") -> Address:
    return Address(lines=list(lines), postcode=postcode)


def test_the_window_holds_no_empty_lines() -> None:
    short = window("Mrs A Person", address("14 Larkspur Close"))
    assert short == "Mrs A Person\n14 Larkspur Close\nDE1 9ZZ"


def test_a_long_address_shares_lines_and_keeps_every_word() -> None:
    lines = ("Flat 3", "The Old Brewery", "2a Back Lane", "Little Hampstead", "Wexbury", "Nr Derby", "Derbyshire")
    shown = window("Mrs A Person", address(*lines))
    assert shown is not None
    assert len(shown.split("\n")) == WINDOW_LINES
    assert shown.endswith("\nDE1 9ZZ")
    assert set(shown.replace("\n", ", ").split(", ")) == {"Mrs A Person", *lines, "DE1 9ZZ"}


def test_a_long_line_goes_on_in_the_next() -> None:
    name = "Mrs Wilhelmina Featherstone-Cholmondeley of Ashby Magna"
    shown = window(name, address("1 A Road"))
    assert shown is not None
    assert shown.split("\n") == [
        "Mrs Wilhelmina Featherstone-Cholmondeley of ",
        "Ashby Magna",
        "1 A Road",
        "DE1 9ZZ",
    ]
    assert whole_lines(shown) == (name, "1 A Road", "DE1 9ZZ")


def test_a_line_that_went_on_is_not_parted_with_a_comma() -> None:
    home = "The Featherstone-Cholmondeley Memorial Homes for Retired Quillmakers"
    lines = (home, "Flat 3", "2a Back Lane", "Little Hampstead", "Wexbury", "Nr Derby", "Derbyshire")
    shown = window("Mrs A Person", address(*lines))
    assert shown is not None
    assert len(shown.split("\n")) <= WINDOW_LINES
    assert set(", ".join(whole_lines(shown)).split(", ")) == {"Mrs A Person", *lines, "DE1 9ZZ"}


def test_no_address_is_no_window() -> None:
    assert window("Mrs A Person", None) is None
    assert window("Mrs A Person", Address()) is None


def test_a_greeting_needs_no_title() -> None:
    assert Name(title="Mrs", given="Ann", family="Lee").greeting == "Mrs Lee"
    assert Name(title="", given="Ann", family="Lee").greeting == "Ann Lee"
    assert Name(family="Corner Shop Ltd").greeting == "Corner Shop Ltd"
    assert Name(title="Mrs", given="Ann").greeting == "Mrs Ann"
