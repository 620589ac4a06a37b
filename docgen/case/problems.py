"""What can be wrong with a case file, each with its place (JSON Pointer) and what was expected.

Three kinds: the shape (a wrong type, an unknown field), references that lead nowhere (an agency id that nobody
has), and contradictions (two letters out of order). The last two read the raw data, so that one wrong field
does not hide the others.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from pydantic import BaseModel, ValidationError

from docgen.case.model import Case
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
    "int_from_float": "a whole number",
    "tuple_type": "a list",
    "dict_type": "an object",
    "model_type": "an object",
    "model_attributes_type": "an object",
}


def pointer(path: Sequence[str | int]) -> str:
    """The JSON Pointer (RFC 6901) of a path."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def shape_problems(error: ValidationError, data: Any) -> list[Problem]:
    """Each fault that pydantic found, in a reader's words."""
    return [_shape_problem(dict(item), data) for item in error.errors(include_url=False, include_input=False)]


def _shape_problem(item: dict[str, Any], data: Any) -> Problem:
    kind, context = item["type"], item.get("ctx") or {}
    path, value = _walk(item["loc"], data)
    where = pointer(path)
    if kind == "missing":
        return Problem(
            pointer([*path, item["loc"][-1]]), "is missing; it has to be given", "missing-field"
        )
    if kind == "extra_forbidden":
        return Problem(where, _unknown_field(path), "unknown-field")
    if kind == "literal_error":
        expected = str(context["expected"]).replace("'", "`")
        if path and path[-1] == "[key]":
            path = path[:-1]
        return Problem(pointer(path), f"expected {expected}{_nearest(value, expected)}", "not-a-choice")
    if kind in _EXPECTED:
        return Problem(where, f"expected {_EXPECTED[kind]}, found {_word(value)}", "type")
    if kind in ("string_too_short", "string_pattern_mismatch"):
        return Problem(where, "is empty; it has to be given", "missing-field")
    message = str(context["error"]) if kind == "value_error" else item["msg"]
    return Problem(where, message, "value")


def _walk(loc: tuple[str | int, ...], data: Any) -> tuple[list[str | int], Any]:
    """The part of pydantic's location that is in the file, and what stands there.

    pydantic names branches of a union too; those are no part of the file.
    """
    path: list[str | int] = []
    for step in loc:
        if (isinstance(data, dict) and isinstance(step, str) and step in data) or (isinstance(data, list) and isinstance(step, int) and step < len(data)):
            data = data[step]
        else:
            continue
        path.append(step)
    return path, data


def _word(value: Any) -> str:
    return _TYPE_WORDS.get(type(value), "something else")


def _nearest(value: Any, expected: str) -> str:
    choices = [part for part in expected.split("`") if part.strip(" ,") not in ("", "or")]
    close = difflib.get_close_matches(str(value), choices, n=1, cutoff=0.6)
    return f"; did you mean `{close[0]}`?" if close else ""


def _unknown_field(path: Sequence[str | int]) -> str:
    known = _fields_at(path[:-1])
    name = str(path[-1])
    close = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.0)
    hint = f"; the nearest known field is `{close[0]}`" if close else ""
    return f"unknown field{hint}"


def _fields_at(path: Sequence[str | int]) -> list[str]:
    """The names of the fields that the model has at this place."""
    model: Any = Case
    for step in path:
        if isinstance(step, int):
            continue
        field = next((f for n, f in model.model_fields.items() if (f.alias or n) == step), None)
        found = list(_models_in(field.annotation, field.metadata)) if field else []
        if not found:
            return []
        model = found[-1]  # a chronology given as an object is a file
    return [f.alias or n for n, f in model.model_fields.items()]


def _models_in(annotation: Any, metadata: Sequence[Any] = ()) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        return
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)


def _at(data: Any, *path: str | int) -> Any:
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)  # type: ignore[arg-type]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def _each(data: Any, *path: str | int) -> list[tuple[int, dict[str, Any]]]:
    found = _at(data, *path)
    return [(i, v) for i, v in enumerate(found) if isinstance(v, dict)] if isinstance(found, list) else []


def _day(data: Any, *path: str | int) -> date | None:
    value = _at(data, *path)
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None


def dangling_references(data: Any) -> list[Problem]:
    """Agency ids that nobody has, and ids that two have."""
    ids = [a["id"] for _, a in _each(data, "agencies") if isinstance(a.get("id"), str) and a["id"]]
    problems = [
        Problem(f"/{name}", f"the id `{key}` is used {count} times; give each its own", "doubled-id")
        for name, keys in (
            ("agencies", ids),
            (
                "incidents",
                [i["id"] for _, i in _each(data, "incidents") if isinstance(i.get("id"), str) and i["id"]],
            ),
        )
        for key, count in Counter(keys).items()
        if count > 1
    ]
    places = [
        (["incidents", i, "reports", r, "agency"], report.get("agency"))
        for i, incident in _each(data, "incidents")
        for r, report in _each(incident, "reports")
    ]
    places += [(["actions", i, "agency"], action.get("agency")) for i, action in _each(data, "actions")]
    places += [(["threshold", "requested_by"], _at(data, "threshold", "requested_by"))]
    for path, value in places:
        if isinstance(value, str) and value.strip() and value not in ids:
            close = difflib.get_close_matches(value, ids, n=1, cutoff=0.0)
            hint = f"; the nearest is `{close[0]}`" if close else "; the case lists no agency"
            problems.append(Problem(pointer(path), f"no agency has the id `{value}`{hint}", "unknown-agency"))
    return problems


_ORDER = (  # what can't come before what: (later, earlier, why)
    ("letters/3", "application/received", "Letter 3 confirms an application"),
    ("letters/2", "application/received", "Letter 2 answers an application"),
    ("letters/1", "application/received", "Letter 1 confirms an application"),
    ("letters/4", "letters/1", "Letter 4 refers back to Letter 1"),
    ("letters/5", "letters/1", "Letter 5 refers back to Letter 1"),
    ("letters/6", "letters/5", "Letter 6 refers back to Letter 5"),
    ("letters/7", "letters/6", "Letter 7 refers back to Letter 6"),
    ("letters/6", "meeting/date", "Letter 6 tells what the meeting found"),
    ("letters/4", "threshold/decided", "Letter 4 tells the decision"),
    ("letters/5", "threshold/decided", "Letter 5 tells the decision"),
    ("letters/8", "application/withdrawn", "Letter 8 answers the withdrawal"),
    ("letters/7", "closed", "Letter 7 tells that the review is closed"),
    ("application/withdrawn", "application/received", "an application is made before it is withdrawn"),
    ("threshold/decided", "application/received", "the decision is about the application"),
    ("meeting/date", "threshold/decided", "the meeting follows the decision"),
    ("closed", "meeting/date", "the review closes after its meeting"),
)


def contradictions(data: Any) -> list[Problem]:
    """Facts that can't both be true. They stop no case from loading: a person decides which is wrong."""
    problems = []
    for later, earlier, why in _ORDER:
        a, b = _day(data, *later.split("/")), _day(data, *earlier.split("/"))
        if a and b and a < b:
            problems.append(
                Problem(f"/{later}", f"{a} is before /{earlier} ({b}), but {why}", "out-of-order")
            )
    lodged = _day(data, "appeal", "lodged")
    decisions = [d for d in (_day(data, "letters", "4"), _day(data, "letters", "6")) if d]
    if lodged and decisions and lodged < min(decisions):
        problems.append(
            Problem(
                "/appeal/lodged",
                f"{lodged} is before the letter appealed against ({min(decisions)})",
                "out-of-order",
            )
        )
    problems += _decision_contradictions(data)
    for i, incident in _each(data, "incidents"):
        happened = _day(incident, "date")
        for r, report in _each(incident, "reports"):
            reported = _day(report, "date")
            if happened and reported and reported < happened:
                problems.append(
                    Problem(
                        pointer(["incidents", i, "reports", r, "date"]),
                        f"reported on {reported}, before it happened ({happened})",
                        "out-of-order",
                    )
                )
    problems += _age_contradictions(data)
    numbers = [(i, a.get("number")) for i, a in _each(data, "actions") if isinstance(a.get("number"), int)]
    problems += [
        Problem(f"/actions/{j}/number", f"action {n} is listed twice", "doubled-id")
        for (_, m), (j, n) in combinations(numbers, 2)
        if m == n
    ]
    return problems


def _decision_contradictions(data: Any) -> list[Problem]:
    problems = []
    four, five = _day(data, "letters", "4"), _day(data, "letters", "5")
    decision = _at(data, "threshold", "decision")
    if four and five:
        problems.append(
            Problem("/letters", "Letter 4 and Letter 5 exclude each other; only one was sent", "exclusive")
        )
    elif four and decision == "met":
        problems.append(
            Problem(
                "/letters/4", "says the threshold is not met, but /threshold/decision is `met`", "exclusive"
            )
        )
    elif five and decision == "not-met":
        problems.append(
            Problem(
                "/letters/5", "says the threshold is met, but /threshold/decision is `not-met`", "exclusive"
            )
        )
    start, end = _at(data, "meeting", "start"), _at(data, "meeting", "end")
    if isinstance(start, str) and isinstance(end, str) and start and end and end <= start:
        problems.append(Problem("/meeting/end", f"{end} is not after the start ({start})", "out-of-order"))
    return problems


def _age_contradictions(data: Any) -> list[Problem]:
    problems = []
    received = _day(data, "application", "received")
    people = [(["victim"], _at(data, "victim")), (["applicant"], _at(data, "applicant"))]
    people += [(["perpetrators", i], p) for i, p in _each(data, "perpetrators")]
    people += [(["others", i], p) for i, p in _each(data, "others")]
    for path, person in people:
        born = _day(person, "date_of_birth")
        if not (born and received):
            continue
        if born > received:
            problems.append(
                Problem(
                    pointer([*path, "date_of_birth"]),
                    f"{born} is after the application ({received})",
                    "out-of-order",
                )
            )
        elif path[0] == "perpetrators":
            age = received.year - born.year - ((received.month, received.day) < (born.month, born.day))
            said = bool(_at(person, "under_18"))
            if said != (age < 18):
                problems.append(
                    Problem(
                        pointer([*path, "under_18"]),
                        f"says {str(said).lower()}, but the date of birth makes them {age} when the application came",
                        "age",
                    )
                )
    return problems
