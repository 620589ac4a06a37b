"""Finds where the people of the case live, in whole or in part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from docgen.redact.finders.homes.counting import COUNTING, THINGS
from docgen.redact.finders.homes.houses import PART, WHOLE, HouseFinder, find_houses
from docgen.redact.finders.homes.likeness import alike, capital_or_caseless, runs_on, spelt_at, what_they_do
from docgen.redact.finders.homes.postcodes import PostcodeFinder, find_postcodes, pattern_of
from docgen.redact.finders.homes.units import ONES, TENS, numbers_in
from docgen.redact.knowledge.homes import FLAT, STREET_FRONTS, STREET_TYPES, Homes, Street
from docgen.redact.knowledge.kinds import PLACE_WORDS, SOMETHING_ELSE
from docgen.redact.labels import FOR_KIND
from docgen.redact.language.collocations import FOLLOWED_BY
from docgen.redact.language.diminutives import GIVEN_NAMES
from docgen.redact.language.words import FUNCTION_WORDS, is_word
from docgen.redact.marks import Found
from docgen.redact.text.normalise import fold
from docgen.redact.text.openings import Opened
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import EDGE, END, any_of, phrase

_ONE = rf"(?:(?!(?:19|20)\d\d)\d{{4}}|\d{{1,3}})(?:\s?[a-z])?{END}"
_IN = r"\d{1,2}\.\d{2}|\d{1,2}f\d{1,2}|[a-z]?\d{1,4}[a-z]?|\d{1,2}/\d{1,2}|[a-z]|[ivx]{2,4}"
# One number or several, with a flat before them; what stands before the name of a street.
_BEFORE_STREET = re.compile(
    rf"{EDGE}(?<![.:£/])(?:(?:(?:{FLAT}|unit|room|house)s?\.?\s*(?:no\.?\s*)?|fl?\.?\s?(?=\d))(?:{_IN})(?:[\s,/]+|\s(?:at|of|in)\s))?(?:nos?\b\.?\s*|numbers?\s+|#\s?)?"
    rf"(?:\d{{1,2}}/\d{{1,2}},?\s+)?{_ONE}(?:\s*(?:-|/|&|,|to|and)\s*{_ONE}){{0,8}}(?:[\s,]*/?\s*|[_\-])$"
    rf"|(?<![\w.:£/])(?:nos?\b\.?\s*|numbers?\s+|#\s?|(?:{FLAT}|house)\s+){_ONE}\s+(?:on|in|of)\s+$"
)


_SPELT_BEFORE = re.compile(
    rf"{EDGE}(?:(?:{'|'.join(TENS)})(?:[\s\-]?(?:{'|'.join(ONES[:9])}))?|{'|'.join(ONES)})[\s,]+$"
)
# "11/02/26 Larkspur Close quiet": a day; a nought tells it even where one of its figures is a house of the case
_DATE = re.compile(r"(?:\d|[0-3]\d)[/\-](?:(?P<nought>0)\d|1[0-2]|\d)[/\-]\d\d")
# "Larkspur Close 27-33", "Larkspur Close (nos 27, 29 and 31)", but not "Larkspur Close 20-30 youths"
_NUMBER_BEHIND = r"(?!(?:19|20)\d\d)\d{1,4}[a-z]?\b"
_ROW_BEHIND = re.compile(
    rf"(?:[ ,:]{{1,2}}|(?P<open>\s?\())(?:nos?\b\.?\s?|numbers?\s|#)?"
    rf"(?P<row>{_NUMBER_BEHIND}(?:\s?(?:-|/|&|,|\bto\b|\band\b)\s?{_NUMBER_BEHIND}){{1,8}})"
    rf"(?(open)\))(?![.:/%]\d){COUNTING}{THINGS}"
)
_NEST = frozenset(("nest", "nests", "nesting", "season", "eggs", "chicks"))
# "Tanner Park" beside a Tanner's Row is another place.
_NO_STREETS = frozenset(("park", "green", "bridge", "hill", "wood"))
_PARTS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class AddressFinder:
    """Finds the addresses of a case; the patterns are made of its houses and postcodes."""

    homes: Homes
    by_letter: dict[str, tuple[Street, ...]]  # first letter of a street's name: the streets
    houses: HouseFinder
    postcodes: PostcodeFinder
    town: Opened | None
    exact: tuple[Opened | None, Opened | None]  # lines of the case in any case, and as they are
    after: Opened | None = None  # a number of the case behind its street

    def find(self, page: Page) -> list[Found]:
        """Every place where an address of the case, or a part of one, is written."""
        text = page.folded.lower
        found = self._streets(page)
        found += self._houses(page)
        for pattern, cased in zip(self.exact, (False, True), strict=True):
            if pattern:
                reason = "a line of an address of the case"
                found += [
                    self._whole(text, *m.span(), reason, certain=not cased)
                    for m in pattern.find(page, cased=cased)
                ]
        return [*found, *self.postcodes.find(page)]

    def _houses(self, page: Page) -> list[Found]:
        """Houses by their names, with the number before or behind: "9 Willowbrook", "Kestrel Court 14"."""
        text, found = page.folded.lower, []
        for place in self.houses.find(page):
            start, end = page.words[place.first].start, _end(page, place.last)
            before = self._before(text, start)
            if before and (self._has_ours(before[0]) or not before[0][0].isdigit()):
                start = before.start()
            else:
                end = self._behind(text, end)
            found.append(self._whole(text, start, end, WHOLE if place.whole else PART, place.certain))
        return found

    def _streets(self, page: Page) -> list[Found]:
        found = []
        text = page.folded.lower
        for at, word in enumerate(page.words):
            for street in self.by_letter.get(word.key[:1], ()):
                last, certain = self._street_at(page, at, street)
                if last is not None:
                    before = self._before(text, word.start)
                    if not before and what_they_do(page, at, last):
                        continue  # "larks rise over the hill"
                    start = before.start() if before else word.start
                    end = _end(page, last)
                    end = end if before else self._behind(text, end)
                    found.append(self._whole(text, start, end, "an address of the case", certain))
                    break
        return found

    def _street_at(self, page: Page, at: int, street: Street) -> tuple[int | None, bool]:
        """The index of the last word of this street where it begins with this word; and whether that is sure."""
        joined = "".join(street.name)
        run = joined + (street.type or "")
        if (len(joined) > 4 or (street.type and len(run) > 8)) and page.words[at].key == run:
            return at, True
        last, exact = _name_at(page, at, street.name)
        if last is None:
            return None, False
        kind = _type_after(page, last, street)
        words_only = all(is_word(name) or len(name) < 4 for name in street.name)
        if kind and kind != street.type and page.key(last + 2) in SOMETHING_ELSE:
            return None, False  # "Quarry Bank Mill" is not Quarry View
        said = kind and (kind == street.type or (exact and not words_only and kind not in _NO_STREETS))
        if (
            said
            and kind != street.type
            and not capital_or_caseless(page, at, last + 1)
            and not self._ours(page, at)
        ):
            said = not (street.name[-1].endswith("s") and page.key(last + 1).endswith("s"))  # "weavers' cottages"
        if not exact and street.type is None and page.key(at) == street.name[0] in STREET_FRONTS:
            return (last, False) if capital_or_caseless(page, at, last) else (None, False)  # "Llys Celin"
        if _nothing(street):  # "the green" is a colour, "the road" any road, and "2 the gate" nothing
            capitals = said and page.words[at].capital and page.words[last + 1].capital
            said = said and (capitals or self._ours(page, at))
            return (last + 1, exact and kind == street.type) if said else (None, False)
        if said:
            return last + 1, exact and kind == street.type
        other = last + 1 < len(page.words) and page.words[last + 1].key in SOMETHING_ELSE
        other = other and page.gap(last, last + 1) == " "  # "5 Church officials", "Saltergate police station"
        if not exact and not other and len("".join(street.name)) > 6 and capital_or_caseless(page, at, last):
            return (last, False) if self._ours(page, at) else (None, False)  # "44 Gladston"
        if exact and not other and (self._ours(page, at) or self._told_by_name(page, at, last, street)):
            return last, False
        return None, False

    def _ours(self, page: Page, at: int) -> bool:
        """Whether a house number of the case stands before the word."""
        before = self._before(page.folded.lower, page.words[at].start)
        return before is not None and self._has_ours(before[0])

    def _before(self, text: str, start: int) -> re.Match[str] | None:
        """The numbers before a street or a house that begins here; in words only those of the case."""
        if figures := _BEFORE_STREET.search(text, max(0, start - 60), start):
            dated = _DATE.fullmatch(figures[0].rstrip(" ,"))
            return None if dated and (dated["nought"] or not self._has_ours(figures[0])) else figures
        spelt = _SPELT_BEFORE.search(text, max(0, start - 20), start)
        return spelt if spelt and self._has_ours(spelt[0]) else None

    def _behind(self, text: str, end: int) -> int:
        """Where the numbers end that stand behind a street or a house which ends here: "Larkspur Close 27-33"."""
        row = _ROW_BEHIND.match(text, end)
        if row and self._has_ours(row["row"]):
            return row.end()
        match = self.after.compiled.match(text, end) if self.after else None
        return match.end() if match else end

    def _has_ours(self, before: str) -> bool:
        said = {
            *re.findall(r"\d+[a-z]?", before),
            *numbers_in(before),
            re.sub(r"\D", "", before),
        }  # "11/04" of 1104
        return not said.isdisjoint(self.homes.numbers)

    def _told_by_name(self, page: Page, first: int, last: int, street: Street) -> bool:
        """Whether the name alone tells the street: "the Larkspur dispute", but not "Larkspur Primary School"."""
        if street.type is None:
            return len(street.name) > 1
        word, following = page.words[first], page.words[last + 1] if last + 1 < len(page.words) else None
        if len(street.name) == 1 and first and _called_so(page, first):
            return False  # "Mini Coopers"
        proper = following is not None and following.capital and not following.shouted and len(following.key) > 1
        if proper and page.gap(last, last + 1) == " ":
            return False
        if following is not None and following.key in _NEST and last == first:
            return False  # "Lapwing nesting season"
        if following is not None and following.key in FOLLOWED_BY.get(word.key, frozenset()):
            return False  # "Heather beds"
        if word.opens and last == first and word.key in GIVEN_NAMES and page.next_key(last) in ("in", "on"):
            return False  # "Heather in the garden", or somebody of that name
        plain = all(name in PLACE_WORDS for name in street.name) or page.key(first - 1) in ("a", "an")
        if plain and not word.capital:
            return False  # "hollow threats", "a brewery tour"
        if any(page.key(first + i) != name for i, name in enumerate(street.name)):
            return False  # "Larkspurs"
        telling = any(len(name) >= 5 and not is_word(name) for name in street.name)
        several = last > first and all(w.capital and not w.shouted for w in page.words[first : last + 1])
        return (telling or several) and capital_or_caseless(page, first, last)

    def _whole(self, text: str, start: int, end: int, reason: str, certain: bool = True) -> Found:
        """The place with the town and the postcode that go on from it."""
        if self.town:
            while (match := self.town.compiled.match(text, end)) and match.end() > end:
                end = match.end()
        return _found(start, end, reason, certain)


def find_addresses(homes: Homes) -> AddressFinder:
    """The finder for these homes."""
    codes = [code for p in homes.postcodes if (code := pattern_of(p))]
    towns = [phrase(t) for t in homes.towns if phrase(t)]
    go_on = [rf"[ \t]*[,\n]?\s*{EDGE}(?:{'|'.join(codes)}){END}"] if codes else []
    if towns:
        joining = (
            r"(?=\s*$|\s*[^\w\s]|\s*\n|\s+(?:and|or|to|by|on|at|is|was|has|for|in|who|with|where)\b"
            r"|\s+[a-z]{1,2}\d)"
        )
        go_on.append(rf"(?:[ \t]*[,\n]\s*|[ \t]+)(?:{'|'.join(towns)}){END}{joining}")
    numbers = "|".join(sorted((re.escape(n) for n in homes.numbers if n[0].isdigit()), key=lambda n: (-len(n), n)))
    behind = r"(?:[ ,]{1,2}|[_\-]|(?=\d+(?!\w)))(?:nos?\.?\s?|number\s|#)?"
    sides = r",?\s(?:odds?|evens?)(?:\s(?:nos?\.?|numbers|side))?,?\s(?:\d{1,4}\s?(?:-|to)\s?)?\d{1,4}"
    apart = rf"\s?[:/\-]\s?(?:nos?\.?\s?|#)?(?:{numbers})[a-d]?{END}(?=\s*(?:[,.;)\n]|$))"
    after = rf"(?:{behind}(?:{numbers})[a-d]?{END}|{apart}| \((?:{numbers})\)|{sides}{END})(?![.:/%]\d){COUNTING}"
    letters = {word[:1] for street in homes.streets for word in street.name[:2]}
    return AddressFinder(
        homes,
        {x: tuple(s for s in homes.streets if any(w[:1] == x for w in s.name[:2])) for x in letters},
        find_houses(homes.named, homes.towns),
        find_postcodes(homes.postcodes),
        Opened("|".join(go_on)) if go_on else None,
        _exactly(homes.lines, _run_together(homes), _shortened(homes)),
        Opened(after) if numbers else None,
    )


def _shortened(homes: Homes) -> list[str]:
    """Addresses as notes shorten them: "50 CBL" of 50 Cold Bath Lane."""
    said = (
        "".join(part[0] for part in (*street.name, street.type or "") if part).upper() for street in homes.streets
    )
    streets = sorted({letters for letters in said if len(letters) > 2 and letters.isalpha()})
    numbers = [number for number in sorted(homes.houses) if number.isdigit()]
    ways = (way for street in streets for number in numbers for way in ((number, street), (street, number)))
    return [rf"{first}\s?{last}" for first, last in ways] + [
        rf"{number}\s{street.lower()}" for street in streets for number in numbers
    ]


def _run_together(homes: Homes) -> list[str]:
    """Numbers with the first word of a house or street, as in the names of files: "16coppice"."""
    fronts = {street.name[0] for street in homes.streets}
    fronts |= {name.removeprefix("the ").split()[0] for name in homes.named}
    numbers = [number for number in homes.numbers if number.isdigit()]
    return [number + front for front in fronts if len(front) > 3 and front.isalpha() for number in numbers]


def _exactly(
    lines: Iterable[str], joined: Iterable[str], short: Iterable[str]
) -> tuple[Opened | None, Opened | None]:
    """The lines that mean nothing else in any case; those of two words only as they are, or in capitals.

    Whatever else is known of an address, what the case file says outright is found.
    """
    anyhow, cased = [*joined], [*short]
    for line in lines:
        parts = _PARTS.findall(fold(line).text)
        if not any(part.isalpha() and len(part) > 2 for part in parts) or len(parts) < 2:
            continue
        if len(parts) == 2 and re.fullmatch(FLAT, parts[0].lower()):
            continue  # "Flat 2", which may be one of another block
        if len(parts) > 2 or any(part[0].isdigit() for part in parts):
            anyhow.append(phrase(line))
        else:
            cased += [r"[\W_]{1,4}".join(map(re.escape, each)) for each in (parts, [p.upper() for p in parts])]
    return any_of(anyhow), any_of(cased)


def _end(page: Page, last: int) -> int:
    """Where a street ends whose last word this is: after the full stop of "Cl.", unless it ends the sentence."""
    word, text = page.words[last], page.folded.text
    end = word.bare_end
    if word.key in STREET_TYPES and STREET_TYPES[word.key] != word.key and text.startswith(".", end):
        after = text[end + 1 : end + 3].lstrip(" ")
        return end + 1 if after and not after[0].isupper() and not after[0].isspace() else end
    return end


def _called_so(page: Page, at: int) -> bool:
    """Whether the word before it makes it the end of some other name."""
    before = page.words[at - 1]
    if page.gap(at - 1, at) != " " or not before.capital or before.opens or before.upper:
        return False
    return before.key not in FUNCTION_WORDS


def _nothing(street: Street) -> bool:
    """Whether its name is "the" and the like."""
    return all(name in FUNCTION_WORDS for name in street.name)


def _name_at(page: Page, at: int, name: tuple[str, ...]) -> tuple[int | None, bool]:
    """The index of the last word of a street's name that begins here, and whether it is spelt as in the case."""
    last, exact = _words_at(page, at, name)
    if last is not None:
        return last, exact
    joined = "".join(name)
    if len(joined) > 5 and (last := spelt_at(page, at, joined)) is not None and _is_type(page, last + 1):
        return last, False  # "Lark Spur Close", "Upperdale View"
    for left_out in range(len(name)) if len(name) > 1 else ():  # "St Marys Mews" of St Mary's Gate Mews
        rest = name[:left_out] + name[left_out + 1 :]
        last, exact = _words_at(page, at, rest)
        telling = any(len(part) > 3 and not is_word(part) and part not in PLACE_WORDS for part in rest)
        if last is None or not exact or not telling:
            continue
        if _is_type(page, last + 1) and capital_or_caseless(page, at, last + 1):
            return last, False
    return None, False


def _words_at(page: Page, at: int, name: tuple[str, ...]) -> tuple[int | None, bool]:
    exact = True
    for offset, part in enumerate(name):
        if at + offset >= len(page.words) or (offset and not runs_on(page.gap(at + offset - 1, at + offset))):
            return None, False
        same = alike(page.key(at + offset), part)
        if same is None:
            return None, False
        exact = exact and same
    return at + len(name) - 1, exact


def _is_type(page: Page, at: int) -> bool:
    return at < len(page.words) and page.words[at].key in STREET_TYPES and runs_on(page.gap(at - 1, at))


def _type_after(page: Page, last: int, street: Street) -> str | None:
    """The type of street that the next word says, a slip of the finger allowed; None where it says none."""
    if last + 1 >= len(page.words) or not runs_on(page.gap(last, last + 1)):
        return None
    following = page.words[last + 1].key
    if following in STREET_TYPES:
        return STREET_TYPES[following]
    told = len(following) > 3 or (len(following) == 3 and not is_word(following))
    near = street.type and told and OSA.distance(following, street.type) <= 1
    return street.type if near else None


def _found(start: int, end: int, reason: str, certain: bool = True) -> Found:
    return Found(start, end, "address", FOR_KIND["address"], reason, certain, rank=7, of_case=True)
