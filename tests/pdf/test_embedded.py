"""The engine that comes with docgen."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from made_files import OFFICE, every_key, paragraph, text_of, unpacked, word_file
from pypdf import PdfReader

from docgen.errors import EngineError, EngineMissing
from docgen.paper import Docx, Pdf
from docgen.pdf.embedded import Embedded

PAST_ALL_FONTS = "\U0010fffd"  # for private use: no font has it


def pdf_of(docx: bytes, label: str = "letter-5") -> Pdf:
    (pdf,) = Embedded().convert([(label, Docx(docx))])
    return pdf


def test_twenty_files_keep_their_order() -> None:
    files = [(f"paper-{number}", Docx(word_file(paragraph(f"This is paper {number}.")))) for number in range(20)]
    pdfs = Embedded().convert(files)
    assert [text_of(pdf.content)[0].strip() for pdf in pdfs] == [
        f"This is paper {number}." for number in range(20)
    ]


def test_no_files_are_no_pdfs() -> None:
    assert Embedded().convert([]) == []


def test_the_pdf_says_what_it_should_and_names_nobody() -> None:
    pdf = pdf_of(word_file(title="Letter 5: Threshold met"))
    reader = PdfReader(io.BytesIO(pdf.content))
    assert reader.metadata is not None and reader.metadata.title == "Letter 5: Threshold met"
    assert reader.metadata.author is None
    assert reader.root_object["/Lang"] == "en-GB"
    assert reader.root_object["/ViewerPreferences"] == {"/DisplayDocTitle": True}
    assert "/StructTreeRoot" in reader.root_object and reader.root_object["/MarkInfo"]["/Marked"].value
    assert b"Private" not in unpacked(pdf.content)
    assert f"rdocx {Embedded().version}" == reader.metadata.producer


def test_it_claims_accessibility_and_archive_and_embeds_its_fonts() -> None:
    content = pdf_of(word_file()).content
    assert b"<pdfuaid:part>1" in content and b"<pdfaid:part>2" in content
    assert "/FontFile2" in set(every_key(content))


SAME = """
import hashlib, sys
from pathlib import Path
from docgen.paper import Docx
from docgen.pdf.embedded import Embedded
pdfs = Embedded().convert([("a", Docx(Path(sys.argv[1]).read_bytes()))] * 2)
print(*[pdf.sha256 for pdf in pdfs])
"""


def test_the_same_file_is_the_same_pdf_on_a_machine_with_other_fonts_at_another_time(tmp_path: Path) -> None:
    docx = word_file(paragraph("The same ☐ each time") * 30)
    path = tmp_path / "same.docx"
    path.write_bytes(docx)
    fonts = tmp_path / "fonts.conf"
    fonts.write_text("<fontconfig></fontconfig>", encoding="utf-8")
    elsewhere = {
        "FONTCONFIG_FILE": str(fonts),
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "PYTHONHASHSEED": "7",
        "TZ": "Pacific/Auckland",
    }
    said = subprocess.run(
        [sys.executable, "-c", SAME, str(path)], env={**os.environ, **elsewhere}, capture_output=True, check=True
    )
    here = hashlib.sha256(pdf_of(docx, "a").content).hexdigest()
    assert said.stdout.decode().split() == [here, here]
    assert said.stderr == b""


def test_without_its_library_it_is_missing_and_one_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rdocx", None)
    with pytest.raises(EngineMissing, match="pip install rdocx, or take --engine libreoffice"):
        pdf_of(word_file())


def test_the_process_keeps_its_environment() -> None:
    before = dict(os.environ)
    pdf_of(word_file())
    assert dict(os.environ) == before


def test_a_tick_box_does_not_swallow_the_words_beside_it() -> None:
    pdf = pdf_of(word_file(paragraph("☐ Yes, I agree ☒ No, I don’t ✓")))
    assert text_of(pdf.content)[0].strip() == "☐ Yes, I agree ☒ No, I don’t ✓"
    assert pdf.notes == ()


def test_a_character_of_no_font_is_told_with_its_document() -> None:
    pdf = pdf_of(word_file(paragraph(f"Before {PAST_ALL_FONTS} after")))
    (note,) = pdf.notes
    assert note.startswith("letter-5: no font of this machine has") and "(U+10FFFD)" in note
    assert "Before" in text_of(pdf.content)[0] and "after" in text_of(pdf.content)[0]
    assert b"pdfuaid" not in pdf.content, "a page with an empty box on it is not accessible, and must not say so"


def test_a_link_that_archives_do_not_take_still_makes_a_pdf() -> None:
    linked = (("r9", f"{OFFICE}/hyperlink", "ftp://example.org/x"),)
    body = '<w:p><w:hyperlink r:id="r9"><w:r><w:t>A link</w:t></w:r></w:hyperlink></w:p>'
    pdf = pdf_of(word_file(body, linked=linked))
    assert text_of(pdf.content)[0].strip() == "A link"
    assert b"pdfaid" not in pdf.content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a zip file",
        word_file()[:400],
        word_file(parts={"word/document.xml": "<broken"}),
        word_file(parts={"word/document.xml": "<html/>"}),
        word_file(parts={"_rels/.rels": "<x/>"}),
    ],
)
def test_a_bad_file_is_refused_by_its_label(content: bytes) -> None:
    good = ("letter-4", Docx(word_file()))
    with pytest.raises(EngineError, match=r"^letter-5: "):
        Embedded().convert([good, ("letter-5", Docx(content)), good])
