"""The meeting pack: its papers in order, and numbers, links and bookmarks that lead where they say."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordDocument
from made import DAYS, built, catalogue, pdf_pages, review_of
from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from docgen.documents.drafting import Desk
from docgen.documents.facts.model import EntryOfPack
from docgen.documents.word.templates import TemplateSet
from docgen.errors import AuthorityError
from docgen.pack import DEFAULT_ORDER, Pack, arrange, bind
from docgen.paper import Docx, Pdf
from docgen.pdf.binding import Part
from docgen.pdf.engine import engine
from docgen.review import Review

THIRD, PARTNERS = "third-party-before-meeting", "partner-files"

# By hand: level in the bookmarks, title, and the file whose pages follow (none for a heading).
PAPERS = [
    (0, "Agenda", "agenda"),
    (0, "Timeline of the review", "timeline"),
    (0, "Correspondence so far", None),
    (1, "Letter 1: receipt of application (2 April 2026)", "letter-1"),
    (1, "Letter 3: receipt of application, to the victim (2 April 2026)", "letter-3"),
    (1, "Letter 5: threshold met (15 April 2026)", "letter-5"),
    (0, "Threshold Assessment", "threshold-assessment-council"),
    (0, "Partner Case Information", None),
    (1, "Derby City Council", "partner-case-information-council"),
    (1, "Derbyshire Constabulary", "partner-case-information-police"),
    (1, "NHS Derby and Derbyshire Integrated Care Board", "partner-case-information-icb"),
    (1, "Derby Homes", "partner-case-information-housing"),
    (0, "Perpetrator Proportionality Assessments", None),
    (1, "Perpetrator Proportionality Assessment 1", "proportionality-assessment-perpetrator-1"),
    (1, "Perpetrator Proportionality Assessment 2", "proportionality-assessment-perpetrator-2"),
    (0, "Minutes", "minutes"),
    (0, "Action Plan (redacted)", "action-plan-redacted"),
    (0, "Frequently Asked Questions", "faq"),
]


def pack_of(name: str) -> Pack:
    pack = built(name).pack
    assert pack is not None
    return pack


@cache
def reader(name: str) -> PdfReader:
    return PdfReader(io.BytesIO(pack_of(name).pdf.content))


def pages_of(name: str, file: str) -> tuple[str, ...]:
    return pdf_pages(built(name).files[f"{file}.pdf"])


# Order and place


def test_the_papers_stand_in_the_order_of_the_authority() -> None:
    listed = [(entry.level, entry.title) for entry in pack_of(THIRD).contents]
    assert listed == [(level, title) for level, title, _ in PAPERS]


def test_each_paper_begins_on_the_page_that_the_contents_tell() -> None:
    pages = pdf_pages(pack_of(THIRD).pdf.content)
    expected = 3  # after cover and contents
    for entry, (_, title, file) in zip(pack_of(THIRD).contents, PAPERS, strict=True):
        assert entry.page == expected, title
        if file is None:
            expected += entry.pages  # the divider
            continue
        own = pages_of(THIRD, file)
        assert entry.pages == len(own), title
        for offset, text in enumerate(own):
            shown = pages[entry.page - 1 + offset]
            assert shown == f"{text} Page {entry.page + offset} of {len(pages)}", title
        expected += len(own)
    assert expected - 1 == len(pages) == pack_of(THIRD).pages


@pytest.mark.parametrize("name", [THIRD, PARTNERS, "third-party-after-meeting"])
def test_the_printed_contents_tell_the_same_pages(name: str) -> None:
    printed = pdf_pages(pack_of(name).pdf.content)[1]
    at = printed.index("Contents")
    for entry in pack_of(name).contents:
        line = f"{entry.title} {entry.page}"
        assert line in printed[at:], line
        at = printed.index(line, at) + len(entry.title)


@pytest.mark.parametrize("name", [THIRD, PARTNERS])
def test_the_number_printed_is_the_viewers(name: str) -> None:
    pages = pdf_pages(pack_of(name).pdf.content)
    assert len(pages) == len(reader(name).pages) == pack_of(name).pages
    for number, text in enumerate(pages, 1):
        assert text.endswith(f"Page {number} of {len(pages)}"), number
    assert "/PageLabels" not in catalogue(reader(name)) or reader(name).page_labels == [
        str(n) for n in range(1, len(pages) + 1)
    ]


def links(pdf: PdfReader, page: int) -> list[tuple[Any, int]]:
    """Rectangle and target page of each link on a page, from the top down."""
    found = []
    for entry in pdf.pages[page].get("/Annots", ArrayObject()):
        note = entry.get_object()
        if note.get("/Subtype") != "/Link":
            continue
        target = note.get("/Dest") or note["/A"]["/D"]
        assert isinstance(target, ArrayObject)
        found.append((note["/Rect"], target_page(pdf, target)))
    return sorted(found, key=lambda pair: -float(pair[0][1]))


def target_page(pdf: PdfReader, target: ArrayObject) -> int:
    raw = target[0]
    assert isinstance(raw, IndirectObject)
    return next(n for n, page in enumerate(pdf.pages, 1) if page.indirect_reference == raw)


def words_at(pdf: PdfReader, page: int, box: Sequence[float]) -> str:
    """The text inside a rectangle of a page."""
    x1, y1, x2, y2 = (float(edge) for edge in box)
    inside: list[str] = []

    def look(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        if x1 - 1 <= x <= x2 + 1 and y1 - 1 <= y <= y2 + 1:
            inside.append(text)

    pdf.pages[page].extract_text(visitor_text=look)
    return " ".join("".join(inside).split())


@pytest.mark.parametrize("name", [THIRD, PARTNERS])
def test_every_line_of_the_contents_is_a_link_to_its_page(name: str) -> None:
    pdf = reader(name)
    contents, found = pack_of(name).contents, links(pdf, 1)
    by_line: dict[int, set[int]] = {}
    for box, page in found:
        by_line.setdefault(round(float(box[1])), set()).add(page)
    assert [pages for _, pages in sorted(by_line.items(), reverse=True)] == [{entry.page} for entry in contents]
    for entry in contents:
        there = [words_at(pdf, 1, box) for box, page in found if page == entry.page]
        assert any(words and words in entry.title for words in there), entry.title


def outline(pdf: PdfReader) -> list[tuple[int, str, int]]:
    """Level, title and page of each bookmark."""

    def walk(entries: list[Any], level: int) -> Iterator[tuple[int, str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from walk(entry, level + 1)
            else:
                page = pdf.get_destination_page_number(entry)
                assert page is not None
                yield level, entry.title, page + 1

    return list(walk(pdf.outline, 0))


@pytest.mark.parametrize("name", [THIRD, PARTNERS])
def test_every_paper_has_a_bookmark_nested_as_the_contents_are(name: str) -> None:
    pack = pack_of(name)
    papers = [(0, "Cover", 1), (0, "Contents", 2), *((e.level, e.title, e.page) for e in pack.contents)]
    found = outline(reader(name))
    titles = {title for _, title, _ in papers}
    # Headings inside a paper may stand below it; the papers themselves are all there, in order.
    assert [entry for entry in found if entry[1] in titles and entry in papers] == papers
    assert len([1 for level, _, _ in found if level == 0]) == len([1 for level, _, _ in papers if level == 0])


# What lawyers and committees expect of a bundle


@pytest.mark.parametrize("name", [THIRD, PARTNERS])
def test_every_page_is_a4_and_nobody_has_to_turn_it(name: str) -> None:
    for number, page in enumerate(reader(name).pages, 1):
        size = sorted((float(page.mediabox.width), float(page.mediabox.height)))
        assert size == pytest.approx([595.3, 841.9], abs=1), number
        assert page.rotation == 0, number
        assert page.cropbox == page.mediabox, number


def resources(page: PageObject) -> Any:
    """What a page draws with."""
    return page["/Resources"].get_object()


def fonts(found: Any, seen: set[int]) -> Iterator[DictionaryObject]:
    """Every font of a page, also those of forms that are drawn on it."""
    for font in found.get_object().get("/Font", {}).values():
        yield font.get_object()
    for form in found.get_object().get("/XObject", {}).values():
        form = form.get_object()
        if id(form) not in seen and "/Resources" in form:
            seen.add(id(form))
            yield from fonts(form["/Resources"], seen)


@pytest.mark.parametrize("name", [THIRD, PARTNERS])
def test_every_font_is_embedded(name: str) -> None:
    seen: set[int] = set()
    count = 0
    for page in reader(name).pages:
        for font in fonts(resources(page), seen):
            for descendant in font.get("/DescendantFonts", [font]):
                descendant = descendant.get_object()
                if descendant.get("/Subtype") == "/Type3":
                    continue
                descriptor = descendant["/FontDescriptor"]
                assert any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")), font
                count += 1
    assert count


def test_every_page_has_text_that_can_be_searched() -> None:
    for number, text in enumerate(pdf_pages(pack_of(THIRD).pdf.content), 1):
        assert len(text) > 100, number


def test_title_language_and_marking_are_set() -> None:
    pdf = reader(THIRD)
    root = catalogue(pdf)
    assert pdf.metadata is not None
    assert pdf.metadata.title == "ASB Case Review meeting pack, reference 104233"
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    pages = pdf_pages(pack_of(THIRD).pdf.content)
    faq = pack_of(THIRD).contents[-1].page
    assert all("OFFICIAL-SENSITIVE" in text for text in pages[: faq - 1])
    assert all("PUBLIC" in text for text in pages[faq - 1 :])


def test_the_cover_tells_what_it_is_and_how_long() -> None:
    cover = pdf_pages(pack_of(THIRD).pdf.content)[0]
    for told in (
        "Derby City Council",
        "104233",
        "Tuesday 12 May 2026",
        "10am to 12 noon",
        "The Council House",
        "Helen Marsh",
        f"This pack has {pack_of(THIRD).pages} pages.",
        "Tuesday 5 May 2026",  # when it is due to be sent
    ):
        assert told in cover, told
    for name in ("Hartley", "Rourke", "Brown", "Larkspur"):
        assert name not in cover


def test_nothing_runs_and_nothing_is_attached() -> None:
    for name in (THIRD, PARTNERS):
        root = catalogue(reader(name))
        assert not {"/OpenAction", "/AA", "/AcroForm", "/EmbeddedFiles"} & set(root)
        assert "/JavaScript" not in root.get("/Names", {})


def test_a_pack_is_small_enough_for_an_e_mail() -> None:
    assert len(pack_of(THIRD).pdf.content) < 5_000_000


# Partners' own files

CHRONOLOGIES = {  # by hand: whose, and what stands on its first page
    "Chronology supplied by Derbyshire Constabulary": ("Derbyshire Constabulary", "Safer Neighbourhood Team"),
    "Chronology supplied by NHS Derby and Derbyshire Integrated Care Board": (
        "NHS Derby and Derbyshire Integrated Care Board",
        "Health report for the ASB Case Review",
    ),
    "Chronology supplied by Trentside Homes": ("Trentside Homes", ""),  # a scan
}


@pytest.mark.parametrize("title", CHRONOLOGIES)
def test_a_partners_file_follows_the_paper_that_asked_for_it(title: str) -> None:
    contents = pack_of(PARTNERS).contents
    entry = next(e for e in contents if e.title == title)
    whose, begins = CHRONOLOGIES[title]
    before = contents[contents.index(entry) - 1]
    assert (before.title, before.level, before.page + before.pages) == (whose, 1, entry.page)
    assert entry.level == 2
    assert begins in pdf_pages(pack_of(PARTNERS).pdf.content)[entry.page - 1]


def test_a_scan_comes_with_all_its_pages() -> None:
    pages = reader(PARTNERS).pages
    entry = next(e for e in pack_of(PARTNERS).contents if e.title == "Chronology supplied by Trentside Homes")
    assert entry.pages == 2
    for number in (entry.page, entry.page + 1):
        assert pages[number - 1].images or any(
            f.get_object().get("/Subtype") in ("/Image", "/Form")
            for f in resources(pages[number - 1])["/XObject"].values()
        )


# Another order, and more papers


def desk_for(name: str, **settings: object) -> Desk:
    review = review_of(name)
    authority = review.authority.model_copy(update=settings)
    return Desk.of(Review.of(review.case, authority, review.today), TemplateSet.of())


def arranged(name: str, **settings: object) -> list[str | None]:
    desk = desk_for(name, **settings)
    drafts, _ = desk.draft_all()
    pdfs = {draft.name: Pdf(built(name).files[f"{draft.name}.pdf"]) for draft in drafts}
    return [part.key for part in arrange(desk, drafts, pdfs, {})]


def test_an_authoritys_own_order_is_followed() -> None:
    order = ("faq", "minutes", "correspondence", "proportionality-assessment", "agenda", "victim-statement")
    assert arranged(THIRD, pack_order=order) == [
        "faq",
        "minutes",
        "letter-1",
        "letter-3",
        "letter-5",
        "proportionality-assessment-perpetrator-1",
        "proportionality-assessment-perpetrator-2",
        "agenda",
        "victim-statement",
    ]


def test_without_an_order_docgens_is_followed() -> None:
    assert arranged(THIRD, pack_order=()) == [file for _, _, file in PAPERS if file]
    assert arranged(THIRD, pack_order=DEFAULT_ORDER) == arranged(THIRD, pack_order=())


@pytest.mark.parametrize(
    ("order", "message"),
    [
        (("agenda", "minuets"), "derby-city: pack_order: there is no `minuets`; the nearest is `minutes`"),
        (("agenda", "faq", "agenda"), "derby-city: pack_order: `agenda` stands there twice"),
    ],
)
def test_an_order_that_is_wrong_is_told(order: tuple[str, ...], message: str) -> None:
    with pytest.raises(AuthorityError, match=re.escape(message)):
        arranged(THIRD, pack_order=order)


def test_a_letter_is_in_the_correspondence_once_it_is_sent() -> None:
    # Letter 6 and 7 are made today and sent afterwards.
    assert {"letter-7"} <= {name.removesuffix(".pdf") for name in built("closed").files}
    letters = [e.title for e in pack_of("closed").contents if e.title.startswith("Letter")]
    assert letters == [
        "Letter 1: receipt of application (15 January 2026)",
        "Letter 5: threshold met (29 January 2026)",
        "Letter 6: outcome of review (24 February 2026)",
    ]


@pytest.mark.parametrize(
    ("on", "letters"),
    [
        (date(2026, 4, 14), ["letter-1", "letter-3"]),  # Letter 5 carries tomorrow's date
        (date(2026, 4, 15), ["letter-1", "letter-3", "letter-5"]),
    ],
)
def test_a_letter_that_is_dated_ahead_is_not_correspondence_so_far(on: date, letters: list[str]) -> None:
    review = Review.of(review_of(THIRD).case, review_of(THIRD).authority, on)
    desk = Desk.of(review, TemplateSet.of())
    drafts, _ = desk.draft_all()
    anything = Pdf(built(THIRD).files["agenda.pdf"])
    parts = arrange(desk, drafts, {draft.name: anything for draft in drafts}, {})
    assert [part.key for part in parts if part.under == ("Correspondence so far",)] == letters


def test_the_full_action_plan_and_the_victims_statement_stay_out() -> None:
    for name in (THIRD, PARTNERS, "third-party-after-meeting"):
        keys = [entry.link.rsplit("/", 1)[1] for entry in pack_of(name).contents]
        assert "action-plan" not in keys
        assert "victim-statement" not in keys


@pytest.mark.parametrize("count", [27, 31, 38, 39, 90])
def test_the_contents_grow_and_the_numbers_stay_right(count: int) -> None:
    desk = desk_for(THIRD)
    paper = Pdf(built(THIRD).files["letter-1.pdf"])
    parts = [Part(f"Paper {n}", paper, f"paper-{n}") for n in range(1, count + 1)]
    pack = bind(desk, parts, engine("embedded").convert)
    pdf = PdfReader(io.BytesIO(pack.pdf.content))
    contents_pages = len(pdf.pages) - 1 - count  # a page holds 38 lines, or a few more or less
    assert contents_pages in {27: (1,), 31: (1,), 90: (3,)}.get(count, (1, 2))
    assert [entry.page for entry in pack.contents] == list(range(2 + contents_pages, len(pdf.pages) + 1))
    printed = " ".join(" ".join(pdf.pages[n].extract_text().split()) for n in range(1, 1 + contents_pages))
    for entry in pack.contents:
        assert f"{entry.title} {entry.page}" in printed
    targets = [page for n in range(1, 1 + contents_pages) for _, page in links(pdf, n)]
    assert targets == [entry.page for entry in pack.contents]
    assert pack.pages == len(pdf.pages)
    last = " ".join(pdf.pages[-1].extract_text().split())
    assert last.endswith(f"Page {len(pdf.pages)} of {len(pdf.pages)}")


def test_many_agencies_fit_on_the_cover() -> None:
    desk = desk_for(THIRD)
    agencies = tuple(
        agency.model_copy(update={"name": f"Agency for Everything and More, Number {n}", "attending": True})
        for n, agency in enumerate(desk.context.review.case.agencies * 6, 1)
    )
    case = desk.context.review.case.model_copy(update={"agencies": agencies})
    review = replace(desk.context.review, case=case)
    desk = Desk.of(review, TemplateSet.of())
    paper = Pdf(built(THIRD).files["agenda.pdf"])
    pack = bind(desk, [Part("Agenda", paper, "agenda")], engine("embedded").convert)
    cover = pdf_pages(pack.pdf.content)[0]
    assert "Number 1;" in cover
    assert "Number 24" in cover


def test_a_cover_of_several_pages_moves_the_rest(tmp_path: Path) -> None:
    long = WordDocument()
    for _ in range(90):
        long.add_paragraph("{{ authority.name }}, {{ pack.pages }} pages")
    long.save(str(tmp_path / "cover.docx"))
    desk = Desk.of(review_of(THIRD), TemplateSet.of([tmp_path]))
    parts = [Part(title, Pdf(built(THIRD).files[f"{title}.pdf"]), title) for title in ("agenda", "minutes")]
    pack = bind(desk, parts, engine("embedded").convert)
    pages = pdf_pages(pack.pdf.content)
    cover = sum("Derby City Council, " in text for text in pages[:-7])
    assert cover > 2
    assert [entry.page for entry in pack.contents] == [cover + 2, cover + 3]
    assert pages[cover + 1].startswith("ASB Case Review Meeting Agenda")
    assert f"agenda {cover + 2} minutes {cover + 3}" in pages[cover]
    assert f"Derby City Council, {len(pages)} pages" in pages[0]
    assert pages[-1].endswith(f"Page {len(pages)} of {len(pages)}")


def test_what_the_engine_notes_about_the_front_pages_is_kept() -> None:
    desk = desk_for(THIRD)
    paper = Pdf(built(THIRD).files["agenda.pdf"])

    def convert(files: Sequence[tuple[str, Docx]]) -> list[Pdf]:
        made = engine("embedded").convert(files)
        return [replace(pdf, notes=(f"{label}: noted",)) for (label, _), pdf in zip(files, made, strict=True)]

    pack = bind(desk, [Part("Agenda", paper, "agenda")], convert)
    assert pack.pdf.notes == ("cover: noted", "contents: noted")


def test_an_entry_of_the_contents_holds_plain_values() -> None:
    entry = pack_of(THIRD).contents[0]
    assert entry == EntryOfPack("Agenda", 3, 1, "https://docgen.invalid/pack/agenda", 0)
    assert DAYS[THIRD] == date(2026, 4, 20)
