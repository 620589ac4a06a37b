"""What the addresses of a case are made of: numbers, flats, streets, houses with a name, towns, postcodes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from docgen.case.model import Address
from docgen.redact.normalise import fold, key
from docgen.redact.wordsets import listed, words

STREET_TYPES: dict[str, str] = {
    **dict.fromkeys(("street", "st", "str", "strt"), "street"),
    **dict.fromkeys(("road", "rd"), "road"),
    **dict.fromkeys(("close", "cl", "clo", "cls", "clse"), "close"),
    **dict.fromkeys(("avenue", "ave", "av", "aven"), "avenue"),
    **dict.fromkeys(("lane", "ln", "la"), "lane"),
    **dict.fromkeys(("drive", "dr", "drv"), "drive"),
    **dict.fromkeys(("crescent", "cres", "cresc", "cr"), "crescent"),
    **dict.fromkeys(("court", "ct", "crt"), "court"),
    **dict.fromkeys(("terrace", "terr", "tce", "ter"), "terrace"),
    **dict.fromkeys(("place", "pl"), "place"),
    **dict.fromkeys(("grove", "gr", "gro", "grv"), "grove"),
    **dict.fromkeys(("gardens", "gdns", "gdn", "garden"), "gardens"),
    **dict.fromkeys(("square", "sq"), "square"),
    **dict.fromkeys(("parade", "pde"), "parade"),
    **{
        word: word
        for word in listed(
            """
            way row walk rise view mews hill green park croft vale yard wharf quay gate bank fold meadow meadows
            brow drove garth mount path circus boulevard chase end approach broadway heights villas cottages
            buildings
            """
        )
    },
}
HOUSE_TYPES = words(
    """
    cottage house lodge farm villa barn mill hall manor court heights towers tower point mansions bungalow
    """
)
FLAT = r"(?:flat|flt|apartment|apt|maisonette|bedsit|studio)"
_FLAT_LINE = re.compile(rf"^(?:{FLAT}|unit|room|plot|block)\.?\s*(?:no\.?\s*)?([a-z]?\d{{0,4}}[a-z]?)\b\s*(.*)$")
_NUMBER_LINE = re.compile(
    r"^(?:no\.?\s*|number\s*)?(\d{1,4}\s?[a-z]?(?:\s?[-/&]\s?\d{1,4}\s?[a-z]?)*)\b[\s,]+(.+)$"
)


@dataclass(frozen=True, slots=True)
class Street:
    """A street of the case: the keys of its name, without its type."""

    name: tuple[str, ...]
    type: str | None


@dataclass(frozen=True, slots=True)
class Homes:
    """Everything that tells where the people of a case live."""

    houses: frozenset[str]  # their numbers, small letters: "14", "2b"
    flats: frozenset[str]
    units: frozenset[str]  # words such as "room" or "unit" that stand before a number in an address of the case
    streets: tuple[Street, ...]
    named: tuple[str, ...]  # houses with a name: "Rose Cottage"
    towns: tuple[str, ...]
    postcodes: tuple[str, ...]


def homes_of(addresses: Iterable[Address]) -> Homes:
    """The parts of these addresses."""
    numbers: set[str] = set()
    flats: set[str] = set()
    units: set[str] = set()
    streets: dict[Street, None] = {}
    houses: dict[str, None] = {}
    towns: dict[str, None] = {}
    postcodes: dict[str, None] = {}
    for address in addresses:
        if address.postcode:
            postcodes[address.postcode] = None
        lines = [part.strip() for line in address.lines for part in line.split(",") if part.strip()]
        street_seen = False
        for at, line in enumerate(lines):
            rest = fold(line).lower.strip(" .")
            flat = _FLAT_LINE.match(rest)
            if flat and flat[1]:
                flats.add(flat[1])
                units.add(rest.split()[0].strip("."))
                rest = flat[2].strip(" ,/")
            number = _NUMBER_LINE.match(rest)
            if number:
                numbers |= {n.replace(" ", "") for n in re.findall(r"\d+\s?[a-z]?", number[1])}
                rest = number[2]
            if re.fullmatch(r"\d{1,4}[a-z]?", rest):
                numbers.add(rest)
                rest = ""
            if not rest:
                continue
            words = tuple(k for w in re.split(r"[\s\-]+", rest) if (k := key(w)))
            kind = STREET_TYPES.get(words[-1]) if len(words) > 1 else None
            if number or (kind and not street_seen and words[-1] not in HOUSE_TYPES):
                streets[Street(words[:-1] if kind else words, kind)] = None
                street_seen = True
            elif not street_seen and at < len(lines) - 1:
                houses[rest] = None
            elif not flat:
                towns[rest] = None
    return Homes(
        frozenset(numbers),
        frozenset(flats),
        frozenset(units),
        tuple(streets),
        tuple(h for h in houses if len([w for w in h.split() if w != "the"]) > 1),
        tuple(towns),
        tuple(postcodes),
    )
