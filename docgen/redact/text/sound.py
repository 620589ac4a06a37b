"""How a name is said, roughly: for names that are heard on the telephone and written down."""

from __future__ import annotations

import re
from functools import lru_cache

_SAID = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"(?<=[dgtbk])h"), ""),
    (re.compile(r"c(?=[aoukrlt])|ck|q"), "k"),
    (re.compile(r"aw|au|ow|ou"), "o"),
    (re.compile(r"ai|ay|ei|ey(?!$)"), "a"),
    (re.compile(r"ee|ie|ey$|y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """The word (plain small letters) as it is said, roughly: what is written in several ways is one letter."""
    for pattern, letter in _SAID:
        word = pattern.sub(letter, word)
    return word


def bones(said: str) -> str:
    """Its consonants."""
    return re.sub(r"[aeiou]", "", said)
