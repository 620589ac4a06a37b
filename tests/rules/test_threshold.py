"""The threshold: the FAQ's two examples, the two shared cases, and each rule by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from by_hand import day, iso, written
from case_builder import MakeAuthority, MakeCase

from docgen.authority import Authority
from docgen.case import load_case
from docgen.rules import Assessment, assess, plain_assessment

FIXTURES = Path(__file__).parents[2] / "fixtures"


def report(on: str | None, agency: str | None = "council", method: str | None = "telephone") -> dict[str, Any]:
    return {"date": iso(on) if on else None, "agency": agency, "method": method}


def incident(
    name: str, on: str | None, *reports: dict[str, Any], source: str | None = "12 Some Street"
) -> dict[str, Any]:
    return {"id": name, "date": iso(on) if on else None, "source": source, "reports": list(reports)}


def good(name: str, on: str, source: str | None = "12 Some Street") -> dict[str, Any]:
    """An incident that was reported to the council, by telephone, on its day."""
    return incident(name, on, report(on), source=source)


# Before the application of Tuesday 24 February 2026.
THREE = [
    good("A", "Mon 12 January 2026"),
    good("B", "Mon 19 January 2026"),
    good("C", "Mon 26 January 2026"),
]


def counting(found: Assessment) -> list[str]:
    return [one.id for one in found.incidents if one.counts]


def reasons(found: Assessment, name: str = "X") -> str:
    return "\n".join(next(one.reasons for one in found.incidents if one.id == name))


def warned(found: Assessment) -> list[tuple[str, str]]:
    return [(warning.code, warning.pointer) for warning in found.warnings]


class TestTheFrequentlyAskedQuestions:
    """Appendix M, What is a 'qualifying complaint'? The days are the FAQ's; 2026 has its Easter on 5 April."""

    def test_first_example_meets_the_threshold(self, make_case: MakeCase, derbyshire: Authority) -> None:
        case = make_case(
            application={"received": iso("Mon 1 June 2026")},
            incidents=[
                incident("1", "Fri 2 January 2026", report("Fri 2 January 2026", "council")),
                incident("2", "Sun 15 March 2026", report("Sun 15 March 2026", "police")),
                incident("3", "Sun 31 May 2026", report("Sun 31 May 2026"), report("Sun 31 May 2026", "police")),
            ],
        )
        found = assess(case, derbyshire)
        assert (found.advice, found.qualifying) == ("met", 3)
        assert counting(found) == ["1", "2", "3"]
        assert "counts once" in reasons(found, "3")

    def test_second_example_has_two_sources(self, make_case: MakeCase, derbyshire: Authority) -> None:
        case = make_case(
            application={"received": iso("Mon 13 April 2026")},
            incidents=[
                incident("1", "Wed 31 December 2025", report("Fri 2 January 2026"), source="Neighbour A"),
                incident("2", "Sat 14 February 2026", report("Sun 15 February 2026"), source="Neighbour A"),
                incident(
                    "3",
                    "Sun 5 April 2026",
                    report("Fri 10 April 2026", "council"),
                    report("Fri 10 April 2026", "police"),
                    source="Neighbour B",
                ),
            ],
        )
        found = assess(case, derbyshire)
        assert (found.advice, found.qualifying) == ("not-met", 2)
        assert counting(found) == ["1", "2"]
        assert "came within one month (by Monday 4 May 2026)" in reasons(found, "3")
        assert "its source is Neighbour B, theirs Neighbour A" in reasons(found, "3")


class TestTheSharedCases:
    def test_third_party_before_meeting(self, derbyshire: Authority) -> None:
        found = assess(load_case(FIXTURES / "third-party-before-meeting.json"), derbyshire)
        assert (found.advice, found.qualifying, warned(found)) == ("met", 3, [])
        assert counting(found) == ["I1", "I2", "I3"]
        assert reasons(found, "I4") == (
            "The report of Sunday 15 February 2026 to Derby Homes at its offices does not qualify: "
            "one month beginning with Thursday 15 January 2026 ended on Saturday 14 February 2026"
        )
        assert "its source is 20 Larkspur Close, theirs 16 Larkspur Close" in reasons(found, "I5")
        assert (written(found.period_start), written(found.period_end)) == (
            "Sun 21 September 2025",
            "Fri 20 March 2026",
        )

    def test_own_application_threshold_not_met(self, derbyshire: Authority) -> None:
        found = assess(load_case(FIXTURES / "own-application-threshold-not-met.json"), derbyshire)
        assert (found.advice, found.qualifying, warned(found)) == ("not-met", 1, [])
        assert counting(found) == ["I1"]

    def test_plain_data_keeps_the_contract_with_programs(self, derbyshire: Authority) -> None:
        plain = plain_assessment(assess(load_case(FIXTURES / "third-party-before-meeting.json"), derbyshire))
        assert list(plain) == ["advice", "qualifying", "incidents", "warnings"]
        assert (plain["advice"], plain["qualifying"], plain["warnings"]) == ("met", 3, [])
        assert all(set(one) == {"id", "counts", "reasons"} and one["reasons"] for one in plain["incidents"])


@pytest.mark.parametrize(
    ("happened", "in_time", "too_late"),
    [
        ("Thu 1 January 2026", "Sat 31 January 2026", "Sun 1 February 2026"),
        ("Thu 15 January 2026", "Sat 14 February 2026", "Sun 15 February 2026"),
        ("Thu 29 January 2026", "Sat 28 February 2026", "Sun 1 March 2026"),
        ("Fri 30 January 2026", "Sat 28 February 2026", "Sun 1 March 2026"),
        ("Sat 31 January 2026", "Sat 28 February 2026", "Sun 1 March 2026"),
        ("Mon 31 January 2028", "Tue 29 February 2028", "Wed 1 March 2028"),
        ("Sat 28 February 2026", "Fri 27 March 2026", "Sat 28 March 2026"),
        ("Tue 29 February 2028", "Tue 28 March 2028", "Wed 29 March 2028"),
        ("Tue 31 March 2026", "Thu 30 April 2026", "Fri 1 May 2026"),
        ("Thu 31 December 2026", "Sat 30 January 2027", "Sun 31 January 2027"),
    ],
)
def test_a_report_is_made_within_the_month_that_begins_with_the_incident(
    make_case: MakeCase, derbyshire: Authority, happened: str, in_time: str, too_late: str
) -> None:
    for reported, qualifies in ((happened, 1), (in_time, 1), (too_late, 0)):
        case = make_case(
            application={"received": iso(too_late)}, incidents=[incident("X", happened, report(reported))]
        )
        assert assess(case, derbyshire).qualifying == qualifies, reported


@pytest.mark.parametrize(
    ("complained", "in_time", "too_late"),
    [
        ("Fri 2 January 2026", "Wed 1 July 2026", "Thu 2 July 2026"),
        ("Thu 28 August 2025", "Fri 27 February 2026", "Sat 28 February 2026"),
        ("Fri 29 August 2025", "Sat 28 February 2026", "Sun 1 March 2026"),
        ("Sun 31 August 2025", "Sat 28 February 2026", "Sun 1 March 2026"),
        ("Tue 31 August 2027", "Tue 29 February 2028", "Wed 1 March 2028"),
    ],
)
def test_the_application_comes_within_the_six_months_that_begin_with_the_complaint(
    make_case: MakeCase, derbyshire: Authority, complained: str, in_time: str, too_late: str
) -> None:
    for applied, qualifies in ((complained, 1), (in_time, 1), (too_late, 0)):
        case = make_case(application={"received": iso(applied)}, incidents=[good("X", complained)])
        found = assess(case, derbyshire)
        assert found.qualifying == qualifies, applied
        assert found.period_start <= day(complained) or not qualifies


def test_the_application_is_made_when_the_form_came_whatever_the_consent(
    make_case: MakeCase, derbyshire: Authority
) -> None:
    case = make_case(
        third_party=True,
        application={"received": iso("Wed 1 July 2026"), "consent": {"received": iso("Mon 3 August 2026")}},
        incidents=[good("X", "Fri 2 January 2026")],
    )
    assert assess(case, derbyshire).qualifying == 1


@pytest.mark.parametrize("method", ["writing", "email", "online", "telephone", "office"])
@pytest.mark.parametrize("agency", ["council", "police", "icb", "housing"])
def test_every_way_to_every_relevant_body(
    make_case: MakeCase, derbyshire: Authority, method: str, agency: str
) -> None:
    on = "Mon 12 January 2026"
    case = make_case(incidents=[incident("X", on, report(on, agency, method))])
    assert assess(case, derbyshire).qualifying == 1


@pytest.mark.parametrize(
    ("agency", "method", "qualifies", "says"),
    [
        ("police", "on-site-police", 1, "to an officer on duty"),
        ("council", "on-site-police", 0, "to an agency other than the police"),
        ("housing", "on-site-police", 0, "to an agency other than the police"),
        ("police", "on-site-other", 0, "met on site who was not a police officer or PCSO"),
        ("council", "on-site-other", 0, "met on site"),
        ("youth", "telephone", 0, "a youth justice service, which is not a relevant body"),
        ("school", "email", 0, "another kind of organisation, which is not a relevant body"),
    ],
)
def test_who_was_told_and_how(
    make_case: MakeCase, derbyshire: Authority, agency: str, method: str, qualifies: int, says: str
) -> None:
    on = "Mon 12 January 2026"
    found = assess(make_case(incidents=[incident("X", on, report(on, agency, method))]), derbyshire)
    assert found.qualifying == qualifies
    assert says in reasons(found)
    assert warned(found) == []


@pytest.mark.parametrize(
    ("happened", "made", "place", "says"),
    [
        (None, report("Mon 12 January 2026"), "/incidents/0/date", "the date of the incident"),
        ("Mon 12 January 2026", report(None), "/incidents/0/reports/0/date", "the date of the report"),
        (
            "Mon 12 January 2026",
            report("Mon 12 January 2026", "council", None),
            "/incidents/0/reports/0/method",
            "how it was made",
        ),
        (
            "Mon 12 January 2026",
            report("Mon 12 January 2026", None),
            "/incidents/0/reports/0/agency",
            "the agency it was made to",
        ),
        (
            "Mon 12 January 2026",
            report("Mon 12 January 2026", "mystery"),
            "/incidents/0/reports/0/agency",
            "what kind of body that agency is",
        ),
    ],
)
def test_what_is_not_known_does_not_count_and_is_asked_for(
    make_case: MakeCase,
    derbyshire: Authority,
    happened: str | None,
    made: dict[str, Any],
    place: str,
    says: str,
) -> None:
    found = assess(make_case(incidents=[incident("X", happened, made)]), derbyshire)
    assert found.qualifying == 0
    assert f"not known is {says}" in reasons(found)
    assert warned(found) == [("report-unclear", place)]


def test_an_unclear_report_is_no_matter_where_another_qualifies(
    make_case: MakeCase, derbyshire: Authority
) -> None:
    on = "Mon 12 January 2026"
    found = assess(make_case(incidents=[incident("X", on, report(None), report(on))]), derbyshire)
    assert (found.qualifying, warned(found)) == (1, [])


@pytest.mark.parametrize(
    ("happened", "reported", "says"),
    [
        ("Mon 12 January 2026", "Sun 11 January 2026", "dated before the incident"),
        ("Mon 23 February 2026", "Wed 25 February 2026", "made after the application"),
        ("Mon 4 August 2025", "Mon 4 August 2025", "six months beginning with the report ended on Tuesday 3 Feb"),
    ],
)
def test_reports_out_of_their_time(
    make_case: MakeCase, derbyshire: Authority, happened: str, reported: str, says: str
) -> None:
    found = assess(make_case(incidents=[incident("X", happened, report(reported))]), derbyshire)
    assert found.qualifying == 0
    assert says in reasons(found)


def test_every_reason_against_a_report_is_given(make_case: MakeCase, derbyshire: Authority) -> None:
    case = make_case(
        incidents=[
            incident(
                "X",
                "Mon 1 December 2025",
                report("Fri 2 January 2026", "school", "on-site-other"),
                report("Fri 2 January 2026"),
            )
        ]
    )
    found = assess(case, derbyshire)
    text = reasons(found)
    assert len(found.incidents[0].reasons) == 2
    for part in ("not a relevant body", "met on site", "one month beginning with Monday 1 December 2025"):
        assert part in text


def test_an_incident_counts_once_however_many_heard_of_it(make_case: MakeCase, derbyshire: Authority) -> None:
    on = "Mon 12 January 2026"
    everybody = [report(on, agency) for agency in ("council", "police", "icb", "housing")]
    found = assess(make_case(incidents=[incident("X", on, *everybody)]), derbyshire)
    assert (found.advice, found.qualifying) == ("not-met", 1)
    assert "reported 4 times and counts once" in reasons(found)


def test_an_incident_that_nobody_reported(make_case: MakeCase, derbyshire: Authority) -> None:
    found = assess(make_case(incidents=[incident("X", "Mon 12 January 2026")]), derbyshire)
    assert (found.qualifying, reasons(found)) == (0, "No report of it is listed")


def test_no_incidents(make_case: MakeCase, derbyshire: Authority) -> None:
    found = assess(make_case(), derbyshire)
    assert (found.advice, found.qualifying) == ("not-met", 0)
    assert warned(found) == [("no-incidents", "/incidents")]


class TestRelatedIncidents:
    def test_a_source_is_the_same_but_for_capitals_and_spaces(
        self, make_case: MakeCase, derbyshire: Authority
    ) -> None:
        case = make_case(
            incidents=[
                good("A", "Mon 12 January 2026", "12 Some Street"),
                good("B", "Mon 19 January 2026", " 12  some STREET "),
                good("C", "Mon 26 January 2026", "12\u00a0Some Street"),
            ]
        )
        assert assess(case, derbyshire).qualifying == 3

    def test_the_largest_group_decides(self, make_case: MakeCase, derbyshire: Authority) -> None:
        case = make_case(
            incidents=[
                good("A", "Mon 12 January 2026", "the park"),
                good("B", "Mon 19 January 2026", "the shop"),
                good("C", "Mon 26 January 2026", "the shop"),
                incident("D", "Tue 27 January 2026", source="the park"),
                incident("E", "Wed 28 January 2026", source="the park"),
            ]
        )
        found = assess(case, derbyshire)
        assert (found.advice, found.qualifying, counting(found)) == ("not-met", 2, ["B", "C"])
        assert "It is not counted together with B and C: its source is the park" in reasons(found, "A")

    def test_of_two_as_large_the_first_listed_decides(self, make_case: MakeCase, derbyshire: Authority) -> None:
        case = make_case(
            incidents=[
                good("A", "Mon 19 January 2026", "the park"),
                good("B", "Mon 12 January 2026", "the shop"),
            ]
        )
        assert counting(assess(case, derbyshire)) == ["A"]

    def test_many_are_counted_not_named(self, make_case: MakeCase, derbyshire: Authority) -> None:
        many = [good(f"N{n}", f"{d} January 2026") for n, d in enumerate(("Mon 5", "Tue 6", "Wed 7"))]
        many += [good(f"M{n}", f"{d} January 2026") for n, d in enumerate(("Mon 12", "Tue 13", "Wed 14"))]
        found = assess(make_case(incidents=[*many, good("X", "Fri 16 January 2026", "the park")]), derbyshire)
        assert "not counted together with the 6 that count" in reasons(found)

    def test_without_a_source_each_stands_alone_and_is_asked_for(
        self, make_case: MakeCase, derbyshire: Authority
    ) -> None:
        case = make_case(
            incidents=[{**one, "source": blank} for one, blank in zip(THREE, (None, "", "  "), strict=True)]
        )
        found = assess(case, derbyshire)
        assert (found.advice, found.qualifying) == ("not-met", 1)
        assert warned(found) == [
            ("source-missing", "/incidents/0/source"),
            ("source-missing", "/incidents/1/source"),
            ("source-missing", "/incidents/2/source"),
            ("advice-depends-on-source", "/incidents/0/source"),
        ]
        assert "there are 3 qualifying complaints" in found.warnings[-1].message

    def test_one_without_a_source_that_would_tip_the_scales(
        self, make_case: MakeCase, derbyshire: Authority
    ) -> None:
        case = make_case(incidents=[*THREE[:2], {**THREE[2], "source": None}])
        found = assess(case, derbyshire)
        assert (found.advice, found.qualifying) == ("not-met", 2)
        assert warned(found) == [
            ("source-missing", "/incidents/2/source"),
            ("advice-depends-on-source", "/incidents/2/source"),
        ]
        assert "its source is not given" in reasons(found, "C")

    def test_nothing_depends_on_it_where_the_threshold_is_met(
        self, make_case: MakeCase, derbyshire: Authority
    ) -> None:
        case = make_case(incidents=[*THREE, good("X", "Mon 2 February 2026", None)])
        assert warned(assess(case, derbyshire)) == [("source-missing", "/incidents/3/source")]

    def test_two_on_the_same_day_may_be_one_occasion(self, make_case: MakeCase, derbyshire: Authority) -> None:
        found = assess(make_case(incidents=[*THREE, good("X", "Mon 19 January 2026")]), derbyshire)
        assert found.qualifying == 4
        assert warned(found) == [("same-day", "/incidents/3/date")]
        assert found.warnings[0].message.startswith("X and B happened on the same day (Monday 19 January 2026)")


def test_an_old_incident_that_was_reported_in_time_is_pointed_out(
    make_case: MakeCase, derbyshire: Authority
) -> None:
    case = make_case(incidents=[incident("X", "Tue 5 August 2025", report("Mon 1 September 2025"))])
    found = assess(case, derbyshire)
    assert found.qualifying == 1
    assert warned(found) == [("incident-before-period", "/incidents/0/date")]
    assert "before the period began (Monday 25 August 2025)" in found.warnings[0].message
    first_day = make_case(incidents=[good("X", "Mon 25 August 2025")])
    assert warned(assess(first_day, derbyshire)) == []


class TestPeopleDecide:
    @pytest.mark.parametrize("agency", ["council", "police", "icb", "housing"])
    def test_any_relevant_body_may_ask(self, make_case: MakeCase, derbyshire: Authority, agency: str) -> None:
        found = assess(make_case(incidents=THREE[:1], threshold={"requested_by": agency}), derbyshire)
        assert (found.advice, found.qualifying) == ("met", 1)
        assert warned(found) == [("requested", "/threshold/requested_by")]
        assert "asked for the review, so it is to be held" in found.summary

    @pytest.mark.parametrize("agency", ["youth", "school", "mystery"])
    def test_others_may_not(self, make_case: MakeCase, derbyshire: Authority, agency: str) -> None:
        found = assess(make_case(incidents=THREE[:1], threshold={"requested_by": agency}), derbyshire)
        assert found.advice == "not-met"
        assert warned(found) == [("requested-by-other", "/threshold/requested_by")]

    def test_a_request_needs_no_word_where_the_complaints_suffice(
        self, make_case: MakeCase, derbyshire: Authority
    ) -> None:
        found = assess(make_case(incidents=THREE, threshold={"requested_by": "police"}), derbyshire)
        assert (found.advice, warned(found)) == ("met", [])

    @pytest.mark.parametrize(
        ("incidents", "decision", "advice", "expected"),
        [
            (THREE, "met", "met", []),
            (THREE, "not-met", "met", [("decision-differs", "/threshold/decision")]),
            (THREE[:2], "met", "not-met", [("decision-differs", "/threshold/decision")]),
            (THREE[:2], "not-met", "not-met", []),
        ],
    )
    def test_a_decision_that_differs_is_shown_and_never_changed(
        self,
        make_case: MakeCase,
        derbyshire: Authority,
        incidents: list[dict[str, Any]],
        decision: str,
        advice: str,
        expected: list[tuple[str, str]],
    ) -> None:
        case = make_case(incidents=incidents, threshold={"decision": decision})
        found = assess(case, derbyshire)
        assert (found.advice, warned(found)) == (advice, expected)
        assert case.threshold and case.threshold.decision == decision


@pytest.mark.parametrize(
    ("qualifying", "count", "advice"),
    [
        ({"complaints": 2}, 2, "met"),
        ({"complaints": 5}, 2, "not-met"),
        ({"complaints": 2, "report_within_months": 2}, 3, "met"),
        ({"complaints": 2, "apply_within_months": 1}, 1, "not-met"),
    ],
)
def test_the_numbers_are_the_authoritys(
    make_case: MakeCase, make_authority: MakeAuthority, qualifying: dict[str, int], count: int, advice: str
) -> None:
    case = make_case(
        incidents=[
            good("A", "Mon 12 January 2026"),
            good("B", "Mon 26 January 2026"),
            incident("C", "Mon 1 December 2025", report("Mon 5 January 2026")),
        ]
    )
    found = assess(case, make_authority(qualifying=qualifying))
    assert (found.qualifying, found.advice, found.required) == (count, advice, qualifying["complaints"])


def test_incidents_without_an_id_are_numbered(make_case: MakeCase, derbyshire: Authority) -> None:
    found = assess(make_case(incidents=[{**one, "id": None} for one in THREE]), derbyshire)
    assert [one.id for one in found.incidents] == ["incident 1", "incident 2", "incident 3"]


def test_dates_at_the_ends_of_the_calendar_do_not_break(make_case: MakeCase, derbyshire: Authority) -> None:
    case = make_case(
        application={"received": "9999-12-31"},
        incidents=[{"id": "X", "date": "0001-01-01", "reports": [{"date": "9999-12-31"}]}],
    )
    assert assess(case, derbyshire).qualifying == 0
