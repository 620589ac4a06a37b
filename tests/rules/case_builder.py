"""Cases and authorities to test the rules with, built here: the rules need neither a file nor a profile."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from docgen.authority import Authority
from docgen.case import Case

DERBYSHIRE: dict[str, Any] = {
    "id": "anywhere",
    "name": "Anywhere District Council",
    "short_name": "Anywhere",
    "guidance": "Practitioner Guidance",
    "spoc": {
        "job_title": "Community Safety Team",
        "address": ["Town Hall", "Anywhere"],
        "postcode": "AN1 1AA",
        "phone": "01632 960100",
        "email": "safety@council.example.org",
    },
    "police": {"name": "Anyshire Constabulary", "report": "101"},
    "apply_online": "https://council.example.org/review",
    "privacy_notice": "https://council.example.org/privacy",
    "appeal": {"body": "police commissioner's office", "days": 28, "acknowledge": 1, "decide": 20},
    "timescales": {
        "acknowledge": 5,
        "decide": 15,
        "partner_return": 5,
        "meet_after_letter_5": 20,
        "meet_after_application": 35,
        "chronology": 7,
        "pack": 5,
        "outcome": 5,
    },
}

AGENCIES: list[dict[str, Any]] = [
    {"id": "council", "name": "Anywhere District Council", "role": "council", "attending": True},
    {"id": "police", "name": "Anyshire Constabulary", "role": "police", "attending": True},
    {"id": "icb", "name": "Anyshire Care Board", "role": "icb", "written_report": True},
    {"id": "housing", "name": "Anywhere Homes", "role": "housing", "attending": True},
    {"id": "youth", "name": "Anyshire Youth Justice Service", "role": "youth-justice", "attending": True},
    {"id": "school", "name": "Anywhere Academy", "role": "other"},
    {"id": "mystery", "name": "Mystery Group"},
]

MakeAuthority = Callable[..., Authority]
MakeCase = Callable[..., Case]


def merge(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    merged = deepcopy(base)
    for key, value in own.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = merge(merged[key], value) if both else value
    return merged


def build_authority(**own: Any) -> Authority:
    """An authority with Derbyshire's timescales, but for what is said otherwise."""
    return Authority.model_validate(merge(DERBYSHIRE, own))


def build_case(third_party: bool = False, **own: Any) -> Case:
    """A case in which the victim applied on Tuesday 24 February 2026, but for what is said otherwise.

    ``third_party=True`` has somebody else apply; the other words are fields of the case file.
    """
    base: dict[str, Any] = {
        "schema": "asb-case-review/1",
        "reference": "100001",
        "authority": "anywhere",
        "application": {"received": "2026-02-24"},
        "victim": {"name": {"given": "Ada", "family": "Example"}},
        "agencies": AGENCIES,
    }
    if third_party:
        base["applicant"] = {"name": {"given": "Ben", "family": "Example"}}
    return Case.model_validate(merge(base, own))
