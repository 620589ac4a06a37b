"""From a case file to a Case, or to every problem at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from docgen.case.contradictions import contradictions, dangling_references
from docgen.case.model import Case
from docgen.case.parse import parse_json, pointer, walk
from docgen.case.problems import shape_problems
from docgen.errors import CaseError, Problem


def load_case(path: Path | str) -> Case:
    """The case in this file.

    Raises CaseError with every problem found. Dates that contradict each other do not stop a case from
    loading (a letter was sent when it was sent); ``check_case`` reports those too.
    """
    path = Path(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CaseError(
            [Problem("", f"can't be read: {error.strerror or error}", "unreadable")], path.name
        ) from None
    return parse_case(content, path.name)


def parse_case(content: bytes | str, name: str = "case file") -> Case:
    """The case in this JSON text; ``name`` is what messages call it."""
    data = parse_json(content, name)
    case, problems = _validate(data)
    problems += dangling_references(data)
    if problems or case is None:
        raise CaseError(_in_order(problems, data), name)
    return case


def check_case(content: bytes | str, name: str = "case file") -> tuple[Problem, ...]:
    """Every problem of this JSON text: what stops it from loading, and what contradicts itself."""
    try:
        data = parse_json(content, name)
    except CaseError as error:
        return error.problems
    _, problems = _validate(data)
    return _in_order([*problems, *dangling_references(data), *contradictions(data)], data)


def _validate(data: Any) -> tuple[Case | None, list[Problem]]:
    try:
        return Case.model_validate(data), []
    except ValidationError as error:
        return None, shape_problems(error, data)


def _in_order(problems: Iterable[Problem], data: Any) -> tuple[Problem, ...]:
    """Each problem once, in the order of the file; what is missing comes where its object begins."""
    found = list(dict.fromkeys(problems))
    if len(found) > 1:
        places = {pointer(path): index for index, (path, _) in enumerate(walk(data))}
        found.sort(key=lambda p: places.get(p.pointer, places.get(p.pointer.rpartition("/")[0], 0)))
    return tuple(found)
