"""The numbers of homes in the words of logs, letters and neighbours; what goes is in curly brackets."""

from __future__ import annotations

from functools import cache

import pytest
from bracketed import bracketed, case_at, lines

from docgen.authority import load_authority
from docgen.redact import Redactor
from docgen.redact.reader import Redactors

PEOPLE = (
    (
        "Lyle",
        "Haddon",
        ("Flat 8", "Juniper House", "Cold Bath Lane", "Marsden Fold"),
        "MF6 2XY",
        "07700 900733",
        "FD19 UKV",
        "1994-02-21",
    ),
    (
        "Thea",
        "Osgood",
        ("23a Cold Bath Lane", "Marsden Fold"),
        "MF6 2XZ",
        "01632 960811",
        "@thea_osg",
        "1961-12-03",
    ),
    ("Amos", "Kell", ("The Old Smithy", "Cold Bath Lane", "Marsden Fold"), "MF6 2XZ", "", "", ""),
    ("Bettina", "Farr", ("112 Wharf Parade", "Marsden Fold"), "MF1 4AA", "", "", ""),
    ("Kenric", "Ludd", ("Berth 15", "Sallow Marina", "Marsden Fold"), "MF9 9AB", "", "CRT 551209", ""),
    ("Rhona", "Sturrock", ("48 Cold Bath Lane", "Marsden Fold"), "MF6 2XZ", "", "", ""),
    ("Odhran", "Tully", ("50 Cold Bath Lane", "Marsden Fold"), "MF6 2XZ", "07700 900177", "", ""),
)


@cache
def redactor() -> Redactor:
    homes = (("Flat 6", "Juniper House", "Cold Bath Lane", "Marsden Fold"), ("5 Talbot Wynd", "Marsden Fold"))
    case = case_at(PEOPLE, homes, "07700 900515")
    return Redactors(case, load_authority("north-east-derbyshire")).for_reader(None)


# A label beside a number ("no", "flat") goes with it where it can't be told from a part of it.
TOLD = """
rptd by IP at {48}, susp from {50} had left prior to arrival
{50} at it again tonight
Loud bangs from {50} again at 0210
{48} v {50} - mediation declined by {50}
Next door ({50}) denied it, {48} confirmed it
{48/50} boundary fence
he lives at {50} and works nights
Moved from {48 to 50} in March
the {50} lot had a party
the family in {50} and the couple in {48}
Resident of {48} states {50} played music
{50} - music. {48} - no complaint. {23a} - out.
upstairs at {8}, downstairs at {6}
{6 and 8} share a landing
{F8} into {F6}
{flt 8}, JH
{8 Juniper House} and {6, Juniper Hse}
{Juniper House flat 8}
{Juniper Ho, fl 8}
{flat no. 8}
{door 8} slams
{number eight} has moved
{forty eight Cold Bath Ln}
{Cold Bath Ln}
{48 coldbath lane}
{48 Cold-Bath Lane}
{48 Cold Bth Lane}
{50 CBL}
{23 a Cold Bath Lane}
{no 23A}
{23a}'s bins
{Farr} ({112}) rang twice
{112 Wharf Pde}
{112 warf parade}
at {112}, noise until 2am
{112}: no reply
Letter to {112 Wharf Parade, Marsden Fold}
{Kell} at {the Old Smithy}
{Old Smithy}, music
{Berth 15} and {B15}
{Mooring 15}
{berth fifteen}
{Sallow Marina} office
{MF6 2XY, MF62XY, mf6 2xy}
{MF6 ZXY}
postcode {MF6}
{MF6-2XZ}
SP made off towards {50}
called at {50}: female answered
the dog at {50} bit her
he's in {8}
she is at {48} most nights
Kid from {50} kicked the ball at {48}'s window
photo of {48}'s drive
{50} have been told
{50} has CCTV pointing at {48}
smell of cannabis from {50}
visit to {50} on 3 June
"she at {48} is a liar"
the old boy at {48}
the new people at {50}
bloke @ {50}
neighbours either side ({48 & 52})
two doors down from {50}
next-door-but-one at {23a}
between {48 and 50}
Adjoining property is {50}
address: {50}
Addr - {48}
House: {50}
sent letters to {48, 50 and 23a}
{nos 48-50}
{Nos. 48 + 50}
{number 48 & 50}
{no's 48 and 50}
{No50} out of control
{#50} at it again
{hse 50}
{48} asked {50} to stop
{50} told {48} to get lost
Evens side, {48 and 50}
dob {21.2.94}
d.o.b. {21/02/1994}
born {21 Feb 94}
{3rd December 1961}
{03-12-61}
b. {1961}
phone ends {733}
caller from mobile ending {0733}
rang from {07700-900-733}
{0044 7700 900515}
{(+44) 7700 900 515}
text from xxx{515}
index {FD19} something
{FD 19 UKV}
{F D 1 9 U K V}
{FDI9 UKV}
plate ends {UKV}
CRT no {551209}
"""
COUNTED = """
50 people signed; 48 hours later nothing.
48 hrs notice; 50 per cent; £50 and £48
8 out of 10 callers; 6 of 8 actions done
Action 8 done, action 6 open
Cold bath water was left in the lane
6 flats and 8 houses on the list
Room 8 at the Town Hall
in 8 weeks, on 6 June at 8pm
from 6 to 8 in the evening
at 6 he rang, at 8 he left
the 48 bus stops at 50 past
page 8 of 50
born leader
Aged 8 and 6
priority 6; band 8
section 8 notice; s.21; s. 50 Housing Act
15 minutes; berth fees; berths are full
speed limit is 50, he did 48
50 Cent on full volume, track 8
50-50 split
party of 8; table for 6
on the 15th at 15:00
15 June; 2026; 112 complaints in all
call 112 or 999
ring 101
6 months suspended, 50 hours unpaid
at 50 yards
hedge cut from 8 ft to 6
score was 8-6
6/8 meetings attended
8 Juniper bushes planted
MF Doom played
weighs 48 kilos
of which 48 were noise
Only 8 said yes and 6 said no.
Between 6 and 8 calls a night
He has 8 and she has 6.
In 48 of the cases
the volume at 50 or 60
temperature at 8 degrees
they left at 8, back by 6
He came to me at 6 and stayed to 8
All 50 in favour
Visit 8 of 15 complete
tested at 50 Hz
Reports fell from 50 to 48 last month.
Reports from 48 in April
The total stands at 50, as at 48 before.
Attendance was 15 in May and 50 in June
Capped at 50. Set at 48.
A score of 48, out of 50
Incidents: 48 in 2025, 50 in 2026
Evidence from 15 people; from 50 calls
She has lived there from 15 June
48 to 50 calls
Sections 48 and 50 apply; sections 48, 50 and 112
Actions 15, 48 and 50 are complete
pages 15 and 48
s. 48 and s. 50
on 15 and 16 June
Up to 50. No more than 48.
at 50% or at 48 per cent
between 48 and 50 hours
within 15 of receipt
It is 15 since we wrote.
The noise was measured at 48 dB and at 50 decibels
ages 15 and 48
a group of 15, most under 16
Fined 50, paid 48
15 working days; by 15
day 15, week 48
speed of 50 in a 48
at 15:48 and 15.50
1548 hrs
He walked from 15 metres
the 50 pounds
the 48 hour notice
the 50 households
minutes from 48 meetings
from 15 until 50
We asked 50, and 48 replied
target of 50 was met by 48
Increase of 15 and 48
Item 15: noise; item 48: fence
15. Fence; 48. Noise
Note 50 - see 48 - see above
line 15 and line 48
3 of 15 and 4 of 48
Visited 15 of the 50
Call handled in 48, target 50
version 48; log 50 and log 48
Order lasts 48 months from 15 May
Log 50 at 1500
£15 and £48
15 mins, 48 mins
aged 50 and 48
Bay 48 and bay 50; bus stop 15
Cell 48; platform 15; gate 50
Locker 15
question 15 is blank
"""


@pytest.mark.parametrize("line", lines(TOLD))
def test_a_home_told_by_its_number_goes(line: str) -> None:
    assert bracketed(redactor(), line) == line


@pytest.mark.parametrize("line", lines(COUNTED))
def test_a_number_of_something_else_stays(line: str) -> None:
    assert bracketed(redactor(), line) == line
