"""Finding a partner's file, and telling what it is: neither its name nor its sender is trusted."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from made_files import plain_pdf, text_of, word_file, zipped

from docgen.errors import EngineError, PartnerFileError
from docgen.paper import Docx, Pdf
from docgen.pdf.embedded import Embedded
from docgen.pdf.partner import clean_partner_files, read, read_partner_file, read_partner_files


class NoEngine:
    """An engine for files that need none."""

    name = "none"
    version = "0"

    def convert(self, files: Sequence[tuple[str, Docx]]) -> list[Pdf]:
        raise AssertionError("no Word file is in this test")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The case file's folder, with a report in it, and a secret beside it."""
    home = tmp_path / "case"
    (home / "reports").mkdir(parents=True)
    (home / "reports" / "police.pdf").write_bytes(plain_pdf())
    (tmp_path / "secret.pdf").write_bytes(plain_pdf())
    return home


def refusal(folder: Path, name: str) -> str:
    with pytest.raises(PartnerFileError) as caught:
        read_partner_file(folder, name, NoEngine())
    return str(caught.value)


@pytest.mark.parametrize("name", ["reports/police.pdf", "reports\\police.pdf", "./reports//police.pdf"])
def test_a_file_below_the_folder_is_found_however_its_path_is_written(folder: Path, name: str) -> None:
    file = read_partner_file(folder, name, NoEngine())
    assert (file.name, file.pages, file.tagged) == (name, 1, False)
    assert text_of(file.pdf.content) == ["Page 1 of the report"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("/etc/passwd", "from the top of a disk"),
        ("\\windows\\win.ini", "from the top of a disk"),
        ("C:\\secret.pdf", "from the top of a disk"),
        ("c:secret.pdf", "from the top of a disk"),
        ("\\\\server\\share\\secret.pdf", "from the top of a disk"),
        ("//server/share/secret.pdf", "from the top of a disk"),
        ("\\\\?\\C:\\secret.pdf", "from the top of a disk"),
        ("../secret.pdf", "out of the folder"),
        ("reports/../../secret.pdf", "out of the folder"),
        ("reports\\..\\..\\secret.pdf", "out of the folder"),
        ("..", "out of the folder"),
        ("CON", "can have everywhere"),
        ("reports/nul.pdf", "can have everywhere"),
        ("com1.report.pdf", "can have everywhere"),
        ("LPT³", "can have everywhere"),
        ("police.pdf:stream", "can have everywhere"),
        ("police\n.pdf", "can have everywhere"),
        ("police\x00.pdf", "can have everywhere"),
        ("poli*e.pdf", "can have everywhere"),
        ("police.pdf ", "ends in a full stop or a space"),
        ("police.pdf.", "ends in a full stop or a space"),
        ("", "no name"),
        (".", "no name"),
        ("reports", "is not a file"),
        ("missing.pdf", "no such file in the folder of the case file; put it there"),
        ("reports/police.pdf/more.pdf", ""),
        ("x" * 5000, ""),
    ],
)
def test_a_path_that_leads_elsewhere_is_refused_and_named(folder: Path, name: str, reason: str) -> None:
    said = refusal(folder, name)
    assert reason in said
    assert said.startswith(name) or not name.isprintable() or name in ("", ".")
    assert said.isprintable()


@pytest.mark.parametrize("name", ["console.pdf", "Connor.pdf", "reports/nullified.pdf", "..police.pdf"])
def test_an_innocent_name_is_only_missing(folder: Path, name: str) -> None:
    assert "no such file" in refusal(folder, name)


def test_a_name_in_other_capitals_is_offered(folder: Path) -> None:
    assert refusal(folder, "reports/Police.PDF").endswith("; there is `police.pdf`") or sys.platform != "linux"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_links_are_followed_inside_the_folder_only(folder: Path) -> None:
    (folder / "inside.pdf").symlink_to(folder / "reports" / "police.pdf")
    (folder / "outside.pdf").symlink_to(folder.parent / "secret.pdf")
    (folder / "up").symlink_to(folder.parent)
    (folder / "circle.pdf").symlink_to(folder / "circle.pdf")
    assert read_partner_file(folder, "inside.pdf", NoEngine()).pages == 1
    assert "outside the folder" in refusal(folder, "outside.pdf")
    assert "outside the folder" in refusal(folder, "up/secret.pdf")
    assert "circle.pdf: it can't be read" in refusal(folder, "circle.pdf")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files there")
def test_what_is_not_a_file_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.pdf")
    assert "is not a file" in refusal(folder, "pipe.pdf")


def test_a_file_that_is_too_large_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MAX_BYTES", 100)
    assert "and a file in the pack may have" in refusal(folder, "reports/police.pdf")
    with pytest.raises(PartnerFileError, match="may have"):
        clean_partner_files([("police.pdf", plain_pdf())], NoEngine())


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty (0 bytes)"),
        (b"Dear all, here is our chronology", "neither a PDF nor a Word file"),
        (b"<html>Please log in</html>", "neither a PDF nor a Word file"),
        (OLD, "old Word"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "has a password"),
        (b"{\\rtf1 text}", "rich text"),
        (b"\xff\xd8\xff\xe0 photograph", "is a picture"),
        (b"\x89PNG\r\n\x1a\n", "is a picture"),
        (zipped({"a.txt": "x"}), "is a zip file"),
        (zipped({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}), "is an Excel file"),
        (zipped({"[Content_Types].xml": "x", "ppt/presentation.xml": "x"}), "is a PowerPoint file"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x"}), ""),
    ],
)
@pytest.mark.parametrize("name", ["police.pdf", "police.docx"])
def test_what_is_no_pdf_and_no_word_file_is_refused_whatever_it_is_called(
    content: bytes, reason: str, name: str
) -> None:
    with pytest.raises(PartnerFileError, match=f"^{name}: ") as caught:
        clean_partner_files([(name, content)], NoEngine())
    assert reason in str(caught.value)


def test_content_tells_the_kind_and_not_the_name() -> None:
    files = clean_partner_files([("a.docx", plain_pdf()), ("b.pdf", word_file())], Embedded())
    assert [file.name for file in files] == ["a.docx", "b.pdf"]
    assert [text_of(file.pdf.content)[0].strip() for file in files] == ["Page 1 of the report", "A letter"]


def test_all_word_files_go_through_the_engine_in_one_call(folder: Path) -> None:
    class Counting(Embedded):
        calls = 0

        def convert(self, files: Sequence[tuple[str, Docx]]) -> list[Pdf]:
            self.calls += 1
            assert not any("jane" in label for label, _ in files), "labels go where names must not"
            return super().convert(files)

    (folder / "jane-doe.docx").write_bytes(word_file())
    (folder / "other.docx").write_bytes(word_file("<w:p><w:r><w:t>Other</w:t></w:r></w:p>"))
    counting = Counting()
    files = read_partner_files(folder, ["jane-doe.docx", "reports/police.pdf", "other.docx"], counting)
    assert [text_of(file.pdf.content)[0].strip() for file in files] == [
        "A letter",
        "Page 1 of the report",
        "Other",
    ]
    assert counting.calls == 1


def test_a_word_file_that_the_engine_refuses_is_named(folder: Path) -> None:
    bad = word_file('<w:tbl><w:tblGrid><w:gridCol w:w="wide"/></w:tblGrid></w:tbl>')
    with pytest.raises(PartnerFileError, match=r"^police.docx: it can't be made a PDF; ask for a PDF of it"):
        clean_partner_files([("good.docx", word_file()), ("police.docx", bad)], Embedded())


def test_an_engine_that_fails_altogether_is_not_blamed_on_a_file() -> None:
    class Broken(NoEngine):
        def convert(self, files: Sequence[tuple[str, Docx]]) -> list[Pdf]:
            raise EngineError("LibreOffice took too long")

    with pytest.raises(EngineError, match="took too long"):
        clean_partner_files([("police.docx", word_file())], Broken())
