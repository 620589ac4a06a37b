"""Homes of every kind that a case file may give: each line of an address is found, and what is like it stays."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.case import Case, parse_case
from docgen.case.model import Address
from docgen.redact import Redactor
from docgen.redact.knowledge.homes import homes_of

HOMES: dict[str, list[list[str]]] = {
    "house": [["Garden Flat", "The Laurels", "9 Chapel Rise", "Buxton"], ["Rose Cottage", "Hollow Lane", "Crich"]],
    "boat": [
        ["NB Lazy Otter", "Mooring 16", "Redhill Marina", "Sawley"],
        ["NB Kingfisher", "Mooring 14", "Redhill Marina", "Sawley"],
        ["MV Dun Roamin", "Mooring 12", "Redhill Marina", "Sawley"],
    ],
    "farm": [
        ["Upper Holm Farm", "Brackenfield"],
        ["The Old Dairy", "Hollow Lane", "Brackenfield"],
        ["The Lodge", "Hollow Lane", "Brackenfield"],
    ],
    "park": [
        ["Pitch 9", "Willowbrook Caravan Park", "Sandy Lane", "Long Eaton"],
        ["Bungalow 3", "Hollow Park", "Dunmow Lane", "Long Eaton"],
    ],
    "block": [
        ["Flat 14", "Kestrel Court", "Dunmow Lane", "Derby"],
        ["Flat 12B", "Kestrel Court", "Dunmow Lane", "Derby"],
        ["Room 6", "Milestone House", "2 Gower Yard", "Derby"],
    ],
    "street": [
        ["29 Normanton Parade", "Derby"],
        ["27A Normanton Parade", "Derby"],
        ["46 Saltergate Row", "Derby"],
        ["First Floor Flat", "112 Upper Dale View", "Derby"],
        ["Basement Flat", "114 Upper Dale View", "Derby"],
        ["4 St Mary's Gate Mews", "Derby"],
        ["5 Church Walk", "Derby"],
    ],
}
PEOPLE = ("Dhaliwal", "Cuthbertson", "Gebremariam", "Abernethy", "Okafor", "Pietrzak", "Skelhorn")


def case_of(addresses: list[list[str]], **first: Any) -> Case:
    people = [
        {"name": {"family": name}, "address": {"lines": lines}}
        for name, lines in zip(PEOPLE, addresses, strict=False)
    ]
    people[0].update(first)
    return parse_case(
        json.dumps(
            {
                "schema": "asb-case-review/1",
                "reference": "R1",
                "authority": "derby-city",
                "application": {"received": "2026-03-20"},
                "victim": {"name": {"family": "Quxley"}, "address": {"lines": ["1 Any Road", "Derby"]}},
                "perpetrators": people,
            }
        )
    )


@cache
def redactor(kind: str) -> Redactor:
    return Redactor.for_case(case_of(HOMES[kind]))


NAMED = [
    ("house", "Music at The Laurels.", "Music at [address]."),
    ("house", "Laurels CCTV was quoted.", "[address] CCTV was quoted."),
    ("house", "noise from the laurels again", "noise from [address] again"),
    ("house", "the Garden flat window", "the [address] window"),
    ("house", "ROSE COTTAGE has a dog.", "[address] has a dog."),
    ("boat", "Lazy Otter ran its engine.", "[address] ran its engine."),
    ("boat", "The narrowboat Lazy Otter moved.", "The narrowboat [address] moved."),
    ("boat", "Moved the Otter to the pontoon.", "Moved the [address] to the pontoon."),
    ("boat", "nb kingfisher was untied", "[address] was untied"),
    ("boat", "Kingfisher's owner rang.", "[address]'s owner rang."),
    ("boat", "DunRoamin and Dunroamin' have cameras.", "[address] and [address]' have cameras."),
    ("farm", "Shots at Upper Holm, and by Holm Farm.", "Shots at [address], and by [address]."),
    ("farm", "Old Dairy, Hollow Ln has no water.", "[address] has no water."),
    ("farm", "They met at the Lodge.", "They met at [address]."),
    ("park", "Willowbrook site rules", "[address] site rules"),
    ("park", "Willow Brook caravan pk; Willowbrook CP", "[address]; [address]"),
    ("park", "9 Willowbrook has a generator.", "[address] has a generator."),
    ("park", "Noise on Sandy Lane and Dunmow Ln again.", "Noise on [address] and [address] again."),
    ("park", "plot 9 and bglw 3", "[address] and [address]"),
    ("block", "Smell from Kestrel Crt, third landing.", "Smell from [address], third landing."),
    ("block", "attended flat 14 kestrel ct again", "attended [address] again"),
    ("block", "Post for Kestrel Court 14 came.", "Post for [address] came."),
    ("block", "2 Gower Yd and Milestone Hse", "[address] and [address]"),
    ("block", "rm6 was searched; Rm. 6 too", "[address] was searched; [address] too"),
    ("boat", "berth 16 and moorings 12 and 14", "[address] and [address]"),
    ("street", "Upper Dale Vw; Upperdale View; UPPER DALE VIEW", "[address]; [address]; [address]"),
    ("street", "St Marys Gate Mews; St Marys Mews", "[address]; [address]"),
    ("street", "FFF, 112 has bass; First Flr flat", "[address] has bass; [address]"),
    ("street", "basement at 114 is damp", "[address] is damp"),
]


@pytest.mark.parametrize(("kind", "text", "redacted"), NAMED)
def test_a_home_goes_by_its_name_however_it_is_shortened(kind: str, text: str, redacted: str) -> None:
    assert redactor(kind).text(text) == redacted


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("house", "The laurel hedge is over two metres; laurels grow there."),
        ("house", "Rose bushes and a cottage industry; Chapel choir."),
        ("house", "Buxton is wet; a garden path; a flat roof."),
        ("boat", "A kingfisher flew over; an otter was lazy; Sawley village hall."),
        ("boat", "I am at a marina; 16 boats; Redhill Primary School."),
        ("farm", "A dairy herd; the old lodge; hollow threats, in the officer's view."),
        ("park", "sandy soil, so the post holes collapsed"),
        ("park", "Long Eaton town hall; plot 30 of the allotments; a caravan"),
        ("block", "A kestrel; tennis court 14; High Court; a milestone for the partnership."),
        ("street", "Normanton ward panel; Saltergate police station; 5 Church officials attended."),
        ("street", "The first floor of the library; an upper view of the dale; section 27a."),
        ("street", "A top flat rate; Church choir; the parade passed by."),
    ],
)
def test_what_is_called_alike_stays(kind: str, text: str) -> None:
    assert redactor(kind).text(text) == text


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Mr Dhaliwal at 29 is calm.", "[alleged perpetrator 1] at [address] is calm."),
        ("Cuthbertson in 46, Okafor of 27a", "[alleged perpetrator 2] in [address], [alleged perpetrator 5] of [address]"),
        ("Everyone at 27A, 29 and 46 knows.", "Everyone at [address] knows."),
        ("The occupants of 29 and the lady at 27a", "The occupants of [address] and the lady at [address]"),
        ("27a rear stairs to be gated", "[address] rear stairs to be gated"),
        ("next door at 29 and no. 46", "next door at [address] and [address]"),
        ("Dhaliwal, who lives at 29, rang.", "[alleged perpetrator 1], who lives at [address], rang."),
    ],
)  # fmt: skip
def test_a_number_beside_a_person_or_in_a_list_goes(text: str, redacted: str) -> None:
    assert redactor("street").text(text) == redacted


@pytest.mark.parametrize(
    "text",
    [
        "{} at 29 he moved away.",
        "{} came at 10 and 11 pm.",
        "{} at 5 on Monday said so.",
        "{} at 5 or 6 am was loud.",
        "{} in 5 weeks; {} in 29 minutes.",
        "{} from 5 to 6.",
        "{} from 29 May.",
        "{} in 5 places at 29 degrees.",
        "Of 29 calls by {}, 46 were dropped.",
        "5a side football; year 5b; section 27a; 29% of it.",
    ],
)
def test_times_ages_and_counts_stay(text: str) -> None:
    assert redactor("street").text(text.format(*["Dhaliwal"] * 2)) == text.format(*["[alleged perpetrator 1]"] * 2)


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Dhaliwal from 16 saw it at 12 noon.", "[alleged perpetrator 1] from [address] saw it at 12 noon."),
        ("Gebremariam at 12 saw a figure.", "[alleged perpetrator 3] at [address] saw a figure."),
        ("Gebremariam at 12:30 saw it.", "[alleged perpetrator 3] at 12:30 saw it."),
        ("Gebremariam at 12 on Sunday.", "[alleged perpetrator 3] at 12 on Sunday."),
    ],
)
def test_a_number_that_may_be_an_hour_goes_beside_a_person_unless_a_day_follows(text: str, redacted: str) -> None:
    assert redactor("boat").text(text) == redacted


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("He wrote from The Old Rectory, Mill Lane.", "He wrote from [address]."),
        ("She is at 3 The Green now, or at 4 The Paddock.", "She is at [address] now, or at [address]."),
        ("number 22 on Church Row is shut.", "[address] is shut."),
        ("Seen by 22 Church Wk.", "Seen by [address]."),
        ("Lambs of Nether Pastures Farm died.", "Lambs of [address] died."),
        ("Council House, Corporation Street", "Council House, Corporation Street"),
        (
            "3 The Chair opened; The Committee, Park Road group",
            "3 The Chair opened; The Committee, Park Road group",
        ),
        ("at Home Farm Shop; The Police, Mill Lane", "at Home Farm Shop; The Police, Mill Lane"),
    ],
)
def test_addresses_of_strangers_go_where_their_form_tells(text: str, redacted: str) -> None:
    assert redactor("boat").text(text) == redacted


def test_lines_are_told_apart_as_houses_streets_and_towns() -> None:
    homes = homes_of([Address(lines=tuple(lines)) for kind in ("boat", "farm", "park") for lines in HOMES[kind]])
    assert homes.named == (
        "nb lazy otter", "redhill marina", "nb kingfisher", "mv dun roamin", "upper holm farm", "the old dairy",
        "the lodge", "willowbrook caravan park",
    )  # fmt: skip
    assert {(" ".join(s.name), s.type) for s in homes.streets} == {
        ("hollow", "lane"), ("sandy", "lane"), ("hollow", "park"), ("dunmow", "lane"),
    }  # fmt: skip
    assert homes.towns == ("sawley", "brackenfield", "long eaton")


@pytest.mark.parametrize(
    ("lines", "towns"),
    [
        (("7 Mill Lane", "Langley Mill", "Derbyshire"), ("langley mill", "derbyshire")),
        (("Ripley", "Derbyshire"), ("ripley", "derbyshire")),
        (("No fixed abode", "Derby"), ("no fixed abode", "derby")),
        (("Shardlow",), ("shardlow",)),
    ],
)
def test_a_town_is_no_house(lines: tuple[str, ...], towns: tuple[str, ...]) -> None:
    homes = homes_of([Address(lines=lines)])
    assert (homes.named, homes.towns) == ((), towns)


WORDS = st.sampled_from(
    ["Larkspur", "Otter", "Old", "Nether", "Holm", "Quarry", "Fernleigh", "Dun", "Kestrel", "Tansy"]
)
KINDS = st.sampled_from(["House", "Court", "Farm", "Marina", "Caravan Park", "Cottage", "", "Lodge", "Hall"])
FRONTS = st.sampled_from(["", "The ", "NB ", "MV "])
WHERE = st.sampled_from(["Noise at {} again.", "{} was seen.", "He left {}, and ran.", "by {}\nat night"])


@settings(max_examples=60, deadline=None)
@given(FRONTS, st.lists(WORDS, min_size=1, max_size=2, unique=True), KINDS, WHERE, st.booleans())
def test_a_line_of_its_own_is_found_as_the_case_says_it(
    front: str, words: list[str], kind: str, where: str, upper: bool
) -> None:
    line = f"{front}{' '.join(words)} {kind}".strip()
    made = Redactor.for_case(case_of([[line, "Sandy Lane", "Derby"]]))
    said = line.upper() if upper else line
    for word in said.split():
        assert word not in made.text(where.format(said)).split(), (line, made.text(where.format(said)))
