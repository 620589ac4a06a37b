"""The approved wording: what a template says to everybody, where a word is only perhaps somebody's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from docgen.redact.text.normalise import fold

_TAG = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# "Page 2 of 9", "Ref NED-26-117, page 1 OFFICIAL"; nothing that goes on in small letters.
_FOLIO = re.compile(r"\W*(?:[^\n]{0,60}, )?[Pp]age\s*\d*(?: of\s*\d*)?(?:\s+[A-Z][A-Z \-]{0,40})?\W*")
_LONGEST = 8  # words of a heading
_ENOUGH = 6  # words in a row of a longer sentence, which a table may cut
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
            heading = () if _TAG.search(text) else _unnumbered(_words(text))
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
        pieces = [(m.start() + start, m.end() + start) for m in re.finditer(r"[^\n]+", text[start:end])]
        return bool(pieces) and all(self._covers(text, spots, words, *piece) for piece in pieces)

    def _covers(
        self, text: str, spots: list[tuple[int, int]], words: tuple[str, ...], start: int, end: int
    ) -> bool:
        marked = [n for n, (a, b) in enumerate(spots) if a < end and b > start]
        if not marked:
            return False
        if words in self.whole or self._heading(text, start, end):
            return True
        first, last = marked[0], marked[-1]
        if first and words[first - 1].isdigit():  # "9. Outcome told The applicant is": a row of a table
            headings = (words[first : first + length] for length in range(max(2, last - first + 1), _LONGEST))
            if any(heading in self.whole for heading in headings):
                return True
        return any(_in_a_row(words, first, last, phrase, at) for phrase, at in self.by_word.get(words[first], ()))

    def _heading(self, text: str, start: int, end: int) -> bool:
        """Whether the line is a heading or a cell of a form, perhaps over two lines, or the number of a page."""
        begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        end = end if end >= 0 else len(text)
        line = text[begin:end]
        if _unnumbered(_words(line)) in self.whole or _FOLIO.fullmatch(line):
            return True
        before = text[text.rfind("\n", 0, max(0, begin - 1)) + 1 : begin]
        after = text[end : (text + "\n").find("\n", end + 1)] if end < len(text) else ""
        return any(_unnumbered(_words(both)) in self.whole for both in (before + line, line + after))


def _in_a_row(words: tuple[str, ...], first: int, last: int, phrase: tuple[str, ...], at: int) -> bool:
    """Whether the words are those of the phrase, all of it or enough before and after; ``at``: of the first."""
    begin = at
    while begin and first - (at - begin) > 0 and words[first - (at - begin) - 1] == phrase[begin - 1]:
        begin -= 1
    stop = at
    while stop < len(phrase) and first + stop - at < len(words) and words[first + stop - at] == phrase[stop]:
        stop += 1
    if first + (stop - at) <= last:
        return False
    return stop - begin == len(phrase) or stop - begin >= _ENOUGH


def _unnumbered(words: tuple[str, ...]) -> tuple[str, ...]:
    """A heading without its number, or the number of the page that it is on."""
    first, last = 0, len(words)
    while first < last and words[first].isdigit():
        first += 1
    while last > first and words[last - 1].isdigit():
        last -= 1
    return words[first:last]


def _words(text: str) -> tuple[str, ...]:
    return tuple(map(_plain, _WORD.findall(text)))


def _plain(word: str) -> str:
    return fold(word).lower
