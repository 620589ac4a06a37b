"""Cover, contents and page numbers of the pack; and what holds for every meeting paper."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from reading import link_targets, pack_of, pdf_pages, tables

from docgen.documents.facts.model import EntryOfPack, Facts, OutcomeFacts, SectionFacts
from docgen.documents.word.logo import Logo
from docgen.documents.word.render import Template
from docgen.paper import Docx

FactsFor = Callable[..., Facts]
Text = Callable[[Facts], str]
Written = Callable[[Facts], Docx]

FIXTURE, DAY = "third-party-before-meeting", "2026-04-20"
PAPERS = ("agenda", "minutes", "action-plan", "action-plan-redacted", "faq", "timeline", "appeal-timeline")
FRONT = ("cover", "contents", "numbering")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize("document", [*PAPERS, *FRONT])
@pytest.mark.parametrize(
    ("fixture", "day"),
    [
        (FIXTURE, DAY),
        ("after-meeting-without-action-plan", "2026-10-16"),
        ("dover-after-meeting", "2026-06-01"),
        ("awkward-text", "2026-03-23"),
        ("minimal", "2026-03-23"),
    ],
)
def test_nothing_of_the_template_is_left(
    document: str, fixture: str, day: str, paper: FactsFor, leftovers: Callable[[Facts], list[str]]
) -> None:
    # Of the case that holds template syntax on purpose only its own text may show it.
    found = leftovers(paper(document, fixture, day))
    assert [trace for trace in found if fixture != "awkward-text" or not trace.startswith(("{", "}", "%"))] == []


@pytest.mark.parametrize("document", PAPERS)
def test_first_heading_is_the_title_and_no_level_is_skipped(
    document: str, paper: FactsFor, written: Written
) -> None:
    levels = []
    for paragraph in Document(io.BytesIO(written(paper(document)).content)).paragraphs:
        assert paragraph.style is not None
        name = paragraph.style.name or ""
        if name == "Title":
            assert paragraph.style.element.pPr.find(f"{W}outlineLvl").get(f"{W}val") == "0"
        if name == "Title" or name.startswith("Heading"):
            levels.append(1 if name == "Title" else int(name[-1]))
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(
    ("document", "head"),
    [("minutes", "Organisation"), ("action-plan", "No."), ("timeline", "Step"), ("contents", "Document")],
)
def test_head_of_a_table_is_repeated(document: str, head: str, paper: FactsFor, written: Written) -> None:
    found = [table for table in tables(written(paper(document))) if table.cell(0, 0).text == head]
    assert found
    assert all(table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None for table in found)


@pytest.mark.parametrize(
    ("document", "change"),
    [
        ("agenda", lambda f, w: replace(f, meeting=replace(f.meeting, location=w))),
        ("minutes", lambda f, w: replace(f, meeting=replace(f.meeting, location=w))),
        ("minutes", lambda f, w: replace(f, meeting=replace(f.meeting, victim_not_invited_reason=w))),
        ("minutes", lambda f, w: replace(f, threshold=replace(f.threshold, reasons=(w,)))),
        ("minutes", lambda f, w: replace(f, incidents=(replace(f.incidents[0], description=w),))),
        ("minutes", lambda f, w: replace(f, outcome=OutcomeFacts((w,), ()))),
        ("minutes", lambda f, w: replace(f, applicant=replace(f.applicant, address=w))),
        ("action-plan", lambda f, w: replace(f, actions=(replace(f.actions[0], action=w),))),
        ("action-plan-redacted", lambda f, w: replace(f, actions=(replace(f.actions[0], progress=w),))),
    ],
)
def test_text_longer_than_a_page_is_all_there(
    document: str, change: Callable[[Facts, str], Facts], paper: FactsFor, written: Written
) -> None:
    # What a row that may not break holds beyond its page is lost in the embedded engine.
    words = [f"palaver{n}" for n in range(800)]
    shown = " ".join(pdf_pages(written(change(paper(document), " ".join(words)))))
    assert set(words) <= set(re.findall(r"palaver\d+", shown))


def test_cover_tells_the_meeting_and_names_nobody_of_the_case(paper: FactsFor, text: Text, footer: Text) -> None:
    facts = paper("cover")
    shown = text(facts)
    assert shown.startswith(
        "Derby City Council\nAnti-Social Behaviour\nCase Review Meeting\nMeeting pack\nFor the attendees\n"
    )
    for line in (
        "Case reference\n104233\nDate\nTuesday 12 May 2026\nTime\n10am to 12 noon\n",
        "Chair\nHelen Marsh, Head of Communities, Erewash Borough Council\n",
        "Derby Homes\nMoira Quill\nTenancy Enforcement Officer\n",
        "This pack has 3 pages.\nDue to be sent to all attendees by Tuesday 5 May 2026.\nOFFICIAL-SENSITIVE\n",
        "It is for those who attend the meeting and for no other use.",
    ):
        assert line in shown
    assert footer(facts) == "Ref 104233\tOFFICIAL-SENSITIVE"
    people = [p.name for p in (facts.victim, facts.applicant, *facts.perpetrators)]
    assert not [name for name in people if name and (name in shown or name.split()[-1] in shown)]


def test_cover_without_a_date_to_be_sent_by_leaves_it_out(paper: FactsFor, text: Text) -> None:
    facts = paper("cover")
    assert "Due to be sent" not in text(replace(facts, dates=replace(facts.dates, pack=None)))


def test_cover_of_a_readers_own_pack_speaks_to_the_reader(paper: FactsFor, text: Text) -> None:
    facts = paper("cover")
    own = replace(pack_of(3, facts), title="ASB Case Review meeting pack for the victim", reader="For the victim")
    shown = text(replace(facts, pack=replace(own, own=True)))
    assert "\nMeeting pack\nFor the victim\n" in shown
    assert "\nThis pack is meant for you. It holds personal information: please keep it safe. If it has " in shown
    assert "\nAttending\nDerby City Council (ASB Team Leader); Derbyshire Constabulary (" in shown
    assert "attendees" not in shown
    assert "those who attend" not in shown


def test_contents_tell_whose_pack_it_is(paper: FactsFor, text: Text) -> None:
    shown = text(paper("contents"))
    line = "Meeting pack, reference 104233. For the attendees."
    assert shown.startswith(f"Contents\n{line}\nDocument\nPage")


def divider(facts: Facts, *entries: EntryOfPack) -> Facts:
    about = replace(facts.document, id="divider", title="Correspondence so far")
    section = SectionFacts("Correspondence & more", 2, 3, entries)
    return replace(facts, document=about, pack=replace(pack_of(60, facts), section=section))


def test_divider_names_its_section_and_links_what_is_in_it(
    paper: FactsFor, written: Written, text: Text, footer: Text
) -> None:
    entries = (
        EntryOfPack("Derbyshire Constabulary", 12, 2, "https://docgen.invalid/pack/police", 1),
        EntryOfPack("Chronology supplied", 14, 1, "https://docgen.invalid/pack/police-chronology", 2),
    )
    facts = divider(paper("contents"), *entries)
    assert text(facts).startswith("Section 2 of 3\nCorrespondence & more\nDocument\nPage\n")
    docx = written(facts)
    assert list(link_targets(docx)) == [(entry.title, entry.link) for entry in entries]
    (table,) = tables(docx)
    assert [row.cells[1].text for row in table.rows] == ["Page", "12", "14"]
    indents = [row.cells[0].paragraphs[0].paragraph_format.left_indent for row in table.rows[1:]]
    assert indents[0] < indents[1]
    assert footer(facts) == "Ref 104233\tOFFICIAL-SENSITIVE"
    assert len(pdf_pages(docx)) == 1


def test_divider_of_many_papers_repeats_its_head(paper: FactsFor, written: Written) -> None:
    entries = tuple(EntryOfPack(f"Paper {n}", n, 1, f"https://docgen.invalid/pack/{n}", 1) for n in range(60))
    pages = pdf_pages(written(divider(paper("contents"), *entries)))
    assert len(pages) > 1
    assert all("Document" in page for page in pages)


def test_cover_carries_the_logo_instead_of_the_name(paper: FactsFor) -> None:
    facts = paper("cover")
    path = Path(__file__).resolve().parents[2] / "templates" / "pack" / "cover.docx"
    with zipfile.ZipFile(path) as package:
        picture = next(package.read(name) for name in package.namelist() if name.endswith(".png"))
    docx = Template.read("cover", path).render(facts, Logo(picture, "png", 3.0, "The logo")).docx
    assert Document(io.BytesIO(docx.content)).paragraphs[0].text == ""
    with zipfile.ZipFile(io.BytesIO(docx.content)) as package:
        assert b'descr="The logo"' in package.read("word/document.xml")


@pytest.mark.parametrize("count", [0, 1, 5, 6, 30])
def test_cover_is_one_page_however_many_attend(count: int, paper: FactsFor, written: Written) -> None:
    facts = paper("cover")
    agencies = tuple(
        replace(
            facts.attending[0], name=f"Partner {n} of the Safer Communities", job_title="Inspector, Derby East"
        )
        for n in range(count)
    )
    docx = written(replace(facts, pack=replace(pack_of(60, facts), attendees=agencies)))
    (page,) = pdf_pages(docx)
    shown = " ".join(page.split())
    assert all(agency.name in shown for agency in agencies)
    assert ("Attending" in shown) is (count > 0)


def test_contents_link_each_line_and_show_its_level(paper: FactsFor, written: Written) -> None:
    facts = paper("contents")
    entries = (
        EntryOfPack("Correspondence & more", 3, 4, "https://docgen.invalid/pack/correspondence", 0),
        EntryOfPack("Letter 1", 3, 1, "https://docgen.invalid/pack/letter-1", 1),
        EntryOfPack("Chronology", 12, 1, "https://docgen.invalid/pack/a-chronology", 2),
    )
    docx = written(replace(facts, pack=pack_of(12, facts, *entries)))
    assert list(link_targets(docx)) == [(entry.title, entry.link) for entry in entries]
    (table,) = tables(docx)
    assert [row.cells[1].text for row in table.rows] == ["Page", "3", "3", "12"]
    indents = [row.cells[0].paragraphs[0].paragraph_format.left_indent for row in table.rows[1:]]
    assert indents == sorted(indents)
    assert len(set(indents)) == 3


def test_contents_flow_over_pages_under_the_same_head(paper: FactsFor, written: Written) -> None:
    facts = paper("contents")
    entries = tuple(EntryOfPack(f"Paper {n}", n, 1, f"https://docgen.invalid/pack/{n}", n % 3) for n in range(90))
    pages = pdf_pages(written(replace(facts, pack=pack_of(90, facts, *entries))))
    assert len(pages) > 1
    assert all("Document" in page for page in pages)
    assert [
        n for n in range(90) if not any(f"Paper {n}\n" in page or f"Paper {n} " in page for page in pages)
    ] == []


@pytest.mark.parametrize("count", [1, 2, 60, 200])
def test_numbering_has_each_page_with_its_number_and_nothing_else(
    count: int, paper: FactsFor, written: Written
) -> None:
    facts = paper("numbering")
    pages = pdf_pages(written(replace(facts, pack=pack_of(count, facts))))
    assert [" ".join(page.split()) for page in pages] == [f"Page {n} of {count}" for n in range(1, count + 1)]
