"""Small cases for batches, and workers that die, for tests to import; worker processes import it too."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from support import load_data

from docgen.batch import LocalWorkers
from docgen.batch.apart import Apart
from docgen.batch.far import _helpers
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


@dataclass(frozen=True)
class Hanging:
    """Makes a case, or hangs for good, deaf to being asked to end; which process it is stands in a file."""

    number: int
    seconds: float  # that this case may take; the others have no limit, so no test fails on a busy machine
    told: Path

    def __call__(self, task: Task) -> Outcome:
        if task.number == self.number:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            Path(tempfile.gettempdir(), "left-behind").write_text("case text", encoding="utf-8")
            self.told.write_text(f"{os.getpid()} {tempfile.gettempdir()}", encoding="utf-8")
            while True:
                time.sleep(60)
        return make(task)


class OtherWorkers(LocalWorkers):
    """Workers of this machine that do something else than what they were hired for."""

    def __init__(self, size: int, act: Dying | Hanging) -> None:
        super().__init__(size)
        assert isinstance(self.executor, Apart)
        self.apart, self.act = self.executor, act

    def submit(self, task: Task) -> Future[Outcome]:
        self.apart.seconds = limit(task, self.act)
        return self.apart.submit(self.act, task)


def limit(task: Task, act: Dying | Hanging) -> float:
    """The seconds that this case may take."""
    return act.seconds if isinstance(act, Hanging) and task.number == act.number else 0


def act_here(task: Task, act: Hanging) -> Outcome:
    """As `docgen.batch.far.make_here`, with something else to do."""
    return _helpers().call(limit(task, act), partial(act, task))
