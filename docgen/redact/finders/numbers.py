"""Finds house and flat numbers where the words around them mean a home: "no. 16", "the lady at 14"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.redact.knowledge.homes import FLAT, STREET_TYPES, Homes
from docgen.redact.labels import FOR_KIND
from docgen.redact.language.wordsets import listed, words
from docgen.redact.marks import Found
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import EDGE, END

_ONES = listed(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
    """
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# What follows a number that counts something, or is a time or a date.
_COUNTING = (
    r"(?!\s*(?:-\s*)?(?:years?|yrs?|yo\b|days?|weeks?|wks?|months?|hours?|hrs?|mins?|minutes?|o'?clock|%|pm\b|am\b|people"
    r"|times|calls|complaints|reports|incidents|visits|occasions|working|miles|metres|meters|pounds|degrees|bus\b|priority"
    r"|in\s+the|of\s+\d|until|till?\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\s?[:.]\d|\d|[/\-]\d)"
)
# What stands before a number that is no house.
_NO_HOUSE = "".join(
    f"(?<!{word} )"
    for word in listed(
        """
        action item page case ref reference crime incident bus route schedule recommendation letter form account
        version badge collar serial log issue question step appendix exhibit line
        """
    )
)
_DWELLERS = (
    r"(?:tenants?|occupiers?|occupants?|residents?|neighbours?|lady|ladies|gentleman|gentlemen|owners?"
    r"|those|landlord)"
)
_PEOPLE = (
    r"(?:wom[ae]n|m[ae]n|males?|females?|family|families|couple|people|persons?|lads?|boys?|girls?|youths?|kids?|child(?:ren)?"
    r"|household|them|mum|mother|father|dad|complainants?|perpetrators?|victims?|witness(?:es)?|property|properties|house|home"
    r"|address|tenancy|upstairs|downstairs|kitchen|bathroom|door|garden|fence|gate|dogs?|rubbish|bins?|cars?|vans?)"
)
_EVENTS = (
    r"(?:noise|music|part(?:y|ies)|disturbance|banging|shouting|screaming|visit|visited|called|attended|lives?|lived|living"
    r"|resid(?:es|ed|ing)|works?|repairs?|cameras?|cctv|smoke|smell|incident|seen)"
)
_BESIDE = r"(?:outside|opposite|beside|behind|next\s+(?:door\s+)?to|in\s+front\s+of|door\s+to|above|below)"
_KNOCKED = r"(?:knock(?:s|ed|ing)?(?:\s+(?:on|at|for))?|visit(?:s|ed|ing)?|attend(?:s|ed|ing)?|leaflet(?:s|t?ed))"
_TOWARDS = rf"(?:{_BESIDE}|from|to|at|of|by|and|&|near|between|,)"


_NUMBER = re.compile(rf"\d+[a-z]?\b|\b(?:{'|'.join((*_ONES, *_TENS))})\b|\b[a-z]\d{{0,2}}\b")
_STREETS = (
    rf"\b(?:{'|'.join(sorted(t for t in set(STREET_TYPES.values()) if t not in ('end', 'path', 'approach')))})\b"
)


def numbers_in(text: str) -> frozenset[str]:
    """The house numbers that a text may hold, in figures however they are written: "Bungalow Three" holds 3."""
    return frozenset(_in_figures(number) for number in _NUMBER.findall(text.lower()))


def _in_figures(number: str) -> str:
    if number in _ONES:
        return str(_ONES.index(number) + 1)
    return str(_TENS.index(number) * 10 + 20) if number in _TENS else number


@dataclass(frozen=True, slots=True)
class NumberFinder:
    """Finds numbers of houses and flats; each pattern says whether it is sure, and whether case counts."""

    patterns: tuple[tuple[re.Pattern[str], bool, bool], ...]
    ours: frozenset[str]  # the numbers of the case, in figures and in words

    def find(self, page: Page) -> list[Found]:
        """Every number that means a home of the case, and every "Flat 7"."""
        found = []
        for pattern, certain, cased in self.patterns:
            for match in pattern.finditer(page.folded.text if cased else page.folded.lower):
                start, end = match.span("it") if "it" in pattern.groupindex else match.span()
                reason = "a house or flat number"
                ours = not self.ours.isdisjoint(_NUMBER.findall(page.folded.lower[start:end]))
                found.append(
                    Found(start, end, "address", FOR_KIND["address"], reason, certain, rank=7, of_case=ours)
                )
        return found


def find_numbers(homes: Homes) -> NumberFinder:
    """The finder for these homes."""
    flat = rf"{EDGE}{FLAT}s?(?:\b|(?=\d))\.?\s*(?:no\.?\s*|number\s*|#)?"
    spelt = rf"(?:(?:{'|'.join(_TENS)})(?:[\s\-]?(?:{'|'.join(_ONES[:9])}))?|{'|'.join(_ONES)})"
    which = rf"(?:\d{{1,4}}[a-z]?\b|[a-h]\d{{0,2}}\b(?!\s+[a-z])|{spelt}\b)"
    more = r"(?:\s*(?:-|/|&|,|to|and)\s*\d{1,4}[a-z]?\b){0,8}"
    patterns = [(rf"{flat}{which}{more}{_COUNTING}", True, False)]
    if homes.flats | homes.houses:
        patterns += _named(homes)
    if homes.houses:
        patterns += _meant(homes)
    units = homes.units - words("flat flt apartment apt maisonette bedsit studio")
    if units and homes.flats:
        unit = rf"{EDGE}(?:{'|'.join(sorted(units))})\s*(?:no\.?\s*)?{_one(homes.flats)}"
        patterns.append((unit, True, False))
    ours = homes.flats | homes.houses
    said = {word for n in ours for word in _in_words(n).split()}
    return NumberFinder(tuple((re.compile(p), certain, cased) for p, certain, cased in patterns), ours | said)


def _named(homes: Homes) -> list[tuple[str, bool, bool]]:
    """Where "number" or "no." stands before it."""
    ours = homes.flats | homes.houses
    one = _one(ours, after=r"\w£")
    several = rf"{one}(?:\s*(?:-|/|&|,|to|and)\s*(?:nos?\.?\s*)?\d{{1,3}}[a-z]?\b{_COUNTING}){{0,8}}"
    listed = rf"\d{{1,3}}[a-z]?\s*(?:-|/|&|to|and|,)\s*{one}"
    number = r"(?:nos?\.\s*|no(?=\d)|numbers?\s+|nos\s+|(?<!#)#)"
    speaking = r"\b(?:tc|called|visited|spoke|with)\s+(?:to\s+)?"
    ending = r"(?=\s*(?:[,.;:)\-]|$|\s(?:says?|said|is|was|has|re|and)\b))"
    return [
        (rf"(?=[n#]){EDGE}{_NO_HOUSE}{number}(?:{several}|{listed})", True, False),
        (rf"(?:{_TOWARDS}|{_STREETS})\s*(?P<it>no\s+{several})", True, False),
        (rf"(?:^|[\n.;:(\-]\s{{0,3}}|{speaking})(?P<it>no\s+{one}){ending}", False, False),
        (rf"(?<![A-Za-z])Nos?\s+{_one(ours, cased=True)}", False, True),
        (
            rf"{EDGE}(?:at|from|to|of|outside|opposite|near|by)\s+(?P<it>(?:number|no\.)\s*\d{{1,3}}[a-z]?{END}{_COUNTING})",
            False,
            False,
        ),
    ]


def _meant(homes: Homes) -> list[tuple[str, bool, bool]]:
    """Where the words around a bare number mean a house."""
    one = _one(homes.houses)
    late = _one(frozenset(n for n in homes.houses if not n.isdigit() or int(n) > 12))  # the others may be hours
    several = rf"{one}(?:\s*(?:-|/|&|,|to|and)\s*\d{{1,3}}[a-z]?\b{_COUNTING}){{0,8}}"
    patterns = [
        (rf"{EDGE}{_DWELLERS}\s+(?:at|of|from|in)\s+(?P<it>{several})", False, False),
        (rf"{EDGE}{_PEOPLE}\s+(?:at|from|in)\s+(?P<it>{several})", False, False),
        (rf"{EDGE}(?P<it>(?:house|property|door)\s+{one})", False, False),
        (rf"{EDGE}(?:{_BESIDE}|{_KNOCKED})\s+(?P<it>{several})", False, False),
        (rf"{EDGE}between\s+(?P<it>{one}\s*(?:and|&)\s*\d{{1,3}}[a-z]?\b{_COUNTING})", False, False),
        (rf"{one}(?='s\s)", False, False),
    ]
    if late:
        patterns.append((rf"{EDGE}at\s+(?P<it>{late})(?=\s*(?:[.,;)]|$))", False, False))
        patterns.append((rf"{EDGE}{_EVENTS}\s+(?:at|from|in|of)\s+(?P<it>{late})", False, False))
        patterns.append(
            (rf"(?<![\w/.:£-]){late.removesuffix(_COUNTING)}/(?:1[3-9]|[2-9]\d|1\d\d){END}(?!/)", False, False)
        )
    return patterns


def _one(numbers: frozenset[str], cased: bool = False, after: str = r"\w£.:") -> str:
    """A pattern for any of these numbers, in figures or in words, that does not count anything."""
    ways = {re.escape(n) for n in numbers} | {way for n in numbers if (way := _spelt(n))}
    if cased:
        ways |= {re.escape(n.upper()) for n in numbers}
    either = "|".join(sorted(ways, key=lambda w: (-len(w), w)))
    return rf"(?<![{after}])(?:{either}){END}{_COUNTING}" if ways else ""


def _spelt(number: str) -> str:
    """A pattern for this number in words; nothing from a hundred on."""
    return _in_words(number).replace(" ", r"[\s\-]?")


def _in_words(number: str) -> str:
    if not number.isdigit() or not 0 < int(number) < 100:
        return ""
    tens, ones = divmod(int(number), 10)
    if tens < 2:
        return _ONES[int(number) - 1]
    return f"{_TENS[tens - 2]} {_ONES[ones - 1]}" if ones else _TENS[tens - 2]
