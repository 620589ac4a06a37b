"""What every test may ask for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from support import edited

from docgen.review import Review


@pytest.fixture
def review() -> Callable[..., Review]:
    """``review("third-party-before-meeting", "2026-04-20", meeting__date="2026-05-13")``."""

    def make(name: str, on: str, **changes: Any) -> Review:
        return Review.open(edited(name, **changes), date.fromisoformat(on))

    return make
