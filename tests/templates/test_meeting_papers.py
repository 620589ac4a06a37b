"""The agenda and the minutes say what Appendices I and J approve, and what the case knows stands in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from reading import cells, pdf_pages, table_of, tables

from docgen.documents.facts.model import Facts, OutcomeFacts
from docgen.paper import Docx

FactsFor = Callable[..., Facts]
Text = Callable[[Facts], str]
Written = Callable[[Facts], Docx]

# Appendix I, with the facts of the meeting before it.
AGENDA = """\
ASB Case Review Meeting Agenda
Date Tuesday 12 May 2026
Time 10am to 12 noon
Place The Council House, Corporation Street, Derby DE1 2FS
Chair Helen Marsh, Head of Communities, Erewash Borough Council
Case reference 104233
1. Confidentiality Statement
2. Introductions / Apologies / Purpose of ASB Case Review
Explain why the meeting has been called – i.e. to undertake a fair and objective review of the case and enable the
victim's voice to be heard.
3. Victim Perspective
Opportunity for the victim, or their advocate, to explain the impact of the ASB on themselves, their family and
their visitors. This includes physical and emotional health, quality of life and ability to conduct their normal
daily activities.
Opportunity for the victim, or their advocate to ask any questions they may have about their case.
4. Case History
Information from partners in attendance and reports from those unable to attend in person.
What reports of ASB have been received by each agency?
What is the persistence or seriousness of the ASB?
What is the cumulative impact of the ASB?
Assessment of the harm caused, or potential for harm to be caused, to the victim and the community.
Identify who is the victim and who is the perpetrator in neighbour disputes.
Are there any malicious or vexatious reports of ASB?
Are there any vulnerability factors for any of the victims or perpetrators?
What additional information is required?
5. Review Action Taken to Date
What action has already been considered/taken?
Complete Proportionality Assessment.
6. ASB Case Review Decision/Recommendations
Has all appropriate action been taken?
Is there more that partner agencies can do?
Is there more that victim or perpetrators can do?
Are there any learning opportunities for partners?
7. Agree Action Plan
What informal action can be taken by each partner to resolve the ASB?
What legal action can be taken to resolve the ASB and by whom?
Identify reasons why other potential actions are not to be pursued?
8. Next steps
Agree who will liaise with the victim/their advocate.
Agree who will be Lead Officer for each action within the Action Plan.
"""

# What Appendix J asks in its boxes for each agency is item 4 of Appendix I, but for the last question, which has a
# box of its own: ADDITIONAL INFORMATION REQUIRED.
QUESTIONS = """\
What is the persistence or seriousness of the ASB?
What is the cumulative impact of the ASB?
Assessment of the harm caused, or potential for harm to be caused, to the victim and the community.
Identify who is the victim and who is the perpetrator in neighbour disputes.
Are there any malicious or vexatious reports of ASB?
Are there any vulnerability factors for any of the victims or perpetrators?
"""

# Appendix J, with sections 3 and 4 from Appendix I.
MINUTES = f"""\
ASB Case Review Meeting Minutes
ASB CASE REVIEW APPLICATION REFERENCE NUMBER 104233
DETAILS OF SPOC
Name Priya Nandakumar Organisation Derby City Council E-mail priya.nandakumar@council.example.org
Telephone 01632 960101
DETAILS OF APPLICANT
Name Ms Siân O'Rourke Address 8 Quillmaker Street Derby DE1 9ZY
Date application acknowledged (Template Letter 1) 2 April 2026
DETAILS OF VICTIM (IF DIFFERENT TO APPLICANT)
Name Mrs Adwoa Hartley-Osei Address Flat 3 14 Larkspur Close Derby DE1 9ZZ Date consent rec'd 27 March 2026
DETAILS OF PERPETRATORS (IF KNOWN)
Name Mr William Brown Address 16 Larkspur Close Derby DE1 9ZZ
Name Mark Brown Address 16 Larkspur Close Derby DE1 9ZZ
ASB CASE REVIEW THRESHOLD ASSESSMENT
DECISION Comments Threshold met Decided on 15 April 2026.
Date applicant advised (Template Letter 4 or 5) 15 April 2026
ASB CASE REVIEW MEETING
Date Tuesday 12 May 2026 Time 10am to 12 noon Venue The Council House, Corporation Street, Derby DE1 2FS
Chair Helen Marsh, Head of Communities, Erewash Borough Council
1. CONFIDENTIALITY STATEMENT
Declaration signed by all attendees Yes / No
2. ATTENDEES
Organisation Name Job Title
Derby City Council Priya Nandakumar Community Safety Officer (SPOC)
Erewash Borough Council Helen Marsh Head of Communities (Chair)
Derby City Council Tomasz Bell ASB Team Leader
Derbyshire Constabulary Insp Rowan Achebe Safer Neighbourhood Inspector
Derby Homes Moira Quill Tenancy Enforcement Officer
APOLOGIES
Organisation Name Job Title Written Report? (delete as appropriate)
NHS Derby and Derbyshire Integrated Care Board Dr Lin Faraday Safeguarding Lead Yes
Yes / No Yes / No
3. VICTIM PERSPECTIVE
Opportunity for the victim, or their advocate, to explain the impact of the ASB on themselves, their family and
their visitors. This includes physical and emotional health, quality of life and ability to conduct their normal
daily activities.
Opportunity for the victim, or their advocate to ask any questions they may have about their case.
4. CASE HISTORY
Information from partners in attendance and reports from those unable to attend in person.
Derby City Council What reports of ASB have been received by each agency?
12 November 2025: Music until 2am, by telephone (reference N-5501)
18 January 2026: Shouting and banging on the party wall, online (reference N-5620)
21 February 2026: Barking dog at number 20, by email (reference N-5700)
{QUESTIONS}
Derbyshire Constabulary What reports of ASB have been received by each agency?
18 January 2026: Shouting and banging on the party wall, by telephone (reference P-118)
15 February 2026: Party, guests in the shared garden, in person, to police on duty (reference P-160)
{QUESTIONS}
NHS Derby and Derbyshire Integrated Care Board What reports of ASB have been received by each agency?
{QUESTIONS}
Derby Homes What reports of ASB have been received by each agency?
15 February 2026: Bins kicked over, in person, at an office (reference H-20)
{QUESTIONS}
ADDITIONAL INFORMATION REQUIRED
5. REVIEW AND ASSESSMENT OF ACTION TAKEN TO DATE
Perpetrator Proportionality Assessment completed? Yes / No
Reason(s) for not completing Perpetrator Proportionality Assessment:
Action taken to date By whom? Adequate? Comments Yes / No Yes / No Yes / No Yes / No Yes / No
6. REVIEW DECISION /RECOMMENDATIONS
7. ACTION PLAN
Complete Action Plan template at APPENDIX K.
ACTIONS CONSIDERED BUT NOT RECOMMENDED
Action Agency Reason not pursued / recommended
8. NEXT STEPS AGREED
POST MEETING
Date Minutes sent to partners
Date Action Plan discussed with victim
Date applicant / victim advised of outcome (Template Letter 6)
Update ECINS
"""


def test_agenda_is_the_approved_one_on_one_page(paper: FactsFor, text: Text, written: Written) -> None:
    assert text(paper("agenda")).split() == AGENDA.split()
    assert len(pdf_pages(written(paper("agenda")))) == 1


def test_agenda_says_where_a_meeting_online_is(paper: FactsFor, text: Text) -> None:
    facts = paper("agenda")
    assert "(online)" not in text(facts)
    assert "Derby DE1 2FS (online)\n" in text(replace(facts, meeting=replace(facts.meeting, online=True)))
    nowhere = replace(facts, meeting=replace(facts.meeting, online=True, location=None))
    assert "Place\nOnline\n" in text(nowhere)


def test_agenda_leaves_boxes_open_for_what_is_not_settled(paper: FactsFor, text: Text) -> None:
    facts = paper("agenda")
    open_ = replace(facts, meeting=replace(facts.meeting, time=None, location=None, chair=None))
    assert "Time\n\nPlace\n\nChair\n\nCase reference\n104233\n" in text(open_)


# --- Appendix J


def test_minutes_are_the_approved_ones(paper: FactsFor, text: Text) -> None:
    assert text(paper("minutes")).split() == MINUTES.split()


def test_victim_is_told_of_apart_only_where_somebody_else_applied(paper: FactsFor, text: Text) -> None:
    own = text(paper("minutes", "own-application-before-meeting", "2026-04-08"))
    assert "DETAILS OF VICTIM (IF DIFFERENT TO APPLICANT)" not in own
    assert "Date consent rec'd" not in own


def test_one_empty_box_where_no_perpetrator_is_known(paper: FactsFor, text: Text) -> None:
    shown = text(replace(paper("minutes"), perpetrators=()))
    box = "DETAILS OF PERPETRATORS (IF KNOWN)\nName\n\nAddress\n\nASB CASE REVIEW THRESHOLD ASSESSMENT\n"
    assert box in shown


@pytest.mark.parametrize(
    ("met", "said"),
    [
        (True, ["Threshold met"]),
        (False, ["Threshold not met"]),
        (None, ["Threshold met / not met", "(delete as appropriate)"]),
    ],
)
def test_decision_is_filled_in_where_there_is_one(
    met: bool | None, said: list[str], paper: FactsFor, written: Written
) -> None:
    facts = paper("minutes")
    rows = table_of(written(replace(facts, threshold=replace(facts.threshold, met=met))), "DECISION")
    assert rows[1][0].split("\n") == said


def test_comments_give_the_reasons_and_who_asked_all_the_same(paper: FactsFor, written: Written) -> None:
    facts = paper("minutes")
    decided = replace(facts.threshold, reasons=("One source", "Three reports"), requested_by="Derby Homes")
    rows = table_of(written(replace(facts, threshold=decided)), "DECISION")
    assert rows[1][1] == (
        "Decided on 15 April 2026.\nOne source\nThree reports\nDerby Homes asked for the review to be held.\n"
    )
    bare = replace(decided, decided=None, reasons=(), requested_by=None)
    assert table_of(written(replace(facts, threshold=bare)), "DECISION")[1][1] == ""


@pytest.mark.parametrize(
    ("letter_4", "letter_5", "shown"),
    [
        (date(2026, 4, 9), None, "9 April 2026"),
        (None, date(2026, 4, 15), "15 April 2026"),
        (None, None, ""),
    ],
)
def test_applicant_was_advised_by_letter_4_or_5(
    letter_4: date | None, letter_5: date | None, shown: str, paper: FactsFor, text: Text
) -> None:
    facts = paper("minutes")
    sent = replace(facts.sent, letter_4=letter_4, letter_5=letter_5)
    assert f"\nDate applicant advised\n(Template Letter 4 or 5)\n{shown}\nASB CASE" in text(
        replace(facts, sent=sent)
    )


def test_dates_of_letters_1_and_6_stand_where_they_were_sent(paper: FactsFor, text: Text) -> None:
    facts = paper("minutes")
    sent = text(replace(facts, sent=replace(facts.sent, letter_6=date(2026, 5, 18))))
    assert "(Template Letter 6)\n18 May 2026\nUpdate ECINS" in sent
    unsent = text(replace(facts, sent=replace(facts.sent, letter_1=None)))
    assert "(Template Letter 1)\n\nDETAILS OF VICTIM" in unsent
    assert "(Template Letter 6)\n\nUpdate ECINS" in unsent


def test_attendees_have_each_person_once_and_room_for_more(paper: FactsFor, written: Written) -> None:
    facts = paper("minutes", "own-application-before-meeting", "2026-04-08")  # the SPOC is the council's officer
    rows = [row for row in cells(tables(written(facts))[-1]) if row]  # the last table is the post meeting one
    assert rows[0][0] == "Date Minutes sent to partners"
    attendees = next(
        cells(t) for t in tables(written(facts)) if cells(t)[0] == ["Organisation", "Name", "Job Title"]
    )
    assert [row[1] for row in attendees[1:]] == [
        "Beatrix Holloway",
        "Rosalind Achterberg",
        "Insp Callum Threlfall",
        "Gareth Penhaligon",
        "",
        "",
        "",
    ]
    nobody = replace(facts, spoc=replace(facts.spoc, name=None), meeting=replace(facts.meeting, chair=None))
    attendees = next(
        cells(t) for t in tables(written(nobody)) if cells(t)[0] == ["Organisation", "Name", "Job Title"]
    )
    assert [row[1] for row in attendees[1:3]] == ["", "Beatrix Holloway"]
    assert not any("(Chair)" in row[2] for row in attendees)


def test_apologies_say_whether_a_report_was_sent(paper: FactsFor, written: Written) -> None:
    facts = paper("minutes")
    silent = replace(facts.apologies[0], written_report=False)
    docx = written(replace(facts, apologies=(*facts.apologies, silent)))
    rows = next(cells(t) for t in tables(docx) if len(cells(t)[0]) == 4 and cells(t)[0][0] == "Organisation")
    assert [row[3] for row in rows[1:]] == ["Yes", "No", "Yes / No", "Yes / No"]


def test_reason_why_the_victim_was_not_invited_is_recorded(paper: FactsFor, text: Text) -> None:
    facts = paper("minutes")
    assert "not invited" not in text(facts)
    reason = "Advised against\nby the hospital."
    shown = text(replace(facts, meeting=replace(facts.meeting, victim_not_invited_reason=reason)))
    assert f"3. VICTIM PERSPECTIVE\nReason the victim was not invited\n{reason}\n" in shown


def test_case_history_without_agencies_is_one_empty_box(paper: FactsFor, text: Text) -> None:
    shown = text(replace(paper("minutes"), agencies=()))
    assert shown.count("What reports of ASB have been received by each agency?") == 1
    assert "Bins kicked over" not in shown


def test_report_of_which_little_is_known_is_still_listed(paper: FactsFor, text: Text) -> None:
    facts = paper("minutes")
    report = replace(facts.incidents[0].reports[0], date=None, method=None, reference=None)
    incident = replace(facts.incidents[0], description=None, reports=(report,))
    shown = text(replace(facts, incidents=(incident,)))
    assert "received by each agency?\nincident without description\n" in shown


def test_findings_and_recommendations_stand_in_section_6(paper: FactsFor, text: Text) -> None:
    facts = replace(paper("minutes"), outcome=OutcomeFacts(("Found.", "Also found."), ("Recommended.",)))
    assert "6. REVIEW DECISION /RECOMMENDATIONS\nFound.\nAlso found.\nRecommended.\n7. ACTION PLAN\n" in text(
        facts
    )
    for half in (OutcomeFacts(("Found.",), ()), OutcomeFacts((), ("Recommended.",))):
        (said,) = (*half.findings, *half.recommendations)
        assert f"RECOMMENDATIONS\n{said}\n7. ACTION PLAN" in text(replace(facts, outcome=half))
    assert "RECOMMENDATIONS\n\n7. ACTION PLAN" in text(replace(facts, outcome=OutcomeFacts((), ())))
