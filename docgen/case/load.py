"""From bytes to a Case, or to every problem at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from docgen.case.model import Case
from docgen.case.problems import contradictions, dangling_references, shape_problems
from docgen.errors import CaseError, Problem

_DEEPEST = 60  # version 1 nests seven deep; far more is a mistake or an attack


def load_case(path: Path) -> Case:
    """The case in this file.

    Raises CaseError with every problem found. Dates that contradict each other do not stop a case from
    loading (a letter was sent when it was sent); ``check_case`` reports those too.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CaseError(
            [Problem("", f"can't be read: {error.strerror or error}", "unreadable")], path.name
        ) from None
    return parse_case(content, path.name)


def parse_case(content: bytes | str, name: str = "case file") -> Case:
    """The case in this JSON text; ``name`` is what messages call it."""
    data = _parse_json(content, name)
    case, problems = _validate(data)
    problems += dangling_references(data)
    if problems or case is None:
        raise CaseError(_unique(problems), name)
    return case


def check_case(content: bytes | str, name: str = "case file") -> tuple[Problem, ...]:
    """Every problem of this JSON text: what stops it from loading, and what contradicts itself."""
    try:
        data = _parse_json(content, name)
    except CaseError as error:
        return error.problems
    _, problems = _validate(data)
    return _unique([*problems, *dangling_references(data), *contradictions(data)])


def _unique(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(dict.fromkeys(problems))


def _validate(data: Any) -> tuple[Case | None, list[Problem]]:
    try:
        return Case.model_validate(data), []
    except ValidationError as error:
        return None, shape_problems(error, data)


def _parse_json(content: bytes | str, name: str) -> Any:
    def refuse(message: str, code: str = "not-json") -> CaseError:
        return CaseError([Problem("", message, code)], name)

    if isinstance(content, bytes):
        try:
            text = content.decode("utf-8-sig")  # Windows programs write the mark at the front
        except UnicodeDecodeError as error:
            raise refuse(f"is not UTF-8 text (byte {error.start + 1}); save it as UTF-8") from None
    else:
        text = content.removeprefix("\ufeff")
    if not text.strip():
        raise refuse("is empty; expected a case file as JSON")
    doubled: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        seen: dict[str, Any] = {}
        for key, value in items:
            if key in seen:
                doubled.append(key)
            seen[key] = value
        return seen

    def constant(word: str) -> Any:
        raise refuse(f"holds {word}, which is not JSON")

    try:
        data = json.loads(text, object_pairs_hook=pairs, parse_constant=constant)
    except json.JSONDecodeError as error:
        raise refuse(f"is not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from None
    except (RecursionError, ValueError):
        raise refuse("is nested too deeply, or holds a number too long to be one") from None
    if doubled:
        raise refuse(f"says `{doubled[0]}` twice in one object; only one can be meant", "doubled-field")
    if _depth_exceeds(data, _DEEPEST):
        raise refuse("is nested too deeply for a case file")
    if not isinstance(data, dict):
        raise refuse("expected one JSON object with the fields of a case", "type")
    return data


def _depth_exceeds(value: Any, limit: int) -> bool:
    level = [value]
    for _ in range(limit):
        level = [
            child
            for item in level
            if isinstance(item, dict | list)
            for child in (item.values() if isinstance(item, dict) else item)
        ]
        if not level:
            return False
    return True
