"""The record by itself: nothing changes in it, nothing fits in it twice, and it is let go when its time is over."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sendable import clock

from docgen.errors import LedgerError
from docgen.send.ledger import Entry, Ledger, Taken, Version
from docgen.send.standing import reached_before, standing

ENTRY = Entry(
    at="2026-04-20T09:30:00+00:00",
    day="2026-04-20",
    event="started",
    authority="derby-city",
    reference="1",
    part="police",
    identity="p@example.org",
    file="meeting-pack.pdf",
    version=1,
    sha256="a",
    sent_sha256="b",
    attempt=1,
    protection="aes-256",
    message_id="",
    answer="",
    late_because="",
)
VERSION = Version(
    "2026-04-20T09:30:00+00:00", "2026-04-20", "derby-city", "1", "meeting-pack.pdf", 1, "a", "2026-04-20", ""
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "sent.sqlite3")


def test_an_attempt_can_be_begun_once(ledger: Ledger) -> None:
    ledger.begin(ENTRY, VERSION)
    with pytest.raises(Taken):
        ledger.begin(ENTRY, VERSION)
    ledger.add(replace(ENTRY, event="accepted"))
    with pytest.raises(Taken):
        ledger.add(replace(ENTRY, event="unknown"))
    assert [e.event for e in ledger.entries("derby-city", "1")] == ["started", "accepted"]
    assert ledger.versions("derby-city", "1") == (VERSION,)


def test_the_same_number_for_another_pack_is_refused_and_leaves_nothing(ledger: Ledger) -> None:
    ledger.begin(ENTRY, VERSION)
    other = replace(ENTRY, identity="q@example.org", sha256="c")
    with pytest.raises(Taken):
        ledger.begin(other, replace(VERSION, sha256="c"))
    assert ledger.entries("derby-city", "1") == (ENTRY,)


def test_of_many_at_once_one_is_first(ledger: Ledger) -> None:
    def begin(_: int) -> bool:
        try:
            ledger.begin(ENTRY, VERSION)
        except Taken:
            return False
        return True

    with ThreadPoolExecutor(8) as crew:
        assert sum(crew.map(begin, range(8))) == 1


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ([], "open"),
        ([("refused", 1)], "refused"),
        ([("started", 1), ("refused", 1)], "refused"),
        ([("started", 1)], "unknown"),
        ([("started", 1), ("unknown", 1)], "unknown"),
        ([("started", 1), ("accepted", 1)], "sent"),
        # What may have arrived is not unsaid by a second message that did not.
        ([("started", 1), ("unknown", 1), ("started", 2), ("refused", 2)], "unknown"),
        ([("started", 1), ("unknown", 1), ("started", 2), ("accepted", 2)], "sent"),
        ([("started", 1), ("accepted", 1), ("started", 2)], "sent"),
        ([("drafted", 1)], "drafted"),
        ([("drafted", 1), ("delivered", 2)], "delivered"),
        ([("drafted", 1), ("started", 2)], "unknown"),
        ([("started", 1), ("refused", 1), ("drafted", 2)], "drafted"),
    ],
)
def test_what_the_lines_say(events: list[tuple[str, int]], state: str) -> None:
    lines = [replace(ENTRY, event=event, attempt=attempt) for event, attempt in events]  # type: ignore[arg-type]
    found = standing(lines, "p@example.org", "meeting-pack.pdf", 1)
    assert found.state == state
    assert standing(lines, "p@example.org", "meeting-pack.pdf", 2).state == "open"
    assert standing(lines, "q@example.org", "meeting-pack.pdf", 1).state == "open"
    before = reached_before(lines, "p@example.org", "meeting-pack.pdf", 2)
    assert (before is not None) is (state not in ("open", "refused"))


@pytest.mark.parametrize(
    ("events", "later"),
    [
        ([("started", 1), ("accepted", 1), ("started", 2)], "unknown"),
        ([("started", 1), ("accepted", 1), ("started", 2), ("unknown", 2)], "unknown"),
        ([("started", 1), ("accepted", 1), ("started", 2), ("refused", 2)], "refused"),
        ([("started", 1), ("accepted", 1), ("drafted", 2)], "drafted"),
        ([("started", 1), ("accepted", 1), ("drafted", 2), ("delivered", 3)], None),
        ([("started", 1), ("accepted", 1), ("started", 2), ("accepted", 2)], None),
        ([("started", 1), ("unknown", 1), ("started", 2), ("accepted", 2)], None),
    ],
)
def test_a_second_copy_is_told_apart_from_the_first(events: list[tuple[str, int]], later: str | None) -> None:
    lines = [replace(ENTRY, event=event, attempt=attempt) for event, attempt in events]  # type: ignore[arg-type]
    found = standing(lines, "p@example.org", "meeting-pack.pdf", 1)
    assert found.state in ("sent", "delivered")
    assert found.later == later
    assert found.doubtful is (later in ("unknown", "drafted"))


def test_it_goes_when_its_time_is_over_whole_cases_and_only_this_authoritys(ledger: Ledger) -> None:
    for authority, reference, day in (
        ("derby-city", "old", "2020-01-01"),
        ("derby-city", "going on", "2020-01-01"),
        ("dover", "old", "2020-01-01"),
    ):
        ledger.begin(
            replace(ENTRY, authority=authority, reference=reference, at=f"{day}T09:30:00+00:00"),
            replace(VERSION, authority=authority, reference=reference, at=f"{day}T09:30:00+00:00"),
        )
    ledger.add(replace(ENTRY, reference="going on", event="accepted"))
    assert ledger.let_go("derby-city", date(2024, 1, 1), clock()) == 1
    assert ledger.let_go("derby-city", date(2024, 1, 1), clock()) == 0
    assert not ledger.entries("derby-city", "old")
    assert not ledger.versions("derby-city", "old")
    assert len(ledger.entries("derby-city", "going on")) == 2
    assert len(ledger.entries("dover", "old")) == 1
    db = sqlite3.connect(ledger.path)
    try:
        assert db.execute("SELECT authority, before FROM retention").fetchall() == [("derby-city", "2024-01-01")]
        for statement in (
            "DELETE FROM entry",
            "DELETE FROM retention",
            "UPDATE retention SET before = '2099-01-01'",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                db.execute(statement)
    finally:
        db.close()


OLD = "2020-01-01T09:30:00+00:00"


def test_a_day_that_was_reckoned_with_makes_no_line_older(ledger: Ledger) -> None:
    ledger.begin(replace(ENTRY, day="2019-01-01"), replace(VERSION, day="2019-01-01"))
    assert ledger.let_go("derby-city", date(2024, 1, 1), clock()) == 0


def test_a_case_whose_meeting_is_to_come_is_kept_however_old_its_lines_are(ledger: Ledger) -> None:
    ledger.begin(replace(ENTRY, at=OLD, meeting="2026-05-12"), replace(VERSION, at=OLD))
    assert ledger.let_go("derby-city", date(2024, 1, 1), clock()) == 0
    assert len(ledger.entries("derby-city", "1")) == 1


def test_no_line_is_replaced_and_nothing_is_let_go_ahead_of_its_time(ledger: Ledger) -> None:
    ledger.begin(replace(ENTRY, at=OLD), replace(VERSION, at=OLD))
    assert ledger.let_go("derby-city", date(2024, 1, 1), clock()) == 1
    ledger.begin(ENTRY, VERSION)
    columns = {
        "entry": "at, day, event, authority, reference, part, identity, file, version, sha256, sent_sha256, "
        "attempt, protection, message_id, answer, late_because",
        "version": "at, day, authority, reference, file, version, sha256, made_on, changed",
        "retention": "at, authority, before",
    }
    db = sqlite3.connect(ledger.path)
    try:
        for table, names in columns.items():
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                db.execute(f"INSERT OR REPLACE INTO {table} (number, {names}) SELECT number, {names} FROM {table}")
        for table in ("entry", "version"):  # by its key, under a number of its own
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                db.execute(
                    f"INSERT OR REPLACE INTO {table} ({columns[table]}) SELECT {columns[table]} FROM {table}"
                )
        with pytest.raises(sqlite3.IntegrityError, match="only what is past"):
            db.execute(
                "INSERT INTO retention (at, authority, before) VALUES ('2026-04-20', 'derby-city', '2099-01-01')"
            )
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            db.execute("DELETE FROM entry")
    finally:
        db.close()


def test_a_record_of_the_first_kind_is_brought_up_to_date(ledger: Ledger) -> None:
    ledger.begin(ENTRY, VERSION)
    db = sqlite3.connect(ledger.path)
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        if name.endswith(("_is_new", "_is_past")):
            db.execute(f"DROP TRIGGER {name}")
    db.execute("DROP TRIGGER entry_is_kept")  # it names the column
    db.execute("CREATE TRIGGER entry_is_kept BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'x'); END")
    db.execute("ALTER TABLE entry DROP COLUMN meeting")
    db.execute("PRAGMA user_version = 1")
    db.close()
    assert ledger.entries("derby-city", "1") == (ENTRY,)
    with pytest.raises(Taken):
        ledger.begin(ENTRY, VERSION)


def test_looking_makes_no_file(ledger: Ledger) -> None:
    assert ledger.entries("derby-city", "1") == ()
    assert ledger.let_go("derby-city", date(2024, 1, 1), clock()) == 0
    assert not ledger.path.exists()


def test_another_database_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite3"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE contacts (name TEXT)")
    db.commit()
    db.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="no record of docgen's"):
        Ledger(path).begin(ENTRY, VERSION)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, but long enough to be looked at by whoever opens it" * 20, encoding="utf-8")
    with pytest.raises(LedgerError, match="can't be used"):
        Ledger(path).entries("derby-city", "1")


def test_a_record_of_a_later_docgen_is_left_alone(ledger: Ledger) -> None:
    ledger.begin(ENTRY, VERSION)
    db = sqlite3.connect(ledger.path)
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(LedgerError, match="another version of docgen"):
        ledger.entries("derby-city", "1")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="nothing is sent without it"):
        Ledger(tmp_path / "nowhere" / "sent.sqlite3").begin(ENTRY, VERSION)
