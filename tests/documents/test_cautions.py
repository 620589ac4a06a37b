"""What the officer is asked to look at: true to the case file, but perhaps not to life."""

from __future__ import annotations

from typing import Any

from docgen.documents.choice.catalogue import choose
from docgen.documents.choice.cautions import cautions
from docgen.review import Review
from docgen.rules import RuleWarning


def looked_at(review: Review) -> list[RuleWarning]:
    return list(cautions(review, choose(review)))


def places(review: Review, code: str) -> list[str]:
    return [caution.pointer for caution in looked_at(review) if caution.code == code]


def test_somebody_else_in_a_letter_is_told_and_not_named(review: Any) -> None:
    made = review(
        "after-meeting-with-action-plan",
        "2026-12-23",
        outcome__findings=[
            "the reports were made promptly",
            "Jayden Park of 43 Cobden Street was seen by Mr Oduya",
        ],
    )
    assert places(made, "others-in-letter") == ["/outcome/findings/1"]
    told = " ".join(caution.message for caution in looked_at(made))
    assert "Letter 6" in told
    for name in ("Jayden", "Park", "Cobden", "Oduya"):
        assert name not in told


def test_a_reason_that_names_the_perpetrator_is_told(review: Any) -> None:
    made = review(
        "own-application-threshold-not-met", "2026-03-17", threshold__reasons=["William Brown denies it"]
    )
    assert places(made, "others-in-letter") == ["/threshold/reasons/0"]


def test_letters_that_name_nobody_are_left_alone(review: Any) -> None:
    made = review("threshold-not-met-with-reasons", "2026-06-19")
    assert places(made, "others-in-letter") == []


def test_open_actions_are_told_before_letter_7(review: Any) -> None:
    made = review("closed", "2026-06-19", actions__0__completed=None)
    assert places(made, "action-open") == ["/actions/0/completed"]
    assert places(review("closed", "2026-06-19"), "action-open") == []


def test_an_agreement_that_is_not_recorded_is_told_before_letter_6(review: Any) -> None:
    made = review("after-meeting-with-action-plan", "2026-12-23", actions__1__agreed=None, actions__0__action="")
    assert places(made, "agreement-unknown") == ["/actions/1/agreed"]
    assert places(made, "action-empty") == ["/actions/0/action"]


def test_the_redacted_plan_is_to_be_read(review: Any) -> None:
    assert places(review("third-party-before-meeting", "2026-04-20"), "read-redacted") == ["/actions"]
    assert places(review("consent-missing", "2026-02-05"), "read-redacted") == []


def test_requests_whose_day_is_past_are_for_the_record(review: Any) -> None:
    assert places(review("third-party-before-meeting", "2026-04-14"), "request-past") == []
    assert places(review("third-party-before-meeting", "2026-04-15"), "request-past") == ["/agencies"]


def test_special_circumstances_are_pointed_at_without_their_text(review: Any) -> None:
    made = review("third-party-before-meeting", "2026-04-20")
    assert places(made, "special-circumstances") == ["/application/special_circumstances"]
    assert all("blind" not in caution.message for caution in looked_at(made))
