"""Flats by floor and door, rooms, vans and blocks as notes give them; what goes is in curly brackets."""

from __future__ import annotations

from functools import cache

import pytest
from bracketed import bracketed, case_at, lines

from docgen.authority import load_authority
from docgen.redact import Redactor
from docgen.redact.reader import Redactors

PEOPLE = (
    (
        "Silas",
        "Umney",
        ("Flat 2/2", "31 Kirk Vennel", "Drumlay"),
        "DL4 8TS",
        "07700 900604",
        "SN66 VBH",
        "1988-11-09",
    ),
    ("Morven", "Aldous", ("Flat 0/2", "31 Kirk Vennel", "Drumlay"), "DL4 8TS", "", "", ""),
    ("Perran", "Trewin", ("Hollow Barn", "Gorse Lane", "Upper Sellack"), "DL9 1PQ", "01632 960777", "", ""),
    ("Gwenda", "Inskip", ("Caravan 19", "Fernleigh Holiday Park", "Drumlay"), "DL9 3RR", "", "@gwendi", ""),
    (
        "Tobias",
        "Crace",
        ("Apt 304", "Meridian Heights", "Dock Street", "Drumlay"),
        "DL1 1AB",
        "07700 900881",
        "TEN/0093417",
        "",
    ),
    ("Ines", "Vautier", ("Room C", "17 Almond Terrace", "Drumlay"), "DL2 2BC", "", "", ""),
    ("Marcus", "Pell", ("17 Almond Terrace", "Drumlay"), "DL2 2BC", "", "PR44 ELL", ""),
    ("Lena", "Hoskin", ("Penty Bach", "Heol Wen", "Drumlay"), "DL3 3CD", "", "", ""),
)


@cache
def redactor() -> Redactor:
    homes = (("Flat 1/2", "31 Kirk Vennel", "Drumlay"), ("The Bothy", "Gorse Lane", "Upper Sellack"))
    case = case_at(PEOPLE, homes, "07700 900515")
    return Redactors(case, load_authority("north-east-derbyshire")).for_reader(None)


TOLD = """
{2/2} drumming, {1/2} cannot sleep
Spoke to {0/2}: heard nothing
{flat 2/2} and {flat 0/2}
{door 2/2}, main door tenant {0/2}
top right, {2/2}
{flats 0/2, 1/2 and 2/2}
{Flat 2-2, 31 Kirk Vennel}
{31 Kirk Vennel}
{31 Kirk Venel}
stair {31}
{no. 31}'s backcourt
{2/2 31 Kirk Vennel}
{2F2, 31 Kirk Vennel}
{304 Meridian}
{Apt 304} again; {304} says no; {apt. 304}
{Meridian Heights} concierge
{Meridian Hts 304}
{#304}
{#304 Meridian}
{Apartment three oh four}
{Caravan 19, van 19, C19}
the people in {van 19}
{Fernleigh} site office
{Fernleigh Hol Pk}
{Hollow Barn}; {Hollow Brn}
At {the Bothy} and {Bothy, Gorse Ln}
{Gorse Ln}
{Gorse Lane} blocked again
{Heol Wen} shut
{Penty Bach}
{PentyBach}
{Room C, Rm C, room c}
{17C} kicked the door
{17c Almond Tce}
{17, Almond Terr}.
{Almond Ter}.
the HMO at {17}
{Ins Vautier} {rm C}
Post for {31, 2/2 and 1/2}
{DL4 8TS}; {DL48TS}; {dl4 8ts}; {DL4 8T5}
sector {DL4 8}
tel {07700900604}; tel: {0 7700 900 604}; {07700 9006 04}
mob {07700 900 6O4}
Landline {960777}; {01632 960 777}; local {960 777}
{+447700900604}
{447700900604}
rang {900604}
ends {604}
voicemail from ...{604}
his last 3 are {604}
reg {SN66VBH} / {SN66 VBH} / {SN66-VBH} / {sn66 vbh}
{SN66 V8H}
{S N 6 6 V B H}
reg {VBH}
{SN66 VB}
tenancy {TEN/0093417} or {93417}
DOB: {09/11/88}; {09.11.1988}; {1988-11-09}; {9th Nov 1988}; {Nov 9 88}
born {November 1988}
turned 37 on {9 November}
{ninth of November nineteen eighty eight}
whatsapp: {gwendi}
{@gwendi}, {gwendi} on insta
Subject: {31 Kirk Vennel} - {flat 2/2}
addr={2/2};{31 Kirk Vennel};pc={DL4 8TS}
IMG_{31_Kirk_Vennel}_02.jpg
{kirkvennel31}.pdf
"""
COUNTED = """
1/2 pint, 2/2 votes, score 2-2
2 of 2; page 1/2; page 2/2; part 1/2
Sheet 2/2 attached
1/2 day leave on 1/2
On 2/2 he rang; by 2/2 she had moved
dated 2/2/26 and 1/2/26
Almond milk; almonds; hollow threats; a barn dance
gorse on fire; lane closed
Meridian hotel; GMT meridian
304 calls; £304; 304 homes
CCTV camera 19; Covid 19; COVID-19
19 caravans; caravan park rules; van hire
Vitamin C; C of E; Grade C; plan C
31 days; 31 March; by 31 March; £31
604 bus; 604 reports
Hill 604
sat 31 Jan
31 of the 304 replied
from 17 to 31 May
by 31 of them
clause 31; s.31; reg 31; rule 17
31st, 17th, 19th
Heights checked; fear of heights
the holiday park policy; a holiday
bothy walks with the club
Terrace chairs; on the terrace
Drumlay town centre; Drumlay Library
item 17: 31 actions
2/2 done
"""


@pytest.mark.parametrize("line", lines(TOLD))
def test_a_home_in_a_block_goes(line: str) -> None:
    assert bracketed(redactor(), line) == line


@pytest.mark.parametrize("line", lines(COUNTED))
def test_what_is_no_home_stays(line: str) -> None:
    assert bracketed(redactor(), line) == line
