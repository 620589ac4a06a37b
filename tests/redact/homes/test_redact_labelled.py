"""Numbers of homes that a word or a sign gives as such, whatever follows them; what goes is in curly brackets."""

from __future__ import annotations

from functools import cache

import pytest
from bracketed import bracketed, case_at, lines

from docgen.authority import load_authority
from docgen.redact import Redactor
from docgen.redact.reader import Redactors

PEOPLE = (
    ("Orla", "Tennant", ("16 Larch Fold", "Marsden Fold"), "MF6 2XY", "", "", ""),
    ("Piers", "Haddow", ("Flat 3", "14 Larch Fold", "Marsden Fold"), "MF6 2XZ", "", "", ""),
    ("Elin", "Sorrell", ("12 Larch Fold", "Marsden Fold"), "MF6 2XZ", "", "", ""),
    ("Kenric", "Ludd", ("Berth 15", "Sallow Marina", "Marsden Fold"), "MF9 9AB", "", "", ""),
    ("Rhona", "Sturrock", ("48 Cold Bath Lane", "Marsden Fold"), "MF6 2XZ", "", "", ""),
)


@cache
def redactor() -> Redactor:
    homes = (("8 Larch Fold", "Marsden Fold"), ("5 Talbot Wynd", "Marsden Fold"))
    return Redactors(case_at(PEOPLE, homes, ""), load_authority("north-east-derbyshire")).for_reader(None)


HOMES = ("no 16", "no. 16", "No.16", "NO 16", "nr 16", "num. 16", "number 16", "# 16", "no: 16", "no-16")
HOMES += ("no_16", '"no 16"', "nos 16-18", "no 16/18", "no. sixteen", "hno 16", "flat 3", "Flat-3", "flat nr 3")
HOMES += ("Flat no: 3", "flats 3 + 4", "flat/3", 'Flat "3"', "flt. 3")
AROUND = (
    "It was {}.",
    "We visited {} on Monday.",
    "Spoke to {} about the bins.",
    "{} have two dogs.",
    "{} might move",
    "{} reports noise every night.",
    "{} calls the police.",
    "{} parks on the verge.",
    "{} in the block plays music.",
    "{} until 2am.",
    "{} separated from the rest",
    "{} working nights",
    "[{}]",
    "music / {}",
    "Complaint re {}.",
    "22:00\t{}\tno reply",
    "{}\n\nDays later it began again.",
    "{}\n\nMay 2026",
    "At 22:00 {} rang.",
    "{} – music",
)
STAYS = """
There were no 16 year olds there.
There are no 12 bed schemes.
no 3 bed houses available
There is no 12 month tenancy.
no 3 people agree
said no 16 times
The answer was no. 16 complaints were made.
The answer was no. 16 reports have been received.
Was he in? No. 3 visits made.
Action no 16; item no. 3; items nos 3 and 8; page number 16
Condition no 3 and requirement no. 8 of the order
the number 16 bus
number 16 on the list of actions
no 3 vehicles
There were no 12 neighbours.
is no 3 ways about it
The flat 3 times this week
visited the flat 3 days later
in the flat 3 people were drinking
The flat 12 May 2026
visited his flat 8 June and 12 June
flat - 3 warnings
at the flat 3pm
flat 3% rise
number of visits: 16
number: 16 calls
#16 on the list
There was no 8 o'clock call.
opposite 12 shops
16 calls; 16 reports; 16 visits
16 reports of noise
16 calls a day, and 16 reports on Monday
14 residents answered, 16 did not.
told 16 residents; warned 16 households; rang 16 times
re 16 March; re 16 letters; concerns about 16 incidents
against 12 calls last year; 3 wins against 16 losses
letters regarding 16 of them; inspection of 16 properties
broke into 16 pieces; near 16 degrees
spoke with 12 people; issues with 16 bins
Returned 12 of 16. Went up to 16.
Larkspur Road - 16 reports
At 22:48 - nothing heard
"""
DONE = """
{16} smokes outside.
{16} sees it all
{16} threatens the caretaker
{16} would like a fence.
{16} cannot sleep
{16} reports noise every night
{16} wasn't in
{16} still plays music
{16} slams the gate, {12} slams it too
the residents of {16-18}
those at {16/18}
opposite {16-18}
the lady at {16} in the close rang
Complaint re {16}.
complaint against {16} on Monday; complaint about {12}.
Mediation with {12} and left open
spoke with {16} at the door
letters regarding {16} again
Told {16}, warned {16} again.
Warrant for {16}; eviction of {16} on Monday; leak into {12}.
seen leaving {16}, moved out of {16} today
adjoining {16}; facing {16}; underneath {16}.
address: {16} on the landing
visited {16} at 3pm
{48} ({Sturrock}) rang; {48} - {Sturrock} again
{48}: {Sturrock}
{48} {Sturrock}, {16} {Tennant}
{Sturrock} - {48}; {Tennant}/{16}
{Sturrock}, {48}, and {Tennant}, {16}.
{48 CBL} told; {CBL 48} told; she left {48 cbl}
{berth_15}: {Ludd}; {berth: 15}; {Berth-15}
Behind {Larch Fold - 16}; in {Larch Fold: 16}; {MF6/2XY}; {MF6_2XY}
"""


@pytest.mark.parametrize("home", HOMES)
def test_a_labelled_home_goes_whatever_stands_around_it(home: str) -> None:
    for around in AROUND:
        text = around.format(home)
        taken = {at for mark in redactor().redact(text).marks for at in range(mark.start, mark.end)}
        start = text.index(home)
        left = [text[at] for at in range(start, start + len(home)) if text[at].isdigit() and at not in taken]
        assert not left, text


@pytest.mark.parametrize("line", lines(STAYS))
def test_what_is_counted_or_listed_stays(line: str) -> None:
    assert bracketed(redactor(), line) == line


@pytest.mark.parametrize("line", lines(DONE))
def test_a_bare_number_is_a_home_by_what_it_does(line: str) -> None:
    assert bracketed(redactor(), line) == line
