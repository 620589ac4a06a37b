"""Sending against a real mail server: who gets what, and what happens when it goes wrong."""

from __future__ import annotations

import email
import io
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pikepdf
import pytest
import vobject
from post_office import PASSWORD, Authorities, open_office
from sendable import (
    APPLICANT,
    CHAIR,
    CHANGED,
    COUNCIL,
    EVERYBODY,
    HOUSING,
    POLICE,
    VICTIM,
    deliver,
    late_chronology,
    ledger,
    plan,
)

from docgen.errors import MailError
from docgen.send import Again


def parsed(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def attached(content: bytes) -> tuple[str, bytes]:
    part, *_ = parsed(content).iter_attachments()
    return part.get_filename() or "", part.get_payload(decode=True)  # type: ignore[return-value]


def test_everybody_gets_one_message_with_their_own_pack_locked(authorities: Authorities, tmp_path: Path) -> None:
    with open_office(authorities, login=True) as office:
        fates, officer = deliver(tmp_path, office.settings, locked=True)
        assert set(fates.values()) == {"accepted"}
        assert office.desk.boxes == EVERYBODY
        assert len(office.desk.logged_in) == len(EVERYBODY)
    made = plan(tmp_path, locked=True)
    assert {item.standing.state for item in made.items} == {"sent"}
    for to, content in office.desk.taken:
        message = parsed(content)
        assert [a.addr_spec for a in message["To"].addresses] == [to]
        assert (message["Cc"], message["Bcc"]) == (None, None)
        assert message["Subject"] == "Papers for a meeting on 12 May 2026"
        name, locked = attached(content)
        assert name == "meeting-pack.pdf"
        password = officer.passwords[to].digits
        assert password not in content.decode()
        (item,) = (i for i in made.items if i.recipient.email == to)
        assert item.issue is not None
        with pikepdf.open(io.BytesIO(locked), password=password) as opened:
            assert len(opened.pages) == item.issue.pack.pages
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(locked), password="0" * 24)
    assert len({p.digits for p in officer.passwords.values()}) == len(EVERYBODY)
    kept = (tmp_path / "sent.sqlite3").read_bytes()
    for password in officer.passwords.values():
        assert password.digits.encode() not in kept
        assert password.spoken.encode() not in kept


def test_tls_from_the_first_byte_will_do_too(authorities: Authorities, tmp_path: Path) -> None:
    with open_office(authorities, security="tls", login=True) as office:
        deliver(tmp_path, office.settings)
        assert office.desk.boxes == EVERYBODY
        assert len(office.desk.logged_in) == len(EVERYBODY)


def test_attendees_are_invited_and_an_update_replaces_what_they_have(
    authorities: Authorities, tmp_path: Path
) -> None:
    with open_office(authorities) as office:
        deliver(tmp_path, office.settings)
        for to, content in office.desk.taken:
            files = [part for part in parsed(content).iter_attachments() if part.get_filename() == "meeting.ics"]
            assert len(files) == (0 if to in (VICTIM, APPLICANT) else 1)
            for file in files:
                assert (file.get_content_type(), file.get_param("method")) == ("text/calendar", "REQUEST")
                meeting = vobject.readOne(file.get_payload(decode=True).decode())  # type: ignore[union-attr]
                assert meeting.vevent.sequence.value == "0"
                invited = {guest.value.removeprefix("mailto:") for guest in meeting.vevent.attendee_list}
                assert invited == {COUNCIL, POLICE, HOUSING, CHAIR}
    later = plan(tmp_path, on=date(2026, 4, 22), changed=CHANGED, **late_chronology())
    (file,) = later.item("police").enclosed
    assert vobject.readOne(file.content.decode()).vevent.sequence.value == "1"


def test_a_second_run_sends_nothing(authorities: Authorities, tmp_path: Path) -> None:
    with open_office(authorities) as office:
        deliver(tmp_path, office.settings)
        fates, officer = deliver(tmp_path, office.settings, on=date(2026, 4, 22))
        assert set(fates.values()) == {"sent before"}
        assert office.desk.boxes == EVERYBODY
        assert not officer.passwords


def test_the_record_holds_the_servers_answer(authorities: Authorities, tmp_path: Path) -> None:
    with open_office(authorities) as office:
        deliver(tmp_path, office.settings)
    entries = ledger(tmp_path).entries("derby-city", "104233")
    assert [e.event for e in entries] == ["started", "accepted"] * 6
    assert all("queued as" in e.answer for e in entries if e.event == "accepted")
    assert {e.identity for e in entries} == set(EVERYBODY)
    assert {e.at for e in entries} == {"2026-04-20T09:30:00+00:00"}


def test_a_refused_recipient_stops_nobody_else_and_is_tried_again(
    authorities: Authorities, tmp_path: Path
) -> None:
    with open_office(authorities) as office:
        office.desk.at_recipient[POLICE] = "550 5.1.1 no such user"
        fates, _ = deliver(tmp_path, office.settings)
        assert fates["police"] == "refused"
        assert office.desk.boxes == sorted({*EVERYBODY} - {POLICE})
        assert plan(tmp_path).item("police").standing.state == "refused"
        del office.desk.at_recipient[POLICE]
        fates, _ = deliver(tmp_path, office.settings)
        assert fates["police"] == "accepted"
        assert office.desk.boxes == EVERYBODY


@pytest.mark.parametrize("answer", ["452 4.2.2 mailbox full", "552 5.2.2 mailbox full"])
def test_a_full_mailbox_is_refused_wherever_the_server_says_it(
    answer: str, authorities: Authorities, tmp_path: Path
) -> None:
    with open_office(authorities) as office:
        office.desk.at_recipient[COUNCIL] = answer
        office.desk.at_data[VICTIM] = answer
        fates, _ = deliver(tmp_path, office.settings)
        assert {key for key, fate in fates.items() if fate == "refused"} == {"council", "victim"}
        for key in ("council", "victim"):
            last = plan(tmp_path).item(key).standing.last
            assert last is not None
            assert last.answer == answer
        office.desk.at_recipient.clear()
        office.desk.at_data.clear()
        deliver(tmp_path, office.settings)
        assert office.desk.boxes == EVERYBODY


@pytest.mark.parametrize("truth", ["kept", "lost"])
def test_a_line_that_breaks_after_the_message_leaves_its_fate_unknown(
    truth: str, authorities: Authorities, tmp_path: Path
) -> None:
    """Whether the server kept it or lost it can't be told from here, so nothing goes again without a word."""
    with open_office(authorities) as office:
        office.desk.hang_up[HOUSING] = truth
        fates, _ = deliver(tmp_path, office.settings)
        assert fates["housing"] == "unknown"
        office.desk.hang_up.clear()
        taken = office.desk.boxes
        fates, _ = deliver(tmp_path, office.settings)
        assert fates["housing"] == "unknown before"
        assert office.desk.boxes == taken
        assert set(taken) == {*EVERYBODY} - ({HOUSING} if truth == "lost" else set())
        fates, _ = deliver(tmp_path, office.settings, again=Again(unknown=frozenset({"housing"})))
        assert fates["housing"] == "accepted"
        assert office.desk.boxes == sorted([*taken, HOUSING])
        copies = [parsed(content)["Message-ID"] for to, content in office.desk.taken if to == HOUSING]
        assert len(copies) == (2 if truth == "kept" else 1)
        assert len(set(copies)) == 1  # so whoever gets a second copy can tell


def test_a_message_that_is_too_large_is_refused_before_it_goes(authorities: Authorities, tmp_path: Path) -> None:
    with open_office(authorities, size=600_000) as office:
        fates, _ = deliver(tmp_path, office.settings)
        assert fates["council"] == "refused"
        last = plan(tmp_path).item("council").standing.last
        assert last is not None
        assert "600000 at most" in last.answer


@pytest.mark.parametrize("fault", ["stranger", "name", "expired"])
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_bad_certificate_stops_everything(
    fault: str, security: str, authorities: Authorities, tmp_path: Path
) -> None:
    context = {
        "stranger": lambda: Authorities(tmp_path).context(),
        "name": lambda: authorities.context("mail.elsewhere.example"),
        "expired": lambda: authorities.context("localhost", not_after=datetime(2020, 1, 1, tzinfo=UTC)),
    }[fault]()
    with open_office(authorities, context=context, security=security) as office:
        with pytest.raises(MailError, match="certificate can't be trusted"):
            deliver(tmp_path, office.settings)
        assert not office.desk.taken
    assert not ledger(tmp_path).entries("derby-city", "104233")


def test_a_server_without_starttls_is_not_used(authorities: Authorities, tmp_path: Path) -> None:
    with open_office(authorities, security="none") as office:
        with pytest.raises(MailError, match="offers no STARTTLS"):
            deliver(tmp_path, office.settings)
        assert not office.desk.taken


def test_a_wrong_password_is_told_and_not_repeated(authorities: Authorities, tmp_path: Path) -> None:
    with open_office(authorities, login=True) as office:
        wrong = replace(office.settings, password="guessed-wrong")
        with pytest.raises(MailError, match=r"does not let us in \(535") as told:
            deliver(tmp_path, wrong)
        assert "guessed-wrong" not in str(told.value)
        assert PASSWORD not in repr(office.settings)
        assert not office.desk.taken


def test_a_relay_that_wants_a_login_is_told_once(authorities: Authorities, tmp_path: Path) -> None:
    with open_office(authorities, login=True) as office:
        with pytest.raises(MailError, match="wants us to log in first"):
            deliver(tmp_path, replace(office.settings, user=None, password=None))
        assert not ledger(tmp_path).entries("derby-city", "104233")


def test_a_relay_that_is_not_there_is_told(authorities: Authorities, tmp_path: Path) -> None:
    with open_office(authorities) as office:
        gone = office.settings
    with pytest.raises(MailError, match="can't be reached"):
        deliver(tmp_path, gone)


def test_the_record_refuses_to_be_changed(authorities: Authorities, tmp_path: Path) -> None:
    with open_office(authorities) as office:
        deliver(tmp_path, office.settings)
    db = sqlite3.connect(tmp_path / "sent.sqlite3")
    try:
        for statement in (
            "UPDATE entry SET event = 'refused'",
            "DELETE FROM entry",
            "UPDATE version SET sha256 = ''",
            "DELETE FROM version",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                db.execute(statement)
    finally:
        db.close()


def test_mail_that_is_secured_goes_without_a_password(authorities: Authorities, tmp_path: Path) -> None:
    own = tmp_path / "profiles"
    own.mkdir()
    (own / "derby-city.toml").write_text(
        'inherit = "derby-city"\n[mail]\nencrypted_in_transit = "agencies"\n', encoding="utf-8"
    )
    from sendable import DAY, case

    from docgen.build import Settings
    from docgen.send import make_plan

    made = make_plan(case(), DAY, ledger(tmp_path), settings=Settings(authorities=(own,)))
    with open_office(authorities) as office:
        _, officer = deliver(tmp_path, office.settings, made)
        assert set(officer.passwords) == {VICTIM, APPLICANT}
        for to, content in office.desk.taken:
            text = parsed(content).get_body(("plain",)).get_content()  # type: ignore[union-attr]
            assert ("password" in text) is (to in officer.passwords)
            if to == CHAIR:
                item = made.item("chair")
                assert item.issue is not None
                assert attached(content)[1] == item.issue.pack.pdf.content
    kept = {e.identity: e.protection for e in ledger(tmp_path).entries("derby-city", "104233")}
    assert kept[POLICE] == "in transit"
    assert kept[VICTIM] == "aes-256"
