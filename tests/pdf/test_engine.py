"""The one interface to the engines."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from docgen.errors import EngineError, EngineMissing
from docgen.paper import Docx, Pdf, RedactedDocx, RedactedPdf
from docgen.pdf.engine import ENGINES, convert, engine


class Echo:
    """An engine that gives back what it got, but for as many files as it is told to lose."""

    name = "echo"
    version = "1"

    def __init__(self, lose: int = 0) -> None:
        self.lose = lose

    def convert(self, files: Sequence[tuple[str, Docx]]) -> list[Pdf]:
        pdfs = [Pdf(file.content, (f"{label}: seen",)) for label, file in files]
        return pdfs[: len(pdfs) - self.lose]


def test_the_embedded_engine_is_always_there() -> None:
    assert engine("embedded").name == "embedded"


def test_an_engine_that_nobody_knows_is_missing_and_the_others_are_named() -> None:
    with pytest.raises(EngineMissing, match="`word`; there are embedded and libreoffice") as caught:
        engine("word")
    assert all(name in str(caught.value) for name in ENGINES)


def test_what_was_redacted_comes_out_redacted_and_nothing_else_does() -> None:
    made = convert(
        Echo(), [("agenda", Docx(b"1")), ("action-plan-redacted", RedactedDocx(b"2")), ("faq", Docx(b"3"))]
    )
    assert made == [Pdf(b"1"), RedactedPdf(b"2"), Pdf(b"3")]
    assert made[1].notes == ("action-plan-redacted: seen",)


def test_an_engine_that_loses_a_file_is_found_out() -> None:
    with pytest.raises(EngineError, match="echo: 2 Word files went in, 1 PDF files came out"):
        convert(Echo(lose=1), [("agenda", Docx(b"1")), ("faq", Docx(b"2"))])
