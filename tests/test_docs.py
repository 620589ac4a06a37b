"""The documentation is true: what is generated is fresh, what it tells to type works, and links lead somewhere."""

from __future__ import annotations

import io
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import FIXTURES, ROOT

from docgen.cli import DIFFERENT, EXIT_CODES, INTERRUPTED, UNEXPECTED, run
from docgen.cli.commands import docgen
from docgen.documents.choice.catalogue import DOCUMENTS

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
EVERY_PAGE = [
    path
    for path in sorted(ROOT.rglob("*.md"))
    if not any(part.startswith(".") or part in ("build", "dist") for part in path.relative_to(ROOT).parts)
]
NOT_RUN = "<!-- not run -->"  # before a block that is only to be read
SERVED = "<!-- run with a service -->"  # before one that tests/service runs
_BLOCK = re.compile(r"^([^\n]*)\n+```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[(?:[^\]\[]|\[[^\]]*\])*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(path: Path) -> Iterator[tuple[str, str]]:
    """Language and content of each block of code that is meant to be typed."""
    for before, language, content in _BLOCK.findall("\n" + text_of(path)):
        if before.strip() not in (NOT_RUN, SERVED):
            yield language, content


def commands(path: Path) -> list[str]:
    """Every docgen command of a page, as it is written; a line may chain several."""
    found = []
    for language, content in blocks(path):
        if language in ("", "sh", "bash", "console", "shell"):
            for line in content.replace("\\\n", " ").splitlines():
                for part in line.split("&&"):
                    typed = re.sub(r"^\$ ", "", part.strip()).removeprefix(".venv/bin/")
                    found += [typed] if typed.startswith("docgen ") else []
    return found


TYPED = [pytest.param(c, id=f"{p.name}: {c[:60]}") for p in PAGES for c in dict.fromkeys(commands(p))]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what a command of the documentation may read; what it writes goes away with it."""
    for name in ("fixtures", "authorities", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typed and then served until Ctrl+C gets it as soon as it listens, and no browser is opened."""

    def stop(self: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("socketserver.BaseServer.serve_forever", stop)
    monkeypatch.setattr("docgen.workshop.preview.Preview.warm_up", lambda self: None)
    monkeypatch.setattr("webbrowser.open", lambda address: True)


@pytest.mark.usefixtures("ended")
@pytest.mark.parametrize("typed", TYPED)
def test_what_the_documentation_types_works(
    typed: str, checkout: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = shlex.split(typed, comments=True)
    if "libreoffice" in words and not (shutil.which("soffice") or shutil.which("libreoffice")):
        pytest.skip("needs LibreOffice")
    if "|" in words:  # what another program does with it is not ours
        words = words[: words.index("|")]
    if ">" in words:
        words = words[: words.index(">")]
    if "<" in words:
        source = checkout / words[words.index("<") + 1]
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(source.read_bytes()), encoding="utf-8"))
        words = words[: words.index("<")]
    assert run(words[1:]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out or "-o" in words
    if "-o" in words:
        assert (checkout / words[words.index("-o") + 1]).exists()


PYTHON = [
    pytest.param(content, id=f"{path.name}-{number}")
    for path in PAGES
    for number, (language, content) in enumerate(blocks(path))
    if language == "python"
]


@pytest.mark.parametrize("code", PYTHON)
def test_the_python_of_the_documentation_works(code: str, checkout: Path) -> None:
    exec(compile(code, "README.md", "exec"), {"__name__": "__main__"})


def test_there_is_something_to_type() -> None:
    assert any(
        "docgen pack fixtures/third-party-before-meeting.json -o out" in c for c in commands(ROOT / "README.md")
    )
    said = set(re.findall(r"^docgen ([a-z]+)", text_of(ROOT / "README.md"), re.MULTILINE))
    assert set(docgen.commands) == said & set(docgen.commands)


def test_a_block_can_be_marked_as_not_run(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    text = f"```\ndocgen a\n```\n\n{NOT_RUN}\n```\ndocgen b\n```\n\nThen\n\n```sh\n$ docgen c && docgen d\n```\n"
    page.write_text(text, encoding="utf-8")
    assert commands(page) == ["docgen a", "docgen c", "docgen d"]


def setup_lines() -> list[str]:
    """The commands that the README sets docgen up with, on Linux and macOS."""
    return [
        part.strip()
        for _, content in blocks(ROOT / "README.md")
        for line in content.splitlines()
        if line.startswith("python3 -m venv")
        for part in line.split("&&")
    ]


def essence(line: str) -> list[str]:
    """A command without what only keeps it quiet, adds the tests' own needs, or sets a switch for it."""
    words = [re.sub(r"\[dev\]$", "", word) for word in shlex.split(line, comments=True)]
    return [word for word in words if word != "-q" and not re.match(r"[A-Z_]+=", word)]


def test_the_set_up_of_the_readme_is_what_ci_runs() -> None:
    ci = [essence(line) for line in text_of(ROOT / ".ci" / "run").splitlines() if ".venv" in line]
    lines = setup_lines()
    assert len(lines) >= 5
    for line in lines:
        wanted = essence(line)
        assert any(found[: len(wanted)] == wanted for found in ci), line


def test_generated_pages_are_fresh() -> None:
    script = ROOT / "scripts" / "generate_docs.py"
    done = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_command_and_option_is_documented() -> None:
    page = text_of(ROOT / "docs" / "command-line.md")
    for name, command in docgen.commands.items():
        at = page.index(f"## docgen {name}\n")
        end = page.find("\n## ", at + 1)
        section = page[at : end if end > 0 else None]
        for parameter in command.params:
            for spelling in parameter.opts:
                if spelling.startswith("-"):
                    assert spelling in section, (name, spelling)


def test_every_exit_code_is_documented() -> None:
    page = text_of(ROOT / "docs" / "command-line.md")
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", page, re.MULTILINE)}
    assert told == {0, 2, *EXIT_CODES.values(), DIFFERENT, UNEXPECTED, INTERRUPTED}


def test_every_fixture_is_documented() -> None:
    page = text_of(FIXTURES / "README.md")
    told = set(re.findall(r"^\| `([a-z0-9-]+)` \|", page, re.MULTILINE))
    assert told == {path.stem for path in FIXTURES.glob("*.json")}


def test_every_module_that_the_chain_names_is_there() -> None:
    page = text_of(ROOT / "docs" / "how-it-works.md")
    named = set(re.findall(r"`((?:docgen|authorities|templates|tests|benchmarks|scripts)/[\w./*-]*)`", page))
    assert len(named) > 8
    for name in named:
        assert list(ROOT.glob(name.rstrip("/"))), name


def test_the_documents_are_as_many_as_the_pages_say() -> None:
    assert f"the {len(DOCUMENTS)} documents" in text_of(ROOT / "docs" / "how-it-works.md")


def anchors(path: Path) -> set[str]:
    """What a link may name in a page: its headings, as GitHub spells them."""
    headings = re.findall(r"^#+ (.+)$", text_of(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", EVERY_PAGE, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", text_of(page), flags=re.DOTALL)
    for link in _LINK.findall(prose):
        if re.match(r"[a-z]+:", link):
            continue
        target, _, anchor = link.partition("#")
        path = (page.parent / target).resolve() if target else page
        assert path.exists(), link
        assert path.is_relative_to(ROOT), link
        if anchor:
            assert anchor in anchors(path), link
