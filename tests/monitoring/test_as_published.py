"""The figures that Safer Derbyshire and Dover published come out of case files made to match them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from county_made import derbyshire_2023_24, dover_2018_23, fixture_lines, numbers, save
from docx import Document
from docx.table import Table
from made import pdf_pages
from support import FIXTURES

from docgen.cli import run

DERBYSHIRE = numbers("monitoring-safer-derbyshire-2023-24.txt")
DOVER = numbers("monitoring-dover-2018-2023.txt")
# Typed from the page's own lines and added up by hand: 3+4+2+5+0+0+1+4+0, 0+1+0+2+0+0+1+0+0, and so on.
COUNTY = [19, 4, 13, 13, 5]


@pytest.fixture(scope="module")
def derbyshire(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("county")
    save(root / "cases", derbyshire_2023_24())
    typed = [
        "monitoring",
        str(root / "cases"),
        "--year",
        "2023/24",
        "--county",
        "Derbyshire",
        "--on",
        "2024-05-01",
    ]
    for ending in ("csv", "docx", "pdf"):
        typed += [f"--{ending}", str(root / f"figures.{ending}")]
    assert run(typed) == 0
    return root


@pytest.fixture(scope="module")
def dover(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("dover")
    save(root / "cases", {"Dover": dover_2018_23()})
    years = [word for y in ("2018-19", "2019-20", "2020/21", "2021/2022", "2022-2023") for word in ("--year", y)]
    typed = ["monitoring", str(root / "cases"), *years, "--on", "2023-06-01"]
    for ending in ("csv", "docx"):
        typed += [f"--{ending}", str(root / f"figures.{ending}")]
    assert run(typed) == 0
    return root


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_pages_were_typed_whole() -> None:
    assert len(DERBYSHIRE) == 9
    assert [sum(column) for column in zip(*DERBYSHIRE.values(), strict=True)] == COUNTY
    assert list(DOVER.values()) == [[1, 3, 0, 6, 2], [1, 3, 0, 6, 2], [0] * 5, [0] * 5]


def test_safer_derbyshires_figures_as_csv(derbyshire: Path) -> None:
    head, *rows = rows_of(derbyshire / "figures.csv")
    assert head == ["Area", "Data", "2023/24"]
    found: dict[str, list[int]] = {}
    for area, _, number in rows:
        found.setdefault(area, []).append(int(number))
    assert found == {**DERBYSHIRE, "Derbyshire": COUNTY}
    assert list(found)[-1] == "Derbyshire"


def test_safer_derbyshires_layout_in_word(derbyshire: Path) -> None:
    document = Document(str(derbyshire / "figures.docx"))
    (table,) = document.tables
    head, *rows = cells(table)
    assert head[0] == "Area"
    assert {row[0]: [int(number) for number in row[1:]] for row in rows} == {**DERBYSHIRE, "Derbyshire": COUNTY}
    said = [paragraph.text for paragraph in document.paragraphs]
    for area, (applications, not_met, reviews, recommended, appeals) in DERBYSHIRE.items():
        at = said.index(area)
        lines = said[at + 1 : at + 6]
        assert lines[0].startswith(f"Number of anti-social behaviour case review applications: {applications}")
        assert lines[1:4] == [
            f"Number of applications that did not meet the threshold: {not_met}",
            f"Number of ASB case reviews conducted: {reviews}",
            f"Number of ASB case reviews where recommendations were made: {recommended}",
        ]
        assert lines[4].startswith(f"Number of anti-social behaviour case review appeals received: {appeals}")


def test_what_the_page_explains_is_explained(derbyshire: Path) -> None:
    said = "\n".join(p.text for p in Document(str(derbyshire / "figures.docx")).paragraphs)
    assert (
        "case review applications: 3 (2 applications were received in March; their outcomes are included in the "
        in said
    )
    assert "2024/25 figures)" in said
    assert "appeals received: 1 (the original application was received in 2022/23)" in said
    assert said.count("(") == 2


def test_the_pdf_says_the_same(derbyshire: Path) -> None:
    text = " ".join(pdf_pages((derbyshire / "figures.pdf").read_bytes()))
    assert "North East Derbyshire" in text
    assert "Derbyshire 19 4 13 13 5" in text


def test_dovers_figures_as_csv(dover: Path) -> None:
    head, *rows = rows_of(dover / "figures.csv")
    assert head[2:] == ["2018/19", "2019/20", "2020/21", "2021/22", "2022/23"]
    assert [[int(number) for number in row[2:]] for row in rows] == list(DOVER.values())
    assert {row[0] for row in rows} == {"Dover"}


def test_dovers_layout_in_word(dover: Path) -> None:
    (table,) = Document(str(dover / "figures.docx")).tables
    head, *rows = cells(table)
    assert head == ["Data required", "2018/19", "2019/20", "2020/21", "2021/22", "2022/23"]
    assert [[int(number) for number in row[1:]] for row in rows] == list(DOVER.values())
    assert [row[0].casefold() for row in rows] == [label.casefold() for label in DOVER]
    grid = table._tbl.tblGrid.gridCol_lst
    assert len(grid) == 6
    assert table.rows[0]._tr.trPr is not None
    assert "tblHeader" in table.rows[0]._tr.xml


def test_programs_get_the_same(derbyshire: Path, capsys: pytest.CaptureFixture[str]) -> None:
    typed = ["monitoring", str(derbyshire / "cases"), "--year", "2023/24", "--county", "derbyshire"]
    assert run([*typed, "--on", "2024-05-01", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    found = {
        line["name"]: [cell["value"] for cell in line["years"]["2023/24"].values()] for line in told["figures"]
    }
    assert found == {**DERBYSHIRE, "Derbyshire": COUNTY}
    assert told["schema"] == "docgen-monitoring/1"


def test_the_same_in_the_same_out(derbyshire: Path, tmp_path: Path) -> None:
    typed = ["monitoring", str(derbyshire / "cases"), "--year", "2023/24", "--county", "Derbyshire"]
    typed += ["--on", "2024-05-01", "--docx", str(tmp_path / "again.docx"), "--csv", str(tmp_path / "again.csv")]
    assert run(typed) == 0
    for ending in ("docx", "csv"):
        assert (tmp_path / f"again.{ending}").read_bytes() == (derbyshire / f"figures.{ending}").read_bytes()


def test_nobody_is_named(derbyshire: Path) -> None:
    said = "\n".join(p.text for p in Document(str(derbyshire / "figures.docx")).paragraphs)
    assert not [name for name in ("Robin", "Ashdown", "Garside", "AMBER-VALLEY-001") if name in said]


def test_the_fixtures_are_these_cases() -> None:
    """`python tests/monitoring/county_made.py` writes them anew."""
    for name, made in fixture_lines().items():
        assert (FIXTURES / "monitoring" / name).read_text(encoding="utf-8") == made
