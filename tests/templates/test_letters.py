"""Letters 1 to 8 say what Appendix D approves, to whom they should, on the paper that fits the envelope."""

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
from docgen.documents.facts.model import Facts, OutcomeFacts, PlanFacts
from docgen.paper import Docx

APPLICANT = Recipient("applicant", "applicant")
VICTIM = Recipient("victim", "victim")
THIRD_PARTY, CHESTERFIELD = "third-party-before-meeting", "own-application-before-meeting"

# Each letter from its subject lines on, in one of the nine Derbyshire areas. A line is a line of the letter; one
# that starts with two spaces goes on with the line above it. Dates are worked out by hand: consent came on Friday
# 27 March 2026, Good Friday is 3 and Easter Monday 6 April, so fifteen working days end on Tuesday 21 April. The
# 28 days of an appeal end on the same weekday as the letter, four weeks on.
SUBJECTS = """\
Anti-Social Behaviour Case Review Applicant – Ms Siân O'Rourke
Person affected by the anti-social behaviour – Mrs Adwoa Hartley-Osei
"""
REPORTING = """\
Please report further incidents of anti-social behaviour to the relevant organisation:-
Derbyshire Constabulary on 101 (or 999 in an emergency)
Derby City Council on 01332 643029 or at lindsey.maidstone@derby.gov.uk
We offer support for victims of anti-social behaviour. Call Derbyshire Victim Services on 0800 612 6505 or text
  'DVS' to 82228.
You can also find useful information in the Derbyshire ASB Hub -
www.saferderbyshire.gov.uk/asbhub
"""
ON_ONE_LINE = REPORTING.replace("-\nwww", "- www")  # as Letter 4 has it
CLOSE = """\
Yours Sincerely
Priya Nandakumar
Community Safety Officer
Derby City Council
Telephone: 01632 960101
Email: priya.nandakumar@council.example.org
"""

LETTER_1 = f"""\
{SUBJECTS}Dear Ms O'Rourke
Thank you for completing the Anti-Social Behaviour Case Review Application Form.
I will check your application to see if it meets the threshold for an Anti-Social Behaviour Case Review.
I will be in touch with you again, before Tuesday 21 April 2026
{REPORTING}{CLOSE}"""

LETTER_2 = """\
Anti-Social Behaviour Case Review Applicant – Cllr Desmond Fairweather-Pike
Person affected by the anti-social behaviour – Mr Idris ap Rhydderch
Dear Cllr Fairweather-Pike
Thank you for completing the Anti-Social Behaviour Case Review Application Form.
I note that you are making an application on behalf of someone else. A third-party application requires their
  written consent, or evidence of your authority to act on their behalf (e.g. Power of Attorney). Unfortunately, I
  cannot process your application until I receive this information.
Please send this extra documentation to the below address:-
Jonah Witherspoon
ASB Officer
Bolsover District Council
The Arc
High Street
Clowne
Derbyshire
S43 4JY
Yours Sincerely
Jonah Witherspoon
ASB Officer
Bolsover District Council
Telephone: 01632 960206
Email: jonah.witherspoon@council.example.org
"""

LETTER_3 = f"""\
{SUBJECTS}Dear Mrs Hartley-Osei
I write to confirm receipt of the Anti-Social Behaviour Case Review Application Form, submitted on your behalf by
  Ms Siân O'Rourke.
I will review the application to check if it meets the threshold for an Anti-Social Behaviour Case Review.
I will send updates about the application to Ms Siân O'Rourke. You can withdraw your consent for her to act on
  your behalf. If you wish to withdraw your consent, you must tell me in writing.
{REPORTING}{CLOSE}"""

LETTER_4 = f"""\
{SUBJECTS}Dear Ms O'Rourke
Further to my letter dated Thursday 2 April 2026, I have reviewed your Anti-Social Behaviour Case Review
  application. I am unable to progress your application because it does not meet the threshold. This is because two
  of the reports came too late; the dog at [address] is another matter.
You can find more information about the threshold in the Guidance Notes for ASB Case Review Applicants.
We take all reports of anti-social behaviour seriously so I will ensure your case is discussed at the next meeting
  with the police and housing.
If you are not satisfied with the decision, you can lodge an appeal with the Office of Police and Crime
  Commissioner for Derbyshire. Your appeal must be within 28 days of the date of this letter (by Wednesday 13 May
  2026).
For more information about making an appeal, go to
  https://www.derbyshire-pcc.gov.uk/help-support/anti-social-behaviour-case-review/
{ON_ONE_LINE}{CLOSE}"""

LETTER_5 = f"""\
{SUBJECTS}Dear Ms O'Rourke
Further to my letter dated Thursday 2 April 2026, I write to let you know that your application meets the
  threshold. The partner agencies involved will be undertaking a full Anti-Social Behaviour Case Review.
You are invited to attend the Anti-Social Behaviour Case Review Meeting:-
Date: Tuesday 12 May 2026
Time: 10am to 12 noon
Location: The Council House, Corporation Street, Derby DE1 2FS
Please confirm your attendance to Priya Nandakumar on 01632 960101 or at priya.nandakumar@council.example.org.
I will write to you again, within 5 working days of the meeting, to advise you of the outcome of the Anti-Social
  Behaviour Case Review.
{REPORTING}{CLOSE}Enclosures: Frequently Asked Questions
"""

LETTER_6 = """\
Anti-Social Behaviour Case Review Applicant – Mr Tobiah Nkemelu
Person affected by the anti-social behaviour – Miss Anneliese D'Souza-O'Malley
Dear Mr Nkemelu
Further to my letter dated Thursday 14 May 2026, I write to advise you that the relevant partner agencies have
  undertaken a full Anti-Social Behaviour Case Review.
The Anti-Social Behaviour Case Review has found that:-
Miss D'Souza-O'Malley has been targeted because of her disability
the three reports were not linked until the application
The Anti-Social Behaviour Case Review has recommended that:-
an application for an injunction is prepared
cameras are offered
mediation is offered again
The attached Action Plan shows what action we have agreed to take.
Miss Anneliese D'Souza-O'Malley has agreed that Actions 1, 2 and 4 should be progressed.
Miss Anneliese D'Souza-O'Malley has asked that Actions 3 and 5 are not progressed.
Each of the organisations will be responsible for their actions in the Action Plan. They will contact you to
  discuss them further.
If you are not satisfied with the outcome of the Anti-Social Behaviour Case Review, you can lodge an appeal, within
  28 days of the date of this letter (by Monday 13 July 2026), with the Office of Police and Crime Commissioner for
  Derbyshire.
For more information go to https://www.derbyshire-pcc.gov.uk/help-support/anti-social-behaviour-case-review/
Your Anti-Social Behaviour Case Review will remain 'open' until the actions have been done. I will keep you updated
  with progress.
Thank you for giving us the opportunity to review your case. It means we can work even harder to resolve the
  anti-social behaviour you have been experiencing.
Yours Sincerely
Cordelia Maddox
Community Safety Officer
North East Derbyshire District Council
Telephone: 01632 960230
Email: cordelia.maddox@council.example.org
Enclosures: Action Plan
"""

LETTER_7 = """\
Anti-Social Behaviour Case Review Applicant – Peak & Pine Outfitters Ltd
Dear Peak & Pine Outfitters Ltd
Further to my letter dated Tuesday 24 February 2026, the relevant partner agencies have completed all the actions,
  which were agreed at the Anti-Social Behaviour Case Review Meeting. This means that the Anti-Social Behaviour
  Case Review is now closed.
A further application would only be considered where there is a significant change in the circumstances of the
  case. You would also need to show that new incidents of anti-social behaviour meet the threshold. If we received
  multiple requests for an Anti-Social Behaviour Case Review, without good cause, we will follow our vexatious
  complaints policy.
Thank you for giving us the opportunity to review your case.
Yours Sincerely
Lysander Cole
Community Protection Officer
High Peak Borough Council
Telephone: 01632 960236
Email: lysander.cole@council.example.org
"""

LETTER_8 = f"""\
{SUBJECTS}Dear Mrs Hartley-Osei
I have received your written request to withdraw the Anti-Social Behaviour Case Review application.
I confirm that the Anti-Social Behaviour Case Review process has now ended.
{REPORTING}{CLOSE}"""

Write = Callable[..., Facts]
Text = Callable[[Facts], str]
Leftovers = Callable[[Facts], list[str]]


def unfolded(expected: str) -> str:
    return expected.replace("\n  ", " ").strip()


def from_subject(text: str) -> str:
    return text[text.index("Anti-Social Behaviour Case Review Applicant") :].strip()


@pytest.fixture
def facts(facts_for: Write) -> Callable[..., Facts]:
    """``facts("letter-5")``: the facts of the letter whose whole text stands above."""
    not_met: dict[str, object] = {
        "threshold__decision": "not-met",
        "threshold__reasons": ["two of the reports came too late", "the dog at number 20 is another matter."],
        "letters": {"1": "2026-04-02", "3": "2026-04-02"},
        "meeting": None,
        "actions": [],
    }
    withdrawn: dict[str, object] = {
        "application__withdrawn": "2026-04-07",
        "threshold": None,
        "meeting": None,
        "actions": [],
        "letters": {},
    }
    written: dict[str, tuple[str, str, Recipient, dict[str, object]]] = {
        "letter-1": (THIRD_PARTY, "2026-04-15", APPLICANT, {}),
        "letter-2": ("consent-missing", "2026-02-05", APPLICANT, {}),
        "letter-3": (THIRD_PARTY, "2026-04-15", VICTIM, {}),
        "letter-4": (THIRD_PARTY, "2026-04-15", APPLICANT, not_met),
        "letter-5": (THIRD_PARTY, "2026-04-15", APPLICANT, {}),
        "letter-6": ("third-party-after-meeting", "2026-06-15", APPLICANT, {}),
        "letter-7": ("closed", "2026-06-18", APPLICANT, {}),
        "letter-8": (THIRD_PARTY, "2026-04-08", VICTIM, withdrawn),
    }

    def make(letter: str, **changes: object) -> Facts:
        fixture, on, to, own = written[letter]
        return facts_for(letter, fixture, on, to, **{**own, **changes})

    return make


@pytest.mark.parametrize(
    ("letter", "expected"),
    [
        ("letter-1", LETTER_1),
        ("letter-2", LETTER_2),
        ("letter-3", LETTER_3),
        ("letter-4", LETTER_4),
        ("letter-5", LETTER_5),
        ("letter-6", LETTER_6),
        ("letter-7", LETTER_7),
        ("letter-8", LETTER_8),
    ],
)
def test_approved_wording(letter: str, expected: str, facts: Write, text: Text, leftovers: Leftovers) -> None:
    assert from_subject(text(facts(letter))) == unfolded(expected)
    assert not leftovers(facts(letter))


@pytest.mark.parametrize("letter", [f"letter-{number}" for number in range(1, 9)])
def test_begins_with_sender_reference_date_and_whom_it_goes_to(letter: str, facts: Write, text: Text) -> None:
    told = facts(letter)
    head = text(told).partition("Anti-Social")[0].rstrip().split("\n")
    name, *sender = head[: 1 + len(told.spoc.letterhead.split("\n"))]
    assert name == told.authority.name
    assert "\n".join(sender) == told.spoc.letterhead
    assert head[len(sender) + 1] == f"Ref: {told.case.reference}"
    assert told.recipient is not None
    assert head[len(sender) + 3] == told.recipient.name


def test_is_dated_the_day_it_was_sent_or_else_is_made(facts: Write, text: Text) -> None:
    assert "Ref: 104233\nThursday 2 April 2026\nMs Siân O'Rourke\n" in text(facts("letter-1"))
    assert "Ref: 104310\nThursday 5 February 2026\nCllr Desmond Fairweather-Pike\n" in text(facts("letter-2"))


# --- Who is named ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("letter", ["letter-1", "letter-4", "letter-5", "letter-6", "letter-7"])
def test_names_the_person_affected_only_where_somebody_else_applied(letter: str, facts: Write, text: Text) -> None:
    told = facts(letter)
    for third_party in (True, False):
        case = replace(told.case, third_party=third_party)
        shown = "Person affected by the anti-social behaviour – " in text(replace(told, case=case))
        assert shown is third_party


@pytest.mark.parametrize("letter", ["letter-2", "letter-3", "letter-8"])
def test_always_names_the_person_affected(letter: str, facts: Write, text: Text) -> None:
    told = facts(letter)
    own = replace(told, case=replace(told.case, third_party=False), applicant=told.victim)
    assert f"Person affected by the anti-social behaviour – {told.victim.name}" in text(own)


@pytest.mark.parametrize("pronoun", ["him", "her", "them"])
def test_letter_3_calls_the_applicant_as_they_are_called(pronoun: str, facts: Write, text: Text) -> None:
    written = text(facts("letter-3", applicant__pronoun=pronoun))
    assert f"You can withdraw your consent for {pronoun} to act on your behalf." in written


def test_letter_6_addresses_each_reader(facts_for: Write, text: Text) -> None:
    victim = text(facts_for("letter-6", "third-party-after-meeting", "2026-06-15", VICTIM))
    assert "Dear Miss D'Souza-O'Malley\n" in victim
    assert "\nYou have agreed that Actions 1, 2 and 4 should be progressed.\n" in victim
    assert "\nYou have asked that Actions 3 and 5 are not progressed.\n" in victim


# --- Where to report, and who helps ------------------------------------------------------------------------

WITH_CONTACTS = ["letter-1", "letter-3", "letter-4", "letter-5", "letter-8"]


@pytest.mark.parametrize("letter", WITH_CONTACTS)
def test_every_place_to_report_has_its_line(letter: str, facts: Write, text: Text) -> None:
    told = facts(letter)
    several = replace(told.authority, reporting=("The Landlord on 01632 960301", "A line on 01632 960302"))
    assert (
        "relevant organisation:-\nDerbyshire Constabulary on 101 (or 999 in an emergency)\n"
        "The Landlord on 01632 960301\nA line on 01632 960302\nWe offer"
    ) in text(replace(told, authority=several))


@pytest.mark.parametrize("letter", WITH_CONTACTS)
def test_what_the_authority_does_not_have_is_left_out(letter: str, facts: Write, text: Text) -> None:
    told = facts(letter)
    service = told.authority.victim_service
    assert service is not None
    by_telephone = replace(told.authority, victim_service=replace(service, text_word=None))
    assert "Call Derbyshire Victim Services on 0800 612 6505.\n" in text(replace(told, authority=by_telephone))
    neither = text(replace(told, authority=replace(told.authority, victim_service=None, hub=None)))
    assert "We offer support" not in neither
    assert "You can also find" not in neither
    assert "lindsey.maidstone@derby.gov.uk\nYours Sincerely\n" in neither


def test_dover_has_its_own_contacts_and_second_review(facts_for: Write, text: Text, leftovers: Leftovers) -> None:
    told = facts_for("letter-6", "dover-after-meeting", "2026-06-01", APPLICANT)
    written = text(told)
    assert "you can request that a secondary review be carried out by an independent panel." in written
    assert "Derbyshire" not in written
    assert "lodge an appeal" not in written
    assert "For more information go to" not in written
    assert not leftovers(told)
    first = text(facts_for("letter-1", "dover-after-meeting", "2026-06-01", APPLICANT))
    assert "\nThe police on 101\nDover District Council on 01304 872220 or at csu@dover.gov.uk" in first


# --- Appeals -----------------------------------------------------------------------------------------------


def test_an_appeal_without_a_time_limit_or_address_says_neither(facts: Write, text: Text) -> None:
    for letter, sentence in (
        ("letter-4", "If you are not satisfied with the decision, you can lodge an appeal with the Ombudsman."),
        (
            "letter-6",
            "If you are not satisfied with the outcome of the Anti-Social Behaviour Case Review, you can lodge an"
            " appeal with the Ombudsman.",
        ),
    ):
        told = facts(letter)
        appeal = replace(told.authority.appeal, body="Ombudsman", days=None, by=None, url=None)
        written = text(replace(told, authority=replace(told.authority, appeal=appeal)))
        assert f"\n{sentence}\n" in written
        assert "For more information" not in written


@pytest.mark.parametrize("letter", ["letter-4", "letter-6"])
def test_wording_of_the_authority_replaces_the_approved_appeal(letter: str, facts: Write, text: Text) -> None:
    told = facts(letter)
    appeal = replace(told.authority.appeal, wording="Ask for a second look.")
    written = text(replace(told, authority=replace(told.authority, appeal=appeal)))
    assert "\nAsk for a second look.\n" in written
    assert "lodge an appeal" not in written
    assert "derbyshire-pcc" not in written


# --- Letter 4 ----------------------------------------------------------------------------------------------


def test_letter_4_ends_its_reason_with_one_full_stop(facts: Write, text: Text) -> None:
    told = facts("letter-4", threshold__reasons=["only one report counts."])
    assert "This is because only one report counts.\n" in text(told)


def test_letter_4_sends_nobody_to_guidance_notes_that_are_not_there(facts: Write, text: Text) -> None:
    told = facts("letter-4")
    without = replace(told, authority=replace(told.authority, has_guidance_notes=False))
    assert "Guidance Notes" not in text(without)


# --- Letter 5 ----------------------------------------------------------------------------------------------

NO_ADVOCATE = (
    "\nIf you do not wish to attend, you can ask someone to attend on your behalf. You can write a written Victim"
    " Statement, the Chair will read out at the meeting.\n"
)


def test_letter_5_offers_an_advocate_only_to_those_who_have_none(
    facts: Write, facts_for: Write, text: Text
) -> None:
    assert NO_ADVOCATE in text(facts_for("letter-5", CHESTERFIELD, "2026-03-25", APPLICANT))
    assert "on your behalf" not in text(facts("letter-5"))


def test_letter_5_does_not_invite_a_victim_who_is_not_to_come(facts_for: Write, text: Text) -> None:
    reason = "a risk to the attendees"
    changes = {"meeting__victim_not_invited_reason": reason}
    written = from_subject(text(facts_for("letter-5", CHESTERFIELD, "2026-03-25", APPLICANT, **changes)))
    assert (
        "full Anti-Social Behaviour Case Review.\nI will write to you again, within 5 working days of the"
        " Anti-Social Behaviour Case Review Meeting, to advise you of the outcome of the Anti-Social Behaviour"
        " Case Review.\nPlease report"
    ) in written
    for unsaid in ("invited", "Date:", "Time:", "Location:", "attend", "Victim Statement", reason):
        assert unsaid not in written


@pytest.mark.parametrize(
    ("location", "shown"),
    [("Room 2", "Room 2 (online)"), ("Online, by Teams", "Online, by Teams"), ("online", "online")],
)
def test_letter_5_says_that_a_meeting_is_online(location: str, shown: str, facts: Write, text: Text) -> None:
    told = facts("letter-5", meeting__online=True, meeting__location=location)
    assert f"\nLocation: {shown}\n" in text(told)


def test_letter_5_promises_days_only_where_the_authority_does(facts: Write, text: Text) -> None:
    told = facts("letter-5")
    without = text(replace(told, dates=replace(told.dates, outcome_days=None)))
    assert "I will write to you again, after the meeting, to advise you of the outcome" in without
    assert "working days" not in without


def test_letter_5_encloses_the_faq_where_there_is_one(facts: Write, text: Text) -> None:
    told = facts("letter-5")
    without = replace(told, authority=replace(told.authority, has_faq=False))
    assert "Enclosures" not in text(without)


# --- Letter 6 and 7 ----------------------------------------------------------------------------------------


def plan(agreed: str | None, refused: str | None, several: bool = False) -> PlanFacts:
    return PlanFacts(True, "You have", agreed, refused, several, several)


@pytest.mark.parametrize(
    ("actions", "shown", "unsaid"),
    [
        (plan("1", None), "\nYou have agreed that Action 1 should be progressed.\n", "asked that"),
        (plan(None, "2"), "\nYou have asked that Action 2 is not progressed.\n", "agreed that"),
        (plan("1 and 2", None, True), "\nYou have agreed that Actions 1 and 2 should be", "asked that"),
        (plan(None, "1 and 2", True), "\nYou have asked that Actions 1 and 2 are not", "agreed that"),
        (plan(None, None), "agreed to take.\nEach of the organisations", "You have"),
    ],
)
def test_letter_6_tells_what_was_agreed(
    actions: PlanFacts, shown: str, unsaid: str, facts: Write, text: Text
) -> None:
    written = text(replace(facts("letter-6"), plan=actions))
    assert shown in written
    assert unsaid not in written


def test_letter_6_without_an_action_plan_speaks_of_none(facts_for: Write, text: Text) -> None:
    told = facts_for("letter-6", "after-meeting-without-action-plan", "2026-10-19", APPLICANT)
    written = text(told)
    for unsaid in ("Action", "responsible", "remain 'open'", "Enclosures"):
        assert unsaid not in written
    assert "no further action is taken, because all actions have been undertaken\nIf you are not" in written


@pytest.mark.parametrize("lacking", ["findings", "recommendations"])
def test_letter_6_leads_in_to_nothing_that_is_not_there(lacking: str, facts: Write, text: Text) -> None:
    told = facts("letter-6")
    written = text(replace(told, outcome=replace(told.outcome, **{lacking: ()})))
    assert ("has found that:-" in written) is (lacking != "findings")
    assert ("has recommended that:-" in written) is (lacking != "recommendations")


def test_letter_6_lists_findings_and_recommendations_as_real_lists(
    facts: Write, written: Callable[[Facts], Docx]
) -> None:
    paragraphs = Document(io.BytesIO(written(facts("letter-6")).content)).paragraphs
    listed = [p.text for p in paragraphs if p.style is not None and p.style.name == "List Bullet"]
    assert len(listed) == 5
    assert listed[3] == "cameras are offered"


def test_letter_7_claims_no_actions_where_none_were_agreed(facts: Write, text: Text) -> None:
    told = facts("letter-7")
    assert (
        "Further to my letter dated Tuesday 24 February 2026, no actions were agreed at the Anti-Social Behaviour"
        " Case Review Meeting. This means that the Anti-Social Behaviour Case Review is now closed.\n"
    ) in text(replace(told, plan=replace(told.plan, exists=False)))


# --- On paper ----------------------------------------------------------------------------------------------

MM = 25.4 / 72
SEVEN_LINES = "Ms Siân O'Rourke\nFlat 27B\nThe Old Manufactory\n184 Quillmaker Street\nLarkspur\nDerby\nDE1 9ZY"
EIGHT_LINES = (
    "A Council\nA House\nA Street\nA Quarter\nA Town\nA Code\nTelephone: 01246 959655 or 01246 959656\nx@y"
)


def words(page: bytes) -> list[tuple[float, float, str]]:
    """Each word of the first page: where it starts and its baseline, in mm from the left and the top."""
    found = []

    def note(text: str, _: object, at: list[float], *__: object) -> None:
        if text.strip():
            found.append((at[4] * MM, at[5] * MM, text.strip()))

    PdfReader(io.BytesIO(page)).pages[0].extract_text(visitor_text=note)
    return found


def printed(docx: Docx) -> bytes:
    return bytes(rdocx.Document.from_bytes(docx.content).to_pdf())


@pytest.mark.parametrize("letter", [f"letter-{number}" for number in range(1, 9)])
def test_fits_the_window_of_the_envelope(letter: str, facts: Write, written: Callable[[Facts], Docx]) -> None:
    told = facts(letter)
    assert told.recipient is not None
    told = replace(told, recipient=replace(told.recipient, window=SEVEN_LINES))
    told = replace(told, spoc=replace(told.spoc, letterhead=EIGHT_LINES))
    zones = {"logo": 0, "sender": 0, "window": 0, "body": 0}
    for x, y, word in words(printed(written(told))):
        # GOV.UK Notify's zones: a word stands in one of them, with its feet well above the lower edge
        if 15 <= x < 120 and y < 29:
            zones["logo"] += 1
        elif 125 <= x < 195 and y < 94:
            zones["sender"] += 1
        elif 24.6 <= x < 120 and 39.5 + 2.5 < y < 66.3 - 0.8:
            zones["window"] += 1
        else:
            assert y > 95 + 3, f"{word!r} stands at {x:.1f}, {y:.1f} mm"
            zones["body"] += 1
    assert min(zones.values()) > 0


@pytest.mark.parametrize("letter", [f"letter-{number}" for number in range(1, 9)])
def test_pages(letter: str, facts: Write, written: Callable[[Facts], Docx]) -> None:
    pages = len(PdfReader(io.BytesIO(printed(written(facts(letter))))).pages)
    assert pages == (2 if letter == "letter-6" else 1)


def test_no_page_holds_the_signature_alone(facts: Write, written: Callable[[Facts], Docx]) -> None:
    """Longer and longer, the letter breaks before its last paragraph, never between that and the signature."""
    pages = set()
    for findings in range(1, 12):
        outcome = OutcomeFacts(("a finding",) * findings, ())
        told = replace(facts("letter-6"), outcome=outcome)
        made = PdfReader(io.BytesIO(printed(written(told)))).pages
        pages.add(len(made))
        last = " ".join(made[-1].extract_text().split())
        assert "Thank you for giving us the opportunity" in last
        assert "Enclosures: Action Plan" in last
    assert pages == {1, 2}


def test_a_date_is_never_printed_without_its_weekday(facts: Write, text: Text) -> None:
    told = facts("letter-5")
    assert "Date: Friday 1 May 2026\n" in text(replace(told, meeting=replace(told.meeting, date=date(2026, 5, 1))))
