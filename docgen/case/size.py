"""Whether a case file is of a size that a review can have; see docgen/limits.py."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from docgen.errors import Problem
from docgen.limits import (
    CASE_BYTES,
    CASE_VALUES,
    FIELD_NAME,
    FIELDS,
    ITEMS,
    ITEMS_TOGETHER,
    LISTS,
    TEXT,
    TEXT_TOGETHER,
)

CODE = "too-large"
_MOST = 20  # places that are told

Steps = tuple[str | int, ...]


def too_large(content: bytes | str) -> str | None:
    """Why this text is not even read as JSON; None where it may be."""
    if len(content) > CASE_BYTES:
        return f"is larger than {CASE_BYTES / 1e6:g} MB, which a case file may have; send attachments as files"
    marks: tuple[Any, ...] = (b",", b"[", b"{") if isinstance(content, bytes) else (",", "[", "{")
    if sum(content.count(mark) for mark in marks) > CASE_VALUES:
        return f"holds more than {CASE_VALUES} values, which no case has"
    return None


def too_many(data: Any) -> list[tuple[Steps, Problem]]:
    """Every list, object and text that is longer than docgen takes in, with its path; the first twenty of them."""
    found = list(islice(_beyond((), data), _MOST))
    if found:
        return found
    entries, characters = _together(data)
    if entries > ITEMS_TOGETHER:
        return [
            ((), _problem(f"its lists have {entries} entries together; a case file may have {ITEMS_TOGETHER}"))
        ]
    if characters > TEXT_TOGETHER:
        return [((), _problem(f"its texts have {characters} characters together; it may have {TEXT_TOGETHER}"))]
    return []


def _beyond(path: Steps, value: Any) -> Iterator[tuple[Steps, Problem]]:
    if isinstance(value, str):
        if len(value) > TEXT:
            yield path, _problem(f"has {len(value)} characters; one text may have {TEXT}")
    elif isinstance(value, dict):
        if len(value) > FIELDS:
            yield path, _problem(f"has {len(value)} fields; one object may have {FIELDS}")
            return
        for name, inner in value.items():
            if len(name) > FIELD_NAME:
                yield path, _problem(f"has a field whose name has {len(name)} characters; no field is called so")
                continue
            yield from _beyond((*path, name), inner)
    elif isinstance(value, list):
        most = LISTS.get(str(path[-1]) if path else "", ITEMS)
        if len(value) > most:
            yield path, _problem(f"has {len(value)} entries; it may have {most}")
            return
        for number, inner in enumerate(value):
            yield from _beyond((*path, number), inner)


def _problem(message: str) -> Problem:
    return Problem("", message, CODE)


def _together(value: Any) -> tuple[int, int]:
    """How many entries all lists have, and how many characters all texts."""
    if isinstance(value, str):
        return 0, len(value)
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    found = [_together(child) for child in inner]
    own = len(value) if isinstance(value, list) else 0
    return own + sum(entries for entries, _ in found), sum(characters for _, characters in found)
