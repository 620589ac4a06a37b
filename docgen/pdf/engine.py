"""The one interface to what turns Word into PDF.

Two engines keep it: ``embedded`` needs nothing but docgen, ``libreoffice`` an installed LibreOffice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, overload

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

    def convert(self, files: Sequence[tuple[str, Docx]]) -> list[Pdf]:
        """One PDF for each Word file, in the same order.

        Each file comes with a label: its document id, never a name, because it is what an error says. Raises
        EngineError where any of them can't be converted; then there is no PDF at all.
        """


def engine(name: str) -> Engine:
    """The engine of this name; EngineMissing where there is none, or it is not on this machine."""
    if name == "embedded":
        from docgen.pdf.embedded import Embedded

        return Embedded()
    if name == "libreoffice":
        from docgen.pdf.libreoffice import LibreOffice

        return LibreOffice.find()
    raise EngineMissing(f"no PDF engine is called `{name}`; there are {' and '.join(ENGINES)}")


@overload
def convert(maker: Engine, files: Sequence[tuple[str, Docx]]) -> list[Pdf]: ...
@overload
def convert(maker: Engine, files: Sequence[tuple[str, RedactedDocx]]) -> list[RedactedPdf]: ...
@overload
def convert(maker: Engine, files: Sequence[tuple[str, Docx | RedactedDocx]]) -> list[Pdf | RedactedPdf]: ...


def convert(maker: Engine, files: Sequence[tuple[str, Docx | RedactedDocx]]) -> Sequence[Pdf | RedactedPdf]:
    """All files in one call of the engine, in the same order; what was redacted stays of the redacted type."""
    pdfs = maker.convert([(label, Docx(file.content)) for label, file in files])
    if len(pdfs) != len(files):
        raise EngineError(f"{maker.name}: {len(files)} Word files went in, {len(pdfs)} PDF files came out")
    return [
        RedactedPdf(pdf.content, pdf.notes) if isinstance(file, RedactedDocx) else pdf
        for (_, file), pdf in zip(files, pdfs, strict=True)
    ]
