"""Run by tests as a program of its own: one run of sending, which dies at a step, or waits to be let go.

python killed_run.py PLAN FOLDER SETTINGS STEP NUMBER; STEP NUMBER is the step of the NUMBERth message at which the
process ends at once, as if the machine had been switched off. Without them it says "ready" and waits for a line.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
from pathlib import Path

from sendable import Officer, clock, ledger

from docgen.send import Delivery, Relay


def main() -> None:
    made, folder, settings = sys.argv[1:4]
    plan = pickle.loads(Path(made).read_bytes())
    relay = Relay(pickle.loads(Path(settings).read_bytes()))
    step, left = (sys.argv[4], int(sys.argv[5])) if len(sys.argv) > 4 else ("", 0)

    def watch(done: str) -> None:
        nonlocal left
        if done == step:
            left -= 1
            if not left:
                os._exit(9)

    if not step:
        print("ready", flush=True)  # noqa: T201
        sys.stdin.readline()
    outcomes = Delivery(plan, ledger(Path(folder)), relay, Officer(), clock, watch=watch).run()
    print(json.dumps({o.item.recipient.key: o.fate for o in outcomes}))  # noqa: T201


if __name__ == "__main__":
    main()
