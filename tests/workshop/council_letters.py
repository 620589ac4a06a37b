"""Letters as a council has them in Word: Appendix D with its marks, bold, and split over runs as Word splits them."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

_SOURCE = Path(__file__).resolve().parent.parent / "data" / "appendix-d.txt"


@lru_cache(maxsize=1)
def appendix_d() -> dict[str, str]:
    """Each letter of Appendix D by its id, as the Guidance has it: a paragraph between blank lines, ** for bold."""
    pieces = re.split(r"^\**Letter (\d) – .*$", _SOURCE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {f"letter-{n}": text.strip() for n, text in zip(pieces[1::2], pieces[2::2], strict=True)}


def council_letter(text: str, *, split: int = 7) -> bytes:
    """A Word letter of this text. Every so many characters a new run begins, in the midst of a mark too."""
    document = Document()
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(11)
    document.core_properties.title, document.core_properties.author = "Letter", ""
    document.core_properties.language = "en-GB"
    for block in re.split(r"\n\s*\n", text):
        write(document.add_paragraph(), block, split)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def write(paragraph: Paragraph, block: str, split: int) -> None:
    block = re.sub(r"<(http.*?)>", r"\1", re.sub(r"\[(.*?)\]\(.*?\)", r"\1", block))
    for number, line in enumerate(block.split("\n")):
        if number:
            paragraph.add_run().add_break()
        for at, piece in enumerate(re.split(r"\*\*", line.rstrip())):
            for start in range(0, len(piece), split):
                paragraph.add_run(piece[start : start + split]).bold = True if at % 2 else None


def letter_with_a_letterhead() -> bytes:
    """Letter 4 as a council might keep it: a letterhead, a table, highlighted marks, a mark in the footer."""
    document = Document()
    for style in document.styles.element.iter(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}lang"
    ):
        style.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val", "en-GB")
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Arial", Pt(11)
    document.core_properties.title, document.core_properties.author = "Threshold not met", ""
    document.core_properties.language, document.core_properties.comments = "en-GB", ""
    section = document.sections[0]
    section.page_width, section.page_height, section.top_margin = Mm(210), Mm(297), Mm(35)
    head = section.header.paragraphs[0]
    head.text = "Wexbury Borough Council\nTown Hall, Wexbury, WX1 1AA\n01632 960 100"
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    section.footer.paragraphs[0].text = "Your reference: [insert case reference]"
    section.footer.add_paragraph("OFFICIAL")
    table = document.add_table(rows=2, cols=2)
    for row, (label, mark) in zip(
        table.rows, (("Our ref", "INSERT CASE NO"), ("Date", "INSERT DATE")), strict=True
    ):
        row.cells[0].text = label
        run = row.cells[1].paragraphs[0].add_run(mark)
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    text = appendix_d()["letter-4"]
    text = text.split("**INSERT DATE**", 1)[1]
    text = text.replace(
        "of the date of this letter", "of the date of this letter, by (INSERT LAST DATE FOR APPEAL)"
    )
    blocks = ["**INSERT APPLICANT'S NAME**", "**INSERT APPLICANT'S ADDRESS**", *re.split(r"\n\s*\n", text.strip())]
    for block in blocks[:-1]:  # the marking stands in the footer
        paragraph = document.add_paragraph()
        write(paragraph, block, 9)
        for piece in paragraph.runs if "INSERT" in block else ():
            if piece.bold:
                piece.font.highlight_color, piece.font.color.rgb = WD_COLOR_INDEX.YELLOW, RGBColor(0xC0, 0, 0)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
