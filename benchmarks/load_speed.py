"""How long a letter takes while every worker is busy: the 95th percentile against the median.

python benchmarks/load_speed.py [LETTERS]

As many callers as workers, each asking for the next letter as soon as it has one: case file in, PDF out, with rules,
redaction and leak gate. The processor time of each letter is told beside the time on the clock, as only the first
is docgen's alone on a machine with other work.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from docgen.pdf.crew import cores, stand_ready

ROOT = Path(__file__).resolve().parent.parent
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


def main(count: int) -> None:
    case, size = CASE.read_bytes(), cores()
    print(f"{size} workers, {count} letters; load {os.getloadavg()[0]:.1f} at the start")
    with ProcessPoolExecutor(size, mp_context=get_context("spawn"), initializer=ready) as workers:

        def asked(_: int) -> tuple[float, float]:
            start = time.perf_counter()
            _, processor = workers.submit(letter, case).result()
            return time.perf_counter() - start, processor

        with ThreadPoolExecutor(size) as callers:
            list(callers.map(asked, range(4 * size)))  # each worker has loaded all that it needs
            start = time.perf_counter()
            found = list(callers.map(asked, range(count)))
            spent = time.perf_counter() - start
    told("on the clock", [clock for clock, _ in found])
    told("processor time", [processor for _, processor in found])
    print(f"{count / spent:.1f} letters a second on {size} cores; load {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
