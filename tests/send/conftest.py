"""What tests of sending share: packs are made once for each case and day, and a mail server is a moment away."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from post_office import Authorities

from docgen.build import Built, build_pack
from docgen.case import Case
from docgen.send import versions

_MADE: dict[tuple[str, date], Built] = {}


def _once(case: Case, day: date, **settings: Any) -> Built:
    key = (case.model_dump_json(), day)
    if key not in _MADE:
        _MADE[key] = build_pack(case, day, **settings)
    return _MADE[key]


@pytest.fixture(autouse=True)
def packs_are_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "build_pack", _once)


@pytest.fixture(scope="session")
def authorities(tmp_path_factory: pytest.TempPathFactory) -> Authorities:
    return Authorities(tmp_path_factory.mktemp("certificates"))
