"""Officers who are not in the case, by a collar number or a detective's rank: "PC 1432 Marsh", "DC Khan"."""

from __future__ import annotations

import pytest
from people_of import redactor_for

PEOPLE = "Joy|Thackray; Will|Osgood"


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("PC 1432 Marsh attended", "[officer] [name] attended"),
        ("PCSO 4411 Lee", "[officer] [name]"),
        ("Sgt 88 O'Neil rang", "[officer] [name] rang"),
        ("PC 1432, Marsh", "[officer], [name]"),
        ("PC (1432) Marsh", "PC (1432) [name]"),
        ("PC 1432 (Marsh)", "[officer] ([name])"),
        ("PC 1432 MARSH", "[officer] [name]"),
        ("PC 1432 Sarah Marsh", "[officer] [name]"),
        ("PC 1432 S. Marsh", "[officer] [name]"),
        ("Inspector 12 Webb", "Inspector 12 [name]"),
        ("Constable 1432 Field-Hay", "[officer] [name]"),
        ("DC Khan, DS Cole and PC Ray", "DC [name], DS [name] and PC [name]"),
        ("Spoke to DC Khan.", "Spoke to DC [name]."),
        ("DC Khan/DS Cole", "DC [name]/DS [name]"),
        ("DC Hill attended", "DC [name] attended"),
        ("with DC Ray", "with DC [name]"),
        ("DS Ng rang", "DS [name] rang"),
    ],
)
def test_the_surname_goes(text: str, redacted: str) -> None:
    assert redactor_for(PEOPLE).redact(text).text == redacted


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        *(
            (t, t)
            for t in ("Derby DC Council", "DC Motor", "DC Power supply", "Chesterfield DC Housing", "DC Park")
        ),
        *((t, t) for t in ("the DC Housing Team", "Amber Valley DC and Bolsover DC", "DS Form 3", "DC Current")),
        ("PC 1432 Attended at 9pm", "[officer] Attended at 9pm"),
        ("PC 1432 Statement", "[officer] Statement"),
        ("PC 1432 Monday", "[officer] Monday"),
        ("PC 1432 May attend", "[officer] May attend"),
    ],
)
def test_what_is_no_name_stays(text: str, redacted: str) -> None:
    assert redactor_for(PEOPLE).redact(text).text == redacted
