"""Whose copy is drafted, and what becomes of a document that lacks a fact."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st
from made import DAYS, review_of, word_lines
from support import load_data

from docgen.case import Case, parse_case
from docgen.documents.drafting import Desk, Draft
from docgen.documents.word.templates import TemplateSet
from docgen.errors import CaseError, DoesNotApply, MissingFact, TemplateError, UnknownDocument
from docgen.paper import RedactedDocx
from docgen.review import Review

Make = Callable[..., Review]

THIRD, ON = "third-party-before-meeting", "2026-04-20"


def desk_of(review: Review, *own: Path) -> Desk:
    return Desk.of(review, TemplateSet.of(own))


def words(draft: Draft) -> str:
    return "\n".join(word_lines(draft.docx.content))


# Whose copy


@pytest.mark.parametrize(
    ("fixture", "document", "said", "name"),
    [
        # Who applied in person is both
        ("own-application-before-meeting", "letter-5", None, "letter-5"),
        ("own-application-before-meeting", "letter-5", "applicant", "letter-5"),
        ("own-application-before-meeting", "letter-5", "victim", "letter-5"),
        ("own-application-before-meeting", "action-plan-redacted", None, "action-plan-redacted"),
        ("own-application-before-meeting", "action-plan-redacted", "applicant", "action-plan-redacted-victim"),
        ("own-application-before-meeting", "victim-statement", "applicant", "victim-statement"),
        # A third party is not
        ("third-party-after-meeting", "letter-6", "victim", "letter-6-victim"),
        ("third-party-after-meeting", "letter-6", "applicant", "letter-6-applicant"),
        ("third-party-after-meeting", "action-plan-redacted", "victim", "action-plan-redacted-victim"),
        ("third-party-after-meeting", "action-plan-redacted", None, "action-plan-redacted"),
        # Agencies go by role, or by the id that the case file gives them
        ("third-party-after-meeting", "threshold-assessment", "police", "threshold-assessment-police"),
        ("third-party-after-meeting", "threshold-assessment", "adults", "threshold-assessment-other"),
        ("under-18-perpetrator", "partner-case-information", "yjs", "partner-case-information-youth-justice"),
        (
            "third-party-after-meeting",
            "proportionality-assessment",
            "perpetrator-2",
            "proportionality-assessment-perpetrator-2",
        ),
        ("third-party-after-meeting", "agenda", "attendees", "agenda"),
        ("third-party-after-meeting", "minutes", "spoc", "minutes"),
        ("third-party-after-meeting", "faq", None, "faq"),
        ("third-party-after-meeting", "faq", "applicant", "faq-applicant"),
        ("third-party-after-meeting", "agenda", "victim", "agenda-victim"),
        ("own-application-before-meeting", "timeline", "applicant", "timeline-victim"),
    ],
)
def test_a_copy_is_found_by_what_people_call_its_reader(
    fixture: str, document: str, said: str | None, name: str
) -> None:
    assert desk_of(review_of(fixture)).draft_one(document, said).name == name


@pytest.mark.parametrize(
    ("document", "said", "message"),
    [
        ("letter-6", None, "there is more than one copy; name one of applicant, victim (--for)"),
        ("letter-5", "victim", "there is no copy for `victim`; name one of applicant (--for)"),
        ("minutes", "victim", "there is no copy for `victim`"),
        ("threshold-assessment", None, "name one of council, police, icb, housing, other (--for)"),
        ("threshold-assessment", "", "there is more than one copy"),
        ("proportionality-assessment", "perpetrator-3", "name one of perpetrator-1, perpetrator-2"),
    ],
)
def test_whose_copy_has_to_be_clear(document: str, said: str | None, message: str) -> None:
    with pytest.raises(DoesNotApply, match=re.escape(message)):
        desk_of(review_of("third-party-after-meeting")).draft_one(document, said)


def test_an_agencys_role_comes_before_another_ones_id(review: Make) -> None:
    agencies = [
        {"id": "police", "role": "housing", "name": "Gritstone Homes"},  # an id like the other's role
        {"id": "p2", "role": "police", "name": "Derbyshire Constabulary"},
    ]
    desk = desk_of(review(THIRD, ON, agencies=agencies, incidents=[], actions=[]))
    assert desk.draft_one("threshold-assessment", "police").name == "threshold-assessment-police"
    assert desk.draft_one("threshold-assessment", "p2").name == "threshold-assessment-police"
    assert desk.draft_one("threshold-assessment", "housing").name == "threshold-assessment-housing"


def test_an_agency_without_an_id_is_nobodys_default(review: Make) -> None:
    agencies = [{"role": "police"}, {"role": "housing"}]
    desk = desk_of(review(THIRD, ON, agencies=agencies, incidents=[], actions=[]))
    with pytest.raises(DoesNotApply, match="more than one copy"):
        desk.draft_one("threshold-assessment")


def test_each_copy_is_its_readers() -> None:
    desk = desk_of(review_of("third-party-after-meeting"))
    to_victim, to_applicant = (
        words(desk.draft_one("letter-6", "victim")),
        words(desk.draft_one("letter-6", "applicant")),
    )
    assert "Dear Miss D'Souza-O'Malley" in to_victim
    assert "Bungalow 2" in to_victim
    assert "You have agreed that Actions 1, 2 and 4 should be progressed." in to_victim
    assert "Dear Mr Nkemelu" in to_applicant
    assert "Bungalow 2" not in to_applicant
    assert "Miss Anneliese D'Souza-O'Malley has agreed that Actions 1, 2 and 4" in to_applicant
    assert "has asked that Actions 3 and 5 are not progressed." in to_applicant


# What is not made


def test_what_does_not_apply_says_why() -> None:
    with pytest.raises(DoesNotApply, match=r"letter-2: does not apply: the victim's consent .* has arrived"):
        desk_of(review_of(THIRD)).draft_one("letter-2")
    with pytest.raises(UnknownDocument, match="letter-9"):
        desk_of(review_of(THIRD)).draft_one("letter-9")


def test_what_lacks_a_fact_tells_all_that_is_lacking(review: Make) -> None:
    desk = desk_of(review(THIRD, ON, meeting__start=None, meeting__location=None))
    with pytest.raises(MissingFact, match=r"needs /meeting/start.*; needs /meeting/location") as missing:
        desk.draft_one("letter-5")
    assert missing.value.pointer == "/meeting/start"


def test_a_fact_that_the_template_misses_is_told_with_the_rest_made() -> None:
    drafts, choices = desk_of(review_of("minimal")).draft_all()
    by_id = {choice.document.id: choice for choice in choices}
    assert [o.pointer for o in by_id["letter-1"].obstacles] == ["/victim/address"]
    assert "needs /victim/address" in by_id["letter-1"].obstacles[0].message
    assert by_id["letter-1"].verdict.applies
    assert not by_id["letter-1"].makes
    assert [draft.name for draft in drafts] == [
        "application-form",
        "guidance-notes",
        "timeline",
        "appeal-timeline",
    ]
    assert [choice.document.id for choice in choices if choice.makes] == [draft.name for draft in drafts]


def test_a_field_that_a_template_prints_and_nobody_gives_is_told_by_its_name(tmp_path: Path) -> None:
    own = WordDocument()
    own.add_paragraph("Please ring {{ meeting.location }}")
    own.save(str(tmp_path / "letter-1.docx"))
    desk = desk_of(review_of("threshold-decision-pending"), tmp_path)
    with pytest.raises(
        MissingFact, match=r"letter-1: needs `meeting.location`.*paragraph “Please ring"
    ) as missing:
        desk.draft_one("letter-1")
    assert missing.value.pointer == "/meeting/location"
    drafts, choices = desk.draft_all()
    assert "letter-1" not in [draft.name for draft in drafts]
    assert [o.pointer for c in choices for o in c.obstacles] == ["/meeting/location"]


def test_a_template_that_is_wrong_stops_everything(tmp_path: Path) -> None:
    own = WordDocument()
    own.add_paragraph("{{ meeting.wether }}")
    own.save(str(tmp_path / "agenda.docx"))
    with pytest.raises(TemplateError, match="agenda"):
        desk_of(review_of(THIRD), tmp_path).draft_all()


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place of a case file."""
    entries = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
    for key, inner in entries:
        yield (*path, key)
        yield from places(inner, (*path, key))


PLACES = list(places(load_data("third-party-after-meeting")))


@given(st.lists(st.sampled_from(PLACES), min_size=1, max_size=6, unique=True))
@settings(max_examples=40, deadline=None)
def test_whatever_is_not_known_is_told_and_never_a_crash(unknown: list[tuple[str | int, ...]]) -> None:
    data: Any = load_data("third-party-after-meeting")
    for path in unknown:
        target = data
        for step in path[:-1]:
            target = target[step] if target else None
        if target:
            target[path[-1]] = None
    try:
        case = parse_case(json.dumps(data))
    except CaseError:  # it has to be given
        return
    drafts, choices = desk_of(Review.open(case, DAYS["third-party-after-meeting"])).draft_all()
    made = {draft.choice.document.id for draft in drafts}
    for choice in choices:
        if choice.makes:
            assert choice.document.id in made
        elif not choice.document.each:  # of the others, a copy that lacks nothing is made all the same
            assert choice.document.id not in made
        for obstacle in choice.obstacles:
            assert obstacle.pointer.split("/")[1] in {f.alias or n for n, f in Case.model_fields.items()}, obstacle


# What a draft knows of itself


def test_a_draft_tells_the_dates_that_it_prints() -> None:
    letter = desk_of(review_of(THIRD)).draft_one("letter-5")
    # Its own date, Letter 1's, and the meeting's.
    assert letter.dates == (date(2026, 4, 2), date(2026, 4, 15), date(2026, 5, 12))
    assert (letter.template.file, letter.template.origin) == ("letter-5.docx", "docgen")
    assert re.fullmatch("[0-9a-f]{64}", letter.template.sha256)


def test_what_victim_and_applicant_get_is_of_the_redacted_type() -> None:
    drafts, _ = desk_of(review_of("third-party-after-meeting")).draft_all()
    redacted = {draft.name for draft in drafts if isinstance(draft.docx, RedactedDocx)}
    letters = {"letter-1", "letter-3", "letter-5", "letter-6-applicant", "letter-6-victim"}
    assert redacted == letters | {"victim-statement", "action-plan-redacted", "faq"}
    assert redacted == {draft.name for draft in drafts if draft.readers}
    by_name = {draft.name: draft.readers for draft in drafts}
    assert by_name["action-plan-redacted"] == ("victim", "applicant")
    assert by_name["letter-6-victim"] == ("victim",)
    assert by_name["letter-5"] == ("applicant",)


def test_the_redacted_plan_names_nobody() -> None:
    desk = desk_of(review_of(THIRD))
    plain, redacted = words(desk.draft_one("action-plan")), words(desk.draft_one("action-plan-redacted"))
    for name in ("Hartley", "Larkspur", "Brown", "07700 900456"):
        assert name in plain
        assert name not in redacted
    for kept in ("Install noise monitoring equipment", "Within 10 working days", "Derby City Council"):
        assert kept in plain
        assert kept in redacted


def test_a_councils_own_template_comes_first(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    own = WordDocument()
    own.add_paragraph("Our own words to {{ recipient.greeting }}")
    own.save(str(tmp_path / "letters" / "letter-5.docx"))
    desk = desk_of(review_of(THIRD), tmp_path)
    assert words(desk.draft_one("letter-5")).strip() == "Our own words to Ms O'Rourke"
    assert "You are invited" not in words(desk.draft_one("letter-5"))
    assert desk.draft_one("letter-5").template.origin == "own"
    assert desk.draft_one("agenda").template == desk_of(review_of(THIRD)).draft_one("agenda").template


def test_a_template_that_changes_is_read_anew(tmp_path: Path) -> None:
    for text in ("First wording", "Second, rather longer wording"):
        own = WordDocument()
        own.add_paragraph(text)
        own.save(str(tmp_path / "letter-5.docx"))
        assert words(desk_of(review_of(THIRD), tmp_path).draft_one("letter-5")).strip() == text


def test_a_folder_of_templates_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="no such folder of templates"):
        desk_of(review_of(THIRD), tmp_path / "tempaltes")


def test_word_opens_every_draft() -> None:
    drafts, _ = desk_of(review_of("third-party-after-meeting")).draft_all()
    assert len(drafts) == 27
    for draft in drafts:
        assert WordDocument(io.BytesIO(draft.docx.content)).paragraphs, draft.name


def test_drafting_changes_nothing_in_the_case() -> None:
    before = json.dumps(load_data(THIRD), sort_keys=True)
    review = review_of(THIRD)
    seen = review.case.model_dump_json()
    desk_of(review).draft_all()
    assert review.case.model_dump_json() == seen
    assert json.dumps(load_data(THIRD), sort_keys=True) == before


def test_a_copy_that_lacks_a_fact_does_not_keep_back_the_others(review: Any) -> None:
    made = review("third-party-after-meeting", "2026-06-12", victim__address=None)
    drafts, choices = Desk.of(made, TemplateSet.of()).draft_all()
    assert [draft.name for draft in drafts if draft.choice.document.id == "letter-6"] == ["letter-6-applicant"]
    (letter,) = [choice for choice in choices if choice.document.id == "letter-6"]
    assert [obstacle.pointer for obstacle in letter.obstacles] == ["/victim/address"]
