"""What the timetable says aloud: each warning's code and place, and that nothing is said without cause."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from by_hand import day, iso
from case_builder import AGENCIES, MakeAuthority, MakeCase

from docgen.authority import Authority
from docgen.case import Case, load_case
from docgen.rules import RuleWarning, timetable

FIXTURES = Path(__file__).parents[2] / "fixtures"

# Application Tuesday 24 February 2026: Letter 1 by 3 March, decision by 17 March, meeting by 16 April.
ON_TIME = {"1": "2026-02-26", "5": "2026-03-16"}
MEETING = {"date": "2026-04-14", "start": "10:00", "end": "12:00"}
TODAY = "Tue 17 March 2026"


def warned(case: Case, authority: Authority, today: str = TODAY) -> list[tuple[str, str]]:
    return [(w.code, w.pointer) for w in timetable(case, authority, day(today)).warnings]


def the_one(case: Case, authority: Authority, code: str, today: str = TODAY) -> RuleWarning:
    found = [w for w in timetable(case, authority, day(today)).warnings if w.code == code]
    assert len(found) == 1, found
    return found[0]


def test_a_plan_that_holds_gives_no_warning(make_case: MakeCase, derbyshire: Authority) -> None:
    case = make_case(letters=ON_TIME, meeting=MEETING, threshold={"decision": "met", "decided": "2026-03-13"})
    assert warned(case, derbyshire) == []


def test_the_shared_cases(derbyshire: Authority) -> None:
    own = load_case(FIXTURES / "own-application-threshold-not-met.json")
    assert warned(own, derbyshire, "Mon 16 March 2026") == []
    third = load_case(FIXTURES / "third-party-before-meeting.json")
    assert warned(third, derbyshire, "Tue 28 April 2026") == [("youth-justice-missing", "/agencies")]


class TestConsent:
    def test_missing(self, make_case: MakeCase, derbyshire: Authority) -> None:
        case = make_case(third_party=True, letters={"2": "2026-02-26"}, agencies=[])
        assert warned(case, derbyshire) == [("consent-missing", "/application/consent/received")]

    def test_missing_matters_no_more_after_a_withdrawal(self, make_case: MakeCase, derbyshire: Authority) -> None:
        case = make_case(third_party=True, application={"withdrawn": "2026-03-02"})
        assert warned(case, derbyshire) == []

    def test_letters_without_it(self, make_case: MakeCase, derbyshire: Authority) -> None:
        case = make_case(third_party=True, letters={"1": "2026-02-26", "2": "2026-02-26"})
        assert ("letter-before-complete", "/letters/1") in warned(case, derbyshire)
        assert ("letter-before-complete", "/letters/2") not in warned(case, derbyshire)

    def test_letters_before_it(self, make_case: MakeCase, derbyshire: Authority) -> None:
        case = make_case(
            third_party=True,
            application={"consent": {"received": "2026-03-02"}},
            letters={"1": "2026-02-27", "2": "2026-02-27", "3": "2026-03-02"},
        )
        assert warned(case, derbyshire, "Tue 3 March 2026") == [("letter-before-complete", "/letters/1")]


@pytest.mark.parametrize(
    ("own", "pointer"),
    [
        ({"letters": {"1": "2026-02-26", "5": "2026-02-25"}}, "/letters/5"),
        ({"letters": {"1": "2026-02-26", "4": "2026-02-25"}}, "/letters/4"),
        ({"letters": {"1": "2026-02-26", "2": "2026-02-23"}}, "/letters/2"),
        ({"letters": {**ON_TIME, "6": "2026-03-15"}}, "/letters/6"),
        ({"letters": {**ON_TIME, "6": "2026-04-13"}, "meeting": MEETING}, "/letters/6"),
        ({"letters": {"6": "2026-04-20", "7": "2026-04-17"}}, "/letters/7"),
        ({"letters": {"7": "2026-04-17"}, "closed": "2026-04-20"}, "/letters/7"),
        ({"letters": {"8": "2026-03-02"}, "application": {"withdrawn": "2026-03-03"}}, "/letters/8"),
        (
            {"letters": {"5": "2026-03-02"}, "threshold": {"decision": "met", "decided": "2026-03-03"}},
            "/letters/5",
        ),
        (
            {"letters": {"4": "2026-03-02"}, "threshold": {"decision": "not-met", "decided": "2026-03-03"}},
            "/letters/4",
        ),
    ],
)
def test_a_letter_older_than_what_it_speaks_of(
    make_case: MakeCase, derbyshire: Authority, own: dict[str, Any], pointer: str
) -> None:
    assert ("letter-out-of-order", pointer) in warned(make_case(**own), derbyshire, "Fri 1 May 2026")


def test_the_message_says_what_and_why(make_case: MakeCase, derbyshire: Authority) -> None:
    case = make_case(letters={"1": "2026-02-26", "4": "2026-02-25"})
    assert the_one(case, derbyshire, "letter-out-of-order").message == (
        "Letter 4 is dated Wednesday 25 February 2026, before Letter 1 (Thursday 26 February 2026), "
        "but it refers back to Letter 1"
    )


def test_letters_of_the_same_day_are_in_order(make_case: MakeCase, derbyshire: Authority) -> None:
    case = make_case(letters={"1": "2026-02-24", "5": "2026-02-24"}, threshold={"decided": "2026-02-24"})
    assert warned(case, derbyshire) == []


@pytest.mark.parametrize(
    ("letters", "pointer", "by"),
    [
        ({"1": "Thu 5 March 2026"}, "/letters/1", "2 working days after it was due (Tuesday 3 March 2026)"),
        ({"4": "Wed 18 March 2026"}, "/letters/4", "1 working day after it was due (Tuesday 17 March 2026)"),
        ({"5": "Wed 18 March 2026"}, "/letters/5", "1 working day after it was due"),
        ({"6": "Wed 22 April 2026"}, "/letters/6", "1 working day after it was due (Tuesday 21 April 2026)"),
    ],
)
def test_a_late_letter(
    make_case: MakeCase, derbyshire: Authority, letters: dict[str, str], pointer: str, by: str
) -> None:
    case = make_case(letters={number: iso(sent) for number, sent in letters.items()}, meeting=MEETING)
    if "4" in letters:
        case = make_case(letters={number: iso(sent) for number, sent in letters.items()})
    warning = the_one(case, derbyshire, "letter-late", "Fri 1 May 2026")
    assert warning.pointer == pointer
    assert by in warning.message


def test_a_letter_on_its_last_day_is_in_time(make_case: MakeCase, derbyshire: Authority) -> None:
    last_days = {"1": "Tue 3 March 2026", "5": "Tue 17 March 2026", "6": "Tue 21 April 2026"}
    case = make_case(letters={number: iso(sent) for number, sent in last_days.items()}, meeting=MEETING)
    assert warned(case, derbyshire, "Fri 1 May 2026") == []


def test_a_letter_on_the_saturday_after_its_friday(make_case: MakeCase, derbyshire: Authority) -> None:
    case = make_case(application={"received": iso("Fri 20 February 2026")}, letters={"1": "2026-02-28"})
    message = the_one(case, derbyshire, "letter-late").message
    assert message.endswith("Saturday 28 February 2026, after it was due (Friday 27 February 2026)")


@pytest.mark.parametrize(
    ("own", "today", "pointer", "starts"),
    [
        ({}, "Wed 4 March 2026", "/letters/1", "Letter 1 was due by Tuesday 3 March 2026"),
        ({"letters": {"1": "2026-02-26"}}, "Wed 18 March 2026", "/letters/4", "Letter 4 or Letter 5 was due by"),
        (
            {"letters": {"1": "2026-02-26"}, "threshold": {"decision": "met"}},
            "Wed 18 March 2026",
            "/letters/5",
            "Letter 5 was due by Tuesday 17 March 2026",
        ),
        (
            {"letters": {"1": "2026-02-26"}, "threshold": {"decision": "not-met"}},
            "Wed 18 March 2026",
            "/letters/4",
            "Letter 4 was due by Tuesday 17 March 2026",
        ),
        (
            {"letters": ON_TIME, "meeting": MEETING},
            "Wed 22 April 2026",
            "/letters/6",
            "Letter 6 was due by Tuesday 21 April 2026",
        ),
    ],
)
def test_a_letter_that_is_overdue(
    make_case: MakeCase, derbyshire: Authority, own: dict[str, Any], today: str, pointer: str, starts: str
) -> None:
    warning = the_one(make_case(**own), derbyshire, "letter-overdue", today)
    assert warning.pointer == pointer
    assert warning.message.startswith(starts)


def test_a_third_party_application_awaits_two_letters(make_case: MakeCase, derbyshire: Authority) -> None:
    case = make_case(third_party=True, application={"consent": {"received": "2026-02-24"}})
    assert the_one(case, derbyshire, "letter-overdue", "Wed 4 March 2026").message.startswith(
        "Letter 1 and Letter 3 were due by Tuesday 3 March 2026"
    )


@pytest.mark.parametrize("over", [{"closed": "2026-06-01"}, {"application": {"withdrawn": "2026-05-01"}}])
def test_what_is_over_is_not_chased(make_case: MakeCase, derbyshire: Authority, over: dict[str, Any]) -> None:
    assert warned(make_case(**over, meeting=MEETING), derbyshire, "Mon 1 June 2026") == []


def test_only_letter_8_follows_a_withdrawal(make_case: MakeCase, derbyshire: Authority) -> None:
    case = make_case(
        application={"withdrawn": "2026-03-02"},
        letters={"1": "2026-02-26", "4": "2026-03-02", "5": "2026-03-10", "8": "2026-03-03"},
        meeting={"date": iso("Fri 3 April 2026")},
    )
    assert warned(case, derbyshire) == [("letter-after-withdrawal", "/letters/5")]


def test_what_is_said_to_have_happened_is_not_in_the_future(make_case: MakeCase, derbyshire: Authority) -> None:
    case = make_case(
        third_party=True,
        application={"received": "2026-03-18", "consent": {"received": "2026-03-19"}},
        threshold={"decision": "met", "decided": "2026-03-20"},
        letters={"1": "2026-03-20"},
    )
    found = [pointer for code, pointer in warned(case, derbyshire) if code == "date-in-future"]
    assert found == [
        "/application/received",
        "/application/consent/received",
        "/threshold/decided",
        "/letters/1",
    ]


class TestMeeting:
    def test_late_after_letter_5_says_by_how_many_working_days(
        self, make_case: MakeCase, make_authority: MakeAuthority
    ) -> None:
        case = make_case(letters=ON_TIME, meeting={**MEETING, "date": iso("Tue 21 April 2026")})
        authority = make_authority(timescales={"meet_after_application": None})
        warning = the_one(case, authority, "meeting-late")
        assert warning.pointer == "/meeting/date"
        assert warning.message == (
            "the meeting on Tuesday 21 April 2026 is 24 working days after Letter 5 (Monday 16 March 2026); "
            "at the latest it is 20 working days after, on Wednesday 15 April 2026"
        )

    def test_late_after_the_application_too(self, make_case: MakeCase, derbyshire: Authority) -> None:
        case = make_case(letters=ON_TIME, meeting={**MEETING, "date": iso("Fri 17 April 2026")})
        found = [w.message for w in timetable(case, derbyshire, day(TODAY)).warnings]
        assert len(found) == 2
        assert "22 working days after Letter 5" in found[0]
        assert "36 working days after the completed application" in found[1]

    def test_late_for_a_letter_5_that_would_go_today(self, make_case: MakeCase, derbyshire: Authority) -> None:
        case = make_case(
            letters={"1": "2026-02-26"},
            threshold={"decision": "met"},
            meeting={**MEETING, "date": iso("Fri 10 April 2026")},
        )
        warning = the_one(case, derbyshire, "meeting-late", "Tue 10 March 2026")
        assert "21 working days after Letter 5, were it sent today (Tuesday 10 March 2026)" in warning.message
        assert warned(case, derbyshire, "Wed 11 March 2026") == []

    def test_on_the_last_day_it_is_in_time(self, make_case: MakeCase, derbyshire: Authority) -> None:
        case = make_case(letters=ON_TIME, meeting={**MEETING, "date": iso("Wed 15 April 2026")})
        assert warned(case, derbyshire) == []

    def test_not_set_when_it_should_have_been_held(self, make_case: MakeCase, derbyshire: Authority) -> None:
        case = make_case(letters=ON_TIME)
        assert warned(case, derbyshire, "Wed 15 April 2026") == []
        assert warned(case, derbyshire, "Thu 16 April 2026") == [("meeting-overdue", "/meeting/date")]

    @pytest.mark.parametrize(
        ("on", "says"),
        [
            ("Fri 3 April 2026", "which is Good Friday, a bank holiday"),
            ("Sat 4 April 2026", "which is at the weekend"),
            ("Sun 5 April 2026", "which is at the weekend"),
            ("Mon 6 April 2026", "which is Easter Monday, a bank holiday"),
        ],
    )
    def test_not_on_a_working_day(self, make_case: MakeCase, derbyshire: Authority, on: str, says: str) -> None:
        case = make_case(letters=ON_TIME, meeting={**MEETING, "date": iso(on)})
        warning = the_one(case, derbyshire, "meeting-not-a-working-day")
        assert says in warning.message and warning.pointer == "/meeting/date"

    @pytest.mark.parametrize(
        ("times", "expected"),
        [
            ({"start": "08:59"}, [("meeting-hours", "/meeting/start")]),
            ({"start": "09:00", "end": "17:00"}, []),
            ({"end": "17:01"}, [("meeting-hours", "/meeting/end")]),
            (
                {"start": "18:00", "end": "20:00"},
                [("meeting-hours", "/meeting/start"), ("meeting-hours", "/meeting/end")],
            ),
            ({"start": None}, [("meeting-no-start", "/meeting/start")]),
            ({"end": None}, []),
        ],
    )
    def test_hours(
        self,
        make_case: MakeCase,
        derbyshire: Authority,
        times: dict[str, str],
        expected: list[tuple[str, str]],
    ) -> None:
        assert warned(make_case(letters=ON_TIME, meeting={**MEETING, **times}), derbyshire) == expected

    @pytest.mark.parametrize(
        ("own", "before_what"),
        [
            ({"letters": {"1": "2026-02-26", "5": "2026-03-16"}}, "Letter 5, which announces it"),
            ({"threshold": {"decision": "met", "decided": "2026-03-16"}}, "the decision"),
            ({"application": {"received": "2026-03-16"}}, "the completed application"),
        ],
    )
    def test_before_what_leads_to_it(
        self, make_case: MakeCase, derbyshire: Authority, own: dict[str, Any], before_what: str
    ) -> None:
        case = make_case(**own, meeting={**MEETING, "date": iso("Fri 13 March 2026")})
        assert f"before {before_what}" in the_one(case, derbyshire, "meeting-too-early").message

    def test_on_the_day_of_the_letter_it_is_not_too_early(
        self, make_case: MakeCase, derbyshire: Authority
    ) -> None:
        case = make_case(letters=ON_TIME, meeting={**MEETING, "date": ON_TIME["5"]})
        assert "meeting-too-early" not in [code for code, _ in warned(case, derbyshire, "Mon 16 March 2026")]

    def test_set_although_the_threshold_is_not_met(self, make_case: MakeCase, derbyshire: Authority) -> None:
        case = make_case(
            letters={"1": "2026-02-26", "4": "2026-03-16"}, threshold={"decision": "not-met"}, meeting=MEETING
        )
        assert warned(case, derbyshire) == [("meeting-not-called-for", "/meeting/date")]


class TestPapers:
    """Meeting Tuesday 14 April 2026: chronologies by Wednesday 1 April, pack by Tuesday 7 April."""

    @pytest.fixture
    def case(self, make_case: MakeCase) -> Case:
        return make_case(letters=ON_TIME, meeting=MEETING)

    def test_chronologies_past_their_day(self, case: Case, derbyshire: Authority) -> None:
        assert warned(case, derbyshire, "Wed 1 April 2026") == []
        warning = the_one(case, derbyshire, "chronology-date-past", "Thu 2 April 2026")
        assert warning.message.startswith(
            "chronologies were due by Wednesday 1 April 2026, and today is 6 working days before the meeting on "
            "Tuesday 14 April 2026; not in: Anywhere District Council, Anyshire Constabulary"
        )

    def test_pack_past_its_day(self, case: Case, derbyshire: Authority) -> None:
        assert ("pack-date-past", "/meeting/date") not in warned(case, derbyshire, "Tue 7 April 2026")
        warning = the_one(case, derbyshire, "pack-date-past", "Wed 8 April 2026")
        assert "by Tuesday 7 April 2026, and today is 4 working days before the meeting" in warning.message
        on_the_day = the_one(case, derbyshire, "pack-date-past", "Tue 14 April 2026")
        assert on_the_day.message.endswith("today is the day of the meeting")

    def test_nothing_once_the_meeting_was_held(self, case: Case, derbyshire: Authority) -> None:
        assert warned(case, derbyshire, "Wed 15 April 2026") == []


class TestWhoComes:
    @pytest.mark.parametrize(
        ("chair", "pointer"),
        [
            (
                {"name": "Di Chair", "organisation": " anywhere  district COUNCIL"},
                "/meeting/chair/organisation",
            ),
            ({"name": "cy  chair", "organisation": "Elsewhere Council"}, "/meeting/chair/name"),
        ],
    )
    def test_a_chair_from_the_case(
        self, make_case: MakeCase, derbyshire: Authority, chair: dict[str, str], pointer: str
    ) -> None:
        agencies = [{**AGENCIES[0], "contact": {"name": "Cy Chair"}}, *AGENCIES[1:]]
        case = make_case(letters=ON_TIME, meeting={**MEETING, "chair": chair}, agencies=agencies)
        assert warned(case, derbyshire) == [("chair-not-independent", pointer)]

    @pytest.mark.parametrize("chair", [{"name": "Di Chair", "organisation": "Elsewhere Council"}, {}, None])
    def test_another_chair(self, make_case: MakeCase, derbyshire: Authority, chair: dict[str, str] | None) -> None:
        case = make_case(letters=ON_TIME, meeting={**MEETING, "chair": chair})
        assert warned(case, derbyshire) == []

    @pytest.mark.parametrize("role", ["council", "police", "icb"])
    def test_a_relevant_body_that_is_not_in_the_case(
        self, make_case: MakeCase, derbyshire: Authority, role: str
    ) -> None:
        case = make_case(letters=ON_TIME, meeting=MEETING, agencies=[a for a in AGENCIES if a.get("role") != role])
        assert warned(case, derbyshire) == [("agency-missing", "/agencies")]

    def test_no_agency_at_all_is_one_warning(self, make_case: MakeCase, derbyshire: Authority) -> None:
        assert warned(make_case(letters=ON_TIME, agencies=[]), derbyshire) == [("agency-missing", "/agencies")]

    def test_a_relevant_body_that_does_not_come(self, make_case: MakeCase, derbyshire: Authority) -> None:
        agencies = [{**a, "attending": False} if a["id"] == "police" else a for a in AGENCIES]
        case = make_case(letters=ON_TIME, meeting=MEETING, agencies=agencies)
        assert warned(case, derbyshire) == [("agency-not-attending", "/agencies/1/attending")]
        assert warned(make_case(letters=ON_TIME, agencies=agencies), derbyshire) == []

    def test_nobody_comes(self, make_case: MakeCase, derbyshire: Authority) -> None:
        agencies = [{**a, "attending": False, "written_report": False} for a in AGENCIES]
        case = make_case(letters=ON_TIME, meeting=MEETING, agencies=agencies)
        assert warned(case, derbyshire) == [("nobody-attending", "/agencies")]

    @pytest.mark.parametrize(
        ("people", "who"),
        [
            ({"perpetrators": [{"under_18": True}]}, "an alleged perpetrator is"),
            ({"perpetrators": [{}, {"date_of_birth": "2008-03-18"}]}, "an alleged perpetrator is"),
            ({"perpetrators": [{"date_of_birth": "2008-03-17"}]}, None),
            ({"victim": {"date_of_birth": "2010-01-01"}}, "the victim is"),
            (
                {"perpetrators": [{"under_18": True}] * 2, "victim": {"date_of_birth": "2010-01-01"}},
                "an alleged perpetrator and the victim are",
            ),
            ({"perpetrators": [{"under_18": False, "date_of_birth": "1980-01-01"}]}, None),
        ],
    )
    def test_youth_justice_where_somebody_is_under_18(
        self, make_case: MakeCase, derbyshire: Authority, people: dict[str, Any], who: str | None
    ) -> None:
        without = [a for a in AGENCIES if a["id"] != "youth"]
        found = timetable(make_case(letters=ON_TIME, agencies=without, **people), derbyshire, day(TODAY)).warnings
        assert [w.code for w in found] == (["youth-justice-missing"] if who else [])
        assert all(w.message.startswith(f"{who} under 18") for w in found)
        assert warned(make_case(letters=ON_TIME, **people), derbyshire) == []


class TestAppeal:
    """Letter 4 on Monday 16 March 2026: an appeal by Monday 13 April."""

    LETTERS = {"1": "2026-02-26", "4": "2026-03-16"}  # noqa: RUF012

    @pytest.mark.parametrize(
        ("letters", "lodged", "expected"),
        [
            (LETTERS, "Mon 13 April 2026", []),
            (LETTERS, "Tue 14 April 2026", [("appeal-late", "/appeal/lodged")]),
            (LETTERS, "Fri 13 March 2026", [("appeal-too-early", "/appeal/lodged")]),
            (ON_TIME, "Fri 20 March 2026", [("appeal-without-decision", "/appeal/lodged")]),
        ],
    )
    def test_when_it_was_lodged(
        self,
        make_case: MakeCase,
        derbyshire: Authority,
        letters: dict[str, str],
        lodged: str,
        expected: list[tuple[str, str]],
    ) -> None:
        case = make_case(letters=letters, appeal={"lodged": iso(lodged)})
        assert warned(case, derbyshire, "Tue 14 April 2026") == expected

    def test_late_says_by_how_much(self, make_case: MakeCase, derbyshire: Authority) -> None:
        case = make_case(letters=self.LETTERS, appeal={"lodged": iso("Tue 14 April 2026")})
        assert the_one(case, derbyshire, "appeal-late", "Tue 14 April 2026").message == (
            "the appeal was lodged on Tuesday 14 April 2026, 29 days after Letter 4; "
            "the last day was Monday 13 April 2026"
        )

    def test_without_a_published_limit_none_is_late(self, make_case: MakeCase, dover: Authority) -> None:
        case = make_case(letters=self.LETTERS, appeal={"lodged": "2027-01-04"})
        assert warned(case, dover, "Tue 5 January 2027") == []


def test_provisional_dates_are_named(make_case: MakeCase, derbyshire: Authority) -> None:
    case = make_case(application={"received": iso("Mon 11 December 2028")})
    warning = the_one(case, derbyshire, "provisional-date", "Mon 11 December 2028")
    assert warning.pointer == "/application/received"
    assert "published to the end of 2028" in warning.message
    assert "decide (Thursday 4 January 2029), partner-return (Wednesday 27 December 2028)" in warning.message
    assert "acknowledge" not in warning.message


def test_no_message_names_a_person(derbyshire: Authority) -> None:
    for path in sorted(FIXTURES.glob("*.json")):
        case = load_case(path)
        names = {person.name.family for person in (case.victim, *case.perpetrators) if person.name}
        messages = " ".join(w.message for w in timetable(case, derbyshire, day("Mon 1 June 2026")).warnings)
        assert not [name for name in names if name and name in messages]
