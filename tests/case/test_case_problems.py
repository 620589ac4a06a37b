"""Every problem is told at once, each at its place, with what was expected."""

from __future__ import annotations

import json
from typing import Any

import pytest
from case_data import minimal_case, told

from docgen.case import check_case, parse_case
from docgen.errors import CaseError

MISSING = "is missing; it has to be given"
EMPTY = "is empty; it has to be given"
A_DAY = "expected a date as YYYY-MM-DD, such as 2026-04-21"
A_TIME = "expected a time of day as HH:MM, such as 09:30"
A_NAME = "needs at least `given` or `family` (a business or group has `family` alone)"


def test_nothing_but_the_five_fields_is_needed() -> None:
    minimal = minimal_case()
    assert told() == []
    assert sorted(minimal) == ["application", "authority", "reference", "schema", "victim"]


@pytest.mark.parametrize("gone", ["schema", "reference", "authority", "application", "victim"])
def test_each_of_the_five_is_missed(gone: str) -> None:
    minimal = minimal_case()
    del minimal[gone]
    (problem,) = check_case(json.dumps(minimal))
    assert (problem.pointer, problem.message, problem.code) == (f"/{gone}", MISSING, "missing-field")


@pytest.mark.parametrize(
    ("changes", "pointer", "message"),
    [
        ({"application": {}}, "/application/received", MISSING),
        ({"victim": {}}, "/victim/name", MISSING),
        ({"reference": None}, "/reference", EMPTY),
        ({"reference": " \n"}, "/reference", EMPTY),
        ({"authority": ""}, "/authority", EMPTY),
        ({"victim": None}, "/victim", EMPTY),
        ({"victim": ""}, "/victim", EMPTY),
        ({"application": {"received": None}}, "/application/received", EMPTY),
        ({"application": {"received": ""}}, "/application/received", EMPTY),
        ({"victim": {"name": {"title": "Mr"}}}, "/victim/name", A_NAME),
        ({"victim": {"name": {"given": " ", "family": ""}}}, "/victim/name", A_NAME),
        ({"applicant": {"name": {"known_as": ["Al"]}}}, "/applicant/name", A_NAME),
        ({"applicant": {"relationship": "son"}}, "/applicant/name", MISSING),
        ({"agencies": [{"chronology": {"file": ""}}]}, "/agencies/0/chronology/file", EMPTY),
    ],
)
def test_what_has_to_be_given_is_told(changes: Any, pointer: str, message: str) -> None:
    assert told(**changes) == [(pointer, message)]


@pytest.mark.parametrize(
    ("changes", "pointer", "message"),
    [
        ({"reference": 104233}, "/reference", "expected text, found a number"),
        ({"reference": ["1"]}, "/reference", "expected text, found a list"),
        ({"victim": "Ng"}, "/victim", "expected an object, found text"),
        ({"application": []}, "/application", "expected an object, found a list"),
        ({"spoc": {"name": True}}, "/spoc/name", "expected text, found true or false"),
        ({"perpetrators": {"name": {}}}, "/perpetrators", "expected a list, found an object"),
        ({"perpetrators": ["Brown"]}, "/perpetrators/0", "expected an object, found text"),
        (
            {"perpetrators": [{"under_18": "yes"}]},
            "/perpetrators/0/under_18",
            "expected true or false, found text",
        ),
        (
            {"perpetrators": [{"under_18": 1}]},
            "/perpetrators/0/under_18",
            "expected true or false, found a number",
        ),
        (
            {"others": [{}, {"address": {"lines": "1 High Street"}}]},
            "/others/1/address/lines",
            "expected a list, found text",
        ),
        ({"threshold": {"reasons": [None]}}, "/threshold/reasons/0", "expected text, found null"),
        ({"actions": [{"number": "1"}]}, "/actions/0/number", "expected a whole number, found text"),
        ({"actions": [{"number": 1.5}]}, "/actions/0/number", "expected a whole number, found 1.5"),
        ({"actions": [{"number": True}]}, "/actions/0/number", "expected a whole number, found true or false"),
        ({"actions": [{"number": 0}]}, "/actions/0/number", "expected 1 or more, found 0"),
        ({"actions": [{"agreed": "no"}]}, "/actions/0/agreed", "expected true or false, found text"),
        ({"letters": ["2026-03-23"]}, "/letters", "expected an object, found a list"),
        ({"agencies": [{"chronology": "see file"}]}, "/agencies/0/chronology", "expected a list, found text"),
        (
            {"agencies": [{"chronology": {"file": {"file": "a.pdf"}}}]},
            "/agencies/0/chronology/file",
            "expected text, found an object",
        ),
        ({"agencies": [{"chronology": [5]}]}, "/agencies/0/chronology/0", "expected an object, found a number"),
    ],
)
def test_a_wrong_type_is_told(changes: Any, pointer: str, message: str) -> None:
    assert told(**changes) == [(pointer, message)]


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("2026-02-29", "February 2026 has no day 29"),
        ("2026-04-31", "April 2026 has no day 31"),
        ("2026-04-00", "April 2026 has no day 0"),
        ("2026-13-01", "there is no month 13; expected a date as YYYY-MM-DD"),
        ("2026-00-10", "there is no month 00; expected a date as YYYY-MM-DD"),
        ("0000-01-01", "there is no year 0000; expected a date as YYYY-MM-DD"),
        *((text, A_DAY) for text in ("21/04/2026", "2026-4-21", "20260421", "2026-04-21T10:00:00Z", "2026-W17-2")),
        *((text, A_DAY) for text in ("2026-04-21 ", "\uff12026-04-21", "today")),
        (20260421, A_DAY),
        (True, A_DAY),
        (["2026-04-21"], A_DAY),
        ({}, A_DAY),
    ],
)
def test_an_impossible_date_is_told(day: Any, message: str) -> None:
    assert told(application={"received": day}) == [("/application/received", message)]
    assert told(closed=day) == [("/closed", message)]
    assert told(letters={"1": day}) == [("/letters/1", message)]


@pytest.mark.parametrize("time", ["9:30", "24:00", "09:60", "0930", "09.30", "9.30am", "09:30:00", "09:30\n", 930])
def test_an_impossible_time_is_told(time: Any) -> None:
    assert told(meeting={"start": time, "end": "23:59"}) == [("/meeting/start", A_TIME)]


def test_a_29_february_that_there_was_is_taken() -> None:
    assert told(victim={"name": {"family": "Ng"}, "date_of_birth": "1988-02-29"}) == []


@pytest.mark.parametrize(
    ("changes", "pointer", "message"),
    [
        ({"schema": "asb-case-review/2"}, "/schema", "expected `asb-case-review/1`"),
        (
            {"threshold": {"decision": "Met"}},
            "/threshold/decision",
            "expected `met` or `not-met`; did you mean `met`?",
        ),
        (
            {"threshold": {"decision": "not met"}},
            "/threshold/decision",
            "expected `met` or `not-met`; did you mean `not-met`?",
        ),
        ({"threshold": {"decision": 5}}, "/threshold/decision", "expected `met` or `not-met`"),
        (
            {"victim": {"name": {"family": "Ng"}, "pronoun": "she"}},
            "/victim/pronoun",
            "expected `him`, `her` or `them`; did you mean `her`?",
        ),
        ({"appeal": {"outcome": "won"}}, "/appeal/outcome", "expected `upheld` or `rejected`"),
        (
            {"letters": {"9": "2026-03-23"}},
            "/letters/9",
            "unknown field; expected `1`, `2`, `3`, `4`, `5`, `6`, `7` or `8`",
        ),
    ],
)
def test_a_word_that_is_no_choice_is_told(changes: Any, pointer: str, message: str) -> None:
    assert told(**changes) == [(pointer, message)]


@pytest.mark.parametrize(
    ("changes", "pointer", "nearest"),
    [
        ({"refrence": "1"}, "/refrence", "reference"),
        ({"Authority": "x"}, "/Authority", "authority"),
        ({"schema_id": "x"}, "/schema_id", "schema"),
        ({"perpetrator": []}, "/perpetrator", "perpetrators"),
        ({"application": {"received": "2026-03-20", "behavior": "x"}}, "/application/behavior", "behaviour"),
        ({"victim": {"name": {"family": "Ng", "knownas": []}}}, "/victim/name/knownas", "known_as"),
        ({"applicant": {"name": {"family": "B"}, "relation": "x"}}, "/applicant/relation", "relationship"),
        ({"perpetrators": [{}, {"under18": True}]}, "/perpetrators/1/under18", "under_18"),
        ({"incidents": [{"reports": [{"methods": "x"}]}]}, "/incidents/0/reports/0/methods", "method"),
        ({"agencies": [{"contact": {"jobtitle": "x"}}]}, "/agencies/0/contact/jobtitle", "job_title"),
        ({"agencies": [{"chronology": [{"notes": "x"}]}]}, "/agencies/0/chronology/0/notes", "note"),
        ({"agencies": [{"chronology": {"file": "x", "path": "y"}}]}, "/agencies/0/chronology/path", "file"),
        ({"meeting": {"chair": {"organization": "x"}}}, "/meeting/chair/organization", "organisation"),
        ({"others": [{"a/b~c": 1}]}, "/others/0/a~1b~0c", None),
    ],
)
def test_an_unknown_field_names_the_nearest(changes: Any, pointer: str, nearest: str | None) -> None:
    ((where, message),) = told(**changes)
    assert where == pointer
    assert message.startswith("unknown field; the nearest known field is `")
    if nearest:
        assert message.endswith(f"`{nearest}`")


def test_an_agency_that_nobody_has_is_told_everywhere() -> None:
    assert told(
        agencies=[{"id": "council"}, {"id": "police"}],
        incidents=[{"reports": [{"agency": "police"}, {"agency": "polce"}]}],
        threshold={"requested_by": "poli"},
        actions=[{"agency": "Council"}, {"agency": ""}],
    ) == [
        ("/incidents/0/reports/1/agency", "no agency has the id `polce`; the nearest is `police`"),
        ("/threshold/requested_by", "no agency has the id `poli`; the nearest is `police`"),
        ("/actions/0/agency", "no agency has the id `Council`; the nearest is `council`"),
    ]
    assert told(actions=[{"agency": "police"}]) == [
        ("/actions/0/agency", "no agency has the id `police`; the case lists no agency")
    ]


def test_an_id_that_two_have_is_told_at_the_second() -> None:
    message = "the id `a` is used before; give each its own"
    assert told(agencies=[{"id": "a"}, {}, {"id": " "}, {"id": " "}, {"id": "a"}]) == [("/agencies/4/id", message)]
    assert told(incidents=[{"id": "a"}, {"id": "a"}, {"id": "b"}]) == [("/incidents/1/id", message)]


def test_all_problems_are_told_at_once_in_the_order_of_the_file() -> None:
    content = """{
        "reference": "",
        "authority": "derby-city",
        "application": {"received": "2026-02-30", "behaviour": 5, "hopes": "x"},
        "victim": {"name": {}, "pronoun": "it", "date_of_birth": "2026-03-01"},
        "incidents": [{"date": "2026-01-02", "reports": [{"date": "2026-01-01", "agency": "nobody"}]}],
        "meeting": {"start": "9"},
        "letters": {"4": "2026-04-02", "5": "2026-04-01"},
        "schema": "v1"
    }"""
    problems = check_case(content)
    assert [p.pointer for p in problems] == [
        "/reference",
        "/application/received",
        "/application/behaviour",
        "/application/hopes",
        "/victim/name",
        "/victim/pronoun",
        "/incidents/0/reports/0/date",
        "/incidents/0/reports/0/agency",
        "/meeting/start",
        "/letters",
        "/schema",
    ]
    with pytest.raises(CaseError) as caught:
        parse_case(content, "case.json")
    loading = [p.pointer for p in caught.value.problems]
    assert loading == [p.pointer for p in problems if p.code not in ("out-of-order", "exclusive")]
    assert str(caught.value).splitlines()[:2] == ["case.json: 9 problems", f"  /reference: {EMPTY}"]


def test_each_problem_is_told_once() -> None:
    problems = told(agencies=[{"chronology": {"fil": "x"}}])
    assert problems == [
        ("/agencies/0/chronology/file", MISSING),
        ("/agencies/0/chronology/fil", "unknown field; the nearest known field is `file`"),
    ]


def test_ten_thousand_problems_do_not_take_long() -> None:
    wrong = {f"wrong{n}": n for n in range(20)}
    problems = told(actions=[{"number": n, **wrong} for n in range(1, 501)])
    assert len(problems) == 500 * 20


@pytest.mark.parametrize("empty", [None, "", "  ", [], {}])
@pytest.mark.parametrize(
    "field",
    ["spoc", "applicant", "perpetrators", "others", "incidents", "agencies", "threshold", "meeting", "letters"],
)
def test_empty_means_not_known_however_it_is_written(field: str, empty: Any) -> None:
    minimal = minimal_case()
    assert told(**{field: empty}) == []
    assert parse_case(json.dumps({**minimal, field: empty})) == parse_case(json.dumps(minimal))


def test_empty_fields_of_every_kind_are_not_known() -> None:
    minimal = minimal_case()
    minimal["application"] |= {"behaviour": " ", "consent": {}, "withdrawn": ""}
    minimal["victim"] |= {
        "phone": "",
        "pronoun": "",
        "date_of_birth": None,
        "address": [],
        "identifiers": ["", "x"],
    }
    minimal["actions"] = [{"number": "", "agreed": "", "action": None}, {"number": 2.0}]
    minimal["agencies"] = [{"ecins": "", "chronology": {}}, {"chronology": None}, {"chronology": []}]
    minimal["meeting"] = {"start": "", "online": None}
    case = parse_case(json.dumps(minimal))
    assert (case.application.behaviour, case.application.consent, case.application.withdrawn) == (None, None, None)
    assert case.victim.model_dump(exclude={"name"}, exclude_defaults=True) == {"identifiers": ("x",)}
    assert [(a.number, a.agreed) for a in case.actions] == [(None, None), (2, None)]
    assert [(a.ecins, a.returned) for a in case.agencies] == [(False, False)] * 3
    assert case.meeting is not None
    assert (case.meeting.start, case.meeting.online) == (None, False)
