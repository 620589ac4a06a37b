"""What a worker of a cluster runs: the work is done in a process beside it, as on the command's own machine.

So a case that hangs or takes its process along leaves the worker to the others.
"""

from __future__ import annotations

import atexit
from collections.abc import Mapping
from functools import cache, partial

from docgen.batch.apart import Helpers
from docgen.batch.task import Outcome, Task, make
from docgen.batch.telling import Failure
from docgen.batch.versions import difference, versions
from docgen.pdf.engine import engine as engine_of


def look(engine: str) -> Mapping[str, str]:
    """The versions of what makes bytes on this worker, that of an outside engine too.

    Raises EngineMissing where the engine is not there.
    """
    found = dict(versions())
    if engine != "embedded":
        found[engine] = engine_of(engine).version
    return found


def make_here(task: Task, seconds: float) -> Outcome:
    """The papers of one case. Raises HelperDied and TookTooLong, as the process beside this one ended."""
    if other := difference(task.made_with, versions()):
        return Failure("worker", f"the worker it came to has {other}; install the same there")
    return _helpers().call(seconds, partial(make, task))


@cache
def _helpers() -> Helpers:
    """Those of this worker, kept for as long as it runs: one for each of its threads."""
    found = Helpers()
    atexit.register(found.end)
    return found
