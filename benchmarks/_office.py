"""A warm LibreOffice behind unoserver, and the processor time that it takes. Needs unoserver and a Python with uno."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


class Office:
    """LibreOffice that is already running: each conversion is one call."""

    def __init__(self, python: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="bench-office-", ignore_cleanup_errors=True)
        home = Path(self._folder.name)
        package = importlib.metadata.distribution("unoserver")
        for file in package.files or []:  # a Python with uno is seldom the one with the packages
            if ".." not in file.parts and "__pycache__" not in file.parts:
                (home / "lib" / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(package.locate_file(file), home / "lib" / file)
        ports = _free(), _free()
        command = [python, "-m", "unoserver.server", "--port", str(ports[0]), "--uno-port", str(ports[1])]
        environment = {**os.environ, "PYTHONPATH": str(home / "lib")}
        with (home / "log").open("wb") as log:
            self._process = subprocess.Popen(
                command, env=environment, stdout=log, stderr=log, start_new_session=True
            )
        from unoserver.client import UnoClient

        self._client = UnoClient(port=str(ports[0]))
        for _ in range(600):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", ports[0])) == 0:
                    break
            if self._process.poll() is not None:
                raise SystemExit(f"unoserver does not start:\n{(home / 'log').read_text(encoding='utf-8')}")
            time.sleep(0.1)

    def convert(self, docx: bytes) -> bytes:
        """The PDF of this Word file."""
        made: Any = self._client.convert(indata=docx, convert_to="pdf")
        return bytes(getattr(made, "data", made))

    def seconds(self) -> float:
        """Processor time so far of unoserver and of the LibreOffice that it runs."""
        return sum(seconds_of(pid) for pid in self._family())

    def _family(self) -> Iterator[int]:
        waiting = [self._process.pid]
        while waiting:
            pid = waiting.pop()
            yield pid
            for children in Path(f"/proc/{pid}/task").glob("*/children"):
                waiting += map(int, children.read_text(encoding="ascii").split())

    def __enter__(self) -> Office:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        import signal

        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._folder.cleanup()


def seconds_of(pid: int) -> float:
    """Processor time of this process so far, and of those of its children that have ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / _TICKS


@contextmanager
def office() -> Iterator[Office]:
    """Runs while it lasts, with the first Python that has uno."""
    for python in (os.environ.get("UNO_PYTHON", ""), "/usr/bin/python3", sys.executable):
        if (
            python
            and subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode == 0
        ):
            break
    else:
        raise SystemExit("no Python with uno: apt-get install python3-uno, or set UNO_PYTHON")
    with Office(python) as running:
        running.convert(_SMALL.read_bytes())
        yield running


_SMALL = Path(__file__).resolve().parent.parent / "templates" / "letters" / "letter-7.docx"
