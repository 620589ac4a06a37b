"""Finds people who are not in the case, where the words before their name tell that it is one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.redact.finders.strangers.aliases import find_aliases
from docgen.redact.finders.strangers.called import OF_A_PEOPLE, find_called
from docgen.redact.finders.strangers.firstnames import (
    are_short_names,
    beside_names,
    is_of_the_land,
    named_alone,
    unknown_beside,
)
from docgen.redact.finders.strangers.fullnames import (
    does,
    full_name,
    has_a_part,
    last_of,
    surname_first,
    unknown_name,
)
from docgen.redact.finders.strangers.namesakes import called_after, is_surname_here
from docgen.redact.finders.strangers.officers import find_officers
from docgen.redact.finders.things import is_called_so
from docgen.redact.finders.usage import AFTER_NAME, DETERMINERS, is_call_sign
from docgen.redact.knowledge.parties import PARTICLES
from docgen.redact.labels import NAME
from docgen.redact.language.collocations import BODIES, PLACES
from docgen.redact.language.everyday import is_everyday
from docgen.redact.language.expressions import in_expression
from docgen.redact.language.first_names import FIRST_NAMES, TELLING, TOWNS
from docgen.redact.language.titles import CIVIL, FURTHER_PARTS, KIN, KNOWN_BODIES, PARTS, RANKS, SHORT
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
_BEFORE_NAMES = words("from of to by with is told contacted visited interviewed named asked rang phoned")
_WHOSE = words("his her their the a my our your")
_CALLED = words("called named aka nicknamed alias")
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
_INITIALLED = Opened(
    r"(?<![\w.])((?:[A-Z]\.[ ]?){1,4}(?:[A-Z][ ])?)((?:[OD]'|Mc|Mac)?[A-Z][a-z'\-]{3,}(?:-[A-Z][a-z']+)?)(?![\w@])"
)


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
            in_law = word.key == "law" and page.key(at - 1) == "in" and page.gap(at - 1, at) == "-"
            if span is None and (word.key in FURTHER_PARTS or in_law):
                span, reason, certain = _after_part(page, at), "a name after what the person is", False
            if span is None and is_call_sign(page, at):
                at += 1
                continue
            if span is None and is_of_the_land(page, at):
                at += 2
                continue
            if span is None and word.bare in FIRST_NAMES:
                span, reason, certain = full_name(page, at), _FULL, False
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
                span = surname_first(page, at)
                if span is None and (page.key(at - 1) in _BEFORE_NAMES or has_a_part(page, at)):
                    span = unknown_name(page, at)
            if span is None:
                at += 1
                continue
            found.append(_found(page, span, reason, certain))
            spans.append(span)
            at = span[1] + 1
        named = {at for first, last in spans for at in (first, last)}
        for at in unknown_beside(page, spans):
            spans.append((at, at))
            found.append(_found(page, (at, at), "stands in a list of names", False))
        for at in beside_names(page, named, lambda at: at in things or page.key(at) in self.spared):
            spans.append((at, at))
            found.append(_found(page, (at, at), "stands in a list of names", False))
        found += _again(page, spans, things)
        found += [*_formal(page), *find_called(page), *find_officers(page), *find_aliases(page)]
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
        return last_of(page, at) if page.words[at + 2].capital else at
    return last_of(page, at) if at + 1 < len(page.words) and page.gap(at, at + 1) == "-" else at


def _after_title(page: Page, at: int) -> Span | None:
    """The name after the title with this index, the title with it unless it says what somebody is there for."""
    if at + 1 >= len(page.words):
        return None
    title, name = page.words[at], page.words[at + 1]
    quoted = " \t\n\"'[" if title.key in _SURE_SMALL and name.capital else " \t\n"
    if page.gap(at, at + 1).strip(quoted) not in ("", ".", "_"):
        return None
    if "." in page.gap(at, at + 1) and title.key not in SHORT:
        return None
    bare = not page.gap(at, at + 1).strip(" \t\n._")  # no bracket or quotation mark is opened
    first = at if bare and (title.key in CIVIL or title.key == "dr") else at + 1
    if title.key in _WORDY or (title.upper and not title.shouted and title.key in _MAY_ABBREVIATE):
        if _is_rank(page, at):
            return first, last_of(page, at + 1)
        full = full_name(page, at + 1)
        alone = title.key == "nurse" and title.capital and name.capital and not name.upper
        if full is None and title.key != "officer" and _is_only_a_name(page, at):
            return first, last_of(page, at + 1)
        if full is None and alone and name.bare in FIRST_NAMES and not is_word(name.bare):
            return first, at + 1  # "Nurse Bea"
        return (first, full[1]) if full else None
    if name.shouted and is_word(name.key) and title.key not in _SURE_SMALL:
        return None
    if not name.capital:
        sure = title.key in _SURE_SMALL and len(name.key) > 2 and name.key not in FUNCTION_WORDS
        likely = title.key in _LIKELY_SMALL and len(name.key) > 3 and not is_word(name.key) and not title.capital
        return (first, last_of(page, at + 1)) if sure or likely else None
    if len(name.text) > 1 and name.key in _NOT_AFTER_TITLE and (title.key not in CIVIL or title.key == "miss"):
        return None
    if not title.capital and title.key in _SMALL_WORDS and is_word(name.key):
        return None
    if title.key in RANKS and is_word(name.key) and page.next_key(at + 1) in PLACES:
        return None
    if title.key in CIVIL and name.key in _ADDRESSED:
        return None
    if title.key in RANKS and is_word(name.key) and name.key not in NAME_WORDS and not does(page, at + 1):
        return None  # "PCSO Visit"
    return first, last_of(page, at + 1)


def _is_only_a_name(page: Page, at: int) -> bool:
    """Whether what stands behind "Detective Constable", "PS" or "Lady" is no word, initials before it or not."""
    title, last = page.words[at], at + 1
    if not title.capital or (title.upper and title.key not in ("ps", "ci", "dc", "ds", "di")):
        return False
    while last + 1 < len(page.words) and len(page.words[last].text) == 1 and page.words[last].capital:
        last += 1
    name, before = page.words[last], page.words[at - 1] if at else None
    council = title.upper and before is not None and before.capital and not before.opens and not before.upper
    if council or not name.capital or name.upper or len(name.bare) < 4 + title.upper or is_everyday(name.bare):
        return False
    return name.bare not in TOWNS | KNOWN_BODIES and page.next_key(last) not in PLACES | BODIES


def _is_rank(page: Page, at: int) -> bool:
    """Whether "DC" before a name that is no word is a rank, and no district council."""
    name, following = page.words[at + 1], page.next_key(at + 1)
    if page.words[at].key not in _DETECTIVES or name.upper or not name.capital or len(name.key) < 5:
        return False
    place = page.gap(at - 1, at) == " " and page.words[at - 1].capital if at else False
    place = place and not page.words[at - 1].upper
    return not (place or is_word(name.bare) or name.bare in TOWNS or following in PLACES | BODIES)


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
        return (at + 1, last_of(page, at + 1)) if known and len(name.key) > 3 else None
    if not name.capital or name.upper:
        return None
    if name.key in FIRST_NAMES:
        return None if is_word(name.key) else (at + 1, last_of(page, at + 1))
    if (
        is_word(name.key)
        or (gap in (", ", ": ", " (") and not _is_enclosed(page, at))
        or page.next_key(at + 1) in PLACES
    ):
        return None
    if part.key in FURTHER_PARTS and (part.capital or name.bare in TOWNS | KNOWN_BODIES or is_everyday(name.bare)):
        return None
    if part.capital and part.key not in KIN | _CALLED and page.next_key(at + 1) not in AFTER_NAME:
        return None  # a heading, such as "Perpetrator Proportionality Assessment"
    return at + 1, last_of(page, at + 1)


def _is_enclosed(page: Page, at: int) -> bool:
    """ "His son, Tezza, said", "the lad (Tezza)": an unknown word behind what is somebody's."""
    part, name = page.words[at], page.words[at + 1]
    whose = page.previous_key(at) in _WHOSE or (at > 0 and page.words[at - 1].owner)
    behind = page.folded.text[name.end : name.end + 1]
    sign = ")" if "(" in page.gap(at, at + 1) else ","
    return whose and not part.capital and behind == sign and not is_everyday(name.bare) and name.bare not in TOWNS
