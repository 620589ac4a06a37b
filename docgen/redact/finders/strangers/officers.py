"""Finds the surnames of officers behind a collar number or a detective's rank: "PC 1432 Marsh", "DC Khan"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from docgen.redact.finders import usage
from docgen.redact.knowledge.parties import PARTICLES
from docgen.redact.labels import NAME
from docgen.redact.language.collocations import BODIES, PLACES
from docgen.redact.language.everyday import is_everyday
from docgen.redact.language.first_names import FIRST_NAMES, TOWNS
from docgen.redact.language.words import MONTHS, NAME_WORDS, PLAIN_WORDS, is_word
from docgen.redact.language.wordsets import words
from docgen.redact.marks import Found
from docgen.redact.text.openings import Opened
from docgen.redact.text.page import Page, Word

_RANK = (
    r"(?:w?pc|p?cso|psco|dc|ds|di|dci|dsi|dsu|ps|sc|(?:[dat]/?)?sgt|sergeant|(?:[at]/?)?(?:ch?/?)?insp|inspector|ci|supt"
    r"|superintendent|constable|const|officer)"
)
_NUMBERED = Opened(
    rf"\b{_RANK}\.?\s?\(?(?:collar\s)?(?:(?:no\.?|number)\s?|#)?(?P<it>\d{{2,6}}[a-z]?)\)?(?:[,:/]?\s\(?|\s-\s|[,:/]\s?)(?=[^\W\d_])"
)
_SEVERAL = re.compile(r"\b(?:PCs|PCSOs|DCs|DSs|Sgts)\s(?=[A-Z])")
_DETECTIVES = words("dc di ds dci dsi")
_RANKS = words("pc pcso wpc dc ds di dci dsi ps sgt sergeant insp inspector constable cso")
_BEFORE_PEOPLE = words(
    """
    with by to from told spoke contacted called and emailed rang via cc attended saw call ring email contact ask
    tell update see visit per inform advise thank chase
    """
)
_NO_DETECTIVES = words("lite")  # "DS Lite"
_MAY_BE_NAMES = NAME_WORDS - PLAIN_WORDS - MONTHS - usage.MODALS


def find_officers(page: Page) -> Iterator[Found]:
    """Every such surname, with the first name or the initials before it; a person should look at each."""
    starts = [word.start for word in page.words]
    for match in _NUMBERED.find(page):
        first = bisect_left(starts, match.end())
        last = _name(page, first)
        if last is not None:
            yield _found(page, first, last, "a name behind a collar number")
    for several in _SEVERAL.finditer(page.folded.text) if "s " in page.folded.text else ():
        at = bisect_left(starts, several.end())
        while at < len(page.words) and page.words[at].capital and not is_everyday(page.words[at].bare):
            yield _found(page, at, at, "a rank and a name")
            if at + 1 >= len(page.words) or (
                page.key(at + 1) != "and" and page.gap(at, at + 1) not in (" & ", ", ")
            ):
                break
            at += 1 + (page.key(at + 1) == "and")
    for at, word in enumerate(page.words[:-1]):
        if word.key in _DETECTIVES and word.upper and page.gap(at, at + 1) == " " and _is_detective(page, at):
            yield _found(page, at + 1, at + 1, "a rank and a name")


def _found(page: Page, first: int, last: int, reason: str) -> Found:
    return Found(page.words[first].start, page.words[last].bare_end, "name", NAME, reason, False, rank=2)


def _name(page: Page, first: int) -> int | None:
    """The index of the last word of the name that begins here; None where it is none."""
    at, last = first, None
    while at < len(page.words) and at - first < 4:
        word = page.words[at]
        if at > first and not re.fullmatch(r"\.? ?|-", page.gap(at - 1, at)):
            break
        if (len(word.text) == 1 and word.capital) or (word.key in PARTICLES and len(word.key) > 1):
            at += 1
            continue
        if not _may_be_surname(page, at):
            break
        last = at
        hyphen = page.folded.text.startswith("-", word.end)
        if word.owner or not (hyphen or word.bare in FIRST_NAMES):
            break
        at += 1
    return last


def _may_be_surname(page: Page, at: int) -> bool:
    word = page.words[at]
    if not (word.capital or word.caseless) or len(word.bare) < 2:
        return False
    behind = page.next_key(at) in PLACES and page.words[at + 1].capital and not word.shouted
    return not behind and (not is_word(word.bare) or word.bare in _MAY_BE_NAMES)


def _is_detective(page: Page, at: int) -> bool:
    """Whether "DC" before this is a rank, and no district council or current."""
    name, following = page.words[at + 1], page.next_key(at + 1)
    place = at > 0 and page.gap(at - 1, at) == " " and _is_capital(page.words[at - 1])
    if place or not name.capital or name.upper or name.bare in TOWNS or following in PLACES | BODIES:
        return False
    ends = name.owner or not following or not usage.close_by(page, at + 1)
    goes_on = ends or following in usage.AFTER_NAME or following == "and"
    if not is_everyday(name.bare):
        return goes_on and name.bare not in _NO_DETECTIVES
    if name.bare not in _MAY_BE_NAMES:
        return False
    if following in usage.PEOPLE_DO | usage.AUXILIARIES or page.key(at + 2) in _RANKS:
        return True
    listed = page.key(at + 3) in _RANKS or page.key(at - 2) in _RANKS
    return goes_on and (listed or page.previous_key(at) in _BEFORE_PEOPLE)


def _is_capital(word: Word) -> bool:
    return word.capital and not word.upper and not word.opens
