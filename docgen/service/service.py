"""One service: its workers, what it keeps, and how a task becomes an answer, at once or as a job."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import logging
import math
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from docgen.service import worker
from docgen.service.crew import Busy, Crew, NotWanted, Wanted, WorkerDied, WorkerHung
from docgen.service.envelope import Answer, Task
from docgen.service.keys import KeyStore
from docgen.service.logs import event
from docgen.service.metrics import Metrics
from docgen.service.problems import of_fault, problem
from docgen.service.process import Main
from docgen.service.reading import Reader
from docgen.service.settings import ServiceSettings
from docgen.service.store import InFlight, Job, NoRoom, OtherRequest, OwnersFull, Store

_KEPT = 500  # answers from here on are not kept under an Idempotency-Key: asking again may go better
_PASSING = (408, 409, 429)
_FULL = "every worker has work, and as much waits as may"
_LONGEST = 120  # seconds that anybody is asked to wait before they ask again
_PAUSE = 1.0  # seconds, where the disk is full


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, and how they would like the answer."""

    owner: str
    request_id: str
    idempotency_key: str | None = None
    later: bool = False  # as a job
    on_given: bool = True  # the day is the client's, not today
    wanted: Wanted | None = None  # whether the client is still there


class Service:
    """Everything that the requests of one service share. Made and used in one event loop."""

    def __init__(
        self,
        settings: ServiceSettings,
        *,
        now: Callable[[], float] = time.time,
        main: Main = worker.main,
        store: Store | None = None,
    ) -> None:
        self.settings = settings
        self.metrics = Metrics()
        self.crew = Crew(settings, self._lost, main)
        self.store = store or Store(settings.state, settings.limits.disk)
        self.keys = KeyStore(settings.state)
        self.reader = Reader(settings.limits)
        self.draining = False  # also set by a signal, at the very moment that it comes
        self._drained_at: float | None = None
        self._now = now
        self._under_way: Counter[str] = Counter()  # requests, by the key that they came with
        self._queued = asyncio.Event()
        self._chores: list[asyncio.Task[None]] = []
        self._watch()

    async def start(self) -> None:
        """Returns when it can take requests; jobs that were not finished are taken up again."""
        await self.crew.start()
        at_once = max(1, self.settings.workers - 1)  # one worker is left for those who wait at the line
        self._chores = [asyncio.create_task(self._work_off_jobs()) for _ in range(at_once)]
        self._chores.append(asyncio.create_task(self._keep_house()))
        event("ready", workers=self.crew.ready)

    def drain(self) -> float:
        """No job is begun from now on. The seconds that are left for what is under way."""
        now = time.monotonic()
        self.draining = True
        if self._drained_at is None:
            self._drained_at = now + self.settings.drain_seconds
        self.crew.drain()
        self._queued.set()
        return max(0.0, self._drained_at - now)

    async def stop(self) -> None:
        """Ends. Jobs under way are finished if there is time, and else when the service is there again."""
        left = self.drain()
        house = self._chores.pop()
        house.cancel()
        _, late = await asyncio.wait(self._chores, timeout=left)
        for chore in late:
            chore.cancel()
        await asyncio.gather(house, *late, return_exceptions=True)
        await self.crew.stop()
        self.store.close()
        event("stopped")

    async def answer(self, task: Task, asked: Asked) -> Answer:
        """The answer to a task: the work done, or the job it became. What went wrong is an answer, too."""
        run = self._as_job(task, asked) if asked.later else self._at_once(task, asked)
        if asked.idempotency_key is None:
            return await run
        return await self._once(task, asked, asked.idempotency_key, run)

    def refusal(self, asked: Asked) -> Answer | None:
        """The answer where there is no place for a request, before its body is read; None where there is.

        503 where the service is full, and 429 where it is not, but this key has its share.
        """
        if not asked.later and not asked.idempotency_key and self.crew.full:
            return self._busy(_FULL)
        most = self.settings.requests_per_key
        if asked.owner and self._under_way[asked.owner] >= most:
            return self._too_many(f"this key has {most} requests under way, as many as one may have")
        return None

    @contextlib.contextmanager
    def under_way(self, asked: Asked) -> Iterator[None]:
        """Counts a request to its key for as long as this lasts."""
        self._under_way[asked.owner] += 1
        try:
            yield
        finally:
            self._under_way[asked.owner] -= 1
            if not self._under_way[asked.owner]:
                del self._under_way[asked.owner]

    def job(self, job_id: str, owner: str) -> Job | None:
        """The job, where it is this owner's."""
        return self.store.job(job_id, owner)

    def after(self, tasks: int) -> dict[str, str]:
        """Retry-After: when so many tasks will be done, by what tasks took lately."""
        return {"Retry-After": str(max(1, min(_LONGEST, math.ceil(self.crew.seconds_for(tasks)))))}

    def _most_at_work(self, owner: str) -> int | None:
        """How many workers one key may have: where there is another key, one worker is left for it."""
        shared = owner and self.settings.workers > 1 and self.keys.several_in_use
        return self.settings.workers - 1 if shared else None

    async def _at_once(self, task: Task, asked: Asked) -> Answer:
        try:
            most = self.settings.limits.waiting
            wanted = None if asked.idempotency_key else asked.wanted  # a kept answer is for whoever asks again
            most_at_work = self._most_at_work(asked.owner)
            answer = await self.crew.do(
                task, owner=asked.owner, most_waiting=most, most_at_work=most_at_work, wanted=wanted
            )
        except Busy:
            return self._busy(_FULL)
        except NotWanted:
            return gone()
        except (WorkerDied, WorkerHung) as error:
            answer = _lost_task(error)
        if answer.status == 504:
            return replace(answer, headers={**answer.headers, **self.after(self.crew.waiting + 1)})
        return answer

    async def _as_job(self, task: Task, asked: Asked) -> Answer:
        if self.draining:
            return stopping()
        most, now = self.settings.limits.jobs, self._now()
        key = asked.idempotency_key
        try:
            job = await asyncio.to_thread(self.store.put_job, asked.owner, task, most, now, key)
        except NoRoom:
            return _no_room()
        except OwnersFull:
            return self._too_many("this key has its share of the jobs, or of what can be kept")
        if job is None:
            return self._busy("there are as many jobs as may be")
        self._queued.set()
        event("job-accepted", request_id=asked.request_id, job=job.id)
        return await self._accepted(job.id)

    async def _once(self, task: Task, asked: Asked, key: str, run: Coroutine[Any, Any, Answer]) -> Answer:
        """The same key gets the same answer, and the work is done one time."""
        settled = False
        try:
            request = await asyncio.to_thread(_fingerprint, task, asked)
            kept = self.store.begin(asked.owner, key, request, self._now())
            if kept:
                run.close()
                kept = await self._accepted(kept) if isinstance(kept, str) else kept
                return replace(kept, headers={**kept.headers, "Idempotency-Replayed": "true"})
        except InFlight:
            run.close()
            detail = "a request with this Idempotency-Key is being worked on"
            return problem(409, "in-flight", detail, headers=self.after(1))
        except NoRoom:
            run.close()
            return _no_room()
        except OtherRequest:
            run.close()
            return problem(422, "key-used", "this Idempotency-Key was used for another request")
        try:
            answer = await run
            if asked.later:
                settled = answer.status == 202  # together with the job itself
            elif answer.status < _KEPT and answer.status not in _PASSING:
                settled = await asyncio.to_thread(self.store.settle, asked.owner, key, answer)
            return answer
        finally:
            if not settled:
                self.store.forget(asked.owner, key)

    def _busy(self, detail: str) -> Answer:
        self.metrics.refused.labels("busy").inc()
        return problem(503, "busy", f"{detail}; come back later", headers=self.after(self.crew.waiting + 1))

    def _too_many(self, detail: str) -> Answer:
        self.metrics.refused.labels("too-many-requests").inc()
        return problem(429, "too-many-requests", f"{detail}; come back later", headers=self.after(1))

    async def _accepted(self, job_id: str) -> Answer:
        headers = {"Location": f"/v1/jobs/{job_id}", "Preference-Applied": "respond-async"}
        unfinished = await asyncio.to_thread(self.store.unfinished)
        queued = plain_job(Job(job_id, "", "queued", None, 0.0, None))
        return replace(queued, status=202, headers={**headers, **self.after(unfinished)})

    async def _work_off_jobs(self) -> None:
        while not self.draining:
            self._queued.clear()  # before looking, so that a job that comes meanwhile is not overlooked
            try:
                worked = await self._one_job()
            except Busy:
                return
            except Exception as error:  # a full disk, say: the job waits, and so do we
                event("fault", level=logging.ERROR, fault=of_fault(error).fault)
                await asyncio.sleep(1.0)
                continue
            if not worked:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._queued.wait(), 5.0)

    async def _one_job(self) -> bool:
        """Does the job that waits longest; False where none waits."""
        taken = await asyncio.to_thread(self.store.take_job)
        if taken is None:
            return False
        job_id, owner, task = taken
        try:
            answer = await self._job_answer(task, owner)
            await asyncio.to_thread(self.store.finish_job, job_id, answer, self._now())
        except NoRoom:
            await asyncio.to_thread(self.store.try_job_again, job_id, self._now())
            event("no-room", level=logging.ERROR, job=job_id)
            await asyncio.sleep(_PAUSE)
            return True
        except BaseException:
            self.store.give_back_job(job_id)
            raise
        self.metrics.jobs.labels(str(answer.status)).inc()
        event("job-done", job=job_id, status=answer.status, code=answer.code, fault=answer.fault)
        return True

    async def _job_answer(self, task: Task | None, owner: str) -> Answer:
        if task is None:
            return problem(500, "worker-died", "The job ended the service each time it was tried.")
        if self.draining:
            raise Busy
        try:
            return await self.crew.do(task, owner=owner, later=True)
        except (WorkerDied, WorkerHung) as error:
            return _lost_task(error)

    async def _keep_house(self) -> None:
        ticks = 0
        while True:
            self.crew.sweep()
            if ticks % 60 == 0:
                await asyncio.to_thread(self.store.expire, self._now() - self.settings.keep_seconds)
            ticks += 1
            await asyncio.sleep(1.0)

    def _lost(self, reason: str) -> None:
        self.metrics.workers_lost.labels(reason).inc()
        level = logging.INFO if reason == "recycled" else logging.WARNING
        event("worker-replaced", level=level, reason=reason)

    def _watch(self) -> None:
        crew = self.crew
        self.metrics.watch("docgen_workers_ready", "Workers that are there.", lambda: crew.ready)
        self.metrics.watch("docgen_workers_busy", "Workers with a task.", lambda: crew.working)
        self.metrics.watch("docgen_tasks_waiting", "Tasks that wait for a worker.", lambda: crew.waiting)
        self.metrics.watch("docgen_jobs_unfinished", "Jobs that are not done.", self.store.unfinished)
        self.metrics.watch("docgen_body_bytes", "Bytes of requests in memory.", lambda: self.reader.held)


def plain_job(job: Job) -> Answer:
    """How far a job is, as JSON."""
    content = {
        "id": job.id,
        "state": job.state,
        "status": job.status,
        "result": f"/v1/jobs/{job.id}/result" if job.state == "done" else None,
    }
    return Answer(200, "application/json", json.dumps(content).encode())


def _no_room() -> Answer:
    event("no-room", level=logging.ERROR)
    return problem(503, "no-room", "nothing more can be kept here at the moment", headers={"Retry-After": "60"})


def gone() -> Answer:
    """For the log alone: whoever asked is not there to read it."""
    return problem(400, "gone", "the request ended before it was whole, or before its turn came")


def stopping() -> Answer:
    """What those get whose work is not begun, or not done, when the service ends."""
    return problem(503, "stopping", "the service is being stopped; ask again", headers={"Retry-After": "5"})


def _lost_task(error: WorkerDied | WorkerHung) -> Answer:
    if isinstance(error, WorkerHung):
        return problem(504, "too-long", "The work took longer than it may here.")
    return problem(500, "worker-died", "The worker ended in the middle of it. It has been replaced; ask again.")


def _fingerprint(task: Task, asked: Asked) -> str:
    """The same for the same request; today is not part of it, so that asking again after midnight is the same."""
    meant = task if asked.on_given else replace(task, on=date.min)
    return hashlib.sha256(b"later " * asked.later + meant.to_bytes()).hexdigest()
