"""The fixtures on their day, and what docgen makes of them: made once, for every test that looks at it."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from datetime import date
from functools import cache
from typing import Any

import pypdfium2
from lxml import etree
from pypdf import PdfReader
from shared import once
from support import FIXTURES, load_data

from docgen.build import Built, build_pack
from docgen.case import Case, load_case
from docgen.review import Review

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_ROW = re.compile(r"^\| `([a-z0-9-]+)` \|.*\| (\d{4}-\d{2}-\d{2}) \|$", re.MULTILINE)
DAYS = {
    name: date.fromisoformat(day)
    for name, day in _ROW.findall((FIXTURES / "README.md").read_text(encoding="utf-8"))
}
"""The day on which each fixture makes sense, as its README tells."""


@cache
def case_of(name: str) -> Case:
    """The case of a fixture."""
    return load_case(FIXTURES / f"{name}.json")


@cache
def review_of(name: str) -> Review:
    """The review of a fixture on its day."""
    return Review.open(case_of(name), DAYS[name])


@once
def built(name: str) -> Built:
    """Everything that docgen makes of a fixture on its day."""
    return build_pack(case_of(name), DAYS[name], folder=FIXTURES)


@cache
def page_texts(content: bytes) -> tuple[str, ...]:
    """The text of each page of a PDF, as PDFium reads it, in a tenth of the time that pypdf takes.

    A page with text that runs from right to left is read by pypdf, which leaves its words in their order.
    """
    document = pypdfium2.PdfDocument(content)
    texts = []
    for number in range(len(document)):
        page = document[number]
        read = page.get_textpage()
        text = read.get_text_range().replace("\ufffe", "-")  # its sign for a hyphen that ends a line
        if any(unicodedata.bidirectional(c) in ("R", "AL") for c in text):
            text = PdfReader(io.BytesIO(content)).pages[number].extract_text()
        texts.append(text)
        read.close()
        page.close()
    document.close()
    return tuple(texts)


@cache
def pdf_pages(content: bytes) -> tuple[str, ...]:
    """The text of each page of a PDF, runs of white space as one space."""
    return tuple(" ".join(text.split()) for text in page_texts(content))


def catalogue(pdf: PdfReader) -> Any:
    """What a PDF says of itself as a whole: its root."""
    return pdf.trailer["/Root"].get_object()


def word_lines(content: bytes) -> list[str]:
    """The text of each paragraph of a Word file, also in tables and at the foot; line breaks and tabs kept."""
    marks = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t"}
    lines = []
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
                for paragraph in etree.fromstring(package.read(name)).iter(f"{W}p"):
                    nodes = paragraph.iter()
                    lines.append(
                        "".join(n.text or "" if n.tag == f"{W}t" else marks.get(n.tag, "") for n in nodes)
                    )
    return lines


@cache
def personal(name: str) -> frozenset[str]:
    """What tells who the people of a fixture are: names, addresses, postcodes, telephone numbers and e-mail.

    Of victim, applicant, alleged perpetrators and others in the case; not of officers, who sign the letters.
    """
    data = load_data(name)
    people = [data["victim"], data.get("applicant")]
    people += [person for group in ("perpetrators", "others") for person in data.get(group) or []]
    return frozenset(text for person in people if person for text in told_of(name, person))


def told_of(name: str, person: dict[str, Any]) -> set[str]:
    """The same of one person; the town, or a place where the council itself is, tells nothing."""
    called, home = person.get("name") or {}, person.get("address") or {}
    lines = home.get("lines") or []
    told = [
        *(called.get(part) for part in ("given", "family")),
        *(called.get("known_as") or []),
        *(lines[:-1] if len(lines) > 1 else lines),
        home.get("postcode"),
        person.get("phone"),
        person.get("email"),
        *(person.get("identifiers") or []),
    ]
    council = review_of(name).authority.model_dump_json()
    return {text for text in told if text and not says(council, text)}


def says(where: str, text: str) -> bool:
    """Whether a text stands there as whole words."""
    return re.search(rf"(?<!\w){re.escape(text)}(?!\w)", where) is not None
