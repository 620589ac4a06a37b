"""What a field is: the types of the facts as a template meets them, read off their annotations."""

from __future__ import annotations

import dataclasses
import difflib
import types
import typing
from collections.abc import Mapping
from datetime import date, time
from functools import lru_cache
from typing import Any

from docgen.documents.facts.model import Facts

Hint = Any  # a type as typing.get_type_hints gives it, or None where nothing is known of it

_WORDS = {str: "text", int: "whole number", bool: "yes or no", date: "date", time: "time of day"}


class Loop:
    """The counter of a loop, ``loop``."""


LOOP_FIELDS: Mapping[str, tuple[type, str, object]] = {  # what the sandbox lets through
    "index": (int, "counts the rounds from 1", 1),
    "index0": (int, "counts them from 0", 0),
    "revindex": (int, "how many rounds are left, with this one", 3),
    "first": (bool, "this is the first round", True),
    "last": (bool, "this is the last round", False),
    "length": (int, "how many rounds there are", 3),
}
LOGO = "logo"  # true where the authority has one


@lru_cache(maxsize=256)
def hints(kind: type) -> Mapping[str, Hint]:
    """The fields of a group of facts, each with its type."""
    told = typing.get_type_hints(kind)
    return {field.name: told[field.name] for field in dataclasses.fields(kind)}


def top() -> Mapping[str, Hint]:
    """Every name that a template may use at the top."""
    return {**hints(Facts), LOGO: bool}


def base(hint: Hint) -> Hint:
    """The type where the field is known."""
    if isinstance(hint, types.UnionType):  # every annotation of the facts says `| None`
        kinds = [kind for kind in typing.get_args(hint) if kind is not type(None)]
        return kinds[0] if len(kinds) == 1 else None
    return hint


def optional(hint: Hint) -> bool:
    """Whether a case may leave it unknown."""
    return base(hint) is not hint


def item(hint: Hint) -> Hint:
    """What a list holds; None where it is no list."""
    of = base(hint)
    return typing.get_args(of)[0] if is_list(of) else None


def is_list(hint: Hint) -> bool:
    """Whether a template can go through it."""
    return isinstance(base(hint), types.GenericAlias)


def is_group(hint: Hint) -> bool:
    """Whether it has fields of its own."""
    of = base(hint)
    return isinstance(of, type) and dataclasses.is_dataclass(of)


def fields(hint: Hint) -> Mapping[str, Hint]:
    """The fields of a group, or of the loop counter."""
    if base(hint) is Loop:
        return {name: kind for name, (kind, _, _) in LOOP_FIELDS.items()}
    return hints(base(hint)) if is_group(hint) else {}


def in_words(hint: Hint) -> str:
    """``text``, ``date``, ``list of text``, ``group of fields``."""
    of = base(hint)
    if is_list(of):
        inner = item(of)
        return "list of groups" if is_group(inner) else f"list of {_WORDS.get(inner, 'values')}"
    return "group of fields" if is_group(of) else _WORDS.get(of, "value")


@lru_cache(maxsize=1)
def paths() -> tuple[str, ...]:
    """Every field at the top and in the groups below it; not what is in a list."""
    return tuple(path for name, hint in top().items() for path in _below(name, hint))


def _below(path: str, hint: Hint) -> typing.Iterator[str]:
    yield path
    for name, kind in fields(hint).items():
        yield from _below(f"{path}.{name}", kind)


def nearest(name: str, known: typing.Iterable[str]) -> str:
    """The one that is spelled most like it."""
    found = difflib.get_close_matches(name, list(known), n=1, cutoff=0.0)
    return found[0] if found else ""


def nearest_path(path: str, known: typing.Iterable[str]) -> str:
    """The field that is spelled most like this one, wherever it is; empty where none is near."""
    found = difflib.get_close_matches(path, list(known), n=1, cutoff=0.6)
    return found[0] if found else ""
