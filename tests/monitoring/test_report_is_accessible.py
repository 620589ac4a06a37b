"""The report as PDF keeps PDF/UA, read by two validators; a screen reader finds headings, lists and table headers."""

from __future__ import annotations

from pathlib import Path

import pytest
from aloud import Aloud
from support import FIXTURES
from validators import claims, faults

from docgen.cli import run

REPORTS = {
    "areas": ["--year", "2023/24", "--county", "Derbyshire"],
    "years": ["--year", "2021/22", "--year", "2022/23", "--authority", "dover"],
    "hidden": ["--year", "2023/24", "--county", "Derbyshire", "--hide-below", "5"],
}


@pytest.mark.parametrize("kind", REPORTS)
def test_it_keeps_pdf_ua(kind: str, tmp_path: Path) -> None:
    target = tmp_path / "figures.pdf"
    typed = ["monitoring", str(FIXTURES / "monitoring"), "--on", "2024-05-01", "--pdf", str(target)]
    assert run([*typed, *REPORTS[kind]]) == 0
    read = Aloud(target)
    assert faults(target, read) == []
    assert "ua1" in claims(target.read_bytes())
    headers = " ".join(" ".join(read.words_of("/TH")).split())
    assert ("Data required" if kind == "years" else "Threshold not met") in headers
