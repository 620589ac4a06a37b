"""From bytes to plain JSON data, or to every reason why they are not JSON that can be meant."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from docgen.case.size import CODE, too_large, too_many
from docgen.errors import CaseError, Problem
from docgen.limits import CASE_DEPTH

Path = tuple[str | int, ...]


def pointer(path: Sequence[str | int]) -> str:
    """The JSON Pointer (RFC 6901) of a path."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def parse_json(content: bytes | str, name: str) -> dict[str, Any]:
    """The one object that this JSON text holds. Raises CaseError; ``name`` is what its message calls the text."""
    doubled: list[tuple[dict[str, Any], str]] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in items:
            if key in found:
                doubled.append((found, key))
            found[key] = value
        return found

    def constant(word: str) -> Any:
        raise _refused(name, f"holds {word}, which is not JSON")

    if reason := too_large(content):
        raise _refused(name, reason, CODE)
    try:
        data = json.loads(_text(content, name), object_pairs_hook=pairs, parse_constant=constant)
    except json.JSONDecodeError as error:
        raise _refused(
            name, f"is not JSON: {error.msg.removesuffix(' at')} at line {error.lineno}, column {error.colno}"
        ) from None
    except (RecursionError, ValueError):
        raise _refused(name, "is nested too deeply, or holds a number too long to be one") from None
    if _depth_exceeds(data, CASE_DEPTH):
        raise _refused(name, "is nested too deeply for a case file")
    if beyond := too_many(data):
        raise CaseError([Problem(pointer(path), p.message, p.code) for path, p in beyond], name)
    problems = [*_doubled_fields(data, doubled), *_half_characters(data)]
    if problems:
        raise CaseError(problems, name)
    if not isinstance(data, dict):
        raise _refused(name, "expected one JSON object with the fields of a case", "type")
    return data


def _refused(name: str, message: str, code: str = "not-json") -> CaseError:
    return CaseError([Problem("", message, code)], name)


def _text(content: bytes | str, name: str) -> str:
    if isinstance(content, bytes):
        try:
            text = content.decode("utf-8-sig")  # Windows programs write the mark at the front
        except UnicodeDecodeError as error:
            raise _refused(name, f"is not UTF-8 text (byte {error.start + 1}); save it as UTF-8") from None
    else:
        text = content.removeprefix("\ufeff")
    if not text.strip():
        raise _refused(name, "is empty; expected a case file as JSON")
    return text


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


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value with its path, in the order of the file."""
    yield path, value
    if isinstance(value, dict):
        for key, child in value.items():
            yield from walk(child, (*path, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from walk(child, (*path, index))


def _doubled_fields(data: Any, doubled: Sequence[tuple[dict[str, Any], str]]) -> list[Problem]:
    if not doubled:
        return []
    places = {id(value): path for path, value in walk(data) if isinstance(value, dict)}
    problems = []
    for found, key in doubled:
        # An object that stood in the first of two is no longer in the data: it has no place to show.
        where = pointer([*places[id(found)], _printable(key)]) if id(found) in places else ""
        message = f"says `{_printable(key)}` twice in one object; only one can be meant"
        problems.append(Problem(where, message, "doubled-field"))
    return list(dict.fromkeys(problems))


def _half_characters(data: Any) -> list[Problem]:
    """JSON can spell half of a character (`\\ud83d` alone); no document can hold it."""
    problems = []
    for path, value in walk(data):
        keys = [*value] if isinstance(value, dict) else []
        texts = [value] if isinstance(value, str) else []
        if any(_printable(text) != text for text in (*keys, *texts)):
            where = pointer([_printable(s) if isinstance(s, str) else s for s in path])
            problems.append(Problem(where, "holds half of a character (`\\ud800` to `\\udfff` alone)", "not-text"))
    return problems


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
