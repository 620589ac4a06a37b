"""Ages and schools: they go where they are somebody's, for a person to look at, and rules and agencies stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from people_of import redactor_of

from docgen.case import load_case, parse_case
from docgen.redact import Redactor

CASE = Path(__file__).resolve().parents[1] / "sets" / "fourth_case.json"


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    return Redactor.for_case(load_case(CASE))


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("The 14-year-old was seen.", "The [age] was seen."),
        ("A 14 year old boy ran.", "A [age] boy ran."),
        ("Tenant is 71 years of age.", "Tenant is [age]."),
        ("Lad, 15yo, on a bike.", "Lad, [age], on a bike."),
        (
            "Jayden (16) and Fane, 37, ran.",
            "[alleged perpetrator 1] ([age]) and [alleged perpetrator 2], [age], ran.",
        ),
        ("He attends Larkspur Primary.", "He attends [school]."),
        ("She goes to St Bede's C of E Primary School.", "She goes to [school]."),
        ("A pupil at the Thornleigh Academy.", "A pupil at the [school]."),
        ("excluded from marwood college in may", "excluded from [school] in may"),
    ],
)
def test_an_age_and_a_school_go_and_are_uncertain(redactor: Redactor, text: str, out: str) -> None:
    redaction = redactor.redact(text)
    assert redaction.text == out
    assert all(not m.certain for m in redaction.marks if m.replacement in ("[age]", "[school]"))


@pytest.mark.parametrize(
    "text",
    [
        "Anybody aged 18 or over may apply; those under 16 years old need an adult.",
        "An ABC is for those aged 10-17, or aged 10 to 17.",
        "The contract is 2 years old; a fence 10 years old fell.",
        "Reviewed in 14 days, then every 12 months for 2 years.",
        "Item 4, 16, and 22 were agreed.",
        "He attends college, goes to school, and is a pupil at a secondary school.",
        "She attends Brindleham Academy.",
        "Letters went to all High Schools and to the Primary.",
        "The officer attended a meeting at the college.",
    ],
)
def test_rules_terms_and_agencies_stay(redactor: Redactor, text: str) -> None:
    assert redactor.text(text) == text


def test_the_age_beside_a_name_of_the_case_is_of_the_case(redactor: Redactor) -> None:
    marks = redactor.redact("Jayden, 16, and Jayden (aged 16).").marks
    assert [m.of_case for m in marks] == [True] * 4
    assert not any(m.of_case for m in redactor.redact("Another 14-year-old, aged 14.").marks)


def test_what_the_reader_may_be_told_of_a_school_is_the_agencies_only() -> None:
    data = json.loads(CASE.read_text(encoding="utf-8"))
    data["agencies"] = [a for a in data["agencies"] if a["id"] != "sch"]
    assert Redactor.for_case(parse_case(json.dumps(data))).text("She attends Brindleham Academy.") == (
        "She attends [school]."
    )


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Dean, who is 14, threw it.", "[alleged perpetrator], who is [age], threw it."),
        ("Dean is fourteen.", "[alleged perpetrator] is [age]."),
        ("The boy is 14 and at school.", "The boy is [age] and at school."),
        ("Dean is 3 weeks behind; the fence is 14, and Dean is 77.", None),
    ],
)
def test_an_age_behind_is_goes_where_it_is_a_childs(text: str, redacted: str | None) -> None:
    kept = text.replace("Dean", "[alleged perpetrator]")
    assert redactor_of(("Dean", "Skidmore")).text(text) == (redacted or kept)
