"""The officer's deadlines as calendar days: which, when, why, and when the calendar speaks up."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
import vobject
from ics_reading import Part, read
from made import DAYS, personal, review_of, says

from docgen.calendar import reminders, reminders_file
from docgen.errors import DoesNotApply
from docgen.review import Review

BEFORE = "third-party-before-meeting"
MakeReview = Callable[..., Review]


def events(review: Review) -> dict[str, Part]:
    return {event.text("SUMMARY"): event for event in read(reminders_file(review)).named("VEVENT")}


def test_each_open_deadline_is_a_day_with_its_reason() -> None:
    found = events(review_of(BEFORE))
    # By hand: meeting Tuesday 12 May 2026; Monday 4 May is a bank holiday. Letter 5 of Wednesday 15 April + 20.
    assert {title: event.one("DTSTART") for title, event in found.items()} == {
        "Last day for the review meeting, case 104233": "20260514",
        "Chronologies are due back, case 104233": "20260430",
        "Send the agenda and chronologies, case 104233": "20260505",
        "Tell the outcome of the review, case 104233": "20260519",
    }
    chronology = found["Chronologies are due back, case 104233"]
    assert chronology.params("DTSTART") == [{"VALUE": "DATE"}]
    assert chronology.one("DTEND") == "20260501"
    assert chronology.text("DESCRIPTION").splitlines() == [
        "7 working days before the meeting: each partner returns its chronology.",
        "Counted from the meeting, Tuesday 12 May 2026.",
        "Skipped: Monday 4 May 2026 (Early May bank holiday).",
        "Source: Guidance v3.1, Meeting Papers",
        "As on Monday 20 April 2026.",
    ]


def test_it_speaks_up_at_nine_on_the_working_day_before() -> None:
    spoken = {}
    for event in vobject.readOne(reminders_file(review_of(BEFORE)).decode()).vevent_list:
        day = datetime.combine(event.dtstart.value, time())
        spoken[event.summary.value.split(",")[0]] = day + event.valarm.trigger.value
    assert spoken == {
        "Last day for the review meeting": datetime.fromisoformat("2026-05-13 09:00"),
        "Chronologies are due back": datetime.fromisoformat("2026-04-29 09:00"),
        "Send the agenda and chronologies": datetime.fromisoformat(
            "2026-05-01 09:00"
        ),  # Friday: Monday 4 May is a bank holiday
        "Tell the outcome of the review": datetime.fromisoformat("2026-05-18 09:00"),
    }


def test_what_is_met_is_left_out_and_what_is_missed_says_so(review: MakeReview) -> None:
    late = events(review(BEFORE, "2026-05-20"))
    assert list(late) == [
        "MISSED: Chronologies are due back, case 104233",
        "MISSED: Tell the outcome of the review, case 104233",
    ]
    assert not any(event.parts for event in late.values())  # nothing to speak up about


@pytest.mark.parametrize(("today", "alarm"), [("2026-05-18", True), ("2026-05-19", False)])
def test_a_reminder_is_for_a_day_to_come(today: str, alarm: bool, review: MakeReview) -> None:
    event = events(review(BEFORE, today))["Tell the outcome of the review, case 104233"]
    assert bool(event.parts) is alarm


def test_nothing_is_due_of_a_closed_or_withdrawn_case() -> None:
    for name in ("withdrawn", "consent-missing"):
        assert reminders(review_of(name)) == ()
        with pytest.raises(DoesNotApply, match="no deadline"):
            reminders_file(review_of(name))


def test_others_own_deadlines_are_not_the_officers() -> None:
    for name in DAYS:
        assert not {r.deadline.id for r in reminders(review_of(name))} & {
            "complete",
            "appeal",
            "appeal-ack",
            "appeal-decision",
        }


def test_a_provisional_day_says_so(review: MakeReview) -> None:
    far = review(
        BEFORE,
        "2028-11-20",
        application__received="2028-11-17",
        application__consent={"received": "2028-11-17", "evidence": "written-consent"},
        letters={},
        threshold=None,
        meeting=None,
    )
    found = events(far)
    unsure = [title for title in found if title.endswith("(provisional)")]
    assert unsure == [
        "Last day for the review meeting, case 104233 (provisional)"
    ]  # 35 working days: January 2029
    assert "the day may yet move" in found[unsure[0]].text("DESCRIPTION")


def test_the_file_of_a_later_day_takes_the_place_of_the_earlier(review: MakeReview) -> None:
    early, late = events(review(BEFORE, "2026-04-20")), events(review(BEFORE, "2026-04-21"))
    for title, event in late.items():
        assert event.one("UID") == early[title].one("UID")
        assert int(event.one("SEQUENCE")) == int(early[title].one("SEQUENCE")) + 100
    assert reminders_file(review(BEFORE, "2026-04-20")) == reminders_file(review_of(BEFORE))


def test_a_second_file_of_a_day_is_newer_where_the_plan_changed(review: MakeReview) -> None:
    first, moved = review(BEFORE, "2026-04-20"), review(BEFORE, "2026-04-20", meeting__date="2026-05-13")
    files = [reminders_file(first)]
    for now in (moved, first, first):
        files.append(reminders_file(now, files[-1]))
    numbers = [{int(e.one("SEQUENCE")) for e in read(content).named("VEVENT")} for content in files]
    # Application of 20 March 2026, 31 days before; then moved, moved back, and made once more.
    assert numbers == [{3100}, {3101}, {3102}, {3102}]
    assert files[2] == files[3]
    tomorrow = reminders_file(review(BEFORE, "2026-04-21"), files[-1])
    assert {int(e.one("SEQUENCE")) for e in read(tomorrow).named("VEVENT")} == {3200}


def test_a_file_that_is_none_of_the_case_counts_for_nothing(review: MakeReview) -> None:
    other = reminders_file(review(BEFORE, "2026-04-22", reference="other"))
    for earlier in (other, b"", b"\xff\xferubbish", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"):
        assert reminders_file(review_of(BEFORE), earlier) == reminders_file(review_of(BEFORE))


@pytest.mark.parametrize("name", [name for name in DAYS if reminders(review_of(name))])
def test_no_name_is_in_it_and_other_libraries_open_it(name: str) -> None:
    content = reminders_file(review_of(name))
    text = content.decode().replace("\r\n ", "")
    assert not [told for told in personal(name) if says(text, told)]
    mine = {(e.text("SUMMARY"), e.one("DTSTART")) for e in read(content).named("VEVENT")}
    theirs = vobject.readOne(content.decode())
    assert {(e.summary.value, f"{e.dtstart.value:%Y%m%d}") for e in theirs.contents.get("vevent", [])} == mine
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own, about its own parser
        from ics import Calendar

        other = {(e.name, f"{e.begin:YYYYMMDD}", e.all_day) for e in Calendar(content.decode()).events}
    assert other == {(*event, True) for event in mine}


def test_a_reference_that_names_somebody_stays_out(review: MakeReview) -> None:
    named = review(BEFORE, "2026-04-20", reference="Hartley-Osei 2026")
    assert "Hartley" not in reminders_file(named).decode()
    assert "Send the agenda and chronologies" in events(named)


def test_days_before_are_working_days(review: MakeReview) -> None:
    # Meeting on Tuesday 7 April 2026, after Easter: the outcome is due on Tuesday 14 April.
    easter = review(BEFORE, "2026-03-02", meeting__date="2026-04-07", letters={"1": "2026-03-02"})
    pack = next(r for r in reminders(easter) if r.deadline.id == "pack")
    assert pack.deadline.date == date(2026, 3, 27)  # back over 2 April, 1 April, 31, 30 and 27 March
    assert pack.remind == datetime.fromisoformat("2026-03-26 09:00")
    assert pack.remind - datetime.combine(pack.deadline.date, time()) == -timedelta(hours=15)
