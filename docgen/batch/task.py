"""What a worker does: one case in as bytes, its papers out as bytes. It reads and writes no file of the case's.

So it runs the same in a process of this machine and on a machine far away.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from docgen.batch.telling import Failure, failure
from docgen.batch.tools import Kit, unpacked
from docgen.batch.versions import versions
from docgen.build import Settings, build_pack
from docgen.case import parse_case
from docgen.documents.choice.audience import Audience
from docgen.errors import DocgenError
from docgen.manifest import with_inputs
from docgen.output import MANIFEST


@dataclass(frozen=True, slots=True)
class Order:
    """How every case of a batch is made."""

    today: date
    audience: Audience = "attendees"
    engine: str = "embedded"
    archive: bool = False

    def inputs(self, tools: str, case: bytes, partners: Mapping[str, bytes]) -> str:
        """The hash of all that decides what is made of a case: where it is the same, so are the papers."""
        said = [tools, self.today.isoformat(), self.audience, self.engine, self.archive]
        files = [hashlib.sha256(case).hexdigest()]
        files += [f"{name}\0{hashlib.sha256(content).hexdigest()}" for name, content in sorted(partners.items())]
        return hashlib.sha256(json.dumps([said, files]).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Task:
    """One case on its way to a worker. What it shows of itself in a log is of no person."""

    number: int
    inputs: str
    order: Order
    case: bytes = field(repr=False)
    partners: Mapping[str, bytes] = field(repr=False)
    templates: tuple[Path, ...] = field(default=(), repr=False)
    authorities: tuple[Path, ...] = field(default=(), repr=False)
    kit: Kit | None = None  # instead of the two, where the worker has no such folders
    made_with: Mapping[str, str] = field(default_factory=versions, repr=False)  # where the task comes from


@dataclass(frozen=True, slots=True)
class Papers:
    """All that was made of one case, the manifest among it."""

    files: Mapping[str, bytes] = field(repr=False)


Outcome = Papers | Failure


def make(task: Task) -> Outcome:
    """The papers of one case, or why there are none; raises nothing."""
    case = None
    try:
        templates, authorities = unpacked(task.kit) if task.kit else (task.templates, task.authorities)
        case = parse_case(task.case)
        settings = Settings(task.order.engine, authorities, templates, task.order.archive)
        built = build_pack(
            case,
            task.order.today,
            audience=task.order.audience,
            supplied=task.partners,
            settings=settings,
        )
    except DocgenError as error:
        return failure(error, task.case, case)
    except MemoryError:
        return Failure("worker", "there was not enough memory; take fewer --workers")
    except Exception as error:
        return Failure("unexpected", _place_of(error))
    unfit = sum(finding.severity == "failure" for finding in built.findings)
    files = dict(built.files)
    files[MANIFEST] = with_inputs(files[MANIFEST], task.inputs, len(built.warnings), unfit)
    return Papers(files)


def _place_of(error: Exception) -> str:
    """The kind of an unforeseen error and where it came from: its message may hold case text."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    place = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else "?"
    return f"a fault in docgen itself ({type(error).__name__} at {place}); please report it, without the case"
