"""Finds the businesses of a case as people write them: without "Ltd", cut short, run together, misspelt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import OSA

from docgen.redact.knowledge.parties import Party
from docgen.redact.language.diminutives import GIVEN_NAMES
from docgen.redact.language.everyday import is_everyday, is_exactly_listed
from docgen.redact.language.first_names import FIRST_NAMES
from docgen.redact.language.trades import GENERIC, KINDS, LEGAL
from docgen.redact.language.words import is_word
from docgen.redact.language.wordsets import listed, words
from docgen.redact.marks import Found, MarkKind
from docgen.redact.text.normalise import fold, key
from docgen.redact.text.page import Page, Word

_NAMES = re.compile(r"\bt/as?\b|\btrading as\b|\bt\.a\.|\bformerly\b|\baka\b|[()]", re.IGNORECASE)
_TOKENS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SMALL = words("the and a of ye n")
_JOINTS = ("", "-", "_", ".", "&", "'", "/", "+")
_A_THING = words("a an any some every no another each this that his her their our your my")
_BEFORE = words(
    "the at from to of by outside near with into behind opposite inside in and via called named above below v for"
)
_SPOKEN = tuple(pair.split(">") for pair in listed("igh>i ck>k qu>kw ph>f x>ks kw>k c>k z>s y>i"))
_RUN_TOGETHER = 6  # letters

Label = Callable[[frozenset[int]], tuple[MarkKind, str]]


class _Match(NamedTuple):
    last: int  # index of the last word of the page
    tokens: int  # how many words of the name
    slips: int
    together: bool  # some are written as one word


@dataclass(frozen=True, slots=True)
class _Business:
    tokens: tuple[str, ...]
    people: frozenset[int]

    @property
    def bare(self) -> int:
        """How many words lead it before only its kind and its town follow; all where there is nothing else."""
        own = [n for n, token in enumerate(self.tokens, 1) if token not in GENERIC]
        return own[-1] if own else len(self.tokens)


@dataclass(frozen=True, slots=True)
class BusinessFinder:
    """Finds businesses by their names; ``label`` words them."""

    businesses: tuple[_Business, ...]
    label: Label

    def find(self, page: Page) -> list[Found]:
        """Every place where one of them is named; uncertain where there is a slip."""
        found: list[Found] = []
        for business in self.businesses:
            at = 0
            while at < len(page.words):
                match = _longest(page, at, business.tokens)
                if match is None or not _meant(page, at, match, business):
                    match = _by_last_word(page, at, business)
                if match is None:
                    at += 1
                    continue
                last = _with_legal_form(page, match.last)
                kind, replacement = self.label(business.people)
                sure = match.slips == 0 and (match.tokens > 1 or len(business.tokens) == 1)
                start, end = page.words[at].start, page.words[last].bare_end
                reason = "a business in the case" if sure else "looks like the name of a business in the case"
                found.append(Found(start, end, kind, replacement, reason, sure, rank=8, of_case=True))
                at = last + 1
        return found


def find_businesses(parties: Iterable[Party], label: Label) -> BusinessFinder:
    """The finder for the businesses and groups among these parties."""
    known: dict[tuple[str, ...], set[int]] = {}
    for number, party in enumerate(parties):
        if party.name is None or not party.name.whole:
            continue
        for text in (party.name.whole, *party.name.known_as):
            for tokens in _tokens(text):
                known.setdefault(tokens, set()).add(number)
    return BusinessFinder(tuple(_Business(tokens, frozenset(people)) for tokens, people in known.items()), label)


def _tokens(text: str) -> Iterator[tuple[str, ...]]:
    """The words of each name that a business has, without its legal form, articles and "and"."""
    for name in _NAMES.split(text):
        tokens = [key(word) for word in _TOKENS.findall(fold(name).lower)]
        while tokens and tokens[-1] in LEGAL:
            tokens.pop()
        tokens = [token for token in tokens if token not in _SMALL]
        if tokens and (len(tokens) > 1 or len(tokens[0]) > 2):
            yield tuple(tokens)


def _longest(page: Page, at: int, tokens: tuple[str, ...]) -> _Match | None:
    """As much of the name as stands here, from its first word on."""
    taken, slips, together, last, next_word = 0, 0, False, -1, at
    while taken < len(tokens) and next_word < len(page.words):
        word = page.words[next_word]
        if next_word > at:
            gap = page.gap(next_word - 1, next_word)
            if (
                gap.strip(" \t\n0123456789") not in _JOINTS
                or gap.count("\n") > 1
                or page.words[next_word - 1].owner
            ):
                break
        if taken and word.key in _SMALL and word.key != tokens[taken]:
            next_word += 1
            continue
        run = _run(word, tokens, taken)
        if run:
            taken, together = taken + run, together or run > 1
        elif _sounds(word, tokens[taken]):
            taken, slips = taken + 1, max(slips, 1)
        elif _like(word, tokens[taken]) and slips == 0:
            taken, slips = taken + 1, 1
        else:
            break
        last = next_word
        next_word += 1
    return _Match(last, taken, slips, together) if taken else None


def _run(word: Word, tokens: tuple[str, ...], taken: int) -> int:
    """How many words of the name from here this word is: one, or several as one."""
    for many in range(len(tokens) - taken, 0, -1):
        joined = "".join(tokens[taken : taken + many])
        if joined in (word.key, word.bare) and (many == 1 or len(joined) >= _RUN_TOGETHER):
            return many
        if many == 1 and word.bare == f"{joined}s" and len(joined) > 4 and not is_everyday(joined):
            return many  # "Singhs"
    return 0


def _like(word: Word, token: str) -> bool:
    """Whether a word is this one with a slip in it."""
    written = word.bare
    if len(written) < 3 or written[0] != token[0]:
        return False
    if len(token) > 5 and written == token[0] + re.sub(r"[aeiou]", "", token[1:]):
        return True  # "Mtrs" of Motors
    several = (
        len(token) > 5 and OSA.distance(written.removesuffix("s"), token.removesuffix("s"), score_cutoff=1) <= 1
    )
    return several or OSA.distance(written, token, score_cutoff=1) <= 1


def _sounds(word: Word, token: str) -> bool:
    """Whether a word is this one as it is said: "Night" of Nite, "Quick" of Kwik."""
    written = word.bare
    return len(written) > 2 and written[0] in "ckqxsz" + token[0] and _said(written) == _said(token)


def _said(word: str) -> str:
    for letters, sound in _SPOKEN:
        word = word.replace(letters, sound)
    bare = re.sub(r"(.)\1+", r"\1", word)
    return bare[:-1] if bare.endswith("e") and len(bare) > 3 else bare


def _meant(page: Page, at: int, match: _Match, business: _Business) -> bool:
    """Whether words that are those of a business mean it where they stand."""
    here = page.words[at : match.last + 1]
    written = [word for word in here if word.key not in _SMALL]
    own = [word for word in written if not {word.bare, f"{word.bare}s"} & GENERIC] or written
    capital = all(word.capital for word in own)  # "Night Owl bar"
    ordinary = all(is_everyday(word.bare) or word.bare in GENERIC for word in written)
    whole = match.tokens >= business.bare and match.tokens > 0
    if match.together:
        return match.slips == 0 or len(here[0].key) > _RUN_TOGETHER
    if match.tokens == 1:
        return _one_word(page, at, match, business)
    slipped = page.previous_key(at) not in _A_THING and any(
        len(w.bare) > 5 and not is_everyday(w.bare) and w.bare not in business.tokens for w in written
    )
    if match.slips and not capital and (ordinary or not (here[0].caseless or (whole and slipped))):
        return False
    if match.slips and not whole and match.tokens < 3:
        return False
    if not capital and ordinary:
        before = page.previous_key(at)
        if before in _A_THING:
            return False
        return here[0].caseless or before in _BEFORE
    return whole or capital or not ordinary


def _one_word(page: Page, at: int, match: _Match, business: _Business) -> bool:
    """Whether the only word before the kind of a business ("Moonlight" of Moonlight Pizza) means it."""
    word, token = page.words[at], business.tokens[0]
    if business.bare != 1 or token in GENERIC or len(token) < 4:
        return False
    if match.slips:
        return word.capital and len(token) > 5 and not is_everyday(word.bare)
    if is_everyday(token) or token in GIVEN_NAMES:
        if page.key(at + 1) in LEGAL:
            return True
        on = at + 1 < len(page.words) and page.words[at + 1].capital and page.gap(at, at + 1) == " "
        return word.capital and not (word.shouted or word.opens or on) and page.previous_key(at) not in _A_THING
    return True


def _by_last_word(page: Page, at: int, business: _Business) -> _Match | None:
    """ "the Owl" of Nite Owl: its last word of its own, with a capital; and any that is no word ("Tropicana")."""
    word, name = page.words[at], business.tokens[: business.bare]
    initials = "".join(token[0] for token in business.tokens)
    if word.upper and word.bare == initials and len(initials) > 1 and page.key(at + 1) in LEGAL:
        return _Match(at, 1, 1, False)  # "JCI Ltd"
    if _said_small(page, at, name) and any(token in KINDS for token in business.tokens):
        return _Match(at, 1, 1, False)
    own = word.bare in name and len(word.bare) >= _RUN_TOGETHER and not _is_known(word.bare)
    if own and word.capital and any(token in KINDS for token in business.tokens):  # a group's may be its place
        return _Match(at, 1, 1, False)
    if len(name) < 2 or word.bare != name[-1] or not word.capital or word.upper or len(word.bare) < 3:
        return None
    on = at + 1 < len(page.words) and page.words[at + 1].capital and page.gap(at, at + 1) in (" ", "-")
    if name[-1] in GENERIC or page.previous_key(at) != "the" or on:
        return None
    return _Match(at, 1, 1, False)


def _said_small(page: Page, at: int, name: tuple[str, ...]) -> bool:
    """ "at the collier" of the Jolly Collier Inn."""
    word = page.words[at]
    said = len(name) > 1 and word.bare == name[-1] and not word.capital and page.key(at - 1) == "the"
    return said and page.key(at - 2) in _BEFORE and not _is_known(word.bare)


def _is_known(word: str) -> bool:
    return is_word(word) or is_exactly_listed(word) or word in GENERIC | FIRST_NAMES


def _with_legal_form(page: Page, last: int) -> int:
    """The index of the last word of a name, "Ltd" or "Limited" behind it taken in."""
    while last + 1 < len(page.words) and page.words[last + 1].key in LEGAL and page.gap(last, last + 1) == " ":
        last += 1
    return last
