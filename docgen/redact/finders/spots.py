"""Whether a word that is somebody's name is part of what a spot is called: "Back Lane", "Cole's Yard"."""

from __future__ import annotations

import re

from docgen.redact.finders.usage import PEOPLE_DO
from docgen.redact.knowledge.kinds import PLACE_WORDS
from docgen.redact.language.diminutives import GIVEN_NAMES
from docgen.redact.language.wordsets import words
from docgen.redact.text.page import Page

STREETS = words(
    """
    street road lane avenue drive crescent terrace gardens close way grove square row walk green mews hill bank
    wharf brow rise fold croft
    """
)
_ROADS = words("street road avenue drive crescent terrace gardens square way lane close grove")
_FRONTS = (PLACE_WORDS | words("back front middle cross chapel college canal market")) - GIVEN_NAMES
# What is nobody's home, and may be called after anybody
SPOTS = words("yard lane row hill wharf mill bridge corner walk field green square park mews bar cafe arms inn")
_NAMED_STREET = r"[A-Z][a-z']+ (?:Street|Road|Lane|Avenue|Drive|Crescent|Close|Way|Row|Walk|Square|Terrace|St|Rd)"
_STREET_BEFORE = re.compile(rf"\b{_NAMED_STREET}(?:, | and | & |, and )$")
_STREET_BEHIND = re.compile(rf"(?:, | and | & |, and ){_NAMED_STREET}\b")
_WAYS = words("down up along off across on into through")  # a street, and hardly a person
_LONGEST = 40  # letters of the street before it


def is_street(page: Page, at: int) -> bool:
    """ "Back Lane", "Church Hill", whoever is called Lane or Hill; but "Rose Lane", "Church Lane said"."""
    word = page.words[at]
    if at == 0 or word.bare not in STREETS or word.owner or not word.capital or word.shouted:
        return False
    before = page.words[at - 1]
    fronted = before.key in _FRONTS and before.capital and page.gap(at - 1, at) == " "
    return fronted and (page.next_key(at) not in PEOPLE_DO or page.previous_key(at - 1) in _WAYS)


def names_a_street(page: Page, at: int) -> bool:
    """ "William Street", "Shannon Road": called after somebody long ago, by a first name that many have."""
    word = page.words[at]
    if word.key not in GIVEN_NAMES or not word.capital or word.shouted or word.owner or at + 1 >= len(page.words):
        return False
    street = page.words[at + 1]
    called = street.key in _ROADS and street.capital and not street.shouted and not street.owner
    return called and page.gap(at, at + 1) == " " and page.next_key(at + 1) not in PEOPLE_DO


def is_spot(page: Page, at: int) -> bool:
    """ "Cole's Yard", "Harry's Bar" where a street stands beside it in a list of places."""
    word = page.words[at]
    if not word.owner or not word.capital or word.shouted or page.next_key(at) not in SPOTS:
        return False
    spot, text = page.words[at + 1], page.folded.text
    if not spot.capital or page.gap(at, at + 1) != " ":
        return False
    before = _STREET_BEFORE.search(text, max(0, word.start - _LONGEST), word.start)
    return before is not None or _STREET_BEHIND.match(text, spot.end) is not None
