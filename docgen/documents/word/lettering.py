"""How wide words are in Arial, for what has to be known before an engine sets them.

The widths are those of Arial, which Liberation Sans shares; of other letters, that of the letter below the
accent, or a generous guess. What is reckoned here errs on the wide side.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_PRINTABLE = range(32, 127)
_REGULAR = """
278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278
278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722
667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556
556 333 500 278 556 500 722 500 500 500 334 260 334 584
"""
_BOLD = """
278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333
333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722
667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611
611 389 556 333 611 556 778 556 556 500 389 280 389 584
"""
_WIDTHS = tuple(
    dict(zip(map(chr, _PRINTABLE), map(int, widths.split()), strict=True)) for widths in (_REGULAR, _BOLD)
)
_NARROW = {"’": 278, "‘": 278, "–": 556, "—": 1000, "…": 1000, "•": 350, "\u00a0": 278}
_UNKNOWN = 1000  # a square, as Chinese and emoji take


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text at this size, both in points."""
    return sum(_of(character, bold) for character in text) * size / 1000


@lru_cache(maxsize=2048)
def _of(character: str, bold: bool) -> int:
    widths = _WIDTHS[bold]
    known = widths.get(character) or _NARROW.get(character)
    if known:
        return known
    if unicodedata.combining(character):
        return 0
    base = unicodedata.normalize("NFKD", character)
    if base != character:
        return sum(widths.get(part, 0 if unicodedata.combining(part) else _UNKNOWN) for part in base)
    return 722 if unicodedata.category(character).startswith("L") and ord(character) < 0x590 else _UNKNOWN
