"""People who are not in the case, told by a usual first name; and what is called after people, which stays."""

from __future__ import annotations

from functools import cache

import pytest
from made import case_of, review_of
from support import edited

from docgen.redact import Redactor
from docgen.redact.language.first_names import FIRST_NAMES, TELLING, TELLING_SMALL, TOWNS, WORDS_IN_SMALL
from docgen.redact.language.words import is_word
from docgen.redact.reader import Redactors

CASE = "third-party-before-meeting"

STRANGERS = {
    # with a surname
    "Fit a lock for Doreen Pettifer": "Fit a lock for [name]",
    "Doreen Pettifer to keep a diary": "[name] to keep a diary",
    "Svetlana Petrova, who lives opposite, heard it": "[name], who lives opposite, heard it",
    "Ask Zainab Hussain-Malik to interpret": "Ask [name] to interpret",
    "Eilidh McCrindle's car was keyed": "[name]'s car was keyed",
    "doreen pettifer was told": "[name] was told",
    "Contact farida patel in adult social care": "Contact [name] in adult social care",
    "DOREEN PETTIFER TO BE VISITED": "[name] TO BE VISITED",
    "Iolo ap Gwilym to leave": "[name] to leave",
    "Abdul-Rahman ibn Yusuf to leave": "[name] to leave",
    "Grace Attwell was told to close the gate": "[name] was told to close the gate",
    # the surname first
    "Pettifer, Doreen": "[name]",
    "Pettifer, Doreen: no reply": "[name]: no reply",
    "PETTIFER Doreen to be written to": "[name] to be written to",
    # alone
    "Visit Doreen at home": "Visit [name] at home",
    "Doreen was told": "[name] was told",
    "(Kev) was warned": "([name]) was warned",
    "kev was warned": "[name] was warned",
    "Maisie's bike was taken": "[name]'s bike was taken",
    "BIG DAZ to be warned": "BIG [name] to be warned",
    "Social worker: Bernadette": "Social worker: [name]",
    "Her daughter Summer is afraid": "Her daughter [name] is afraid",
    "Jordan said that the music was his": "[name] said that the music was his",
    "Spoke to Paris about the scooter": "Spoke to [name] about the scooter",
    # a surname that is a place as well
    "Meeting with Jean Hill and her sister": "Meeting with [name] and her sister",
    "Spoke to Doreen Park about it": "Spoke to [name] about it",
    # in a list
    "Kev, Gaz and Baz were warned": "[name], [name] and [name] were warned",
    "He stays with Grace and Doreen": "He stays with [name] and [name]",
    "Archie & Freya's scooters": "[name] & [name]'s scooters",
    "Doreen, Max and Summer came": "[name], [name] and [name] came",
}

KEPT = (
    "Nelson Mandela House has a lift",
    "The Terrence Higgins Trust and Marie Curie can help",
    "Apply under Clare's Law and Sarah's Law",
    "Meet at Elizabeth House on Victoria Road, by Christopher Square",
    "The bus stops at Queen Elizabeth Hospital",
    "It is on the corner by John Lewis",
    "Storm Eunice broke the fence; Operation Sophia begins in June",
    "The Jack Russell is not microchipped",
    "Seat Leon without insurance",
    "Cans of Stella and a Stanley knife were found",
    "Youth club at Kelly's Café moves to Friday",
    "The Martin Luther King Centre is closed",
    "Use of the Stephen Lawrence Room is free",
    "Refer to the Andrew Sims Centre",
    "He moved from Georgia to Sydney",
    "St Anne is the parish",
    "Milford Haven Port Authority was asked",
    "Youth Justice and Victim Support were asked",
    "Jack the tyre up; Dean of the faculty; Bob up; Poppy appeal; Daisy chain",
    "Hope was expressed; grace was given; Summer was hot",
    "Rose bushes to be cut back by April; holly in May",
    "Albert Street was closed; Victoria Park is open",
    "MEET AT ELIZABETH HOUSE",
)


@cache
def redactor() -> Redactor:
    """The redactor for what both readers get."""
    return Redactors(case_of(CASE), review_of(CASE).authority).for_reader(None)


@pytest.mark.parametrize(("text", "redacted"), STRANGERS.items(), ids=STRANGERS)
def test_a_stranger_is_told_by_a_first_name(text: str, redacted: str) -> None:
    assert redactor().text(text) == redacted


@pytest.mark.parametrize("text", KEPT)
def test_what_is_called_after_somebody_stays(text: str) -> None:
    assert redactor().text(text) == text


def test_a_person_should_look_at_each_of_them() -> None:
    for text in STRANGERS:
        assert all(not mark.certain and not mark.of_case for mark in redactor().redact(text).marks), text


def test_a_reader_goes_by_short_forms_of_their_own_name() -> None:
    case = edited(CASE, victim__name__given="Patricia")
    redactors = Redactors(case, review_of(CASE).authority)
    text = "Trish rang; Tricia was upset. Doreen heard it."
    assert redactors.for_reader("victim").text(text) == ("Trish rang; Tricia was upset. [name] heard it.")
    assert redactors.for_reader(None).text(text) == ("[victim] rang; [victim] was upset. [name] heard it.")


def test_a_short_form_that_somebody_else_has_too_goes() -> None:
    case = edited(CASE, victim__name__given="Patricia", perpetrators__0__name__given="Trish")
    redacted = Redactors(case, review_of(CASE).authority).for_reader("victim").text("Trish rang")
    assert redacted == "[alleged perpetrator 1] rang"


def test_the_list_is_of_many_names_in_small_plain_letters_and_of_no_ordinary_word() -> None:
    assert len(FIRST_NAMES) > 5000
    assert all(name.isascii() and name.isalpha() and name.islower() for name in FIRST_NAMES)
    assert not any(is_word(name) for name in TELLING)
    assert TELLING_SMALL < TELLING
    assert TELLING_SMALL.isdisjoint(TOWNS | WORDS_IN_SMALL)
