"""Fixtures of the rules' tests."""

from __future__ import annotations

import pytest
from case_builder import DERBYSHIRE, MakeAuthority, MakeCase, build_authority, build_case

from docgen.authority import Authority


@pytest.fixture(scope="session")
def make_authority() -> MakeAuthority:
    return build_authority


@pytest.fixture(scope="session")
def make_case() -> MakeCase:
    return build_case


@pytest.fixture(scope="session")
def derbyshire() -> Authority:
    return build_authority()


@pytest.fixture(scope="session")
def dover() -> Authority:
    """The timescales that Dover publishes: one."""
    return build_authority(
        timescales={**dict.fromkeys(DERBYSHIRE["timescales"]), "outcome_after_application": 25},
        appeal={"body": "an independent panel", "days": None, "acknowledge": None, "decide": None},
    )
