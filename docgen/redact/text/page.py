"""One text made ready for the finders: folded, cut into words, with what the case of its letters tells."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from docgen.redact.text.normalise import Folded, fold

_WORD = re.compile(r"[^\W\d_]+(?:'+[^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"[0-9]+")
_HUMPS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_GAELIC = re.compile(r"Ma?c[A-Z][a-z]*")  # "McCrindle" is one name
_STOPS = ".!?:;•*|>·▪▫◦‣●○■□☐☑☒✓✔✗✘→▶►➢❖"
_NUMERAL = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})|[A-Za-z]\d|\d[A-Za-z]")
_ENDS = frozenset(".!?;:|\n•")
_OPENING = " \t\"'([{<"


@dataclass(slots=True)
class Word:
    """A word of the folded text; ``key`` is its letters, small."""

    start: int
    end: int
    text: str
    key: str
    capital: bool  # begins with a capital letter
    upper: bool  # is all capitals, two letters or more
    glued: bool  # a hump of a camel-case word
    owner: bool  # ends in an apostrophe and s
    bare: str  # its key without that apostrophe and s
    opens: bool = False  # begins a sentence, a line or a bullet
    shouted: bool = False  # stands in a run of words in capitals, so that they tell nothing
    caseless: bool = False  # shouted, or in a line without any capital letter

    @property
    def bare_end(self) -> int:
        """Where it ends without its apostrophe and s."""
        return self.end - 2 if self.owner else self.end


@dataclass(frozen=True, slots=True)
class Page:
    """A folded text and its words."""

    folded: Folded
    words: tuple[Word, ...]
    gaps: tuple[str, ...]  # what stands between each word and the next
    starts: dict[str, list[int]]  # every run of letters, small: where it stands by itself
    numbers: list[tuple[int, int]]  # every run of figures: where it begins and ends
    number_starts: tuple[int, ...] = ()
    figures: tuple[int, ...] = ()  # where each figure stands
    _signs: dict[str, tuple[int, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def gap(self, left: int, right: int) -> str:
        """What stands between two words, by their index."""
        if 0 <= left == right - 1:
            return self.gaps[left]
        return self.folded.text[self.words[left].end : self.words[right].start]

    def places(self, sign: str) -> tuple[int, ...]:
        """Where this character stands."""
        if sign not in self._signs:
            text = self.folded.text
            found = [text.find(sign)]
            while found[-1] >= 0:
                found.append(text.find(sign, found[-1] + 1))
            self._signs[sign] = tuple(found[:-1])
        return self._signs[sign]

    def key(self, index: int) -> str:
        """The key of a word without its apostrophe and s, or nothing where there is no such word."""
        return self.words[index].bare if 0 <= index < len(self.words) else ""

    def next_key(self, index: int) -> str:
        """The key of the word that follows in the same sentence, or nothing."""
        if index + 1 >= len(self.words) or not _same_sentence(self.gaps[index]):
            return ""
        return self.words[index + 1].key

    def alone_in_line(self, first: int, last: int) -> bool:
        """Whether a line holds nothing but these words, as in a list of who came: "- A Post"."""
        text = self.folded.text
        before = text[: self.words[first].start].rstrip(" \t-*\u2022")
        after = text[self.words[last].bare_end :].lstrip(" \t,;")
        return (not before or before[-1] in "\n:") and after[:1] in ("", "\n")

    def previous_key(self, index: int) -> str:
        """The key of the word before it in the same sentence, or nothing."""
        if index == 0 or not _same_sentence(self.gaps[index - 1]):
            return ""
        return self.words[index - 1].key


_TURNED = frozenset(("mR", "mS", "dR"))  # titles with the capitals key on


def read(text: str, is_name: Callable[[str], bool]) -> Page:
    """The page of this text. Camel-case words are cut at their humps, unless the key of the whole is a name."""
    folded = fold(text)
    plain, lower = folded.text, folded.lower
    words: list[Word] = []
    starts: dict[str, list[int]] = {}
    for match in _WORD.finditer(plain):
        start, end = match.span()
        part = match[0]
        if "'" in part:
            for run in _LETTERS.finditer(lower, start, end):
                starts.setdefault(run[0], []).append(run.start())
        else:
            starts.setdefault(lower[start:end], []).append(start)
        if part.islower() or part[1:].islower():
            words.append(_word(start, end, part))
            continue
        key = part.replace("'", "").lower()
        if (
            part[0].islower() and part[1:].isupper() and (len(part) > 2 or part in _TURNED)
        ):  # the capitals key was on: "bROWN"
            words.append(_word(start, end, part.swapcase()))
            continue
        whole = "'" in part or part.isupper() or _GAELIC.fullmatch(part) or is_name(key)
        if not whole and (humps := _humps(part)):
            words += [_word(start + a, start + b, part[a:b], glued=True) for a, b in humps]
        else:
            words.append(_word(start, end, part))
    _mark_shouting(words)
    for word in words:
        word.opens = _opens(plain, word)
    _mark_caseless(plain, words)
    gaps = tuple(plain[one.end : other.start] for one, other in itertools.pairwise(words))
    numbers = [match.span() for match in _NUMBER.finditer(plain)]
    begin, figures = tuple(start for start, _ in numbers), tuple(at for span in numbers for at in range(*span))
    return Page(folded, tuple(words), gaps, starts, numbers, begin, figures)


def _word(start: int, end: int, text: str, glued: bool = False) -> Word:
    key, capital, upper, owner, bare = _shape(text)
    return Word(start, end, text, key, capital, upper, glued, owner, bare)


@lru_cache(maxsize=8192)
def _shape(text: str) -> tuple[str, bool, bool, bool, str]:
    """What a word is wherever it stands: ``key``, ``capital``, ``upper``, ``owner`` and ``bare``."""
    key = text.replace("'", "").lower()
    owner = text.endswith(("'s", "'S")) and text not in ("O'S", "D'S")  # the initials of an O'Sullivan
    return key, text[0].isupper(), len(text) > 1 and text.isupper(), owner, key[:-1] if owner else key


def _humps(part: str) -> list[tuple[int, int]]:
    spans = [m.span() for m in _HUMPS.finditer(part)]
    covered = sum(b - a for a, b in spans)
    return spans if len(spans) > 1 and covered == len(part) else []


def _opens(text: str, word: Word) -> bool:
    if word.glued:
        return False
    at = word.start - 1
    while at >= 0 and text[at] in _OPENING:
        if text[at] == "\t":
            return True  # a cell of a table
        at -= 1
    if at < 0 or text[at] in _STOPS or text[at] == "\n":
        return True
    if text[at] in "-/" and at + 1 < word.start:  # a dash with space after it
        return True
    return text[at] in ")]" and at > 0 and text[at - 1].isalnum() and _enumerator(text, at)


def _enumerator(text: str, at: int) -> bool:
    """Whether the bracket closes the number of a list item: "a)", "1)", "(10)", "iii)"."""
    begin = text.rfind("\n", 0, at) + 1
    return _NUMERAL.fullmatch(text[begin:at].strip()) is not None


def _mark_shouting(words: list[Word]) -> None:
    run: list[Word] = []
    for word in [*words, None]:
        if word is not None and (word.upper or len(word.text) == 1):
            run.append(word)
            continue
        if len(run) >= 3 and sum(w.upper for w in run) >= 3:
            for shouted in run:
                shouted.shouted = True
        run = []


def _mark_caseless(text: str, words: list[Word]) -> None:
    """Marks shouted words, and lines in small letters unless they only go on with the sentence before."""
    index, goes_on, begin = 0, False, 0
    several = len(words) > 1 and not any(word.capital for word in words)
    for line in text.split("\n"):
        end = begin + len(line)
        first = index
        while index < len(words) and words[index].start < end:
            index += 1
        inside = words[first:index]
        small = (several or len(inside) > 1) and not goes_on and not any(w.capital for w in inside)
        for word in inside:
            word.caseless = small or word.shouted
        bare = line.rstrip(" \t\"')]")
        goes_on = not small and bool(bare) and bare[-1] not in ".!?:;|"
        begin = end + 1


def _same_sentence(gap: str) -> bool:
    return gap == " " or _ENDS.isdisjoint(gap)
