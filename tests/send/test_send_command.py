"""`docgen send` as an officer types it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from post_office import PASSWORD, USER, Authorities, Office, open_office
from sendable import CHAIR, COUNCIL, EVERYBODY, NAME, POLICE, VICTIM
from support import load_data

from docgen.cli import run
from docgen.send import Ledger

ON = ("--on", "2026-04-20")
SPOKEN = re.compile(r"(?:\d{4} ){5}\d{4}")


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    data = load_data(NAME)
    data["meeting"]["chair"]["email"] = CHAIR
    data["victim"]["communication"] = {"channel": "email"}
    data["applicant"]["communication"] = {"channel": "post"}
    (tmp_path / "case.json").write_text(json.dumps(data), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DOCGEN_LEDGER", raising=False)
    return "case.json"


@pytest.fixture
def office(authorities: Authorities, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with open_office(authorities, login=True) as opened:
        for name, value in {
            "HOST": "localhost",
            "PORT": str(opened.settings.port),
            "USER": USER,
            "PASSWORD": PASSWORD,
            "CA": str(authorities.file),
        }.items():
            monkeypatch.setenv(f"DOCGEN_SMTP_{name}", value)
        yield opened


Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """``say("plan", case)``: the exit code, and what was printed where."""

    def typed(*words: str) -> tuple[int, str, str]:
        code = run(["send", *words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return typed


def test_the_plan_tells_who_gets_what_and_sends_nothing(case: str, say: Say, tmp_path: Path) -> None:
    code, out, err = say("plan", case, *ON)
    assert (code, err) == (0, "")
    assert "by Tuesday 5 May 2026" in out
    for shown in (POLICE, CHAIR, VICTIM, "print and post", "wants post", "does not come to the meeting"):
        assert shown in out
    assert [path.name for path in tmp_path.iterdir()] == ["case.json"]
    code, out, _ = say("plan", case, *ON, "--json")
    told = json.loads(out)
    assert (code, told["deadline"], told["timing"], told["post_by"]) == (0, "2026-05-05", "in time", "2026-04-30")
    victim = next(r for r in told["recipients"] if r["recipient"] == "victim")
    assert (victim["email"], victim["pack"], victim["protection"]) == (VICTIM, "victim-pack.pdf", "aes-256")


def test_drafts_are_made_recorded_and_settled(case: str, say: Say, tmp_path: Path) -> None:
    code, out, err = say("drafts", case, *ON, "-o", "to-send", "--passwords", "passwords.txt")
    assert (code, err) == (0, "")
    assert not SPOKEN.search(out)
    told = (tmp_path / "passwords.txt").read_text(encoding="utf-8")
    assert len(SPOKEN.findall(told)) == 5
    if sys.platform != "win32":
        assert (tmp_path / "passwords.txt").stat().st_mode & 0o077 == 0
    made = {path.name for path in (tmp_path / "to-send").iterdir()}
    assert made == {
        *("01-council.eml", "02-police.eml", "03-housing.eml", "04-chair.eml", "05-victim.eml"),
        *("06-applicant.pdf", "print-list.txt", "manifest.json"),
    }
    assert say("drafts", case, *ON, "-o", "to-send", "--passwords", "passwords.txt")[0] == 8  # exists already
    assert say("drafts", case, *ON, "-o", "to-send", "--passwords", "passwords.txt", "--force")[0] == 0
    code, out, _ = say("record", case, "police", "applicant", "--how", "posted,\nfirst class", *ON)
    assert (code, out.count("posted, first class")) == (0, 2)
    code, _, err = say("record", case, "police", *ON)
    assert code == 10
    assert "already" in err
    code, out, _ = say("status", case, "--json", *ON)
    states = {r["recipient"]: r["state"] for r in json.loads(out)["recipients"]}
    assert states["police"] == states["applicant"] == "delivered"
    assert states["council"] == "drafted"
    code, out, _ = say("drafts", case, *ON, "-o", "again", "--passwords", "passwords.txt", "--again", "applicant")
    assert "police: no draft: sent, says the officer" in out
    assert "council: a draft was made before" in out
    code, out, _ = say("status", case, *ON)
    assert "a second copy: drafted; not on record as sent" in " ".join(out.split())
    assert say("record", case, "applicant", "applicant", *ON)[0] == 0
    assert "a second copy" not in " ".join(say("status", case, *ON)[1].split())
    assert not (tmp_path / "again" / "02-police.eml").exists()


def test_passwords_go_to_a_terminal_or_a_file_and_nowhere_else(case: str, say: Say, tmp_path: Path) -> None:
    code, out, err = say("drafts", case, *ON)
    assert code == 10
    assert "--passwords" in err
    assert not SPOKEN.search(out + err)
    assert [path.name for path in tmp_path.iterdir()] == ["case.json"]


def test_on_a_terminal_the_officer_sees_each_password_once(
    case: str, say: Say, office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    code, out, err = say("smtp", case, *ON)
    assert code == 0
    assert "Reckoned as of 2026-04-20" in err
    assert len(SPOKEN.findall(out)) == 5
    assert office.desk.boxes == sorted([*(to for to in EVERYBODY if not to.startswith("sian"))])
    assert "applicant: to be printed and posted (wants post)" in out
    kept = (tmp_path / "docgen-sent.sqlite3").read_bytes()
    for spoken in SPOKEN.findall(out):
        for told in (spoken, spoken.replace(" ", "")):
            assert told.encode() not in kept
            assert not any(told.encode() in content for _, content in office.desk.taken)
    code, out, _ = say("smtp", case, *ON)
    assert (code, len(SPOKEN.findall(out))) == (0, 0)
    assert "police: sent before, not sent again" in out
    code, out, _ = say("smtp", case, *ON, "--again", "police")
    assert len(SPOKEN.findall(out)) == 1
    assert office.desk.boxes.count(POLICE) == 2
    code, _, err = say("smtp", case, *ON, "--resend-unknown", "police")
    assert code == 10
    assert "nothing is sent again" in err
    office.desk.hang_up[POLICE] = "lost"
    assert say("smtp", case, *ON, "--again", "police")[0] == 10
    office.desk.hang_up.clear()
    code, out, _ = say("smtp", case, *ON)
    assert code == 10
    assert "police: FATE UNKNOWN since" in out
    told = json.loads(say("plan", case, *ON, "--json")[1])["recipients"]
    assert {r["recipient"]: r["second_copy"] for r in told if r["second_copy"]} == {"police": "unknown"}
    assert say("record", case, "police", *ON)[0] == 0
    code, _, err = say("smtp", case, *ON, "--again", "nobody")
    assert code == 10
    assert "council, police, housing, chair, victim, applicant" in err
    code, out, _ = say("status", case, *ON)
    assert code == 0
    assert "queued" in out


def test_what_is_not_settled_is_told_by_the_exit_code(case: str, say: Say, office: Office) -> None:
    office.desk.at_recipient[POLICE] = "550 5.1.1 \x1b[31mno such user"
    office.desk.hang_up[COUNCIL] = "kept"
    code, out, _ = say("smtp", case, *ON, "--passwords", "passwords.txt")
    assert code == 10
    assert "police: NOT SENT, the relay refuses: 550 5.1.1" in out
    assert "\x1b" not in out
    assert "council: FATE UNKNOWN" in out
    assert "3 sent now, 2 not settled" in out
    office.desk.at_recipient.clear()
    code, out, _ = say("smtp", case, *ON, "--passwords", "passwords.txt")
    assert code == 10
    assert "docgen send record CASE council, or --resend-unknown council" in out
    assert office.desk.boxes.count(POLICE) == 1
    assert say("record", case, "council", "--how", "rang: it came", *ON)[0] == 0
    assert say("smtp", case, *ON, "--passwords", "passwords.txt")[0] == 0
    assert office.desk.boxes.count(COUNCIL) == 1


def test_stopped_by_hand_it_says_where_to_look(
    case: str, say: Say, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from docgen.cli.sending import Told

    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Told, "outcome", stop)
        code, _, err = say("smtp", case, *ON, "--passwords", "passwords.txt")
    assert code == 130
    assert "on record (docgen send status)" in err
    assert say("smtp", case, *ON, "--passwords", "passwords.txt")[0] == 0
    assert len(office.desk.taken) == len(set(office.desk.boxes)) == 5


def test_a_relay_that_nobody_named_is_asked_for(case: str, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DOCGEN_SMTP_HOST", raising=False)
    code, out, err = say("smtp", case, *ON, "--passwords", "passwords.txt")
    assert (code, out) == (10, "")
    assert "DOCGEN_SMTP_HOST" in err


def test_late_is_refused_with_the_way_out(case: str, say: Say) -> None:
    code, _, err = say("drafts", case, "--on", "2026-05-06", "--passwords", "passwords.txt")
    assert code == 10
    assert '--late-because "..."' in err


def test_a_case_from_standard_input_needs_a_record_named(case: str, say: Say) -> None:
    code, _, err = say("status", "-", *ON)
    assert code == 10
    assert "--ledger" in err


def test_the_record_can_be_kept_elsewhere_and_let_go(
    case: str, say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "profiles"
    own.mkdir()
    (own / "derby-city.toml").write_text(
        'inherit = "derby-city"\n[mail]\nencrypted_in_transit = true\nkeep_days = 30\n', encoding="utf-8"
    )
    monkeypatch.setenv("DOCGEN_LEDGER", str(tmp_path / "record.sqlite3"))
    own_profile = ("--authorities", str(own))
    assert say("drafts", case, *ON, *own_profile)[0] == 0  # no passwords, so nowhere to tell them is needed
    assert (tmp_path / "record.sqlite3").exists()
    assert "drafted" in say("status", case, *own_profile, *ON)[1]
    record = Ledger(tmp_path / "record.sqlite3")
    (entry, *_), (version, *_) = record.entries("derby-city", "104233"), record.versions("derby-city", "104233")
    long_ago = {"at": "2020-01-01T09:30:00+00:00", "reference": "old"}
    record.begin(replace(entry, **long_ago, meeting="2020-01-20"), replace(version, **long_ago))
    assert "drafted" in say("status", case, *own_profile, *ON)[1]
    assert say("plan", case, *own_profile, *ON)[0] == 0
    assert len(record.entries("derby-city", "old")) == 1  # looking deletes nothing
    code, out, _ = say("record", case, "police", *own_profile, *ON)
    assert code == 0
    assert "1 line of the record was older than Derby City Council keeps it, and is gone" in out
    assert not record.entries("derby-city", "old")
    assert len(record.entries("derby-city", "104233")) == 7  # however long ago the day that was reckoned with
