"""All or nothing: files are made beside the target and moved into its place at the end.

A full disk, an error half-way or Ctrl-C leaves what was there, and no temporary file.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
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


def write_file(target: Path, content: bytes, *, force: bool) -> None:
    """Puts one file in place, whole or not at all."""
    if target.is_dir():
        raise OutputError(f"{target}: is a folder; name a file")
    if target.exists() and not force:
        raise OutputError(f"{target}: exists already; --force replaces it, or name another file with -o")
    target = target.absolute()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=target.parent))
    except OSError as error:
        raise _refused(target, error) from None
    try:
        (staging / "new").write_bytes(content)
        (staging / "new").replace(target)
    except OSError as error:
        raise _refused(target, error) from None
    finally:
        shutil.rmtree(staging, ignore_errors=True)


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
