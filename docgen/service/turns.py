"""Who waits for a worker, and who is next: one key's many requests do not keep another's few waiting."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.service.process import WorkerProcess


@dataclass(eq=False, slots=True)
class Turn:
    """One task that waits; ``worker`` comes true when it is its turn."""

    owner: str
    later: bool  # it is of a job, and can wait for the next start of the service
    most: int | None = None  # workers that its owner may have at one time; None is all
    worker: asyncio.Future[WorkerProcess] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )

    def may_begin(self, at_work: Mapping[str, int]) -> bool:
        """Whether its owner has fewer ``at_work`` than it may have."""
        return self.most is None or at_work.get(self.owner, 0) < self.most


class Turns:
    """All that wait. For one event loop."""

    def __init__(self) -> None:
        self._waiting: list[Turn] = []  # longest first

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, turn: Turn, *, first: bool = False) -> None:
        """At the end; ``first`` is for what has waited before."""
        self._waiting.insert(0 if first else len(self._waiting), turn)

    def leave(self, turn: Turn) -> bool:
        """Whether it was waiting; now it does no longer."""
        if turn not in self._waiting:
            return False
        self._waiting.remove(turn)
        return True

    def next(self, at_work: Mapping[str, int]) -> Turn | None:
        """Whoever has the fewest ``at_work``, and among these who waits longest; waits no longer.

        None where nobody waits, or everybody has as many at work as they may have.
        """
        there = [turn for turn in self._waiting if not turn.worker.done() and turn.may_begin(at_work)]
        found = min(there, key=lambda turn: at_work.get(turn.owner, 0), default=None)
        if found:
            self._waiting.remove(found)
        return found

    def put_off(self) -> list[Turn]:
        """Those of jobs, which wait no longer."""
        gone = [turn for turn in self._waiting if turn.later]
        self._waiting = [turn for turn in self._waiting if not turn.later]
        return gone
