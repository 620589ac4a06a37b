"""The flowcharts of Appendix A and L with a case's own dates: which step is done, due, late or not yet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from made import review_of

from docgen.documents.facts.model import StepFacts
from docgen.documents.facts.steps import appeal_steps, review_steps
from docgen.review import Review

Make = Callable[..., Review]

# By hand: title, date in words, status.
BEFORE_THE_MEETING = [  # third-party-before-meeting on Monday 20 April 2026
    ("Completed application", "Friday 27 March 2026", "Done"),
    ("Receipt confirmed", "Tuesday 7 April 2026", "Done"),
    ("Agencies reply", "Tuesday 14 April 2026", "Not recorded"),
    ("Threshold decided", "Tuesday 21 April 2026", "Done"),
    ("Chronologies back", "Thursday 30 April 2026", "Due"),
    ("Meeting papers sent", "Tuesday 5 May 2026", "Due"),
    ("Latest day for the meeting", "Thursday 14 May 2026", "Due"),
    ("Meeting", "Tuesday 12 May 2026", "Due"),
    ("Outcome told", "Tuesday 19 May 2026", "Due"),
    ("Review closed", "When the actions are done", "Not yet"),
]
AFTER_CHRISTMAS = [  # after-meeting-with-action-plan on Wednesday 23 December 2026, met on the 21st
    ("Completed application", "Monday 2 November 2026", "Done"),
    ("Receipt confirmed", "Monday 9 November 2026", "Done"),
    ("Agencies reply", "Monday 16 November 2026", "Not recorded"),
    ("Threshold decided", "Monday 23 November 2026", "Done"),
    ("Chronologies back", "Thursday 10 December 2026", "Late"),
    ("Meeting papers sent", "Monday 14 December 2026", "Not recorded"),
    ("Latest day for the meeting", "Monday 21 December 2026", "Done"),
    ("Meeting", "Monday 21 December 2026", "Done"),
    ("Outcome told", "Wednesday 30 December 2026", "Due"),
    ("Review closed", "When the actions are done", "Not yet"),
]
NOT_MET = [  # own-application-threshold-not-met on Tuesday 17 March 2026, the day that Letter 4 is due
    ("Completed application", "Tuesday 24 February 2026", "Done"),
    ("Receipt confirmed", "Tuesday 3 March 2026", "Done"),
    ("Agencies reply", "Tuesday 10 March 2026", "Not recorded"),
    ("Threshold decided", "Tuesday 17 March 2026", "Due"),
]
NO_CONSENT = [  # consent-missing: no clock runs
    ("Completed application", "When the victim's consent (or proof of authority to act) arrives", "Not yet"),
    ("Receipt confirmed", "When the application is complete", "Not yet"),
    ("Agencies reply", "When the application is complete", "Not yet"),
    ("Threshold decided", "When the application is complete", "Not yet"),
    ("Chronologies back", "When the meeting is set", "Not yet"),
    ("Meeting papers sent", "When the meeting is set", "Not yet"),
    ("Latest day for the meeting", "When the application is complete", "Not yet"),
    ("Meeting", "Not set yet", "Not yet"),
    ("Outcome told", "When the meeting is set", "Not yet"),
    ("Review closed", "When the actions are done", "Not yet"),
]
DOVER = [  # publishes no days for receipt, decision, papers or meeting
    ("Completed application", "Monday 27 April 2026", "Done"),
    ("Meeting", "Thursday 28 May 2026", "Done"),
    ("Outcome told", "Wednesday 3 June 2026", "Due"),
    ("Review closed", "When the actions are done", "Not yet"),
]


def told(steps: tuple[StepFacts, ...]) -> list[tuple[str, str, str]]:
    return [(step.title, step.date_text, step.status) for step in steps]


@pytest.mark.parametrize(
    ("fixture", "expected"),
    [
        ("third-party-before-meeting", BEFORE_THE_MEETING),
        ("after-meeting-with-action-plan", AFTER_CHRISTMAS),
        ("own-application-threshold-not-met", NOT_MET),
        ("consent-missing", NO_CONSENT),
        ("dover-after-meeting", DOVER),
    ],
)
def test_the_review_step_by_step(fixture: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(review_steps(review_of(fixture))) == expected


def test_each_step_says_what_happens_and_by_which_rule() -> None:
    steps = {step.title: step for step in review_steps(review_of("third-party-before-meeting"))}
    assert "Letter 4 if it is not met, Letter 5 if it is" in steps["Threshold decided"].what
    assert "15 working days after the completed application" in (steps["Threshold decided"].rule or "")
    assert "and the victim's consent" in steps["Completed application"].what
    own = {step.title: step for step in review_steps(review_of("many-incidents"))}
    assert "consent" not in own["Completed application"].what


def test_a_late_step_is_called_late(review: Make) -> None:
    # Decided by nobody, the day after it was due.
    late = review("threshold-decision-pending", "2026-07-28")
    steps = {step.title: step.status for step in review_steps(late)}
    assert steps["Threshold decided"] == "Late"
    assert steps["Agencies reply"] == "Not recorded"  # the case file has no place for it


@pytest.mark.parametrize(("on", "status"), [("2026-05-11", "Due"), ("2026-05-12", "Due"), ("2026-05-13", "Done")])
def test_the_meeting_is_done_when_its_day_is_over(review: Make, on: str, status: str) -> None:
    steps = {step.title: step.status for step in review_steps(review("third-party-before-meeting", on))}
    assert steps["Meeting"] == status


def test_the_meeting_is_done_when_its_outcome_is_recorded(review: Make) -> None:
    made = review("third-party-before-meeting", "2026-05-12", outcome={"findings": ["noise at night"]})
    assert {step.title: step.status for step in review_steps(made)}["Meeting"] == "Done"


@pytest.mark.parametrize(("on", "status"), [("2026-06-17", "Due"), ("2026-06-18", "Done"), ("2026-06-19", "Done")])
def test_a_closing_that_is_planned_is_not_done(review: Make, on: str, status: str) -> None:
    closed = review_steps(review("closed", on))[-1]
    assert (closed.date_text, closed.status) == ("Thursday 18 June 2026", status)


def test_a_letter_4_stops_the_review_where_the_decision_is_not_recorded(review: Make) -> None:
    letters = {"1": "2026-07-08", "4": "2026-07-27"}
    titles = [s.title for s in review_steps(review("threshold-decision-pending", "2026-07-28", letters=letters))]
    assert titles[-1] == "Threshold decided"


APPEALS = {
    "third-party-before-meeting": [
        ("Last day to appeal", "When Letter 4 or Letter 6 has been sent", "Not yet"),
        ("Appeal lodged", "No appeal so far", "Not yet"),
        ("Appeal acknowledged", "When an appeal is lodged", "Not yet"),
        ("Appeal decided", "When an appeal is lodged", "Not yet"),
    ],
    # Letter 4 of Friday 27 February; lodged on Monday 23 March; seen on Monday 30 March 2026
    "appeal-after-threshold-not-met": [
        ("Last day to appeal", "Friday 27 March 2026", "Done"),
        ("Appeal lodged", "Monday 23 March 2026", "Done"),
        ("Appeal acknowledged", "Tuesday 24 March 2026", "Not recorded"),
        ("Appeal decided", "Wednesday 22 April 2026", "Due"),
    ],
    # Letter 6 of Monday 24 August; lodged on Wednesday 16 September; upheld
    "appeal-after-outcome": [
        ("Last day to appeal", "Monday 21 September 2026", "Done"),
        ("Appeal lodged", "Wednesday 16 September 2026", "Done"),
        ("Appeal acknowledged", "Thursday 17 September 2026", "Not recorded"),
        ("Appeal decided", "Wednesday 14 October 2026", "Done"),
    ],
}


@pytest.mark.parametrize("fixture", APPEALS)
def test_the_appeal_step_by_step(fixture: str) -> None:
    assert told(appeal_steps(review_of(fixture))) == APPEALS[fixture]


def test_nobody_is_late_with_an_appeal_that_nobody_made(review: Make) -> None:
    made = review("appeal-after-outcome", "2026-10-20", appeal=None)
    assert told(appeal_steps(made))[:2] == [
        ("Last day to appeal", "Monday 21 September 2026", "Time is over"),
        ("Appeal lodged", "No appeal so far", "Not yet"),
    ]


def test_an_appeal_dated_ahead_is_not_done(review: Make) -> None:
    made = review("appeal-after-outcome", "2026-09-15")
    assert told(appeal_steps(made))[1] == ("Appeal lodged", "Wednesday 16 September 2026", "Due")


def test_the_appeal_body_is_the_authoritys() -> None:
    body = "Office of Police and Crime Commissioner for Derbyshire"
    assert all(
        body in step.what for step in appeal_steps(review_of("closed")) if "appeal" not in step.title.lower()
    )
    assert any(body in step.what for step in appeal_steps(review_of("closed")))


def test_a_date_past_the_published_holidays_is_marked(review: Make) -> None:
    far = review("minimal", "2029-01-10", application__received="2029-01-08")
    assert all(
        step.provisional for step in review_steps(far) if step.date and step.title != "Completed application"
    )
