"""Finds where the people of the case live, in whole or in part."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from docgen.redact.knowledge.homes import FLAT, HOUSE_TYPES, STREET_TYPES, Homes, Street
from docgen.redact.labels import FOR_KIND
from docgen.redact.language.collocations import FOLLOWED_BY
from docgen.redact.language.diminutives import GIVEN_NAMES
from docgen.redact.language.words import FUNCTION_WORDS, is_word
from docgen.redact.marks import Found, MarkKind
from docgen.redact.text.normalise import key
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import EDGE, END, any_of, phrase

_ONE = r"\d{1,3}(?:\s?[a-z])?\b"
# One number or several, with a flat before them; what stands before the name of a street.
_BEFORE_STREET = re.compile(
    rf"(?<![\w.:£/])(?:(?:{FLAT}|unit|room|house)s?\.?\s*(?:no\.?\s*)?\w{{1,4}}[\s,/]+)?(?:nos?\b\.?\s*|numbers?\s+|#\s?)?"
    rf"{_ONE}(?:\s*(?:-|/|&|,|to|and)\s*{_ONE}){{0,8}}[\s,]*$"
)


@dataclass(frozen=True, slots=True)
class AddressFinder:
    """Finds the addresses of a case; the patterns are made of its houses and postcodes."""

    homes: Homes
    by_letter: dict[str, tuple[Street, ...]]  # first letter of a street's name: the streets
    houses: re.Pattern[str] | None
    postcodes: re.Pattern[str] | None
    outward: re.Pattern[str] | None
    town: re.Pattern[str] | None
    after: re.Pattern[str] | None = None  # a number of the case behind its street
    alone: frozenset[str] = frozenset()  # names of houses that tell without their kind

    def find(self, page: Page) -> list[Found]:
        """Every place where an address of the case, or a part of one, is written."""
        text = page.folded.lower
        found = self._streets(page)
        if self.houses:
            found += [
                self._whole(text, m.start(), m.end(), "a house of the case") for m in self.houses.finditer(text)
            ]
        if self.alone:
            found += self._house_names(page)
        if self.postcodes:
            found += [
                _found(m.start(), m.end(), "a postcode of the case", kind="postcode")
                for m in self.postcodes.finditer(text)
            ]
        if self.outward:
            small = bool(page.words) and all(word.caseless for word in page.words)
            for match in self.outward.finditer(page.folded.text.upper() if small else page.folded.text):
                found.append(
                    _found(match.start(), match.end(), "part of a postcode of the case", False, "postcode")
                )
        return found

    def _house_names(self, page: Page) -> list[Found]:
        """The name of a house or court without its kind, or in two words: "Penrose residents"."""
        found = []
        for at, word in enumerate(page.words):
            name = word.bare in self.alone
            parted = at + 2 < len(page.words) and page.gap(at, at + 1) == " "
            if parted and page.key(at + 2) in HOUSE_TYPES and word.key + page.key(at + 1) in self.alone:
                end = page.words[at + 2].bare_end
            elif name and (word.capital or word.caseless) and not _is_anothers(page, at):
                end = word.bare_end
            else:
                continue
            found.append(_found(word.start, end, "the name of a house of the case", False))
        return found

    def _streets(self, page: Page) -> list[Found]:
        found = []
        text = page.folded.lower
        for at, word in enumerate(page.words):
            for street in self.by_letter.get(word.key[:1], ()):
                last, certain = self._street_at(page, at, street)
                if last is not None:
                    before = _BEFORE_STREET.search(text, max(0, word.start - 60), word.start)
                    start = before.start() if before else word.start
                    end = _end(page, last)
                    behind = self.after.match(text, end) if self.after and not before else None
                    end = behind.end() if behind else end
                    found.append(self._whole(text, start, end, "an address of the case", certain))
                    break
        return found

    def _street_at(self, page: Page, at: int, street: Street) -> tuple[int | None, bool]:
        """The index of the last word of this street where it begins with this word; and whether that is sure."""
        joined = "".join(street.name)
        if len(joined) > 4 and page.words[at].key == joined + (street.type or ""):
            return at, True
        last, exact = _name_at(page, at, street.name)
        if last is None:
            return None, False
        kind = _type_after(page, last, street)
        words_only = all(is_word(name) or len(name) < 4 for name in street.name)
        if kind and (kind == street.type or (exact and not words_only)):
            # "the green" is a colour, and "the road" any road
            nothing = all(name in FUNCTION_WORDS for name in street.name)
            if not nothing or (page.words[at].capital and page.words[last + 1].capital) or self._ours(page, at):
                return last + 1, exact and kind == street.type
        if exact and (self._ours(page, at) or self._told_by_name(page, at, last, street)):
            return last, False
        return None, False

    def _ours(self, page: Page, at: int) -> bool:
        """Whether a house number of the case stands before the word."""
        start = page.words[at].start
        before = _BEFORE_STREET.search(page.folded.lower, max(0, start - 60), start)
        return before is not None and any(n in self.homes.houses for n in re.findall(r"\d+[a-z]?", before[0]))

    def _told_by_name(self, page: Page, first: int, last: int, street: Street) -> bool:
        """Whether the name alone tells the street: "the Larkspur dispute", but not "Larkspur Primary School"."""
        if street.type is None:
            return len(street.name) > 1
        word, following = page.words[first], page.words[last + 1] if last + 1 < len(page.words) else None
        proper = following is not None and following.capital and not following.shouted and len(following.key) > 1
        if proper and page.gap(last, last + 1) == " ":
            return False
        if following is not None and following.key in FOLLOWED_BY.get(word.key, frozenset()):
            return False  # "Heather beds"
        if word.opens and last == first and word.key in GIVEN_NAMES and page.next_key(last) in ("in", "on"):
            return False  # "Heather in the garden", or somebody of that name
        telling = any(len(name) >= 5 and not is_word(name) for name in street.name)
        return telling and (word.capital or word.caseless)

    def _whole(self, text: str, start: int, end: int, reason: str, certain: bool = True) -> Found:
        """The place with the town and the postcode that go on from it."""
        if self.town:
            while match := self.town.match(text, end):
                end = match.end()
        return _found(start, end, reason, certain)


def find_addresses(homes: Homes) -> AddressFinder:
    """The finder for these homes."""
    outward = {p.split()[0].upper() for p in homes.postcodes if len(p.split()) == 2}
    codes = [_postcode(p) for p in homes.postcodes]
    towns = [phrase(t) for t in homes.towns if phrase(t)]
    go_on = [rf"[ \t]*[,\n]?\s*{EDGE}(?:{'|'.join(codes)}){END}"] if codes else []
    if towns:
        joining = (
            r"(?=\s*$|\s*[^\w\s]|\s*\n|\s+(?:and|or|to|by|on|at|is|was|has|for|in|who|with|where)\b"
            r"|\s+[a-z]{1,2}\d)"
        )
        go_on.append(rf"(?:[ \t]*[,\n]\s*|[ \t]+)(?:{'|'.join(towns)}){END}{joining}")
    numbers = "|".join(sorted(map(re.escape, homes.numbers), key=lambda n: (-len(n), n)))
    letters = {street.name[0][:1] for street in homes.streets}
    return AddressFinder(
        homes,
        {letter: tuple(s for s in homes.streets if s.name[0][:1] == letter) for letter in letters},
        any_of(phrase(h) for h in homes.named if h.split()[-1] in HOUSE_TYPES or not all(map(is_word, h.split()))),
        any_of(codes),
        re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(sorted(outward))})(?![A-Za-z0-9])") if outward else None,
        re.compile("|".join(go_on)) if go_on else None,
        re.compile(rf"[ ,]{{1,2}}(?:nos?\.?\s?|number\s|#)?(?:{numbers}){END}(?![.:/%]\d)") if numbers else None,
        frozenset(_own_name(h) for h in homes.named) - {""},
    )


def _own_name(house: str) -> str:
    """The key of "Penrose" of Penrose Court; nothing where it is an ordinary word, or there are more of them."""
    *name, kind = house.split()
    word = key(name[0]) if len(name) == 1 else ""
    return word if kind in HOUSE_TYPES and len(word) >= 5 and not is_word(word) else ""


def _is_anothers(page: Page, at: int) -> bool:
    """Whether a proper name goes on from the word: "Penrose Surgery"."""
    if at + 1 >= len(page.words) or page.gap(at, at + 1) != " ":
        return False
    following = page.words[at + 1]
    return following.capital and not following.shouted and len(following.key) > 1


def _postcode(postcode: str) -> str:
    looks = {"0": "[0o]", "o": "[o0]", "1": "[1il]", "i": "[i1l]", "5": "[5s]", "s": "[s5]"}
    chars = [c for c in postcode.lower() if c.isalnum()]
    return r"[\s\-.]{0,3}".join(looks.get(c, re.escape(c)) for c in chars)


def _alike(word: str, name: str) -> bool | None:
    """True where the word is the name, False where it is a misspelling of it, None where it is neither."""
    if word == name or (len(name) > 3 and (word == name + "s" or word + "s" == name)):
        return True
    if len(name) < 5 or len(word) < 4 or is_word(word) or word[0] != name[0]:
        return None
    limit = 2 if len(name) >= 8 else 1
    return False if OSA.distance(word, name, score_cutoff=limit) <= limit else None


def _end(page: Page, last: int) -> int:
    """Where a street ends whose last word this is: after the full stop of "Cl.", unless it ends the sentence."""
    word, text = page.words[last], page.folded.text
    end = word.bare_end
    if word.key in STREET_TYPES and STREET_TYPES[word.key] != word.key and text.startswith(".", end):
        after = text[end + 1 : end + 3].lstrip(" ")
        return end + 1 if after and not after[0].isupper() and not after[0].isspace() else end
    return end


def _name_at(page: Page, at: int, name: tuple[str, ...]) -> tuple[int | None, bool]:
    """The index of the last word of a street's name that begins here, and whether it is spelt as in the case."""
    words, exact = page.words, True
    parted = len(name) == 1 and len(name[0]) > 5 and at + 2 < len(words) and page.gap(at, at + 1) == " "
    if parted and words[at].key + words[at + 1].key == name[0] and words[at + 2].key in STREET_TYPES:
        return at + 1, False  # "Lark Spur Close"
    for offset, part in enumerate(name):
        if at + offset >= len(words) or (offset and not _runs_on(page.gap(at + offset - 1, at + offset))):
            return None, False
        same = _alike(page.key(at + offset), part)
        if same is None:
            return None, False
        exact = exact and same
    return at + len(name) - 1, exact


def _type_after(page: Page, last: int, street: Street) -> str | None:
    """The type of street that the next word says, a slip of the finger allowed; None where it says none."""
    if last + 1 >= len(page.words) or not _runs_on(page.gap(last, last + 1)):
        return None
    following = page.words[last + 1].key
    if following in STREET_TYPES:
        return STREET_TYPES[following]
    near = street.type and len(following) > 3 and OSA.distance(following, street.type) <= 1
    return street.type if near else None


def _runs_on(gap: str) -> bool:
    return gap in ("", "-", "_") or (gap.isspace() and gap.count("\n") < 2) or gap == " - "


def _found(start: int, end: int, reason: str, certain: bool = True, kind: MarkKind = "address") -> Found:
    return Found(
        start, end, kind, FOR_KIND[kind], reason, certain, rank=7 if kind == "address" else 5, of_case=True
    )
