"""What the engine leaves wrong in its tags comes out right: each case a small Word file, looked at in the PDF."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
import rdocx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from lxml import etree
from made_parts import add_link, elements, made, new_word, read

from docgen.paper import Pdf
from docgen.pdf.binding import PACK_ADDRESS
from docgen.pdf.checks import struct_problems
from docgen.pdf.format.table import Plain
from docgen.pdf.metadata import About, finish
from docgen.pdf.tags.story import Cell, Row, Story, Table, read_story


def kinds(pdf: Pdf, *wanted: str) -> list[str]:
    return [item["/S"] for item in elements(pdf) if not wanted or item["/S"] in wanted]


def told(element: Any, name: str) -> Any:
    return next((one[name] for one in element.get("/A", []) if name in one), None)


def look(table: Any, **flags: str) -> Any:
    """How a table is said to look: nothing, unless given."""
    found = table._tbl.tblPr.find(qn("w:tblLook"))
    for name in list(found.attrib):
        del found.attrib[name]
    for name, value in flags.items():
        found.set(qn(f"w:{name}"), value)
    return table


def heading(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def filled(word: Any, *rows: tuple[str, ...], **flags: str) -> Any:
    table = word.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return look(table, **flags)


def dot(says: str | None, run: Any) -> None:
    """A picture of one red dot, with a description or without."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    png = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0\xc8\0\0"))
        + chunk(b"IEND", b"")
    )
    run.add_picture(io.BytesIO(png), Cm(2))
    if says:
        run._r.xpath(".//wp:docPr")[0].set("descr", says)


# Tables


def test_the_labels_of_a_table_are_headings_of_its_rows() -> None:
    word = new_word()
    filled(word, ("From", "the council"), ("To", "the police"), firstColumn="1")
    pdf = made(word)
    heads = [item for item in elements(pdf) if item["/S"] == "/TH"]
    assert [told(head, "/Scope") for head in heads] == ["/Row", "/Row"]
    assert kinds(pdf, "/TH", "/TD") == ["/TH", "/TD"] * 2
    assert struct_problems(pdf) == []


@pytest.mark.parametrize("flags", [{"val": "04A0"}, {"val": "0080"}])
def test_old_word_says_it_in_one_number(flags: dict[str, str]) -> None:
    word = new_word()
    filled(word, ("From", "the council"), **flags)
    assert kinds(made(word), "/TH", "/TD") == ["/TH", "/TD"]


def test_where_a_row_of_headings_is_the_first_column_is_not_one_too() -> None:
    """Word switches "First Column" on for every table."""
    word = new_word()
    heading(filled(word, ("Date", "What"), ("4 March", "Noise"), firstColumn="1").rows[0])
    heads = [item for item in elements(made(word)) if item["/S"] == "/TH"]
    assert [told(head, "/Scope") for head in heads] == ["/Column"] * 2


@pytest.mark.parametrize(
    ("rows", "flags"), [((("The council", "Ref 7"),), {}), ((("a box",), ("to write in",)), {"firstColumn": "1"})]
)
def test_a_table_that_only_places_things_is_none(rows: tuple[tuple[str, ...], ...], flags: dict[str, str]) -> None:
    word = new_word()
    filled(word, *rows, **flags)
    pdf = made(word)
    assert kinds(pdf) == ["/Document", "/Div", "/P", "/P"]
    assert struct_problems(pdf) == []


def test_merged_cells_say_how_far_they_reach() -> None:
    word = new_word()
    table = filled(word, ("a", "b", "c"), ("d", "e", "f"), ("g", "h", "i"), firstColumn="1")
    heading(table.rows[0])
    for cell in (table.cell(1, 0), table.cell(1, 1), table.cell(1, 2), table.cell(2, 2)):
        cell.paragraphs[0].clear()
    table.cell(1, 0).merge(table.cell(1, 1)).text = "wide"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "high"
    pdf = made(word)
    rows = [[cell.get_object() for cell in row["/K"]] for row in elements(pdf) if row["/S"] == "/TR"]
    assert [len(row) for row in rows] == [3, 2, 2]
    assert [told(cell, "/ColSpan") for cell in rows[1]] == [2, None]
    assert [told(cell, "/RowSpan") for cell in rows[1]] == [None, 2]
    assert struct_problems(pdf) == []


def test_the_heading_that_a_table_repeats_is_read_once() -> None:
    word = new_word()
    table = filled(word, ("Date", "What"), *[(f"day {day}", "Noise at night") for day in range(45)])
    heading(table.rows[0])
    pdf = made(word)
    assert len(read(pdf).pages) == 2
    assert "Date" in read(pdf).pages[1].extract_text()
    heads = [item for item in elements(pdf) if item["/S"] == "/TH"]
    assert [item["/K"] for item in heads] == [0, 1]
    assert struct_problems(pdf) == []


def test_what_a_table_is_about_is_told() -> None:
    word = new_word()
    table = filled(word, ("From", "the council"), firstColumn="1")
    about = OxmlElement("w:tblCaption")
    about.set(qn("w:val"), "Who asks")
    table._tbl.tblPr.append(about)
    (own,) = [item for item in elements(made(word)) if item["/S"] == "/Table"]
    assert told(own, "/Summary") == "Who asks"


def test_a_table_inside_another_has_its_own_headings() -> None:
    word = new_word()
    outer = filled(word, ("Outer", ""), firstColumn="1")
    inner = look(outer.cell(0, 1).add_table(1, 2), firstColumn="0", firstRow="0")
    inner.cell(0, 0).text, inner.cell(0, 1).text = "only", "placed"
    pdf = made(word)
    assert kinds(pdf, "/Table", "/Div", "/TH") == ["/Table", "/TH", "/Div"]
    assert struct_problems(pdf) == []


def test_text_in_a_row_of_an_exact_height_is_no_ornament() -> None:
    """The engine puts such a cell, text and all, into an artifact."""
    word = new_word()
    table = filled(word, ("From", "the council"), ("To", "the police"), firstColumn="1")
    table.rows[0].height = Pt(40)
    table.rows[0].height_rule = 2  # exactly
    content = read(made(word)).pages[0].get_contents()
    assert content is not None
    opened: list[bool] = []
    for line in content.get_data().splitlines():
        if line.endswith((b"BMC", b"BDC")):
            assert not any(opened)
            opened.append(line.startswith(b"/Artifact"))
        elif line == b"EMC":
            opened.pop()
    assert struct_problems(made(word)) == []


def test_a_story_tells_tables_as_word_has_them() -> None:
    word = new_word()
    table = filled(word, ("a", "b"), ("c", "d"), firstColumn="1")
    table.cell(0, 0).merge(table.cell(0, 1))
    (own,) = read_story(etree.fromstring(etree.tostring(word.element))).tables
    assert own == Table((Row((Cell(2),)), Row((Cell(), Cell()))), labelled=True)


# Lists and headings


def test_the_mark_of_a_list_s_item_is_its_label() -> None:
    word = new_word()
    word.add_paragraph("First point", style="List Bullet")
    word.add_paragraph("Second point", style="List Number")
    pdf = made(word)
    assert kinds(pdf) == ["/Document", *["/L", "/LI", "/Lbl", "/LBody"] * 2]
    assert struct_problems(pdf) == []


@pytest.mark.parametrize(
    ("levels", "right"),
    [
        ((1, 3, 3, 2), ["/H1", "/H2", "/H2", "/H2"]),
        ((2, 3, 1), ["/H1", "/H2", "/H1"]),
        ((1, 2, 3, 1, 2), ["/H1", "/H2", "/H3", "/H1", "/H2"]),
        ((1, 4, 2, 4, 1, 3), ["/H1", "/H2", "/H2", "/H3", "/H1", "/H2"]),
    ],
)
def test_no_level_of_headings_is_left_out(levels: tuple[int, ...], right: list[str]) -> None:
    word = new_word()
    for level in levels:
        word.add_heading("Heading", level)
    assert kinds(made(word))[1:] == right


def test_an_empty_paragraph_is_not_read() -> None:
    word = new_word()
    word.add_paragraph("One")
    word.add_paragraph("")
    assert kinds(made(word)) == ["/Document", "/P"]


# Pictures


def test_a_picture_has_its_description_and_its_place() -> None:
    word = new_word()
    paragraph = word.add_paragraph("Before ")
    dot("A red square", paragraph.add_run())
    pdf = made(word)
    (picture,) = [item for item in elements(pdf) if item["/S"] == "/Figure"]
    assert picture["/Alt"] == "A red square"
    left, bottom, right, top = map(float, told(picture, "/BBox"))
    assert right - left == pytest.approx(top - bottom) == pytest.approx(56.7, abs=0.1)
    assert 0 < left < right < 595 and 700 < bottom < top < 842


def test_a_picture_in_a_table_is_described_where_it_stands() -> None:
    """The engine takes it for an ornament: the letterhead's logo is one."""
    word = new_word()
    table = filled(word, ("", "The council"), ("Dear", "you"))
    dot("Logo of the council", table.cell(0, 0).paragraphs[0].add_run())
    dot("After the words", table.cell(1, 1).paragraphs[0].add_run())
    dot(None, word.add_paragraph("An ornament ").add_run())
    pdf = made(word)
    found = elements(pdf)
    assert [item["/S"] for item in found] == ["/Document", "/Div", "/Figure", "/P", "/P", "/P", "/Figure", "/P"]
    assert [item["/Alt"] for item in found if "/Alt" in item] == ["Logo of the council", "After the words"]
    assert struct_problems(pdf) == []


def test_words_around_a_picture_in_a_cell_stay_in_their_paragraph() -> None:
    word = new_word()
    table = filled(word, ("left", "right"), firstColumn="1")
    paragraph = table.cell(0, 1).paragraphs[0]
    dot("A square", paragraph.add_run())
    paragraph.add_run(" and more words")
    pdf = made(word)
    (cell,) = [item for item in elements(pdf) if item["/S"] == "/TD"]
    text, picture = (kid.get_object() for kid in cell["/K"])
    assert (text["/S"], picture["/S"]) == ("/P", "/Figure")
    assert len(text["/K"]) == 2  # before the picture and after it
    assert struct_problems(pdf) == []


# Links


def test_a_link_is_an_element_with_its_words_and_a_description() -> None:
    word = new_word()
    line = word.add_paragraph("See ")
    add_link(line, "https://www.example.org/asb", "the page of the council")
    line.add_run(" for more.")
    add_link(word.add_paragraph(), "mailto:spoc@example.org", "spoc@example.org")
    pdf = made(word)
    assert kinds(pdf) == ["/Document", "/P", "/Link", "/P", "/Link"]
    (page,) = read(pdf).pages
    assert page["/Tabs"] == "/S"
    annotations = [one.get_object() for one in page["/Annots"]]
    assert [one["/Contents"] for one in annotations] == ["https://www.example.org/asb", "spoc@example.org"]
    assert struct_problems(pdf) == []


def test_the_contents_of_the_pack_are_contents() -> None:
    word = new_word("Contents")
    table = filled(word, ("Document", "Page"), ("", "3"), ("", "5"))
    heading(table.rows[0])
    for row, name in ((1, "Agenda"), (2, "Letter 5")):
        add_link(table.cell(row, 0).paragraphs[0], f"{PACK_ADDRESS}{name.lower()}", name)
    pdf = made(word)
    assert kinds(pdf) == ["/Document", "/TOC", "/Caption", "/P", "/P", *["/TOCI", "/Reference", "/Link", "/P"] * 2]
    assert struct_problems(pdf) == []


def test_a_table_with_some_links_stays_a_table() -> None:
    word = new_word()
    table = filled(word, ("Document", "Page"), ("none", "3"), ("", "5"))
    heading(table.rows[0])
    add_link(table.cell(2, 0).paragraphs[0], f"{PACK_ADDRESS}x", "Letter 5")
    assert kinds(made(word), "/TOC", "/Table") == ["/Table"]


def test_links_in_a_table_that_only_places_things_are_no_contents() -> None:
    word = new_word()
    table = filled(word, ("",), ("",))
    for cell in (table.cell(0, 0), table.cell(1, 0)):
        add_link(cell.paragraphs[0], f"{PACK_ADDRESS}x", "Letter 5")
    pdf = made(word)
    assert kinds(pdf) == ["/Document", "/Div", "/P", "/Link", "/P", "/Link"]
    assert struct_problems(pdf) == []


# The bytes


def test_tags_of_another_shape_stay_as_they_are_and_claim_nothing() -> None:
    word = new_word()
    filled(word, ("From", "the council"), firstColumn="1")
    content = io.BytesIO()
    word.save(content)
    drawn = rdocx.Document.from_bytes(content.getvalue()).to_pdf()
    odd = drawn.replace(b"/Type /StructElem\n  /S /TD", b"/Type/StructElem \n  /S /TD", 1)
    about = About("Form")
    sound, kept = (
        Pdf(finish(pdf, about, "tester", conforms=True, archival=False, story=Story())) for pdf in (drawn, odd)
    )
    assert b"pdfuaid:part" in sound.content and b"pdfuaid:part" not in kept.content
    assert kinds(kept) == ["/Document", "/Table", "/TR", "/TD", "/P", "/TD", "/P"]
    assert read(kept).pages[0].extract_text().split() == ["From", "the", "council"]


def test_words_of_one_look_and_one_element_are_one_piece() -> None:
    word = new_word()
    paragraph = word.add_paragraph("One look ")
    paragraph.add_run("and another").bold = True
    paragraph.add_run(" and the first again")
    pdf = made(word)
    (page,) = read(pdf).pages
    assert [item.get("/K") for item in elements(pdf)][-1] == 0
    assert " ".join(page.extract_text().split()) == "One look and another and the first again"
    content = page.get_contents()
    assert content is not None and content.get_data().count(b"BDC") == 1


def test_data_that_end_in_cr_are_not_cut() -> None:
    """Of CR and LF before `endstream` a reader may take both for the end of the line."""
    body = b"%PDF-1.7\n"
    rows = [b"0000000000 65535 f\r\n"]
    for number, written in enumerate((b"<</Pages 2 0 R>>", b"<<>>", b"<</Length 2>>\nstream\na\r\nendstream"), 1):
        rows.append(b"%010d 00000 n\r\n" % len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, written)
    end = b"trailer\n<</Size 4/Root 1 0 R/Info 2 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    plain = Plain.read(body + b"xref\n0 4\n" + b"".join(rows) + end)
    mended = plain.exchanged(plain.unclear())
    assert b"<</Length 2>>\nstream\na\r\r\nendstream" in mended
    assert Plain.read(mended).unclear() == {}
