"""A real `docgen serve` on loopback, for tests to talk to."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import httpx
from support import ROOT


class Served:
    """A running service: its address, its log, and a client for it."""

    def __init__(self, state: Path, *options: str) -> None:
        self.state = state
        command = [sys.executable, "-m", "docgen", "serve", "--port", "0", "--state", str(state), *options]
        environment = {k: v for k, v in os.environ.items() if not k.startswith("DOCGEN_")}
        self.process = subprocess.Popen(
            command,
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
            env=environment,
        )
        self.lines: list[str] = []
        self._news = threading.Condition()
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()
        self.url = str(self.wait_for("listening")["url"])
        self.wait_for("ready")
        self.client = httpx.Client(base_url=self.url, timeout=120, trust_env=False)

    def _read(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            with self._news:
                self.lines.append(line)
                self._news.notify_all()
        with self._news:
            self._news.notify_all()

    @property
    def events(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in list(self.lines) if line.startswith("{")]

    def wait_for(self, event: str, **fields: object) -> dict[str, Any]:
        """The first event of this name with these fields."""

        def found() -> dict[str, Any] | None:
            return next((e for e in self.events if e["event"] == event and fields.items() <= e.items()), None)

        with self._news:
            self._news.wait_for(lambda: found() or self.process.poll() is not None, timeout=120)
        got = found()
        assert got, f"no {event}; the service said {self.lines}"
        return got

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Tells it to end, and waits until it has."""
        self.client.close()
        if self.process.poll() is None:
            self.process.send_signal(number)
        code = self.process.wait(timeout=120)
        self._reading.join(timeout=30)
        assert self.process.stderr
        self.process.stderr.close()
        return code
