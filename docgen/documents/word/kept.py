"""What templates become once they are mended and compiled, kept from one run to the next.

That is half of what a letter takes from a cold start, and the same each time. Kept is the template's own wording
and the code made of it, nothing of a case. It is found by the content of the template and by everything that it
was made with: a changed template, another version of docgen or of a library is compiled anew. What can't be kept
is not.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType
from typing import TypeAlias

from docgen import __version__

VARIABLE = "DOCGEN_CACHE"
"""The folder to keep it in, instead of the usual one; empty: nothing is kept."""

Part: TypeAlias = "tuple[str, str, CodeType, tuple[str, ...]]"
"""A part of a template: its name, its source as it was compiled, the code, and what stands still in it."""

_MOST = 400  # files, some 20 KB each; each version of each template is one
_DIGEST = hashlib.sha256().digest_size


def find(template: str) -> tuple[Part, ...] | None:
    """What was kept of the template whose hash this is; None where there is nothing that can be trusted."""
    folder = _folder()
    try:
        if folder is None or not _own(folder):
            return None
        content = (folder / _name(template)).read_bytes()
        if hashlib.sha256(content[_DIGEST:]).digest() != content[:_DIGEST]:
            return None  # the disk was full, or went bad
        parts: tuple[Part, ...] = marshal.loads(content[_DIGEST:])
        return parts
    except (OSError, ValueError, EOFError, TypeError):
        return None


def keep(template: str, parts: Sequence[Part]) -> None:
    """Keeps this for the next run; does nothing where it can't."""
    folder = _folder()
    if folder is None:
        return
    payload = marshal.dumps(tuple(parts))
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _own(folder):
            return
        handle, beside = tempfile.mkstemp(dir=folder, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(payload).digest() + payload)
            Path(beside).replace(folder / _name(template))  # whole or not at all: others read it meanwhile
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
        _clear_out(folder)


def _clear_out(folder: Path) -> None:
    kept = list(folder.glob("*.kept"))
    if len(kept) > _MOST:
        by_age = sorted((path.stat().st_mtime_ns, path) for path in kept)
        for _, path in by_age[: _MOST // 4]:
            path.unlink(missing_ok=True)


def _name(template: str) -> str:
    return f"{hashlib.sha256(_made_with() + template.encode()).hexdigest()}.kept"


@cache
def _made_with() -> bytes:
    """A hash of everything that decides what a template becomes, apart from the template."""
    found = hashlib.sha256(MAGIC_NUMBER + sys.version.encode() + __version__.encode())
    for library in ("docxtpl", "jinja2", "markupsafe"):
        with contextlib.suppress(PackageNotFoundError):
            found.update(f"{library} {version(library)}\n".encode())
    with contextlib.suppress(OSError):  # whoever works on docgen changes these between two versions of it
        for path in (*sorted(Path(__file__).parent.glob("*.py")), Path(__file__).parent.parent / "wording.py"):
            found.update(path.read_bytes())
    return found.digest()


def _folder() -> Path | None:
    said = os.environ.get(VARIABLE)
    if said is not None:
        return Path(said) if said else None
    try:
        if sys.platform == "win32":
            base = Path(os.environ["LOCALAPPDATA"])
        elif sys.platform == "darwin":
            base = Path.home() / "Library" / "Caches"
        else:
            base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except (KeyError, RuntimeError):
        return None  # a service without a home
    return base / "docgen" if base.is_absolute() else None


def _own(folder: Path) -> bool:
    """Whether nobody but this user can have put anything there: what lies in it is run."""
    if sys.platform == "win32":
        return True  # the folder is in the user's own profile
    seen = folder.stat()
    return seen.st_uid == os.getuid() and not seen.st_mode & 0o022
