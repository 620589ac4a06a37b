"""Whether the name of an agency or a place tells who somebody of the case is, or only shares a word with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from docgen.case.model import Address
from docgen.redact.finders.homes.addresses import find_addresses
from docgen.redact.finders.homes.housenames import find_house_names
from docgen.redact.finders.homes.units import find_units, numbers_in
from docgen.redact.knowledge.homes import Homes, homes_of
from docgen.redact.knowledge.parties import Party
from docgen.redact.language.diminutives import also_called
from docgen.redact.marks import Found, MarkKind
from docgen.redact.text.normalise import fold, key
from docgen.redact.text.page import Page

_NUMBERS = ("telephone", "e-mail", "handle", "vehicle", "date-of-birth", "ni-number", "nhs-number")
RELATIVE = "somebody with a surname of the case"
HOUSE = "a house of the case"


@dataclass(frozen=True, slots=True)
class Tell:
    """What a text tells of somebody in the case; ``whole`` where it is enough to know who it is.

    A full name is enough, and so is the only name of somebody who has one, a name gone by, a house with its
    number or its name, a postcode, and any other number. A surname alone may be a namesake's, and a street is
    everybody's who lives there.
    """

    kind: MarkKind
    text: str
    whole: bool
    certain: bool = True
    label: str = ""
    given: bool = False  # a first name alone


Told = Callable[[str], list[Tell]]


class _Finder(Protocol):
    def find(self, page: Page) -> list[Found]: ...


def tells(page: Page, finders: Iterable[_Finder], parties: Sequence[Party], homes: Homes) -> list[Tell]:
    """Everything of the case that a text tells, before anything in it is kept."""
    return [
        Tell(
            found.kind,
            text,
            _whole(found, text, parties, homes),
            found.certain,
            found.replacement,
            found.kind == "name" and _is_given(text, parties),
        )
        for finder in finders
        for found in finder.find(page)
        if found.of_case and (text := page.folded.text[found.start : found.end])
    ]


def tells_somebody(told: Iterable[Tell]) -> bool:
    """Whether somebody of the case, no officer, is told of so that a reader knows who it is."""
    return any(tell.whole and tell.kind != "officer" for tell in told)


def agency_tells(name: str, told: Iterable[Tell]) -> bool:
    """Whether the name of an agency tells who somebody of the case is, no officer.

    A first name alone does where the agency is somebody's: "Shane's Place", "Friends of Lorraine", but not
    "St Thomas's Hospital" or "Friends of Shane Park".
    """
    seen = tuple(told)
    return tells_somebody(seen) or any(tell.given and tell.certain and _is_whose(name, tell.text) for tell in seen)


def place_tells(page: Page, told: Iterable[Tell], parties: Iterable[Party]) -> bool:
    """Whether a place to meet tells of somebody of the case: no place needs a name, and no home is one.

    A street by itself is no home, nor is a number of the case in another street: the hall may stand in it.
    """
    if any(
        tell.whole if tell.kind == "postcode" else tell.certain
        for tell in told
        if tell.kind not in ("officer", "address")
    ):
        return True
    return any(_is_home(page, address) for party in parties for address in party.addresses)


def _is_home(page: Page, address: Address) -> bool:
    homes = homes_of([address])
    finders: tuple[_Finder, ...] = (find_addresses(homes), find_house_names(homes.named), find_units(homes))
    numbered = not numbers_in(page.folded.text).isdisjoint(homes.numbers)
    return any(
        found.reason == HOUSE or numbered
        for finder in finders
        for found in finder.find(page)
        if found.kind == "address"
    )


def _is_whose(name: str, given: str) -> bool:
    word = re.escape(fold(given).lower)
    found = rf"(?<!st )(?<!st\. )(?<!saint )\b{word}'(?:s\b)?|\b(?:of|for) {word}\b"
    text = fold(name)
    return any(
        not match[0].startswith(("of ", "for ")) or not re.match(r" [A-Z]", text.text[match.end() :])
        for match in re.finditer(found, text.lower)
    )


def _is_given(text: str, parties: Sequence[Party]) -> bool:
    names = [party.name for party in parties if party.name and party.role != "officer"]
    written = key(re.sub(r"['’]s?$", "", text))
    if any(written == key(family) for name in names for family in name.family):
        return False
    given = {key(name.given) for name in names if name.given}
    return written in given | {short for name in given for short in also_called(name)}


def _whole(found: Found, text: str, parties: Sequence[Party], homes: Homes) -> bool:
    if found.kind in ("name", "officer"):
        return _full_name(found, text, parties)
    if found.kind == "address":
        return found.reason == HOUSE or not numbers_in(text).isdisjoint(homes.numbers)
    if found.kind == "postcode":
        return found.certain
    return found.certain and found.kind in _NUMBERS


def _full_name(found: Found, text: str, parties: Sequence[Party]) -> bool:
    if found.reason == RELATIVE:
        return False
    if len(re.findall(r"[^\W\d_]+", text)) > 1:
        return True
    written = key(text)
    for name in (party.name for party in parties if party.label == found.replacement and party.name):
        parts = [name.given or "", *name.family] if not name.whole else [name.whole]
        if found.certain and (sum(map(bool, parts)) < 2 or written in map(key, name.known_as)):
            return True
        if name.given and name.family and key(name.given) in written and key(name.family[-1]) in written:
            return True
    return False
