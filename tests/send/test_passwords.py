"""The file of passwords: never one that is something else."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from docgen.errors import OutputError
from docgen.send.passwords import MARK, PasswordFile


def test_it_is_made_added_to_and_for_the_officer_alone(tmp_path: Path) -> None:
    path = tmp_path / "passwords.txt"
    for line in ("one", "two"):
        PasswordFile.at(path).add(line)
    assert path.read_text(encoding="utf-8").splitlines() == [MARK, "one", "two"]
    if sys.platform != "win32":
        path.chmod(0o644)
        PasswordFile.at(path)
        assert path.stat().st_mode & 0o777 == 0o600


def test_an_empty_file_will_do(tmp_path: Path) -> None:
    path = tmp_path / "passwords.txt"
    path.touch()
    PasswordFile.at(path).add("one")
    assert path.read_text(encoding="utf-8").splitlines() == [MARK, "one"]


@pytest.mark.parametrize("content", ["{}", "\n", "\n\n{}", f"x{MARK}", "1234 5678"])
def test_a_file_that_holds_something_else_is_left_as_it_is(content: str, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content.encode())
    with pytest.raises(OutputError, match="something else"):
        PasswordFile.at(path)
    assert path.read_bytes() == content.encode()


def test_the_case_and_the_record_are_no_place_for_them_by_whatever_name(tmp_path: Path) -> None:
    case, record = tmp_path / "case.json", tmp_path / "sent.sqlite3"
    case.touch()
    os.link(case, tmp_path / "linked.txt")
    for path in (case, record, tmp_path / "x" / ".." / "sent.sqlite3", tmp_path / "linked.txt"):
        with pytest.raises(OutputError, match="the case file or the record"):
            PasswordFile.at(path, others=(case, record))
    assert case.read_bytes() == b""
    assert not record.exists()


def test_nor_is_the_folder_with_the_packs(tmp_path: Path) -> None:
    for path in (tmp_path / "to-send", tmp_path / "to-send" / "passwords.txt"):
        with pytest.raises(OutputError, match="the folder with the packs"):
            PasswordFile.at(path, folder=tmp_path / "to-send")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        PasswordFile.at(tmp_path)
    with pytest.raises(OutputError, match="can't be written"):
        PasswordFile.at(tmp_path / "nowhere" / "passwords.txt")
