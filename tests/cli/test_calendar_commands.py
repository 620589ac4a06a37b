"""`docgen invite` and `docgen timetable --ics`, as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import FIXTURES

from docgen.cli import run

CASE = str(FIXTURES / "third-party-before-meeting.json")


def invite(*more: str, on: str = "2026-04-20", case: str = CASE) -> int:
    return run(["invite", case, "--on", on, *more])


def number(path: Path) -> str:
    (line,) = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("SEQUENCE:")]
    return line.removeprefix("SEQUENCE:")


def test_from_the_first_to_the_cancellation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, moved, off = (tmp_path / f"{name}.ics" for name in ("first", "moved", "off"))
    assert invite("-o", str(first)) == 0
    assert invite("-o", str(moved), "--update-of", str(first)) == 0
    assert invite("-o", str(off), "--cancel", "--update-of", str(moved)) == 0
    assert [number(path) for path in (first, moved, off)] == ["0", "1", "2"]
    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"{first}: invitation, to 3 people"
    assert told[1] == "Without an e-mail address in the case, to be told otherwise: Helen Marsh"
    assert told[2] == f"{moved}: update 1, to 3 people"
    assert told[4] == f"{off}: cancellation, to 3 people"
    assert b"METHOD:CANCEL" in off.read_bytes()


def test_a_number_can_be_given(tmp_path: Path) -> None:
    assert invite("-o", str(tmp_path / "a.ics"), "--sequence", "7") == 0
    assert number(tmp_path / "a.ics") == "7"


@pytest.mark.parametrize(
    ("more", "code", "says"),
    [
        (["-o", "a.pdf"], 8, ".ics"),
        (["-o", "a.ics", "--cancel"], 2, "--update-of"),
        (["-o", "a.ics", "--cancel", "--sequence", "0"], 2, "1 or more"),
        (["-o", "a.ics", "--sequence", "1", "--update-of", "b.ics"], 2, "not both"),
        (["-o", "a.ics", "--update-of", "no-such.ics"], 8, "can't be read"),
        (["-o", "a.ics", "--update-of", "rubbish.ics"], 8, "is no invitation"),
        (["-o", "a.ics", "--update-of", "empty.ics"], 8, "is no invitation"),
        (["-o", "a.ics", "--update-of", "other.ics"], 8, "another case"),
        (["-o", "a.ics", "--update-of", "off.ics"], 8, "--sequence 6 invites anew"),
        (["-o", "a.ics", "--update-of", "off.ics", "--cancel"], 8, "is a cancellation"),
        (["-o", "a.ics", "--update-of", "later.ics"], 8, "made on 2026-04-21"),
        (["-o", "other.ics"], 8, "--force"),
    ],
)
def test_what_is_refused(
    more: list[str],
    code: int,
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rubbish.ics").write_bytes(b"\xff\xfeBEGIN:VCALENDAR")
    Path("empty.ics").write_bytes(b"")
    assert invite("-o", "other.ics", case=str(FIXTURES / "derby-homes.json"), on="2026-09-17") == 0
    assert invite("-o", "off.ics", "--cancel", "--sequence", "5") == 0
    assert invite("-o", "later.ics", on="2026-04-21") == 0
    assert invite(*more) == code
    assert says in capsys.readouterr().err
    assert not Path("a.ics").exists()


def test_a_case_without_a_meeting_has_no_invitation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert invite("-o", str(tmp_path / "a.ics"), case=str(FIXTURES / "minimal.json")) == 4
    assert "no meeting is set" in capsys.readouterr().err


def test_the_timetable_as_a_calendar(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "deadlines.ics"
    typed = ["timetable", CASE, "--on", "2026-04-20", "--ics", str(target)]
    assert run(typed) == 0
    assert capsys.readouterr().out.endswith(f"{target}: 4 open deadlines of the officer's, as calendar days\n")
    assert target.read_bytes().count(b"BEGIN:VEVENT") == 4
    assert run(typed) == 8
    assert run([*typed, "--force", "--json"]) == 0
    assert capsys.readouterr().out.lstrip().startswith("{")  # nothing but JSON for a program
    assert run(["timetable", CASE, "--ics", str(tmp_path / "a.txt")]) == 8


def changed(path: Path, **meeting: str) -> str:
    data = json.loads(Path(CASE).read_text(encoding="utf-8"))
    data["meeting"].update(meeting)
    path.write_text(json.dumps(data), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("end", ["09:00", "10:00"])
def test_a_meeting_that_ends_before_it_begins_is_told(
    end: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "a.ics"
    assert invite("-o", str(target), case=changed(tmp_path / "case.json", end=end)) == 0
    assert "has the meeting end no later than it begins (/meeting/end)" in capsys.readouterr().out
    assert b"DTEND" not in target.read_bytes()


def test_an_address_that_two_have_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(Path(CASE).read_text(encoding="utf-8"))
    data["agencies"][0]["contact"]["email"] = data["agencies"][1]["contact"]["email"]
    (tmp_path / "case.json").write_text(json.dumps(data), encoding="utf-8")
    assert invite("-o", str(tmp_path / "a.ics"), case=str(tmp_path / "case.json")) == 0
    told = capsys.readouterr().out
    assert "to 2 people" in told
    assert "so not invited on their own: Insp Rowan Achebe" in told


def test_a_plan_changed_on_the_same_day_is_newer(tmp_path: Path) -> None:
    target = tmp_path / "deadlines.ics"
    moved = changed(tmp_path / "moved.json", date="2026-05-13")
    numbers = []
    for case in (CASE, CASE, moved):
        assert run(["timetable", case, "--on", "2026-04-20", "--ics", str(target), "--force"]) == 0
        numbers.append({line for line in target.read_text(encoding="utf-8").splitlines() if "SEQUENCE" in line})
    assert numbers == [{"SEQUENCE:3100"}, {"SEQUENCE:3100"}, {"SEQUENCE:3101"}]


def test_nothing_open_is_no_calendar(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "deadlines.ics"
    typed = ["timetable", str(FIXTURES / "withdrawn.json"), "--on", "2026-05-01", "--ics", str(target)]
    assert run(typed) == 0
    assert f"{target}: not written, as no deadline of the officer's is open" in capsys.readouterr().out
    assert run([*typed, "--json"]) == 0
    told = capsys.readouterr()
    json.loads(told.out)
    assert "not written" in told.err
    assert not target.exists()
