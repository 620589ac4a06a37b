"""`docgen batch` on one machine: one bad case stops no other, and what is there and whole is not touched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from batch_cases import DAY, ORDER, Dying, Hanging, HereWorkers, OtherWorkers, on_disk, report_of, small, written
from support import FIXTURES, load_data

from docgen.batch import LocalWorkers, Row, build_batch
from docgen.batch.source import Source
from docgen.batch.target import alone_in
from docgen.build import build_pack
from docgen.case import parse_case
from docgen.cli import run
from docgen.errors import CaseError, OutputError
from docgen.output import MANIFEST

MARK = "Zzyzxqua"  # stands for whatever a person wrote


def batch(source: Path, out: Path, *more: str) -> int:
    return run(["batch", str(source), "-o", str(out), "--on", DAY.isoformat(), "--workers", "1", *more])


def statuses(out: Path) -> dict[str, str]:
    return {row["case"]: row["status"] for row in report_of(out)["cases"]}


@pytest.fixture(autouse=True)
def near(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command works in this process, but for what is made before, and what starts a program of its own."""
    monkeypatch.setattr("docgen.cli.batch._workers", lambda *_: HereWorkers())


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, int]:
    """A batch of good and bad cases, the folder that it made, and its exit code."""
    folder = tmp_path_factory.mktemp("batch")
    bad = small(4, victim={"name": {"family": MARK}, MARK: 1}, authority=MARK)
    good = [small(1), small(2, reference=f"{MARK} 7"), small(3)]
    source = written(folder / "cases.jsonl", [*good, bad, "", '{"broken": ', small(1)])
    return source, folder / "out", batch(source, folder / "out", "--for", "all")


def test_one_bad_case_does_not_stop_the_others(first: tuple[Path, Path, int]) -> None:
    _, out, code = first
    assert code == 11
    assert statuses(out) == {
        **dict.fromkeys(("line 1", "line 2", "line 3"), "made"),
        **dict.fromkeys(("line 4", "line 6", "line 7"), "failed"),
    }
    rows = {row["case"]: row for row in report_of(out)["cases"]}
    assert [rows[f"line {n}"]["exit_code"] for n in (1, 4, 6, 7)] == [0, 1, 1, 1]
    assert rows["line 7"]["message"] == "/reference: is the reference of line 1 too; a batch holds a case once"
    assert rows["line 6"]["message"].startswith("/: is not JSON: ")
    assert rows["line 4"]["problems"][0]["pointer"] == "/victim/…"
    assert report_of(out)["finished"] is True


def test_a_case_is_made_as_by_itself(first: tuple[Path, Path, int]) -> None:
    _, out, _ = first
    built = build_pack(parse_case(json.dumps(small(1))), DAY, audience="all")
    alone = built.files
    made = {path.name: path.read_bytes() for path in (out / "10260001").iterdir()}
    assert made.keys() == alone.keys()
    assert all(made[name] == content for name, content in alone.items() if name != MANIFEST)
    manifest = json.loads(made[MANIFEST])
    assert manifest.pop("batch")["warnings"] == len(built.warnings)
    assert manifest == json.loads(alone[MANIFEST])


def test_neither_report_nor_folders_nor_screen_tell_what_was_written(
    first: tuple[Path, Path, int], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    source, out, _ = first
    assert batch(source, tmp_path / "out") == 11
    told = capfd.readouterr()
    names = " ".join(path.name for path in out.rglob("*"))
    for text in ((out / "batch-report.json").read_text(encoding="utf-8"), told.out, told.err, names):
        assert MARK.lower() not in text.lower()


def test_what_is_there_and_whole_is_not_touched(first: tuple[Path, Path, int], tmp_path: Path) -> None:
    cases = [small(1), small(2), small(3)]
    source, out = written(tmp_path / "cases.jsonl", cases), tmp_path / "out"
    assert batch(source, out) == 0
    stamps = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.parent != out}
    before = on_disk(out)

    cases[1]["victim"]["name"]["family"] = "Other"  # changed
    written(source, [*reversed(cases), small(4)])  # in another order, and one is new
    assert batch(source, out) == 0
    by_folder = {row["folder"]: row for row in report_of(out)["cases"]}
    assert by_folder["10260001"]["status"] == "unchanged"
    assert by_folder["10260002"]["status"] == by_folder["10260004"]["status"] == "made"
    after = on_disk(out)
    for path, stamp in stamps.items():
        if "10260001" in path.parts:
            assert path.stat().st_mtime_ns == stamp and after[path.relative_to(out).as_posix()]
    assert before["10260002/manifest.json"] != after["10260002/manifest.json"]


def test_a_file_that_is_missing_is_made_again_and_one_that_was_changed_is_kept(tmp_path: Path) -> None:
    source, out = written(tmp_path / "cases.jsonl", [small(1), small(2)]), tmp_path / "out"
    assert batch(source, out) == 0
    before = on_disk(out)
    (out / "10260001" / "application-form.pdf").unlink()
    own = out / "10260002" / "guidance-notes.docx"
    own.write_bytes(b"an officer's own")
    assert batch(source, out) == 11
    rows = {row["folder"]: row for row in report_of(out)["cases"]}
    assert rows["10260001"]["status"] == "made"
    assert rows["10260002"]["exit_code"] == 8 and "was changed since" in rows["10260002"]["message"]
    assert own.read_bytes() == b"an officer's own"
    assert {k: v for k, v in on_disk(out).items() if "0001" in k} == {
        k: v for k, v in before.items() if "0001" in k
    }


def test_another_day_another_reader_or_other_templates_are_made_again(tmp_path: Path) -> None:
    source, out = written(tmp_path / "cases.jsonl", [small(1)]), tmp_path / "out"
    assert batch(source, out) == 0
    assert batch(source, out) == 0 and statuses(out) == {"line 1": "unchanged"}
    assert batch(source, out, "--for", "all") == 0 and statuses(out) == {"line 1": "made"}
    own = tmp_path / "templates"
    own.mkdir()
    content = (FIXTURES.parent / "templates" / "appendices" / "guidance-notes.docx").read_bytes()
    (own / "guidance-notes.docx").write_bytes(content)
    assert batch(source, out, "--for", "all", "--templates", str(own)) == 0 and statuses(out) == {"line 1": "made"}


def test_a_case_that_fails_now_keeps_its_old_folder_and_says_so(tmp_path: Path) -> None:
    source, out = written(tmp_path / "cases.jsonl", [small(1)]), tmp_path / "out"
    assert batch(source, out) == 0
    before = on_disk(out)
    written(source, [small(1, authority="nowhere"), small(2)])
    assert batch(source, out) == 11
    row = report_of(out)["cases"][0]
    assert (row["exit_code"], row["folder_is_outdated"]) == (3, True)
    assert before.items() <= on_disk(out).items()
    written(source, [small(2)])
    assert batch(source, out) == 0
    assert report_of(out)["folders_not_of_this_batch"] == ["10260001"]


def test_partners_files_lie_beside_the_cases(tmp_path: Path) -> None:
    data = load_data("partner-files")
    source = written(tmp_path / "cases.jsonl", [data])
    missing = tmp_path / "none"
    assert run(["batch", str(source), "-o", str(missing), "--on", "2026-06-24", "--workers", "1"]) == 11
    (row,) = report_of(missing)["cases"]
    assert row["exit_code"] == 7
    assert row["message"].startswith("/agencies/") and "/chronology/file: there is no such file" in row["message"]

    (tmp_path / "partners").mkdir()
    for path in (FIXTURES / "partners").iterdir():
        (tmp_path / "partners" / path.name).write_bytes(path.read_bytes())
    out = tmp_path / "out"
    assert run(["batch", str(source), "-o", str(out), "--on", "2026-06-24", "--workers", "1"]) == 0
    folder = out / report_of(out)["cases"][0]["folder"]
    from made import built

    assert (folder / "meeting-pack.pdf").read_bytes() == built("partner-files").files["meeting-pack.pdf"]


def test_a_folder_of_case_files_is_a_batch_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = tmp_path / "cases"
    cases.mkdir()
    for number in (1, 2):
        (cases / f"{number}.json").write_text(json.dumps(small(number)), encoding="utf-8")
    (cases / "notes.txt").write_text("no case", encoding="utf-8")
    assert batch(cases, tmp_path / "out", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [(row["case"], row["status"]) for row in told["cases"]] == [("1.json", "made"), ("2.json", "made")]
    assert told == report_of(tmp_path / "out")


@pytest.mark.parametrize("name", ["none.jsonl", "empty", "empty.jsonl"])
def test_nothing_to_make_is_told(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.jsonl").write_text("\n\n", encoding="utf-8")
    assert batch(tmp_path / name, tmp_path / "out") == 1
    assert name in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_cases_and_papers_do_not_share_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "1.json").write_text(json.dumps(small(1)), encoding="utf-8")
    assert batch(tmp_path, tmp_path) == 8
    assert "is the folder of the case files" in capsys.readouterr().err


def test_two_batches_do_not_work_in_one_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = written(tmp_path / "cases.jsonl", [small(1)])
    with alone_in(tmp_path / "out"):
        assert batch(source, tmp_path / "out") == 8
        assert "another docgen batch is at work there" in capsys.readouterr().err
        with pytest.raises(OutputError), alone_in(tmp_path / "out"):
            pass


class Unused(LocalWorkers):
    """Workers that nobody may need."""

    def __init__(self) -> None:
        self.size = 1

    executor = property(lambda self: pytest.fail("no worker was needed"))  # type: ignore[assignment]


def test_a_line_without_end_is_refused_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.batch.source.CASE_BYTES", 100)
    monkeypatch.setattr("docgen.case.size.CASE_BYTES", 100)
    source = written(tmp_path / "cases.jsonl", ['"' + "x" * 1000, "", "[]", "y" * 5000])
    rows: list[Row] = []
    build_batch(Source.open(source), tmp_path / "out", ORDER, Unused(), on_row=rows.append)
    assert [row.place for row in rows] == ["line 1", "line 3", "line 4"]
    assert [row.failure.message[:24] for row in rows if row.failure][::2] == [
        "/: is larger than 0.0001",
        "/: is larger than 0.0001",
    ]
    assert Source.open(source).count() == 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes in folders")
def test_a_pipe_among_the_files_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "case.json").write_bytes(b"{}")
    entries = list(Source.open(tmp_path).entries())
    assert [(entry.place, entry.content is None) for entry in entries] == [
        ("case.json", False),
        ("pipe.json", True),
    ]


def test_a_source_that_is_a_folder_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="holds no case file"):
        Source.open(tmp_path)


def test_the_example_holds_three_of_the_fixtures() -> None:
    lines = (FIXTURES / "three-cases.jsonl").read_text(encoding="utf-8").splitlines()
    every = [json.loads(path.read_text(encoding="utf-8")) for path in FIXTURES.glob("*.json")]
    assert len(lines) == 3 and all(json.loads(line) in every for line in lines)


# Workers that die


def died(tmp_path: Path, act: Dying | Hanging) -> tuple[list[Row], OtherWorkers, Path]:
    source = written(tmp_path / "cases.jsonl", [small(number) for number in range(1, 5)])
    rows: list[Row] = []
    with OtherWorkers(2, act) as workers:
        build_batch(Source.open(source), tmp_path / "out", ORDER, workers, on_row=rows.append)
    return rows, workers, tmp_path / "out"


def test_a_worker_that_is_killed_costs_nobody_a_case(tmp_path: Path) -> None:
    rows, _, out = died(tmp_path, Dying(2, once=tmp_path / "died"))
    assert sorted((row.place, row.status) for row in rows) == [(f"line {n}", "made") for n in (1, 2, 3, 4)]
    assert (tmp_path / "died").exists()
    assert len(list(out.glob("1026*"))) == 4


def test_a_case_that_takes_its_worker_along_fails_alone(tmp_path: Path) -> None:
    rows, _, out = died(tmp_path, Dying(2))
    by_place = {row.place: row for row in rows}
    assert len(rows) == 4 and {place for place, row in by_place.items() if row.status == "failed"} == {"line 2"}
    failed = by_place["line 2"].failure
    assert failed is not None and failed.code == "worker" and by_place["line 2"].exit_code == 11
    assert len(list(out.glob("1026*"))) == 3


def test_a_case_that_hangs_fails_alone_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """It is deaf to being asked to end, as an engine in the middle of its own work is."""
    rows, workers, out = died(tmp_path, Hanging(2, 10, tmp_path / "told"))
    by_place = {row.place: row for row in rows}
    assert len(rows) == 4 and {place for place, row in by_place.items() if row.status == "failed"} == {"line 2"}
    failed = by_place["line 2"].failure
    assert failed is not None and by_place["line 2"].exit_code == 11
    assert failed.message == "took longer than 10 seconds and was stopped; --time-limit gives it more"
    assert len(list(out.glob("1026*"))) == 3
    process, temporary = (tmp_path / "told").read_text(encoding="utf-8").split(" ", 1)
    assert int(process) not in workers.apart.helpers.pids
    assert not Path(temporary).exists()


def test_a_batch_that_was_killed_goes_on_where_it_stopped(tmp_path: Path) -> None:
    source, out = written(tmp_path / "cases.jsonl", [small(number) for number in range(1, 9)]), tmp_path / "out"
    command = [sys.executable, "-m", "docgen", "batch", str(source), "-o", str(out), "--on", DAY.isoformat()]
    started = subprocess.Popen([*command, "--workers", "1"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not list(out.glob("1026*/manifest.json")) and started.poll() is None:
        time.sleep(0.01)
    started.kill()
    started.wait()
    there = {path.name: path.stat().st_mtime_ns for path in out.glob("1026*")}
    before = on_disk(out)
    assert 0 < len(there) < 8
    (out / ".docgen-left").mkdir()  # what the killed one may have been at
    (out / ".docgen-left" / "letter.docx").write_bytes(b"half")

    assert batch(source, out) == 0
    found = {row["folder"]: row["status"] for row in report_of(out)["cases"]}
    assert found == {f"1026{n:04}": "unchanged" if f"1026{n:04}" in there else "made" for n in range(1, 9)}
    assert {name: (out / name).stat().st_mtime_ns for name in there} == there
    assert before.items() <= on_disk(out).items()
    assert sorted(path.name for path in out.iterdir() if path.name.startswith(".")) == [".docgen-batch.lock"]


def test_no_more_cases_are_held_than_there_is_room_for(tmp_path: Path) -> None:
    """However many there are, the source is read no further than the workers have taken."""
    source = written(tmp_path / "cases.jsonl", [small(number) for number in range(1, 13)])
    taken, made, most = 0, 0, 0
    entries = Source.entries

    def counted(self: Source) -> Any:
        nonlocal taken
        for entry in entries(self):
            taken += 1
            yield entry

    def row(_: Row) -> None:
        nonlocal made, most
        most = max(most, taken - made)
        made += 1

    with pytest.MonkeyPatch.context() as patch, LocalWorkers(1) as workers:
        patch.setattr(Source, "entries", counted)
        build_batch(Source.open(source), tmp_path / "out", ORDER, workers, on_row=row)
        assert made == 12 and most <= workers.room + 1


def test_a_target_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    source = written(tmp_path / "cases.jsonl", [small(1)])
    (tmp_path / "file").write_bytes(b"")
    assert batch(source, tmp_path / "file" / "out") == 8


# What people type


@pytest.mark.parametrize("text", [json.dumps(small(1), indent=1), json.dumps([small(1), small(2)], indent=0)])
def test_a_case_file_over_several_lines_is_no_list_of_cases(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "case.json").write_text(f"\n{text}\n", encoding="utf-8")
    assert batch(tmp_path / "case.json", tmp_path / "out") == 1
    assert (
        "is one JSON text over several lines, not a case on each line; use docgen pack" in capsys.readouterr().err
    )
    assert not (tmp_path / "out").exists()


def test_one_case_on_one_line_is_a_list_of_one(tmp_path: Path) -> None:
    assert batch(written(tmp_path / "case.json", [small(1)]), tmp_path / "out") == 0


def test_a_target_that_is_a_file_is_told_as_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").write_bytes(b"")
    assert batch(written(tmp_path / "cases.jsonl", [small(1)]), tmp_path / "out") == 8
    assert "out: is a file; name a folder with -o" in capsys.readouterr().err


def test_a_folder_that_is_half_there_is_left_and_named(tmp_path: Path) -> None:
    """Its name is of the case file, and may be told all the same: it was chosen to tell nothing."""
    source, out = written(tmp_path / "cases.jsonl", [small(1), small(2)]), tmp_path / "out"
    assert batch(source, out) == 0
    (out / "10260001" / MANIFEST).unlink()
    assert batch(source, out) == 11
    row = next(row for row in report_of(out)["cases"] if row["status"] == "failed")
    assert row["exit_code"] == 8 and f"{Path('out', '10260001')}: docgen did not make" in row["message"]
    assert statuses(out) == {"line 1": "failed", "line 2": "unchanged"}
