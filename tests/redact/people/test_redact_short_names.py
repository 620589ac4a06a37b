"""Names of two short words behind what somebody is to somebody: "her brother Li Wei"."""

from __future__ import annotations

import pytest
from people_of import redactor_for

PEOPLE = "Guy|Thackray; Will|Osgood"


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Guy's brother Li Wei", "[alleged perpetrator 1]'s brother [name]"),
        ("her partner Xu Na stays", "her partner [name] stays"),
        ("friend Bo Xu", "friend [name]"),
        ("boyfriend, Li Wei, was", "boyfriend, [name], was"),
        ("brother (Li Wei)", "brother ([name])"),
        ("Brother: Li Wei", "Brother: [name]"),
        ("his brother Li Wei's car", "his brother [name]'s car"),
        ("her partner Jet Li", "her partner [name]"),
    ],
)
def test_they_go(text: str, redacted: str) -> None:
    assert redactor_for(PEOPLE).redact(text).text == redacted


@pytest.mark.parametrize(
    "text",
    [
        *("partner Age UK", "partner St John", "his friend From School", "mother And Baby", "her child In Need"),
        *("Child in Need Plan", "his partner Care Team", "Tenant Fees Act", "Victim Care Unit", "partner No One"),
    ],
)
def test_no_names_stay(text: str) -> None:
    assert redactor_for(PEOPLE).redact(text).text == text
