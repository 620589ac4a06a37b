"""What a preview is made from, read so that a half-written file does no harm, and told apart by its content."""

from __future__ import annotations

import hashlib
import io
import os
import time
import zipfile
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from docgen.authority import ENVIRONMENT_VARIABLE

# Word writes a new file and puts it in the place of the old one; for a moment there is none, or half of one.
GRACE = 1.0  # seconds until a file that is gone or damaged is believed to be
_STEP = 0.05


def sound(content: bytes | None) -> bool:
    """Whether this is a whole Word file: its table of contents, which stands at the end, is there."""
    return content is not None and zipfile.is_zipfile(io.BytesIO(content))


def content_of(path: Path) -> bytes | None:
    """The bytes of a file; None where it can't be read just now."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def settled(read: Callable[[], bytes | None], wait: Callable[[float], object] = time.sleep) -> bytes | None:
    """What is read as soon as it is a whole Word file; after a moment of grace, as it is."""
    content = read()
    for _ in range(round(GRACE / _STEP)):
        if sound(content):
            break
        wait(_STEP)
        content = read()
    return content


def mark_of(path: Path) -> str:
    """A hash of a file's content; it is read only where the file system says that it changed."""
    try:
        seen = path.stat()
        return _hash(path, seen.st_mtime_ns, seen.st_size, seen.st_ino)
    except OSError:
        return "gone"


def mark_of_folders(folders: Sequence[Path]) -> str:
    """The same of everything in these folders of authority profiles, and in those of the environment."""
    named = [Path(name) for name in os.environ.get(ENVIRONMENT_VARIABLE, "").split(os.pathsep) if name]
    marks = []
    for folder in (*folders, *named):
        files = sorted(path for path in folder.glob("*") if path.is_file()) if folder.is_dir() else []
        marks += [f"{path}:{mark_of(path)}" for path in files]
    return hashlib.sha256("\n".join(marks).encode()).hexdigest()


@lru_cache(maxsize=512)
def _hash(path: Path, _changed: int, _size: int, _which: int) -> str:
    content = content_of(path)
    return "gone" if content is None else hashlib.sha256(content).hexdigest()
