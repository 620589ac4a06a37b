"""What is installed works by itself: the wheel carries templates, authorities and examples, and needs no checkout."""

from __future__ import annotations

import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from support import FIXTURES, ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _by_hatchling(folder: Path) -> None:
    """The wheel as pip makes it, unpacked."""
    hatchling = importlib.import_module("hatchling.builders.wheel")
    (wheel,) = hatchling.WheelBuilder(str(ROOT)).build(directory=str(folder / "dist"), versions=["standard"])
    with zipfile.ZipFile(wheel) as package:
        package.extractall(folder / "site")


def _by_hand(folder: Path) -> None:
    """What pyproject.toml says goes into the wheel, where hatchling is not installed to do it."""
    target = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    for package in target["packages"]:
        shutil.copytree(ROOT / package, folder / "site" / package, ignore=shutil.ignore_patterns("__pycache__"))
    for source, place in target["force-include"].items():
        shutil.copytree(ROOT / source, folder / "site" / place)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds docgen as it is installed."""
    folder = tmp_path_factory.mktemp("wheel")
    if importlib.util.find_spec("hatchling"):
        _by_hatchling(folder)
    else:
        _by_hand(folder)
    return folder / "site"


def installed(site: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the installed docgen from a folder that has nothing to do with the checkout."""
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV_", "DOCGEN"))
    }
    return subprocess.run(
        [sys.executable, "-c", _RUN, str(site), str(ROOT), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env={**environment, "PYTHONUTF8": "1"},
        check=False,
    )


# The libraries stay within reach; the checkout, which a developer has installed as well, does not.
_RUN = """
import sys
site, checkout, *arguments = sys.argv[1:]
sys.meta_path[:] = [f for f in sys.meta_path if not getattr(f, "__module__", "").startswith("__editable__")]
sys.path[:] = [site, *(p for p in sys.path if p not in ("", checkout))]
import docgen
assert docgen.__file__.startswith(site), docgen.__file__
from docgen.cli import run
if __name__ == "__main__":
    sys.exit(run(arguments))
"""


def test_every_template_and_profile_is_in_it(site: Path) -> None:
    for name in ("templates", "authorities", "fixtures"):
        here = {
            p.relative_to(ROOT / name).as_posix(): p.read_bytes() for p in (ROOT / name).rglob("*") if p.is_file()
        }
        inside = site / "docgen" / "data" / name
        there = {p.relative_to(inside).as_posix(): p.read_bytes() for p in inside.rglob("*") if p.is_file()}
        assert len(here) > 10
        assert there == here


def test_the_types_come_along(site: Path) -> None:
    assert (site / "docgen" / "py.typed").is_file()


def test_nothing_else_is_in_it(site: Path) -> None:
    assert {path.name for path in site.iterdir() if not path.name.endswith(".dist-info")} == {"docgen"}
    # nobody's case: besides the fixtures, the one is the worked example of the list of fields
    elsewhere = [path for path in site.rglob("*.json") if "fixtures" not in path.parts]
    assert [path.name for path in elsewhere] == ["example.json"]


def test_a_pack_is_made_far_from_the_checkout(site: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_bytes((FIXTURES / "third-party-before-meeting.json").read_bytes())
    done = installed(site, tmp_path, "pack", "case.json", "-o", "out", "--on", "2026-04-20")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert (tmp_path / "out" / "meeting-pack.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "out" / "letter-5.docx").is_file()


def test_the_authorities_are_found_far_from_the_checkout(site: Path, tmp_path: Path) -> None:
    done = installed(site, tmp_path, "authorities")
    assert done.returncode == 0, done.stderr
    assert "derby-city" in done.stdout
    assert "dover" in done.stdout


def test_the_version_is_the_projects(site: Path, tmp_path: Path) -> None:
    done = installed(site, tmp_path, "--version")
    assert PROJECT["project"]["version"] in done.stdout


def test_the_command_that_pip_installs_is_there() -> None:
    module, function = PROJECT["project"]["scripts"]["docgen"].split(":")
    assert callable(getattr(importlib.import_module(module), function))


def test_a_template_change_is_tried_on_the_fixtures_far_from_the_checkout(site: Path, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    words = ["templates", "diff", "--base", "ours", "--fixture", "closed", "--document", "letter-7"]
    done = installed(site, tmp_path, *words)
    assert done.returncode == 0, done.stderr
    assert "Tried on 1 fixture." in done.stdout
    done = installed(site, tmp_path, "templates", "diff", "--base", "HEAD")
    assert done.returncode == 5
    assert "no such folder, and no commit either" in done.stderr
