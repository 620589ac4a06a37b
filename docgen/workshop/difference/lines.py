"""The lines of a document before and after a change, and the words of each that came or went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from docgen.workshop.difference.model import Kind, LineChange, Mark, Piece
from docgen.workshop.wordtext import TextLine

_ALIKE = 45  # of a hundred: a paragraph is reworded rather than another
_MOST_PAIRED = 60  # lines of one stretch that are compared each with each
_Run = tuple[int, int, int, int]
_Beside = dict[int, str]  # by a line's identity


def changed_lines(
    base: Sequence[TextLine], new: Sequence[TextLine], *, tags: bool = False
) -> tuple[LineChange, ...]:
    """Every line that came, went, moved, was reworded or looks otherwise, in the order of the new document.

    ``tags``: lines without words count too, as in a template.
    """
    old_keys, new_keys = (
        [f"{line.part}|{_text(line, tags)}|{line.style}" for line in side] for side in (base, new)
    )
    found: list[LineChange] = []
    beside = {**_beside(base, tags), **_beside(new, tags)}
    for a, b, c, d in _stretches(old_keys, new_keys):
        found += _stretch(base[a:b], new[c:d], tags, beside)
    once = _once(base, tags) & _once(new, tags)
    return tuple(_with_moves(found, once))


def _beside(lines: Sequence[TextLine], tags: bool) -> _Beside:
    """For each line what stands before it, which for a cell is its label."""
    found, last = {}, ""
    for line in lines:
        found[id(line)] = last
        last = _text(line, tags) or last
    return found


def _once(lines: Sequence[TextLine], tags: bool) -> set[tuple[str, str]]:
    """The lines that no other is like."""
    counted = Counter((line.part, _text(line, tags)) for line in lines)
    return {line for line, count in counted.items() if count == 1}


def _with_moves(found: Sequence[LineChange], once: set[tuple[str, str]]) -> Iterator[LineChange]:
    """The same, with a line that went and came elsewhere told once, where it is now."""
    gone = {(c.part, c.text("out")): c for c in found if c.kind == "removed"}
    came = {(c.part, c.text("in")) for c in found if c.kind == "added"}
    moved = gone.keys() & came & once
    for change in found:
        key = (change.part, change.text("in") or change.text("out"))
        if change.kind not in ("added", "removed") or key not in moved:
            yield change
        elif change.kind == "added":
            pieces = (Piece("same", change.text("in")),)
            yield replace(change, kind="moved", pieces=pieces, was_after=gone[key].after)


def _text(line: TextLine, tags: bool) -> str:
    return line.shown if tags else line.words


def _stretch(
    old: Sequence[TextLine], new: Sequence[TextLine], tags: bool, beside: _Beside
) -> Iterator[LineChange]:
    """What became of some lines that stand in the place of others."""
    before = [line for line in old if _text(line, tags)]
    after = [line for line in new if _text(line, tags)]
    if not before and not after and old != new:  # a picture, or an empty line
        seen = [*new, *old][0]
        yield LineChange("look", tuple(_signs(old, new)), seen.heading, seen.part, seen.table)
        return
    at = 0
    for n, m in _pairs([_text(line, tags) for line in before], [_text(line, tags) for line in after]):
        yield from (_whole("in", line, tags, beside) for line in after[at : m if m is not None else at])
        at = m if m is not None else at
        if m is None:
            yield _whole("out", before[n], tags, beside)
        else:
            yield _reworded(before[n], after[m], tags, beside)
            at = m + 1
    yield from (_whole("in", line, tags, beside) for line in after[at:])


def _signs(old: Sequence[TextLine], new: Sequence[TextLine]) -> Iterator[Piece]:
    """Lines without words, as they are printed."""
    was, now = [[" ".join(line.shown.split()) for line in side] for side in (old, new)]
    yield from (Piece("out", text) for text in was if text not in now)
    yield from (Piece("in", text) for text in now if text not in was)


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int | None]]:
    """For each old line the new one that it became, in order; None where it is gone."""
    if len(old) == len(new) == 1:  # one in the place of one is that one, reworded
        yield 0, 0
        return
    start = 0
    many = len(old) * len(new) > _MOST_PAIRED**2
    for n, text in enumerate(old):
        stop = min(start + 1, len(new)) if many else len(new)
        scored = [(fuzz.ratio(text, new[m]), -m) for m in range(start, stop)]
        best = max(scored, default=(0.0, 0))
        if best[0] >= _ALIKE:
            start = -best[1] + 1
            yield n, -best[1]
        else:
            yield n, None


def _whole(mark: Mark, line: TextLine, tags: bool, beside: _Beside) -> LineChange:
    kind: Kind = "added" if mark == "in" else "removed"
    pieces = (Piece(mark, _text(line, tags)),)
    return LineChange(kind, pieces, line.heading, line.part, line.table, beside[id(line)])


def _reworded(old: TextLine, new: TextLine, tags: bool, beside: _Beside) -> LineChange:
    was, now = _text(old, tags), _text(new, tags)
    if was == now:
        pieces = [Piece("same", now)]
        if old.style != new.style:
            looks = (old.shown, new.shown) if old.shown != new.shown else (old.style, new.style)
            pieces += [p for p in pieces_of(looks[0].split(), looks[1].split()) if p.mark != "same"]
        return LineChange("look", tuple(pieces), new.heading, new.part, new.table)
    pieces_now = pieces_of(was.split(), now.split())
    return LineChange("reworded", pieces_now, new.heading, new.part, new.table, beside[id(new)])


def pieces_of(was: Sequence[str], now: Sequence[str]) -> tuple[Piece, ...]:
    """The words of a line, those that stayed, went and came."""
    pieces: list[Piece] = []
    at = 0
    for a, b, c, d in _stretches(was, now):
        if c > at:
            pieces.append(Piece("same", " ".join(now[at:c])))
        if b > a:
            pieces.append(Piece("out", " ".join(was[a:b])))
        if d > c:
            pieces.append(Piece("in", " ".join(now[c:d])))
        at = d
    if at < len(now):
        pieces.append(Piece("same", " ".join(now[at:])))
    return tuple(pieces)


def _stretches(old: Sequence[str], new: Sequence[str]) -> list[_Run]:
    """What differs, a stretch each; what stayed between two longer ones by chance does not part them."""
    merged: list[_Run] = []
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            continue
        run = (step.src_start, step.src_end, step.dest_start, step.dest_end)
        between = run[0] - merged[-1][1] if merged else 0
        if merged and (between == 0 or between * 2 <= min(_size(merged[-1]), _size(run))):
            merged[-1] = (merged[-1][0], run[1], merged[-1][2], run[3])
        else:
            merged.append(run)
    return merged


def _size(run: _Run) -> int:
    return max(run[1] - run[0], run[3] - run[2])
