"""What docs/service.md shows works as it stands, against a real service."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from made import DAYS, built, case_of
from serving import Served
from support import ROOT

from docgen.build import convert_document, render_document
from docgen.service.problems import STATUS

PAGE = (ROOT / "docs" / "service.md").read_text(encoding="utf-8")
SHOWN = dict(re.findall(r"^<!-- run with a service -->\n```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
THIRD = "third-party-before-meeting"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    return tmp_path


def letter() -> bytes:
    return convert_document(render_document(case_of(THIRD), "letter-5", DAYS[THIRD])).content


def aimed_at(served: Served, language: str) -> str:
    """What is shown, with the address of this service in place of the usual one."""
    assert "http://127.0.0.1:8000" in SHOWN[language]
    return SHOWN[language].replace("http://127.0.0.1:8000", served.url)


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("bash")), reason="needs curl and bash")
def test_what_curl_gets(service: Served, checkout: Path) -> None:
    done = subprocess.run(
        ["bash", "-ec", aimed_at(service, "bash")], cwd=checkout, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (checkout / "letter-5.pdf").read_bytes() == letter()
    subprocess.run([sys.executable, "-m", "zipfile", "-e", "pack.zip", "pack"], cwd=checkout, check=True)
    made = built("partner-files").files
    assert {p.name: p.read_bytes() for p in (checkout / "pack").iterdir()} == dict(made)


def test_what_python_gets(service: Served, checkout: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    done = subprocess.run(
        [sys.executable, "-c", aimed_at(service, "python")],
        cwd=checkout,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (checkout / "letter-5-from-python.pdf").read_bytes() == letter()
    assert "decide: 2026-" in done.stdout


def test_the_python_client_tells_a_problem(service: Served, checkout: Path) -> None:
    case = json.loads((checkout / "fixtures" / f"{THIRD}.json").read_text(encoding="utf-8"))
    del case["victim"]
    (checkout / "fixtures" / f"{THIRD}.json").write_text(json.dumps(case), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", aimed_at(service, "python").replace("first", "second")],
        cwd=checkout,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout == "/victim is missing; it has to be given\n"
    assert done.stderr == "case-invalid: See errors.\n"


def test_every_operation_is_documented(service: Served) -> None:
    paths = service.client.get("/v1/openapi.json").json()["paths"]
    for path in paths:
        assert re.sub(r"\{\w+\}", "{id}", path) in PAGE, path


def test_every_status_of_an_error_is_documented() -> None:
    told = {int(code) for code in re.findall(r"\b([45]\d\d)\b", PAGE)}
    assert set(STATUS.values()) <= told
