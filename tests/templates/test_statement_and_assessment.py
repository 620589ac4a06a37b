"""The victim's statement and the assessment of a perpetrator say what Appendices G and H approve."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from docx import Document

from docgen.documents.choice.kinds import Recipient
from docgen.documents.facts.model import Facts
from docgen.paper import Docx

FIXTURE, DAY = "third-party-before-meeting", "2026-04-20"
FOR = {
    "victim-statement": Recipient("victim", "victim"),
    "proportionality-assessment": Recipient("perpetrator-1", "perpetrator", 0),
}

# The whole of each document, in reading order, as the appendix has it. Only the victim's name and reference,
# and where to return it, are added to the statement.
VICTIM_STATEMENT = """\
ANTI-SOCIAL BEHAVIOUR CASE REVIEW
ANTI-SOCIAL BEHAVIOUR VICTIM STATEMENT
Name Mrs Adwoa Hartley-Osei
Case reference 104233
Anti-social behaviour affects people in very different ways. We'd like you to come to the Anti-Social
Behaviour Case Review meeting to help us understand how it has affected you.
We understand that you may not want to attend the meeting. You can send us a written Victim Statement instead.
There is no set format, so please tell us, in your own words, how the anti-social behaviour has affected you
and, where appropriate, other members of your household, or your visitors.
Return to Priya Nandakumar, Community Safety Officer
Derby City Council
Council House
Corporation Street
Derby
DE1 2FS
Telephone: 01632 960101
priya.nandakumar@council.example.org
"""

PROPORTIONALITY_ASSESSMENT = """\
Perpetrator Proportionality Assessment
Name of alleged perpetrator: Mr William Brown
Address of alleged perpetrator: 16 Larkspur Close Derby DE1 9ZZ
Type of action being considered:- e.g. injunction, ABC, CPNW/CPN, tenancy demotion, possession etc.
ACTION ALREADY TAKEN
List the informal action taken to date for this matter e.g. warning letters, visits, mediation, ABC,
etc
List the formal action taken to date for this matter
VULNERABILITIES
Does the alleged perpetrator have any vulnerability? e.g. victim of domestic abuse, lifestyle,
substance use, age If so, provide details of whether it is believed that the ASB or criminal behaviour is
linked to the specific vulnerabilities.
Is it believed that the alleged perpetrator is disabled within the definition of the Equality Act 2010?
e.g. learning disability, mental health, developmental impairment, such as autistic spectrum disorders (ASD)
If so, provide details of whether it is believed that the ASB or criminal behaviour is linked to this
disability.
Does the alleged perpetrator reside with individuals who have a disability or vulnerability?
If so, what actions have been taken to mitigate the risks that enforcement action against the alleged
perpetrator will have on these individuals?
SUPPORT
Has the alleged perpetrator been offered, or referred for, any support? If yes, provide details.
e.g. which agency?, when was last contact made and how?
Has re-housing been considered and by who?
IMPACT
What impact is the behaviour having on:- Victims? Wider community? Partner
resources?
SUMMARY
Summarise why the proposed action is reasonable, necessary and proportionate
I can confirm that I have reviewed this case and the facts above and believe that the action suggested is
reasonable, necessary and proportionate means to achieving a legitimate aim.
Signed:
Job title:
Date:
Date review due:
This assessment will be reviewed at regular intervals, including when new information material to it is
revealed.
"""

WHOLE = {
    "victim-statement": VICTIM_STATEMENT,
    "proportionality-assessment": PROPORTIONALITY_ASSESSMENT,
}

FactsFor = Callable[..., Facts]
Text = Callable[[Facts], str]
Written = Callable[[Facts], Docx]
Leftovers = Callable[[Facts], list[str]]


@pytest.fixture
def form(facts_for: FactsFor) -> FactsFor:
    def make(document: str, to: Recipient | None = None, fixture: str = FIXTURE) -> Facts:
        return facts_for(document, fixture, DAY, to or FOR[document])

    return make


@pytest.mark.parametrize("document", WHOLE)
def test_form_is_the_approved_one(document: str, form: FactsFor, text: Text) -> None:
    assert text(form(document)).split() == WHOLE[document].split()


@pytest.mark.parametrize("document", WHOLE)
def test_footer_has_reference_page_and_marking(document: str, form: FactsFor, footer: Text) -> None:
    assert footer(form(document)) == "Ref 104233, page 1\tOFFICIAL-SENSITIVE"


@pytest.mark.parametrize("fixture", ["own-application-before-meeting", "after-meeting-without-action-plan"])
@pytest.mark.parametrize("document", WHOLE)
def test_nothing_of_the_template_is_left(
    document: str, fixture: str, form: FactsFor, leftovers: Leftovers
) -> None:
    assert leftovers(form(document, fixture=fixture)) == []


def test_victim_statement_has_room_to_write(form: FactsFor, written: Written) -> None:
    tables = Document(io.BytesIO(written(form("victim-statement")).content)).tables
    heights = [row.height.mm for table in tables for row in table.rows if row.height and not row.cells[0].text]
    assert sum(heights) > 300


def test_each_alleged_perpetrator_has_an_assessment_of_their_own(form: FactsFor, text: Text) -> None:
    second = text(form("proportionality-assessment", Recipient("perpetrator-2", "perpetrator", 1)))
    assert "Name of alleged perpetrator:\nMark Brown\n" in second
    assert "William" not in second


def test_assessment_of_somebody_unknown_has_empty_boxes(form: FactsFor, text: Text) -> None:
    facts = form("proportionality-assessment")
    assert facts.perpetrator is not None
    shown = text(replace(facts, perpetrator=replace(facts.perpetrator, name=None, address=None)))
    assert "Name of alleged perpetrator:\n\nAddress of alleged perpetrator:\n\n" in shown
