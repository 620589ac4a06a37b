"""What tests of sending share: packs are made once for each case and day, and a mail server is a moment away."""

from __future__ import annotations

import hashlib
import os
import pickle
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from post_office import Authorities

from docgen.build import Built, build_pack
from docgen.case import Case
from docgen.send import versions

_MADE: dict[str, Built] = {}
_WAY = re.compile(r'"communication":(?:null|\{"channel":[^,]+,"large_print":false\})')  # in no pack


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Built]:
    """Makes packs as ``build_pack`` does, each once: all the processes that run the tests share them."""
    folder = tmp_path_factory.getbasetemp()
    folder = folder.parent if os.environ.get("PYTEST_XDIST_WORKER") else folder

    def once(case: Case, day: date, **settings: Any) -> Built:
        later = sorted((settings.get("revisions") or {}).items())
        told = f"{_WAY.sub('', case.model_dump_json())} {day} {later} {settings['settings'].templates}"
        key = hashlib.sha256(told.encode()).hexdigest()
        kept = folder / f"made-{key}.pickle"
        if key not in _MADE:
            if kept.exists():
                _MADE[key] = pickle.loads(kept.read_bytes())
            else:
                _MADE[key] = build_pack(case, day, **settings)
                _keep(kept, _MADE[key])
        return _MADE[key]

    return once


def _keep(file: Path, built: Built) -> None:
    beside = file.with_suffix(f".{os.getpid()}")
    beside.write_bytes(pickle.dumps(replace(built, choices=(), files={})))  # sending looks at neither
    beside.replace(file)  # whole or not at all


@pytest.fixture(autouse=True, scope="session")
def packs_are_made_once(made_once: Callable[..., Built]) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(versions, "build_pack", made_once)
        yield


@pytest.fixture(scope="session")
def authorities(tmp_path_factory: pytest.TempPathFactory) -> Authorities:
    return Authorities(tmp_path_factory.mktemp("certificates"))
