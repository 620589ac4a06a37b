"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import settings
from support import edited

from docgen.review import Review

# CI says the same each time; whoever works here looks in new places with every run.
settings.register_profile("searching", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "searching")


@pytest.fixture
def review() -> Callable[..., Review]:
    """``review("third-party-before-meeting", "2026-04-20", meeting__date="2026-05-13")``."""

    def make(name: str, on: str, **changes: Any) -> Review:
        return Review.open(edited(name, **changes), date.fromisoformat(on))

    return make
