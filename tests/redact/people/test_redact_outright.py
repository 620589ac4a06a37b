"""Whatever the case file says outright of somebody's name is found, whatever word it is."""

from __future__ import annotations

import functools

import pytest
from people_of import case_of, left, redactor_of

from docgen.authority import load_authority
from docgen.redact import Redactor
from docgen.redact.reader import Redactors

PARTICLES = [
    "al",
    "del",
    "des",
    "di",
    "den",
    "mac",
    "van",
    "della",
    "abu",
    "el",
    "da",
    "du",
    "de",
    "la",
    "le",
    "von",
    "dos",
    "bin",
    "ibn",
    "ap",
    "ab",
    "der",
    "st",
    "mc",
]
WORDS = [
    "an",
    "do",
    "so",
    "no",
    "my",
    "you",
    "boy",
    "dog",
    "price",
    "will",
    "may",
    "april",
    "friday",
    "sunny",
    "star",
    "tiny",
    "flat",
    "wood",
]
INSIDE = (
    "Spoke to {} at the gate.",
    "The officer told {} about it.",
    "He lives with {}, who denies it.",
    "We saw {} again on Friday.",
    "It is next to {}'s flat.",
    "Police arrested {}.",
    "Letter from {}.",
)
OPENING = ("{} was told to stop.", "{} rang us.", "{}'s flat is full.")


@functools.cache
def called(*name: str) -> Redactor:
    return redactor_of((name[0], name[1], *name[2:]))


@pytest.mark.parametrize("name", [word.capitalize() for word in (*PARTICLES, *WORDS)])
@pytest.mark.parametrize("how", ["given", "family", "known as", "in a nickname"])
def test_a_name_with_a_capital_is_found_whatever_word_it_is(name: str, how: str) -> None:
    redactor = {
        "given": lambda: called(name, "Zzyx"),
        "family": lambda: called("Qwert", name),
        "known as": lambda: called("Qwert", "Zzyx", name),
        "in a nickname": lambda: called("Qwert", "Zzyx", f"Zob {name}"),
    }[how]()
    for sentence in (*INSIDE, *(OPENING if how in ("given", "known as") else ())):
        assert left(redactor, sentence.format(name), name) == "", sentence


@pytest.mark.parametrize(
    "text",
    [
        "An appointment was made.",
        "Do not ring after nine.",
        "So the dog was barking.",
        "So was the gate.",
        "No. 5 and No 7 were visited.",
        "No reports were made.",
        "My neighbour wrote: “My dog is ill”.",
        "What We Can Do",
        "DO NOT ENTER. NO DOGS",
        "as far as I know, my view is that we do so",
        "Yes. No. So far. An offer.",
    ],
)
def test_the_same_words_stay_where_they_are_words(text: str) -> None:
    redactor = redactor_of(("Linh", "An"), ("So", "Kimura"), ("My", "Tran"), ("Thi", "No"), ("Duc", "Do"))
    assert redactor.text(text) == text


@pytest.mark.parametrize(
    "text",
    ["El Paso was on the map.", "Al Jazeera was loud.", "Le Creuset pans", "Costa del Sol", "rue de la Paix"],
)
def test_the_little_words_of_other_names_stay(text: str) -> None:
    redactor = redactor_of(("El", "Zzyx"), ("Al", "Qwert"), ("Le", "Trang"), ("Del", "Ott"), ("Mac", "Ott"))
    assert redactor.text(text) == text


@pytest.mark.parametrize(
    ("known", "given"), [("Al", "Alan"), ("Del", "Derek"), ("Des", "Desmond"), ("Di", "Diana"), ("Den", "Dennis")]
)
def test_a_short_form_goes_that_the_case_file_does_not_give(known: str, given: str) -> None:
    redactor = called(given, "Ollerton")
    for text in (f"Spoke to {known} at the gate.", f"{known} was told.", f"Next to {known}'s."):
        assert left(redactor, text, known) == "", text


@pytest.mark.parametrize(
    "text", ["spoke to al about it", "al not in", "told al to stop", "al's dog bit her", "with al and his dog"]
)
def test_in_small_letters_the_words_beside_it_tell(text: str) -> None:
    assert left(called("Alan", "Ollerton", "Al"), text, "al") == ""


@pytest.mark.parametrize("text", ["et al were named", "al fresco meals", "by van", "the van came back"])
def test_in_small_letters_the_word_stays(text: str) -> None:
    assert redactor_of(("Alan", "Ollerton", "Al"), ("Ivan", "Ott", "Van")).text(text) == text


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Big Al and Mad Dog were named", "[alleged perpetrator] and [alleged perpetrator] were named"),
        ("big al did it", "[alleged perpetrator] did it"),
        ("MAD DOG did it", "[alleged perpetrator] did it"),
        ("mad-dog did it", "[alleged perpetrator] did it"),
        ("MadDog and maddog", "[alleged perpetrator] and [alleged perpetrator]"),
        ("Mad Dog's house", "[alleged perpetrator]'s house"),
        ("They asked Dog about it.", "They asked [alleged perpetrator] about it."),
        (
            "J rang. Spoke to J. He was drunk.",
            "[alleged perpetrator] rang. Spoke to [alleged perpetrator]. He was drunk.",
        ),
    ],
)
def test_a_nickname_goes_whole_and_in_its_words(text: str, redacted: str) -> None:
    assert called("Alan", "Ollerton", "Al", "Big Al", "Mad Dog", "J").text(text) == redacted


@pytest.mark.parametrize(
    "text",
    ["a mad dog bit her", "Dog fouling.", "The dog barks.", "Flat J", "J. Smith", "a big house", "Section J"],
)
def test_the_words_of_a_nickname_stay_where_they_are_words(text: str) -> None:
    assert "perpetrator" not in called("Alan", "Ollerton", "Al", "Big Al", "Mad Dog", "J").text(text)


@pytest.mark.parametrize(
    "known",
    [
        "T.J.",
        "A.J",
        "Big-Al",
        "O'D",
        "'Spud'",
        "The Rock",
        "Mz B",
        "X",
        "50p",
        "Half-pint",
        "Lil' Dev",
        "Mum",
        "Ng",
    ],
)
def test_whatever_somebody_goes_by_is_found_as_it_is_written(known: str) -> None:
    redactor = redactor_of(("Qwert", "Zzyx", known))
    for sentence in INSIDE[:3]:
        assert left(redactor, sentence.format(known), known) == "", sentence
    assert redactor.text("on the rock, in the bud") == "on the rock, in the bud"


def test_statements_from_may_are_hers_and_since_may_is_a_month() -> None:
    redactor = called("May", "Ollerton")
    for text in ("Statement from May.", "The car of May was seen."):
        assert left(redactor, text, "May") == ""
    for text in ("since May", "from May to June", "by the end of May", "the 1st of May"):
        assert redactor.text(text) == text


def test_a_nickname_is_no_officers_surname() -> None:
    # "Maddox" is one letter from "maddog", and is nobody's slip for Mad Dog.
    case = case_of(("Alan", "Ollerton", "Mad Dog"))
    assert case.spoc is not None
    assert case.spoc.name == "Cordelia Maddox"
    redactors = Redactors(case, load_authority("north-east-derbyshire"))
    assert [detail.pointer for detail in redactors.details_to_turn_to if detail.tells] == []


def test_a_place_and_a_title_that_tell_of_al_do_not_stay() -> None:
    case = case_of(("Alan", "Ollerton", "Al"), meeting__location="The snug, next to Al's")
    redactors = Redactors(case, load_authority("north-east-derbyshire"))
    assert "Al's" not in redactors.for_reader("victim").text("Meet in The snug, next to Al's")
    case = case_of(("Alan", "Ollerton", "Al"), agencies__1__contact__job_title="Inspector dealing with Al")
    redactors = Redactors(case, load_authority("north-east-derbyshire"))
    assert redactors.for_reader("victim").text("Inspector dealing with Al").endswith("[alleged perpetrator]")
