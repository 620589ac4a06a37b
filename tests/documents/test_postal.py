"""What is told of addresses before anything is printed, each with its place in the case file."""

from __future__ import annotations

from typing import Any

import pytest
from made import DAYS, case_of
from support import edited

from docgen.documents.choice.postal import postal_warnings

OWN = "own-application-before-meeting"
THIRD = "third-party-before-meeting"


def told(name: str = OWN, **changes: Any) -> list[tuple[str, str]]:
    return [(warning.code, warning.pointer) for warning in postal_warnings(edited(name, **changes))]


def lines(*lines: str, postcode: str | None = "DE1 9ZZ") -> dict[str, Any]:
    return {"lines": list(lines), "postcode": postcode}


@pytest.mark.parametrize("name", sorted(DAYS))
def test_nothing_is_told_of_a_fixture(name: str) -> None:
    assert postal_warnings(case_of(name)) == ()


@pytest.mark.parametrize(
    ("address", "code", "pointer"),
    [
        (lines("4 Lantern Yard", "Derby", postcode=None), "address-postcode", "/victim/address/postcode"),
        (lines("4 Lantern Yard", "Derby", postcode="Derby"), "address-postcode", "/victim/address/postcode"),
        (lines("4 Rue du Quai", "Calais", postcode="62100"), "address-postcode", "/victim/address/postcode"),
        (lines(*"abcdefgh"), "address-long", "/victim/address/lines"),
        (lines(), "address-short", "/victim/address/lines"),
        (lines("The Green", "No fixed abode", "Derby"), "address-no-fixed-abode", "/victim/address/lines/1"),
        (lines("NFA", "Derby"), "address-no-fixed-abode", "/victim/address/lines/0"),
        (lines("Derby", "Derbyshire", postcode="ZZ99 3VZ"), "address-no-fixed-abode", "/victim/address/postcode"),
        (lines("(4) Lantern Yard", "Derby"), "address-start", "/victim/address/lines/0"),
        (lines("---", "Lantern Yard", "Derby"), "address-line", "/victim/address/lines/0"),
    ],
)
def test_an_address_that_the_post_would_not_take(address: dict[str, Any], code: str, pointer: str) -> None:
    found = told(victim__address=address)
    assert (code, pointer) in found
    assert {at for _, at in found} == {pointer}


@pytest.mark.parametrize(
    "address",
    [
        lines("4 Lantern Yard", "Derby", postcode="de19zz"),
        lines("4 Lantern Yard", "Derby", postcode="GIR 0AA"),
        lines("4 Lantern Yard", "Derby", "DE1 9ZZ", postcode=None),  # it stands among the lines
        lines("Some unit", "BFPO 801", postcode=None),
        lines("Some unit", "BFPO 801", postcode="BF1 4AA"),
        lines(*"abcde"),
        None,  # the letter is not made at all, and says so itself
    ],
)
def test_an_address_that_it_takes(address: dict[str, Any] | None) -> None:
    assert told(victim__address=address) == []


def test_nine_lines_with_the_name() -> None:
    (warning,) = postal_warnings(edited(OWN, victim__address=lines(*"abcdefg")))
    assert "are 9 lines, and an envelope shows 7" in warning.message


def test_applicant_and_victim_are_both_told() -> None:
    no_postcode = lines("4 Lantern Yard", "Derby", postcode=None)
    found = told(THIRD, victim__address=no_postcode, applicant__address=no_postcode)
    assert found == [
        ("address-postcode", "/victim/address/postcode"),
        ("address-postcode", "/applicant/address/postcode"),
    ]


@pytest.mark.parametrize(
    ("channel", "count"),
    [({"channel": "email"}, 0), ({"channel": "post"}, 1), ({"large_print": True}, 1), (None, 1)],
)
def test_whoever_wants_e_mail_needs_no_envelope(channel: dict[str, Any] | None, count: int) -> None:
    nowhere = lines("No fixed abode", "Derby")
    assert len(told(victim__address=nowhere, victim__communication=channel)) == count


def test_nobody_is_named() -> None:
    address = lines("@Quagmire Mews", "no fixed abode", "Wobbleton", postcode="QU4 GM1RE")
    found = postal_warnings(edited(OWN, victim__address=address))
    assert len(found) == 3
    said = " ".join(warning.message for warning in found)
    family = case_of(OWN).victim.name.family
    assert family
    assert not [word for word in ("Quagmire", "Wobbleton", "QU4", family) if word in said]


def test_an_address_in_which_nothing_stands_is_told() -> None:
    import json
    from pathlib import Path

    from docgen.case import parse_case
    from docgen.documents.choice.postal import postal_warnings

    fixture = Path(__file__).resolve().parents[2] / "fixtures" / "third-party-after-meeting.json"
    data = json.loads(fixture.read_text(encoding="utf-8"))
    data["victim"]["address"] = {"lines": ["", " "], "postcode": ""}
    told = [(w.code, w.pointer) for w in postal_warnings(parse_case(json.dumps(data)))]
    assert told == [("address-missing", "/victim/address")]
