"""The public's form and notes say what Appendices B and C approve, and nothing about anybody's case."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from docgen.documents.facts.model import Facts
from docgen.paper import Docx

FIXTURE, DAY = "third-party-before-meeting", "2026-04-20"

# The whole of each document, in reading order, as the appendix has it, with Derby City Council's contact.
APPLICATION_FORM = """\
Anti-Social Behaviour Case Review Application Form
For help filling in the Anti-Social Behaviour Case Review Application Form, please see the separate Guidance
Notes or contact Lindsey Maidstone, Community Safety Manager, Derby City
Council (telephone 01332 643029, email lindsey.maidstone@derby.gov.uk).
You must answer all questions marked *. There are other questions for you to give us more information to
support your application.
Q1. On what basis are you making this application for an Anti-Social Behaviour Case Review?*
Please make sure you meet the Anti-Social Behaviour Case Review threshold. The threshold is explained in the
guidance notes.
a – I am the person affected by the anti-social behaviour. I have made three or more qualifying complaints
(reports of anti-social behaviour), within the last six months. Go to Q3
b – I am acting on behalf of the person affected by the anti-social behaviour. They have made three or more
qualifying complaints (reports of anti-social behaviour), within the last six months. Go to Q2
Q2. Details of the applicant who is acting on behalf of the person(s) affected by the anti-social behaviour *
(Required if 1b ticked)
If you are acting on behalf of someone else, complete your details then go to Q3
*Name:
*Address:
*Telephone Number
*E-mail:
Q3. Details of the person affected by the anti-social behaviour*
*Name:
*Address:
*Telephone Number
*E-mail:
Q4. Briefly describe the type of anti-social behaviour that has been happening.* (individual incidents are to
be detailed at Q5)
Q5. Give details of the anti-social behaviour incidents – Who reported each incident? When was each incident
reported? Who was it reported to and how?*
Incident date Incident details – ie what happened? Reported by Date reported Agency reported to How reported
eg in writing, telephone, in person, online
If there are more than five reported incidents of anti-social behaviour, please send us the information
separately.
Q6. How has the anti-social behaviour affected you/the person you are acting on behalf of?
Q7. What action has been taken, to your knowledge?
Q8. What further action are you hoping for?
Q9. Have you any special circumstances that we need to take into account? If so, please give details.
Q10. Please give any other information relevant to your application.
Signature*
I confirm that the information given in this Anti-Social Behaviour Case Review Application Form is correct to
the best of my knowledge and belief.
In order to undertake an Anti-Social Behaviour Case Review, we (the ‘relevant bodies’) need to share
information. It may be necessary to share information with other partners, that we consider appropriate to be
involved in the review process, to help resolve your case. Full information about how we will share
information is detailed within the Anti-Social Behaviour Case Review – Applicant Guidance Notes and our
Privacy Notice (Derby City Council, on
request to lindsey.maidstone@derby.gov.uk or 01332 643029).
By requesting an Anti-Social Behaviour Case Review, I acknowledge, and understand, that the ‘relevant bodies’,
and other partners as necessary, will share personal information they hold about me, in order to progress a
review of my case.
Signature of Anti-Social Behaviour Case Review applicant Date
Remember - If you are applying for the Anti-Social Behaviour Case Review on behalf of someone else, you must
provide their written consent, or evidence of your authority to act (eg Power of Attorney). The Anti-Social
Behaviour Case Review Application Form will not be processed until their consent / evidence has been received.
I confirm that I give my permission for the person detailed at Q2 to apply for the Anti-Social Behaviour Case
Review on my behalf.
I confirm that I give my permission for all 'relevant bodies', and other partners as necessary, to share
information about this Anti-Social Behaviour Case Review application with the person detailed at Q2.
By requesting an Anti-Social Behaviour Case Review, I acknowledge, and understand, that the 'relevant bodies',
and other partners as necessary, will share personal information they hold about me, in order to progress a
review of my case.
Signature of person experiencing the anti-social behaviour, if different to the applicant Date
Please send your completed Anti-Social Behaviour Case Review Application Form to:-
Lindsey Maidstone, Community Safety Manager
Derby City Council
Council House
Corporation Street
Derby
DE1 2FS
Telephone: 01332 643029
lindsey.maidstone@derby.gov.uk
"""

GUIDANCE_NOTES = """\
Anti-Social Behaviour Case Review - Guidance Notes for Applicants
Anti-Social Behaviour Case Review Threshold
If you have been affected by anti-social behaviour, you can ask for an Anti-Social Behaviour Case Review. This
is a formal, multi-agency review of what organisations have done to try to stop the anti-social behaviour.
The Anti-Social Behaviour Case Review should only be used if you think
the anti-social behaviour is on-going and
there has been no response, or an inadequate response, from the agencies responsible for dealing with it.
You must give agencies the chance to respond to each of the incidents of anti-social behaviour. The timescale
for an 'adequate response' may vary, depending on the type of behaviour and complexity of your case.
We look at what else the police, the council or housing can do to deal with serious persistent, or targeted,
anti-social behaviour, that we have not yet been able to resolve.
The Anti-Social Behaviour Case Review is NOT a complaints process.
Before you fill in the application form, check you meet the criteria or threshold. You must have made three or
more 'qualifying complaints' (reports) about related incidents of anti-social behaviour. The anti-social
behaviour must have happened on separate occasions, within the last six months.
Explanatory Notes
A 'qualifying complaint' must be :-
reported to the right organisation within one month of it happening
reported in writing, by e-mail, by telephone or by visiting the offices of the right organisation. (A
discussion with an officer of an organisation whilst they are on-site in the community will not normally be
considered, unless it is to a Police Officer or Police Community Support Officer (PCSO) on duty)
about repeated, or persistent, incidents of the same type of anti-social behaviour.
We can only consider anti-social behaviour that has happened in the last six months.
If your case does not meet the threshold, we will not be able to do an Anti-Social Behaviour Case Review. We
will still look at ways we can support you.
Completing the Anti-Social Behaviour Case Review Application Form
These notes are to help you fill in the Anti-Social Behaviour Case Review application form.
Please give full details on your application form. We are unable to progress incomplete applications. You must
answer all questions marked *. There are other questions for you to give us more information to support your
application.
For help filling in the form, contact Lindsey Maidstone, Community Safety Manager, Derby City
Council (telephone 01332 643029, email lindsey.maidstone@derby.gov.uk).
Q1. On what basis are you making an application for an Anti-Social Behaviour Case Review?*
We need to know if you are the person affected by the anti-social behaviour, or if you are making an
application on someone else's behalf.
If you are the person affected by the anti-social behaviour, tick 'a' and give your personal details at
Question 3.
If you prefer, someone else can apply on your behalf, but we will need your written consent (or evidence of
their authority to act on your behalf, such as a Power of Attorney) to enable us to progress the application.
(See 'Third Party Applications' below for further information).
If you are acting on behalf of the person affected by the anti-social behaviour, tick 'b' and give your
personal details at Question 2.
Q2. Details of the applicant who is acting on behalf of the person(s) affected by the anti-social behaviour*
If you ticked '1b' because you are acting on behalf of the person(s) affected by the anti-social behaviour,
give your personal details.
Q3. Details of the person(s) affected by the anti-social behaviour*
Give the personal details of the person affected by the anti-social behaviour.
Q4. Briefly describe the type of anti-social behaviour that has been happening.*
Full details of each incident are required at Question 5, so this is a short summary of the anti-social
behaviour, which you would like us to review.
Q5. Give details of the anti-social behaviour incidents – Who reported each incident? When was each incident
reported? Who was it reported to and how?*
We need information about the incidents of anti-social behaviour you have reported.
Dates of the anti-social behaviour
Details of the anti-social behaviour – so what happened?
Who reported the anti-social behaviour? (This should be the person detailed at Question 2 or Question 3)
What date was the incident reported?
Which organisation was it reported to?
How was it reported? For example, in writing, over the telephone, in person, online.
If there are more than five reported incidents of the anti-social behaviour, please send us the information
separately.
Q6. How has the anti-social behaviour affected you/the person you are acting on behalf of?
We want to understand the effect the anti-social behaviour is having.
Q7. What action has been taken, to your knowledge?
Please tell us what action any of the organisations involved in dealing with the anti-social behaviour have
taken.
Q8. What further action are you hoping for?
Tell us what you expect from the Anti-Social Behaviour Case Review.
Q9. Have you any special circumstances that we need to take into account? If so, please give details.
Include anything about your personal situation that you feel is relevant to the application.
Q10. Please give any other information relevant to your Anti-Social Behaviour Case Review application.
Signature*
How we will use your information
In order to undertake an Anti-Social Behaviour Case Review we need to share your completed application form,
with the 'relevant bodies'.
The 'relevant bodies' are the organisations which have been involved in your case, and may include
District/Borough/City Council, Police, Joined Up Care Derbyshire, the local housing provider. In addition, the
Youth Justice Service will be involved, where the anti-social behaviour involves someone who is under 18.
We will use the information you provide to enable us to review your case, under the Anti-Social Behaviour,
Crime & Policing Act 2014. The 'relevant bodies' will share relevant, necessary and proportionate information
to enable them to review the incidents you have reported and the action that has been taken, or could be
taken, to resolve the situation.
In some cases, it may be necessary to share information with other partners, that we consider appropriate to
be involved in the review, to help resolve your case.
To process your personal data, we will rely upon Article 6(c) of the General Data Protection Regulations, in
that it is 'necessary to comply with a legal obligation'. This is because the Anti-Social Behaviour, Crime and
Policing Act 2014 places a legal obligation on the relevant bodies to undertake an Anti-Social Behaviour Case
Review and share relevant information when a valid Anti-Social Behaviour Case Review application is received.
Where it is necessary to process any of your personal data which falls within a special category*, we will
rely upon Article 9, 2(g) of the General Data Protection Regulations, in that it is the substantial public
interest, based on the lawful requirement to conduct an ASB Case Review, and is proportionate for that
purpose. We will also meet the substantial public interest condition at Schedule 1 Part 2, (6) of the Data
Protection Act 2018, in that the processing is necessary for a statutory purpose.
*Special categories of personal data include personal data revealing racial or ethnic origin, political
opinions, religious or philosophical beliefs, trade union membership, genetic data, biometric data, data
concerning health or a person's sex life or their sexual orientation.
You should ensure the information you provide is accurate and confirm this by ticking the box.
More information about how we will use your personal data is in our Privacy Notice, which is available at
Derby City Council, on request to lindsey.maidstone@derby.gov.uk or 01332 643029.
Third Party Applications
If you are applying for the Anti-Social Behaviour Case Review on behalf of someone else, you must provide
evidence that you have the authority to act on the victim's behalf. It is your responsibility to supply this.
Where the victim is competent to give consent, this evidence must take the form of written consent from the
victim, authorising you to make the application on their behalf and to receive information about the
application from the relevant bodies.
Where the victim is not competent to give consent, other evidence must be supplied (e.g. Power of Attorney).
The Anti-Social Behaviour Case Review application form will not be processed until the written consent of the
person, detailed as being affected by the anti-social behaviour, or the evidence of your authority to act on
the victim's behalf, has been provided.
Submitting your Anti-Social Behaviour Case Review application
Your Anti-Social Behaviour Case Review application must be either submitted on-line at the council's own website
(links are at www.saferderbyshire.gov.uk/asbcasereview) or in
hardcopy to:-
Lindsey Maidstone, Community Safety Manager
Derby City Council
Council House
Corporation Street
Derby
DE1 2FS
Telephone: 01332 643029
lindsey.maidstone@derby.gov.uk
If you need help with the application form, please contact Lindsey Maidstone, Community Safety Manager, Derby City
Council (telephone 01332 643029, email lindsey.maidstone@derby.gov.uk).
What happens next?
When a completed Anti-Social Behaviour Case Review application form is received, we will confirm receipt,
within 5 working days.
We will review the information you have provided, to decide whether your case meets the Anti-Social Behaviour
Case Review threshold. If it does not meet the threshold, we will write to you, within 15 working days of us
receiving your completed application.
If your completed application meets the threshold, we will hold an Anti-Social Behaviour Case Review. This
will take place within 35 working days of us receiving your application. Organisations, such as the police,
housing, environmental health, social care and health providers, will share information. They will:-
discuss the issues you raise;
discuss action that has already been taken; and
(where possible) recommend other action to try to resolve the problem.
You, or the person applying for the Anti-Social Behaviour Case Review on your behalf, will be invited to
attend part of the Anti-Social Behaviour Case Review Meeting. If you do not wish to attend, you can give us a
written victim statement.
Within 5 days of the meeting, we will tell you the outcome and recommendations.
If you are not satisfied with the outcome of the Anti-Social Behaviour Case Review, you can lodge an appeal
with the Office of the Police and Crime Commissioner for Derbyshire, within 28 days of being notified of the
outcome of your Anti-Social Behaviour Case Review application. For more information, go to
https://www.derbyshire-pcc.gov.uk/help-support/anti-social-behaviour-case-review/
We welcome the chance to review cases of anti-social behaviour, but Anti-Social Behaviour Case Review
applications may be rejected if they are thought to be unreasonably persistent, prejudicial, discriminatory,
malicious, unreasonable or vexatious.
We regularly review our anti-social behaviour processes so, if you have any feedback on your experience of the
Anti-Social Behaviour Case Review, please let us know.
Information about how to report anti-social behaviour, and other useful information, is available in the
Derbyshire ASB Hub - www.saferderbyshire.gov.uk/asbhub
We offer support for victims of anti-social behaviour. Call Derbyshire Victim Services on 0800 612 6505 or
text 'DVS' to 82228.
"""

WHOLE = {"application-form": APPLICATION_FORM, "guidance-notes": GUIDANCE_NOTES}

FactsFor = Callable[..., Facts]
Text = Callable[[Facts], str]
Written = Callable[[Facts], Docx]
Leftovers = Callable[[Facts], list[str]]


@pytest.fixture
def notes(facts_for: FactsFor) -> Facts:
    return facts_for("guidance-notes", FIXTURE, DAY)


@pytest.mark.parametrize("document", WHOLE)
def test_public_document_is_the_approved_one(document: str, facts_for: FactsFor, text: Text) -> None:
    assert text(facts_for(document, FIXTURE, DAY)).split() == WHOLE[document].split()


@pytest.mark.parametrize("document", WHOLE)
def test_footer_has_no_reference(document: str, facts_for: FactsFor, footer: Text) -> None:
    assert footer(facts_for(document, FIXTURE, DAY)) == "Page 1\tPUBLIC"


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("document", WHOLE)
def test_nothing_of_the_case_stands_in_a_public_document(
    document: str, facts_for: FactsFor, written: Written
) -> None:
    case = json.loads((Path(__file__).parents[2] / "fixtures" / f"{FIXTURE}.json").read_text(encoding="utf-8"))
    people = [case[part] for part in ("reference", "spoc", "victim", "applicant", "perpetrators")]
    told = {s for s in strings(people) if len(s) > 4} - {"Derby"}
    told |= {agency["contact"]["name"] for agency in case["agencies"]}
    told |= {incident["description"] for incident in case["incidents"]}
    assert {"104233", "Hartley-Osei", "07700 900456", "Priya Nandakumar", "Tomasz Bell"} <= told
    with zipfile.ZipFile(io.BytesIO(written(facts_for(document, FIXTURE, DAY)).content)) as package:
        text = "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))
    assert [word for word in told if word in text] == []
    assert "Lindsey Maidstone" in text  # the profile's contact, not the case's


@pytest.mark.parametrize(
    "fixture",
    ["own-application-threshold-not-met", "own-application-before-meeting", "after-meeting-without-action-plan"],
)
@pytest.mark.parametrize("document", WHOLE)
def test_nothing_of_the_template_is_left(
    document: str, fixture: str, facts_for: FactsFor, leftovers: Leftovers
) -> None:
    assert leftovers(facts_for(document, fixture, DAY)) == []


@pytest.mark.parametrize("document", WHOLE)
def test_office_is_named_where_no_officer_is(document: str, facts_for: FactsFor, text: Text) -> None:
    shown = text(facts_for(document, FIXTURE, DAY, authority="amber-valley"))
    assert "contact Community Safety Manager, Amber Valley Borough Council (telephone 01773 841410" in shown
    assert ":-\nCommunity Safety Manager\nAmber Valley Borough Council\nTown Hall\nRipley\n" in shown


def test_five_incidents_can_be_told(facts_for: FactsFor, written: Written) -> None:
    tables = Document(io.BytesIO(written(facts_for("application-form", FIXTURE, DAY)).content)).tables
    (incidents,) = [table for table in tables if table.cell(0, 0).text == "Incident date"]
    assert [[cell.text for cell in row.cells] for row in list(incidents.rows)[1:]] == [[""] * 6] * 5


def test_each_question_has_room_for_the_answer(facts_for: FactsFor, written: Written) -> None:
    document = Document(io.BytesIO(written(facts_for("application-form", FIXTURE, DAY)).content))
    questions = [p for p in document.paragraphs if p.style is not None and p.style.name == "Heading 2"]
    answered = [p.text.split(".")[0] for p in questions if p._p.getnext().tag.endswith("}tbl")]
    assert answered == ["Q3", "Q4", "Q5", "Q6", "Q7", "Q8", "Q9", "Q10"]  # Q1 and Q2 have a hint between


def test_each_way_to_apply_has_a_box_to_tick(facts_for: FactsFor, written: Written) -> None:
    tables = Document(io.BytesIO(written(facts_for("application-form", FIXTURE, DAY)).content)).tables
    (basis,) = [table for table in tables if "a – I am the person affected" in table.rows[0].cells[0].text]
    assert [row.cells[-1].text for row in basis.rows] == ["", ""]


def test_appeal_is_told_in_the_words_of_the_authority(notes: Facts, text: Text) -> None:
    authority = notes.authority
    own = replace(authority, appeal=replace(authority.appeal, wording="Ask an independent panel."))
    shown = text(replace(notes, authority=own))
    assert "Ask an independent panel." in shown
    assert "you can lodge an appeal" not in shown


def test_appeal_without_days_or_address_quotes_none(notes: Facts, text: Text) -> None:
    authority = notes.authority
    bare = replace(authority, appeal=replace(authority.appeal, days=None, url=None))
    shown = text(replace(notes, authority=bare))
    assert "an appeal with the Office of the Police and Crime Commissioner for Derbyshire.\n" in shown
    assert "For more information, go to" not in shown


def test_hub_and_victim_service_are_left_out_where_there_is_none(notes: Facts, text: Text) -> None:
    shown = text(replace(notes, authority=replace(notes.authority, hub=None, victim_service=None)))
    assert "Information about how to report" not in shown
    assert "We offer support for victims" not in shown
    assert shown.rstrip().endswith("please let us know.")


def test_victim_service_without_text_messages(notes: Facts, text: Text) -> None:
    service = notes.authority.victim_service
    assert service is not None
    authority = replace(notes.authority, victim_service=replace(service, text_word=None, text_number=None))
    assert "Call Derbyshire Victim Services on 0800 612 6505." in text(replace(notes, authority=authority))
