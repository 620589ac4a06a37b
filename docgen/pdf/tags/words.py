"""Where each piece of marked content on a page begins."""

from __future__ import annotations

import re
from collections.abc import Callable

from docgen.pdf.format.operators import OBJECT, WORD
from docgen.pdf.format.space import IDENTITY, Matrix, moved, product

_RUN = re.compile(
    rb"[-+.0-9][-+.0-9\s]*|" + OBJECT + WORD, re.DOTALL
)  # numbers that follow each other are one token
_MCID = re.compile(rb"/MCID\s+(\d+)")
_FLIP = re.compile(rb"q\s1 0 0 -1 0 ([0-9.]+) cm\s")
_SET_WORD = re.compile(
    rb"/MCID (\d+)\s*>> BDC\sq\s(?:[0-9.]+ ){3}rg\sBT\s/\S+ [0-9.]+ Tf\s1 0 0 -1 ([0-9.]+) ([0-9.]+) Tm\s"
)


def text_places(content: bytes) -> dict[int, tuple[float, float]]:
    """For each piece of marked content, the point in the page's space where its first text begins."""
    return _set_plainly(content) or _Walk().through(content)


def _set_plainly(content: bytes) -> dict[int, tuple[float, float]]:
    """The same for a page as the embedded engine writes it: one flip of the page, then every word in one shape.

    None are given where anything on the page has another shape. (This is ten times as fast, and the contents of a
    large pack are many links.)
    """
    flip = _FLIP.match(content)
    words = _SET_WORD.findall(content)
    if flip is None or len(words) != content.count(b"/MCID") or content.count(b"cm") != 1:
        return {}
    top = float(flip[1])
    return {int(mcid): (float(x), top - float(y)) for mcid, x, y in words}


class _Walk:
    def __init__(self) -> None:
        self.places: dict[int, tuple[float, float]] = {}
        self.space = IDENTITY
        self.saved: list[Matrix] = []
        self.line = IDENTITY
        self.leading = 0.0
        self.open: list[int | None] = []

    def through(self, content: bytes) -> dict[int, tuple[float, float]]:
        # Each is told the one token before it, which is all its numbers, its array or its dictionary.
        operators: dict[bytes, Callable[[bytes], None]] = {
            b"q": self._save, b"Q": self._restore, b"cm": self._transform, b"BT": self._begin, b"Tm": self._place,
            b"Td": self._step, b"TD": self._step_and_lead, b"TL": self._lead, b"T*": self._next,
            b"BDC": self._mark, b"BMC": self._mark, b"EMC": self._end,
            b"Tj": self._show, b"TJ": self._show, b"'": self._next_and_show, b'"': self._next_and_show,
        }  # fmt: skip
        last = b""
        for token in _RUN.findall(content):
            act = operators.get(token)
            if act is None:
                last = token
            else:
                act(last)
                last = b""
        return self.places

    def _save(self, _: bytes) -> None:
        self.saved.append(self.space)

    def _restore(self, _: bytes) -> None:
        if self.saved:
            self.space = self.saved.pop()

    def _transform(self, numbers: bytes) -> None:
        self.space = product(_matrix(numbers), self.space)

    def _begin(self, _: bytes) -> None:
        self.line = IDENTITY

    def _place(self, numbers: bytes) -> None:
        self.line = _matrix(numbers)

    def _step(self, numbers: bytes) -> None:
        x, y = _floats(numbers, 2)
        self.line = product((1.0, 0.0, 0.0, 1.0, x, y), self.line)

    def _step_and_lead(self, numbers: bytes) -> None:
        self.leading = -_floats(numbers, 2)[1]
        self._step(numbers)

    def _lead(self, numbers: bytes) -> None:
        (self.leading,) = _floats(numbers, 1)

    def _next(self, _: bytes) -> None:
        self.line = product((1.0, 0.0, 0.0, 1.0, 0.0, -self.leading), self.line)

    def _mark(self, properties: bytes) -> None:
        found = _MCID.search(properties)
        self.open.append(int(found[1]) if found else None)

    def _end(self, _: bytes) -> None:
        if self.open:
            self.open.pop()

    def _next_and_show(self, shown: bytes) -> None:
        self._next(shown)
        self._show(shown)

    def _show(self, _: bytes) -> None:
        if self.open and (mcid := self.open[-1]) is not None and mcid not in self.places:
            self.places[mcid] = moved(self.line[4], self.line[5], self.space)


def _floats(numbers: bytes, count: int) -> list[float]:
    """The last ``count`` of a run of numbers; zeros where they are not there."""
    try:
        found = [float(text) for text in numbers.split()[-count:]]
    except ValueError:
        found = []
    return found if len(found) == count else [0.0] * count


def _matrix(numbers: bytes) -> Matrix:
    a, b, c, d, e, f = _floats(numbers, 6)
    return a, b, c, d, e, f
