"""A first name that is a word opens a sentence that says where somebody is: "Joy at the door", "Will in the yard"."""

from __future__ import annotations

import pytest
from people_of import redactor_for

PEOPLE = "Joy|Thackray; Will|Osgood; May|Pelham; Faith|Ivory"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Joy at no 16 to get a noise kit.",
            "Will at No. 4 rang",
            "May at no 16",
            "Will at number four",
            "Joy at 16.",
        ),
        *("Will at 4 rang", "May from flat 3 rang", "Will from no 4 rang", "Joy in flat 3", "MAY AT NO 16"),
        *("Joy at the door told us", "Will at the gate shouting", "May at the window", "Will in the yard"),
        *(
            "Joy in the garden",
            "Faith in her kitchen",
            "Will behind the back fence",
            "Joy by the bins",
            "Will at gate",
        ),
        *(
            "Joy at home.",
            "Will in drink.",
            "Joy in tears.",
            "May at court",
            "Will at his mum's",
            "Will in a mood",
        ),
        *(
            "Will opposite.",
            "May outside again",
            "Will outside shouting",
            "May with two lads",
            "Will with his dog",
        ),
        *(
            "Will at the meeting said no",
            "Joy on the phone again",
            "WILL AT THE GATE",
            "will in the yard shouting",
        ),
    ],
)
def test_whoever_is_somewhere_goes(text: str) -> None:
    assert redactor_for(PEOPLE).redact(text).text.startswith("[alleged perpetrator"), text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "May at the latest",
            "Joy at last.",
            "Joy at the news was short",
            "Joy in the result",
            "Faith in the process",
        ),
        *("Will in the end be evicted", "Will at some point be needed", "Will at least two officers attend?"),
        *(
            "May in due course be told",
            "Will in future be sent",
            "Will by then have left",
            "May in part be due to noise",
        ),
        *(
            "Will at the next meeting",
            "Will at the hearing ask for it",
            "May at the request of the chair be asked",
        ),
        *(
            "May at 10am",
            "Will at 10.30",
            "May at 16 weeks",
            "Will in the flat there be a camera?",
            "Faith in the police",
        ),
        *("Will in house staff attend?", "May on street level", "Will at 12 noon", "Will at 3 visits be enough?"),
        *("May at the door be asked for it", "Will at court they be heard?", "Will outside agencies attend?"),
    ],
)
def test_the_verb_the_month_and_the_feeling_stay(text: str) -> None:
    assert redactor_for(PEOPLE).redact(text).text == text
