"""A part of a number, a mark or a postcode of the case tells it too; what is like such a part stays."""

from __future__ import annotations

from functools import cache

import pytest
from people_of import case_of

from docgen.authority import load_authority
from docgen.redact import Redactor
from docgen.redact.reader import Redactors


@cache
def redactor() -> Redactor:
    case = case_of(
        ("Orsolya", "Varga"),
        ("", "The Jolly Collier Inn Ltd"),
        ("", "Suds & Spuds"),
        ("", "Bethel Motors"),
        perpetrators__0__address={"lines": ["Hollin Lodge", "Hollin Lane", "Chesterfield"], "postcode": "S42 9ZW"},
        perpetrators__0__phone="07700 900312",
        perpetrators__0__identifiers=["scooter KN11 ZZV", "YK65 ZZA"],
    )
    return Redactors(case, load_authority("north-east-derbyshire")).for_reader(None)


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("0312 are the last four of his mobile", "[telephone number] are the last four of his mobile"),
        ("last four 0312; last 4 0312", "last four [telephone number]; last 4 [telephone number]"),
        ("last four of his mobile are 0312", "last four of his mobile are [telephone number]"),
        ("asked us not to ring 0312", "asked us not to ring [telephone number]"),
        ("KN11 Zulu Zulu Victor was seen", "[vehicle registration] was seen"),
        ("reg ending ZZV", "reg ending [vehicle registration]"),
        ("part index KN11 Z", "part index [vehicle registration]"),
        ("a van, YK6S ZZA", "a van, [vehicle registration]"),
        ("somewhere in S42 9", "somewhere in [postcode]"),
        ("suds n spuds was open", "[alleged perpetrator 3] was open"),
        ("SUDS 'N' SPUDS was open", "[alleged perpetrator 3] was open"),
        ("jolly coliers took it down", "[alleged perpetrator 2] took it down"),
        ("a row at the collier", "a row at the [alleged perpetrator 2]"),
        ("JCI Ltd has the licence", "[alleged perpetrator 2] has the licence"),
        ("Bethel Mtrs was told", "[alleged perpetrator 4] was told"),
    ],
)
def test_a_part_tells_it(text: str, redacted: str) -> None:
    assert redactor().text(text) == redacted


@pytest.mark.parametrize(
    "text",
    [
        "the last four of 2025 were quiet; the last 4 visits were at night",
        "the ring was worth 1400; call 101 or text 60060",
        "ZZV Ltd is a firm; JCI was asked; the collier tradition",
        "a jolly evening; spuds and suds were spilt",
        "Zulu Victor is a play",
    ],
)
def test_what_is_like_a_part_stays(text: str) -> None:
    assert redactor().text(text) == text
