"""Surnames with halves that two people share, or that their owner is called by: Young and Moss-Young, Adeyemi-Hall."""

from __future__ import annotations

import pytest
from people_of import redactor_for

PEOPLE = "Guy|Young|Youngy; Summer|Moss-Young"


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("The Youngs moved", "The [family] moved"),
        ("the Youngs' gate", "the [family]'s gate"),
        ("Youngs rang", "[family] rang"),
        ("Mr Youngs rang", "[family] rang"),
        ("Guy Youngs", "[alleged perpetrator 1]"),
        ("Summer Young", "[alleged perpetrator 2]"),
        ("Youngy", "[alleged perpetrator 1]"),
    ],
)
def test_whoever_shares_a_half_is_not_named_for_the_other(text: str, redacted: str) -> None:
    assert redactor_for(PEOPLE).redact(text).text == redacted
