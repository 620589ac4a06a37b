"""The Action Plans and the timelines say what Appendices A, K and L approve, with the case's actions and dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from reading import pdf_pages, table_of, tables

from docgen.documents.facts.model import ActionFacts, Facts
from docgen.paper import Docx

FactsFor = Callable[..., Facts]
Text = Callable[[Facts], str]
Written = Callable[[Facts], Docx]

OVERSEEN = (
    "This Action Plan will be overseen by Priya Nandakumar, Community Safety Officer, Derby City Council "
    "(telephone 01632 960101, email priya.nandakumar@council.example.org) and monitored by the local "
    "ASB Solutions Meeting."
)
FOR_STAFF = (
    "(Ensure personal details on this Action Plan are redacted and not shared with the victim and/or their "
    "advocate)."
)


PLAN_HEAD = [
    "No.",
    "Action",
    "By Whom?\nAgency",
    "By Whom?\nLead Officer",
    "Timescales",
    "Progress Update",
    "Date completed",
]


@pytest.mark.parametrize("document", ["action-plan", "action-plan-redacted"])
def test_plan_has_a_row_for_each_action(document: str, paper: FactsFor, written: Written) -> None:
    full = ActionFacts(
        1, "Do & be done", "Derby Homes", "Moira Quill", "By 5 June 2026", "Begun", date(2026, 6, 4), True
    )
    bare = ActionFacts(2, "Wait", None, None, None, None, None, None)
    rows = table_of(written(replace(paper(document), actions=(full, bare))), "No.")
    assert rows == [
        PLAN_HEAD,
        ["1", "Do & be done", "Derby Homes", "Moira Quill", "By 5 June 2026", "Begun", "4 June 2026"],
        ["2", "Wait", "", "", "", "", ""],
    ]


@pytest.mark.parametrize("document", ["action-plan", "action-plan-redacted"])
def test_plan_without_actions_has_rows_to_type_in(document: str, paper: FactsFor, written: Written) -> None:
    assert table_of(written(replace(paper(document), actions=())), "No.") == [PLAN_HEAD, *[[""] * 7] * 8]


def test_full_plan_is_the_approved_one(paper: FactsFor, text: Text) -> None:
    shown = text(paper("action-plan"))
    assert shown.startswith(
        "Anti-Social Behaviour Case Review Action Plan\n"
        "Reference 104233, ASB Case Review Meeting on Tuesday 12 May 2026\n"
    )
    assert shown.endswith(f"\n{OVERSEEN}\n{FOR_STAFF}")


def test_redacted_plan_has_no_instruction_and_names_no_officer(paper: FactsFor, text: Text) -> None:
    facts = paper("action-plan-redacted")
    shown = text(replace(facts, actions=()))
    assert shown.startswith(
        "Anti-Social Behaviour Case Review Action Plan\nRedacted copy for the applicant and victim\n"
    )
    assert shown.endswith(
        "\nThis Action Plan will be overseen by Community Safety Officer, Derby City Council (telephone "
        "01632 960101, email priya.nandakumar@council.example.org) and monitored by the local "
        "ASB Solutions Meeting."
    )
    assert "Ensure personal details" not in shown
    names = [p.name for p in (facts.victim, facts.applicant, *facts.perpetrators)]
    assert not [name for name in (*names, facts.spoc.name) if name and name in shown]


def test_plan_is_monitored_by_the_meeting_of_the_authority(paper: FactsFor, text: Text) -> None:
    shown = text(paper("action-plan", "dover-after-meeting", "2026-06-01"))
    assert "and monitored by the local review panel." in shown


def test_plan_before_a_date_is_set_names_none(paper: FactsFor, text: Text) -> None:
    facts = paper("action-plan")
    shown = text(replace(facts, meeting=replace(facts.meeting, date=None)))
    assert "\nReference 104233\n" in shown


# Worked out by hand. Consent came on Friday 27 March 2026; 3 and 6 April (Easter) and 4 May are bank holidays.
STEPS = [
    ("1. Completed application", "Friday 27 March 2026", "Done"),
    ("2. Receipt confirmed", "Tuesday 7 April 2026", "Done"),
    ("3. Agencies reply", "Tuesday 14 April 2026", "Not recorded"),
    ("4. Threshold decided", "Tuesday 21 April 2026", "Done"),
    ("5. Chronologies back", "Thursday 30 April 2026", "Due"),
    ("6. Meeting papers sent", "Tuesday 5 May 2026", "Due"),
    ("7. Latest day for the meeting", "Thursday 14 May 2026", "Due"),
    ("8. Meeting", "Tuesday 12 May 2026", "Due"),
    ("9. Outcome told", "Tuesday 19 May 2026", "Due"),
    ("10. Review closed", "When the actions are done", "Not yet"),
]

# Letter 6 went on Monday 24 August 2026; the appeal came on Wednesday 16 September.
APPEAL_STEPS = [
    ("1. Last day to appeal", "Monday 21 September 2026"),
    ("2. Appeal lodged", "Wednesday 16 September 2026"),
    ("3. Appeal acknowledged", "Thursday 17 September 2026"),
    ("4. Appeal decided", "Wednesday 14 October 2026"),
]


def test_timeline_has_the_steps_with_this_case_s_dates(paper: FactsFor, written: Written) -> None:
    docx = written(paper("timeline"))
    rows = table_of(docx, "Step")
    assert rows[0] == ["Step", "What happens", "By when *", "Where it stands"]
    seen = [(row[0].split("\n")[0], row[2].split("\n")[0], row[3]) for row in rows[1:]]
    assert seen == STEPS
    assert [row[0] for row in rows[1:]] == [title for title, _, _ in STEPS]  # the arrows are in the drawing
    assert len(pdf_pages(docx)) == 2  # the drawing, and the table


def test_timeline_has_the_approved_title_and_footnote(paper: FactsFor, text: Text) -> None:
    shown = text(paper("timeline"))
    assert shown.startswith(
        "ASB Case Review Process Flowchart\nCase reference 104233. As it stood on Monday 20 April 2026.\n"
    )
    footnote = "* Working days are defined as Monday – Friday, excluding Bank Holidays"
    assert f"\n{footnote}\nThe same steps as a table\n" in shown


def test_provisional_date_says_so_and_why(paper: FactsFor, text: Text) -> None:
    facts = paper("timeline")
    assert "provisional" not in text(facts)
    first, *others = facts.timeline
    doubtful = replace(facts, timeline=(replace(first, provisional=True), *others))
    shown = text(doubtful)
    assert "\nFriday 27 March 2026 (provisional)\n" in shown
    assert shown.count("Not certain: the bank holidays up to this day are not all published yet.") == 1


def test_what_is_late_stands_out(paper: FactsFor, written: Written) -> None:
    facts = paper("timeline")
    first, second, *_ = facts.timeline
    late = replace(facts, timeline=(replace(first, status="Late", rule=None), second))
    (table,) = tables(written(late))
    styles = [row.cells[3].paragraphs[0].style.name for row in table.rows[1:]]
    assert styles == ["Form Label", "Form Text"]
    assert table.cell(1, 2).text == "Friday 27 March 2026"


def test_appeal_timeline_has_the_steps_with_this_case_s_dates(paper: FactsFor, written: Written) -> None:
    rows = table_of(written(paper("appeal-timeline", "appeal-after-outcome", "2026-10-20")), "Step")
    assert [(row[0].split("\n")[0], row[2].split("\n")[0]) for row in rows[1:]] == APPEAL_STEPS


def test_appeal_timeline_has_the_approved_title_and_footnotes(paper: FactsFor, text: Text) -> None:
    facts = paper("appeal-timeline", "appeal-after-outcome", "2026-10-20")
    shown = text(facts)
    promise = (
        "*We will endeavour to respond, from the initial acknowledgement of appeal to final notification of "
        "decision, within 20 working days. Communication of extended response times will be provided in "
        "exceptional circumstances."
    )
    last = "(Working days are Monday to Friday excluding weekends and bank holidays)."
    assert shown.startswith("ASB Case Review Appeal Process Flowchart\n")
    assert shown.endswith(f"\n{promise}\n{last}")
    no_days = replace(facts.authority, appeal=replace(facts.authority.appeal, days=None))
    assert promise not in text(replace(facts, authority=no_days))
