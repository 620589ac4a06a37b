"""The same change in many fixtures, told once.

Two changes are the same where the same words came and went between the same neighbours. A change of words that
a case gives (a date, a name) reads otherwise in each fixture; such are told together, too, where no copy has two
of them: what differs within one copy is not the same change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from docgen.authority import Authority
from docgen.case import Case
from docgen.workshop.difference.model import Copy, LineChange, Told, WordGroup

_NEAR = 3  # words on each side that have to be the same
_VALUE = "◦"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    rf"(?:[A-Z][a-z]+day,? )?\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?|\d{{1,2}}[.:]\d{{2}} ?[ap]m|\d{{1,2}}[ap]m"
)
_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True)
class Shape:
    """Writes words without what a case gives: dates, names, numbers of four digits and more."""

    values: frozenset[str]

    @classmethod
    def of(cls, case: Case, authority: Authority) -> Shape:
        """For this fixture."""
        told = (case.model_dump(warnings=False), authority.model_dump())
        words = {word for text in _texts(told) for word in _WORD.findall(text)}
        return cls(frozenset(word for word in words if word[0].isupper() or sum(c.isdigit() for c in word) > 3))

    def __call__(self, text: str) -> str:
        plain = _DATE.sub(_VALUE, text)
        plain = _WORD.sub(lambda word: _VALUE if word[0] in self.values else word[0], plain)
        return re.sub(rf"{_VALUE}(?:[\s,.:;]*{_VALUE})+", _VALUE, plain)


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


@dataclass
class _Open:
    """A group while it grows."""

    change: LineChange
    copies: dict[Copy, int] = field(default_factory=dict)
    varies: bool = False


def grouped(
    found: Mapping[Copy, tuple[LineChange, ...]], shapes: Mapping[str, Callable[[str], str]]
) -> tuple[WordGroup, ...]:
    """Every change once, in the order of the documents; ``shapes`` by fixture."""
    literal: dict[tuple[str, ...], _Open] = {}
    shaped: dict[tuple[str, ...], tuple[str, ...]] = {}
    for copy, changes in found.items():
        shape = shapes[copy.fixture]
        for change in changes:
            key = _key(change, shape)
            group = literal.setdefault(key, _Open(change))
            group.copies[copy] = group.copies.get(copy, 0) + 1
            group.varies = group.varies or change.pieces != group.change.pieces
            if key not in shaped:
                moved = (f"{piece.mark}: {shape(piece.text)}" for piece in change.pieces if piece.mark != "same")
                shaped[key] = (copy.document, *key[:2], *(moved if change.kind != "look" else key))
    merged: dict[tuple[str, ...], list[_Open]] = {}
    for key, group in literal.items():
        others = merged.setdefault(shaped[key], [])
        into = next((other for other in others if not other.copies.keys() & group.copies.keys()), None)
        if into is None:
            others.append(group)
        else:
            into.copies |= group.copies
            into.varies = True
    return tuple(
        WordGroup(number, group.change, tuple(group.copies), sum(group.copies.values()), group.varies)
        for number, group in enumerate((group for groups in merged.values() for group in groups), start=1)
    )


def _key(change: LineChange, shape: Callable[[str], str]) -> tuple[str, ...]:
    """What makes a change the same: its kind, the words that came and went, and the shape of those beside them."""
    parts: list[str] = [change.kind, "footer" if change.part != "text" else ""]
    for n, piece in enumerate(change.pieces):
        words = re.sub(r"\d+", "0", shape(piece.text)).split()
        if piece.mark != "same":
            parts.append(f"{piece.mark}: {piece.text}")
        elif change.kind != "look":
            first, last = n == 0, n == len(change.pieces) - 1
            parts.append(" ".join([*([] if first else words[:_NEAR]), "…", *([] if last else words[-_NEAR:])]))
        else:
            parts.append(" ".join(words))
    return tuple(parts)


def told_together(found: Iterable[tuple[str, Copy]], *, worse: bool = False) -> tuple[Told, ...]:
    """The same words for several copies, once."""
    groups: dict[tuple[str, str], list[Copy]] = {}
    for what, copy in found:
        groups.setdefault((copy.document, what), []).append(copy)
    return tuple(Told(what, tuple(dict.fromkeys(copies)), worse) for (_, what), copies in groups.items())
