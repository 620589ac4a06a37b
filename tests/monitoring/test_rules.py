"""What of a case is counted and on which day: tables, each line worked out by hand from docs/monitoring.md."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.case import Case, parse_case
from docgen.monitoring import MEASURES, Year, tally

ON = date(2026, 12, 1)
CASE: dict[str, Any] = {
    "schema": "asb-case-review/1",
    "reference": "R1",
    "authority": "bolsover",
    "application": {"received": "2026-03-30"},
    "victim": {"name": {"family": "Ashdown"}},
}
MET = {"decision": "met", "decided": "2026-04-10"}
FOUND = {"findings": ["something"], "recommendations": []}
ADVISED = {"findings": [], "recommendations": ["something"]}


def case(**changes: Any) -> Case:
    data = json.loads(json.dumps(CASE))
    for path, value in changes.items():
        *steps, last = path.split("__")
        target = data
        for step in steps:
            target = target.setdefault(step, {})
        target[last] = value
    return parse_case(json.dumps(data))


def counted(on: date = ON, **changes: Any) -> dict[str, str]:
    return {event.measure: event.day.isoformat() for event in tally(case(**changes), on).events}


APPLIED = {"applications": "2026-03-30"}
MEETING = {"meeting__date": "2026-05-12"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, APPLIED),
        # withdrawn, or without the consent that would start the clock: an application was made all the same
        ({"application__withdrawn": "2026-04-02"}, APPLIED),
        ({"applicant": {"name": {"family": "Birkett"}}}, APPLIED),
        (
            {
                "applicant": {"name": {"family": "Birkett"}},
                "application__consent": {"received": "2026-04-20", "evidence": "written-consent"},
            },
            APPLIED,  # the form came on 30 March
        ),
        # the threshold
        ({"threshold": {"decision": "not-met", "decided": "2026-04-14"}}, {**APPLIED, "not-met": "2026-04-14"}),
        (
            {"threshold": {"decision": "not-met"}, "letters": {"4": "2026-04-16"}},
            {**APPLIED, "not-met": "2026-04-16"},
        ),
        ({"letters": {"4": "2026-04-16"}}, {**APPLIED, "not-met": "2026-04-16"}),
        ({"threshold": MET}, APPLIED),
        (  # the date of the decision comes before that of the letter
            {"threshold": {"decision": "not-met", "decided": "2026-03-31"}, "letters": {"4": "2026-04-01"}},
            {**APPLIED, "not-met": "2026-03-31"},
        ),
        # a review, and what came of it
        ({"threshold": MET, **MEETING, "outcome": FOUND}, {**APPLIED, "reviews": "2026-05-12"}),
        (
            {"threshold": MET, **MEETING, "outcome": ADVISED},
            {**APPLIED, "reviews": "2026-05-12", "recommendations": "2026-05-12"},
        ),
        (
            {"threshold": MET, **MEETING, "outcome": FOUND, "actions": [{"number": 1, "action": "visit"}]},
            {**APPLIED, "reviews": "2026-05-12", "recommendations": "2026-05-12"},
        ),
        ({"threshold": MET, **MEETING}, {**APPLIED, "reviews": "2026-05-12"}),  # past, and nothing says otherwise
        ({"threshold": MET, "meeting__date": "2026-12-01"}, APPLIED),  # on the day itself it is still to come
        ({"threshold": MET, "meeting__date": "2026-12-02", "actions": [{"action": "visit"}]}, APPLIED),
        ({"threshold": MET, **MEETING, "application__withdrawn": "2026-05-11"}, APPLIED),
        ({"threshold": MET, **MEETING, "application__withdrawn": "2026-05-12"}, APPLIED),
        (
            {"threshold": MET, **MEETING, "application__withdrawn": "2026-05-13"},
            {**APPLIED, "reviews": "2026-05-12"},
        ),
        (  # called off at the threshold: a meeting was set, and is past
            {"threshold": {"decision": "not-met", "decided": "2026-04-14"}, **MEETING},
            {**APPLIED, "not-met": "2026-04-14"},
        ),
        (  # an agency asked for the review all the same
            {
                "threshold": {"decision": "not-met", "decided": "2026-04-14", "requested_by": "police"},
                "agencies": [{"id": "police"}],
                **MEETING,
                "outcome": FOUND,
            },
            {**APPLIED, "not-met": "2026-04-14", "reviews": "2026-05-12"},
        ),
        # appeals
        (
            {"letters": {"4": "2026-04-16"}, "appeal": {"lodged": "2026-05-01"}},
            {**APPLIED, "not-met": "2026-04-16", "appeals": "2026-05-01"},
        ),
        (  # upheld: it was refused once, and reviewed after
            {
                "threshold": {"decision": "met", "decided": "2026-05-20"},
                "letters": {"4": "2026-04-16", "5": "2026-05-21"},
                "appeal": {"lodged": "2026-05-01", "outcome": "upheld"},
                "meeting__date": "2026-06-09",
                "outcome": ADVISED,
            },
            {
                **APPLIED,
                "not-met": "2026-04-16",
                "reviews": "2026-06-09",
                "recommendations": "2026-06-09",
                "appeals": "2026-05-01",
            },
        ),
    ],
)
def test_what_counts_and_when(changes: dict[str, Any], expected: dict[str, str]) -> None:
    assert counted(**changes) == expected


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"threshold": {"decision": "not-met"}}, "/threshold/decided"),
        ({"threshold": MET, "letters": {"6": "2026-05-20"}}, "/meeting/date"),
        ({"threshold": MET, "outcome": FOUND}, "/meeting/date"),
        ({"threshold": MET, "outcome": ADVISED, "meeting": {"start": "10:00"}}, "/meeting/date"),
        ({"application__withdrawn": "2026-04-20", "outcome": ADVISED}, "/meeting/date"),
        ({"appeal": {"outcome": "rejected"}}, "/appeal/lodged"),
    ],
)
def test_what_has_no_day_stands_in_the_way(changes: dict[str, Any], pointer: str) -> None:
    assert [problem.pointer for problem in tally(case(**changes), ON).problems] == [pointer]


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"threshold": MET, **MEETING}, ["held-without-outcome"]),
        ({"threshold": MET, **MEETING, "outcome": FOUND}, []),
        ({"application__received": "2026-12-02"}, ["later"]),
        ({"application__received": "2026-12-01"}, []),
        ({"threshold": MET, "meeting__date": "2026-12-02", "outcome": ADVISED}, ["later"]),
        ({"threshold": MET, "meeting__date": "2026-12-01", "outcome": ADVISED}, []),
        ({"appeal": {"lodged": "2027-01-04"}}, ["later"]),
        ({"threshold": {"decision": "not-met", "decided": "2027-04-14"}}, ["later"]),
        ({"threshold": MET, "letters": {"4": "2026-04-10", "5": "2026-04-11"}}, ["both-decisions"]),
    ],
)
def test_what_should_be_looked_at(changes: dict[str, Any], codes: list[str]) -> None:
    assert [doubt.code for doubt in tally(case(**changes), ON).doubts] == codes


@pytest.mark.parametrize(
    ("day", "year"),
    [
        ("2026-03-31", "2025/26"),
        ("2026-04-01", "2026/27"),
        ("2024-02-29", "2023/24"),  # a leap day
        ("2024-03-31", "2023/24"),
        ("2024-04-01", "2024/25"),
        ("2025-12-31", "2025/26"),
        ("2026-01-01", "2025/26"),
        ("2000-01-15", "1999/00"),
        ("2099-04-01", "2099/00"),
    ],
)
def test_the_year_of_a_day(day: str, year: str) -> None:
    assert str(Year.of(date.fromisoformat(day))) == year


@pytest.mark.parametrize("text", ["2025/26", "2025-26", "2025/2026", "2025-2026", " 2025 – 26 "])
def test_a_year_is_written_in_several_ways(text: str) -> None:
    year = Year.parse(text)
    assert (year.first, year.last, str(year)) == (date(2025, 4, 1), date(2026, 3, 31), "2025/26")


@pytest.mark.parametrize(
    "text", ["2025", "2025/27", "2025/25", "25/26", "2025/2027", "", "2025/26/27", "２025/26"]
)
def test_what_is_no_year_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="2025/26"):
        Year.parse(text)


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_every_day_is_in_one_year(day: date) -> None:
    year = Year.of(day)
    assert year.first <= day <= year.last
    assert Year.parse(str(year) if year.start % 100 != 99 else f"{year.start}/{year.start + 1}") == year
    assert Year.of(year.last + timedelta(days=1)) == Year(year.start + 1)


@given(
    st.sampled_from(["met", "not-met", None]),
    *(st.none() | st.dates(date(2026, 3, 30), date(2026, 11, 30)) for _ in range(4)),
)
def test_figures_hold_together(
    decision: str | None, decided: date | None, meeting: date | None, letter: date | None, withdrawn: date | None
) -> None:
    found = counted(
        threshold={"decision": decision, "decided": decided and decided.isoformat()},
        meeting__date=meeting and meeting.isoformat(),
        letters={"6": letter and letter.isoformat()},
        application__withdrawn=withdrawn and withdrawn.isoformat(),
        actions=[{"action": "visit"}],
    )
    assert set(found) <= set(MEASURES)
    assert found["applications"] == "2026-03-30"
    assert found.get("recommendations") == found.get("reviews")
