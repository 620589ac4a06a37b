from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from docgen.errors import OutputError
from docgen.output import MANIFEST, check_target, write_file, write_files, write_folder

OURS = {
    MANIFEST: json.dumps({"files": [{"file": "letter-1.pdf", "sha256": sha256(b"old").hexdigest()}]}).encode(),
    "letter-1.pdf": b"old",
}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_folder_is_made_whole(tmp_path: Path) -> None:
    write_folder(tmp_path / "new" / "out", {"a.pdf": b"1", "b.docx": b"2"}, force=False)
    assert contents(tmp_path / "new" / "out") == {"a.pdf": b"1", "b.docx": b"2"}
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["out"]


def test_an_empty_folder_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write_folder(tmp_path / "out", {"a.pdf": b"1"}, force=False)
    assert contents(tmp_path / "out") == {"a.pdf": b"1"}


def test_a_folder_is_replaced_only_with_force(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_folder(out, OURS, force=False)
    with pytest.raises(OutputError, match="--force"):
        write_folder(out, {"a.pdf": b"1"}, force=False)
    assert contents(out) == OURS
    write_folder(out, {"a.pdf": b"1"}, force=True)
    assert contents(out) == {"a.pdf": b"1"}


def test_a_folder_of_somebody_else_is_never_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.docx").write_bytes(b"years of work")
    with pytest.raises(OutputError, match="did not make"):
        write_folder(out, {"a.pdf": b"1"}, force=True)
    assert contents(out) == {"thesis.docx": b"years of work"}


@pytest.mark.parametrize("name", ["letter-1.pdf", "my-notes.docx"])
def test_what_an_officer_wrote_is_never_lost(tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    write_folder(out, OURS, force=False)
    (out / name).write_bytes(b"typed into")
    with pytest.raises(OutputError, match=name):
        write_folder(out, {"a.pdf": b"1"}, force=True)
    assert (out / name).read_bytes() == b"typed into"


def test_the_folder_one_is_in_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    write_folder(out, OURS, force=False)
    monkeypatch.chdir(out)
    with pytest.raises(OutputError, match="folder you are in"):
        write_folder(Path(), {"a.pdf": b"1"}, force=True)
    assert contents(out) == OURS


@pytest.mark.parametrize("stop", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_stop_half_way_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    out = tmp_path / "out"
    write_folder(out, OURS, force=False)
    real, written = Path.write_bytes, []

    def fills_up(self: Path, content: bytes) -> int:
        written.append(self)
        if len(written) == 2:
            raise stop
        return real(self, content)

    monkeypatch.setattr(Path, "write_bytes", fills_up)
    with pytest.raises((OutputError, KeyboardInterrupt)):
        write_folder(out, {"a.pdf": b"1", "b.pdf": b"2"}, force=True)
    monkeypatch.undo()
    assert contents(out) == OURS
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_move_that_fails_puts_the_old_folder_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    write_folder(out, OURS, force=False)
    real = Path.rename

    def refuses(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise PermissionError(13, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", refuses)
    with pytest.raises(OutputError, match="nothing was changed"):
        write_folder(out, {"a.pdf": b"1"}, force=True)
    monkeypatch.undo()
    assert contents(out) == OURS


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"x")
    with pytest.raises(OutputError, match="is a file"):
        check_target(tmp_path / "out", force=True)
    (tmp_path / "sub").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        write_file(tmp_path / "sub", b"x", force=True)


def test_one_file_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "letter.pdf"
    write_file(target, b"one", force=False)
    with pytest.raises(OutputError, match="--force"):
        write_file(target, b"two", force=False)
    assert target.read_bytes() == b"one"
    write_file(target, b"two", force=True)
    assert target.read_bytes() == b"two"

    def refuses(self: Path, target: Path) -> Path:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "replace", refuses)
    with pytest.raises(OutputError, match="nothing was changed"):
        write_file(target, b"three", force=True)
    assert os.listdir(tmp_path) == ["letter.pdf"]  # noqa: PTH208
    assert target.read_bytes() == b"two"


@pytest.mark.parametrize("stop", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("failing", ["write_bytes", "replace"])
def test_several_files_are_all_there_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException, failing: str
) -> None:
    (tmp_path / "there.csv").write_bytes(b"mine")
    files = {tmp_path / "there.csv": b"1", tmp_path / "new" / "deep" / "b.docx": b"2", tmp_path / "c.pdf": b"3"}
    real = getattr(Path, failing)
    left = [2]

    def fails(self: Path, *given: Any) -> Any:
        if not left[0] and "old" not in self.name:
            raise stop
        left[0] -= "old" not in self.name
        return real(self, *given)

    monkeypatch.setattr(Path, failing, fails)
    with pytest.raises((OutputError, KeyboardInterrupt), match=r"nothing was changed|^$"):
        write_files(files, force=True)
    monkeypatch.undo()
    assert contents(tmp_path) == {"there.csv": b"mine"}
    write_files(files, force=True)
    assert {path: path.read_bytes() for path in files} == files
    assert sorted(p.name for p in tmp_path.iterdir()) == ["c.pdf", "new", "there.csv"]


def test_of_several_files_one_in_the_way_stops_all(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"mine")
    with pytest.raises(OutputError, match="--force"):
        write_files({tmp_path / "a": b"1", tmp_path / "b": b"2"}, force=False)
    with pytest.raises(OutputError, match="nothing was changed"):
        write_files({tmp_path / "a": b"1", tmp_path / "b" / "under-a-file": b"2"}, force=False)
    assert contents(tmp_path) == {"b": b"mine"}
