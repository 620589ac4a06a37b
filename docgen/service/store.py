"""What outlives a request: jobs with their results, and answers under an Idempotency-Key. SQLite and files.

Case data is in these files. They are readable by their owner alone, and deleted when their time is over.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from docgen.errors import OutputError
from docgen.service.envelope import Answer, Task
from docgen.service.folder import private_folder
from docgen.service.settings import share_of

State = Literal["queued", "running", "done"]

ATTEMPTS = 3  # a job that ends the service each time it is done is not done for ever

_TABLES = """
create table if not exists jobs (
    id text primary key, owner text not null, state text not null, attempts integer not null default 0,
    status integer, created real not null, finished real
) strict;
create table if not exists asked (
    owner text not null, key text not null, request text not null, answer text, created real not null, job text,
    primary key (owner, key)
) strict;
"""


class InFlight(Exception):
    """A request with the same Idempotency-Key is being worked on."""


class NoRoom(Exception):
    """Nothing more can be kept: the disk is full, or can't be written."""


class OwnersFull(Exception):
    """This owner has their share of the jobs, or of the disk; others may have more."""


class OtherRequest(Exception):
    """The Idempotency-Key was used for another request."""


@dataclass(frozen=True, slots=True)
class Job:
    """A request that is worked on while nobody waits at the line. Times are seconds since 1970."""

    id: str
    owner: str
    state: State
    status: int | None
    created: float
    finished: float | None


class Store:
    """The store of one service. A second service that opens the same folder gets OutputError.

    Methods may be called from any thread. ``now`` is always an argument: seconds since 1970.
    """

    def __init__(self, state: Path, most_bytes: int) -> None:
        self._files = state / "files"
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._served: dict[str, int] = {}  # when an owner's job was taken last, as a number that grows
        path = state / "jobs.sqlite"
        try:
            private_folder(state)
            private_folder(self._files)
            path.touch(mode=0o600)
            self._base = sqlite3.connect(path, timeout=0.5, check_same_thread=False, isolation_level=None)
            self._base.execute("pragma locking_mode = exclusive")  # the system lets go of it, however we end
            self._base.execute("pragma synchronous = full")
            self._base.executescript(_TABLES)
            if "job" not in {row[1] for row in self._base.execute("pragma table_info(asked)")}:
                self._base.execute("alter table asked add column job text")  # a folder of an earlier version
            with self._changing():
                self._base.execute("update jobs set state = 'queued' where state = 'running'")
                self._base.execute(
                    "delete from asked where answer is null and job is null"
                )  # nobody is at work on these any more
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise OutputError(f"{state}: another docgen serve uses this folder; name another one") from None
            raise OutputError(f"{state}: can't be used: {error}") from None
        except OSError as error:
            raise OutputError(
                f"{state}: nothing can be kept there ({error.strerror}); name another folder with --state"
            ) from None
        except sqlite3.Error as error:
            raise OutputError(f"{state}: can't be used: {error}") from None

    def close(self) -> None:
        """Lets go of the folder."""
        self._base.close()

    def put_job(self, owner: str, task: Task, most: int, now: float, key: str | None = None) -> Job | None:
        """A new job, safe on disk when this returns; None where ``most`` are unfinished, or there is no room.

        It is what ``key`` asked for, from the same moment on. Raises OwnersFull; NoRoom where the disk is full.
        """
        with self._lock:
            unfinished, own = self._base.execute(
                "select count(*), count(*) filter (where owner = ?) from jobs where state <> 'done'", (owner,)
            ).fetchone()
        if unfinished >= most or self.held >= self._most_bytes:
            return None
        if owner and (own >= share_of(most) or self._held_for(owner) >= share_of(self._most_bytes)):
            raise OwnersFull
        job = Job(secrets.token_urlsafe(18), owner, "queued", None, now, None)
        try:
            self._write(f"{job.id}.request", task.to_bytes())
            with self._changing():
                self._base.execute(
                    "insert into jobs (id, owner, state, created) values (?, ?, 'queued', ?)", (job.id, owner, now)
                )
                if key is not None:
                    self._base.execute(
                        "update asked set job = ? where owner = ? and key = ?", (job.id, owner, key)
                    )
        except (OSError, sqlite3.OperationalError) as error:
            self._remove(f"{job.id}.request")
            raise NoRoom from error
        return job

    def take_job(self) -> tuple[str, str, Task | None] | None:
        """The next job, now running, with its owner and its task (None where it was tried often enough).

        Owners take turns; of one owner's jobs the one that waits longest is next.
        """
        with self._changing():
            queued = self._base.execute(
                "select id, attempts, owner from (select id, attempts, owner, created, row_number() over "
                "(partition by owner order by created, id) as turn from jobs where state = 'queued') "
                "where turn = 1 order by created, id"
            ).fetchall()
            if not queued:
                return None
            row = min(queued, key=lambda each: self._served.get(each[2], 0))
            self._served[row[2]] = max(self._served.values(), default=0) + 1
            self._base.execute(
                "update jobs set state = 'running', attempts = attempts + 1 where id = ?", (row[0],)
            )
        if row[1] >= ATTEMPTS:
            return row[0], row[2], None
        try:
            return row[0], row[2], Task.from_bytes((self._files / f"{row[0]}.request").read_bytes())
        except (OSError, ValueError):
            return row[0], row[2], None

    def give_back_job(self, job_id: str) -> None:
        """The service stops before the job is done: it is done when the service is there again."""
        with self._changing():
            self._base.execute(
                "update jobs set state = 'queued', attempts = attempts - 1 where id = ? and state = 'running'",
                (job_id,),
            )

    def try_job_again(self, job_id: str, now: float) -> None:
        """Its result could not be kept: it is done again, and has failed where it was tried often enough."""
        with self._changing():
            self._base.execute(
                "update jobs set state = 'queued' where id = ? and state = 'running' and attempts < ?",
                (job_id, ATTEMPTS),
            )
            failed = self._base.execute(
                "update jobs set state = 'done', status = 500, finished = ? where id = ? and state = 'running'",
                (now, job_id),
            ).rowcount
        if failed:
            self._remove(f"{job_id}.request")

    def finish_job(self, job_id: str, answer: Answer, now: float) -> None:
        """Keeps the result, and deletes the request. A job that was deleted meanwhile leaves nothing.

        Raises NoRoom where the result can't be kept.
        """
        try:
            self._write(f"{job_id}.answer", answer.to_bytes())
        except OSError as error:
            raise NoRoom from error
        with self._changing():
            kept = self._base.execute(
                "update jobs set state = 'done', status = ?, finished = ? where id = ?",
                (answer.status, now, job_id),
            ).rowcount
        self._remove(f"{job_id}.request")
        if not kept:
            self._remove(f"{job_id}.answer")

    def job(self, job_id: str, owner: str) -> Job | None:
        """The job, where it is this owner's."""
        with self._lock:
            row = self._base.execute(
                "select id, owner, state, status, created, finished from jobs where id = ? and owner = ?",
                (job_id, owner),
            ).fetchone()
        return Job(*row) if row else None

    def result(self, job: Job) -> Answer | None:
        """What a finished job gave."""
        return self._read(f"{job.id}.answer")

    def delete_job(self, job: Job) -> None:
        """Forgets the job, its request and its result."""
        with self._changing():
            self._base.execute("delete from jobs where id = ?", (job.id,))
            self._base.execute("delete from asked where job = ?", (job.id,))  # asking again is a new job
        self._remove(f"{job.id}.request")
        self._remove(f"{job.id}.answer")

    def unfinished(self) -> int:
        """How many jobs are kept that are not done."""
        with self._lock:
            return int(self._base.execute("select count(*) from jobs where state <> 'done'").fetchone()[0])

    def begin(self, owner: str, key: str, request: str, now: float) -> Answer | str | None:
        """None where the key is new, and now in use; the answer, or the job, where the same request got one.

        Raises InFlight, OtherRequest and NoRoom.
        """
        try:
            with self._changing():
                row = self._base.execute(
                    "select request, answer, job from asked where owner = ? and key = ?", (owner, key)
                ).fetchone()
                if row is None:
                    self._base.execute(
                        "insert into asked (owner, key, request, created) values (?, ?, ?, ?)",
                        (owner, key, request, now),
                    )
                    return None
        except sqlite3.OperationalError as error:
            raise NoRoom from error
        if row[0] != request:
            raise OtherRequest
        if row[2] is not None:
            return str(row[2])
        if row[1] is None:
            raise InFlight
        return self._read(row[1])

    def settle(self, owner: str, key: str, answer: Answer) -> bool:
        """Keeps the answer that this key got; False where there is no room, so that asking again is work again."""
        name = f"{secrets.token_hex(16)}.kept"
        try:
            if self.held >= self._most_bytes or (owner and self._held_for(owner) >= share_of(self._most_bytes)):
                return False
            self._write(name, answer.to_bytes())
            with self._changing():
                self._base.execute("update asked set answer = ? where owner = ? and key = ?", (name, owner, key))
        except (OSError, sqlite3.OperationalError):
            self._remove(name)
            return False
        return True

    @property
    def held(self) -> int:
        """How much the files hold."""
        total = 0
        for path in self._files.iterdir():
            with contextlib.suppress(OSError):
                total += path.stat().st_size
        return total

    def _held_for(self, owner: str) -> int:
        """How much of that is of one owner's requests, results and answers."""
        if self.held < share_of(self._most_bytes):  # nobody can have so much
            return 0
        with self._lock:
            jobs = self._base.execute("select id from jobs where owner = ?", (owner,)).fetchall()
            kept = self._base.execute("select answer from asked where owner = ?", (owner,)).fetchall()
        names = [f"{job}{end}" for (job,) in jobs for end in (".request", ".answer")]
        total = 0
        for name in [*names, *(name for (name,) in kept if name)]:
            with contextlib.suppress(OSError):
                total += (self._files / name).stat().st_size
        return total

    def forget(self, owner: str, key: str) -> None:
        """The key may be used anew: what it asked for came to nothing."""
        with self._changing():
            self._base.execute(
                "delete from asked where owner = ? and key = ? and answer is null and job is null", (owner, key)
            )

    def expire(self, before: float) -> None:
        """Deletes what was finished or answered before this time, and files that nothing speaks of."""
        with self._changing():
            self._base.execute("delete from jobs where state = 'done' and finished < ?", (before,))
            self._base.execute("delete from asked where answer is not null and created < ?", (before,))
            self._base.execute("delete from asked where job is not null and job not in (select id from jobs)")
            jobs = {row[0] for row in self._base.execute("select id from jobs")}
            kept = {row[0] for row in self._base.execute("select answer from asked")}
        for path in self._files.iterdir():
            with contextlib.suppress(OSError):
                if path.stem not in jobs and path.name not in kept and path.stat().st_mtime < before:
                    path.unlink()

    @contextmanager
    def _changing(self) -> Iterator[None]:
        with self._lock:
            self._base.execute("begin immediate")
            try:
                yield
            except BaseException:
                self._base.execute("rollback")
                raise
            self._base.execute("commit")

    def _write(self, name: str, content: bytes) -> None:
        path, made = self._files / name, self._files / f"{name}.new"
        try:
            with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            made.replace(path)
        except OSError:
            self._remove(made.name)
            raise

    def _read(self, name: str) -> Answer | None:
        try:
            return Answer.from_bytes((self._files / name).read_bytes())
        except (OSError, ValueError):
            return None

    def _remove(self, name: str) -> None:
        with contextlib.suppress(OSError):
            (self._files / name).unlink()


_BINARY = getattr(os, "O_BINARY", 0)  # Windows would mend line ends
