"""Whether a first name by itself is a person where it stands: "Doreen was told", "Jordan said", "(Kev)"."""

from __future__ import annotations

from collections.abc import Callable

from docgen.redact.finders import usage
from docgen.redact.finders.months import month_by_neighbours
from docgen.redact.knowledge.kinds import LAND, PLACE_WORDS
from docgen.redact.language.collocations import BODIES, PLACES
from docgen.redact.language.everyday import is_everyday
from docgen.redact.language.first_names import FIRST_NAMES, TELLING, TELLING_SMALL, TOWNS, WORDS_IN_SMALL
from docgen.redact.language.titles import CIVIL, KIN, KNOWN_BODIES, PARTS, RANKS
from docgen.redact.language.words import MONTHS, is_word
from docgen.redact.language.wordsets import words
from docgen.redact.text.page import Page

_TO_PLACES = words("in at near from to around through via towards outside into beyond leaving")
_SEVERAL = words(
    """
    kids children sons daughters brothers sisters cousins parents twins baby boys girls lads mates friends tenants
    neighbours grandchildren nephews nieces foster named called
    """
)
_WHOSE = words("his her their my our your whose")
_DO = usage.PEOPLE_DO | usage.AUXILIARIES
_NO_NAMES = CIVIL | RANKS | words("st no nos flat apt de la")
_SHORT = 4  # letters: fewer in capitals may be an abbreviation, in small letters a slip
_JOINTS = (" ", "/", ", ", ",", " & ", "&", " + ", "+", " / ")


def named_alone(page: Page, at: int) -> bool:
    """Whether the word with this index is a first name, and means a person."""
    word = page.words[at]
    key = word.bare
    if word.glued or key not in FIRST_NAMES or month_by_neighbours(page, at):
        return False
    if is_word(key) and usage.ordinary_by_neighbours(page, at):
        return False
    if page.next_key(at) == "of" and page.previous_key(at) in ("the", "a") and is_everyday(key):
        return False  # "the Dean of the cathedral"
    if word.caseless or not word.capital:
        sure = key in TELLING_SMALL and len(key) >= _SHORT
    elif key in TOWNS:
        sure = page.previous_key(at) not in _TO_PLACES and page.previous_key(at) not in ("the", "of")
    else:
        sure = key in TELLING and (len(key) > _SHORT or not word.upper)
        if word.opens and key in WORDS_IN_SMALL:  # "Jack the tyre", "Poppy appeal"
            sure = page.next_key(at) in ("to", "will", "and", "") and not word.owner
    return sure or _told_by_neighbours(page, at)


def are_short_names(page: Page, first: int) -> bool:
    """Whether two short words with capitals, behind what somebody is, are a name: "her brother Li Wei"."""
    if first + 1 >= len(page.words) or page.gap(first, first + 1) not in (" ", "-"):
        return False
    pair, part = page.words[first : first + 2], page.words[first - 1]
    if any(not w.capital or w.upper or w.shouted or not 1 < len(w.bare) <= _SHORT for w in pair) or pair[0].owner:
        return False
    if pair[0].key in _NO_NAMES or pair[1].bare in PLACES | BODIES or pair[1].key in PARTS:
        return False
    goes_on = page.gap(first + 1, first + 2) == " " if first + 2 < len(page.words) else False
    if goes_on and page.words[first + 2].capital and is_everyday(page.words[first + 2].bare) and not pair[1].owner:
        return False  # "the tenant Hui Ling House"
    theirs = not part.capital and page.gap(first - 1, first) == " "
    whose = page.previous_key(first - 1) in _WHOSE or (first > 1 and page.words[first - 2].owner)
    known = [is_everyday(w.bare) for w in pair]
    return not (all(known) if theirs and whose else any(known))


def is_of_the_land(page: Page, at: int) -> bool:
    """Whether a plant or the ground is meant: "laurel hedge", "sandy soil"."""
    word = page.words[at]
    return word.bare in PLACE_WORDS and not word.capital and page.next_key(at) in LAND


def _told_by_neighbours(page: Page, at: int) -> bool:
    """Whether what stands beside the name speaks for a person: what they do, or what they are to somebody."""
    word = page.words[at]
    key, following, previous = word.bare, page.next_key(at), page.previous_key(at)
    if key in usage.MODALS or not usage.close_by(page, at):
        following = ""
    part = page.key(at - 1) if at and page.gap(at - 1, at) in (" ", ", ") else ""
    if word.capital and not word.caseless and not word.opens and key not in usage.MODALS:
        lower = not page.words[at - 1].capital
        if lower and (part in _SEVERAL or part in KIN or (part in PARTS and part not in ("client", "subject"))):
            return True
    if not is_word(key) and len(key) > 2 and previous not in usage.DETERMINERS:
        if word.owner:
            return page.next_key(at) in usage.OWNED
        if following in _DO or (word.upper and following == "to"):
            return True
    if not word.capital or word.caseless or (word.upper and len(key) < _SHORT):
        return False
    if is_word(key) and part in PARTS and page.words[at - 1].capital:
        return False  # "Youth Justice"
    return usage.speaks_for_person(page, at) and key not in MONTHS


def beside_names(page: Page, named: set[int], is_thing: Callable[[int], bool]) -> list[int]:
    """The first names of a list of which another item is somebody's name: "Grace and Doreen", "Kev, Max & Ola"."""
    found: list[int] = []
    maybe = [
        at
        for at, word in enumerate(page.words)
        if word.capital and not word.glued and not word.shouted and word.bare in FIRST_NAMES and at not in named
    ]
    for step, way in ((-1, maybe), (1, maybe[::-1])):
        for at in way:
            if at in named:
                continue
            if month_by_neighbours(page, at) or usage.ordinary_by_neighbours(page, at) or is_thing(at):
                continue
            other = at + step
            if page.key(other) == "and":
                other += step
            if other in named and _joined(page, min(at, other), max(at, other)):
                named.add(at)
                found.append(at)
    return found


def unknown_beside(page: Page, spans: list[tuple[int, int]]) -> list[int]:
    """What is no word and stands behind "and" after somebody's name: "Mr Pettifer and Oldroyd"."""
    found = []
    for first, last in spans:
        before = first - 2 if page.key(first - 1) == "and" else -1
        if before > 0 and page.key(before - 1) in _SEVERAL and page.gap(before, before + 1) == " ":
            word = page.words[before]
            if word.capital and not is_everyday(word.bare) and len(word.bare) > 2:
                found.append(before)
        at = last + 2 if page.key(last + 1) == "and" else last + 1
        if at >= len(page.words) or page.words[last].owner:
            continue
        joint = page.gap(last, last + 1) + (page.gap(last + 1, at) if at == last + 2 else "")
        word = page.words[at]
        if joint not in ("  ", " & ", "&", " + ") or not word.capital or word.upper or len(word.bare) < 4:
            continue
        on = at + 1 < len(page.words) and page.words[at + 1].capital and page.gap(at, at + 1) == " "
        if (
            on
            or is_everyday(word.bare)
            or word.bare in TOWNS | KNOWN_BODIES
            or page.next_key(at) in PLACES | BODIES
        ):
            continue
        found.append(at)
    return found


def _joined(page: Page, left: int, right: int) -> bool:
    if right - left == 2:
        return page.gap(left, left + 1) in (" ", ", ") and page.gap(left + 1, right) == " "
    return page.gap(left, right) in _JOINTS[1:]
