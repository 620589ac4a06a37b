"""Killed at any step and run again: nobody gets a second copy, nobody is left out, and doubt is shown as doubt."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from post_office import Authorities, Office, open_office
from sendable import EVERYBODY, HOUSING, POLICE, deliver, ledger, plan
from support import ROOT

from docgen.send import Again

RUN = Path(__file__).parent / "killed_run.py"


def start(folder: Path, office: Office, *step: str) -> subprocess.Popen[str]:
    made, settings = folder / "plan.pickle", folder / "settings.pickle"
    if not made.exists():
        made.write_bytes(pickle.dumps(plan(folder)))
        settings.write_bytes(pickle.dumps(office.settings))
    paths = os.pathsep.join([str(RUN.parent), str(ROOT / "tests"), str(ROOT)])
    return subprocess.Popen(
        [sys.executable, str(RUN), str(made), str(folder), str(settings), *step],
        env={**os.environ, "PYTHONPATH": paths},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


# The second of six messages; what is known of it afterwards, and how many went out before the end.
STEPS = [
    ("line", "open", 1),
    ("offered", "open", 1),
    ("written down", "unknown", 1),
    ("password told", "unknown", 1),
    ("handed over", "unknown", 2),
    ("answer written down", "sent", 2),
]


@pytest.mark.parametrize(("step", "state", "out"), STEPS)
def test_killed_at_a_step_and_run_again(
    step: str, state: str, out: int, authorities: Authorities, tmp_path: Path
) -> None:
    with open_office(authorities) as office:
        with start(tmp_path, office, step, "2") as run:
            run.communicate()
        assert run.returncode == 9
        assert len(office.desk.taken) == out
        assert plan(tmp_path).item("police").standing.state == state

        fates, _ = deliver(tmp_path, office.settings)
        boxes = Counter(office.desk.boxes)
        assert max(boxes.values()) == 1
        assert set(boxes) >= {*EVERYBODY} - {POLICE}
        assert fates["police"] == {"open": "accepted", "unknown": "unknown before", "sent": "sent before"}[state]
        if state == "unknown":
            reached = POLICE in boxes
            deliver(tmp_path, office.settings, again=Again(unknown=frozenset({"police"})))
            assert Counter(office.desk.boxes)[POLICE] == 1 + reached  # a person's word, and only then
        else:
            assert boxes[POLICE] == 1
        deliver(tmp_path, office.settings)
        assert {*office.desk.boxes} == {*EVERYBODY}
        assert len(office.desk.taken) == len(EVERYBODY) + (1 if out == 2 and state == "unknown" else 0)


def test_killed_while_the_server_has_the_message(authorities: Authorities, tmp_path: Path) -> None:
    """By the system, in the middle of the one step whose outcome nobody can tell."""
    with open_office(authorities) as office:
        run = start(tmp_path, office)
        office.desk.before_answer = lambda to: (
            run.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM)) if to == HOUSING else None
        )
        with run:
            run.communicate("go\n")
        assert run.returncode != 0
        office.desk.before_answer = lambda _: None
        assert plan(tmp_path).item("housing").standing.state == "unknown"
        fates, _ = deliver(tmp_path, office.settings)
        assert fates["housing"] == "unknown before"
        assert office.desk.boxes == EVERYBODY


def test_two_runs_at_once_send_each_message_once(authorities: Authorities, tmp_path: Path) -> None:
    with open_office(authorities) as office:
        with start(tmp_path, office) as one, start(tmp_path, office) as two:
            for run in (one, two):
                assert run.stdout is not None
                assert run.stdout.readline() == "ready\n"
            for run in (one, two):
                assert run.stdin is not None
                run.stdin.write("go\n")
                run.stdin.flush()
            told = [json.loads(run.communicate()[0]) for run in (one, two)]
        assert office.desk.boxes == EVERYBODY
    for key in told[0]:
        assert sorted(found[key] for found in told) == ["accepted", "left"]
    events = Counter(e.event for e in ledger(tmp_path).entries("derby-city", "104233"))
    assert events == {"started": 6, "accepted": 6}
