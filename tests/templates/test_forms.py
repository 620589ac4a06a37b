"""The forms for the agencies say what Appendices E and F approve, with what the case knows filled in."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
import rdocx
from docx import Document
from pypdf import PdfReader

from docgen.documents.choice.kinds import Recipient
from docgen.documents.facts.model import EntryFacts, Facts
from docgen.paper import Docx

FIXTURE, DAY = "third-party-before-meeting", "2026-04-20"
COUNCIL = Recipient("council", "agency", 0)
ICB = Recipient("icb", "agency", 2)  # has no ECINS and has returned nothing yet

# The whole of each document, in reading order, as the appendix has it. Only who asks whom at the top, who the
# people are, and where to return it are added. The dates are worked out by hand: consent came on Friday 27
# March 2026; Good Friday is 3 and Easter Monday 6 April, so the decision is due on Tuesday 21 April and the
# answer five working days before. The early May bank holiday is 4 May, so seven working days before Tuesday
# 12 May is Thursday 30 April. The period of six months that ends with 20 March began on 21 September.
THRESHOLD_ASSESSMENT = """\
Threshold Assessment
To Tomasz Bell, ASB Team Leader, Derby City Council
From Priya Nandakumar, Community Safety Officer, Derby City Council
Date Copy for the record, made on Monday 20 April 2026
Case reference 104233
I am writing to inform you that we have received an ASB Case Review application (see ECINS Case ID
104233).
Under Schedule 4, Part 7 of the ASB, Crime and Policing Act 2014, partners are required to comply with the
request for information and share information, which will enable the 'relevant bodies' to conduct the ASB Case
Review, objectively.
At this stage, I require information from your organisation to enable me to establish whether the application
meets the threshold, which is:-
Three or more 'qualifying complaints' (reports) about related incidents of ASB, that occurred on separate
occasions, within the last six months.
(Extract from the Derbyshire ASB Case Review Practitioner Guidance)
Explanatory Notes
In deciding whether the threshold has been met for undertaking a review, there must be a link between the
reports of anti-social behaviour.
For the avoidance of doubt, if the partners receive separate reports about totally unconnected ASB, then they
will not be counted together in deciding whether the threshold has been met. This will be the case even if the
type of ASB is the same. For example, if noise nuisance is suffered from two different sources, the reports
will not generally be counted together.
Also, if a report about the same incident has been made to multiple agencies, it will only count as one
incident.
A 'qualifying complaint' (report of ASB) is one which is made within the period of one month, beginning with
the date on which the behaviour is alleged to have occurred. Further, a complaint is a report of an ASB
incident, which is made to a relevant body, either in writing, by e-mail, by telephone or by visiting the
offices of the relevant body. Other than to a Police Officer or Police Community Support Officer on duty,
reporting an incident of ASB to an officer of the relevant organisation, whilst he/she is on site, in the
community, will not normally be considered to be a qualifying complaint.
I require all information you hold regarding incidents of ASB relating to the following individuals and
addresses for the six-month period 21 September 2025 to 20 March 2026:-
Victim
Name: Mrs Adwoa Hartley-Osei (also known as Addie)
Address: Flat 3, 14 Larkspur Close, Derby, DE1 9ZZ
DOB: 14 February 1951
Alleged perpetrator 1
Name: Mr William Brown (also known as Will, Billy)
Address: 16 Larkspur Close, Derby, DE1 9ZZ
DOB: 3 September 1987
Alleged perpetrator 2
Name: Mark Brown
Address: 16 Larkspur Close, Derby, DE1 9ZZ
DOB: 30 May 2010
I require this information by Tuesday 14 April 2026. If you are unable to provide the requested information within
this time, please contact me directly to provide a verbal appraisal of the information you hold in the first
instance.
Please contact me if you require any assistance with completing this request.
PARTNER RESPONSE
Do you hold any ASB reports from any of the named individuals? YES/NO
Are there any ASB reports that are currently being investigated? YES/NO
Do you have any vulnerability markers or flags on your systems? YES/NO
Do you hold any completed risk assessments for the individuals? YES/NO
If you have indicated to YES to any of the above, please provide as much additional information as possible
below regarding the incidents reported to your organisation (including attaching copies of documentation,
where appropriate).
Reference Number
Date Received
Brief overview of report (include details of reporting party and any named perpetrator/offender)
Was any action taken? YES/NO
If yes, please detail the action taken in response, if no, please summarise reasons
Reference Number
Date Received
Brief overview of ASB report (include details of reporting party and any named perpetrator/offender)
Was any action taken? YES/NO
If yes, please detail the action taken in response, if no, please summarise reasons
Reference Number
Date Received
Brief overview of ASB report (include details of reporting party and any named perpetrator/offender)
Was any action taken? YES/NO
If yes, please detail the action taken in response, if no, please summarise reasons
Reference Number
Date Received
Brief overview of ASB report (include details of reporting party and any named perpetrator/offender)
Was any action taken? YES/NO
If yes, please detail the action taken in response, if no, please summarise reasons
ADDITIONAL INFORMATION
Where information is available on ECINS, please provide the Profile ID(s) and Case ID(s) and ensure I am given
access to the necessary information.
If it is determined that the threshold is met, I will contact you again to seek additional case information.
The chronology of case information will be circulated to partners with the agenda for everyone to read before
attending the ASB Case Review Meeting.
Return to Priya Nandakumar, Community Safety Officer, Derby City Council (telephone 01632 960101, email
priya.nandakumar@council.example.org)
Return by Tuesday 14 April 2026
"""

PARTNER_CASE_INFORMATION = """\
Partner Case Information
To Tomasz Bell, ASB Team Leader, Derby City Council
From Priya Nandakumar, Community Safety Officer, Derby City Council
Date Monday 20 April 2026
Case reference 104233
As you will be aware, we have received an ASB Case Review application (see ECINS Case ID 104233). The
application meets the threshold in the Derbyshire ASB Case Review Practitioner Guidance. The ASB Case Review
Meeting will be held on Tuesday 12 May 2026.
Under Schedule 4, Part 7 of the ASB, Crime and Policing Act 2014, partners are required to comply with the
request for information and share information, which will enable the ‘relevant bodies’ to conduct the ASB Case
Review, objectively.
I require information from your organisation to enable me to brief all partners prior to them attending the
ASB Case Review Meeting. Please return the information to priya.nandakumar@council.example.org by Thursday 30 April
2026.
If you are unable to provide the requested information within this time, please contact me directly to provide
a verbal appraisal of the information you hold in the first instance.
Please contact me if you require any assistance with completing this request.
INFORMATION REQUIRED
I require all information you hold regarding the ASB case(s) relating to the following individuals and
addresses:-
Victim
Name: Mrs Adwoa Hartley-Osei (also known as Addie)
Address: Flat 3, 14 Larkspur Close, Derby, DE1 9ZZ
DOB: 14 February 1951
Alleged perpetrator 1
Name: Mr William Brown (also known as Will, Billy)
Address: 16 Larkspur Close, Derby, DE1 9ZZ
DOB: 3 September 1987
Alleged perpetrator 2
Name: Mark Brown
Address: 16 Larkspur Close, Derby, DE1 9ZZ
DOB: 30 May 2010
Please provide a full chronology, which may include:-
Details of previous ASB incidents reported by the victim(s)
Risk assessments for all victims and perpetrators
Information about the effect the problem has had on the victim and others in the community
Details of action previously considered
Details of action taken
Perpetrator Proportionality Assessment, if previously completed.
This list is not exhaustive.
Date Case notes
12 November 2025 First noise report logged; diary sheets sent to Mrs Hartley-Osei.
20 January 2026 Warning letter hand delivered to Mr Brown at 16 Larkspur Close.
ADDITIONAL INFORMATION
Where information is available on ECINS, please provide the Profile ID(s) and Case ID(s) and ensure the
appropriate partners are given access to the necessary information.
Return to Priya Nandakumar, Community Safety Officer, Derby City Council (telephone 01632 960101, email
priya.nandakumar@council.example.org)
Return by Thursday 30 April 2026
"""

WHOLE = {
    "threshold-assessment": THRESHOLD_ASSESSMENT,
    "partner-case-information": PARTNER_CASE_INFORMATION,
}

FactsFor = Callable[..., Facts]
Text = Callable[[Facts], str]
Written = Callable[[Facts], Docx]
Leftovers = Callable[[Facts], list[str]]


@pytest.fixture
def form(facts_for: FactsFor) -> FactsFor:
    def make(document: str, to: Recipient | None = None, fixture: str = FIXTURE, day: str = DAY) -> Facts:
        return facts_for(document, fixture, day, to or COUNCIL)

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


def test_agency_without_ecins_gets_a_copy(form: FactsFor, text: Text) -> None:
    with_it, without = (text(form("threshold-assessment", to)) for to in (COUNCIL, ICB))
    assert "application (see ECINS Case ID 104233)." in with_it
    assert "attached copy" not in with_it
    assert "application (see attached copy)." in without
    assert "ECINS Case ID" not in without


@pytest.mark.parametrize("document", ["threshold-assessment", "partner-case-information"])
def test_without_a_date_of_return_none_is_asked_for(document: str, form: FactsFor, text: Text) -> None:
    facts = form(document)
    shown = text(replace(facts, dates=replace(facts.dates, partner_return=None, chronology=None)))
    assert "If you are unable to provide the requested information, please contact me directly" in shown
    assert "I require this information by" not in shown
    assert "Return by" not in shown
    assert " by ." not in shown
    assert "Return to\nPriya Nandakumar" in shown


def test_another_authority_is_quoted_by_its_own_guidance(facts_for: FactsFor, text: Text) -> None:
    shown = text(facts_for("threshold-assessment", FIXTURE, DAY, COUNCIL, authority="dover"))
    assert "(Extract from the Dover District Council anti-social behaviour case review process)" in shown
    assert "Derbyshire" not in shown


def test_form_is_addressed_to_the_agency_where_no_officer_is_known(form: FactsFor, text: Text) -> None:
    facts = form("threshold-assessment")
    agency = facts.agency
    assert agency is not None
    nobody = replace(facts, agency=replace(agency, officer=None, job_title=None))
    assert "To\nDerby City Council\nFrom\n" in text(nobody)
    untitled = replace(facts, agency=replace(agency, job_title=None))
    assert "To\nTomasz Bell, Derby City Council\nFrom\n" in text(untitled)


def test_form_comes_from_the_office_where_no_officer_is_known(form: FactsFor, text: Text) -> None:
    facts = form("threshold-assessment")
    assert "From\nCommunity Safety Officer, Derby City Council\n" in text(
        replace(facts, spoc=replace(facts.spoc, name=None))
    )


@pytest.mark.parametrize("document", ["threshold-assessment", "partner-case-information"])
def test_what_is_not_known_of_a_person_stays_empty(document: str, form: FactsFor, text: Text) -> None:
    facts = form(document)
    stranger = replace(facts.perpetrators[0], name=None, known_as=None, address_line=None, date_of_birth=None)
    shown = text(replace(facts, perpetrators=(stranger,), people=(facts.victim, stranger)))
    assert "Alleged perpetrator\nName:\n\nAddress:\n\nDOB:\n\n" in shown  # and no number: there is one alone


@pytest.mark.parametrize("document", ["threshold-assessment", "partner-case-information"])
def test_victim_stands_alone_where_nobody_else_is_named(document: str, form: FactsFor, text: Text) -> None:
    facts = form(document)
    shown = text(replace(facts, perpetrators=(), people=(facts.victim,)))
    assert shown.count("\nDOB:\n") == 1
    assert "Victim\nName:\nMrs Adwoa Hartley-Osei" in shown


def with_chronology(facts: Facts, *entries: EntryFacts, attached: bool = False) -> Facts:
    assert facts.agency is not None
    return replace(facts, agency=replace(facts.agency, chronology=entries, chronology_attached=attached))


def chronology_rows(docx: Docx) -> list[list[str]]:
    tables = Document(io.BytesIO(docx.content)).tables
    return [
        [cell.text for cell in row.cells]
        for table in tables
        if table.cell(0, 0).text == "Date"
        for row in table.rows
    ][1:]


def test_empty_rows_to_type_in_where_nothing_was_returned(form: FactsFor, written: Written) -> None:
    assert chronology_rows(written(form("partner-case-information", ICB))) == [["", ""]] * 8


def test_chronology_has_a_row_for_each_entry_and_no_other(form: FactsFor, written: Written) -> None:
    entries = [EntryFacts(date(2026, 2, 15), f"Visit {n}") for n in range(400)]
    rows = chronology_rows(written(with_chronology(form("partner-case-information"), *entries)))
    assert rows == [["15 February 2026", f"Visit {n}"] for n in range(400)]


def test_entry_without_a_date_keeps_its_note(form: FactsFor, written: Written) -> None:
    facts = with_chronology(form("partner-case-information"), EntryFacts(None, "Called\nback"))
    assert chronology_rows(written(facts)) == [["", "Called\nback"]]


def test_chronology_in_a_file_follows_the_form(form: FactsFor, written: Written, text: Text) -> None:
    line = "The chronology supplied by Derby City Council follows this form."
    facts = form("partner-case-information")
    assert line not in text(facts)
    attached = with_chronology(facts, attached=True)
    assert line in text(attached)
    assert "Case notes" not in text(attached)
    assert chronology_rows(written(attached)) == []


def test_note_longer_than_a_page_goes_on_over_the_next(form: FactsFor, written: Written) -> None:
    # The embedded engine lets a row that may not split run off the foot of the page. The text is still in the
    # file, so what tells is the number of pages: 37,800 characters, at most 80 to a line and 52 lines to a page.
    entry = EntryFacts(date(2026, 2, 15), "Called again. " * 2_700)
    content = written(with_chronology(form("partner-case-information"), entry)).content
    pages = PdfReader(io.BytesIO(rdocx.Document.from_bytes(content).to_pdf())).pages
    assert sum("Called again." in page.extract_text() for page in pages) > 37_800 / (80 * 52)


def test_head_of_the_chronology_is_repeated(form: FactsFor, written: Written) -> None:
    entries = [EntryFacts(date(2026, 2, 15), "Visit")] * 120
    content = written(with_chronology(form("partner-case-information"), *entries)).content
    pages = PdfReader(io.BytesIO(rdocx.Document.from_bytes(content).to_pdf())).pages
    with_rows = [page.extract_text() for page in pages if "Visit" in page.extract_text()]
    assert len(with_rows) > 2
    assert all("Case notes" in page for page in with_rows)


def test_threshold_is_called_met_only_where_it_is(form: FactsFor, text: Text) -> None:
    facts = form("partner-case-information")
    not_met = text(replace(facts, threshold=replace(facts.threshold, met=False)))
    assert "The application meets the threshold" not in not_met
    assert (
        "(see ECINS Case ID 104233). The ASB Case Review Meeting will be held on Tuesday 12 May 2026." in not_met
    )


def test_threshold_of_another_authority_is_its_own(
    facts_for: Callable[..., Facts], text: Callable[[Facts], str]
) -> None:
    dover = text(facts_for("threshold-assessment", "dover-after-meeting", "2026-06-01", COUNCIL))
    assert "if you have reported at least three incidents of anti-social behaviour" in dover
    assert "qualifying complaint" not in dover
