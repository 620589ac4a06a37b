"""Homes, numbers and references as reports and minutes write them; {k} has to go, {=} has to stay."""

from __future__ import annotations

from functools import cache

import pytest
from bracketed import case_at, lines
from marked import marked, wrongly_left_or_taken
from people_of import case_of

from docgen.authority import load_authority
from docgen.redact import Redactor
from docgen.redact.reader import Redactors

PEOPLE = (
    ("Lyle", "Haddon", ("9 Cooper's Rake", "Marsden"), "MF6 2XY", "07700 900433", "RIO-771203", ""),
    ("Thea", "Osgood", ("Flat 3", "14 Cooper's Rake", "Marsden"), "MF6 2XY", "01632 960811", "MOS-82-3371", ""),
    ("Amos", "Kell", ("Larks Rise", "Ferry Lane", "Marsden"), "MF6 2XZ", "07700 900216", "LAS 220417", ""),
    ("Rhona", "Sturrock", ("29 Saltern Hill", "Marsden"), "MF6 2XZ", "", "jay_1985", ""),
    ("Odhran", "Tully", ("31 Saltern Hill", "Marsden"), "MF6 2XZ", "", "B5521CD", ""),
)


@cache
def redactor() -> Redactor:
    homes = (("11 Cooper's Rake", "Marsden"), ("5 Talbot Wynd", "Marsden"))
    case = case_at(PEOPLE, homes, "07700 900515")
    return Redactors(case, load_authority("north-east-derbyshire")).for_reader(None)


LINES = """
Rats in {= the gardens of} {k 9} and {k 11}, {= both baited}
{= The roof of} {k 14} {= has slipped, and the bins of} {k 9} {= are full}
{= the rear fences of} {k 9}, 10 and {k 11} {= were painted}
{= the gates of 9 schools and the walls of 11 rooms}
{= a wall of 9 feet, the doors of 9 of the 30 flats, the fence of 11 panels}
{= the cost of 9 and the family of 11; the gates at 9}
{= leaflets} ({k Saltern Hill 27-33})
{k Saltern Hill 25 to 35} {= leafleted;} {k Saltern Hill (29, 31)} {= too}
{k Saltern Hill}, {k nos 27/29/31}, {= are done}
{k Saltern Hill} {= 20-30 youths gathered;} {k Saltern Hill} {= 25-30 May}
{k Saltern Hil 29} {= has a caravan;} {k 31 Saltern Hil} {= has none}
{k Flat 3 at 14 Cooper's Rake} {= was served;} {k flat 3 of 14 Coopers Rake} {= was empty}
{= the coopers' cottages are listed}
{= The last four of the caller were} {k 0433}
{= withheld number, the last four on his mobile was} {k 0216}
{= the last three of that number:} {k 811}
{= the last four visits were 0433 to 0500; the last four of the calls came at 0216}
{= write to} {k kit.vane at gmail.com} {= or look at gov.uk}
{= The larks rise there at dawn; larks rise over the weir}
{= A parcel for} {k larks rise} {= in the porch, and a visit to} {k Larks Rise}
{= Signed on 11/02/2026,} Ivy Lane {= did not}
{= Visited on 11/02/2026,} {k Saltern Hill} {= was quiet; on 12/02/26} {k Saltern Hill} {= was not}
{= Visited on 11/02/2026,} Clover Lane {= was quiet; on 12/02/26} Clover Lane {= was not}
{= Mosaic} {k 1180264} {= and Liquidlogic} {k 339021} {= were closed}
{= Mosaic 12-inch tiles, mosaic 300x300; LAS 15 mins; Northgate 12-bed unit; LAS 14/06/2026}
{= Mosaic} {k 82-3371} {= is of her}
{= rang at 2 a.m. about the S40 form}
"""


@pytest.mark.parametrize("line", lines(LINES))
def test_homes_and_numbers_go_and_what_is_like_them_stays(line: str) -> None:
    text, marks = marked(line)
    assert wrongly_left_or_taken(redactor(), text, marks) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("RIO-771203", "[reference]"),
        ("rio 771203", "[reference]"),
        ("MOS-82-3371", "[reference]"),
        ("LAS 220417", "[reference]"),
        ("b5521cd", "[reference]"),
        ("jay_1985", "[social media name]"),
    ],
)
def test_the_number_of_another_system_is_a_reference(text: str, label: str) -> None:
    assert redactor().text(f"Seen under {text}.") == f"Seen under {label}."


@pytest.mark.parametrize("text", ["marlow at example.org", "Marlow  at example.org", "marlow at example dot org"])
def test_an_e_mail_address_of_the_case_goes_where_only_its_sign_is_spelt(text: str) -> None:
    case = case_of(("Marlow", "Vane"), perpetrators__0__email="marlow@example.org")
    out = Redactors(case, load_authority("north-east-derbyshire")).for_reader(None).text(f"Write to {text} again.")
    assert out == "Write to [e-mail address] again."
