"""What a report says of an error: its code, its places and its message, without the words of the case.

Reports are kept, mailed and logged; a message may quote what stands in a field. ``docgen check`` and
``docgen pack`` tell the officer the whole of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from docgen.case import case_schema
from docgen.case.model import Case
from docgen.case.parse import walk
from docgen.errors import CaseError, DocgenError, PartnerFileError, Problem

_MOST = 20  # problems of one case that a report lists; `docgen check` tells all
_BLOT = "…"
_QUOTED = re.compile(r"`([^`]*)`")
_HARMLESS = re.compile(r"docgen [a-z ]+|--[a-z-]+|\\u[0-9a-f]{4}|/[a-z_/0-9]+")
_PEOPLE = ("victim", "applicant", "perpetrators", "others", "spoc")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why one case was not made; nothing of it quotes the case."""

    code: str
    message: str
    problems: tuple[Problem, ...] = ()


def failure(error: DocgenError, content: bytes, case: Case | None = None, folder: str | None = None) -> Failure:
    """What a report says of this error about this case file; the name of its ``folder`` may be told."""
    texts = [text for text in _texts(content) if text != folder]
    if isinstance(error, CaseError):
        problems = tuple(
            Problem(_known(p.pointer), _blotted(p.message, texts), p.code) for p in error.problems[:_MOST]
        )
        more = len(error.problems) - len(problems)
        told = "; ".join(map(str, problems)) + (f"; and {more} more, see docgen check" if more else "")
        return Failure(error.code, told, problems)
    message = str(error)
    if isinstance(error, PartnerFileError) and case is not None:
        for number, agency in enumerate(case.agencies):
            if agency.chronology_file and message.startswith(f"{agency.chronology_file}: "):
                place = f"/agencies/{number}/chronology/file"
                message = message.removeprefix(f"{agency.chronology_file}: ")
                return Failure(error.code, f"{place}: {_blotted(message, texts)}")
    return Failure(error.code, _blotted(message, texts))


def _texts(content: bytes) -> list[str]:
    """What people wrote into the case file, and the words of names; longest first."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return []
    found = {value for _, value in walk(data) if isinstance(value, str)}
    if isinstance(data, dict):
        found |= {word for part in _PEOPLE for word in _words_of_names(data.get(part))}
    return sorted((text for text in found if text.strip() and text not in _vocabulary()), key=len, reverse=True)


def _words_of_names(value: Any) -> Iterator[str]:
    for path, text in walk(value):
        if isinstance(text, str) and "name" in path:
            yield from re.findall(r"\w{3,}", text)


def _blotted(message: str, texts: list[str]) -> str:
    message = _QUOTED.sub(lambda found: found[0] if _is_ours(found[1]) else f"`{_BLOT}`", message)
    for text in texts:
        if len(text) > 2 and text in message:
            message = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", _BLOT, message)
    return message


def _is_ours(word: str) -> bool:
    return word in _vocabulary() or _HARMLESS.fullmatch(word) is not None


def _known(pointer: str) -> str:
    """The pointer, with a mark for every step that is not a field of a case file: what stands there was typed."""
    steps = pointer.split("/")
    return "/".join(step if not step or step.isdigit() or step in _vocabulary() else _BLOT for step in steps)


@cache
def _vocabulary() -> frozenset[str]:
    """The names of fields, and the words that a field may hold: they are docgen's, and no case text."""
    found: set[str] = set()
    for path, value in walk(case_schema()):
        if path and path[-1] in ("properties", "patternProperties") and isinstance(value, dict):
            found |= value.keys()
        if isinstance(value, str) and ("enum" in path or path[-1:] == ("const",)):
            found.add(value)
    return frozenset(found)
