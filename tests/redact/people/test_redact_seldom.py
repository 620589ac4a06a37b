"""Names that are words which notes hardly ever need: where capitals tell nothing, the person is meant."""

from __future__ import annotations

import pytest
from marked import marked, wrongly_left_or_taken
from people_of import redactor_of

from docgen.redact.language.collocations import COLOURS, INSTRUCTIONS
from docgen.redact.language.seldom import SELDOM
from docgen.redact.language.words import MONTHS

REDACTOR = redactor_of(("Hazel", "Heron"), ("Robin", "Tinker"), ("Dean", "Young"), ("Ray", "Bell"))


@pytest.mark.parametrize(
    "line",
    [
        "no reply {k heron}, will try again",
        "{k HERON} AWAY SINCE SUNDAY",
        "music v loud, {k hazel} asleep",
        "{k tinker} they call him",
        "NO DRILLING SINCE MONDAY - {k TINKER} AWAY",
        "{k ray} hard of hearing use the side door",
        "{k HERON} FAMILY NOT SPOKEN TO",
        "{k tinker} household told by letter",
        "{k BELL} FAMILY OUT",
        # Where there are capitals, small letters are the word.
        "Their {= hazel} hedge was cut; a {= heron} took the fish.",
        "Rays of sun. Somebody had to {= tinker} with the {= bell} again.",
        # And after an article, or in a saying.
        "cut the {= hazel} back please",
        "a {= robin} nests in the {= bell} box",
        # Words that notes do need.
        "{= young} family next door",
        "noise like a {= bell} from 2am",
    ],
)
def test_where_capitals_tell_nothing(line: str) -> None:
    assert wrongly_left_or_taken(REDACTOR, *marked(line)) == []


def test_no_word_is_there_that_notes_are_full_of() -> None:
    assert SELDOM.isdisjoint(COLOURS | MONTHS | INSTRUCTIONS)


NICKNAMED = redactor_of(("Lee", "Frost", "Frosty"), ("Grant", "Steele", "Steely"), ("Desmond", "Achebe", "Des"))


@pytest.mark.parametrize(
    "line",
    [
        "attd 0215 hrs, {k lee} asleep on sofa. nfa",
        "she is in bits, says {k frostys} mates were sat on the stairs",
        "{k steely} sez it woz nobody",
        "compl phoned agn - {k des} v upset, cryin on phone",
        "{k DES} NOT WELL TODAY",
        # What notes need stays, and so does what has an article.
        "the {= grant} was turned down, {= grant} form sent",
        "a {= frosty} reply from the shop",
        "the {= steely} look of him, on the {= lee} side",
        # Where there are capitals, small letters are the word.
        "It was {= frosty} and the reply was {= steely}.",
    ],
)
def test_what_the_case_says_that_they_go_by(line: str) -> None:
    assert wrongly_left_or_taken(NICKNAMED, *marked(line)) == []


WITH_SILENT_E = redactor_of(("Jordan", "Wolfe"), ("Graham", "Butcher"), ("Ann", "Clarke"))


@pytest.mark.parametrize(
    "line",
    [
        "{k wolfes} again, no helmets",
        "the {k wolfes} were out on the bikes",
        "{k butchers} at it again w hedge trimmer",
        "{k jordan wolf} excluded for 2 days",
        "{k Ann Clark} rang on Monday",
        "rang {k ann clark} back",
        "a {= wolf} on his jacket",
        "the {= butchers} in the High Street",
        "Meat from the {= butchers} was thrown.",
    ],
)
def test_families_and_a_surname_without_its_silent_letter(line: str) -> None:
    assert wrongly_left_or_taken(WITH_SILENT_E, *marked(line)) == []
