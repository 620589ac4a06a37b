"""The rows of the Action Plan as the victim gets them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from docgen.case import Case, load_case, parse_case
from docgen.redact import Policy, RedactedAction, RedactedText, Redactor, redact_actions

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
SHARED = FIXTURES / "redaction" / "case.json"


def with_actions(*actions: dict[str, Any]) -> Case:
    data = json.loads(SHARED.read_text(encoding="utf-8"))
    data["actions"] = list(actions)
    return parse_case(json.dumps(data))


def test_every_action_of_the_shared_case_loses_its_people_and_keeps_the_rest() -> None:
    rows = redact_actions(load_case(FIXTURES / "third-party-before-meeting.json"))
    assert [(r.number, r.agency, r.lead_officer, r.timescale) for r in rows] == [
        (1, "Derby City Council", "ASB Team Leader", "Within 10 working days"),
        (2, "Derbyshire Constabulary", "Safer Neighbourhood Inspector", "By 29 May 2026"),
        (3, "Derby Homes", "Tenancy Enforcement Officer", "By 5 June 2026"),
    ]
    assert [r.action for r in rows] == [
        "Install noise monitoring equipment at [victim]'s flat ([address]).",
        "Interview [alleged perpetrator 1] about the reports and offer an Acceptable Behaviour Contract.",
        "Tenancy officer will visit [alleged perpetrator] and [alleged perpetrator 2] ([telephone number])"
        " with the Youth Justice Service.",
    ]


@pytest.mark.parametrize(
    ("lead", "agency", "expected"),
    [
        ("Imran Fairbairn", "a0", "Community Safety Manager"),
        ("I. Fairbairn", "a0", "Community Safety Manager"),
        ("Fairbairn, Imran", "a0", "Community Safety Manager"),
        ("Mr Fairbairn", "a0", "Community Safety Manager"),
        ("Imran", "a0", "Community Safety Manager"),
        ("Isla Fairbairn-Smith", "a0", "the lead officer"),
        ("Jane Fairbairn", "a0", "the lead officer"),
        ("PCSO Dana Whitlock", "a1", "PCSO"),
        ("Priya Nandakumar", "a0", "Community Safety Officer"),
        ("Helen Marsh", "a2", "Head of Communities"),
        ("Somebody Else", "a2", "the lead officer"),
        ("Kowalski", None, "the lead officer"),
        ("Housing Officer", "a2", "Housing Officer"),
        ("Community Safety Team Leader", "a0", "Community Safety Team Leader"),
        ("William Brown", "a0", "the lead officer"),
        ("", "a0", ""),
        (None, "a0", ""),
    ],
)
def test_the_lead_officer_is_a_role(lead: str | None, agency: str | None, expected: str) -> None:
    (row,) = redact_actions(
        with_actions({"number": 1, "action": "Write.", "agency": agency, "lead_officer": lead})
    )
    assert row.lead_officer == expected
    assert isinstance(row.lead_officer, RedactedText)


def test_an_officer_named_only_as_lead_goes_from_every_other_text() -> None:
    case = with_actions(
        {"number": 1, "action": "Ring the tenant.", "agency": "a2", "lead_officer": "Kasia Wrobel"},
        {
            "number": 2,
            "action": "Kasia to confirm with Ms Wrobel's team.",
            "agency": "a2",
            "progress": "K Wrobel did.",
        },
    )
    rows = redact_actions(case)
    assert rows[1].action == (
        "The officer (Marlow Vale Housing Association) to confirm with the officer (Marlow Vale Housing Association)'s"
        " team."
    )
    assert rows[1].progress == "The officer (Marlow Vale Housing Association) did."


def test_a_redactor_that_exists_already_is_used_with_its_policy() -> None:
    case = with_actions(
        {"number": 1, "action": "Dana to visit Mark.", "agency": "a1", "lead_officer": "Dana Whitlock"}
    )
    (row,) = redact_actions(case, redactor=Redactor.for_case(case, Policy(officers="keep")))
    assert (row.action, row.lead_officer) == ("Dana to visit [alleged perpetrator 2].", "Dana Whitlock")


def test_dates_and_agreement_stay_and_what_is_absent_is_empty() -> None:
    case = with_actions({"number": 7, "completed": "2026-06-01", "agreed": False})
    (row,) = redact_actions(case)
    assert isinstance(row, RedactedAction)
    assert (row.number, row.action, row.agency, row.timescale, row.progress) == (7, "", None, "", "")
    assert (str(row.completed), row.agreed) == ("2026-06-01", False)
    assert redact_actions(with_actions()) == ()
