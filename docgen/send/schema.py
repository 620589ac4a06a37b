"""The tables of the record, and the triggers that refuse whatever would change what stands in them."""

from __future__ import annotations

SCHEMA = 2

TABLES = """
CREATE TABLE entry (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    day TEXT NOT NULL,
    event TEXT NOT NULL CHECK (event IN ('started', 'accepted', 'refused', 'unknown', 'drafted', 'delivered')),
    authority TEXT NOT NULL,
    reference TEXT NOT NULL,
    part TEXT NOT NULL,
    identity TEXT NOT NULL,
    file TEXT NOT NULL,
    version INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    sent_sha256 TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    protection TEXT NOT NULL,
    message_id TEXT NOT NULL,
    answer TEXT NOT NULL,
    late_because TEXT NOT NULL,
    meeting TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX one_start ON entry (authority, reference, identity, file, version, attempt)
    WHERE event IN ('started', 'drafted', 'delivered');
CREATE UNIQUE INDEX one_outcome ON entry (authority, reference, identity, file, version, attempt)
    WHERE event IN ('accepted', 'refused', 'unknown');
CREATE TABLE version (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    day TEXT NOT NULL,
    authority TEXT NOT NULL,
    reference TEXT NOT NULL,
    file TEXT NOT NULL,
    version INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    made_on TEXT NOT NULL,
    changed TEXT NOT NULL,
    UNIQUE (authority, reference, file, version)
);
CREATE TABLE retention (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    authority TEXT NOT NULL,
    before TEXT NOT NULL
);
"""
_OPENING, _OUTCOME = "('started', 'drafted', 'delivered')", "('accepted', 'refused', 'unknown')"
_SAME = " AND ".join(f"t.{name} = NEW.{name}" for name in ("authority", "reference", "file", "version"))
_LET_GO = "EXISTS (SELECT 1 FROM retention r WHERE r.authority = OLD.authority AND date(OLD.at) < r.before"
# What stands there already: "INSERT OR REPLACE" would delete it, and no trigger for deleting would be asked.
_STANDS = {
    "entry": f"""t.number = NEW.number OR ({_SAME} AND t.identity = NEW.identity AND t.attempt = NEW.attempt
        AND ((t.event IN {_OPENING} AND NEW.event IN {_OPENING})
        OR (t.event IN {_OUTCOME} AND NEW.event IN {_OUTCOME})))""",
    "version": f"t.number = NEW.number OR ({_SAME})",
    "retention": "t.number = NEW.number",
}
_KEPT = {
    "entry": f"NOT {_LET_GO} AND OLD.meeting < r.before)",
    "version": f"""NOT {_LET_GO}) OR EXISTS
        (SELECT 1 FROM entry e WHERE e.authority = OLD.authority AND e.reference = OLD.reference)""",
    "retention": "1",
}
GUARDS = (
    "".join(
        f"""
CREATE TRIGGER {table}_stays BEFORE UPDATE ON {table}
    BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER {table}_is_kept BEFORE DELETE ON {table}
    WHEN {kept}
    BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER {table}_is_new BEFORE INSERT ON {table}
    WHEN EXISTS (SELECT 1 FROM {table} t WHERE {_STANDS[table]})
    BEGIN SELECT RAISE(ABORT, 'the record is append-only: this stands in it already'); END;
"""
        for table, kept in _KEPT.items()
    )
    + """
CREATE TRIGGER retention_is_past BEFORE INSERT ON retention
    WHEN date(NEW.before) IS NULL OR date(NEW.at) IS NULL OR NEW.before >= date(NEW.at)
    BEGIN SELECT RAISE(ABORT, 'the record is append-only: only what is past is let go'); END;
"""
)
FROM_1 = (
    "ALTER TABLE entry ADD COLUMN meeting TEXT NOT NULL DEFAULT '';\n"
    + "".join(f"DROP TRIGGER {table}_stays;\nDROP TRIGGER {table}_is_kept;\n" for table in _KEPT)
    + GUARDS
)
