"""Findings as Word comments: at their place, in Word's own form, with nothing else changed."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from broken import BODY, FOOTER, broken, own, told
from docx import Document
from lxml import etree

from docgen.workshop.annotate import annotate
from docgen.workshop.wordfile import W, WordFile

WRONG = broken(
    "letter-4",
    (BODY, r"authority\.appeal\.days \}\} days", "authority.appeal.day }} days"),
    (FOOTER, "Ref ", "(INSERT) Ref "),
)


@pytest.fixture(scope="module")
def annotated() -> bytes:
    return annotate(WordFile.of("letter-4", "letter-4.docx", WRONG), told("letter-4", WRONG))


def test_each_finding_is_a_comment_at_its_paragraph(annotated: bytes) -> None:
    document = Document(io.BytesIO(annotated))
    comments = {comment.comment_id: comment for comment in document.comments}
    assert {comment.author for comment in comments.values()} == {"docgen"}
    body = document.element.body
    marked = {
        int(start.get(f"{W}id")): "".join(start.getparent().itertext())
        for start in body.iter(f"{W}commentRangeStart")
    }
    assert set(marked) == set(comments)
    (at,) = [
        key for key, comment in comments.items() if "there is no field `authority.appeal.day`" in comment.text
    ]
    assert "you can lodge an appeal" in marked[at]
    assert "the nearest is `authority.appeal.days`" in comments[at].text
    assert any(comment.text.startswith("Error: In the footer 1: “(INSERT) Ref") for comment in comments.values())


def test_nothing_else_is_changed(annotated: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(annotated)) as after, zipfile.ZipFile(io.BytesIO(WRONG)) as before:
        for name in set(before.namelist()) - {BODY, "[Content_Types].xml", "word/_rels/document.xml.rels"}:
            assert after.read(name) == before.read(name)
        root = etree.fromstring(after.read(BODY))
        for mark in list(root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")):
            gone = mark.getparent() if mark.tag == f"{W}commentReference" else mark
            gone.getparent().remove(gone)
        assert etree.tostring(root, method="c14n") == etree.tostring(
            etree.fromstring(before.read(BODY)), method="c14n"
        )


def test_comments_that_are_there_stay(annotated: bytes) -> None:
    again = annotate(WordFile.of("letter-4", "letter-4.docx", annotated), told("letter-4", WRONG)[:1])
    before, after = (len(list(Document(io.BytesIO(content)).comments)) for content in (annotated, again))
    assert after == before + 1


def test_the_same_file_each_time() -> None:
    file, found = own("letter-1"), told("letter-4", WRONG)[:1]
    assert annotate(file, found) == annotate(file, found)


@pytest.mark.libreoffice
def test_libreoffice_opens_it(annotated: bytes, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("needs LibreOffice")
    (tmp_path / "annotated.docx").write_bytes(annotated)
    profile = (tmp_path / "profile").as_uri()
    call = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "txt:Text", "--outdir"]
    subprocess.run(
        [*call, str(tmp_path), str(tmp_path / "annotated.docx")], check=True, capture_output=True, timeout=120
    )
    assert "you can lodge an appeal" in (tmp_path / "annotated.txt").read_text(encoding="utf-8")
