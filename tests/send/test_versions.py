"""In time, and in which version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made import pdf_pages
from post_office import Authorities, open_office
from sendable import (
    AFTER,
    APPLICANT,
    CHANGED,
    DAY,
    EVERYBODY,
    NAME,
    VICTIM,
    case,
    clock,
    deliver,
    late_chronology,
    ledger,
    plan,
)
from support import edited, load_data
from validators import quick_faults

from docgen.errors import SendError, TooLate
from docgen.review import Review
from docgen.send import SendPlan, make_drafts, make_plan, write_down
from docgen.send.plan import timing as timing_of
from docgen.send.status import status

# The meeting is on Tuesday 12 May 2026. Five working days before it is Tuesday 5 May: Monday 11, Friday 8, Thursday 7,
# Wednesday 6, Tuesday 5 (the early May bank holiday, Monday 4, is not reached).
DUE = date(2026, 5, 5)


LATER = date(2026, 4, 22)
ICB = "lin.faraday@icb.example.org"


def drafted(folder: Path, **given: Any) -> SendPlan:
    made = plan(folder, **given)
    write_down(make_drafts(made, clock), made, ledger(folder), clock)
    return made


@pytest.mark.parametrize(
    ("on", "timing"),
    [(date(2026, 5, 1), "in time"), (DUE, "last day"), (AFTER, "late"), (date(2026, 5, 12), "late")],
)
def test_the_day(on: date, timing: str) -> None:
    review = Review.open(case(), on)
    assert (review.deadline("pack"), timing_of(review)) == (DUE, timing)


def test_after_the_day_nothing_goes_without_a_reason_and_then_with_it(
    authorities: Authorities, tmp_path: Path
) -> None:
    with pytest.raises(TooLate, match="by Tuesday 5 May 2026, and it is Wednesday 6 May 2026"):
        make_drafts(plan(tmp_path, on=AFTER), clock)
    with open_office(authorities) as office:
        with pytest.raises(TooLate):
            deliver(tmp_path, office.settings, on=AFTER)
        assert not office.desk.taken
        deliver(tmp_path, office.settings, on=AFTER, late="the venue was changed at short notice.")
        assert office.desk.boxes == EVERYBODY
        for _, content in office.desk.taken:
            told = content.replace(b"=\r\n", b"").decode()
            assert "late because the venue was changed at short notice. We are sorry" in told
        fates, _ = deliver(tmp_path, office.settings, on=AFTER)  # nothing is left to send, so nothing is late
        assert set(fates.values()) == {"sent before"}
    kept = ledger(tmp_path).entries("derby-city", "104233")
    assert {e.late_because for e in kept} == {"the venue was changed at short notice."}


def test_after_the_meeting_nothing_goes_whatever_the_reason(tmp_path: Path) -> None:
    made = replace(plan(tmp_path, on=AFTER, late="of a storm"), review=Review.open(case(), date(2026, 5, 13)))
    with pytest.raises(SendError, match="the meeting was on Tuesday 12 May 2026"):
        make_drafts(made, clock)


def test_a_reason_in_time_is_not_told(tmp_path: Path) -> None:
    message = plan(tmp_path, late="of something").item("police").message
    assert message is not None
    assert "late" not in message.words


def test_the_same_pack_is_the_same_version_on_whatever_day(tmp_path: Path) -> None:
    drafted(tmp_path)
    for on in (DAY, LATER):
        for item in plan(tmp_path, on=on).items:
            assert item.issue is not None
            assert (item.issue.version, item.standing.state) == (1, "drafted")


def test_a_changed_pack_is_the_next_version_and_says_so(authorities: Authorities, tmp_path: Path) -> None:
    with open_office(authorities) as office:
        deliver(tmp_path, office.settings)
        office.desk.taken.clear()
        with pytest.raises(SendError, match="say what changed"):
            deliver(tmp_path, office.settings, on=LATER, **late_chronology())
        assert not office.desk.taken
        made = plan(tmp_path, on=LATER, changed=CHANGED, **late_chronology())
        fates, _ = deliver(tmp_path, office.settings, made)
        assert set(fates.values()) == {"accepted"}  # who comes is in everybody's agenda
        assert office.desk.boxes == sorted([*EVERYBODY, ICB])
        for to, content in office.desk.taken:
            told = content.replace(b"=\r\n", b"").decode()
            assert "Subject: Papers for a meeting on 12 May 2026, version 2" in told
            assert "meeting-pack-v2.pdf" in told
            # Who comes later is told of no version that they never had.
            replaced = (
                "It replaces version 1 of Monday 20 April",
                "replace the ones that we sent you on Monday 20 April",
            )
            assert any(words in told for words in replaced) is (to != ICB)
            # Of what the agencies sent, victim and applicant are told no more than that something changed.
            words = "some papers have changed" if to in (VICTIM, APPLICANT) else CHANGED
            assert (f"What has changed: {words}." in told) is (to != ICB)
            assert (CHANGED in told) is (to not in (VICTIM, APPLICANT, ICB))
        # Run again, without the words and on another day: nobody gets it twice.
        fates, _ = deliver(tmp_path, office.settings, on=date(2026, 4, 24), **late_chronology())
        assert set(fates.values()) == {"sent before"}
    issue = made.item("police").issue
    assert issue is not None
    pages = pdf_pages(issue.pack.pdf.content)
    assert "Version 2, in place of version 1 of Monday 20 April 2026" in pages[0]
    assert f"What has changed {CHANGED}" in pages[-1]
    assert [entry.title for entry in issue.pack.contents][-1] == "What has changed"
    assert quick_faults(issue.pack.pdf.content) == []
    lines = [(line.key, line.version, line.state, line.latest) for line in status(made.review, ledger(tmp_path))]
    assert ("police", 1, "sent", False) in lines
    assert ("police", 2, "sent", True) in lines


def test_only_those_get_a_new_version_whose_own_pack_changed(tmp_path: Path) -> None:
    """What an agency sent is in no pack of the victim's or the applicant's."""
    drafted(tmp_path)
    data = load_data(NAME)
    data["agencies"][0]["chronology"][0]["note"] = "First noise report logged."
    made = plan(tmp_path, on=LATER, changed=CHANGED, agencies=data["agencies"])
    versions = {item.recipient.key: item.issue.version for item in made.items if item.issue}
    assert versions == {"council": 2, "police": 2, "housing": 2, "chair": 2, "victim": 1, "applicant": 1}


def test_a_changed_pack_of_which_nothing_went_out_needs_no_words(authorities: Authorities, tmp_path: Path) -> None:
    with open_office(authorities) as office:
        office.desk.at_recipient |= dict.fromkeys(EVERYBODY, "451 4.3.0 try later")
        deliver(tmp_path, office.settings)
        office.desk.at_recipient.clear()
        deliver(tmp_path, office.settings, on=LATER, **late_chronology())
        assert office.desk.boxes == sorted([*EVERYBODY, ICB])
        assert all(b"version" not in content for _, content in office.desk.taken)


def test_without_a_meeting_there_is_nothing_to_send(tmp_path: Path) -> None:
    with pytest.raises(SendError, match="no meeting is set"):
        make_plan(edited(NAME, meeting=None), DAY, ledger(tmp_path))


def test_what_is_held_back_stops_its_reader_alone_with_the_reason(tmp_path: Path) -> None:
    """A report's reference that is the alleged perpetrator's number is nothing that the victim may read."""
    data = load_data(NAME)
    name = data["perpetrators"][0]["name"]
    made = plan(tmp_path, reference=f"ASB-{name['given']}-{name['family']}-1")
    for key in ("victim", "applicant"):
        item = made.item(key)
        assert item.held is not None
        assert "alleged perpetrator 1" in item.held
        assert item.message is None
    assert made.item("police").held is None
    ready = make_drafts(made, clock)
    assert {item.recipient.key for item in ready.left} == {"victim", "applicant"}
