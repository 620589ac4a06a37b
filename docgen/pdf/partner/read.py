"""A partner's own file on its way into the pack: found beside the case file, made safe, or refused by name.

Whoever wrote the case file chose the name, and whoever sent the file chose what is in it: neither is trusted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from docgen.errors import EngineError, PartnerFileError
from docgen.limits import PARTNER_BYTES_TOGETHER
from docgen.paper import Docx, Pdf
from docgen.pdf.binding.assemble import FOOT
from docgen.pdf.engine import Engine
from docgen.pdf.format.place import lifted
from docgen.pdf.format.syntax import NotPdf
from docgen.pdf.partner.limits import MAX_BYTES, MAX_PAGES, Refused
from docgen.pdf.partner.word import make_safe
from docgen.pdf.partner.wording import about_sizes

_DEVICES = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³]|CONIN\$|CONOUT\$)(?:[. ].*)?", re.IGNORECASE)
_LABEL = "partner-file-{}"


@dataclass(frozen=True, slots=True)
class PartnerFile:
    """A partner's file as it goes into the pack: every page upright on A4, nothing in it that runs.

    ``tagged`` says that the PDF has tags for screen readers, and that its pages leave the foot free already.
    ``searchable`` says that no page is a picture or damaged, so that its words can be searched.
    ``notes`` are for the officer, a line each.
    """

    name: str  # as the case file gives it
    pdf: Pdf
    pages: int
    notes: tuple[str, ...]
    tagged: bool = False
    searchable: bool = True


def read_partner_file(folder: Path, name: str, engine: Engine) -> PartnerFile:
    """The file of this name in the folder of the case file. Raises what `read_partner_files` raises."""
    return read_partner_files(folder, [name], engine)[0]


def read_partner_files(folder: Path, names: Sequence[str], engine: Engine) -> list[PartnerFile]:
    """The files of these names, from the folder of the case file, in the same order.

    Raises PartnerFileError for the first that can't go into the pack: the file, the page where known, why, and
    what to do. Raises EngineError where the engine itself fails. Word files are converted all in one call.
    """
    return clean_partner_files([(name, partner_bytes(folder, name)) for name in names], engine)


def clean_partner_files(files: Sequence[tuple[str, bytes]], engine: Engine) -> list[PartnerFile]:
    """The same for files that are at hand: a name to show, and what is in it."""
    if sum(len(content) for _, content in files) > PARTNER_BYTES_TOGETHER:
        raise _refusal(
            files[-1][0], f"with it, they have more than {PARTNER_BYTES_TOGETHER // 1_000_000} MB together"
        )
    safe = [_safe(name, content) for name, content in files]
    word = [(_LABEL.format(at), file) for at, file in enumerate(safe) if isinstance(file, _Word)]
    try:
        pdfs = engine.convert([(label, file.docx) for label, file in word]) if word else []
    except EngineError as error:
        for label, file in word:
            start = f"{label}: "
            if str(error).startswith(start):
                raise _refusal(
                    file.name, f"it can't be made a PDF; ask for a PDF of it ({str(error)[len(start) :]})"
                ) from None
        raise
    made = iter(pdfs)
    return [_from_word(file, next(made)) if isinstance(file, _Word) else file for file in safe]


@dataclass(frozen=True, slots=True)
class _Word:
    name: str
    docx: Docx
    notes: tuple[str, ...]


def _safe(name: str, content: bytes) -> PartnerFile | _Word:
    try:
        if len(content) > MAX_BYTES:
            raise Refused(_too_large(len(content)))
        kind = _kind(content)
        if kind == "pdf":
            # Its library takes a tenth of a second to load, and most cases have no such file.
            from docgen.pdf.partner.pdf import clean

            done = clean(content)
            return PartnerFile(name, Pdf(done.content), done.pages, done.notes, searchable=done.searchable)
        if kind == "word":
            word = make_safe(content)
            return _Word(name, word.docx, word.notes)
        raise Refused(kind)
    except Refused as refused:
        raise _refusal(name, str(refused)) from None


def _from_word(file: _Word, pdf: Pdf) -> PartnerFile:
    notes = [*file.notes, *(note.partition(": ")[2] for note in pdf.notes)]
    try:
        done = lifted(pdf.content, FOOT)
    except NotPdf as error:
        raise EngineError(f"{file.name}: the engine's PDF can't be put into the pack ({error})") from None
    if done.pages > MAX_PAGES:
        raise _refusal(file.name, f"it has {done.pages} pages, and a file in the pack may have {MAX_PAGES}")
    tagged = b"/StructTreeRoot" in done.content
    return PartnerFile(
        file.name, Pdf(done.content), done.pages, (*notes, *about_sizes(done.sizes, done.pages)), tagged
    )


def _refusal(name: str, reason: str) -> PartnerFileError:
    shown = "".join(character if character.isprintable() else "?" for character in name)
    return PartnerFileError(f"{shown}: {reason}")


def _too_large(size: int) -> str:
    return f"it has {size / 1e6:.0f} MB, and a file in the pack may have {MAX_BYTES / 1e6:.0f}; send a smaller one"


def partner_bytes(folder: Path, name: str) -> bytes:
    """What is in the file, which has to lie in the folder or below it, links followed.

    Raises PartnerFileError where it does not, or is not to be had. Nothing is looked at but its size.
    """
    path = folder.joinpath(*_steps(name))
    try:
        home, found = folder.resolve(strict=True), path.resolve(strict=True)
        if not found.is_relative_to(home):
            raise _refusal(name, "it lies outside the folder of the case file; put a copy into that folder")
        if not found.is_file():
            raise _refusal(name, "it is not a file")
        if found.stat().st_size > MAX_BYTES:
            raise _refusal(name, _too_large(found.stat().st_size))
        return found.read_bytes()
    except FileNotFoundError:
        raise _refusal(name, f"there is no such file in the folder of the case file{_near(path)}") from None
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: links in a circle
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "its path leads nowhere"
        raise _refusal(name, f"it can't be read ({reason})") from None


def _near(path: Path) -> str:
    """A file whose name differs in capitals or the writing of accents only, which is the same to some systems."""
    try:
        twins = [other.name for other in path.parent.iterdir() if _alike(other.name) == _alike(path.name)]
    except OSError:
        return ""
    return f"; there is `{twins[0]}`" if twins else "; put it there, or correct its name in the case file"


def _alike(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _steps(name: str) -> tuple[str, ...]:
    """The parts of a path that goes down from the folder, in the manner of any system; any other is refused."""
    windows = PureWindowsPath(name)
    if windows.drive or windows.root or PurePosixPath(name).is_absolute():
        raise _refusal(name, "it is a path from the top of a disk; give its path from the folder of the case file")
    steps = windows.parts
    if not steps:
        raise _refusal("(no name)", "the case file gives no name of a file")
    for step in steps:
        if step == "..":
            raise _refusal(name, "it leads out of the folder of the case file; put a copy into that folder")
        if _DEVICES.fullmatch(step) or any(character < " " or character in '<>:"|?*' for character in step):
            raise _refusal(name, "it is not a name that a file can have everywhere; rename the file")
        if step.endswith((".", " ")):
            raise _refusal(name, "its name ends in a full stop or a space; rename the file")
    return steps


_ZIPPED = {
    b"xl/workbook.xml": "it is an Excel file; save it as a PDF",
    b"ppt/presentation.xml": "it is a PowerPoint file; save it as a PDF",
    b"mimetypeapplication/vnd.oasis.opendocument": "it is an OpenDocument file; save it as a Word file or a PDF",
}
_STARTS = {
    b"{\\rtf": "it is a rich text file; save it as a Word file or a PDF",
    b"\xff\xd8\xff": "it is a picture; put it into a Word file, or print it to a PDF",
    b"\x89PNG": "it is a picture; put it into a Word file, or print it to a PDF",
    b"GIF8": "it is a picture; put it into a Word file, or print it to a PDF",
    b"II*\x00": "it is a picture; put it into a Word file, or print it to a PDF",
    b"MM\x00*": "it is a picture; put it into a Word file, or print it to a PDF",
    b"BM": "it is a picture; put it into a Word file, or print it to a PDF",
}


def _kind(content: bytes) -> str:
    """ "pdf" or "word" by what is in it, whatever it is called; else why it is neither."""
    if not content:
        return "it is empty (0 bytes); ask the agency to send it again"
    if content.startswith(b"PK\x03\x04"):
        if b"[Content_Types].xml" in content and b"word/" in content:
            return "word"
        found = [reason for mark, reason in _ZIPPED.items() if mark in content]
        return found[0] if found else "it is a zip file, not a PDF or Word file; name what is in it instead"
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if "EncryptedPackage".encode("utf-16-le") in content:
            return "it has a password; ask the agency for a copy without"
        return "it is a file of old Word, or an e-mail; save it as a Word document (.docx) or a PDF"
    for start, reason in _STARTS.items():
        if content.startswith(start):
            return reason
    if b"%PDF-" in content[:1024]:
        return "pdf"
    return "it is neither a PDF nor a Word file (.docx), whatever it is called; ask the agency for one of these"
