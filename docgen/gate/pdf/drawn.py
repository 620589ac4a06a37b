"""What a page draws as letters: each run of them, where it stands and how wide it is.

Whether it can be seen is not asked: what is white, tiny, hidden, covered or off the paper is read like all else.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from docgen.gate.loose import readings
from docgen.gate.pdf.fonts import LATIN, Font, Told
from docgen.gate.pdf.strings import octets

Matrix: TypeAlias = "tuple[float, float, float, float, float, float]"

STRING = rb"\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\))*+\)"
HEX = rb"<[0-9A-Fa-f\s]*+>"
_N = rb"[-+]?[\d.]++"
_NAME = rb"[^\s()<>\[\]{}/%]++"
_INSIDE = rb"(?:[^\[\]()<>%]++|" + STRING + rb"|" + HEX + rb")*+"
_PROPERTIES = (
    rb"<<(?:[^()<>]++|" + STRING + rb"|" + HEX + rb"|<<(?:[^()<>]++|" + STRING + rb"|" + HEX + rb")*+>>)*+>>"
)
_PAINT = (
    rb"(?:(?:"
    + _N
    + rb"\s+)*+(?:re|m|l|c|v|y|h|S|s|f\*?|F|B\*?|b\*?|n|W\*?|rg|RG|g|G|k|K|w|J|j|M|ri|i)(?=\s)\s+)+"
)
# One word as the embedded engine writes it: a place, a font, letters, and everything as before.
_WORD = (
    rb"(?P<tag>/" + _NAME + rb"\s*<<\s*/MCID\s+\d+\s*>>\s*BDC\s+)?"
    rb"q\s+(?:" + _PAINT + rb")?BT\s+/(?P<wordfont>" + _NAME + rb")\s+(?P<wordsize>" + _N + rb")\s+Tf\s+"
    rb"(?P<wordat>(?:"
    + _N
    + rb"\s+){6})Tm\s+\[(?P<word>"
    + _INSIDE
    + rb")\]\s*TJ\s+ET\s+Q(?(tag)\s+EMC)(?![A-Za-z])"
)
_TOKEN = re.compile(
    _WORD + rb"|(?P<paint>" + _PAINT + rb")"
    rb"|\[(?P<array>" + _INSIDE + rb")\]\s*TJ"
    rb"|(?P<spacing>(?:" + _N + rb"\s+){2})?(?P<string>" + STRING + rb"|" + HEX + rb")\s*(?P<show>Tj|'|\")"
    rb"|/(?P<font>" + _NAME + rb")\s+(?P<size>" + _N + rb")\s+Tf"
    rb"|/(?P<form>" + _NAME + rb")\s+Do(?![A-Za-z])"
    rb"|/" + _NAME + rb"\s*(?P<marked>" + _PROPERTIES + rb"|/" + _NAME + rb")\s*(?P<mark>BDC|DP)(?![A-Za-z])"
    rb"|(?P<numbers>(?:" + _N + rb"\s+)*+)(?P<op>cm|T[mdDLcwzs*]|BT|ET|q|Q|EMC|BMC)(?![A-Za-z*])"
    rb"|BI\b(?P<image>)"
    rb"|%(?P<comment>[^\r\n]*)"
    rb"|" + STRING + rb"|" + HEX + rb"|[^\s()<>\[\]/%]++",
    re.DOTALL,
)
_ITEM = re.compile(STRING + rb"|" + HEX + rb"|" + _N, re.DOTALL)
_SIMPLE = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)
_ACTUAL = re.compile(rb"/ActualText\s*(" + STRING + rb"|" + HEX + rb")", re.DOTALL)
_IMAGE_END = re.compile(rb"\sEI(?=\s|$)")
_KERN = 0.15  # of the size; less between two letters is no gap
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST = 12
_MOST = 400_000  # runs of one page


class Run(NamedTuple):
    """Some letters in a row. ``x`` and ``y`` are along and across the direction in which they are read."""

    x: float
    y: float
    end: float
    size: float
    angle: int  # degrees
    text: str
    second: str


@dataclass(slots=True)
class Drawing:
    """What was drawn, in the order of the file, and what else the instructions say."""

    runs: list[Run] = field(default_factory=list)
    spoken: list[tuple[int, int, str]] = field(default_factory=list)  # from run, to run, what is read instead
    comments: list[str] = field(default_factory=list)
    properties: list[bytes] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Supply:
    """What the names in instructions mean: fonts, and forms with their own instructions, matrix and supply."""

    font: Callable[[bytes], Font]
    form: Callable[[bytes], tuple[bytes, Matrix, Supply] | None]


class _State(NamedTuple):
    font: Font = LATIN
    size: float = 0.0
    letter: float = 0.0
    word: float = 0.0
    across: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


_PLAIN = _State()[2:]


def drawn(content: bytes, supply: Supply) -> Drawing:
    """All that these instructions and the forms they call for draw as letters."""
    drawing = Drawing()
    _Hand(drawing, 0).follow(content, supply, _IDENTITY)
    return drawing


class _Hand:
    """Follows instructions (ISO 32000-1, 9.4)."""

    def __init__(self, drawing: Drawing, depth: int) -> None:
        self.drawing = drawing
        self.depth = depth

    def follow(self, content: bytes, supply: Supply, base: Matrix) -> None:
        self.matrix, self.state = base, _State()
        self.text = self.line = _IDENTITY
        stack: list[tuple[Matrix, _State]] = []
        marks: list[tuple[int, str | None]] = []
        fonts: dict[bytes, Font] = {}
        at = 0
        while found := _TOKEN.search(content, at):
            at = found.end()
            kind = found.lastgroup
            if kind == "paint" or kind is None:
                continue
            if kind == "word":
                name = found["wordfont"]
                font = fonts.get(name) or fonts.setdefault(name, supply.font(name))
                self._word(font, _real(found["wordsize"]), found["wordat"], found["word"])
            elif kind == "array":
                self._array(found["array"])
            elif kind == "size":
                self.state = self.state._replace(font=supply.font(found["font"]), size=_real(found["size"]))
            elif kind == "show":
                self._show_line(found)
            elif kind == "op":
                op = found["op"]
                if op == b"q":
                    stack.append((self.matrix, self.state))
                elif op == b"Q":
                    if stack:
                        self.matrix, self.state = stack.pop()
                elif op == b"BMC":
                    marks.append((0, None))
                elif op == b"EMC":
                    if marks:
                        begun, said = marks.pop()
                        if said is not None:
                            self.drawing.spoken.append((begun, len(self.drawing.runs), said))
                else:
                    self._place(op, found["numbers"])
            elif kind == "mark":
                said = self._properties(found["marked"])
                if found["mark"] == b"BDC":
                    marks.append((len(self.drawing.runs), said))
            elif kind == "form":
                self._form(found["form"], supply)
            elif kind == "image":
                data = re.compile(rb"\bID\s").search(content, at)
                end = _IMAGE_END.search(content, data.end()) if data else None
                at = end.end() if end else len(content)
            elif kind == "comment":
                self.drawing.comments.append(found["comment"].decode("latin-1"))

    def _properties(self, given: bytes) -> str | None:
        if given[:1] == b"/" or (b"(" not in given and not re.search(rb"<[0-9A-Fa-f]", given)):
            return None
        self.drawing.properties.append(given)
        actual = _ACTUAL.search(given)
        return readings(octets(actual[1]))[0] if actual else None

    def _form(self, name: bytes, supply: Supply) -> None:
        if self.depth >= _DEEPEST or len(self.drawing.runs) > _MOST:
            return
        form = supply.form(name)
        if form is not None:
            content, own, inner = form
            _Hand(self.drawing, self.depth + 1).follow(content, inner, product(own, self.matrix))

    def _place(self, op: bytes, given: bytes) -> None:
        numbers = [_real(n) for n in given.split()]
        if op == b"BT":
            self.text = self.line = _IDENTITY
        elif op in (b"Tm", b"cm") and len(numbers) >= 6:
            a, b, c, d, e, f = numbers[-6:]
            if op == b"cm":
                self.matrix = product((a, b, c, d, e, f), self.matrix)
            else:
                self.text = self.line = (a, b, c, d, e, f)
        elif op in (b"Td", b"TD") and len(numbers) >= 2:
            if op == b"TD":
                self.state = self.state._replace(leading=-numbers[-1])
            self._move(numbers[-2], numbers[-1])
        elif op == b"T*":
            self._move(0.0, -self.state.leading)
        elif numbers:
            if op == b"Tc":
                self.state = self.state._replace(letter=numbers[-1])
            elif op == b"Tw":
                self.state = self.state._replace(word=numbers[-1])
            elif op == b"Tz":
                self.state = self.state._replace(across=numbers[-1] / 100)
            elif op == b"TL":
                self.state = self.state._replace(leading=numbers[-1])
            elif op == b"Ts":
                self.state = self.state._replace(rise=numbers[-1])

    def _move(self, x: float, y: float) -> None:
        self.text = self.line = product((1.0, 0.0, 0.0, 1.0, x, y), self.line)

    def _show_line(self, found: re.Match[bytes]) -> None:
        if found["show"] != b"Tj":
            if found["spacing"]:
                word, letter = (_real(n) for n in found["spacing"].split())
                self.state = self.state._replace(word=word, letter=letter)
            self._move(0.0, -self.state.leading)
        self._show(octets(found["string"]))

    def _word(self, font: Font, size: float, at: bytes, inside: bytes) -> None:
        """A word by itself, after which all is as it was before; the short way for one that stands upright."""
        told = font.told.get(inside) or _learnt(font, inside)
        a, b, c, d, e, f = map(_real, at.split())
        p, q, r, s, t, u = self.matrix
        if told and b == c == q == r == 0.0 and a * p > 0 and self.state[2:] == _PLAIN:
            x = e * p + t
            end = x + told[2] * size * a * p
            self.drawing.runs.append(Run(x, f * s + u, end, abs(size * d * s), 0, told[0], told[1]))
            return
        kept, before = self.state, self.text
        self.state = _State(font, size, *kept[2:])
        self.text = self.line = (a, b, c, d, e, f)
        self._array(inside)
        self.state, self.text = kept, before

    def _array(self, inside: bytes) -> None:
        told = self.state.font.told.get(inside) or _learnt(self.state.font, inside)
        if told:
            self._draw(*told)
            return
        held = b""
        for item in _ITEM.findall(inside):
            if item[:1] in (b"(", b"<"):
                held += octets(item)
                continue
            by = -_real(item) / 1000
            if abs(by) >= _KERN:
                self._show(held)
                held = b""
                by *= self.state.size * self.state.across
                self.text = product((1.0, 0.0, 0.0, 1.0, by, 0.0), self.text)
        self._show(held)

    def _show(self, raw: bytes) -> None:
        if raw:
            self._draw(*_told(self.state.font, raw))

    def _draw(self, text: str, second: str, wide: float, count: int, spaces: int) -> None:
        if len(self.drawing.runs) > _MOST:
            return
        state = self.state
        wide = (wide * state.size + state.letter * count + state.word * spaces) * state.across
        a, b, c, d, e, f = product(self.text, self.matrix)
        size = abs(state.size) * math.hypot(c, d)
        if b == 0 and a > 0 and not state.rise:  # upright, as nearly all text is
            run = Run(e, f, e + wide * a, size, 0, text, second)
        else:
            length = math.hypot(a, b) or 1e-9
            along, across = a / length, b / length
            e, f = e + state.rise * c, f + state.rise * d
            x, y = e * along + f * across, f * along - e * across
            angle = round(math.degrees(math.atan2(across, along))) % 360
            run = Run(x, y, x + wide * length, size, angle, text, second)
        self.drawing.runs.append(run)
        self.text = product((1.0, 0.0, 0.0, 1.0, wide, 0.0), self.text)


def _told(font: Font, raw: bytes) -> Told:
    """The letters, the second opinion, how wide, how many, how many of them spaces."""
    codes = font.codes(raw)
    text = font.text(codes)
    second = font.second(codes) if font.other is not None else text
    return text, second, font.width(codes) / 1000, len(codes), 0 if font.wide else raw.count(b" ")


def _learnt(font: Font, inside: bytes) -> Told | None:
    """The same of an array without gaps, remembered: words come again and again. None where there are gaps."""
    joined = inside.replace(b") 0 (", b"")  # the embedded engine writes every letter by itself
    if _SIMPLE.fullmatch(joined):
        held = octets(joined)
    else:
        found = _ITEM.findall(inside)
        if any(item[:1] not in (b"(", b"<") and abs(_real(item)) >= _KERN * 1000 for item in found):
            return None
        held = b"".join([octets(item) for item in found if item[:1] in (b"(", b"<")])
    told = font.told[inside] = _told(font, held)
    return told


def product(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does one and then the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _real(number: bytes) -> float:
    try:
        return float(number)
    except ValueError:
        return 0.0
