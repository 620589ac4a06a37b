"""Finds houses, boats and sites that have a name: "The Laurels", "Lazy Otter", "Willowbrook", "Kestrel Crt"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import OSA

from docgen.redact.finders.homes.likeness import alike, capital_or_caseless, runs_on, spelt_at, what_they_do
from docgen.redact.knowledge.homes import HOUSE_TYPES, STREET_TYPES
from docgen.redact.knowledge.kinds import (
    LAND,
    LINE_ENDS,
    PLACE_WORDS,
    SHORT_FRONTS,
    SHORT_KINDS,
    SITES,
    SOMETHING_ELSE,
    VESSELS,
)
from docgen.redact.language.collocations import FOLLOWED_BY
from docgen.redact.language.words import FUNCTION_WORDS, NAME_WORDS, is_word
from docgen.redact.text.normalise import key
from docgen.redact.text.page import Page, Word

WHOLE = "a house of the case"
PART = "the name of a house of the case"
_KINDS = HOUSE_TYPES | SITES | frozenset(("caravan", "residential", "holiday", "mobile", "home", "homes", "park"))
_TAILS = _KINDS | frozenset(("village", "site", "leisure", "chalet", "country"))
_RUN_AS = frozenset(("childrens", "care", "nursing", "retirement", "supported"))  # any home of that kind
_AT = frozenset(("at", "from", "of", "near", "outside", "in", "to", "visited", "attended", "opposite", "behind"))


class Place(NamedTuple):
    """Where the name of a house stands, as indexes of words; ``whole`` where it is all of the name."""

    first: int
    last: int
    whole: bool
    certain: bool


@dataclass(frozen=True, slots=True)
class House:
    """The name of a house in its parts: keys of what tells it, and of the kinds that end it."""

    core: tuple[str, ...]
    tail: tuple[str, ...]
    vessel: str  # "nb", where it is a boat
    article: bool
    known: bool = True  # its core may stand by itself: it is not the name of the town

    @property
    def joined(self) -> str:
        """The core without spaces."""
        return "".join(self.core)

    @property
    def plain(self) -> bool:
        """Whether every word of the core is an ordinary one."""
        return all(_plain(word) for word in self.core)


@dataclass(frozen=True, slots=True)
class HouseFinder:
    """Finds the named houses of a case, by the first letters that their names can begin with."""

    by_letter: dict[str, tuple[House, ...]]

    def find(self, page: Page) -> list[Place]:
        """Every place where one of them is named, whole or in the part that tells it."""
        found: list[Place] = []
        for at, word in enumerate(page.words):
            if found and at <= found[-1].last:
                continue
            for house in self.by_letter.get(word.key[:1], ()):
                place = _at(page, at, house)
                if place is not None:
                    found.append(place)
                    break
        return found


def find_houses(named: Iterable[str], towns: Iterable[str]) -> HouseFinder:
    """The finder for these names; what is called after one of the towns is told by the whole of its name only."""
    around = {key(town) for town in towns}
    houses = [house for name in named if (house := _house(name, around))]
    begins = [(frozenset(word[0] for word in (h.core[:1] + h.core[-1:] or h.tail[:1])), h) for h in houses]
    letters = {letter for first, _ in begins for letter in first}
    return HouseFinder({letter: tuple(h for first, h in begins if letter in first) for letter in letters})


def _house(name: str, around: set[str]) -> House | None:
    keys = [k for word in name.replace("-", " ").replace("/", "").split() if (k := key(word))]
    vessel = keys.pop(0) if len(keys) > 1 and keys[0] in VESSELS else ""
    article = len(keys) > 1 and keys[0] == "the"
    if article:
        keys.pop(0)
    at = len(keys)
    while at and _kind(keys[at - 1]) in _TAILS:
        at -= 1
    if not keys or not any(len(k) > 2 for k in keys):
        return None
    if not at and len(keys) > 1:
        at = len(keys) - 1  # "Park Lodge" is the lodge of that name
    core, tail = tuple(keys[:at]), tuple(_kind(k) for k in keys[at:])
    return House(core, tail, vessel, article, "".join(core) not in around)


def _kind(word: str) -> str:
    return SHORT_KINDS.get(word) or (STREET_TYPES.get(word, word) if word in HOUSE_TYPES else word)


def _plain(word: str) -> bool:
    return len(word) < 4 or word in PLACE_WORDS or word in FUNCTION_WORDS or is_word(word)


def _at(page: Page, at: int, house: House) -> Place | None:
    """Where the name of this house begins here, whole or in part."""
    if not house.core:
        return _bare_kind(page, at, house)
    last = spelt_at(page, at, house.joined)
    exact = last is not None
    if last is None:
        last = _misspelt(page, at, house)
    if last is None and house.tail:
        if len(house.joined) > 3 and page.words[at].bare == house.joined + "".join(house.tail):
            return _placed(page, at, at, house, whole=True, certain=True)  # "Hollinlodge"
        last = _nearly(page, at, house)
    if last is not None:
        ends = _kinds_after(page, last, house)
        if ends > last and (exact or _kind(page.words[ends].bare) in house.tail):
            return _placed(page, at, ends, house, whole=True, certain=exact)
        if _tells(page, at, last, house, exact=exact):
            return _placed(page, at, last, house, whole=not house.tail, certain=exact and not house.tail)
        return None
    return _part(page, at, house)


def _bare_kind(page: Page, at: int, house: House) -> Place | None:
    """ "The Lodge": only as it is written, or after a word such as "at" where no letter is a capital."""
    last = spelt_at(page, at, "".join(house.tail))
    if last is None or page.key(at - 1) != "the" or not house.article:
        return None
    word = page.words[at]
    if not (word.capital and not word.shouted) and not (word.caseless and page.key(at - 2) in _AT):
        return None
    if _is_anothers(page, last) or (page.words[at - 1].opens and not page.words[at - 1].capital):
        return None
    return Place(at - 1, last, True, False)


def _misspelt(page: Page, at: int, house: House) -> int | None:
    """The last word of a name that is written with a slip of the finger in one of its words or more."""
    for offset, part in enumerate(house.core):
        if at + offset >= len(page.words) or (offset and not runs_on(page.gap(at + offset - 1, at + offset))):
            return None
        if alike(page.key(at + offset), part) is None or (len(part) < 7 and page.key(at + offset) != part):
            return None
    return at + len(house.core) - 1


def _nearly(page: Page, at: int, house: House) -> int | None:
    """The last word of a name with slips in its short words, where its kind follows: "Holin lodge"."""
    for offset, part in enumerate(house.core):
        word = page.words[at + offset] if at + offset < len(page.words) else None
        if word is None or (offset and not runs_on(page.gap(at + offset - 1, at + offset))):
            return None
        if not (word.capital or word.caseless):
            return None
        if alike(word.bare, part) is None and SHORT_FRONTS.get(word.bare) != part:
            return None
    last = at + len(house.core) - 1
    following = page.next_key(last)
    return last if _kind(following) in house.tail and page.gap(last, last + 1) == " " else None


def _kinds_after(page: Page, last: int, house: House) -> int:
    """The index of the last word that goes on with the kind: "Crt" of a court, "CP" of a caravan park."""
    end = last
    left = list(house.tail)
    while left and end + 1 < len(page.words) and runs_on(page.gap(end, end + 1)):
        word = page.words[end + 1]
        kind = _kind(word.bare)
        short = len(house.tail) > 1 and word.upper and word.key == "".join(k[0] for k in house.tail)
        said = kind if kind in left else STREET_TYPES.get(word.bare, "") or _slipped(word, left)
        if not short and said not in left:
            break
        if word.opens and not word.caseless and "\n" in page.gap(end, end + 1):
            break
        left = [] if short else left[left.index(said) + 1 :]
        end += 1
    return end


def _slipped(word: Word, kinds: list[str]) -> str:
    """The kind that a word is with a letter wrong or left out: "Lodg", "Ldge"."""
    written = word.bare
    if len(written) < 4 or not (word.capital or word.caseless) or is_word(written):
        return ""
    near = (k for k in kinds if len(k) > 4 and k[0] == written[0] and OSA.distance(k, written) <= 1)
    return next(near, "")


def _tells(page: Page, first: int, last: int, house: House, *, exact: bool) -> bool:
    """Whether the name tells the house without its kind: "the Lazy Otter", but not "an otter"."""
    if not house.known or _is_anothers(page, last):
        return False
    named = capital_or_caseless(page, first, last)
    word = page.words[first]
    if not word.capital and page.key(first - 1) in ("a", "an"):
        return False
    if len(house.core) > 1:
        if house.core[-1] in LINE_ENDS and house.plain and not named:
            return not house.tail and page.key(first - 1) in _AT  # "of moor top"
        if what_they_do(page, first, last):
            return False  # "gulls nest on the chimney"
        if not house.tail:  # it is all of the line
            return len(house.joined) > 5 and (exact or named)
        return named and (not word.caseless or not house.plain)
    if house.tail and word.bare == house.joined + "s":
        return False  # "lanterns", beside Lantern Court
    if first < last or word.bare != house.joined:  # in two words, joined, or with a slip
        return named and len(house.joined) >= 6 and word.bare not in PLACE_WORDS
    if house.plain:
        before = page.key(first - 1)
        if house.vessel and before in VESSELS:
            return True
        if not word.capital:
            said = before == "the" if house.article else bool(house.vessel) and word.caseless
            cue = page.key(first - (2 if house.article else 1)) in _AT
            return said and not house.tail and (cue or (house.article and word.caseless))
        following = page.next_key(last)
        if house.tail and is_word(word.bare):
            return False  # "Rose" of Rose Cottage
        return word.capital and following not in FOLLOWED_BY.get(word.key, frozenset())
    return named and len(word.bare) >= 5


def _part(page: Page, at: int, house: House) -> Place | None:
    """ "The Otter" of the Lazy Otter, and "Holloway Farm" of Nether Holloway Farm."""
    if len(house.core) < 2:
        return None
    word, ending = page.words[at], house.core[-1]
    if ending in _RUN_AS:
        return None
    if house.vessel and word.bare == house.core[0] and _is_aboard(page, at):
        return None if _is_anothers(page, at) else Place(at, at, False, False)
    if not alike(word.bare, ending) or len(ending) < 4 or not (word.capital or word.caseless):
        return None
    ends = _kinds_after(page, at, house)
    if ends > at and not page.words[at].caseless:
        return Place(at, ends, False, False)
    if word.bare != ending:
        return None
    if house.vessel and word.capital and not word.shouted and page.key(at - 1) == "the":
        return None if _is_anothers(page, at) else Place(at, at, False, False)
    return None


def _is_aboard(page: Page, at: int) -> bool:
    """Whether the first word of the name of a boat means her: "the Kittiwake", "off the kittiwake"."""
    word, before = page.words[at], page.key(at - 1)
    if len(word.bare) < 5 or is_word(word.bare) or before not in VESSELS | {"the"}:
        return False
    if word.capital and not word.shouted:
        return True
    return word.caseless and (before != "the" or page.key(at - 2) in _AT | {"off", "on", "aboard"})


def _placed(page: Page, first: int, last: int, house: House, *, whole: bool, certain: bool) -> Place:
    """The place with the article or the kind of boat that stands before it, where the line has one too."""
    before = page.key(first - 1)
    joined = first > 0 and page.gap(first - 1, first) in (" ", "\n", "/", ". ")
    if joined and (
        (house.article and before == "the") or (house.vessel and before in VESSELS & {house.vessel, "nb", "mv"})
    ):
        first -= 1
    return Place(first, last, whole, certain)


def _is_anothers(page: Page, at: int) -> bool:
    """Whether what follows makes it something else: "Penrose Surgery", "Kestrel police station"."""
    if at + 1 >= len(page.words) or page.gap(at, at + 1) != " ":
        return False
    following = page.words[at + 1]
    if following.key in SOMETHING_ELSE or (following.key in LAND and not following.capital):
        return True  # "Kestrel police station", "Juniper bushes"
    word = page.words[at]
    proper = following.capital and not following.upper and not word.upper
    return proper and (len(following.key) > 3 or following.key in NAME_WORDS)
