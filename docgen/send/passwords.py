"""The officer's own file of passwords: new, or one that docgen began; for nobody else to read."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.errors import OutputError

MARK = "Passwords of docgen's, one for each recipient. Ring everybody, then delete this file."


@dataclass(frozen=True, slots=True)
class PasswordFile:
    """One that passwords can be added to. Made by ``at``, which refuses every other file."""

    path: Path

    @classmethod
    def at(cls, path: Path, *, others: Sequence[Path] = (), folder: Path | None = None) -> PasswordFile:
        """Makes the file where it is not there. ``others`` are files in use, ``folder`` is the one to be made.

        Raises OutputError for one of those, anything in the folder, and a file that holds something else.
        """
        own = path.resolve()
        if any(own == other.resolve() or _same(path, other) for other in others):
            raise OutputError(f"{path}: is the case file or the record; name another file for the passwords")
        if folder is not None and (own == folder.resolve() or folder.resolve() in own.parents):
            raise OutputError(f"{path}: passwords don't go into the folder with the packs; name a file elsewhere")
        try:
            found = cls._look(path)
        except OSError as error:
            raise _fault(path, error) from None
        if found not in ("", MARK):
            raise OutputError(f"{path}: holds something else than passwords; name a new file")
        made = cls(path)
        made._append("" if found else f"{MARK}\n")
        return made

    def add(self, line: str) -> None:
        """Adds one, and waits until it is on the disk. Raises OutputError."""
        self._append(f"{line}\n")

    @staticmethod
    def _look(path: Path) -> str:
        """The first line; nothing where there is no such file. A pipe or a device is never waited for."""
        if not path.exists():
            return ""
        if not stat.S_ISREG(path.stat().st_mode):
            return "no file"
        with path.open("rb") as file:
            line = file.readline(200)
        return line.decode("utf-8", "replace").rstrip("\r\n") or ("" if not line else "a line")

    def _append(self, text: str) -> None:
        try:
            handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with os.fdopen(handle, "a", encoding="utf-8") as out:
                if os.name == "posix":
                    self.path.chmod(0o600)
                out.write(text)
                out.flush()
                os.fsync(out.fileno())
        except OSError as error:
            raise _fault(self.path, error) from None


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _fault(path: Path, error: OSError) -> OutputError:
    return OutputError(f"{path}: passwords can't be written there: {error.strerror or error}")
