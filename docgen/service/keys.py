"""API keys: who may ask this service. Only hashes are kept.

A key is 256 random bits, so nobody can guess it from its hash however fast they try; a slow hash, which protects
words that people choose, would only make every request slow.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import re
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from docgen.errors import OutputError
from docgen.service.folder import private_folder

FILE = "keys.sqlite"

_TOKEN = re.compile(r"docgen_([0-9a-f]{12})_([A-Za-z0-9_-]{43})")
_NOBODY = hashlib.sha256(b"nobody").hexdigest()
_TABLE = """
create table if not exists keys (
    id text primary key, label text not null, hash text not null, created text not null, revoked text
) strict
"""


@dataclass(frozen=True, slots=True)
class Key:
    """One key, without what opens anything."""

    id: str
    label: str
    created: str  # UTC, ISO 8601
    revoked: str | None = None


class KeyStore:
    """The keys of the service whose folder this is. What is changed here counts from the next request on."""

    def __init__(self, state: Path) -> None:
        self._path = state / FILE

    def create(self, label: str) -> tuple[Key, str]:
        """A new key, and its token, which nobody can show again."""
        key_id, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
        key = Key(key_id, label, _now())
        with self._open() as base:
            base.execute(
                "insert into keys (id, label, hash, created) values (?, ?, ?, ?)",
                (key.id, key.label, _hash(secret), key.created),
            )
        return key, f"docgen_{key_id}_{secret}"

    def every(self) -> tuple[Key, ...]:
        """Every key there ever was, the oldest first."""
        with self._open() as base:
            rows = base.execute("select id, label, created, revoked from keys order by created, id").fetchall()
        return tuple(Key(*row) for row in rows)

    def revoke(self, key_id: str) -> None:
        """Ends a key. Raises OutputError where there is none, or it is ended already."""
        with self._open() as base:
            ended = base.execute(
                "update keys set revoked = ? where id = ? and revoked is null", (_now(), key_id)
            ).rowcount
        if not ended:
            raise OutputError(f"there is no key {key_id} in use; docgen keys list shows them")

    def owner(self, token: str) -> str | None:
        """The id of the key that this token belongs to; None, after the same time, where it opens nothing."""
        match = _TOKEN.fullmatch(token)
        key_id, secret = match.groups() if match else ("", "")
        with self._open() as base:
            row = base.execute("select hash from keys where id = ? and revoked is null", (key_id,)).fetchone()
        same = hmac.compare_digest(_hash(secret), row[0] if row else _NOBODY)
        return key_id if same and row else None

    @property
    def any(self) -> bool:
        """Whether there ever was a key; then nobody gets in without one."""
        if not self._path.exists():
            return False
        with self._open() as base:
            return base.execute("select 1 from keys limit 1").fetchone() is not None

    @property
    def any_in_use(self) -> bool:
        """Whether anybody has a key that is not revoked."""
        return any(key.revoked is None for key in self.every()) if self.any else False

    @property
    def several_in_use(self) -> bool:
        """Whether more than one client has a key that is not revoked."""
        if not self._path.exists():
            return False
        with self._open() as base:
            return len(base.execute("select 1 from keys where revoked is null limit 2").fetchall()) > 1

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            private_folder(self._path.parent)
            if not self._path.exists():
                self._path.touch(mode=0o600)
            with contextlib.closing(sqlite3.connect(self._path, timeout=10)) as base, base:
                base.execute(_TABLE)
                yield base
        except OSError as error:
            raise OutputError(f"{self._path}: can't be used ({error.strerror}); see --state") from None
        except sqlite3.Error as error:
            raise OutputError(f"{self._path}: can't be used: {error}") from None


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
