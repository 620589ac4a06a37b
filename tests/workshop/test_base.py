"""What a change is measured against: a commit, or a folder, read without touching the work tree."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from broken import typed

from docgen import resources
from docgen.errors import TemplateError
from docgen.workshop.base import NoGit, base_of, committed

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")

FIRST, SECOND = typed("letter-4", "First wording."), typed("letter-4", "Second wording.")


def git(folder: Path, *words: str) -> str:
    known = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ["-c", "user.name=A Maintainer", "-c", "user.email=maintainer@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["git", "-C", str(folder), *who, *words],
        capture_output=True,
        check=True,
        env={n: v for n, v in os.environ.items() if not n.startswith("GIT_")} | known,
    )
    return done.stdout.decode().strip()


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A folder of templates inside a repository; one letter committed twice, then edited, and one not committed."""
    folder = tmp_path / "repository" / "our templates"
    (folder / "letters").mkdir(parents=True)
    letter = folder / "letters" / "letter-4.docx"
    git(tmp_path, "init", "-q", str(tmp_path / "repository"))
    for content in (FIRST, SECOND):
        letter.write_bytes(content)
        git(folder, "add", "-A")
        git(folder, "commit", "-qm", "Reword Letter 4")
    git(folder, "tag", "first", "HEAD~1")
    letter.write_bytes(b"half-written")
    (folder / "letter-5.docx").write_bytes(typed("letter-5", "Not committed."))
    return folder


def test_the_last_commit_is_read_and_not_the_work_tree(templates: Path) -> None:
    base = committed(templates)
    assert base.templates.template("letter-4").content == SECOND
    assert base.told == f"the last commit ({git(templates, 'rev-parse', 'HEAD')[:9]})"
    assert base.own == {"letter-4"}


def test_what_was_not_committed_is_docgens_own(templates: Path) -> None:
    own = (resources.templates() / "letters" / "letter-5.docx").read_bytes()
    assert committed(templates).templates.template("letter-5").content == own


def test_a_tag_and_a_folder_are_bases_too(templates: Path) -> None:
    assert base_of("first", templates).templates.template("letter-4").content == FIRST
    folder = templates.parent / "other"
    folder.mkdir()
    (folder / "letter-4.docx").write_bytes(FIRST)
    base = base_of(str(folder), templates)
    assert base.templates.template("letter-4").content == FIRST
    assert base.own == {"letter-4"}


@pytest.mark.parametrize("ref", ["nowhere", "--upload-pack=evil", "HEAD:letter-4.docx", ""])
def test_what_is_no_commit_is_told(templates: Path, ref: str) -> None:
    with pytest.raises(TemplateError, match="no commit, branch or tag"):
        base_of(ref, templates)


def test_a_folder_in_no_repository_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoGit, match="not a git repository"):
        committed(tmp_path)
    with pytest.raises(TemplateError, match="no such folder, and no commit either"):
        base_of("HEAD", tmp_path)


def test_a_repository_without_a_commit_is_told(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    with pytest.raises(NoGit, match="nothing has been committed yet"):
        committed(tmp_path)


def test_without_git_it_is_told(templates: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoGit, match="git is not installed"):
        committed(templates)


def test_a_hook_of_another_repository_does_not_mislead(
    templates: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    assert committed(templates).templates.template("letter-4").content == SECOND
