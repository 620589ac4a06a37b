"""A real Chromium for tests of pages: the system's own, never downloaded.

Without one the tests are skipped; DOCGEN_REQUIRE_BROWSER=1, as CI sets it, makes that a failure. DOCGEN_CHROMIUM
names one that is not on the PATH.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


def _chromium() -> str | None:
    named = os.environ.get("DOCGEN_CHROMIUM")
    return named or next((found for name in _NAMES if (found := shutil.which(name))), None)


def _absent(what: str) -> None:
    if os.environ.get("DOCGEN_REQUIRE_BROWSER"):
        pytest.fail(f"DOCGEN_REQUIRE_BROWSER is set, and {what}")
    pytest.skip(what)


@pytest.fixture(scope="module")  # its event loop would be in the way of other modules' own
def chromium() -> Iterator[Browser]:
    """A running Chromium without a window."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _absent("playwright is not installed")
    program = _chromium()
    if program is None:
        _absent("no Chromium is installed (Debian: chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core as one script, from the package that carries it."""
    try:
        import axe_playwright_python
    except ImportError:
        _absent("axe-playwright-python is not installed")
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


Opener = Callable[..., "Page"]


@pytest.fixture
def open_page(chromium: Browser, tmp_path: Path) -> Iterator[Opener]:
    """``open_page(html, width=1280, dark=False, script=True)``: the page opened as a file, all else blocked.

    The test fails at the end where the page asked for anything besides itself, or the browser complained; of
    ``refused`` it has to complain.
    """
    contexts = []
    complaints: list[str] = []
    expected: list[str] = []

    def heard(message: Any, refused: str | None) -> None:
        if refused and refused in message.text:
            expected.clear()
        elif message.type in ("error", "warning"):
            complaints.append(message.text)

    def go(
        html: bytes,
        *,
        width: int = 1280,
        height: int = 900,
        dark: bool = False,
        script: bool = True,
        refused: str | None = None,
        **more: Any,
    ) -> Page:
        path = tmp_path / "page.html"
        path.write_bytes(html)
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
        page.set_default_timeout(10_000)
        page.on("request", lambda r: None if r.url.startswith(path.as_uri()) else complaints.append(r.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda m: heard(m, refused))
        expected.extend([refused] if refused else [])
        page.goto(path.as_uri())
        return page

    yield go
    for context in contexts:
        context.close()
    assert complaints == []
    assert expected == []


@pytest.fixture
def faults(axe: str) -> Callable[[Page], list[str]]:
    """What axe finds wrong with a page by WCAG 2.2 AA and its best practices: rule and place, one line each.

    What it can't decide by itself counts too, apart from colours that it can't compute behind a picture.
    """

    def go(page: Page) -> list[str]:
        # A page's own policy lets no script in; this world is beside it, and the page itself stays as it is.
        session = page.context.new_cdp_session(page)
        frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        world = session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "axe"})
        where = {"contextId": world["executionContextId"], "awaitPromise": True, "returnByValue": True}
        session.send("Runtime.evaluate", {"expression": axe + ";0", **where})
        answer = session.send("Runtime.evaluate", {"expression": _RUN, **where})
        assert "exceptionDetails" not in answer, answer
        result = answer["result"]["value"]
        assert result["passes"] > 10  # it did look
        return list(result["faults"])

    return go


_RUN = """
axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations", "incomplete"],
}).then((found) => ({
  passes: found.passes.length,
  faults: [...found.violations, ...found.incomplete].flatMap(
    (rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary || ""}`)),
}))
"""
