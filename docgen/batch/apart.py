"""Work in processes of its own, each of which can be ended without loss to the others.

A pool of ``concurrent.futures`` breaks as a whole with one of its processes, and a worker of Dask may not start
any of ``multiprocessing``. So these are plain programs, on this machine and on workers far away alike.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import IO, Any, ParamSpec, TypeVar

from docgen.batch.helper import READY, read, write
from docgen.errors import WorkerError

P = ParamSpec("P")
T = TypeVar("T")

_START_SECONDS = 120.0  # to stand ready, also on a busy machine
_END_SECONDS = 2.0  # to clear away what it was doing


class HelperDied(Exception):
    """The process ended in the middle of the work."""


class TookTooLong(Exception):
    """The work took longer than the seconds that it may, and its process was ended."""


class Helper:
    """One process. Its methods block, and are for threads; that it is made does not mean that it stands ready."""

    def __init__(self) -> None:
        self._ready = False
        self._stopping = threading.Lock()
        self._folder = Path(tempfile.mkdtemp(prefix="docgen-helper-"))
        paths = [path or str(Path.cwd()) for path in sys.path]
        program = f"import sys; sys.path[:] = {paths!r}; from docgen.batch.helper import main; main()"
        here = str(self._folder)
        # A session (on Windows a group) of its own: Ctrl-C is for the command.
        apart: dict[str, Any] = {"start_new_session": True}
        if sys.platform == "win32":
            apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-c", program],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # what a library says of a file may hold case text
                env={**os.environ, "TMPDIR": here, "TEMP": here, "TMP": here},
                **apart,
            )
        except OSError as error:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise WorkerError(f"no process can be started to make it: {error.strerror or error}") from None
        assert self._process.stdin and self._process.stdout
        self._to: IO[bytes] = self._process.stdin
        self._from: IO[bytes] = self._process.stdout

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it is there."""
        return self._process.poll() is None

    def ask(self, content: bytes, seconds: float) -> bytes:
        """The answer to a call. Raises HelperDied, TookTooLong, and WorkerError where it never stood ready."""
        if not self._ready:
            try:
                with self._within(_START_SECONDS):
                    self._ready = read(self._from) == READY
            except (EOFError, OSError, TookTooLong):
                raise WorkerError(
                    "the process that was to make it did not get ready; is docgen whole there, and enough memory?"
                ) from None
        try:
            with self._within(seconds):
                write(self._to, content)
                return read(self._from)
        except (EOFError, OSError):
            raise HelperDied from None

    @contextlib.contextmanager
    def _within(self, seconds: float) -> Iterator[None]:
        """Ends the process when this takes longer; 0 is without end."""
        late = threading.Event()

        def too_long() -> None:
            late.set()
            self.stop()

        timer = threading.Timer(seconds, too_long)
        timer.daemon = True
        if seconds:
            timer.start()
        try:
            yield
        except (EOFError, OSError):
            if late.is_set():
                raise TookTooLong(seconds) from None
            raise
        finally:
            if seconds:
                timer.cancel()
                timer.join()

    def stop(self) -> None:
        """Ends the process, gently first; whoever waits for its answer learns it from the pipe."""
        with self._stopping:
            self._process.terminate()
            try:
                self._process.wait(_END_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def end(self) -> None:
        """Ends it, and clears away whatever it wrote."""
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def close(self) -> None:
        """Lets go of its pipes, when nobody waits for its answer any more."""
        for pipe in (self._to, self._from):
            with contextlib.suppress(OSError):  # what was on its way to one that is gone
                pipe.close()


class Helpers:
    """Processes that stand ready; whoever has work takes one, and one that ended is replaced when it is missed."""

    def __init__(self) -> None:
        self._idle: list[Helper] = []
        self._all: set[Helper] = set()
        self._turn = threading.Lock()
        self._closed = False

    @property
    def pids(self) -> tuple[int, ...]:
        """The numbers of the processes."""
        with self._turn:
            return tuple(each.pid for each in self._all)

    def start(self, count: int) -> None:
        """Starts some, and does not wait until they stand ready."""
        for _ in range(count):
            self._idle.append(self._hired())

    def call(self, seconds: float, work: Callable[[], T]) -> T:
        """What the work gives, or raises, in one of the processes; see `Helper.ask` for what else is raised."""
        content = pickle.dumps(work)
        found = self._taken()
        try:
            well, value = pickle.loads(found.ask(content, seconds))
        except BaseException:
            self._lose(found)
            raise
        with self._turn:
            self._idle.append(found)
        if not well:
            raise value
        return value  # type: ignore[no-any-return]

    def end(self) -> None:
        """Ends every process, whatever it does; no other is started."""
        with self._turn:
            self._closed = True
            every, idle, self._idle = [*self._all], self._idle, []
        enders = [threading.Thread(target=each.end) for each in every]
        for ender in enders:
            ender.start()
        for ender in enders:
            ender.join()
        for each in idle:  # the others are closed by whoever waits for their answer
            each.close()

    def _taken(self) -> Helper:
        with self._turn:
            while self._idle:
                found = self._idle.pop()
                if found.alive:
                    return found
                self._all.discard(found)
                found.end()
                found.close()
        return self._hired()

    def _hired(self) -> Helper:
        with self._turn:
            if self._closed:
                raise HelperDied
            fresh = Helper()
            self._all.add(fresh)
            return fresh

    def _lose(self, found: Helper) -> None:
        found.end()
        found.close()
        with self._turn:
            self._all.discard(found)


class Apart(Executor):
    """Processes of this machine, each with one piece of work at a time, and with a time limit for each piece.

    A future raises HelperDied or TookTooLong where its own process ended; the others go on. ``seconds`` is 0 for
    no limit.
    """

    def __init__(self, size: int, seconds: float = 0) -> None:
        self.helpers = Helpers()
        self._size = size
        self.seconds = seconds
        self._threads = ThreadPoolExecutor(size, "docgen-batch")

    def start(self) -> None:
        """Starts all processes, so that they get ready while something else is done."""
        self.helpers.start(self._size)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """See `Executor`. What is called, and with what, has to be such as can travel to a process."""
        return self._threads.submit(self.helpers.call, self.seconds, partial(fn, *args, **kwargs))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """See `Executor`. With ``cancel_futures`` what is being done is broken off too."""
        if not cancel_futures:
            self._threads.shutdown(wait=wait)
        self._threads.shutdown(wait=False, cancel_futures=cancel_futures)
        if wait or cancel_futures:
            self.helpers.end()
            self._threads.shutdown(wait=wait)
