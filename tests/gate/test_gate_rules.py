"""What counts as a leak: details of people in the case whom the reader may not know, and nothing else."""

from __future__ import annotations

import json
import pickle
import unicodedata
from typing import Any

import pytest
from made import case_of, review_of
from planting import CASE, gate, in_body, letter, paragraph, places, sheet, zipped
from support import load_data

from docgen.case import Case, parse_case
from docgen.gate import Gate, Leak
from docgen.redact.marks import MarkKind
from docgen.redact.reader import UNDER_18, Redactors

# Of William Brown, 16 Larkspur Close, 07700 900456, w.brown77@example.org, born on 3 September 1987.
FORMS = {
    "full": "William Brown",
    "turned round": "Brown, William",
    "title": "Mr Brown",
    "title and initial": "Mr W Brown",
    "initial": "W. Brown",
    "first name": "I spoke to William again",
    "known as": "Will Brown",
    "diminutive": "Bill Brown",
    "small": "william brown",
    "capitals": "WILLIAM BROWN",
    "family": "the Browns",
    "possessive": "William Brown's dog",
    "one word": "WilliamBrown",
    "a file's name": "william_brown_photo.jpg",
    "two lines": "William\nBrown",
    "odd spaces": "William\u00a0\u2003Brown",
    "no width": "Wil\u200bliam Bro\u00adwn",
    "another alphabet": "Willi\u0430m Br\u043ewn",
    "decomposed": unicodedata.normalize("NFD", "Wílliam Brown"),
    "typing error": "Willaim Brown",
    "address": "16 Larkspur Close",
    "house": "number 16 is loud",
    "telephone": "07700 900456",
    "telephone in other groups": "+44 (0) 7700-900-456",
    "e-mail": "w.brown77@example.org",
    "e-mail spelt out": "w.brown77 at example dot org",
    "date of birth": "born 3/9/87",
    "date of birth in words": "3rd September 1987",
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_every_form_is_found(text: str, kind: str) -> None:
    if kind == "docx":
        parts = letter()
        in_body(paragraph(text.replace("\n", "</w:t><w:br/><w:t>")))(parts)
        content = zipped(parts)
    else:
        wide = ("\ufeff" + text).encode("utf-16-be").hex().encode()
        content = sheet(more=(b"<</Type/StructElem/S/P/P 8 0 R/ActualText<" + wide + b">>>",))
    leaks = gate().leaks(f"letter-3.{kind}", content)
    assert leaks
    assert all("alleged perpetrator" in leak.whose or leak.whose == "somebody in the case" for leak in leaks)


@pytest.mark.parametrize(
    "text",
    [
        "Dear Mrs Hartley-Osei",
        "Mrs Adwoa Hartley-Osei\nFlat 3\n14 Larkspur Close\nDerby\nDE1 9ZZ",
        "Flat 3, 14 Larkspur Close",
        "07700 900123",
        "Ms Siân O'Rourke has applied for you",
        "[alleged perpetrator] and [alleged perpetrator 2] of [address]",
        "Please ring 01332 640777 or 101",
        "Derby City Council, The Council House, Corporation Street, Derby DE1 2FS",
        "Ask Mr Peter Sandiford of 4 Meadow Lane, Leeds, on 0113 496 0999",
        "The brown bins are emptied on Tuesday, and we will mark the file.",
        "104233",
    ],
)
def test_what_the_reader_may_know_and_what_is_nobodys_goes_through(text: str) -> None:
    parts = letter()
    in_body(paragraph(text.replace("\n", "</w:t><w:br/><w:t>")))(parts)
    assert gate().leaks("letter-3.docx", zipped(parts)) == ()


def case_with(**changes: Any) -> Case:
    """The fixture, with the first alleged perpetrator changed."""
    data = load_data(CASE)
    data["perpetrators"][0] |= changes
    return parse_case(json.dumps(data), "x")


def found_in(text: str, case: Case, reader: str = "victim", approved: Any = ()) -> tuple[Leak, ...]:
    policy = Redactors(case, review_of(CASE).authority).policy("applicant" if reader == "applicant" else "victim")
    return Gate.for_reader(case, policy, reader, approved).leaks("x.docx", one(text))


def one(text: str) -> bytes:
    """A Word file of nothing but this."""
    lines = "".join(paragraph(line) for line in text.split("\n"))
    xml = (
        f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{lines}</w:document>'
    )
    return zipped({"word/document.xml": xml.encode()})


def test_what_a_household_shares_is_the_readers_own() -> None:
    home = {"lines": ["Flat 3", "14 Larkspur Close", "Derby"], "postcode": "DE1 9ZZ"}
    son = case_with(
        name={"title": "Mr", "given": "Kwame", "family": "Hartley-Osei"}, address=home, phone="07700 900123"
    )
    own = "Mrs Adwoa Hartley-Osei\nFlat 3\n14 Larkspur Close\nDerby\nDE1 9ZZ\n07700 900123\nDear Mrs Hartley-Osei"
    assert found_in(own, son) == ()
    assert found_in("Larkspur Close", son) == ()
    assert [leak.kind for leak in found_in("Kwame Hartley-Osei", son)] == ["name"]
    assert found_in("Kwame came back", son)
    assert found_in("Mr Hartley-Osei came back", son)


def test_the_others_details_are_leaks_where_only_the_name_may_be_known() -> None:
    assert found_in("Ms Siân O'Rourke", case_of(CASE)) == ()
    assert [(leak.kind, leak.whose) for leak in found_in("8 Quillmaker Street", case_of(CASE))] == [
        ("address", "applicant")
    ]
    assert [(leak.kind, leak.whose) for leak in found_in("07700 900123", case_of(CASE), "applicant")] == [
        ("telephone", "victim")
    ]


GRACE = {"name": {"title": "Ms", "given": "Grace", "family": "Pennywhistle"}}
SENTENCE = "There is a period of grace until {{ date }}, and nobody has to ask for it."


def test_an_ordinary_word_in_the_approved_wording_is_nobodys_name() -> None:
    case = case_with(**GRACE)
    text = "There is a period of Grace until 4 May, and nobody has to ask for it."
    assert found_in(text, case, approved=[SENTENCE]) == ()
    assert found_in("grace rang", case, approved=[SENTENCE])
    assert found_in("Grace rang", case, approved=[SENTENCE])
    assert found_in("There is a period until 4 May. Grace has to ask for it.", case, approved=[SENTENCE])


def test_two_approved_words_are_not_enough_to_hide_a_name() -> None:
    case = case_with(**GRACE)
    assert found_in("Grace rang and rang.", case, approved=["Grace rang {{ somebody }}"])


def test_a_heading_of_a_form_is_nobodys_name_but_what_is_left_between_two_fields_may_be() -> None:
    case = case_with(name={"title": "", "given": "Will", "family": "Chair"})
    assert found_in("Chair\nProperty", case, approved=["Chair", "will"]) == ()
    assert found_in("Chair rang", case, approved=["Chair", "will"])
    assert found_in("Will\nwent out", case, approved=["Chair", "will"])


def test_a_name_that_was_typed_into_a_template_is_found_all_the_same() -> None:
    template = "Any questions? Ask William Brown in the office."
    assert found_in(template, case_of(CASE), approved=[template])


def test_what_a_person_asked_to_remove_is_found() -> None:
    data = load_data(CASE)
    data["redaction"] = {"remove": ["the old bakery"], "keep": []}
    found = found_in("It was at the Old Bakery.", parse_case(json.dumps(data), "x"))
    assert [(leak.kind, leak.whose) for leak in found] == [("asked", "whoever is meant by redaction.remove")]


def test_an_agency_without_need_is_told_of_adults_and_not_of_children() -> None:
    """Mark Brown is 15, William is not; they live at the same address."""
    agency = Gate.for_reader(case_of(CASE), UNDER_18, "agency")
    assert agency.leaks("x.docx", one("Mrs Adwoa Hartley-Osei, Ms Siân O'Rourke")) == ()
    assert agency.leaks("x.docx", one("William rang from 07700 900456")) == ()
    assert [leak.whose for leak in agency.leaks("x.docx", one("Mark Brown was there"))] == [
        "alleged perpetrator 2"
    ]
    assert [leak.kind for leak in agency.leaks("x.docx", one("born on 30 May 2010"))] == ["date-of-birth"]
    assert agency.leaks("x.docx", one("Mr William Brown of 16 Larkspur Close")) == (), "his father's own address"
    assert agency.leaks("x.docx", one("The report has the reference P-118.")) == ()


def test_a_gate_can_be_sent_to_another_process() -> None:
    sent = pickle.loads(pickle.dumps(Gate.for_reader(case_of(CASE), gate()._looker.redactor.policy, "victim")))
    assert places(sent.leaks("x.docx", one("William Brown"))) == ["word/document.xml, paragraph 1"]
    assert sent.reader == "victim"


def test_a_gate_does_not_spill_the_case() -> None:
    for told in (repr(gate()), str(gate())):
        assert "Hartley" not in told
        assert "Brown" not in told


def test_a_leak_reads_as_one_line() -> None:
    leak = Leak("letter-6.pdf", "page 2, text", "date-of-birth", "alleged perpetrator 2", certain=False)
    assert str(leak) == "letter-6.pdf: page 2, text: date of birth of alleged perpetrator 2, perhaps"


@pytest.mark.parametrize(
    ("kind", "words"),
    [("officer", "name"), ("e-mail", "e-mail"), ("date-of-birth", "date of birth"), ("asked", "text")],
)
def test_a_leak_says_in_words_what_it_is_of(kind: MarkKind, words: str) -> None:
    leak = Leak("letter-3.docx", "paragraph 2", kind, "an officer", True)
    assert leak.what == words
    assert str(leak) == f"letter-3.docx: paragraph 2: {words} of an officer"
