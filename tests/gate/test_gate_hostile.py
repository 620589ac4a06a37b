"""A file that can't be read as a whole is not released: one clear error, whatever is wrong with it."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planting import gate, held, letter, paragraph, sheet, word_part, zipped
from pypdf import PdfReader, PdfWriter

from docgen.errors import DocgenError, LeakFound, NotLookedThrough
from docgen.paper import RedactedDocx, RedactedPdf


def _locked() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(sheet())))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _nested(depth: int) -> bytes:
    content = zipped({"word/document.xml": word_part("document", paragraph("x")).encode()})
    for _ in range(depth):
        content = zipped({"word/embeddings/oleObject1.bin": content})
    return content


def _with(name: str, content: bytes) -> bytes:
    parts = letter()
    parts[name] = content
    return zipped(parts)


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 60_000_000)
    return out.getvalue()


_LAUGHS = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
_DEEP = b"<a>" * 5000 + b"</a>" * 5000
_FLATE = zlib.compress(bytes(200_000_000), 9)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

HOSTILE = {
    "nothing": b"",
    "no file at all": b"\x00\x01\x02\x03" * 20,
    "half a zip": zipped(letter())[:4000],
    "a zip without parts": b"PK\x05\x06" + b"\xff" * 18,
    "a zip bomb": _bomb(),
    "files in files in files": _nested(12),
    "broken XML": _with("word/header9.xml", b"<w:hdr><w:p>"),
    "words of its own": _with("customXml/item1.xml", _LAUGHS),
    "XML without end": _with("customXml/item1.xml", _DEEP),
    "something packed inside": _with("word/embeddings/oleObject1.bin", b"\x1f\x8b\x08" + bytes(30)),
    "something unknown inside": _with("word/embeddings/oleObject1.bin", b"\x99\x98\x97" + bytes(range(256))),
    "a locked Word file": _OLE + bytes(22) + b"\x09\0\x06\0" + bytes(700),
    "a cut picture": _with("word/media/image9.jpeg", b"\xff\xd8\xff\xe1\xff\xff\x01\x02\x03\x04\x05"),
    "no PDF": b"%PDF-1.7\nnothing else",
    "half a PDF": sheet()[:200],
    "a PDF without pages": sheet().replace(b"/Pages 2 0 R", b"/Pagez 2 0 R"),
    "pages in a circle": sheet().replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]"),
    "a page that is not there": sheet().replace(b"/Kids[3 0 R]", b"/Kids[33 0 R]"),
    "a page without its drawing": sheet().replace(b"/Contents 4 0 R", b"/Contents[44 0 R]"),
    "a locked PDF": _locked(),
    "a PDF bomb": sheet(
        more=(b"<</Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (len(_FLATE), _FLATE),)
    ),
    "a damaged stream": sheet(more=(held(b"x\x9c\xff\xff\xff", b"/Filter/FlateDecode"),)),
    "a stream that is cut": sheet(more=(held(zlib.compress(b"William" * 900)[:-9], b"/Filter/FlateDecode"),)),
    "an unknown packing": sheet(more=(held(b"abc", b"/Filter/Crypt"),)),
    "an attached unknown": sheet(more=(held(b"\x99\x98" + bytes(range(256)), b"/Type/EmbeddedFile"),)),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_what_can_not_be_looked_through_is_not_released(content: bytes) -> None:
    for clear in (
        lambda: gate().clear_docx("letter-3.docx", RedactedDocx(content)),
        lambda: gate().clear_pdf("letter-3.docx", RedactedPdf(content)),
    ):
        with pytest.raises(NotLookedThrough) as caught:
            clear()
        assert str(caught.value).startswith("letter-3.docx: held back, as it can't be looked through: ")
        assert len(str(caught.value)) < 250
        assert caught.value.leaks == ()
        assert isinstance(caught.value, LeakFound)
        assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    "content",
    [
        sheet(more=(b"[" * 3000 + b"]" * 3000,)),
        sheet(more=(b"<<" * 500,)),
        sheet(b"q " * 5000 + b"[" * 500),
        sheet(b"/X1 Do", more=(held(b"/X1 Do", b"/Type/XObject/Subtype/Form/Resources<</XObject<</X1 7 0 R>>>>"),)).replace(
            b"/Resources<</Font<</F1 5 0 R>>>>", b"/Resources<</XObject<</X1 7 0 R>>/Font<</F1 5 0 R>>>>"
        ),
        sheet(b"BT /F1 9 Tf (" + b"(" * 3000 + b") Tj ET"),
        sheet(b"BI /W 1 /H 1 ID \x00\x01"),
        _with("word/media/image9.png", b"\x89PNG\r\n\x1a\n" + b"\0\0\0\x08IHDR" + bytes(12)),
    ],
    ids=["deep lists", "open dictionaries", "deep graphics", "a form that calls itself", "open brackets", "open image", "png"],
)  # fmt: skip
def test_odd_files_end_in_an_answer(content: bytes) -> None:
    try:
        assert gate().leaks("x", content) == ()
    except DocgenError as told:
        assert "held back" in str(told)


_PDF = sheet(
    b"BT /F1 9 Tf 60 700 Td [(A) 3 (b)] TJ (c) ' ET", more=(held(b"begincmap", packed=True),), packed=True
)
_DOCX = zipped(letter())


@settings(max_examples=60)
@given(
    base=st.sampled_from([_PDF, _DOCX]),
    changes=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=6)), min_size=1, max_size=6),
    cut=st.floats(0.3, 1),
)
def test_a_damaged_file_is_an_answer_or_an_error_and_never_a_traceback(
    base: bytes, changes: list[tuple[float, bytes]], cut: float
) -> None:
    spoilt = bytearray(base[: max(1, int(len(base) * cut))] if cut < 0.9 else base)
    for where, what in changes:
        at = int(where * (len(spoilt) - 1))
        spoilt[at : at + len(what)] = what
    try:
        gate().leaks("x", bytes(spoilt))
    except LeakFound as told:
        assert len(str(told)) < 300
