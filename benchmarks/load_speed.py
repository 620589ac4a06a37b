"""How long a letter takes while every worker is busy: the 95th percentile against the median.

python benchmarks/load_speed.py [LETTERS] [--http]

As many callers as workers, each asking for the next letter as soon as it has one: case file in, PDF out, with rules,
redaction and leak gate. The processor time of each letter is told beside the time on the clock, as only the first
is docgen's alone on a machine with other work. With --http the letters come from a real `docgen serve` on loopback, over
connections that are kept, and each caller waits for the last byte.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import http.client
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from docgen.pdf.crew import cores, stand_ready

ROOT = Path(__file__).resolve().parent.parent
Spent = TypeVar("Spent")

CASE, DAY = ROOT / "fixtures" / "third-party-before-meeting.json", date(2026, 4, 20)


def letter(case: bytes) -> tuple[int, float]:
    """The size of one letter as PDF, and the processor seconds that it took."""
    from docgen.build import convert_document, render_document
    from docgen.case import parse_case

    start = time.process_time()
    made = convert_document(render_document(parse_case(case), "letter-5", DAY))
    return len(made.content), time.process_time() - start


def ready() -> None:
    """Makes a new process as those of a batch are."""
    gc.set_threshold(100_000, 50, 100)
    stand_ready()


def told(what: str, spent: Sequence[float]) -> None:
    middle, late = statistics.median(spent), statistics.quantiles(spent, n=20)[-1]
    print(
        f"{what}: median {middle * 1000:.0f} ms, 95th percentile {late * 1000:.0f} ms: {late / middle:.2f} times"
    )


def in_turn(ask: Callable[[int], Spent], count: int, callers: int) -> tuple[list[Spent], float]:
    """What so many callers got, and the seconds that it took them together."""
    with ThreadPoolExecutor(callers) as threads:
        list(threads.map(ask, range(4 * callers)))  # each worker has loaded all that it needs
        start = time.perf_counter()
        found = list(threads.map(ask, range(count)))
        return found, time.perf_counter() - start


def pool(case: bytes, count: int, size: int) -> float:
    with ProcessPoolExecutor(size, mp_context=get_context("spawn"), initializer=ready) as workers:

        def asked(_: int) -> tuple[float, float]:
            start = time.perf_counter()
            _, processor = workers.submit(letter, case).result()
            return time.perf_counter() - start, processor

        found, spent = in_turn(asked, count, size)
    told("on the clock", [clock for clock, _ in found])
    told("processor time", [processor for _, processor in found])
    return spent


@contextlib.contextmanager
def service(workers: int) -> Iterator[tuple[str, int]]:
    """A service with so many workers, ready; its host and port."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "docgen", "serve", "--port", "0", "--workers", str(workers)]
        process = subprocess.Popen([*command, "--state", f"{folder}/state"], stderr=subprocess.PIPE, cwd=ROOT)
        assert process.stderr
        try:
            events = map(json.loads, process.stderr)
            where = urlsplit(next(e["url"] for e in events if e["event"] == "listening"))
            next(e for e in events if e["event"] == "ready")
            # Its log is read on, or it would wait for somebody to do so.
            threading.Thread(target=lambda: list(process.stderr or ()), daemon=True).start()
            yield where.hostname or "", where.port or 0
        finally:
            process.terminate()
            process.wait()


def over_http(case: bytes, count: int, size: int) -> float:
    kept = threading.local()
    path, headers = f"/v1/documents/letter-5?on={DAY}", {"Content-Type": "application/json"}

    with service(size) as (host, port):

        def asked(_: int) -> float:
            if not hasattr(kept, "line"):
                kept.line = http.client.HTTPConnection(host, port)
            start = time.perf_counter()
            kept.line.request("POST", path, case, headers)
            answer = kept.line.getresponse()
            content = answer.read()
            spent = time.perf_counter() - start
            if answer.status != 200 or not content.startswith(b"%PDF"):
                raise SystemExit(f"no letter, but {answer.status}: {content[:200]!r}")
            return spent

        found, spent = in_turn(asked, count, size)
    told("over HTTP, on the clock", found)
    return spent


def main(count: int, measure: Callable[[bytes, int, int], float]) -> None:
    size = cores()
    print(f"{size} workers, {count} letters; load {os.getloadavg()[0]:.1f} at the start")
    spent = measure(CASE.read_bytes(), count, size)
    print(f"{count / spent:.1f} letters a second on {size} cores; load {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("letters", nargs="?", type=int, default=400)
    parser.add_argument("--http", action="store_true", help="from a real service")
    given = parser.parse_args()
    main(given.letters, over_http if given.http else pool)
