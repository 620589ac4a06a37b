"""Flats with a mark that is no plain number, "2.07" and "3F1", and numbers of homes set apart; and what is like them."""

from __future__ import annotations

import pytest
from people_of import redactor_at, redactors_at

from docgen.gate import Gate

HOMES: dict[str, list[str]] = {
    "decimal": ["Apartment 2.07, The Silk Works", "Brown Street", "Macclesfield"],
    "floor": ["3F1, 20 Gaol Wynd", "Derby"],
    "slash": ["Flat 1/2, 20 Gaol Wynd", "Derby"],
    "flat": ["Flat 2, 20 Gaol Wynd", "Derby"],
    "house": ["12 Gaol Wynd", "Derby"],
    "block": ["Flat 12, Peveril Tower", "Derby"],
}


MARKED = [
    ("decimal", "This is about 2.07, where the bass is", "This is about [address], where the bass is"),
    ("decimal", "Apt 2.07; Flat 2.07; flat 2-07", "[address]; [address]; [address]"),
    ("decimal", "No. 2.07 (2.07)", "[address] ([address])"),
    ("decimal", "2.07 is loud; noise from 2.07", "[address] is loud; noise from [address]"),
    ("decimal", "2.07 The Silk Works", "[address]"),
    ("decimal", "the neighbour at 2.07 said so", "the neighbour at [address] said so"),
    ("decimal", "a visit to 2.07.", "a visit to [address]."),
    ("floor", "3F1 is loud and 20/3F1 is not", "[address] is loud and [address] is not"),
    ("floor", "flat 3F1 too; 3f1 rang", "[address] too; [address] rang"),
]
BRACKETED = [
    ("slash", "the upstairs flat (1/2) and flat (1/2)", "the upstairs flat ([address]) and flat ([address])"),
    ("flat", "the flat (2) is loud; flat [2] too", "the flat ([address]) is loud; flat [[address]] too"),
    ("house", "no (12) and no. (12)", "no ([address]) and no. ([address])"),
    ("house", "the house, 12, is loud", "the house, [address], is loud"),
    ("block", "the flat, 12, is loud", "the flat, [address], is loud"),
    ("block", "the flat - no. 12 - is loud", "the flat - [address] - is loud"),
]
STAYS = [
    ("decimal", "2.07 metres at 2.07pm, 2.07 am and at 2.07 hours"),
    ("decimal", "at 2.07 on Monday, between 2.07 and 3.00, from 2.07 to 2.40"),
    ("decimal", "version 2.07, version (2.07), paragraph 2.07, section 2.07, £2.07, 2.07% and 2.07 kg"),
    ("decimal", "a score of 2.07 on 02.07.2025; it rose to 2.07"),
    ("decimal", "She rang at 2.07 and they called at 2.07."),
    ("floor", "form 3F1 and 3 F1 cars"),
    ("slash", "score (1/2), page (1/2), 1/2 of the residents"),
    ("flat", "item (2), section 1 (2), flats (2), flat (2 bed), (2) noise"),
    ("house", "There were no (12) noises, no (12 reports), (12) incidents"),
    ("block", "flats (12) in the block; a flat, 12 people in it"),
]


@pytest.mark.parametrize(("home", "text", "redacted"), [*MARKED, *BRACKETED])
def test_a_flat_is_told_by_its_mark_or_by_a_number_set_apart(home: str, text: str, redacted: str) -> None:
    assert redactor_at(*HOMES[home]).text(text) == redacted


@pytest.mark.parametrize(("home", "text"), STAYS)
def test_amounts_times_and_what_is_counted_stay(home: str, text: str) -> None:
    assert redactor_at(*HOMES[home]).text(text) == text


@pytest.mark.parametrize(("home", "text", "_"), [*MARKED, *BRACKETED])
def test_a_paper_that_tells_of_it_is_held_back(home: str, text: str, _: str) -> None:
    gate = Gate.for_reader(redactors_at(*HOMES[home]).case, redactors_at(*HOMES[home]).policy("victim"), "victim")
    assert {leak.kind for leak in gate.leaks("letter-3.txt", f"We write: {text}.".encode())} == {"address"}
    assert gate.leaks("letter-3.txt", b"We write about version 2.07, score (1/2) and 2.07 metres.") == ()
