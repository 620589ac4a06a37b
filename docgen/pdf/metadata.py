"""What a PDF says about itself, put right without reading the rest of it.

Title, language and producer come from the Word file; nothing of a clock, a person or a machine stays in.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from docgen.errors import EngineError
from docgen.paper import Docx
from docgen.pdf.format.syntax import Dictionary, NotPdf, Ref, string, write
from docgen.pdf.format.table import Plain, stream
from docgen.pdf.tags.office import mend_office
from docgen.pdf.tags.repair import Repair, repair
from docgen.pdf.tags.story import Story
from docgen.pdf.xmp import packet

LANGUAGE = "en-GB"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
# An action that runs, or where to look first, is nothing that a letter needs.
_UNWANTED = (b"/OpenAction", b"/AA", b"/Names", b"/PageMode")


@dataclass(frozen=True, slots=True)
class About:
    """What the Word file says of itself: its title, and the day it was written, as year, month, day."""

    title: str
    created: tuple[str, str, str] | None = None


def about(file: Docx, label: str) -> About:
    """Title and day from the Word file's own properties; the label is the title where it has none."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as package:
            core = etree.fromstring(package.read("docProps/core.xml"), _PARSER)
    except KeyError:
        return About(label)
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, OSError, RuntimeError, NotImplementedError):
        raise EngineError(f"{label}: is not a Word file (.docx) that can be read") from None
    day = _DAY.match(core.findtext(f"{_TERMS}created") or "")
    title = " ".join((core.findtext(f"{_DC}title") or "").split())
    return About(title or label, (day[1], day[2], day[3]) if day else None)


def finish(
    pdf: bytes, what: About, producer: str, *, conforms: bool, archival: bool, story: Story | None = None
) -> bytes:
    """The same pages with title, language and producer as they should be, and nothing else said.

    ``story`` is what the Word file of a PDF of the embedded engine says: with it, its tags are put right too.
    Without it they are taken for those of LibreOffice, and put right as far as they can be.

    ``conforms``: the engine made it to PDF/UA-1. ``archival``: to PDF/A-2b as well. Raises EngineError where
    the file is not laid out as an engine lays it out.
    """
    try:
        plain = Plain.read(pdf)
        catalogue = plain.dictionary(Ref(plain.root))
        try:
            tags = repair(plain, catalogue, story) if story is not None else mend_office(plain, catalogue)
        except NotPdf:  # tags of a shape that nobody knows stay as they are, and nothing is claimed for them
            tags, conforms = Repair(), False
        xmp = catalogue.get(b"/Metadata")
        changed = {plain.info: write(_information(what, producer))}
        if isinstance(xmp, Ref):
            changed[int(xmp)] = stream(b"/Type/Metadata/Subtype/XML", _packet(what, producer, conforms, archival))
        for key in _UNWANTED:
            catalogue.pop(key, None)
        catalogue[b"/Lang"] = string(LANGUAGE)
        if b"/MarkInfo" in catalogue:  # the engine adds what some readers take for a fault
            catalogue[b"/MarkInfo"] = {b"/Marked": b"true"}
        catalogue[b"/ViewerPreferences"] = {b"/DisplayDocTitle": b"true"}
        changed[plain.root] = write(catalogue)
        return plain.exchanged({**plain.unclear(), **changed, **tags.changed}, tags.added, tags.dropped)
    except NotPdf as error:
        raise EngineError(f"{producer} wrote a PDF that can't be put right ({error})") from None


def _information(what: About, producer: str) -> Dictionary:
    entries: Dictionary = {
        b"/Title": string(what.title),
        b"/Creator": string("docgen"),
        b"/Producer": string(producer),
    }
    if what.created:
        entries[b"/CreationDate"] = string(f"D:{''.join(what.created)}000000Z")
    return entries


def _packet(what: About, producer: str, conforms: bool, archival: bool) -> bytes:
    day = f"{'-'.join(what.created)}T00:00:00Z" if what.created else None
    kept = "B" if conforms and archival else ""
    return packet(what.title, LANGUAGE, producer, day, accessible=conforms, archival=kept)
