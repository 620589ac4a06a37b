"""What the addresses of a case are made of: numbers, flats, streets, houses with a name, towns, postcodes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from docgen.case.model import Address
from docgen.redact.knowledge.kinds import (
    LEVELS,
    LINE_ENDS,
    NOWHERE,
    PLACES_ROUND_ABOUT,
    SHORT_KINDS,
    SITES,
    SITES_OF_TWO,
)
from docgen.redact.knowledge.lines import by_itself, without_care_of, without_where
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
    **dict.fromkeys(("walk", "wlk", "wk"), "walk"),
    **dict.fromkeys(("mews", "mws"), "mews"),
    **dict.fromkeys(("grove", "gr", "gro", "grv"), "grove"),
    **dict.fromkeys(("gardens", "gdns", "gdn", "garden"), "gardens"),
    **dict.fromkeys(("square", "sq", "sqr"), "square"),
    **dict.fromkeys(("yard", "yd"), "yard"),
    **dict.fromkeys(("view", "vw"), "view"),
    **dict.fromkeys(("rise", "rse"), "rise"),
    **dict.fromkeys(("way", "wy"), "way"),
    **dict.fromkeys(("park", "pk"), "park"),
    **dict.fromkeys(("croft", "crft"), "croft"),
    **dict.fromkeys(("fold", "fld"), "fold"),
    **dict.fromkeys(("wharf", "whf"), "wharf"),
    **dict.fromkeys(("garth", "gth"), "garth"),
    **dict.fromkeys(("meadow", "mdw"), "meadow"),
    **dict.fromkeys(("meadows", "mdws"), "meadows"),
    **dict.fromkeys(("mount", "mnt"), "mount"),
    **dict.fromkeys(("heights", "hts"), "heights"),
    **dict.fromkeys(("villas", "vls"), "villas"),
    **dict.fromkeys(("cottages", "cotts"), "cottages"),
    **dict.fromkeys(("buildings", "bldgs"), "buildings"),
    **dict.fromkeys(("boulevard", "blvd"), "boulevard"),
    **dict.fromkeys(("green", "grn"), "green"),
    **dict.fromkeys(("parade", "pde"), "parade"),
    **dict.fromkeys(("bank", "bk", "bnk"), "bank"),
    **dict.fromkeys(("approach", "appr"), "approach"),
    **{
        word: word
        for word in listed(
            """
            hill vale quay gate brow drove path circus chase end broadway brae wynd vennel pend
            """
        )
    },
}
# What the name of a street begins with in other languages: "Ffordd y Bont".
STREET_FRONTS = words(
    """
    heol ffordd stryd lon rhodfa llys maes bryn clos cwrt rhiw gerddi teras cae erw parc glan pen tan bro dol rue
    """
)
HOUSE_TYPES = words(
    """
    cottage house lodge farm villa barn mill hall manor court heights towers tower point mansions bungalow
    """
)
FLAT = r"(?:flat|flt|apartment|apt|maisonette|bedsit|studio)"
# What stands before a number of its own, without a street: "Bungalow 3, Heather Garth".
_UNIT = (
    "unit|room|plot|block|bungalow|house|cottage|chalet|caravan|pitch|lodge|cabin|suite|berth|mooring|villa|home"
    "|pontoon|pod|bedroom|rm"
)
# Those of them that are houses: people say "the lot at 3" of Bungalow 3.
_DWELLINGS = words("bungalow house plot cottage chalet caravan pitch lodge cabin villa home")
_FLAT_LINE = re.compile(
    rf"^(?:{FLAT}|{_UNIT})\.?\s*(?:no\.?\s*)?"
    rf"(\d{{1,2}}/\d{{1,2}}|\d{{1,2}}(?:\.\d{{2}}|f\d{{1,2}})|[a-z]?\d{{1,4}}[a-z]?|[a-z])\b(?!')\s*(.*)$"
)
# "2/1": the first on the second floor, as flats in Scotland are numbered
_FLOOR_AND_FLAT = re.compile(r"^(\d{1,2}(?:/\d{1,2}|f\d{1,2}|\.\d{2}))(?:$|[\s,]+(?=\d)(.*)$)")
_MARK = re.compile(r"\d{1,2}(?:\.\d{2}|f\d{1,2})")
_FLOOR_LINE = re.compile(
    rf"^(?:the\s+)?({'|'.join(LEVELS)})(?:\s+(?:floor|flr|fl)(?:\s+{FLAT})?|\s+{FLAT})(?:[\s,]+(?=\d)(.*))?$"
)
_POSTCODE = re.compile(r"\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s?\d[A-Za-z]{2}\b")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*\d[^()\[\]]*)[)\]]")  # "(sofa at 9 Kiln Fold)"
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
    named: tuple[str, ...]  # houses, boats and sites with a name: "rose cottage", "nb kingfisher"
    towns: tuple[str, ...]
    postcodes: tuple[str, ...]
    floors: frozenset[str] = frozenset()  # of flats known by their floor: "ground", "garden"
    marks: frozenset[str] = frozenset()  # of flats that are no plain number: "2.07", "3f1"
    lines: tuple[str, ...] = ()  # every line as it stands in the case, apart from towns

    @property
    def numbers(self) -> frozenset[str]:
        """Every house and flat number."""
        return self.houses | self.flats


def homes_of(addresses: Iterable[Address]) -> Homes:
    """The parts of these addresses, whichever way they are divided into lines."""
    parts = _Parts()
    written: dict[str, None] = {}
    for address in addresses:
        text = "\n".join(address.lines)
        for code in [address.postcode or "", *_POSTCODE.findall(text)]:
            if any(map(str.isdigit, code)):  # "-", "n/a" and "unknown" are none
                parts.postcodes[code.upper()] = None
        text = _IN_BRACKETS.sub(r"\n\1\n", _POSTCODE.sub("", text))
        lines = [line for part in re.split(r"[,\n]", text) if (line := without_care_of(part.strip(" .")))]
        told = {line: _line(parts.take_numbers(fold(line).lower)) for line in lines}
        parts.take([line for line in told.values() if line])
        written |= dict.fromkeys(line for line, read in told.items() if not _understood(line, read))
    return Homes(
        frozenset(parts.houses),
        frozenset(parts.flats),
        frozenset(parts.units),
        tuple(parts.streets),
        tuple(parts.named),
        tuple(parts.towns),
        tuple(code for code in parts.postcodes if code),
        frozenset(parts.floors),
        frozenset(parts.marks),
        tuple(line for line in written if fold(line).lower not in parts.towns),
    )


def _understood(line: str, read: _Line | None) -> bool:
    """Whether what was read of a line is all of it, or it says nothing: it need not be looked for as it stands."""
    if not NOWHERE.isdisjoint(_words(fold(line).lower)):
        return True
    plain = re.fullmatch(r"[\w\s'’./\-]+", line) is not None
    if read is None:
        return plain and not line.lower().endswith("floor")
    return plain and read.numbered and read.street is not None


def _words(text: str) -> list[str]:
    return re.split(r"[\s,]+", text)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of an address without its numbers; ``street`` where it is one, with the town that may follow."""

    text: str
    numbered: bool
    street: Street | None = None
    town: str = ""

    @property
    def house(self) -> bool:
        """Whether its last word is a kind of house or site."""
        keys = _keys(self.text)
        return bool(keys) and (SHORT_KINDS.get(keys[-1], keys[-1]) in HOUSE_TYPES | SITES or _site(keys))


def _keys(text: str) -> tuple[str, ...]:
    return tuple(k for word in re.split(r"[\s\-]+", text) if (k := key(word)))


def _kind(word: str) -> str:
    return SHORT_KINDS.get(word, word)


def _site(keys: tuple[str, ...]) -> bool:
    """Whether a caravan park and the like: a street by its last word alone."""
    last = tuple(SHORT_KINDS.get(k, k) for k in keys[-2:])
    return len(keys) > 2 and last in SITES_OF_TWO


def _line(rest: str) -> _Line | None:
    """What is left of a line when its numbers are taken: a street where it has a number or ends as one."""
    numbered, text = rest.startswith("# "), rest.removeprefix("# ").strip()
    keys = _keys(text)
    if not keys:
        return None
    if keys[0] in STREET_FRONTS and len(keys) > 1:
        return _Line(text, numbered, Street(keys, None))
    at = len(keys) - 1
    if numbered and at and keys[at] not in STREET_TYPES and _kind(keys[at]) in HOUSE_TYPES:
        return _Line(text, numbered)  # "57 Beaumont Tower" is a door of that house
    if keys[at] not in STREET_TYPES and numbered:  # the town may follow on the same line
        at = next((i for i in range(1, len(keys)) if keys[i] in STREET_TYPES), at)
    kind = STREET_TYPES.get(keys[at]) if at else None
    if _site(keys) or not (numbered or (kind and keys[at] not in HOUSE_TYPES and kind not in HOUSE_TYPES)):
        return _Line(text, numbered)
    return _Line(text, numbered, Street(keys[:at] if kind else keys, kind), " ".join(keys[at + 1 :]))


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
        self.floors: set[str] = set()
        self.marks: set[str] = set()

    def take_numbers(self, line: str) -> str:
        """The line without the numbers of flat and house that begin it."""
        if floor := _FLOOR_LINE.match(line):
            self.floors.add(floor[1])
            line = (floor[2] or "").strip()
        flat = _FLAT_LINE.match(line)
        if flat and flat[1]:
            self._take_flat(flat[1])
            kind = line.split()[0].strip(".")
            self.units.add(kind)
            if kind in _DWELLINGS:
                self.houses.add(flat[1])
            line = flat[2].strip(" ,/")
        if slashed := _FLOOR_AND_FLAT.match(line):
            self._take_flat(slashed[1])
            line = (slashed[2] or "").strip()
        line = without_where(line)
        number = _NUMBER_LINE.match(line)
        if number:
            self.houses |= {n.replace(" ", "") for n in re.findall(r"\d+\s?[a-z]?", number[1])}
            return f"# {number[2]}"
        if re.fullmatch(r"\d{1,4}[a-z]?", line):
            self.houses.add(line)
            return ""
        return line

    def _take_flat(self, number: str) -> None:
        (self.marks if _MARK.fullmatch(number) else self.flats).add(number)

    def take(self, lines: list[_Line]) -> None:
        """Files the lines of one address, without their numbers, as streets, houses and towns.

        What stands before the first street is a house or a site; the last line is a town.
        """
        first = next((at for at, line in enumerate(lines) if line.street), None)
        for at, line in enumerate(lines):
            last = at == len(lines) - 1
            if line.street and (line.numbered or at == first or not last):
                self.streets[line.street] = None
                if line.town:
                    self.towns[line.town] = None
            elif self._is_house(lines, at, first):
                self.named[line.text] = None
                if short := by_itself(line.text):
                    self.named[short] = None
            else:
                self.towns[line.text] = None

    def _is_house(self, lines: list[_Line], at: int, first: int | None) -> bool:
        words_of = _words(lines[at].text)
        if not NOWHERE.isdisjoint(words_of) or not any(len(word) > 2 and word != "the" for word in words_of):
            return False
        if first is not None and at < first:
            return True
        around = "_".join(words_of)
        if around in PLACES_ROUND_ABOUT:
            return False
        if at == len(lines) - 1:
            return at == 0 and (lines[at].house or (bool(self.flats | self.marks) and len(words_of) > 1))
        if first is None and at == 1 and len(words_of) > 1:
            return True  # it stands between the house and the town: "Cross Cliffe", "The Dale"
        ended = len(words_of) > 1 and words_of[-1] in LINE_ENDS and words_of[0] not in PLACES_ROUND_ABOUT
        if ended and (first is None or at < 2):
            return True
        return lines[at].house or (first is None and at == 0)
