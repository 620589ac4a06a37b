"""What a reader may know: their own details, the other one's name, the officers who sign; nothing of anybody else."""

from __future__ import annotations

from typing import Any

import pytest
from support import edited

from docgen.authority import Authority, load_authority
from docgen.case import Case
from docgen.redact.reader import Reader, Redactors, reader_named, readers

THIRD, OWN = "third-party-before-meeting", "own-application-before-meeting"
DERBY = load_authority("derby-city")


def case_of(name: str = THIRD, **changes: Any) -> Case:
    return edited(name, **changes)


def read_by(reader: Reader | None, text: str, case: Case | None = None, authority: Authority = DERBY) -> str:
    case = case or case_of()
    return Redactors(case, authority).for_reader(reader).text(text)


def test_who_reads() -> None:
    assert readers(case_of()) == ("victim", "applicant")
    assert readers(case_of(OWN)) == ("victim",)
    assert reader_named(case_of(), "applicant") == "applicant"
    assert reader_named(case_of(OWN), "applicant") == "victim"


# Mrs Adwoa Hartley-Osei, Flat 3, 14 Larkspur Close; Ms Siân O'Rourke applied for her; the Browns live at number 16.
@pytest.mark.parametrize(
    ("reader", "text", "read"),
    [
        ("victim", "Mrs Hartley-Osei of 14 Larkspur Close", "Mrs Hartley-Osei of 14 Larkspur Close"),
        ("applicant", "Mrs Hartley-Osei of 14 Larkspur Close", "Mrs Hartley-Osei of [address]"),
        (None, "Mrs Hartley-Osei of 14 Larkspur Close", "[victim] of [address]"),
        ("victim", "noise from 16 Larkspur Close", "noise from [address]"),
        ("applicant", "ring Ms O'Rourke", "ring Ms O'Rourke"),
        ("victim", "ring Ms O'Rourke on 07700 900654", "ring Ms O'Rourke on [telephone number]"),
        (None, "ring Ms O'Rourke", "ring [applicant]"),
    ],
)
def test_own_details_stay_and_of_the_other_only_the_name(reader: Reader | None, text: str, read: str) -> None:
    assert read_by(reader, text) == read


@pytest.mark.parametrize("reader", ["victim", "applicant", None])
def test_nobody_reads_of_an_alleged_perpetrator(reader: Reader | None) -> None:
    case = case_of()
    name = case.perpetrators[0].name
    assert name is not None
    text = read_by(reader, f"{name.untitled} was seen; {name.family} denies it", case)
    assert name.family not in text
    assert "[alleged perpetrator" in text


def test_officers_give_way_but_for_those_to_turn_to() -> None:
    case = case_of()
    assert case.spoc and case.spoc.name
    police = next(agency for agency in case.agencies if agency.role == "police")
    assert police.contact and police.contact.name
    text = read_by("victim", f"{case.spoc.name} will ring; {police.contact.name} visited", case)
    assert case.spoc.name in text
    assert police.contact.name not in text


def test_the_profile_may_leave_officers_named() -> None:
    keeping = DERBY.model_copy(update={"redaction": DERBY.redaction.model_copy(update={"officers": "keep"})})
    case = case_of()
    police = next(agency for agency in case.agencies if agency.role == "police")
    assert police.contact and police.contact.name
    assert police.contact.name in read_by("victim", f"{police.contact.name} visited", case, keeping)


def test_names_that_the_applicant_gave_stay_only_where_the_profile_says_so() -> None:
    case = case_of(OWN)
    name = case.perpetrators[0].name
    assert name and name.given and name.family
    case = case_of(OWN, application__behaviour=f"{name.given} {name.family} shouts at night")
    giving = DERBY.model_copy(update={"redaction": DERBY.redaction.model_copy(update={"given_names": True})})
    text = f"{name.given} {name.family} was warned"
    assert read_by("victim", text, case, giving) == text
    assert str(name.family) not in read_by("victim", text, case)
    third = case_of(application__behaviour="Jayden Brown shouts")  # the applicant wrote it, not the victim
    assert "Jayden" not in read_by("victim", "Jayden Brown was warned", third, giving)


def test_a_persons_wishes_override() -> None:
    case = case_of(redaction={"keep": ["Mr Orchard"], "remove": ["the blue gate"]})
    assert read_by("victim", "Mr Orchard by the blue gate", case) == "Mr Orchard by [removed]"
    assert "Orchard" not in read_by("victim", "Mr Orchard by the blue gate")


@pytest.mark.parametrize(
    ("reader", "text", "read"),
    [
        (None, "to {name} at {local}@council.example.org", "to the Community Safety Officer at [e-mail address]"),
        (None, "ring 01632 960123", "ring 01632 960123"),
    ],
)
def test_an_email_address_that_tells_an_officers_name_is_no_place_to_turn_to(
    reader: Reader | None, text: str, read: str
) -> None:
    case = case_of(
        spoc={
            "name": "Imelda Quist",
            "job_title": "Community Safety Officer",
            "phone": "01632 960123",
            "email": "imelda.quist@council.example.org",
        }
    )
    assert read_by(reader, text.format(name="Imelda Quist", local="imelda.quist"), case) == read


def test_a_teams_address_stays_and_so_does_an_officers_own_in_a_letter() -> None:
    spoc = {"name": "Imelda Quist", "job_title": "Officer", "phone": "", "email": "asb@council.example.org"}
    assert read_by(None, "Mail asb@council.example.org", case_of(spoc=spoc)) == "Mail asb@council.example.org"
    named = {**spoc, "email": "i.quist@council.example.org"}
    said = "Mail i.quist@council.example.org"
    assert read_by("victim", said, case_of(spoc=named)) == said
    assert read_by(None, said, case_of(spoc=named)) == "Mail [e-mail address]"
