"""The versions of what makes bytes: another one of any, and the papers may be others."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from importlib import metadata as packages

from docgen import __version__

_WRITE = ("babel", "docxtpl", "holidays", "jinja2", "lxml", "pypdf", "python-docx", "rdocx")
_FIND = ("phonenumbers", "pypdfium2", "rapidfuzz")  # what is taken out, and what is told of the pages


@cache
def versions() -> Mapping[str, str]:
    """Of docgen, of each package that decides what is made, and of Python, as far as it matters, by name."""
    found = {"docgen": __version__, "Python": f"{sys.version_info.major}.{sys.version_info.minor}"}
    return found | {name: packages.version(name) for name in (*_WRITE, *_FIND)}


def difference(wanted: Mapping[str, str], there: Mapping[str, str]) -> str:
    """What is of another version there than it has to be, with both versions; empty where all is the same."""
    return ", ".join(
        f"{name} {there.get(name, 'not at all')} (here {version})"
        for name, version in wanted.items()
        if there.get(name) != version
    )
