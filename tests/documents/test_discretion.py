"""Papers for victim and applicant are written from redacted facts; a child's details go only to who needs them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from made import DAYS, personal, review_of, says, told_of
from support import load_data

from docgen.documents.facts.context import Context
from docgen.documents.facts.discretion import WITHHELD
from docgen.redact.reader import Reader

THIRD, CHILD = "third-party-before-meeting", "under-18-perpetrator"


def strings(value: Any) -> list[str]:
    """Every text in facts."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for inner in value for text in strings(inner)]
    if is_dataclass(value):
        return [text for f in fields(value) for text in strings(getattr(value, f.name))]
    return []


def told(name: str, reader: Reader | None) -> str:
    context = Context(review_of(name))
    return "\n".join(strings(context.discretion.for_reader(context.common, reader)))


@pytest.mark.parametrize("name", sorted(DAYS))
def test_no_field_tells_a_reader_of_anybody_else(name: str) -> None:
    data = load_data(name)
    seen = told(name, "victim")
    own = told_of(name, data["victim"])
    applicant = (data.get("applicant") or {}).get("name") or {}
    may = own | {text for text in applicant.values() if isinstance(text, str)}
    for text in personal(name) - may:
        assert not says(seen, text), "somebody else's detail is in a field for the victim"


def test_what_was_there_before_is_gone_after_and_the_rest_is_as_it_was() -> None:
    context = Context(review_of(THIRD))
    plain, clear = context.common, context.discretion.for_reader(context.common, "victim")
    assert any("Brown" in text for text in strings(plain))
    assert not any("Brown" in text for text in strings(clear))
    assert clear.victim == plain.victim
    assert clear.applicant.name == plain.applicant.name
    assert (clear.applicant.phone, clear.applicant.address) == (None, None)
    assert clear.dates == plain.dates
    assert clear.timeline == plain.timeline
    assert [a.name for a in clear.agencies] == [a.name for a in plain.agencies]
    assert not any(a.officer or a.chronology for a in clear.agencies)
    assert clear.meeting.chair is not None
    assert plain.meeting.chair is not None
    assert clear.meeting.chair.name is None
    assert clear.meeting.chair.line == f"{plain.meeting.chair.job_title}, {plain.meeting.chair.organisation}"


def test_a_chair_without_a_title_is_left_out(review: Any) -> None:
    context = Context(review(THIRD, "2026-04-20", meeting__chair={"name": "Devon Aldous"}))
    assert context.discretion.for_reader(context.common, "victim").meeting.chair is None


def test_a_child_is_withheld_and_nobody_else(review: Any) -> None:
    made = review(CHILD, DAYS[CHILD].isoformat())
    context = Context(made)
    everybody = load_data(CHILD)["perpetrators"]
    children = [p for p in everybody if p.get("under_18")]
    others = [load_data(CHILD)["victim"], *(p for p in everybody if not p.get("under_18"))]
    shared = {detail for person in others for detail in told_of(CHILD, person)}  # such as a parent's address
    assert children
    plain, limited = context.common, context.discretion.without_children(context.common)
    for child in children:
        own = told_of(CHILD, child) - shared
        assert any(says(text, detail) for detail in own for text in strings(plain))
        for detail in own:
            assert not any(says(text, detail) for text in strings(limited)), "a child's detail is left"
    assert [p.name == WITHHELD for p in limited.perpetrators] == [p.under_18 for p in plain.perpetrators]
    assert limited.victim == plain.victim
    assert limited.spoc == plain.spoc
