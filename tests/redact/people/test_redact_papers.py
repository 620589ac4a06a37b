"""Names in reports, minutes and bundles of papers, beside the words and dates that look like them."""

from __future__ import annotations

import pytest
from marked import by_people, marked, wrongly_left_or_taken
from people_of import redactor_for

# {k ...} goes, {= ...} stays. "@" begins a new case: given name, surname, and what else somebody goes by.
TABLE = r"""
@ Angus|Newton; Tyler-James|Madden|TJ; Ollie|Frost; Ida|Frame; Ada|Skerritt
{k AN} was excluded for five days
Education: {k AN} has a tutor now
{k OF} said nothing. {= OF} the five, two came.
{k IF} denied it
{k TM} (16) is engaging well
{k AS} (aged 15) to be seen
{= AN} officer rang
{= IF} the flat is empty, ring
{= AS} before, no entry
{= CPN} (14 days) served
{= ASB} (16 reports) since May
the {= GP} (2 visits) wrote
@ Ronald|Tew|Ron; Kay|Speake; Miles|Banks; James|Waters; Jim|Rook
parked across {k rons} drive again
{k kays} kitchen is flooded
words with {k jims} lad about it
{k Miles} lives ten miles off ({k miles}' mum told us)
We have {k miles}' statement on file
Seen by {k banks}' dad at noon
It is 4.5 {= miles}' drive from here
a few {= miles}' drive
{= two miles}' walk
the {= banks}' hours
a {= rook} on the roof
{= rooks} nest by the road
@ Chloe|van den Hoek; Pieter|de la Tour; Wim|van der Meer; Zoë|D'Souza; Niall|O'Dowd
{k Miss Van den Hook} called
{k Mr Van der Mere} rang
{k Chloe vdH} has damp
{k Wim vdM} was told
{k Chloe VDH} rang
{k Zoë D'S.} rang twice
{k Zoë D'S} rang twice
{k Niall O'D} rang
the {= hook} on the door
@ Jack|Carpenter; Robin|Sparrow; Ada|Bond; Peter|Court; Mary|Church; Bill|Brown; Joe|Young; Amy|Ward
PC Lowe to bring the {k Carpenter} bundle
chased the {k Sparrow} intelligence check
the {k Bond} interview on Friday
the {k Young} noise complaint
the {= Court} bundle by Friday
the {= Court} listing check
the {= Church} roof report
the {= Brown} bin complaint
the {= Bond Street} case
a {= sparrow} on the sill
the {= carpenter} said no
{k Mr Spar row} agreed
{k Mrs Carp enter} rang
{k Mr Court} was told
{k Mr Bond} {= and} his dog
{k Mr Bond} {= was} out
{k Mr Brown} {= told} us
barred from the {= Carpenters Arms} for a month
drinks at the {= Sparrow Inn}
{= Youngs Brewery} were named
at {k Carpenter}'s again
the {k Carpenters} armed with bats
the {= Ward} staff meeting
@ Ray|Winter; Dean|Cook; Amber|Lane; Kyle|Frost
{k winter ray}, hard of hearing, use the bell
{k cook dean}: no reply
{k frost kyle} (14) seen
{= winter rays} of sun
a {= winter} lane
the {= frost lane} was icy
met on 11/02/2026, {k A. Lane} {= did not} come
came {= on 11/02/2026}, {k Amber Lane} did not
{= Met on 3 May 2026}, {k Amber Lane} rang
signed {= 11-02-26}, {k A Lane} rang
seen at {k 14 Mill Lane} on {= 11/02/2026}
@ Cathal|Daly|Cal; Prudence|Penny|Pru; Ebony|Stone; Sunny|Bright; Patience|Wood; Mo|Rudd; Clemency|Oakes
{k Cal} rang: can the {= cal. month} be moved
per {= cal. month} from May
{k Cal}. He said so
Told {k cal}. he said so
{k Prudence} showed {= prudence} and left
{k Prudence} showed {k Patience} the letter
The court showed {= clemency} to them
asked {k prudence} about it
{= ebony} piano keys smashed
{= Ebony} keys smashed
{k Ebony} keyed the car
{= Sunny} spell, {= bright} sky
{k Sunny} held a barbecue
{= Patience} is needed with the court
{k Patience} is needed at the meeting
{k Patience} is upset
@ Grace|Bell; Tim|Reid; Ava|Snow; Sam|Hill; Theo|Nash|TN
YJS: {k TN} (15) not engaging
{k AS} was seen
{k SH}: no reply
{k GB}, 34, lives alone
{k GB} aged 34 lives alone
Meeting with {k TR} and {k AS} today
{k tims} bike was there
{k avas} mum came
{k sams} dog barked
{= Snow} clearance, {k Snow} rang
the {k Bell} allegations
the {= Bell} ringing report
Police checks on {k Snow} and {k Hill} pending
{k Hill} tenancy file to be brought
Actions from {k Bell} case conference
re {k Snow}/{k Hill} dispute
{k Snow} bundle to panel
{= Snow} fall on 12 January
up the {= hill}
{k snow ava}: call back
{k hill sam} - no answer
{= grace period} ends
{k grace bell} was out
@ Jo|Fisher; Max|Potter; Penny|Archer; Rose|Gardiner; Lily|Waters
{k Jo} & {k Max} rang
{k Mr Pot ter} rang
{k Mrs Gard iner} rang
{k Ms Fish er} was out
the {k Archer} eviction
the {k Potter} warrant
{= Potters Arms}
the {= Archer Inn}
the {= Fisher Brewery}
the {= max. penalty}
{= lily} pond
{k lily} was out
{k max} was out
{k Max} paid the {= max. rent}
{k Potters}' dog
{k potters}' dog loose again
the {k Waters}' dog
{= Rose} bushes cut
the {k Waters} incident
the {= Waters} edge
@ Karl|von Trapp; Ahmed|El-Sayed; Maria|dos Santos; Jean|de Souza; Liam|Mac an Bhaird; Ana|D'Silva
{k Karl vT} rang
{k Maria dS} rang
{k Mrs Dos Santas} rang
{k Mr Von Trap} out
{k Mr El Sayeed} out
{k Ahmed E-S} out
{k Jean de S} rang
{k Ana D'S} rang
{k Miss D'Sylva} rang
{k Mr D'S} rang
{= el cheapo} tools
@ Carly|Dunmore|Caz; Lee|Tranter|Trigger; Ron|Tew; Maureen|Tew|Mo;
@ Alan|Birtles; Dee|Pargeter; Dean|Corrigan; Joe|Field; Stephen|Kettle; Harold|Finch|Harry
t/c from {k dee}, {k alans} fence scorched again
{k CD} (f, 34) was present
{k LT} arrested {= PWITS}, {k CD} bailed
{k LT} 16 yrs is open to YJS
{k LT} is open to YJS
{k SK} (headteacher) will attend
{k HF} to keep diary sheets
Diary sheets sent to {k HF}
School reports {k LT} absent
Concerns re {k CD} and child
{k CD}'s daughter
Visit to {k RT} by housing
{k RT} rang, {k MT} upset
{k mo} is not well and {k ron} wont leave the house
{k rons} wife {k mo} rang
{k mo}'s had two falls
{k Mo Tew} said
{k rontew} at example
{k trigger} was seen
a {= trigger} point for anxiety
the {= trigger} was met
Community {= Trigger} application
the {k Tranter} tenancy
{k Tranters} tenancy
a {= field} visit
a {= kettle} was thrown
the {k Kettle} statement
{k Dunmore}/{k Tranter} address
{k Lee} to be interviewed
in the {= lee} of the wall
the {k Field} witness statement
Mr & Mrs {k Tew}
Mr and Mrs {k R Tew}
{k Ron} and {k Mo}'s hedge
{k Ron} {= &} {k Mo}
{k Mr T} rang
{k Mrs D} was told
{k finch} has been threatened
a {= finch} on the feeder
{k harry} at number 50
{k Dean} agreed to turn bass down
The {= Dean} of Students wrote
the {= dean} of the college
{k Dean} of 4 Mill Lane was there
{k DEAN} CORRIGAN SEEN
Caller: {k D. Pargeter}
{k Pargeter D}
{k PARGETER}, {k Denise}
{k Tew}s and {k Corrigan}s both came
{k Corrigan}s bar
{k A Birtles} saw it
{k AB} saw it
{k JF} witnessed it
asked if {k JF} would sign
signed by {k JF} on 3 June
@ Shelley|Marsh|Shell; Wayne|Stokes; Craig|Bishop; Iris|Long; Victor|Day
{= Shell} garage
{k Shell} rang
{k CB} stopped on {= 3 May}
{k WS} searched under s.23
{k iris}' mother called
the {k Marsh} hedge dispute
{k Day} family: no change
on the {= day} in question
"""


@pytest.mark.parametrize(("people", "line"), by_people(TABLE))
def test_a_name_goes_and_what_is_none_stays(people: str, line: str) -> None:
    text, marks = marked(line)
    assert wrongly_left_or_taken(redactor_for(people), text, marks) == []
