"""Finds house and flat numbers where the words around them mean a home: "no. 16", "the lady at 14"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from docgen.redact.finders.homes.bare import bare_patterns
from docgen.redact.finders.homes.counting import (
    COUNTING,
    COUNTING_LETTERED,
    COUNTING_NAMED,
    MONTH,
    NO_THINGS,
    THINGS,
    THINGS_LETTERED,
)
from docgen.redact.finders.homes.labelled import NO_HOUSE, PART_OF, labelled, no_and_number
from docgen.redact.finders.homes.units import ONES, TENS, numbers_in
from docgen.redact.knowledge.homes import FLAT, STREET_TYPES, Homes
from docgen.redact.labels import FOR_KIND
from docgen.redact.language.wordsets import listed
from docgen.redact.marks import Found
from docgen.redact.text.openings import Opened
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import EDGE, END

_NO_LETTERED = "".join(
    rf"(?<!\b{word} )"
    for word in listed(
        "section s ss para paragraph regulation part clause class year band group size platform gate type"
    )
)
_DWELLERS = (
    r"(?:tenants?|occupiers?|occupants?|residents?|neighbours?|lady|ladies|gentleman|gentlemen|owners?"
    r"|those|landlord)"
)
_PEOPLE = (
    r"(?:wom[ae]n|m[ae]n|males?|females?|family|families|couple|people|persons?|lads?|boys?|girls?|fell(?:a|er)s?|blokes?|chaps?|guys?|youths?|kids?|child(?:ren)?"
    r"|everyone|everybody|anyone|anybody|no-?one|nobody|others?|basement|attic|loft|cellar|floor|flats?|shop|shed"
    r"|porch|windows?|stairs|landing|hall(?:way)?|drive(?:way)?|roof|household|lot|folks?|crowd|crew|gang|them|mum|mother|father|dad|complainants?|perpetrators?|victims?|witness(?:es)?"
    r"|property|properties|house|(?:the|his|her|their|family)\s+home"
    r"|address|tenancy|upstairs|downstairs|kitchen|bathroom|door|gardens?|yards?|fences?|gate|dogs?|rubbish|bins?|cars?|vans?)"
)
_EVENTS = (
    r"(?:noise|music|part(?:y|ies)|disturbance|banging|shouting|screaming|visit|visited|called|attended|lives?|lived|living"
    r"|resid(?:es|ed|ing)|works?|repairs?|cameras?|cctv|smoke|smell|incident|seen)"
)
_BESIDE = r"(?:outside|opposite|beside|behind|next\s+(?:door\s+)?to|in\s+front\s+of|door\s+to|above|below)"
_NEXT_DOOR = r"(?:next\s+door|neighbours?|opposite|(?:across|over)\s+the\s+\w+|upstairs|downstairs)"
# What belongs to a house: "the gardens of 7 and 11", but not "a fence of 7 feet"
_GROUNDS = (
    r"(?:gardens?|yards?|fences?|walls?|gates?|hedges?|roofs?|lofts?"
    r"|drive(?:way)?s?|porch(?:es)?|doors?|windows?|bins?|sheds?)"
)
_MEASURED = r"(?!\s?(?:feet|foot|ft|m|cm|mm|metres?|in|inch|inches|panels?|x)\b)"
_THERE = r"(?:\s*\((?=[\w ,&/-]{1,20}\))|,?\s+(?:at|in)\s+)"  # "(3)", "at 3"
_KNOCKED = r"(?:knock(?:s|ed|ing)?(?:\s+(?:on|at|for))?|visit(?:s|ed|ing)?|attend(?:s|ed|ing)?|leaflet(?:s|t?ed))"


_STREET_AFTER = re.compile(
    r",?\s+(?:[A-Z][A-Za-z'\-]+\s+){1,3}(?:"
    + "|".join(sorted(t.capitalize() for t in STREET_TYPES if len(t) > 1))
    + r")\b"
)


@dataclass(frozen=True, slots=True)
class NumberFinder:
    """Finds numbers of houses and flats; each pattern says whether it is sure, and whether case counts.

    Most texts hold no number of the case, and the patterns take long to compile: it is done when one does.
    """

    patterns: tuple[tuple[str, bool, bool], ...]
    ours: frozenset[str]  # the numbers of the case
    one_of_ours: re.Pattern[str] | None
    after_no: str = ""  # a pattern for "no 16", which several others are about
    no_patterns: tuple[tuple[str, bool, bool], ...] = ()

    def find(self, page: Page) -> list[Found]:
        """Every number that means a home of the case, and every "Flat 7"."""
        patterns = _ANY_HOME
        if self.one_of_ours and self.one_of_ours.search(page.folded.lower):
            patterns += self.patterns
            if self.after_no and Opened(self.after_no).compiled.search(page.folded.lower):
                patterns += self.no_patterns
        elif self.ours and page.numbers:
            patterns += _AT_NUMBER
        found = []
        for pattern, certain, cased in patterns:
            for match in Opened(pattern).find(page, cased=cased):
                start, end = match.span("it") if "it" in match.re.groupindex else match.span()
                reason = "a house or flat number"
                ours = not self.ours.isdisjoint(numbers_in(page.folded.text[start:end]))
                ours = ours and not _STREET_AFTER.match(page.folded.text, end)  # whose street that is, others tell
                found.append(
                    Found(start, end, "address", FOR_KIND["address"], reason, certain, rank=7, of_case=ours)
                )
        return found


_Patterns = tuple[tuple[str, bool, bool], ...]


def _any_home() -> _Patterns:
    sign = (
        r"(?:n(?:os?|r|um)\b[.:]?[^\S\n]*[\"']?|no(?=\d)|numbers?[:\s]\s*|#\s?"
        r"|[\"']?\s?[:=/]\s?[\"']?(?=\d)|[\"'](?=\d)|-(?=\d))?"
    )
    spelt = rf"(?:(?:{'|'.join(TENS)})(?:[\s\-]?(?:{'|'.join(ONES[:9])}))?|{'|'.join(ONES)})"
    spelt = (
        rf"(?:(?:{'|'.join(ONES[:9])})(?:\s(?:oh|zero|{'|'.join(ONES[:9])})){{2,3}}|{spelt})"  # "three oh four"
    )
    apart = r"(?:[\s\-](?:[b-h]\b(?!\.?\s?\d|')|(?:ay|bee|cee|dee)\b|a(?=\s*(?:[.,;:)]|$))))?"  # "flat 2 b"
    which = rf"(?:\d{{1,4}}(?:[a-z]{END}|{END}{apart})|[a-h]\d{{1,2}}\b|[a-h]\b(?!\s+[a-z])|{spelt}\b{apart})"
    more = (
        r"(?:(?:-|\s*(?:/|&|\+|,|to|and|or)\s*)(?:\d{1,4}[a-z]?|" + spelt + r")\b){0,8}"
    )  # "flat 2 - 3 warnings" is one flat
    ending = r"(?!\s+of\s+(?:another|a\s+different)\b)(?![/\-]\d)"
    flat = rf"{EDGE}{FLAT}s?(?:\b|(?=[\d_]))\.?"
    capital = flat.replace(
        FLAT, f"(?:{'|'.join(f'{word.capitalize()}|{word.upper()}' for word in FLAT[3:-1].split('|'))})"
    )
    figures = r"(?:\d{1,4}[A-Za-z]?)"
    return (
        (rf"{flat}[^\S\n_]*_?[^\S\n]*{sign}{which}{more}{COUNTING_NAMED}(?!\s?{MONTH}){ending}", True, False),
        (rf"{flat}\s*\n\s*{sign}{which}{more}{COUNTING}{THINGS}{ending}", True, False),
        (rf"{capital}[^\S\n]*{figures}{END}{COUNTING_NAMED}{ending}", True, True),
    )


_ANY_HOME = _any_home()
_AT_NUMBER: _Patterns = (
    (
        rf"{EDGE}(?:at|from|to|of|outside|opposite|near|by)\s+(?P<it>(?:(?:numbers?|nr|num|house)\b\.?|no(?:s\b|\.|\b))\s*\d{{1,3}}[a-z]?{END}{COUNTING}{THINGS})",
        False,
        False,
    ),
)


def find_numbers(homes: Homes) -> NumberFinder:
    """The finder for these homes."""
    patterns: list[tuple[str, bool, bool]] = []
    after_no, no_patterns = "", []
    if homes.numbers:
        said = homes.numbers | _figures_of(homes.numbers)
        raw = _ways(said)
        patterns += [*labelled(raw, _ways(said, cased=True)), *_AT_NUMBER]
        small = _ways(n for n in said if n.isdigit() and int(n) < 13)
        after_no, no_patterns = rf"no[\s_\-:]{{1,3}}[\"']?(?!one\b){raw}", no_and_number(raw, small)
    if meant := frozenset(number for number in homes.numbers if any(map(str.isdigit, number))):
        patterns += _meant(meant)
    said = homes.numbers | _figures_of(homes.numbers)
    ways = sorted({re.escape(n) for n in said} | {w for n in homes.numbers if (w := _spelt(n))})
    ours = re.compile(rf"(?<![^\W_a-z])(?:{'|'.join(ways)})(?!\d)") if ways else None
    return NumberFinder(tuple(patterns), homes.numbers, ours, after_no, tuple(no_patterns))


def _figures_of(numbers: frozenset[str]) -> frozenset[str]:
    """The figures of those that have a letter, which people leave out: "number 15" of 15B."""
    return frozenset(n[:-1] for n in numbers if re.fullmatch(r"\d+[a-z]", n))


def _meant(homes: frozenset[str]) -> list[tuple[str, bool, bool]]:
    """Where the words around a bare number mean a house."""
    one = _one(homes)
    late = _one(frozenset(n for n in homes if not n.isdigit() or int(n) > 12))  # the others may be hours
    # "those at 16-18", but not "from 16/04"
    pair = r"\s?(?:-\s?(?!0)\d{1,3}|/\s?(?:1[3-9]|[2-9]\d|1\d\d))[a-z]?(?![/.\-]\d)" + END
    first = rf"(?<![\w£.:])(?:{_ways(homes)}(?:{pair})?|\d{{1,3}}-{_ways(homes)}){COUNTING}"
    more = rf"\s*(?:-|/|&|\+|,|to|and|or)\s*\d{{1,3}}[a-z]?\b{COUNTING}"
    several = rf"{first}(?:{more}){{0,8}}"
    named = rf"{_ways(homes)}(?:{more}{THINGS}){{0,8}}{COUNTING_NAMED}"
    patterns = [
        (rf"{EDGE}{_DWELLERS}\s+(?:at|of|from|in)\s+(?P<it>{several}){NO_THINGS}", True, False),
        (rf"{EDGE}{_PEOPLE}\s+(?:at|from|in)\s+(?P<it>{several}){NO_THINGS}", False, False),
        (
            rf"{EDGE}(?<!next )(?<!house to )"
            r"(?P<it>(?:houses?|hses?|propert(?:y|ies)|doors?|plots?|homes|addresses)\s+"
            rf"(?:at\s+|nos?\b\.?\s*|numbers?\s+|[\s:]\s?)?{named})",
            False,
            False,
        ),
        (rf"{EDGE}(?:{_BESIDE}|{_KNOCKED})\s+(?P<it>{several}){THINGS}(?!\s+of\b)", False, False),
        (rf"{EDGE}{_NEXT_DOOR}{_THERE}(?P<it>{several}){NO_THINGS}", True, False),
        (rf"{EDGE}between\s+(?P<it>{one}\s*(?:and|&)\s*\d{{1,3}}[a-z]?\b{COUNTING})", False, False),
        (
            rf"{EDGE}(?:the|his|her|their|rear|front|back|side)\s+{_GROUNDS}\s+of\s+(?P<it>{several}){THINGS}{_MEASURED}"
            r"(?!\s+(?:of|out|per)\b)",
            False,
            False,
        ),
        (rf"{one}(?='s\s)", False, False),
        (rf"{EDGE}(?:about|against)\s+(?:him|her|them|those|the\s+\w+)\s+at\s+(?P<it>{several})", False, False),
        (rf"{EDGE}(?:left|dropped|posted)\s+(?:it|them|(?:the|a)\s+\w+)\s+at\s+(?P<it>{several})", False, False),
    ]
    patterns += [(pattern, False, False) for pattern in bare_patterns(homes, one, late)]
    lettered = [n for n in homes if re.fullmatch(r"\d+[abcef]|\d{2,}d", n)]  # "12b", but not "3d" and "50p"
    if lettered:
        either = "|".join(sorted(map(_lettered, lettered), key=lambda n: (-len(n), n)))
        no = rf"{NO_HOUSE}{_NO_LETTERED}(?!(?<![^\n])(?:{either})\s*(?:[.):]|\n|$))"  # nor of a paragraph
        patterns.append(
            (
                rf"(?=\d)(?<![\w£.:/#\-]){no}(?:{either}){END}(?!-?\s?side\b){COUNTING_LETTERED}{THINGS_LETTERED}{PART_OF}",
                False,
                False,
            )
        )
    if late:
        patterns.append((rf"{EDGE}{_EVENTS}\s+(?:at|from|in|of)\s+(?P<it>{late})", False, False))
        patterns.append(
            (
                rf"(?<![\w/.:£-])(?!\d+/\d+/){late.removesuffix(COUNTING)}/(?:1[3-9]|[2-9]\d|1\d\d){END}(?!/)",
                False,
                False,
            )
        )
    return patterns


def _one(numbers: frozenset[str]) -> str:
    """A pattern for any of these numbers, in figures or in words, that does not count anything."""
    return rf"(?<![\w£.:]){_ways(numbers)}{COUNTING}" if numbers else ""


def _ways(numbers: Iterable[str], cased: bool = False) -> str:
    """A pattern for any of these numbers, in figures or in words; nothing for none."""
    numbers = tuple(numbers)
    ways = {re.escape(n) for n in numbers} | {way for n in numbers if (way := _spelt(n))}
    if cased:
        ways |= {re.escape(n.upper()) for n in numbers}
    either = "|".join(sorted(ways, key=lambda w: (-len(w), w)))
    return rf"(?:{either}){END}" if ways else ""


def _lettered(number: str) -> str:
    """A pattern for "12b" that allows "12 b" as well, but "4 a" only where no word can follow the article."""
    figures, letter = number[:-1], number[-1]
    apart = r"[\s\-]a(?=\s*(?:[.,;:)]|$))(?!\.\s?m\b)" if letter == "a" else rf"[\s\-]{letter}(?!\.\s?\d|')"
    return rf"{figures}(?:{letter}|{apart})"


def _spelt(number: str) -> str:
    """A pattern for this number in words; nothing from a hundred on."""
    said = _in_words(number)
    more = rf"(?![\s\-]?(?:{'|'.join(ONES[:9])})\b)" if said in TENS else ""  # "twenty-seven" is not twenty
    return said.replace(" ", r"[\s\-]?") + more


def _in_words(number: str) -> str:
    if not number.isdigit() or not 0 < int(number) < 100:
        return ""
    tens, ones = divmod(int(number), 10)
    if tens < 2:
        return ONES[int(number) - 1]
    return f"{TENS[tens - 2]} {ONES[ones - 1]}" if ones else TENS[tens - 2]
