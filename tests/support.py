"""The fixtures folder, and cases made from it, for tests to import."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docgen.case import Case, parse_case

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures"


def load_data(name: str) -> dict[str, Any]:
    """A fixture as plain data, free to be changed."""
    data: dict[str, Any] = json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))
    return data


def edited(name: str, **changes: Any) -> Case:
    """A fixture with some fields replaced; ``meeting__date`` is ``meeting.date``."""
    data = load_data(name)
    for path, value in changes.items():
        *steps, last = path.split("__")
        target = data
        for step in steps:
            target = target[int(step) if step.isdigit() else step]
        target[last] = value
    return parse_case(json.dumps(data), name)
