"""Whether a first name that is a word as well is meant where somebody typed it in small letters.

"Refer hope (14)", "agreement with lee", "keep river away", "lee & hope"; but "hope so", "the river", "lee side".
"""

from __future__ import annotations

import re

from docgen.redact.finders import usage
from docgen.redact.finders.people.reading import Reading
from docgen.redact.knowledge.names import Strength
from docgen.redact.language.collocations import COLOURS, PLACES
from docgen.redact.language.words import MONTHS
from docgen.redact.language.wordsets import words
from docgen.redact.text.page import Page

_ASKED = words(
    """
    call ring phone text email warn refer tell interview arrest visit see contact invite remind advise caution
    thank telephone chase
    """
)
_RUNG = words("phone text email tell interview arrest remind thank telephone warn advise caution invite")
_TURNED_TO = words("speak talk write listen chat")
_BEGINS = words("please pls to will must should can could would and then or asap")
_MEETINGS = words(
    """
    agreement agreements meeting meetings contact interview interviews session sessions appointment mediation abc
    conversation engagement work chat liaison worker statement referral warning
    """
)
_THINGS = usage.THINGS | COLOURS | MONTHS  # "chase bill for payment"
_KEEPING = words("keep keeps kept keeping get got getting take took taking move moved moving")
_OFF = words("away out off home inside")
_THOUGHT = words("think thinks thought says said reckons reckon believes believe suspects swears")
_ON = usage.AFTER_PERSON - words("that over in not off out") | words("back up via for with if whether how under")
AGE_BEHIND = re.compile(r"\s?\((?:aged?\s)?\d{1,2}(?:\s?(?:yrs?|years?|y/?o)(?:\sold)?)?\)")


def called_in_small(reading: Reading, at: int) -> bool:
    """Whether a first name in small letters stands where words of this work put a person."""
    page, word, hit = reading.page, reading.page.words[at], reading.hits[at]
    if hit is None or hit.plural or not any(f.part == "given" and f.strength > Strength.FAINT for f in hit.forms):
        return False
    if (word.capital and not word.shouted) or word.key in _THINGS:
        return False
    previous, before = page.previous_key(at), page.key(at - 2)
    if previous in usage.DETERMINERS:
        return False
    if not word.owner and AGE_BEHIND.match(page.folded.lower, word.end):
        return True
    following = page.next_key(at)
    if _is_thought_of(page, at):
        return True
    if previous in _KEEPING:
        return following in _OFF
    if word.owner or (following and usage.close_by(page, at) and following not in _ON):
        return False
    if previous in _ASKED:
        verb = page.words[at - 1]
        return verb.opens or before in _BEGINS
    if previous == "to" and before in _TURNED_TO:
        return True
    return previous in ("with", "between", "to", "from") and before in _MEETINGS


def _is_thought_of(page: Page, at: int) -> bool:
    """ "it was dean again", "i think mark did it", "rang dean no answer", "caught mark in the store"."""
    previous, before, following = page.previous_key(at), page.key(at - 2), page.next_key(at)
    if following and not usage.close_by(page, at):
        following = ""
    if previous in ("was", "its") and (before in ("it", "that") or previous == "its"):
        return following in ("again", "who", "shouting", "outside")
    if previous in _THOUGHT:
        return following in usage.AUXILIARIES or following in usage.PEOPLE_DO
    if previous in ("rang", "phoned", "called", "texted"):
        return following == "no" and page.key(at + 2) in ("answer", "reply", "response")
    return previous == "caught" and following in ("in", "on", "at", "outside", "with", "again")


def called_family_in_small(reading: Reading, at: int) -> bool:
    """Whether a surname in small letters ends a clause that says whom to ring: "will phone stout"."""
    page, word, hit = reading.page, reading.page.words[at], reading.hits[at]
    if hit is None or hit.plural or word.owner or word.key in _THINGS | PLACES | usage.MODALS:
        return False
    if (word.capital and not word.shouted) or not any(form.part == "family" for form in hit.forms):
        return False
    ends = not page.next_key(at) or not usage.close_by(page, at)
    return ends and page.previous_key(at) in _RUNG and page.key(at - 2) in _BEGINS and page.key(at - 1) != word.key


def are_listed(reading: Reading, left: int) -> bool:
    """Whether this first name and the next but one, or the next, are joined as people are: "lee & hope"."""
    page = reading.page
    right = left + (2 if page.key(left + 1) in ("and", "n") else 1)
    if right >= len(page.words) or page.previous_key(left) in usage.DETERMINERS:
        return False
    signs = page.gap(left, left + 1).strip()
    if right == left + 1 and signs not in ("&", "+"):
        return False
    return _may_be_one(reading, left) and _may_be_one(reading, right) and page.key(left) != page.key(right)


def second_of(reading: Reading, left: int) -> int:
    """The index of the name that is joined to this one."""
    return left + (2 if reading.page.key(left + 1) in ("and", "n") else 1)


def _may_be_one(reading: Reading, at: int) -> bool:
    hit, word = reading.hits[at], reading.page.words[at]
    if hit is None or hit.plural or word.key in usage.MODALS | _THINGS:
        return False
    if usage.ordinary_by_neighbours(reading.page, at):
        return False
    return any(f.part == "given" and f.strength > Strength.FAINT for f in hit.forms)
