"""Whether the name of an agency or a place tells who somebody of the case is, or only shares a word with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from docgen.redact.finders.units import numbers_in
from docgen.redact.knowledge.homes import Homes
from docgen.redact.knowledge.parties import Party
from docgen.redact.marks import Found, MarkKind
from docgen.redact.text.normalise import key
from docgen.redact.text.page import Page

_NUMBERS = ("telephone", "e-mail", "handle", "vehicle", "date-of-birth", "ni-number", "nhs-number")
RELATIVE = "somebody with a surname of the case"
HOUSE = "a house of the case"


@dataclass(frozen=True, slots=True)
class Tell:
    """What a text tells of somebody in the case; ``whole`` where it is enough to know who it is.

    A full name is enough, and so is the only name of somebody who has one, a name gone by, a house with its
    number, and any other number. A surname alone may be a namesake's, and a street is everybody's who lives
    there.
    """

    kind: MarkKind
    text: str
    whole: bool
    certain: bool = True
    label: str = ""


Told = Callable[[str], list[Tell]]


class _Finder(Protocol):
    def find(self, page: Page) -> list[Found]: ...


def tells(page: Page, finders: Iterable[_Finder], parties: Sequence[Party], homes: Homes) -> list[Tell]:
    """Everything of the case that a text tells, before anything in it is kept."""
    return [
        Tell(found.kind, text, _whole(found, text, parties, homes), found.certain, found.replacement)
        for finder in finders
        for found in finder.find(page)
        if found.of_case and (text := page.folded.text[found.start : found.end])
    ]


def tells_somebody(told: Iterable[Tell]) -> bool:
    """Whether somebody of the case, no officer, is told of so that a reader knows who it is."""
    return any(tell.whole and tell.kind != "officer" for tell in told)


def _whole(found: Found, text: str, parties: Sequence[Party], homes: Homes) -> bool:
    if found.kind in ("name", "officer"):
        return _full_name(found, text, parties)
    if found.kind == "address":
        return found.reason == HOUSE or not numbers_in(text).isdisjoint(homes.numbers)
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
