"""What stands behind the number of a home and only looks like a month, an amount or a paper; {k} goes, {=} stays."""

from __future__ import annotations

import pytest
from marked import marked, wrongly_left_or_taken
from people_of import redactor_at

MONTHS = ("jan", "feb", "march", "april", "may", "jun", "july", "aug", "sept", "october", "nov", "december")


@pytest.mark.parametrize(
    "verb",
    ["marked", "decided", "noted", "seemed", "declined", "separated", "maybe", "decking", "jangling", "minding"],
)
def test_a_word_that_begins_like_a_month_or_a_measure_is_none(verb: str) -> None:
    text = redactor_at("Flat 26", "40 Gaol Wynd").text(f"Flat 26 {verb} it; no. 40 - {verb} again")
    assert text == f"[address] {verb} it; [address] - {verb} again"


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize("line", ["Meet on 26 {}.", "by 26 {} at the latest", "the visit of 26 {}", "26-{}-2026"])
def test_a_month_is_one(month: str, line: str) -> None:
    said = line.format(month)
    assert redactor_at("26 Gaol Wynd").text(said) == said


@pytest.mark.parametrize(
    "line",
    [
        "{k no 26} may have seen it; {k No. 26} may be asked",
        "{k no 26} can hear it, {k no 26} might not, {k no 26} should be told, {k no 26} needs a visit",
        "{k Flat 26} may. On {= 26 May} she rang about the flat {= 26 May}.",
        "Officers went to {k 26} first, and then to {k 26}.",
        "The total went to {= 26} in May and the price rose to {= 26}.",
        "{= Item 26 on page 26} of the minutes; {= item 26 supersedes item 26}.",
        "{k 26} accused {k 26}; {k 26} v {k 26}",
        "{= Warning no. 26 was} sent. {= Incident no. 26 is} closed. Loud again. {k 26} was in.",
        "{= No. 26 of the recommendations} and {= no 26 of the actions}",
        "Rent account for {k 26} is in arrears; keys for {k 26}, and keys for {= 26} flats.",
        "a light on the gable of {k 26}; so {k 26} empty, and {= 26 empty bottles}; lease of {= 26} years",
        "{= No.: 26}\nAction: {k no. 26} to be told\n{= Item: 26}",
        "{= 26 decibels}, {= 26 separate} calls and {= 26 minor} repairs",
    ],
)
def test_a_number_with_what_people_do_and_what_papers_have(line: str) -> None:
    assert wrongly_left_or_taken(redactor_at("26 Gaol Wynd"), *marked(line)) == []


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Flat3_notes.docx and Flat_3_notes.docx", "[address]_notes.docx and [address]_notes.docx"),
        ("14 GAOL WYND FLAT 3 - MARKER ADDED", "[address] - MARKER ADDED"),
        ("FLAT 3 - MARCHED OUT", "[address] - MARCHED OUT"),
        ("between flats three and five; flats 3, four & five", "between [address]; [address]"),
        ("flat_screen and flat_rate_3", "flat_screen and flat_rate_3"),
    ],
)
def test_a_flat_in_the_name_of_a_file_and_in_capitals(text: str, redacted: str) -> None:
    assert redactor_at("Flat 3", "14 Gaol Wynd").text(text) == redacted
