"""Whether a word that is somebody's name is part of what a spot is called: "Back Lane", "Cole's Yard"."""

from __future__ import annotations

import re

from docgen.redact.finders.usage import PEOPLE_DO
from docgen.redact.knowledge.kinds import PLACE_WORDS
from docgen.redact.language.diminutives import GIVEN_NAMES
from docgen.redact.language.first_names import FIRST_NAMES
from docgen.redact.language.wordsets import words
from docgen.redact.text.page import Page

STREETS = words(
    """
    street road lane avenue drive crescent terrace gardens close way grove square row walk green mews hill bank
    wharf brow rise fold croft
    """
)
_WAYS = words("down up along off across on into through")  # a street, and hardly a person
LAND = words("dale moor heath vale edge tor fell")
# What stands second on the sign of a public house.
_SIGNS = words(
    """
    flag hounds crown horses anchor star sun lion castle garter compass compasses plough harrow pheasant feathers
    dragon whistle horn gun dog duck bells ball bull barrel miner fleece shovel wheel hammer thistle pipes
    """
)
_LEADING = _WAYS | words("at near close over around above below past in towards")
_ROADS = words("street road avenue drive crescent terrace gardens square way lane close grove")
_FRONTS = (PLACE_WORDS | words("back front middle cross chapel college canal market")) - GIVEN_NAMES
# What is nobody's home, and may be called after anybody
SPOTS = words("yard lane row hill wharf mill bridge corner walk field green square park mews bar cafe arms inn")
_NAMED_STREET = r"[A-Z][a-z']+ (?:Street|Road|Lane|Avenue|Drive|Crescent|Close|Way|Row|Walk|Square|Terrace|St|Rd)"
_STREET_BEFORE = re.compile(rf"\b{_NAMED_STREET}(?:, | and | & |, and )$")
_STREET_BEHIND = re.compile(rf"(?:, | and | & |, and ){_NAMED_STREET}\b")
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
    """ "William Street", "Webb Road": called after somebody long ago, and no street of the case."""
    word = page.words[at]
    if not word.capital or word.shouted or word.owner or at + 1 >= len(page.words):
        return False
    street = page.words[at + 1]
    called = street.key in _ROADS and street.capital and not street.shouted and not street.owner
    following = page.next_key(at + 1)
    does = following in PEOPLE_DO and not following.endswith("ing")  # "Webb Road playing field"
    return called and page.gap(at, at + 1) == " " and not does


def is_land(page: Page, at: int) -> bool:
    """ "at Monsal Dale", "to close Beeley Moor", whoever is called Dale or Moor; but "to Kayla Moor"."""
    word = page.words[at]
    if at == 0 or word.key not in LAND or not word.capital or word.shouted or page.gap(at - 1, at) != " ":
        return False
    before = page.words[at - 1]
    if not before.capital or before.key in FIRST_NAMES or before.key in GIVEN_NAMES:
        return False
    return page.previous_key(at - 1) in _LEADING and page.next_key(at) not in PEOPLE_DO


def is_pub(page: Page, at: int) -> bool:
    """ "the Lamb and Flag", but "the Lamb and Rook families"."""
    word = page.words[at]
    if page.previous_key(at) != "the" or page.next_key(at) != "and" or not word.capital or word.shouted:
        return False
    if word.owner or at + 2 >= len(page.words) or page.gap(at + 1, at + 2) != " ":
        return False
    other = page.words[at + 2]
    known = other.key in _SIGNS and other.capital and not other.owner
    return known and page.next_key(at + 2) not in ("family", "families", "dispute")


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
