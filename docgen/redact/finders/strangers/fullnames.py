"""Whole names of people who are not in the case: a usual first name and a surname, in any order and any joint."""

from __future__ import annotations

from docgen.redact.finders.usage import AFTER_NAME, AUXILIARIES, DETERMINERS, MODALS, PEOPLE_DO
from docgen.redact.knowledge.parties import PARTICLES
from docgen.redact.language.collocations import BODIES, PLACES
from docgen.redact.language.diminutives import GIVEN_NAMES
from docgen.redact.language.everyday import is_everyday
from docgen.redact.language.first_names import FIRST_NAMES, TELLING, TELLING_SMALL, TOWNS, WORDS_IN_SMALL
from docgen.redact.language.titles import CIVIL, KIN, PARTS, RANKS
from docgen.redact.language.words import FUNCTION_WORDS, MONTHS, is_word
from docgen.redact.language.wordsets import words
from docgen.redact.text.page import Page

TITLES = CIVIL | RANKS | KIN
_NAMING = words(
    """
    statement statements call calls email emails letter complaint report reports message account spoke spoken
    worker officer contact friend evidence visited told text named witness manager landlord owner
    """
)
_BEFORE_NAMES = words("from of to by with is told contacted visited interviewed named asked rang phoned")
_WHERE_BEFORE = words("in at near of around outside through")
_DAYS = words("monday tuesday wednesday thursday friday saturday sunday")
Span = tuple[int, int]  # indexes of the first and the last word


def surname_first(page: Page, at: int) -> Span | None:
    """The surname before the first name: "Pettifer, Doreen", "PETTIFER Doreen"."""
    if at + 1 >= len(page.words) or page.words[at + 1].bare not in FIRST_NAMES:
        return None
    surname, given, gap = page.words[at], page.words[at + 1], page.gap(at, at + 1)
    if len(surname.key) < 4 or surname.glued or is_everyday(surname.key) or not given.capital:
        return None
    if page.key(at - 1) in _WHERE_BEFORE or page.next_key(at + 1) in PLACES:
        return None
    if gap == " " and surname.upper and not surname.shouted and not given.upper:
        return (at, at + 1) if given.bare in TELLING and surname.key not in TITLES else None
    listed = surname.capital and surname.bare not in FIRST_NAMES and not given.shouted
    if gap != ", " or not listed or not (surname.opens or page.key(at - 1) in _BEFORE_NAMES):
        return None
    return None if page.next_key(at + 1) in PEOPLE_DO | AUXILIARIES else (at, at + 1)


def has_a_part(page: Page, at: int) -> bool:
    """Whether the two words that begin here stand beside what somebody is: "Witness: A B", "A B, neighbour"."""
    labelled = at > 0 and page.gap(at - 1, at) == ": " and page.key(at - 1) in PARTS | _NAMING
    return labelled or (page.key(at + 2) in PARTS and page.gap(at + 1, at + 2) == ", ")


def unknown_name(page: Page, at: int) -> Span | None:
    """Two capitalised words that are no ordinary ones, where a person is named: "statement from Obi Okonkwo"."""
    if at + 1 >= len(page.words) or page.gap(at, at + 1) != " " or page.words[at].owner:
        return None
    given, surname = page.words[at], page.words[at + 1]
    before, two_before = page.key(at - 1), page.key(at - 2)
    if before in ("from", "of", "to", "by", "with", "is") and two_before not in _NAMING:
        return None
    if min(len(given.key), len(surname.key)) < (4 if given.caseless else 3):
        return None
    if not given.caseless and (not surname.capital or given.upper or surname.upper):
        return None
    if is_word(given.key) or is_word(surname.bare) or page.next_key(at + 1) in PLACES | BODIES:
        return None
    if given.caseless and is_everyday(surname.bare):
        return None
    return at, at + 1 if given.caseless else last_of(page, at + 1)


def last_of(page: Page, first: int) -> int:
    """The index of the last word of the name that begins here."""
    last = first
    given = page.words[first].key in FIRST_NAMES or len(page.words[first].text) == 1
    while last + 1 < len(page.words) and last - first < 3 and _belongs(page, first, last, given):
        last += 1
    while last > first and page.words[last].key in PARTICLES:
        last -= 1
    return last


def _belongs(page: Page, first: int, last: int, given: bool) -> bool:
    """Whether the next word goes on with the name; ``given``: it began with a first name or an initial."""
    word, gap = page.words[last + 1], page.gap(last, last + 1)
    initial = len(page.words[last].text) == 1
    if page.words[last].owner or gap not in (" ", "-", "'", ". ", ".") or ("." in gap and not initial):
        return False
    if word.key in PARTICLES:
        return not word.shouted
    if "." in gap and word.key in MODALS and page.next_key(last + 1) not in AFTER_NAME:
        return False  # "Mr B. Will call back"
    if word.caseless:
        return given and last == first and gap == " " and not is_word(word.key) and len(word.key) > 2
    if not word.capital or (word.upper and not page.words[first].upper):
        return False
    if gap in ("-", "'"):
        return True
    if given and last == first:
        return word.key not in PARTS and word.key not in PLACES and word.key not in FUNCTION_WORDS
    return initial or not is_word(word.key)


def full_name(page: Page, at: int) -> Span | None:
    """A usual first name with a capitalised word after it that could be a surname."""
    if at + 1 >= len(page.words) or page.words[at].owner:
        return None
    given, surname = page.words[at], page.words[at + 1]
    if page.gap(at, at + 1) in ("_", ".", "") and given.bare in TELLING:
        return _in_file_name(page, at)
    if (last := _over_initials(page, at)) is not None:
        return at, last
    if given.caseless:
        known = not is_word(given.key) and not is_everyday(surname.bare)
        known = known and min(len(given.key), len(surname.bare)) > 3
        if given.key in WORDS_IN_SMALL and page.previous_key(at) in DETERMINERS:
            return None  # "a sandy footprint"
        return (at, at + 1) if known and page.gap(at, at + 1) == " " else None
    if given.key not in FIRST_NAMES or len(surname.key) < 3 or page.gap(at, at + 1) != " ":
        return None
    if not given.capital:
        known = given.key in TELLING_SMALL and not surname.capital and not is_word(surname.bare)
        return (at, at + 1) if known and min(len(given.key), len(surname.bare)) > 3 else None
    if not surname.capital or (surname.upper and not given.upper):
        return None
    if is_word(given.key) and (is_word(surname.key) or (given.opens and not does(page, at + 1))):
        return None
    if is_word(given.key) and at and page.words[at - 1].capital and page.gap(at - 1, at) == " ":
        return None  # "Milford Haven Port"
    if surname.key in PLACES or surname.key in PARTS or surname.key in MONTHS | _DAYS:
        return None
    if is_word(surname.key) and (page.next_key(at + 1) in PLACES or given.key in TOWNS - GIVEN_NAMES):
        return None
    last = last_of(page, at)
    return (at, last) if last > at else None


def _in_file_name(page: Page, at: int) -> Span | None:
    """ "Doreen_Pettifer.pdf", "doreen.pettifer", "DoreenPettifer"; but "Doreen_statement", "told Doreen.Then"."""
    given, surname, gap = page.words[at], page.words[at + 1], page.gap(at, at + 1)
    if (gap == "" and not surname.glued) or given.capital != surname.capital or len(surname.bare) < 4:
        return None
    if given.bare not in TELLING_SMALL and not given.capital:
        return None
    return None if is_everyday(surname.bare) or surname.bare in PLACES | BODIES else (at, at + 1)


def _over_initials(page: Page, at: int) -> int | None:
    """The index of the surname behind initials or particles: "Doreen M Pettifer", "Doreen de la Pettifer"."""
    given, last = page.words[at], at + 1
    if given.key not in FIRST_NAMES or not given.capital or given.shouted or at + 2 >= len(page.words):
        return None
    if page.gap(at + 1, at + 2) in ('" ', ") ", "' ") and page.gap(at, at + 1) in (' "', " (", " '"):
        last = at + 2  # 'Doreen "Dot" Pettifer'
    spaced = page.gap(at, at + 1) == " "
    while spaced and last + 1 < len(page.words) and last - at < 4:
        if page.gap(last, last + 1) not in (" ", ". ", "."):
            break
        word = page.words[last]
        if not (len(word.text) == 1 and word.capital) and word.key not in PARTICLES - {"al", "di"}:
            break
        last += 1
    surname = page.words[last]
    if last == at + 1 or not surname.capital or (surname.upper and not given.upper):
        return None
    if len(surname.bare) < 3 or is_everyday(surname.bare):
        return None
    return last if page.next_key(last) not in PLACES | BODIES else None


def does(page: Page, last: int) -> bool:
    """Whether what follows is done by people: "Grace Attwell was told"."""
    return page.words[last].owner or page.next_key(last) in PEOPLE_DO | AUXILIARIES
