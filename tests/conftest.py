"""What every test may use: the fixtures folder, and cases and reviews made from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from docgen.case import Case, parse_case
from docgen.review import Review

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
            target = target[step]
        target[last] = value
    return parse_case(json.dumps(data), name)


@pytest.fixture
def review() -> Callable[..., Review]:
    """``review("third-party-before-meeting", "2026-04-20", meeting__date="2026-05-13")``."""

    def make(name: str, on: str, **changes: Any) -> Review:
        return Review.open(edited(name, **changes), date.fromisoformat(on))

    return make
