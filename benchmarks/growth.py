"""Time and memory of a pack as one chronology grows. Time should grow with the rows, and no faster.

python benchmarks/growth.py
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CASE = ROOT / "fixtures" / "third-party-before-meeting.json"
RUN = """
import resource, subprocess, sys
from docgen.cli import run
code = run(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
sys.exit(code)
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        base = None
        for rows in (100, 200, 400, 800, 1600):
            case = json.loads(CASE.read_text(encoding="utf-8"))
            case["agencies"][1]["chronology"] = [
                {"date": "2026-02-15", "note": f"Entry {n}: a report of shouting; words of advice were given."}
                for n in range(rows)
            ]
            file = folder / f"{rows}.json"
            file.write_text(json.dumps(case), encoding="utf-8")
            command = [
                sys.executable,
                "-c",
                RUN,
                "pack",
                str(file),
                "--on",
                "2026-04-20",
                "-o",
                str(folder / str(rows)),
            ]
            start = time.perf_counter()
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            spent = time.perf_counter() - start
            base = base or spent
            memory = done.stderr.split()[-1]
            each = (spent - base) / max(rows - 100, 1) * 1000
            print(f"{rows:5} rows: {spent:6.2f} s, {each:5.2f} ms a row, {memory} MB")


if __name__ == "__main__":
    main()
