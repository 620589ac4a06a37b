"""A house of the case told by its number alone, or with its kind behind the number; and numbers that count."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from docgen.authority import load_authority
from docgen.case import Case, load_case, parse_case
from docgen.redact import Redactor
from docgen.redact.reader import Reader, Redactors

HERE = Path(__file__).resolve().parents[1]
AUTHORITY = "north-east-derbyshire"

# At Bungalow 3 live the alleged perpetrators.
TOLD = {
    "the people at 3 to be visited": "the people at [address] to be visited",
    "the lot in 3 were out again": "the lot in [address] were out again",
    "the folk in 3 say so": "the folk in [address] say so",
    "them at 3 started it": "them at [address] started it",
    "them at no 3 started it": "them at [address] started it",
    "next door (3) will be written to": "next door ([address]) will be written to",
    "next door at 3 to be asked": "next door at [address] to be asked",
    "3 Bungalow, Heather Garth, to be inspected": "[address], to be inspected",
    "3 bungalow": "[address]",
}
COUNTED = (
    "those in 3 bands pay more",
    "people in 3 areas were asked",
    "next door (3 people) will be written to",
    "people at 3pm, and those at 3:30",
    "women in 3 groups; 3 bungalows were built",
    "the family at 3 months",
)


def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((HERE / "sets" / "ninth_case.json").read_text(encoding="utf-8"))
    return data


def _redactor(case: Case, reader: Reader | None) -> Redactor:
    return Redactors(case, load_authority(AUTHORITY)).for_reader(reader)


@cache
def redactor() -> Redactor:
    return _redactor(load_case(HERE / "sets" / "ninth_case.json"), None)


@pytest.mark.parametrize(("text", "redacted"), TOLD.items(), ids=TOLD)
def test_a_house_is_told_by_its_number(text: str, redacted: str) -> None:
    assert redactor().text(text) == redacted


@pytest.mark.parametrize("text", COUNTED)
def test_a_number_that_counts_stays(text: str) -> None:
    assert redactor().text(text) == text


def test_a_mark_in_a_readers_own_address_line_stays_for_that_reader() -> None:
    data = _data()
    data["victim"]["address"]["lines"][0] = "Bungalow 2 (B3)"  # the plan's number of it, and no more
    case = parse_case(json.dumps(data), "case")
    line = "Bungalow 2 (B3), Heather Garth"
    assert _redactor(case, "victim").text("To Bungalow 2 (B3) by hand") == "To Bungalow 2 (B3) by hand"
    assert "B3" not in _redactor(case, "applicant").text(line)


def test_an_agency_that_is_called_after_a_house_of_the_case_has_a_label() -> None:
    data = _data()
    data["agencies"][3]["name"] = "3 Bungalow, Heather Garth"
    redacted = _redactor(parse_case(json.dumps(data), "case"), None).text("Ask 3 Bungalow, Heather Garth to ring")
    assert redacted == "Ask [address] to ring"


def test_a_street_alone_goes_where_only_the_other_side_lives_in_it() -> None:
    assert redactor().text("the area near Station Road") == "the area near [address]"
