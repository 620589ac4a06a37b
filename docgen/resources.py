"""Where docgen keeps its templates, authorities and example cases: in a checkout, or inside the wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    installed = _PACKAGE / "data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def templates() -> Path:
    """The folder of the approved templates."""
    return _folder("templates")


def authorities() -> Path:
    """The folder of the profiles that come with docgen."""
    return _folder("authorities")


def fixtures() -> Path:
    """The folder of the example cases; everybody in them is fictional."""
    return _folder("fixtures")
