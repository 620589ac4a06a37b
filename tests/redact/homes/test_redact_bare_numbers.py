"""Homes by their numbers as people note them, and the numbers beside them that count; what goes is in curly brackets."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from bracketed import bracketed, lines
from support import load_data

from docgen.authority import load_authority
from docgen.case import parse_case
from docgen.redact import Redactor
from docgen.redact.reader import Redactors

PEOPLE: tuple[dict[str, Any], ...] = (
    {"given": "Corin", "family": "Tebbutt", "lines": ["36 Saltgrass Way", "Penhollow"], "postcode": "PL30 9ZQ"},
    {"given": "Odile", "family": "Rasmussen", "lines": ["7 Saltgrass Way", "Penhollow"], "postcode": "PL30 9ZQ"},
    {"given": "Isla", "family": "Cowdray", "lines": ["Flat 3/2", "60 Gannet Street", "Penhollow"]},
    {"given": "Struan", "family": "Melrose", "lines": ["0/1", "60 Gannet Street", "Penhollow"]},
    {"given": "Bram", "family": "Quillfeather", "lines": ["Flat 4C", "9 Tollgate Bank", "Penhollow"]},
    {"given": "Edda", "family": "Lomax-Thrale", "lines": ["Flat 5A", "9 Tollgate Bank", "Penhollow"]},
    {"given": "Garth", "family": "Vickery", "lines": ["63 Cormorant Tower", "Quay Hill", "Penhollow"]},
    {"given": "Petra", "family": "Obuya", "lines": ["Pitch 27", "Sandpit Caravan Park", "Penhollow"]},
)


@cache
def redactor() -> Redactor:
    data = load_data("third-party-after-meeting")
    data["victim"]["address"] = {"lines": ["34 Saltgrass Way", "Penhollow"], "postcode": "PL30 9ZQ"}
    data["applicant"]["address"] = {"lines": ["8 Ffordd y Felin", "Penhollow"], "postcode": "PL4 2TX"}
    data["incidents"] = []
    model = {**data["perpetrators"][0], "phone": "", "email": "", "identifiers": [], "date_of_birth": None}
    data["perpetrators"] = [
        {
            **model,
            "name": {"title": "", "given": person["given"], "family": person["family"], "known_as": []},
            "address": {"lines": person["lines"], "postcode": person.get("postcode", "")},
        }
        for person in PEOPLE
    ]
    case = parse_case(json.dumps(data))
    return Redactors(case, load_authority("north-east-derbyshire")).for_reader(None)


# A label beside a number ("no", "flat") goes with it where it can't be told from a part of it.
TOLD = """
Him at {36} and her at {34} have not spoken since Easter.
Them at {7 and 34} get on well.
Talked to him at {36}, then to her from {34}.
{36} next door, {7} over the road: neither has a key.
The lad from {36} and the speaker from {34} were both out.
The barking from {36} again, and the drums in {63}.
The wife from {7} rang; the daughter from {36} did not.
Seen heading to {36}.
He made off towards {36}, on foot.
Unit sent to {36}. Officers called to {63}.
Noise recorder in {34} since the 9th.
Camera kit at {36}, 36 days now.
Watch {63} - two males on the landing.
Tried {36}, no answer.
{7 and 36} happy with the new gate, {34} not.
{34 and 36} both signed.
Lvl 6, {63}: leak traced.
{no 36} rang twice, {no 34} did not
{No 36} rang twice.
{no 7} slammed the gate
{no 36} banging again
{Number 36}'s bin
{36 Saltgrass}
{36 Saltgras Way, 36 Satlgrass Way}
{36_Saltgrass_Way}_photos.zip
{Saltgrass-Way-36}.jpg
{Cormorant_Tower_63}.png
{9 Tollgate Bk}
{63 Cormorant} and {63 Cormorant Twr}
{8 Ffordd-y-Felin} and {Ffordd y Felin 8}
{60 Ganet Street}
{flat 4 c} above, and in {5 a}, below
{Flat 4 C}; {flat four c}; {Flat 4-C}
he is up on {4 c}.
visited {4C and 4 c}
{Odile} {7}, {Corin} {36}, all signed
{Corin Tebbutt} (next door, {36})
{pitches 27-30} lost power
{Pitch: 27}
{Plot 27}
Tenants {3/2 and 0/1} seen apart.
Household at {3/2}: {Isla} and the wean.
{Struan Melrose} ({0/1}), {Isla Cowdray} ({3/2})
{3/2} complains of {0/1}; call to {3/2} at 10.
{3/2, 60 Gannet Street}
{Flat 3/2, 60}
close at {60}
Row 1\t{36}\t{Tebbutt}\t5
| {36} | {Corin Tebbutt} | 2 |
| {Rasmussen} | {7} | seen |
{PL30 9Z0} was a slip for {PL30 9ZQ}; {PL30 9QZ}
"""
COUNTED = """
Him at 12 and her at 14 do not speak.
Flat rate up 3 per cent; a 36 per cent rise.
Bus 36 goes next door to the depot.
36 of them signed; 7 and 36 reports.
In 7 and 34 days.
36 and 34 per cent.
27 complaints, 36 calls and 63 hours.
Lvl 6, 63 doors checked.
Watch 7 clips; watch 36 videos.
She came home at 7.
He is heading to 36 complaints.
no 36 bus today
Half: 1/2 a tank.
2/1 odds on the favourite
due 3/2/26
paid 0/1 of the instalments
Call 4 c. 20 May.
Action 5 a day after.
a 3-2 defeat
7 Ways to Wellbeing
{Corin} 7 times; {Corin} 36 calls.
{Odile} said 7, {Corin} said nothing.
Pitches are dry.
Flat 3 per cent rise
Flat 7 per cent cut
from 36 in May to 63 in June
Attended 7 meetings and 36 calls
Saltgrasses and marsh marigolds; Mini Gannets for sale
2 the way out; the gate is broken
F6 key; 5A batteries; 4c of the agenda
Units to {12 Harbour Road}
"""


@pytest.mark.parametrize("line", lines(TOLD))
def test_a_number_that_the_words_around_it_give_as_a_home_goes(line: str) -> None:
    assert bracketed(redactor(), line) == line


@pytest.mark.parametrize("line", lines(COUNTED))
def test_a_number_that_counts_or_dates_stays(line: str) -> None:
    assert bracketed(redactor(), line) == line
