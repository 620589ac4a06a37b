"""The list of fields: whole, with meaning and example, and only what a document can have."""

from __future__ import annotations

import dataclasses

import pytest

from docgen.documents.facts.model import Facts, StepFacts
from docgen.errors import UnknownDocument
from docgen.workshop import kinds
from docgen.workshop.fields import about, available, fields, having
from docgen.workshop.samples import documents

# No profile of docgen's own, and no step of a timeline, gives these; a template may ask for them all the same.
WITHOUT_EXAMPLE = {"timeline[].before.then"}


def by_path(document: str | None = None) -> dict[str, object]:
    return {field.path: field for field in fields(document)}


def test_every_field_of_the_facts_is_there() -> None:
    tops = {field.path for field in fields() if "." not in field.path and "[]" not in field.path}
    assert tops == {field.name for field in dataclasses.fields(Facts)} | {"logo"}
    steps = {
        f.path.rsplit(".", 1)[1] for f in fields() if f.path.count(".") == 1 and f.path.startswith("timeline[].")
    }
    assert steps == {field.name for field in dataclasses.fields(StepFacts)}


def test_a_field_has_type_meaning_and_example() -> None:
    (found,) = [field for field in fields() if field.name == "application.consent_received"]
    assert (found.kind, found.may_be_unknown) == ("date", True)
    assert found.example == "Wednesday 4 March 2026"  # typed in the worked example as 2026-03-04
    (loop,) = [field for field in fields() if field.path == "actions[].lead_officer"]
    assert (loop.name, loop.inside, loop.example) == (
        "action.lead_officer",
        "{% for action in actions %}",
        "Barnaby Quill",
    )
    (meant,) = [field for field in fields() if field.name == "meeting.confirm_to"]
    assert meant.meaning == "Name, telephone and e-mail in one line."  # the comment beside it in the model


def test_every_field_has_a_meaning_and_all_but_a_few_an_example() -> None:
    plain = [f for f in fields() if not f.kind.startswith(("group", "list"))]
    assert not [f.path for f in plain if not f.meaning]
    lacking = {f.path for f in plain if not f.example} - WITHOUT_EXAMPLE
    assert not {path for path in lacking if not path.endswith(".relationship")}


def test_comments_of_the_model_are_what_it_says() -> None:
    assert about(Facts)["perpetrator"] == "proportionality assessment: the one it is about"


def test_a_document_has_its_own_fields_only() -> None:
    assert "agency.ecins" not in by_path("letter-1")
    assert "agency.ecins" in by_path("threshold-assessment")
    assert having("agency") == ("threshold-assessment", "partner-case-information")
    assert having("perpetrator") == ("proportionality-assessment",)
    assert having("pack.section") == ("divider",)
    assert set(having("authority.appeal.by")) == {f"letter-{n}" for n in range(1, 9)}


def test_a_letter_to_the_victim_has_no_address_of_the_alleged_perpetrator() -> None:
    assert "perpetrators[].address" not in available()["letter-6"]
    assert "perpetrators[].address" in available()["minutes"]


def test_every_document_has_facts_to_try_it_with() -> None:
    assert set(available()) == set(documents())
    assert all(known for known in available().values())


def test_an_unknown_document_is_told() -> None:
    with pytest.raises(UnknownDocument):
        fields("letter-9")


def test_every_annotation_of_the_facts_is_understood() -> None:
    assert not [f.path for f in fields() if "value" in f.kind]
    assert kinds.paths()[0] == "document"
