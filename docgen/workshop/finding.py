"""What lint says: one finding, where it stands in the Word file, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal["error", "warning"]
_SHOWN = 90  # characters of a paragraph that a message repeats


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a template. ``code`` is one stable word for a program.

    Texts are the template's own, so no finding holds anything of a case.
    """

    document: str
    file: str
    severity: Severity
    code: str
    message: str
    mend: str
    part: str = "file"  # text, header 1, footer 1, footnotes, comments, properties, styles; or the file as a whole
    heading: str = ""  # the nearest above
    text: str = ""  # of the paragraph
    paragraph: int | None = None  # of its part, from 1

    @property
    def place(self) -> str:
        """Where to look, in words."""
        where = f"{self.part}, under “{self.heading}”" if self.heading else self.part
        shown = self.text if len(self.text) <= _SHOWN else f"{self.text[: _SHOWN - 1]}…"
        return f"{where}: “{shown}”" if shown else where

    @property
    def plain(self) -> dict[str, Any]:
        """The finding for a program to read."""
        return {name: getattr(self, name) for name in self.__slots__}


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each once, by file and place: the file as a whole first, then its text, then the rest."""
    first = {"file": 0, "text": 1}
    found = dict.fromkeys(findings)
    return tuple(
        sorted(found, key=lambda f: (f.file, first.get(f.part, 2), f.part, f.paragraph or 0, f.severity, f.code))
    )


def errors(findings: Iterable[Finding]) -> int:
    """How many of them are errors."""
    return sum(finding.severity == "error" for finding in findings)
