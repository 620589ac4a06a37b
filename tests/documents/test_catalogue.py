"""Which documents a case calls for, for whom, and what stands in the way: by hand from the Guidance."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import DAYS, personal, review_of
from support import FIXTURES, load_data

from docgen.authority import load_authority
from docgen.case import parse_case
from docgen.documents.choice.catalogue import DOCUMENTS, choose, choose_one, copies, find
from docgen.documents.choice.kinds import Choice
from docgen.errors import UnknownDocument
from docgen.review import Review

Make = Callable[..., Review]

# By hand for every fixture on its day: the recipients of each document that applies. "!" stands for a document
# that the case calls for and that can't be made yet; what is not named is left out.
ALWAYS = {"application-form": "public", "guidance-notes": "public"}
OPEN = {"timeline": "spoc", "appeal-timeline": "spoc"}
MEETING = {
    "victim-statement": "victim",
    "agenda": "attendees",
    "minutes": "spoc",
    "action-plan": "attendees",
    "faq": "applicant attendees",
}


def asked(agencies: str) -> dict[str, str]:
    """The papers that each agency gets a copy of."""
    return {"threshold-assessment": agencies, "partner-case-information": agencies}


def perpetrators(count: int) -> dict[str, str]:
    return {"proportionality-assessment": " ".join(f"perpetrator-{n}" for n in range(1, count + 1))}


OWN_BEFORE = {"letter-1": "applicant", "letter-5": "applicant", "action-plan-redacted": "applicant"}
OWN_AFTER = {**OWN_BEFORE, "letter-6": "applicant"}
THIRD_BEFORE = {
    "letter-1": "applicant",
    "letter-3": "victim",
    "letter-5": "applicant",
    "action-plan-redacted": "applicant victim",
}
FOUR = "council police icb housing"
THREE = "council police icb"

CALLED_FOR: dict[str, dict[str, str]] = {
    "third-party-before-meeting": {
        **(ALWAYS | OPEN | MEETING | THIRD_BEFORE | asked(FOUR) | perpetrators(2)),
    },
    "own-application-threshold-not-met": {
        **(ALWAYS | OPEN),
        "letter-1": "applicant",
        "letter-4": "! applicant",
        "threshold-assessment": FOUR,
    },
    "own-application-before-meeting": ALWAYS | OPEN | MEETING | OWN_BEFORE | asked(FOUR) | perpetrators(1),
    "consent-missing": {**(ALWAYS | OPEN), "letter-2": "applicant"},
    "threshold-decision-pending": {
        **(ALWAYS | OPEN),
        "letter-1": "applicant",
        "threshold-assessment": "council police icb other",
    },
    "threshold-not-met-with-reasons": {
        **(ALWAYS | OPEN),
        "letter-1": "applicant",
        "letter-4": "applicant",
        "threshold-assessment": THREE,
    },
    "after-meeting-with-action-plan": {
        **(ALWAYS | OPEN | MEETING | OWN_AFTER | asked("council police icb other") | perpetrators(2)),
    },
    "after-meeting-without-action-plan": ALWAYS | OPEN | MEETING | OWN_AFTER | asked(FOUR) | perpetrators(1),
    "third-party-after-meeting": {
        **(ALWAYS | OPEN | MEETING | THIRD_BEFORE | asked(f"{FOUR} other") | perpetrators(2)),
        "letter-6": "applicant victim",
    },
    "closed": {  # no case is open, so no timeline
        **(ALWAYS | MEETING | OWN_AFTER | asked("council police icb other") | perpetrators(1)),
        "letter-7": "applicant",
    },
    "withdrawn": {**ALWAYS, "letter-1": "applicant", "letter-8": "applicant"},
    "withdrawn-third-party": {
        **ALWAYS,
        "letter-1": "applicant",
        "letter-3": "victim",
        "letter-8": "victim applicant",
    },
    "appeal-after-threshold-not-met": {
        **(ALWAYS | OPEN),
        "letter-1": "applicant",
        "letter-4": "applicant",
        "threshold-assessment": THREE,
    },
    "appeal-after-outcome": ALWAYS | OPEN | MEETING | OWN_AFTER | asked(THREE) | perpetrators(2),
    "dover-after-meeting": {  # Dover leaves four documents out
        **{k: v for k, v in (MEETING | OWN_AFTER | asked(FOUR) | perpetrators(1)).items() if k != "faq"},
        "timeline": "spoc",
    },
    "derby-homes": {
        **(ALWAYS | OPEN | MEETING | OWN_BEFORE | asked("council housing police icb") | perpetrators(1)),
    },
    "under-18-perpetrator": {
        **(ALWAYS | OPEN | MEETING | OWN_BEFORE | perpetrators(3)),
        **asked("council police youth-justice icb other"),
    },
    "very-long-chronology": ALWAYS | OPEN | MEETING | OWN_BEFORE | asked(THREE) | perpetrators(1),
    "many-incidents": ALWAYS | OPEN | MEETING | OWN_BEFORE | asked(FOUR) | perpetrators(1),
    "partner-files": ALWAYS | OPEN | MEETING | OWN_BEFORE | asked(FOUR) | perpetrators(1),
    "minimal": {**(ALWAYS | OPEN), "letter-1": "applicant"},
    "awkward-text": ALWAYS | OPEN | MEETING | OWN_BEFORE | asked(THREE) | perpetrators(2),
}

PUBLIC = {"application-form", "guidance-notes"}
LETTERS = {f"letter-{n}" for n in range(1, 9)}


def found(choices: tuple[Choice, ...]) -> dict[str, str]:
    """In the shape of the table above."""
    return {
        c.document.id: ("! " if c.obstacles else "") + " ".join(r.key for r in c.verdict.recipients)
        for c in choices
        if c.verdict.applies
    }


def applying(choices: tuple[Choice, ...]) -> set[str]:
    return {c.document.id for c in choices if c.verdict.applies}


@pytest.mark.parametrize("name", DAYS)
def test_each_fixture_calls_for_these_documents(name: str) -> None:
    assert found(choose(review_of(name))) == CALLED_FOR[name]


def test_every_fixture_is_in_the_table() -> None:
    assert set(CALLED_FOR) == set(DAYS) == {path.stem for path in FIXTURES.glob("*.json")}


@pytest.mark.parametrize("name", DAYS)
def test_every_document_has_its_reason(name: str) -> None:
    choices = choose(review_of(name))
    assert [c.document.id for c in choices] == [d.id for d in DOCUMENTS]
    assert len(choices) == 21
    for choice in choices:
        assert choice.verdict.reason, choice.document.id
        assert choice.verdict.applies == bool(choice.verdict.recipients), choice.document.id
        assert choice.verdict.applies or not choice.obstacles, choice.document.id


@pytest.mark.parametrize(
    ("name", "document", "reason"),
    [
        ("consent-missing", "letter-1", "the victim's consent (or proof of authority to act) has not arrived"),
        ("consent-missing", "threshold-assessment", "has not arrived"),
        ("own-application-before-meeting", "letter-2", "the victim applied in person"),
        ("own-application-before-meeting", "letter-3", "gets Letter 1"),
        ("own-application-before-meeting", "letter-6", "the meeting is on Thursday 16 April 2026"),
        ("own-application-before-meeting", "letter-7", "not closed"),
        ("own-application-before-meeting", "letter-8", "nobody has withdrawn"),
        ("third-party-before-meeting", "letter-2", "has arrived"),
        ("third-party-before-meeting", "letter-4", "the threshold is met: Letter 5 tells so"),
        ("own-application-threshold-not-met", "letter-5", "the threshold is not met: Letter 4 tells so"),
        ("own-application-threshold-not-met", "agenda", "the threshold is not met, so there is no meeting"),
        ("own-application-threshold-not-met", "faq", "the threshold is not met"),
        ("own-application-threshold-not-met", "proportionality-assessment", "the threshold is not met"),
        # 15 working days after Monday 6 July 2026
        ("threshold-decision-pending", "letter-5", "not decided yet; it is due by Monday 27 July 2026"),
        ("threshold-decision-pending", "agenda", "no meeting is set (/meeting/date)"),
        ("withdrawn", "letter-5", "the application was withdrawn on Wednesday 20 May 2026"),
        ("withdrawn", "timeline", "nothing follows Letter 8"),
        ("closed", "timeline", "the review was closed on Thursday 18 June 2026"),
        ("dover-after-meeting", "faq", "Dover District Council publishes none"),
        ("dover-after-meeting", "appeal-timeline", "secondary review without published days"),
        ("minimal", "threshold-assessment", "names no agency to ask (/agencies)"),
    ],
)
def test_what_is_left_out_says_why(name: str, document: str, reason: str) -> None:
    choice = choose_one(document, review_of(name))
    assert not choice.verdict.applies
    assert reason in choice.verdict.reason


def test_nobody_named_has_no_proportionality_assessment(review: Make) -> None:
    choice = choose_one("proportionality-assessment", review("partner-files", "2026-06-24", perpetrators=[]))
    assert not choice.verdict.applies
    assert "/perpetrators" in choice.verdict.reason


def test_an_unknown_document_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownDocument, match="letter-9: is not a document; there are letter-1, letter-2"):
        find("letter-9")


# What a letter says has to be true on its day: the next ones are dates that a slip of the keyboard makes false.


def needs(review: Review, document: str) -> dict[str, str]:
    """By place; where several things are wrong in one place, all that is told of it."""
    told: dict[str, str] = {}
    for obstacle in choose_one(document, review).obstacles:
        told[obstacle.pointer] = "; ".join(filter(None, [told.get(obstacle.pointer), obstacle.message]))
    return told


def test_letter_4_needs_reasons(review: Make) -> None:
    before = needs(review("own-application-threshold-not-met", "2026-03-17"), "letter-4")
    assert set(before) == {"/threshold/reasons"}
    reasons = ["the reports are about two different sources"]
    mended = review("own-application-threshold-not-met", "2026-03-17", threshold__reasons=reasons)
    assert needs(mended, "letter-4") == {}


@pytest.mark.parametrize(
    ("letter", "earlier", "fixture", "on"),
    [
        ("4", "1", "threshold-not-met-with-reasons", "2026-06-19"),
        ("5", "1", "third-party-before-meeting", "2026-04-20"),
        ("6", "5", "third-party-after-meeting", "2026-06-12"),
        ("7", "6", "closed", "2026-06-19"),
    ],
)
def test_a_letter_needs_the_letter_it_refers_to(
    review: Make, letter: str, earlier: str, fixture: str, on: str
) -> None:
    letters = load_data(fixture)["letters"]
    kept = {number: day for number, day in letters.items() if number not in (earlier, letter)}
    assert set(needs(review(fixture, on, letters=kept), f"letter-{letter}")) == {f"/letters/{earlier}"}
    # Dated the day before the letter that it refers back to, it would be false.
    day_before = (date.fromisoformat(letters[earlier]) - timedelta(1)).isoformat()
    twisted = {**letters, letter: day_before}
    messages = needs(review(fixture, on, letters=twisted), f"letter-{letter}")
    assert "can't refer back" in messages[f"/letters/{letter}"]
    # On the same day it is true.
    same = {**letters, letter: letters[earlier]}
    assert not any(
        "refer back" in m for m in needs(review(fixture, on, letters=same), f"letter-{letter}").values()
    )


@pytest.mark.parametrize(("field", "pointer"), [("start", "/meeting/start"), ("location", "/meeting/location")])
def test_letter_5_needs_time_and_place(review: Make, field: str, pointer: str) -> None:
    made = review("third-party-before-meeting", "2026-04-20", **{f"meeting__{field}": None})
    assert set(needs(made, "letter-5")) == {pointer}


def test_letter_5_needs_a_meeting(review: Make) -> None:
    for changes in ({"meeting": None}, {"meeting__date": None}):
        assert set(needs(review("third-party-before-meeting", "2026-04-20", **changes), "letter-5")) == {
            "/meeting/date"
        }


def test_letter_5_can_not_invite_to_a_meeting_that_is_over(review: Make) -> None:
    # Letter 5 is of Wednesday 15 April 2026.
    early = review("third-party-before-meeting", "2026-04-20", meeting__date="2026-04-14")
    assert "can't invite to a meeting on Tuesday 14 April 2026" in needs(early, "letter-5")["/meeting/date"]
    assert needs(review("third-party-before-meeting", "2026-04-20", meeting__date="2026-04-15"), "letter-5") == {}
    # Not sent yet, it would carry the day of the run.
    late = review("third-party-before-meeting", "2026-05-13", letters={"1": "2026-04-02", "3": "2026-04-02"})
    assert set(needs(late, "letter-5")) == {"/meeting/date"}


def test_letter_5_that_invites_nobody_needs_no_place(review: Make) -> None:
    made = review(
        "third-party-before-meeting",
        "2026-04-20",
        meeting__victim_not_invited_reason="there is a risk of harm",
        meeting__start=None,
        meeting__location=None,
    )
    assert needs(made, "letter-5") == {}


def test_letter_6_needs_an_outcome_and_a_meeting_that_was_held(review: Make) -> None:
    letters = {"1": "2026-04-28", "3": "2026-04-28", "5": "2026-05-14", "6": "2026-06-09"}
    # Sent on Tuesday 9 June 2026, the day before the meeting.
    made = review("third-party-after-meeting", "2026-06-12", letters=letters, outcome=None)
    assert set(needs(made, "letter-6")) == {"/outcome/findings", "/letters/6"}
    unsent = review("third-party-after-meeting", "2026-06-12", outcome=None)
    assert "outcome of the meeting is not recorded" in choose_one("letter-6", unsent).verdict.reason


@pytest.mark.parametrize(
    ("on", "made"),
    [("2026-04-14", True), ("2026-04-15", False)],  # 15 working days after Friday 20 March: Tuesday 14 April
)
def test_letter_1_does_not_promise_a_day_that_is_over(review: Make, on: str, made: bool) -> None:
    late = review("minimal", on, application__received="2026-03-20")
    told = needs(late, "letter-1")
    assert bool(told) is not made
    if told:
        assert "before Tuesday 14 April 2026" in told["/letters/1"]
        assert "record the day it was sent in /letters/1" in told["/letters/1"]


def test_letter_1_without_consent_has_nothing_to_count_from(review: Make) -> None:
    made = review("third-party-before-meeting", "2026-04-20", application__consent=None)
    assert set(needs(made, "letter-1")) == {"/application/consent/received"}


def test_letter_1_of_dover_promises_the_outcome(review: Make) -> None:
    # 25 working days after Monday 27 April 2026, over two bank holidays in May: Wednesday 3 June.
    never_sent = {"letters": {"5": "2026-05-13"}}
    assert needs(review("dover-after-meeting", "2026-06-03", **never_sent), "letter-1") == {}
    assert set(needs(review("dover-after-meeting", "2026-06-04", **never_sent), "letter-1")) == {"/letters/1"}


# Letters 4 and 5 exclude each other, whatever else stands in the file.


def test_after_an_upheld_appeal_the_decision_recorded_last_governs(review: Make) -> None:
    made = review(
        "appeal-after-threshold-not-met",
        "2026-04-20",
        threshold__decision="met",
        appeal={"lodged": "2026-03-23", "outcome": "upheld"},
        meeting={"date": "2026-05-12", "start": "10:00", "location": "Town Hall, Ripley"},
    )
    documents = found(choose(made))
    assert documents["letter-5"] == "applicant"
    assert "letter-4" not in documents
    assert "agenda" in documents


def test_the_letter_tells_what_was_decided_where_the_decision_is_not_recorded(review: Make) -> None:
    refused = review("threshold-decision-pending", "2026-07-28", letters={"1": "2026-07-08", "4": "2026-07-27"})
    assert {"letter-4"} == applying(choose(refused)) & {"letter-4", "letter-5", "agenda", "faq"}
    granted = review("threshold-decision-pending", "2026-07-28", letters={"1": "2026-07-08", "5": "2026-07-27"})
    assert {"letter-5", "faq"} == applying(choose(granted)) & {"letter-4", "letter-5", "agenda", "faq"}


AUTHORITIES = {authority: load_authority(authority) for authority in ("derby-city", "dover")}
TODAY = date(2026, 6, 15)
days = st.one_of(
    st.none(), st.dates(date(2026, 1, 5), date(2026, 12, 31)).map(date.isoformat), st.just(TODAY.isoformat())
)


@st.composite
def reviews(draw: st.DrawFn) -> Review:
    """A review with decision, letters, consent, meeting, outcome, closing and withdrawal thrown like dice."""
    data: dict[str, Any] = {
        "schema": "asb-case-review/1",
        "reference": "1",
        "authority": draw(st.sampled_from(sorted(AUTHORITIES))),
        "application": {
            "received": "2026-05-01",
            "consent": draw(st.one_of(st.none(), days.map(lambda d: {"received": d}))),
            "withdrawn": draw(days),
        },
        "victim": {"name": {"family": "Marlowe"}},
        "applicant": draw(st.sampled_from([None, {"name": {"family": "Peverell"}}])),
        "perpetrators": draw(st.sampled_from([[], [{"name": {"family": "Gaunt"}}]])),
        "agencies": draw(st.sampled_from([[], [{"role": "police"}, {"role": "police"}, {}]])),
        "threshold": {
            "decision": draw(st.sampled_from([None, "met", "not-met"])),
            "reasons": draw(st.sampled_from([[], ["one source"]])),
        },
        "meeting": {"date": draw(days), "start": draw(st.sampled_from([None, "10:00"]))},
        "outcome": draw(st.sampled_from([None, {"findings": ["noise"]}])),
        "letters": draw(st.dictionaries(st.sampled_from("12345678"), days)),
        "closed": draw(days),
        "appeal": draw(st.one_of(st.none(), days.map(lambda d: {"lodged": d}))),
    }
    case = parse_case(json.dumps(data))
    return Review.of(case, AUTHORITIES[case.authority], TODAY)


def sent(review: Review) -> set[str]:
    return {f"letter-{number}" for number in "12345678" if review.case.letter_sent(number)}


@given(reviews())
@settings(max_examples=300, deadline=None)
def test_letters_4_and_5_never_go_together(review: Review) -> None:
    assert not {"letter-4", "letter-5"} <= applying(choose(review))


@given(reviews())
@settings(max_examples=300, deadline=None)
def test_nothing_new_follows_a_withdrawal_but_letter_8(review: Review) -> None:
    if review.case.application.withdrawn is None:
        assert "letter-8" not in applying(choose(review)) - sent(review)
        return
    appeal = {"appeal-timeline"} if review.case.appeal and review.case.appeal.lodged else set()
    assert applying(choose(review)) - PUBLIC <= sent(review) | {"letter-8"} | appeal
    assert "letter-8" in applying(choose(review))


@given(reviews())
@settings(max_examples=300, deadline=None)
def test_without_consent_nothing_new_goes_out_but_letter_2(review: Review) -> None:
    new = applying(choose(review)) - PUBLIC - sent(review)
    if review.case.completed is None and review.case.application.withdrawn is None:
        assert new - {"timeline", "appeal-timeline"} == {"letter-2"} - sent(review)
    else:
        assert "letter-2" not in new


@given(reviews())
@settings(max_examples=300, deadline=None)
def test_without_a_meeting_there_are_no_meeting_papers(review: Review) -> None:
    papers = {"agenda", "minutes", "action-plan", "action-plan-redacted", "victim-statement"}
    decision = review.case.threshold.decision if review.case.threshold else None
    assert (
        review.case.meeting is None
        or review.case.meeting.date is not None
        or not papers & applying(choose(review))
    )
    if decision == "not-met":
        following = papers | {"partner-case-information", "proportionality-assessment", "faq", "letter-6"}
        assert not following & (applying(choose(review)) - sent(review))


@given(reviews())
@settings(max_examples=300, deadline=None)
def test_every_choice_is_whole(review: Review) -> None:
    for choice in choose(review):
        assert choice.verdict.reason
        assert choice.verdict.applies == bool(choice.verdict.recipients)
        assert choice.verdict.applies or not choice.obstacles
        assert choice.makes == (choice.verdict.applies and not choice.obstacles)
        assert not re.search("Marlowe|Peverell|Gaunt", choice.verdict.reason)
        for obstacle in choice.obstacles:
            assert obstacle.pointer.startswith("/")
            assert obstacle.pointer in obstacle.message or "can't" in obstacle.message
        if choice.document.id in LETTERS:
            assert {r.kind for r in choice.verdict.recipients} <= {"applicant", "victim"}


# A copy's name stands on disk, in e-mails and in the manifest: it is made of ids and roles.

ROLE = r"(applicant|victim|council|police|icb|housing|youth-justice|other|perpetrator)"


@pytest.mark.parametrize("name", DAYS)
def test_copies_are_named_by_role(name: str) -> None:
    made = [copy for choice in choose(review_of(name)) if choice.verdict.applies for copy in copies(choice)]
    names = [called for _, called in made]
    assert len(set(names)) == len(names)
    ids = "|".join(sorted((d.id for d in DOCUMENTS), key=len, reverse=True))
    for called in names:
        assert re.fullmatch(rf"({ids})(-{ROLE}(-\d+)?)?", called)
        words = set(called.split("-"))
        for text in personal(name):
            assert not set(re.findall(r"\w{3,}", text.lower())) & words, called


def test_agencies_of_the_same_role_are_numbered(review: Make) -> None:
    agencies = [{"role": "police"}, {"role": "housing", "name": "A"}, {"role": "housing", "name": "B"}, {}]
    made = review("third-party-before-meeting", "2026-04-20", agencies=agencies, incidents=[], actions=[])
    names = [name for _, name in copies(choose_one("threshold-assessment", made))]
    assert names == [f"threshold-assessment-{key}" for key in ("police", "housing-1", "housing-2", "other")]


def test_several_readers_get_copies_of_their_own_only_where_they_differ() -> None:
    own, third = review_of("after-meeting-with-action-plan"), review_of("third-party-after-meeting")
    assert [name for _, name in copies(choose_one("letter-6", own))] == ["letter-6"]
    assert [name for _, name in copies(choose_one("letter-6", third))] == ["letter-6-applicant", "letter-6-victim"]
    # The redacted plan is the same for both.
    assert [name for _, name in copies(choose_one("action-plan-redacted", third))] == ["action-plan-redacted"]
