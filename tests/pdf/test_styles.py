"""The engine gets the styles that a Word file uses, and draws the same with them."""

from __future__ import annotations

import io
import zipfile

import pytest
import rdocx
from lxml import etree
from made_files import NAMES, paragraph, word_file

from docgen.pdf.lean import lean
from docgen.pdf.styles import styles_named

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def style(name: str, kind: str = "paragraph", more: str = "", look: str = "", default: bool = False) -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"{" w:default=" + chr(34) + "1" + chr(34) if default else ""}>'
        f'<w:name w:val="{name} as seen"/>{more}<w:rPr>{look}</w:rPr></w:style>'
    )


SHEET = (
    f'<w:styles {NAMES}><w:latentStyles w:count="3"><w:lsdException w:name="Normal"/></w:latentStyles>'
    + style("Normal", look='<w:sz w:val="24"/>', default=True)
    + style("Base", more='<w:basedOn w:val="Root"/>', look="<w:b/>")
    + style("Root", look='<w:color w:val="AA0000"/>')
    + style("Used", more='<w:basedOn w:val="Base"/><w:next w:val="Idle"/><w:link w:val="UsedChar"/>')
    + style("UsedChar", "character", look="<w:i/>")
    + style("Idle", look="<w:u/>")
    + style("R&amp;D", look='<w:sz w:val="40"/>')
    + style("Word", "character", look="<w:b/>")
    + style("Grid", "table")
    + style("PlainTable", "table", default=True)
    + style("Bullets", "numbering")
    + "</w:styles>"
)
BODY = (
    '<w:p><w:pPr><w:pStyle w:val="Used"/></w:pPr><w:r><w:t>Red and bold</w:t></w:r></w:p>'
    '<w:p><w:pPr><w:pStyle w:val="R&amp;D"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Word"/></w:rPr><w:t>Big</w:t></w:r></w:p>'
    + paragraph("As it comes")
)


def styles_in(docx: bytes) -> list[str | None]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        root = etree.fromstring(package.read("word/styles.xml"))
    return [one.get(f"{W}styleId") for one in root.iter(f"{W}style")]


def test_the_engine_gets_what_is_named_and_what_that_is_made_of() -> None:
    slim = lean(word_file(BODY, parts={"word/styles.xml": SHEET})).content
    assert styles_in(slim) == [
        "Normal",
        "Base",
        "Root",
        "Used",
        "UsedChar",
        "R&D",
        "Word",
        "PlainTable",
        "Bullets",
    ]
    assert b"latentStyles" not in slim


def test_it_draws_the_same_pages_with_them() -> None:
    file = word_file(BODY, parts={"word/styles.xml": SHEET})
    pdfs = [rdocx.Document.from_bytes(docx).to_pdfa_deterministic() for docx in (file, lean(file).content)]
    assert pdfs[0] == pdfs[1]
    assert pdfs[0] != rdocx.Document.from_bytes(word_file(BODY)).to_pdfa_deterministic(), "the styles are seen"


@pytest.mark.parametrize("part", ["header1", "footer2", "footnotes", "numbering"])
def test_a_style_that_another_part_names_stays(part: str) -> None:
    told = f'<w:any {NAMES}><w:pStyle w:val="Idle"/></w:any>'
    assert "Idle" in styles_in(
        lean(word_file(BODY, parts={"word/styles.xml": SHEET, f"word/{part}.xml": told})).content
    )


def test_all_stay_where_a_field_names_one_as_people_see_it() -> None:
    field = (
        '<w:p><w:fldSimple w:instr="STYLEREF &quot;Idle as seen&quot;"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
    )
    assert len(styles_in(lean(word_file(BODY + field, parts={"word/styles.xml": SHEET})).content)) == 11


def test_names_are_read_however_they_are_written() -> None:
    part = (
        b'<w:tblStyle w:x="1" w:val="A"/><w:numStyleLink w:val="B"/><w:styleLink w:val=\'C\'/><w:pStyle\nw:val = "D"/>'
        b'<w:tblStyleRowBandSize w:val="1"/><w:pStyle w:val="E&#x21;"/>'
    )
    assert styles_named([part]) == {"A", "B", "C", "D", "E!"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "latin-1"])
def test_all_stay_where_the_names_cannot_be_read(encoding: str) -> None:
    assert styles_named(['<w:pStyle w:val="Gr\u00fcn"/>'.encode(encoding)]) is None
