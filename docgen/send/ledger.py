"""The record of what was sent: append-only, and the only thing that decides whether something goes out again.

One SQLite file. Rows are added and never changed; triggers refuse everything else, save what the profile's
retention period lets go. An attempt is written down *before* the server is handed the message, and its outcome
after the answer: whatever happens in between, the attempt stands there, and its fate is unknown until a person
says otherwise. Two runs at once can't make the same attempt: it is one row of a unique index.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from docgen.errors import LedgerError
from docgen.send.schema import FROM_1, GUARDS, SCHEMA, TABLES

_PATIENCE = 30  # seconds for another run to finish its own line

Event = Literal["started", "accepted", "refused", "unknown", "drafted", "delivered"]
"""``drafted``: handed to the officer's own mail program. ``delivered``: a person says that it went out."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the record."""

    at: str  # by the clock
    day: str  # the day that was reckoned with
    event: Event
    authority: str
    reference: str
    part: str
    identity: str
    file: str
    version: int
    sha256: str  # of the pack as it was made
    sent_sha256: str  # of the attachment: locked, another file
    attempt: int
    protection: str
    message_id: str
    answer: str
    late_because: str
    meeting: str = ""  # the day of the meeting, where it was known


@dataclass(frozen=True, slots=True)
class Version:
    """One version of one pack of one case: from the first time that it went out."""

    at: str
    day: str
    authority: str
    reference: str
    file: str
    version: int
    sha256: str
    made_on: str
    changed: str


_ENTRY = ", ".join(field.name for field in fields(Entry))
_VERSION = ", ".join(field.name for field in fields(Version))


class Taken(Exception):
    """Another run has made this attempt, or this version, already."""


class Ledger:
    """The record in one file; made when it is first written to."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def entries(self, authority: str, reference: str) -> tuple[Entry, ...]:
        """Every line about this case, in the order in which they were written."""
        return tuple(
            Entry(*row)
            for row in self._rows(f"SELECT {_ENTRY} FROM entry", "ORDER BY number", authority, reference)
        )

    def versions(self, authority: str, reference: str) -> tuple[Version, ...]:
        """Every version of every pack of this case."""
        return tuple(
            Version(*row)
            for row in self._rows(f"SELECT {_VERSION} FROM version", "ORDER BY number", authority, reference)
        )

    def begin(self, entry: Entry, version: Version) -> None:
        """Writes down an attempt, and its version where it is the first of it; both or neither.

        Raises Taken where another run was first.
        """
        with self._writing() as db:
            self._insert(db, "entry", _ENTRY, astuple(entry))
            known = db.execute(
                "SELECT sha256 FROM version WHERE authority = ? AND reference = ? AND file = ? AND version = ?",
                (version.authority, version.reference, version.file, version.version),
            ).fetchone()
            if known is None:
                self._insert(db, "version", _VERSION, astuple(version))
            elif known[0] != version.sha256:
                raise Taken

    def add(self, *entries: Entry) -> None:
        """Writes down what became of an attempt, all lines or none. Raises Taken where it stands there already."""
        with self._writing() as db:
            for entry in entries:
                self._insert(db, "entry", _ENTRY, astuple(entry))

    def let_go(self, authority: str, before: date, now: datetime) -> int:
        """Deletes what is older than the authority may keep, whole cases only; how many lines went.

        The age of a case is counted from the last of its lines by the clock, and from its meeting where that is
        later; the day that a line was reckoned with makes it no older.
        """
        if not self.path.exists():
            return 0
        with self._writing() as db:
            old = db.execute(
                "SELECT reference FROM entry WHERE authority = ? GROUP BY reference "
                "HAVING max(date(at)) < ? AND max(meeting) < ?",
                (authority, before.isoformat(), before.isoformat()),
            ).fetchall()
            if not old:
                return 0
            db.execute(
                "INSERT INTO retention (at, authority, before) VALUES (?, ?, ?)",
                (stamp(now), authority, before.isoformat()),
            )
            gone = 0
            for (reference,) in old:
                for table in ("entry", "version"):
                    done = db.execute(
                        f"DELETE FROM {table} WHERE authority = ? AND reference = ?", (authority, reference)
                    )
                    gone += done.rowcount if table == "entry" else 0
            return gone

    def _rows(self, what: str, order: str, authority: str, reference: str) -> list[Any]:
        if not self.path.exists():
            return []
        with self._open() as db:
            return db.execute(
                f"{what} WHERE authority = ? AND reference = ? {order}", (authority, reference)
            ).fetchall()

    @staticmethod
    def _insert(db: sqlite3.Connection, table: str, names: str, values: Sequence[object]) -> None:
        marks = ", ".join("?" for _ in values)
        try:
            db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values))
        except sqlite3.IntegrityError as error:
            if "UNIQUE" in str(error) or "stands in it already" in str(error):
                raise Taken from None
            raise

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One line or several, whole or not at all, and on the disk when it is left."""
        with self._open() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            db = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
        except sqlite3.Error as error:
            raise self._fault(error) from None
        try:
            # No write-ahead log: the file may be on a share, and a line must be on the disk before a message goes.
            db.execute("PRAGMA journal_mode = DELETE")
            db.execute("PRAGMA synchronous = EXTRA")
            db.execute("PRAGMA secure_delete = ON")
            self._make(db)
            yield db
        except (sqlite3.Error, OSError) as error:
            raise self._fault(error) from None
        finally:
            db.close()

    def _make(self, db: sqlite3.Connection) -> None:
        found = db.execute("PRAGMA user_version").fetchone()[0]
        if found == 0:
            db.execute("BEGIN IMMEDIATE")
            if db.execute("PRAGMA user_version").fetchone()[0] == 0:
                if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                    db.execute("ROLLBACK")
                    raise LedgerError(f"{self.path}: is a database, but no record of docgen's; name another file")
                self._write_down(db, TABLES + GUARDS)
            db.execute("COMMIT")
        elif found == 1:
            db.execute("BEGIN IMMEDIATE")
            if db.execute("PRAGMA user_version").fetchone()[0] == 1:
                self._write_down(db, FROM_1)
            db.execute("COMMIT")
        elif found != SCHEMA:
            raise LedgerError(f"{self.path}: was written by another version of docgen (record version {found})")

    @staticmethod
    def _write_down(db: sqlite3.Connection, script: str) -> None:
        for statement in _statements(script):
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {SCHEMA}")

    def _fault(self, error: Exception) -> LedgerError:
        return LedgerError(
            f"{self.path}: the record of what was sent can't be used ({error}); "
            "nothing is sent without it. Name another with --ledger, or DOCGEN_LEDGER"
        )


def stamp(now: datetime) -> str:
    """A moment as the record has it."""
    return now.isoformat(timespec="seconds")


def _statements(script: str) -> Iterator[str]:
    """One by one, so that they are of one transaction (``executescript`` would end it)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            if statement.strip():
                yield statement
            statement = ""
