"""``docgen templates diff``: what is printed, what a program reads, the file, and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from differing import APPEAL, edited, folder_of

from docgen import resources
from docgen.cli import DIFFERENT, run

OWN = str(resources.templates())
FIXTURE = ("--fixture", "dover-after-meeting", "--document", "letter-6")


@pytest.fixture
def ours(tmp_path: Path) -> str:
    """A council's folder with one letter reworded."""
    edit = (APPEAL[0], "Further to my letter", "Following my letter")
    return str(folder_of(tmp_path / "ours", letter_6=edited("letter-6", edit)))


def test_a_difference_is_printed_written_and_told_to_ci(
    ours: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "report.html"
    assert run(["templates", "diff", "--base", OWN, "--templates", ours, "-o", str(target), *FIXTURE]) == DIFFERENT
    printed = capsys.readouterr()
    assert printed.err == ""
    lines = printed.out.splitlines()
    assert lines[1] == "Letter 6: outcome of review: another in 1 of 1 fixture; 1 word put in, 2 taken out"
    assert lines[4].startswith("  [-Further to-] {+Following+} my letter dated")
    assert target.read_bytes().startswith(b"<!doctype html>")
    before = target.read_bytes()
    assert run(["templates", "diff", "--base", OWN, "--templates", ours, "-o", str(target), *FIXTURE]) == 8
    assert "--force replaces it" in capsys.readouterr().err
    assert target.read_bytes() == before


def test_no_difference_is_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "diff", "--base", OWN, *FIXTURE]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "No difference."


def test_json_is_for_programs(ours: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "diff", "--base", OWN, "--templates", ours, "--json", *FIXTURE]) == DIFFERENT
    found = json.loads(capsys.readouterr().out)
    assert found["different"] is True
    assert [row["document"] for row in found["documents"]] == ["letter-6"]
    assert found["changes"][0]["copies"][0]["fixture"] == "dover-after-meeting"
    assert "Following" in [piece["text"] for piece in found["changes"][0]["pieces"] if piece["mark"] == "in"]
    assert found["templates"][0]["how"] == "changed"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--base", "nowhere", "--templates", "."], 5, "nowhere"),
        (["--base", "no\x1b[31mwhere", "--templates", "."], 5, "no\N{REPLACEMENT CHARACTER}[31mwhere: "),
        (["--base", OWN, "--templates", "nowhere"], 5, "no such folder of templates"),
        (["--base", OWN, "--document", "letter-66"], 4, "letter-66: is not a document"),
        (["--base", OWN, "--fixture", "clossed"], 4, "there is no such fixture"),
        (["--base", OWN, "-o", "report.pdf"], 2, "end the file's name in .html"),
        ([], 2, "--base"),
    ],
)
def test_what_is_asked_for_wrongly_is_one_clear_message(
    arguments: list[str],
    code: int,
    message: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["templates", "diff", *arguments]) == code
    told = capsys.readouterr().err
    assert message in told
    assert "Traceback" not in told
