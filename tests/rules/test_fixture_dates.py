"""Every date of every fixture by a second method: from the raw JSON and a typed list of bank holidays."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from by_hand import after, before

from docgen.authority import Authority, load_authority
from docgen.case import load_case
from docgen.rules import timetable

FIXTURES = Path(__file__).parents[2] / "fixtures"
CASES = [
    path
    for path in sorted(FIXTURES.glob("*.json"))
    if json.loads(path.read_text(encoding="utf-8")).get("schema") == "asb-case-review/1"
]


def facts(raw: dict[str, Any]) -> dict[str, date | None]:
    """The dates that deadlines count from, straight from the file."""

    def at(*path: str) -> date | None:
        value: Any = raw
        for step in path:
            value = (value or {}).get(step)
        return date.fromisoformat(value) if value else None

    form, consent = at("application", "received"), at("application", "consent", "received")
    complete = form
    if raw.get("applicant"):
        complete = max(form, consent) if form and consent else None
    return {
        "complete": complete,
        "letter-5": at("letters", "5"),
        "decision": at("letters", "6") or at("letters", "4"),
        "meeting": at("meeting", "date"),
        "lodged": at("appeal", "lodged"),
    }


def worked_out(raw: dict[str, Any], authority: Authority) -> dict[str, date]:
    """Each deadline that these facts and timescales give, whether or not the case still calls for it."""
    known, times, appeal = facts(raw), authority.timescales, authority.appeal
    assert authority.deemed_receipt == "same-day"

    def count(fact: str, days: int | None, how: Callable[[date, int], date]) -> date | None:
        start = known[fact]
        return how(start, days) if start and days is not None else None

    def earlier(*days: date | None) -> date | None:
        return min((d for d in days if d), default=None)

    decide = count("complete", times.decide, after)
    found = {
        "complete": known["complete"],
        "acknowledge": count("complete", times.acknowledge, after),
        "decide": decide,
        "partner-return": before(decide, times.partner_return) if decide and times.partner_return else None,
        "meet": earlier(
            count("letter-5", times.meet_after_letter_5, after),
            count("complete", times.meet_after_application, after),
        ),
        "chronology": count("meeting", times.chronology, before),
        "pack": count("meeting", times.pack, before),
        "outcome": earlier(
            count("meeting", times.outcome, after), count("complete", times.outcome_after_application, after)
        ),
        "appeal": count("decision", appeal.days, lambda start, days: start + timedelta(days=days)),
        "appeal-ack": count("lodged", appeal.acknowledge, after),
        "appeal-decision": count("lodged", appeal.decide, after),
    }
    return {deadline: day for deadline, day in found.items() if day}


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_dates_agree_with_the_second_method(path: Path) -> None:
    raw = json.loads(path.read_text(encoding="utf-8"))
    case = load_case(path)
    authority = load_authority(case.authority)
    expected = worked_out(raw, authority)
    found = {d.id: d.date for d in timetable(case, authority, date(2026, 7, 1)).deadlines}
    assert found == {deadline: expected[deadline] for deadline in found}
    if case.application.withdrawn is None and (raw.get("threshold") or {}).get("decision") != "not-met":
        assert set(found) == (set(expected) if case.completed else set())
