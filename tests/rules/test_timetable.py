"""The timetable: which deadlines there are, when they fall, what they say of themselves, and their status.

Dates are worked out by hand from the calendar; ``tests/rules/by_hand.py`` checks that each weekday is right.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from by_hand import after, before, day, iso, written
from case_builder import MakeAuthority, MakeCase
from hypothesis import given
from hypothesis import strategies as st

from docgen.authority import Authority
from docgen.case import Case, load_case
from docgen.errors import CaseError, DocgenError
from docgen.rules import Timetable, plain_timetable, timetable

FIXTURES = Path(__file__).parents[2] / "fixtures"


def dates(found: Timetable) -> dict[str, str]:
    return {deadline.id: written(deadline.date) for deadline in found.deadlines}


def statuses(found: Timetable) -> dict[str, str]:
    return {deadline.id: deadline.status for deadline in found.deadlines}


def skipped(found: Timetable, deadline_id: str) -> list[str]:
    deadline = next(d for d in found.deadlines if d.id == deadline_id)
    return [f"{written(holiday.date)}: {holiday.name}" for holiday in deadline.skipped]


EASTER = ["Fri 3 April 2026: Good Friday", "Mon 6 April 2026: Easter Monday"]
EARLY_MAY = ["Mon 4 May 2026: Early May bank holiday"]


class TestThirdPartyBeforeMeeting:
    """Application 20 March, consent Friday 27 March, Letter 5 on 15 April, meeting on 12 May 2026."""

    @pytest.fixture
    def case(self) -> Case:
        return load_case(FIXTURES / "third-party-before-meeting.json")

    def test_dates(self, case: Case, derbyshire: Authority) -> None:
        assert dates(timetable(case, derbyshire, day("Tue 28 April 2026"))) == {
            "complete": "Fri 27 March 2026",
            "acknowledge": "Tue 7 April 2026",  # 30, 31 March, 1, 2, 7 April
            "decide": "Tue 21 April 2026",
            "partner-return": "Tue 14 April 2026",
            "meet": "Thu 14 May 2026",  # 20 after Letter 5; 35 after completion is Wed 20 May
            "chronology": "Thu 30 April 2026",  # 11, 8, 7, 6, 5, 1 May, 30 April
            "pack": "Tue 5 May 2026",
            "outcome": "Tue 19 May 2026",
        }

    def test_each_skipped_bank_holiday_is_named(self, case: Case, derbyshire: Authority) -> None:
        found = timetable(case, derbyshire, day("Tue 28 April 2026"))
        assert {d.id: skipped(found, d.id) for d in found.deadlines} == {
            "complete": [],
            "acknowledge": EASTER,
            "decide": EASTER,
            "partner-return": [],
            "meet": EARLY_MAY,
            "chronology": EARLY_MAY,
            "pack": [],
            "outcome": [],
        }

    def test_where_each_counts_from(self, case: Case, derbyshire: Authority) -> None:
        found = timetable(case, derbyshire, day("Tue 28 April 2026"))
        origins = {d.id: (written(d.counted_from.date), d.counted_from.pointer) for d in found.deadlines}
        consent = ("Fri 27 March 2026", "/application/consent/received")
        meeting = ("Tue 12 May 2026", "/meeting/date")
        assert origins == {
            "complete": consent,
            "acknowledge": consent,
            "decide": consent,
            "partner-return": ("Tue 21 April 2026", "/application/consent/received"),
            "meet": ("Wed 15 April 2026", "/letters/5"),
            "chronology": meeting,
            "pack": meeting,
            "outcome": meeting,
        }

    def test_status_before_the_meeting(self, case: Case, derbyshire: Authority) -> None:
        assert statuses(timetable(case, derbyshire, day("Tue 28 April 2026"))) == {
            "complete": "met",
            "acknowledge": "met",
            "decide": "met",
            "partner-return": "met",
            "meet": "due",
            "chronology": "due",
            "pack": "due",
            "outcome": "due",
        }

    @pytest.mark.parametrize(
        ("today", "expected"),
        [
            ("Thu 30 April 2026", {"chronology": "due", "pack": "due", "meet": "due", "outcome": "due"}),
            ("Fri 1 May 2026", {"chronology": "missed", "pack": "due", "meet": "due", "outcome": "due"}),
            ("Wed 6 May 2026", {"chronology": "missed", "pack": "missed", "meet": "due", "outcome": "due"}),
            ("Tue 12 May 2026", {"chronology": "missed", "pack": "missed", "meet": "due", "outcome": "due"}),
            ("Wed 13 May 2026", {"chronology": "missed", "pack": "met", "meet": "met", "outcome": "due"}),
            ("Tue 19 May 2026", {"chronology": "missed", "pack": "met", "meet": "met", "outcome": "due"}),
            ("Wed 20 May 2026", {"chronology": "missed", "pack": "met", "meet": "met", "outcome": "missed"}),
        ],
    )
    def test_status_as_the_days_pass(
        self, case: Case, derbyshire: Authority, today: str, expected: dict[str, str]
    ) -> None:
        found = statuses(timetable(case, derbyshire, day(today)))
        assert {key: found[key] for key in expected} == expected

    def test_why_a_status_is_what_it_is(self, case: Case, derbyshire: Authority) -> None:
        found = timetable(case, derbyshire, day("Tue 28 April 2026"))
        because = {d.id: d.because for d in found.deadlines}
        assert because["acknowledge"] == (
            "Letter 1 is dated Thursday 2 April 2026 and Letter 3 is dated Thursday 2 April 2026"
        )
        assert because["chronology"] == (
            "not in yet: NHS Derby and Derbyshire Integrated Care Board and Derby Homes"
        )
        assert "no place to record" in because["pack"]

    def test_under_dover_only_what_dover_publishes(self, case: Case, dover: Authority) -> None:
        found = timetable(case, dover, day("Tue 28 April 2026"))
        assert dates(found) == {"complete": "Fri 27 March 2026", "outcome": "Wed 6 May 2026"}
        assert skipped(found, "outcome") == [*EASTER, *EARLY_MAY]


class TestOwnApplicationThresholdNotMet:
    """Application Tuesday 24 February 2026, Letter 1 on the 26th, decided on 16 March; Letter 4 not sent."""

    @pytest.fixture
    def case(self) -> Case:
        return load_case(FIXTURES / "own-application-threshold-not-met.json")

    def test_dates(self, case: Case, derbyshire: Authority) -> None:
        found = timetable(case, derbyshire, day("Mon 16 March 2026"))
        assert dates(found) == {
            "complete": "Tue 24 February 2026",
            "acknowledge": "Tue 3 March 2026",
            "decide": "Tue 17 March 2026",
            "partner-return": "Tue 10 March 2026",
        }
        assert all(not d.skipped and not d.provisional for d in found.deadlines)

    @pytest.mark.parametrize(("today", "decide"), [("Tue 17 March 2026", "due"), ("Wed 18 March 2026", "missed")])
    def test_the_decision_is_told_by_letter(
        self, case: Case, derbyshire: Authority, today: str, decide: str
    ) -> None:
        assert statuses(timetable(case, derbyshire, day(today))) == {
            "complete": "met",
            "acknowledge": "met",
            "decide": decide,
            "partner-return": "met",
        }


def test_without_consent_there_is_no_clock(make_case: MakeCase, derbyshire: Authority) -> None:
    case = make_case(third_party=True, letters={"2": "2026-02-26"}, meeting={"date": "2026-04-01"})
    assert timetable(case, derbyshire, day("Fri 20 March 2026")).deadlines == ()


@pytest.mark.parametrize(
    ("received", "consent", "complete"),
    [
        ("Tue 24 February 2026", "Mon 2 March 2026", "Mon 2 March 2026"),
        ("Tue 24 February 2026", "Fri 20 February 2026", "Tue 24 February 2026"),
    ],
)
def test_an_application_is_complete_with_the_later_of_form_and_consent(
    make_case: MakeCase, derbyshire: Authority, received: str, consent: str, complete: str
) -> None:
    case = make_case(
        third_party=True, application={"received": iso(received), "consent": {"received": iso(consent)}}
    )
    assert dates(timetable(case, derbyshire, day("Mon 2 March 2026")))["complete"] == complete


@pytest.mark.parametrize(
    ("received", "acknowledge", "decide", "holidays"),
    [
        ("Sat 28 February 2026", "Fri 6 March 2026", "Fri 20 March 2026", []),
        ("Fri 3 April 2026", "Mon 13 April 2026", "Mon 27 April 2026", EASTER[1:]),
        (
            "Mon 24 April 2023",
            "Tue 2 May 2023",
            "Wed 17 May 2023",
            ["Mon 1 May 2023: Early May bank holiday", "Mon 8 May 2023: Coronation of Charles III"],
        ),
        (
            "Tue 15 December 2026",
            "Tue 22 December 2026",
            "Fri 8 January 2027",
            [
                "Fri 25 December 2026: Christmas Day",
                "Mon 28 December 2026: Boxing Day (substitute day)",
                "Fri 1 January 2027: New Year's Day",
            ],
        ),
        ("Fri 4 February 2028", "Fri 11 February 2028", "Fri 25 February 2028", []),
        ("Thu 10 February 2028", "Thu 17 February 2028", "Thu 2 March 2028", []),
    ],
)
def test_receipt_counts_from_its_own_day(
    make_case: MakeCase, derbyshire: Authority, received: str, acknowledge: str, decide: str, holidays: list[str]
) -> None:
    case = make_case(application={"received": iso(received)})
    found = timetable(case, derbyshire, day(received))
    assert dates(found)["complete"] == received
    assert dates(found)["acknowledge"] == acknowledge
    assert dates(found)["decide"] == decide
    assert skipped(found, "decide") == holidays


def test_receipt_may_be_deemed_on_the_next_working_day(make_case: MakeCase, make_authority: MakeAuthority) -> None:
    authority = make_authority(deemed_receipt="next-working-day")
    case = make_case(application={"received": iso("Fri 3 April 2026")})
    found = timetable(case, authority, day("Tue 7 April 2026"))
    assert dates(found)["complete"] == "Tue 7 April 2026"
    assert skipped(found, "complete") == EASTER
    assert written(found.deadlines[0].counted_from.date) == "Fri 3 April 2026"
    assert "next working day" in found.deadlines[0].rule
    assert dates(found)["acknowledge"] == "Tue 14 April 2026"
    assert dates(timetable(make_case(), authority, day("Tue 7 April 2026")))["complete"] == "Tue 24 February 2026"


@pytest.mark.parametrize(
    ("letters", "today", "status"),
    [
        ({"1": "Wed 25 February 2026", "3": "Tue 3 March 2026"}, "Fri 20 March 2026", "met"),
        ({"1": "Wed 25 February 2026", "3": "Wed 4 March 2026"}, "Fri 20 March 2026", "missed"),
        ({"1": "Wed 25 February 2026"}, "Tue 3 March 2026", "due"),
        ({"1": "Wed 25 February 2026"}, "Wed 4 March 2026", "missed"),
        ({"1": "Wed 4 March 2026"}, "Tue 3 March 2026", "missed"),
        ({}, "Tue 3 March 2026", "due"),
        ({}, "Wed 4 March 2026", "missed"),
    ],
)
def test_a_third_party_application_is_acknowledged_by_letters_1_and_3(
    make_case: MakeCase, derbyshire: Authority, letters: dict[str, str], today: str, status: str
) -> None:
    case = make_case(
        third_party=True,
        application={"consent": {"received": "2026-02-20"}},
        letters={number: iso(sent) for number, sent in letters.items()},
    )
    assert statuses(timetable(case, derbyshire, day(today)))["acknowledge"] == status


@pytest.mark.parametrize(
    ("threshold", "letters", "decide", "back"),
    [
        ({}, {}, "due", "due"),
        ({"decision": "met"}, {}, "due", "met"),
        ({}, {"5": "Tue 17 March 2026"}, "met", "met"),
        ({}, {"4": "Wed 18 March 2026"}, "missed", "met"),
    ],
)
def test_the_decision_is_kept_by_its_letter_and_the_returns_by_the_decision(
    make_case: MakeCase,
    derbyshire: Authority,
    threshold: dict[str, str],
    letters: dict[str, str],
    decide: str,
    back: str,
) -> None:
    case = make_case(threshold=threshold, letters={number: iso(sent) for number, sent in letters.items()})
    found = statuses(timetable(case, derbyshire, day("Tue 10 March 2026")))
    assert (found["decide"], found["partner-return"]) == (decide, back)


class TestTheLatestDayForTheMeeting:
    """Application Tuesday 24 February 2026: 35 working days after is Thursday 16 April."""

    def test_before_letter_5_it_counts_from_the_application_and_says_so(
        self, make_case: MakeCase, derbyshire: Authority
    ) -> None:
        meet = timetable(make_case(), derbyshire, day("Tue 10 March 2026")).get("meet")
        assert meet and written(meet.date) == "Thu 16 April 2026"
        assert [h.name for h in meet.skipped] == ["Good Friday", "Easter Monday"]
        assert "Letter 5 is not sent yet" in meet.rule
        assert "bring it forward" not in meet.rule

    def test_a_letter_5_ready_to_go_is_shown_at_todays_date(
        self, make_case: MakeCase, derbyshire: Authority
    ) -> None:
        case = make_case(threshold={"decision": "met"})
        meet = timetable(case, derbyshire, day("Tue 10 March 2026")).get("meet")
        assert meet and written(meet.date) == "Thu 16 April 2026"
        assert "Letter 5 of Tuesday 10 March 2026 would bring it forward to Thursday 9 April 2026" in meet.rule

    @pytest.mark.parametrize(
        ("letter", "latest", "counted_from"),
        [
            ("Tue 10 March 2026", "Thu 9 April 2026", "/letters/5"),
            ("Mon 16 March 2026", "Wed 15 April 2026", "/letters/5"),
            ("Tue 24 March 2026", "Thu 16 April 2026", "/application/received"),
        ],
    )
    def test_the_earlier_of_the_two_counts(
        self, make_case: MakeCase, derbyshire: Authority, letter: str, latest: str, counted_from: str
    ) -> None:
        found = timetable(make_case(letters={"5": iso(letter)}), derbyshire, day(letter)).get("meet")
        assert found and (written(found.date), found.counted_from.pointer) == (latest, counted_from)

    def test_an_authority_may_have_one_of_the_two(
        self, make_case: MakeCase, make_authority: MakeAuthority
    ) -> None:
        only_letter = make_authority(timescales={"meet_after_application": None})
        today = day("Tue 24 March 2026")
        assert timetable(make_case(), only_letter, today).get("meet") is None
        sent = make_case(letters={"5": iso("Tue 24 March 2026")})
        assert timetable(sent, only_letter, today).day("meet") == day("Thu 23 April 2026")

    @pytest.mark.parametrize(
        ("meeting", "today", "status"),
        [
            (None, "Thu 16 April 2026", "due"),
            (None, "Fri 17 April 2026", "missed"),
            ("Thu 16 April 2026", "Thu 16 April 2026", "due"),
            ("Thu 16 April 2026", "Fri 17 April 2026", "met"),
            ("Fri 17 April 2026", "Thu 16 April 2026", "due"),
            ("Fri 17 April 2026", "Fri 17 April 2026", "missed"),
            ("Fri 17 April 2026", "Mon 20 April 2026", "missed"),
        ],
    )
    def test_it_is_kept_by_the_meeting_being_held(
        self, make_case: MakeCase, derbyshire: Authority, meeting: str | None, today: str, status: str
    ) -> None:
        case = make_case(meeting={"date": iso(meeting)} if meeting else None)
        assert statuses(timetable(case, derbyshire, day(today)))["meet"] == status


def test_findings_recorded_on_the_day_show_that_the_meeting_was_held(
    make_case: MakeCase, derbyshire: Authority
) -> None:
    case = make_case(meeting={"date": iso("Tue 14 April 2026")}, outcome={"findings": ["Found."]})
    found = statuses(timetable(case, derbyshire, day("Tue 14 April 2026")))
    assert (found["meet"], found["pack"]) == ("met", "met")


def test_the_chronology_is_met_when_every_agency_returned_its_own(
    make_case: MakeCase, derbyshire: Authority
) -> None:
    returned = [
        {"id": "a", "name": "A", "chronology": [{"date": "2026-01-01", "note": "Noted."}]},
        {"id": "b", "name": "B", "chronology": {"file": "b.pdf"}},
    ]
    case = make_case(agencies=returned, meeting={"date": iso("Tue 14 April 2026")})
    assert statuses(timetable(case, derbyshire, day("Mon 13 April 2026")))["chronology"] == "met"
    nobody = make_case(agencies=[], meeting={"date": iso("Tue 14 April 2026")})
    assert statuses(timetable(nobody, derbyshire, day("Mon 13 April 2026")))["chronology"] == "missed"


@pytest.mark.parametrize(
    ("letter_6", "today", "status"),
    [
        ("Tue 21 April 2026", "Fri 1 May 2026", "met"),
        ("Wed 22 April 2026", "Fri 1 May 2026", "missed"),
        (None, "Tue 21 April 2026", "due"),
        (None, "Wed 22 April 2026", "missed"),
    ],
)
def test_the_outcome_is_told_by_letter_6(
    make_case: MakeCase, derbyshire: Authority, letter_6: str | None, today: str, status: str
) -> None:
    case = make_case(meeting={"date": iso("Tue 14 April 2026")}, letters={"6": iso(letter_6)} if letter_6 else {})
    found = timetable(case, derbyshire, day(today))
    assert dates(found)["outcome"] == "Tue 21 April 2026"
    assert statuses(found)["outcome"] == status


def test_of_two_limits_for_the_outcome_the_earlier_holds(
    make_case: MakeCase, make_authority: MakeAuthority
) -> None:
    case = make_case(meeting={"date": iso("Tue 14 April 2026")})
    authority = make_authority(timescales={"outcome_after_application": 25})
    outcome = timetable(case, authority, day("Tue 10 March 2026")).get("outcome")
    assert outcome and written(outcome.date) == "Tue 31 March 2026"
    assert outcome.counted_from.pointer == "/application/received"


class TestAppeal:
    @pytest.mark.parametrize(
        ("letters", "lodged", "last"),
        [
            ({"4": "Tue 17 March 2026"}, None, "Tue 14 April 2026"),
            ({"5": "Tue 17 March 2026", "6": "Mon 20 April 2026"}, None, "Mon 18 May 2026"),
            # Letter 4 appealed, upheld, and the review held after all
            ({"4": "Tue 17 March 2026", "6": "Mon 20 April 2026"}, "Wed 1 April 2026", "Tue 14 April 2026"),
            ({"4": "Tue 17 March 2026", "6": "Mon 20 April 2026"}, "Mon 20 April 2026", "Mon 18 May 2026"),
            ({"4": "Tue 17 March 2026", "6": "Mon 20 April 2026"}, "Fri 1 May 2026", "Mon 18 May 2026"),
        ],
    )
    def test_the_last_day_is_28_calendar_days_after_the_letter(
        self, make_case: MakeCase, derbyshire: Authority, letters: dict[str, str], lodged: str | None, last: str
    ) -> None:
        case = make_case(
            letters={number: iso(sent) for number, sent in letters.items()},
            appeal={"lodged": iso(lodged)} if lodged else None,
        )
        appeal = timetable(case, derbyshire, day("Fri 1 May 2026")).get("appeal")
        assert appeal and written(appeal.date) == last
        assert appeal.skipped == () and not appeal.provisional

    @pytest.mark.parametrize(
        ("lodged", "today", "status"),
        [
            (None, "Tue 14 April 2026", "due"),
            (None, "Wed 15 April 2026", "missed"),
            ("Tue 14 April 2026", "Wed 15 April 2026", "met"),
            ("Wed 15 April 2026", "Wed 15 April 2026", "missed"),
        ],
    )
    def test_status(
        self, make_case: MakeCase, derbyshire: Authority, lodged: str | None, today: str, status: str
    ) -> None:
        case = make_case(
            letters={"4": iso("Tue 17 March 2026")}, appeal={"lodged": iso(lodged)} if lodged else None
        )
        assert statuses(timetable(case, derbyshire, day(today)))["appeal"] == status

    @pytest.mark.parametrize(
        ("outcome", "today", "ack", "decision"),
        [
            (None, "Tue 7 April 2026", "due", "due"),
            (None, "Wed 8 April 2026", "missed", "due"),
            (None, "Fri 1 May 2026", "missed", "due"),
            (None, "Wed 6 May 2026", "missed", "missed"),
            ("rejected", "Wed 6 May 2026", "met", "met"),
        ],
    )
    def test_what_the_police_commissioner_has_to_do(
        self, make_case: MakeCase, derbyshire: Authority, outcome: str | None, today: str, ack: str, decision: str
    ) -> None:
        case = make_case(
            letters={"4": iso("Tue 17 March 2026")},
            appeal={"lodged": iso("Thu 2 April 2026"), "outcome": outcome},
        )
        found = timetable(case, derbyshire, day(today))
        assert dates(found)["appeal-ack"] == "Tue 7 April 2026"
        assert dates(found)["appeal-decision"] == "Tue 5 May 2026"  # 14 to 24 April, 5 to 1 May, 5 May
        assert skipped(found, "appeal-decision") == [*EASTER, *EARLY_MAY]
        assert (statuses(found)["appeal-ack"], statuses(found)["appeal-decision"]) == (ack, decision)

    def test_absent_where_the_authority_publishes_no_days(self, make_case: MakeCase, dover: Authority) -> None:
        case = make_case(letters={"4": iso("Tue 17 March 2026")}, appeal={"lodged": iso("Thu 2 April 2026")})
        assert list(dates(timetable(case, dover, day("Fri 1 May 2026")))) == ["complete"]


class TestWithdrawn:
    """Application 24 February, Letter 1 on the 26th, withdrawn on Monday 16 March 2026."""

    def test_what_is_ahead_is_gone_and_what_is_past_stays(
        self, make_case: MakeCase, derbyshire: Authority
    ) -> None:
        case = make_case(
            application={"withdrawn": iso("Mon 16 March 2026")},
            letters={"1": iso("Thu 26 February 2026")},
            meeting={"date": iso("Tue 14 April 2026")},
        )
        for today in ("Mon 16 March 2026", "Fri 1 May 2026"):
            found = statuses(timetable(case, derbyshire, day(today)))
            assert found == {"complete": "met", "acknowledge": "met"}

    def test_a_chronology_that_came_early_leaves_no_date_in_the_future(
        self, make_case: MakeCase, derbyshire: Authority
    ) -> None:
        case = make_case(
            application={"withdrawn": iso("Mon 16 March 2026")},
            agencies=[{"id": "a", "name": "A", "chronology": [{"note": "Noted."}]}],
            meeting={"date": iso("Wed 25 March 2026")},  # chronologies by Monday 16 March
        )
        assert "chronology" not in dates(timetable(case, derbyshire, day("Fri 20 March 2026")))

    def test_a_letter_that_was_never_sent_stays_missed(self, make_case: MakeCase, derbyshire: Authority) -> None:
        case = make_case(application={"withdrawn": iso("Mon 16 March 2026")})
        assert statuses(timetable(case, derbyshire, day("Mon 16 March 2026")))["acknowledge"] == "missed"


def test_nothing_follows_a_threshold_that_is_not_met(make_case: MakeCase, derbyshire: Authority) -> None:
    case = make_case(letters={"4": iso("Mon 16 March 2026")}, meeting={"date": iso("Tue 14 April 2026")})
    found = dates(timetable(case, derbyshire, day("Fri 20 March 2026")))
    assert list(found) == ["complete", "acknowledge", "decide", "partner-return", "appeal"]


def test_a_decision_outweighs_a_letter_that_contradicts_it(make_case: MakeCase, derbyshire: Authority) -> None:
    case = make_case(letters={"4": iso("Mon 16 March 2026")}, threshold={"decision": "met"})
    assert "meet" in dates(timetable(case, derbyshire, day("Fri 20 March 2026")))
    case = make_case(letters={"5": iso("Mon 16 March 2026")}, threshold={"decision": "not-met"})
    assert "meet" in dates(timetable(case, derbyshire, day("Fri 20 March 2026")))


def test_past_the_published_years_dates_are_provisional(make_case: MakeCase, derbyshire: Authority) -> None:
    case = make_case(application={"received": iso("Mon 11 December 2028")})
    found = timetable(case, derbyshire, day("Mon 11 December 2028"))
    assert dates(found) == {
        "complete": "Mon 11 December 2028",
        "acknowledge": "Mon 18 December 2028",
        "decide": "Thu 4 January 2029",
        "partner-return": "Wed 27 December 2028",
        "meet": "Thu 1 February 2029",
    }
    assert {d.id: d.provisional for d in found.deadlines} == {
        "complete": False,
        "acknowledge": False,
        "decide": True,
        "partner-return": True,
        "meet": True,
    }


def test_the_authority_may_name_its_own_sources_and_leave_steps_out(
    make_case: MakeCase, make_authority: MakeAuthority
) -> None:
    authority = make_authority(
        sources={"acknowledge": "Our charter"}, timescales={"decide": None, "partner_return": 3}
    )
    found = timetable(make_case(), authority, day("Tue 10 March 2026"))
    assert list(dates(found)) == ["complete", "acknowledge", "meet"]
    sources = {d.id: d.source for d in found.deadlines}
    assert sources["acknowledge"] == "Our charter"
    assert sources["complete"].startswith("Guidance, ")


def test_rules_quote_the_authoritys_numbers(make_case: MakeCase, make_authority: MakeAuthority) -> None:
    authority = make_authority(timescales={"acknowledge": 1, "decide": 10})
    rules = {d.id: d.rule for d in timetable(make_case(), authority, day("Tue 10 March 2026")).deadlines}
    assert rules["acknowledge"].startswith("1 working day after the completed application")
    assert rules["decide"].startswith("10 working days after")


def test_plain_data_keeps_the_contract_with_programs(derbyshire: Authority) -> None:
    case = load_case(FIXTURES / "third-party-before-meeting.json")
    plain = plain_timetable(timetable(case, derbyshire, day("Tue 28 April 2026")))
    assert list(plain) == ["deadlines", "warnings"]
    decide = plain["deadlines"][2]
    assert decide == {
        "id": "decide",
        "date": "2026-04-21",
        "weekday": "Tuesday",
        "from": "2026-03-27",
        "rule": "15 working days after the completed application: the applicant is told in Letter 4 or 5 "
        "whether the threshold is met",
        "source": "Guidance, Assessing the ASB Case Review Application; Letter 1",
        "skipped": ["2026-04-03", "2026-04-06"],
        "status": "met",
        "provisional": False,
    }
    assert all(set(warning) == {"code", "message", "pointer"} for warning in plain["warnings"])


def test_a_year_that_is_a_slip_is_refused_with_its_place(make_case: MakeCase, derbyshire: Authority) -> None:
    case = make_case(application={"received": "9999-12-31"}, letters={"1": "0001-01-01"})
    with pytest.raises(CaseError) as refused:
        timetable(case, derbyshire, day("Tue 10 March 2026"))
    assert [problem.pointer for problem in refused.value.problems] == ["/application/received", "/letters/1"]
    with pytest.raises(DocgenError, match="expected a day from 1900 to 2100"):
        timetable(make_case(), derbyshire, date.max)


@given(
    st.dates(date(2023, 1, 2), date(2027, 12, 31)),
    st.integers(0, 30),
    st.integers(1, 60),
)
def test_every_date_agrees_with_the_second_method(
    make_case: MakeCase, derbyshire: Authority, received: date, letter: int, meeting: int
) -> None:
    letter_5 = after(received, letter + 1)
    meets = after(letter_5, meeting)
    case = make_case(
        application={"received": received.isoformat()},
        letters={"5": letter_5.isoformat()},
        meeting={"date": meets.isoformat()},
    )
    found = {d.id: d.date for d in timetable(case, derbyshire, received).deadlines}
    assert found == {
        "complete": received,
        "acknowledge": after(received, 5),
        "decide": after(received, 15),
        "partner-return": before(after(received, 15), 5),
        "meet": min(after(letter_5, 20), after(received, 35)),
        "chronology": before(meets, 7),
        "pack": before(meets, 5),
        "outcome": after(meets, 5),
    }
