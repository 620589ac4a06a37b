"""Folders of cases: named by what is no more than a number, and by a code where it could tell of somebody."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import edited

from docgen.batch.naming import folder_name

CODE = re.compile(r"case-[0-9a-f]{16}")


def name_of(reference: str, **changes: object) -> str:
    return folder_name(edited("minimal", reference=reference, **changes))


@pytest.mark.parametrize("reference", ["104233", "00017", "26000417", "9" * 40])
def test_a_number_names_its_folder(reference: str) -> None:
    assert name_of(reference) == reference


@pytest.mark.parametrize(
    "reference",
    [
        *("COM1", "LPT9", "COM1-2", "CON", "NUL", "AUX"),  # Windows' devices
        *("..", "../../etc/passwd", "/etc/passwd-1", "C:\\X1", "A\\1", "A//1", "-1", "1-", "A.1", "A 1"),
        *("Smith-12", "asb-26-1", "A_1", "\u0410-1", "Ａ-1", "A-1\n", "A-1\x00", "é1", "💥1"),
        *("1" * 41, "CASE-0123456789ABCDEF", "ABC", "1042", "DCC-26-0417", "DCC/ASB/26/0031", "SPOC7", "١٠٤٢٣٣"),
    ],
)
def test_whatever_else_gets_a_code(reference: str) -> None:
    assert CODE.fullmatch(name_of(reference))


PERSON = {
    "victim__name": {"given": "Ann Marie", "family": "Lee", "known_as": ["KITTY"]},
    "victim__date_of_birth": "1987-04-12",
    "victim__phone": "01632 960123",
    "victim__address": {"lines": ["1 High Street"], "postcode": "DE1 9ZZ"},
    "perpetrators": [{"name": {"family": "Noone"}, "identifiers": ["AB12 CDE", "55-66 77"]}],
}


@pytest.mark.parametrize(
    "reference",
    [
        "LEE-26-1",
        "1-LEE",
        "MARIE-2",
        "KITTY7",
        "AL-9",
        "AML-26",
        "X-19870412",
        "12041987-A",
        "120487",
        "DE19ZZ-1",
        "01632-960123",
        "NOONE-1",
        "AB12CDE-3",
        "AB12-CDE",
        *("960123", "1632960123", "01632960123", "019870412", "198700017", "041287", "870412", "55667", "1556677"),
        *("LEE2", "AL1", "HIGH-14"),
    ],
)
def test_a_reference_that_tells_of_somebody_in_the_case_gets_a_code(reference: str) -> None:
    assert CODE.fullmatch(name_of(reference, **PERSON))
    assert not CODE.fullmatch(name_of("104233", **PERSON))


REFERENCES = st.text(alphabet="AaBb01-_/. \\:CON", min_size=1, max_size=8).filter(str.strip)


@given(st.lists(REFERENCES, min_size=2, max_size=6, unique=True))
def test_two_references_never_share_a_folder_on_any_system(references: list[str]) -> None:
    cases = [edited("minimal", reference=reference) for reference in references]
    by_reference = {case.reference: folder_name(case).lower() for case in cases}
    assert len(set(by_reference.values())) == len(by_reference)
    for name in by_reference.values():
        assert re.fullmatch(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", name) and len(name) <= 40
