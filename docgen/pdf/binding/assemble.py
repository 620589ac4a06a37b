"""Many PDF files become the one that people read at the meeting.

Bytes in, bytes out: no file, clock or network. The same parts give the same pack, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from docgen.errors import DocgenError, EngineError, NotArchival, PartnerFileError
from docgen.paper import Pdf, RedactedPdf
from docgen.pdf.binding.book import Book, Chapter
from docgen.pdf.binding.claims import not_archival
from docgen.pdf.binding.links import DeadLink
from docgen.pdf.binding.sheets import lay, read_stamps
from docgen.pdf.format.source import Locked, Source
from docgen.pdf.format.syntax import NotPdf
from docgen.pdf.format.volume import Copier, Volume
from docgen.pdf.tags.contents import PACK_ADDRESS

__all__ = ["FOOT", "PACK_ADDRESS", "Part", "assemble", "page_count"]

# Points kept free at the foot of pages made elsewhere, so that the number is never printed over evidence.
FOOT = 40.0

_STAMPS = "Page numbers of the pack"


@dataclass(frozen=True, slots=True)
class Part:
    """One document of the pack.

    ``title`` is its bookmark, and is spoken and shown elsewhere too, so never a person's name. ``under`` are the
    headings above it in the bookmarks, outermost first. Links to ``https://docgen.invalid/pack/<key>`` in any
    part lead to its first page. ``tagged`` says that docgen's own engines made it: its tags are taken over and
    its layout is left alone. Anything else is laid on A4, above the stamp, and tagged as what it is: pages as they
    were supplied.
    """

    title: str
    pdf: Pdf | RedactedPdf
    key: str | None = None
    under: tuple[str, ...] = ()
    tagged: bool = True


def page_count(pdf: Pdf | RedactedPdf, title: str = "PDF") -> int:
    """How many pages a PDF has; `EngineError` naming ``title`` where it can't be read."""
    with _blamed_on(title, EngineError):
        return len(Source(pdf.content).pages)


def assemble(
    parts: Sequence[Part],
    *,
    stamps: Pdf,
    title: str,
    language: str = "en-GB",
    dated: date | None = None,
    archive: bool = False,
) -> Pdf:
    """One PDF of all parts in their order, with a stamp on every page, bookmarks, working links and joined tags.

    ``stamps`` has one page for every page of the pack; what stands at the foot of it ("Page 3 of 48") is laid
    over the pack's page of the same number, in the middle where that is wider. ``dated`` is the only date that
    gets into the file. With ``archive`` the pack is PDF/A-2a (ISO 19005-2) and says so. Raises `PartnerFileError`
    or `EngineError`, naming the part by its title, for a part that is broken, empty or locked; `EngineError` for
    stamps that do not fit or a link to a part that is not there; `NotArchival` for parts that no archive can take.
    """
    volume = Volume()
    chapters = _chapters(parts, volume)
    if archive and (faults := [f"{part}: {why}" for part, why in not_archival(chapters)]):
        raise NotArchival(f"The pack can't be made for the archive (PDF/A-2a). {'. '.join(faults)}")
    with _blamed_on(_STAMPS, EngineError):
        source = Source(stamps.content).load()
        forms = read_stamps(source, Copier(source, volume), volume)
    pages = sum(len(chapter.sheets) for chapter in chapters)
    if len(forms) != pages:
        raise EngineError(f"{_STAMPS}: {len(forms)} were made for a pack of {pages} pages")
    book = Book(volume, chapters, forms)
    for part, chapter in zip(parts, chapters, strict=True):
        with _blamed_on(part.title, _error_of(part)):
            book.bind(chapter)
    with _blamed_on(title, EngineError):
        return Pdf(book.finish(title, language, dated, archive=archive))


def _chapters(parts: Sequence[Part], volume: Volume) -> list[Chapter]:
    """The parts, read and laid out."""
    if not parts:
        raise EngineError("A pack needs at least one part")
    chapters: list[Chapter] = []
    first = 0
    for part in parts:
        with _blamed_on(part.title, _error_of(part)):
            source = Source(part.pdf.content).load()
            sheets = tuple(lay(source, page, None if part.tagged else FOOT) for page in source.pages)
            if not sheets:
                raise NotPdf("it has no pages")
        path = (*part.under, part.title)
        chapters.append(Chapter(path, part.key, part.tagged, source, Copier(source, volume), sheets, first))
        first += len(sheets)
    return chapters


def _error_of(part: Part) -> type[DocgenError]:
    return EngineError if part.tagged else PartnerFileError


@contextmanager
def _blamed_on(title: str, error: type[DocgenError]) -> Iterator[None]:
    """Turns what is wrong with a file into an error that names it."""
    try:
        yield
    except Locked:
        raise error(f"{title}: this PDF opens with a password only; ask for a copy without one") from None
    except DeadLink as link:
        raise EngineError(
            f"{title}: a link leads to {PACK_ADDRESS}{link}, and no part of the pack has that key"
        ) from None
    except RecursionError:
        raise error(f"{title}: this PDF can't be read (it is nested without end); print it to PDF anew") from None
    except NotPdf as fault:
        raise error(
            f"{title}: this PDF can't be read ({fault}); ask for another copy, or print it to PDF anew"
        ) from fault
