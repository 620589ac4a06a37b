"""The facts that templates print: whose day, whose name, whose number. Dates worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from made import review_of
from support import load_data

from docgen.documents.choice.catalogue import find
from docgen.documents.choice.kinds import Recipient
from docgen.documents.choice.when import APPLICANT, PUBLIC, VICTIM
from docgen.documents.facts.context import Context
from docgen.documents.facts.model import Facts
from docgen.documents.wording import day
from docgen.errors import MissingFact
from docgen.review import Review

Make = Callable[..., Review]

THIRD, ON = "third-party-before-meeting", "2026-04-20"


def facts(review: Review, document: str, to: Recipient = APPLICANT) -> Facts:
    return Context(review).facts(find(document), to)


def changed(group: str, index: int, **fields: object) -> list[dict[str, object]]:
    """A list of the case, with one entry of it changed."""
    entries: list[dict[str, object]] = load_data(THIRD)[group]
    entries[index] |= fields
    return entries


def said(value: date | None) -> str:
    return day(value) if value else "never"


# The date on a document


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("letter-1", "Thursday 2 April 2026"),  # as it was sent, whatever day it is
        ("letter-3", "Thursday 2 April 2026"),
        ("letter-5", "Wednesday 15 April 2026"),
        ("letter-6", "Monday 20 April 2026"),  # not sent: the day of the run
        ("agenda", "Monday 20 April 2026"),
        ("faq", "Monday 20 April 2026"),
    ],
)
def test_a_document_carries_the_day_it_was_sent_or_is_made(review: Make, document: str, expected: str) -> None:
    assert said(facts(review(THIRD, ON), document).document.date) == expected


def test_letters_quote_the_days_of_earlier_letters(review: Make) -> None:
    sent = facts(review(THIRD, ON), "letter-5").sent
    assert [said(d) for d in (sent.letter_1, sent.letter_4, sent.letter_5, sent.letter_6)] == [
        "Thursday 2 April 2026",
        "never",
        "Wednesday 15 April 2026",
        "never",
    ]


# Deadlines, and the last day to appeal: 28 calendar days after the letter


@pytest.mark.parametrize(
    ("fixture", "document", "expected"),
    [
        ("appeal-after-threshold-not-met", "letter-4", "Friday 27 March 2026"),  # of Friday 27 February
        ("threshold-not-met-with-reasons", "letter-4", "Friday 17 July 2026"),  # of today, Friday 19 June
        ("appeal-after-outcome", "letter-6", "Monday 21 September 2026"),  # of Monday 24 August
        ("after-meeting-with-action-plan", "letter-6", "Wednesday 20 January 2027"),  # of today, 23 December
        ("dover-after-meeting", "letter-6", "never"),  # publishes no limit
    ],
)
def test_the_last_day_to_appeal_counts_from_this_letter(fixture: str, document: str, expected: str) -> None:
    assert said(facts(review_of(fixture), document).authority.appeal.by) == expected


def test_the_last_day_to_appeal_stands_on_letters_only() -> None:
    assert facts(review_of("appeal-after-outcome"), "agenda").authority.appeal.by is None


@pytest.mark.parametrize(
    ("fixture", "expected"),
    [
        # 15 working days after consent came, on Friday 27 March 2026, over Easter
        ("third-party-before-meeting", "Tuesday 21 April 2026"),
        # 15 working days after Monday 9 March 2026
        ("own-application-before-meeting", "Monday 30 March 2026"),
        # Dover publishes no day for the decision: 25 working days after Monday 27 April, two bank holidays
        ("dover-after-meeting", "Wednesday 3 June 2026"),
        ("consent-missing", "never"),
    ],
)
def test_letter_1_quotes_the_day_of_the_next_contact(fixture: str, expected: str) -> None:
    assert said(facts(review_of(fixture), "letter-1").dates.next_contact) == expected


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        ("complete", "Friday 27 March 2026"),
        ("acknowledge", "Tuesday 7 April 2026"),
        ("partner_return", "Tuesday 14 April 2026"),
        ("decide", "Tuesday 21 April 2026"),
        ("chronology", "Thursday 30 April 2026"),
        ("pack", "Tuesday 5 May 2026"),
        ("meet", "Thursday 14 May 2026"),
        ("outcome", "Tuesday 19 May 2026"),
    ],
)
def test_the_deadlines_of_a_case_over_easter_and_may(deadline: str, expected: str) -> None:
    assert said(getattr(Context(review_of(THIRD)).common.dates, deadline)) == expected


def test_a_letter_that_went_before_the_withdrawal_still_quotes_its_date() -> None:
    # 15 working days after Tuesday 5 May 2026, over the bank holiday of 25 May.
    assert said(facts(review_of("withdrawn"), "letter-1").dates.next_contact) == "Wednesday 27 May 2026"


@pytest.mark.parametrize(
    ("received", "start"),
    [("2026-03-20", "Sunday 21 September 2025"), ("2026-08-31", "Sunday 1 March 2026")],
)
def test_agencies_are_asked_about_the_six_months_before(review: Make, received: str, start: str) -> None:
    dates = Context(review(THIRD, ON, application__received=received)).common.dates
    assert said(dates.period_start) == start
    assert dates.period_end == date.fromisoformat(received)


def test_letters_quote_how_soon_the_outcome_is_told() -> None:
    assert Context(review_of(THIRD)).common.dates.outcome_days == 5
    assert Context(review_of("dover-after-meeting")).common.dates.outcome_days is None


# Whom a copy goes to


def test_a_letter_is_addressed_to_its_reader(review: Make) -> None:
    made = review(THIRD, ON)
    applicant, victim = facts(made, "letter-1").recipient, facts(made, "letter-3", VICTIM).recipient
    assert applicant is not None
    assert victim is not None
    assert applicant.window == "Ms Siân O'Rourke\n8 Quillmaker Street\nDerby\nDE1 9ZY"
    assert applicant.greeting == "Ms O'Rourke"
    assert (applicant.is_applicant, applicant.is_victim) == (True, False)
    assert victim.window == "Mrs Adwoa Hartley-Osei\nFlat 3\n14 Larkspur Close\nDerby\nDE1 9ZZ"
    assert victim.greeting == "Mrs Hartley-Osei"
    assert (victim.is_applicant, victim.is_victim) == (False, True)


def test_who_applied_in_person_is_both_applicant_and_victim() -> None:
    own = facts(review_of("threshold-not-met-with-reasons"), "letter-4")
    assert own.recipient is not None
    assert (own.recipient.is_applicant, own.recipient.is_victim) == (True, True)
    assert own.applicant == own.victim
    assert own.recipient.greeting == "Suryani"
    assert not own.case.third_party


@pytest.mark.parametrize(
    ("pronoun", "expected"), [("her", "her"), ("him", "him"), ("them", "them"), (None, "them")]
)
def test_letter_3_speaks_of_the_applicant_as_they_wish(review: Make, pronoun: str | None, expected: str) -> None:
    assert facts(review(THIRD, ON, applicant__pronoun=pronoun), "letter-3", VICTIM).applicant.pronoun == expected


def test_an_agency_is_written_to_by_its_officer_or_its_name(review: Make) -> None:
    made = review(THIRD, ON, agencies=changed("agencies", 3, contact=None))
    police = facts(made, "threshold-assessment", Recipient("police", "agency", 1))
    assert police.recipient is not None
    assert (police.recipient.name, police.recipient.greeting) == ("Derbyshire Constabulary", "Insp Rowan Achebe")
    assert police.agency is not None
    assert police.agency.name == "Derbyshire Constabulary"
    housing = facts(made, "threshold-assessment", Recipient("housing", "agency", 3))
    assert housing.recipient is not None
    assert housing.recipient.greeting == "Derby Homes"


def test_a_letter_without_an_address_says_where_to_put_it(review: Make) -> None:
    with pytest.raises(MissingFact, match="letter-3: needs /victim/address") as victim:
        facts(review(THIRD, ON, victim__address=None), "letter-3", VICTIM)
    assert victim.value.pointer == "/victim/address"
    with pytest.raises(MissingFact) as applicant:
        facts(review(THIRD, ON, applicant__address={"lines": [], "postcode": ""}), "letter-1")
    assert applicant.value.pointer == "/applicant/address"
    # Forms that are handed over need no address.
    assert facts(review(THIRD, ON, victim__address=None), "victim-statement", VICTIM).recipient is not None


def test_each_alleged_perpetrator_has_papers_of_their_own(review: Make) -> None:
    made = facts(review(THIRD, ON), "proportionality-assessment", Recipient("perpetrator-2", "perpetrator", 1))
    assert made.perpetrator is not None
    assert made.perpetrator.name == "Mark Brown"
    assert made.perpetrator.under_18
    assert made.recipient is None


# Who writes


def test_the_officer_of_the_case_signs(review: Make) -> None:
    spoc = facts(review(THIRD, ON), "letter-5").spoc
    assert spoc.signature.split("\n") == [
        "Priya Nandakumar",
        "Community Safety Officer",
        "Derby City Council",
        "Telephone: 01632 960101",
        "Email: priya.nandakumar@council.example.org",
    ]
    assert spoc.address == "Council House\nCorporation Street\nDerby\nDE1 2FS"


def test_without_an_officer_the_published_contact_signs(review: Make) -> None:
    spoc = facts(review(THIRD, ON, spoc=None), "letter-5").spoc
    assert (spoc.name, spoc.job_title) == ("Lindsey Maidstone", "Community Safety Manager")
    assert (spoc.phone, spoc.email) == ("01332 643029", "lindsey.maidstone@derby.gov.uk")


def test_what_an_officer_does_not_give_comes_from_the_profile(review: Make) -> None:
    spoc = facts(review(THIRD, ON, spoc={"name": "Priya Nandakumar"}), "letter-5").spoc
    assert (spoc.name, spoc.job_title) == ("Priya Nandakumar", "Community Safety Manager")
    assert (spoc.phone, spoc.email) == ("01332 643029", "lindsey.maidstone@derby.gov.uk")


def test_a_landlords_case_is_signed_for_the_council_that_runs_it() -> None:
    assert facts(review_of("derby-homes"), "letter-5").spoc.organisation == "Derby City Council"


@pytest.mark.parametrize("document", ["application-form", "guidance-notes", "faq"])
def test_papers_for_the_public_name_the_published_contact(review: Make, document: str) -> None:
    made = facts(review(THIRD, ON), document, PUBLIC)
    assert made.spoc.name == "Lindsey Maidstone"
    assert "Nandakumar" not in made.spoc.signature + made.spoc.line
    assert made.document.marking == "PUBLIC"


@pytest.mark.parametrize("document", ["letter-1", "agenda", "victim-statement", "timeline"])
def test_papers_of_a_case_are_marked(document: str) -> None:
    assert facts(review_of(THIRD), document).document.marking == "OFFICIAL-SENSITIVE"


# The meeting


@pytest.mark.parametrize(
    ("confirm_to", "expected"),
    [
        (
            {"name": "Reception", "phone": "01632 960999", "email": "desk@example.org"},
            "Reception on 01632 960999 or at desk@example.org",
        ),
        ({"name": "Reception", "phone": "01632 960999"}, "Reception on 01632 960999"),
        ({"email": "desk@example.org"}, "Community Safety Officer at desk@example.org"),
        (None, "Priya Nandakumar on 01632 960101 or at priya.nandakumar@council.example.org"),
        ({"name": "Reception"}, "Reception on 01632 960101 or at priya.nandakumar@council.example.org"),
    ],
)
def test_whom_to_confirm_attendance_to(review: Make, confirm_to: object, expected: str) -> None:
    assert Context(review(THIRD, ON, meeting__confirm_to=confirm_to)).common.meeting.confirm_to == expected


def test_the_meeting_in_words(review: Make) -> None:
    meeting = Context(review(THIRD, ON)).common.meeting
    assert meeting.time == "10am to 12 noon"
    assert meeting.chair is not None
    assert meeting.chair.line == "Helen Marsh, Head of Communities, Erewash Borough Council"
    assert Context(review(THIRD, ON, meeting__end=None)).common.meeting.time == "10am"
    assert Context(review(THIRD, ON, meeting__chair={"name": ""})).common.meeting.chair is None


def test_no_meeting_is_no_fact(review: Make) -> None:
    meeting = Context(review(THIRD, ON, meeting=None)).common.meeting
    assert (meeting.date, meeting.time, meeting.location, meeting.confirm_to) == (None, None, None, None)


def test_who_comes_and_who_sends_apologies() -> None:
    common = Context(review_of("under-18-perpetrator")).common
    assert [agency.name for agency in common.attending] == [
        "Erewash Borough Council",
        "Derbyshire Constabulary",
        "Derbyshire Youth Justice Service",
    ]
    assert [agency.name for agency in common.apologies] == [
        "NHS Derby and Derbyshire Integrated Care Board",
        "Lacemakers Academy",
    ]


# The Action Plan as Letter 6 speaks of it (Appendix D, Letter 6)


def test_letter_6_speaks_to_the_victim_and_of_the_victim() -> None:
    review = review_of("third-party-after-meeting")
    to_victim, to_applicant = facts(review, "letter-6", VICTIM).plan, facts(review, "letter-6").plan
    assert to_victim.agreed_by == "You have"
    assert to_applicant.agreed_by == "Miss Anneliese D'Souza-O'Malley has"
    for plan in (to_victim, to_applicant):
        assert plan.exists
        assert (plan.agreed, plan.agreed_several) == ("1, 2 and 4", True)
        assert (plan.refused, plan.refused_several) == ("3 and 5", True)


def test_who_applied_in_person_is_spoken_to() -> None:
    plan = facts(review_of("after-meeting-with-action-plan"), "letter-6").plan
    assert (plan.agreed_by, plan.agreed, plan.refused) == ("You have", "1, 2 and 3", None)


def test_what_nobody_was_asked_about_is_neither_agreed_nor_refused() -> None:
    plan = facts(review_of("appeal-after-outcome"), "letter-6").plan
    assert (plan.agreed, plan.agreed_several, plan.refused) == ("1", False, None)


def test_no_actions_are_no_plan() -> None:
    plan = facts(review_of("after-meeting-without-action-plan"), "letter-6").plan
    assert (plan.exists, plan.agreed, plan.refused) == (False, None, None)


# Agencies, reports and people in words


def test_reports_are_told_in_words() -> None:
    incidents = Context(review_of(THIRD)).common.incidents
    told = [[(r.agency, r.method) for r in incident.reports] for incident in incidents]
    assert told == [
        [("Derby City Council", "by telephone")],
        [("Derby City Council", "online"), ("Derbyshire Constabulary", "by telephone")],
        [("Derbyshire Constabulary", "in person, to police on duty")],
        [("Derby Homes", "in person, at an office")],
        [("Derby City Council", "by email")],
    ]
    assert [incident.number for incident in incidents] == [1, 2, 3, 4, 5]


def test_a_report_in_writing_and_one_to_a_warden() -> None:
    methods = {
        r.method
        for name in ("under-18-perpetrator", "threshold-not-met-with-reasons")
        for i in Context(review_of(name)).common.incidents
        for r in i.reports
    }
    assert {"in writing", "in person, to an officer on site"} <= methods


def test_an_agency_without_a_name_is_called_by_its_role(review: Make) -> None:
    common = Context(review(THIRD, ON, agencies=changed("agencies", 3, name=""))).common
    assert common.agencies[3].name == "Social housing provider"
    assert common.incidents[3].reports[0].agency == "Social housing provider"
    assert common.actions[2].agency == "Social housing provider"


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ("written-consent", "written consent"),
        ("authority-to-act", "evidence of authority to act"),
        (None, None),
    ],
)
def test_what_the_third_party_brought(review: Make, evidence: str | None, expected: str | None) -> None:
    made = review(THIRD, ON, application__consent__evidence=evidence)
    assert Context(made).common.case.evidence == expected


@pytest.mark.parametrize(("decision", "met"), [("met", True), ("not-met", False), (None, None)])
def test_the_decision_is_known_or_not(review: Make, decision: str | None, met: bool | None) -> None:
    assert Context(review(THIRD, ON, threshold__decision=decision)).common.threshold.met is met


def test_who_asked_for_the_review_all_the_same_is_named(review: Make) -> None:
    made = review(THIRD, ON, threshold__requested_by="icb")
    asked = Context(made).common.threshold.requested_by
    assert asked == "NHS Derby and Derbyshire Integrated Care Board"


def test_actions_without_a_number_are_counted(review: Make) -> None:
    made = review(THIRD, ON, actions=changed("actions", 1, number=None))
    assert [action.number for action in Context(made).common.actions] == [1, 2, 3]


def test_what_is_not_known_is_none_and_never_a_word(review: Make) -> None:
    victim = Context(review_of("minimal")).common.victim
    assert (victim.address, victim.address_line, victim.phone, victim.known_as) == (None, None, None, None)
