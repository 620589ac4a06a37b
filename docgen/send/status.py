"""What the record says of a case: who was sent what, who was not, and whose message nobody knows of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from docgen.errors import SendError
from docgen.review import Review
from docgen.send.delivery import Clock
from docgen.send.ledger import Entry, Ledger, Taken, stamp
from docgen.send.recipients import recipients
from docgen.send.standing import State, standing


@dataclass(frozen=True, slots=True)
class Line:
    """One recipient and one version."""

    key: str
    file: str
    version: int | None
    state: State
    entry: Entry | None
    still_gets: bool  # it is one of those who get the pack by the case file as it is now
    latest: bool  # of the versions that went out
    later: State | None = None  # of a second copy
    later_entry: Entry | None = None


def status(review: Review, ledger: Ledger) -> tuple[Line, ...]:
    """Everybody who gets a pack, and everybody who was sent one, with how it stands by the record."""
    entries = ledger.entries(review.authority.id, review.case.reference)
    latest = {v.file: v.version for v in ledger.versions(review.authority.id, review.case.reference)}
    lines: list[Line] = []
    now = {(r.identity, r.file): r.key for r in recipients(review)}
    copies = dict.fromkeys((e.identity, e.file, e.version) for e in entries)
    for identity, file in dict.fromkeys([*now, *((i, f) for i, f, _ in copies)]):
        versions = sorted(v for i, f, v in copies if (i, f) == (identity, file))
        newest = latest.get(file)
        if newest and newest not in versions and (identity, file) in now:
            versions.append(newest)
        for version in versions:
            found = standing(entries, identity, file, version)
            part = now.get((identity, file)) or next(e.part for e in entries if e.identity == identity)
            lines.append(
                Line(
                    part,
                    file,
                    version,
                    found.state,
                    found.last,
                    (identity, file) in now,
                    version == newest,
                    found.later,
                    found.later_entry,
                )
            )
        if not versions:
            lines.append(Line(now[identity, file], file, None, "open", None, True, True))
    return tuple(lines)


def record_delivered(
    review: Review, ledger: Ledger, keys: Sequence[str], how: str, clock: Clock
) -> tuple[Entry, ...]:
    """Writes down that what was drafted or printed for these recipients went out, or that a message of unknown
    fate did. Raises SendError where nothing of the kind is on record.
    """
    entries = ledger.entries(review.authority.id, review.case.reference)
    meets = review.case.meeting.date if review.case.meeting else None
    made = []
    for key in dict.fromkeys(keys):
        doubtful = [e for e in entries if e.part == key and e.event in ("drafted", "started", "unknown")]
        if not doubtful:
            raise SendError(f"{key[:40]}: nothing was drafted or printed for them; `docgen send drafts` does it")
        last = doubtful[-1]
        found = standing(entries, last.identity, last.file, last.version)
        if not found.doubtful:
            raise SendError(f"{key}: version {last.version} is on record as {found.state} already")
        made.append(
            replace(
                last,
                at=stamp(clock()),
                day=review.today.isoformat(),
                meeting=meets.isoformat() if meets else "",
                event="delivered",
                attempt=found.attempts + 1,
                answer=how,
            )
        )
    try:
        ledger.add(*made)
    except Taken:
        raise SendError("another run is recording the same; see docgen send status") from None
    return tuple(made)


def let_go(review: Review, ledger: Ledger, clock: Clock, today: date) -> int:
    """Deletes what the authority may not keep any longer; how many lines went."""
    days = review.authority.mail.keep_days
    return ledger.let_go(review.authority.id, today - timedelta(days=days), clock()) if days else 0
