"""What the rules say of every fixture is committed, so that a change of a rule reads as a difference."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_snapshots", ROOT / "scripts" / "generate_snapshots.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules.setdefault(spec.name, module)
    spec.loader.exec_module(module)
    return module


SCRIPT = _script()
CASES = list(SCRIPT.case_files())
DAYS = SCRIPT.read_days()


@pytest.mark.parametrize("case_file", CASES, ids=[path.stem for path in CASES])
def test_the_rules_say_what_the_snapshot_says(case_file: Path) -> None:
    kept = SCRIPT.SNAPSHOTS / case_file.name
    run = (
        f"run `{SCRIPT.COMMAND}`, then look at what it changed in {SCRIPT.SNAPSHOTS.relative_to(ROOT).as_posix()}"
    )
    if not kept.is_file() or case_file.stem not in DAYS:
        pytest.fail(f"{case_file.name} has no snapshot; {run}", pytrace=False)
    said = SCRIPT.snapshot(case_file, DAYS[case_file.stem])
    assert said == kept.read_text(encoding="utf-8"), f"the rules say something else of {case_file.name}; {run}"


def test_no_snapshot_is_left_of_a_fixture_that_is_gone() -> None:
    names = {path.stem for path in CASES}
    assert {path.stem for path in SCRIPT.SNAPSHOTS.glob("*.json")} | set(DAYS) == names


def test_the_shared_cases_are_among_them() -> None:
    assert {"third-party-before-meeting", "own-application-threshold-not-met"} <= {path.stem for path in CASES}
