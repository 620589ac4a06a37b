"""Partners' files that are small as they are sent, and would unpack to gigabytes: refused, with why."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

import pytest
from made_files import A4, PICTURE, Making, drawn_picture, paragraph, word_file

from docgen import limits
from docgen.errors import PartnerFileError
from docgen.pdf.embedded import Embedded
from docgen.pdf.partner import clean_partner_files
from docgen.pdf.partner.pixels import pixels

SIDE = 20_000  # 400 million pixels, of which 3 GB would become


def png(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    written = (struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d)) for t, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


def jpeg(width: int, height: int) -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc2\x00\x11\x08" + struct.pack(">HH", height, width) + bytes(20)


def tiff(width: int, height: int, order: str) -> bytes:
    entries = [struct.pack(f"{order}HHII", tag, 4, 1, side) for tag, side in ((256, width), (257, height))]
    start = b"II*\x00" if order == "<" else b"MM\x00*"
    return start + struct.pack(f"{order}IH", 8, 2) + b"".join(entries)


def webp(kind: bytes, data: bytes) -> bytes:
    return b"RIFF" + bytes(4) + b"WEBP" + kind + bytes(4) + data


PICTURES = {
    "png": png(SIDE, SIDE),
    "jpeg": jpeg(SIDE, SIDE),
    "gif": b"GIF89a" + struct.pack("<HH", SIDE, SIDE) + bytes(9),
    "bmp": b"BM" + bytes(16) + struct.pack("<ii", SIDE, -SIDE),
    "tiff": tiff(SIDE, SIDE, "<"),
    "tiff of a Mac": tiff(SIDE, SIDE, ">"),
    "webp": webp(b"VP8X", bytes(4) + struct.pack("<I", SIDE - 1)[:3] + struct.pack("<I", SIDE - 1)[:3]),
}


@pytest.mark.parametrize("name", PICTURES)
def test_the_size_of_a_picture_is_read_from_its_front(name: str) -> None:
    assert pixels(PICTURES[name]) == SIDE * SIDE


def test_a_webp_without_loss_tells_its_size_too() -> None:
    assert pixels(webp(b"VP8L", b"\x2f" + struct.pack("<I", 16382 | 16382 << 14))) == 16383**2
    assert pixels(webp(b"VP8 ", bytes(3) + b"\x9d\x01\x2a" + struct.pack("<HH", 16000, 15000))) == 16000 * 15000


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG", b"\xff\xd8", b"BM", b"II*\x00", b"RIFF", b"text", b"\xff\xd8\xff\xc2"]
)
def test_what_is_no_picture_has_no_size(content: bytes) -> None:
    assert pixels(content) == 0


def test_an_ordinary_picture_has_its_size() -> None:
    assert 0 < pixels(PICTURE) < 10_000


def with_picture(*pictures: bytes) -> bytes:
    names = [f"p{number}" for number in range(len(pictures))]
    return word_file(
        "".join(drawn_picture(f'r:embed="{name}"') for name in names),
        linked=tuple((name, "image", f"media/{name}.png") for name in names),
        parts={f"word/media/{name}.png": picture for name, picture in zip(names, pictures, strict=True)},
    )


def pdf_with_picture() -> bytes:
    making = Making()
    sides = f"/Width {SIDE} /Height {SIDE}"
    picture = making.stream(f"/Type/XObject/Subtype/Image{sides}/BitsPerComponent 8/ColorSpace/DeviceGray", "x")
    making.page("500 0 0 700 20 20 cm /X Do", resources=f"/XObject<</X {picture} 0 R>>")
    return making.bytes()


def doubling_tree() -> bytes:
    """Forty nodes, each with the one before twice: a million million pages."""
    making = Making()
    node = making.page()
    for level in range(1, 41):
        node = making.add(f"<</Type/Pages/Count {2**level}/Kids[{node} 0 R {node} 0 R]>>")
    return making.bytes(tree=f"<</Type/Pages/Count {2**40}/Kids[{node} 0 R]>>")


def one_page_often() -> bytes:
    making = Making()
    making.kids = [making.page()] * 100_000
    return making.bytes()


def one_that_lies() -> bytes:
    making = Making()
    page = making.page()
    return making.bytes(tree=f"<</Type/Pages/Count 2000000000/Kids[{page} 0 R]>>")


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (lambda: with_picture(png(SIDE, SIDE)), "it has a picture of 400 million pixels, and 100 million"),
        (lambda: with_picture(*[png(9_999, 9_999)] * 4), "it has pictures of together 400 million pixels"),
        (lambda: word_file(parts={"word/media/a.png": bytes(150_000_000)}), "it unpacks to far more"),
        (lambda: word_file(parts={f"word/{n}.xml": "" for n in range(2_001)}), "it unpacks to far more"),
        (lambda: word_file("<w:p/>" * 300_000), "it holds more than 200000 pieces or 1500000 characters"),
        (
            lambda: word_file(paragraph("x" * 40_000) * 40),
            "it holds more than 200000 pieces or 1500000 characters",
        ),
        (lambda: word_file(paragraph("word " * 10_001)), "it has a paragraph of more than 50000 characters"),
        (lambda: word_file("<w:sdt>" * 5000 + "</w:sdt>" * 5000), "it is damaged"),
        (
            lambda: word_file(
                parts={"word/document.xml": f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]><x>&a11;</x>'}
            ),
            "it is not as Word writes a file",
        ),
        (
            lambda: word_file(
                parts={"word/document.xml": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'}
            ),
            "it is not as Word writes a file",
        ),
        (pdf_with_picture, "page 1: it has a picture of 400 million pixels"),
        (doubling_tree, "it is damaged and can't be read (LimitReachedError)"),
        (one_page_often, "it is damaged and can't be read (LimitReachedError)"),
        (one_that_lies, "it says that it has 2000000000 pages, but only 1 are there"),
    ],
)
def test_a_bomb_is_refused_with_the_reason(made: Callable[[], bytes], reason: str) -> None:
    content = made()
    assert len(content) < 2_000_000
    with pytest.raises(PartnerFileError) as caught:
        clean_partner_files([("police.docx", content)], Embedded())
    assert str(caught.value).startswith(f"police.docx: {reason}")


@pytest.mark.parametrize(("box", "more"), [("0 0 14400000 14400000", ""), (A4, "/UserUnit 75000")])
def test_a_page_of_kilometres_is_laid_on_a4(box: str, more: str) -> None:
    making = Making()
    making.page(box=box, more=more)
    (file,) = clean_partner_files([("police.pdf", making.bytes())], Embedded())
    assert file.pages == 1 and "laid on A4" in file.notes[0]


def test_the_limits_are_those_of_the_one_list() -> None:
    from docgen.pdf.partner import limits as own

    names = {"MAX_" + name.removeprefix("PARTNER_") for name in vars(limits) if name.startswith("PARTNER_")}
    assert {name for name in own.__all__ if name.startswith("MAX_")} == names - {"MAX_BYTES_TOGETHER"}
