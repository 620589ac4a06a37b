"""The preview in a real browser: a template is edited on disk, a finding is followed to its place, by keyboard alone."""

from __future__ import annotations

import io
import re
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from support import FIXTURES

from docgen import resources
from docgen.workshop.preview import Bench, Preview

pytestmark = pytest.mark.browser

Faults = Callable[[Any], list[str]]
LETTER = "?document=letter-5&case=third-party-before-meeting"
OWN = (resources.templates() / "letters" / "letter-5.docx").read_bytes()


def with_text(old: str, new: str) -> bytes:
    """docgen's Letter 5 with one text for another, as if typed in Word."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(OWN)) as package, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in package.namelist():
            content = package.read(name).decode("utf-8", "surrogateescape")
            if name == "word/document.xml":
                assert content.count(old) == 1
                content = content.replace(old, new)
            made.writestr(name, content.encode("utf-8", "surrogateescape"))
    return target.getvalue()


REWORDED = with_text("You are invited to", "Please do")
HALF_TYPED = with_text("{{ meeting.date }}", "{{ meeting.date }")


@dataclass
class Desk:
    """A preview that is being served, and the letter that is edited."""

    address: str
    letter: Path
    server: Preview


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    letter = tmp_path_factory.mktemp("templates") / "letter-5.docx"
    letter.write_bytes(OWN)
    server = Preview(Bench(templates=[letter.parent]))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield Desk(server.address, letter, server)
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def desk(served: Desk) -> Desk:
    """The same, with docgen's own wording."""
    served.letter.write_bytes(OWN)
    return served


@pytest.fixture
def visit(chromium: Any, desk: Desk) -> Iterator[Callable[..., Any]]:
    """``visit(LETTER, width=1280, dark=False)``; fails where the page asks for anything of another site, or complains."""
    contexts: list[Any] = []
    complaints: list[str] = []

    def go(
        query: str = LETTER,
        *,
        width: int = 1440,
        height: int = 900,
        dark: bool = False,
        script: bool = True,
        **more: Any,
    ) -> Any:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
            locale="en-GB",
            **more,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("request", lambda r: None if r.url.startswith(desk.address) else complaints.append(r.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.goto(desk.address + query)
        return page

    yield go
    for context in contexts:
        context.close()
    assert complaints == []


def news(page: Any, told: str) -> None:
    """Waits until the line of news, which is read out, says this."""
    page.get_by_role("status").filter(has_text=re.compile(told)).last.wait_for()


def said(locator: Any) -> str:
    """What a screen reader has of it, white space as one space."""
    return " ".join(locator.text_content().split())


def test_a_save_in_word_changes_the_page(visit: Callable[..., Any], desk: Desk) -> None:
    page = visit()
    before = page.locator("#page-1 img").get_attribute("src")
    page.get_by_text("Text of page 1").click()
    page.get_by_label("Engine").focus()
    desk.letter.write_bytes(REWORDED)
    news(page, "Refreshed. .*1 page, 1 change, 1 finding")
    assert page.locator("#page-1 img").get_attribute("src") != before
    assert page.locator("#page-1 img").evaluate("img => img.complete && img.naturalWidth > 500")
    assert "[changed: Please do] attend the Anti-Social Behaviour" in said(page.locator("#text-1"))
    assert page.get_by_label("Engine").evaluate(
        "e => e === document.activeElement"
    )  # nobody is thrown out of a form
    change = page.get_by_role("region", name="What changed").get_by_role("listitem")
    assert said(change.locator("del")) == "was: You are invited to"
    assert said(change.locator("ins")) == "is now: Please do"
    desk.letter.write_bytes(OWN)
    news(page, "Refreshed. .*no changes, no findings")


def test_a_change_is_marked_where_it_stands(visit: Callable[..., Any], desk: Desk) -> None:
    """The mark in the browser's pixels against the word's place on the paper."""
    desk.letter.write_bytes(REWORDED)
    page = visit()
    shown = desk.server.bench.show(desk.server.bench.show(_wish(page)).wish)
    assert shown.made is not None
    word = next(word for word in shown.made.pages.words if word.text == "Please")
    picture, mark = page.locator("#page-1 img").bounding_box(), page.locator("#change-1 rect").bounding_box()
    scale = picture["width"] / shown.made.pages.pages[0].width
    assert abs(mark["x"] - picture["x"] - word.box.left * scale) < 3
    assert abs(mark["y"] - picture["y"] - word.box.top * scale) < 3


def _wish(page: Any) -> Any:
    from urllib.parse import parse_qsl

    from docgen.workshop.preview.wish import Wish

    return Wish.of(dict(parse_qsl(page.locator("#desk").get_attribute("data-wish"))))


def test_a_finding_leads_to_its_place_and_back_by_keyboard(visit: Callable[..., Any], desk: Desk) -> None:
    desk.letter.write_bytes(REWORDED)
    page = visit(height=400)
    link = page.get_by_role("link", name=re.compile("Show on page 1.*: finding 1$"))
    link.focus()
    page.keyboard.press("Enter")
    place = page.locator("#place-1")
    assert place.evaluate("g => g === document.activeElement")
    assert place.get_attribute("aria-label").endswith(
        "Please do attend the Anti-Social Behaviour Case Review Meeting:-"
    )
    box = place.bounding_box()
    assert 0 <= box["y"] <= 400 - box["height"]
    assert place.locator("rect").evaluate("r => getComputedStyle(r).stroke") != "rgba(0, 0, 0, 0)"
    page.keyboard.press("Escape")
    assert link.evaluate("a => a === document.activeElement")


def test_a_half_typed_tag_keeps_the_last_good_pages(visit: Callable[..., Any], desk: Desk, faults: Faults) -> None:
    page = visit(height=4000)
    desk.letter.write_bytes(HALF_TYPED)
    news(page, "The template can’t be used as it is. The last good pages stay")
    assert page.get_by_role("heading", name="The template can’t be used as it is").is_visible()
    assert page.get_by_text("The pages below are the last good ones.").is_visible()
    assert page.locator("#pages.stale #page-1 img").evaluate("e => getComputedStyle(e).filter") == "grayscale(1)"
    finding = page.get_by_role("region", name="To mend").get_by_role("listitem").filter(has_text="can't be read")
    finding.get_by_role("link").click()
    assert "Date: Tuesday 12 May 2026" in page.locator("g:focus").get_attribute("aria-label")
    assert faults(page) == []
    desk.letter.write_bytes(OWN)
    news(page, "Refreshed. .*no findings")
    assert page.locator(".stale").count() == 0


def test_a_choice_by_keyboard_changes_the_page_and_keeps_the_place(visit: Callable[..., Any]) -> None:
    page = visit()
    page.get_by_label("Document").focus()
    page.keyboard.type("Minutes")
    news(page, r"^Minutes: \d+ page")
    assert page.get_by_label("Document").evaluate("e => e === document.activeElement")
    assert page.title() == "Minutes – docgen preview"
    assert "document=minutes" in page.url
    page.get_by_label("Large print").focus()
    page.keyboard.press("Space")
    news(page, "Minutes")
    page.get_by_text("this copy goes to neither").wait_for()
    page.get_by_label("Size of the pages").select_option("150")
    page.locator("#pages.size-150").wait_for()
    assert page.locator("#page-1 img").bounding_box()["width"] == pytest.approx(210 / 25.4 * 96 * 1.5, abs=2)


def test_the_keyboard_alone_reaches_everything_and_sees_where_it_is(visit: Callable[..., Any], desk: Desk) -> None:
    desk.letter.write_bytes(REWORDED)
    page = visit()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the pages"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "pages"
    page.get_by_text("Every field that this document can have").focus()
    page.keyboard.press("Enter")
    page.locator(".skip").focus()
    seen = set()
    for _ in range(300):
        page.keyboard.press("Tab")
        where = page.evaluate(
            "(() => { const e = document.activeElement; const s = getComputedStyle(e);"
            " return [e.tagName, e.id || e.dataset.copy || e.getAttribute('href') || e.textContent.trim(), s.outlineStyle, parseFloat(s.outlineWidth)] })()"
        )
        if where[0] == "BODY":
            break
        assert where[2] != "none", where
        assert where[3] >= 2, where
        seen.add(where[1])
    assert {"document", "case", "authority", "on", "engine", "size", "large", "search"} <= seen
    assert {"Use a case file of your own", "Text of page 1", "#place-1", "#change-1", "{{ meeting.date }}"} <= seen


@pytest.mark.parametrize(("width", "dark"), [(1440, False), (1000, True), (320, False)])
def test_axe_finds_no_fault(visit: Callable[..., Any], desk: Desk, faults: Faults, width: int, dark: bool) -> None:
    desk.letter.write_bytes(REWORDED)
    page = visit(width=width, height=9000, dark=dark)  # so high that nothing is behind anything
    for part in page.locator("summary").all():
        part.click()
    page.get_by_label("Find a field").fill("meeting")
    page.locator("a.show").first.click()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_a_script_the_form_does_it(visit: Callable[..., Any]) -> None:
    page = visit(script=False)
    page.get_by_label("Document").select_option("letter-6")
    page.get_by_label("Case", exact=True).select_option("third-party-after-meeting")
    page.get_by_role("button", name="Show").click()
    assert page.get_by_role("heading", name="Letter 6: outcome of review").is_visible()
    assert page.get_by_label("Copy for").input_value() == "applicant"
    assert page.locator(".with-script:visible").count() == 0


def test_a_case_of_ones_own_is_handed_over_and_forgotten(visit: Callable[..., Any], desk: Desk) -> None:
    page = visit()
    page.get_by_text("Use a case file of your own").click()
    page.get_by_label("Case file (JSON)").set_input_files(FIXTURES / "dover-after-meeting.json")
    desk.letter.write_bytes(REWORDED)
    news(page, "Refreshed")  # what was chosen stays chosen
    page.get_by_role("button", name="Use this file").click()
    page.get_by_role("option", name="dover-after-meeting.json").wait_for(state="attached")
    assert page.locator("#case").input_value().startswith("held-")
    assert "dover" not in page.url
    assert "Dover District Council" in page.get_by_role("img", name="").first.evaluate(
        "() => document.body.textContent"
    )
    page.get_by_role("button", name="Forget what I handed over").click()
    page.get_by_role("option", name="dover-after-meeting.json").wait_for(state="detached")


def test_fields_are_found_and_copied(visit: Callable[..., Any]) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    page.get_by_text("Every field that this document can have").click()
    page.get_by_label("Find a field").fill("meeting date")
    assert page.locator("#fields-list li:visible").count() < 10
    page.get_by_role("button", name="Copy {{ meeting.date }}", exact=True).press("Enter")
    news(page, "Copied {{ meeting.date }}")
    assert page.evaluate("navigator.clipboard.readText()") == "{{ meeting.date }}"


def test_examples_are_offered_for_a_document_that_the_case_does_not_call_for(visit: Callable[..., Any]) -> None:
    page = visit("?document=letter-7&case=third-party-before-meeting")
    assert page.get_by_role("heading", name="The case does not call for").is_visible()
    page.get_by_role("link", name="closed").click()
    news(page, "Letter 7: closure of review: 1 page")
    assert page.locator("#case").input_value() == "closed"
