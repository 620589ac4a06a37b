"""``docgen templates``: what a maintainer reads, what a program reads, and the exit codes."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from docx import Document

from docgen import resources
from docgen.cli import run


def copied(folder: Path, document: str, old: str = "", new: str = "", name: str | None = None) -> Path:
    """A copy of one of docgen's own templates, with something in its text done otherwise."""
    (source,) = resources.templates().glob(f"*/{document}.docx")
    target = folder / (name or source.name)
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(target, "w") as out:
        for entry in package.namelist():
            content = package.read(entry)
            if entry == "word/document.xml" and old:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode(), 1)
            out.writestr(entry, content)
    return target


def test_our_own_are_clean_even_strictly(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "lint", "--strict"]) == 0
    assert re.fullmatch(r"\d+ templates: nothing to mend\n", capsys.readouterr().out)


def test_an_error_is_told_with_its_place_and_mend(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = copied(tmp_path, "letter-7", "sent.letter_6", "sent.leter_6")
    assert run(["templates", "lint", str(path)]) == 1
    told = capsys.readouterr()
    assert told.err == ""
    lines = told.out.splitlines()
    at = lines.index("  error: there is no field `sent.leter_6` [unknown-field]")
    assert lines[0] == "letter-7.docx:"
    assert lines[at + 1].startswith("    text: “Further to my letter dated {{ sent.leter_6 }}")
    assert lines[at + 2].startswith("    To mend it: the nearest is `sent.letter_6`")
    assert lines[-1] == "1 template: 2 errors, 0 warnings"  # the other: the date of Letter 6 is lost


def test_warnings_alone_leave_0_but_not_strictly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(copied(tmp_path, "letter-8", "has now ended", "has now ended, as you wished"))
    assert run(["templates", "lint", path]) == 0
    assert "1 template: 0 errors, 1 warning" in capsys.readouterr().out
    assert run(["templates", "lint", path, "--strict"]) == 1


def test_a_program_gets_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copied(tmp_path, "letter-8", "has now ended", "has now ended, as you wished")
    copied(tmp_path, "letter-7", "sent.letter_6", "sent.leter_6")
    assert run(["templates", "lint", str(tmp_path), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["files"], found["errors"], found["warnings"]) == (2, 2, 1)
    (one,) = [finding for finding in found["findings"] if finding["code"] == "unknown-field"]
    assert one["document"] == "letter-7"
    assert set(one) == {
        "document", "file", "severity", "code", "message", "mend", "part", "heading", "text", "paragraph"
    }  # fmt: skip
    assert isinstance(one["paragraph"], int)


def test_a_file_of_another_name_is_what_one_says_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(copied(tmp_path, "letter-7", name="Closure 2026.docx"))
    assert run(["templates", "lint", path]) == 1
    assert "no document is called Closure 2026" in capsys.readouterr().out
    assert run(["templates", "lint", path, "--as", "letter-7"]) == 0
    assert run(["templates", "lint", path, "--as", "letter-9"]) == 4


def test_findings_become_comments(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, target = copied(tmp_path, "letter-7", "sent.letter_6", "sent.leter_6"), tmp_path / "marked.docx"
    before = path.read_bytes()
    assert run(["templates", "lint", str(path), "--annotate", str(target)]) == 1
    assert f"{target}: 2 comments" in capsys.readouterr().out
    assert len(list(Document(str(target)).comments)) == 2
    assert path.read_bytes() == before
    assert run(["templates", "lint", str(path), "--annotate", str(target)]) == 8  # it is there already
    assert run(["templates", "lint", str(path), "--annotate", str(target), "--force"]) == 1


def test_comments_are_for_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "lint", str(tmp_path), "--annotate", str(tmp_path / "out.docx")]) == 2
    assert "name one FILE" in capsys.readouterr().err


def test_what_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "lint", str(tmp_path / "nowhere")]) == 5
    assert "no such file or folder" in capsys.readouterr().err


def test_fields_are_listed_with_the_loops_they_are_in(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "fields", "action-plan"]) == 0
    told = capsys.readouterr().out
    assert "{% for action in actions %}" in told
    assert "  action.lead_officer  (text, may be unknown)" in told
    assert "recipient.window" not in told


def test_fields_for_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "fields", "letter-4", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {field["inside"] for field in listed} > {None, "{% for line in authority.reporting %}"}
    found = {field["field"]: field for field in listed if field["inside"] is None}
    assert found["authority.appeal.days"]["type"] == "whole number"
    assert found["authority.appeal.days"]["example"] == "28"
    assert "agency.ecins" not in found


def test_fields_of_no_document_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "fields", "letter-99"]) == 4
    assert "there are letter-1" in capsys.readouterr().err


def test_a_whole_folder_of_ones_own_is_looked_through(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(resources.templates(), tmp_path / "own")
    assert run(["templates", "lint", str(tmp_path / "own"), "--strict"]) == 0
    assert "nothing to mend" in capsys.readouterr().out
