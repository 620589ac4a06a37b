"""The officers to turn to: what in their details tells of somebody else is warned of, and never released."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from docgen.authority import load_authority
from docgen.case import Case, load_case, parse_case
from docgen.gate import Gate
from docgen.redact.overlap import overlap_cautions
from docgen.redact.reader import Redactors
from docgen.redact.turning import details_to_turn_to

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
FULL_HOUSE = Path(__file__).with_name("sets") / "ninth_case.json"
AUTHORITY = load_authority("north-east-derbyshire")


def case_of(pointer: str, value: Any, *keep: str, base: Path = FULL_HOUSE) -> Case:
    data = json.loads(base.read_text(encoding="utf-8"))
    *way, last = pointer.strip("/").split("/")
    node = data
    for part in way:
        node = node[part]
    node[last] = value
    data["redaction"] = {"keep": list(keep)}
    return parse_case(json.dumps(data))


def held(case: Case, shown: str) -> bool:
    gate = Gate.for_reader(case, Redactors(case, AUTHORITY).policy("applicant"), "applicant")
    return gate.leaks("letter-5.txt", f"Please reply to: {shown}.".encode()) != ()


def warned(case: Case) -> set[str]:
    return {w.pointer for w in overlap_cautions(Redactors(case, AUTHORITY)) if w.code == "officer-tells"}


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/spoc/phone", "01632 960230 or 07700 900112"),
        ("/spoc/phone", "07700900112"),
        ("/spoc/email", "fez_furness@example.org"),
        ("/spoc/email", "shane.furness+asb@example.org"),
        ("/spoc/email", "cordelia.maddox@council.example.org, gwenllian.pugh@example.org"),
        ("/spoc/name", "Cordelia Maddox or Fez"),
        ("/spoc/name", "Cordelia Maddox, Bungalow 3 Heather Garth"),
        ("/spoc/name", "Cordelia Maddox, for Kaydn Furness"),
        ("/meeting/confirm_to/phone", "+44 7700 900 112 (Shane)"),
        ("/meeting/confirm_to/phone", "01632-960-888"),
        ("/meeting/confirm_to/email", "krzysiek79@example.org"),
        ("/meeting/confirm_to/email", "furnessfamily3@example.com"),
        *(
            ("/meeting/confirm_to/name", name)
            for name in (
                "Fez",
                "Shane",
                "Gwennie",
                "Gwen Pugh",
                "Shane F.",
                "Kaden Furness",
                "Mr Furness",
                "Sarah Furness",
                "Lorraine Furness-Smith",
                "home of kaydn furness & Gwennie, No 27, mo chowdry",
            )
        ),
    ],
)
def test_a_detail_that_tells_of_somebody_is_warned_of_and_held(pointer: str, value: str) -> None:
    case = case_of(pointer, value)
    assert pointer in warned(case)
    assert held(case, value)


@pytest.mark.parametrize("name", ["Lorraine Maddox", "Rose Hathersage", "Cordelia Maddox", "Kay Oldcotes"])
def test_an_officer_may_have_the_first_name_of_somebody_in_the_case(name: str) -> None:
    case = case_of("/spoc/name", name)
    assert warned(case) == set()
    assert not held(case, name)


def test_the_e_mail_address_of_such_an_officer_stays_too() -> None:
    data = json.loads(FULL_HOUSE.read_text(encoding="utf-8"))
    data["spoc"] |= {"name": "Lorraine Maddox", "email": "lorraine.maddox@council.example.org"}
    case = parse_case(json.dumps(data))
    assert warned(case) == set()
    assert not held(case, "lorraine.maddox@council.example.org")
    assert held(case, "lorraine.furness@council.example.org")


def test_a_person_may_decide_that_an_officer_of_the_same_surname_is_named() -> None:
    case = case_of("/spoc/name", "Sarah Furness", "Sarah Furness")
    assert warned(case) == set()
    assert not held(case, "Sarah Furness")
    assert held(case, "Shane Furness")


@pytest.mark.parametrize("part", ["job_title", "organisation"])
def test_what_the_chair_is_called_tells_of_nobody_unwarned(part: str) -> None:
    case = case_of(f"/meeting/chair/{part}", "Superintendent (brother of Shane F.)")
    assert f"/meeting/chair/{part}" in warned(case)
    assert held(case, "Superintendent (brother of Shane F.)")


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.json")), ids=lambda path: path.stem)
def test_no_officer_of_the_fixtures_tells_of_anybody(path: Path) -> None:
    assert [d.pointer for d in details_to_turn_to(load_case(path), ()) if d.tells] == []
