"""Which version of each pack goes out: the one that went out before, unless something changed.

A pack carries its day on the cover, so tomorrow's is never today's to the byte. What was begun is therefore made
again with the day it was begun on: if that gives the same bytes, nothing changed, and who lacks it gets that
version. If it does not, the pack of today is the next version.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from docgen.build import Built, Progress, Settings, build_pack
from docgen.documents.facts.model import RevisionFacts
from docgen.pack import Pack, editions
from docgen.redact.reader import Reader
from docgen.review import Review
from docgen.send.ledger import Entry, Version
from docgen.send.standing import standing

_Revisions = Mapping[str, RevisionFacts | None]
Changed = Callable[[Reader | None], str | None]  # what those who get a pack are told of a change


@dataclass(frozen=True, slots=True)
class Issue:
    """One version of one pack, made."""

    file: str
    version: int
    pack: Pack
    made_on: str
    changed: str | None  # what changed since the version before, in words
    recorded: bool = False  # it is in the record already
    went_out_before: bool = False  # an earlier version may be with somebody

    @property
    def unexplained(self) -> bool:
        """Whether it changed, and nobody said what."""
        return self.went_out_before and not self.recorded and not self.changed

    @property
    def attachment(self) -> str:
        """The name of the file that goes with the message: the same for everybody, the version apart."""
        return f"meeting-pack-v{self.version}.pdf" if self.version > 1 else "meeting-pack.pdf"


@dataclass(frozen=True)
class Issues:
    """The packs of one review, each in the version that goes out, and why one can't."""

    made: Mapping[str, Issue]
    missing: Mapping[str, str]

    @classmethod
    def of(cls, shelf: Shelf, versions: Sequence[Version], entries: Sequence[Entry], changed: Changed) -> Issues:
        """Makes the packs; what is on record again as it was, to see whether it changed."""
        known: dict[str, list[Version]] = {edition.file: [] for edition in editions(shelf.review, "all")}
        for version in versions:
            known.setdefault(version.file, []).append(version)
        made = _unchanged(shelf, known)
        open_ = [edition.file for edition in editions(shelf.review, "all") if edition.file not in made]
        before = {file: _went_out(entries, file) for file in open_}
        reader = {edition.file: edition.reader for edition in editions(shelf.review, "all")}
        told = {file: changed(reader[file]) if before[file] else None for file in open_}
        today = shelf.review.today
        revisions = {file: _revision(known[file], told[file]) for file in open_}
        missing: dict[str, str] = {}
        for file in open_:
            pack = shelf.pack(today, file, revisions)
            if pack is None:
                missing[file] = shelf.why_not(today, file, revisions)
                continue
            number = known[file][-1].version + 1 if known[file] else 1
            made[file] = Issue(file, number, pack, today.isoformat(), told[file], went_out_before=before[file])
        return cls(made, missing)


def _unchanged(shelf: Shelf, known: Mapping[str, Sequence[Version]]) -> dict[str, Issue]:
    """Those that give the same bytes as when they went out: made again as of that day, with the same words."""
    made: dict[str, Issue] = {}
    latest = {file: versions[-1] for file, versions in known.items() if versions}
    for day in dict.fromkeys(last.made_on for last in latest.values()):
        of_day = {file: last for file, last in latest.items() if last.made_on == day}
        revisions = {file: _revision(known[file][:-1], last.changed) for file, last in of_day.items()}
        for file, last in of_day.items():
            pack = shelf.pack(date.fromisoformat(day), file, revisions)
            if pack is not None and pack.pdf.sha256 == last.sha256:
                made[file] = Issue(file, last.version, pack, day, last.changed or None, recorded=True)
    return made


def _revision(before: Sequence[Version], changed: str | None) -> RevisionFacts | None:
    """What the next version after these says of itself; the first says nothing."""
    if not before:
        return None
    last = before[-1]
    return RevisionFacts(last.version + 1, last.version, date.fromisoformat(last.day), changed or None)


@dataclass(frozen=True)
class Shelf:
    """The packs of one review as of each day that is asked for, made once."""

    review: Review
    folder: Path | None
    settings: Settings
    progress: Progress
    _made: dict[tuple[date, frozenset[tuple[str, RevisionFacts]]], Built] = field(default_factory=dict)

    def pack(self, day: date, file: str, revisions: _Revisions) -> Pack | None:
        """One pack, as of this day; None where it is held back."""
        return next((pack for pack in self._built(day, revisions).packs if pack.edition.file == file), None)

    def why_not(self, day: date, file: str, revisions: _Revisions) -> str:
        """Why a pack was not made: what is held back, by place and never by name."""
        built = self._built(day, revisions)
        reader = file.removesuffix("-pack.pdf")
        own = [back for back in built.held if back.file == file]
        own = own or [back for back in built.held if back.file.endswith(f"-{reader}")] or list(built.held)
        return "; ".join(" ".join(back.why.split()) for back in own) or "it could not be made"

    def _built(self, day: date, revisions: _Revisions) -> Built:
        """Everything as of this day."""
        later = {file: revision for file, revision in revisions.items() if revision}
        key = (day, frozenset(later.items()))
        if key not in self._made:
            self._made[key] = build_pack(
                self.review.case,
                day,
                audience="all",
                folder=self.folder,
                settings=self.settings,
                progress=self.progress,
                revisions=later,
            )
        return self._made[key]


def _went_out(entries: Sequence[Entry], file: str) -> bool:
    copies = {(e.identity, e.version) for e in entries if e.file == file}
    return any(standing(entries, identity, file, version).may_have_reached for identity, version in copies)
