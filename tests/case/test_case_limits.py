"""Case files that would exhaust a machine are refused with the place and the limit, in bounded memory."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from case_data import minimal_case

from docgen import limits
from docgen.case import check_case, parse_case
from docgen.errors import CaseError


def text(**changes: Any) -> str:
    return json.dumps({**minimal_case(), **changes})


def chronology(rows: int, note: str = "A visit.") -> list[dict[str, Any]]:
    return [{"id": "police", "name": "Police", "chronology": [{"date": "2026-02-15", "note": note}] * rows}]


BOMBS: dict[str, tuple[Callable[[], str], str, str]] = {
    "a huge file": (lambda: text(closed=" " * 6_000_000), "", "is larger than 5 MB"),
    "a huge text": (
        lambda: text(application={"behaviour": "x" * 100_001}),
        "/application/behaviour",
        "has 100001",
    ),
    "a huge number": (
        lambda: text().replace('"reference"', f'"closed": {"9" * 100_000}, "reference"'),
        "",
        "number",
    ),
    "a huge exponent": (
        lambda: text(actions=[{"number": "@"}]).replace('"@"', "1e999999999"),
        "/actions/0/number",
        "whole number",
    ),
    "deep lists": (
        lambda: text(actions="@").replace('"@"', "[" * 200_000 + "]" * 200_000),
        "",
        "nested too deeply",
    ),
    "deep objects": (
        lambda: text(spoc="@").replace('"@"', '{"a":' * 100_000 + "0" + "}" * 100_000),
        "",
        "nested too",
    ),
    "many lists": (lambda: text(actions=[[]] * 1_000_000), "", "holds more than 300000 values"),
    "many fields": (lambda: text(spoc={f"f{n}": n for n in range(200_000)}), "/spoc", "has 200000 fields"),
    "many doubles": (lambda: "{" + '"a":1,' * 100_000 + '"b":1}', "/a", "twice in one object"),
    "a huge name of a field": (
        lambda: text(**{"x" * 1_000_000: 1}),
        "",
        "a field whose name has 1000000 characters",
    ),
    "many incidents": (
        lambda: text(incidents=[{}] * 100_000),
        "/incidents",
        "has 100000 entries; it may have 2000",
    ),
    "many rows": (lambda: text(agencies=chronology(5000)), "/agencies/0/chronology", "has 5000 entries"),
    "many agencies": (lambda: text(agencies=[{"id": str(n)} for n in range(51)]), "/agencies", "it may have 50"),
    "many of everything": (lambda: text(agencies=chronology(2000) * 6), "", "12006 entries together"),
    "much of everything": (
        lambda: text(agencies=chronology(11, "x" * 99_000)),
        "",
        "characters together; it may have 1000000",
    ),
}
_CHECK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000,) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (120,) * 2)
from docgen.cli import run
for file in sys.argv[1:]:
    print(file, run(["check", file]), flush=True)
"""


@pytest.fixture(scope="module")
def bombs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files, by what they are."""
    folder = tmp_path_factory.mktemp("bombs")
    found = {}
    for number, (name, (content, _, _)) in enumerate(BOMBS.items()):
        found[name] = folder / f"{number}.json"
        found[name].write_text(content(), encoding="utf-8")
    return found


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_its_place(name: str, bombs: dict[str, Path]) -> None:
    _, where, message = BOMBS[name]
    problem, *more = check_case(bombs[name].read_bytes())
    assert (problem.pointer if where or not more else where) == where
    assert message in problem.message
    assert all(len(str(told)) < 1000 for told in (problem, *more))
    with pytest.raises(CaseError):
        parse_case(bombs[name].read_bytes())


@pytest.mark.skipif(sys.platform == "win32", reason="a process is given little memory the POSIX way")
def test_bombs_are_refused_in_bounded_time_and_memory(bombs: dict[str, Path]) -> None:
    """All of them together in 1.5 GB of addresses, of which Python and the libraries take most."""
    command = [sys.executable, "-c", _CHECK, *map(str, bombs.values())]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    told = [
        line.split()[-1] for line in done.stdout.splitlines() if line.startswith(str(bombs["a huge file"].parent))
    ]
    assert told == ["1"] * len(BOMBS)


def test_what_is_at_the_limits_is_taken() -> None:
    case = parse_case(text(incidents=[{}] * limits.LISTS["incidents"], agencies=chronology(2000)))
    assert (len(case.incidents), len(case.agencies[0].chronology)) == (2000, 2000)  # type: ignore[arg-type]
    long = "x" * limits.TEXT
    assert parse_case(text(appeal=None, meeting={"location": long})).meeting is not None


def test_every_list_that_is_named_is_one_of_a_case_file() -> None:
    from docgen.case import case_schema

    told = json.dumps(case_schema())
    assert all(f'"{name}"' in told for name in limits.LISTS)
