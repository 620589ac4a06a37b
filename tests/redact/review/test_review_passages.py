"""The passages are what people typed, all of it, and they read as the papers themselves do."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from typing import Any

import pytest
from made import DAYS, case_of
from reviewing import reviewed_case
from support import ROOT, edited, load_data

from docgen.authority import load_authority
from docgen.case import Case
from docgen.documents.choice import when
from docgen.documents.choice.catalogue import DOCUMENTS, find
from docgen.documents.choice.kinds import Recipient
from docgen.documents.facts.context import Context
from docgen.redact import Redactor
from docgen.redact.passages import passages, redact_passages
from docgen.redact.reader import Reader, Redactors, readers
from docgen.review import Review

# What the templates for the victim or the applicant print of the case, and what of it people typed.
THEIR_PAPERS = ("letter-1", "letter-3", "letter-4", "letter-5", "letter-6", "letter-7", "letter-8", "agenda")
THEIR_PAPERS += ("victim-statement", "action-plan-redacted", "faq", "timeline", "appeal-timeline")
TYPED = {
    "threshold.reasons": "/threshold/reasons/0",
    "meeting.location": "/meeting/location",
    "meeting.chair.line": "/meeting/chair",
    "meeting.confirm_to": "/meeting/confirm_to",
    "meeting.victim_not_invited_reason": "/meeting/victim_not_invited_reason",
    "outcome.findings": "/outcome/findings/0",
    "outcome.recommendations": "/outcome/recommendations/0",
    "action.action": "/actions/0/action",
    "action.lead_officer": "/actions/0/lead_officer",
    "action.timescale": "/actions/0/timescale",
    "action.progress": "/actions/0/progress",
}
NOT_TYPED = re.compile(  # the authority's, the reader's own, dates, numbers, docgen's own words
    r"(authority|spoc|recipient|document|dates|sent|plan|step|loop)(\.\w+)+"
    r"|case\.(reference|third_party)|(applicant|victim)\.(name|pronoun)"
    r"|meeting\.(date|time|online|chair)|action\.(number|agency|completed|agreed)"
)


def told(template: str) -> set[str]:
    """Every field in the tags of a Word template; what has no dot is a word of the language, or a loop's own."""
    (path,) = (ROOT / "templates").rglob(f"{template}.docx")
    with zipfile.ZipFile(path) as package:
        parts = [n for n in package.namelist() if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", n)]
        text = "".join(re.sub(r"<[^>]+>", "", package.read(part).decode()) for part in parts)
    tags = " ".join(re.findall(r"\{(?:\{|%\w*)(.*?)[}%]\}", text))
    return set(re.findall(r"[a-z]\w*(?:\.\w+)+", re.sub(r"'[^']*'|\"[^\"]*\"|&\w+;", " ", tags)))


@pytest.mark.parametrize("template", THEIR_PAPERS)
def test_no_template_prints_what_is_not_among_them(template: str) -> None:
    names = told(template)
    assert names
    for name in names:
        assert name in TYPED or NOT_TYPED.fullmatch(name), f"{template} prints {name}: is it typed by somebody?"


def test_all_that_people_typed_is_among_them() -> None:
    case = reviewed_case()
    found = {p.pointer for reader in (None, *readers(case)) for p in passages(case, reader)}
    full = edited("third-party-before-meeting", actions__0__progress="Begun.")
    found |= {p.pointer for reader in (None, *readers(full)) for p in passages(full, reader)}
    assert set(TYPED.values()) <= found


def at(data: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        data = data[int(step)] if isinstance(data, list) else data[step]
    return data


@pytest.mark.parametrize("name", DAYS)
def test_each_is_where_it_says(name: str) -> None:
    data, case = load_data(name), case_of(name)
    for reader in (None, *readers(case)):
        for passage in passages(case, reader):
            there = at(data, passage.pointer)
            if isinstance(there, dict):  # several fields that a paper prints in one line
                there = ", ".join(v for v in there.values() if v)
            assert passage.text == there
            assert passage.text.strip()
            assert set(passage.papers) <= {document.id for document in DOCUMENTS}


def test_who_gets_what() -> None:
    def papers(case: Case, reader: Reader | None) -> set[str]:
        return {paper for passage in passages(case, reader) for paper in passage.papers}

    third = reviewed_case()
    assert papers(third, None) == {"action-plan-redacted"}
    assert papers(third, "victim") == {"agenda", "letter-6"}
    assert papers(third, "applicant") == {"agenda", "letter-4", "letter-5", "letter-6"}
    own = edited("own-application-before-meeting", threshold__reasons=["x"], outcome={"findings": ["y"]})
    assert papers(own, "victim") == papers(own, "applicant") == {"agenda", "letter-4", "letter-5", "letter-6"}
    assert passages(edited("minimal"), None) == ()


@pytest.mark.parametrize(
    ("paper", "to", "reader"),
    [
        ("action-plan-redacted", when.APPLICANT, None),
        ("agenda", when.VICTIM, "victim"),
        ("agenda", when.APPLICANT, "applicant"),
        ("letter-4", when.APPLICANT, "applicant"),
        ("letter-5", when.APPLICANT, "applicant"),
        ("letter-6", when.VICTIM, "victim"),
        ("letter-6", when.APPLICANT, "applicant"),
    ],
)
def test_they_read_as_the_papers_do(paper: str, to: Recipient, reader: Reader | None) -> None:
    case = reviewed_case()
    review = Review.open(case, date(2026, 7, 20))
    facts = Context(review).facts(find(paper), to)
    printed: dict[str, str | None] = {
        "/meeting/location": facts.meeting.location,
        "/meeting/chair": facts.meeting.chair.line if facts.meeting.chair else "",
        "/meeting/victim_not_invited_reason": facts.meeting.victim_not_invited_reason,
    }
    for pointer, texts in (
        ("/threshold/reasons", facts.threshold.reasons),
        ("/outcome/findings", facts.outcome.findings),
        ("/outcome/recommendations", facts.outcome.recommendations),
    ):
        printed |= {f"{pointer}/{n}": text for n, text in enumerate(texts)}
    for n, action in enumerate(facts.actions):
        for field in ("action", "lead_officer", "timescale", "progress"):
            printed[f"/actions/{n}/{field}"] = getattr(action, field)
    found = [p for p in passages(case, reader) if paper in p.papers]
    redactor = Redactors(case, review.authority).for_reader(reader)
    assert found
    for passage, redaction in zip(found, redact_passages(case, found, redactor), strict=True):
        if passage.how == "as it is":
            assert all(part in (facts.meeting.confirm_to or "") for part in redaction.text.split(", "))
        else:
            assert redaction.text == printed[passage.pointer], passage.pointer


def test_a_lead_officer_and_the_chair_are_told_by_role() -> None:
    case = edited("third-party-before-meeting")
    authority = load_authority(case.authority)
    after = {
        p.pointer: (p.text, r)
        for reader in (None, "victim")
        for p, r in zip(
            passages(case, reader),
            redact_passages(case, passages(case, reader), Redactors(case, authority).for_reader(reader)),
            strict=True,
        )
    }
    text, lead = after["/actions/0/lead_officer"]
    assert (text, lead.text) == ("Tomasz Bell", "ASB Team Leader")
    text, chair = after["/meeting/chair"]
    assert text == "Helen Marsh, Head of Communities, Erewash Borough Council"
    assert chair.text == "Head of Communities, Erewash Borough Council"
    (mark,) = chair.marks
    assert text[mark.start : mark.end] == "Helen Marsh, "
    nobody = edited("third-party-before-meeting", meeting__chair={"name": "Helen Marsh"})
    found = [p for p in passages(nobody, "victim") if p.how == "chair"]
    (alone,) = redact_passages(nobody, found, Redactor.for_case(nobody))
    assert alone.text == ""


def test_a_passage_does_not_spill_its_text() -> None:
    (first, *_) = passages(reviewed_case(), None)
    assert "Furness" in first.text
    assert "Furness" not in repr(first)
