"""Small cases for batches, and workers that die, for tests to import; worker processes import it too."""

from __future__ import annotations

import hashlib
import json
import os
import signal
from collections.abc import Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from support import load_data

from docgen.batch import LocalWorkers
from docgen.batch.task import Order, Outcome, Task, make

DAY = date(2026, 4, 20)
ORDER = Order(DAY)


def small(number: int, **changes: Any) -> dict[str, Any]:
    """A case that calls for few papers."""
    return {**load_data("minimal"), "reference": f"1026{number:04}", **changes}


def written(path: Path, cases: Sequence[dict[str, Any] | str]) -> Path:
    """A JSON Lines file of these cases."""
    lines = [case if isinstance(case, str) else json.dumps(case) for case in cases]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def on_disk(folder: Path) -> dict[str, str]:
    """The hash of every file below a folder, without the report and the lock."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.parent != folder
    }


def report_of(folder: Path) -> dict[str, Any]:
    """What the report of a batch says."""
    found: dict[str, Any] = json.loads((folder / "batch-report.json").read_text(encoding="utf-8"))
    return found


class HereWorkers(LocalWorkers):
    """One worker inside this process: no process has to be started for it."""

    def __init__(self, size: int | None = None) -> None:
        super().__init__(1)
        self.executor = ThreadPoolExecutor(1)


@dataclass(frozen=True)
class Dying:
    """Makes a case, or takes its process along: each time, or the first time only, which it marks in a file."""

    number: int
    once: Path | None = None

    def __call__(self, task: Task) -> Outcome:
        if task.number == self.number and not (self.once and self.once.exists()):
            if self.once:
                self.once.touch()
            os.kill(os.getpid(), signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
        return make(task)


class Deadly(Executor):
    """An executor whose workers run something else than what they were given."""

    def __init__(self, inner: Executor, act: Dying) -> None:
        self.inner, self.act = inner, act

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        return self.inner.submit(self.act if fn is make else fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.inner.shutdown(wait=wait, cancel_futures=cancel_futures)


class DyingWorkers(LocalWorkers):
    """Workers of this machine, one of which dies."""

    def __init__(self, size: int, act: Dying) -> None:
        self.act, self.renewed = act, 0
        super().__init__(size)
        self.executor = Deadly(self.executor, act)

    def renew(self) -> None:
        super().renew()
        self.renewed += 1
        self.executor = Deadly(self.executor, self.act)
