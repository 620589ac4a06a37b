"""What the tests make once, for all the processes that run them: a folder of the session, gone at its end."""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from docgen.documents.choice.catalogue import find
from docgen.documents.choice.kinds import Document

FOLDER = "DOCGEN_TESTS_SHARE"  # set by conftest.py, in the process that starts the others
_PATIENCE = 300  # seconds until one process no longer believes that another is at work on it
T = TypeVar("T")


class _Pickler(pickle.Pickler):
    """Documents of the catalogue by their id: the rules they hold can't go to another process."""

    def persistent_id(self, obj: Any) -> str | None:
        return obj.id if isinstance(obj, Document) else None


class _Unpickler(pickle.Unpickler):
    def persistent_load(self, pid: str) -> Document:
        return find(pid)


def once(make: Callable[..., T]) -> Callable[..., T]:
    """Like `functools.cache`, for all processes of the session: the first that needs it makes it.

    The arguments are told apart by their repr, or, for bytes, by their hash.
    """

    @cache
    def wrapped(*args: Any) -> T:
        folder = os.environ.get(FOLDER)
        if not folder:
            return make(*args)
        told = [hashlib.sha256(a).hexdigest() if isinstance(a, bytes) else repr(a) for a in args]
        key = hashlib.sha256("\0".join([make.__module__, make.__qualname__, *told]).encode()).hexdigest()
        return _shared(Path(folder) / key, lambda: make(*args))

    return wrapped


def _shared(path: Path, make: Callable[[], T]) -> T:
    working = path.with_suffix(".working")
    waited = 0.0
    while not path.exists():
        try:
            working.touch(exist_ok=False)
        except FileExistsError:
            if waited < _PATIENCE:
                time.sleep(0.05)
                waited += 0.05
                continue
        try:
            value = make()
            whole = io.BytesIO()
            _Pickler(whole).dump(value)
            beside = path.with_suffix(f".{os.getpid()}")
            beside.write_bytes(whole.getvalue())
            beside.replace(path)
            return value
        finally:
            working.unlink(missing_ok=True)
    return _Unpickler(io.BytesIO(path.read_bytes())).load()
