"""Helpers for the embedded engine: it holds the interpreter while it works, so only processes run side by side."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait

_MOST = 3  # each holds some 60 MB; a pack has work for about as many


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def hired() -> Iterator[ProcessPoolExecutor | None]:
    """Some processes that stand ready while it lasts, started at once; None where there is one processor.

    They start while the caller still reads the case. They are started anew and not forked, so it is the same on
    every system, and whoever calls this is a program whose main module may be imported again.
    """
    size = min(cores(), _MOST)
    if size < 2:
        yield None
        return
    crew = ProcessPoolExecutor(size, mp_context=get_context("spawn"), initializer=stand_ready)
    try:
        with deaf_to_ctrl_c():
            for _ in range(size):
                crew.submit(_nothing)
        yield crew
    finally:
        crew.shutdown(cancel_futures=True)


@contextmanager
def deaf_to_ctrl_c() -> Iterator[None]:
    """Processes that are started meanwhile are deaf to it from the first moment on."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # not the main thread: there Ctrl-C never arrives
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def stand_ready() -> None:
    """Makes a new process ready to convert, deaf to Ctrl-C, and sure to end with the one that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the officer's process, which ends this one
    threading.Thread(target=_go_with_the_officer, daemon=True).start()
    from docgen.pdf.embedded import warm_up

    warm_up()  # loaded now, while nobody waits for it


def _go_with_the_officer() -> None:
    """Ends this process when the one that hired it is gone, however that ended."""
    officer = parent_process()
    if officer is not None:
        wait([officer.sentinel])
        os._exit(1)


def _nothing() -> None:
    return None
