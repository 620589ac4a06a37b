"""The difference report in a real browser: read by keyboard and aloud, narrow, dark, on paper, without pictures."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from differing import wording_changed, wording_page
from pypdf import PdfReader

pytestmark = pytest.mark.browser

Opener = Callable[..., Any]
Faults = Callable[[Any], list[str]]


@pytest.mark.parametrize(
    ("width", "dark", "media"),
    [
        (1280, False, "screen"),
        (1280, True, "screen"),
        (320, False, "screen"),
        (320, True, "screen"),
        (794, False, "print"),
    ],
)
def test_axe_finds_no_fault(open_page: Opener, faults: Faults, width: int, dark: bool, media: str) -> None:
    page = open_page(wording_page(), width=width, dark=dark)
    page.emulate_media(media=media)
    assert faults(page) == []


@pytest.mark.parametrize("width", [320, 720, 1280])
def test_nothing_is_to_be_scrolled_sideways(open_page: Opener, width: int) -> None:
    page = open_page(wording_page(), width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_table_of_documents_comes_first(open_page: Opener) -> None:
    page = open_page(wording_page())
    assert page.locator("h2").first.inner_text() == "Documents affected"
    rows = page.locator("#documents tbody tr")
    assert [row.get_by_role("rowheader").inner_text() for row in rows.all()] == [
        "Letter 5: threshold met",
        "Letter 6: outcome of review",
        "Action Plan",
    ]
    assert [h.inner_text() for h in page.get_by_role("columnheader").all()][:4] == [
        "Document",
        "Fixtures",
        "Words",
        "Pages",
    ]
    levels = [int(h.evaluate("e => e.tagName[1]")) for h in page.locator("h1, h2, h3").all()]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_link_leads_to_its_change(open_page: Opener) -> None:
    page = open_page(wording_page())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the documents"
    for link in page.locator("main a").all():
        link.focus()
        page.keyboard.press("Enter")
        assert page.locator(":target").is_visible()
        named = re.search(r"Change (\d+)", link.get_attribute("aria-label") or "")
        if named:
            assert page.locator(":target h3").inner_text().startswith(f"Change {named[1]}:")


def test_what_changed_is_read_out(open_page: Opener) -> None:
    page = open_page(wording_page())
    words = " ".join(page.locator("article", has_text="can lodge an").first.text_content().split())
    assert "you [taken out: can lodge an] [put in: have the right to] appeal, within 28 days" in words


def test_the_pictures_are_there_and_can_be_done_without(open_page: Opener) -> None:
    page = open_page(wording_page())
    pictures = page.get_by_role("img")
    assert pictures.count() == sum(
        bool(side) for shot in wording_changed().shots for side in (shot.before, shot.after)
    )
    for picture in pictures.all():
        box = picture.bounding_box()
        assert box["width"] > 300
        name = picture.evaluate(
            "e => e.getAttribute('aria-labelledby').split(' ').map(i => document.getElementById(i).textContent).join(' ')"
        )
        assert re.match(r"(Before|After), page \d+ .* marked\. The words are told above\.", " ".join(name.split()))
        assert picture.locator("image").evaluate(
            "e => new Promise(done => { const i = new Image(); i.onload = () => done(i.naturalWidth > 300);"
            " i.onerror = () => done(false); i.src = e.getAttribute('href') })"
        )
    without = re.sub(rb'<image href="[^"]*"[^>]*>', b"", wording_page())
    bare = open_page(without)
    assert "have the right to" in bare.locator("#words").inner_text()
    assert "1 page before, 2 pages now" in bare.locator("#pages").inner_text()


def test_marks_stand_on_the_words_they_mark(open_page: Opener) -> None:
    page = open_page(wording_page())
    mark = page.locator("figure", has_text="Letter 6").locator("rect.was").first.bounding_box()
    picture = page.locator("figure", has_text="Letter 6").locator("svg").first.bounding_box()
    assert picture["x"] < mark["x"] < picture["x"] + picture["width"] / 2  # the line begins with these words
    assert 0.02 < mark["width"] / picture["width"] < 0.2  # three short words of a line


def test_it_prints_whole(open_page: Opener) -> None:
    page = open_page(wording_page())
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    texts = [unicodedata.normalize("NFKC", " ".join(paper.extract_text().split())) for paper in pages]
    assert f"1 of {len(pages)}" in texts[0]
    whole = " ".join(texts)
    for words in ("Documents affected", "have the right to", "Pages, before and after", "What the check says"):
        assert words in whole
