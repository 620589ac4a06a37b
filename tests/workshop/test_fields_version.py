"""The version of the fields: raised when they change, carried by templates, told where it does not fit."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from broken import broken, own, told

from docgen import resources
from docgen.cli import run
from docgen.documents.word.version import FIELDS, made_for, newer_than_these_fields, not_for_these_fields
from docgen.workshop.fields import fields
from docgen.workshop.package import package_of
from docgen.workshop.wordfile import WordFile

SNAPSHOT = Path(__file__).parent / "fields.txt"  # its first line is the version
CUSTOM = "docProps/custom.xml"


def listed() -> dict[str, str]:
    return {field.path: field.kind for field in fields()}


def test_the_version_is_raised_when_fields_change() -> None:
    if os.environ.get("DOCGEN_SNAPSHOTS") == "write":
        lines = [FIELDS, *(f"{path}: {kind}" for path, kind in sorted(listed().items()))]
        SNAPSHOT.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    version, *lines = SNAPSHOT.read_text(encoding="utf-8").splitlines()
    before, now = dict(line.split(": ", 1) for line in lines), listed()
    same = "raise the version in docgen/documents/word/version.py, stamp the templates, DOCGEN_SNAPSHOTS=write"
    if version.split(".")[0] == FIELDS.split(".")[0]:
        lost = {path: kind for path, kind in before.items() if now.get(path) != kind}
        assert not lost, f"these went or changed, which is a new first number: {lost}; {same}"
    if version == FIELDS:
        assert set(now) == set(before), f"these are new: {set(now) - set(before)}; {same}"
    assert version == FIELDS, same


@pytest.mark.parametrize("path", sorted(resources.templates().rglob("*.docx")), ids=lambda p: p.stem)
def test_every_template_of_docgen_says_which_fields_it_is_made_for(path: Path) -> None:
    assert made_for(own(path.stem).parts) == FIELDS


@pytest.mark.parametrize(
    ("version", "refused", "newer"),
    [
        (None, "", ""),  # an older file, or one made by hand, is taken as it is
        ("1.0", "", ""),
        ("1.1", "", "made for version 1.1"),
        ("1.10", "", "made for version 1.10"),
        ("2.0", "made for version 2.0", ""),
        ("0.9", "not a version", ""),
        ("one", "not a version", ""),
        ("", "not a version", ""),
    ],
)
def test_another_first_number_is_refused_and_a_higher_second_told(
    version: str | None, refused: str, newer: str
) -> None:
    why, note = not_for_these_fields(version) or "", newer_than_these_fields(version) or ""
    assert bool(why) == bool(refused) and refused in why
    assert bool(note) == bool(newer) and newer in note


@pytest.mark.parametrize(("version", "severity"), [("2.0", "error"), ("1.7", "warning"), ("x", "error")])
def test_lint_tells_a_template_made_for_other_fields(version: str, severity: str) -> None:
    found = [
        f for f in told("letter-8", broken("letter-8", (CUSTOM, ">1.0<", f">{version}<"))) if "version" in f.code
    ]
    assert [(f.severity, f.part) for f in found] == [(severity, "properties")]
    assert version in found[0].message


def test_stamp_notes_the_version_of_today_and_changes_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "letter-8.docx"
    old.write_bytes(broken("letter-8", (CUSTOM, ">1.0<", ">2.0<")))
    without = {name: part for name, part in own("letter-7").parts.items() if name != CUSTOM}
    (tmp_path / "letter-7.docx").write_bytes(package_of(without))
    assert run(["templates", "stamp", str(old), str(tmp_path / "letter-7.docx")]) == 1 - 1
    for document in ("letter-7", "letter-8"):
        made = WordFile.read(document, tmp_path / f"{document}.docx")
        assert made_for(made.parts) == FIELDS
        assert {n: c for n, c in made.parts.items() if n.startswith("word/")} == {
            n: c for n, c in own(document).parts.items() if n.startswith("word/")
        }
    assert run(["templates", "stamp", str(old)]) == 0
    assert "was noted already" in capsys.readouterr().out


def test_stamp_refuses_a_template_with_fields_that_are_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "letter-8.docx"
    content = broken("letter-8", (CUSTOM, ">1.0<", ">2.0<"), ("word/document.xml", "victim.name", "victim.nmae"))
    path.write_bytes(content)
    assert run(["templates", "stamp", str(path)]) == 5
    assert "victim.name" in capsys.readouterr().err
    assert path.read_bytes() == content


def test_list_says_whose_template_each_document_is_written_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter-8.docx").write_bytes(broken("letter-8", (CUSTOM, ">1.0<", ">1.7<")))
    assert run(["templates", "list", "--templates", str(tmp_path)]) == 0
    rows = {line.split()[0]: line.split() for line in capsys.readouterr().out.splitlines() if line.strip()}
    assert rows["letter-8"] == ["letter-8", "your", "own", "1.7"]
    assert rows["letter-7"] == ["letter-7", "docgen's", "1.0"]
