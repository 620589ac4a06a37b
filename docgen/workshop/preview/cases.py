"""The cases that a document can be previewed with: docgen's examples, files of one's own, and one handed over.

What is handed over in the browser is held in memory until the preview ends, and written nowhere.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from docgen import resources
from docgen.errors import CaseError, Problem

_ROW = re.compile(r"^\| `([a-z0-9-]+)` \| (.*?) \| (\d{4}-\d{2}-\d{2}) \|$", re.MULTILINE)
_HELD = 5  # cases handed over that are kept

Kind = Literal["example", "file", "held"]


@dataclass(frozen=True, slots=True)
class CaseSource:
    """One case that can be chosen. ``id`` stands in addresses, and tells nothing of the case."""

    id: str
    kind: Kind
    name: str
    about: str = ""
    day: date | None = None  # on which it makes sense
    path: Path | None = None
    content: bytes = field(default=b"", repr=False)

    def read(self) -> bytes:
        """The case file as it is now; raises CaseError where it can't be read."""
        if self.path is None:
            return self.content
        try:
            return self.path.read_bytes()
        except OSError as error:
            problem = Problem("", f"can't be read: {error.strerror or error}", "unreadable")
            raise CaseError([problem], self.name) from None


class Cases:
    """Every case there is to choose from."""

    def __init__(self, files: Sequence[Path] = (), today: Callable[[], date] | None = None) -> None:
        self._today = today or _today
        self._fixed = [
            *(CaseSource(f"file-{n}", "file", path.name, path=path) for n, path in enumerate(files, 1)),
            *_examples(),
        ]
        self._held: list[CaseSource] = []
        self._count = 0
        self._lock = threading.Lock()

    @property
    def all(self) -> tuple[CaseSource, ...]:
        """What was handed over, the files named on the command line, and the examples."""
        return (*self._held, *self._fixed)

    @property
    def examples(self) -> tuple[CaseSource, ...]:
        """docgen's own."""
        return tuple(source for source in self._fixed if source.kind == "example")

    def find(self, case_id: str) -> CaseSource | None:
        """The case of this id."""
        return next((source for source in self.all if source.id == case_id), None)

    def day_of(self, source: CaseSource) -> date:
        """The day to reckon with, where nobody names one."""
        return source.day or self._today()

    def hold(self, name: str, content: bytes) -> CaseSource:
        """Keep a case that was handed over, in memory; the oldest of more than a few is forgotten."""
        with self._lock:
            self._count += 1
            source = CaseSource(f"held-{self._count}", "held", name or "your case file", content=content)
            self._held = [source, *self._held][:_HELD]
        return source

    def forget(self) -> None:
        """Drop everything that was handed over."""
        with self._lock:
            self._held = []


def _examples() -> list[CaseSource]:
    """The examples with their condition and day, as the page beside them tells."""
    folder = resources.fixtures()
    try:
        page = (folder / "README.md").read_text(encoding="utf-8")
    except OSError:
        return []  # an installation without them has files of one's own
    return [
        CaseSource(name, "example", name, about.replace("`", ""), date.fromisoformat(day), folder / f"{name}.json")
        for name, about, day in _ROW.findall(page)
        if (folder / f"{name}.json").is_file()
    ]


def _today() -> date:
    return datetime.now().astimezone().date()
