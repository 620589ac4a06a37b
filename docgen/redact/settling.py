"""Makes of all that was found one list of places that do not overlap, around what has to stay."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from operator import itemgetter

from docgen.redact.labels import FOR_KIND
from docgen.redact.language.titles import CIVIL, RANKS
from docgen.redact.marks import Found
from docgen.redact.text.page import Page

_PLACES = ("address", "postcode")
_INDIVISIBLE = ("e-mail", "handle", "link")  # a name that stays may be a part of one that goes

_end = itemgetter(1)


def settle(page: Page, found: list[Found], kept: list[tuple[int, int]]) -> list[Found]:
    """The places to change, in order. Where finds overlap all of them goes, worded by the one of highest rank."""
    text = page.folded.text
    pieces = [piece for item in found for piece in _without(text, item, kept)]
    pieces.sort(key=lambda f: (f.start, -f.end))
    joined: list[Found] = []
    for item in pieces:
        last = joined[-1] if joined else None
        if last and item.start < last.end:
            joined[-1] = _union(last, item)
        elif last and _goes_on(text[last.end : item.start], last, item):
            kind = "address" if last.kind in _PLACES else last.kind
            word = FOR_KIND[kind] if kind == "address" else item.replacement
            joined[-1] = replace(
                last,
                end=item.end,
                kind=kind,
                replacement=word,
                certain=last.certain and item.certain,
                of_case=last.of_case or item.of_case,
            )
        else:
            joined.append(item)
    return joined


def _without(text: str, item: Found, kept: list[tuple[int, int]]) -> list[Found]:
    """What is left of a find outside the places that stay; all of it where a person asked for its removal."""
    if item.kind == "asked":
        return [item]
    pieces = [(item.start, item.end)]
    for start, end in kept[bisect_right(kept, item.start, key=_end) :]:
        if start >= item.end:
            break
        inside = start > item.start or end < item.end
        if inside and item.kind in _INDIVISIBLE:
            continue
        pieces = [(a, b) for s, e in pieces for a, b in ((s, min(e, start)), (max(s, end), e)) if a < b]
    if pieces == [(item.start, item.end)]:
        return [item]
    whole = []
    for start, end in pieces:
        bare = text[start:end].strip(" \t\n,;:.-/()")
        if item.kind in ("name", "officer") and all(w.strip(".") in CIVIL | RANKS for w in bare.lower().split()):
            continue  # a title without a name says nothing
        if any(c.isalnum() for c in bare):
            begin = text.index(bare, start)
            whole.append(replace(item, start=begin, end=begin + len(bare)))
    return whole


def _union(one: Found, other: Found) -> Found:
    worded = max(one, other, key=lambda f: (f.rank, f.end - f.start, f.certain))
    place = min(one.start, other.start), max(one.end, other.end), one.of_case or other.of_case
    if place == (worded.start, worded.end, worded.of_case):
        return worded
    return replace(worded, start=place[0], end=place[1], of_case=place[2])


def _goes_on(gap: str, last: Found, item: Found) -> bool:
    """Whether two finds are one: the lines of an address, a name given twice."""
    if last.kind in _PLACES and item.kind in _PLACES:
        return len(gap) <= 4 and not gap.strip(" \t\n,.") and "." not in gap.strip(" ") and gap.count("\n") < 2
    return last.kind == item.kind and last.replacement == item.replacement and gap in ("", " ", "\n")
