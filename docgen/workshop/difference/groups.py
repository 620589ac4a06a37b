"""The same change in many fixtures, told once.

Two changes are the same where the same words came and went between the same neighbours; those of a whole line or
cell are the line before it, or its label. A change of words that a case gives (a date, a name) reads otherwise in
each fixture; such are told together, too, where a date stands for a date and a name for a name, and no copy has
two of them: what differs within one copy is not the same change.
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
_NAMED, _DATED, _NUMBERED = "◦", "◷", "№"  # what a case gives; each kind is another
_SENTENCE = 12  # words: a longer text of a case is prose, which begins with words that are no names
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    rf"(?:[A-Z][a-z]+day,? )?\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?|\d{{1,2}}[.:]\d{{2}} ?[ap]m|\d{{1,2}}[ap]m"
)
_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True)
class Shape:
    """Writes words without what a case gives: dates, names, numbers of four digits and more."""

    values: frozenset[str]  # names and numbers

    @classmethod
    def of(cls, case: Case, authority: Authority) -> Shape:
        """For this fixture."""
        told = (case.model_dump(warnings=False), authority.model_dump())
        words = {word for text in _texts(told) for word in _WORD.findall(text) if _is_value(text)}
        return cls(frozenset(word for word in words if word[0].isupper() or sum(c.isdigit() for c in word) > 3))

    def __call__(self, text: str) -> str:
        plain = _WORD.sub(lambda word: self._mark(word[0]), _DATE.sub(_DATED, text))
        return re.sub(rf"([{_NAMED}{_DATED}{_NUMBERED}])(?:[\s,.:;]*\1)+", r"\1", plain)

    def _mark(self, word: str) -> str:
        if word not in self.values:
            return word
        return _NUMBERED if any(c.isdigit() for c in word) else _NAMED


def _is_value(text: str) -> bool:
    return len(text.split()) <= _SENTENCE and ". " not in text


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
    same = _same_as_they_stand(found, shapes)
    for copy, changes in found.items():
        shape = shapes[copy.fixture]
        for change in changes:
            key = same(_key(change, shape, str))
            group = literal.setdefault(key, _Open(change))
            group.copies[copy] = group.copies.get(copy, 0) + 1
            group.varies = group.varies or change.pieces != group.change.pieces
            if key not in shaped:
                shaped[key] = (copy.document, *(_key(change, shape, shape) if change.kind != "look" else key))
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


def _same_as_they_stand(
    found: Mapping[Copy, tuple[LineChange, ...]], shapes: Mapping[str, Callable[[str], str]]
) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    """One key for changes that read the same word by word.

    A word of the template can be a name in one case and not in another ("Review" in a job title), so that the
    shapes differ where the words do not.
    """
    leads: dict[tuple[str, ...], tuple[str, ...]] = {}

    def first(key: tuple[str, ...]) -> tuple[str, ...]:
        while key in leads:
            key = leads[key]
        return key

    read: dict[tuple[str, ...], tuple[str, ...]] = {}
    for copy, changes in found.items():
        for change in changes:
            key = first(_key(change, shapes[copy.fixture], str))
            other = first(read.setdefault(_key(change, str, str), key))
            if other != key:
                leads[key] = other
    return first


def _key(change: LineChange, shape: Callable[[str], str], moved: Callable[[str], str]) -> tuple[str, ...]:
    """What makes a change the same: its kind, the words that came and went, and the shape of those beside them.

    ``moved`` writes those that came and went.
    """
    parts: list[str] = [change.kind, "footer" if change.part != "text" else ""]
    if change.kind == "moved" or not any(piece.mark == "same" for piece in change.pieces):
        for line in (change.after, change.was_after):
            words = re.sub(r"\d+", "0", shape(line)).split()
            parts.append(" ".join([*words[:_NEAR], "…", *words[-_NEAR:]]))
    for n, piece in enumerate(change.pieces):
        words = re.sub(r"\d+", "0", shape(piece.text)).split()
        if piece.mark != "same":
            parts.append(f"{piece.mark}: {moved(piece.text)}")
        elif change.kind == "moved":
            parts.append(moved(piece.text))
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
