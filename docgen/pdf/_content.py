"""What stands on a page: where each piece of marked content begins, and whether there is text at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from docgen.pdf._source import Source, decoded
from docgen.pdf._syntax import NULL, Dictionary, Stream, Value

Matrix: TypeAlias = "tuple[float, float, float, float, float, float]"

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

# An array and a dictionary are one token each: only the number of the marked content is wanted from them.
_TOKEN = re.compile(
    rb"\[(?:[^\[\]()]|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*\]"
    rb"|<<(?:[^<>()]|<[^<>]*>|\((?:[^()\\]|\\.)*\))*>>"
    rb"|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)"
    rb"|<[0-9A-Fa-f\s]*>"
    rb"|/[^\x00\s()<>\[\]{}/%]*"
    rb"|[^\x00\s()<>\[\]{}/%]+"
    rb"|%[^\r\n]*",
    re.DOTALL,
)
_MCID = re.compile(rb"/MCID\s+(\d+)")
_SHOWS = frozenset((b"Tj", b"TJ", b"'", b'"'))
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
    return _Walk().through(content)


class _Walk:
    def __init__(self) -> None:
        self.places: dict[int, tuple[float, float]] = {}
        self.space = IDENTITY
        self.saved: list[Matrix] = []
        self.line = self.text = IDENTITY
        self.leading = 0.0
        self.open: list[int | None] = []
        self.operands: list[bytes] = []

    def through(self, content: bytes) -> dict[int, tuple[float, float]]:
        operators: dict[bytes, Callable[[], None]] = {
            b"q": self._save, b"Q": self._restore, b"cm": self._transform, b"BT": self._begin, b"Tm": self._place,
            b"Td": self._step, b"TD": self._step_and_lead, b"TL": self._lead, b"T*": self._next, b"BDC": self._mark,
            b"BMC": self._mark, b"EMC": self._end, b"'": self._next, b'"': self._next,
        }  # fmt: skip
        for token in _TOKEN.findall(content):
            if token[0] in b"0123456789+-./([<":
                self.operands.append(token)
                continue
            act = operators.get(token)
            if act is not None:
                act()
            if token in _SHOWS:
                self._show()
            self.operands.clear()
        return self.places

    def _numbers(self, count: int) -> list[float]:
        try:
            numbers = [float(operand) for operand in self.operands[-count:]]
        except ValueError:
            return [0.0] * count
        return numbers if len(numbers) == count else [0.0] * count

    def _save(self) -> None:
        self.saved.append(self.space)

    def _restore(self) -> None:
        if self.saved:
            self.space = self.saved.pop()

    def _transform(self) -> None:
        a, b, c, d, e, f = self._numbers(6)
        self.space = product((a, b, c, d, e, f), self.space)

    def _begin(self) -> None:
        self.line = self.text = IDENTITY

    def _place(self) -> None:
        a, b, c, d, e, f = self._numbers(6)
        self.line = self.text = (a, b, c, d, e, f)

    def _move(self, x: float, y: float) -> None:
        self.line = self.text = product((1.0, 0.0, 0.0, 1.0, x, y), self.line)

    def _step(self) -> None:
        x, y = self._numbers(2)
        self._move(x, y)

    def _step_and_lead(self) -> None:
        x, y = self._numbers(2)
        self.leading = -y
        self._move(x, y)

    def _lead(self) -> None:
        (self.leading,) = self._numbers(1)

    def _next(self) -> None:
        self._move(0.0, -self.leading)

    def _mark(self) -> None:
        found = _MCID.search(self.operands[-1]) if self.operands else None
        self.open.append(int(found[1]) if found else None)

    def _end(self) -> None:
        if self.open:
            self.open.pop()

    def _show(self) -> None:
        if self.open and self.open[-1] is not None and self.open[-1] not in self.places:
            self.places[self.open[-1]] = moved(*moved(0.0, 0.0, self.text), self.space)


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
    """The same drawing with no marked content, for what is marked as a whole; layers stay, since they may be hidden."""
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
        keep = token not in (b"BDC", b"BMC", b"EMC", b"MP", b"DP") or (token in (b"BDC", b"EMC") and layers[-1:] == [True])
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
