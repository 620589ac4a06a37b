"""Services that tests share: starting one costs some seconds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from serving import Served

from docgen.service.keys import KeyStore


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One without keys, with two workers and room."""
    served = Served(tmp_path_factory.mktemp("service") / "state", "--workers", "2")
    yield served
    served.stop()


@pytest.fixture(scope="session")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, str, str]]:
    """One with narrow limits, and the keys of two systems."""
    state = tmp_path_factory.mktemp("strict") / "state"
    tokens = [KeyStore(state).create(label)[1] for label in ("one", "two")]
    served = Served(
        state,
        *("--workers", "1", "--max-body", "1", "--max-parts", "3", "--max-waiting", "0", "--slow-seconds", "1.0"),
        *("--max-per-key", "9"),
    )
    yield served, tokens[0], tokens[1]
    served.stop()
