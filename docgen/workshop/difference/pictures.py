"""Pages before and after as small pictures: only what changed, cut to where it changed, in few colours."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

from docgen.paper import Pdf
from docgen.preflight.seen import Box, Picture
from docgen.preflight.sight import opened
from docgen.workshop.compare import at_foot, body_of
from docgen.workshop.difference.model import Copy, Shot, Side, Spot
from docgen.workshop.difference.seeing import Compared, marked

DOTS = 3.4  # to a millimetre: small print can still be read
_ROOM = 14.0  # millimetres shown above and below what changed
_LEVELS = 6  # of red, green and blue each: 216 colours, which is plenty for a letter
_STEP = 255 // (_LEVELS - 1)
_TABLES = [
    bytes(min(round(value / _STEP), _LEVELS - 1) * weight for value in range(256))
    for weight in (_LEVELS * _LEVELS, _LEVELS, 1)
]
_PALETTE = bytes(part * _STEP for index in range(_LEVELS**3) for part in (index // 36, index // 6 % 6, index % 6))


def shots_of(found: Compared, groups: Sequence[int]) -> list[Shot]:
    """Every page of a copy on which something can be seen, before and after."""
    was, now = found.length
    shots = []
    for number in range(1, max(was, now) + 1):
        shot = _shot(found, number, tuple(groups))
        if shot:
            shots.append(shot)
    return shots


def _shot(found: Compared, number: int, groups: tuple[int, ...]) -> Shot | None:
    pages, copy = found.pages, found.copy
    was, now = found.length
    feet = _new_feet(found, number)
    gone = marked(
        (w for change in pages.words for w in change.before if feet or not at_foot(w, pages.base)), number
    )
    came = marked((w for change in pages.words for w in change.after if feet or not at_foot(w, pages.new)), number)
    words = bool(gone or came)
    looks = found.looks.get(number, ()) if number <= min(was, now) else ()
    if not words and not looks and number <= min(was, now):
        return None
    page = (pages.new.pages if number <= now else pages.base.pages)[number - 1]
    before = (found.base_pdf, (*gone, *looks)) if number <= was else None
    after = (found.new_pdf, (*came, *looks)) if number <= now else None
    sides = [side.pages[number - 1] for side in (pages.base, pages.new) if number <= len(side.pages)]
    inked = [word.box for side in sides for word in body_of(side)]
    boxes = [*gone, *came, *looks] if number <= min(was, now) else inked
    top, bottom = _cut(boxes, page.height, [word.box for side in sides for word in side.words])
    return Shot(
        copy,
        before and _side(*before, number, top, bottom),
        after and _side(*after, number, top, bottom),
        page.width,
        bottom - top,
        groups,
        words,
        bottom - top < page.height - 1,
    )


def _new_feet(found: Compared, number: int) -> bool:
    """Whether the foot of a page says something else; where a page more has one more foot, it does not."""
    was, now = (
        (
            [word.text for word in side.pages[number - 1].words if at_foot(word, side)]
            for side in (found.pages.base, found.pages.new)
            if number <= len(side.pages)
        )
        if number <= min(found.length)
        else ([], [])
    )
    return was != now


def _cut(boxes: Sequence[Box], height: float, words: Sequence[Box]) -> tuple[float, float]:
    """From where to where of the page to show, between two lines; all of it, where little would be saved."""
    top = max(min((box.top for box in boxes), default=0) - _ROOM, 0)
    bottom = min(max((box.bottom for box in boxes), default=height) + _ROOM, height)
    for box in sorted(words, key=lambda box: -box.bottom):
        top = max(box.top - 1, 0) if box.top < top < box.bottom else top
    for box in sorted(words, key=lambda box: box.top):
        bottom = min(box.bottom + 1, height) if box.top < bottom < box.bottom else bottom
    return (0, height) if bottom - top > height * 0.8 else (top, bottom)


def _side(pdf: Pdf, marks: Sequence[Box], number: int, top: float, bottom: float) -> Side:
    with opened(pdf.content) as seen:
        picture = seen.sheet(number).picture(DOTS)
    first, last = round(top * DOTS), min(round(bottom * DOTS), picture.height)
    row = picture.width * 3
    cut = Picture(picture.width, last - first, picture.dots[first * row : last * row])
    shown = (Box(box.left, box.top - top, box.right, box.bottom - top) for box in marks)
    return Side(number, small_png(cut), tuple(Spot(box, _on_dark(cut, box)) for box in shown))


def _on_dark(picture: Picture, box: Box) -> bool:
    """Whether the ground beside the first letter is dark."""
    x = min(max(round((box.left - 0.4) * DOTS), 0), picture.width - 1)
    y = min(max(round((box.top + box.bottom) / 2 * DOTS), 0), picture.height - 1)
    at = (y * picture.width + x) * 3
    return sum(picture.dots[at : at + 3]) < 384


def small_png(picture: Picture) -> bytes:
    """A picture in 216 colours, packed as small as it gets; the same picture gives the same bytes."""
    planes = (picture.dots[n::3].translate(table) for n, table in enumerate(_TABLES))
    size = picture.width * picture.height
    # each colour has its own weight, so that adding the three as one long number never carries
    dots = sum(int.from_bytes(plane) for plane in planes).to_bytes(size)
    rows = b"".join(b"\0" + dots[at : at + picture.width] for at in range(0, size, picture.width))
    header = struct.pack(">IIBBBBB", picture.width, picture.height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", header), (b"PLTE", _PALETTE), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def chosen(found: Sequence[Compared], groups_of: dict[Copy, tuple[int, ...]]) -> list[Compared]:
    """So few copies that every change and every move is seen once: the copy with most news first."""
    left = {
        compared.copy: {*groups_of.get(compared.copy, ())}
        | {f"{compared.copy.document}: {told}" for told in (compared.move, compared.look) if told}
        for compared in found
    }
    wanted = set().union(*left.values()) if left else set()
    taken: list[Compared] = []
    while wanted:
        best = max(found, key=lambda compared: (len(left[compared.copy] & wanted), -found.index(compared)))
        if not left[best.copy] & wanted:
            break
        taken.append(best)
        wanted -= left[best.copy]
    return [compared for compared in found if compared in taken]
