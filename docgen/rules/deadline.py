"""What the rules hand on: deadlines that explain themselves, and warnings with their place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from docgen.authority import DeadlineId
from docgen.rules import words
from docgen.rules.workdays import BankHoliday

Status = Literal["met", "due", "missed"]


@dataclass(frozen=True, slots=True)
class RuleWarning:
    """Something impossible, late or doubtful: a stable code, one sentence, and the JSON Pointer of the fact."""

    code: str
    message: str
    pointer: str

    def __str__(self) -> str:
        return f"{self.pointer or '/'}: {self.message}"


@dataclass(frozen=True, slots=True)
class CountedFrom:
    """Where a deadline counts from: what that was, its date, and where the case file says so."""

    what: str
    date: date
    pointer: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """One date to keep, with its reasons.

    ``because`` is the sentence that the status rests on. ``provisional`` means that a bank holiday may yet be
    proclaimed that moves the date.
    """

    id: DeadlineId
    date: date
    counted_from: CountedFrom
    rule: str
    source: str
    skipped: tuple[BankHoliday, ...]
    status: Status
    because: str
    provisional: bool

    @property
    def weekday(self) -> str:
        """The day of the week, in full."""
        return words.weekday(self.date)


@dataclass(frozen=True, slots=True)
class Timetable:
    """Every deadline that applies to a case on a given day, in the order of the process, and what looks wrong."""

    today: date
    deadlines: tuple[Deadline, ...]
    warnings: tuple[RuleWarning, ...]

    def get(self, deadline_id: DeadlineId) -> Deadline | None:
        """The deadline with this id, or None where it does not apply (yet)."""
        return next((d for d in self.deadlines if d.id == deadline_id), None)

    def day(self, deadline_id: DeadlineId) -> date | None:
        """The date of this deadline, or None where it does not apply (yet)."""
        deadline = self.get(deadline_id)
        return deadline.date if deadline else None
