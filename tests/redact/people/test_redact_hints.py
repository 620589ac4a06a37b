"""What people make of a name and a house: nicknames, initials, stars, kinds of home with a number."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docgen.case import load_case, parse_case
from docgen.redact import Redactor
from docgen.redact.finders.homes.units import numbers_in
from docgen.redact.language.nicknames import nicknames

FIXTURE = Path(__file__).resolve().parents[3] / "fixtures" / "third-party-after-meeting.json"


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    """For Shane (Fez) and Lorraine Furness of Bungalow 3, and Big Kev."""
    data = json.loads(FIXTURE.read_text(encoding="utf-8"))
    data["perpetrators"][0]["identifiers"] = ["@fez_furness", "Big Kevvo", "AB12 QTZ"]
    return Redactor.for_case(parse_case(json.dumps(data)))


@pytest.mark.parametrize(
    "said",
    [
        *[
            "Shaz",
            "Shazza",
            "Fezza",
            "Fezz",
            "Furno",
            "Furners",
            "Furny",
            "Lorrie",
            "Big Kevvo",
            "Kevvo",
            "Furnness",
            "Furnis",
        ],
        *["Mr F", "Mrs F.", "S.F.", "Sh*ne F******", "F*rn*ss", "shane f"],
        *[
            "Bung 3",
            "B3",
            "b3",
            "Bungalow Three",
            "bungalow iii",
            "bungalow no. 3",
            "bungalows 1-4",
            "bungalows 2 and 3",
        ],
        *["number three", "no. 3", "QTZ"],
    ],
)
def test_it_goes_as_a_detail_of_the_case(redactor: Redactor, said: str) -> None:
    text = f"We spoke to {said} about it."
    done = redactor.redact(text)
    assert done.text.startswith("We spoke to ["), done.text
    assert done.text.endswith("] about it.")
    assert any(mark.of_case for mark in done.marks)


@pytest.mark.parametrize(
    "text",
    [
        "bungalows 5-9 were leafleted.",
        "There is no 3 year limit; see page 3, step 3 and B12.",
        "Furnish the flat; furnace, furry, shame and share.",
        "She rated it five stars ***** and wrote s*** and f***ing.",
        "Mr and Mrs, Ms or Mx are titles.",
        "The shower, shopping and shadows.",
    ],
)
def test_an_ordinary_word_or_another_number_stays(redactor: Redactor, text: str) -> None:
    assert redactor.text(text) == text


def test_half_a_registration_is_told_as_what_it_is(redactor: Redactor) -> None:
    assert redactor.text("reg ending QTZ") == "reg ending [vehicle registration]"


@pytest.mark.parametrize(
    "text",
    [
        "She told her that Kevin downstairs said so.",
        "Callum upstairs hears it.",
        "His friend Darren was there.",
        "Would only give a first name (Gwilym).",
    ],
)
def test_the_first_name_of_a_stranger_goes_where_a_person_is_meant(redactor: Redactor, text: str) -> None:
    name = next(n for n in ("Kevin", "Callum", "Darren", "Gwilym") if n in text)
    assert redactor.text(text) == text.replace(name, "[name]")


def test_nicknames_are_no_english_words_and_no_other_names() -> None:
    assert {"smithy", "smitho", "smithers"} & set(nicknames("smith")) == {"smithy", "smitho", "smithers"}
    assert {"gazza", "gaz", "gazz"} <= set(nicknames("gary"))
    assert "party" not in nicknames("parton")
    assert "brown" not in nicknames("brown")
    assert nicknames("ng") == {}


def test_the_numbers_of_a_row_are_all_between_its_ends() -> None:
    assert {"1", "2", "3", "4"} <= numbers_in("bungalows 1-4")
    assert "87" in numbers_in("flat eighty-seven")
    assert "30" not in numbers_in("1-4")


def test_a_case_without_numbered_homes_is_read_as_well() -> None:
    plain = Redactor.for_case(load_case(FIXTURE.parent / "minimal.json"))
    assert plain.text("Bungalow 3 and B3 are over there.") == "Bungalow 3 and B3 are over there."
