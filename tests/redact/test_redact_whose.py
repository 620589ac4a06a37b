"""Whose details go: only those of a child, everything but a name, and never the reader's own."""

from __future__ import annotations

import json
from typing import Any

import pytest

from docgen.case import Case, parse_case
from docgen.redact import Policy, Redactor

HOME = {"lines": ["22 Tarnside Road", "Wexbury"], "postcode": "WX3 4RT"}
CHILD = {
    "name": {"given": "Jayden", "family": "Kowalczyk", "known_as": ["JK"]},
    "address": HOME,
    "phone": "07700 900456",
    "email": "jayden.k@mail.example.org",
    "date_of_birth": "2011-05-03",
    "identifiers": ["@jaydz_11"],
    "under_18": True,
}
ADULT = {
    "name": {"title": "Mr", "given": "Norbert", "family": "Achterberg"},
    "address": {"lines": ["9 Ferncombe Gardens", "Wexbury"], "postcode": "WX3 9ZZ"},
    "phone": "07700 900333",
    "email": "norbert@mail.example.org",
    "date_of_birth": "1970-01-02",
}
VICTIM = {
    "name": {"title": "Mrs", "given": "Adwoa", "family": "Ghebreyesus"},
    "address": {"lines": ["24 Tarnside Road", "Wexbury"], "postcode": "WX3 4RT"},
    "phone": "01632 960111",
}
UNDER_18 = Policy(only_under_18=True)


def case_of(**changes: Any) -> Case:
    data: dict[str, Any] = {
        "schema": "asb-case-review/1",
        "reference": "WX/26/0042",
        "authority": "derby-city",
        "application": {"received": "2026-03-02"},
        "victim": VICTIM,
        "perpetrators": [CHILD, ADULT],
    }
    return parse_case(json.dumps(data | changes))


def redacted(case: Case, text: str, policy: Policy) -> str:
    return Redactor.for_case(case, policy).text(text)


@pytest.mark.parametrize(
    "detail",
    [
        "Jayden Kowalczyk",
        "KOWALCZYK, Jayden",
        "Kowalczyk J",
        "Master Kowalczyk",
        "Jaydn Kowalczyk",
        "jayden",
        "the Kowalczyks",
        "J. Kowalczyk",
        "JaydenKowalczyk.jpg",
        "J4yden",
        "Jayden (aged 14)",
        "Jayden Kowalczyk, 14,",
        "22 Tarnside Road",
        "07700 900456",
        "+44 7700 900 456",
        "jayden.k@mail.example.org",
        "3 May 2011",
        "03/05/2011",
        "@jaydz_11",
    ],
)
def test_a_child_goes_in_every_form_and_the_rest_of_the_paper_stays_word_for_word(detail: str) -> None:
    before = "Mr Norbert Achterberg (07700 900333, 9 Ferncombe Gardens, born 02/01/1970) and Mrs Ghebreyesus met "
    after = " on 4 May; PC 4412 Hughes, Mr Patel of 25 Acacia Avenue DE5 9QQ and NI QQ 12 34 56 C are noted."
    out = redacted(case_of(), f"{before}{detail}{after}", UNDER_18)
    assert out.startswith(before)
    assert out.endswith(after)
    middle = out[len(before) : -len(after)]
    assert "[" in middle
    letters = middle.casefold()
    assert not any(part in letters for part in ("kowal", "jayd", "j4yd", "tarnside", "456", "2011", "14"))


def test_a_paper_in_which_no_child_is_named_stays_as_it_is() -> None:
    text = (
        "Mr Achterberg rang Mrs Ghebreyesus on 01632 960111 about 24 Tarnside Road?\n"
        "Dr Osman, PCSO 5512 and norbert@mail.example.org; Susan Kaye; £20, 14 days, s.43, reg AB12 CDE."
    )
    adults = case_of(perpetrators=[ADULT])
    assert redacted(adults, text, UNDER_18) == text


def test_what_a_person_asked_to_remove_goes_from_a_paper_about_a_child_too() -> None:
    out = redacted(case_of(), "The red van and Mr Patel.", Policy(only_under_18=True, remove=("red van",)))
    assert out == "The [removed] and Mr Patel."


def test_an_adult_of_the_same_family_keeps_the_full_name_and_the_bare_surname_goes() -> None:
    father = ADULT | {"name": {"title": "Mr", "given": "Piotr", "family": "Kowalczyk"}}
    out = redacted(
        case_of(perpetrators=[CHILD, father]),
        "Piotr Kowalczyk and Mr Kowalczyk live there; Kowalczyk and Jayden Kowalczyk were seen.",
        UNDER_18,
    )
    assert out.startswith("Piotr Kowalczyk and Mr Kowalczyk live there; [alleged perpetrator 1]")
    assert "Jayden" not in out
    assert out.count("Kowalczyk") == 2


APPLICANT = {
    "name": {"title": "Mrs", "given": "Halina", "family": "Brown"},
    "relationship": "mother",
    "address": {"lines": ["5 Quillmaker Street", "Wexbury"], "postcode": "WX3 7AB"},
    "phone": "01632 960555",
    "email": "halina@mail.example.org",
    "date_of_birth": "1961-08-09",
}
BROWN = {
    "name": {"title": "Mr", "given": "William", "family": "Brown"},
    "address": {"lines": ["16 Larkspur Close", "Wexbury"], "postcode": "WX7 2LD"},
    "phone": "07700 900456",
}
NAMED = Policy(known=("victim",), named=("applicant",))


def family_case(**changes: Any) -> Case:
    return case_of(applicant=APPLICANT, perpetrators=[BROWN], **changes)


def test_somebody_who_may_be_named_keeps_the_name_and_nothing_else() -> None:
    text = (
        "Mrs Halina Brown applied (Halina Brown, born 9 August 1961, 5 Quillmaker Street, WX3 7AB, "
        "01632 960555, ending 555, halina@mail.example.org)."
    )
    assert redacted(family_case(), text, NAMED) == (
        "Mrs Halina Brown applied (Halina Brown, born [date of birth], [address], "
        "[telephone number], ending [telephone number], [e-mail address])."
    )


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("Mrs Brown rang about Mr Brown.", "Mrs Brown rang about [alleged perpetrator]."),
        ("Mrs H Brown rang; Mrs H. Brown wrote.", "Mrs H Brown rang; Mrs H. Brown wrote."),
        ("Mr W Brown and William Brown shouted.", "[alleged perpetrator] and [alleged perpetrator] shouted."),
        ("Brown shouted.", "[alleged perpetrator] shouted."),
        ("BROWN, William was seen.", "[alleged perpetrator] was seen."),
        ("Halina told William.", "Halina told [alleged perpetrator]."),
        ("The Browns are at war.", "The [family] are at war."),
    ],
)
def test_where_a_surname_is_shared_only_what_is_plainly_the_other_one_stays(text: str, out: str) -> None:
    assert redacted(family_case(), text, NAMED) == out


def test_a_title_that_both_have_tells_nobody() -> None:
    mother = {"name": {"title": "Mrs", "given": "Ingeborg", "family": "Brown"}}
    shared = case_of(applicant=APPLICANT, perpetrators=[mother])
    assert redacted(shared, "Mrs Brown rang.", NAMED) == "[alleged perpetrator] rang."
    assert redacted(shared, "Halina Brown rang Ingeborg Brown.", NAMED) == (
        "Halina Brown rang [alleged perpetrator]."
    )
    harry = {"name": {"title": "Mr", "given": "Harry", "family": "Brown"}}
    shared = case_of(applicant=APPLICANT, perpetrators=[harry])
    assert redacted(shared, "H Brown rang.", NAMED) == "[alleged perpetrator] rang."


def test_a_child_who_lives_with_an_adult_of_the_case_has_that_address_taken_out() -> None:
    father = ADULT | {"address": HOME, "phone": CHILD["phone"]}
    out = redacted(case_of(perpetrators=[CHILD, father]), "Seen at 22 Tarnside Road, 07700 900456.", UNDER_18)
    assert out == "Seen at [address], [telephone number]."


def test_mr_and_mrs_of_a_shared_surname_both_go() -> None:
    # It could be anybody's wife.
    out = redacted(family_case(), "Mr and Mrs Brown came.", NAMED)
    assert "Mr" not in out.replace("Mrs Brown", "")


SHARING = family_case(
    victim={
        "name": {"given": "Adwoa", "family": "Mensah"},
        "address": {"lines": ["5 Quillmaker Street", "Wexbury"], "postcode": "WX3 7AB"},
        "phone": "01632 960555",
        "email": "adwoa@mail.example.org",
    }
)


@pytest.mark.parametrize(
    "text",
    [
        "Your home is 5 Quillmaker Street, Wexbury, WX3 7AB.",
        "5 Quillmaker Street\nWexbury\nWX3 7AB",
        "We rang you on 01632 960555 and wrote to adwoa@mail.example.org.",
        "We rang you on +44 1632 960 555.",
        "Adwoa Mensah and Halina Brown live at 5 Quillmaker Street.",
    ],
)
def test_what_is_the_readers_own_stays_although_another_party_shares_it(text: str) -> None:
    assert redacted(SHARING, text, NAMED) == text


def test_what_the_other_one_does_not_share_with_the_reader_goes() -> None:
    out = redacted(SHARING, "She is on halina@mail.example.org, born 9 August 1961.", NAMED)
    assert out == "She is on [e-mail address], born [date of birth]."
