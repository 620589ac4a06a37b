"""What is wrong with the shape of a file: pydantic's findings in a reader's words, each with its place."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from pydantic import BaseModel, ValidationError

from docgen.case.model import Case
from docgen.case.parse import pointer
from docgen.case.values import is_blank
from docgen.errors import Problem

_TYPE_WORDS = {
    dict: "an object",
    list: "a list",
    str: "text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    type(None): "null",
}
_EXPECTED = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "tuple_type": "a list",
    "dict_type": "an object",
    "model_type": "an object",
    "model_attributes_type": "an object",
}


def shape_problems(error: ValidationError, data: Any, root: type[BaseModel] = Case) -> list[Problem]:
    """Each fault that pydantic found in ``data``, which was meant to be a ``root``."""
    faults = error.errors(include_url=False, include_input=False)
    return [_shape_problem(dict(fault), data, root) for fault in faults]


def _shape_problem(fault: dict[str, Any], data: Any, root: type[BaseModel]) -> Problem:
    kind, context = fault["type"], fault.get("ctx") or {}
    path, value = _walk(fault["loc"], data)
    where = pointer(path)
    if kind == "missing":
        return Problem(pointer([*path, fault["loc"][-1]]), "is missing; it has to be given", "missing-field")
    if kind == "extra_forbidden":
        return Problem(where, _unknown_field(path, root), "unknown-field")
    if (value is None or is_blank(value)) and path and isinstance(path[-1], str):
        # Everything that may be unknown takes null and blank text, so this has to be known.
        return Problem(where, "is empty; it has to be given", "missing-field")
    if kind == "literal_error":
        expected = str(context["expected"]).replace("'", "`")
        if fault["loc"][-1] == "[key]":
            return Problem(where, f"unknown field; expected {expected}", "unknown-field")
        return Problem(where, f"expected {expected}{_nearest(value, expected)}", "not-a-choice")
    if kind in _EXPECTED:
        return Problem(where, f"expected {_EXPECTED[kind]}, found {_found(value)}", "type")
    if kind == "greater_than_equal":
        return Problem(where, f"expected {context['ge']} or more, found {value}", "value")
    message = str(context["error"]) if kind == "value_error" else fault["msg"]
    return Problem(where, message, "value")


def _walk(loc: tuple[str | int, ...], data: Any) -> tuple[list[str | int], Any]:
    """The part of pydantic's location that is in the file, and what stands there.

    pydantic names branches of a union too; those are no part of the file.
    """
    path: list[str | int] = []
    for step in loc:
        in_object = isinstance(data, dict) and step in data
        in_list = isinstance(data, list) and isinstance(step, int) and step < len(data)
        if in_object or in_list:
            data = data[step]
            path.append(step)
    return path, data


def _found(value: Any) -> str:
    if isinstance(value, float) and not value.is_integer():
        return f"{value:g}"
    return _TYPE_WORDS.get(type(value), "something else")


def _nearest(value: Any, expected: str) -> str:
    choices = [part for part in expected.split("`") if part.strip(" ,") not in ("", "or")]
    close = difflib.get_close_matches(str(value), choices, n=1, cutoff=0.6)
    return f"; did you mean `{close[0]}`?" if close and len(choices) > 1 else ""


def _unknown_field(path: Sequence[str | int], root: type[BaseModel]) -> str:
    known = _fields_at(path, root)
    close = difflib.get_close_matches(str(path[-1]).lower(), known, n=1, cutoff=0.0)
    hint = f"; the nearest known field is `{close[0]}`" if close else ""
    return f"unknown field{hint}"


def _fields_at(path: Sequence[str | int], root: type[BaseModel]) -> list[str]:
    """The names of the fields that the model has beside this place."""
    model = root
    for step, following in pairwise(path):
        if isinstance(step, int):
            continue
        field = next((f for n, f in model.model_fields.items() if (f.alias or n) == step), None)
        found = list(_models_in(field.annotation)) if field else []
        if not found:
            return []
        # A chronology given as a list holds entries; given as an object it is a file.
        model = found[0] if isinstance(following, int) else found[-1]
    return [f.alias or n for n, f in model.model_fields.items()]


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        return
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)
