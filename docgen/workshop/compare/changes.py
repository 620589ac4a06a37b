"""Which words changed between two PDFs, where each stands, and which pages look otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from rapidfuzz.distance import Indel

from docgen.paper import Pdf
from docgen.workshop.compare.words import Pages, Word, pages_of

Kind = Literal["added", "removed", "replaced", "moved"]
_CONTEXT = 4  # words told before and after a change
_PASSAGE = 4  # words that have to stand together elsewhere to be called moved

_Run = tuple[int, int, int, int]  # from and to in the base, from and to in the new


@dataclass(frozen=True, slots=True)
class Change:
    """Words that stand together and are not what they were.

    ``before`` are words of the base, ``after`` of the new file; *added* has no ``before``, *removed* no ``after``.
    *moved*: the same words stand elsewhere, both are told. ``lead`` and ``trail`` are the words before and
    after it in the new file, which stayed.
    """

    kind: Kind
    before: tuple[Word, ...]
    after: tuple[Word, ...]
    lead: tuple[Word, ...] = ()
    trail: tuple[Word, ...] = ()

    @property
    def place(self) -> Word | None:
        """Where to look in the new file: the first word of the change, or what stands next to the gap."""
        return next(iter((*self.after, *reversed(self.lead), *self.trail)), None)

    @property
    def was(self) -> str:
        """The words as they were."""
        return " ".join(word.text for word in self.before)

    @property
    def now(self) -> str:
        """The words as they are."""
        return " ".join(word.text for word in self.after)


@dataclass(frozen=True)
class Changes:
    """All that differs between two files. It is false where nothing does."""

    base: Pages
    new: Pages
    words: tuple[Change, ...]
    stayed: tuple[tuple[Word, Word], ...]  # each word that is in both, in the base and in the new

    def __bool__(self) -> bool:
        return bool(self.words) or bool(self.looks) or len(self.base.pages) != len(self.new.pages)

    @cached_property
    def looks(self) -> tuple[int, ...]:
        """The pages of the new file that look otherwise than the base's of that number, or are further ones."""
        old = [page.look for page in self.base.pages]
        return tuple(p.number for p in self.new.pages if p.number > len(old) or p.look != old[p.number - 1])

    @property
    def touched(self) -> tuple[int, ...]:
        """The pages of the new file on which words changed, or from which words went."""
        places = [change.place for change in self.words]
        pages = {word.page for change in self.words for word in change.after} | {p.page for p in places if p}
        return tuple(sorted(pages))

    @cached_property
    def shifted(self) -> tuple[tuple[int, int, int], ...]:
        """Page in the base, page in the new file, and how many words went from the one to the other."""
        counted: dict[tuple[int, int], int] = {}
        for old, new in self.stayed:
            if old.page != new.page:
                counted[old.page, new.page] = counted.get((old.page, new.page), 0) + 1
        return tuple((old, new, count) for (old, new), count in sorted(counted.items()))


def changes(base: Pdf | Pages, new: Pdf | Pages) -> Changes:
    """What differs between two PDFs, word by word, in the order of the new file.

    Raises ValueError (`Unreadable`) where one of them can't be read.
    """
    base = pages_of(base) if isinstance(base, Pdf) else base
    new = pages_of(new) if isinstance(new, Pdf) else new
    old, now = base.words, new.words
    runs = _runs([word.text for word in old], [word.text for word in now])
    stayed: list[tuple[Word, Word]] = []
    at = (0, 0)
    for run in [*runs, (len(old), len(old), len(now), len(now))]:
        stayed += zip(old[at[0] : run[0]], now[at[1] : run[2]], strict=True)
        at = (run[1], run[3])
    found = [_change(old, now, runs, n) for n in range(len(runs))]
    return Changes(base, new, tuple(_with_moves(found)), tuple(stayed))


def _runs(old: Sequence[str], now: Sequence[str]) -> list[_Run]:
    """Stretches that differ, none next to another."""
    steps = [step for step in Indel.opcodes(old, now) if step.tag != "equal"]
    runs = [(step.src_start, step.src_end, step.dest_start, step.dest_end) for step in steps]
    for fits in (_touch, _belong_together):
        joined: list[_Run] = []
        for run in runs:
            joined.append(run)
            while len(joined) > 1 and fits(joined[-2], joined[-1]):
                later, earlier = joined.pop(), joined.pop()
                joined.append((earlier[0], later[1], earlier[2], later[3]))
        runs = joined
    return runs


def _touch(one: _Run, other: _Run) -> bool:
    return one[1] == other[0] and one[3] == other[2]


def _belong_together(one: _Run, other: _Run) -> bool:
    """Whether what stayed between two changes is so little that a reader takes them for one.

    "the", alone between five new words and five, is the same word by chance.
    """
    return (other[0] - one[1]) * 2 <= min(_size(one), _size(other))


def _size(run: _Run) -> int:
    return max(run[1] - run[0], run[3] - run[2])


def _change(old: Sequence[Word], now: Sequence[Word], runs: Sequence[_Run], n: int) -> Change:
    a, b, c, d = runs[n]
    start = runs[n - 1][3] if n else 0
    end = runs[n + 1][2] if n + 1 < len(runs) else len(now)
    lead = tuple(now[max(start, c - _CONTEXT) : c])
    trail = tuple(now[d : min(end, d + _CONTEXT)])
    kind: Kind = "replaced" if b > a and d > c else "removed" if b > a else "added"
    return Change(kind, tuple(old[a:b]), tuple(now[c:d]), lead, trail)


def _with_moves(found: Sequence[Change]) -> Iterator[Change]:
    """The same, with what went from one place to another told once, where it stands now."""
    gone: dict[str, list[int]] = {}
    for n, change in enumerate(found):
        if change.kind == "removed" and len(change.before) >= _PASSAGE:
            gone.setdefault(change.was, []).append(n)
    came: dict[int, int] = {}
    for n, change in enumerate(found):
        if change.kind == "added" and gone.get(change.now):
            came[n] = gone[change.now].pop(0)
    left = set(came.values())
    for n, change in enumerate(found):
        if n in came:
            yield Change("moved", found[came[n]].before, change.after, change.lead, change.trail)
        elif n not in left:
            yield change
