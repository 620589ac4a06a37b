"""What the page shows for one choice: the pages, what is wrong, and what could be chosen instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from docgen.errors import (
    AuthorityError,
    CaseError,
    DocgenError,
    DocumentError,
    DoesNotApply,
    EngineError,
    MissingFact,
    TemplateError,
    UnknownAuthority,
    UnknownDocument,
)
from docgen.workshop.compare import Changes, Pages
from docgen.workshop.finding import Finding
from docgen.workshop.preview.cases import CaseSource
from docgen.workshop.preview.places import Place
from docgen.workshop.preview.wish import Wish


@dataclass(frozen=True)
class Made:
    """A document that could be made. ``id`` stands in the addresses of its pictures."""

    id: str
    pages: Pages
    changes: Changes | None
    base: str  # what it is compared with, or why with nothing
    large: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a document can't be made now."""

    kind: Literal["template", "case", "not-called-for", "lacks-fact", "other"]
    head: str
    message: str

    @classmethod
    def of(cls, error: DocgenError, title: str) -> Trouble:
        """The same error in the words of the page."""
        said = error.message if isinstance(error, DocumentError) else str(error)
        match error:
            case UnknownDocument():
                return cls("other", "There is no such document", f"“{title}” {said}")
            case DoesNotApply():
                return cls("not-called-for", f"The case does not call for “{title}”", said)
            case MissingFact():
                return cls("lacks-fact", f"“{title}” lacks a fact, so it is not made", said)
            case TemplateError():
                return cls("template", "The template can’t be used as it is", said)
            case CaseError():
                told = [
                    f"  {p}" if p.pointer else f"  {p.message}" for p in error.problems
                ]  # or of the whole file
                return cls("case", "The case file can’t be used", "\n".join([said.partition("\n")[0], *told]))
            case UnknownAuthority() | AuthorityError():
                return cls("other", "The authority’s profile can’t be used", said)
            case EngineError():
                return cls("other", "The engine could not make a PDF", said)
            case _:
                return cls("other", "The document can’t be made", said)


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy that can be chosen."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding, and where it is seen on the pages."""

    number: int
    finding: Finding
    place: Place | None


@dataclass(frozen=True)
class Shown:
    """Everything about one choice. ``stale``: the pages are those from before the trouble."""

    wish: Wish  # with what was left open filled in
    seen: str  # of the files that it was made from
    title: str
    template: str  # which file, in words
    source: CaseSource | None
    path: Path | None = None  # of the template
    copies: Sequence[Copy] = ()
    made: Made | None = None
    trouble: Trouble | None = None
    stale: bool = False
    findings: Sequence[Placed] = ()
    remarks: Sequence[str] = ()
    makers: Sequence[CaseSource] = ()  # examples that this document is made of

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(placed.finding.severity == "error" for placed in self.findings)

    @property
    def summary(self) -> str:
        """One sentence for the line of news, which a screen reader reads out."""
        if self.trouble:
            kept = " The last good pages stay." if self.stale else ""
            return f"{self.trouble.head}.{kept}"
        if self.made is None:
            return ""
        count = len(self.made.pages.pages)
        told = [f"{count} page{'s' * (count != 1)}"]
        if self.made.changes is not None:
            changed = len(self.made.changes.words)
            told.append(f"{changed or 'no'} change{'s' * (changed != 1)}")
        told.append(f"{len(self.findings) or 'no'} finding{'s' * (len(self.findings) != 1)}")
        return f"{self.title}: {', '.join(told)}."
