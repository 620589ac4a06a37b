"""Names in places that stay: an agency's, the reader's own. What tells who somebody is goes, or is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from docgen.authority import load_authority
from docgen.case import Case, parse_case
from docgen.gate import Gate
from docgen.redact import Redactor
from docgen.redact.overlap import overlap_cautions
from docgen.redact.reader import Reader, Redactors

FIXTURE = Path(__file__).resolve().parents[2] / "fixtures" / "third-party-after-meeting.json"
AUTHORITY = load_authority("north-east-derbyshire")


def case_of(**changes: Any) -> Case:
    """The case in which Shane Furness of Bungalow 3, Heather Garth is complained of, with other values at these places."""
    data = json.loads(FIXTURE.read_text(encoding="utf-8"))
    for place, value in changes.items():
        node: Any = data
        *way, last = (int(part) if part.isdigit() else part for part in place.split("__"))
        for part in way:
            node = node[part]
        node[last] = value
    return parse_case(json.dumps(data))


def redacted(case: Case, text: str, reader: Reader | None = "victim") -> str:
    return Redactors(case, AUTHORITY).for_reader(reader).text(text)


def told(case: Case) -> dict[str, str]:
    return {w.pointer: w.code for w in overlap_cautions(Redactors(case, AUTHORITY))}


@pytest.mark.parametrize("reader", ["victim", "applicant", None])
@pytest.mark.parametrize(
    "name",
    [
        "Home of Shane Furness",
        "c/o Shane Furness",
        "FURNESS, Shane",
        "Mr Furness",
        "S. Furness and family",
        "The Shane Furnes Trust",
        "ShaneFurness Ltd",
        "Bungalow 3, Heather Garth",
        "Care of 07700 900112",
    ],
)
def test_an_agency_whose_name_tells_who_somebody_is_does_not_stay(name: str, reader: Reader | None) -> None:
    case = case_of(agencies__0__name=name)
    out = redacted(case, f"{name} will ring.", reader)
    assert "will ring." in out
    assert "[" in out
    letters = out.casefold()
    assert not any(part in letters for part in ("shane", "furnes", "bungalow", "900112"))
    assert told(case).get("/agencies/0/name") == "agency-tells"


@pytest.mark.parametrize(
    "name", ["Furness & Co Solicitors", "Furness Abbey Trust", "Heather Garth Residents' Association"]
)
def test_an_agency_may_share_a_surname_or_a_street(name: str) -> None:
    case = case_of(agencies__0__name=name)
    assert redacted(case, f"Ask {name} about Furness.") == f"Ask {name} about [alleged perpetrator]."
    assert told(case).get("/agencies/0/name") == ("agency-namesake" if "Furness" in name else None)


def test_a_person_may_decide_that_the_name_of_an_agency_stays() -> None:
    case = case_of(agencies__0__name="Shane Furness Trust", redaction={"keep": ["Shane Furness Trust"]})
    assert (
        redacted(case, "Shane Furness Trust met Shane Furness.")
        == "Shane Furness Trust met [alleged perpetrator 1]."
    )
    assert "/agencies/0/name" not in told(case)


def test_what_stands_for_an_officer_does_not_tell_of_anybody_either() -> None:
    contact = {"name": "Rowan Achebe", "job_title": "Warden"}
    case = case_of(agencies__0__name="Home of Shane Furness", agencies__0__contact=contact)
    assert redacted(case, "Rowan Achebe called.") == "The officer called."


@pytest.mark.parametrize(
    ("place", "value", "pointer"),
    [
        ("victim__name__title", "Mr Shane Furness", "/victim/name/title"),
        ("victim__name__family", "D'Souza c/o Shane Furness", "/victim/name/family"),
        (
            "victim__address__lines",
            ["c/o Shane Furness", "Bungalow 2", "Heather Garth"],
            "/victim/address/lines/0",
        ),
        ("victim__address__lines", ["", "Bungalow 2", " ", "Shane Furness"], "/victim/address/lines/3"),
        (
            "victim__address__lines",
            ["Bungalow 2", "next to Bungalow 3", "Heather Garth"],
            "/victim/address/lines/1",
        ),
        ("victim__identifiers", ["", "Shane Furness"], "/victim/identifiers/1"),
        ("victim__email", "shane.furness@example.org", "/victim/email"),
    ],
)
def test_what_names_another_is_not_the_readers_own(place: str, value: Any, pointer: str) -> None:
    case = case_of(**{place: value})
    assert told(case)[pointer] == "own-detail-names-another"
    policy = Redactors(case, AUTHORITY).policy("victim")
    shown = next(v for v in (value if isinstance(value, list) else [value]) if "urness" in v or "3" in v)
    gate = Gate.for_reader(case, policy, "victim")
    assert gate.leaks("letter-3.txt", f"Write to her at {shown}, now.".encode()) != ()
    text = Redactor.for_case(case, policy).text(f"Seen: {shown}.")
    assert "urness" not in text
    assert "3" not in text


def test_a_name_that_two_of_them_have_is_the_readers_own_and_all_else_of_the_other_goes() -> None:
    case = case_of(victim__name={"title": "Mr", "given": "Shane", "family": "Furness"})
    assert told(case)["/victim/name"] == "name-shared"
    text = "Shane Furness of Bungalow 3, Heather Garth (07700 900112, Fez, born 10/10/2001)."
    assert (
        redacted(case, text)
        == "Shane Furness of [address] ([telephone number], [alleged perpetrator 1], born [date of birth])."
    )
    assert "Furness" not in redacted(case, text, None)
    gate = Gate.for_reader(case, Redactors(case, AUTHORITY).policy("victim"), "victim")
    assert gate.leaks("letter-3.txt", b"Dear Mr Furness, this is for Mr Shane Furness of Bungalow 2.") == ()
    assert gate.leaks("letter-3.txt", b"Dear Mr Furness of Bungalow 3, Heather Garth") != ()


def test_what_a_household_shares_is_told_and_stays() -> None:
    home = {"lines": ["Bungalow 3", "Heather Garth", "Wingerworth", "Chesterfield"], "postcode": "S42 9ZZ"}
    case = case_of(victim__address=home)
    assert told(case)["/victim/address"] == "address-shared"
    assert redacted(case, "Seen at Bungalow 3.") == "Seen at Bungalow 3."


def test_the_number_of_another_household_is_told() -> None:
    assert told(case_of(victim__phone="+44 7700 900112"))["/victim/phone"] == "phone-shared"


def test_what_a_reader_is_called_as_somebody_else_is_goes_all_the_same() -> None:
    case = case_of(victim__name__known_as=["Annie", "Fez"])
    assert told(case) == {"/victim/name/known_as/1": "own-name-shared"}
    assert redacted(case, "Fez rang Annie.") == "[alleged perpetrator 1] rang Annie."


def test_an_officer_to_turn_to_is_not_kept_under_somebody_elses_name_or_number() -> None:
    case = case_of(
        spoc__name="Mr Shane Furness", meeting__confirm_to={"name": "Ann Teal", "phone": "+44 7700 900112"}
    )
    out = redacted(case, "Ring Mr Shane Furness or Ann Teal on +44 7700 900112.")
    assert "Furness" not in out
    assert "900112" not in out


@pytest.mark.parametrize(
    ("place", "value", "pointer"),
    [
        ("spoc__name", "Furness Shane", "/spoc/name"),
        ("spoc__job_title", "Furness family worker", "/spoc/job_title"),
        ("spoc__email", "shane.furness@example.org", "/spoc/email"),
        ("meeting__confirm_to", {"name": "Ann Teal", "phone": "0044 7700 900112"}, "/meeting/confirm_to/phone"),
    ],
)
def test_an_officer_who_tells_of_somebody_is_told(place: str, value: Any, pointer: str) -> None:
    assert told(case_of(**{place: value})).get(pointer) == "officer-tells"


def test_the_case_as_it_is_has_nothing_to_tell() -> None:
    assert told(case_of()) == {}
