"""A worker process: it loads docgen once, and then does one task after the other until it is told to end."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import sys
import tempfile
import threading
import warnings
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path

READY = b"ready"
BEGUN = b"begun"  # said of each task before anything is done for it


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker has to know before its first task."""

    authorities: tuple[Path, ...]
    templates: tuple[Path, ...]
    max_pages: int
    memory: int  # bytes it may ask for, where the system can hold it to that
    temporary: Path  # a folder of its own, cleared away with it


def main(connection: Connection, setup: Setup) -> None:
    """Answers tasks from this connection until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the service, which ends this one
    signal.signal(signal.SIGTERM, _end)
    threading.Thread(target=_go_with_the_service, daemon=True).start()
    logging.disable(logging.CRITICAL)  # what a library has to say of a file may hold case text
    warnings.simplefilter("ignore")
    os.umask(0o077)
    tempfile.tempdir = str(setup.temporary)
    os.environ.update(dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(setup.temporary)))
    _keep_to(setup.memory)
    from docgen.pdf.embedded import warm_up
    from docgen.service.envelope import Task
    from docgen.service.work import Workshop

    shop = Workshop(setup.authorities, setup.templates, setup.max_pages)
    warm_up()
    _load_what_tasks_need()
    connection.send_bytes(READY)
    while True:
        try:
            content = connection.recv_bytes()
        except (EOFError, OSError):
            return
        connection.send_bytes(BEGUN)
        connection.send_bytes(shop.do(Task.from_bytes(content)).to_bytes())


def _load_what_tasks_need() -> None:
    """Templates compiled and rules loaded now, while nobody waits for it."""
    import json
    from contextlib import suppress

    from docgen.service.envelope import Task
    from docgen.service.examples import CASE, DAY
    from docgen.service.work import PDF, Workshop

    with suppress(Exception):  # whatever is wrong is told to whoever asks for something
        Workshop().do(Task("pack", DAY, PDF, json.dumps(CASE).encode()))


def _keep_to(memory: int) -> None:
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(ValueError, OSError):  # the owner may have set less already
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _end(number: int, frame: object) -> None:
    raise SystemExit(0)  # so that an outside engine, and what it wrote, are cleared away


def _go_with_the_service() -> None:
    """Ends this process when the service is gone, however that ended."""
    service = parent_process()
    if service is not None:
        wait([service.sentinel])
        os._exit(1)
