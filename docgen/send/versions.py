"""Which version of each pack goes out: the one that went out before, unless something changed.

A pack carries its day on the cover, so tomorrow's is never today's to the byte. What was begun is therefore made
again with the day it was begun on: if that gives the same bytes, nothing changed, and who lacks it gets that
version. If it does not, the pack of today is the next version.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docgen.build import Built, Progress, Settings, build_pack
from docgen.pack import Pack, editions
from docgen.review import Review
from docgen.send.ledger import Entry, Version
from docgen.send.standing import standing


@dataclass(frozen=True, slots=True)
class Issue:
    """One version of one pack, made."""

    file: str
    version: int
    pack: Pack
    made_on: date
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
    def of(
        cls, shelf: Shelf, versions: Sequence[Version], entries: Sequence[Entry], changed: str | None
    ) -> Issues:
        """Makes the packs; what is on record again as it was, to see whether it changed."""
        latest = {version.file: version for version in versions}
        made: dict[str, Issue] = {}
        missing: dict[str, str] = {}
        today = shelf.review.today
        for edition in editions(shelf.review, "all"):
            file, last = edition.file, latest.get(edition.file)
            if last is not None:
                day = date.fromisoformat(last.made_on)
                pack = shelf.pack(day, file)
                if pack is not None and pack.pdf.sha256 == last.sha256:
                    made[file] = Issue(file, last.version, pack, day, last.changed or None, recorded=True)
                    continue
            pack = shelf.pack(today, file)
            if pack is None:
                missing[file] = shelf.why_not(today, file)
                continue
            number = last.version + 1 if last else 1
            before = _went_out(entries, file)
            made[file] = Issue(file, number, pack, today, changed if before else None, went_out_before=before)
        return cls(made, missing)


@dataclass(frozen=True)
class Shelf:
    """The packs of one review as of each day that is asked for, made once."""

    review: Review
    folder: Path | None
    settings: Settings
    progress: Progress
    _made: dict[date, Built]

    def built(self, day: date) -> Built:
        """Everything, as of this day."""
        if day not in self._made:
            self._made[day] = build_pack(
                self.review.case,
                day,
                audience="all",
                folder=self.folder,
                settings=self.settings,
                progress=self.progress,
            )
        return self._made[day]

    def pack(self, day: date, file: str) -> Pack | None:
        """One pack, as of this day; None where it is held back."""
        return next((pack for pack in self.built(day).packs if pack.edition.file == file), None)

    def why_not(self, day: date, file: str) -> str:
        """Why a pack was not made: what is held back, by place and never by name."""
        built = self.built(day)
        reader = file.removesuffix("-pack.pdf")
        own = [back for back in built.held if back.file == file]
        own = own or [back for back in built.held if back.file.endswith(f"-{reader}")] or list(built.held)
        return "; ".join(" ".join(back.why.split()) for back in own) or "it could not be made"


def _went_out(entries: Sequence[Entry], file: str) -> bool:
    copies = {(e.identity, e.version) for e in entries if e.file == file}
    return any(standing(entries, identity, file, version).may_have_reached for identity, version in copies)
