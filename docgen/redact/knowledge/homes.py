"""What the addresses of a case are made of: numbers, flats, streets, houses with a name, towns, postcodes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from docgen.case.model import Address
from docgen.redact.language.wordsets import listed, words
from docgen.redact.text.normalise import fold, key

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
    **dict.fromkeys(("row", "rw"), "row"),
    **dict.fromkeys(("walk", "wlk"), "walk"),
    **dict.fromkeys(("mews", "mws"), "mews"),
    **dict.fromkeys(("grove", "gr", "gro", "grv"), "grove"),
    **dict.fromkeys(("gardens", "gdns", "gdn", "garden"), "gardens"),
    **dict.fromkeys(("square", "sq"), "square"),
    **dict.fromkeys(("parade", "pde"), "parade"),
    **{
        word: word
        for word in listed(
            """
            way rise view hill green park croft vale yard wharf quay gate bank fold meadow meadows
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
# What stands before a number of its own, without a street: "Bungalow 3, Heather Garth".
_UNIT = (
    "unit|room|plot|block|bungalow|house|cottage|chalet|caravan|pitch|lodge|cabin|suite|berth|mooring|villa|home"
)
# Those of them that are houses: people say "the lot at 3" of Bungalow 3.
_DWELLINGS = words("bungalow house plot cottage chalet caravan pitch lodge cabin villa home")
_FLAT_LINE = re.compile(rf"^(?:{FLAT}|{_UNIT})\.?\s*(?:no\.?\s*)?([a-z]?\d{{1,4}}[a-z]?|[a-z])\b(?!')\s*(.*)$")
_POSTCODE = re.compile(r"\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s?\d[A-Za-z]{2}\b")
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

    @property
    def numbers(self) -> frozenset[str]:
        """Every house and flat number."""
        return self.houses | self.flats


def homes_of(addresses: Iterable[Address]) -> Homes:
    """The parts of these addresses, whichever way they are divided into lines."""
    parts = _Parts()
    for address in addresses:
        text = "\n".join(address.lines)
        for code in [address.postcode or "", *_POSTCODE.findall(text)]:
            parts.postcodes[code.upper()] = None
        lines = [line.strip(" .") for line in re.split(r"[,\n]", _POSTCODE.sub("", text)) if line.strip(" .")]
        street_seen = False
        for at, line in enumerate(lines):
            rest = parts.take_numbers(fold(line).lower)
            street_seen = parts.take_words(rest, street_seen, last=at == len(lines) - 1) or street_seen
    return Homes(
        frozenset(parts.houses),
        frozenset(parts.flats),
        frozenset(parts.units),
        tuple(parts.streets),
        tuple(n for n in parts.named if len([w for w in n.split() if w != "the"]) > 1),
        tuple(parts.towns),
        tuple(code for code in parts.postcodes if code),
    )


class _Parts:
    """What has been found so far."""

    def __init__(self) -> None:
        self.houses: set[str] = set()
        self.flats: set[str] = set()
        self.units: set[str] = set()
        self.streets: dict[Street, None] = {}
        self.named: dict[str, None] = {}
        self.towns: dict[str, None] = {}
        self.postcodes: dict[str, None] = {}

    def take_numbers(self, line: str) -> str:
        """The line without the numbers of flat and house that begin it."""
        flat = _FLAT_LINE.match(line)
        if flat and flat[1]:
            self.flats.add(flat[1])
            kind = line.split()[0].strip(".")
            self.units.add(kind)
            if kind in _DWELLINGS:
                self.houses.add(flat[1])
            line = flat[2].strip(" ,/")
        number = _NUMBER_LINE.match(line)
        if number:
            self.houses |= {n.replace(" ", "") for n in re.findall(r"\d+\s?[a-z]?", number[1])}
            return f"# {number[2]}"
        if re.fullmatch(r"\d{1,4}[a-z]?", line):
            self.houses.add(line)
            return ""
        return line

    def take_words(self, rest: str, street_seen: bool, last: bool) -> bool:
        """Files what is left of a line as street, house or town; True where it is a street."""
        numbered = rest.startswith("# ")
        keys = tuple(k for w in re.split(r"[\s\-]+", rest.removeprefix("# ")) if (k := key(w)))
        if not keys:
            return False
        at = len(keys) - 1
        if keys[at] not in STREET_TYPES and numbered:  # the town may follow on the same line
            at = next((i for i in range(1, len(keys)) if keys[i] in STREET_TYPES), at)
        kind = STREET_TYPES.get(keys[at]) if at else None
        if numbered or (kind and not street_seen and keys[at] not in HOUSE_TYPES):
            self.streets[Street(keys[:at] if kind else keys, kind)] = None
            if at < len(keys) - 1:
                self.towns[" ".join(keys[at + 1 :])] = None
            return True
        if not street_seen and not last:
            self.named[rest] = None
        else:
            self.towns[rest] = None
        return False
