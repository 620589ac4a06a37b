"""How it stands with one recipient and one version of one pack, as the record tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from docgen.send.ledger import Entry

State = Literal["open", "sent", "delivered", "unknown", "drafted", "refused"]
REACHED: frozenset[State] = frozenset({"sent", "delivered"})
PERHAPS: frozenset[State] = frozenset({"unknown", "drafted"})  # nobody but a person can tell


@dataclass(frozen=True, slots=True)
class Standing:
    """``open``: nothing went out. ``refused``: the server would not have it, so nothing went out either.

    ``unknown``: it was handed to the server, and no answer is recorded. ``drafted``: it was put into the
    officer's own mail program. Both may have gone out. ``later`` is how it stands with a second copy, made after
    one that is on record as sent.
    """

    state: State
    attempts: int = 0
    last: Entry | None = None  # the line that the state rests on
    later: State | None = None
    later_entry: Entry | None = None

    @property
    def may_have_reached(self) -> bool:
        """Whether a second copy could be one too many."""
        return self.state in REACHED or self.state in PERHAPS

    @property
    def doubtful(self) -> bool:
        """Whether the first copy, or a second one, may have gone out, and a person has to say."""
        return self.state in PERHAPS or self.later in PERHAPS


def standing(entries: Iterable[Entry], identity: str, file: str, version: int) -> Standing:
    """How it stands with this recipient and this version."""
    own = [e for e in entries if (e.identity, e.file, e.version) == (identity, file, version)]
    attempts = max((e.attempt for e in own), default=0)
    reached = max((e for e in own if e.event in ("accepted", "delivered")), key=lambda e: e.attempt, default=None)
    if reached is None:
        return _unreached(own, attempts)
    after = _unreached([e for e in own if e.attempt > reached.attempt], attempts)
    state: State = "sent" if reached.event == "accepted" else "delivered"
    if after.state == "open":
        return Standing(state, attempts, reached)
    return Standing(state, attempts, reached, after.state, after.last)


def _unreached(own: Sequence[Entry], attempts: int) -> Standing:
    """Where none of these lines says that it went out."""
    refused = {e.attempt for e in own if e.event == "refused"}
    doubtful = [e for e in own if e.event in ("started", "unknown") and e.attempt not in refused]
    if doubtful:
        return Standing("unknown", attempts, doubtful[-1])
    if found := _last(own, ("drafted",)):
        return Standing("drafted", attempts, found)
    if found := _last(own, ("refused",)):
        return Standing("refused", attempts, found)
    return Standing("open", attempts)


def reached_before(entries: Sequence[Entry], identity: str, file: str, version: int) -> Entry | None:
    """The latest earlier version that this recipient has, or may have."""
    for earlier in range(version - 1, 0, -1):
        found = standing(entries, identity, file, earlier)
        if found.may_have_reached:
            return found.last
    return None


def _last(entries: Sequence[Entry], events: Sequence[str]) -> Entry | None:
    return next((e for e in reversed(entries) if e.event in events), None)
