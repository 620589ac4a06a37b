"""Surnames with halves that two people share, or that their owner is called by: Young and Moss-Young, Adeyemi-Hall."""

from __future__ import annotations

import pytest
from people_of import case_of, redactor_for

from docgen.authority import load_authority
from docgen.redact.reader import Redactors

PEOPLE = "Guy|Young|Youngy; Summer|Moss-Young"


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("The Youngs moved", "The [family] moved"),
        ("the Youngs' gate", "the [family]'s gate"),
        ("Youngs rang", "[family] rang"),
        ("Mr Youngs rang", "[family] rang"),
        ("Guy Youngs", "[alleged perpetrator 1]"),
        ("Summer Young", "[alleged perpetrator 2]"),
        ("Youngy", "[alleged perpetrator 1]"),
    ],
)
def test_whoever_shares_a_half_is_not_named_for_the_other(text: str, redacted: str) -> None:
    assert redactor_for(PEOPLE).redact(text).text == redacted


def test_a_plural_that_is_surname_and_initial_as_well_goes_where_people_do_something() -> None:
    assert redactor_for("Sam|Smith").redact("Smiths rang").text == "[alleged perpetrator] rang"


def left_for_the_victim(text: str, *others: tuple[str, str]) -> str:
    name = {"title": "Mrs", "given": "Ngozi", "family": "Adeyemi-Hall", "known_as": []}
    case = case_of(*others, victim__name=name)
    return Redactors(case, load_authority("north-east-derbyshire")).for_reader("victim").redact(text).text


@pytest.mark.parametrize(
    "text",
    [
        *("Mrs Hall, Adeyemi", "Hall, Adeyemi", "Mrs Hall", "Mrs Adeyemi, Hall", "Mrs N. Hall", "Mrs N Adeyemi"),
        *("Adeyemi, Ngozi", "Hall, Ngozi", "Ngozi Hall", "Mrs Adeyemi-Hall"),
    ],
)
def test_the_readers_own_half_stays(text: str) -> None:
    assert left_for_the_victim(text, ("Guy", "Young")) == text


@pytest.mark.parametrize(
    ("text", "gone"), [("Mr Hall rang", "Hall"), ("Mrs Hallam rang", "Hallam"), ("Mrs Young, Guy", "Young")]
)
def test_somebody_else_goes(text: str, gone: str) -> None:
    assert gone not in left_for_the_victim(text, ("Guy", "Young"))


@pytest.mark.parametrize("text", ["Mrs Hall rang", "Hall, Adeyemi", "Hall rang again"])
def test_a_half_that_somebody_else_has_goes(text: str) -> None:
    assert "Hall" not in left_for_the_victim(text, ("Guy", "Hall"))
