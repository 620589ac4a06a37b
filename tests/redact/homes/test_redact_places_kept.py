"""Places, titles and agencies that stay as a rule do not where they tell whose home or whose friend is meant."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from docgen.authority import load_authority
from docgen.case import Case, parse_case
from docgen.documents.choice.cautions import cautions
from docgen.gate import Gate
from docgen.redact.overlap import overlap_cautions
from docgen.redact.reader import Redactors
from docgen.review import Review

FIXTURE = Path(__file__).resolve().parents[3] / "fixtures" / "third-party-after-meeting.json"
AUTHORITY = load_authority("north-east-derbyshire")
FARM = ["Quillfeather Farm", "Ozanne Lane", "Quarndon"]
LODGE = ["Park Lodge", "Kedlow Drive", "Quarndon"]
CHAPEL = ["The Old Chapel", "Zion Street", "Ripley"]
ANNEXE = ["The Annexe", "Upper Hollin Farm", "Hollin Lane", "Holymoorside"]
BUNGALOW = ["Bungalow 3", "Heather Garth", "Wingerworth"]
TELLING = (
    "Quillfeather",
    "Park",
    "Chapel",
    "Annexe",
    "Hollin",
    "Shane",
    "Lorraine",
    "eather",
    "3",
    "park",
    "PARK",
)


def case_of(home: list[str], at: str = "", value: Any = None) -> Case:
    """The case in which Shane and Lorraine Furness live at this home, with another value at this pointer."""
    data = json.loads(FIXTURE.read_text(encoding="utf-8"))
    for person in data["perpetrators"]:
        person["address"] = {"lines": home, "postcode": "DE22 9ZX"}
    if at:
        *way, last = at.strip("/").split("/")
        node: Any = data
        for part in way:
            node = node[int(part) if part.isdigit() else part]
        node[int(last) if last.isdigit() else last] = value
    return parse_case(json.dumps(data))


def warned(case: Case) -> dict[str, str]:
    return {w.pointer: str(w) for w in overlap_cautions(Redactors(case, AUTHORITY))}


def held(case: Case, shown: str) -> bool:
    gate = Gate.for_reader(case, Redactors(case, AUTHORITY).policy("victim"), "victim")
    return gate.leaks("letter-5.txt", f"It is for {shown} to say.".encode()) != ()


@pytest.mark.parametrize(
    ("home", "place"),
    [
        (FARM, "Quillfeather Farm, Ozanne Lane, Quarndon"),
        (FARM, "Quillfeather Farm"),
        (LODGE, "Park Lodge, Kedlow Drive, Quarndon DE22 9ZX"),
        (LODGE, "Hall beside park lodge"),
        (CHAPEL, "The Old Chapel, Zion Street DE22 9ZX"),
        (ANNEXE, "The Annexe, Upper Hollin Farm, Hollin Lane"),
        (BUNGALOW, "at Shane's"),
        (BUNGALOW, "Mon 3pm, Shane to attend by Teams"),
        (BUNGALOW, "bung 3, heather garth"),
        (BUNGALOW, "Bungalow 3 Heather Gth"),
        (BUNGALOW, "Number Three, Heather Garth"),
    ],
)
def test_a_meeting_at_somebodys_is_written_over_and_told(home: list[str], place: str) -> None:
    case = case_of(home, "/meeting/location", place)
    for reader in ("victim", "applicant", None):
        said = Redactors(case, AUTHORITY).for_reader(reader).text(place).replace("3pm", "")
        said = said.replace("[alleged perpetrator 1]", "[]")
        assert not any(word in said for word in TELLING), said
    assert "/meeting/location" in warned(case)


@pytest.mark.parametrize(
    ("home", "place"),
    [
        (FARM, "Church Hall, 3 Ozanne Lane, Quarndon DE22 6SF"),
        (BUNGALOW, "Community Room, Heather Garth, Wingerworth"),
        (BUNGALOW, "Meeting Room 2, 2013 Mill Lane, Wingerworth, Chesterfield S42 6NG"),
        (BUNGALOW, "Derbyshire Constabulary, Room 3, Wharf Lane"),
    ],
)
def test_a_hall_in_the_same_street_stays(home: list[str], place: str) -> None:
    case = case_of(home, "/meeting/location", place)
    assert Redactors(case, AUTHORITY).for_reader("victim").text(place) == place
    assert warned(case) == {}


def test_the_rooms_of_an_agency_stay_as_its_name_does() -> None:
    case = case_of(BUNGALOW, "/agencies/3/name", "Bell & Furness GP Practice")
    place = "Bell & Furness GP Practice, upper room"
    case = case.model_copy(
        update={"meeting": case.meeting and case.meeting.model_copy(update={"location": place})}
    )
    assert Redactors(case, AUTHORITY).for_reader("victim").text(place) == place


@pytest.mark.parametrize(
    ("at", "value"),
    [
        ("/spoc/job_title", "Park Lodge case officer"),
        ("/spoc/email", "parklodge.team@council.example.org"),
        ("/meeting/confirm_to/name", "Park Lodge team"),
        ("/victim/address/lines/0", "c/o Park Lodge"),
    ],
)
def test_the_name_of_a_house_tells_whatever_words_it_is_made_of(at: str, value: str) -> None:
    case = case_of(LODGE, at, value)
    assert "held back" in warned(case)[at]
    assert held(case, value)


@pytest.mark.parametrize(
    ("home", "at", "value"),
    [
        (LODGE, "/meeting/chair/job_title", "Owner of Park Lodge"),
        (LODGE, "/meeting/chair/organisation", "Park Lodge, Kedlow Drive"),
        (CHAPEL, "/agencies/1/name", "The Old Chapel Trust, Zion Street"),
        (BUNGALOW, "/agencies/1/name", "Shane's Place"),
        (BUNGALOW, "/agencies/1/name", "Friends of Lorraine"),
    ],
)
def test_a_label_stands_in_the_papers_and_the_warning_says_so(home: list[str], at: str, value: str) -> None:
    case = case_of(home, at, value)
    assert "have a label in its place" in warned(case)[at]
    assert "held back" not in warned(case)[at]
    said = Redactors(case, AUTHORITY).for_reader("victim").text(value)
    assert not any(word in said for word in TELLING), said


@pytest.mark.parametrize("name", ["Shane Park Trust", "Friends of Lorraine Hill", "Church of St Shane"])
def test_an_agency_that_shares_a_first_name_stays(name: str) -> None:
    case = case_of(BUNGALOW, "/agencies/1/name", name)
    assert Redactors(case, AUTHORITY).for_reader("victim").text(name) == name


@pytest.mark.parametrize("text", ["We met in the park. Lodge a complaint.", "the park, lodge and farm"])
def test_words_that_happen_to_follow_each_other_are_no_house(text: str) -> None:
    assert Redactors(case_of(LODGE), AUTHORITY).for_reader(None).text(text) == text


def test_a_reference_made_of_the_name_of_a_house_is_told() -> None:
    case = case_of(LODGE, "/reference", "PARK-LODGE-26")
    assert held(case, "PARK-LODGE-26")
    assert "/reference" in {w.pointer for w in cautions(Review.open(case, date(2026, 6, 12)), ())}


def test_whose_name_an_agency_has_is_told_in_words() -> None:
    case = case_of(BUNGALOW, "/agencies/3/name", "Furnesses' site office")
    assert "]" not in warned(case)["/agencies/3/name"]
