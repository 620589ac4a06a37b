"""What stands in a Word file and in the PDF of it, for the tests to look at."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import rdocx
from docx import Document
from docx.table import Table
from lxml import etree
from pypdf import PdfReader

from docgen.documents.facts.model import EntryOfPack, Facts, PackFacts
from docgen.paper import Docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def pack_of(pages: int, facts: Facts, *entries: EntryOfPack) -> PackFacts:
    """A pack of so many pages, for those who attend."""
    return PackFacts(entries, pages, tuple(range(1, pages + 1)), facts.attending)


def tables(docx: Docx) -> list[Table]:
    """The tables of the body."""
    return list(Document(io.BytesIO(docx.content)).tables)


def cells(table: Table) -> list[list[str]]:
    """The text of each cell, row by row."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def table_of(docx: Docx, first: str) -> list[list[str]]:
    """The rows of the table whose first cell says this."""
    (found,) = (cells(table) for table in tables(docx) if table.cell(0, 0).text == first)
    return found


def pdf_pages(docx: Docx) -> list[str]:
    """The text of each page that the embedded engine makes of it."""
    pdf = rdocx.Document.from_bytes(docx.content).to_pdf()
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def link_targets(docx: Docx) -> Iterator[tuple[str, str]]:
    """Every link with an address: as a field, or as a hyperlink with a relationship."""
    with zipfile.ZipFile(io.BytesIO(docx.content)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
        rels = etree.fromstring(package.read("word/_rels/document.xml.rels"))
    addresses = {rel.get("Id"): rel.get("Target") for rel in rels}
    for paragraph in root.iter(f"{W}p"):
        text = "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
        for node in paragraph.iter(f"{W}instrText"):
            if found := re.match(r'\s*HYPERLINK "(.+)"', node.text or ""):
                yield text, found[1]
        for node in paragraph.iter(f"{W}hyperlink"):
            key = next(value for name, value in node.attrib.items() if name.endswith("}id"))
            yield text, str(addresses[key])
