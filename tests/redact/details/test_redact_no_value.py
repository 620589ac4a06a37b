"""Officers type a dash or a question mark for what they do not know: it is nobody's detail, and ends no search."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from docgen.authority import load_authority
from docgen.case import parse_case
from docgen.redact.reader import Redactors, readers

CASE = Path(__file__).parents[3] / "fixtures" / "third-party-before-meeting.json"
TEXT = (
    "Visited 14 Larkspur Close, Derby DE1 9ZZ - nobody in? Called again - no reply. Left a card... – and a number."
)


def _unknown(case: dict[str, Any], value: str) -> dict[str, Any]:
    for person in (case["victim"], case["applicant"], *case["perpetrators"], *case.get("others", [])):
        person["address"] = {"lines": [value, "14 Larkspur Close", "Derby"], "postcode": value}
        person |= {"phone": value, "email": value, "identifiers": [value]}
        person["name"] |= {"known_as": [value]}
    return case


@pytest.mark.parametrize(
    "value", ["-", "--", "?", "???", ".", "–", "n/a", "the", "\U0001f937", "‮﻿", "*", "(", "\\"]
)
def test_a_sign_for_nothing_is_looked_for_nowhere(value: str) -> None:
    case = parse_case(json.dumps(_unknown(json.loads(CASE.read_text(encoding="utf-8")), value)))
    redactors = Redactors(case, load_authority(str(case.authority)))
    for reader in (None, *readers(case)):
        marks = redactors.for_reader(reader).redact(TEXT).marks
        assert {TEXT[m.start : m.end] for m in marks} <= {
            "14 Larkspur Close, Derby DE1 9ZZ",
            "14 Larkspur Close, Derby",
            "Larkspur Close",
            "DE1 9ZZ",
        }
