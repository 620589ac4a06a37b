"""The pages before each group of papers: where they stand, what they list, and that everything leads there."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from made import built, pdf_pages, review_of
from pypdf import PdfReader
from pypdf.generic import ArrayObject

from docgen.documents.drafting import Desk
from docgen.documents.word.templates import TemplateSet
from docgen.pack import Pack, bind
from docgen.pack.dividers import Divider, contents_of, find_dividers, leaves, section_of
from docgen.paper import Docx, Pdf
from docgen.pdf.binding import Part
from docgen.pdf.engine import engine
from docgen.review import Review

THIRD = "third-party-before-meeting"
FIXTURES = [THIRD, "partner-files", "derby-homes", "dover-after-meeting", "under-18-perpetrator", "many-incidents"]

NOTHING = Pdf(b"")


def part(title: str, *under: str) -> Part:
    return Part(title, NOTHING, title.lower(), under)


def pack_of(name: str) -> Pack:
    pack = built(name).pack
    assert pack is not None
    return pack


@cache
def reader(name: str) -> PdfReader:
    return PdfReader(io.BytesIO(pack_of(name).pdf.content))


# Which groups have one


def test_a_group_of_several_has_a_divider_and_one_paper_has_none() -> None:
    parts = [
        part("Agenda"),
        part("One", "Letters"),
        part("Two", "Letters"),
        part("Alone", "Assessments"),
        part("Police", "Partners"),
        part("File", "Partners", "Police"),
        part("FAQ"),
    ]
    assert find_dividers(parts) == (Divider(1, "Letters", "section-1"), Divider(4, "Partners", "section-2"))


def test_a_group_that_comes_twice_has_two() -> None:
    parts = [part("A", "Letters"), part("B", "Letters"), part("C"), part("D", "Letters"), part("E", "Letters")]
    assert [divider.at for divider in find_dividers(parts)] == [0, 3]


def test_contents_and_sections_count_the_dividers() -> None:
    parts = [part("Agenda"), part("One", "Letters"), part("Two", "Letters"), part("FAQ")]
    dividers = find_dividers(parts)
    laid = leaves(parts, [1, 2, 3, 4], {dividers[0]: 1})
    entries = contents_of(laid, 3)
    assert [(e.title, e.page, e.pages, e.level) for e in entries] == [
        ("Agenda", 3, 1, 0),
        ("Letters", 4, 1, 0),
        ("One", 5, 2, 1),
        ("Two", 7, 3, 1),
        ("FAQ", 10, 4, 0),
    ]
    section = section_of(dividers, 0, entries)
    assert (section.title, section.number, section.count) == ("Letters", 1, 1)
    assert [entry.title for entry in section.entries] == ["One", "Two"]


def test_without_dividers_the_heading_leads_to_its_first_paper() -> None:
    entries = contents_of(leaves([part("One", "Letters"), part("Two", "Letters")], [1, 1], {}), 3)
    assert [(e.title, e.page, e.pages, e.level) for e in entries] == [
        ("Letters", 3, 0, 0),
        ("One", 3, 1, 1),
        ("Two", 4, 1, 1),
    ]


# In a real pack


def sections_of(name: str) -> list[tuple[str, int, list[tuple[str, int]]]]:
    """Title and page of each group in the contents, and title and page of what is in it."""
    found: list[tuple[str, int, list[tuple[str, int]]]] = []
    for entry in pack_of(name).contents:
        if entry.level == 0:
            found.append((entry.title, entry.page, []))
        else:
            found[-1][2].append((entry.title, entry.page))
    return [group for group in found if len(group[2]) > 1]


def test_the_groups_of_a_pack_are_those_that_the_brief_of_a_meeting_has() -> None:
    assert [title for title, _, _ in sections_of(THIRD)] == [
        "Correspondence so far",
        "Partner Case Information",
        "Perpetrator Proportionality Assessments",
    ]


@pytest.mark.parametrize("name", FIXTURES)
def test_each_group_begins_with_a_page_that_lists_what_is_in_it(name: str) -> None:
    pages = pdf_pages(pack_of(name).pdf.content)
    groups = sections_of(name)
    assert groups
    for number, (title, page, papers) in enumerate(groups, 1):
        listed = " ".join(f"{paper} {at}" for paper, at in papers)
        shown = pages[page - 1]
        which = f" {number} of {len(groups)}" if len(groups) > 1 else ""
        assert shown.startswith(f"Section{which} {title} Document Page {listed} "), title
        assert papers[0][1] == page + 1
        assert shown.endswith(f"Page {page} of {len(pages)}")
        assert review_of(name).case.reference in shown
        assert review_of(name).authority.marking.case in shown


def links(pdf: PdfReader, page: int) -> list[int]:
    """The page that each link of a page leads to, from the top down."""
    found = []
    for entry in pdf.pages[page - 1].get("/Annots", ArrayObject()):
        note = entry.get_object()
        target = note.get("/Dest") or note["/A"]["/D"]
        number = next(n for n, p in enumerate(pdf.pages, 1) if p.indirect_reference == target[0])
        found.append((-float(note["/Rect"][1]), number))
    ordered = [number for _, number in sorted(found)]
    return [number for n, number in enumerate(ordered) if n == 0 or ordered[n - 1] != number]


@pytest.mark.parametrize("name", FIXTURES)
def test_each_line_of_a_divider_leads_to_its_paper(name: str) -> None:
    for title, page, papers in sections_of(name):
        assert links(reader(name), page) == [at for _, at in papers], title


@pytest.mark.parametrize("name", FIXTURES)
def test_contents_and_bookmark_of_a_group_lead_to_its_divider(name: str) -> None:
    pdf = reader(name)
    in_contents = {number for page in (2, 3) for number in links(pdf, page)}
    outline: list[Any] = list(pdf.outline)
    for title, page, papers in sections_of(name):
        assert page in in_contents
        at = next(n for n, entry in enumerate(outline) if not isinstance(entry, list) and entry.title == title)
        assert pdf.get_destination_page_number(outline[at]) == page - 1
        below = [entry for entry in outline[at + 1] if not isinstance(entry, list)]
        first = [entry.title for entry in below]
        assert [paper for paper, _ in papers if paper in first][: len(first)] == first


@pytest.mark.parametrize("name", FIXTURES)
def test_every_page_of_a_pack_says_which_it_is(name: str) -> None:
    pages = pdf_pages(pack_of(name).pdf.content)
    assert [text.endswith(f"Page {n} of {len(pages)}") for n, text in enumerate(pages, 1)] == [True] * len(pages)
    assert sum(entry.pages for entry in pack_of(name).contents) + 2 == len(pages)


# As an authority wants it


def desk_for(name: str, **settings: object) -> Desk:
    review = review_of(name)
    authority = review.authority.model_copy(update=settings)
    return Desk.of(Review.of(review.case, authority, review.today), TemplateSet.of())


def papers_for(*titles: tuple[str, ...]) -> list[Part]:
    paper = Pdf(built(THIRD).files["letter-1.pdf"])
    return [Part(path[-1], paper, f"paper-{n}", path[:-1]) for n, path in enumerate(titles)]


def test_an_authority_may_do_without() -> None:
    parts = papers_for(("Agenda",), ("Letters", "One"), ("Letters", "Two"))
    pack = bind(desk_for(THIRD, pack_dividers=False), parts, engine("embedded").convert)
    assert pack.pages == 2 + 3
    assert [(entry.title, entry.page) for entry in pack.contents] == [
        ("Agenda", 3),
        ("Letters", 4),
        ("One", 4),
        ("Two", 5),
    ]
    with_them = bind(desk_for(THIRD), parts, engine("embedded").convert)
    assert with_them.pages == pack.pages + 1


def test_a_section_of_more_papers_than_a_page_lists_moves_the_rest() -> None:
    parts = papers_for(*(("Letters", f"Letter {n}") for n in range(60)), ("FAQ",))
    pack = bind(desk_for(THIRD), parts, engine("embedded").convert)
    pages = pdf_pages(pack.pdf.content)
    divider = next(entry for entry in pack.contents if entry.title == "Letters")
    assert divider.pages > 1
    assert pack.contents[1].page == divider.page + divider.pages
    assert pack.contents[-1].page == len(pages) == pack.pages
    listed = " ".join(pages[divider.page - 1 : divider.page - 1 + divider.pages])
    assert [n for n in range(60) if f"Letter {n} {pack.contents[n + 1].page}" not in listed] == []


def test_what_the_engine_notes_about_a_divider_is_kept() -> None:
    parts = papers_for(("Letters", "One"), ("Letters", "Two"))

    def convert(files: Sequence[tuple[str, Docx]]) -> list[Pdf]:
        made = engine("embedded").convert(files)
        return [replace(pdf, notes=(f"{label}: noted",)) for (label, _), pdf in zip(files, made, strict=True)]

    assert bind(desk_for(THIRD), parts, convert).pdf.notes == (
        "cover: noted",
        "contents: noted",
        "divider-1: noted",
    )


def test_the_same_papers_give_the_same_bytes() -> None:
    parts = papers_for(("Letters", "One"), ("Letters", "Two"))
    once, again = (bind(desk_for(THIRD), parts, engine("embedded").convert).pdf.content for _ in range(2))
    assert once == again
