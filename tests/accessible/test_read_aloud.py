"""What a screen reader says of one letter and of one pack is committed, so that a change of it reads as a difference.

After a change that is meant, write both anew and look at what changed:

    DOCGEN_SNAPSHOTS=write pytest tests/accessible/test_read_aloud.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from aloud import Aloud
from made import built

from docgen.pack import PACK_FILE

SNAPSHOTS = Path(__file__).parent / "snapshots"
FIXTURE = "third-party-before-meeting"
WRITE = "DOCGEN_SNAPSHOTS"


@pytest.mark.parametrize("name", ["letter-5.pdf", PACK_FILE])
def test_it_is_read_aloud_as_the_snapshot_says(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(built(FIXTURE).files[name])
    kept = SNAPSHOTS / f"{FIXTURE}-{path.stem}.txt"
    said = "\n".join(Aloud(path).lines()) + "\n"
    if os.environ.get(WRITE) == "write":
        kept.write_text(said, encoding="utf-8", newline="\n")
    run = f"run `{WRITE}=write pytest tests/accessible/test_read_aloud.py`, then look at what it changed"
    assert said == kept.read_text(encoding="utf-8"), f"{name} is read aloud otherwise; {run}"


def test_the_snapshot_of_the_pack_tells_what_it_has_to() -> None:
    said = (SNAPSHOTS / f"{FIXTURE}-meeting-pack.txt").read_text(encoding="utf-8").splitlines()
    lines = [line.strip() for line in said]
    assert "Heading 1: Contents" in lines
    assert any(line.startswith("Line of the contents: <Agenda | link to Agenda, page ") for line in lines)
    assert {"Heading of the row: Date", "Heading of the column: Organisation"} <= set(lines)
    assert sum(line.startswith("Part (") for line in lines) > 15
    assert not [line for line in lines if line.startswith("Page ") and " of " in line], (
        "page furniture is not read"
    )
