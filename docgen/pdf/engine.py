"""The one interface to what turns Word into PDF.

Two engines keep it: ``embedded`` needs nothing but docgen, ``libreoffice`` an installed LibreOffice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from typing import Protocol

from docgen.errors import EngineError, EngineMissing
from docgen.paper import Docx, Pdf, RedactedDocx, RedactedPdf

ENGINES = ("embedded", "libreoffice")


class Engine(Protocol):
    """Turns Word files into tagged PDF files: the same bytes each time for the same bytes."""

    @property
    def name(self) -> str:
        """What ``--engine`` calls it."""

    @property
    def version(self) -> str:
        """The version of the program underneath, for the manifest."""

    def convert(self, files: Iterable[tuple[str, Docx]]) -> list[Pdf]:
        """One PDF for each Word file, in the same order; it may begin before the last file is there.

        Each file comes with a label: its document id, never a name, because it is what an error says. Raises
        EngineError where any of them can't be converted; then there is no PDF at all.
        """


def engine(name: str, crew: Executor | None = None) -> Engine:
    """The engine of this name; EngineMissing where there is none, or it is not on this machine.

    ``crew`` are processes that the embedded engine may share its work out to.
    """
    if name == "embedded":
        from docgen.pdf.embedded import Embedded

        return Embedded(crew)
    if name == "libreoffice":
        from docgen.pdf.libreoffice import LibreOffice

        return LibreOffice.find()
    raise EngineMissing(f"no PDF engine is called `{name}`; there are {' and '.join(ENGINES)}")


def convert(maker: Engine, files: Iterable[tuple[str, Docx | RedactedDocx]]) -> list[Pdf | RedactedPdf]:
    """All files in one call of the engine, in the same order; what was redacted stays of the redacted type."""
    redacted: list[bool] = []

    def plain() -> Iterator[tuple[str, Docx]]:
        for label, file in files:
            redacted.append(isinstance(file, RedactedDocx))
            yield label, Docx(file.content)

    pdfs = maker.convert(plain())
    if len(pdfs) != len(redacted):
        raise EngineError(f"{maker.name}: {len(redacted)} Word files went in, {len(pdfs)} PDF files came out")
    return [RedactedPdf(pdf.content, pdf.notes) if was else pdf for pdf, was in zip(pdfs, redacted, strict=True)]
