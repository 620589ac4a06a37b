"""What became of each case of a batch: places, codes and counts. No names, and no text of a case."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from docgen import __version__
from docgen.batch.telling import Failure
from docgen.errors import EXIT_CODES, UNEXPECTED
from docgen.output import write_file

REPORT = "batch-report.json"
SCHEMA_ID = "docgen-batch-report/1"

Status = Literal["made", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one case. ``unchanged`` is one that an earlier run made whole."""

    place: str  # the case file's name, or the line
    status: Status
    folder: str | None = None
    sha256: str | None = None  # of the manifest, which holds the hash of every other file
    held: tuple[str, ...] = ()
    not_made: tuple[str, ...] = ()  # documents that the case calls for, and that lack a fact
    warnings: int = 0
    unfit: int = 0  # what is not fit to be posted or read
    failure: Failure | None = None
    outdated: bool = False  # it failed, and its folder is of an earlier state of the case

    @property
    def exit_code(self) -> int:
        """What ``docgen pack`` would have ended with."""
        if self.failure is not None:
            return EXIT_CODES.get(self.failure.code, UNEXPECTED)
        return EXIT_CODES["leak"] if self.held else 0

    @classmethod
    def of(cls, place: str, status: Status, folder: str, manifest: Mapping[str, Any], sha256: str) -> Row:
        """The row of a case that is on the disk, by its manifest."""
        batch = manifest["batch"]
        return cls(
            place,
            status,
            folder,
            sha256,
            held=tuple(entry["file"] for entry in manifest["held_back"]),
            not_made=tuple(entry["document"] for entry in manifest["not_made"]),
            warnings=batch["warnings"],
            unfit=batch["unfit"],
        )

    def plain(self) -> dict[str, Any]:
        """The row for a program to read."""
        found: dict[str, Any] = {
            "case": self.place,
            "status": self.status,
            "exit_code": self.exit_code,
            "folder": self.folder,
        }
        if self.failure is None:
            return {
                **found,
                "manifest_sha256": self.sha256,
                "held_back": list(self.held),
                "not_made": list(self.not_made),
                "warnings": self.warnings,
                "unfit": self.unfit,
            }
        problems = [{"pointer": p.pointer, "code": p.code, "message": p.message} for p in self.failure.problems]
        return {
            **found,
            "code": self.failure.code,
            "message": self.failure.message,
            "problems": problems,
            "folder_is_outdated": self.outdated,
        }


@dataclass(slots=True)
class Report:
    """All rows so far, in the order of the source."""

    today: date
    audience: str
    engine: str
    rows: dict[int, Row] = field(default_factory=dict)
    others: tuple[str, ...] = ()  # folders of cases that were in an earlier batch, and are not in this one
    finished: bool = False

    def ordered(self) -> list[Row]:
        """The rows in the order of the source."""
        return [self.rows[number] for number in sorted(self.rows)]

    def count(self, status: Status) -> int:
        """How many cases ended so."""
        return sum(row.status == status for row in self.rows.values())

    @property
    def held(self) -> int:
        """Of how many cases a paper was held back."""
        return sum(bool(row.held) for row in self.rows.values())

    @property
    def exit_code(self) -> int:
        """11 where a case failed, 9 where only papers were held back, else 0."""
        if self.count("failed"):
            return EXIT_CODES["worker"]
        return EXIT_CODES["leak"] if self.held else 0

    def plain(self) -> dict[str, Any]:
        """The report for a program to read."""
        rows = self.ordered()
        return {
            "schema": SCHEMA_ID,
            "docgen": __version__,
            "on": self.today.isoformat(),
            "for": self.audience,
            "engine": self.engine,
            "finished": self.finished,
            "counts": {
                "made": self.count("made"),
                "unchanged": self.count("unchanged"),
                "failed": self.count("failed"),
                "with_papers_held_back": self.held,
                "warnings": sum(row.warnings for row in rows),
            },
            "cases": [row.plain() for row in rows],
            "folders_not_of_this_batch": list(self.others),
        }


def write_report(report: Report, target: Path) -> None:
    """Puts the report into the target folder, whole or not at all."""
    content = json.dumps(report.plain(), indent=2, ensure_ascii=False) + "\n"
    write_file(target / REPORT, content.encode(), force=True)
