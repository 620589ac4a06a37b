"""A real page with a narrow column: what breaks over two lines there is found as if it stood on one."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pypdfium2
import pytest
from made import case_of, review_of
from planting import CASE, gate, in_body, letter, zipped

from docgen.gate import Gate
from docgen.paper import Docx
from docgen.pdf.embedded import Embedded
from docgen.redact.reader import Redactors

_SHEET = 9026  # between the margins of the letter, in twentieths of a point
_CELL = '<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'
_TABLE = (
    '<w:tbl><w:tblPr><w:tblW w:w="1800" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl><w:p/>'
)
# The text, and its two halves as they come to stand on two lines.
BROKEN = {
    "first name and surname": ("It was seen by William Brown himself", "William", "Brown"),
    "title and surname": ("The dog is that of Mr Brown now", "Mr", "Brown"),
    "surname first": ("The tenant is Brown, William", "Brown,", "William"),
    "known as": ("It was shouted by Will Brown again", "Will", "Brown"),
    "telephone": ("Ring on number 07700 900456 after six", "07700", "900456"),
    "address": ("The dog lives at 16 Larkspur Close now", "16 Larkspur", "Close"),
    "number": ("The music is from number 16 opposite", "number", "16"),
}


@cache
def _page(text: str, width: int) -> bytes:
    """Letter 3 with a paragraph at its end that is this many twentieths of a point wide, as the engine makes it."""
    return _made(f'<w:p><w:pPr><w:ind w:right="{_SHEET - width}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>')


def _made(xml: str) -> bytes:
    parts = letter()
    in_body(xml)(parts)
    (pdf,) = Embedded().convert([("letter", Docx(zipped(parts)))])
    return pdf.content


def _lines(pdf: bytes) -> list[str]:
    """The lines as PDFium reads them, of every page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [line.strip() for page in document for line in page.get_textpage().get_text_range().splitlines()]
    finally:
        document.close()


def _is_broken(lines: list[str], first: str, second: str) -> bool:
    return any(one.endswith(first) and other.startswith(second) for one, other in pairwise(lines))


def _column(text: str, first: str, second: str) -> bytes:
    """The page with the widest column in which the text breaks between its halves."""
    for width in range(4000, 700, -100):
        pdf = _page(text, width)
        if _is_broken(_lines(pdf), first, second):
            return pdf
    raise AssertionError("it breaks nowhere between them")


@pytest.mark.parametrize(("text", "first", "second"), BROKEN.values(), ids=BROKEN)
def test_what_breaks_at_the_end_of_a_line_is_found(text: str, first: str, second: str) -> None:
    leaks = gate().leaks("letter-3.pdf", _column(text, first, second))
    assert leaks
    assert all(leak.place.endswith(", text") and leak.whose.startswith("alleged perp") for leak in leaks), leaks


def test_a_column_that_names_nobody_is_let_through() -> None:
    assert gate().leaks("letter-3.pdf", _column("It was seen by somebody who is not known", "who", "is")) == ()


def test_a_name_that_breaks_in_the_cell_of_a_table_is_found() -> None:
    cells = _CELL.format(width=900, text="William Brown") + _CELL.format(width=900, text="Tuesday evening")
    pdf = _made(_TABLE.format(cells=cells))
    assert _is_broken(_lines(pdf), "William", "Brown")
    assert gate().leaks("letter-3.pdf", pdf)


_AGENCY = "Brown & Teal GP Practice"


@cache
def _surgery() -> Gate:
    """The gate for the victim of the case in which an agency has the surname of the alleged perpetrators."""
    case = case_of(CASE)
    agencies = (case.agencies[0].model_copy(update={"name": _AGENCY}), *case.agencies[1:])
    case = case.model_copy(update={"agencies": agencies})
    return Gate.for_reader(case, Redactors(case, review_of(CASE).authority).policy("victim"), "victim")


def _row(*cells: str) -> bytes:
    made = "".join(_CELL.format(width=1400, text=text) for text in cells)
    return _made(_TABLE.format(cells=made).replace('"900"', '"1400"').replace('"1800"', '"2800"'))


def test_the_name_of_an_agency_that_breaks_beside_another_cell_stays() -> None:
    pdf = _row("Brown &amp; Teal GP Practice", "Tenancy Enforcement Officer")
    assert _AGENCY not in _lines(pdf)
    assert _surgery().leaks("letter-3.pdf", pdf) == ()
    assert gate().leaks("letter-3.pdf", pdf)


@pytest.mark.parametrize(
    "cells",
    [
        ("Brown &amp; Teal GP Practice", "Brown was told there"),
        ("Teal GP Practice, Brown", "Tenancy Enforcement Officer"),
        ("The son of Brown &amp; others here", "Tenancy Enforcement Officer"),
    ],
)
def test_a_person_is_found_beside_the_name_of_such_an_agency(cells: tuple[str, str]) -> None:
    assert _surgery().leaks("letter-3.pdf", _row(*cells))
