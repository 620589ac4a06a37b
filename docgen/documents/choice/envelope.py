"""What has to be on an envelope so that the post delivers it: the rules of GOV.UK Notify for a postal address.

Pure: lines in, faults out. A fault tells the number of a line and never its text, since it ends in logs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

FEWEST_LINES = 3
MOST_LINES = 7
REFUSED_AT_START = '@()=[]"\\/,<>~'

# The letters before the first digit: every postcode area of Royal Mail, with the Crown dependencies, BF for the
# forces and BX for large organisations.
_AREAS = frozenset(
    [
        "AB",
        "AL",
        "B",
        "BA",
        "BB",
        "BD",
        "BF",
        "BH",
        "BL",
        "BN",
        "BR",
        "BS",
        "BT",
        "BX",
        "CA",
        "CB",
        "CF",
        "CH",
        "CM",
        "CO",
        "CR",
        "CT",
        "CV",
        "CW",
        "DA",
        "DD",
        "DE",
        "DG",
        "DH",
        "DL",
        "DN",
        "DT",
        "DY",
        "E",
        "EC",
        "EH",
        "EN",
        "EX",
        "FK",
        "FY",
        "G",
        "GL",
        "GU",
        "GY",
        "HA",
        "HD",
        "HG",
        "HP",
        "HR",
        "HS",
        "HU",
        "HX",
        "IG",
        "IM",
        "IP",
        "IV",
        "JE",
        "KA",
        "KT",
        "KW",
        "KY",
        "L",
        "LA",
        "LD",
        "LE",
        "LL",
        "LN",
        "LS",
        "LU",
        "M",
        "ME",
        "MK",
        "ML",
        "N",
        "NE",
        "NG",
        "NN",
        "NP",
        "NR",
        "NW",
        "OL",
        "OX",
        "PA",
        "PE",
        "PH",
        "PL",
        "PO",
        "PR",
        "RG",
        "RH",
        "RM",
        "S",
        "SA",
        "SE",
        "SG",
        "SK",
        "SL",
        "SM",
        "SN",
        "SO",
        "SP",
        "SR",
        "SS",
        "ST",
        "SW",
        "SY",
        "TA",
        "TD",
        "TF",
        "TN",
        "TQ",
        "TR",
        "TS",
        "TW",
        "UB",
        "W",
        "WA",
        "WC",
        "WD",
        "WF",
        "WN",
        "WR",
        "WS",
        "WV",
        "YO",
        "ZE",
    ]
)
_POSTCODE = re.compile(r"([A-Z]{1,2})([0-9][0-9A-Z]?)([0-9][ABD-HJLNP-UW-Z]{2})")
_GIROBANK = "GIR0AA"  # the one postcode without a digit in its first half
_BFPO = re.compile(r"BFPO\s*(?:C/O\s*)?\d+", re.IGNORECASE)
_HOMELESS = re.compile(r"no fixed (?:abode|address)", re.IGNORECASE)
_HOMELESS_POSTCODE = "ZZ993VZ"  # what the health service writes for no fixed abode
_IN_BRITAIN = frozenset(
    [
        "united kingdom",
        "uk",
        "u.k.",
        "great britain",
        "gb",
        "gbr",
        "england",
        "scotland",
        "wales",
        "cymru",
        "northern ireland",
        "channel islands",
        "jersey",
        "guernsey",
        "alderney",
        "sark",
        "herm",
        "isle of man",
    ]
)
_NEEDS = f"Notify needs {FEWEST_LINES} to {MOST_LINES}"


@dataclass(frozen=True, slots=True)
class AddressFault:
    """What is wrong with an address: one stable word, one sentence, and the line counted from 1, if it is one."""

    code: str
    message: str
    line: int | None = None


def postcode(text: str) -> str | None:
    """A UK postcode as the post prints it, whatever its case and spaces; None for anything else."""
    packed = "".join(text.split()).upper()
    match = _POSTCODE.fullmatch(packed)
    if packed != _GIROBANK and (match is None or match[1] not in _AREAS):
        return None
    return f"{packed[:-3]} {packed[-3:]}"


def printed_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines that count: spaces evened, commas at the end and empty lines gone, ligatures taken apart."""
    evened = (" ".join(unicodedata.normalize("NFKD", line).split()).rstrip(" ,") for line in lines)
    return tuple(line for line in evened if line)


def address_faults(lines: Sequence[str]) -> tuple[AddressFault, ...]:
    """Everything that would stop a letter to this address, name and postcode among the lines; none for a good one.

    A country at the end that is (part of) the United Kingdom does not count, nor may it stand with a BFPO number.
    """
    printed = printed_lines(lines)
    if not printed:
        return (AddressFault("address-missing", "there is no address"),)
    counted = list(printed)
    while len(counted) > 1 and counted[-1].lower() in _IN_BRITAIN:
        counted.pop()
    return (
        *_count(counted),
        *_starts(counted),
        *_home(counted),
        *_last(counted),
    )


def _count(lines: Sequence[str]) -> list[AddressFault]:
    if FEWEST_LINES <= len(lines) <= MOST_LINES:
        return []
    code = "address-short" if len(lines) < FEWEST_LINES else "address-long"
    return [AddressFault(code, f"the address has {len(lines)} line{'s' * (len(lines) > 1)}; {_NEEDS}")]


def _starts(lines: Sequence[str]) -> list[AddressFault]:
    found = [
        AddressFault("address-line", f"line {at} of the address has no letter A to Z and no digit", at)
        for at, line in enumerate(lines[:2], 1)
        if not re.search(r"[A-Za-z0-9]", line)
    ]
    return found + [
        AddressFault("address-start", f"line {at} of the address starts with {line[0]}, which Notify refuses", at)
        for at, line in enumerate(lines, 1)
        if line[0] in REFUSED_AT_START
    ]


def _home(lines: Sequence[str]) -> list[AddressFault]:
    for at, line in enumerate(lines, 1):
        unspaced = "".join(line.split()).upper()
        if line.lower() == "nfa" or _HOMELESS.search(line) or unspaced == _HOMELESS_POSTCODE:
            said = f"line {at} of the address says that there is no fixed abode, where no post can go"
            return [AddressFault("address-no-fixed-abode", said, at)]
    if _HOMELESS.search("\n".join(lines).replace("\n", " ")):
        return [AddressFault("address-no-fixed-abode", "the address says that there is no fixed abode")]
    return []


def _last(lines: Sequence[str]) -> list[AddressFault]:
    last = len(lines)
    at_base = [at for at, line in enumerate(lines, 1) if _BFPO.fullmatch(line)]
    if at_base and (at_base[-1] == last or postcode(lines[-1])):
        return []  # a British Forces number does for a postcode, and may stand before or after one
    if at_base:
        return [
            AddressFault(
                "address-forces", "an address with a BFPO number ends with that number; it has no country", last
            )
        ]
    if postcode(lines[-1]):
        return []
    inside = next((at for at, line in enumerate(lines, 1) if postcode(line)), None)
    if inside:
        said = f"line {last} of the address, the last, is not a UK postcode; the postcode is on line {inside}"
        return [AddressFault("address-postcode", said, last)]
    said = f"line {last} of the address, the last, is not a UK postcode"
    return [AddressFault("address-postcode", said, last)]
