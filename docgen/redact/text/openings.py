"""Patterns that can begin at certain words, figures or signs only: they are tried there, and nowhere else.

``re`` tries a pattern that begins with a look behind ("no letter stands before it") at every character of a text.
The page knows where its words and figures stand, so that most patterns need not be tried at all. What a pattern
can begin with is read off the pattern itself, so that it is written once.
"""

from __future__ import annotations

import itertools
import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from docgen.redact.text.page import Page

_FIGURE, _NUMBER, _BEGINNING = "a figure", "a number", "the beginning"
_MOST = 1000  # fronts; with more of them it is not worth to look each up
_ITEM = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_RUN = re.compile(r"[A-Za-z]+(?![?*+{])")  # letters that all stand once
_NESTING = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
_LOOK = re.compile(r"\(\?(<?[=!])(?:(\\.|\[\^?\]?(?:\\.|[^\]\\])*\])\))?", re.DOTALL)
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>)?(?!\?)")
_QUANTIFIER = re.compile(r"(?:([?*+])|\{(\d+)(?:,(\d*))?\})\??")
_SIGNED = {"?": ("0", "1"), "*": ("0", ""), "+": ("1", "")}
_LETTERS = frozenset(string.ascii_letters)
_OTHER_LETTER = "\u014b"  # stands for the letters of all other alphabets
_ALL_LETTERS = _LETTERS | {_OTHER_LETTER}
_DIGITS = frozenset(string.digits)
_CHARACTERS = "".join(map(chr, range(128))) + _OTHER_LETTER
_Fronts = frozenset[str | None]  # of a match: letters so far; None where a letter may stand before


class Openings(NamedTuple):
    """What a pattern can begin with: a word, in small letters, the front of one, or a sign."""

    words: frozenset[str]
    fronts: tuple[str, ...]  # of words of any length
    signs: frozenset[str]  # a character each; or "a figure", "a number" (its first figure), "the beginning"


@dataclass(frozen=True, slots=True)
class Opened:
    """A pattern that is tried where a page has what it can begin with; compiled for the first page that has."""

    pattern: str

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern as ``re`` has it, for a text that is no page."""
        return _compiled(self.pattern)

    def find(self, page: Page, *, cased: bool = False) -> Iterator[re.Match[str]]:
        """What ``finditer`` finds in the page, in small letters; ``cased``: in its letters as they are."""
        text = page.folded.text if cased else page.folded.lower
        openings = openings_of(self.pattern)
        if openings is None:
            yield from self.compiled.finditer(text)
        elif starts := _starts(page, openings):
            yield from matches_at(starts, self.compiled, text)


def matches_at(starts: Iterable[int], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches that begin at one of these places, given in order, and overlap no other."""
    end = 0
    for start in starts:
        if start >= end and (found := pattern.match(text, start)):
            yield found
            end = found.end()


@lru_cache(maxsize=1024)
def openings_of(pattern: str) -> Openings | None:
    """What the pattern can begin with; None where that may be anything, or a part of a word.

    Before a word the pattern has to say that no letter is: by "\\b", or by looking behind.
    """
    reader = _Reader(pattern)
    try:
        ends = reader.alternatives(frozenset((None,)))
    except _AnythingError:
        return None
    if None in ends or "" in ends or reader.at < len(pattern):  # it may match nothing, or was not read to its end
        return None
    words = reader.words | {word for word in ends if word}
    return Openings(frozenset(words), tuple(sorted(reader.cut)), frozenset(reader.signs))


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _starts(page: Page, openings: Openings) -> list[int]:
    starts = [start for word in openings.words & page.starts.keys() for start in page.starts[word]]
    if openings.fronts:
        long = (at for word, at in page.starts.items() if word.startswith(openings.fronts))
        starts = sorted({*starts, *itertools.chain.from_iterable(long)})
    for sign in openings.signs:
        starts += _places(page, sign)
    return sorted(starts)


def _places(page: Page, sign: str) -> Iterable[int]:
    if sign == _BEGINNING:
        return (0,)
    if sign == _NUMBER:
        return page.number_starts
    return page.figures if sign == _FIGURE else page.places(sign)


class _AnythingError(Exception):
    """A pattern may begin with anything."""


class _Reader:
    """Reads off a pattern what it can begin with, item by item."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0
        self.first: str | None = None  # the class that a look ahead asks of the first character
        self.alone = False  # whether no figure stands before a match
        self.words: set[str] = set()
        self.cut: set[str] = set()  # fronts that may go on with anything
        self.signs: set[str] = set()

    def alternatives(self, fronts: _Fronts) -> _Fronts:
        """The fronts that are open behind the alternatives that begin here, to the bracket that closes them."""
        after = self._sequence(fronts)
        while self.pattern.startswith("|", self.at):
            self.at += 1
            after |= self._sequence(fronts)
        return after

    def _sequence(self, fronts: _Fronts) -> _Fronts:
        first, alone = self.first, self.alone
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            if not fronts:  # every match has begun
                self._pass_over()
                break
            fronts = self._item(fronts)
        self.first, self.alone = first, alone
        return fronts

    def _pass_over(self) -> None:
        depth = 0
        for token in _NESTING.finditer(self.pattern, self.at):
            if depth == 0 and token[0] in "|)":
                self.at = token.start()
                return
            depth += (token[0] == "(") - (token[0] == ")")
        self.at = len(self.pattern)

    def _item(self, fronts: _Fronts) -> _Fronts:
        if look := _LOOK.match(self.pattern, self.at):
            return self._looked(fronts, look)
        if group := _GROUP.match(self.pattern, self.at):
            self.at = group.end()
            after = self.alternatives(fronts)
            self.at += 1
            least, most = self._times()
            if most != "1" and after - fronts:
                after = self._cut_off(after)
        else:
            item = _RUN.match(self.pattern, self.at) or _ITEM.match(self.pattern, self.at)
            assert item is not None
            self.at = item.end()
            if item[0] == r"\b":
                return self._ended(_bounded(fronts))
            if item[0] == "(":  # a group with flags, and what else is not read here
                raise _AnythingError
            least, most = self._times()
            after = self._grown(fronts, item[0])
            if most != "1" and after:
                after = self._grown_often(after, item[0], least, most)
        return after | fronts if least == "0" else after

    def _times(self) -> tuple[str, str]:
        """How often at least and at most what was read may stand; no most where nothing limits it."""
        quantifier = _QUANTIFIER.match(self.pattern, self.at)
        if quantifier is None:
            return "1", "1"
        self.at = quantifier.end()
        sign, least, most = quantifier.groups()
        return _SIGNED[sign] if sign else (least, least if most is None else most)

    def _grown_often(self, once: _Fronts, item: str, least: str, most: str) -> _Fronts:
        if most not in ("2", "3"):
            return self._cut_off(once)
        ways = [once]
        for _ in range(1, int(most)):
            ways.append(self._grown(ways[-1], item))
        return frozenset[str | None]().union(*ways[max(int(least), 1) - 1 :])

    def _looked(self, fronts: _Fronts, look: re.Match[str]) -> _Fronts:
        """The fronts behind a look ahead or behind, of which a single class of characters may tell their ends."""
        self.at = look.end()
        if look[2] is None:
            self.alternatives(frozenset())
            self.at += 1
        elif look[1] == "<!":
            self.alone = self.alone or (_members(look[2]) >= _DIGITS and not all(fronts))
            return _bounded(fronts) if _members(look[2]) >= _ALL_LETTERS else fronts
        elif look[1] == "=" and any(not front for front in fronts):
            self.first = look[2]
        elif (look[1] == "!" and _members(look[2]) >= _ALL_LETTERS) or (
            look[1] == "=" and _members(look[2]).isdisjoint(_ALL_LETTERS)
        ):
            return self._ended(fronts)
        return fronts

    def _ended(self, fronts: _Fronts) -> _Fronts:
        """The fronts without those that are words, which end here."""
        self.words |= {front for front in fronts if front}
        return frozenset(front for front in fronts if not front)

    def _grown(self, fronts: _Fronts, item: str) -> _Fronts:
        """The fronts with these letters, or one of this class, behind them; what is no letter ends a word."""
        if item == "^":
            self.signs.add(_BEGINNING)
            return frozenset()
        begun = {front for front in fronts if front}
        grown: set[str | None] = set()
        for some, first in ((begun, None), (fronts - begun, self.first)):
            kinds = _kinds(item, first) if some else ((), False, "")
            if kinds is None:
                self._cut_off(frozenset(some))
                continue
            letters, figures, signs = kinds
            if some is begun:
                self.words |= begun if figures or signs else set()
            elif (letters and None in some) or " " in signs:
                raise _AnythingError
            else:
                self.signs |= {*signs, *([_NUMBER if self.alone else _FIGURE] if figures else [])}
            grown.update((front or "") + letter for front in some for letter in letters)
        return frozenset(grown) if len(grown) <= _MOST else self._cut_off(fronts)

    def _cut_off(self, fronts: _Fronts) -> _Fronts:
        """No front: these may go on with anything."""
        cut = {front for front in fronts if front}
        if len(cut) < len(fronts):
            raise _AnythingError
        self.cut |= cut
        return frozenset()


def _bounded(fronts: _Fronts) -> _Fronts:
    return frozenset("" if front is None else front for front in fronts)


def _kinds(item: str, first: str | None) -> tuple[tuple[str, ...], bool, str] | None:
    """The small letters, whether any figure, and the signs that some letters or a class of a pattern stand for.

    Of those that the class ``first`` has as well. None where it stands for other letters, or is none of the two.
    """
    if item.isalpha():
        return (item.lower(),) if first is None or item[0] in _members(first) else (), False, ""
    members = _members(item)
    known = bool(members)
    if first:
        members &= _members(first)
    if not known or _OTHER_LETTER in members:
        return None
    letters = tuple({char.lower() for char in members & _LETTERS})
    return letters, bool(members & _DIGITS), "".join(members - _LETTERS - _DIGITS)


@lru_cache(maxsize=512)
def _members(item: str) -> frozenset[str]:
    """Of the characters that count here, those that a character or a class of a pattern stands for."""
    try:
        return frozenset(filter(None, re.findall(item, _CHARACTERS)))
    except re.error:  # such as a reference to a group
        return frozenset()
