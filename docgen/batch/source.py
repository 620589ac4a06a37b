"""Where the cases of a batch come from: a folder of case files, or a file with a case on each line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from docgen.errors import CaseError, Problem
from docgen.limits import CASE_BYTES

_SUFFIX = ".json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One case as it was found. ``content`` is None where it could not be read, and ``problem`` says why."""

    place: str  # the file's name, or the number of the line
    content: bytes | None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The cases of a folder, or of a JSON Lines file.

    Of a folder these are its own ``.json`` files, by name, not those of folders in it. Partners' files are looked
    for beside the case files, or beside the JSON Lines file: in ``folder``.
    """

    path: Path

    @classmethod
    def open(cls, path: Path) -> Source:
        """Raises CaseError where there is nothing of the kind at this path, or no case in it."""
        if not path.exists():
            raise _refused(path, "there is no such folder or file")
        source = cls(path)
        if path.is_dir() and not source._files():
            raise _refused(path, "the folder holds no case file (.json)")
        if path.is_file() and next(source._lines(read=False), None) is None:
            raise _refused(path, "the file holds no case (one on each line)")
        if path.is_file() and source._is_one_text():
            message = "is one JSON text over several lines, not a case on each line"
            raise _refused(path, f"{message}; use docgen pack, or name a folder of such files")
        return source

    @property
    def folder(self) -> Path:
        """Where partners' files are."""
        return (self.path if self.path.is_dir() else self.path.absolute().parent).absolute()

    def count(self) -> int:
        """How many cases there are."""
        return len(self._files()) if self.path.is_dir() else sum(1 for _ in self._lines(read=False))

    def entries(self) -> Iterator[Entry]:
        """Every case, one at a time: no more than one is held."""
        if not self.path.is_dir():
            yield from self._lines(read=True)
            return
        for file in self._files():
            if file.exists() and not file.is_file() and not file.is_dir():  # a pipe is waited for without end
                yield Entry(file.name, None, Problem("", "can't be read: it is no file", "unreadable"))
                continue
            try:
                with file.open("rb") as content:
                    yield Entry(file.name, content.read(CASE_BYTES + 1))
            except OSError as error:
                yield Entry(file.name, None, _unreadable(error))

    def _files(self) -> list[Path]:
        try:
            return sorted(path for path in self.path.iterdir() if path.suffix.lower() == _SUFFIX)
        except OSError as error:
            raise _refused(self.path, _unreadable(error).message) from None

    def _is_one_text(self) -> bool:
        """Whether this is a case file, or a list of cases, rather than JSON Lines."""
        try:
            with self.path.open("rb") as file:
                content = file.read(CASE_BYTES + 1)
        except OSError:
            return False  # told when its lines are read
        begins = content.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
        if len(content) > CASE_BYTES or not begins[2].strip() or _is_json(begins[0]):
            return False
        return _is_json(content)

    def _lines(self, *, read: bool) -> Iterator[Entry]:
        try:
            with self.path.open("rb") as lines:
                number = 0
                while line := lines.readline(CASE_BYTES + 1):
                    number += 1
                    if not line.endswith(b"\n"):
                        _skip_rest(lines)
                    if line.strip(b" \t\r\n\xef\xbb\xbf"):
                        yield Entry(f"line {number}", line.rstrip(b"\r\n") if read else None)
        except OSError as error:
            raise _refused(self.path, _unreadable(error).message) from None


def _is_json(content: bytes) -> bool:
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return False
    return True


def _skip_rest(lines: BinaryIO) -> None:
    """Goes on to the next line without keeping what is left of an endless one."""
    while (piece := lines.readline(CASE_BYTES)) and not piece.endswith(b"\n"):
        pass


def _unreadable(error: OSError) -> Problem:
    return Problem("", f"can't be read: {error.strerror or error}", "unreadable")


def _refused(path: Path, reason: str) -> CaseError:
    return CaseError([Problem("", reason, "unreadable")], path.name)
