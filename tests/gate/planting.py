"""Finished files with something planted in them: Word files part by part, PDF files written by hand."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from made import DAYS, case_of, review_of

from docgen.build import render_document
from docgen.gate import Gate, Leak
from docgen.redact.reader import Redactors

CASE = "third-party-before-meeting"
NAME = "William Brown"  # the first of two alleged perpetrators, whom the victim must not be told of
WHOSE = "alleged perpetrator 1"

Parts = dict[str, bytes]
_EPOCH = (1980, 1, 1, 0, 0, 0)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@cache
def gate(reader: str = "victim", name: str = CASE) -> Gate:
    """The gate for a reader of a fixture, made once: what it looked at before must not change what it finds."""
    case = case_of(name)
    role = "applicant" if reader == "applicant" else "victim"
    return Gate.for_reader(case, Redactors(case, review_of(name).authority).policy(role), reader)


def letter() -> Parts:
    """The parts of Letter 3, which goes to the victim, as docgen makes it."""
    with zipfile.ZipFile(io.BytesIO(_letter())) as package:
        return {name: package.read(name) for name in package.namelist()}


@cache
def _letter() -> bytes:
    return render_document(case_of(CASE), "letter-3", DAYS[CASE]).docx.content


def zipped(parts: Mapping[str, bytes], comment: bytes = b"") -> bytes:
    """The parts as a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
        package.comment = comment
    return out.getvalue()


def in_body(xml: str) -> Callable[[Parts], None]:
    """Puts something at the end of the text."""

    def plant(parts: Parts) -> None:
        body = parts["word/document.xml"]
        at = body.rindex(b"<w:sectPr")
        parts["word/document.xml"] = body[:at] + xml.encode() + body[at:]

    return plant


def part(name: str, content: str | bytes) -> Callable[[Parts], None]:
    """Puts in a part of its own."""

    def plant(parts: Parts) -> None:
        parts[name] = content if isinstance(content, bytes) else content.encode()

    return plant


def word_part(kind: str, inside: str) -> str:
    """A part with text, such as a footnote's."""
    return f"<w:{kind} {_W}>{inside}</w:{kind}>"


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f'<w:p><w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def sheet(
    drawing: bytes = b"",
    *,
    page: bytes = b"",
    catalogue: bytes = b"",
    info: bytes = b"",
    fonts: bytes = b"/F1 5 0 R",
    more: Sequence[bytes] = (),
    tail: bytes = b"",
    between: bytes = b"",
    packed: bool = False,
) -> bytes:
    """A PDF of one page with a plain sentence, written by hand.

    Objects: 1 catalogue, 2 pages, 3 page, 4 its drawing, 5 the font, 6 the information; ``more`` from 7 on.
    """
    drawing = b"BT /F1 11 Tf 60 780 Td (The meeting is on Tuesday.) Tj ET\n" + drawing
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Lang(en-GB)" + catalogue + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<<"
        + fonts
        + b">>>>"
        + page
        + b">>",
        held(drawing, packed=packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Title(Letter)/Producer(by hand)" + info + b">>",
        *more,
    ]
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content) + between
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out) + tail


def held(content: bytes, entries: bytes = b"", *, packed: bool = False) -> bytes:
    """An object that holds bytes."""
    if packed:
        content, entries = zlib.compress(content), entries + b"/Filter/FlateDecode"
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(content), content)


def places(found: Sequence[Leak]) -> list[str]:
    """Where the leaks are."""
    return [leak.place for leak in found]
