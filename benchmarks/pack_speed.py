"""How long a pack takes from a cold start, against what people do today and against the engine alone.

python benchmarks/pack_speed.py [--runs 5] [--peer-runs 1]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from docgen.pdf.crew import cores

ROOT = Path(__file__).resolve().parent.parent
PEER = ROOT / "benchmarks" / "_peer.py"
CASE, DAY = ROOT / "fixtures" / "third-party-before-meeting.json", "2026-04-20"


def seconds(command: list[str], *, kept: Path | None = None) -> float:
    """How long it takes; ``kept`` is where compiled templates are kept, None for a run that knows of none."""
    start = time.perf_counter()
    environment = {**os.environ, "DOCGEN_CACHE": str(kept or "")}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return time.perf_counter() - start


def engine_alone(folder: Path) -> float:
    """The time the embedded engine itself needs for the Word files of a pack, warm, in one process."""
    import rdocx

    files = [path.read_bytes() for path in sorted(folder.glob("*.docx"))]
    best = []
    for _ in range(3):
        start = time.perf_counter()
        for content in files:
            rdocx.Document.from_bytes(content).to_pdf()
        best.append(time.perf_counter() - start)
    return min(best)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peer-runs", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pack = [
            sys.executable,
            "-m",
            "docgen",
            "pack",
            str(CASE),
            "--on",
            DAY,
            "--force",
            "-o",
            str(folder / "out"),
        ]
        kept = folder / "kept"
        seconds(pack, kept=kept)
        papers = len(list((folder / "out").glob("*.docx")))
        ours = statistics.median(seconds(pack, kept=kept) for _ in range(options.runs))
        first = statistics.median(seconds(pack) for _ in range(options.runs))
        print(
            f"docgen pack, cold, {papers} documents and the pack, {cores()} cores: "
            f"{ours:6.2f} s (median of {options.runs}); with no compiled template kept {first:6.2f} s"
        )
        for how, label, aim in (("once", "one soffice call for all", 3), ("each", "one soffice call a file", 15)):
            peer = []
            for run in range(options.peer_runs):
                target = folder / f"{how}-{run}"
                target.mkdir()
                peer.append(seconds([sys.executable, str(PEER), how, str(CASE), DAY, str(target)]))
            theirs = statistics.median(peer)
            print(f"docxtpl, {label}, merge: {theirs:6.2f} s")
            print(f"  against docgen: {theirs / ours:.1f} times (aim: at least {aim})")
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
            alone = statistics.median(seconds(pack, kept=kept) for _ in range(options.runs))
            engine = engine_alone(folder / "out")
            print(
                f"on one core: docgen pack {alone:6.2f} s, "
                f"the embedded engine alone, the same Word files {engine:6.2f} s"
            )
            print(f"  docgen / engine alone: {alone / engine:.2f} (aim: at most 2)")


if __name__ == "__main__":
    main()
