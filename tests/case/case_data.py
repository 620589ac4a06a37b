"""Cases to start from, as plain data, and what is said of them."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from docgen.case import check_case

FIXTURES = Path(__file__).parents[2] / "fixtures"

_PERSON = {
    "name": {"title": "Mrs", "given": "Ada", "family": "Rook", "known_as": ["Addy"]},
    "address": {"lines": ["1 Rook Lane", "Ripley"], "postcode": "DE5 9ZZ"},
    "phone": "01632 960001",
    "email": "ada@example.org",
    "date_of_birth": "1970-02-28",
    "pronoun": "her",
    "identifiers": ["AB12 CDE"],
}
_OFFICER = {"name": "Officer", "job_title": "Officer", "email": "o@example.org", "phone": "01632 960002"}
_EVERYTHING = {
    "schema": "asb-case-review/1",
    "reference": "104",
    "authority": "derby-city",
    "spoc": _OFFICER,
    "application": {
        "received": "2026-03-20",
        "behaviour": "noise",
        "impact": "sleep",
        "action_taken": "letters",
        "action_wanted": "quiet",
        "special_circumstances": "none",
        "other_information": "none",
        "consent": {"received": "2026-03-27", "evidence": "written-consent"},
        "withdrawn": "2026-07-01",
    },
    "victim": {**_PERSON, "communication": {"channel": "email", "large_print": True}},
    "applicant": {
        **_PERSON,
        "relationship": "daughter",
        "communication": {"channel": "post", "large_print": True},
    },
    "perpetrators": [{**_PERSON, "under_18": False}],
    "others": [{**_PERSON, "role": "witness"}],
    "incidents": [
        {
            "id": "I1",
            "date": "2026-01-17",
            "description": "noise",
            "source": "next door",
            "reports": [
                {"date": "2026-01-18", "by": "Ada", "agency": "a", "method": "online", "reference": "N-1"},
            ],
        }
    ],
    "agencies": [
        {
            "id": "a",
            "name": "Council",
            "role": "council",
            "contact": _OFFICER,
            "ecins": True,
            "attending": True,
            "written_report": False,
            "chronology": [{"date": "2026-01-18", "note": "logged"}],
        },
        {"id": "b", "chronology": {"file": "partners/b.pdf"}},
    ],
    "threshold": {"decision": "met", "decided": "2026-04-15", "reasons": ["why"], "requested_by": "a"},
    "meeting": {
        "date": "2026-05-12",
        "start": "10:00",
        "end": "12:00",
        "location": "Council House",
        "online": False,
        "link": "https://meet.example.org/dc-1",
        "chair": {
            "name": "Chair",
            "job_title": "Head",
            "organisation": "Council",
            "email": "c@example.org",
        },
        "confirm_to": {"name": "Officer", "phone": "01632 960002", "email": "o@example.org"},
        "victim_not_invited_reason": "none",
    },
    "letters": {"1": "2026-04-02", "5": "2026-04-15"},
    "outcome": {"findings": ["found"], "recommendations": ["do"]},
    "actions": [
        {
            "number": 1,
            "action": "visit",
            "agency": "a",
            "lead_officer": "Officer",
            "timescale": "soon",
            "progress": "begun",
            "completed": "2026-06-01",
            "agreed": True,
        }
    ],
    "closed": "2026-07-01",
    "redaction": {"remove": ["the corner shop"], "keep": ["Mill Lane surgery"]},
    "appeal": {"lodged": "2026-06-01", "outcome": "upheld"},
}


def full_case() -> dict[str, Any]:
    """Every field that there is, once, with nothing wrong."""
    return copy.deepcopy(_EVERYTHING)


def minimal_case() -> dict[str, Any]:
    """The five fields that are always there."""
    data: dict[str, Any] = json.loads((FIXTURES / "minimal.json").read_text(encoding="utf-8"))
    return data


def told(**changes: Any) -> list[tuple[str, str]]:
    """What is said about a minimal case with these fields changed: pointer and message of each problem."""
    return [(p.pointer, p.message) for p in check_case(json.dumps({**minimal_case(), **changes}))]
