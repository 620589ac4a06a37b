"""Who is in a case: names in their parts, officers by their role, homes by their numbers and streets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docgen.case import load_case, parse_case
from docgen.case.model import Address, Name
from docgen.redact import Redactor
from docgen.redact.knowledge.homes import homes_of
from docgen.redact.knowledge.lexicon import build_lexicon
from docgen.redact.knowledge.names import Strength
from docgen.redact.knowledge.parties import name_in_words, name_parts, parties_of
from docgen.redact.language.diminutives import also_called

HERE = Path(__file__).resolve().parents[1]
SHARED = HERE.parents[1] / "fixtures" / "redaction" / "case.json"


def parts(**fields: str) -> tuple[object, ...] | None:
    name = name_parts(Name(**fields))  # type: ignore[arg-type]
    return (name.given, name.middle, name.family, name.whole) if name else None


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"given": "Siân May", "family": "O'Rourke"}, ("Siân", ("May",), ("O'Rourke",), None)),
        ({"given": "Grace", "family": "Okonjo-Hart"}, ("Grace", (), ("Okonjo", "Hart"), None)),
        ({"given": "William (Billy)", "family": "Brown"}, ("William", ("Billy",), ("Brown",), None)),
        ({"given": "Ann", "family": "Smith (née Jones)"}, ("Ann", (), ("Smith", "Jones"), None)),
        ({"family": "William Brown"}, ("William", (), ("Brown",), None)),
        ({"given": "Maria de la Cruz"}, ("Maria", (), ("de", "la", "Cruz"), None)),
        ({"title": "Mr", "family": "Okonjo-Hart"}, (None, (), ("Okonjo", "Hart"), None)),
        ({"family": "Wexbury Tenants Association"}, (None, (), (), "Wexbury Tenants Association")),
        ({"given": "Unknown", "family": "Brown"}, (None, (), ("Brown",), None)),
        ({"given": "Unknown", "family": "Male"}, None),
        ({"family": "Child"}, None),
        ({"given": "Tom", "family": "Child"}, ("Tom", (), ("Child",), None)),
    ],
)
def test_a_name_is_taken_apart(fields: dict[str, str], expected: tuple[object, ...] | None) -> None:
    assert parts(**fields) == expected


@pytest.mark.parametrize(
    ("typed", "given", "family"),
    [
        ("Insp Rowan Achebe", "Rowan", ("Achebe",)),
        ("Achebe, Rowan", "Rowan", ("Achebe",)),
        ("Dr. Lin Faraday", "Lin", ("Faraday",)),
        ("Mrs Turnbull", None, ("Turnbull",)),
        ("Pieter van der Meer", "Pieter", ("van", "der", "Meer")),
        ("PC 4412 Whitlock", None, ("Whitlock",)),
    ],
)
def test_a_name_in_one_field_is_taken_apart(typed: str, given: str | None, family: tuple[str, ...]) -> None:
    name = name_in_words(typed)
    assert name is not None
    assert (name.given, name.family) == (given, family)


@pytest.mark.parametrize(
    "typed", ["anonymous", "Anonymous caller", "the victim's daughter", "Wexbury Police", "1234", ""]
)
def test_what_is_nobodys_name_is_none(typed: str) -> None:
    assert name_in_words(typed) is None


def test_each_party_of_the_shared_case_has_a_label() -> None:
    labels = {(p.role, p.name.family[0] if p.name else ""): p.label for p in parties_of(load_case(SHARED))}
    assert labels["victim", "O'Rourke"] == "[victim]"
    assert labels["applicant", "O'Rourke"] == "[applicant]"
    assert labels["other", "Okonjo"] == "[witness]"
    assert labels["other", "Müller"] == "[person]"  # "partner of ..." would name somebody
    assert [p.label for p in parties_of(load_case(SHARED)) if p.role == "perpetrator"] == [
        "[alleged perpetrator 1]",
        "[alleged perpetrator 2]",
    ]
    assert labels["officer", "Whitlock"] == "the PCSO (Wexbury Police)"
    assert labels["officer", "Nandakumar"] == "the Community Safety Officer"


def test_whoever_reported_is_a_party_and_anonymous_is_nobody() -> None:
    parties = parties_of(load_case(HERE / "sets" / "second_case.json"))
    assert [p.name.family for p in parties if p.role == "reporter" and p.name] == [("Turnbull",)]


def test_a_short_name_leads_to_its_full_name_and_to_its_sisters() -> None:
    assert {"will", "bill", "billy", "liam"} <= also_called("william")
    assert {"william", "will", "bill"} <= also_called("billy")
    assert "robert" not in also_called("billy")
    assert also_called("nosuchname") == frozenset()


def test_a_word_is_a_name_by_itself_only_where_it_is_no_other_word() -> None:
    lexicon = build_lexicon(parties_of(load_case(SHARED)))

    def strength(word: str) -> Strength:
        hit = lexicon.look_up(word, cased=True)
        assert hit is not None
        return hit.strength

    assert (
        strength("orourke") == strength("niamh") == strength("muller") == strength("mueller") == Strength.DISTINCT
    )
    assert strength("brown") == strength("mark") == strength("will") == strength("hart") == Strength.ORDINARY
    assert strength("may") == strength("van") == Strength.BOUND
    assert lexicon.look_up("browning", cased=True) is None


@pytest.mark.parametrize(
    "word", ["parking", "silly", "priced", "graced", "markham", "nine", "mayor", "bowling", "prize"]
)
def test_a_word_like_a_name_is_no_misspelling(word: str) -> None:
    assert build_lexicon(parties_of(load_case(SHARED))).look_alike(word, cased=False) is None


def test_an_address_is_taken_apart() -> None:
    homes = homes_of(
        [
            Address(lines=("Flat 3", "14 Larkspur Close", "Wexbury"), postcode="WX7 2LD"),
            Address(lines=("Rose Cottage", "2B Old Mill Lane", "Little Hawbury")),
            Address(lines=("Apartment 5, Kestrel House, 9-11 Church Street, Derby",)),
            Address(lines=("No. 7 The Broadway",)),
        ]
    )
    assert homes.flats == {"3", "5"}
    assert homes.houses == {"14", "2b", "9", "11", "7"}
    assert {(s.name, s.type) for s in homes.streets} == {
        (("larkspur",), "close"),
        (("old", "mill"), "lane"),
        (("church",), "street"),
        (("the",), "broadway"),
    }
    assert homes.named == ("rose cottage", "kestrel house")
    assert homes.towns == ("wexbury", "little hawbury", "derby")


@pytest.mark.parametrize(
    "lines",
    [
        ("Flat 3, 14 Larkspur Close, Wexbury, WX7 2LD",),
        ("Flat 3 14 Larkspur Close Wexbury WX7 2LD",),
        ("Flat 3", "14", "Larkspur Close", "Wexbury", "WX7 2LD"),
        ("Flat 3\n14, Larkspur Close\nWexbury\nWX7 2LD",),
        ("3/14 Larkspur Close", "Wexbury", "wx7 2ld"),
    ],
)
def test_an_address_is_the_same_however_it_is_divided(lines: tuple[str, ...]) -> None:
    homes = homes_of([Address(lines=lines)])
    assert {"14"} <= homes.houses
    assert homes.flats | homes.houses == {"3", "14"}
    assert [(s.name, s.type) for s in homes.streets] == [(("larkspur",), "close")]
    assert homes.towns == ("wexbury",)
    assert homes.postcodes == ("WX7 2LD",)


@pytest.mark.parametrize(
    ("street", "gone", "kept"),
    [
        ("7 The Green", "at 7 The Green; on The Green", "the green bins; in the road; the close of play"),
        ("7 High Street", "7 high street; High St", "high road; high fence; the street"),
        ("7 The Rookery", "7 The Rookery; the rookery", "the rook; rookery noise"),
        ("7 Church Lane Wexbury", "7 Church Lane; church lane", "church; the lane; Church Street; Church Hall"),
    ],
)
def test_a_street_called_by_ordinary_words_goes_and_the_words_stay(street: str, gone: str, kept: str) -> None:
    person = {"name": {"family": "Quxley"}, "address": {"lines": [street, "Wexbury"]}}
    case = parse_case(
        json.dumps(
            {
                "schema": "asb-case-review/1",
                "reference": "R1",
                "authority": "derby-city",
                "application": {"received": "2026-03-20"},
                "victim": person,
            }
        )
    )
    redactor = Redactor.for_case(case)
    for phrase in gone.split("; "):
        assert "[address]" in redactor.text(f"Seen {phrase} again."), phrase
        assert "7" not in redactor.text(f"Seen {phrase} again.")
    for phrase in kept.split("; "):
        assert redactor.text(f"Seen {phrase} again.") == f"Seen {phrase} again."


def test_who_reported_by_first_name_alone_is_the_one_of_that_name() -> None:
    case = load_case(SHARED)
    report = case.incidents[0].reports[0].model_copy(update={"by": "Niamh"})
    incident = case.incidents[0].model_copy(update={"reports": (report,)})
    told = case.model_copy(update={"incidents": (incident,)})
    assert [party.role for party in parties_of(told)].count("reporter") == 0
