"""What a worker answers where something is amiss: nothing that looks whole and is not, and no text of a case."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from made import DAYS
from support import FIXTURES, load_data

from docgen.errors import EngineTooSlow
from docgen.pdf.libreoffice import LibreOffice
from docgen.service import work
from docgen.service.envelope import Answer, Task
from docgen.service.examples import CASE, DAY
from docgen.service.work import DOCX, JSON, PDF, ZIP, Workshop

THIRD = "third-party-before-meeting"


def task(kind: Any, media_type: str, case: bytes | None = None, **how: Any) -> Task:
    content = case or (FIXTURES / f"{THIRD}.json").read_bytes()
    return Task(kind, DAYS[THIRD], media_type, content, **how)


def told(answer: Answer, status: int, code: str) -> dict[str, Any]:
    assert (answer.status, answer.code) == (status, code), answer.content
    problem: dict[str, Any] = json.loads(answer.content)
    assert problem["code"] == code
    return problem


def telling() -> bytes:
    """A case whose reference, which every paper prints, names an alleged perpetrator."""
    return json.dumps(load_data(THIRD) | {"reference": "William Brown, 16 Larkspur Close"}).encode()


@pytest.mark.parametrize("media_type", [DOCX, PDF])
def test_a_paper_that_tells_of_somebody_is_refused(media_type: str) -> None:
    problem = told(Workshop().do(task("document", media_type, telling(), document="letter-3")), 422, "leak")
    assert problem["exit_code"] == 9
    assert problem["held_back"][0]["file"] == "letter-3"
    assert set(problem["held_back"][0]["finds"][0]) == {"in", "place", "kind", "whose"}
    assert not {"Brown", "Larkspur"} & set(json.dumps(problem).replace(",", " ").split())


def test_a_pack_that_is_not_whole_never_looks_so() -> None:
    refused = Workshop().do(task("pack", ZIP, telling(), audience="victim"))
    held = {back["file"] for back in told(refused, 422, "leak")["held_back"]}
    assert {"letter-3", "agenda-victim"} <= held
    assert b"Brown" not in refused.content
    rest = Workshop().do(task("pack", ZIP, telling(), audience="victim", leave_out=True))
    assert rest.status == 200
    assert rest.headers["Docgen-Held-Back"] == str(len(held))
    with zipfile.ZipFile(io.BytesIO(rest.content)) as package:
        names = package.namelist()
        manifest = json.loads(package.read("manifest.json"))
    assert not {f"{name}{end}" for name in held for end in ("", ".docx", ".pdf")} & set(names)
    assert {back["file"] for back in manifest["held_back"]} == held
    told(Workshop().do(task("pack", PDF, telling(), audience="victim", leave_out=True)), 422, "leak")


def test_a_pack_has_no_more_pages_than_it_may() -> None:
    case = json.dumps(CASE).encode()
    problem = told(Workshop(max_pages=3).do(Task("pack", DAY, PDF, case)), 422, "too-many-pages")
    assert problem["detail"].endswith("may have 3 here")


def test_several_packs_are_not_one() -> None:
    problem = told(Workshop().do(task("pack", PDF, audience="all")), 422, "several-packs")
    assert "victim-pack.pdf for victim" in problem["detail"]


def test_a_template_that_is_wrong_is_not_the_clients_to_mend(tmp_path: Path) -> None:
    (tmp_path / "letter-5.docx").write_bytes(b"no Word file: William Brown")
    answer = Workshop(templates=(tmp_path,)).do(task("document", DOCX, document="letter-5"))
    problem = told(answer, 500, "template-invalid")
    assert problem["exit_code"] == 5
    assert answer.fault == "template-invalid letter-5"
    assert "Brown" not in answer.content.decode()


def test_a_fault_tells_its_place_to_the_log_and_nothing_to_the_client(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("William Brown of 1 Larkspur Close")

    monkeypatch.setattr(work, "render_document", breaks)
    answer = Workshop().do(task("document", DOCX, document="letter-5"))
    problem = told(answer, 500, "fault")
    assert problem["exit_code"] == 70
    assert answer.fault and answer.fault.startswith("RuntimeError at test_service_work.py:")
    assert "Brown" not in answer.content.decode() + answer.fault


def test_an_engine_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    monkeypatch.setattr("docgen.pdf.libreoffice.LibreOffice.find", _no_office)
    answer = Workshop().do(task("document", PDF, document="letter-5", engine="libreoffice"))
    assert told(answer, 422, "engine-missing")["exit_code"] == 6


def test_an_engine_whose_files_no_archive_takes_is_told_before_any_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.pdf.libreoffice.LibreOffice.find", lambda: LibreOffice(Path("nowhere")))
    answer = Workshop().do(task("pack", ZIP, engine="libreoffice", archive=True))
    problem = told(answer, 422, "not-archival")
    assert problem["exit_code"] == 6
    assert "the embedded engine" in problem["detail"]


def test_a_partners_pdf_and_an_archive_can_be_mended_by_the_client() -> None:
    case, day = (FIXTURES / "partner-files.json").read_bytes(), DAYS["partner-files"]
    named = [agency["chronology"] for agency in load_data("partner-files")["agencies"]]
    parts = tuple(
        (file, (FIXTURES / file).read_bytes()) for each in named if "file" in each for file in [each["file"]]
    )
    answer = Workshop().do(Task("pack", day, ZIP, case, parts, archive=True))
    assert "ask for the Word file" in told(answer, 422, "not-archival")["detail"]


def test_an_engine_that_takes_too_long_is_told_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: object) -> None:
        raise EngineTooSlow("LibreOffice took more than 80 seconds")

    monkeypatch.setattr(work, "convert_document", slow)
    answer = Workshop().do(task("document", PDF, document="letter-5"))
    assert told(answer, 504, "engine-too-slow")["exit_code"] == 6
    assert answer.fault == "engine-too-slow"


def _no_office() -> None:
    from docgen.errors import EngineMissing

    raise EngineMissing("LibreOffice is not on this machine")


@pytest.mark.parametrize("kind", ["timetable", "threshold", "check", "documents"])
def test_many_incidents_are_one_answer(kind: str) -> None:
    data = load_data(THIRD)
    data["incidents"] = data["incidents"][:1] * 3_000  # each worker has its time; here it is the shape that counts
    answer = Workshop().do(task(kind, JSON, json.dumps(data).encode()))
    assert answer.status in (200, 422)


def test_template_syntax_in_a_case_is_text() -> None:
    case = json.loads(json.dumps(CASE))
    case["victim"]["name"]["family"] = "{{ ''.__class__.__mro__ }}{% raw %}"
    answer = Workshop().do(Task("document", DAY, DOCX, json.dumps(case).encode(), document="letter-5"))
    assert answer.status == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        assert "__class__" in package.read("word/document.xml").decode()
