"""Finds people who are not in the case, where the words before their name tell that it is one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.redact.finders.strangers.called import OF_A_PEOPLE, find_called
from docgen.redact.finders.strangers.firstnames import are_short_names, beside_names, is_of_the_land, named_alone
from docgen.redact.finders.strangers.namesakes import called_after, is_surname_here
from docgen.redact.finders.strangers.officers import find_officers
from docgen.redact.finders.things import is_called_so
from docgen.redact.finders.usage import AFTER_NAME, AUXILIARIES, DETERMINERS, MODALS, PEOPLE_DO, is_call_sign
from docgen.redact.knowledge.parties import PARTICLES
from docgen.redact.labels import NAME
from docgen.redact.language.collocations import BODIES, PLACES
from docgen.redact.language.diminutives import GIVEN_NAMES
from docgen.redact.language.everyday import is_everyday
from docgen.redact.language.expressions import in_expression
from docgen.redact.language.first_names import FIRST_NAMES, TELLING, TELLING_SMALL, TOWNS
from docgen.redact.language.titles import CIVIL, KIN, PARTS, RANKS, SHORT
from docgen.redact.language.words import FUNCTION_WORDS, MONTHS, NAME_WORDS, is_word
from docgen.redact.language.wordsets import words
from docgen.redact.marks import Found
from docgen.redact.text.openings import Opened
from docgen.redact.text.page import Page

Span = tuple[int, int]  # indexes of the first and the last word

# In small letters these can't be anything else, and those hardly.
_SURE_SMALL = words("mr mrs messrs")
_LIKELY_SMALL = words("ms dr cllr pc pcso sgt insp")
# These are words as well, so that a whole name has to follow.
_WORDY = words("master lady lord dame sir madam officer nurse judge detective constable")
_MAY_ABBREVIATE = words("ms ps ci dc di ds dr")
_DETECTIVES = words("dc di ds dci dsi")
_SMALL_WORDS = words("miss fr inspector sergeant doctor professor")
TITLES = CIVIL | RANKS | KIN
_NOT_PERSON = words("street road lane avenue close in near")
_NAMING = words(
    """
    statement statements call calls email emails letter complaint report reports message account spoke spoken
    worker officer contact friend evidence visited told text named witness manager landlord owner
    """
)
_BEFORE_NAMES = words("from of to by with is told contacted visited interviewed named asked rang phoned")
_CALLED = words("called named aka nicknamed alias")
_WHERE_BEFORE = words("in at near of around outside through")
_DAYS = words("monday tuesday wednesday thursday friday saturday sunday")
_FULL = "looks like a first name and a surname"
_ALONE = "a first name, where the words around it tell of a person"
_NOT_AFTER_TITLE = (
    FUNCTION_WORDS
    | MONTHS
    | _DAYS
    | words("officer chair chairman speaker mayor surgery madam sir world office who will may said")
)
_ADDRESSED = words("chair chairman speaker mayor president")  # "Mr Chair"
_AKA = Opened(
    r"\b(?:a\.?k\.?a\.?|also known as|(?<!formerly )(?<!previously )known as|nicknamed|goes by|alias)\s+"
    r"(?:the\s+)?"
)
_QUOTED = re.compile(r"[\"']([^\"'\n\[]{2,30})[\"'](?:\s*(?:or|and|,|/)\s*[\"']([^\"'\n\[]{2,30})[\"'])?")
_FIRST_NAME = Opened(
    r"\b(?:first|christian|given|nick)\s?names?\b[\s:\-]*(?:(?:is|was|of|only)\s+)?[(\"']\s*([^\W\d_]{3,20})\s*[)\"']"
)


# The forms of a list of people: "(Doreen Pettifer)", "D. Pettifer".
_BRACKETED = Opened(r"\(([A-Z][a-z]{2,})[ ]([A-Z][a-z'\-]{2,})\)")
_INITIALLED = Opened(r"(?<![\w.])((?:[A-Z]\.[ ]?){1,3})([A-Z][a-z'\-]{3,})(?![\w@])")


def _formal(page: Page) -> list[Found]:
    """Names by the way they are written down alone."""
    text, found = page.folded.text, []
    for pattern in (_BRACKETED, _INITIALLED):
        for match in pattern.find(page, cased=True):
            name, first = match[2].lower().removesuffix("'s"), match[1].lower()
            after = re.match(r"[ ]([A-Za-z]+)", text[match.end() : match.end() + 20])
            place = name in PLACES | BODIES | PARTS or (after is not None and after[1].lower() in PLACES | BODIES)
            sentence = pattern is _INITIALLED and text[: match.start()].endswith(" ") and is_everyday(name)
            if sentence and text[: match.start()].split()[-1].istitle():
                continue  # "Dale G. Evergreen scheme"
            if place or is_word(name) or (pattern is _BRACKETED and (is_word(first) or first in OF_A_PEOPLE)):
                continue  # "(Greek Beta)" of a letter
            found.append((match.start(1), match.start(2) + len(name)))
    return [Found(*span, "name", NAME, "written as a name is", False, rank=2) for span in found]


@dataclass(frozen=True, slots=True)
class StrangerFinder:
    """Finds names by title, by kinship, by "known as", and by a usual first name, with a surname or without.

    ``spared`` are first names that the reader of the text goes by.
    """

    spared: frozenset[str] = frozenset()

    def find(self, page: Page) -> list[Found]:
        """Every such name. Titles that say what somebody is there for ("PC", "Cllr") stay."""
        found: list[Found] = []
        spans: list[Span] = []
        things: set[int] = set()  # the words of what is called after people
        at = 0
        while at < len(page.words):
            word = page.words[at]
            span: Span | None = None
            reason, certain = "a title and a name", True
            if word.key in CIVIL or word.key in RANKS:
                span = _after_title(page, at)
            elif word.key in PARTS or word.key in KIN or word.key in _CALLED:
                span, reason, certain = _after_part(page, at), "a name after what the person is", False
            if span is None and is_call_sign(page, at):
                at += 1
                continue
            if span is None and is_of_the_land(page, at):
                at += 2
                continue
            if span is None and word.bare in FIRST_NAMES:
                span, reason, certain = _full_name(page, at), _FULL, False
                if (end := called_after(page, at, span[1] if span else at)) is not None:
                    things.update(range(at, end + 1))
                    at = end + 1
                    continue
                if span is None and is_surname_here(page, at) and word.bare in TELLING:
                    span = at, at + 1
                if span is None and word.bare not in self.spared and named_alone(page, at):
                    span, reason = (at, _goes_on(page, at)), _ALONE
            if span is None and (word.capital or word.caseless):
                reason, certain = _FULL, False
                span = _surname_first(page, at)
                if span is None and (page.key(at - 1) in _BEFORE_NAMES or _has_a_part(page, at)):
                    span = _unknown_name(page, at)
            if span is None:
                at += 1
                continue
            found.append(_found(page, span, reason, certain))
            spans.append(span)
            at = span[1] + 1
        named = {at for first, last in spans for at in (first, last)}
        for at in beside_names(page, named, lambda at: at in things or page.key(at) in self.spared):
            spans.append((at, at))
            found.append(_found(page, (at, at), "stands in a list of names", False))
        found += _again(page, spans, things)
        found += [*_formal(page), *find_called(page), *find_officers(page)]
        reason = "a name that the text gives"
        found += [Found(*match.span(1), "name", NAME, reason, False, rank=2) for match in _FIRST_NAME.find(page)]
        for match in _AKA.find(page):
            quoted = _QUOTED.match(page.folded.text, match.end())
            for group in (1, 2):
                if quoted and quoted[group]:
                    reason = "a name that the text gives"
                    found.append(Found(*quoted.span(group), "name", NAME, reason, False, rank=2))
        return found


def _again(page: Page, spans: list[Span], things: set[int]) -> list[Found]:
    """The other mentions of those found: "Leroy Pemberton ... Pemberton said"."""
    inside = {at for first, last in spans for at in range(first, last + 1)}
    named = {page.words[at].bare for at in inside if page.words[at].key not in TITLES}
    names = {name for name in named if len(name) > 3 and not is_word(name)}
    if not names:
        return []
    reason = "a name that the text gives elsewhere"
    return [
        Found(word.start, word.bare_end, "name", NAME, reason, False, rank=1)
        for at, word in enumerate(page.words)
        if word.bare in names
        and at not in inside
        and at not in things
        and not (
            is_call_sign(page, at)
            or is_called_so(page, at)
            or in_expression(page.folded.lower, word.start, word.key)
        )
        and (word.capital or word.caseless or (len(word.bare) > 5 and page.previous_key(at) not in DETERMINERS))
        and page.next_key(at) not in PLACES
        and page.previous_key(at) not in _NOT_PERSON
    ]


def _found(page: Page, span: Span, reason: str, certain: bool) -> Found:
    start, end = page.words[span[0]].start, page.words[span[1]].bare_end
    return Found(start, end, "name", NAME, reason, certain, rank=2)


def _goes_on(page: Page, at: int) -> int:
    """The index of the last word of a name that has more than a first name: "Iolo ap Gwilym", "Abdul-Rahman"."""
    following = page.key(at + 1)
    if at + 2 < len(page.words) and following in PARTICLES and len(following) > 1:
        return _last(page, at) if page.words[at + 2].capital else at
    return _last(page, at) if at + 1 < len(page.words) and page.gap(at, at + 1) == "-" else at


def _surname_first(page: Page, at: int) -> Span | None:
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


def _has_a_part(page: Page, at: int) -> bool:
    """Whether the two words that begin here stand beside what somebody is: "Witness: A B", "A B, neighbour"."""
    labelled = at > 0 and page.gap(at - 1, at) == ": " and page.key(at - 1) in PARTS | _NAMING
    return labelled or (page.key(at + 2) in PARTS and page.gap(at + 1, at + 2) == ", ")


def _unknown_name(page: Page, at: int) -> Span | None:
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
    return at, at + 1 if given.caseless else _last(page, at + 1)


def _after_title(page: Page, at: int) -> Span | None:
    """The name after the title with this index, the title with it unless it says what somebody is there for."""
    if at + 1 >= len(page.words) or page.gap(at, at + 1).strip(" \t\n") not in ("", "."):
        return None
    title, name = page.words[at], page.words[at + 1]
    if "." in page.gap(at, at + 1) and title.key not in SHORT:
        return None
    first = at if title.key in CIVIL or title.key == "dr" else at + 1
    if title.key in _WORDY or (title.upper and not title.shouted and title.key in _MAY_ABBREVIATE):
        if _is_rank(page, at):
            return first, _last(page, at + 1)
        full = _full_name(page, at + 1)
        alone = title.key == "nurse" and title.capital and name.capital and not name.upper
        if full is None and alone and name.bare in FIRST_NAMES and not is_word(name.bare):
            return first, at + 1  # "Nurse Bea"
        return (first, full[1]) if full else None
    if name.shouted and is_word(name.key) and title.key not in _SURE_SMALL:
        return None
    if not name.capital:
        sure = title.key in _SURE_SMALL and len(name.key) > 2 and name.key not in FUNCTION_WORDS
        likely = title.key in _LIKELY_SMALL and len(name.key) > 3 and not is_word(name.key) and not title.capital
        return (first, _last(page, at + 1)) if sure or likely else None
    if len(name.text) > 1 and name.key in _NOT_AFTER_TITLE and (title.key not in CIVIL or title.key == "miss"):
        return None
    if not title.capital and title.key in _SMALL_WORDS and is_word(name.key):
        return None
    if title.key in RANKS and is_word(name.key) and page.next_key(at + 1) in PLACES:
        return None
    if title.key in CIVIL and name.key in _ADDRESSED:
        return None
    if title.key in RANKS and is_word(name.key) and name.key not in NAME_WORDS and not _does(page, at + 1):
        return None  # "PCSO Visit"
    return first, _last(page, at + 1)


def _is_rank(page: Page, at: int) -> bool:
    """Whether "DC" before a name that is no word is a rank, and no district council."""
    name, following = page.words[at + 1], page.next_key(at + 1)
    if page.words[at].key not in _DETECTIVES or name.upper or not name.capital or len(name.key) < 5:
        return False
    place = page.gap(at - 1, at) == " " and page.words[at - 1].capital if at else False
    place = place and not page.words[at - 1].upper
    return not (place or is_word(name.bare) or name.bare in TOWNS or following in PLACES | BODIES)


def _last(page: Page, first: int) -> int:
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


def _after_part(page: Page, at: int) -> Span | None:
    """The name after "his son", "aunt", "called" and the like."""
    if at + 1 >= len(page.words) or page.words[at].owner:
        return None
    part, name, gap = page.words[at], page.words[at + 1], page.gap(at, at + 1)
    if gap not in (" ", ", ", " '", ' "', " (", ": "):
        return None
    if are_short_names(page, at + 1):
        return at + 1, at + 2
    if len(name.key) < 3:
        return None
    if name.caseless:
        known = name.key in FIRST_NAMES and not is_word(name.key)
        return (at + 1, _last(page, at + 1)) if known and len(name.key) > 3 else None
    if not name.capital or name.upper:
        return None
    if name.key in FIRST_NAMES:
        return None if is_word(name.key) else (at + 1, _last(page, at + 1))
    if is_word(name.key) or gap in (", ", ": ", " (") or page.next_key(at + 1) in PLACES:
        return None
    if part.capital and part.key not in KIN | _CALLED and page.next_key(at + 1) not in AFTER_NAME:
        return None  # a heading, such as "Perpetrator Proportionality Assessment"
    return at + 1, _last(page, at + 1)


def _full_name(page: Page, at: int) -> Span | None:
    """A usual first name with a capitalised word after it that could be a surname."""
    if at + 1 >= len(page.words) or page.words[at].owner:
        return None
    given, surname = page.words[at], page.words[at + 1]
    if given.caseless:
        known = not is_word(given.key) and not is_everyday(surname.bare)
        known = known and min(len(given.key), len(surname.bare)) > 3
        return (at, at + 1) if known and page.gap(at, at + 1) == " " else None
    if given.key not in FIRST_NAMES or len(surname.key) < 3 or page.gap(at, at + 1) != " ":
        return None
    if not given.capital:
        known = given.key in TELLING_SMALL and not surname.capital and not is_word(surname.bare)
        return (at, at + 1) if known and min(len(given.key), len(surname.bare)) > 3 else None
    if not surname.capital or (surname.upper and not given.upper):
        return None
    if is_word(given.key) and (is_word(surname.key) or (given.opens and not _does(page, at + 1))):
        return None
    if is_word(given.key) and at and page.words[at - 1].capital and page.gap(at - 1, at) == " ":
        return None  # "Milford Haven Port"
    if surname.key in PLACES or surname.key in PARTS or surname.key in MONTHS | _DAYS:
        return None
    if is_word(surname.key) and (page.next_key(at + 1) in PLACES or given.key in TOWNS - GIVEN_NAMES):
        return None
    last = _last(page, at)
    return (at, last) if last > at else None


def _does(page: Page, last: int) -> bool:
    """Whether what follows is done by people: "Grace Attwell was told"."""
    return page.words[last].owner or page.next_key(last) in PEOPLE_DO | AUXILIARIES
