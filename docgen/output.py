"""All or nothing: files are made beside the target and moved into its place at the end.

A full disk, an error half-way or Ctrl-C leaves what was there, and no temporary file.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from docgen.errors import OutputError

MANIFEST = "manifest.json"
STAGING = ".docgen-"  # how the folders begin in which files wait for the move into their place


def check_target(target: Path, *, force: bool) -> None:
    """Raises OutputError where ``write_folder`` would refuse this target; asks before the work is done."""
    if not target.exists():
        return
    if not target.is_dir():
        raise OutputError(f"{target}: is a file; name a folder")
    if not any(target.iterdir()):
        return
    if not force:
        raise OutputError(f"{target}: exists already; --force replaces it, or name another folder with -o")
    if target.is_symlink() or target.resolve() == Path.cwd():
        raise OutputError(f"{target}: is a link, or the folder you are in, and is not replaced; name another")
    listed = _listed(target)
    for path in sorted(target.iterdir()):
        if not _unchanged(path, listed):
            raise OutputError(
                f"{target}: docgen did not make {path.name}, or it was changed since; "
                "move it elsewhere, or name another folder with -o"
            )


def write_folder(target: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    """Puts these files, and no others, into the target folder.

    An existing folder is replaced with ``force``, and then only one in which every file is as docgen made it.
    """
    check_target(target, force=force)
    target = target.absolute()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=target.parent))
    except OSError as error:
        raise _refused(target, error) from None
    try:
        made = staging / "new"
        made.mkdir()
        for name, content in files.items():
            (made / name).write_bytes(content)
        _swap(made, target, staging / "old")
    except OSError as error:
        raise _refused(target, error) from None
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def check_files(targets: Iterable[Path], *, force: bool) -> None:
    """Raises OutputError where ``write_files`` would refuse one of these; asks before the work is done."""
    for target in targets:
        if target.is_dir():
            raise OutputError(f"{target}: is a folder; name a file")
        if target.exists() and not force:
            raise OutputError(f"{target}: exists already; --force replaces it, or name another file")


def write_file(target: Path, content: bytes, *, force: bool) -> None:
    """Puts one file in place, whole or not at all."""
    write_files({target: content}, force=force)


def write_files(files: Mapping[Path, bytes], *, force: bool) -> None:
    """Puts these files in place, wherever they are: all of them or none."""
    check_files(files, force=force)
    steps = [_Step(target.absolute(), content) for target, content in files.items()]
    done: list[_Step] = []
    try:
        for prepare in (True, False):
            for step in steps:
                try:
                    if prepare:
                        step.prepare(keep=step is not steps[-1])
                    else:
                        step.place()
                        done.append(step)
                except OSError as error:
                    raise _refused(step.target, error) from None
    except BaseException:
        for step in reversed(done):
            step.undo()
        for step in reversed(steps):
            step.forget_folders()
        raise
    finally:
        for step in steps:
            step.tidy()


class _Step:
    """One file on its way into its place, and back out of it where another one fails."""

    def __init__(self, target: Path, content: bytes) -> None:
        self.target = target
        self._content = content
        self._folders = [folder for folder in target.parents if not folder.exists()]
        self._staging: Path | None = None
        self._old: Path | None = None

    def prepare(self, *, keep: bool) -> None:
        """Writes it beside its place; ``keep`` what is there, to put it back."""
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self._staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=self.target.parent))
        (self._staging / "new").write_bytes(self._content)
        if keep and self.target.exists():
            self._old = self._staging / "old"
            shutil.copy2(self.target, self._old)

    def place(self) -> None:
        assert self._staging
        (self._staging / "new").replace(self.target)

    def undo(self) -> None:
        with contextlib.suppress(OSError):
            if self._old:
                self._old.replace(self.target)
            else:
                self.target.unlink()

    def tidy(self) -> None:
        if self._staging:
            shutil.rmtree(self._staging, ignore_errors=True)

    def forget_folders(self) -> None:
        """Takes away the folders that were made for it, where nothing else is in them."""
        self.tidy()
        for folder in self._folders:
            with contextlib.suppress(OSError):
                folder.rmdir()


def whole(folder: Path) -> bool:
    """Whether this folder holds every file that its manifest lists, as docgen made it, and nothing else."""
    listed = _listed(folder)
    try:
        there = {path.name for path in folder.iterdir()}
    except OSError:
        return False
    return (
        bool(listed) and there == {*listed, MANIFEST} and all(_unchanged(folder / name, listed) for name in there)
    )


def _swap(made: Path, target: Path, aside: Path) -> None:
    if not target.exists():
        made.rename(target)
        return
    target.rename(aside)
    try:
        made.rename(target)
    except BaseException:
        with contextlib.suppress(OSError):
            aside.rename(target)
        raise


def _listed(folder: Path) -> dict[str, str]:
    """The hash of each file that docgen put into this folder, by name; nothing where it has no manifest."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        entries = [*manifest["files"], *manifest.get("packs", [])]
        return {entry["file"]: entry["sha256"] for entry in entries}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _unchanged(path: Path, listed: Mapping[str, str]) -> bool:
    if path.name == MANIFEST:
        return bool(listed)
    try:
        return listed.get(path.name) == hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return False


def _refused(target: Path, error: OSError) -> OutputError:
    return OutputError(f"{target}: can't be written: {error.strerror or error}; nothing was changed")
