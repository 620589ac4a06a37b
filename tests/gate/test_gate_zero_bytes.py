"""A zero byte is half of a letter or the end of a word: what stands around it is read in both ways."""

from __future__ import annotations

from itertools import product

import pytest
from pictured import chunk, png
from planting import gate, held, letter, sheet, zipped

from docgen.errors import NotLookedThrough

DETAILS = (
    "William Brown",
    "Mr William Brown, 07700 900456, rang",
    "07700 900456",
    "Photo of Mr Mark Brown at 16 Larkspur Close",
    "w.brown77@example.org",
)


@pytest.mark.parametrize("kind", [b"tEXt", b"iTXt", b"prVt"])
def test_the_notes_of_a_picture_are_read_wherever_the_key_ends(kind: bytes) -> None:
    """Half of all keys and texts have an even number of bytes, and would read as letters of two bytes each."""
    missed = []
    for key, before, detail in product(("Author", "Title", "Comment"), ("", "a ", "at "), DETAILS):
        body = key.encode() + b"\0" + (b"\0\0\0\0" if kind == b"iTXt" else b"") + (before + detail).encode()
        file = zipped(letter() | {"word/media/image1.png": png(chunk(kind, body))})
        if not gate().leaks("letter-3.docx", file):
            missed.append((key, before, detail))
    assert missed == []


STRINGS = [
    b"%b\0",
    b"%b \0",
    b"Re: %b\0",
    b"%b\0\0",
    b"A\0%b",
    b"AB\0%b",
    b"\0%b",
    b"one\0two\0%b\0",
    b"\xc3\xbc\0%b",
    b"\xfc\0%b",
]


@pytest.mark.parametrize("form", STRINGS)
@pytest.mark.parametrize("detail", DETAILS)
def test_a_string_of_a_pdf_is_read_past_a_zero_byte(form: bytes, detail: str) -> None:
    string = (form % detail.encode()).replace(b"\0", b"\\000")
    files = {
        "information": sheet(info=b"/Subject(" + string + b")"),
        "alternative text": sheet(more=(b"<</S/Figure/P 3 0 R/Pg 3 0 R/Alt(" + string + b")>>",)),
        "note": sheet(more=(b"<</Type/Annot/Rect[0 0 1 1]/Contents(" + string + b")>>",)),
        "bookmark": sheet(more=(b"<</Title(" + string + b")/Parent 2 0 R>>",)),
        "attachment": sheet(more=(held(form % detail.encode(), b"/Type/EmbeddedFile"),)),
        "read out": sheet(b"/Span<</ActualText(" + string + b")>>BDC EMC"),
    }
    assert [place for place, file in files.items() if not gate().leaks("letter-3.pdf", file)] == []


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("detail", DETAILS)
def test_letters_of_two_bytes_are_read_still(coding: str, detail: str) -> None:
    raw = f"Subject:\n{detail}\nand others".encode(coding)
    assert gate().leaks("x.pdf", sheet(more=(held(raw, b"/Type/EmbeddedFile"),)))
    assert gate().leaks("x.docx", zipped(letter() | {"word/vbaProject.bin": raw}))


def test_a_short_object_with_a_zero_byte_is_read() -> None:
    for raw in (b"Module1\0William Brown", b"Modul\0William Brown", b"\0\0Mark Brown\0\0\0"):
        assert gate().leaks("x.docx", zipped(letter() | {"word/vbaProject.bin": raw})), raw


def test_a_short_object_that_reads_as_far_letters_only_is_no_text() -> None:
    """Bytes read in pairs are some letter nearly always; that is no reason to let a file of no known kind out."""
    raw = b"\x4e\x00\x51\x2d\x80\x01\x66\x02\x77\x91\x81\x42\x54\x09\x88\x33"
    with pytest.raises(NotLookedThrough, match="of a kind that docgen does not know"):
        gate().leaks("x.docx", zipped(letter() | {"word/embeddings/oleObject1.bin": raw}))


@pytest.mark.parametrize(
    "text", ["Software\0Adobe ImageReady", "Title\0Council logo", "Comment\0Made for the website, page 16"]
)
def test_what_programs_note_is_no_leak(text: str) -> None:
    file = zipped(letter() | {"word/media/image1.png": png(chunk(b"tEXt", text.encode()))})
    assert gate().leaks("letter-3.docx", file) == ()
