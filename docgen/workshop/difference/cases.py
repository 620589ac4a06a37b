"""The cases that a change is tried on: docgen's fixtures, each on the day on which it makes sense."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from docgen import resources
from docgen.case import Case, load_case
from docgen.errors import UnknownFixture
from docgen.review import Review

_ROW = re.compile(r"^\| `([a-z0-9-]+)` \|.*\| (\d{4}-\d{2}-\d{2}) \|$", re.MULTILINE)


@dataclass(frozen=True)
class Fixture:
    """One case, fictional, and the day to reckon with."""

    name: str
    path: Path
    day: date

    @cached_property
    def case(self) -> Case:
        """The case; raises CaseError."""
        return load_case(self.path)

    @cached_property
    def review(self) -> Review:
        """The review on its day."""
        return Review.open(self.case, self.day)


def every_fixture(only: Collection[str] = ()) -> tuple[Fixture, ...]:
    """The fixtures in the order of their table; ``only`` are the names of those that are wanted."""
    found = tuple(_listed(resources.fixtures()))
    unknown = sorted(set(only) - {fixture.name for fixture in found})
    if unknown:
        there = ", ".join(fixture.name for fixture in found)
        raise UnknownFixture(f"{unknown[0]}: there is no such fixture; there are {there}")
    return tuple(fixture for fixture in found if not only or fixture.name in only)


def _listed(folder: Path) -> Iterator[Fixture]:
    table = (folder / "README.md").read_text(encoding="utf-8")
    for name, day in _ROW.findall(table):
        yield Fixture(name, folder / f"{name}.json", date.fromisoformat(day))
