"""Where a fact stands in the case file as it was written: the blank entries of a list count there."""

from __future__ import annotations

from docgen.case.model import Case
from docgen.case.values import Listed


def in_file(case: Case, pointer: str) -> str:
    """The JSON Pointer of the case file for a pointer that counts what the model holds; else the same pointer."""
    node: object = case
    parts = []
    for part in pointer.split("/"):
        if isinstance(node, tuple) and part.isdigit() and int(part) < len(node):
            parts.append(str(node.places[int(part)]) if isinstance(node, Listed) else part)
            node = node[int(part)]
        else:
            parts.append(part)
            node = getattr(node, part, None) if part else node
    return "/".join(parts)


def places_of(items: tuple[object, ...]) -> tuple[int, ...]:
    """Where each entry of a list stands in the case file, from 0."""
    return items.places if isinstance(items, Listed) else tuple(range(len(items)))
