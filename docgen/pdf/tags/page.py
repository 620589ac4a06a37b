"""What is drawn on a page, marked as the tree wants it.

The embedded engine marks every word by itself, some 250 on a page, and that is what a screen reader would stop at.
Words that follow each other in one element become one piece; so the file is smaller too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from docgen.pdf.format.space import Box
from docgen.pdf.format.syntax import NotPdf
from docgen.pdf.tags.element import Run

_MARK = re.compile(rb"(/\w+) <<\n  /MCID (\d+)\n>> BDC\n")
_PICTURE = re.compile(
    rb"(/Artifact BMC|/\w+ <<\n  /MCID (\d+)\n>> BDC)"
    rb"\nq\n([-\d.]+) 0 0 -([-\d.]+) ([-\d.]+) ([-\d.]+) cm\n/\w+ Do\nQ\nEMC\n"
)
_CLIPPED = b"/Artifact BMC\nq\n1 0 0 1 0 0 cm\n"
_FLIP = re.compile(rb"q\n1 0 0 -1 0 ([\d.]+) cm\n")
_ARTIFACT = b"/Artifact BMC\n"
_BRACKET = re.compile(rb"C\n")  # ends BMC, BDC and EMC, and hardly anything else
_END = b"EMC\n"
_NEXT = b"ET\nQ\nEMC\n/"  # a word ends, and something else begins
_APART = re.compile(rb"(ET\nQ\n)EMC\n/\w+ <<\n  /MCID \d+\n>> BDC\n")  # only text ends so
_FONT = b" Tf\n"
FIRST_PICTURE = 1_000_000  # numbers of marked content that only pictures get, until all are numbered anew


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture on a page."""

    start: int  # in the content
    end: int  # of the mark that it begins with
    marked: int | None  # the number of its marked content; None where it is drawn as an ornament
    box: Box


def drawings(content: bytes) -> list[Drawing]:
    """The pictures on a page in the order in which they are drawn, with their boxes in the page's space."""
    flip = _FLIP.match(content)
    if flip is None:
        return []
    top = float(flip[1])
    found = []
    for picture in _PICTURE.finditer(content):
        width, height, x, y = (float(picture[group]) for group in range(3, 7))
        box = (x, top - y, x + width, top - y + height)
        found.append(Drawing(picture.start(), picture.end(1), int(picture[2]) if picture[2] else None, box))
    return found


def with_pictures(content: bytes, pictures: Mapping[int, Drawing]) -> tuple[bytes, set[int]]:
    """The content with these ornaments marked as pictures under these numbers, and what is marked after each."""
    after = set()
    for mcid, picture in sorted(pictures.items(), key=lambda pair: -pair[1].start):
        following = _MARK.search(content, picture.end)
        if following:
            after.add(int(following[2]))
        content = content[: picture.start] + b"/Figure <<\n  /MCID %d\n>> BDC" % mcid + content[picture.end :]
    return content, after


def without_clipped_artifacts(content: bytes) -> bytes:
    """The content without the artifacts that the engine puts around cells of an exact height, text and all."""
    if _CLIPPED not in content:
        return content
    opened: list[tuple[int, int, bool]] = []  # where a mark begins and ends, and whether it is an artifact
    idle: dict[int, int] = {}
    for mark in _BRACKET.finditer(content):
        begin, end = content.rfind(b"\n", 0, mark.start()) + 1, mark.end()
        line = content[begin:end]
        if line == _END and opened:
            first = opened.pop()[0]
            if first in idle:
                idle[begin] = end
        elif line.endswith((b"BMC\n", b"BDC\n")):
            opened.append((begin, end, line == _ARTIFACT))
            if b"BDC" in line:
                idle.update((begin, end) for begin, end, artifact in opened[:-1] if artifact)
    done, kept = 0, []
    for begin in sorted(idle):
        kept.append(content[done:begin])
        done = idle[begin]
    return b"".join((*kept, content[done:]))


def marked(content: bytes, runs: Sequence[Run], ornaments: Sequence[Run]) -> tuple[bytes, dict[int, range]]:
    """The content with one mark for each run of words where it can be, and its new numbers by its first old one.

    The runs are all that is marked, but for what is to be an ornament. The words of each follow each other here.
    """
    content = content.replace(b") 0 (", b"")  # a step of nothing between two letters
    starts: list[tuple[int, int]] = []
    idle = {run.first for run in ornaments}
    at = 0
    for first in sorted([*(run.first for run in runs), *idle]):
        token = b" <<\n  /MCID %d\n>> BDC\n" % first
        found = content.find(token, at)
        if found < 0 and (found := content.find(token)) < 0:
            raise NotPdf("marked content that is not on its page")
        at = found
        starts.append((content.rfind(b"\n", 0, found) + 1, first))
    if not starts:
        return content, {}
    starts.sort()
    out = [content[: starts[0][0]]]
    numbers: dict[int, range] = {}
    new = 0
    for (start, first), end in zip(starts, [*(start for start, _ in starts[1:]), len(content)], strict=True):
        piece = content[start:end]
        if first in idle:
            out.append(_MARK.sub(_ARTIFACT, piece))
            continue
        piece = _joined(piece)
        count = piece.count(b"/MCID")
        numbers[first] = range(new, new + count)
        if count == 1:  # as nearly always
            out += (
                b"%b <</MCID %d>> BDC\n" % (piece[: piece.index(b" ")], new),
                piece[piece.index(b"BDC\n") + 4 :],
            )
        else:
            numbered = iter(numbers[first])
            out.append(_MARK.sub(lambda mark: b"%b <</MCID %d>> BDC\n" % (mark[1], next(numbered)), piece))  # noqa: B023
        new += count
    return b"".join(out), numbers


def _joined(piece: bytes) -> bytes:
    """The words of one run, in one mark as far as nothing stands between them."""
    begin = piece.find(b"BDC\n") + 4
    font = piece.find(_FONT, begin) + len(_FONT)
    if font < len(_FONT) or piece.find(_NEXT, font) < 0:
        return piece
    head = piece[begin:font]
    if piece.count(head) == piece.count(_FONT):  # all of one look, which then need not be told again
        piece = _alike(head).sub(b"", piece)
    return _APART.sub(rb"\1", piece) if piece.count(b"/MCID") > 1 else piece


@lru_cache(64)
def _alike(head: bytes) -> re.Pattern[bytes]:
    """Where a word ends and another of the same look begins."""
    return re.compile(rb"ET\nQ\nEMC\n/\w+ <<\n  /MCID \d+\n>> BDC\n" + re.escape(head))
