"""What a PDF says about itself, put right without reading the rest of it.

Title, language and producer come from the Word file; nothing of a clock, a person or a machine stays in.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from html import escape

from lxml import etree

from docgen.errors import EngineError
from docgen.paper import Docx
from docgen.pdf.format.syntax import Dictionary, NotPdf, Ref, string, write
from docgen.pdf.format.table import Plain, stream

LANGUAGE = "en-GB"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
# An action that runs, or where to look first, is nothing that a letter needs.
_UNWANTED = (b"/OpenAction", b"/AA", b"/Names", b"/PageMode")

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>docgen</xmp:CreatorTool>{created}
</rdf:Description>{claims}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
_UA = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>"""
# PDF/A wants the one word above explained, which its own list of words does not have.
_A2B = """
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


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


def finish(pdf: bytes, what: About, producer: str, *, conforms: bool, archival: bool) -> bytes:
    """The same pages with title, language and producer as they should be, and nothing else said.

    ``conforms``: the engine made it to PDF/UA-1. ``archival``: to PDF/A-2b as well. Raises EngineError where
    the file is not laid out as an engine lays it out.
    """
    try:
        plain = Plain.read(pdf)
        catalogue = plain.dictionary(Ref(plain.root))
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
        return plain.exchanged(changed)
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
    created = ""
    if what.created:
        created = f"\n<xmp:CreateDate>{'-'.join(what.created)}T00:00:00Z</xmp:CreateDate>"
    claims = (_UA if conforms else "") + (_A2B if conforms and archival else "")
    return _XMP.format(
        title=escape(what.title, quote=False),
        language=LANGUAGE,
        producer=escape(producer, quote=False),
        created=created,
        claims=claims,
    ).encode()
