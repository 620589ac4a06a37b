"""Numbers, names and domains that a case file gives of somebody: found without the words before them."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from made import case_of, page_texts
from support import FIXTURES, edited

from docgen.build import Built, build_pack
from docgen.case import Case
from docgen.gate import Gate
from docgen.redact.reader import Redactors
from docgen.review import Review

ON = date(2026, 6, 12)
GIVEN = [
    "CRT 512345",
    "ECINS 99231",
    "Niche 22*118345",
    "Steam: kenny_pock",
    "www.kensgarage.co.uk",
    "Snap reef.shark9",
]
FINDINGS = [
    "Lazy Otter ran its engine from berth 16; Dun Roamin and the Laurels heard it.",
    "Boat index 512345, profile 99231 and 118345 are hers; kennypock wrote from info@kensgarage.co.uk.",
    "Mr Nkemelu at 12 keeps a diary, and everyone at 16 and 12 was written to.",
]


@cache
def case() -> Case:
    return edited(
        "third-party-after-meeting",
        perpetrators__0__address={"lines": ["NB Lazy Otter", "Mooring 16", "Redhill Basin", "Sawley"]},
        perpetrators__0__identifiers=GIVEN,
        perpetrators__0__phone="07700 900203",
        perpetrators__0__email="ken@pockandson.co.uk",
        perpetrators__1__phone="07700 900204",
        perpetrators__1__email="lorraine@gmail.com",
        perpetrators__1__address={"lines": ["The Laurels", "9 Chapel Rise", "Buxton"]},
        others=[
            {
                "name": {"title": "Mr", "given": "Tobias", "family": "Nkemelu"},
                "address": {"lines": ["NB Dun Roamin", "Mooring 12", "Redhill Basin", "Sawley"]},
                "role": "neighbour",
            }
        ],
        outcome={"findings": FINDINGS, "recommendations": ["Lazy Otter moves to the far pontoon."]},
    )


@cache
def redactors() -> Redactors:
    return Redactors(case(), Review.open(case(), ON).authority)


def out(text: str) -> str:
    return redactors().for_reader(None).text(text)


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Boat index 512345 was checked.", "Boat index [reference] was checked."),
        ("99231 is closed; 118345 is open", "[reference] is closed; [reference] is open"),
        ("22*118345 and Niche 22 118345", "[reference] and [reference]"),
        (
            "kenny_pock, kennypock and Kenny Pock",
            "[social media name], [social media name] and [social media name]",
        ),
        ("reef.shark9 and reef_shark9", "[social media name] and [social media name]"),
        ("see kensgarage.co.uk/offers.", "see [link]."),
        ("http://www.kensgarage.co.uk", "[link]"),
        ("info@kensgarage.co.uk rang off", "[e-mail address] rang off"),
        ("asked KensGarage.co.uk, shop.kensgarage.co.uk", "asked [link], [link]"),
        ("kensgarage dot co dot uk", "[link]"),
        ("sales@pockandson.co.uk; pockandson.co.uk", "[e-mail address]; [link]"),
        ("his mob ends 203, hers 204", "his mob ends [telephone number], hers [telephone number]"),
        ("ends 203 and the other in 204", "ends [telephone number] and the other in [telephone number]"),
        ("Ring the son on 0203.", "Ring the son on [telephone number]."),
    ],
)
def test_an_identifier_goes_without_the_words_before_it(text: str, redacted: str) -> None:
    assert out(text) == redacted


@pytest.mark.parametrize(
    "text",
    [
        "a gmail.com address; see www.gov.uk and police.uk",
        "write to asb@ne-derbyshire.gov.uk",
        "his notice ends 205, hers 206",
        "Rang on 20 May; call 101; ring back on 9 June 2026.",
        "reefs and sharks; a steam train; 5123 letters; 992 cases",
        "agency.example.org is down",
    ],
)
def test_public_domains_and_other_numbers_stay(text: str) -> None:
    assert out(text) == text


@cache
def pack() -> Built:
    return build_pack(case(), ON, audience="victim", folder=FIXTURES)


TOLD = [
    "Otter",
    "berth 16",
    "Roamin",
    "Laurels",
    "512345",
    "99231",
    "118345",
    "kennypock",
    "kensgarage",
    "at 12",
    "at 16",
]


def test_the_pack_of_the_victim_tells_no_home_and_no_identifier() -> None:
    built = pack()
    assert not built.held
    text = "\n".join(
        t for name, data in built.files.items() if name.endswith(".pdf") for t in page_texts(bytes(data))
    )
    assert "keeps a diary" in text  # the findings are in it
    assert [told for told in TOLD if told.lower() in text.lower()] == []


@pytest.mark.parametrize(
    "text",
    [
        "Seen at the Lazy Otter.",
        "Lazy Otter",
        "berth 16 was visited",
        "They met at The Laurels.",
        "Boat index 512345",
        "write to info@kensgarage.co.uk",
        "kennypock said so",
        "Lorraine at 9 was visited.",
        "The people next door at 9 were visited.",
        "Ring her on 0204.",
    ],
)
def test_the_gate_stops_a_paper_that_tells_a_home_or_an_identifier(text: str) -> None:
    gate = Gate.for_reader(case(), redactors().policy("victim"), "victim")
    assert gate.leaks("letter.txt", text.encode())
    assert not gate.leaks("letter.txt", b"The council will write again.")


@pytest.mark.parametrize(
    "text", ["The bglw 3 was visited.", "The people next door at 3 were visited.", "bung 3 is shut."]
)
def test_the_gate_stops_a_numbered_home_even_in_the_wording_of_a_template(text: str) -> None:
    review = Review.open(case_of("third-party-after-meeting"), ON)
    policy = Redactors(review.case, review.authority).policy("victim")
    assert Gate.for_reader(review.case, policy, "victim", [text]).leaks("letter.txt", text.encode())


@pytest.mark.parametrize(
    "identifier", ["Year 10, Brookfield School", "Yr 9 at Brookfield Community School", "Brookfield School"]
)
def test_a_school_is_told_by_its_name_alone(identifier: str) -> None:
    one = Redactors(
        edited("third-party-after-meeting", perpetrators__0__identifiers=[identifier]), redactors().authority
    )
    redactor = one.for_reader("victim")
    assert redactor.text("Excluded from Brookfield last week") == "Excluded from [school] last week"
    assert redactor.text("a brook, a field and any school") == "a brook, a field and any school"
    gate = Gate.for_reader(one.case, one.policy("victim"), "victim")
    assert gate.leaks("letter-3.txt", b"He was excluded from Brookfield.") != ()


@pytest.mark.parametrize("identifier", ["Year 10, Chesterfield School", "Year 8, Meeting Academy"])
def test_a_town_or_a_word_that_a_school_is_called_after_stays(identifier: str) -> None:
    case = edited("third-party-after-meeting", perpetrators__0__identifiers=[identifier])
    text = "the meeting in Chesterfield"
    assert Redactors(case, redactors().authority).for_reader("victim").text(text) == text
