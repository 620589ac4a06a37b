"""Work that is shared out to processes comes back as if one had done it all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path

import pytest
from made_files import paragraph, word_file

from docgen.errors import EngineError
from docgen.paper import Docx
from docgen.pdf import crew
from docgen.pdf.embedded import Embedded


@pytest.fixture(scope="module")
def pair() -> Iterator[Executor]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crew, "cores", lambda: 2)
        with crew.hired() as executor:
            assert executor is not None
            yield executor


def papers(count: int) -> list[tuple[str, Docx]]:
    return [(f"letter-{n}", Docx(word_file(paragraph(f"Paper {n}")))) for n in range(count)]


def test_a_crew_makes_the_same_files_in_the_same_order(pair: Executor) -> None:
    files = papers(7)
    assert Embedded(pair).convert(iter(files)) == Embedded().convert(files)


def test_a_file_that_fails_is_named(pair: Executor) -> None:
    files = [*papers(2), ("letter-9", Docx(b"not a Word file")), *papers(1)]
    with pytest.raises(EngineError, match="letter-9: is not a Word file"):
        Embedded(pair).convert(files)


def test_one_processor_needs_no_crew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "cores", lambda: 1)
    with crew.hired() as executor:
        assert executor is None


def _die() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def test_a_process_that_dies_is_an_error_and_not_a_hang() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crew, "cores", lambda: 2)
        with crew.hired() as executor:
            assert isinstance(executor, ProcessPoolExecutor)
            executor.submit(_die)
            with pytest.raises(EngineError, match="broke off"):
                for _ in range(50):
                    Embedded(executor).convert(papers(2))


_HIRE = """
import os, sys
from docgen.pdf import crew
crew.cores = lambda: 2
with crew.hired() as executor:
    print(*{executor.submit(os.getpid).result() for _ in range(20)}, flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(os.name == "nt", reason="looks for processes the POSIX way")
def test_nobody_stays_behind_when_the_program_is_killed() -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", _HIRE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    hired = [int(number) for number in program.stdout.readline().split()]
    assert hired
    program.kill()
    program.wait()
    program.stdout.close()
    if program.stdin:
        program.stdin.close()
    deadline = time.monotonic() + 20
    while any(_lives(number) for number in hired) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [number for number in hired if _lives(number)]


def _lives(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{number}/stat")
    return not (stat.exists() and stat.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] == "Z")
