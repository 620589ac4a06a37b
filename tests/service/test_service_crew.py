"""Workers that die, hang and grow old; jobs that outlive the service. Each with workers that need no second to start."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import stand_in

from docgen.errors import OutputError
from docgen.service.crew import Busy, Crew, NotWanted, WorkerDied, WorkerHung
from docgen.service.envelope import Answer, Task
from docgen.service.process import Main
from docgen.service.service import Asked, Service
from docgen.service.settings import Limits, ServiceSettings
from docgen.service.store import ATTEMPTS, OwnersFull, Store

DAY = date(2026, 4, 20)


def task(document: str = "echo", case: bytes = b"a case", gate: Path | None = None) -> Task:
    return Task("document", DAY, "text/plain", case, document=document, recipient=str(gate) if gate else None)


def settings(
    state: Path, workers: int = 2, recycle: int = 500, keep: float = 1000.0, **limits: float
) -> ServiceSettings:
    return ServiceSettings(
        state,
        workers=workers,
        recycle=recycle,
        keep_seconds=keep,
        drain_seconds=0.2,
        limits=Limits(**limits),  # type: ignore[arg-type]
    )


@asynccontextmanager
async def crew_of(made: ServiceSettings, main: Main = stand_in.main) -> AsyncIterator[tuple[Crew, list[str]]]:
    told: list[str] = []
    crew = Crew(made, told.append, main)
    await crew.start()
    try:
        yield crew, told
    finally:
        await crew.stop()


async def until(fact: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not fact():
            await asyncio.sleep(0.01)


def run(doing: Awaitable[None]) -> None:
    asyncio.run(doing)  # type: ignore[arg-type]


def test_tasks_are_shared_out(tmp_path: Path) -> None:
    async def story() -> None:
        gate = tmp_path / "gate"
        async with crew_of(settings(tmp_path)) as (crew, told):
            doing = [asyncio.create_task(crew.do(task("wait", b"%d" % n, gate))) for n in range(5)]
            await until(lambda: crew.working == 2 and crew.waiting == 3)
            gate.touch()
            answers = await asyncio.gather(*doing)
            assert [a.content for a in answers] == [b"0", b"1", b"2", b"3", b"4"]
            assert len({a.headers["Pid"] for a in answers}) == 2
            assert told == []

    run(story())


def test_a_worker_that_dies_fails_its_task_alone(tmp_path: Path) -> None:
    async def story() -> None:
        gate = tmp_path / "gate"
        async with crew_of(settings(tmp_path)) as (crew, told):
            other = asyncio.create_task(crew.do(task("wait", b"other", gate)))
            await until(lambda: crew.working == 1)
            with pytest.raises(WorkerDied):
                await crew.do(task("die"))
            gate.touch()
            assert (await other).content == b"other"
            await until(lambda: crew.ready == 2)
            assert told == ["died"]
            assert {(await crew.do(task())).content for _ in range(4)} == {b"a case"}

    run(story())


def test_what_a_dead_worker_wrote_is_cleared_away(tmp_path: Path) -> None:
    async def story() -> None:
        async with crew_of(settings(tmp_path, workers=1)) as (crew, _):
            with pytest.raises(WorkerDied):
                await crew.do(task("die", b"secret"))
            await until(lambda: crew.ready == 1 and not list(tmp_path.rglob("left-behind")))
        assert [path for path in tmp_path.rglob("*") if path.is_file()] == []

    run(story())


def test_a_worker_that_hangs_is_ended(tmp_path: Path) -> None:
    async def story() -> None:
        async with crew_of(settings(tmp_path, workers=1, seconds=0.3)) as (crew, told):
            (before,) = crew.processes
            with pytest.raises(WorkerHung):
                await crew.do(task("hang"))
            assert (await crew.do(task())).content == b"a case"  # it waits for the fresh one
            assert told == ["hung"]
            assert before not in crew.processes
            with pytest.raises(ProcessLookupError):
                os.kill(before, 0)

    run(story())


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="Windows has no such signal")
def test_a_worker_that_stands_still_before_it_reads_is_ended_too(tmp_path: Path) -> None:
    async def story() -> None:
        async with crew_of(settings(tmp_path, workers=1, seconds=0.3)) as (crew, told):
            os.kill(crew.processes[0], signal.SIGSTOP)
            with pytest.raises(WorkerHung):
                await crew.do(task(case=b"x" * 5_000_000))  # more than the pipe holds
            assert (await crew.do(task())).status == 200
            assert told == ["hung"]

    run(story())


def test_a_worker_that_died_with_nothing_to_do_costs_no_task(tmp_path: Path) -> None:
    async def story() -> None:
        async with crew_of(settings(tmp_path)) as (crew, told):
            for process in crew.processes:
                os.kill(process, signal.SIGTERM)
            await asyncio.sleep(0.2)
            assert (await crew.do(task())).content == b"a case"
            crew.sweep()
            await until(lambda: crew.ready == 2)
            assert told == ["died", "died"]

    run(story())


def test_a_task_that_was_on_its_way_to_a_worker_that_ended_is_done_by_a_fresh_one(tmp_path: Path) -> None:
    async def story() -> None:
        async with crew_of(settings(tmp_path, workers=1), stand_in.gone_before_it_begins) as (crew, told):
            large = b"x" * 3_000_000  # more than the pipe holds
            assert (await crew.do(task(case=large), most_waiting=0)).content == large
            assert told == ["died"]

    run(story())


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no such signal")
def test_idle_workers_that_are_killed_at_any_moment_cost_no_task(tmp_path: Path) -> None:
    async def story() -> None:
        async with crew_of(settings(tmp_path)) as (crew, told):
            for n in range(12):
                for process in crew.processes:
                    os.kill(process, signal.SIGKILL)
                doing = [crew.do(task(case=b"%d" % k), most_waiting=n % 2) for k in range(2)]
                assert [a.content for a in await asyncio.gather(*doing)] == [b"0", b"1"]
                crew.sweep()
                await until(lambda: crew.ready == 2)
            assert told == ["died"] * 24

    run(story())


def test_a_task_that_no_worker_lives_to_begin_is_not_tried_for_ever(tmp_path: Path) -> None:
    async def story() -> None:
        async with crew_of(settings(tmp_path, workers=1), stand_in.never_begins) as (crew, told):
            with pytest.raises(WorkerDied):
                await crew.do(task())
            assert 2 <= len(told) <= 10

    run(story())


def test_a_worker_goes_when_its_successor_stands_ready(tmp_path: Path) -> None:
    async def story() -> None:
        async with crew_of(settings(tmp_path, workers=1, recycle=3)) as (crew, told):
            seen = []
            for _ in range(3):
                seen.append((await crew.do(task())).headers["Pid"])
            await until(lambda: "recycled" in told and crew.ready == 1)
            seen.append((await crew.do(task())).headers["Pid"])
            assert len(set(seen[:3])) == 1
            assert seen[3] != seen[0]
            await until(lambda: not _there(int(seen[0])))

    run(story())


def _there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_when_full_it_says_so_at_once(tmp_path: Path) -> None:
    async def story() -> None:
        gate = tmp_path / "gate"
        async with crew_of(settings(tmp_path, workers=1)) as (crew, _):
            doing = [asyncio.create_task(crew.do(task("wait", gate=gate), most_waiting=1)) for _ in range(2)]
            await until(lambda: crew.waiting == 1)
            with pytest.raises(Busy):
                await crew.do(task(), most_waiting=1)
            gate.touch()
            assert [a.status for a in await asyncio.gather(*doing)] == [200, 200]

    run(story())


def test_who_gives_up_waiting_leaves_the_queue_in_order(tmp_path: Path) -> None:
    async def story() -> None:
        gate = tmp_path / "gate"
        async with crew_of(settings(tmp_path, workers=1)) as (crew, _):
            first = asyncio.create_task(crew.do(task("wait", gate=gate)))
            await until(lambda: crew.working == 1)
            second, third = (asyncio.create_task(crew.do(task(case=b"%d" % n))) for n in (2, 3))
            await until(lambda: crew.waiting == 2)
            second.cancel()
            gate.touch()
            assert (await first).status == 200
            assert (await third).content == b"3"
            assert (crew.ready, crew.working, crew.waiting) == (1, 0, 0)

    run(story())


def test_whoever_has_the_fewest_at_work_is_next(tmp_path: Path) -> None:
    async def story() -> None:
        gates = [tmp_path / str(n) for n in range(3)]
        done: list[bytes] = []

        async with crew_of(settings(tmp_path)) as (crew, _):

            async def one(owner: str, name: bytes, gate: Path) -> None:
                done.append((await crew.do(task("wait", name, gate), owner=owner)).content)

            doing = [asyncio.create_task(one("a", b"a%d" % n, gates[n])) for n in range(2)]
            await until(lambda: crew.working == 2)
            for owner in "aab":
                doing.append(asyncio.create_task(one(owner, b"%s later" % owner.encode(), gates[2])))
                await asyncio.sleep(0)
            assert crew.waiting == 3
            gates[0].touch()  # a has one at work, and b none: b is next, though it came last
            await until(lambda: crew.waiting == 2)
            gates[2].touch()
            await until(lambda: len(done) == 4)
            assert done == [b"a0", b"b later", b"a later", b"a later"]
            gates[1].touch()
            await asyncio.gather(*doing)

    run(story())


def test_one_worker_is_left_for_the_others(tmp_path: Path) -> None:
    async def story() -> None:
        gate = tmp_path / "gate"
        async with crew_of(settings(tmp_path, workers=3)) as (crew, _):
            many = [
                asyncio.create_task(crew.do(task("wait", b"a", gate), owner="a", most_at_work=2)) for _ in range(4)
            ]
            await until(lambda: (crew.working, crew.waiting) == (2, 2))
            assert crew.idle == 1
            assert (await crew.do(task("echo", b"b"), owner="b", most_at_work=2)).content == b"b"
            assert (crew.working, crew.waiting, crew.idle) == (2, 2, 1)
            gate.touch()
            assert [answer.content for answer in await asyncio.gather(*many)] == [b"a"] * 4
            assert (crew.working, crew.waiting, crew.idle) == (0, 0, 3)

    run(story())


def test_where_there_is_another_key_none_has_all_workers(tmp_path: Path) -> None:
    async def story() -> None:
        service = Service(settings(tmp_path, workers=3), main=stand_in.main)
        one, _ = service.keys.create("one")
        assert service._most_at_work(one.id) is None
        other, _ = service.keys.create("other")
        assert service._most_at_work(one.id) == 2
        service.keys.revoke(other.id)
        assert service._most_at_work(one.id) is None
        service.store.close()

    run(story())


def test_who_waits_too_long_for_a_worker_is_told_to_come_back(tmp_path: Path) -> None:
    async def story() -> None:
        made = settings(tmp_path, workers=1, waiting_seconds=0.4)
        async with crew_of(made, stand_in.ends_and_no_other_starts) as (crew, told):
            with pytest.raises(Busy):
                await crew.do(task())
            assert told == ["died"]
            assert (crew.ready, crew.waiting) == (0, 0)

    run(story())


def test_what_nobody_waits_for_any_more_is_not_begun(tmp_path: Path) -> None:
    async def gone() -> bool:
        return False

    async def story() -> None:
        gate = tmp_path / "gate"
        async with crew_of(settings(tmp_path, workers=1)) as (crew, told):
            first = asyncio.create_task(crew.do(task("wait", gate=gate)))
            await until(lambda: crew.working == 1)
            ghost = asyncio.create_task(crew.do(task("die"), wanted=gone))
            await until(lambda: crew.waiting == 1)
            last = asyncio.create_task(crew.do(task(case=b"last")))
            gate.touch()
            with pytest.raises(NotWanted):
                await ghost
            assert (await first).status == 200
            assert (await last).content == b"last"
            assert (crew.idle, told) == (1, [])

    run(story())


def test_how_long_tasks_take_is_known_of_those_before(tmp_path: Path) -> None:
    async def story() -> None:
        async with crew_of(settings(tmp_path, workers=2)) as (crew, _):
            guessed = crew.seconds_for(6)
            assert guessed == 3.0  # before any was seen: a second each, and two at a time
            for _ in range(60):
                await crew.do(task())
            assert 0.0 < crew.seconds_for(6) < guessed / 2

    run(story())


@asynccontextmanager
async def service_of(made: ServiceSettings, now: Callable[[], float] = lambda: 1000.0) -> AsyncIterator[Service]:
    service = Service(made, now=now, main=stand_in.main)
    await service.start()
    try:
        yield service
    finally:
        await service.stop()


ME = Asked("me", "request-1")
LATER = replace(ME, later=True)


async def finished(service: Service, accepted: Answer) -> Answer:
    job_id = accepted.headers["Location"].rpartition("/")[2]

    def done() -> bool:
        job = service.job(job_id, "me")
        return job is not None and job.state == "done"

    await until(done)
    job = service.job(job_id, "me")
    assert job
    result = service.store.result(job)
    assert result
    return result


def test_a_job_is_done_though_the_service_was_stopped_in_the_middle(tmp_path: Path) -> None:
    async def story() -> None:
        gate = tmp_path / "gate"
        state = settings(tmp_path / "state")
        async with service_of(state) as service:
            accepted = [await service.answer(task("wait", b"%d" % n, gate), LATER) for n in range(4)]
            await until(lambda: service.crew.working == 1)
        assert len(list((tmp_path / "state" / "files").iterdir())) == 4
        gate.touch()
        async with service_of(state) as service:
            results = [await finished(service, a) for a in accepted]
            assert [r.content for r in results] == [b"0", b"1", b"2", b"3"]
            assert service.store.unfinished() == 0

    run(story())


def test_a_job_that_kills_its_worker_fails_and_the_next_is_done(tmp_path: Path) -> None:
    async def story() -> None:
        async with service_of(settings(tmp_path / "state")) as service:
            bad = await service.answer(task("die"), LATER)
            good = await service.answer(task(), LATER)
            assert (await finished(service, good)).content == b"a case"
            failed = await finished(service, bad)
            assert (failed.status, failed.code) == (500, "worker-died")
            assert b"a case" not in failed.content

    run(story())


def test_a_job_that_ends_the_service_each_time_is_not_tried_for_ever(tmp_path: Path) -> None:
    async def story() -> None:
        state = settings(tmp_path / "state")
        service = Service(state, now=lambda: 1.0, main=stand_in.main)
        accepted = await service.answer(task(), LATER)
        service.store.close()
        for _ in range(ATTEMPTS):  # as if the power went while it was being done
            service = Service(state, main=stand_in.main)
            assert service.store.take_job()
            service.store.close()
        async with service_of(state) as again:
            assert (await finished(again, accepted)).code == "worker-died"

    run(story())


def test_jobs_and_results_are_gone_when_their_time_is_over(tmp_path: Path) -> None:
    async def story() -> None:
        clock = [1000.0]
        files = tmp_path / "state" / "files"
        async with service_of(settings(tmp_path / "state"), lambda: clock[0]) as service:
            accepted = await service.answer(task(), LATER)
            await finished(service, accepted)
            await service.answer(task(), replace(ME, idempotency_key="k"))
            names = sorted(path.suffix for path in files.iterdir())
            assert names == [".answer", ".kept"]  # the request itself is not kept any longer
            for path in files.iterdir():
                os.utime(path, (1000.0, 1000.0))
            service.store.expire(999.0)
            assert len(list(files.iterdir())) == 2
            service.store.expire(1000.5)
            assert list(files.iterdir()) == []
            assert service.job(accepted.headers["Location"].rpartition("/")[2], "me") is None

    run(story())


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps files by other means")
def test_what_is_kept_is_for_the_owner_alone(tmp_path: Path) -> None:
    async def story() -> None:
        state = tmp_path / "state"
        async with service_of(settings(state)) as service:
            await finished(service, await service.answer(task(), LATER))
            folders = [path for path in [state, *state.rglob("*")] if path.is_dir()]
            kept = [*(state / "files").iterdir(), *state.glob("jobs.sqlite*")]
            assert len(folders) >= 4 and len(kept) >= 2
            assert {path.stat().st_mode & 0o077 for path in [*folders, *kept]} == {0}

    run(story())


def test_a_job_belongs_to_whoever_asked_for_it(tmp_path: Path) -> None:
    async def story() -> None:
        async with service_of(settings(tmp_path / "state")) as service:
            accepted = await service.answer(task(), LATER)
            job_id = accepted.headers["Location"].rpartition("/")[2]
            assert service.job(job_id, "me")
            assert service.job(job_id, "somebody else") is None

    run(story())


def test_no_more_jobs_are_taken_than_may_be(tmp_path: Path) -> None:
    async def story() -> None:
        gate = tmp_path / "gate"
        async with service_of(settings(tmp_path / "state", jobs=2)) as service:
            for _ in range(2):
                accepted = await service.answer(task("wait", gate=gate), replace(LATER, owner=""))
                assert accepted.status == 202
            refused = await service.answer(task("wait", gate=gate), LATER)
            assert (refused.status, refused.code) == (503, "busy")
            assert int(refused.headers["Retry-After"]) >= 1
            gate.touch()

    run(story())


def test_one_key_has_a_share_of_the_jobs(tmp_path: Path) -> None:
    async def story() -> None:
        gate, others = tmp_path / "gate", replace(LATER, owner="another")
        async with service_of(settings(tmp_path / "state", jobs=4)) as service:
            for _ in range(3):
                assert (await service.answer(task("wait", gate=gate), LATER)).status == 202
            refused = await service.answer(task("wait", gate=gate), LATER)
            assert (refused.status, refused.code) == (429, "too-many-requests")
            assert int(refused.headers["Retry-After"]) >= 1
            assert (await service.answer(task("wait", gate=gate), others)).status == 202
            assert (await service.answer(task("wait", gate=gate), others)).status == 503
            gate.touch()

    run(story())


def test_one_key_has_a_share_of_the_disk(tmp_path: Path) -> None:
    store = Store(tmp_path / "state", 10_000)
    for n, size in enumerate((3_000, 3_000, 800)):  # each is some 250 bytes more
        assert store.put_job("a", task(case=b"x" * size), 100, float(n))
    with pytest.raises(OwnersFull):
        store.put_job("a", task(case=b"little"), 100, 4.0)
    answer = Answer(200, "text/plain", b"little")
    for owner, kept in (("a", False), ("b", True)):
        assert store.begin(owner, "k", "r", 4.0) is None
        assert store.settle(owner, "k", answer) is kept
    assert store.put_job("b", task(case=b"little"), 100, 5.0)
    store.close()


def test_owners_take_turns_with_their_jobs(tmp_path: Path) -> None:
    store = Store(tmp_path / "state", 1_000_000)
    for n, owner in enumerate("aaaabbc"):
        store.put_job(owner, task(case=b"%s%d" % (owner.encode(), n)), 100, float(n))
    taken = []
    while (job := store.take_job()) is not None:
        assert job[2]
        taken.append(job[2].case.decode())
    assert taken == ["a0", "b4", "c6", "a1", "b5", "a2", "a3"]
    store.close()


def test_no_more_is_kept_than_there_is_room_for(tmp_path: Path) -> None:
    async def story() -> None:
        keyed = replace(ME, idempotency_key="k")
        async with service_of(settings(tmp_path / "state", disk=10)) as service:
            assert "Idempotency-Replayed" not in (await service.answer(task(), keyed)).headers
            assert (await service.answer(task(), keyed)).headers["Idempotency-Replayed"] == "true"
            other = replace(keyed, idempotency_key="other")
            for _ in range(2):
                assert "Idempotency-Replayed" not in (await service.answer(task(), other)).headers
            assert (await service.answer(task(), LATER)).code == "busy"

    run(story())


def test_an_answer_that_is_the_services_fault_is_not_kept(tmp_path: Path) -> None:
    async def story() -> None:
        keyed = replace(ME, idempotency_key="k")
        async with service_of(settings(tmp_path / "state")) as service:
            assert (await service.answer(task("die"), keyed)).status == 500
            assert (await service.answer(task("die"), keyed)).code == "worker-died"  # it was tried again
            assert (await service.answer(task(), keyed)).status == 200
            assert (await service.answer(task(case=b"another"), keyed)).code == "key-used"
            theirs = await service.answer(task(case=b"another"), replace(keyed, owner="somebody else"))
            assert theirs.content == b"another"

    run(story())


def test_two_services_do_not_share_a_folder(tmp_path: Path) -> None:
    async def story() -> None:
        async with service_of(settings(tmp_path / "state")):
            with pytest.raises(OutputError, match="another docgen serve uses this folder"):
                Service(settings(tmp_path / "state"))
        Service(settings(tmp_path / "state")).store.close()

    run(story())


def test_told_to_end_it_leaves_the_workers_to_those_who_wait_at_the_line(tmp_path: Path) -> None:
    async def story() -> None:
        gate = tmp_path / "gate"
        async with service_of(settings(tmp_path / "state", workers=1)) as service:
            first = asyncio.create_task(service.answer(task("wait", b"first", gate), ME))
            await until(lambda: service.crew.working == 1)
            await service.answer(task(case=b"job"), LATER)
            await until(lambda: service.crew.waiting == 1)
            second = asyncio.create_task(service.answer(task(case=b"second"), ME))
            await until(lambda: service.crew.waiting == 2)
            assert service.drain() < 0.3
            assert service.crew.waiting == 1
            assert (await service.answer(task(), LATER)).code == "stopping"
            gate.touch()
            assert [(await each).content for each in (first, second)] == [b"first", b"second"]
            assert service.store.unfinished() == 1  # the job is done at the next start

    run(story())


def test_asking_again_for_a_job_that_was_deleted_is_a_new_job(tmp_path: Path) -> None:
    async def story() -> None:
        keyed = replace(LATER, idempotency_key="k")
        service = Service(settings(tmp_path / "state"), now=lambda: 1.0, main=stand_in.main)
        first = await service.answer(task(), keyed)
        service.store.close()  # as if it was killed right after the job was accepted
        async with service_of(settings(tmp_path / "state")) as service:
            again = await service.answer(task(), keyed)
            assert again.headers["Location"] == first.headers["Location"]
            assert again.content == first.content
            await finished(service, again)
            job = service.job(first.headers["Location"].rpartition("/")[2], "me")
            assert job
            service.store.delete_job(job)
            anew = await service.answer(task(), keyed)
            assert anew.status == 202 and anew.headers["Location"] != first.headers["Location"]
            assert (await finished(service, anew)).content == b"a case"

    run(story())


def test_a_full_disk_takes_no_job_and_fails_one_whose_result_can_not_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    async def story() -> None:
        monkeypatch.setattr("docgen.service.service._PAUSE", 0.0)
        gate, files = tmp_path / "gate", tmp_path / "state" / "files"
        async with service_of(settings(tmp_path / "state")) as service:
            accepted = await service.answer(task("wait", gate=gate), LATER)
            monkeypatch.setattr(os, "fsync", full)
            refused = await service.answer(task(), LATER)
            assert (refused.status, refused.code) == (503, "no-room")
            assert int(refused.headers["Retry-After"]) >= 1
            gate.touch()
            job_id = accepted.headers["Location"].rpartition("/")[2]
            await until(lambda: service.store.unfinished() == 0)
            job = service.job(job_id, "me")
            assert job and (job.state, job.status) == ("done", 500)
            assert service.store.result(job) is None
            await until(lambda: list(files.iterdir()) == [])

    run(story())
