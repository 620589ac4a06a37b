"""Whose a mark is: a detail of somebody in the case, or what the form of the words alone tells."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path
from typing import Any

import pytest

from docgen.case import load_case, parse_case
from docgen.redact import Redactor

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "fixtures" / "redaction"
SETS = {
    "shared": (SHARED / "case.json", SHARED / "examples.json"),
    "more": (SHARED / "case.json", HERE / "sets" / "more_examples.json"),
    "second": (HERE / "sets" / "second_case.json", HERE / "sets" / "second_examples.json"),
    "third": (SHARED.parent / "third-party-before-meeting.json", HERE / "sets" / "third_examples.json"),
    "fourth": (HERE / "sets" / "fourth_case.json", HERE / "sets" / "fourth_examples.json"),
    "fifth": (HERE / "sets" / "fourth_case.json", HERE / "sets" / "fifth_examples.json"),
    "sixth": (HERE / "sets" / "fourth_case.json", HERE / "sets" / "sixth_examples.json"),
}
# A case whose people share no name, number or place with those of any set.
ELSEWHERE = {
    "schema": "asb-case-review/1",
    "reference": "ZZ/9/0001",
    "authority": "derby-city",
    "application": {"received": "2026-03-02"},
    "victim": {
        "name": {"title": "Mrs", "given": "Xiomara", "family": "Quetzal"},
        "address": {"lines": ["Flat 87", "731 Zygote Parade", "Ulverquay"], "postcode": "ZE1 0ZZ"},
        "phone": "01632 960777",
        "email": "xq@example.org",
        "date_of_birth": "1931-07-29",
        "identifiers": ["ZQ53 ZZQ"],
    },
    "perpetrators": [{"name": {"given": "Ignatz", "family": "Vuorinen"}, "phone": "07700 900888"}],
}


@functools.cache
def redactor_of(name: str) -> Redactor:
    return Redactor.for_case(load_case(SETS[name][0]))


@functools.cache
def elsewhere() -> Redactor:
    return Redactor.for_case(parse_case(json.dumps(ELSEWHERE)))


def texts(name: str) -> list[str]:
    return [e["text"] for e in json.loads(SETS[name][1].read_text(encoding="utf-8"))["cases"]]


def own_words(name: str) -> frozenset[str]:
    """The words and numbers of the parties, five signs and longer, read from the file itself."""
    case: dict[str, Any] = json.loads(SETS[name][0].read_text(encoding="utf-8"))
    people = [case["victim"], case.get("applicant") or {}, *case["perpetrators"], *case.get("others", [])]
    found: set[str] = set()
    for person in people:
        name_of, address = person.get("name") or {}, person.get("address") or {}
        texts = [name_of.get("given"), name_of.get("family"), *name_of.get("known_as", [])]
        texts += [*address.get("lines", [])[:2], person.get("email"), *person.get("identifiers", [])]
        for text in texts:
            found |= {w for w in re.split(r"[^\w']+", (text or "").casefold()) if len(w) > 4}
        found.add((person.get("phone") or "")[-6:])
    return frozenset(found - {"close", "street", "avenue", "cottage", "house", "example", "wexbury", ""})


@pytest.mark.parametrize("name", SETS)
def test_where_nobody_of_the_case_is_meant_no_mark_is_of_the_case(name: str) -> None:
    found = [(t[m.start : m.end], m.reason) for t in texts(name) for m in elsewhere().redact(t).marks if m.of_case]
    assert found == []


@pytest.mark.parametrize("name", SETS)
def test_a_mark_that_is_not_of_the_case_holds_no_detail_of_its_parties(name: str) -> None:
    known = own_words(name) - {"01632", "07700"}
    assert len(known) > 5
    wrong = []
    for text in texts(name):
        for mark in redactor_of(name).redact(text).marks:
            marked = set(re.split(r"[^\w']+", text[mark.start : mark.end].casefold()))
            if marked & known and not mark.of_case:
                wrong.append((text[mark.start : mark.end], mark.reason))
    assert wrong == []


STRANGERS = (
    "Mr Patel of 25 Acacia Avenue, Ripley DE5 9QQ rang on 07911 123456 and from 0161 496 0000.",
    "PC 4412 Hughes saw Susan Kaye, known as 'Bazza', and her son Kyle at flat 12; she wrote to kyle@mail.example.org.",
    "NI QQ 12 34 56 C, NHS 943 476 5919, reg AB12 CDE, ECINS profile 448812, crime 26*118832, ///filled.count.soap.",
    "Born 1 February 1990, Instagram wex_lad99, https://tiktok.com/@wexlad, number ending 4471, the house at number 20.",
    "Card 4000 1234 1234 1234; licence SMITH809037WJ9AB; oh seven seven double oh nine one two three four five.",
)


@pytest.mark.parametrize("text", STRANGERS)
def test_strangers_are_marked_by_form_and_are_not_of_the_case(text: str) -> None:
    redaction = elsewhere().redact(text)
    assert len(redaction.marks) >= 3
    assert [text[m.start : m.end] for m in redaction.marks if m.of_case] == []


OURS = (
    "Xiomara",
    "QUETZAL, X",
    "Mrs Quetzel",
    "Quetzals",
    "x1omara",
    "I-g-n-a-t-z",
    "ignatzvuorinen",
    "Dora Quetzal",
    "731 Zygote Parade",
    "Flat 87",
    "flat eighty-seven",
    "no. 731",
    "Zygote Prade",
    "ZE1 0ZZ",
    "ze10zz",
    "01632 960777",
    "+44 1632 960777",
    "960 777",
    "xq@example.org",
    "xq at example dot org",
    "ignatz.v@mail.example.org",
    "@ignatz_v",
    "https://facebook.com/ignatz.vuorinen",
    "29/07/1931",
    "29th July 1931",
    "ZQ53ZZQ",
    "ZQ53",
)


@pytest.mark.parametrize("detail", OURS)
def test_every_form_of_a_detail_of_the_case_is_of_the_case(detail: str) -> None:
    text = f"Noted by the council: {detail} was seen at the review."
    marks = elsewhere().redact(text).marks
    assert [m.of_case for m in marks] == [True], marks
    assert detail.split()[-1] in text[marks[0].start : marks[0].end]


@pytest.mark.parametrize(
    "text",
    [
        "His number is one ending 888, the landline ends 777.",
        "zero seven seven double zero nine zero zero eight eight eight",
    ],
)
def test_the_digits_of_a_known_number_are_of_the_case_in_part_and_in_words(text: str) -> None:
    marks = elsewhere().redact(text).marks
    assert marks
    assert all(m.of_case for m in marks)


def test_where_a_detail_of_the_case_and_a_form_overlap_the_mark_is_of_the_case() -> None:
    text = "Mr Patel-Quetzal, 731 Zygote Parade, Derby DE1 9ZZ"
    marks = elsewhere().redact(text).marks
    assert [(text[m.start : m.end], m.of_case) for m in marks] == [
        ("Mr Patel-Quetzal", True),
        ("731 Zygote Parade", True),
        ("DE1 9ZZ", False),
    ]
