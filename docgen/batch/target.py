"""The folder of a batch: one batch at a time works in it, and what an earlier one made whole is known again."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from docgen.errors import OutputError
from docgen.output import MANIFEST, STAGING, whole

LOCK = ".docgen-batch.lock"


@contextmanager
def alone_in(target: Path) -> Iterator[None]:
    """No other batch works in this folder meanwhile, and what a killed one left half-made is gone.

    Raises OutputError where another one does, or where the folder can't be written.
    """
    if target.exists() and not target.is_dir():
        raise OutputError(f"{target}: is a file; name a folder with -o")
    try:
        target.mkdir(parents=True, exist_ok=True)
        lock = (target / LOCK).open("a+b")
    except OSError as error:
        raise OutputError(f"{target}: can't be written: {error.strerror or error}") from None
    with lock:
        if not _locked(lock):
            raise OutputError(
                f"{target}: another docgen batch is at work there; wait for it, or name another folder"
            )
        for left in target.glob(f"{STAGING}*"):
            if left.is_dir() and not left.is_symlink():
                shutil.rmtree(left, ignore_errors=True)
        yield


def _locked(lock: BinaryIO) -> bool:
    """The system lets go of the lock when the process ends, however it ends."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def made_before(folder: Path, inputs: str) -> tuple[dict[str, Any], str] | None:
    """The manifest of this folder and its hash, where the folder is whole and made from the same; else None."""
    if not whole(folder):
        return None
    content = (folder / MANIFEST).read_bytes()
    manifest: dict[str, Any] = json.loads(content)
    if (manifest.get("batch") or {}).get("inputs") != inputs:
        return None
    return manifest, hashlib.sha256(content).hexdigest()


def is_of_a_batch(folder: Path) -> bool:
    """Whether a batch made this folder."""
    try:
        return "batch" in json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError):
        return False


def came_whole(files: Mapping[str, bytes]) -> bool:
    """Whether every file of one case arrived, each as its manifest says."""
    manifest = json.loads(files[MANIFEST])
    entries = {entry["file"]: entry["sha256"] for entry in (*manifest["files"], *manifest["packs"])}
    arrived = {name: hashlib.sha256(content).hexdigest() for name, content in files.items() if name != MANIFEST}
    return arrived == entries
