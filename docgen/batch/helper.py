"""The program that makes cases for a batch, one after the other, until the one that started it is gone.

It is started by `docgen.batch.apart`, and talks to it by two pipes. Whatever else is printed goes nowhere, since
it may hold case text.
"""

from __future__ import annotations

import gc
import os
import pickle
import shutil
import signal
import tempfile
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any

from docgen.errors import WorkerError

READY = b"ready"
_LENGTH = 8  # bytes that say how many follow


def main() -> None:
    """Answers calls until there will be no more."""
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the officer's process, which ends this one
    signal.signal(signal.SIGTERM, _end)
    gc.set_threshold(100_000, 50, 100)  # as the command itself does
    calls: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_listen, args=(asked, calls), daemon=True).start()
    from docgen.pdf.embedded import warm_up

    warm_up()  # loaded now, while nobody waits for it
    write(answers, READY)
    while True:
        write(answers, _answer(calls.get()))


def write(stream: IO[bytes], content: bytes) -> None:
    """Puts one message into a pipe."""
    stream.write(len(content).to_bytes(_LENGTH))
    stream.write(content)
    stream.flush()


def read(stream: IO[bytes]) -> bytes:
    """The next message of a pipe; raises EOFError where there is none, or half of one."""
    head = stream.read(_LENGTH)
    content = stream.read(int.from_bytes(head)) if len(head) == _LENGTH else b""
    if len(head) < _LENGTH or len(content) < int.from_bytes(head):
        raise EOFError
    return content


def _answer(content: bytes) -> bytes:
    """What came of a call: whether it went well, and its value or its error."""
    try:
        call = pickle.loads(content)
        found: tuple[bool, Any] = (True, call())
        return pickle.dumps(found)
    except Exception as error:
        try:
            return pickle.dumps((False, pickle.loads(pickle.dumps(error))))
        except Exception:  # an error that can't travel: its kind can
            return pickle.dumps((False, WorkerError(type(error).__name__)))


def _listen(stream: IO[bytes], calls: SimpleQueue[bytes]) -> None:
    """Hears at any time, also in the middle of the work, that whoever started this one is gone."""
    try:
        while True:
            calls.put(read(stream))
    except (EOFError, OSError):
        shutil.rmtree(Path(tempfile.gettempdir()), ignore_errors=True)  # a folder of its own: see `apart`
        os._exit(0)


def _end(number: int, frame: object) -> None:
    raise SystemExit(0)  # so that an outside engine, and what it wrote, are cleared away
