"""The work of a batch: cases go out to workers, a few at a time, and come back as folders.

Each case is made once: it is written by this process alone, in one move, and known again by the hash of what it
was made from.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen.batch.apart import HelperDied, TookTooLong
from docgen.batch.naming import folder_name
from docgen.batch.report import Report, Row
from docgen.batch.source import Entry, Source
from docgen.batch.target import alone_in, came_whole, is_of_a_batch, made_before
from docgen.batch.task import Order, Outcome, Papers, Task
from docgen.batch.telling import Failure, failure
from docgen.batch.tools import Tools
from docgen.batch.workers import Workers
from docgen.case import Case, parse_case
from docgen.errors import CaseError, DocgenError, OutputError, PartnerFileError, Problem, WorkerError
from docgen.limits import PARTNER_BYTES_TOGETHER
from docgen.output import MANIFEST, check_target, write_folder

OnRow = Callable[[Row], None]
_DIED = Failure(
    "worker",
    "the process that made it ended twice, the second time with nothing else at work: "
    "it was killed, or there was not enough memory",
)


def build_batch(
    source: Source,
    target: Path,
    order: Order,
    workers: Workers,
    *,
    tools: Tools | None = None,
    report: Report | None = None,
    on_row: OnRow = lambda _: None,
) -> Report:
    """What became of every case of the source, each made into a folder of its own below ``target``.

    A case that fails stops no other; one that an earlier run made, and that has not changed, is left as it is.
    ``report`` is filled while the work goes on, so that a caller that is interrupted has what there is. Raises
    OutputError where the target can't be used, and WorkerError where the workers can't.
    """
    tools = tools or Tools.read()
    report = report or Report(order.today, order.audience, order.engine)
    if source.path.is_dir() and target.resolve() == source.path.resolve():
        raise OutputError(f"{target}: is the folder of the case files; name another with -o")
    with alone_in(target):
        run = _Run(source, target, order, workers, tools, report, on_row)
        run.work()
        report.others = tuple(
            sorted(
                p.name for p in target.iterdir() if p.is_dir() and p.name not in run.folders and is_of_a_batch(p)
            )
        )
        report.finished = True
    return report


@dataclass(slots=True)
class _Run:
    source: Source
    target: Path
    order: Order
    workers: Workers
    tools: Tools
    report: Report
    on_row: OnRow
    folders: dict[str, str] = field(default_factory=dict)  # of each case so far, and where that case stands
    places: dict[int, tuple[str, str]] = field(default_factory=dict)  # of the cases that are out: place, folder

    def work(self) -> None:
        """Hands out every case, and takes in what comes back."""
        tasks = self._tasks()
        out: dict[Future[Outcome], Task] = {}
        try:
            exhausted = False
            while not exhausted or out:
                while not exhausted and len(out) < self.workers.room:
                    task = next(tasks, None)
                    if task is None:
                        exhausted = True
                        break
                    out[self.workers.submit(task)] = task
                if out:
                    self._take_in(out)
        finally:
            for future in out:
                future.cancel()

    def _take_in(self, out: dict[Future[Outcome], Task]) -> None:
        done, _ = wait(out, return_when=FIRST_COMPLETED)
        died = [task for future in done if (task := self._settle(future, out.pop(future)))]
        if not died:
            return
        wait(out)  # once more, with nothing else at work: it may have been memory that it lacked
        died += [task for future, task in out.items() if self._settle(future, task)]
        out.clear()
        for task in died:
            if self._settle(self.workers.submit(task), task):
                self._record(task, _DIED)

    def _settle(self, future: Future[Outcome], task: Task) -> Task | None:
        """Records what came of a task; gives it back where the process that made it died."""
        try:
            outcome = future.result()
        except HelperDied:
            return task
        except TookTooLong as error:
            outcome = Failure(
                "worker", f"took longer than {error.args[0]:g} seconds and was stopped; --time-limit gives it more"
            )
        except WorkerError as error:
            outcome = Failure(error.code, str(error))
        except self.workers.gone:
            outcome = Failure("worker", "the workers that had it were lost, one after the other")
        except CancelledError:
            outcome = Failure("worker", "the cluster was lost before it was made; run the batch again")
        except Exception as error:  # it could not be brought to a worker or back: its message may hold anything
            outcome = Failure(
                "worker", f"no worker can make it ({type(error).__name__}); is docgen installed there?"
            )
        self._record(task, outcome)
        return None

    def _record(self, task: Task, outcome: Outcome) -> None:
        place, folder = self.places.pop(task.number)
        if isinstance(outcome, Failure):
            self._tell(task.number, Row(place, "failed", folder, failure=outcome))
            return
        try:
            row = self._saved(place, folder, outcome)
        except DocgenError as error:
            row = Row(place, "failed", folder, failure=failure(error, task.case, folder=folder))
        self._tell(task.number, row)

    def _saved(self, place: str, folder: str, papers: Papers) -> Row:
        if not came_whole(papers.files):
            return Row(
                place, "failed", folder, failure=Failure("worker", "what came back is not whole; run it again")
            )
        write_folder(self.target / folder, papers.files, force=True)
        content = papers.files[MANIFEST]
        return Row.of(place, "made", folder, json.loads(content), hashlib.sha256(content).hexdigest())

    def _tell(self, number: int, row: Row) -> None:
        if row.failure is not None and row.folder and is_of_a_batch(self.target / row.folder):
            row = replace(row, outdated=True)
        self.report.rows[number] = row
        self.on_row(row)

    def _tasks(self) -> Iterator[Task]:
        """What has to be made; what is there already, or can't be, is told at once."""
        for number, entry in enumerate(self.source.entries(), 1):
            found = self._task(number, entry)
            if isinstance(found, Row):
                self._tell(number, found)
            else:
                yield found

    def _task(self, number: int, entry: Entry) -> Task | Row:
        content, folder, case = entry.content, None, None
        try:
            if content is None:
                raise CaseError([entry.problem or Problem("", "can't be read", "unreadable")])
            case = parse_case(content)
            folder = self._claimed(folder_name(case), entry.place)
            partners = self._partners(case)
            inputs = self.order.inputs(self.tools.sha256, content, partners)
            before = made_before(self.target / folder, inputs)
            if before is not None:
                return Row.of(entry.place, "unchanged", folder, *before)
            check_target(self.target / folder, force=True)
        except DocgenError as error:
            return Row(entry.place, "failed", folder, failure=failure(error, content or b"", case, folder))
        self.places[number] = (entry.place, folder)
        if self.workers.far:
            return Task(number, inputs, self.order, content, partners, kit=self.tools.packed)
        return Task(number, inputs, self.order, content, partners, self.tools.templates, self.tools.authorities)

    def _claimed(self, folder: str, place: str) -> str:
        if folder in self.folders:
            message = f"is the reference of {self.folders[folder]} too; a batch holds a case once"
            raise CaseError([Problem("/reference", message, "doubled-id")])
        self.folders[folder] = place
        return folder

    def _partners(self, case: Case) -> dict[str, bytes]:
        names = [agency.chronology_file for agency in case.agencies if agency.chronology_file]
        if not names:
            return {}
        from docgen.pdf.partner import partner_bytes  # most cases have none

        found: dict[str, bytes] = {}
        for name in names:
            found[name] = partner_bytes(self.source.folder, name)
            if sum(map(len, found.values())) > PARTNER_BYTES_TOGETHER:
                raise PartnerFileError(
                    f"{name}: with it, the files of one case have more than "
                    f"{PARTNER_BYTES_TOGETHER // 1_000_000} MB; send smaller ones"
                )
        return found
