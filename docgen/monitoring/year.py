"""The years that figures are published for: 1 April to 31 March."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

_WRITTEN = re.compile(r"\s*([0-9]{4})\s*[/–-]\s*([0-9]{2}|[0-9]{4})\s*")


@dataclass(frozen=True, slots=True, order=True)
class Year:
    """A year from 1 April of ``start`` to 31 March of the next, both days with it.

    So published: "2023/2024", with applications of March in it whose outcomes "will be included in the 2024/25
    figures" (Safer Derbyshire, Monitoring Information); "2018-2019" (Dover).
    """

    start: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """The year that somebody wrote as 2025/26, 2025-26 or 2025/2026; ValueError with what was expected."""
        match = _WRITTEN.fullmatch(text)
        if match:
            start = int(match[1])
            if match[2] in (f"{start + 1:04d}", f"{(start + 1) % 100:02d}") and 1900 <= start <= 2100:
                return cls(start)
        raise ValueError(f"{text[:20]!r} is not a year from April to March; say it as 2025/26")

    @classmethod
    def of(cls, day: date) -> Self:
        """The year that a day lies in."""
        return cls(day.year if day >= date(day.year, 4, 1) else day.year - 1)

    @property
    def first(self) -> date:
        """1 April."""
        return date(self.start, 4, 1)

    @property
    def last(self) -> date:
        """31 March."""
        return date(self.start + 1, 3, 31)

    @property
    def label(self) -> str:
        """``2025/26``."""
        return f"{self.start}/{(self.start + 1) % 100:02d}"

    def __str__(self) -> str:
        return self.label
