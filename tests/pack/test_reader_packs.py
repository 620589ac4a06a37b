"""The packs of victim and applicant hold what they may have, and nothing of a partner's; a child is for few."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from made import DAYS, case_of, pdf_pages, personal, review_of, says, told_of
from pypdf import PdfReader
from shared import once
from support import FIXTURES, ROOT, edited, load_data

from docgen.build import Built, Settings, build_pack
from docgen.documents.choice.audience import Audience
from docgen.documents.drafting import Desk
from docgen.documents.word.templates import TemplateSet
from docgen.errors import NotArchival
from docgen.pack.editions import editions
from docgen.pack.papers import ReaderPart
from docgen.paper import ClearedPdf, Pdf, RedactedPdf
from docgen.review import Review

Make = Callable[..., Review]

THIRD, OWN, CHILD, AFTER = (
    "third-party-before-meeting",
    "own-application-before-meeting",
    "under-18-perpetrator",
    "third-party-after-meeting",
)


@once
def made(name: str, audience: Audience) -> Built:
    return build_pack(case_of(name), DAYS[name], audience=audience, folder=FIXTURES)


def text_of(built: Built, file: str) -> str:
    return "\n".join(pdf_pages(built.files[file]))


@cache
def wording() -> tuple[str, ...]:
    return TemplateSet.of().wording


def bookmarks(content: bytes) -> list[str]:
    def titles(outline: list[Any]) -> list[str]:
        return [t for entry in outline for t in (titles(entry) if isinstance(entry, list) else [str(entry.title)])]

    return titles(PdfReader(io.BytesIO(content)).outline)


# Who gets which file


@pytest.mark.parametrize(
    ("name", "audience", "files"),
    [
        (THIRD, "attendees", ["meeting-pack.pdf"]),
        (THIRD, "victim", ["victim-pack.pdf"]),
        (THIRD, "applicant", ["applicant-pack.pdf"]),
        (THIRD, "all", ["meeting-pack.pdf", "victim-pack.pdf", "applicant-pack.pdf"]),
        # who applied in person is the victim
        (OWN, "applicant", ["victim-pack.pdf"]),
        (OWN, "all", ["meeting-pack.pdf", "victim-pack.pdf"]),
        # no meeting, no pack
        ("withdrawn", "all", []),
    ],
)
def test_the_packs_of_an_audience(name: str, audience: Audience, files: list[str]) -> None:
    built = made(name, audience)
    assert [pack.edition.file for pack in built.packs] == files
    assert {file for file in built.files if file.endswith("-pack.pdf")} == set(files)
    assert built.held == ()


def test_a_reader_gets_their_own_papers_and_no_others() -> None:
    built = made(AFTER, "victim")
    names = {file.removesuffix(".pdf") for file in built.files if file.endswith(".pdf")}
    assert names == {
        "letter-3",
        "letter-6-victim",
        "victim-statement",
        "agenda-victim",
        "timeline-victim",
        "action-plan-redacted-victim",
        "faq-victim",
        "victim-pack",
    }


def test_the_victims_pack_has_agenda_timeline_letters_plan_and_faq() -> None:
    (pack,) = made(AFTER, "victim").packs
    assert [entry.title for entry in pack.contents if entry.level == 0] == [
        "Agenda",
        "Timeline of the review",
        "Your letters",
        "Action Plan (redacted)",
        "Frequently Asked Questions",
    ]
    letters = [entry.title.partition(":")[0] for entry in pack.contents if entry.level == 1]
    assert letters == ["Letter 3", "Letter 6"]
    marks = bookmarks(pack.pdf.content)
    assert [entry.title for entry in pack.contents] == [m for m in marks if m not in ("Cover", "Contents")]


# What is in them


@pytest.mark.parametrize("name", sorted(DAYS))
@pytest.mark.parametrize("audience", ["victim", "applicant"])
def test_no_readers_pack_tells_of_anybody_else(name: str, audience: Audience) -> None:
    data, built = load_data(name), made(name, audience)
    for pack in built.packs:
        reader = data["applicant"] if pack.edition.reader == "applicant" else data["victim"]
        people = [data["victim"], data.get("applicant") or {}]
        may = told_of(name, reader) | {str(p["name"].get(k)) for p in people if p for k in ("given", "family")}
        text = text_of(built, pack.edition.file)
        own = " | ".join([*may, *wording()])  # an own line of the address may hold the street's name; "Will" asks
        found = [detail for detail in personal(name) - may if says(text, detail) and not says(own, detail)]
        assert not found, f"{len(found)} details of somebody else are in {pack.edition.file}"


def test_officers_are_roles_in_what_the_victim_gets_and_names_in_the_meeting_pack() -> None:
    both = made(THIRD, "all")
    officers = [a.contact.name for a in case_of(THIRD).agencies if a.contact and a.contact.name]
    meeting, victim = text_of(both, "meeting-pack.pdf"), text_of(both, "victim-pack.pdf")
    assert officers
    for officer in officers:
        assert says(meeting, officer)
        assert not says(victim, officer)


def test_the_cover_and_the_title_tell_whose_pack_it_is() -> None:
    built = made(THIRD, "all")
    for file, title in (
        ("victim-pack.pdf", "ASB Case Review meeting pack for the victim, reference 104233"),
        ("meeting-pack.pdf", "ASB Case Review meeting pack, reference 104233"),
    ):
        info = PdfReader(io.BytesIO(built.files[file])).metadata
        assert info is not None
        assert info.title == title


def test_no_partners_material_is_in_a_readers_pack() -> None:
    built = made("partner-files", "all")
    meeting = {entry.title for entry in built.packs[0].contents}
    assert any(title.startswith("Chronology supplied by") for title in meeting)
    for pack in built.packs[1:]:
        titles = " ".join(entry.title for entry in pack.contents)
        for word in ("Chronology", "Partner", "Threshold Assessment", "Proportionality", "Minutes"):
            assert word not in titles


# Held back


def leaking(tmp_path: Path, **changes: Any) -> Built:
    return build_pack(edited(THIRD, **changes), DAYS[THIRD], audience="all")


def test_a_paper_that_tells_of_somebody_is_held_back_with_the_packs_it_is_in(tmp_path: Path) -> None:
    # The review's own reference is printed on every paper, and is nothing that a redactor may change.
    built = leaking(tmp_path, reference="William Brown, 16 Larkspur Close")
    held = {back.file for back in built.held}
    assert {"letter-3", "letter-5", "agenda-victim"} <= held
    assert not any(file.startswith(("letter-", "victim-pack", "applicant-pack")) for file in built.files)
    assert "meeting-pack.pdf" in built.files
    told = " ".join(back.why for back in built.held)
    assert "alleged perpetrator" in told
    for name in ("William", "Brown", "Larkspur"):
        assert name not in told
        assert name.encode() not in built.files["manifest.json"]


def test_free_text_is_redacted_and_not_held_back(tmp_path: Path) -> None:
    case = edited(AFTER, outcome__findings=["Mr Nobody of 9 Nowhere Road was seen", "the logs are complete"])
    built = build_pack(case, DAYS[AFTER], audience="victim")
    assert built.held == ()
    letter = text_of(built, "letter-6-victim.pdf")
    assert "Nobody" not in letter
    assert "the logs are complete" in letter


# Types


def test_only_what_the_gate_let_through_fits_a_readers_pack() -> None:
    assert ReaderPart("Agenda", ClearedPdf(b"", "victim"), "agenda-victim")
    for wrong in (Pdf(b""), RedactedPdf(b"")):
        with pytest.raises(TypeError, match="agenda: only what the leak gate let through"):
            ReaderPart("Agenda", wrong, "agenda")  # type: ignore[arg-type]


def test_the_type_checker_says_so_too(tmp_path: Path) -> None:
    from mypy import api

    (tmp_path / "wrong.py").write_text(
        "from docgen.pack.papers import ReaderPart\n"
        "from docgen.paper import ClearedPdf, Pdf, RedactedPdf\n"
        'ReaderPart("Agenda", ClearedPdf(b"", "victim"), "agenda")\n'
        'ReaderPart("Agenda", Pdf(b""), "agenda")\n'
        'ReaderPart("Agenda", RedactedPdf(b""), "agenda")\n',
        encoding="utf-8",
    )
    # With what it remembers of its last run over docgen, it need not read all the libraries again.
    remembered = ["--cache-dir", str(ROOT / ".mypy_cache")]
    told, _, _ = api.run([str(tmp_path / "wrong.py"), "--config-file", str(ROOT / "pyproject.toml"), *remembered])
    lines = [line for line in told.splitlines() if "wrong.py" in line]
    assert [line.split(":")[-3].strip() if False else line.split("wrong.py:")[1][0] for line in lines] == [
        "4",
        "5",
    ]


# A child


def with_a_charity(name: str = CHILD) -> Any:
    charity = {"id": "charity", "name": "Riverside Youth Trust", "role": "other", "attending": True}
    return edited(name, agencies=[*load_data(name)["agencies"], charity])


def test_where_all_need_the_childs_data_there_is_one_pack() -> None:
    (edition,) = editions(review_of(CHILD), "attendees")
    assert (edition.file, edition.recipients) == ("meeting-pack.pdf", ("attendees",))


def test_an_agency_that_does_not_need_a_childs_data_gets_a_pack_without_it() -> None:
    case = with_a_charity()
    built = build_pack(case, DAYS[CHILD])
    full, limited = built.packs
    assert "youth-justice" in full.edition.recipients
    assert limited.edition.recipients == ("other-2",)
    assert "other-2" not in full.edition.recipients
    data = load_data(CHILD)
    children = [p for p in data["perpetrators"] if p.get("under_18")]
    others = [data["victim"], *(p for p in data["perpetrators"] if not p.get("under_18"))]
    shared = {detail for person in others for detail in told_of(CHILD, person)}
    own = {detail for child in children for detail in told_of(CHILD, child)} - shared
    assert own
    in_full, in_limited = text_of(built, "meeting-pack.pdf"), text_of(built, "meeting-pack-limited.pdf")
    assert any(says(in_full, detail) for detail in own)
    assert not any(says(in_limited, detail) for detail in own)
    assert "Details withheld (under 18)" in in_limited
    asked = text_of(built, "threshold-assessment-other-2.pdf")
    assert "Details withheld (under 18)" in asked
    assert not any(says(asked, detail) for detail in own)


def test_a_child_who_is_no_alleged_perpetrator_is_a_child_too() -> None:
    grown = [{**p, "under_18": False, "date_of_birth": "1990-01-01"} for p in load_data(CHILD)["perpetrators"]]
    witness = {
        "name": {"given": "Oscar", "family": "Penhaligon"},
        "date_of_birth": "2015-06-06",
        "role": "witness",
    }
    seen = [{**load_data(CHILD)["incidents"][0], "description": "Oscar Penhaligon (born 6 June 2015) saw it."}]
    charity = with_a_charity().agencies[-1].model_dump(mode="json")
    agencies = [*load_data(CHILD)["agencies"], charity]
    case = edited(CHILD, perpetrators=grown, others=[witness], incidents=seen, agencies=agencies, actions=[])
    built = build_pack(case, DAYS[CHILD])
    in_full, in_limited = text_of(built, "meeting-pack.pdf"), text_of(built, "meeting-pack-limited.pdf")
    for detail in ("Oscar", "Penhaligon", "6 June 2015"):
        assert says(in_full, detail)
        assert not says(in_limited, detail)
    adult = edited(
        CHILD, perpetrators=grown, others=[{**witness, "date_of_birth": "1990-06-06"}], agencies=agencies
    )
    assert [edition.file for edition in editions(Review.open(adult, DAYS[CHILD]), "attendees")] == [
        "meeting-pack.pdf"
    ]


def test_the_profile_says_who_needs_it(review: Make) -> None:
    from dataclasses import replace

    case = with_a_charity()
    made_review = Review.open(case, DAYS[CHILD])
    rules = made_review.authority.redaction.model_copy(update={"under_18": ("police", "other")})
    told = replace(made_review, authority=made_review.authority.model_copy(update={"redaction": rules}))
    _, limited = editions(told, "attendees")
    assert "other" not in limited.recipients
    assert "police" not in limited.recipients
    assert limited.recipients


# Large print


def test_large_print_is_for_the_reader_who_asked() -> None:
    asked = edited(AFTER, victim__communication={"large_print": True})
    drafts, _ = Desk.of(Review.open(asked, DAYS[AFTER]), TemplateSet.of()).draft_all()
    large = {draft.name for draft in drafts if draft.large_print}
    own = {"action-plan-redacted-victim", "faq-victim"}  # others get these too, in ordinary print
    assert large == {"letter-3", "letter-6-victim", "victim-statement"} | own


def test_a_pack_in_large_print_is_longer_and_says_the_same() -> None:
    asked = edited(AFTER, victim__communication={"large_print": True})
    (large,) = build_pack(asked, DAYS[AFTER], audience="victim").packs
    (ordinary,) = made(AFTER, "victim").packs
    assert large.pages > ordinary.pages
    assert [entry.title for entry in large.contents] == [entry.title for entry in ordinary.contents]


# For good


def test_packs_can_be_kept_for_good() -> None:
    built = build_pack(case_of(THIRD), DAYS[THIRD], audience="all", settings=Settings(archive=True))
    for pack in built.packs:
        assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pack.pdf.content
    assert b"<pdfaid:conformance>A" not in made(THIRD, "all").files["meeting-pack.pdf"]


def test_a_partners_pdf_is_not_vouched_for() -> None:
    with pytest.raises(NotArchival, match="Chronology supplied by Derbyshire Constabulary"):
        build_pack(
            case_of("partner-files"), DAYS["partner-files"], folder=FIXTURES, settings=Settings(archive=True)
        )
