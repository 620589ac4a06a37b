"""Births, telephones, marks and accounts as notes give them in part or with a slip; what goes is in curly brackets."""

from __future__ import annotations

import json
from functools import cache

import pytest
from bracketed import bracketed, lines
from support import load_data

from docgen.authority import load_authority
from docgen.case import parse_case
from docgen.redact import Redactor
from docgen.redact.reader import Redactors


@cache
def redactor() -> Redactor:
    data = load_data("third-party-after-meeting")
    data["victim"]["identifiers"] = ["943 476 5919", "448812", "01632 960518"]
    data["perpetrators"] = [
        {
            **data["perpetrators"][0],
            "name": {"title": "", "given": "Corin", "family": "Tebbutt", "known_as": []},
            "address": {"lines": ["36 Saltgrass Way", "Penhollow"], "postcode": "PL30 9ZQ"},
            "phone": "07700 900266",
            "email": "corin.tebbutt@example.org",
            "identifiers": ["MW03 RDT", "ACC-007832"],
            "date_of_birth": "2011-05-30",
            "under_18": True,
        }
    ]
    return Redactors(parse_case(json.dumps(data)), load_authority("north-east-derbyshire")).for_reader(None)


TOLD = """
born on {the thirtieth of May 2011}
born {thirtieth May twenty eleven}, at home
He was born on {May the thirtieth, 2011}.
{the thirtieth of May, two thousand and eleven}
{30 May 2011} and {the thirtieth May '11}
DOB {thirty first of March}
Last three digits of caller {266}.
last four digits of the number that rang: {0266}
Last 3 of his mobile {266}
the caller's number ended {66}
ended in {266}
{0 7 7 double 0 9 double 0 2 6 6}
{0 double 7 hundred 900 266}
{O77OO 900266}
{MWO3 RDT} or {MWO3RDT}
{MW03 RTD}
account {ACC-007832} ({7832} on the old system)
{943 476 5919}; NHS {9434765919}
profile {448812}
ig: {corint36} ; insta: {corintee}
{SW4 9ZQ}
Spoke to DC {Whittingstall} and DS {Pemberley}
at {12 Heol y Bryn} and {4 Ffordd Las}
{52 Ferryman's Brae, 9 Chapel Wynd} and {3 Butcher's Vennel}
{7 Rhodfa'r Mor, 15 Llys Derwen, 2 Bryn Teg}
{6 Clos-y-Coed}
{MWO9 KLP}
"""
STAYING = """
Summer term ends 22 July; the tenancy ends 266 days on.
School ends 66 minutes late; it ended 18 June.
Contract ends 2026.
The last three 266 buses were late.
the last four of 18 complaints
on the thirtieth of May they met
two thousand and eleven people
2011 was wet
3 Brae House flats
DC Housing; Derby DC Parks team; DS Lite; PS four
insta: nothing found; fb: none
5 a day
{Corin}Photos2026.zip
{TEBBUTT}2026.docx
"""


@pytest.mark.parametrize("line", lines(TOLD))
def test_what_tells_somebody_in_part_or_with_a_slip_goes(line: str) -> None:
    assert bracketed(redactor(), line) == line


@pytest.mark.parametrize("line", lines(STAYING))
def test_what_only_looks_like_it_stays(line: str) -> None:
    assert bracketed(redactor(), line) == line


def test_an_nhs_number_among_the_identifiers_is_no_telephone_number() -> None:
    assert redactor().text("Her number is 943 476 5919, tel 01632 960518.") == (
        "Her number is [NHS number], tel [telephone number]."
    )
