"""``docgen gate`` as a person types it: finds by place and kind, and nobody's name."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from docx import Document
from made import DAYS, case_of, personal, says
from support import FIXTURES

from docgen.build import convert_document, render_document
from docgen.cli import run

CASE = "third-party-after-meeting"
ON = ["--on", DAYS[CASE].isoformat()]
PATH = str(FIXTURES / f"{CASE}.json")


@pytest.fixture(scope="module")
def letter() -> dict[str, bytes]:
    """Letter 6 to the victim, as docgen makes it."""
    paper = render_document(case_of(CASE), "letter-6", DAYS[CASE], recipient="victim")
    return {"docx": paper.docx.content, "pdf": convert_document(paper).content}


def edited(letter: bytes, text: str) -> bytes:
    """The letter after an officer typed something at its end and saved it."""
    document = Document(io.BytesIO(letter))
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def name_of_perpetrator() -> str:
    name = case_of(CASE).perpetrators[0].name
    assert name is not None and name.full
    return name.full


def test_what_docgen_made_goes_through(
    letter: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = []
    for kind, content in letter.items():
        files.append(tmp_path / f"letter-6.{kind}")
        files[-1].write_bytes(content)
    assert run(["gate", PATH, *map(str, files), "--for", "victim", *ON]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("2 files: nothing found that tells the victim of anybody else. ")
    assert "does not prove that nothing is there" in printed.out
    assert printed.out.count("\n") == 1
    assert printed.err == ""


def test_what_an_officer_typed_is_told_by_place_and_kind(
    letter: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sub").mkdir()
    bad = edited(letter["docx"], f"{name_of_perpetrator()} has been told.")
    (tmp_path / "sub" / "letter-6.docx").write_bytes(bad)
    (tmp_path / "letter-6.pdf").write_bytes(letter["pdf"])
    (tmp_path / "~$tter-6.docx").write_bytes(b"\x05Owner")  # Word's own note that it is open
    (tmp_path / "notes.txt").write_text("nothing", encoding="utf-8")
    assert run(["gate", PATH, str(tmp_path), "--for", "victim", *ON]) == 9
    printed = capsys.readouterr()
    first, *_, last = printed.out.splitlines()
    assert first.startswith("sub/letter-6.docx: word/document.xml, paragraph ")
    assert ": name of alleged perpetrator" in first
    assert last == "Not to go to the victim: 1 of 2 files."
    assert printed.err == "1 file in a folder not looked at: neither Word nor PDF\n"
    for text in personal(CASE):
        assert not says(printed.out, text), text


def test_it_is_told_to_programs_too(
    letter: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    who = name_of_perpetrator()
    paths = [tmp_path / f"about {who}.docx", tmp_path / "cut.docx", tmp_path / "fine.docx"]
    for path, content in zip(
        paths, (letter["docx"], letter["docx"][:3000], edited(letter["docx"], "Yours")), strict=True
    ):
        path.write_bytes(content)
    assert run(["gate", PATH, *map(str, paths), "--for", "victim", *ON, "--json"]) == 9
    printed = capsys.readouterr().out
    told = json.loads(printed)
    assert told["clean"] is False
    named, cut, fine = told["files"]
    assert named["file"] == "a file whose own name tells somebody's"
    assert named["finds"][0]["place"] == "name of the file"
    assert named["finds"][0]["kind"] == "name"
    assert cut["finds"] == []
    assert cut["not_looked_through"].startswith("cut.docx: held back, as it can't be looked through: ")
    assert fine == {"file": "fine.docx", "finds": [], "not_looked_through": None}
    assert not says(printed, who)


def test_each_reader_may_know_of_themselves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = render_document(case_of(CASE), "letter-6", DAYS[CASE], recipient="victim")
    (tmp_path / "letter.docx").write_bytes(paper.docx.content)
    assert run(["gate", PATH, str(tmp_path / "letter.docx"), "--for", "applicant", *ON]) == 9
    assert "of victim" in capsys.readouterr().out


@pytest.mark.parametrize("file", ["", "gone.docx"])
def test_what_is_not_there_is_told(file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["gate", PATH, str(tmp_path / file), "--for", "victim", *ON]) == 1
    told = capsys.readouterr().err
    assert told.startswith("docgen: ")
    assert ("no Word or PDF file in this folder" in told) or ("gone.docx: can't be read" in told)


def test_it_asks_who_is_to_read() -> None:
    assert run(["gate", PATH, "x.docx", *ON]) == 2


@pytest.mark.parametrize("name", ["letter.docx", "LETTER.PDF", "letter.dotm"])
@pytest.mark.parametrize("content", [b"Dear Ms Osei, all is well.", b"<?xml version='1.0'?><a/>", b"GIF89a"])
def test_what_is_not_what_it_is_called_is_not_looked_through(
    name: str, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(content)
    assert run(["gate", PATH, str(tmp_path / name), "--for", "victim", *ON]) == 9
    assert capsys.readouterr().out == (
        f"{name}: held back, as it can't be looked through: "
        "its name says that it is a Word file or a PDF, and it is something else\n"
        "Not to go to the victim: 1 of 1 file.\n"
    )
