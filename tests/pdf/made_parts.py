"""Parts for packs, made in the test: Word files through the embedded engine, and PDF files written by hand."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from pypdf import PdfReader

from docgen.paper import Docx, Pdf
from docgen.pdf.binding import PACK_ADDRESS, Part, assemble, page_count
from docgen.pdf.embedded import Embedded

_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
TITLE = "Meeting pack, reference ASB-1"


def new_word(title: str = "Document", *, landscape: bool = False) -> Any:
    word = docx.Document()
    word.core_properties.title = title
    word.core_properties.language = "en-GB"
    word.styles["Normal"].font.name = "Arial"
    section = word.sections[0]
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if landscape else (Cm(21), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    return word


def add_link(paragraph: Any, address: str, text: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, _HYPERLINK, is_external=True))
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    link.append(run)
    paragraph._p.append(link)


def add_field(paragraph: Any, instruction: str) -> None:
    for kind in ("begin", None, "end"):
        run = OxmlElement("w:r")
        piece = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            piece.set(qn("w:fldCharType"), kind)
        else:
            piece.text = instruction
        run.append(piece)
        paragraph._p.append(run)


def made(word: Any) -> Pdf:
    """The PDF of a Word file, as the embedded engine makes it."""
    content = io.BytesIO()
    word.save(content)
    (pdf,) = Embedded().convert([("part", Docx(content.getvalue()))])
    return pdf


def paper(title: str, *, pages: int = 1, landscape: bool = False, address: str | None = None) -> Pdf:
    """A tagged document with headings, text, bullets and a table with a header row."""
    word = new_word(title, landscape=landscape)
    for page in range(1, pages + 1):
        if page > 1:
            word.add_page_break()
        word.add_heading(f"{title}, sheet {page}", 1 if page == 1 else 2)
        word.add_paragraph("The review looks at what was reported, and at what was done about it. " * 3)
        word.add_paragraph("First point", style="List Bullet")
        table = word.add_table(rows=2, cols=2)
        header = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(header)
        for row, words in enumerate((("Date", "What"), ("4 March", "Noise at night"))):
            for column, text in enumerate(words):
                table.cell(row, column).text = text
    if address:
        add_link(word.add_paragraph("See "), address, "the page of the council")
    return made(word)


def contents(lines: Sequence[tuple[str, str]]) -> Pdf:
    """A contents page: each line a title and the key that it leads to."""
    word = new_word("Contents")
    word.add_heading("Contents", 1)
    for title, key in lines:
        add_link(word.add_paragraph(), f"{PACK_ADDRESS}{key}", title)
    return made(word)


def stamps(pages: int) -> Pdf:
    """A page number for the foot of every page."""
    word = new_word("Page numbers")
    foot = word.sections[0].footer.paragraphs[0]
    foot.alignment = 1
    foot.add_run("Page ")
    add_field(foot, "PAGE")
    foot.add_run(" of ")
    add_field(foot, "NUMPAGES")
    for _ in range(pages - 1):
        word.add_page_break()
    return made(word)


def bound(*parts: Part, **options: Any) -> Pdf:
    """The pack of these parts, numbered."""
    pages = sum(page_count(part.pdf, part.title) for part in parts)
    return assemble(parts, stamps=stamps(pages), title=TITLE, **options)


def read(pdf: Pdf) -> PdfReader:
    return PdfReader(io.BytesIO(pdf.content))


def says(page: Any) -> str:
    """The text of a page, its spaces made even."""
    return " ".join(page.extract_text().split())


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def by_hand(
    *pages: tuple[bytes, bytes],
    others: Sequence[bytes] = (),
    catalogue: bytes = b"",
) -> Pdf:
    """A PDF written out: for each page, more entries of its dictionary and its content.

    ``others`` are objects from 10 on, ``catalogue`` is more of the catalogue. Page n is object 20 + 2n, its
    content the one after; the font F1 is object 3.
    """
    objects = {1: b"<</Type/Catalog/Pages 2 0 R%b>>" % catalogue, 3: FONT}
    kids = b" ".join(b"%d 0 R" % (20 + 2 * at) for at in range(len(pages)))
    objects[2] = b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(pages), kids)
    for at, (entries, content) in enumerate(pages):
        box = b"" if b"/MediaBox" in entries else b"/MediaBox[0 0 595.28 841.89]"
        resources = b"" if b"/Resources" in entries else b"/Resources<</Font<</F1 3 0 R>>>>"
        objects[20 + 2 * at] = b"<</Type/Page/Parent 2 0 R/Contents %d 0 R%b%b%b>>" % (
            21 + 2 * at, box, resources, entries,
        )  # fmt: skip
        objects[21 + 2 * at] = b"<</Length %d>>\nstream\n%b\nendstream" % (len(content), content)
    objects.update(enumerate(others, 10))
    assert len(others) <= 10
    out, rows = bytearray(b"%PDF-1.7\n"), []
    for number in range(1, max(objects) + 1):
        if number in objects:
            rows.append(b"%010d 00000 n\r\n" % len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, objects[number])
        else:
            rows.append(b"0000000000 00001 f\r\n")
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f\r\n%b" % (len(rows) + 1, b"".join(rows))
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(rows) + 1, table)
    return Pdf(bytes(out))


def words(text: str, x: int = 100, y: int = 700) -> bytes:
    return b"BT /F1 12 Tf %d %d Td (%b) Tj ET" % (x, y, text.encode())


def elements(pdf: Pdf) -> list[Any]:
    """Every structure element, in reading order."""
    tree: Any = read(pdf).root_object["/StructTreeRoot"]
    return _elements(tree["/K"])


def _elements(kids: Any) -> list[Any]:
    found: list[Any] = []
    for kid in kids if isinstance(kids, list) else [kids]:
        element = kid.get_object()
        if isinstance(element, dict) and "/S" in element:
            found += [element, *_elements(element.get("/K", []))]
    return found
