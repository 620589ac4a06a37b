"""Pages that were made elsewhere: turned, large, small, scanned, careless, broken, locked."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pytest
from made_parts import TITLE, bound, by_hand, elements, paper, read, says, stamps, words
from pypdf import PdfReader, PdfWriter

from docgen.errors import DocgenError, EngineError, PartnerFileError
from docgen.paper import Pdf
from docgen.pdf.binding import FOOT, Part, assemble, page_count
from docgen.pdf.checks import struct_problems

A4 = (595.28, 841.89)
PICTURE = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>\n"
    b"stream\n\x7f\nendstream"
)
SCAN = (b"/Resources<</XObject<</Im 10 0 R>>>>", b"q 595 0 0 842 0 0 cm /Im Do Q")


def supplied(*pages: tuple[bytes, bytes], **more: Any) -> Part:
    return Part("Chronology supplied by the police", by_hand(*pages, **more), "police", tagged=False)


def size(page: Any) -> tuple[float, float]:
    assert page.get("/Rotate", 0) == 0
    return float(page.mediabox.width), float(page.mediabox.height)


def corners(page: Any, *points: tuple[float, float]) -> list[tuple[float, float]]:
    """Where the page's own points come to lie, by the matrix before the page's form."""
    data = page.get_contents().get_data()
    a, b, c, d, e, f = (float(x) for x in data[: data.index(b" cm /DocgenPage Do")].split()[-6:])
    return [(a * x + c * y + e, b * x + d * y + f) for x, y in points]


@pytest.mark.parametrize(
    ("turn", "upright", "head"),
    [  # the page is higher than wide; ``head`` is where the middle of its upper edge has to come to lie
        (0, A4, "top"),
        (90, A4[::-1], "right"),
        (180, A4, "bottom"),
        (270, A4[::-1], "left"),
        (-90, A4[::-1], "left"),
        (450, A4[::-1], "right"),
    ],
)
def test_a_turned_page_stands_upright(turn: int, upright: tuple[float, float], head: str) -> None:
    pack = bound(supplied((b"/Rotate %d" % turn, words("turned"))))
    (page,) = read(pack).pages
    assert size(page) == pytest.approx(upright)
    (middle, top), (centre, centre_y) = corners(page, (A4[0] / 2, A4[1]), (A4[0] / 2, A4[1] / 2))
    ways = {"top": top - centre_y, "bottom": centre_y - top, "right": middle - centre, "left": centre - middle}
    assert max(ways, key=lambda way: ways[way]) == head
    assert "turned" in says(page) and "Page 1 of 1" in says(page)


@pytest.mark.parametrize(
    ("box", "paper_size"),
    [
        (b"0 0 841.89 1190.55", A4),  # A3
        (b"0 0 1190.55 841.89", A4[::-1]),
        (b"0 0 419.53 595.28", A4),  # A5
        (b"-100 50 495.28 891.89", A4),  # begins elsewhere than at 0, 0
        (b"595.28 841.89 0 0", A4),  # told from the other corner
        (b"0 0 3000 300", A4[::-1]),
    ],
)
def test_a_page_of_any_size_is_whole_on_a4_above_the_number(box: bytes, paper_size: tuple[float, float]) -> None:
    pack = bound(supplied((b"/MediaBox[%b]" % box, words("x"))))
    (page,) = read(pack).pages
    assert size(page) == pytest.approx(paper_size)
    sides = [float(side) for side in box.split()]
    found = corners(page, (sides[0], sides[1]), (sides[2], sides[3]))
    for x, y in found:
        assert -0.2 <= x <= paper_size[0] + 0.2
        assert FOOT - 0.2 <= y <= paper_size[1] + 0.2
    grown = abs(found[1][0] - found[0][0]) / abs(sides[2] - sides[0])
    assert grown <= 1.0001
    assert struct_problems(pack) == []


def test_what_was_cropped_away_is_not_seen() -> None:
    pack = bound(supplied((b"/MediaBox[0 0 1000 1000]/CropBox[100 100 400 500]", words("x"))))
    (page,) = read(pack).pages
    form: Any = page["/Resources"]["/XObject"]["/DocgenPage"]
    assert [float(side) for side in form["/BBox"]] == [100, 100, 400, 500]


@pytest.mark.parametrize("content", [b"q q q 2 0 0 2 50 50 cm ", b"Q Q Q ", b"q 0 0 0 0 0 0 cm ", b"BT /F1 9 Tf "])
def test_careless_content_can_t_reach_the_number(content: bytes) -> None:
    """What a page leaves open ends with its form; the number is drawn as if nothing had been there."""
    pack = bound(supplied((b"", content + words("careless"))))
    (page,) = read(pack).pages
    own = page.get_contents()
    assert own is not None
    data = own.get_data().split()
    assert data.count(b"q") == data.count(b"Q") == 2
    assert content.strip() not in own.get_data()
    assert "Page 1 of 1" in says(page)


def test_a_page_with_words_is_a_paragraph_and_a_scan_is_a_described_picture() -> None:
    pack = bound(supplied((b"", words("words that can be read")), SCAN, others=[PICTURE]))
    _, part, first, head, _, second, line, picture = elements(pack)
    kinds = ["/Document", "/Part", "/Sect", "/H1", "/P", "/Sect", "/P", "/Figure"]
    assert [item["/S"] for item in elements(pack)] == kinds
    assert part["/T"] == "Chronology supplied by the police"
    assert (first["/T"], second["/T"]) == tuple(f"page {at} of 2, as supplied, not tagged" for at in (1, 2))
    assert head["/ActualText"] == (
        "Chronology supplied by the police: 2 pages as supplied, without tags, "
        "so that no headings or tables are told apart"
    )
    assert line["/ActualText"] == "Chronology supplied by the police, page 2 of 2"
    assert picture["/Alt"] == "A picture of page 2 of 2 as it was supplied; no words can be read in it"
    assert "/BBox" in picture["/A"]
    assert struct_problems(pack) == []


def test_words_in_a_form_count_as_words() -> None:
    form = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 600 850]/Resources<</Font<</F1 3 0 R>>>>/Length 45>>\nstream\n"
        + words("in a form").ljust(45)
        + b"\nendstream"
    )
    pack = bound(supplied((b"/Resources<</XObject<</Fm 10 0 R>>>>", b"/Fm Do"), others=[form]))
    assert [item["/S"] for item in elements(pack)][-1] == "/P"


def test_tags_that_a_supplied_page_has_of_its_own_are_taken_off() -> None:
    content = b"/H1 <</MCID 0>> BDC " + words("head") + b" EMC /Artifact BMC " + words("foot", y=50) + b" EMC"
    pack = bound(supplied((b"/StructParents 3", content)))
    form: Any = read(pack).pages[0]["/Resources"]["/XObject"]["/DocgenPage"]
    assert b"BDC" not in form.get_data() and b"BMC" not in form.get_data()
    assert "head" in says(read(pack).pages[0])
    assert struct_problems(pack) == []


def test_a_layer_that_is_hidden_stays_hidden() -> None:
    content = b"/OC /L1 BDC " + words("draft") + b" EMC " + words("final", y=500)
    part = supplied(
        (b"/Resources<</Font<</F1 3 0 R>>/Properties<</L1 10 0 R>>>>", content),
        others=[b"<</Type/OCG/Name(Notes)>>"],
        catalogue=b"/OCProperties<</OCGs[10 0 R]/D<</OFF[10 0 R]>>>>",
    )
    pack = bound(part, Part("Twice", part.pdf, tagged=False))
    root: Any = read(pack).root_object
    layers = root["/OCProperties"]
    assert len(layers["/OCGs"]) == len(layers["/D"]["/OFF"]) == 2
    for page, layer in zip(read(pack).pages, layers["/OCGs"], strict=True):
        form: Any = page["/Resources"]["/XObject"]["/DocgenPage"]
        assert b"/OC /L1 BDC" in form.get_data()
        assert form["/Resources"]["/Properties"].raw_get("/L1").idnum == layer.idnum


def test_links_of_a_turned_page_turn_with_it() -> None:
    link = b"<</Type/Annot/Subtype/Link/Rect[100 700 200 720]/A<</S/URI/URI(https://www.example.org)>>>>"
    pack = bound(supplied((b"/Rotate 90/Annots[10 0 R]", words("x")), others=[link]))
    (page,) = read(pack).pages
    found = page["/Annots"][0].get_object()
    box = [float(side) for side in found["/Rect"]]
    assert box[2] - box[0] == pytest.approx(20, rel=0.1)  # 100 long and 20 high before it was turned
    assert box[3] - box[1] == pytest.approx(100, rel=0.1)
    expected = corners(page, (100, 700), (200, 720))
    assert box == pytest.approx([expected[0][0], expected[1][1], expected[1][0], expected[0][1]], abs=0.01)
    assert struct_problems(pack) == []


def test_content_in_several_streams_is_one_drawing() -> None:
    """A stream may end in the middle of what it draws; pypdf and viewers join them, and so does the pack."""
    halves = [b"BT /F1 12 Tf 100 700", b"Td (halved) Tj ET"]
    streams = [b"<</Length %d>>\nstream\n%b\nendstream" % (len(half), half) for half in halves]
    content = by_hand((b"", b"x"), others=streams).content.replace(
        b"/Contents 21 0 R", b"/Contents[10 0 R 11 0 R]"
    )
    for tagged in (True, False):
        assert "halved" in says(read(bound(Part("Halved", Pdf(content), tagged=tagged))).pages[0])


@pytest.mark.parametrize("packing", ["/ASCIIHexDecode", "/LZWDecode with FlateDecode", "predicted"])
def test_unusual_packing_is_undone_where_it_has_to_be(packing: str) -> None:
    raw = b"/P BMC " + words("packed") + b" EMC"
    if packing == "/ASCIIHexDecode":
        data, entries = raw.hex().encode() + b">", b"/Filter/ASCIIHexDecode"
    elif packing == "predicted":
        data, entries = zlib.compress(raw), b"/Filter/FlateDecode/DecodeParms<</Predictor 1>>"
    else:
        data, entries = zlib.compress(raw.hex().encode() + b">"), b"/Filter[/FlateDecode/ASCIIHexDecode]"
    stream = b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)
    content = by_hand((b"", b"x"), others=[stream]).content.replace(b"/Contents 21 0 R", b"/Contents 10 0 R")
    pack = bound(Part("Packed", Pdf(content), tagged=False))
    assert "packed" in says(read(pack).pages[0])


def rewritten(pdf: Pdf, **options: Any) -> Pdf:
    """The same file as pypdf writes it."""
    writer, out = PdfWriter(clone_from=io.BytesIO(pdf.content)), io.BytesIO()
    for name, value in options.items():
        getattr(writer, name)(**value)
    writer.write(out)
    return Pdf(out.getvalue())


def test_a_locked_file_is_refused_by_the_title_of_its_part() -> None:
    locked = rewritten(paper("Locked"), encrypt={"user_password": "secret", "algorithm": "RC4-128"})
    with pytest.raises(PartnerFileError, match=r"^Chronology: this PDF opens with a password only"):
        bound_alone(Part("Chronology", locked, tagged=False))
    with pytest.raises(EngineError, match=r"^Letter 1: this PDF opens with a password only"):
        bound_alone(Part("Letter 1", locked))


def bound_alone(part: Part) -> Pdf:
    return assemble([part], stamps=stamps(1), title=TITLE)


WHOLE = by_hand((b"", words("whole")))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04 a Word file",
        b"%PDF-1.7\n" + b"\x00" * 3000,
        WHOLE.content[:200],
        WHOLE.content.replace(b"/Kids[20 0 R]", b"/Kids[      ]"),
        WHOLE.content.replace(b"/Kids[20 0 R]", b"/Kids[ 2 0 R]"),
        WHOLE.content.replace(b"/Type/Pages", b"/Type/Pigs_").replace(b"/Kids", b"/Pids"),
        WHOLE.content.replace(b"[0 0 595.28 841.89]", b"[0 0 0 0]          "),
        WHOLE.content.replace(b"[0 0 595.28 841.89]", b"[/a /b /c /d]      "),
        by_hand((b"/MediaBox[0 0 %b 9]" % (b"9" * 5000), b"")).content,
        by_hand((b"/Rotate 45", b"")).content.replace(b"/Rotate 45", b"/Rotate (x)"),
    ],
    ids=[
        "empty",
        "head",
        "word",
        "zeros",
        "cut",
        "no-pages",
        "loop",
        "no-tree",
        "no-size",
        "no-numbers",
        "endless",
        "turned-by-a-word",
    ],
)
def test_a_broken_file_is_refused_by_the_title_of_its_part(content: bytes) -> None:
    with pytest.raises(PartnerFileError, match=r"^Chronology: this PDF can't be read \(") as caught:
        bound_alone(Part("Chronology", Pdf(content), tagged=False))
    assert "\n" not in str(caught.value)


def test_page_count_names_what_it_can_t_count() -> None:
    assert page_count(WHOLE) == 1
    with pytest.raises(DocgenError, match=r"^Minutes: this PDF can't be read \("):
        page_count(Pdf(b"%PDF-"), "Minutes")


@pytest.mark.parametrize("damage", ["table", "length", "offset", "added-later"])
def test_a_file_that_can_be_mended_is(damage: str, capfd: pytest.CaptureFixture[str]) -> None:
    content = WHOLE.content
    if damage == "table":
        at = content.rindex(b"startxref")
        content = content[:at] + b"startxref\n7\n%%EOF\n"
    elif damage == "length":
        content = content.replace(b"<</Length %d>>" % len(words("whole")), b"<</Length %d>>" % 11)
    elif damage == "offset":
        content = b"%%%% sent by fax\n" + content
    else:
        table = content.rindex(b"xref\n0")
        content += b"xref\n0 0\ntrailer\n<</Size 22/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
            table, len(content),
        )  # fmt: skip
    pack = bound_alone(Part("Mended", Pdf(content), tagged=False))
    assert "whole" in says(read(pack).pages[0])
    assert capfd.readouterr() == ("", "")


def test_a_narrow_page_of_our_own_grows_rather_than_its_number_shrinks() -> None:
    pack = bound_alone(Part("Card", by_hand((b"/MediaBox[0 0 300 400]", words("card", 20, 300)))))
    (page,) = read(pack).pages
    assert size(page) == pytest.approx((595.3, 400))
    assert "Page 1 of 1" in says(page)


def test_a_pack_can_be_a_part() -> None:
    inner = bound(Part("One", paper("One")), Part("Two", WHOLE, tagged=False))
    pack = bound(Part("Earlier pack", inner, tagged=False), Part("Three", paper("Three")))
    assert len(PdfReader(io.BytesIO(pack.content)).pages) == 3
    assert struct_problems(pack) == []
