"""What the model says of a case besides its fields."""

from __future__ import annotations

import json
from datetime import date, time
from typing import Any

import pytest
from case_data import full_case, minimal_case
from pydantic import ValidationError

from docgen.case import Case, parse_case
from docgen.case.model import Address, Name


def load(data: dict[str, Any]) -> Case:
    return parse_case(json.dumps(data))


@pytest.mark.parametrize(
    ("name", "full", "greeting", "untitled"),
    [
        (
            {"title": "Mrs", "given": "Siân", "family": "O'Rourke"},
            "Mrs Siân O'Rourke",
            "Mrs O'Rourke",
            "Siân O'Rourke",
        ),
        ({"given": "Siân", "family": "O'Rourke"}, "Siân O'Rourke", "Siân O'Rourke", "Siân O'Rourke"),
        ({"title": "Ms", "given": "Suryani"}, "Ms Suryani", "Ms Suryani", "Suryani"),
        ({"given": "Suryani"}, "Suryani", "Suryani", "Suryani"),
        ({"family": "Peak & Pine Ltd"}, "Peak & Pine Ltd", "Peak & Pine Ltd", "Peak & Pine Ltd"),
        ({"title": "", "given": " ", "family": "Ng"}, "Ng", "Ng", "Ng"),
        ({"known_as": ["Spider"]}, "", "", ""),
    ],
)
def test_what_a_person_is_called(name: dict[str, Any], full: str, greeting: str, untitled: str) -> None:
    named = Name.model_validate(name)
    assert (named.full, named.greeting, named.untitled) == (full, greeting, untitled)


def test_an_envelope_has_its_lines_and_the_postcode_last() -> None:
    address = Address.model_validate(
        {"lines": ["Flat 3 ", "", " 14 Larkspur Close", "Derby"], "postcode": "DE1 9ZZ"}
    )
    assert address.envelope == ("Flat 3", "14 Larkspur Close", "Derby", "DE1 9ZZ")
    assert Address.model_validate({"lines": ["Derby"]}).envelope == ("Derby",)
    assert Address().envelope == ()


def test_without_a_third_party_the_form_completes_the_application() -> None:
    minimal = minimal_case()
    case = load(minimal)
    assert not case.third_party
    assert case.applying == case.victim
    assert case.completed == date(2026, 3, 20)


@pytest.mark.parametrize(
    ("consent", "completed"),
    [
        ({"received": "2026-03-27"}, date(2026, 3, 27)),
        ({"received": "2026-03-13"}, date(2026, 3, 20)),
        ({"received": "2026-03-20"}, date(2026, 3, 20)),
        ({"evidence": "written-consent"}, None),
        ({}, None),
        (None, None),
    ],
)
def test_a_third_partys_application_is_complete_with_the_later_of_form_and_consent(
    consent: Any, completed: date | None
) -> None:
    minimal = minimal_case()
    minimal["applicant"] = {"name": {"family": "Bell"}}
    minimal["application"] |= {"received": "2026-03-20", "consent": consent}
    case = load(minimal)
    assert case.third_party
    assert case.applying == case.applicant
    assert case.completed == completed


def test_agencies_and_letters_are_found() -> None:
    everything = full_case()
    case = load(everything)
    named = case.agency("a")
    assert named is not None
    assert named.name == "Council"
    assert (case.agency("x"), case.agency(None), case.agency("")) == (None, None, None)
    assert (case.letter_sent("1"), case.letter_sent("6")) == (date(2026, 4, 2), None)


def test_a_chronology_is_typed_or_a_file_or_not_in() -> None:
    everything = full_case()
    everything["agencies"].append({"id": "c", "chronology": []})
    typed, file, none = load(everything).agencies
    assert ([e.note for e in typed.entries], typed.chronology_file, typed.returned) == (["logged"], None, True)
    assert (file.entries, file.chronology_file, file.returned) == ((), "partners/b.pdf", True)
    assert (none.entries, none.chronology_file, none.returned) == ((), None, False)


def test_line_breaks_and_spaces_that_a_person_typed_stay() -> None:
    minimal = minimal_case()
    minimal["application"]["behaviour"] = "  one\r\n\r\n\ttwo  "
    assert load(minimal).application.behaviour == "  one\r\n\r\n\ttwo  "


def test_values_have_their_types() -> None:
    everything = full_case()
    case = load(everything)
    assert case.meeting is not None
    assert (case.meeting.date, case.meeting.start) == (date(2026, 5, 12), time(10, 0))
    assert isinstance(case.incidents, tuple)


def test_a_case_cannot_be_changed() -> None:
    everything = full_case()
    case = load(everything)
    with pytest.raises(ValidationError):
        case.reference = "other"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        case.victim.name.family = "Other"  # type: ignore[misc]
