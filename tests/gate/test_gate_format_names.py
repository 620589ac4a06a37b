"""A perpetrator whose surname is a word of a format, of the approved wording or of a date holds no paper back."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from docgen.build import open_desk, render_document
from docgen.case import Case, parse_case
from docgen.errors import LeakFound
from docgen.gate import Gate
from docgen.redact.reader import Redactors
from docgen.review import Review

FIXTURE = Path(__file__).resolve().parents[2] / "fixtures" / "third-party-after-meeting.json"
ON = date(2026, 6, 12)
# What stands in the files: styles, fonts, keys, dates, titles, the timeline, the footer, the link to the appeal.
NAMES = [
    "Page",
    "Style",
    "Table",
    "Heading",
    "Title",
    "Office",
    "Calibri",
    "Arial",
    "Liberation",
    "Sans",
    "Bold",
    "Regular",
    "Adobe",
    "Identity",
    "Courier",
    "Default",
    "Grid",
    "Font",
    "Header",
    "Footer",
    "Link",
    "Case",
    "Support",
    "Thursday",
    "Friday",
    "Wednesday",
    "Letter",
    "Victim",
    "Review",
    "Chair",
    "Ned",
    "Plan",
    "Action",
    "Agenda",
    "Contents",
    "Cover",
    "Timeline",
    "Meeting",
    "Applicant",
    "Outcome",
    "Police",
    "Social",
    "Behaviour",
    "Derbyshire",
    "Process",
    "Threshold",
]
GIVEN = [
    "Zebedee",
    "Quillon",
    "Obadiah",
    "Peregrine",
    "Thaddeus",
    "Bartimaeus",
    "Lancelot",
    "Ezekiel",
    "Ichabod",
    "Mortimer",
]


def case_of(names: list[str], **changes: Any) -> Case:
    data = json.loads(FIXTURE.read_text(encoding="utf-8"))
    data["perpetrators"] = [
        {"name": {"given": GIVEN[n % len(GIVEN)], "family": name}} for n, name in enumerate(names)
    ]
    data["incidents"] = data["incidents"][:1]
    return parse_case(json.dumps(data | {"actions": []} | changes))


@pytest.fixture(scope="module")
def case() -> Case:
    return case_of(NAMES)


@pytest.fixture(scope="module")
def gate(case: Case) -> Gate:
    review = Review.open(case, ON)
    return Gate.for_reader(
        case, Redactors(case, review.authority).policy("victim"), "victim", open_desk(review).wording
    )


@pytest.mark.parametrize("document", ["letter-3", "letter-6", "faq", "timeline", "agenda", "action-plan-redacted"])
def test_word_and_pdf_of_a_paper_go_out(case: Case, document: str) -> None:
    from docgen.build import convert_document

    paper = render_document(case, document, ON, recipient="victim")  # raises LeakFound
    convert_document(paper)


@pytest.mark.parametrize(
    "text",
    [
        "Zebedee Page",
        "Mr Page was shouting.",
        "We heard Page again.",
        "Page said that he would not go.",
        "The Headings and the Liberations",
        "Thursday rang on Monday.",
        "Mr Friday was told.",
        "A letter from Letter came.",
        "Told Case about it.",
        "Ned was there.",
        "Calibri was abusive.",
        "Quillon Style",
    ],
)
def test_the_same_word_in_what_an_officer_wrote_holds_it_back(gate: Gate, text: str) -> None:
    assert gate.leaks("letter-6.txt", f"He says: {text}".encode()) != ()


@pytest.mark.parametrize(
    "text", ["Page said so", "Outcome told us to go", "Review closed the door", "Letter 16 is his"]
)
def test_a_few_words_that_a_heading_has_as_well_do_not_hide_a_name(gate: Gate, text: str) -> None:
    assert gate.leaks("letter-6.txt", f"On Monday {text}.".encode()) != ()


def test_a_full_name_typed_into_a_format_is_found() -> None:
    case = case_of(["Arial"])
    gate = Gate.for_reader(case, Redactors(case, Review.open(case, ON).authority).policy("victim"), "victim")
    assert gate.leaks("Zebedee Arial.txt", b"x") != ()


def test_such_a_name_is_taken_out_of_a_finding() -> None:
    case = case_of(["Page"], outcome={"findings": ["Mr Zebedee Page keeps a dog."]})
    try:
        paper = render_document(case, "letter-6", ON, recipient="victim")
    except LeakFound as found:  # pragma: no cover - the redactor took it out before
        pytest.fail(str(found))
    assert b"Zebedee" not in paper.docx.content
