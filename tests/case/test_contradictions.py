"""Facts that can't both be true are told, one by one; they stop no case from loading."""

from __future__ import annotations

import json
from typing import Any

import pytest
from case_data import minimal_case, told

from docgen.case import parse_case
from docgen.case.contradictions import _ORDER

EARLY, LATE = "2026-05-05", "2026-05-06"
OUT_OF_ORDER = [  # (what is too early, what it can't come before), each a contradiction on its own
    ("application/withdrawn", "application/received"),
    ("letters/1", "application/received"),
    ("letters/2", "application/received"),
    ("letters/3", "application/received"),
    ("letters/4", "letters/1"),
    ("letters/5", "letters/1"),
    ("letters/6", "letters/5"),
    ("letters/7", "letters/6"),
    ("letters/4", "threshold/decided"),
    ("letters/5", "threshold/decided"),
    ("letters/6", "meeting/date"),
    ("letters/7", "closed"),
    ("letters/8", "application/withdrawn"),
    ("threshold/decided", "application/received"),
    ("meeting/date", "threshold/decided"),
    ("meeting/date", "letters/5"),
    ("closed", "meeting/date"),
]


def case_with(*values: tuple[str, Any]) -> dict[str, Any]:
    """Changes to a minimal case; the application is from long before unless it is among them."""
    changes: dict[str, Any] = {"application": {"received": "2026-01-05"}}
    for path, value in values:
        *steps, last = path.split("/")
        target = changes
        for step in steps:
            target = target.setdefault(step, {})
        target[last] = value
    return changes


def told_of_order(*values: tuple[str, Any]) -> list[tuple[str, str]]:
    return [problem for problem in told(**case_with(*values)) if "was sent, but" not in problem[1]]


@pytest.mark.parametrize(("later", "earlier"), OUT_OF_ORDER)
def test_what_comes_too_early_is_told(later: str, earlier: str) -> None:
    ((pointer, message),) = told_of_order((later, EARLY), (earlier, LATE))
    assert pointer == f"/{later}"
    assert message.startswith(f"{EARLY} is before /{earlier} ({LATE}), but ")
    assert told_of_order((later, LATE), (earlier, LATE)) == [], "the same day is no contradiction"
    assert told_of_order((later, LATE), (earlier, EARLY)) == []
    assert told_of_order((later, EARLY)) == [], "the other may not be recorded"


@pytest.mark.parametrize(("number", "event"), [("7", "closed"), ("8", "application/withdrawn")])
def test_a_letter_tells_of_something_that_is_recorded(number: str, event: str) -> None:
    ((pointer, message),) = told(**case_with((f"letters/{number}", LATE)))
    assert pointer == f"/letters/{number}"
    assert f"/{event} is not given" in message
    assert told(**case_with((f"letters/{number}", LATE), (event, EARLY))) == []


def test_every_order_is_tested() -> None:
    assert sorted(OUT_OF_ORDER) == sorted((later, earlier) for later, earlier, _ in _ORDER)


def test_consent_may_come_before_or_after_the_form() -> None:
    for day in (EARLY, LATE):
        assert told(application={"received": EARLY, "consent": {"received": day}}) == []
    assert told(application={"received": LATE, "consent": {"received": EARLY}}) == []


def test_letters_4_and_5_exclude_each_other() -> None:
    assert told(**case_with(("letters/4", EARLY), ("letters/5", EARLY))) == [
        ("/letters", "Letter 4 and Letter 5 exclude each other; only one was sent")
    ]


def test_an_upheld_appeal_can_turn_the_decision() -> None:
    both = case_with(("letters/4", EARLY), ("letters/5", LATE))
    assert told(**both, appeal={"lodged": EARLY, "outcome": "upheld"}) == []
    assert told(**both, appeal={"lodged": EARLY, "outcome": "rejected"}) != []


@pytest.mark.parametrize(
    ("letter", "decision", "message"),
    [
        ("4", "met", "says the threshold is not met, but /threshold/decision is `met`"),
        ("5", "not-met", "says the threshold is met, but /threshold/decision is `not-met`"),
    ],
)
def test_a_letter_that_differs_from_the_decision(letter: str, decision: str, message: str) -> None:
    assert told(**case_with((f"letters/{letter}", EARLY), ("threshold/decision", decision))) == [
        (f"/letters/{letter}", message)
    ]
    other = {"4": "5", "5": "4"}[letter]
    assert told(**case_with((f"letters/{other}", EARLY), ("threshold/decision", decision))) == []


@pytest.mark.parametrize("letter", ["4", "6"])
def test_an_appeal_before_the_letter_it_is_against(letter: str) -> None:
    assert told(**case_with((f"letters/{letter}", LATE), ("appeal/lodged", EARLY))) == [
        ("/appeal/lodged", f"{EARLY} is before the letter appealed against ({LATE})")
    ]
    assert told(**case_with((f"letters/{letter}", LATE), ("appeal/lodged", LATE))) == []
    assert told(**case_with(("appeal/lodged", EARLY))) == [], "the letter may not be recorded"


def test_a_report_before_the_incident() -> None:
    incidents = [
        {"date": EARLY, "reports": [{"date": EARLY}, {"date": "2026-05-04"}]},
        {"reports": [{"date": EARLY}]},
    ]
    assert told(incidents=incidents) == [
        ("/incidents/0/reports/1/date", f"reported on 2026-05-04, before it happened ({EARLY})")
    ]


@pytest.mark.parametrize(
    ("start", "end", "contradicts"),
    [("10:00", "09:59", True), ("10:00", "10:00", True), ("09:59", "10:00", False), ("10:00", None, False)],
)
def test_a_meeting_that_ends_before_it_starts(start: str, end: str | None, contradicts: bool) -> None:
    message = ("/meeting/end", f"{end} is not after the start ({start})")
    assert told(meeting={"start": start, "end": end}) == ([message] if contradicts else [])


@pytest.mark.parametrize("who", ["victim", "applicant", "perpetrators", "others"])
def test_a_birth_after_the_application(who: str) -> None:
    person: dict[str, Any] = {"name": {"family": "Ng"}, "date_of_birth": "2026-03-24"}
    listed = who in ("perpetrators", "others")
    place = f"/{who}/1/date_of_birth" if listed else f"/{who}/date_of_birth"
    problems = told(application={"received": "2026-03-23"}, **{who: [{}, person] if listed else person})
    assert problems == [(place, "2026-03-24 is after the application (2026-03-23)")]


@pytest.mark.parametrize(
    ("born", "under_18", "told_age"),
    [
        ("2008-03-24", True, None),  # 17, a day before the birthday
        ("2008-03-24", False, "says false, but the date of birth makes them 17 when the application came"),
        ("2008-03-23", False, None),  # 18 on the day
        ("2008-03-23", True, "says true, but the date of birth makes them 18 when the application came"),
        ("2010-05-30", None, None),  # not known is no contradiction
        ("", True, None),
        (None, False, None),
    ],
)
def test_an_age_that_differs_from_under_18(born: str | None, under_18: bool | None, told_age: str | None) -> None:
    perpetrators = [{"date_of_birth": born, "under_18": under_18}]
    expected = [("/perpetrators/0/under_18", told_age)] if told_age else []
    assert told(application={"received": "2026-03-23"}, perpetrators=perpetrators) == expected


def test_a_birthday_on_29_february_counts_on_1_march() -> None:
    perpetrators = [{"date_of_birth": "2008-02-29", "under_18": True}]
    assert told(application={"received": "2026-02-28"}, perpetrators=perpetrators) == []
    assert len(told(application={"received": "2026-03-01"}, perpetrators=perpetrators)) == 1


def test_an_action_that_is_listed_twice() -> None:
    actions = [{"number": 1}, {"number": 2}, {}, {}, {"number": 1}]
    assert told(actions=actions) == [("/actions/4/number", "action 1 is listed twice")]


def test_one_wrong_field_does_not_hide_a_contradiction() -> None:
    changes = case_with(("letters/1", "2026-01-02"), ("closed", "soon"))
    assert [pointer for pointer, _ in told(**changes)] == ["/letters/1", "/closed"]


def test_contradictions_stop_no_case_from_loading() -> None:
    minimal = minimal_case()
    changes = case_with(("letters/4", EARLY), ("letters/5", EARLY), ("letters/1", LATE))
    case = parse_case(json.dumps({**minimal, **changes}))
    assert case.letter_sent("4") == case.letter_sent("5")
