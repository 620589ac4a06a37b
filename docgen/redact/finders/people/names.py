"""Finds the people of the case in a text, however their names are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from docgen.redact import labels
from docgen.redact.finders import usage
from docgen.redact.finders.people.evidence import verdicts
from docgen.redact.finders.people.initials import (
    after_initials,
    are_initials_before,
    is_initial_before,
    is_initial_of,
    with_particles,
)
from docgen.redact.finders.people.reading import (
    TITLES,
    WORDY_TITLES,
    Reading,
    ends_sentence,
    is_initial,
    joint,
    look_up_words,
)
from docgen.redact.knowledge.names import Hit, Lexicon
from docgen.redact.knowledge.parties import PARTICLES, Party
from docgen.redact.language.diminutives import GIVEN_NAMES
from docgen.redact.language.everyday import is_everyday
from docgen.redact.language.first_names import FIRST_NAMES
from docgen.redact.language.titles import CIVIL, KIN, PARTS, SHORT
from docgen.redact.language.words import FUNCTION_WORDS, MONTHS, NAME_WORDS, PLAIN_WORDS, is_word
from docgen.redact.marks import Found, MarkKind
from docgen.redact.text.normalise import fold, key
from docgen.redact.text.page import Page

_FIGURES = re.compile(r"(?:_|\.)?(?!20(?:1\d|[23]\d)\b)\d{1,4}(?![\w@])")  # but not the year of a file
_GENERATIONS = frozenset(("jr", "jnr", "sr", "snr"))
_LIKE = 70  # of 100: a surname so near one of the case may be a slip in it


@dataclass(slots=True)
class _Group:
    """Words in a row, by index, that name one person or one family."""

    first: int
    last: int
    people: frozenset[int]
    reason: str
    certain: bool
    titles: int = 0  # how many words of title were taken in
    relative: bool = False  # has a surname of the case, but a first name that nobody in it has


@dataclass(frozen=True, slots=True)
class NameFinder:
    """Finds names by the lexicon of a case."""

    parties: tuple[Party, ...]
    lexicon: Lexicon

    def find(self, page: Page) -> list[Found]:
        """Every place where somebody of the case is named."""
        reading = look_up_words(page, self.lexicon)
        if not reading.named:
            return []
        return [self._found(reading, group) for group in self._groups(reading)]

    def _groups(self, reading: Reading) -> list[_Group]:
        groups: list[_Group] = []
        for at, verdict in enumerate(verdicts(reading)):
            if verdict is None:
                continue
            last = groups[-1] if groups else None
            if last and last.last >= at:
                continue
            if last and verdict.people & last.people and _goes_on(reading, last.last, at):
                last.last = at
                last.people &= verdict.people
                last.certain = last.certain and verdict.certain
            else:
                groups.append(_Group(at, at, verdict.people, verdict.reason, verdict.certain))
            self._reach_right(reading, groups[-1])
        floor = -1
        for group in groups:
            self._reach_left(reading, group, floor)
            _take_titles(reading.page, group, floor, self.lexicon.titles)
            floor = group.last
        return groups

    def _reach_right(self, reading: Reading, group: _Group) -> None:
        """Takes in initials, and a surname nobody knew of: "Mark B.", "Brown, W.J.", "Mark Smith"."""
        page, double = reading.page, False
        group.last = after_initials(reading, group.people, group.last)
        while group.last + 1 < len(page.words):
            at = group.last + 1
            if is_initial(page, at - 1, at, after=True) and is_initial_of(reading, group.people, at):
                group.last = at
                continue
            hit = reading.hits[at - 1]
            gap = page.gap(at - 1, at)
            if gap in (" ", ", ") and hit is not None and self._behind(page, group, at, hit):
                group.last = at
                continue
            if gap == ", " and group.last == group.first and self._turned_first(page, group, at, hit):
                group.last, group.certain = at, False
                continue
            if gap in ("-", " ") and hit is not None and self._half_of(page, group, at, gap):
                group.last = at
                continue
            given = double or (hit is not None and all(f.part == "given" for f in hit.forms))
            joined = page.gap(at - 1, at) == "-" and page.words[at].capital and not page.words[at].upper
            if given and joined and len(page.words[at].key) > 1:  # "Jayden-Lee"
                group.last, group.certain, double = at, False, True
                continue
            if given and reading.hits[at] is None and page.gap(at - 1, at) == " " and _unknown_surname(page, at):
                group.last, group.certain = at, False
            return

    def _behind(self, page: Page, group: _Group, at: int, hit: Hit) -> bool:
        """Whether "Jr" or "Snr" stands behind a surname, or the front of it behind a first name: "Ishy Oz"."""
        word = page.words[at]
        if not word.capital or word.shouted:
            return False
        if any(form.part == "family" for form in hit.forms):
            return word.key in _GENERATIONS
        if not 2 <= len(word.key) <= 4 or word.upper or is_everyday(word.key) or page.gap(at - 1, at) != " ":
            return False
        families = [key(w) for p in group.people if (name := self.parties[p].name) for w in name.family]
        return any(family.startswith(word.bare) and len(family) > len(word.bare) for family in families)

    def _half_of(self, page: Page, group: _Group, at: int, gap: str) -> bool:
        """Whether it is the other half of a surname in a spelling not known; after a space a near one."""
        word = page.words[at]
        if not word.capital and not word.caseless:
            return False
        halves = [key(half) for p in group.people if (name := self.parties[p].name) for half in name.family]
        near = any(OSA.distance(page.key(at), half) <= 1 for half in halves if gap == "-" or len(half) > 3)
        if gap == " ":
            goes_on = page.key(at - 1) in PARTICLES and word.capital  # "Miss Van den Hook" of a van den Hoek
            written = word.capital and not (word.upper or word.opens)  # "Okonjo Heart" of an Okonjo-Hart
            return near and len(word.key) > 3 and (goes_on or written or not is_word(word.key))
        return near or (word.capital and not word.shouted and not is_word(word.key))

    def _reach_left(self, reading: Reading, group: _Group, floor: int) -> None:
        """Takes in initials, an "O'", and a first name nobody knew of: "S M O'Rourke", "Kevin Brown"."""
        page = reading.page
        group.first = with_particles(page, group.first, floor, (self.parties[p].name for p in group.people))
        while group.first - 1 > floor:
            at = group.first - 1
            hit = reading.hits[at + 1]
            family = hit is not None and any(f.part != "given" for f in hit.forms)
            word, gap = page.words[at], page.gap(at, at + 1)
            if group.first == at + 1 and gap == ", " and word.capital and self._turned_round(reading, group, at):
                group.first = at
                continue
            if word.key in PARTICLES and gap == " " and self._has_before(group, word.key, page.key(at + 1)):
                if page.previous_key(at) in usage.DETERMINERS:
                    return
                group.first = at  # "bin Yusuf"
            elif word.key in ("st", "el", "al") and gap in (". ", "-") and (word.capital or gap == "-"):
                group.first = at  # "St. John-Stevas", "el-Hakimi"
            elif family and gap == " " and are_initials_before(reading, group.people, at):
                group.first = at  # "AR bin Yusof"
            elif word.key == "o" and at and page.gap(at - 1, at) == "/":
                return  # "s/o Pat", "c/o Pat"
            elif (word.key == "o" and (gap.strip() in ("'", "_", "-") or gap in (" ", ""))) or (
                (family or len(page.words[at + 1].key) == 1) and is_initial_before(reading, group.people, at)
            ):
                group.first = at
            elif (
                family
                and reading.hits[at] is None
                and gap in (" ", "-", "_")
                and self._first_before(page, group, at)
            ):
                group.first = at
                if word.key not in PARTICLES and not self.lexicon.near_given(word.key, group.people):
                    group.relative, group.certain = True, False
                    group.reason = "somebody with a surname of the case"
            else:
                return

    def _has_before(self, group: _Group, particle: str, word: str) -> bool:
        """Whether this particle stands before this word in the name of one of them."""
        for person in group.people:
            name = self.parties[person].name
            row = [key(w) for w in (name.given or "", *name.middle, *name.family)] if name else []
            if (particle, word) in pairwise(row):
                return True
        return False

    def _turned_first(self, page: Page, group: _Group, at: int, hit: Hit | None) -> bool:
        """Whether a first name in another spelling stands behind the surname: "Holroyd, Dezi"."""
        word = page.words[at]
        if hit is None or all(form.part != "family" for form in hit.forms) or not page.words[at - 1].opens:
            return False
        if not word.capital or word.shouted or is_everyday(word.key) or len(word.key) < 3:
            return False
        return word.key in FIRST_NAMES or self.lexicon.near_given(word.key, group.people)

    def _turned_round(self, reading: Reading, group: _Group, at: int) -> bool:
        """Whether a surname nobody knew of stands before the first name, and is near theirs: "Furnace, Shane"."""
        hit, word = reading.hits[at + 1], key(reading.page.words[at].text)
        if hit is None or all(form.part != "given" for form in hit.forms) or len(word) < 4:
            return False
        families = [key(w) for p in group.people if (name := self.parties[p].name) for w in name.family]
        return any(fuzz.ratio(word, family) >= _LIKE for family in families)

    def _first_before(self, page: Page, group: _Group, at: int) -> bool:
        """Whether the word before a surname looks like a first name, or a particle, that nobody knew of."""
        word = page.words[at]
        if word.key in PARTICLES and len(word.key) > 1:
            return word.capital
        following = page.words[at + 1]
        small = not word.capital and not following.capital and word.key in FIRST_NAMES
        if (word.caseless or small) and not word.capital:
            near = len(word.key) > 3 and self.lexicon.near_given(word.key, group.people)
            return (near or word.key in FIRST_NAMES) and not is_everyday(word.key)
        if not word.capital or len(word.key) < 2 or word.key in TITLES | KIN | FUNCTION_WORDS or word.owner:
            return False
        if word.upper and not following.upper:
            return False
        if is_word(word.key):  # "Dawn Brown"
            return not word.opens and not word.shouted and word.key in NAME_WORDS - PLAIN_WORDS - MONTHS
        if word.key in GIVEN_NAMES or self.lexicon.near_given(word.key, group.people):
            return True
        if word.shouted or word.key in PARTS or len(word.key) < 3:
            return False
        return not word.opens or (following.capital and not is_everyday(word.key))

    def _found(self, reading: Reading, group: _Group) -> Found:
        page = reading.page
        words, text = page.words, page.folded.text
        last = words[group.last]
        start, end = words[group.first].start, last.bare_end
        people = self._who(group.people)
        kind, replacement = self.label(people)
        if kind == "officer":
            replacement = _officer_words(page, group, replacement, [self.parties[p] for p in people])
            start = words[group.first].start
        if group.relative:
            kind, replacement = "name", labels.NAME
        hit = reading.hits[group.last]
        if hit is not None and hit.plural and not last.owner:
            apostrophe = text[last.end : last.end + 1] == "'" and not text[last.end + 1 : last.end + 2].isalnum()
            owned = page.next_key(group.last) in usage.OWNED
            the = page.previous_key(group.first) == "the"
            if kind == "name" and (the or (len(people) > 1 and not owned)):
                replacement = labels.FAMILY
            if apostrophe or (owned and not the):
                replacement += "'s"
                end = last.end + apostrophe
        elif len(last.key) > 2 and (figures := _FIGURES.match(text, end)):
            end = figures.end()  # "tbone61"
        elif len(last.text) == 1 and text[end : end + 1] == "." and not ends_sentence(page, group.last):
            end += 1
        return Found(start, end, kind, replacement, group.reason, group.certain, rank=6, of_case=True)

    def _who(self, people: frozenset[int]) -> frozenset[int]:
        """Officers give way to anybody else of the same name."""
        return frozenset(p for p in people if self.parties[p].role != "officer") or people

    def label(self, people: frozenset[int]) -> tuple[MarkKind, str]:
        """What to write for these people where the text around says no more."""
        meant = [self.parties[p] for p in sorted(self._who(people))]
        kind: MarkKind = "officer" if all(p.role == "officer" for p in meant) else "name"
        if len({party.label for party in meant}) == 1:
            return kind, meant[0].label
        if kind == "officer":
            return kind, "the officer"
        return kind, labels.PERPETRATOR if all(p.role == "perpetrator" for p in meant) else labels.NAME


def _officer_words(page: Page, group: _Group, label: str, officers: list[Party]) -> str:
    """Role and agency; only what is missing where one of them stands beside the name already."""
    text, end = page.folded.lower, page.words[group.last].bare_end
    named = page.words[group.first + group.titles].start
    before = text[max(0, named - 200) : named].rstrip(" ,:-(")
    after = text[end : end + 200].lstrip(" ,(-")
    if len(officers) == 1:
        job, agency = officers[0].job_title, officers[0].agency
        if job and before.endswith(fold(job).lower):
            group.first += group.titles
            said = not agency or after.startswith(fold(agency).lower)
            return labels.OFFICER if said else f"({agency})"
        if job and after.startswith(fold(job).lower):
            label = "the officer"
        elif agency and (after.startswith(fold(agency).lower) or before.endswith(fold(agency).lower)):
            label = labels.for_officer(job, None)
    start = page.words[group.first].start
    earlier = page.folded.text[max(0, start - 20) : start].rstrip(" \t\"'([")
    return label[0].upper() + label[1:] if not earlier or earlier[-1] in ".!?\n" else label


def _goes_on(reading: Reading, last: int, at: int) -> bool:
    """Whether a name that ends with one word goes on with another, perhaps over a middle name."""
    if at == last + 2:
        return reading.may_be_middle(last + 1) and bool(reading.same_person(last, at))
    return at == last + 1 and _one_name(reading, last)


def _one_name(reading: Reading, left: int) -> bool:
    how = joint(reading.page.gap(left, left + 1))
    if how == ",":
        return bool(reading.same_person(left, left + 1))
    return how is not None


def _unknown_surname(page: Page, at: int) -> bool:
    """Whether a capitalised word after a first name is no word we know: a surname, most likely."""
    word = page.words[at]
    if (
        not word.capital
        or word.shouted
        or word.opens
        or len(word.key) < 3
        or (word.upper and not page.words[at - 1].upper)
        or (not word.upper and word.text[:2].isalpha() and word.text[:2].isupper())  # "NFA'd", "CPNs"
    ):
        return False
    return not is_word(page.key(at)) and word.key not in TITLES | KIN | PARTS


def _take_titles(page: Page, group: _Group, floor: int, given: frozenset[str]) -> None:
    """Takes in the titles before a name, "Mr and Mrs" as well; ``given`` are those that the case file gives."""
    first = group.first
    while first - 1 > floor and page.gap(first - 1, first).strip(" \t\n") in ("", ".", "&", "/"):
        word = page.words[first - 1]
        if "." in page.gap(first - 1, first) and word.key not in SHORT | given:
            break  # "by the Chief Inspector. Mr Brown"
        couple = word.key == "and" and page.words[first].key in CIVIL and page.key(first - 2) in CIVIL
        own = word.key in given and word.capital  # "Major"
        if not couple and not own and (word.key not in TITLES or (not word.capital and word.key in WORDY_TITLES)):
            break
        first -= 1
        group.titles += 1
    group.first = first
