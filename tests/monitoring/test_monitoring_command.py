"""`docgen monitoring` as a user types it: folders of all kinds, and what is told of them."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from county_made import Maker, derbyshire_2023_24, save
from docx import Document

from docgen.cli import run

Told = pytest.CaptureFixture[str]


def one(reference: str = "R1", authority: str = "bolsover", **more: Any) -> dict[str, Any]:
    return {
        "schema": "asb-case-review/1",
        "reference": reference,
        "authority": authority,
        "application": {"received": "2025-05-06"},
        "victim": {"name": {"family": "Ashdown"}},
        **more,
    }


def put(path: Path, *cases: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(c if isinstance(c, str) else json.dumps(c) for c in cases), encoding="utf-8")
    return path


def count(folder: Path, *more: str, year: str = "2025/26") -> int:
    return run(["monitoring", str(folder), "--year", year, "--on", "2026-06-01", *more])


def figures(folder: Path, told: Told, *more: str) -> dict[str, dict[str, Any]]:
    told.readouterr()
    assert count(folder, "--json", *more) == 0
    found = json.loads(told.readouterr().out)["figures"]
    return {line["name"]: {k: v["shown"] for k, v in line["years"]["2025/26"].items()} for line in found}


def test_files_of_both_kinds_in_folders(tmp_path: Path, capsys: Told) -> None:
    put(tmp_path / "a" / "b" / "one.json", one("1"))
    put(tmp_path / "list.JSONL", one("2"), "", one("3", "derby-city"))
    put(tmp_path / ".hidden" / "x.json", "not json")
    put(tmp_path / "a" / ".y.json", "not json")
    put(tmp_path / "notes.txt", "not json")
    put(tmp_path / "out" / "manifest.json", {"schema": "docgen-manifest/1", "files": []})
    found = figures(tmp_path, capsys)
    assert {name: line["applications"] for name, line in found.items()} == {
        "Bolsover": "2",
        "Derby City": "1",
        "Derbyshire (these 2 areas)": "3",
    }


BAD = [
    ("broken.json", "{", "broken.json: / is not JSON"),
    ("empty.json", "", "empty.json: / is empty"),
    ("list.jsonl", json.dumps(one("9")) + "\n{", "list.jsonl, line 2: / is not JSON"),
    ("spread.jsonl", json.dumps(one("9"), indent=1), "spread.jsonl: / is one case over several lines"),
    ("nameless.json", json.dumps({**one("9"), "victim": {}}), "nameless.json: /victim/name is missing"),
    (
        "stranger.json",
        json.dumps(one("9", "atlantis")),
        "stranger.json: /authority no authority has the id `atlantis`",
    ),
    ("undated.json", json.dumps(one("9", threshold={"decision": "not-met"})), "undated.json: /threshold/decided"),
    (
        "twice.json",
        json.dumps(one("r1", closed="2026-01-05")),
        "twice.json: /reference the same case is in good.json",
    ),
]


@pytest.mark.parametrize(("name", "content", "says"), BAD, ids=[name for name, _, _ in BAD])
def test_a_bad_file_stops_it_and_is_told(name: str, content: str, says: str, tmp_path: Path, capsys: Told) -> None:
    put(tmp_path / "in" / "good.json", one("R1"))
    put(tmp_path / "in" / "other.json", one("R2"))
    put(tmp_path / "in" / name, content)
    target = tmp_path / "figures.csv"
    assert count(tmp_path / "in", "--csv", str(target)) == 1
    told = capsys.readouterr()
    assert says in told.err
    assert told.out == ""
    assert not target.exists()
    assert count(tmp_path / "in", "--csv", str(target), "--skip-bad") == 0
    told = capsys.readouterr()
    assert says in told.err  # and never silently
    applications = {"twice.json": 1, "undated.json": 3, "list.jsonl": 3}.get(name, 2)
    assert f"  {applications}  Number of applications for ASB Case Reviews" in told.out
    assert "Ashdown" not in told.err + told.out


def test_the_same_case_word_for_word_counts_once(tmp_path: Path, capsys: Told) -> None:
    put(tmp_path / "a.json", one("R1"))
    put(tmp_path / "b.json", json.dumps(one(" r1 "), indent=3).replace(" r1 ", "R1"))
    put(tmp_path / "c.json", one("R1", "derby-city"))  # another council's number
    assert count(tmp_path) == 0
    out = capsys.readouterr().out
    assert "b.json: the same case as in a.json, counted once." in out
    assert "From 2 cases" in out


def test_a_landlords_reviews_are_the_councils(tmp_path: Path, capsys: Told) -> None:
    put(tmp_path / "a.json", one("1", "derby-homes"))
    put(tmp_path / "b.json", one("2", "derby-city"))
    assert figures(tmp_path, capsys) == {
        "Derby City": {"applications": "2", "not_met": "0", "reviews": "0", "recommendations": "0", "appeals": "0"}
    }
    assert count(tmp_path, "--authority", "derby-homes") == 1
    assert "count under `derby-city`" in capsys.readouterr().err


def test_a_county_is_profile_data(tmp_path: Path, capsys: Told) -> None:
    own = tmp_path / "own"
    put(own / "bolsover.toml", 'inherit = "bolsover"\n[monitoring]\ncounty = "Kent"')
    put(tmp_path / "in" / "a.json", one("1"))
    put(tmp_path / "in" / "b.json", one("2", "dover"))
    found = figures(tmp_path / "in", capsys, "--county", "Kent", "--authorities", str(own))
    assert list(found) == ["Bolsover", "Dover", "Kent"]
    assert "appeals" not in found["Dover"]
    assert found["Kent"]["applications"] == "2"
    assert list(figures(tmp_path / "in", capsys)) == ["Bolsover", "Dover"]


def test_a_county_lists_every_area_and_leaves_others_out(tmp_path: Path, capsys: Told) -> None:
    put(tmp_path / "a.json", one("1"))
    put(tmp_path / "b.json", one("2", "dover"))
    found = figures(tmp_path, capsys, "--county", "Derbyshire")
    assert len(found) == 10
    assert "Dover" not in found
    assert "Derby Homes" not in found
    assert found["Derbyshire"]["applications"] == "1"
    assert count(tmp_path, "--county", "Derbyshire") == 0
    assert "1 of other authorities, not counted." in capsys.readouterr().out
    assert count(tmp_path, "--county", "Rutland") == 1
    assert "there are Derbyshire, Kent" in capsys.readouterr().err


def test_small_numbers_are_hidden_everywhere(tmp_path: Path, capsys: Told) -> None:
    save(tmp_path / "in", derbyshire_2023_24())
    files = {ending: tmp_path / f"figures.{ending}" for ending in ("csv", "docx")}
    typed = ["--county", "Derbyshire", "--hide-below", "5"]
    typed += [word for ending, path in files.items() for word in (f"--{ending}", str(path))]
    assert count(tmp_path / "in", *typed, year="2023/24") == 0
    rows = [line.split(",") for line in files["csv"].read_text(encoding="utf-8-sig").splitlines()[1:]]
    by_area = {(row[0], row[1].split()[2]): row[2] for row in rows if "applications for" in row[1]}
    assert by_area["Amber Valley", "applications"] == "fewer than 5"
    assert by_area["Erewash", "applications"] == "0"
    assert by_area["Derbyshire", "applications"] == "19"
    assert not {row[2] for row in rows} & {"1", "2", "3", "4"}
    document = Document(str(files["docx"]))
    text = "\n".join(p.text for p in document.paragraphs)
    assert "fewer than 5" in text
    assert "received in March" not in text  # a note would tell what is hidden
    cells = {cell.text for row in document.tables[0].rows for cell in row.cells}
    assert not cells & {"1", "2", "3", "4"}
    assert "fewer than 5" in capsys.readouterr().out


def test_a_year_that_is_not_over_says_so(tmp_path: Path, capsys: Told) -> None:
    put(tmp_path / "in" / "a.json", one("1"))
    target = tmp_path / "figures.docx"
    assert (
        run(["monitoring", str(tmp_path / "in"), "--year", "2025/26", "--on", "2026-03-31", "--docx", str(target)])
        == 0
    )
    assert "2025/26 is not over: its figures may still rise." in capsys.readouterr().out
    text = "\n".join(p.text for p in Document(str(target)).paragraphs)
    assert "The figures for 2025/26 are those to 31 March 2026 and may still rise." in text
    assert "(1 is without an outcome so far)" in text
    assert run(["monitoring", str(tmp_path / "in"), "--year", "2025/26", "--on", "2026-04-01"]) == 0
    assert "is not over" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("more", "code", "says"),
    [
        (["--year", "2025"], 2, "2025/26"),
        (["--hide-below", "2"], 2, "3<=x<=100"),
        (["--csv", "a.txt"], 8, ".csv"),
        (["--county", "Kent", "--authority", "dover"], 2, "not both"),
        (["--authority", "atlantis"], 1, "atlantis"),
        (
            ["--docx", "a.docx", *[w for y in range(1990, 2001) for w in ("--year", f"{y}/{(y + 1) % 100:02d}")]],
            2,
            "10",
        ),
        (["--csv", "there.csv"], 8, "--force"),
    ],
)
def test_what_is_refused(
    more: list[str], code: int, says: str, tmp_path: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "in" / "a.json", one("1"))
    put(tmp_path / "there.csv", "mine")
    assert count(Path("in"), *more) == code
    assert says in capsys.readouterr().err
    assert (tmp_path / "there.csv").read_text(encoding="utf-8") == "mine"


def test_a_folder_without_cases(tmp_path: Path, capsys: Told) -> None:
    assert count(tmp_path) == 1
    assert "no case file" in capsys.readouterr().err
    assert count(tmp_path / "none") == 1
    assert "no such folder" in capsys.readouterr().err
    assert count(put(tmp_path / "a.json", one("1"))) == 1
    assert "is a file" in capsys.readouterr().err


def test_no_spreadsheet_runs_a_name(tmp_path: Path) -> None:
    put(tmp_path / "own" / "bolsover.toml", 'inherit = "bolsover"\nshort_name = "=1+1"')
    put(tmp_path / "in" / "a.json", one("1"))
    target = tmp_path / "a.csv"
    assert count(tmp_path / "in", "--authorities", str(tmp_path / "own"), "--csv", str(target)) == 0
    content = target.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfArea,Data,2025/26\r\n")
    assert b"'=1+1," in content


def test_one_case_in_several_years(tmp_path: Path, capsys: Told) -> None:
    maker = Maker("dover")
    from datetime import date

    made = maker.reviewed(date(2024, 2, 29), date(2024, 4, 2), appeal={"lodged": "2025-04-01"})
    put(tmp_path / "a.json", made)
    typed = ["--year", "2024/25", "--year", "2023/24", "--authority", "dover", "--json"]
    assert count(tmp_path, *typed) == 0
    (line,) = json.loads(capsys.readouterr().out)["figures"]
    assert {year: [cell["value"] for cell in cells.values()] for year, cells in line["years"].items()} == {
        "2023/24": [1, 0, 0, 0],
        "2024/25": [0, 0, 1, 1],
        "2025/26": [0, 0, 0, 0],
    }


def test_what_is_later_than_the_day_is_told_and_does_not_count(tmp_path: Path, capsys: Told) -> None:
    put(tmp_path / "a.json", one("1"))
    put(tmp_path / "later.json", one("2", application={"received": "2026-06-02"}))
    assert figures(tmp_path, capsys)["Bolsover"]["applications"] == "1"
    assert count(tmp_path, "--json", year="2026/27") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["look_at"] == [
        "later.json: /application/received 2026-06-02 is after 2026-06-01, the day reckoned with: not counted"
    ]
    assert told["figures"][0]["years"]["2026/27"]["applications"]["value"] == 0


def test_the_same_case_in_one_list_says_where(tmp_path: Path, capsys: Told) -> None:
    put(tmp_path / "a.jsonl", one("1"), one("2"), one("1"))
    assert count(tmp_path) == 0
    assert "a.jsonl, line 3: the same case as further up in this file, counted once." in capsys.readouterr().out


def test_a_case_laid_out_over_lines_gets_one_message(tmp_path: Path, capsys: Told) -> None:
    put(tmp_path / "a.jsonl", json.dumps(one("1"), indent=1))
    assert count(tmp_path) == 1
    assert capsys.readouterr().err.count("a.jsonl") == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path, capsys: Told) -> None:
    put(tmp_path / "good.json", one("1"))
    os.mkfifo(tmp_path / "pipe.json")
    assert count(tmp_path) == 1
    assert "pipe.json: can't be read: it is no ordinary file" in capsys.readouterr().err
    assert count(tmp_path, "--skip-bad") == 0


def test_nothing_that_is_published_tells_how_many_are_hidden(tmp_path: Path, capsys: Told) -> None:
    reviewed = {"threshold": {"decision": "met", "decided": "2025-05-20"}, "meeting": {"date": "2025-06-10"}}
    put(tmp_path / "a.jsonl", one("1", **reviewed), one("2"), one("2"), one("3", "dover"))
    put(tmp_path / "bad.json", "{")
    typed = ["--authority", "bolsover", "--hide-below", "5", "--skip-bad"]
    target = tmp_path.parent / f"{tmp_path.name}.csv"
    assert count(tmp_path, *typed, "--csv", str(target)) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[-2:] == ["Cases of other authorities, not counted.", str(target)]
    assert "As on 2026-06-01." in told.out
    assert not re.search(
        r"\b[1-4]\b|/outcome|a\.jsonl", told.out.replace("2026-06-01", "").replace(str(target), "")
    )
    assert not re.search(r"\b[1-4]\b", target.read_text(encoding="utf-8-sig"))
    confided = told.err.partition("for you and not for publishing")[2]
    assert "a.jsonl, line 1: /outcome" in confided
    assert "a.jsonl, line 3: the same case" in confided
    assert "bad.json" in told.err
    assert count(tmp_path, *typed, "--json") == 0
    told = capsys.readouterr()
    assert set(json.loads(told.out)) == {"schema", "on", "years", "hidden_below", "figures"}
    assert "a.jsonl, line 1: /outcome" in told.err
    assert count(tmp_path, *typed[:2], "--skip-bad", "--json") == 0
    assert {"left_out", "look_at"} < set(json.loads(capsys.readouterr().out))


def test_one_report_that_can_not_be_written_stops_all(tmp_path: Path, capsys: Told) -> None:
    put(tmp_path / "in" / "a.json", one("1"))
    (tmp_path / "figures.docx").mkdir()
    files = [f"--{ending}={tmp_path / f'figures.{ending}'}" for ending in ("csv", "docx")]
    assert count(tmp_path / "in", *files, "--force") == 8
    assert "figures.docx: is a folder" in capsys.readouterr().err
    assert not (tmp_path / "figures.csv").exists()
