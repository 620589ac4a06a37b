"""Case files out of a folder: each case once, and whatever can't be one told with its place."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.case import Case, parse_case
from docgen.errors import CaseError, NotCounted

_OWN = "docgen-"  # what docgen's own files, such as manifests, begin their schema with


@dataclass(frozen=True, slots=True)
class Found:
    """A case and where it stands: the file, from the folder, and for a list of cases the line."""

    place: str
    case: Case


@dataclass(frozen=True, slots=True)
class Bad:
    """Something that can't be counted: where, and why."""

    place: str
    why: str

    def __str__(self) -> str:
        return f"{self.place}: {self.why}"


@dataclass(frozen=True, slots=True)
class Repeated:
    """A place that holds a case once more, word for word, and the place that it is counted at."""

    place: str
    first: str

    @property
    def same_file(self) -> bool:
        """Whether both are lines of one list."""
        return _file_of(self.place) == _file_of(self.first)


@dataclass(frozen=True, slots=True)
class Collection:
    """What is in a folder. ``repeated`` counts once."""

    cases: tuple[Found, ...]
    bad: tuple[Bad, ...]
    repeated: tuple[Repeated, ...]


def collect(folder: Path) -> Collection:
    """Every case file below this folder: ``*.json``, one case each, and ``*.jsonl``, one a line.

    Hidden files and folders are passed over, and so are docgen's own manifests. A reference that stands there
    twice with different facts is bad in both places: nobody can tell from the files which of them is the newer.
    Raises NotCounted where there is no such folder, or no case in it.
    """
    if not folder.is_dir():
        what = "is a file; name the folder that it is in" if folder.exists() else "no such folder"
        raise NotCounted(f"{folder}: {what}")
    found: list[Found] = []
    bad: list[Bad] = []
    for item in _read(folder):
        if isinstance(item, Bad):
            bad.append(item)
        else:
            found.append(item)
    if not found and not bad:
        raise NotCounted(f"{folder}: there is no case file (.json or .jsonl) in it")
    once, twice, repeated = _each_once(found)
    return Collection(tuple(once), (*bad, *twice), tuple(repeated))


def _read(folder: Path) -> Iterator[Found | Bad]:
    for path in _files(folder):
        place = path.relative_to(folder).as_posix()
        if not path.is_file():  # a pipe would be waited for
            yield Bad(place, "can't be read: it is no ordinary file, or a link that leads nowhere")
            continue
        try:
            content = path.read_bytes()
        except OSError as error:
            yield Bad(place, f"can't be read: {error.strerror or error}")
            continue
        if path.suffix.lower() == ".json":
            if not _is_own(content):
                yield _case(content, place)
            continue
        content = content.removeprefix(b"\xef\xbb\xbf")
        if _is_one_over_lines(content):
            yield Bad(place, "/ is one case over several lines, not a case a line; name it .json instead")
            continue
        for number, line in enumerate(content.split(b"\n"), start=1):
            if line.strip():
                yield _case(line, _line_of(place, number))


def _files(folder: Path) -> Iterator[Path]:
    for directory, inner, names in os.walk(folder, onerror=_unreadable):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in (".json", ".jsonl"):
                yield Path(directory, name)


def _unreadable(error: OSError) -> None:
    raise NotCounted(f"{error.filename}: can't be read: {error.strerror or error}; nothing was counted")


def _case(content: bytes, place: str) -> Found | Bad:
    try:
        return Found(place, parse_case(content, place))
    except CaseError as error:
        told = [f"{problem.pointer or '/'} {problem.message}" for problem in error.problems]
        more = f"; and {len(told) - 3} more (docgen check tells all)" if len(told) > 3 else ""
        return Bad(place, "; ".join(told[:3]) + more)


def _line_of(place: str, number: int) -> str:
    return f"{place}, line {number}"


def _file_of(place: str) -> str:
    return re.sub(r", line [0-9]+\Z", "", place)


def _is_one_over_lines(content: bytes) -> bool:
    """Whether a list of cases is none, but a single JSON value, as an editor lays it out."""
    if content.strip().count(b"\n") == 0:
        return False
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return False
    return True


def _is_own(content: bytes) -> bool:
    """Whether docgen wrote it; asked only of what says so, as most files are cases."""
    if b'"docgen-' not in content:
        return False
    try:
        data: Any = json.loads(content)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and str(data.get("schema", "")).startswith(_OWN)


def _each_once(found: list[Found]) -> tuple[list[Found], list[Bad], list[Repeated]]:
    groups: dict[tuple[str, str], list[Found]] = {}
    for item in found:
        groups.setdefault((item.case.authority, " ".join(item.case.reference.casefold().split())), []).append(item)
    once: list[Found] = []
    bad: list[Bad] = []
    repeated: list[Repeated] = []
    for group in groups.values():
        first = group[0]
        if all(item.case == first.case for item in group):
            once.append(first)
            repeated += [Repeated(item.place, first.place) for item in group[1:]]
            continue
        places = [item.place for item in group]
        for item in group:
            others = ", ".join(place for place in places if place != item.place)
            why = f"/reference the same case is in {others} too, with other facts; keep the newer file only"
            bad.append(Bad(item.place, why))
    return once, bad, repeated
