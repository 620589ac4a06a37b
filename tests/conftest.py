"""What every test may ask for."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from shared import FOLDER
from support import edited

from docgen.review import Review

# CI says the same each time; whoever works here looks in new places with every run.
settings.register_profile("searching", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "searching")


def pytest_configure(config: pytest.Config) -> None:
    """A folder for what the tests share, made before the processes that run them are started."""
    if os.environ.get("DOCGEN_REQUIRE_SOFFICE") and not (shutil.which("soffice") or shutil.which("libreoffice")):
        pytest.exit("DOCGEN_REQUIRE_SOFFICE is set, and LibreOffice is not installed", returncode=1)
    if FOLDER in os.environ:
        return  # one of those processes
    folder = tempfile.mkdtemp(prefix="docgen-tests-")
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    config.add_cleanup(lambda: os.environ.pop(FOLDER, None))
    os.environ[FOLDER] = folder
    os.environ["DOCGEN_CACHE"] = str(Path(folder) / "templates")  # nothing of a test stays, nothing old is met


@pytest.fixture(autouse=True)
def _depth() -> Iterator[None]:
    """Calls may go as deep after a test as before it: a library that some import raises the limit for all."""
    before = sys.getrecursionlimit()
    yield
    if sys.getrecursionlimit() != before:
        sys.setrecursionlimit(before)


@pytest.fixture
def review() -> Callable[..., Review]:
    """``review("third-party-before-meeting", "2026-04-20", meeting__date="2026-05-13")``."""

    def make(name: str, on: str, **changes: Any) -> Review:
        return Review.open(edited(name, **changes), date.fromisoformat(on))

    return make
