"""What stands on a page: where each piece of marked content begins, and whether there is text at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from docgen.pdf.format.source import Source, decoded
from docgen.pdf.format.syntax import NULL, Dictionary, Stream, Value

Matrix: TypeAlias = "tuple[float, float, float, float, float, float]"

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_OBJECT = (
    # An array and a dictionary are one token each: only the number of the marked content is wanted from them.
    rb"\[(?:[^\[\]()]|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*\]"
    rb"|<<(?:[^<>()]|<[^<>]*>|\((?:[^()\\]|\\.)*\))*>>"
    rb"|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)"
    rb"|<[0-9A-Fa-f\s]*>"
    rb"|/[^\x00\s()<>\[\]{}/%]*"
)
_WORD = rb"|[^\x00\s()<>\[\]{}/%]+|%[^\r\n]*"
_TOKEN = re.compile(_OBJECT + _WORD, re.DOTALL)
_RUN = re.compile(
    rb"[-+.0-9][-+.0-9\s]*|" + _OBJECT + _WORD, re.DOTALL
)  # numbers that follow each other are one token
_MCID = re.compile(rb"/MCID\s+(\d+)")
_FLIP = re.compile(rb"q\s1 0 0 -1 0 ([0-9.]+) cm\s")
_SET_WORD = re.compile(
    rb"/MCID (\d+)\s*>> BDC\sq\s(?:[0-9.]+ ){3}rg\sBT\s/\S+ [0-9.]+ Tf\s1 0 0 -1 ([0-9.]+) ([0-9.]+) Tm\s"
)
_DEEPEST = 8


def product(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that does ``first``, then ``second``."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    """Where the matrix takes a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def moved_box(box: tuple[float, float, float, float], matrix: Matrix) -> tuple[float, float, float, float]:
    """The upright box around where the matrix takes a box (left, bottom, right, top)."""
    left, bottom, right, top = box
    corners = [moved(x, y, matrix) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


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


def has_text(source: Source, resources: Dictionary, content: bytes, depth: int = 0) -> bool:
    """Whether content shows text, itself or in a form that it draws; a scan that was read by a machine does."""
    if source.dictionary(resources.get(b"/Font", NULL)) and re.search(rb"T[jJ]\b|[)>]\s*['\"]", content):
        return True
    if depth >= _DEEPEST:
        return False
    for value in source.dictionary(resources.get(b"/XObject", NULL)).values():
        form = source.get(value)
        if isinstance(form, Stream) and form.entries.get(b"/Subtype") == b"/Form":
            own = source.dictionary(form.entries.get(b"/Resources", NULL)) or resources
            if has_text(source, own, decoded(form), depth + 1):
                return True
    return False


def without_marks(content: bytes) -> bytes:
    """The same drawing with no marked content, to be marked as a whole; layers stay, since they may be hidden."""
    if re.search(rb"\sID\s", content):  # a picture inside the content: its bytes must not be taken for words
        return content
    kept: list[bytes] = []
    operands: list[bytes] = []
    layers: list[bool] = []
    for token in _TOKEN.findall(content):
        if token[0] in b"0123456789+-./([<":
            operands.append(token)
            continue
        if token in (b"BDC", b"BMC"):
            layers.append(operands[:1] == [b"/OC"])
        keep = token not in (b"BDC", b"BMC", b"EMC", b"MP", b"DP") or (
            token in (b"BDC", b"EMC") and layers[-1:] == [True]
        )
        if token == b"EMC" and layers:
            layers.pop()
        if keep:
            kept += (*operands, token)
        operands.clear()
    return b" ".join(kept)


def concatenated(source: Source, value: Value) -> bytes:
    """The content of a page, of one stream or several."""
    streams = [source.get(item) for item in source.array(value)]
    return b"\n".join(decoded(stream) for stream in streams if isinstance(stream, Stream))
