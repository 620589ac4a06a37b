"""Each command as a user types it: what it prints, what it writes, how it ends."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from support import FIXTURES, load_data

from docgen.cli import EXIT_CODES, run
from docgen.documents.choice.catalogue import DOCUMENTS

THIRD = str(FIXTURES / "third-party-before-meeting.json")
OWN = str(FIXTURES / "own-application-threshold-not-met.json")


def saved(tmp_path: Path, data: object) -> str:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return str(path)


@pytest.fixture(scope="module")
def third_party_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("pack") / "out"
    assert run(["pack", THIRD, "-o", str(out), "--on", "2026-04-20"]) == 0
    return out


def test_pack_makes_every_document_as_word_and_pdf(third_party_pack: Path) -> None:
    names = {path.name for path in third_party_pack.iterdir()}
    papers = {name.removesuffix(".docx") for name in names if name.endswith(".docx")}
    assert {f"{paper}.pdf" for paper in papers} | {"meeting-pack.pdf"} == {n for n in names if n.endswith(".pdf")}
    assert papers == {
        "letter-1",
        "letter-3",
        "letter-5",
        *(f"threshold-assessment-{role}" for role in ("council", "police", "icb", "housing")),
        *(f"partner-case-information-{role}" for role in ("council", "police", "icb", "housing")),
        "victim-statement",
        "proportionality-assessment-perpetrator-1",
        "proportionality-assessment-perpetrator-2",
        "agenda",
        "minutes",
        "action-plan",
        "action-plan-redacted",
        "faq",
        "application-form",
        "guidance-notes",
        "timeline",
        "appeal-timeline",
    }


def test_the_manifest_accounts_for_every_file(third_party_pack: Path) -> None:
    import hashlib

    manifest = json.loads((third_party_pack / "manifest.json").read_text(encoding="utf-8"))
    listed = {entry["file"]: entry for entry in [*manifest["files"], *manifest["packs"]]}
    there = {path.name for path in third_party_pack.iterdir()} - {"manifest.json"}
    assert set(listed) == there
    for name, entry in listed.items():
        assert entry["sha256"] == hashlib.sha256((third_party_pack / name).read_bytes()).hexdigest()
    assert listed["letter-5.pdf"]["dates"] == ["2026-04-02", "2026-04-15", "2026-05-12"]
    assert manifest["on"] == "2026-04-20"
    text = (third_party_pack / "manifest.json").read_text(encoding="utf-8")
    for name in ("Hartley", "Rourke", "Brown", "Larkspur", "Quillmaker", "Nandakumar"):
        assert name not in text


def test_the_same_case_and_day_give_the_same_bytes(third_party_pack: Path, tmp_path: Path) -> None:
    assert run(["pack", THIRD, "-o", str(tmp_path / "again"), "--on", "2026-04-20"]) == 0
    for path in third_party_pack.iterdir():
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes(), path.name


def test_pack_tells_what_was_made_left_out_due_and_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["pack", OWN, "-o", str(tmp_path / "out"), "--on", "2026-03-17"]) == 0
    told = capsys.readouterr().out
    assert "Letter 1: receipt of application" in told
    assert "needs /threshold/reasons" in told
    assert "No meeting pack: the threshold is not met, so there is no meeting" in told
    assert "Tuesday 17 March 2026" in told
    assert not (tmp_path / "out" / "meeting-pack.pdf").exists()
    assert not (tmp_path / "out" / "letter-4.docx").exists()


def test_strict_fails_where_a_fact_is_missing(tmp_path: Path) -> None:
    assert run(["pack", OWN, "-o", str(tmp_path / "a"), "--on", "2026-03-17", "--strict"]) == 4
    assert run(["pack", THIRD, "-o", str(tmp_path / "b"), "--on", "2026-04-20", "--strict"]) == 0


def test_pack_does_not_touch_a_folder_that_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    assert run(["pack", THIRD, "-o", str(out), "--on", "2026-04-20"]) == EXIT_CODES["output"]
    assert "--force" in capsys.readouterr().err
    assert [p.name for p in out.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_render_makes_one_document(tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / f"letter.{ending}"
    assert run(["render", "letter-5", THIRD, "-o", str(target), "--on", "2026-04-20"]) == 0
    assert target.read_bytes().startswith(b"PK" if ending == "docx" else b"%PDF")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["letter-9"], 4, "letter-9: is not a document; there are letter-1"),
        (["letter-4"], 4, "the threshold is met: Letter 5 tells so"),
        (["letter-6"], 4, "the meeting is on Tuesday 12 May 2026"),
        (["threshold-assessment"], 4, "name one of council, police, icb, housing (--for)"),
        (["threshold-assessment", "--for", "fire"], 4, "no copy for `fire`"),
        (["letter-5", "--for", "victim"], 4, "no copy for `victim`"),
    ],
)
def test_render_says_why_not(
    tmp_path: Path, arguments: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    document, *rest = arguments
    target = tmp_path / "x.docx"
    assert run(["render", document, THIRD, "-o", str(target), "--on", "2026-04-20", *rest]) == code
    assert message in capsys.readouterr().err
    assert not target.exists()


def test_render_picks_a_copy(tmp_path: Path) -> None:
    for whose in ("police", "council"):
        target = tmp_path / f"{whose}.docx"
        command = [
            "render",
            "threshold-assessment",
            THIRD,
            "-o",
            str(target),
            "--for",
            whose,
            "--on",
            "2026-04-20",
        ]
        assert run(command) == 0
    assert (tmp_path / "police.docx").read_bytes() != (tmp_path / "council.docx").read_bytes()


def test_render_wants_an_ending_it_knows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", "letter-5", THIRD, "-o", str(tmp_path / "x.odt")]) == 8
    assert ".docx or .pdf" in capsys.readouterr().err


def test_documents_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["documents", THIRD, "--on", "2026-04-20", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [entry["id"] for entry in listed] == [document.id for document in DOCUMENTS]
    assert len(listed) == 21
    for entry in listed:
        assert {"id", "title", "applies", "reason", "recipients"} <= entry.keys()
    by_id = {entry["id"]: entry for entry in listed}
    assert by_id["letter-5"]["applies"] is True
    assert by_id["letter-5"]["recipients"] == ["applicant"]
    assert by_id["letter-4"]["applies"] is False
    assert by_id["victim-statement"]["recipients"] == ["victim"]


def test_documents_without_a_case_lists_them_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["documents", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 21
    assert run(["documents"]) == 0
    assert "letter-8" in capsys.readouterr().out


def test_timetable_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["timetable", THIRD, "--on", "2026-04-20", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    deadlines = {entry["id"]: entry for entry in told["deadlines"]}
    assert deadlines["pack"]["date"] == "2026-05-05"
    assert deadlines["pack"]["weekday"] == "Tuesday"
    assert deadlines["pack"]["status"] == "due"
    assert deadlines["decide"]["skipped"] == ["2026-04-03", "2026-04-06"]
    keys = {"id", "date", "weekday", "from", "rule", "source", "skipped", "status", "provisional"}
    assert all(entry.keys() == keys for entry in told["deadlines"])
    assert all(entry.keys() == {"code", "message", "pointer"} for entry in told["warnings"])


def test_threshold_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["threshold", THIRD, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["advice"] == "met"
    assert told["qualifying"] == 3
    assert {i["id"]: i["counts"] for i in told["incidents"]} == {
        "I1": True,
        "I2": True,
        "I3": True,
        "I4": False,
        "I5": False,
    }
    assert all(i["reasons"] for i in told["incidents"])


def test_check_tells_every_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", THIRD, "--on", "2026-04-20"]) == 0
    assert "no problem found" in capsys.readouterr().out
    data = load_data("third-party-before-meeting")
    data["victm"] = 1
    data["letters"]["5"] = "2026-03-30"
    data["actions"][0]["agency"] = "cuoncil"
    assert run(["check", saved(tmp_path, data), "--json"]) == 1
    told = {p["pointer"]: p["message"] for p in json.loads(capsys.readouterr().out)["problems"]}
    assert "`victim`" in told["/victm"]
    assert "Letter 1" in told["/letters/5"]
    assert "`council`" in told["/actions/0/agency"]


def test_check_knows_the_authorities(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = load_data("third-party-before-meeting") | {"authority": "derby-town"}
    assert run(["check", saved(tmp_path, data)]) == 1
    assert "derby-city" in capsys.readouterr().out
    assert run(["timetable", saved(tmp_path, data)]) == 3


def test_a_bad_case_is_one_message_with_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = load_data("third-party-before-meeting")
    data["application"]["received"] = "2026-02-30"
    assert run(["pack", saved(tmp_path, data), "-o", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().err
    assert "/application/received: February 2026 has no day 30" in told
    assert not (tmp_path / "out").exists()


def test_schema_is_a_json_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_authorities(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["authorities"]) == 0
    assert "dover" in capsys.readouterr().out
    assert run(["authorities", "dover", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "dover"
    assert run(["authorities", "dover"]) == 0
    assert run(["authorities", "atlantis"]) == 3


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Standard:
        buffer = io.BytesIO(Path(THIRD).read_bytes())

    monkeypatch.setattr(sys, "stdin", Standard())
    assert run(["timetable", "-", "--on", "2026-04-20", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["deadlines"]


def test_usage_errors_end_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["pack"]) == 2
    assert run(["timetable", THIRD, "--on", "21/04/2026"]) == 2
    assert "YYYY-MM-DD" in capsys.readouterr().err
    assert run(["pack", THIRD, "--engine", "word"]) == 2
    assert run(["--version"]) == 0


def test_a_fault_of_our_own_tells_no_case_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("Mrs Hartley-Osei of 14 Larkspur Close")

    monkeypatch.setattr("docgen.case.parse_case", broken)
    assert run(["timetable", THIRD]) == 70
    told = capsys.readouterr()
    assert "RuntimeError" in told.err
    assert "Hartley" not in told.err + told.out
    assert "Traceback" not in told.err


def test_every_error_has_its_exit_code() -> None:
    import docgen.errors as errors

    codes = {
        value.code
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, errors.DocgenError) and value is not errors.DocgenError
    }
    assert codes == set(EXIT_CODES)


@pytest.mark.parametrize("arguments", [["--version"], ["timetable", THIRD, "--on", "2026-04-20"]])
def test_as_a_program_of_its_own(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "docgen", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout
