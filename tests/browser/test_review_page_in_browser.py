"""The review page in a real browser: seen, read out, used by keyboard, narrow, dark and on paper."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader
from reviewing import FINDING, reviewed, reviewed_page

pytestmark = pytest.mark.browser

Opener = Callable[..., Any]
Faults = Callable[[Any], list[str]]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("width", "media"), [(1280, "screen"), (320, "screen"), (794, "print")])
def test_axe_finds_no_fault(open_page: Opener, faults: Faults, width: int, dark: bool, media: str) -> None:
    page = open_page(reviewed_page(), width=width, dark=dark)
    page.emulate_media(media=media)
    assert faults(page) == []


def test_axe_would_find_one(open_page: Opener, faults: Faults) -> None:
    policy = re.search(rb'<meta http-equiv="Content-Security-Policy"[^>]*>', reviewed_page())
    assert policy
    pale = reviewed_page().replace(policy[0], b"")
    pale = pale.replace(b"</main>", b'<p style="color:#bbb">pale</p><input type="text"></main>')
    found = {fault.split(":")[0] for fault in faults(open_page(pale))}
    assert {"label", "color-contrast"} <= found


def test_it_works_without_a_script(open_page: Opener, faults: Faults) -> None:
    page = open_page(reviewed_page(), script=False)
    assert page.locator(".script-only:visible").count() == 0
    assert page.locator("article .pair").first.is_visible()
    assert json.loads("{" + page.locator("#json").inner_text() + "}")["redaction"]["keep"] == [
        "Shane Furness",
        "diary sheets",
    ]


def shown(page: Any, place: str, side: int) -> str:
    """What a sighted reader sees of a text: without the numbers, and without what is only read out."""
    article = page.locator("article", has=page.get_by_role("heading", name=place, exact=True)).first
    return str(
        article.locator(".words")
        .nth(side)
        .evaluate(
            "e => { const c = e.cloneNode(true); c.querySelectorAll('.vh, sup').forEach(x => x.remove()); return c.textContent }"
        )
    )


def test_before_and_after_are_seen_side_by_side(open_page: Opener) -> None:
    page = open_page(reviewed_page())
    assert shown(page, "Finding 1", 0) == FINDING
    assert shown(page, "Finding 1", 1) == FINDING.replace("Shane", "[alleged perpetrator 1]").replace(
        "Karen Smythe of 3 High Street", "[name] of [address]"
    ).replace("01632 960999", "[telephone number]")
    before, after = page.locator("article .pair").first.locator(".side").all()
    left, right = before.bounding_box(), after.bounding_box()
    assert left["x"] + left["width"] <= right["x"]
    assert left["y"] == right["y"]


def test_they_are_stacked_where_there_is_no_room(open_page: Opener) -> None:
    page = open_page(reviewed_page(), width=320)
    before, after = page.locator("article .pair").first.locator(".side").all()
    assert before.bounding_box()["y"] + before.bounding_box()["height"] <= after.bounding_box()["y"]


@pytest.mark.parametrize("width", [320, 480, 720, 1280])
def test_nothing_is_to_be_scrolled_sideways(open_page: Opener, width: int) -> None:
    page = open_page(reviewed_page(), width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1"
        " && !e.closest('.vh, .skip, thead')).map(e => e.outerHTML.slice(0, 80))"
    )
    assert wide == []


def test_a_reason_is_one_key_away_from_its_change(open_page: Opener) -> None:
    page = open_page(reviewed_page())
    for link in page.locator(".words sup a").all():
        link.focus()
        page.keyboard.press("Enter")
        row = page.locator(":target")
        assert row.get_by_role("rowheader").inner_text() == link.inner_text()
        assert row.is_visible()
        assert row.get_by_role("cell").nth(2).inner_text().strip()


def test_every_change_has_its_reason(open_page: Opener) -> None:
    page = open_page(reviewed_page())
    for audience in reviewed().audiences:
        for change in audience.changes:
            told = page.locator(f"#change-{change.number}").inner_text()
            assert change.words.strip() in told
            assert change.mark.reason[1:] in told
            assert ("Look at this" in told) is not change.mark.certain


def test_the_keyboard_alone_reaches_everything(open_page: Opener) -> None:
    page = open_page(reviewed_page())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the texts"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#texts"
    seen = set()
    for _ in range(400):
        page.keyboard.press("Tab")
        where = page.evaluate(
            "(() => { const e = document.activeElement; const s = getComputedStyle(e);"
            " return [e.tagName, e.id || e.name || e.dataset.keep || e.getAttribute('href'), s.outlineStyle, parseFloat(s.outlineWidth)] })()"
        )
        if where[0] == "BODY":
            break
        assert where[2] != "none", where
        assert where[3] >= 2, where
        seen.add(where[1])
    assert {"show", "missed", "json", "copy", "Karen Smythe"} <= seen


def test_texts_can_be_narrowed_to_what_is_uncertain(open_page: Opener) -> None:
    page = open_page(reviewed_page())
    every = page.locator("article:visible").count()
    page.get_by_label("every text").focus()
    page.keyboard.press("ArrowDown")
    changed = page.locator("article:visible").count()
    page.keyboard.press("ArrowDown")
    uncertain = page.locator("article:visible").count()
    assert every > changed > uncertain > 0
    assert page.get_by_role("status").first.inner_text() == f"{uncertain} of {every} texts shown"
    page.emulate_media(media="print")
    assert page.locator("article:visible").count() == every  # on paper nothing is left out
    page.emulate_media(media="screen")
    page.locator("article:visible .words sup a").first.focus()
    page.evaluate("document.querySelector('.words sup a').click()")  # of a text that is not shown
    assert page.locator(":target").is_visible()


def test_what_a_person_decides_is_ready_to_copy(open_page: Opener) -> None:
    page = open_page(reviewed_page(), permissions=["clipboard-read", "clipboard-write"])
    page.locator("input[data-keep='Karen Smythe']").first.focus()
    page.keyboard.press("Space")
    assert page.locator("input[data-keep='Karen Smythe']:checked").count() == 2  # in both letters
    for words in ("  the man with   two huskies ", "Sneaky\u200bName", ""):
        page.get_by_label("Words that must go").fill(words)
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Copy").press("Enter")
    page.get_by_text("Copied", exact=True).wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "\u200b" not in copied
    assert json.loads("{" + copied + "}") == {
        "redaction": {
            "remove": ["Larch Grove", "court date", "the man with two huskies", "Sneaky\u200bName"],
            "keep": ["Shane Furness", "diary sheets", "Karen Smythe"],
        }
    }
    page.locator("input[data-keep='Karen Smythe']").last.focus()
    page.keyboard.press("Space")
    assert "Karen" not in page.locator("#json").inner_text()


def test_a_screen_reader_hears_what_was_taken_out_and_put_in(open_page: Opener) -> None:
    page = open_page(reviewed_page())
    article = page.locator("article", has=page.get_by_role("heading", name="Finding 1", exact=True)).first
    before, after = (" ".join(side.text_content().split()) for side in article.locator(".words").all())
    assert "[taken out: Shane]" in before
    assert "[taken out, not sure: Karen Smythe]" in before
    assert "[put in: [alleged perpetrator 1]]" in after
    tree = article.aria_snapshot()
    assert "mark" in tree
    assert "insertion" in tree
    assert "columnheader" in tree


def test_it_prints_with_its_marking_on_every_page(open_page: Opener) -> None:
    page = open_page(reviewed_page())
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(pages) > 3
    for number, paper in enumerate(pages, 1):
        text = " ".join(paper.extract_text().split())
        assert "OFFICIAL-SENSITIVE" in text
        assert f"{number} of {len(pages)}" in text
    whole = unicodedata.normalize("NFKC", " ".join(" ".join(paper.extract_text() for paper in pages).split()))
    assert "Words that must go" not in whole  # what only a screen can use
    assert "finds nothing. Perhaps it is spelt differently" in whole


def test_text_of_the_case_can_do_nothing_in_the_page(open_page: Opener) -> None:
    page = open_page(reviewed_page(), refused="Content Security Policy")
    assert page.locator(".words b").count() == 0
    assert page.evaluate("fetch('https://example.org/').then(() => 'sent', () => 'refused')") == "refused"
