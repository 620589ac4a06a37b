"""Homes that an address tells of after "c/o" or "sofa at", as what they are run as, or in a line without a number."""

from __future__ import annotations

import pytest
from people_of import redactor_at, redactors_at

from docgen.gate import Gate

HOMES: dict[str, list[str]] = {
    "children's": ["c/o Ashgate House Children's Home", "Cross Cliffe", "Glossop"],
    "lodge": ["c/o Beech Lodge", "The Dale", "Matlock"],
    "willows": ["Care of The Willows", "Wessington"],
    "run": ["Beech Lodge Children's Home", "Glossop"],
    "number": ["c/o 18 High Street", "Derby"],
    "office": ["c/o Derbyshire Social Services", "Derby"],
    "somebody": ["c/o Pamela Quill", "12 High Street", "Derby"],
    "wordy": ["c/o Joy Smith", "12 High Street", "Derby"],
    "sofa": ["No fixed abode (sofa at 9 Kiln Fold)", "Derby"],
    "rear": ["rear of 18A Sheep Wash Lane", "Derby"],
    "opposite": ["The Barn opposite 18 Sheep Wash Lane", "Derby"],
    "lock": ["Mooring 14, Tapton Lock"],
    "lay-by": ["Snake Inn lay-by, A57", "Derby"],
}


GOES = [
    ("children's", "lives at Ashgate House", "lives at [address]"),
    ("children's", "he stays at Ashgate House now", "he stays at [address] now"),
    ("children's", "seen near Cross Cliffe", "seen near [address]"),
    ("children's", "c/o Ashgate House Children's Home, Cross Cliffe", "c/o [address]"),
    ("lodge", "back at Beech Lodge", "back at [address]"),
    ("lodge", "seen on The Dale", "seen on [address]"),
    ("willows", "staff at The Willows rang", "staff at [address] rang"),
    ("run", "He stays at Beech Lodge", "He stays at [address]"),
    ("number", "18 High Street was raided", "[address] was raided"),
    ("somebody", "12 High Street was raided", "[address] was raided"),
    ("somebody", "Pamela Quill rang", "[name] rang"),
    ("wordy", "Joy Smith rang", "[address] rang"),
    ("sofa", "on a sofa at 9 Kiln Fold", "on a sofa at [address]"),
    ("sofa", "seen on Kiln Fold", "seen on [address]"),
    ("rear", "the shed on Sheep Wash Lane", "the shed on [address]"),
    ("rear", "the lady at no. 18a", "the lady at [address]"),
    ("opposite", "the shed on Sheep Wash Lane", "the shed on [address]"),
    ("lock", "moored at Tapton Lock", "moored at [address]"),
    ("lay-by", "parked at the Snake Inn", "parked at [address]"),
]


@pytest.mark.parametrize(("home", "text", "redacted"), GOES)
def test_a_home_is_told_without_what_stands_around_it_in_its_line(home: str, text: str, redacted: str) -> None:
    assert redactor_at(*HOMES[home]).text(text) == redacted


STAYS = [
    ("children's", "Children's Home staff said that children in the home were at Glossop station."),
    ("lodge", "care of the elderly under the beech trees in Matlock"),
    ("willows", "willows by the river in Wessington"),
    ("office", "Derbyshire Social Services rang; c/o the council"),
    ("wordy", "what a joy"),
    ("sofa", "no fixed abode; slept on the sofa"),
    ("lay-by", "the lay-by on the moor"),
    ("lock", "the lock was broken at Chesterfield"),
]


@pytest.mark.parametrize(("home", "text"), STAYS)
def test_what_any_home_and_place_may_be_called_stays(home: str, text: str) -> None:
    assert redactor_at(*HOMES[home]).text(text) == text


@pytest.mark.parametrize("home", ["children's", "lodge", "willows", "run", "sofa", "rear"])
def test_a_paper_that_tells_of_it_is_held_back(home: str) -> None:
    text = next(text for name, text, _ in GOES if name == home)
    gate = Gate.for_reader(redactors_at(*HOMES[home]).case, redactors_at(*HOMES[home]).policy("victim"), "victim")
    leaks = gate.leaks("letter-3.txt", f"We write about this: {text}.".encode())
    assert [leak.kind for leak in leaks] == ["address"]
    assert gate.leaks("letter-3.txt", b"We write about the home that you complained of.") == ()
