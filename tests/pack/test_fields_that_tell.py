"""A person told of in a field that is kept as a rule (the place, a title) is not told to victim or applicant."""

from __future__ import annotations

from typing import Any

import pytest
from made import DAYS, pdf_pages
from support import edited

from docgen.build import Built, build_pack

AFTER, CHILD = "third-party-after-meeting", "under-18-perpetrator"


def built(name: str, field: str, value: Any) -> Built:
    return build_pack(edited(name, **{field: value}), DAYS[name], audience="all")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("meeting__location", "Home of Shane Furness"),
        ("meeting__location", "Town Hall (ring Lorraine Furness 07700 900112)"),
        ("meeting__chair__organisation", "Derbyshire Constabulary (handled the Furness complaint)"),
        ("meeting__chair__job_title", "Supt who arrested Shane Furness"),
        ("meeting__confirm_to__name", "Shane Furness"),
        ("spoc__job_title", "Officer for Shane Furness"),
        ("spoc__phone", "07700 900112"),
        ("agencies__2__contact__job_title", "Safeguarding lead for Shane Furness"),
        ("reference", "07700 900112"),
    ],
)
def test_nobody_is_told_of_through_a_field_that_is_kept_as_a_rule(field: str, value: str) -> None:
    made = built(AFTER, field, value)
    for name, content in made.files.items():
        if name.endswith(".pdf") and ("victim" in name or "applicant" in name or name.startswith("letter")):
            text = " ".join(pdf_pages(content))
            for told in ("Furness", "900112"):
                assert told not in text, f"{name} tells of somebody"


def test_an_ordinary_surname_that_is_a_word_of_every_file_holds_back_no_letter() -> None:
    made = built(AFTER, "perpetrators__0__name", {"title": "Mr", "given": "Tom", "family": "Page"})
    assert not [held.file for held in made.held if held.file.startswith(("letter", "agenda", "action"))]


def test_a_child_is_known_by_the_date_of_birth_too() -> None:
    from docgen.review import Review

    data = edited(CHILD, perpetrators__0__under_18=None)
    assert data.is_child(data.perpetrators[0])
    assert Review.open(data, DAYS[CHILD]).case.perpetrators[0].under_18 is False
