"""Forms that names and numbers were found to slip through in: each goes, and what is like it stays."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from docgen.authority import load_authority
from docgen.case import load_case
from docgen.gate import Gate
from docgen.redact import Redactor
from docgen.redact.reader import policy_for

CASE = load_case(Path(__file__).with_name("ninth_case.json"))
POLICY = policy_for(CASE, load_authority("north-east-derbyshire"), None)


@functools.cache
def redactor() -> Redactor:
    return Redactor.for_case(CASE, POLICY)


def out(text: str) -> str:
    return redactor().text(text)


@pytest.mark.parametrize(
    "text",
    ["(SF) said", "…S.F., said", "—SF— said", "SF's dog", "S F said so", "s.f. said", "SF said", "[SF] was told"],
)
def test_initials_go_beside_any_sign(text: str) -> None:
    assert "[alleged perpetrator 1]" in out(text)


def test_welsh_initials_go() -> None:
    assert out("G.Ll.P. to leave") == "[alleged perpetrator 4] to leave"


@pytest.mark.parametrize(
    "text", ["Social Fund (SF) paid", "the SFX room", "SF/2 form", "A-SF route", "S F Smith", "10 S F"]
)
def test_other_capitals_stay(text: str) -> None:
    assert "perpetrator" not in out(text)


BROKEN = ["Fur\nness", "fur-ness", "Furn-ess", "Lorr\naine", "Sh\nane", "Fur-\nness", "Kai-den", "Oluwa-seun"]


@pytest.mark.parametrize("name", BROKEN)
def test_a_name_that_a_hyphen_or_a_line_break_cuts_goes(name: str) -> None:
    assert out(f"and {name} came").startswith("and [")
    gate = Gate.for_reader(CASE, POLICY, "both")
    assert gate.leaks("letter.txt", f"We saw that {name} came.".encode()) != ()


@pytest.mark.parametrize(
    "name",
    [
        *("mo chowdry", "Mo Chowdry", "chowdhury", "mo chowdhury", "Mr Chowdry", "Chowdary", "Choudhury"),
        *("5hane", "5hane Furn3ss", "Firness", "Caydn", "Kaydan"),
    ],
)
def test_a_name_goes_that_is_written_as_it_sounds(name: str) -> None:
    said = out(f"{name} was told")
    assert said.startswith("[")
    assert said.endswith("was told")


@pytest.mark.parametrize(
    "text", ["the furnace was lit", "a chowder stall", "Marlow Vale", "5star rating", "3rd time"]
)
def test_words_that_sound_otherwise_stay(text: str) -> None:
    assert out(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("no's 5, 8 and 19", "properties 19 and 27", "houses 5 to 8", "No27", "hse 19", "plot 19", "F6"),
        *("Nethercroft Ln 27", "Flat 6 Penrose", "Pen Rose Court", "14 a Longedge", "Penrose"),
    ],
)
def test_a_home_goes_whole(text: str) -> None:
    assert out(f"We went to {text} twice") == "We went to [address] twice"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Penrose Surgery",
            "plot 7 of the book",
            "9 properties",
            "14 a week",
            "form F6a",
            "5 houses",
            "no 40 bus",
        ),
        *("19 visits, 27 calls", "one two many", "nine hundred and twelve", "ring 101 or 999"),
    ],
)
def test_what_only_looks_like_a_home_or_a_number_stays(text: str) -> None:
    assert out(f"We saw {text} there") == f"We saw {text} there"


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("aged 24 (10/10)", "[age] ([date of birth])"),
        ("turns 13 on 5 March", "turns 13 on [date of birth]"),
        ("Deer Park Primary", "[school]"),
        ("Deer Park Primary School", "[school]"),
        ("F J 6 4 X K D", "[vehicle registration]"),
        ("ring 07700 nine hundred one one two", "ring [telephone number]"),
        ("oh seven seven double-oh nine double-oh one one two", "[telephone number]"),
    ],
)
def test_dates_schools_and_numbers_go_however_they_are_cut(text: str, redacted: str) -> None:
    assert out(text) == redacted
