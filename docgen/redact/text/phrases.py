"""Patterns for fixed strings, as people space and punctuate them. All are for folded text in small letters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docgen.redact.text.normalise import fold
from docgen.redact.text.openings import Opened

EDGE = r"(?<![^\W_])"
END = r"(?![^\W_])"
_PARTS = re.compile(r"[^\W_]+")


def phrase(text: str) -> str:
    """A pattern for these words in this order, whatever single signs and spaces stand between them."""
    return r"[\W_]{1,4}".join(re.escape(word) for word in _PARTS.findall(fold(text).lower))


_LONG = 6  # figures


def serial(text: str) -> str:
    """A pattern for a number or mark, grouped in any way: "LK99 XBR", "LK99XBR", "LK-99-XBR"."""
    parts = _PARTS.findall(fold(text).lower)
    pieces = [piece for part in parts for piece in re.findall(r"[^\W\d_]+|\d+", part)]
    return r"[\s\-_./*:]{0,2}".join(_regrouped(piece) for piece in pieces)


def _regrouped(piece: str) -> str:
    """A long run of figures in groups of any size: "774 1902" of 7741902."""
    return r"[\s\-]?".join(piece) if piece.isdigit() and len(piece) >= _LONG else re.escape(piece)


def any_of(patterns: Iterable[str]) -> Opened | None:
    """One pattern for all of them, standing by themselves, the longest first; None where there are none.

    Looking at the first character before anything else is what makes it quick where it is tried anywhere.
    """
    unique = sorted({p for p in patterns if p}, key=lambda p: (-len(p), p))
    if not unique:
        return None
    return Opened(f"(?=[{''.join(sorted({first_of(p) for p in unique}))}]){EDGE}(?:{'|'.join(unique)}){END}")


def first_of(pattern: str) -> str:
    """What the pattern can begin with, as the inside of a character class."""
    if pattern[0] == "[":
        return pattern[1 : pattern.index("]")]
    return pattern[:2] if pattern[0] == "\\" else pattern[0]
