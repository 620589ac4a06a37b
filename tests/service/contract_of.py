"""What a client may rely on in an OpenAPI description, and what a later one took away of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Facts = dict[str, Any]


def facts(description: dict[str, Any]) -> Facts:
    """Operations, with their parameters, media types, statuses, and the fields of requests and answers."""
    found: Facts = {}
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            found[f"{method.upper()} {path}"] = {
                "parameters": {f"{p['in']} {p['name']}": _parameter(p) for p in operation.get("parameters", [])},
                "takes": sorted(operation.get("requestBody", {}).get("content", {})),
                "gives": {
                    status: sorted(answer.get("content", {})) for status, answer in operation["responses"].items()
                },
                "headers": sorted(operation["responses"].get("200", {}).get("headers", {})),
                "request": _fields(description, operation.get("requestBody", {})),
                "answer": _fields(description, operation["responses"].get("200", {})),
            }
    return found


def _parameter(parameter: dict[str, Any]) -> dict[str, Any]:
    schema = parameter["schema"]
    return {
        "required": parameter.get("required", False),
        "choices": schema.get("enum"),
        "default": schema.get("default"),
    }


def _fields(description: dict[str, Any], of: dict[str, Any]) -> dict[str, bool]:
    """Each field by its place, with whether it has to be there."""
    found: dict[str, bool] = {}
    for content in of.get("content", {}).values():
        for place, required in _walk(description, content.get("schema", {}), "", ()):
            found[place] = required
    return found


def _walk(
    description: dict[str, Any], schema: dict[str, Any], place: str, above: tuple[str, ...]
) -> Iterator[tuple[str, bool]]:
    reference = schema.get("$ref")
    if reference:
        if reference in above:
            return
        schema, above = description["components"]["schemas"][reference.rsplit("/", 1)[1]], (*above, reference)
    for option in (*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())):
        yield from _walk(description, option, place, above)
    if "items" in schema:
        yield from _walk(description, schema["items"], f"{place}[]", above)
    for name, inner in schema.get("properties", {}).items():
        yield f"{place}/{name}", name in schema.get("required", ())
        yield from _walk(description, inner, f"{place}/{name}", above)


def broken(before: Facts, now: Facts) -> list[str]:
    """What a client that was written for ``before`` would miss, or be refused for, in ``now``."""
    faults: list[str] = []
    for name, old in before.items():
        new = now.get(name)
        if new is None:
            faults.append(f"{name} is gone")
            continue
        for parameter, was in old["parameters"].items():
            is_now = new["parameters"].get(parameter)
            if is_now is None:
                faults.append(f"{name}: {parameter} is gone")
            elif set(was["choices"] or ()) - set(is_now["choices"] or was["choices"] or ()):
                faults.append(f"{name}: {parameter} has lost a choice")
            elif was["default"] != is_now["default"]:
                faults.append(f"{name}: {parameter} has another default")
        for parameter, is_now in new["parameters"].items():
            if is_now["required"] and not old["parameters"].get(parameter, {}).get("required"):
                faults.append(f"{name}: {parameter} is asked for now")
        faults += [f"{name}: no longer takes {m}" for m in old["takes"] if m not in new["takes"]]
        for status, kinds in old["gives"].items():
            faults += [
                f"{name}: {status} no longer gives {m}" for m in kinds if m not in new["gives"].get(status, ())
            ]
        faults += [f"{name}: header {h} is gone" for h in old["headers"] if h not in new["headers"]]
        faults += [f"{name}: {f} is no longer taken" for f in old["request"] if f not in new["request"]]
        faults += [
            f"{name}: {f} is asked for now"
            for f, must in new["request"].items()
            if must and not old["request"].get(f)
        ]
        given = new["answer"]
        faults += [
            f"{name}: {f} is no longer given"
            for f, must in old["answer"].items()
            if f not in given or (must and not given[f])
        ]
    return faults
