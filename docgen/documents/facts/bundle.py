"""What the pack's own pages may name: a line of its contents, a section, what tells it from the one before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class EntryOfPack:
    """One line of the pack's contents."""

    title: str  # what the paper is called
    page: int  # the page it begins on
    pages: int  # how many it has
    link: str  # turned into a link inside the pack
    level: int  # how deep it stands, from 0


@dataclass(frozen=True)
class SectionFacts:
    """A group of papers in the pack, for the page before it."""

    title: str  # what it is called
    number: int  # counted from 1
    count: int  # of the sections that there are
    entries: tuple[EntryOfPack, ...]  # its papers


@dataclass(frozen=True)
class RevisionFacts:
    """What tells a changed pack from the one that went out before."""

    version: int  # of this pack, counted from 1
    replaces: int  # the version that it replaces
    replaces_sent: date  # the day on which that one went out first
    changed: str | None  # what has changed, in the officer's words
