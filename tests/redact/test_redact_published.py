"""What the authority's profile gives out stays, unless it tells who somebody in the case is: then it is told, and held."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from made import DAYS, case_of, review_of

from docgen.authority import Authority, load_authority
from docgen.cli import run
from docgen.gate import Gate
from docgen.redact.overlap import overlap_cautions
from docgen.redact.reader import Redactors

CASE = "third-party-after-meeting"
FIXTURE = Path(__file__).resolve().parents[2] / "fixtures" / f"{CASE}.json"
BASE = load_authority("north-east-derbyshire")
PARTY: dict[str, Any] = {
    "name": {"title": "Mr", "given": "Shane", "family": "Furness", "known_as": ["Fez"]},
    "address": {"lines": ["Bungalow 3", "Heather Garth", "Ollerton"], "postcode": "NG22 7ZZ"},
    "phone": "07700 900112",
    "email": "shane.furness@example.org",
}


def profile(**changes: Any) -> Authority:
    """The profile of a district with these parts changed."""
    data = BASE.model_dump()
    for part, value in changes.items():
        data[part] = data[part] | value if isinstance(data[part], dict) else value
    return Authority.model_validate(data)


def redactors(authority: Authority, *keep: str) -> Redactors:
    data = json.loads(FIXTURE.read_text(encoding="utf-8"))
    data["perpetrators"][0] |= PARTY
    data["redaction"] = {"keep": list(keep)}
    from docgen.case import parse_case

    return Redactors(parse_case(json.dumps(data)), authority)


def told(made: Redactors) -> dict[str, str]:
    return {w.code: w.message for w in overlap_cautions(made) if w.code.startswith("profile-")}


def held(made: Redactors, shown: str) -> bool:
    gate = Gate.for_reader(made.case, made.policy("victim"), "victim")
    return gate.leaks("letter-6.txt", f"You can write to {shown}.".encode()) != ()


TELLING = {
    "reporting 1, name": (
        {"reporting": ({"name": "Shane Furness", "phone": "01246 231111"},)},
        "Shane Furness",
    ),
    "reporting 1, phone": ({"reporting": ({"name": "The team", "phone": "07700 900112"},)}, "07700 900112"),
    "reporting 1, email": (
        {"reporting": ({"name": "The team", "email": "shane.furness@example.org"},)},
        "shane.furness@example.org",
    ),
    "spoc.address": (
        {"spoc": {"address": ("Bungalow 3", "Heather Garth"), "postcode": "S42 6NG"}},
        "Bungalow 3, Heather Garth",
    ),
    "spoc.phone": ({"spoc": {"phone": "+44 7700 900112"}}, "+44 7700 900112"),
    "spoc.job_title": ({"spoc": {"job_title": "Neighbour of Shane Furness"}}, "Neighbour of Shane Furness"),
    "hub.name": ({"hub": {"name": "Shane's Place", "url": "https://hub.example.org"}}, "Shane's Place"),
    "hub.url": (
        {"hub": {"name": "The hub", "url": "https://example.org/shane-furness"}},
        "https://example.org/shane-furness",
    ),
}


@pytest.mark.parametrize(("place", "changes", "shown"), [(p, *v) for p, v in TELLING.items()], ids=TELLING)
def test_what_tells_who_somebody_is_is_told_of_and_held(place: str, changes: dict[str, Any], shown: str) -> None:
    made = redactors(profile(**changes))
    message = told(made)["profile-tells"]
    assert f"`{place}` tells who alleged perpetrator" in message or f"`{place}` tells who somebody" in message
    assert "Furness" not in message
    assert "Shane" not in message
    assert held(made, shown)


def test_a_person_may_decide_that_it_stays() -> None:
    changes, shown = TELLING["reporting 1, name"]
    made = redactors(profile(**changes), "Shane Furness")
    assert told(made) == {}
    assert not held(made, shown)


def test_a_surname_alone_is_asked_about_and_stays() -> None:
    made = redactors(profile(reporting=({"name": "Furness Park Rangers", "phone": "01246 231111"},)))
    assert set(told(made)) == {"profile-namesake"}
    assert "`reporting 1, name`" in told(made)["profile-namesake"]
    assert not held(made, "Furness Park Rangers")


def test_a_street_that_both_are_in_is_no_home() -> None:
    made = redactors(profile(spoc={"address": ("Council Offices", "41 Heather Garth"), "postcode": "S42 6NG"}))
    assert told(made) == {}
    assert not held(made, "Council Offices, 41 Heather Garth, S42 6NG")


@pytest.mark.parametrize("name", sorted(DAYS))
def test_no_profile_tells_of_anybody_in_the_fixtures(name: str) -> None:
    assert told(Redactors(case_of(name), review_of(name).authority)) == {}


def test_check_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "north-east-derbyshire.toml").write_text(
        'inherit = "north-east-derbyshire"\n[[reporting]]\nname = "Shane Furness"\nphone = "07700 900112"\n',
        encoding="utf-8",
    )
    case = tmp_path / "case.json"
    data = json.loads(FIXTURE.read_text(encoding="utf-8"))
    data["perpetrators"][0] |= PARTY
    case.write_text(json.dumps(data), encoding="utf-8")
    run(["check", str(case), "--authorities", str(tmp_path), "--on", DAYS[CASE].isoformat()])
    printed = capsys.readouterr().out
    assert "`reporting 1, name`" in " ".join(printed.split())
    assert "Furness" not in printed
