"""Forms that names and numbers were found to slip through in: each goes, and what is like it stays."""

from __future__ import annotations

import functools
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.authority import load_authority
from docgen.case import load_case
from docgen.gate import Gate
from docgen.redact import Redactor
from docgen.redact.overlap import overlap_cautions
from docgen.redact.reader import Redactors

CASE = load_case(Path(__file__).resolve().parents[1] / "sets" / "ninth_case.json")
POLICY = Redactors(CASE, load_authority("north-east-derbyshire")).policy(None)


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


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("maisie furness to be seen by CAMHS", "[name] to be seen by CAMHS"),
        ("Jayden-Lee was there", "[alleged perpetrator 3] was there"),
        ("nan (Doreen Pettifer) will help", "nan ([name]) will help"),
        ("tenant: D. Pettifer", "tenant: [name]"),
        ("Sgt 1123 Pettifer to be told", "[officer] [name] to be told"),
    ],
)
def test_names_that_nobody_gave_go_where_their_form_is_plain(text: str, redacted: str) -> None:
    assert out(text) == redacted


@pytest.mark.parametrize(
    "text",
    [
        *("Frost damage to the gate", "Heather beds to be replanted", "Heather in the garden to be cut"),
        *("(Parish Council)", "(Green Lane) was closed", "Grant funding was found", "U.K. Government"),
    ],
)
def test_ordinary_words_that_begin_a_sentence_stay(text: str) -> None:
    assert out(text) == text


def test_may_is_a_person_where_she_is_spoken_to() -> None:
    lady = {"title": "Ms", "given": "Grace", "family": "May"}
    case = CASE.model_copy(
        update={
            "perpetrators": tuple(
                p.model_copy(update={"name": type(p.name).model_validate(lady)}) for p in CASE.perpetrators[:1]
            )
        }
    )
    said = Redactor.for_case(case).text("Grace May shouted at her in May and May was spoken to")
    assert said == "[alleged perpetrator] shouted at her in May and [alleged perpetrator] was spoken to"


def test_what_a_person_asks_to_remove_goes_in_every_form() -> None:
    policy = replace(POLICY, remove=("Doreen Pettifer", "the blue gate"))
    text = "DOREEN  PETTIFERS, doreen.pettifer, DoreenPettifer's, Doreen Pettifer; The Blue Gates. A blue gate"
    said = Redactor.for_case(CASE, policy).text(text)
    assert "pettifer" not in said.lower()
    assert said.endswith("[removed]. A blue gate")


def test_a_reader_who_is_left_without_a_venue_is_warned_of() -> None:
    authority = load_authority("north-east-derbyshire")
    assert CASE.meeting is not None
    meeting = CASE.meeting.model_copy(update={"location": "Bungalow 3, Heather Garth, Wingerworth"})
    warned = [
        w.pointer for w in overlap_cautions(Redactors(CASE.model_copy(update={"meeting": meeting}), authority))
    ]
    assert "/meeting/location" in warned
    assert "/meeting/location" not in [w.pointer for w in overlap_cautions(Redactors(CASE, authority))]
