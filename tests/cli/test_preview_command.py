"""``docgen preview``: what it prints, what it opens, and how it ends."""

from __future__ import annotations

import re
import socket
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from support import FIXTURES

from docgen.cli import run
from docgen.workshop.preview import Preview


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser was opened with; the server ends after one request, as if by Ctrl+C."""
    found: list[str] = []

    def once(self: Any) -> None:
        self.timeout = 30
        found.append(self.address)
        import threading

        answers: list[int] = []
        asking = threading.Thread(
            target=lambda: answers.append(urllib.request.urlopen(found[-1] + "page.css", timeout=30).status)
        )
        asking.start()
        self.handle_request()
        asking.join()
        assert answers == [200]
        raise KeyboardInterrupt

    monkeypatch.setattr(Preview, "serve_forever", once)
    monkeypatch.setattr(Preview, "warm_up", lambda self: None)
    monkeypatch.setattr("webbrowser.open", lambda address: found.append(f"browser {address}"))
    return found


def test_it_opens_the_browser_and_ends_with_ctrl_c(opened: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["preview", "--case", str(FIXTURES / "closed.json")]) == 0
    told = capsys.readouterr()
    assert re.fullmatch(r"Preview: http://127\.0\.0\.1:\d+/[\w-]{32}/\nCtrl\+C ends it\.\nStopped\.\n", told.out)
    assert told.err == ""
    assert opened == [f"browser {opened[1]}", opened[1]]
    assert opened[1] in told.out


def test_no_browser(opened: list[str], tmp_path: Path) -> None:
    assert run(["preview", "--no-browser", "--templates", str(tmp_path)]) == 0
    assert len(opened) == 1


def test_a_port_that_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert run(["preview", "--no-browser", "--port", str(other.getsockname()[1])]) == 2
    assert "can't be used" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--templates", "nowhere"], 5, "no such folder of templates"),
        (["--case", "nowhere.json"], 2, "does not exist"),
        (["--authorities", "nowhere"], 3, "no such folder of authorities"),
        (["--port", "99999"], 2, "65535"),
    ],
)
def test_what_is_not_there_is_told_at_once(
    arguments: list[str], code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["preview", "--no-browser", *arguments]) == code
    assert told in capsys.readouterr().err
