"""What stands beside a name goes with it: first names, initials, letters apart; and what is only like one stays."""

from __future__ import annotations

import functools

import pytest
from people_of import left, redactor_of

from docgen.redact import Redactor


@functools.cache
def redactor() -> Redactor:
    return redactor_of(
        ("Kai", "Dobson-Reyes"),
        ("Stavros", "Papadopoulos-Kean"),
        ("Shane", "Furness", "Spider"),
        ("Effie", "Boateng", "Tigs"),
        ("Pieter", "van der Meer"),
        ("Sorcha", "Ní Bhriain"),
        ("Ifeoma", "Achebe-Cole"),
        ("Ahmad Rizal", "bin Yusof"),
        ("Grant", "Field"),
        ("Dawn", "Rivers"),
        ("Levi", "Twelvetrees"),
        ("Hyacinth", "Gill"),
        ("Sandy", "Carter", "Mo"),
    )


@pytest.mark.parametrize(
    "name",
    [
        *("Kye Dobson-Reyes", "Lexie Dobson-Reyes", "papadopoulos keane", "Furnace, Shane", "Shane Furnace"),
        *("kylo dobson reyes", "Estelle Boateng"),
        *("Tiggs", "Spyder", "SPYDER", "tiggs"),
    ],
)
def test_a_name_beside_a_name_goes_with_it(name: str) -> None:
    assert left(redactor(), f"{name} was on the roof.", name) == ""


@pytest.mark.parametrize("text", ["Rebook Dobson-Reyes", "Tenant Boateng rang", "Tell Furness", "Revisit Boateng"])
def test_a_word_before_a_surname_stays(text: str) -> None:
    assert redactor().text(text).split()[0] == text.split()[0]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Ifeoma A.C.",
            "Ifeoma A-C",
            "I. A-C.",
            "Stavros P-K",
            "kai d-r",
            "Kai D.",
            "K.D-R.",
            "Pieter V.",
            "Pieter v.d.M.",
        ),
        *("Sorcha NB", "A R bin Yusof", "AR bin Yusof", "S. Ní B.", "P. van der M.", "I Achebe-Cole", "I.A-C."),
    ],
)
def test_initials_go_whole(name: str) -> None:
    assert left(redactor(), f"{name} is to be visited.", name) == ""


def test_initials_go_where_the_part_stands_behind_them() -> None:
    assert redactor().text("SF (tenant) declined") == "[alleged perpetrator 3] (tenant) declined"


@pytest.mark.parametrize("text", ["NB check the lock", "vitamins A-C", "U.K. law", "A. B. and C. were discussed"])
def test_other_letters_stay(text: str) -> None:
    assert redactor().text(text) == text


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        (
            "grant and dawn are to be interviewed",
            "[alleged perpetrator 9] and [alleged perpetrator 10] are to be interviewed",
        ),
        ("grant and dawn were told", "[alleged perpetrator 9] and [alleged perpetrator 10] were told"),
        ("S h a n e F u r n e s s was seen", "[alleged perpetrator 3] was seen"),
        ("S h a n e was seen", "[alleged perpetrator 3] was seen"),
        ("Mr Fur- ness was asked", "[alleged perpetrator 3] was asked"),
    ],
)
def test_names_go_that_small_letters_or_spaces_hide(text: str, redacted: str) -> None:
    assert redactor().text(text) == redacted


@pytest.mark.parametrize(
    "text",
    [
        *("dawn and dusk patrols", "grant and loan forms", "the furnace was lit", "boating lake is closed"),
        *("twelve trees were planted", "hyacinths in the border", "a gill of milk", "a carter in the old days"),
        *("Levi's jeans were slashed", "Mo Farah poster", "bob a job week", "sandy soil", "tiger and spider toys"),
        *("pre- and post-meeting notes", "Range Rover on the drive"),
    ],
)
def test_words_that_are_only_like_a_name_stay(text: str) -> None:
    assert redactor().text(text) == text
