"""Finds homes that have a kind and a number and no street: "Bungalow 3", "bung 3", "B3", "bungalows 1-4"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from docgen.redact.finders.homes.counting import COUNTING, ELSEWHERE
from docgen.redact.knowledge.homes import Homes
from docgen.redact.knowledge.kinds import LEVEL_LETTERS, LEVELS, UNIT_WORDS
from docgen.redact.labels import FOR_KIND
from docgen.redact.language.wordsets import listed, words
from docgen.redact.marks import Found
from docgen.redact.text.openings import Opened
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import EDGE, END

ONES = listed(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
    """
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TEENS = listed("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx")
_ROMAN = {letters: number for number, letters in enumerate(_TEENS, 1)}
_COMPOUND = re.compile(rf"\b({'|'.join(TENS)})[\s\-]?({'|'.join(ONES[:9])})\b")
_FLATS = words("flat flt apartment apt maisonette bedsit studio")
_NUMBER = re.compile(rf"\d+[a-z]?\b|\b(?:{'|'.join((*TENS, *ONES))})\b|\b[a-z]\d{{0,2}}\b")
_BY_FLOOR = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}(?![\d/])")  # "2/1"
_RANGE = re.compile(r"(\d{1,3})\s?(?:-|to)\s?(\d{1,3})")
_SPOKEN = {"ay": "a", "eh": "a", "bee": "b", "cee": "c", "see": "c", "dee": "d"}  # letters, as they are said
_AFTER = rf"(?:[\s\-]?(?:{'|'.join(_SPOKEN)}|[a-h])\b)"
_LETTERED = re.compile(rf"\b(\d{{1,4}}|{'|'.join((*TENS, *ONES))})[\s\-]?({'|'.join(_SPOKEN)}|[a-h])\b")
_ONE = rf"(?:\d{{1,4}}[a-z]?|{'|'.join(sorted({*ONES, *TENS, *_ROMAN}, key=lambda w: (-len(w), w)))})"
_LEVELS_APART = words("basement attic upstairs downstairs")  # they name a floor by themselves
_LONGEST = 60  # houses in a range


def numbers_in(text: str) -> frozenset[str]:
    """The house numbers that a text may hold, in figures however they are written: "Bungalow Three" holds 3.

    A range holds all that is between its ends.
    """
    text = text.lower()
    found = {_in_figures(number) for number in _NUMBER.findall(text)}
    found |= set(_BY_FLOOR.findall(text))
    found |= {str(int(_in_figures(tens)) + int(_in_figures(ones))) for tens, ones in _COMPOUND.findall(text)}
    found |= {_in_figures(number) + _SPOKEN.get(letter, letter) for number, letter in _LETTERED.findall(text)}
    for first, last in _RANGE.findall(text):
        if int(first) < int(last) <= int(first) + _LONGEST:
            found |= {str(number) for number in range(int(first), int(last) + 1)}
    return frozenset(found)


def _in_figures(number: str) -> str:
    if number in ONES:
        return str(ONES.index(number) + 1)
    return str(TENS.index(number) * 10 + 20) if number in TENS else number


@dataclass(frozen=True, slots=True)
class UnitFinder:
    """Finds the numbered homes of a case by their kind; ``letter`` has its first letters alone."""

    ours: frozenset[str]
    kind: Opened | None
    letter: Opened | None
    flat: Opened | None = None  # "F6"
    turned: Opened | None = None  # "3 Bungalow"
    called: Opened | None = None  # "rm 4", "berth 16" of Mooring 16
    floor: Opened | None = None  # "GFF", "ground floor flat, 112"
    floor_named: Opened | None = None  # "First Floor", as the line of an address

    def find(self, page: Page) -> list[Found]:
        """Every such home, and every row of them that one of the case is in."""
        found = [*self._each(self.kind, page, True), *self._each(self.letter, page, False)]
        found += self._each(self.turned, page, False)
        found += self._each(self.called, page, True)
        floors = [m.span() for m in self.floor.find(page)] if self.floor else []
        floors += [m.span() for m in self.floor_named.find(page, cased=True)] if self.floor_named else []
        for start, end in floors:
            reason = "the floor of a home of the case"
            found.append(Found(start, end, "address", FOR_KIND["address"], reason, False, rank=7, of_case=True))
        for match in self.flat.find(page, cased=True) if self.flat else ():
            reason = "a house or flat number"
            found.append(Found(*match.span(), "address", FOR_KIND["address"], reason, False, rank=7, of_case=True))
        return found

    def _each(self, pattern: Opened | None, page: Page, certain: bool) -> Iterable[Found]:
        for match in pattern.find(page) if pattern else ():
            said = match["which"]
            held = numbers_in(said) | {str(_ROMAN[w]) for w in re.findall(r"[ivx]+", said) if w in _ROMAN}
            if not held.isdisjoint(self.ours):
                reason = "a house or flat number"
                yield Found(*match.span(), "address", FOR_KIND["address"], reason, certain, rank=7, of_case=True)


def _plural(word: str) -> str:
    return word + ("es" if word.endswith(("ch", "x", "s")) else "s")


def find_units(homes: Homes) -> UnitFinder:
    """The finder for these homes."""
    kinds = sorted(homes.units - _FLATS)
    numbered = "|".join(
        sorted(
            {way for n in homes.flats if re.fullmatch(r"\d+[a-z]?", n) for way in (n, n.upper())},
            key=lambda n: (-len(n), n),
        )
    )
    flat = (
        Opened(rf"{EDGE}(?:F|[Ff]l\.?\s?)(?:{numbered}){END}(?![.:/-]\d|\s+keys?\b)")
        if numbered and homes.units & _FLATS
        else None
    )
    floors = _floors(homes)
    if not kinds or not homes.flats:
        return UnitFinder(frozenset(), None, None, flat, floor=floors[0], floor_named=floors[1])
    names = {name for kind in kinds for name in (kind, _plural(kind), kind[:4], kind[:4] + "s")}
    either = "|".join(sorted(names, key=lambda n: (-len(n), n)))
    some = rf"{_ONE}{_AFTER}?(?:\s?(?:-|/|&|,|\bto\b|\band\b)\s?{_ONE}{END}){{0,8}}"
    ours = "|".join(sorted(map(re.escape, homes.flats), key=lambda n: (-len(n), n)))
    called = {word for kind in kinds for word in UNIT_WORDS.get(kind, ())} - names
    others = "|".join(
        sorted({name for word in called for name in (word, _plural(word))}, key=lambda n: (-len(n), n))
    )
    fronts = sorted({kind[:length] for kind in kinds for length in (1, 2, 3)}, key=lambda f: (-len(f), f))
    return UnitFinder(
        homes.flats,
        Opened(
            rf"{EDGE}(?:{either})(?:\b|(?=[\d_]))\.?[ \t\-:_]*(?:nos?\.?\s*|numbers?\s*|#)?(?P<which>{some}){END}"
            rf"{ELSEWHERE}"
        ),
        Opened(rf"{EDGE}(?:{'|'.join(fronts)})(?:[\-.]|\.?\s(?<!\b[a-z]\s))?(?P<which>{ours}){END}(?![.:/]\d)"),
        flat,
        Opened(rf"{EDGE}(?P<which>{ours})\s(?:{'|'.join(map(re.escape, kinds))})(?=\s*(?:[,.;)\n]|$))"),
        Opened(
            rf"{EDGE}(?:{others})(?:\b|(?=[\d_]))\.?[ \t\-:_]*(?:nos?\.?\s*|#)?(?P<which>{some}){END}"
            rf"{COUNTING}{ELSEWHERE}(?!\s+of\s+the\b)"
        )
        if others
        else None,
        *floors,
    )


def _floors(homes: Homes) -> tuple[Opened | None, Opened | None]:
    """What finds flats by their floor, in small letters, and the names of the floors as they are."""
    if not homes.floors:
        return None, None
    floor = r"(?:[\s\-]+(?:floor|flr|fl)\b\.?)"
    dwelling = r"(?:flat|flt|apartment|apt|maisonette|studio|bedsit)"
    levels = "|".join(LEVELS[level] for level in sorted(homes.floors))
    short = "|".join(LEVEL_LETTERS[level] for level in sorted(homes.floors) if level in LEVEL_LETTERS)
    houses = "|".join(sorted(map(re.escape, homes.houses), key=lambda n: (-len(n), n)))
    at = rf"(?:\s*,\s*|\s+(?:at|of|in|on)\s+|\s+)(?:nos?\.?\s*)?(?:{houses}){END}{COUNTING}" if houses else "(?!)"
    ways = [rf"(?:{levels}){floor}?[\s\-]*{dwelling}s?{END}(?!\s+(?:rate|rent|roof|fee|screen|tyre)s?\b)(?:{at})?"]
    ways.append(rf"(?:{levels}){floor}{at}")
    apart = "|".join(LEVELS[level] for level in sorted(homes.floors & _LEVELS_APART))
    if apart:
        ways.append(rf"(?:{apart})(?=\s+(?:at|of)\s){at}")
    if short:
        ways.append(rf"(?:{short})/?f/?(?:f|\s?{dwelling}){END}(?:{at})?")
    named = "|".join(LEVELS[level].split("|")[0].capitalize() for level in sorted(homes.floors))
    return Opened(rf"{EDGE}(?:{'|'.join(ways)})"), Opened(rf"{EDGE}(?:{named}) (?:Floor|Flat)\b(?! of\b)")
