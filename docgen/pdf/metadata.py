"""What a PDF says about itself, put right without reading the rest of it.

Both engines write a plain table of objects at the end of the file, so three objects (catalogue, information,
XMP) are exchanged and the table is moved along: well under a millisecond, where a PDF library needs a hundred.
Nothing of a clock, a person or a machine stays in; whatever is not of the expected shape is refused.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from bisect import bisect_left
from dataclasses import dataclass
from html import escape

from lxml import etree

from docgen.errors import EngineError
from docgen.paper import Docx
from docgen.pdf._syntax import Dictionary, NotPdf, Ref, Value, parse, string, write

LANGUAGE = "en-GB"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
# An action that runs, or where to look first, is nothing that a letter needs.
_UNWANTED = (b"/OpenAction", b"/AA", b"/Names", b"/PageMode", b"/Metadata")

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
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

    ``conforms``: the engine made it to PDF/UA-1. ``archival``: to PDF/A-2b. Raises EngineError where the file
    is not laid out as an engine lays it out.
    """
    try:
        return _exchange(pdf, what, producer, conforms, archival)
    except (NotPdf, IndexError, KeyError, ValueError) as error:
        raise EngineError(f"{producer} wrote a PDF that can't be put right ({error})") from None


def _exchange(pdf: bytes, what: About, producer: str, conforms: bool, archival: bool) -> bytes:
    at = int(pdf[pdf.rindex(b"startxref") + 9 :].split()[0])
    head = pdf.rindex(b"trailer")
    if not pdf.startswith(b"xref", at):
        raise NotPdf("no table of objects where it should be")
    trailer = _dictionary(parse(pdf, head + 7, pdf.rindex(b"startxref")))
    rows = _ENTRY.findall(pdf, at, head)
    offsets = [int(offset) if kind == b"n" else 0 for offset, _, kind in rows]
    if len(offsets) != int(_plain(trailer[b"/Size"])) or b"/Prev" in trailer or b"/Encrypt" in trailer:
        raise NotPdf("a table of objects in several pieces")
    ends = sorted({*filter(None, offsets), at})

    def span(number: int) -> tuple[int, int]:
        start = offsets[number]
        if not pdf.startswith(b"%d 0 obj" % number, start):
            raise NotPdf(f"object {number} is not where the table says")
        return start, ends[bisect_left(ends, start) + 1]

    root = _number(trailer[b"/Root"])
    start, end = span(root)
    catalogue = _dictionary(parse(pdf, pdf.index(b"obj", start) + 3, pdf.rindex(b"endobj", start, end)))
    info = _number(trailer[b"/Info"])
    changed = {info: write(_information(what, producer))}
    xmp = catalogue.get(b"/Metadata")
    for key in _UNWANTED:
        catalogue.pop(key, None)
    if isinstance(xmp, Ref):
        catalogue[b"/Metadata"] = xmp
        changed[int(xmp)] = _packet(what, producer, conforms, archival)
    catalogue[b"/Lang"] = string(LANGUAGE)
    catalogue[b"/ViewerPreferences"] = {b"/DisplayDocTitle": b"true"}
    changed[root] = write(catalogue)

    body = bytearray()
    moved = [(0, 0)]  # from this offset on, everything lies so much further back
    done = 0
    for start, end, number in sorted((*span(number), number) for number in changed):
        body += pdf[done:start] + b"%d 0 obj\n%s\nendobj\n\n" % (number, changed[number])
        done = end
        moved.append((end, len(body) - end))
    body += pdf[done:at]
    starts = [start for start, _ in moved]
    table = [b"0000000000 65535 f\r\n"]
    for offset in offsets[1:]:
        shift = moved[bisect_left(starts, offset + 1) - 1][1]
        table.append(b"%010d 00000 n\r\n" % (offset + shift) if offset else b"0000000000 65535 f\r\n")
    mark = b"<" + hashlib.sha256(body).hexdigest()[:32].upper().encode() + b">"
    ending: Dictionary = {
        b"/Size": b"%d" % len(offsets),
        b"/Root": Ref(root),
        b"/Info": Ref(info),
        b"/ID": b"[" + mark + mark + b"]",
    }
    return b"%sxref\n0 %d\n%strailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (
        bytes(body),
        len(offsets),
        b"".join(table),
        write(ending),
        len(body),
    )


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
    claims = (_A2B if archival else "") + (_UA if conforms else "")
    packet = _XMP.format(
        title=escape(what.title, quote=False),
        language=LANGUAGE,
        producer=escape(producer, quote=False),
        created=created,
        claims=claims,
    ).encode()
    return b"<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n%s\nendstream" % (len(packet), packet)


def _dictionary(value: Value) -> Dictionary:
    if not isinstance(value, dict):
        raise NotPdf("not a dictionary")
    return value


def _number(value: Value) -> int:
    if not isinstance(value, Ref):
        raise NotPdf("not a reference")
    return int(value)


def _plain(value: Value) -> bytes:
    if not isinstance(value, bytes):
        raise NotPdf("not a number")
    return value
