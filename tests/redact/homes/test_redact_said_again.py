"""Homes that a text has named before, and what tells one beside another; what goes is in curly brackets."""

from __future__ import annotations

from functools import cache

import pytest
from bracketed import Lived, bracketed, case_at, lines

from docgen.authority import load_authority
from docgen.redact import Redactor
from docgen.redact.reader import Redactors

PEOPLE: tuple[Lived, ...] = (
    ("Corin", "Tebbutt", ("36 Saltgrass Road", "Penhollow"), "PL30 9ZQ", "", "K7 WHP", ""),
    ("Odile", "Rasmussen", ("Flat 5A", "Heron House", "Quay Hill", "Penhollow"), "PL30 4WD", "", "", ""),
    ("Garth", "Vickery", ("Flat G4", "Lamplight Court", "Quay Hill", "Penhollow"), "PL30 4WD", "", "", ""),
    ("Bram", "Lane", ("Narrowboat Fulmar Daisy", "Mooring 11", "Osier Wharf"), "PL31 2ST", "", "", ""),
    ("Edda", "Cole", ("Flat 6", "9 Tollgate Approach", "Penhollow"), "S42 8QD", "", "", ""),
    ("Struan", "Melrose", ("21 Llys Eithin", "Penhollow"), "S42 8QD", "", "", ""),
)


@cache
def redactor() -> Redactor:
    case = case_at(PEOPLE, (("38 Saltgrass Road", "Penhollow"), ("Flat 8", "Teasel House", "Penhollow")), "")
    return Redactors(case, load_authority("north-east-derbyshire")).for_reader(None)


TOLD = """
Licence for {36 Saltgrass Road} to be checked. Planning history for {no 36} to be pulled as well.
HMO at {36 Saltgrass Road}. Council tax records for {no 36}, please.
{38 Saltgrass Road} and the drains: {no 38} then had a dye test.
{no 36} still lights fires
{no 38} now has a camera
{No 36} to be visited by 4 May.
{flat 5a} is above the bin store and {8} is across the landing
{flat 6} was quiet but {8} had the door open
{Flat 8} heard it, {6} didn't.
post to {38 Saltgrass Road}, not {36}, as it goes missing
2) {flat 8} warned 3) {6} warned
{5A} reports noise from {Flat 8}
{G4} heard it
Noise in {G4} at night
{F5A} and {F8} in the book
Visit {flat G4} and the roof.
{36 and 38 Saltgrass Road} share a wall: {38} has agreed, {36} not.
Contact {no 36} for the key of {36 Saltgrass Road}.
"""
KEPT = """
There were no 36 buses.
They asked for no 36 hour notice at {36 Saltgrass Road}.
{36 Saltgrass Road} was visited and 38 minutes later the noise stopped.
{Flat 8} called the police and 6 units came.
{Flat 8} was loud, 6 weeks of it.
{Flat 8} rang a lot, 6 was the most.
4G mast and G4S guards at {Flat 8}.
"""
ENDS = """
Postcode ends {9ZQ}, sector {4WD}.
{pl304wd} has no gap; ends {4WD}
The last three of it are {9ZQ}.
second half of the postcode is {8QD}
post code ending {8qd}.
"""
ENDS_KEPT = """
Term ends 2st May.
A 4WD was parked there.
The tape is 8QD format.
the school ends 2st
Served an S42 notice and an S42 enquiry was opened.
S42 strategy meeting, s42 safeguarding concern.
"""
PLACES = """
{F6/9 Tollgate Approach} has no bell
{Fl 6, 9 Tollgate Approach} has no bell
{Tollgate Appr} is dark
{Saltgrass Road odds 35-41} leafleted
{Saltgrass Road, evens 30-38} leafleted
{Llys Eithen} (sic) on the sheet
clip saved as porch_{9tollgate}.mp4, bin-{8teasel}.jpg
{bram} off the {fulmar} again
A light on the {Fulmar} again
{K7 WHO} outside again
"""
PLACES_KEPT = """
Fulmars nest on the cliff.
Lamplights for the parade.
Herons on the bank.
He will be seen 0930 Monday. Church Lane is closed.
Clause 5a of the lease; 5 a.m. start.
The chase down Back Lane came to nothing.
Patrols: Pearl Street and Cole's Yard, then Mill Road.
The lad from {36 Saltgrass} is 36
"""


@pytest.mark.parametrize(
    "line", [line for table in (TOLD, KEPT, ENDS, ENDS_KEPT, PLACES, PLACES_KEPT) for line in lines(table)]
)
def test_what_goes(line: str) -> None:
    assert bracketed(redactor(), line) == line
