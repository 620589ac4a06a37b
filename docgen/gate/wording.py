"""The approved wording: what a template says to everybody, where a word is only perhaps somebody's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from docgen.redact.text.normalise import fold

_TAG = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LEAST = 3  # words: two could be a name in any template
_HEADING = 5  # letters: what is left of a template between two fields may be "will"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Approved sentences, cut at their fields, by each of their words."""

    whole: frozenset[tuple[str, ...]]
    by_word: dict[str, tuple[tuple[tuple[str, ...], int], ...]]

    @classmethod
    def of(cls, approved: Iterable[str]) -> Phrases:
        """The phrases of these sentences; each may hold a template's tags."""
        whole: set[tuple[str, ...]] = set()
        pieces: dict[tuple[str, ...], None] = {}
        for text in approved:
            heading = () if _TAG.search(text) else _words(text)
            if len("".join(heading)) >= _HEADING:
                whole.add(heading)
            for fragment in _TAG.split(text):
                words = _words(fragment)
                if len(words) >= _LEAST:
                    pieces[words] = None
        by_word: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for words in pieces:
            for at, word in enumerate(words):
                by_word.setdefault(word, []).append((words, at))
        return cls(frozenset(whole), {word: tuple(found) for word, found in by_word.items()})

    def cover(self, text: str, start: int, end: int) -> bool:
        """Whether these characters of a text stand inside an approved sentence, word for word."""
        spots = [(m.start(), m.end()) for m in _WORD.finditer(text)]
        words = tuple(_plain(text[a:b]) for a, b in spots)
        marked = [n for n, (a, b) in enumerate(spots) if a < end and b > start]
        if not marked:
            return False
        begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        line = text[begin : end if end >= 0 else None]
        if words in self.whole or _words(line) in self.whole:  # a heading, or a cell of a form
            return True
        first, last = marked[0], marked[-1]
        for phrase, at in self.by_word.get(words[first], ()):
            begin = first - at
            inside = begin >= 0 and begin + len(phrase) > last
            if inside and words[begin : begin + len(phrase)] == phrase:
                return True
        return False


def _words(text: str) -> tuple[str, ...]:
    return tuple(map(_plain, _WORD.findall(text)))


def _plain(word: str) -> str:
    return fold(word).lower
