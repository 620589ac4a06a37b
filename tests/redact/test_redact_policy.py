"""What a person may choose: whose names stay, what else goes, and that a choice never lets somebody else out."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from support import edited

from docgen.authority import load_authority
from docgen.case import Case, load_case, parse_case
from docgen.redact import Mark, Policy, RedactedText, Redaction, Redactor, with_published_details
from docgen.redact.reader import Redactors

SHARED = Path(__file__).resolve().parents[2] / "fixtures" / "redaction" / "case.json"


@pytest.fixture(scope="module")
def case() -> Case:
    return load_case(SHARED)


def redacted(case: Case, text: str, **choices: object) -> str:
    return Redactor.for_case(case, Policy(**choices)).text(text)  # type: ignore[arg-type]


def test_an_officer_gives_way_to_role_and_agency(case: Case) -> None:
    text = "Dana Whitlock will visit. Report to Imran Fairbairn by 4 May."
    assert redacted(case, text) == (
        "The PCSO (Wexbury Police) will visit. Report to the Community Safety Manager (Wexbury District Council) by 4 May."
    )


def test_a_job_title_beside_the_name_is_not_said_twice(case: Case) -> None:
    assert redacted(case, "Ask the Community Safety Manager Imran Fairbairn.") == (
        "Ask the Community Safety Manager (Wexbury District Council)."
    )
    assert (
        redacted(case, "Ask Imran Fairbairn, Community Safety Manager.")
        == "Ask the officer, Community Safety Manager."
    )


def test_officers_may_be_kept_and_the_parties_go_all_the_same(case: Case) -> None:
    text = "PCSO Dana Whitlock and Mr Fairbairn will visit Mr Brown."
    assert redacted(case, text, officers="keep") == (
        "PCSO Dana Whitlock and Mr Fairbairn will visit [alleged perpetrator]."
    )


def test_what_the_reader_knows_of_themselves_may_stay(case: Case) -> None:
    text = "Mrs O'Rourke, 07700 900123, of Flat 3, 14 Larkspur Close, was visited; 16 Larkspur Close and Mr Brown were not."
    out = redacted(case, text, known=("victim",))
    assert out.startswith("Mrs O'Rourke, 07700 900123, of Flat 3, 14 Larkspur Close, was visited; ")
    assert "16" not in out
    assert "Brown" not in out


def test_a_name_that_the_reader_shares_with_somebody_else_goes_by_itself(case: Case) -> None:
    # The applicant is an O'Rourke as well, and this reader need not know of her.
    assert (
        redacted(case, "O'Rourke rang; Niamh O'Rourke rang.", known=("victim",))
        == "[applicant] rang; [applicant] rang."
    )


def test_a_person_may_ask_for_something_to_stay_or_to_go(case: Case) -> None:
    text = "The red van by Wexbury Library belongs to Mr Patel."
    assert redacted(case, text, keep=("Mr Patel",), remove=("red van",)) == (
        "The [removed] by Wexbury Library belongs to Mr Patel."
    )


def test_what_has_to_go_goes_even_from_inside_what_stays(case: Case) -> None:
    assert redacted(case, "Old Mill Trust", keep=("Old Mill Trust",), remove=("mill",)) == "Old [removed] Trust"


def test_keeping_a_word_keeps_no_more_than_that_word(case: Case) -> None:
    assert redacted(case, "William Brown", keep=("William",)) == "William [alleged perpetrator 1]"


def test_what_the_authority_publishes_may_stay(case: Case) -> None:
    authority = load_authority("derby-city")
    policy = with_published_details(Policy(), authority)
    text = f"Ring {authority.spoc.phone} or write to {authority.spoc.email}; Mr Brown's number is 07700 900456."
    out = Redactor.for_case(case, policy).text(text)
    assert authority.spoc.phone in out
    assert authority.spoc.email in out
    assert "900456" not in out
    assert "Brown" not in out


def test_an_agency_may_share_a_surname_and_not_a_full_name() -> None:
    data = json.loads(SHARED.read_text(encoding="utf-8"))
    data["agencies"].append({"id": "a9", "name": "Brown Street Surgery", "role": "other"})
    data["agencies"].append({"id": "a10", "name": "William Brown Foundation", "role": "other"})
    out = redacted(
        parse_case(json.dumps(data)), "Brown Street Surgery and the William Brown Foundation told William Brown."
    )
    assert out == "Brown Street Surgery and the [alleged perpetrator 1] Foundation told [alleged perpetrator 1]."


def test_a_meeting_place_stays_unless_it_is_somebodys_home(case: Case) -> None:
    text = "Meet at The Council House, Corporation Street, Derby DE1 2FS."
    assert redacted(case, text) == text
    data = json.loads(SHARED.read_text(encoding="utf-8"))
    data["meeting"]["location"] = "14 Larkspur Close, Wexbury"
    assert redacted(parse_case(json.dumps(data)), "Meet at 14 Larkspur Close, Wexbury.") == "Meet at [address]."


def test_somebody_with_a_surname_of_the_case_is_not_taken_for_the_party(case: Case) -> None:
    redaction = Redactor.for_case(case).redact("Kevin Brown and Willaim Brown live there.")
    assert redaction.text == "[name] and [alleged perpetrator 1] live there."
    assert len(redaction.uncertain) == 2


def test_an_agency_or_a_title_beside_an_officer_is_not_said_twice(case: Case) -> None:
    assert redacted(case, "Lead: PCSO Dana Whitlock (Wexbury Police).") == "Lead: PCSO [officer] (Wexbury Police)."
    assert redacted(case, "Wexbury Police - Dana Whitlock to lead.") == "Wexbury Police - the PCSO to lead."


def test_marks_tell_where_what_and_why_and_name_nobody(case: Case) -> None:
    text = "Tell Wiliam Brown, 16 Larkspur Close."
    redaction = Redactor.for_case(case).redact(text)
    assert isinstance(redaction, Redaction)
    assert [(text[m.start : m.end], m.kind, m.certain) for m in redaction.marks] == [
        ("Wiliam Brown", "name", False),
        ("16 Larkspur Close", "address", True),
    ]
    assert redaction.uncertain == redaction.marks[:1]
    for mark in redaction.marks:
        assert isinstance(mark, Mark)
        assert "brown" not in (mark.reason + mark.replacement).lower()
        with pytest.raises(dataclasses.FrozenInstanceError):
            mark.start = 0  # type: ignore[misc]


def test_redacted_text_is_told_from_plain_text(case: Case) -> None:
    text = Redactor.for_case(case).text("Nothing here.")
    assert type(text) is RedactedText
    assert text == "Nothing here."
    assert type(text + " More.") is str  # joined with plain text it is plain text again


def test_a_case_with_nobody_in_it_but_a_victim_can_be_redacted() -> None:
    bare = parse_case(
        '{"schema": "asb-case-review/1", "reference": "R1", "authority": "derby-city",'
        ' "application": {"received": "2026-03-20"}, "victim": {"name": {"family": "Wexbury Tenants Association"}}}'
    )
    assert redacted(bare, "Wexbury tenants  association met; tenants of Wexbury agreed.") == (
        "[victim] met; tenants of Wexbury agreed."
    )


@pytest.mark.parametrize("given", ["Unknown", "unidentified male", "Not known", ""])
def test_a_name_that_is_not_known_is_nobodys_name(given: str) -> None:
    data = json.loads(SHARED.read_text(encoding="utf-8"))
    data["perpetrators"].append({"name": {"given": given, "family": "Youth"}})
    text = "Unknown youths and a male not known to police; the youth worker will help."
    assert redacted(parse_case(json.dumps(data)), text) == text


@pytest.mark.parametrize(
    ("given", "family", "typed"),
    [
        ("محمد", "الأحمد", "Call from محمد الأحمد today."),
        ("Иван", "Петров", "Call from Иван Петров today."),
        ("Δημήτρης", "Παπαδόπουλος", "Call from Δημήτρης Παπαδόπουλος today."),
        ("小明", "王", "Call from 小明 today."),
    ],
)
def test_a_name_in_another_alphabet_goes(given: str, family: str, typed: str) -> None:
    data = json.loads(SHARED.read_text(encoding="utf-8"))
    data["perpetrators"] = [{"name": {"given": given, "family": family}}]
    assert redacted(parse_case(json.dumps(data)), typed) == "Call from [alleged perpetrator] today."
    assert redacted(parse_case(json.dumps(data)), "***** ????") == "***** ????"


def test_what_has_hardly_a_letter_is_asked_for_with_its_signs() -> None:
    case = edited("third-party-after-meeting", redaction={"remove": ["(1/2)", "..."], "keep": []})
    redactor = Redactors(case, load_authority(case.authority)).for_reader(None)
    assert redactor.text("Actions 1, 2 and 4 ... were agreed.") == "Actions 1, 2 and 4 ... were agreed."
    assert redactor.text("The flat above (1/2).") == "The flat above [removed]."
