"""Case files and templates that try to get out of their place: through text, names, ids and templates of one's own."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from made import DAYS, word_lines
from support import FIXTURES, ROOT, load_data

from docgen.build import Built, build_pack
from docgen.case import parse_case
from docgen.cli import run

FIXTURE = "third-party-after-meeting"
KEYS_THAT_ARE_NO_TEXT = frozenset(
    [
        "schema",
        "authority",
        "id",
        "agency",
        "role",
        "method",
        "decision",
        "pronoun",
        "evidence",
        "date",
        "received",
        "decided",
        "completed",
        "withdrawn",
        "date_of_birth",
        "start",
        "end",
        "lodged",
        "outcome",
        "requested_by",
        "closed",
        "file",
        "postcode",
        "phone",
        "email",
    ]
)


def filled(value: Any, marks: list[str], key: str = "") -> Any:
    """The same with template syntax behind every text that people write, each with a number of its own."""
    if isinstance(value, dict):
        return {name: filled(inner, marks, name) if name != "letters" else inner for name, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, marks, key) for inner in value]
    if not isinstance(value, str) or key in KEYS_THAT_ARE_NO_TEXT:
        return value
    marks.append(f"q{len(marks)}q")
    return f"{value} {{{{ 6*7 }}}}{marks[-1]}{{% for a in b %}}{{# c #}}{{{{ reference.__class__ }}}}${{6*7}}"


@pytest.fixture(scope="module")
def made() -> tuple[Built, list[str]]:
    """A case with template syntax in every text field, and the marks that stand behind it."""
    marks: list[str] = []
    data = filled(load_data(FIXTURE), marks)
    return build_pack(parse_case(json.dumps(data)), DAYS[FIXTURE], audience="all", folder=FIXTURES), marks


def test_template_syntax_in_any_text_field_comes_out_as_text(made: tuple[Built, list[str]]) -> None:
    built, marks = made
    text = "\n".join(
        line for name, content in built.files.items() if name.endswith(".docx") for line in word_lines(content)
    )
    assert not re.search(r"42q\d+q", text)
    printed = {mark for mark in marks if f"{{{{ 6*7 }}}}{mark}{{% for a in b %}}{{# c #}}" in text}
    assert len(printed) > 60 and len(printed) > len(marks) / 2  # the others no paper prints, such as a job title
    assert "<class" not in text


# Names and ids


def test_ids_of_agencies_never_become_names_of_files() -> None:
    data = load_data("third-party-before-meeting")
    ids = ["../../out", "a/b\\c", "CON", "x" * 300, "/etc/passwd", "nul.txt", "C:\\x"]
    data["agencies"] += [{**data["agencies"][0], "id": each, "name": f"Agency {n}"} for n, each in enumerate(ids)]
    built = build_pack(parse_case(json.dumps(data)), DAYS["third-party-before-meeting"])
    assert all(re.fullmatch(r"[a-z0-9-]+\.(docx|pdf|json)", name) for name in built.files)
    assert sum(name.startswith("partner-case-information-") for name in built.files) == 2 * len(data["agencies"])


OUT = ["../derby-city", "../../etc/passwd", "/etc/passwd", "C:\\x", "derby-city/../derby-city", "x" * 5000, "a\0b"]


@pytest.mark.parametrize("name", OUT)
def test_the_id_of_an_authority_leads_to_no_file(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "case.json"
    case.write_text(json.dumps({**load_data("minimal"), "authority": name}), encoding="utf-8")
    assert run(["pack", str(case), "-o", str(tmp_path / "out"), "--on", "2026-03-23"]) == 3
    told = capsys.readouterr().err
    assert "no authority has the id" in told and len(told) < 500
    assert not (tmp_path / "out").exists()
    assert run(["authorities", name]) == 3


@pytest.mark.parametrize("name", [name for name in OUT if "\0" not in name])
def test_the_name_of_a_document_leads_to_no_file(name: str, tmp_path: Path) -> None:
    command = ["render", name, str(FIXTURES / "minimal.json"), "-o", str(tmp_path / "x.pdf"), "--on", "2026-03-23"]
    assert run(command) == 4
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [OUT[0], OUT[3]])
def test_the_name_of_a_partners_file_leads_out_of_no_folder(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = load_data("partner-files")
    for agency in data["agencies"]:
        if isinstance(agency.get("chronology"), dict):
            agency["chronology"]["file"] = name
    case = tmp_path / "folder" / "case.json"
    case.parent.mkdir()
    case.write_text(json.dumps(data), encoding="utf-8")
    (tmp_path / "derby-city").write_bytes(b"%PDF-1.7 not to be read")
    assert run(["pack", str(case), "-o", str(tmp_path / "out"), "--on", DAYS["partner-files"].isoformat()]) == 7
    told = capsys.readouterr().err
    assert "leads out of the folder" in told or "from the top of a disk" in told


# Templates of one's own


def template(tmp_path: Path, **changed: bytes) -> Path:
    """A folder with Letter 4, some of its parts replaced."""
    content = io.BytesIO()
    with (
        zipfile.ZipFile(ROOT / "templates" / "letters" / "letter-4.docx") as old,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in dict.fromkeys([*old.namelist(), *changed]):
            new.writestr(name, changed[name] if name in changed else old.read(name))
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "letter-4.docx").write_bytes(content.getvalue())
    return folder


def written(tmp_path: Path, folder: Path) -> int:
    case = FIXTURES / "threshold-not-met-with-reasons.json"
    options = ["-o", str(tmp_path / "x.pdf"), "--on", "2026-06-19", "--templates", str(folder)]
    return run(["render", "letter-4", str(case), *options])


def body(words: str, doctype: str = "") -> bytes:
    with zipfile.ZipFile(ROOT / "templates" / "letters" / "letter-4.docx") as package:
        xml = package.read("word/document.xml").decode("utf-8")
    added = xml.replace("</w:body>", f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body>")
    return (doctype + added[added.index("<w:document") :]).encode()


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("word/media/x.png", bytes(120_000_000)),
        ("word/document.xml", body("&a11;", f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]>')),
        ("word/document.xml", body("&e;", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>')),
        ("word/document.xml", body("{% for a in range(1000000000) %}x{% endfor %}")),
        ("word/document.xml", body("{{ 9**9**9 }}")),
        ("word/document.xml", body("{{ ''.__class__.__mro__ }}")),
    ],
    ids=["zip bomb", "laughs", "a file from outside", "a loop without end", "a power", "the class of a text"],
)
def test_a_template_that_is_a_trap_is_refused(
    part: str, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = template(tmp_path, **{part: content})
    assert written(tmp_path, folder) == 5
    assert "letter-4.docx" in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()
