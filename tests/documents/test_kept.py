"""Compiled templates are kept between runs: found again, never out of date, never somebody else's."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from made import DAYS, case_of

from docgen.build import build_pack, render_document
from docgen.documents.word import kept
from docgen.documents.word.render import Template
from docgen.documents.word.templates import TemplateSet
from docgen.errors import TemplateError

FIXTURE = "own-application-before-meeting"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "kept"))
    return tmp_path / "kept"


def template(document: str = "letter-3") -> Template:
    """Fresh, as a new run has it."""
    return Template.read(document, TemplateSet.of().find(document))


def compiled(one: Template | None = None) -> dict[str, tuple[str, tuple[str, ...]]]:
    """The source of each part, and what stands still in it."""
    return {part: (p.source, tuple(map(str, p.still))) for part, p in (one or template())._compiled.items()}


def test_what_is_found_is_what_was_compiled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = compiled()
    assert len(list(folder.iterdir())) == 1
    monkeypatch.setattr(Template, "_mended_and_compiled", lambda _: pytest.fail("compiled again"))
    assert compiled() == first
    assert len(first) >= 2


def test_the_files_are_the_same_bytes_either_way(tmp_path: Path) -> None:
    """In processes of their own: without it, with it for the first time, and with it found."""
    ways = {"": "never", str(tmp_path / "kept"): "made", f"{tmp_path / 'kept'}{os.sep}": "found"}
    for where, name in ways.items():
        command = [sys.executable, "-m", "docgen", "pack", "fixtures/minimal.json", "-o", str(tmp_path / name)]
        subprocess.run(
            [*command, "--on", f"{DAYS['minimal']}"],
            check=True,
            capture_output=True,
            env={**os.environ, kept.VARIABLE: where},
        )
    files = {name: {p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in ways.values()}
    assert files["never"] == files["made"] == files["found"]
    assert len(list((tmp_path / "kept").iterdir())) > 2


def test_it_holds_nothing_of_a_case(folder: Path) -> None:
    case = case_of(FIXTURE)
    build_pack(case, DAYS[FIXTURE])
    render_document(case, "letter-5", DAYS[FIXTURE])
    compiled()
    everything = b"".join(path.read_bytes() for path in folder.iterdir())
    assert b"w:p" in everything
    for told in (case.victim.name.family, case.reference):
        assert told and told.encode() not in everything


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[:-7],
        lambda content: content[:40] + b"\0" + content[41:],
        lambda content: b"",
        lambda content: hashlib.sha256(b"i\x05").digest() + b"i\x05",  # whole, and no code
    ],
)
def test_what_is_damaged_is_compiled_anew(folder: Path, spoil: object) -> None:
    first = compiled()
    (path,) = folder.iterdir()
    path.write_bytes(spoil(path.read_bytes()))  # type: ignore[operator]
    assert kept.find(template().sha256) is None
    assert compiled() == first
    assert kept.find(template().sha256)


def test_a_changed_template_is_compiled_anew(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "letter-3.docx"
    with zipfile.ZipFile(TemplateSet.of().find("letter-3")) as old, zipfile.ZipFile(own, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                assert b">Dear " in content
                content = content.replace(b">Dear ", b">Esteemed ")
            new.writestr(name, content)
    compiled()
    changed = compiled(Template.read("letter-3", own))
    assert changed != compiled()
    assert "Esteemed" in str(changed)
    assert len(list(folder.iterdir())) == 2


def test_another_library_or_docgen_compiles_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled()
    assert kept.find(template().sha256)
    for name in ("__version__", "version"):
        with monkeypatch.context() as changed:
            changed.setattr(kept, name, "9.9.9" if name == "__version__" else lambda library: f"9.9.9 {library}")
            changed.setattr(kept, "_made_with", kept._made_with.__wrapped__)
            assert kept.find(template().sha256) is None


def test_a_template_with_a_fault_is_not_kept(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "letter-3.docx"
    with zipfile.ZipFile(TemplateSet.of().find("letter-3")) as old, zipfile.ZipFile(own, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"{{", b"{% set x %}{{", 1))
    for _ in range(2):
        with pytest.raises(TemplateError):
            compiled(Template.read("letter-3", own))
    assert not folder.exists()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows keeps it in the user's own profile")
def test_what_others_could_have_written_is_not_run(folder: Path) -> None:
    compiled()
    folder.chmod(0o777)
    assert kept.find(template().sha256) is None
    for path in folder.iterdir():
        path.unlink()
    compiled()
    assert list(folder.iterdir()) == []


def test_it_can_be_switched_off(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(kept.VARIABLE, "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert compiled()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("where", ["a file", "a folder in a file"])
def test_a_place_that_can_not_be_written_stops_nothing(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "taken"
    taken.write_bytes(b"")
    monkeypatch.setenv(kept.VARIABLE, str(taken if where == "a file" else taken / "below"))
    assert compiled()
    assert list(tmp_path.iterdir()) == [taken]


def test_the_oldest_make_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_MOST", 4)
    folder.mkdir(mode=0o700)
    for age in range(4):
        path = folder / f"{age}.kept"
        path.write_bytes(b"")
        os.utime(path, (age, age))
    compiled()
    names = {path.name for path in folder.iterdir()}
    assert "0.kept" not in names
    assert len(names) == 4
    assert kept.find(template().sha256)
