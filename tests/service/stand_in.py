"""Workers that do as they are told by the name of the document, and need no second to start."""

from __future__ import annotations

import os
import time
from multiprocessing.connection import Connection

from docgen.service.envelope import Answer, Task
from docgen.service.worker import BEGUN, READY, Setup


def main(connection: Connection, setup: Setup) -> None:
    """``echo`` answers with the case, ``die`` ends the process, ``hang`` waits for ever, ``wait`` for a file."""
    connection.send_bytes(READY)
    while True:
        try:
            task = Task.from_bytes(connection.recv_bytes())
        except EOFError:
            return
        connection.send_bytes(BEGUN)
        (setup.temporary / "left-behind").write_bytes(task.case)
        if task.document == "die":
            os._exit(1)
        if task.document == "hang":
            time.sleep(600)
        if task.document == "wait":  # until whoever tests says so
            gate = task.recipient or ""
            while not os.path.exists(gate):  # noqa: PTH110 - nothing else is imported here
                time.sleep(0.01)
        answer = Answer(200, "text/plain", task.case, {"Docgen-Version": "stand-in", "Pid": str(os.getpid())})
        connection.send_bytes(answer.to_bytes())


def gone_before_it_begins(connection: Connection, setup: Setup) -> None:
    """The first worker ends while a task is on its way to it, without a look at it; others are like ``main``."""
    mark = setup.temporary.parent / "was-there"
    if os.path.exists(mark):  # noqa: PTH110 - nothing else is imported here
        main(connection, setup)
        return
    mark.touch()
    connection.send_bytes(READY)
    connection.poll(None)
    os._exit(1)


def never_begins(connection: Connection, setup: Setup) -> None:
    """Each worker ends as it is given something."""
    connection.send_bytes(READY)
    connection.poll(None)
    os._exit(1)


def ends_and_no_other_starts(connection: Connection, setup: Setup) -> None:
    """The first worker ends as it is given something, and those after it as they start."""
    mark = setup.temporary.parent / "was-there"
    if not os.path.exists(mark):  # noqa: PTH110 - nothing else is imported here
        mark.touch()
        connection.send_bytes(READY)
        connection.poll(None)
    os._exit(1)
