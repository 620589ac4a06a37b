"""A business of the case goes however people write its name, and words like it stay."""

from __future__ import annotations

import functools

import pytest
from people_of import case_of, left, redactor_of

from docgen.authority import load_authority
from docgen.redact import Redactor
from docgen.redact.reader import Redactors

OWL = "Nite Owl Bar Ltd"
NAMES = (
    OWL,
    "The Red Lion",
    "Moonlight Pizza & Kebab House",
    "Pizza Palace Derby Ltd",
    "Kutz 4 You Barbers t/a Fadez",
    "Club Tropicana",
    "Kwik Kebabz Ltd",
)


@functools.cache
def redactor() -> Redactor:
    return redactor_of(*(("", name) for name in NAMES))


@pytest.mark.parametrize(
    "name",
    [
        *(
            OWL,
            "Nite Owl",
            "Nite Owl Bar",
            "NITE OWL BAR LIMITED",
            "Nite-Owl",
            "Night Owl bar",
            "niteowlbar",
            "NiteOwl",
        ),
        *("nite owl", "Nite Owl Bar limited", "Nite  Owl", "Nite Owls", "Nite Owl Bra"),
        *("The Red Lion", "Red Lion", "RED LION", "RedLion", "red-lion"),
        *("Moonlight Pizza", "Moonlight Pizza and Kebab House", "Moonlight Pizza & Kebab", "moonlight pizza"),
        *("Moonlite Pizza & Kebab House", "MoonlightPizza"),
        *("Pizza Palace Derby", "Pizza Palace", "pizzapalace", "Piza Palace Derby"),
        *("Kutz 4 You Barbers", "Fadez", "Tropicana", "Club Tropicana", "Quick Kebabs", "Kwik Kebabs"),
    ],
)
def test_a_business_goes(name: str) -> None:
    assert left(redactor(), f"Music from {name} was loud.", name) == ""


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("the Owl shuts at three", "the [alleged perpetrator 1] shuts at three"),
        ("Nite Owl's door staff", "[alleged perpetrator 1]'s door staff"),
        ("was in the red lion until late", "was in [alleged perpetrator 2] until late"),
        ("ref NiteOwl-26-1", "ref [alleged perpetrator 1]-26-1"),
        ("see niteowlbar.example.org", "see [alleged perpetrator 1].example.org"),
    ],
)
def test_a_business_goes_in_a_sentence(text: str, redacted: str) -> None:
    assert redactor().text(text) == redacted


@pytest.mark.parametrize(
    "text",
    [
        "An owl was heard in the nite.",
        "a red lion is on the sign",
        "a pizza was thrown; the palace is closed",
        "by moonlight the yard is dark",
        "A fresh start, a quick kebab, a club foot",
        "a bar of soap, a house and a kebab",
        "Pizza boxes were left.",
        "You 4 barbers",
        "the Moonlight Sonata",
    ],
)
def test_words_of_their_names_stay(text: str) -> None:
    assert redactor().text(text) == text


def test_what_else_a_business_goes_by_is_found() -> None:
    assert redactor_of(("", OWL, "The Hoot")).text("At The Hoot, by The hoot") == (
        "At The [alleged perpetrator], by The [alleged perpetrator]"
    )


def test_a_place_and_a_reference_that_name_a_business_stand_in_no_message() -> None:
    case = case_of(("", OWL), meeting__location="Upstairs room, Nite Owl Bar", reference="NiteOwl-26-1")
    redactor = Redactors(case, load_authority("north-east-derbyshire")).for_reader(None)
    for text in (case.meeting.location if case.meeting else "", case.reference):
        assert "Owl" not in redactor.text(str(text))


def test_a_victim_that_is_a_business_is_named_in_its_own_letters() -> None:
    name = {"title": "", "given": "", "family": "Golden Wok Takeaway", "known_as": []}
    redactors = Redactors(case_of(("", OWL), victim__name=name), load_authority("north-east-derbyshire"))
    assert redactors.for_reader("victim").text("Golden Wok and Nite Owl") == "Golden Wok and [alleged perpetrator]"
    assert redactors.for_reader(None).text("Golden Wok and Nite Owl") == "[victim] and [alleged perpetrator]"
