"""The engine that comes with docgen: rdocx, inside this process.

It draws with the fonts it carries and looks at no font of the machine, so that a letter has the same bytes
everywhere. Only where a character is in none of them does it take the machine's fonts, and says so.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor
from contextlib import contextmanager
from functools import cached_property
from importlib import metadata as packages
from typing import TYPE_CHECKING

from lxml import etree

from docgen.errors import EngineError, EngineMissing
from docgen.paper import Docx, Pdf
from docgen.pdf.drawings import put_back, set_aside
from docgen.pdf.glyphs import rare_characters, set_apart
from docgen.pdf.lean import lean
from docgen.pdf.metadata import About, about, finish
from docgen.pdf.tags.story import Story, read_story

if TYPE_CHECKING:
    import rdocx

# The engine claims PDF/UA only where the file is tagged and every character has a glyph: its own account of both.
_CLAIM = b"pdfuaid:part"
_TAGGED = b"/StructTreeRoot"
_DRAWN = b"word/media/drawing-"
_NOT_THERE = "the embedded engine is not installed: pip install rdocx, or take --engine libreoffice"
_MOST_TRIED = 50  # characters that are tried one by one to name those that can't be drawn


class Embedded:
    """Converts with rdocx; needs nothing installed, and starts no other program."""

    name = "embedded"

    _crew: Executor | None = None

    def __init__(self, crew: Executor | None = None) -> None:
        self._crew = crew

    @cached_property
    def version(self) -> str:
        """The version of rdocx."""
        try:
            return packages.version("rdocx")
        except packages.PackageNotFoundError:
            raise EngineMissing(_NOT_THERE) from None

    def convert(self, files: Iterable[tuple[str, Docx]]) -> list[Pdf]:
        """One PDF for each Word file, in the same order. See `Engine`."""
        if self._crew is None:
            return [self._convert(label, file) for label, file in files]
        alone = Embedded()  # what goes to another process must not take the crew along
        handed = [(label, self._crew.submit(alone._convert, label, file)) for label, file in files]
        try:
            return [pdf.result() for _, pdf in handed]
        except BrokenExecutor:
            lost = next((label for label, pdf in handed if not pdf.done() or pdf.exception()), handed[0][0])
            raise EngineError(
                f"{lost}: the embedded engine broke off; --engine libreoffice may convert it"
            ) from None

    def _convert(self, label: str, file: Docx) -> Pdf:
        what = about(file, label)
        try:
            rare = rare_characters(file.content)
            content = set_apart(file.content) if rare else file.content
            drawings: tuple[bytes, ...] = ()
            if _DRAWN in content:  # the names in a Word file are not packed
                content, drawings = set_aside(content)
            slim = lean(content)
            story = Story() if slim.document is None else read_story(slim.document)
        except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, OSError, ValueError, RuntimeError):
            raise EngineError(f"{label}: is not a Word file (.docx) that can be read") from None
        opened = _open(label, slim.content)
        if len(opened.content_controls()) < slim.seals:  # it passes over text that it can't read: it has to say so
            opened = _open(label, lean(content, sealed=False).content)
        pdf, archival = _draw(label, opened, own_fonts=True)
        notes: list[str] = []
        if _CLAIM not in pdf and rare:
            other, _ = _draw(label, opened, own_fonts=False)
            if _CLAIM in other:
                pdf, archival = other, False
                notes.append(
                    f"{label}: {_listed(rare)}: drawn with a font of this machine; a PDF made elsewhere may differ"
                )
            else:
                notes.append(
                    f"{label}: no font of this machine has {_listed(_undrawable(rare))}: an empty box is printed; "
                    "install a font for them and use --engine libreoffice"
                )
        elif _TAGGED not in pdf:
            notes.append(f"{label}: the PDF has no tags, so a screen reader can't tell headings and tables")
        return self._finished(put_back(pdf, drawings), what, archival, story, tuple(notes))

    def _finished(self, pdf: bytes, what: About, archival: bool, story: Story, notes: tuple[str, ...]) -> Pdf:
        producer = f"rdocx {self.version}"
        done = finish(pdf, what, producer, conforms=_CLAIM in pdf, archival=archival, story=story)
        return Pdf(done, notes)


def warm_up() -> None:
    """Loads the engine and lets it draw a first page, which takes it longest."""
    import rdocx

    rdocx.Document().to_pdf()


def _open(label: str, content: bytes) -> rdocx.Document:
    """The Word file as rdocx reads it."""
    try:
        # Loading it takes 15 ms, which a command that makes no PDF need not wait for.
        import rdocx
    except ImportError:
        raise EngineMissing(_NOT_THERE) from None
    with _told(label):
        return rdocx.Document.from_bytes(content)


def _draw(label: str, document: rdocx.Document, *, own_fonts: bool) -> tuple[bytes, bool]:
    """The PDF as rdocx writes it, and whether it keeps PDF/A-2b."""
    import rdocx

    with _told(label):
        if own_fonts:
            try:
                # The only call that looks at no font of the machine; that it is fit for archives is welcome.
                return document.to_pdfa_deterministic(), True
            except rdocx.RdocxError:
                pass  # a link or a fill that archives don't take: an ordinary PDF can have it
        return document.to_pdf(), False


@contextmanager
def _told(label: str) -> Iterator[None]:
    """Whatever the engine raises becomes an EngineError."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic in the engine derives from nothing narrower
        raise EngineError(
            f"{label}: the embedded engine can't convert it ({type(error).__name__}: {error}); "
            "--engine libreoffice may"
        ) from None


def _undrawable(rare: str) -> str:
    """Those of the characters that neither the engine nor the machine has a glyph for."""
    import rdocx

    found = []
    for character in rare[:_MOST_TRIED]:
        probe = rdocx.Document()
        probe.add_paragraph(character)
        if _CLAIM not in probe.to_pdf():
            found.append(character)
    return "".join(found) or rare


def _listed(characters: str) -> str:
    shown = ", ".join(f"{character} (U+{ord(character):04X})" for character in characters[:8])
    return shown + (f" and {len(characters) - 8} more" if len(characters) > 8 else "")
