"""PDF and Word files for the tests, made byte by byte: good ones, odd ones and bad ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

A4 = "0 0 595.28 841.89"


class Making:
    """A PDF in the making. Objects 1, 2 and 3 are the catalogue, the page tree and the font Helvetica."""

    def __init__(self) -> None:
        self.objects: list[bytes] = [b"", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
        self.kids: list[int] = []

    def add(self, content: str | bytes) -> int:
        self.objects.append(content.encode("latin-1") if isinstance(content, str) else content)
        return len(self.objects)

    def stream(self, entries: str, data: str | bytes) -> int:
        raw = data.encode("latin-1") if isinstance(data, str) else data
        return self.add(f"<<{entries}/Length {len(raw)}>>\nstream\n".encode("latin-1") + raw + b"\nendstream")

    def form(self, data: str, box: str = "0 0 100 20", more: str = "") -> int:
        return self.stream(f"/Type/XObject/Subtype/Form/BBox[{box}]/Resources<</Font<</F1 3 0 R>>>>{more}", data)

    def page(
        self,
        content: str | bytes = "BT /F1 12 Tf 50 800 Td (Seen on the page) Tj ET",
        box: str = A4,
        more: str = "",
        resources: str = "",
    ) -> int:
        contents = self.stream("", content)
        fonts = "" if "/Font" in resources else "/Font<</F1 3 0 R>>"
        number = self.add(
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents {contents} 0 R"
            f"/Resources<<{fonts}{resources}>>{more}>>"
        )
        self.kids.append(number)
        return number

    def bytes(self, catalogue: str = "", tree: str | None = None, trailer: str = "") -> bytes:
        kids = " ".join(f"{kid} 0 R" for kid in self.kids)
        self.objects[0] = f"<</Type/Catalog/Pages 2 0 R{catalogue}>>".encode("latin-1")
        self.objects[1] = (tree or f"<</Type/Pages/Count {len(self.kids)}/Kids[{kids}]>>").encode("latin-1")
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        rows = [b"0000000000 65535 f \n"]
        for number, content in enumerate(self.objects, 1):
            rows.append(b"%010d 00000 n \n" % len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
        start = len(out)
        out += b"xref\n0 %d\n%b" % (len(rows), b"".join(rows))
        out += b"trailer\n<</Size %d/Root 1 0 R%b>>\n" % (len(rows), trailer.encode("latin-1"))
        return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def plain_pdf(pages: int = 1, box: str = A4, more: str = "") -> bytes:
    """A PDF of so many pages that say their number."""
    making = Making()
    for number in range(1, pages + 1):
        making.page(f"BT /F1 12 Tf 50 60 Td (Page {number} of the report) Tj ET", box, more)
    return making.bytes()


def text_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def boxes_of(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page; each has to be upright and start at nought."""
    found = []
    for page in PdfReader(io.BytesIO(pdf)).pages:
        assert page.rotation == 0 and page.mediabox == page.cropbox and tuple(page.mediabox)[:2] == (0, 0)
        found.append((float(page.mediabox.width), float(page.mediabox.height)))
    return found


def every_key(pdf: bytes) -> Iterator[str]:
    """Every key of every dictionary in the file, reachable or not, and every name that is a value."""
    reader = PdfReader(io.BytesIO(pdf))
    numbers = {number for section in reader.xref.values() for number in section} | set(reader.xref_objStm)
    waiting: list[object] = [
        reader.trailer,
        *(IndirectObject(number, 0, reader).get_object() for number in numbers),
    ]
    while waiting:
        value = waiting.pop()
        if isinstance(value, DictionaryObject):
            yield from map(str, value)
            waiting += [value.raw_get(key) for key in value]
        elif isinstance(value, ArrayObject):
            waiting += list(value)
        elif isinstance(value, str) and value.startswith("/"):
            yield str(value)


def unpacked(pdf: bytes) -> bytes:
    """All that the file holds, with every stream unpacked: what a search for a word has to search."""
    reader = PdfReader(io.BytesIO(pdf))
    numbers = {number for section in reader.xref.values() for number in section} | set(reader.xref_objStm)
    objects = [IndirectObject(number, 0, reader).get_object() for number in sorted(numbers)]
    return pdf + b"\n".join(found.get_data() for found in objects if isinstance(found, StreamObject))


_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{OFFICE}"'


def paragraph(text: str, run: str = "") -> str:
    return f'<w:p><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def relations(*entries: tuple[str, str, str]) -> str:
    """Relations from (id, kind, target); a target with a colon is outside the file."""
    listed = "".join(
        f'<Relationship Id="{name}" Type="{kind if ":" in kind else f"{OFFICE}/{kind}"}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for name, kind, target in entries
    )
    return f'<Relationships xmlns="{_RELATIONS}">{listed}</Relationships>'


def word_file(
    body: str = paragraph("A letter"),
    title: str | None = "A title",
    linked: tuple[tuple[str, str, str], ...] = (),
    parts: Mapping[str, str | bytes] = {},
    main: str = f"{_MAIN}.document.main+xml",
    section: str = '<w:pgSz w:w="11906" w:h="16838"/>',
) -> bytes:
    """A Word file with this body, A4, in Arial."""
    core = [("core", f"{_RELATIONS}/metadata/core-properties", "docProps/core.xml")] if title is not None else []
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="png" ContentType="image/png"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/></Types>'
        ),
        "_rels/.rels": relations(("main", "officeDocument", "word/document.xml"), *core),
        "word/document.xml": (
            f"<w:document {NAMES}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>"
        ),
        "word/_rels/document.xml.rels": relations(("styles", "styles", "styles.xml"), *linked),
        "word/styles.xml": (
            f'<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" '
            'w:cs="Arial"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>'
        ),
        **parts,
    }
    if title is not None:
        members["docProps/core.xml"] = (
            f'<cp:coreProperties xmlns:cp="{_RELATIONS.replace("relationships", "metadata/core-properties")}" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>'
            "<dc:creator>Somebody Private</dc:creator><cp:lastModifiedBy>Somebody Private</cp:lastModifiedBy>"
            '<dcterms:created xsi:type="dcterms:W3CDTF">2026-04-21T00:00:00Z</dcterms:created></cp:coreProperties>'
        )
    return zipped(members)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def members_of(docx: bytes) -> dict[str, bytes]:
    """What is in a zip file."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def drawn_picture(reference: str) -> str:
    """A paragraph with a picture; the reference is `r:embed` or `r:link` with the name of its relation."""
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{drawing}/wordprocessingDrawing">'
        '<wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="p"/>'
        f'<a:graphic xmlns:a="{drawing}/main"><a:graphicData uri="{drawing}/picture">'
        f'<pic:pic xmlns:pic="{drawing}/picture"><pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/>'
        "</pic:nvPicPr>"
        f"<pic:blipFill><a:blip {reference}/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>"
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
