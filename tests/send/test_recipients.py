"""Who gets what and how; and who, whatever the case file says, gets nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sendable import APPLICANT, CHAIR, COUNCIL, DAY, HOUSING, NAME, POLICE, VICTIM, case
from support import edited, load_data

from docgen.calendar import guests
from docgen.errors import SendError
from docgen.review import Review
from docgen.send.message import Sender
from docgen.send.recipients import Recipient, passed_over, recipients


def found(**changes: Any) -> dict[str, Recipient]:
    return {r.key: r for r in recipients(Review.open(case(**changes), DAY))}


def test_everybody_gets_their_own_pack_by_the_way_they_can_be_reached() -> None:
    assert {key: (r.email, r.file) for key, r in found().items()} == {
        "council": (COUNCIL, "meeting-pack.pdf"),
        "police": (POLICE, "meeting-pack.pdf"),
        "housing": (HOUSING, "meeting-pack.pdf"),
        "chair": (CHAIR, "meeting-pack.pdf"),
        "victim": (VICTIM, "victim-pack.pdf"),
        "applicant": (APPLICANT, "applicant-pack.pdf"),
    }


def test_who_does_not_come_gets_nothing() -> None:
    (icb,) = passed_over(Review.open(case(), DAY))
    assert (icb.key, icb.why) == ("icb", "does not come to the meeting")


@pytest.mark.parametrize(
    ("wants", "email", "channel", "why"),
    [
        ({"channel": "email"}, VICTIM, "email", "has an e-mail address"),
        ({"channel": "post"}, VICTIM, "print", "wants post"),
        (None, VICTIM, "print", "has not asked for e-mail"),
        ({"large_print": True}, VICTIM, "print", "has not asked for e-mail"),
        ({"channel": "email"}, None, "print", "wants e-mail, but the case file gives no address (/victim/email)"),
    ],
)
def test_the_victim_says_how(wants: Any, email: str | None, channel: str, why: str) -> None:
    victim = found(victim__communication=wants, victim__email=email)["victim"]
    assert (victim.channel, victim.why) == (channel, why)
    assert victim.address == ("Mrs Adwoa Hartley-Osei", "Flat 3", "14 Larkspur Close", "Derby", "DE1 9ZZ")
    assert victim.large_print is bool(wants and wants.get("large_print"))


def test_who_has_no_address_is_printed_for() -> None:
    told = found(meeting__chair__email=None, agencies__1__contact__email=None)
    assert told["chair"].channel == told["police"].channel == "print"
    assert told["chair"].address == ("Helen Marsh", "Head of Communities", "Erewash Borough Council")


def test_a_chair_who_is_an_agencys_officer_is_reached_there_and_once() -> None:
    told = found(meeting__chair={"name": "Tomasz Bell"})
    assert "chair" not in told
    assert told["council"].email == COUNCIL


def test_one_mailbox_gets_one_copy_of_one_pack() -> None:
    told = found(agencies__1__contact__email=COUNCIL.upper())
    assert [key for key, r in told.items() if r.file == "meeting-pack.pdf"] == ["council", "housing", "chair"]
    both = found(applicant__email=VICTIM)  # a household with one mailbox: two people, two packs
    assert both["victim"].file != both["applicant"].file
    assert both["victim"].email == both["applicant"].email


@pytest.mark.parametrize(
    ("where", "whose"),
    [
        ("agencies__0__contact__email", VICTIM),
        ("agencies__0__contact__email", APPLICANT.upper()),
        ("meeting__chair__email", VICTIM),
    ],
)
def test_the_mailbox_of_somebody_in_the_case_gets_no_attendees_pack(where: str, whose: str) -> None:
    key = "chair" if "chair" in where else "council"
    stopped = found(**{where: whose})[key].stopped
    assert stopped is not None
    assert "also that of the" in stopped


def test_a_mailbox_of_an_alleged_perpetrator_gets_nothing_at_all() -> None:
    data = load_data(NAME)
    data["perpetrators"][0]["email"] = VICTIM
    told = found(perpetrators=data["perpetrators"])
    assert (
        told["victim"].stopped == "the e-mail address is also that of the alleged perpetrator 1; look whose it is"
    )


def test_an_agency_that_need_not_know_a_child_gets_the_limited_pack() -> None:
    data = load_data("under-18-perpetrator")
    college = {"id": "college", "name": "A college", "role": "other", "attending": True}
    review = Review.open(edited("under-18-perpetrator", agencies=[*data["agencies"], college]), date(2026, 12, 21))
    told = {r.name: r for r in recipients(review)}
    assert told["A college"].file == "meeting-pack-limited.pdf"
    assert told["A college"].limited
    assert {r.file for r in told.values() if r.key in ("council", "police")} == {"meeting-pack.pdf"}


@pytest.mark.parametrize(
    "bad", ["nobody", "a@b@c", "two@example.org, three@example.org", "x@localhost", "ü@example.org"]
)
def test_an_address_that_is_none_stops_its_message_and_is_not_repeated(bad: str) -> None:
    police = found(agencies__1__contact__email=bad)["police"]
    assert police.stopped is not None
    assert police.email is None
    assert bad not in police.stopped


@pytest.mark.parametrize(
    ("theirs", "typed"),
    [
        ("Adwoa <adwoa@münchen.example>", "adwoa@xn--mnchen-3ya.example"),
        ("home@example.org; adwoa@example.org", "ADWOA@example.org"),
        ("adwoa@example.org.", "adwoa@example.org"),
    ],
)
def test_a_mailbox_is_known_in_whatever_spelling(theirs: str, typed: str) -> None:
    data = load_data(NAME)
    data["perpetrators"][0]["email"] = theirs
    given = {"perpetrators": data["perpetrators"], "agencies__1__contact__email": typed}
    stopped = found(**given)["police"].stopped
    assert stopped is not None
    assert "alleged perpetrator 1" in stopped
    invited = [guest.email for guest in guests(Review.open(case(**given), DAY))]
    assert HOUSING in invited
    assert typed not in invited
    with pytest.raises(SendError, match="also that of the alleged perpetrator 1"):
        Sender.of(Review.open(case(perpetrators=data["perpetrators"], spoc__email=typed), DAY))


def test_one_mailbox_does_not_get_the_full_and_the_limited_pack() -> None:
    data = load_data("under-18-perpetrator")
    shared = next(a["contact"]["email"] for a in data["agencies"] if a.get("id") == "police")
    college = {
        "id": "college",
        "name": "A college",
        "role": "other",
        "attending": True,
        "contact": {"name": "A Tutor", "email": shared},
    }
    review = Review.open(edited("under-18-perpetrator", agencies=[*data["agencies"], college]), date(2026, 12, 21))
    stopped = {r.key: r.stopped for r in recipients(review) if r.email == shared}
    assert len(stopped) == 2
    assert all(why and "somebody under 18" in why for why in stopped.values())
