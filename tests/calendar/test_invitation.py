"""The invitation: what stands in it, read by the letter and by two libraries that did not write it."""

from __future__ import annotations

import dataclasses
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
import vobject
from ics_reading import Part, read
from made import DAYS, review_of

from docgen.calendar import Method, guests, invitation, invitation_uid, sharing, unreachable
from docgen.errors import DoesNotApply, MissingFact
from docgen.review import Review

BEFORE = "third-party-before-meeting"
MakeReview = Callable[..., Review]


def event_of(content: bytes) -> Part:
    (event,) = read(content).named("VEVENT")
    return event


def made(review: Review, sequence: int = 0, method: Method = "REQUEST") -> Part:
    return event_of(invitation(review, sequence=sequence, method=method))


def test_it_says_when_where_and_who() -> None:
    content = invitation(review_of(BEFORE), sequence=0)
    calendar = read(content)
    assert calendar.one("METHOD") == "REQUEST"
    assert calendar.one("VERSION") == "2.0"
    event = event_of(content)
    assert event.one("DTSTART") == "20260512T100000"
    assert event.one("DTEND") == "20260512T120000"
    assert event.params("DTSTART") == [{"TZID": "Europe/London"}]
    assert event.text("SUMMARY") == "ASB Case Review Meeting, case 104233"
    assert event.text("LOCATION") == "The Council House, Corporation Street, Derby DE1 2FS"
    # Tuesday 12 May, back over 11, 8, 7, 6 to Tuesday 5 May: five working days
    assert event.text("DESCRIPTION").splitlines() == [
        "Case reference: 104233",
        "Place: The Council House, Corporation Street, Derby DE1 2FS",
        "Papers are sent by Tuesday 5 May 2026.",
        "Organised by Priya Nandakumar, Community Safety Officer, Derby City Council "
        "(telephone 01632 960101, email priya.nandakumar@council.example.org)",
    ]
    assert event.one("ORGANIZER") == "mailto:priya.nandakumar@council.example.org"
    assert event.all("ATTENDEE") == [
        "mailto:tomasz.bell@council.example.org",
        "mailto:rowan.achebe@police.example.org",
        "mailto:moira.quill@homes.example.org",
    ]
    assert [p["ROLE"] for p in event.params("ATTENDEE")] == ["REQ-PARTICIPANT"] * 3
    assert event.one("CLASS") == "PRIVATE"


def test_the_chair_is_invited_as_chair(review: MakeReview) -> None:
    with_mail = review(
        BEFORE, "2026-04-20", meeting__chair={"name": "Helen Marsh", "email": "h.marsh@example.org"}
    )
    event = made(with_mail)
    assert event.all("ATTENDEE")[0] == "mailto:h.marsh@example.org"
    assert event.params("ATTENDEE")[0]["ROLE"] == "CHAIR"
    assert unreachable(with_mail) == ()
    assert unreachable(review_of(BEFORE)) == ("Helen Marsh",)


def test_nobody_is_invited_twice_and_the_spoc_not_at_all(review: MakeReview) -> None:
    both = review(
        BEFORE,
        "2026-04-20",
        meeting__chair={"name": "Rowan", "email": "Rowan.Achebe@Police.example.org"},
        agencies__0__contact={"name": "Priya Nandakumar", "email": "priya.nandakumar@council.example.org"},
    )
    assert [guest.email for guest in guests(both)] == [
        "Rowan.Achebe@Police.example.org",
        "moira.quill@homes.example.org",
    ]


def test_who_does_not_attend_is_not_invited(review: MakeReview) -> None:
    emails = [guest.email for guest in guests(review(BEFORE, "2026-04-20", agencies__1__attending=False))]
    assert emails == ["tomasz.bell@council.example.org", "moira.quill@homes.example.org"]


@pytest.mark.parametrize("who", ["victim", "applicant", "perpetrators__0"])
def test_nobody_of_the_case_is_invited_by_a_slip(who: str, review: MakeReview) -> None:
    slipped = review(BEFORE, "2026-04-20", **{f"{who}__email": "Tomasz.Bell@council.example.org"})
    assert "tomasz.bell@council.example.org" not in [(guest.email or "").lower() for guest in guests(slipped)]
    assert "tomasz.bell" not in invitation(slipped, sequence=0).decode().lower()
    assert "Derby City Council" not in unreachable(slipped)  # told by the officer's name
    assert "Tomasz Bell" in unreachable(slipped)


def test_an_update_and_a_cancellation_are_of_the_same_meeting(review: MakeReview) -> None:
    first, moved = review_of(BEFORE), review(BEFORE, "2026-04-21", meeting__date="2026-05-13")
    events = [made(first), made(moved, 1), made(moved, 2, "CANCEL")]
    assert len({event.one("UID") for event in events}) == 1
    assert [event.one("SEQUENCE") for event in events] == ["0", "1", "2"]
    assert [event.one("STATUS") for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert [event.one("DTSTAMP") for event in events] == ["20260420T000000Z", *["20260421T000000Z"] * 2]
    assert events[2].text("SUMMARY").startswith("Cancelled: ")
    assert len(events[2].all("ATTENDEE")) == 3


def test_each_case_has_an_invitation_of_its_own(review: MakeReview) -> None:
    uids = {
        invitation_uid(review(BEFORE, "2026-04-20", **changes))
        for changes in ({}, {"reference": "104234"}, {"authority": "bolsover"})
    }
    assert len(uids) == 3
    assert not any("104233" in uid for uid in uids)


def test_the_same_in_the_same_out(review: MakeReview) -> None:
    one, other = (invitation(review(BEFORE, "2026-04-20"), sequence=3, day=date(2026, 4, 22)) for _ in range(2))
    assert one == other
    assert b"DTSTAMP:20260422T000000Z" in one


def test_a_meeting_can_be_called_off_after_the_application_is_withdrawn(review: MakeReview) -> None:
    withdrawn = review(BEFORE, "2026-04-22", application__withdrawn="2026-04-21")
    with pytest.raises(DoesNotApply, match="withdrawn"):
        invitation(withdrawn, sequence=1)
    assert made(withdrawn, 1, "CANCEL").one("STATUS") == "CANCELLED"


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"meeting__start": None}, "/meeting/start"),
        ({"meeting__location": None}, "/meeting/location"),
        ({"spoc__email": "not an address"}, "/spoc/email"),
        ({"spoc__email": "a@example.org\r\nATTENDEE:mailto:b@example.org"}, "/spoc/email"),
    ],
)
def test_what_is_missing_is_named(changes: dict[str, Any], pointer: str, review: MakeReview) -> None:
    with pytest.raises(MissingFact) as missing:
        invitation(review(BEFORE, "2026-04-20", **changes), sequence=0)
    assert missing.value.pointer == pointer


def test_nobody_is_invited_to_what_is_over_or_not_set(review: MakeReview) -> None:
    with pytest.raises(DoesNotApply, match="Tuesday 12 May 2026"):
        invitation(review(BEFORE, "2026-05-13"), sequence=0)
    with pytest.raises(DoesNotApply, match="no meeting is set"):
        invitation(review(BEFORE, "2026-04-20", meeting=None), sequence=0)
    with pytest.raises(MissingFact, match="/meeting/date"):
        invitation(review(BEFORE, "2026-04-20", meeting=None), sequence=1, method="CANCEL")
    with pytest.raises(ValueError, match="-1"):
        invitation(review_of(BEFORE), sequence=-1)


def test_an_online_meeting_says_how_to_join(review: MakeReview) -> None:
    link = "https://meet.example.org/l/19%3a7?pwd=a,b;c"
    event = made(review(BEFORE, "2026-04-20", meeting__online=True, meeting__location=None, meeting__link=link))
    assert event.one("URL") == link
    assert event.text("LOCATION") == "Online"
    assert f"Join online: {link}" in event.text("DESCRIPTION").splitlines()
    bad = made(review(BEFORE, "2026-04-20", meeting__online=True, meeting__link="javascript:alert(1)"))
    assert not bad.all("URL")
    assert "Online: the organiser tells how to join." in bad.text("DESCRIPTION")


def test_without_an_end_no_length_is_made_up(review: MakeReview) -> None:
    assert not made(review(BEFORE, "2026-04-20", meeting__end=None)).all("DTEND")


PEOPLE = ("Hartley", "Osei", "Adwoa", "Addie", "Rourke", "Siân", "900123", "Larkspur")


@pytest.mark.parametrize(
    "field",
    [
        "reference",
        "meeting__location",
        "meeting__link",
        "spoc__job_title",
        "spoc__name",
        "agencies__0__contact__name",
    ],
)
def test_nobody_of_the_case_is_named_through_any_field(field: str, review: MakeReview) -> None:
    told = "Adwoa Hartley-Osei, 14 Larkspur Close 07700 900123"
    if field == "meeting__link":
        told = "https://meet.example.org/adwoa.ho@example.org"
    changes: dict[str, Any] = {field: told, "meeting__online": True}
    text = read_text(invitation(review(BEFORE, "2026-04-20", **changes), sequence=0))
    assert not [word for word in (*PEOPLE, "adwoa") if word in text]


def with_a_meeting() -> list[str]:
    meetings = {name: review_of(name).case.meeting for name in DAYS}
    return [name for name, meeting in meetings.items() if meeting and meeting.date and meeting.start]


@pytest.mark.parametrize("name", with_a_meeting())
def test_no_fixture_names_anybody_of_the_case(name: str) -> None:
    review = review_of(name)
    text = read_text(invitation(review, sequence=1, method="CANCEL"))
    for person in (review.case.victim, review.case.applicant, *review.case.perpetrators):
        family = person.name.family if person and person.name else None
        assert not family or family not in text


def read_text(content: bytes) -> str:
    event = event_of(content)
    words = [f"{params} {value}" for _, params, value in event.lines]
    return "\n".join([*words, event.text("SUMMARY"), event.text("DESCRIPTION"), event.text("LOCATION")])


@pytest.mark.parametrize("field", ["spoc__name", "agencies__0__contact__name", "meeting__chair__name"])
def test_an_officer_called_like_somebody_in_the_case_gets_no_label(field: str, review: MakeReview) -> None:
    someone = review_of(BEFORE).case.perpetrators[0].name
    assert someone
    assert someone.family
    name = " ".join(filter(None, (someone.given, someone.family)))
    named = review(BEFORE, "2026-04-20", **{field: name, "meeting__chair__email": "chair@example.org"})
    for method in ("REQUEST", "CANCEL"):
        event = made(named, 1, method)
        text = read_text(invitation(named, sequence=1, method=method))
        assert "perpetrator" not in text.lower()
        assert someone.family not in text
        people = [*event.params("ATTENDEE"), *event.params("ORGANIZER")]
        assert len(people) == 5
        assert len([p for p in people if p.get("CN")]) == 4
        assert len([p for p in people if "CN" not in p]) == 1
    assert "Community Safety Officer" in event.text("DESCRIPTION")


def test_one_address_for_two_officers_is_told(review: MakeReview) -> None:
    both = review(BEFORE, "2026-04-20", agencies__0__contact__email="rowan.achebe@police.example.org")
    assert [guest.name for guest in guests(both)] == ["Tomasz Bell", "Moira Quill"]
    assert sharing(both) == ("Insp Rowan Achebe",)
    assert sharing(review_of(BEFORE)) == ()


TRAPS = (
    "x\r\nATTENDEE:mailto:evil@example.org",
    "x\nEND:VEVENT\nBEGIN:VEVENT",
    'x";CN="y":mailto:evil@example.org',
    "x\x0bEND:VCALENDAR\x0c\x85\u2028\u2029\x1c\x1d\x1eBEGIN:VALARM",
    "a,b;c:d\\n\\,e^n",
    "ü" * 200 + " 😀" * 40,
    "\x00\x08\x7f tab\there",
)


@pytest.mark.parametrize("trap", TRAPS)
def test_no_field_can_write_a_line_of_its_own(trap: str, review: MakeReview) -> None:
    trapped = review(
        BEFORE,
        "2026-04-20",
        reference=f"R {trap}",
        meeting__location=trap,
        meeting__link=f"https://x.example.org/{trap}",
        meeting__online=True,
        meeting__chair={"name": trap, "email": "chair@example.org"},
        spoc__name=trap,
        spoc__job_title=trap,
        agencies__0__contact={"name": trap, "email": "one@example.org"},
        agencies__1__contact={"name": "Two", "email": f"two@example.org{trap}"},
    )
    for method in ("REQUEST", "CANCEL"):
        content = invitation(trapped, sequence=1, method=method)
        calendar = read(content)
        assert [part.name for part in calendar.parts] == ["VTIMEZONE", "VEVENT"]
        event = event_of(content)
        assert event.parts == []
        assert event.all("ATTENDEE") == [
            "mailto:chair@example.org",
            "mailto:one@example.org",
            "mailto:moira.quill@homes.example.org",
        ]
        assert "Two" not in content.decode()  # no address: told to the officer instead
        assert event.one("ORGANIZER") == "mailto:priya.nandakumar@council.example.org"
        theirs = vobject.readOne(content.decode())
        assert [a.value for a in theirs.vevent.attendee_list] == event.all("ATTENDEE")
        assert theirs.vevent.location.value == event.text("LOCATION")


def by_vobject(content: bytes) -> dict[str, Any]:
    event = vobject.readOne(content.decode("utf-8")).vevent
    return {
        "uid": event.uid.value,
        "start": event.dtstart.value.astimezone(UTC),
        "end": event.dtend.value.astimezone(UTC) if hasattr(event, "dtend") else None,
        "summary": event.summary.value,
        "place": event.location.value,
        "about": event.description.value,
        "guests": sorted(a.value for a in event.contents.get("attendee", [])),
    }


def by_ics(content: bytes) -> dict[str, Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own, about its own parser
        from ics import Calendar

        (event,) = Calendar(content.decode("utf-8")).events
    return {
        "uid": event.uid,
        "start": event.begin.datetime.astimezone(UTC),
        "end": event.end.datetime.astimezone(UTC) if event.has_end() else None,
        "summary": event.name,
        "place": event.location,
        "about": event.description,
        "guests": sorted(
            a.email if a.email.startswith("mailto:") else f"mailto:{a.email}" for a in event.attendees
        ),
    }


def with_a_meeting() -> Iterator[str]:
    for name in DAYS:
        meeting = review_of(name).case.meeting
        if meeting and meeting.date and meeting.start:
            yield name


@pytest.mark.parametrize("name", list(with_a_meeting()))
@pytest.mark.parametrize("reader", [by_vobject, by_ics])
def test_other_libraries_open_it_and_read_the_same(reader: Callable[[bytes], dict[str, Any]], name: str) -> None:
    review = review_of(name)
    meeting = review.case.meeting
    assert meeting
    assert meeting.date
    review = dataclasses.replace(review, today=min(review.today, meeting.date))
    content = invitation(review, sequence=2, method="CANCEL")
    mine, theirs = event_of(content), reader(content)
    assert theirs == {
        "uid": invitation_uid(review),
        "start": in_england(mine.one("DTSTART")),
        "end": in_england(mine.one("DTEND")) if mine.all("DTEND") else None,
        "summary": mine.text("SUMMARY"),
        "place": mine.text("LOCATION"),
        "about": mine.text("DESCRIPTION"),
        "guests": sorted(mine.all("ATTENDEE")),
    }


def in_england(local: str) -> datetime:
    """Local time as UTC by the rule of the law, worked out by hand: an hour back between the last Sundays."""
    when = datetime.strptime(local, "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    last = [max(d for d in range(25, 32) if date(when.year, month, d).weekday() == 6) for month in (3, 10)]
    summer = (3, last[0]) < (when.month, when.day) < (10, last[1])
    return when.replace(hour=when.hour - 1) if summer else when
