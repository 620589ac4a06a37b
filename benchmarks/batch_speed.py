"""A batch on N cores against the same batch on one.

python benchmarks/batch_speed.py [CASES] [ROUNDS]

Whole packs, written to disk, in turns with one worker and with as many as there are cores. On a machine with other work
the clock tells little, so the processor time is told too: of the workers for a pack (it must not grow with their number),
and of the process that hands out and writes (it can't be shared, and has to be small against it).
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from _office import seconds_of

from docgen.batch import LocalWorkers, Order, build_batch
from docgen.batch.apart import Apart
from docgen.batch.source import Source
from docgen.batch.tools import Tools
from docgen.pdf.crew import cores

ROOT = Path(__file__).resolve().parent.parent
CASE, DAY = ROOT / "fixtures" / "third-party-before-meeting.json", date(2026, 4, 20)


def main(cases: int, rounds: int) -> None:
    data = json.loads(CASE.read_text(encoding="utf-8"))
    best: dict[int, float] = {}
    least: dict[int, float] = {}
    tools = Tools.read()
    print(f"{cores()} cores, {cases} packs; load {os.getloadavg()[0]:.1f} at the start")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "cases.jsonl"
        lines = [json.dumps({**data, "reference": f"ASB-26-{n:05}"}) for n in range(cases + 2 * cores())]
        warm = folder / "warm.jsonl"
        warm.write_text("\n".join(lines[cases:]), encoding="utf-8")
        source.write_text("\n".join(lines[:cases]), encoding="utf-8")
        for turn in range(rounds):
            for size in (1, cores()):
                with LocalWorkers(size) as workers:
                    build_batch(
                        Source.open(warm), folder / f"warm-{size}-{turn}", Order(DAY), workers, tools=tools
                    )
                    others = worked(workers)
                    own, start = time.process_time(), time.perf_counter()
                    report = build_batch(
                        Source.open(source), folder / f"out-{size}-{turn}", Order(DAY), workers, tools=tools
                    )
                    spent, own = time.perf_counter() - start, time.process_time() - own
                    others = worked(workers) - others
                assert report.count("made") == cases
                best[size] = min(best.get(size, spent), spent)
                least[size] = min(least.get(size, others), others)
                print(
                    f"{size} workers: {cases / spent:.2f} packs a second; for a pack {others / cases * 1000:.0f} ms "
                    f"of processor in the workers, {own / cases * 1000:.0f} ms in the caller",
                    flush=True,
                )
    ratio, grown = best[1] / best[cores()], least[cores()] / least[1]
    print(
        f"on the clock {ratio:.2f} times one worker: {ratio / cores():.2f} N; a pack costs {grown:.2f} times as much"
    )
    print(f"load {os.getloadavg()[0]:.1f} at the end")


def worked(workers: LocalWorkers) -> float:
    """Processor seconds of all workers so far."""
    assert isinstance(workers.executor, Apart)
    return sum(seconds_of(pid) for pid in workers.executor.helpers.pids)


if __name__ == "__main__":
    arguments = [int(word) for word in sys.argv[1:]]
    main(*(arguments + [24, 2][len(arguments) :]))
