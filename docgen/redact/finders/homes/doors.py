"""Finds homes by what is on the door alone: "Rm D", "44d", "C & D", and "1204", which is rare."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from docgen.redact.finders.homes.counting import COUNTING, ELSEWHERE, THINGS
from docgen.redact.finders.homes.doing import DOES, HELPING
from docgen.redact.knowledge.homes import FLAT, Homes
from docgen.redact.labels import FOR_KIND
from docgen.redact.language.wordsets import listed
from docgen.redact.marks import Found
from docgen.redact.text.openings import Opened
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import EDGE, END

_KIND = rf"(?:{FLAT}|bed-?\s?sit(?:ter)?|bedroom|bedrm|room|rm|unit|door)"
_SAYS = (
    rf"(?='?s?\s+(?:{DOES}|(?:{HELPING}|say|called|keep|play|complain|want|hear|shout|again|and|to)\b)"
    r"|\s*(?:[,.;:)(\-&/]|$|\n))"
)
# What stands before a number that is a reference, a date, a time or a part of an Act.
_NOT_BEFORE = "".join(
    rf"(?<!\b{word} )"
    for word in listed(
        """
        ref ref. reference no.: case crime incident log cad urn niche exhibit order invoice pin code ext extension
        account route bus form section s para paragraph regulation page item act of.the pc pcso dc ds ps sgt collar
        badge number.is jan feb mar apr may june july jun jul aug sep sept oct nov dec january february march april
        august september october november december until till by around about approx circa since over under nearly
        almost exactly some total up.to than every all these those the.other around.
        cap cap: capacity capacity: max max. maximum
        """
    )
    for word in (word.replace(".", " ") if "." in word[1:-1] else word,)
)
_MEASURED = (
    r"(?!\s?(?:kwh|kg|g|m|mm|cm|km|ft|sq|db|mb|gb|litres?|pcm|pw|k|p|gbp|quid|hrs?|hours?|bst|gmt|x)\b)"
    r"(?!\s+(?:of|more|new|other|in\s+(?:total|all)|per|homes?|people|social|council|private|local|separate|different)\b)"
    rf"{THINGS}"
)
_EMERGENCIES = frozenset(("101", "111", "112", "119", "999"))


@dataclass(frozen=True, slots=True)
class DoorFinder:
    """Finds the homes of a case that have a letter, or a number of three figures or more."""

    small: tuple[Opened, ...]  # for small letters
    cased: tuple[Opened, ...]

    def find(self, page: Page) -> list[Found]:
        """Every such home; none is sure, for the words around it may mean something else."""
        found = []
        for patterns, cased in ((self.small, False), (self.cased, True)):
            for pattern in patterns:
                for match in pattern.find(page, cased=cased):
                    reason = "a house or flat number"
                    found.append(
                        Found(
                            *match.span("it"), "address", FOR_KIND["address"], reason, False, rank=7, of_case=True
                        )
                    )
        return found


def find_doors(homes: Homes) -> DoorFinder:
    """The finder for these homes."""
    letters = sorted(flat for flat in homes.flats if len(flat) == 1 and flat.isalpha())
    small, cased = _lettered(letters, homes) if letters else ([], [])
    rare = sorted(n for n in homes.numbers if n.isdigit() and len(n) > 2 and n not in _EMERGENCIES)
    small += [*_alone(n for n in rare if not 1900 <= int(n) < 2100), *_divided(n for n in rare if len(n) == 4)]
    return DoorFinder(tuple(map(Opened, small)), tuple(map(Opened, cased)))


def _lettered(letters: list[str], homes: Homes) -> tuple[list[str], list[str]]:
    sure = "".join(letter for letter in letters if letter not in "ai")
    small, large = "".join(letters), "".join(letters).upper()
    more = rf"(?:\s*(?:/|&|,|\band\b)\s*[{small}]{END})"
    kind = rf"(?=[abdfmrsu]){EDGE}(?P<it>{_KIND}s?\.?\s"
    patterns = [
        rf"{kind}{{0,2}}[{small}]{more}{{1,6}})(?!\s+[b-z]\w*ed?\b)",
        rf"{kind}{{1,2}}[{small}]{END}){_SAYS}{ELSEWHERE}",
    ]
    if sure:
        patterns.append(rf"{kind}{{1,2}}[{sure}]{END})(?!['.]\w){ELSEWHERE}")
    numbers = [n for n in homes.houses if n.isdigit()]
    if numbers:
        house = "|".join(sorted(map(re.escape, numbers), key=lambda n: (-len(n), n)))
        patterns.append(
            rf"(?=[n\d])(?<![\w£.:/#\-])(?P<it>(?:no\.?\s*)?(?:{house})(?:\s?[/\-]\s?)?[{small}]{END})"
            rf"(?!-?\s?side\b|[.:]\d)"
        )
    either = rf"(?<![\w.'/&\-])(?P<it>[{large}]\s?(?:and|&|/)\s?[{large}])(?<!A&E)(?<!A & E)(?<!A and E)(?<!A/C)"
    said = rf"(?<![\w.'/&\-])(?i:{_KIND})s?\.?\s(?P<it>[{large}]){END}(?!['.]\w|&){ELSEWHERE}"
    return patterns, [rf"{either}{END}(?![.'&/])", said]


def _alone(numbers: Iterable[str]) -> list[str]:
    """Numbers that are rare enough to mean the door by themselves."""
    either = "|".join(sorted(numbers, key=lambda n: (-len(n), n)))
    if not either:
        return []
    clock = r"(?!\s*(?:hrs|-|:)|\s+to\s+\d)"
    return [
        rf"(?=\d)(?<![\w£$€.,:/#*+=\-])(?<!\d\s){_NOT_BEFORE}(?P<it>{either}){END}{COUNTING}{_MEASURED}{clock}"
        rf"(?![.,:/\-]\d)(?!\s\d)"
    ]


def _divided(numbers: Iterable[str]) -> list[str]:
    """ "12-04" and "12 04" of Flat 1204, where the word before tells that it is no date."""
    either = "|".join(rf"{n[:2]}[\-/. ]{n[2:]}" for n in sorted(numbers))
    if not either:
        return []
    return [
        rf"{EDGE}(?P<it>(?:{_KIND})s?\.?\s(?:{either})){END}(?![/.\-]\d)",
        rf"{EDGE}(?:{_KIND}|above|below|upstairs|downstairs|next\s+door|neighbours?)\s*\(\s*(?P<it>{either})\s*\)",
    ]
