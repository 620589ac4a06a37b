"""Text in bytes of no known form: whatever reads as text in one of the usual encodings."""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Iterator
from contextlib import suppress

from docgen.gate.leak import Piece

_RUNS = re.compile(rb"[\t\n\r\x20-\x7e\x80-\xff]{4,}")
_PLAIN = re.compile(rb"[\t\n\r\x20-\x7e]{4,}|(?<![\x20-\x7e])[A-Z][a-z]{2}(?=\0)")
_LETTERS = re.compile(rb"[A-Za-z ]")
_WIDE_LITTLE = re.compile(rb"(?:[\t\n\r\x20-\x7e\xa0-\xff]\x00){3,}")
_WIDE_BIG = re.compile(rb"(?:\x00[\t\n\r\x20-\x7e\xa0-\xff]){3,}")
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}\s?){4,}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WORD = re.compile(rb"[^\0]{3,}")
_FAR = re.compile(r"[^\x00-\u036f\u1e00-\u20ff]")
_TAGS = re.compile(r"<[^<>]{1,2000}>")


def readings(raw: bytes) -> tuple[str, ...]:
    """What the bytes of a string may say: by its mark of order, as UTF-8, as UTF-16 without a mark, as Latin-1.

    The likeliest comes first. A string that says the same in several ways is there once. A zero byte may be half
    of a letter or the end of a word, so such a string is read both ways.
    """
    if raw[:2] in (b"\xfe\xff", b"\xff\xfe"):
        return tuple(dict.fromkeys((raw.decode("utf-16", "replace"), *_by_the_byte(raw[2:]))))
    if raw[:3] == b"\xef\xbb\xbf":
        return (raw[3:].decode("utf-8", "replace"), *_by_the_byte(raw[3:]))
    return tuple(_by_the_byte(raw))


def _by_the_byte(raw: bytes) -> Iterator[str]:
    if b"\0" not in raw:
        yield from _one_by_one(raw)
        return
    first, second = raw[::2].count(0), raw[1::2].count(0)
    wide = [raw.decode("utf-16-be", "replace")] if first >= second else []
    wide += [raw.decode("utf-16-le", "replace")] if second >= first else []
    ended = tuple(_ended(raw))
    yield from (*ended, *wide) if 4 * (first + second) < len(raw) else (*wide, *ended)


def _ended(raw: bytes) -> Iterator[str]:
    """The words between zero bytes; of letters of two bytes each, there is hardly one."""
    words = _WORD.findall(raw)
    if words:
        yield from _one_by_one(b"\n".join(words))


def _one_by_one(raw: bytes) -> Iterator[str]:
    if raw.isascii():
        yield raw.decode("ascii")
        return
    with suppress(UnicodeDecodeError):
        yield raw.decode("utf-8")
    yield raw.decode("cp1252", "replace")


def plain_text(raw: bytes) -> str | None:
    """The text, where the bytes are text as a whole; None for anything else."""
    return next(_plain_texts(raw), None)


def _plain_texts(raw: bytes) -> Iterator[str]:
    """Each way to read all of the bytes as text; where zero bytes are among them, there may be several."""
    marked = raw[:2] in (b"\xfe\xff", b"\xff\xfe")
    for number, text in enumerate(readings(raw)):
        if _CONTROL.search(text) or "\ufffd" in text:
            continue
        if b"\0" not in raw:
            yield text
            return
        # Anything that is read in pairs of bytes is letters of far alphabets.
        if (marked and number == 0) or 2 * len(_FAR.findall(text)) <= len(text):
            yield text


def loose_text(place: str, raw: bytes) -> Iterator[Piece]:
    """Every run of characters in bytes of no known form: ASCII, UTF-8, UTF-16 either way, hexadecimal."""
    texts = tuple(_plain_texts(raw))
    ended = tuple(_ended(raw)) if b"\0" in raw else ()
    for text in texts:
        yield Piece(place, text, vocabulary=text in ended)  # the keys of a format end so
        if "<" in text:
            yield Piece(place, _TAGS.sub("", text))
    if not texts:
        found = [run for match in _PLAIN.findall(raw) if (run := match.decode("ascii")).strip()]
        for match in _RUNS.findall(raw):
            if not match.isascii():
                with suppress(UnicodeDecodeError):
                    found.append(match.decode("utf-8"))
                    continue
                if len(_LETTERS.findall(match)) > 0.8 * len(match):  # else it is noise
                    found.append(match.decode("cp1252", "replace"))
        if found:
            yield Piece(place, "\n".join(dict.fromkeys(found)), vocabulary=True)
    if b"\0" in raw:
        wide = [m.decode("utf-16-le") for m in _WIDE_LITTLE.findall(raw)]
        wide += [m.decode("utf-16-be") for m in _WIDE_BIG.findall(raw)]
        if wide:
            yield Piece(place, "\n".join(dict.fromkeys(wide)), vocabulary=True)
    for match in _HEX.findall(raw):
        digits = b"".join(match.split())
        inner = unhexlify(digits[: len(digits) // 2 * 2])
        yield from (Piece(place, reading, vocabulary=True) for reading in _plain_texts(inner))
