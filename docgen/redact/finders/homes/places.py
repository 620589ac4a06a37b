"""Finds addresses that are not in the case, where their form tells: a number and a street, a postcode."""

from __future__ import annotations

import re

from docgen.redact.knowledge.homes import STREET_FRONTS, STREET_TYPES
from docgen.redact.knowledge.kinds import PLACE_WORDS
from docgen.redact.labels import FOR_KIND
from docgen.redact.language.titles import CIVIL
from docgen.redact.language.words import MONTHS, is_word
from docgen.redact.language.wordsets import words
from docgen.redact.marks import Found, MarkKind
from docgen.redact.text.openings import Opened
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import EDGE, END

_TYPES = "|".join(sorted((t for t in STREET_TYPES if len(t) > 1), key=len, reverse=True))
_CAPITAL_TYPES = "|".join(t.capitalize() for t in _TYPES.split("|"))
_NUMBERS = r"(?<![\w£$€.:/])\d{1,4}\s?[A-Za-z]?(?:\s?[-/&]\s?\d{1,4}[A-Za-z]?){0,8}"
_STREET = Opened(
    rf"{_NUMBERS}(?:,\s*|\s+)((?:[A-Z][A-Za-z'.\-]*\s+){{1,3}})({_CAPITAL_TYPES})\b(?!\s+(?:date|hearing|order|case|papers)\b)"
)
# "signed on 11/02/2026, Amber Lane did not": no number of a house
_DATED = re.compile(r"\d{1,2}[/\-]\d{1,2}[/\-](?:(?:19|20)\d\d|\d\d(?!\d))|(?:19|20)\d\d(?=,)")
# "12 Heol y Bryn": what kind of street it is stands first
_FRONT_TYPES = "|".join(sorted(front.capitalize() for front in STREET_FRONTS))
_FRONT_STREET = Opened(rf"{_NUMBERS}(?:,\s*|\s+)(?:{_FRONT_TYPES})(?:'r)?(?:[ \-][Yy]r?)?[ \-][A-Z][A-Za-z'\-]+\b")
_SMALL_STREET = Opened(
    rf"{_NUMBERS}(?:,\s*|\s+)((?:[a-z'\-]+\s+){{1,2}})(street|road|avenue|crescent|terrace|close|drive|lane|gardens|grove|st|rd|ave)\b"
)
_POSTCODE = Opened(rf"{EDGE}[A-Za-z]{{1,2}}\d[A-Za-z\d]?\s?\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{{2}}{END}")
_WORDS_PLACE = Opened(r"///\s?[a-z]+\.[a-z]+\.[a-z]+")
_DEGREES = Opened(r"-?\d{1,2}\.\d{4,}\s*,\s*-?\d{1,3}\.\d{4,}")
_COTTAGES = ("Cottage", "Bungalow", "Farmhouse")
_COTTAGE = re.compile(rf"\b(?:[A-Z][a-z']+\s+){{1,2}}(?:{'|'.join(_COTTAGES)})\b")
# "3 The Green", "at 4 The Paddock"
_THE = Opened(
    rf"(?:{_NUMBERS}\s+The\s+(?:{_CAPITAL_TYPES})\b"
    r"|(?<=\b(?:at|of|in|to) )\d{1,4}[A-Za-z]?\s+The\s+[A-Z][a-z]{3,}\b)(?!\s+[A-Z][a-z])"
)
# "number 22 on Church Walk"
_ON_STREET = Opened(
    rf"\b(?:[Nn]umbers?|[Nn]os?\.?|[Hh]ouse)\s*\d{{1,4}}[A-Za-z]?\s+(?:on|in|of)\s+(?:[A-Z][A-Za-z'.\-]*\s+){{1,3}}(?:{_CAPITAL_TYPES})\b"
)
_HOMESTEADS = (
    "Farm|Farmhouse|Grange|Barn|Rectory|Vicarage|Parsonage|Manse|Smallholding|Homestead|Croft|Stables|Lodge"
)
_HOMESTEADS += "|Cottages?|House|Hall|Manor|Mill|Bungalow|Villa|Forge|Dairy|Chapel|Schoolhouse|Oast|Gatehouse"
_HOMESTEAD_WORDS = frozenset(_HOMESTEADS.lower().replace("?", "").split("|"))
# "of Nether Pastures Farm", by the word before it
_FARM = Opened(
    r"\b(?:[Aa]t|[Oo]f|[Tt]o|[Ii]n|[Bb]y|[Ff]rom|[Nn]ear)\s(?P<it>(?:[Tt]he\s+)?(?P<name>(?:[A-Z][a-z']+\s+){1,3})"
    r"Farm(?:house)?\b)(?!\s+(?:[Ss]hop|[Pp]ark)\b)"
)
# "The Old Rectory, Mill Lane": the street behind the comma, and the house before it
_STREET_BEHIND = Opened(rf",\s+((?:[A-Z][A-Za-z'\-]*\s+){{1,3}})(?:{_CAPITAL_TYPES})\b")
_HOUSE_BEFORE = re.compile(
    rf"\b(?:The\s+(?:[A-Z][a-z']+\s+){{0,2}}[A-Z][a-z']+|(?:[A-Z][a-z']+\s+){{1,2}}(?:{_HOMESTEADS}))$"
)
_PUBLIC = words(
    """
    council town civic community village church parish police magistrates crown county court shire public health
    medical library school hospital surgery station market hotel arms inn head royal guildhall theatre museum
    methodist memorial sports leisure social meeting chair panel board centre district borough city wind solar
    """
)
_STREET_WORDS = words(
    """
    high station church park mill school london chapel queen king victoria bridge hill north south east west
    """
)
_BEFORE_PLACES = words("to at in from of near for by with and or on")  # "To Bungalow 2"
_NEVER_A_STREET = words(
    """
    car youth crown county magistrates family tennis food retail business skate trailer working police per way
    half the one miles minutes hours days weeks months years people cars metres of down up and or on in at off
    along to
    """
)


class PlaceFinder:
    """Finds addresses by their form alone."""

    def find(self, page: Page) -> list[Found]:
        """Every number with a street, every postcode, and other ways to tell a place."""
        found: list[Found] = []
        for match in _STREET.find(page, cased=True):
            words = match[1].lower().split()
            court = match[2].lower() == "court" and words[-1] == "high"
            stopped = any(len(word) > 4 and word.endswith(".") for word in words)  # "0900 Friday. Church Lane"
            other = court or stopped or _DATED.match(match[0]) is not None
            if words[0] not in MONTHS and not set(words) & (_NEVER_A_STREET | CIVIL) and not other:
                found.append(_found(match.start(), match.end(), "a number and a street"))
        for match in _FRONT_STREET.find(page, cased=True):
            found.append(_found(match.start(), match.end(), "a number and a street"))
        found += _without_number(page)
        for match in _SMALL_STREET.find(page):
            words = match[1].split()
            other = words[0] in MONTHS or _DATED.match(match[0]) is not None
            if not other and not any(is_word(w) and w not in _STREET_WORDS for w in words):
                found.append(_found(match.start(), match.end(), "a number and a street", certain=False))
        for match in _POSTCODE.find(page, cased=True):
            small = not any(c.isupper() for c in match[0])
            if not (small and match[0][-2:].lower() in ("st", "nd", "rd", "th")):
                found.append(_found(match.start(), match.end(), "a postcode", kind="postcode"))
        for pattern, reason in ((_WORDS_PLACE, "a place in three words"), (_DEGREES, "a place in degrees")):
            found += [_found(m.start(), m.end(), reason) for m in pattern.find(page)]
        text = page.folded.text
        for match in _COTTAGE.finditer(text) if any(kind in text for kind in _COTTAGES) else ():
            if match[0].split()[-2].lower() not in _BEFORE_PLACES:
                found.append(_found(match.start(), match.end(), "a house with a name", certain=False))
        return found


def _without_number(page: Page) -> list[Found]:
    """Addresses whose number, if they have one, stands elsewhere than before the street."""
    text, found = page.folded.text, []
    for match in _THE.find(page, cased=True) if " The " in text else ():
        found.append(_found(match.start(), match.end(), "a number and a street", certain=False))
    for match in _ON_STREET.find(page, cased=True):
        found.append(_found(match.start(), match.end(), "a number and a street"))
    for match in _FARM.find(page, cased=True):
        if _PUBLIC.isdisjoint(match["name"].lower().split()):
            found.append(_found(*match.span("it"), "a farm with a name", certain=False))
    for match in _STREET_BEHIND.find(page, cased=True):
        house = _HOUSE_BEFORE.search(text, max(0, match.start() - 60), match.start())
        if house and _is_home(house[0].lower().split(), match[1].lower().split()):
            found.append(_found(house.start(), match.end(), "a house and a street", certain=False))
    return found


def _is_home(house: list[str], street: list[str]) -> bool:
    named = len(house) > 2 or house[0] != "the" or house[1].rstrip("s") in PLACE_WORDS | _HOMESTEAD_WORDS
    return named and _PUBLIC.isdisjoint((*house, *street))


def _found(start: int, end: int, reason: str, certain: bool = True, kind: MarkKind = "address") -> Found:
    return Found(start, end, kind, FOR_KIND[kind], reason, certain, rank=4)
