"""Homes told by what is on the door alone, by a line of their own or by a slip in the name; and what is like them."""

from __future__ import annotations

import pytest
from people_of import case_of, redactor_at

from docgen.authority import load_authority
from docgen.redact.reader import Redactors

# Where the one complained of lives in each.
HOMES: dict[str, list[str]] = {
    "bedsit": ["Bedsit D", "44 Gladstone Road", "Derby"],
    "tower": ["Flat 1204", "Peveril Tower", "St Ann's Way", "Chesterfield"],
    "row": ["1 Zion Cottages", "Zion Street", "Ripley"],
    "court": ["Flat 17", "Cwm Court", "Priory Walk", "Matlock"],
    "van": ["Pitch 14", "Riverside Meadows", "Ferry Lane", "Sawley"],
    "house": ["3 Pit Lane", "Clay Cross"],
    "farm": ["Upper Hollin Farm", "Hollin Lane", "Holymoorside"],
    "lodge": ["Park Lodge", "Kedlow Drive", "Quarndon"],
    "hollin": ["Hollin Lodge", "Hollin Lane", "Holymoorside"],
    "annexe": ["The Annexe", "Hollin Lane", "Holymoorside"],
}
ENDS = "Top End Bottom Side Head Foot Nook Fold Row Hey Clough Bank Piece Ings Gate Lea Royd Edge Green Common Moor Yard"


GOES = [
    ("bedsit", "Rm D - male, 34", "[address] - male, 34"),
    ("bedsit", "Room D was loud", "[address] was loud"),
    ("bedsit", "bed-sit d, bedsitter D and Unit D", "[address] and [address]"),
    ("bedsit", "44d door kicked in", "[address] door kicked in"),
    ("bedsit", "No. 44D rang; 44/D too", "[address] rang; [address] too"),
    ("bedsit", "she is in D, room d", "she is in D, [address]"),
    ("tower", "1204 flooding the landing again", "[address] flooding the landing again"),
    ("tower", "1204 rang; 1204's bath", "[address] rang; [address]'s bath"),
    ("tower", "this is 1204 v the rest", "this is [address] v the rest"),
    ("tower", "Rm 1204", "Rm [address]"),
    ("tower", "Flat above (12-04) has no carpet", "Flat above ([address]) has no carpet"),
    ("tower", "flat 12 04 was empty", "[address] was empty"),
    ("tower", "1204 Peveril: access refused", "[address]: access refused"),
    ("tower", "12/04 Peveril Twr has asked for a move", "[address] has asked for a move"),
    ("bedsit", "seen at forty four Gladstone Road", "seen at [address]"),
    ("bedsit", "44 Gladston was raided", "[address] was raided"),
    ("bedsit", "Gladstone Rd (44) was raided", "[address] was raided"),
    ("court", "of seventeen Cwm Court", "of [address]"),
    ("court", "17/Cwm Court", "[address]"),
    ("court", '{"flat":"17"}', '{"[address]"}'),
    ("bedsit", "Varga in D was woken", "[alleged perpetrator] in [address] was woken"),
    ("farm", "Upper Holin Farm and Hollins Farm", "[address] and [address]"),
    ("farm", "the van at Upr Hollin Farm", "the van at [address]"),
    ("hollin", "Holin lodge, and Hollinlodge", "[address], and [address]"),
    ("lodge", "seen at Park Lodg", "seen at [address]"),
    ("lodge", "Park Ldge or ParkLodge", "[address] or [address]"),
    ("lodge", "the gate at park lodge", "the gate at [address]"),
    ("annexe", "Varga (annexe) was out", "[alleged perpetrator] ([address]) was out"),
    ("annexe", "Varga in annexe was out", "[alleged perpetrator] in [address] was out"),
    ("house", "the fella at 3 says", "the fella at [address] says"),
]


@pytest.mark.parametrize(("home", "text", "redacted"), GOES, ids=[text for _, text, _ in GOES])
def test_a_home_is_told_by_its_door(home: str, text: str, redacted: str) -> None:
    assert redactor_at(*HOMES[home]).text(text) == redacted


STAYS = [
    ("bedsit", "Room D at the Town Hall is booked."),
    ("bedsit", "a room a day; vitamin D; plan D; grade D"),
    ("bedsit", "Category D housing stock"),
    ("tower", "1204 residents were asked and 1204 new homes are planned"),
    ("tower", "the bill was £1204, and 1204 litres were lost; 1204 kwh"),
    ("tower", "open until 1204 hrs; order 1204; form 1204; 1204-5566"),
    ("tower", "on 12/04 and 12-04, at 12.04pm or 12:04"),
    ("lodge", "the park was shut and a lodge was broken into"),
    ("annexe", "an annexe to the library; the annexe at Belper is closed"),
    ("hollin", "a lodge, holly lodge, Hollies Lodge"),
    ("row", "no one came and no one rang. No one was in, and nobody spoke to no one."),
    ("van", "Pitch 14 at the football ground was booked"),
    ("bedsit", "a note on a room was left, and a letter"),
    ("court", "one flat: a brief note"),
]


@pytest.mark.parametrize(("home", "text"), STAYS, ids=[text for _, text in STAYS])
def test_what_is_like_a_door_stays(home: str, text: str) -> None:
    assert redactor_at(*HOMES[home]).text(text) == text


@pytest.mark.parametrize("end", ENDS.split())
@pytest.mark.parametrize(
    "lines", [["The Gables", "Nettle {}", "Ripley"], ["6 Tansley Mews", "Nettle {}", "Ripley"]]
)
def test_each_line_is_found_whatever_it_ends_in(end: str, lines: list[str]) -> None:
    address = {"lines": [line.format(end) for line in lines], "postcode": "DE5 9ZY"}
    case = case_of(("Orsolya", "Varga"), perpetrators__0__address=address)
    one = Redactors(case, load_authority("north-east-derbyshire")).for_reader(None)
    said = f"Varga of Nettle {end} attended; noise from nettle {end.lower()} again; Ripley"
    assert one.text(said) == "[alleged perpetrator] of [address] attended; noise from [address] again; Ripley"
