"""The folder of a service: for its owner alone, since case data is in it."""

from __future__ import annotations

import os
from pathlib import Path

from docgen.errors import OutputError

_OTHERS_WRITE = 0o022
_OTHERS_READ = 0o055


def private_folder(folder: Path) -> None:
    """Makes the folder where there is none, for its owner alone. Raises OutputError where that can't be."""
    try:
        if not folder.is_dir():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{folder}: can't be made a folder of the service ({error.strerror}); name one of yours with --state"
        ) from None


def open_to_others(folder: Path) -> str | None:
    """What is told of a folder that others may look into; None where they may not, or there is none.

    Raises OutputError where they may write to it: they could put jobs and keys of their own in the place of the
    service's. Windows, which has other means, is not looked at.
    """
    try:
        mode = folder.stat().st_mode & 0o777 if os.name != "nt" else 0
    except OSError:
        return None
    if mode & _OTHERS_WRITE:
        raise OutputError(
            f"{folder}: others may write to this folder (mode {mode:04o}), and case data is kept there; "
            "make it yours alone (chmod 700), or name a folder that is not there yet with --state"
        )
    if mode & _OTHERS_READ:
        return (
            f"others may see what files are in the folder of --state (mode {mode:04o}); chmod 700 keeps it closed"
        )
    return None
