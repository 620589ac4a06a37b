"""One worker process as its crew sees it: bytes in, bytes out, and an end that comes when it is called."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import threading
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from docgen.service import worker
from docgen.service.settings import ServiceSettings

_START_SECONDS = 120.0  # to stand ready, also on a busy machine
_END_SECONDS = 2.0  # to clear away what it was doing


Main = Callable[[Connection, worker.Setup], None]
"""What a worker process runs."""


class NotBegun(Exception):
    """The worker was gone before it began with the task, so that another can do it as if nothing had been."""


class WorkerProcess:
    """A worker that stands ready. Its methods block, and are for threads.

    Raises EOFError or OSError where it can't be started.
    """

    def __init__(self, settings: ServiceSettings, temporary: Path, main: Main = worker.main) -> None:
        self.done = 0
        self.succeeded = False  # another has begun, or will, to take its place
        self.leaving = False
        self.works_for: str | None = None  # whose task it has
        self._ending = threading.Lock()
        self._folder = Path(tempfile.mkdtemp(prefix="worker-", dir=temporary))
        own, other = get_context("spawn").Pipe()
        self._connection: Connection[bytes, bytes] = own
        setup = worker.Setup(
            settings.authorities, settings.templates, settings.limits.pages, settings.limits.memory, self._folder
        )
        self._process = get_context("spawn").Process(target=main, args=(other, setup), daemon=True)
        try:
            self._process.start()
            other.close()  # so that the pipe ends where the worker does
            if not own.poll(_START_SECONDS) or own.recv_bytes() != worker.READY:
                raise EOFError("a worker did not get ready")
        except BaseException:
            self.end()
            raise

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid or 0

    @property
    def alive(self) -> bool:
        """Whether it is there."""
        return self._process.is_alive()

    def ask(self, content: bytes) -> bytes:
        """What the worker answers. Raises NotBegun, and EOFError or OSError where it ends in the middle."""
        try:
            self._connection.send_bytes(content)
            if self._connection.recv_bytes() != worker.BEGUN:
                raise OSError("a worker answers before it has begun")
        except (EOFError, ConnectionError):  # a pipe takes what it is given, though nobody will read it
            raise NotBegun from None
        answer = self._connection.recv_bytes()
        self.done += 1
        return answer

    def stop(self) -> None:
        """Ends the process, gently first; whoever waits for its answer learns it from the pipe."""
        with self._ending, contextlib.suppress(OSError, ValueError, AttributeError):
            self._process.terminate()
            self._process.join(_END_SECONDS)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()

    def end(self) -> None:
        """Ends it, when nobody waits for its answer any more, and clears away whatever it wrote."""
        self.stop()
        self._connection.close()
        shutil.rmtree(self._folder, ignore_errors=True)
