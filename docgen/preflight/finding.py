"""What a preflight finds: one fault of one file, told so that an officer can act on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["letter", "pack", "other"]
Severity = Literal["failure", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a file. It holds no word of the file's text: findings end in logs.

    ``page`` counts from 1 and is None for the file as a whole; ``rule`` is one stable word for a program.
    """

    file: str
    page: int | None
    rule: str
    message: str
    severity: Severity = "failure"

    def __str__(self) -> str:
        place = f"{self.file}, page {self.page}" if self.page else self.file
        return f"{place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Fault:
    """The same before it is known which file it is of."""

    page: int | None
    rule: str
    message: str
    severity: Severity = "failure"
