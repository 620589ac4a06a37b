"""The worker processes: each does one task at a time, and one that dies or hangs fails that task alone.

A pool of ``concurrent.futures`` breaks as a whole with one of its workers, so each worker here has its own pipe.
One that has done its share goes when its successor stands ready, so that nobody waits for a start.
"""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Literal

from docgen.service import worker
from docgen.service.envelope import Answer, Task
from docgen.service.process import Main, NotBegun, WorkerProcess
from docgen.service.settings import ServiceSettings
from docgen.service.turns import Turn, Turns

Reason = Literal["died", "hung", "recycled"]
Told = Callable[[Reason], None]
Wanted = Callable[[], Awaitable[bool]]

_FIRST_GUESS = 1.0  # seconds of work that a task has, before one was seen
_NEWEST = 0.1  # how much the newest task counts in what one takes
_FRESH_ONES = 3  # workers that may die before they begin with one task, all that were idle aside


class WorkerDied(Exception):
    """The worker ended in the middle of the task."""


class WorkerHung(Exception):
    """The task took longer than a task may, and its worker was ended."""


class NotWanted(Exception):
    """Whoever asked for it went away before a worker was there for it."""


class Busy(Exception):
    """Every worker has work, and as much waits as may."""


class Crew:
    """The workers of one service. All methods are for its event loop."""

    def __init__(self, settings: ServiceSettings, told: Told = lambda _: None, main: Main = worker.main) -> None:
        self._settings = settings
        self._told = told
        self._main = main
        self._idle: deque[WorkerProcess] = deque()
        self._all: set[WorkerProcess] = set()
        self._waiting = Turns()
        self._chores: set[asyncio.Task[None]] = set()
        self._threads = ThreadPoolExecutor(3 * settings.workers + 2, "docgen-worker")
        self._temporary = settings.state / "tmp"
        self._pace = _FIRST_GUESS
        self._draining = False
        self._ended = False

    @property
    def ready(self) -> int:
        """How many workers are there, at work or not."""
        return len(self._all)

    @property
    def idle(self) -> int:
        """How many have nothing to do."""
        return len(self._idle)

    @property
    def working(self) -> int:
        """How many tasks are being done."""
        return len(self._all) - len(self._idle)

    @property
    def waiting(self) -> int:
        """How many tasks wait for a worker."""
        return len(self._waiting)

    @property
    def full(self) -> bool:
        """Whether every worker has work, and as much waits as may; one that is being replaced is waited for."""
        return not self._idle and len(self._waiting) >= self._settings.limits.waiting + self._coming

    def seconds_for(self, tasks: int) -> float:
        """How long so many tasks take, as tasks took lately."""
        return self._pace * tasks / max(1, self._settings.workers)

    @property
    def _coming(self) -> int:
        """How many workers are being started, so that each has a place for one who waits."""
        return max(0, self._settings.workers - len(self._all))

    @property
    def processes(self) -> tuple[int, ...]:
        """The ids of the worker processes."""
        return tuple(each.pid for each in self._all)

    async def start(self) -> None:
        """Returns when every worker stands ready; what an earlier service left behind is cleared away first."""
        shutil.rmtree(self._temporary, ignore_errors=True)
        self._temporary.mkdir(mode=0o700, parents=True, exist_ok=True)
        await asyncio.gather(*(self._hire() for _ in range(self._settings.workers)))

    async def do(
        self,
        task: Task,
        *,
        owner: str = "",
        most_waiting: int | None = None,
        most_at_work: int | None = None,
        later: bool = False,
        wanted: Wanted | None = None,
    ) -> Answer:
        """The answer of a worker. Of those who wait, the ``owner`` with the fewest tasks at work is next.

        An owner with ``most_at_work`` waits, though a worker may be idle: that one is for the others.

        Raises Busy where ``most_waiting`` wait already, where no worker comes in the time that it may wait, and
        where none is there for a task that may be done ``later`` when the service is told to end; NotWanted where
        it is not ``wanted`` any more when its turn comes; WorkerDied; WorkerHung.
        """
        content = task.to_bytes()
        unbegun = 0
        while True:
            found = await self._in_time(Turn(owner, later, most_at_work), most_waiting, first=unbegun > 0)
            try:
                if wanted and not await wanted():
                    self._offer(found)
                    raise NotWanted
                answer = await self._ask(found, content)
            except NotBegun:  # it died while it had nothing to do, so the task is as good as new
                self._lose(found, "died")
                most_waiting = None
                unbegun += 1
                if unbegun > self._settings.workers + _FRESH_ONES:
                    raise WorkerDied from None
                continue
            except WorkerDied:
                self._lose(found, "died")
                raise
            except WorkerHung:
                self._lose(found, "hung")
                raise
            except asyncio.CancelledError:
                found.succeeded = found.succeeded or self._draining  # nobody will need another one
                self._lose(found, "hung")  # nobody wants to know any more, and it may be at it for long
                raise
            self._give_back(found)
            return answer

    def sweep(self) -> None:
        """Replaces every worker that died while it had nothing to do."""
        for each in [each for each in self._idle if not each.alive]:
            self._idle.remove(each)
            self._lose(each, "died")

    def drain(self) -> None:
        """Workers are from now on for those alone who wait at the line; what may be done later is put off."""
        self._draining = True
        for turn in self._waiting.put_off():
            if not turn.worker.done():
                turn.worker.set_exception(Busy())

    async def stop(self) -> None:
        """Ends every worker, whatever it does."""
        self._ended = True
        for chore in self._chores:
            chore.cancel()
        await asyncio.gather(*self._chores, return_exceptions=True)
        await asyncio.gather(*(self._on_thread(each.end) for each in self._all), return_exceptions=True)
        self._all.clear()
        self._idle.clear()
        self._threads.shutdown(wait=False, cancel_futures=True)
        shutil.rmtree(self._temporary, ignore_errors=True)

    async def _in_time(self, turn: Turn, most_waiting: int | None, *, first: bool) -> WorkerProcess:
        try:
            async with asyncio.timeout(None if turn.later else self._settings.limits.waiting_seconds):
                return await self._take(turn, most_waiting, first=first)
        except TimeoutError:
            raise Busy from None

    async def _take(self, turn: Turn, most_waiting: int | None, *, first: bool) -> WorkerProcess:
        if turn.later and self._draining:
            raise Busy
        if self._idle and turn.may_begin(self._at_work()):
            found = self._idle.popleft()
            found.works_for = turn.owner
            return found
        if most_waiting is not None and len(self._waiting) >= most_waiting + self._coming:
            raise Busy
        self._waiting.add(turn, first=first)
        try:
            return await turn.worker
        except asyncio.CancelledError:
            if not self._waiting.leave(turn) and turn.worker.done() and not turn.worker.cancelled():
                self._offer(turn.worker.result())
            raise

    def _offer(self, found: WorkerProcess) -> None:
        """Gives a worker without a task to whoever is next."""
        found.works_for = None
        if found.leaving:
            self._all.discard(found)
            self._begin(self._on_thread(found.end))
            return
        turn = self._waiting.next(self._at_work())
        if turn:
            found.works_for = turn.owner
            turn.worker.set_result(found)
        else:
            self._idle.append(found)

    def _at_work(self) -> Counter[str]:
        return Counter(each.works_for for each in self._all if each.works_for is not None)

    async def _ask(self, found: WorkerProcess, content: bytes) -> Answer:
        hung = False

        def too_long() -> None:
            nonlocal hung
            hung = True
            self._threads.submit(found.stop)

        loop = asyncio.get_running_loop()
        begun = loop.time()
        timer = loop.call_later(self._settings.limits.seconds, too_long)
        try:
            answer = Answer.from_bytes(await loop.run_in_executor(self._threads, found.ask, content))
            self._pace += _NEWEST * (loop.time() - begun - self._pace)
            return answer
        except NotBegun:
            if hung:
                raise WorkerHung from None
            raise
        except (EOFError, OSError, ValueError):
            raise (WorkerHung if hung else WorkerDied) from None
        finally:
            timer.cancel()

    def _give_back(self, found: WorkerProcess) -> None:
        if found.done >= self._settings.recycle and not found.succeeded:
            found.succeeded = True
            self._begin(self._succeed(found))
        self._offer(found)

    async def _succeed(self, found: WorkerProcess) -> None:
        """A fresh worker in the place of this one, which goes as soon as it has no task."""
        await self._hire()
        self._told("recycled")
        found.leaving = True
        if found in self._idle:
            self._idle.remove(found)
            self._offer(found)

    def _lose(self, found: WorkerProcess, reason: Reason) -> None:
        """One worker fewer, until a fresh one stands ready."""
        self._told(reason)
        self._all.discard(found)
        if not found.succeeded:
            self._begin(self._hire())
        self._begin(self._on_thread(found.end))

    async def _hire(self) -> None:
        """One worker more; tries until it stands ready."""
        pause = 0.2
        loop = asyncio.get_running_loop()
        while not self._ended:
            begun = loop.run_in_executor(self._threads, WorkerProcess, self._settings, self._temporary, self._main)
            try:
                fresh = await asyncio.shield(begun)
            except asyncio.CancelledError:
                begun.add_done_callback(lambda done: None if done.exception() else done.result().end())
                raise
            except (OSError, EOFError):
                await asyncio.sleep(pause)
                pause = min(pause * 2, 10.0)
                continue
            self._all.add(fresh)
            self._offer(fresh)
            return

    async def _on_thread(self, doing: Callable[[], None]) -> None:
        await asyncio.get_running_loop().run_in_executor(self._threads, doing)

    def _begin(self, doing: Coroutine[Any, Any, None]) -> None:
        if self._ended:
            doing.close()
            return
        chore = asyncio.ensure_future(doing)
        self._chores.add(chore)
        chore.add_done_callback(self._chores.discard)
