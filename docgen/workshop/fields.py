"""Every field that a template may use: its type from the annotations, its meaning from the comments beside them in
``docgen/documents/facts/``, an example from the worked example. Nothing of it is typed a second time.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import io
import re
import sys
import tokenize
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Any

from docgen.documents.choice.catalogue import find
from docgen.documents.facts.model import Facts
from docgen.documents.wording import clock, day
from docgen.workshop import kinds
from docgen.workshop.kinds import Hint
from docgen.workshop.samples import documents, samples

_LINES = ("reporting",)  # lists of texts whose one is no singular of their name
_RICHEST = "minutes"  # for the officer alone, so nothing in it is redacted


@dataclass(frozen=True, slots=True)
class Field:
    """One field, as a template names it."""

    path: str  # of the facts: actions[].agency
    name: str  # as it is written: action.agency
    kind: str  # in words
    may_be_unknown: bool
    meaning: str
    example: str
    inside: str = ""  # the loop that it is inside of: {% for action in actions %}
    documents: tuple[str, ...] = ()  # which can have it

    @property
    def plain(self) -> dict[str, Any]:
        """The field for a program to read."""
        return {
            "field": self.name,
            "inside": self.inside or None,
            "type": self.kind,
            "may_be_unknown": self.may_be_unknown,
            "meaning": self.meaning,
            "example": self.example or None,
            "documents": list(self.documents),
        }


def fields(document: str | None = None) -> tuple[Field, ...]:
    """Every field there is, or those that this document can have; raises UnknownDocument."""
    if document is None:
        return _all()
    if document not in documents():
        find(document)
    examples = available()[document]
    return tuple(
        dataclasses.replace(field, example=_shown(examples[field.path]))
        for field in _all()
        if field.path in examples
    )


@cache
def available() -> Mapping[str, Mapping[str, object]]:
    """For each document the paths of the fields that it can have, each with a value of the worked example."""
    found: dict[str, dict[str, object]] = {document: {} for document in documents()}
    for sample in samples():
        known = found[sample.document]
        for name in kinds.hints(Facts):
            _note(name, getattr(sample.facts, name, None), known)
        known.setdefault(kinds.LOGO, True)
    return found


def having(path: str) -> tuple[str, ...]:
    """The documents that can have this field."""
    return tuple(document for document, known in available().items() if path in known)


def _note(path: str, value: object, known: dict[str, object]) -> None:
    if value is None:
        return
    if known.get(path) in (None, "", ()):
        known[path] = value
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            _note(f"{path}.{field.name}", getattr(value, field.name), known)
    elif isinstance(value, tuple):
        for inner in value:
            _note(f"{path}[]", inner, known)


@cache
def _all() -> tuple[Field, ...]:
    examples: dict[str, object] = {}
    for known in (available()[_RICHEST], *available().values()):
        for path, value in known.items():
            if examples.get(path) in (None, "", (), False):
                examples[path] = value
    top = [
        field
        for name, hint in kinds.hints(Facts).items()
        for field in _under(name, name, hint, about(Facts).get(name, ""), "")
    ]
    logo = Field(kinds.LOGO, kinds.LOGO, kinds.in_words(bool), False, "The authority has a logo.", "yes")
    return tuple(
        dataclasses.replace(field, example=_shown(examples.get(field.path)), documents=having(field.path))
        if field.path != kinds.LOGO
        else dataclasses.replace(field, documents=documents())
        for field in (*top, logo)
    )


def _under(path: str, name: str, hint: Hint, meaning: str, inside: str, unknown: bool = False) -> Iterator[Field]:
    """A field and, where it is a group or a list, what is in it."""
    of = kinds.base(hint)
    if kinds.is_group(of) and not meaning:
        meaning = _first_line(of)
    unknown = unknown or kinds.optional(hint)
    yield Field(path, name, kinds.in_words(hint), unknown, _sentence(meaning), "", inside)
    if kinds.is_group(of):
        unknown = unknown and "." in path  # a group at the top is there in each copy, or in none
        for inner, kind in kinds.fields(of).items():
            told = _meaning(of, inner)
            yield from _under(f"{path}.{inner}", f"{name}.{inner}", kind, told, inside, unknown)
    elif kinds.is_list(of):
        one = _one_of(name.rsplit(".", 1)[-1], kinds.item(of))
        loop = f"{{% for {one} in {name} %}}"
        told = "" if kinds.is_group(kinds.item(of)) else f"one of {name}"
        yield from _under(f"{path}[]", one, kinds.item(of), told, loop)


def _meaning(group: type, name: str) -> str:
    """What a field means; where the model says nothing beside it, the group it is of says enough."""
    told = about(group).get(name, "")
    if told or kinds.is_group(kinds.hints(group)[name]):
        return told
    of = re.split(r"[;:,.]", _first_line(group))[0]
    return f"{name.replace('_', ' ')} ({of[:1].lower()}{of[1:]})"


def _first_line(group: type) -> str:
    return (group.__doc__ or "").strip().split("\n")[0]


def _sentence(words: str) -> str:
    words = re.sub(r"\bNone\b", "nothing", words)
    return words[:1].upper() + words[1:] + ("." if words and words[-1] not in '.?!…)"' else "")


def _one_of(many: str, kind: Hint) -> str:
    """What one of them is called: ``actions`` are each an ``action``."""
    if kinds.is_group(kind):
        return str(kind.__name__).removesuffix("Facts").removesuffix("OfPack").lower()
    return "line" if many in _LINES else many.removesuffix("s")


def _shown(value: object) -> str:
    """A value as a document would print it, in one line."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day(value)
    if isinstance(value, time):
        return clock(value)
    if isinstance(value, (str, int)):
        return " / ".join(line for line in str(value).splitlines() if line)
    return ""


@cache
def _comments_in(module: str) -> Mapping[str, Mapping[str, str]]:
    source = inspect.getsource(sys.modules[module])
    beside = {
        token.start[0]: token.string.lstrip("# ").strip()
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    return {
        group.name: {
            line.target.id: beside[line.end_lineno or 0]
            for line in group.body
            if isinstance(line, ast.AnnAssign)
            and isinstance(line.target, ast.Name)
            and (line.end_lineno or 0) in beside
        }
        for group in ast.parse(source).body
        if isinstance(group, ast.ClassDef)
    }


def about(group: type) -> Mapping[str, str]:
    """What the model says beside the fields of a group; nothing where Python's sources are not installed."""
    try:
        return _comments_in(group.__module__).get(group.__name__, {})
    except OSError:
        return {}
