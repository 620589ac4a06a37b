"""The manifest: what was made, from what, for whom by role, with which dates; and it adds up."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from importlib.metadata import version
from typing import Any

import pytest
from made import built, pdf_pages, word_lines

import docgen
from docgen import resources
from docgen.documents.wording import day, short_day

THIRD = "third-party-before-meeting"


def manifest_of(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(built(name).files["manifest.json"])
    return loaded


def entry(name: str, file: str) -> dict[str, Any]:
    return next(found for found in manifest_of(name)["files"] if found["file"] == file)


@pytest.mark.parametrize("name", [THIRD, "withdrawn", "minimal"])
def test_every_file_is_accounted_for_by_its_hash(name: str) -> None:
    manifest, files = manifest_of(name), built(name).files
    entries = manifest["files"] + manifest["packs"]
    assert sorted(found["file"] for found in entries) == sorted(set(files) - {"manifest.json"})
    for found in entries:
        assert found["sha256"] == hashlib.sha256(files[found["file"]]).hexdigest(), found["file"]


def test_it_tells_what_made_it() -> None:
    manifest = manifest_of(THIRD)
    assert manifest["schema"] == "docgen-manifest/1"
    assert manifest["docgen"] == docgen.__version__
    assert manifest["engine"] == {"name": "embedded", "version": version("rdocx")}
    assert manifest["calendar"] == {"name": "holidays", "version": version("holidays")}
    assert (manifest["authority"], manifest["on"]) == ("derby-city", "2026-04-20")


@pytest.mark.parametrize(
    ("file", "document", "recipient"),
    [
        ("letter-1.pdf", "letter-1", "applicant"),
        ("letter-3.docx", "letter-3", "victim"),
        ("threshold-assessment-police.docx", "threshold-assessment", "police"),
        ("proportionality-assessment-perpetrator-2.pdf", "proportionality-assessment", "perpetrator-2"),
        ("agenda.pdf", "agenda", "attendees"),
        ("minutes.docx", "minutes", "spoc"),
        ("guidance-notes.pdf", "guidance-notes", "public"),
    ],
)
def test_a_file_is_of_a_document_for_a_role(file: str, document: str, recipient: str) -> None:
    found = entry(THIRD, file)
    assert (found["document"], found["recipient"]) == (document, recipient)


def test_the_template_is_told_by_its_hash() -> None:
    found = entry(THIRD, "letter-5.docx")["template"]
    path = resources.templates() / "letters" / "letter-5.docx"
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    assert found == {"file": "letter-5.docx", "from": "docgen", "sha256": sha256, "fields": "1.0"}


def test_the_templates_around_the_papers_are_told_where_there_is_a_pack() -> None:
    told = manifest_of(THIRD)["pack_templates"]
    assert set(told) == {"cover", "contents", "divider", "numbering", "changes"}
    path = resources.templates() / "pack" / "cover.docx"
    assert told["cover"]["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert manifest_of("withdrawn")["pack_templates"] == {}


@pytest.mark.parametrize(
    ("name", "file", "dates"),
    [
        # Its own date; 15 working days after 27 March
        (THIRD, "letter-1.docx", ["2026-04-02", "2026-04-21"]),
        (THIRD, "letter-3.docx", ["2026-04-02"]),
        # Letter 1, its own, the meeting
        (THIRD, "letter-5.docx", ["2026-04-02", "2026-04-15", "2026-05-12"]),
        # Letter 1, its own, 28 days after it
        ("appeal-after-threshold-not-met", "letter-4.docx", ["2026-02-12", "2026-02-27", "2026-03-27"]),
        # Letter 5, its own, 28 days after it
        ("after-meeting-with-action-plan", "letter-6.docx", ["2026-11-23", "2026-12-23", "2027-01-20"]),
        # Letter 6, its own
        ("closed", "letter-7.docx", ["2026-02-24", "2026-06-19"]),
        ("withdrawn", "letter-8.docx", ["2026-05-21"]),
        ("consent-missing", "letter-2.docx", ["2026-02-05"]),
    ],
)
def test_the_dates_that_a_letter_prints_are_told(name: str, file: str, dates: list[str]) -> None:
    assert entry(name, file)["dates"] == dates
    assert entry(name, file.replace(".docx", ".pdf"))["dates"] == dates


@pytest.mark.parametrize("name", [THIRD, "third-party-after-meeting", "appeal-after-threshold-not-met"])
def test_every_date_that_is_told_is_printed(name: str) -> None:
    for found in manifest_of(name)["files"]:
        if found["file"].endswith(".docx"):
            text = "\n".join(word_lines(built(name).files[found["file"]]))
            for told in found["dates"]:
                value = date.fromisoformat(told)
                assert day(value) in text or short_day(value) in text, (found["file"], told)


def test_the_pack_tells_its_contents() -> None:
    (pack,) = manifest_of(THIRD)["packs"]
    assert pack["file"] == "meeting-pack.pdf"
    assert pack["recipients"] == ["attendees"]
    assert pack["pages"] == len(pdf_pages(built(THIRD).files["meeting-pack.pdf"]))
    assert pack["contents"][0] == {"title": "Agenda", "page": 3, "pages": 1, "level": 0}
    assert manifest_of("withdrawn")["packs"] == []


def test_the_deadlines_are_told() -> None:
    assert manifest_of(THIRD)["deadlines"] == {
        "complete": "2026-03-27",
        "acknowledge": "2026-04-07",
        "decide": "2026-04-21",
        "partner-return": "2026-04-14",
        "meet": "2026-05-14",
        "chronology": "2026-04-30",
        "pack": "2026-05-05",
        "outcome": "2026-05-19",
    }


def test_what_was_not_made_is_told_with_what_it_needs() -> None:
    assert manifest_of("own-application-threshold-not-met")["not_made"] == [
        {"document": "letter-4", "needs": ["/threshold/reasons"]}
    ]
    assert manifest_of("minimal")["not_made"] == [{"document": "letter-1", "needs": ["/victim/address"]}]
    left_out = {found["document"]: found["reason"] for found in manifest_of("withdrawn")["left_out"]}
    assert (
        left_out["letter-2"] == "the application was withdrawn on Wednesday 20 May 2026; nothing follows Letter 8"
    )
    assert not left_out.keys() & {"letter-1", "letter-8", "application-form", "guidance-notes"}


def test_every_document_is_made_left_out_or_lacking() -> None:
    for name in ("minimal", "withdrawn", "own-application-threshold-not-met"):
        manifest = manifest_of(name)
        made = {found["document"] for found in manifest["files"]}
        others = [found["document"] for key in ("left_out", "not_made") for found in manifest[key]]
        assert len(made) + len(others) == 21
        assert not made & set(others)
