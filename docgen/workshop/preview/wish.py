"""What somebody wants to see: one document of one case, for whom, and how it is made."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from urllib.parse import urlencode

SIZES = {"fit": "Fit the window", "75": "75 %", "100": "100 %, as on paper", "150": "150 %", "200": "200 %"}


@dataclass(frozen=True, slots=True)
class Wish:
    """One choice of everything that the page lets one choose. Empty means: whatever is usual."""

    document: str = ""
    case: str = ""
    copy: str = ""  # whose, where there are several
    authority: str = ""
    engine: str = "embedded"
    on: str = ""  # YYYY-MM-DD
    large: bool = False
    size: str = "fit"

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Wish:
        """The choice that an address tells; what it has no name for is passed over."""
        size = query.get("size", "fit")
        return cls(
            document=query.get("document", ""),
            case=query.get("case", ""),
            copy=query.get("copy", ""),
            authority=query.get("authority", ""),
            engine=query.get("engine") or "embedded",
            on=query.get("on", ""),
            large=bool(query.get("large")),
            size=size if size in SIZES else "fit",
        )

    @property
    def address(self) -> str:
        """The query of an address that tells this choice."""
        told = {**asdict(self), "large": "yes" if self.large else ""}
        return urlencode({name: value for name, value in told.items() if value})

    @property
    def key(self) -> str:
        """A short name of this choice; the size on the screen makes no difference."""
        told = {**asdict(self), "size": ""}
        return hashlib.sha256(repr(sorted(told.items())).encode()).hexdigest()[:16]

    @property
    def day(self) -> date | None:
        """The day that was named; None where none was, or none that is one."""
        try:
            return date.fromisoformat(self.on) if self.on else None
        except ValueError:
            return None
