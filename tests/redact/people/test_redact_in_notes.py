"""Names as notes write them: small letters, initials with an "O'", figures behind a name, spelt by telephone."""

from __future__ import annotations

import functools

import pytest
from people_of import Called, redactor_of

MOONS: tuple[Called, ...] = (("Lee", "Moon"), ("Hope", "Moon"), ("River", "Moon"))
SEAMUS: tuple[Called, ...] = (("Séamus", "Ó Súilleabháin", "O'Sullivan"),)
SEAN: tuple[Called, ...] = (("Sean", "O'Brien"),)
JOAO: tuple[Called, ...] = (("João", "da Silva Júnior"),)
OWL: tuple[Called, ...] = (("", "Nite Owl Bar", "the JC"),)
DEN: tuple[Called, ...] = (("", "Nite Owl Bar", "the Den"),)
ALAN: tuple[Called, ...] = (("Alan", "Ollerton"),)
LAN: tuple[Called, ...] = (("Lan", "Nguyen"),)
STRAY: tuple[Called, ...] = (("Wilfred", "Stray"),)
TREV: tuple[Called, ...] = (("Trevor", "Wooldridge", "T-Bone"),)
MEER: tuple[Called, ...] = (("Pieter", "van der Meer"),)
OZ: tuple[Called, ...] = (("Işıl", "Özdemir", "Ishy"),)
CAOIMHE: tuple[Called, ...] = (("Caoimhe", "Ní Dhomhnaill"), ("Fiachra", "Ahern"))
BEVAN: tuple[Called, ...] = (("Gethin", "Bevan"),)
BILL: tuple[Called, ...] = (("Bill", "Price"), ("Art", "Wood"))
GRACE: tuple[Called, ...] = (("Grace", "Udo"),)
KEYS: tuple[Called, ...] = (("Rowan", "Keys"),)


@functools.cache
def out(called: tuple[Called, ...], text: str) -> str:
    redacted = redactor_of(*called).text(text)
    for number in " 1", " 2", " 3", "":
        redacted = redacted.replace(f"[alleged perpetrator{number}]", "[x]")
    return redacted


@pytest.mark.parametrize(
    ("called", "text", "redacted"),
    [
        (OWL, "music from the JC so loud", "music from [x] so loud"),
        (OWL, "MUSIC FROM THE JC ALL NIGHT", "MUSIC FROM [x] ALL NIGHT"),
        (OWL, "JC shut at one", "[x] shut at one"),
        (DEN, "at the Den", "at [x]"),
        (MOONS, "call hope back", "call [x] back"),
        (MOONS, "Refer hope (14) to youth justice", "Refer [x] ([age]) to youth justice"),
        (MOONS, "Agreement with lee", "Agreement with [x]"),
        (MOONS, "keep river away from the school", "keep [x] away from the school"),
        (MOONS, "river n hope n lee all shouting", "[x] n [x] n [x] all shouting"),
        (MOONS, "lee & hope", "[x] & [x]"),
        (MOONS, "Warn lee", "Warn [x]"),
        (MOONS, "Social worker to river (14)", "Social worker to [x] ([age])"),
        (MOONS, "the moons kid", "the [family] kid"),
        (MOONS, "at the moons", "at the [family]"),
        (MOONS, "R.M. (14) was seen", "[x] ([age]) was seen"),
        (MOONS, "River M (14) said", "[x] ([age]) said"),
        (SEAMUS, "| S.O'S. | denied |", "| [x] | denied |"),
        (SEAMUS, "SO'S denied", "[x] denied"),
        (SEAMUS, "spoke to Mr O'S about it", "spoke to [x] about it"),
        (SEAN, "S.O'B. denied", "[x] denied"),
        (CAOIMHE, "Caoimhe Ní D has asked", "[x] has asked"),
        (CAOIMHE, "Caoimhe n Fiachra shouted", "[x] n [x] shouted"),
        (JOAO, "da Silva Jr rang", "[x] rang"),
        (JOAO, "Message for Jao: here", "Message for [x]: here"),
        (TREV, "tbone61 commented", "[x] commented"),
        (BEVAN, "MRBEVAN rang", "[x] rang"),
        (MEER, "Pieter v d Meer", "[x]"),
        (MEER, "seen v.d. Meer", "seen [x]"),
        (OZ, "Ishy Oz - rent arrears", "[x] - rent arrears"),
        (BEVAN, "surname BRAVO-ECHO-VICTOR-ALPHA-NOVEMBER", "surname [x]"),
        (BEVAN, "bravo echo victor alfa november", "[x]"),
        (ALAN, "PC Smith (4471) rang", "PC [name] ([reference]) rang"),
        (ALAN, "PCSO Dean Abara 8812 to patrol", "PCSO [name] [reference] to patrol"),
        (ALAN, "Kowalczyk family moved in", "[name] family moved in"),
        (ALAN, "Nurse Bea, who visits", "Nurse [name], who visits"),
        (ALAN, 'mates: "Little Mo" ran', 'mates: "[name]" ran'),
        (ALAN, "two staff: Bence and Kriszta", "two staff: [name] and [name]"),
    ],
)
def test_it_is_found(called: tuple[Called, ...], text: str, redacted: str) -> None:
    assert out(called, text) == redacted


@pytest.mark.parametrize(
    ("called", "text"),
    [
        *((MOONS, text) for text in ("hope so", "call the river trust", "will ring", "lee side of the hill")),
        *(
            (MOONS, text)
            for text in ("the river (14) is high", "I hope (14 days) is enough", "We hope it will be")
        ),
        *((MOONS, text) for text in ("River Derwent flooded", "Hope Valley line", "Moon landing", "Hope so.")),
        *((MOONS, text) for text in ("They will keep hope alive", "it was in the moonlight", "Hope to see it")),
        (DEN, "he was in the den"),
        (SEAMUS, "SOS denied"),
        (SEAN, "a SOB story"),
        (OZ, "It is on the Of side"),
        (LAN, "a LAN cable for the camera"),
        (STRAY, "stray dogs are dealt with"),
        (KEYS, "Keys were lost"),
        *(
            (BILL, text)
            for text in ("chase bill for payment", "See bill (12) attached", "sent bill & art supplies")
        ),
        (BILL, "Meeting with art group"),
        (BEVAN, "Bravo Two Zero is on"),
        (BEVAN, "tango alpha delta three"),
        (ALAN, "Early Help family worker"),
        (ALAN, "Ilkeston family hub"),
        (ALAN, "PC at 1430 hrs"),
    ],
)
def test_it_stays(called: tuple[Called, ...], text: str) -> None:
    assert out(called, text) == text


def test_a_dash_with_spaces_makes_no_surname_of_the_word_before() -> None:
    assert out(GRACE, "Dr Udo - grace period - Grace to write") == "[x] - grace period - [x] to write"


def test_the_time_behind_an_officer_stays() -> None:
    assert out(ALAN, "PC Smith 1430 hrs attended") == "PC [name] 1430 hrs attended"
