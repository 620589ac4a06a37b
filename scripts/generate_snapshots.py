"""Write what the rules say of every fixture, so that a change of a rule reads as a difference.

    python scripts/generate_snapshots.py

For each case file in ``fixtures/`` there is a snapshot of its timetable and of its threshold, on the day that
``tests/rules/snapshots/on.toml`` gives for it. A fixture that is new there gets the day of the latest thing that
happened in it; change the day in the file and run this again where another tells more.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from docgen.authority import load_authority
from docgen.case import Case, load_case
from docgen.case.model import SCHEMA_ID
from docgen.rules import Deadline, RuleWarning, assess, timetable

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "fixtures"
SNAPSHOTS = ROOT / "tests" / "rules" / "snapshots"
DAYS = SNAPSHOTS / "on.toml"
COMMAND = "python scripts/generate_snapshots.py"

_SHOWN = 12  # incidents of one case; three hundred would hide the difference that matters
_HEAD = "# The day on which each fixture's snapshot is taken.\n"


def case_files(folder: Path = FIXTURES) -> Iterator[Path]:
    """The case files of the folder itself; other JSON is passed over."""
    for path in sorted(folder.glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(content, dict) and content.get("schema") == SCHEMA_ID:
            yield path


def read_days(path: Path = DAYS) -> dict[str, date]:
    """The day of each fixture's snapshot, by the fixture's name."""
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def snapshot(case_file: Path, on: date) -> str:
    """What the rules say of this case on this day, as JSON."""
    case = load_case(case_file)
    authority = load_authority(case.authority)
    found, assessed = timetable(case, authority, on), assess(case, authority)
    content = {
        "fixture": case_file.name,
        "on": on.isoformat(),
        "deadlines": [_deadline(deadline) for deadline in found.deadlines],
        "warnings": [_warning(warning) for warning in found.warnings],
        "threshold": {
            "advice": assessed.advice,
            "summary": assessed.summary,
            "period": f"{assessed.period_start} to {assessed.period_end}",
            "incidents": {
                one.id: {"counts": one.counts, "reasons": list(one.reasons)} for one in assessed.incidents[:_SHOWN]
            },
            "warnings": [_warning(warning) for warning in assessed.warnings],
        },
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _deadline(deadline: Deadline) -> dict[str, Any]:
    return {
        "id": deadline.id,
        "date": f"{deadline.weekday} {deadline.date}",
        "from": f"{deadline.counted_from.what}, {deadline.counted_from.date}",
        "rule": deadline.rule,
        "source": deadline.source,
        "skipped": [f"{holiday.date} {holiday.name}" for holiday in deadline.skipped],
        "status": f"{deadline.status}: {deadline.because}",
        "provisional": deadline.provisional,
    }


def _warning(warning: RuleWarning) -> str:
    return f"{warning.code} at {warning.pointer or '/'}: {warning.message}"


def _latest(case: Case) -> date:
    """The day of the latest thing that happened in the case."""
    application, threshold = case.application, case.threshold
    happened = [
        application.received,
        application.consent.received if application.consent else None,
        application.withdrawn,
        threshold.decided if threshold else None,
        *case.letters.values(),
        case.closed,
        case.appeal.lodged if case.appeal else None,
    ]
    return max(day for day in happened if day)


def _write_days(days: Mapping[str, date]) -> None:
    lines = [f"{name} = {day.isoformat()}\n" for name, day in sorted(days.items())]
    DAYS.write_text(_HEAD + "".join(lines), encoding="utf-8", newline="\n")


def main() -> None:
    SNAPSHOTS.mkdir(parents=True, exist_ok=True)
    known, days = read_days(), {}
    for path in case_files():
        on = days[path.stem] = known.get(path.stem) or _latest(load_case(path))
        text = snapshot(path, on)
        (SNAPSHOTS / path.name).write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{path.name} on {on}\n")
    for stale in SNAPSHOTS.glob("*.json"):
        if stale.stem not in days:
            stale.unlink()
            sys.stdout.write(f"{stale.name} removed: there is no such fixture\n")
    _write_days(days)


if __name__ == "__main__":
    main()
