"""PDF objects as plain Python values, read from bytes and written to bytes.

A scalar (number, name, string, true, null) stays the bytes that stand for it in the file, because most are only
passed on; so does an array of nothing but numbers. That is what makes joining sixty pages a matter of a fifth of
a second: the general object reader of pypdf takes three times as long for the reading alone.
"""

from __future__ import annotations

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


# Longest first: a reference from a structure element to marked content, the commonest thing in a tagged file, is one
# token; so is an array of numbers. Whatever nothing else wants comes out as a single character, and is refused.
_TOKEN = re.compile(
    rb"<<\s*/Type\s*/MCR\s*/Pg\s+\d+\s+0\s+R\s*/MCID\s+\d+\s*>>"
    rb"|\d+\s+\d+\s+R(?=[\s/<>\[\]()%]|$)"
    rb"|<<|>>"
    rb"|\[[0-9.+\-\s]*\]"
    rb"|[\[\]]"
    rb"|/[^\x00\s()<>\[\]{}/%]*"
    rb"|[+-]?[0-9.]+"
    rb"|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*\)"
    rb"|<[0-9A-Fa-f\s]*>"
    rb"|true|false|null"
    rb"|%[^\r\n]*"
    rb"|[^\s\x00]",
    re.DOTALL,
)
_NUMBER = re.compile(rb"\d+")
_OPEN = {b"<<": b">>", b"[": b"]"}
_CLOSE = frozenset(_OPEN.values())
_DIGITS = frozenset(b"0123456789")
_STARTS = frozenset(b"/([<%tfn+-.0123456789")


def parse(data: bytes, start: int = 0, end: int | None = None) -> Value:
    """The one object that stands in ``data[start:end]``; `NotPdf` if it is none, or more than one."""
    here: list[Value] = []
    outer: list[tuple[bytes, list[Value]]] = []
    for token in _TOKEN.findall(data, start, len(data) if end is None else end):
        first = token[0]
        if token in _OPEN:
            outer.append((_OPEN[token], here))
            here = []
        elif token in _CLOSE:
            if not outer or outer[-1][0] != token:
                raise NotPdf("brackets that do not match")
            inner, here = here, outer.pop()[1]
            here.append(inner if token == b"]" else _dictionary(inner))
        elif first in _DIGITS:
            here.append(_ref(token) if token[-1] == 82 else token)  # 82: R
        elif first == 60 and token[1:2] == b"<":  # 60: <
            page, _, mcid = _NUMBER.findall(token)
            here.append({b"/Type": b"/MCR", b"/Pg": Ref(page), b"/MCID": mcid})
        elif first == 37:  # a comment
            continue
        elif first not in _STARTS or (len(token) == 1 and first != 47):
            raise NotPdf(f"an unexpected {token!r}")
        else:
            here.append(_canonical(token) if first == 47 and b"#" in token else token)
    if outer or len(here) != 1:
        raise NotPdf("not exactly one object")
    return here[0]


def _ref(token: bytes) -> Ref:
    number, generation, _ = token.split()
    if generation.strip(b"0"):
        raise NotPdf("an object of a later generation")
    return Ref(number)


def _dictionary(items: list[Value]) -> Dictionary:
    if len(items) % 2:
        raise NotPdf("a key without a value")
    keys = items[::2]
    if not all(isinstance(key, bytes) and key[:1] == b"/" for key in keys):
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
        return list(value[1:-1].split())
    return [value]


def number(value: Value) -> float:
    """A number; `NotPdf` if it is not one."""
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise NotPdf(f"{value!r} where a number belongs") from None


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
    raise NotPdf(f"{token!r} where a string belongs")
