"""The templates that a change is measured against: a folder, or a commit of the repository that a folder is in."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath

from docgen import resources
from docgen.documents.word.render import Template
from docgen.documents.word.templates import TemplateSet
from docgen.errors import TemplateError

_PLACES = ("letters", "appendices", "pack", ".")  # where a folder of templates may hold a document
_PATIENCE = 60  # seconds for git, which needs some hundredths of one


class NoGit(Exception):
    """The folder is in no git work tree, or there is no git on this machine."""


@dataclass(frozen=True)
class HeldTemplates(TemplateSet):
    """The same as a set of folders, but for templates that have been read already: those come first."""

    held: Mapping[str, tuple[str, bytes]] = field(
        default_factory=dict, repr=False
    )  # name and content, by document

    def template(self, document: str) -> Template:
        """The template that was read; one that was not comes from the folders."""
        found = self.held.get(document)
        return _template(document, *found) if found else super().template(document)


@dataclass(frozen=True)
class Base:
    """Templates to compare with. ``told`` says in words which they are."""

    told: str
    templates: TemplateSet

    @property
    def own(self) -> frozenset[str]:
        """The documents that it has a template of its own for; the others are docgen's."""
        held = frozenset(self.templates.held) if isinstance(self.templates, HeldTemplates) else frozenset()
        first = self.templates.folders[0]
        if first == resources.templates():
            return held
        return held | {path.stem for place in _PLACES for path in (first / place).glob("*.docx")}


def base_of(where: str, folder: Path) -> Base:
    """``where`` is a folder of templates, or else a commit, branch or tag of the repository that ``folder`` is in.

    Raises TemplateError where it is neither.
    """
    if where and Path(where).is_dir():
        return Base(f"the folder {where}", TemplateSet.of([Path(where)]))
    try:
        return committed(folder, where)
    except NoGit as why:
        raise TemplateError(
            "templates",
            f"{_shown(where)}: no such folder, and no commit either: {why}; name a folder of templates",
        ) from None


def _shown(where: str) -> str:
    """What was typed, fit for a terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in where)


def committed(folder: Path, ref: str = "HEAD") -> Base:
    """The templates of a folder as they are in a commit of its repository; what it lacks is docgen's own.

    Raises NoGit where the folder is in none, and TemplateError where there is no such commit.
    """
    commit = commit_of(folder, ref)
    told = f"the last commit ({commit[:9]})" if ref == "HEAD" else f"{ref} ({commit[:9]})"
    return Base(told, HeldTemplates((resources.templates(),), held=_committed(folder, commit)))


def commit_of(folder: Path, ref: str = "HEAD") -> str:
    """The full name of a commit; raises as ``committed`` does."""
    _git(folder, "rev-parse", "--show-toplevel")
    try:
        return (
            _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
            .decode()
            .strip()
        )
    except NoGit:
        if ref == "HEAD":
            raise NoGit("nothing has been committed yet") from None
        raise TemplateError(
            "templates", f"{_shown(ref)}: is no folder, and no commit, branch or tag of the repository of {folder}"
        ) from None


def reflog_of(folder: Path) -> Path | None:
    """The file that git adds a line to with each commit and each switch of branch; None outside a repository."""
    try:
        return folder / _git(folder, "rev-parse", "--git-path", "logs/HEAD").decode().strip()
    except NoGit:
        return None


def _committed(folder: Path, commit: str) -> Mapping[str, tuple[str, bytes]]:
    """By document, the name and content of each template; the first place wins, as in a folder."""
    listed = _git(folder, "ls-tree", "-r", "-z", commit).decode("utf-8", "replace")
    names = {}
    for line in filter(None, listed.split("\0")):
        told, _, path = line.partition("\t")
        mode, kind, object_name = told.split(" ")[:3]
        if kind == "blob" and mode != "120000" and path.endswith(".docx"):
            names[path] = object_name
    found: dict[str, tuple[str, str]] = {}
    for path in sorted(names, key=_rank):
        place = PurePosixPath(path)
        if str(place.parent) in _PLACES:
            found.setdefault(place.stem, (place.name, path))
    contents = _blobs(folder, [names[path] for _, path in found.values()])
    return {
        document: (name, content) for (document, (name, _)), content in zip(found.items(), contents, strict=True)
    }


def _rank(path: str) -> tuple[int, str]:
    parent = str(PurePosixPath(path).parent)
    return (_PLACES.index(parent) if parent in _PLACES else len(_PLACES), path)


def _blobs(folder: Path, names: Sequence[str]) -> Iterator[bytes]:
    """The contents of files, by the names of their objects, from one run of git."""
    answer = _git(folder, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
    at = 0
    for _ in names:
        head_end = answer.index(b"\n", at)
        size = int(answer[at:head_end].split()[2])
        yield answer[head_end + 1 : head_end + 1 + size]
        at = head_end + 1 + size + 1


def _git(folder: Path, *words: str, given: bytes = b"") -> bytes:
    # Set by git itself where docgen runs in a hook, and about another repository than the folder's.
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    surroundings |= {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *words],
            input=given,
            capture_output=True,
            env=surroundings,
            timeout=_PATIENCE,
            check=False,
        )
    except FileNotFoundError:
        raise NoGit("git is not installed on this machine") from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoGit(f"git does not answer ({type(error).__name__})") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoGit(said[0].removeprefix("fatal: ") if said else "git refuses")
    return done.stdout


@lru_cache(maxsize=64)
def _template(document: str, name: str, content: bytes) -> Template:
    return Template(document, name, content)
