"""What the catalogue is made of: a document, its recipients, and what became of it for one case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from docgen.errors import Problem as Obstacle
from docgen.review import Review

Kind = Literal["applicant", "victim", "agency", "perpetrator", "attendees", "public", "officer"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who a copy goes to. ``key`` is a role and never a name: it stands in file names."""

    key: str
    kind: Kind
    index: int = 0  # which agency, or which alleged perpetrator
    limited: bool = False  # without the personal data of somebody under 18


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a case calls for a document, why, and for whom."""

    applies: bool
    reason: str
    recipients: tuple[Recipient, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document that docgen can make."""

    id: str
    title: str
    folder: Literal["letters", "appendices"]
    judge: Callable[[Review], Verdict]
    obstacles: Callable[[Review], Iterator[Obstacle]]
    each: bool = False  # every recipient gets a copy of their own
    public: bool = False  # says nothing about a case: the public marking


@dataclass(frozen=True, slots=True)
class Choice:
    """What became of one document for one case."""

    document: Document
    verdict: Verdict
    obstacles: tuple[Obstacle, ...]  # it applies, but can't be made truthfully

    @property
    def makes(self) -> bool:
        """Whether it will be made."""
        return self.verdict.applies and not self.obstacles
