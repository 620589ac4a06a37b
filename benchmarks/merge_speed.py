"""Joining the parts of a pack: with stamps, bookmarks, links and tags here, without any of them by plain pypdf.

python benchmarks/merge_speed.py [PARTS]
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from pypdf import PdfReader, PdfWriter

from docgen.paper import Docx, Pdf
from docgen.pdf.binding import PACK_ADDRESS, Part, assemble, page_count
from docgen.pdf.checks import struct_problems
from docgen.pdf.embedded import Embedded

ROUNDS = 9
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_SENTENCE = "The officer asked what was reported on day {} of the review, and what each agency then did about it. "


def made(word: Any) -> Pdf:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    content = io.BytesIO()
    word.save(content)
    return Embedded().convert([("part", Docx(content.getvalue()))])[0]


def add_link(paragraph: Any, address: str, text: str) -> None:
    link, run, words = (OxmlElement(name) for name in ("w:hyperlink", "w:r", "w:t"))
    link.set(qn("r:id"), paragraph.part.relate_to(address, _HYPERLINK, is_external=True))
    words.text = text
    run.append(words)
    link.append(run)
    paragraph._p.append(link)


def paper(number: int) -> Pdf:
    """One to three pages of headings, text, bullets, a table and two links, like a letter or a form."""
    word = docx.Document()
    word.add_heading(f"Document {number}", 1)
    for sheet in range(1 + number % 3):
        word.add_heading(f"Section {sheet + 1}", 2)
        word.add_paragraph("".join(_SENTENCE.format(number + day) for day in range(9)))
        for point in range(4):
            word.add_paragraph(f"Point {point} of document {number}", style="List Bullet")
        table = word.add_table(rows=9, cols=3, style="Table Grid")
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for row in range(9):
            for column in range(3):
                table.cell(row, column).text = f"Row {row}, column {column}"
        add_link(word.add_paragraph("More: "), "https://www.example.org/asb", "the page of the council")
    return made(word)


def stamps(pages: int) -> Pdf:
    word = docx.Document()
    foot = word.sections[0].footer.paragraphs[0]
    foot.add_run("Page ")
    for kind in ("begin", "", "end"):
        run, piece = OxmlElement("w:r"), OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            piece.set(qn("w:fldCharType"), kind)
        else:
            piece.text = "PAGE"
        run.append(piece)
        foot._p.append(run)
    foot.add_run(f" of {pages}")
    for _ in range(pages - 1):
        word.add_page_break()
    return made(word)


def contents(count: int) -> Pdf:
    word = docx.Document()
    word.add_heading("Contents", 1)
    for number in range(count):
        add_link(word.add_paragraph(), f"{PACK_ADDRESS}{number}", f"Document {number}")
    return made(word)


def seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def main(count: int) -> None:
    parts = [Part("Contents", contents(count))]
    parts += [Part(f"Document {number}", paper(number), str(number), ("Papers",)) for number in range(count)]
    pages = sum(page_count(part.pdf) for part in parts)
    numbers = stamps(pages)
    packs: dict[str, bytes] = {}

    def here() -> None:
        packs["docgen"] = assemble(parts, stamps=numbers, title="Benchmark").content

    def plain() -> None:
        writer, out = PdfWriter(), io.BytesIO()
        for part in parts:
            writer.append(io.BytesIO(part.pdf.content))
        writer.write(out)
        packs["pypdf"] = out.getvalue()

    def full() -> (
        None
    ):  # what comes nearest to a pack with pypdf alone: numbers laid over, equal objects kept once
        writer, out = PdfWriter(), io.BytesIO()
        for part in parts:
            writer.append(io.BytesIO(part.pdf.content))
        for page, stamp in zip(writer.pages, PdfReader(io.BytesIO(numbers.content)).pages, strict=True):
            page.merge_page(stamp)
        writer.compress_identical_objects()
        writer.write(out)
        packs["pypdf with numbers"] = out.getvalue()

    took: dict[str, list[float]] = {"docgen": [], "pypdf": [], "pypdf with numbers": []}
    for _ in range(ROUNDS):  # in turn, so that a busy moment of the machine meets all of them
        for name, act in (("docgen", here), ("pypdf", plain), ("pypdf with numbers", full)):
            took[name].append(seconds(act))
    middle = {name: statistics.median(times) for name, times in took.items()}
    whole = sum(len(part.pdf.content) for part in parts)
    print(f"{len(parts)} parts, {pages} pages, {whole / 1e6:.2f} MB of PDF")
    for name, time_taken in middle.items():
        faults = struct_problems(Pdf(packs[name]))
        tags = "tags sound" if not faults else f"tags: {faults[0]}"
        size = len(packs[name])
        print(f"{name:20} {time_taken:6.3f} s  {size / 1e6:5.2f} MB ({size / whole:4.0%} of the parts)  {tags}")
    print(f"docgen / plain append:             {middle['docgen'] / middle['pypdf']:.2f}")
    print(f"docgen / append, number, compress: {middle['docgen'] / middle['pypdf with numbers']:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
