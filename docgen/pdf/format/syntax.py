"""PDF objects as plain Python values, read from bytes and written to bytes.

A scalar (number, name, string, true, null) stays the bytes that stand for it in the file, because most are only
passed on; so do an array of nothing but numbers, and references to marked content. That is what makes joining
sixty pages a matter of a fifth of a second: the general object reader of pypdf takes three times as long for the
reading alone.
"""

from __future__ import annotations

import math
import re
from binascii import unhexlify
from collections.abc import Callable
from typing import NamedTuple, TypeAlias


class Ref(int):
    """The number of an object, as another object refers to it."""

    __slots__ = ()


class Stream(NamedTuple):
    """An object with data: its dictionary, and the data as stored (compressed or not)."""

    entries: Dictionary
    data: bytes


Value: TypeAlias = "bytes | Ref | Stream | list[Value] | dict[bytes, Value]"
Dictionary: TypeAlias = "dict[bytes, Value]"

NULL = b"null"


class NotPdf(ValueError):
    """These bytes are not what PDF allows at this place."""


# Longest first: references from a structure element to marked content, the commonest thing in a tagged file, are
# one token; so is an array of numbers. Whatever nothing else wants is a single character, and is refused.
_MARK = rb"<<\s*/Type\s*/MCR\s*/Pg\s+\d{1,10}\s+0\s+R\s*/MCID\s+\d{1,10}\s*>>"
_TOKEN = re.compile(
    rb"\s*(\[(?:\s*" + _MARK + rb")+\s*\]|" + _MARK + rb"|\d{1,10}\s+\d{1,5}\s+R(?=[\s/<>\[\]()%]|$)"
    rb"|<<|>>"
    rb"|\[[0-9.+\-\s]*\]"
    rb"|[\[\]]"
    rb"|/[^\x00\s()<>\[\]{}/%]*"
    rb"|[+-]?[0-9.]+"
    rb"|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*\)"
    rb"|<[0-9A-Fa-f\s]*>"
    rb"|true|false|null"
    rb"|%[^\r\n]*"
    rb"|[^\s\x00])",
    re.DOTALL,
)
_NUMBER = re.compile(rb"\d+")
_CLOSER = {b"<<": b">>", b"[": b"]"}
_DIGITS = frozenset(b"0123456789")
_NAME, _COMMENT, _R = b"/%R"


def parse(data: bytes, start: int = 0, end: int | None = None) -> Value:
    """The one object that stands in ``data[start:end]``; `NotPdf` if it is none, or more than one."""
    here: list[Value] = []
    outer: list[tuple[bytes, list[Value]]] = []
    for token in _TOKEN.findall(data, start, len(data) if end is None else end):
        first = token[0]
        if first == _NAME:
            here.append(_canonical(token) if b"#" in token else token)
        elif first in _DIGITS:
            here.append(_ref(token) if token[-1] == _R else token)
        elif token in _CLOSER:
            outer.append((_CLOSER[token], here))
            here = []
        elif outer and token == outer[-1][0]:
            inner, here = here, outer.pop()[1]
            here.append(inner if token == b"]" else _dictionary(inner))
        elif first == _COMMENT:
            continue
        elif len(token) == 1 or token == b">>":
            raise NotPdf(f"an unexpected {token!r}")
        else:
            here.append(token)
    if outer or len(here) != 1:
        raise NotPdf("not exactly one object")
    return here[0]


def _ref(token: bytes) -> Ref:
    if token[-4:] == b" 0 R":
        return Ref(token[:-4])
    number, generation, _ = token.split()
    if generation.strip(b"0"):
        raise NotPdf("an object of a later generation")
    return Ref(number)


def _dictionary(items: list[Value]) -> Dictionary:
    if len(items) % 2:
        raise NotPdf("a key without a value")
    keys = items[::2]
    for key in keys:
        if not isinstance(key, bytes) or key[:1] != b"/":
            raise NotPdf("a key that is not a name")
    return dict(zip(keys, items[1::2], strict=True))  # type: ignore[arg-type]


def _canonical(name: bytes) -> bytes:
    """A name with only those characters written as #xx that have to be."""
    plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: unhexlify(m[1]), name[1:])
    return b"/" + re.sub(rb"[^!-~]|[#()<>\[\]{}/%]", lambda m: b"#%02X" % m[0][0], plain)


def write(value: Value, number_of: Callable[[Ref], int] = int) -> bytes:
    """The bytes that stand for ``value``; ``number_of`` tells what each reference is called in the new file."""
    if isinstance(value, bytes):
        return value
    if isinstance(value, Ref):
        return b"%d 0 R" % number_of(value)
    if isinstance(value, list):
        return b"[" + b" ".join([write(item, number_of) for item in value]) + b"]"
    if isinstance(value, dict):
        return b"<<" + b"".join([key + b" " + write(item, number_of) for key, item in value.items()]) + b">>"
    raise NotPdf("a stream inside another object")


def items(value: Value) -> list[Value]:
    """The items of an array, in either of its two shapes; what is not an array counts as an array of it."""
    if isinstance(value, list):
        return value
    if isinstance(value, bytes) and value[:1] == b"[":
        return list(re.findall(_MARK, value) if b"<" in value else value[1:-1].split())
    return [value]


def marked_content(value: bytes) -> list[tuple[int, int]]:
    """For each reference to marked content its page and its number; none where the scalar is something else."""
    if value[:1] not in (b"<", b"[") or b"/MCR" not in value:
        return []
    found = list(map(int, _NUMBER.findall(value)))
    return list(zip(found[::3], found[2::3], strict=True))


def number(value: Value) -> float:
    """A number; `NotPdf` if it is not one."""
    try:
        found = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise NotPdf("something else where a number belongs") from None
    if not math.isfinite(found):
        raise NotPdf("a number without end")
    return found


def real(value: float) -> bytes:
    """A number with at most four decimals, which is less than the dots of any printer."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return b"0" if text == "-0" else text.encode()


def array(*values: float) -> bytes:
    """An array of numbers."""
    return b"[" + b" ".join(real(value) for value in values) + b"]"


def string(text: str) -> bytes:
    """A text string: readable where it is plain ASCII, else UTF-16."""
    if all(" " <= character <= "~" for character in text):
        return b"(" + re.sub(rb"[()\\]", lambda m: b"\\" + m[0], text.encode("ascii")) + b")"
    return b"<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().upper().encode() + b">"


_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)|\r\n?", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}


def _unescaped(match: re.Match[bytes]) -> bytes:
    escaped = match[1]
    if escaped is None:
        return b"\n"
    if escaped[:1].isdigit() and escaped[0] < 56:  # 56: the digit 8
        return bytes([int(escaped, 8) & 255])
    return _NAMED.get(escaped, escaped)


def octets(token: Value) -> bytes:
    """What a string holds; `NotPdf` if it is not a string."""
    if isinstance(token, bytes) and token[:1] == b"(":
        return _ESCAPE.sub(_unescaped, token[1:-1])
    if isinstance(token, bytes) and token[:1] == b"<":
        digits = b"".join(token[1:-1].split())
        return unhexlify(digits + b"0" * (len(digits) % 2))
    raise NotPdf("something else where a string belongs")
