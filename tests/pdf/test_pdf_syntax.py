"""Objects of PDF files, read and written: against pypdf, and against what the standard says."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_parts import by_hand, paper, read, words
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, TextStringObject, read_object

from docgen.paper import Pdf
from docgen.pdf.binding.content import without_marks
from docgen.pdf.format.source import Source
from docgen.pdf.format.syntax import (
    NULL,
    NotPdf,
    Ref,
    Stream,
    Value,
    items,
    marked_content,
    octets,
    parse,
    real,
    string,
    write,
)
from docgen.pdf.tags.words import text_places

ANY_FILE = read(by_hand((b"", words("x"))))  # what pypdf wants to know references by


def as_pypdf(value: Value) -> Any:
    """What pypdf reads from what was written."""
    return read_object(io.BytesIO(write(value) + b" "), ANY_FILE)


def same(ours: Value, theirs: Any) -> bool:
    if isinstance(ours, Ref):
        return isinstance(theirs, IndirectObject) and theirs.idnum == ours
    if isinstance(ours, bytes) and (marks := marked_content(ours)):
        kids = theirs if isinstance(theirs, ArrayObject) else [theirs]
        return [(kid.raw_get("/Pg").idnum, kid["/MCID"]) for kid in kids] == marks
    if isinstance(theirs, ArrayObject):
        return len(items(ours)) == len(theirs) and all(map(same, items(ours), theirs))
    if isinstance(theirs, DictionaryObject) and isinstance(ours, dict):
        named = {as_pypdf(key): item for key, item in ours.items()}
        return named.keys() == theirs.keys() and all(
            same(item, theirs.raw_get(key)) for key, item in named.items()
        )
    return isinstance(ours, bytes) and bool(as_pypdf(ours) == theirs)


@pytest.mark.parametrize(
    "text",
    [
        "<</A 1/B(two)/C[3 0 R 4.5 -6 +.7 true null]/D<</E<48 49>>>>>",
        "[]",
        "[ 1 2 3 ]",
        "[/A/B(c)(d)<65>]",
        "<< /Name#20with#2Fslash (x) % a comment\n /Other 2 >>",
        "<</Nested((a(b)c)\\(\\))/Empty()/Escaped(\\n\\t\\101\\\\)>>",
        "<</K[<</Type/MCR/Pg 7 0 R/MCID 3>>]/P 3 0 R>>",
    ],
)
def test_it_reads_what_pypdf_reads(text: str) -> None:
    ours = parse(text.encode())
    theirs = read_object(io.BytesIO(text.encode() + b" "), ANY_FILE)
    assert same(parse(write(ours)), theirs)


@pytest.mark.parametrize(
    "text",
    ["", "<<", ">>", "[", "<</A>>", "<<1 2>>", "[1 2", "(open", "{}", "1 2", "<</A[>>]>>", "-", "3 1 R", "R"],
)
def test_what_is_no_object_is_refused(text: str) -> None:
    with pytest.raises(NotPdf):
        parse(text.encode())


@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    """Written by us, read by pypdf and by us."""
    token = string(text.encode("utf-8", "ignore").decode())
    held = octets(parse(token))
    ours = held[2:].decode("utf-16-be") if held[:2] == b"\xfe\xff" else held.decode("ascii")
    theirs = as_pypdf(token)
    assert ours == text.encode("utf-8", "ignore").decode()
    assert isinstance(theirs, TextStringObject) and str(theirs) == ours


@given(st.binary())
def test_any_octets_are_read_as_pypdf_writes_them(data: bytes) -> None:
    written = io.BytesIO()
    TextStringObject(data).write_to_stream(written)
    assert octets(parse(written.getvalue())) == data


@given(st.binary(max_size=200))
def test_no_bytes_end_in_another_error(data: bytes) -> None:
    with suppress(NotPdf):
        write(parse(data))
    with suppress(NotPdf):
        Source(b"%PDF-1.7\n" + data).load()


@pytest.mark.parametrize(
    ("value", "text"), [(0, b"0"), (-0.00001, b"0"), (595.28, b"595.28"), (1 / 3, b"0.3333"), (100.0, b"100")]
)
def test_numbers_are_short(value: float, text: bytes) -> None:
    assert real(value) == text


def test_every_object_of_an_engine_s_file_is_read_as_pypdf_reads_it() -> None:
    pdf = paper("Letter", pages=2)
    source, reader = Source(pdf.content).load(), read(pdf)
    for number in range(1, int(reader.trailer["/Size"])):
        theirs: Any = reader.get_object(number)
        ours = source.object(number)
        if theirs is None:  # a number that the file no longer uses
            assert ours == NULL
            continue
        if isinstance(ours, Stream):
            assert ours.data == theirs._data
            ours, theirs = ours.entries, DictionaryObject({k: theirs.raw_get(k) for k in theirs if k != "/Length"})
        assert same(ours, theirs), number


def test_a_packed_file_reads_like_a_plain_one() -> None:
    """Object streams and the like go through pypdf first."""
    from pypdf import PdfWriter

    plain = by_hand((b"", words("one")), (b"/Rotate 90", words("two")))
    packed = io.BytesIO()
    writer = PdfWriter(clone_from=io.BytesIO(plain.content))
    writer.write(packed)
    sources = [Source(plain.content), Source(packed.getvalue())]
    rotations = [[page.entries.get(b"/Rotate") for page in source.pages] for source in sources]
    assert rotations[0] == rotations[1] == [None, b"90"]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"/P <</MCID 4>> BDC BT 1 0 0 1 50 60 Tm (a) Tj ET EMC", (50, 60)),
        (b"q 1 0 0 -1 0 842 cm /P <</MCID 4>> BDC BT 1 0 0 -1 50 60 Tm (a) Tj ET EMC Q", (50, 782)),
        (b"2 0 0 2 10 10 cm BT 5 5 Td /P <</MCID 4>> BDC [(a) 3 (b)] TJ EMC ET", (20, 20)),
        (b"BT 12 TL 7 100 Td (x) Tj T* /P <</MCID 4>> BDC (a) Tj EMC ET", (7, 88)),
        (b"BT 7 100 TD 0 -20 TD (x) Tj /P <</MCID 4>> BDC (a) ' EMC ET", (7, 60)),
        (b"q 9 0 0 9 9 9 cm Q BT 3 4 Td /P <</Lang(en)/MCID 4>> BDC <41> Tj EMC ET", (3, 4)),
        (b"BT 3 4 Td (/P <</MCID 5>> BDC q 1 0 0 1 9 9 cm) Tj /P <</MCID 4>> BDC (a) Tj EMC ET", (3, 4)),
        (b"/P <</MCID 4>> BDC /Artifact BMC BT 1 1 Td (no) Tj ET EMC BT 3 4 Td (a) Tj ET EMC", (3, 4)),
    ],
)
def test_the_place_of_marked_text_is_found(content: bytes, place: tuple[float, float]) -> None:
    assert text_places(content) == {4: pytest.approx(place)}


def test_the_quick_way_to_the_places_gives_what_the_slow_one_gives() -> None:
    page = b"q\n1 0 0 -1 0 841.9 cm\n" + b"".join(
        b"/P <<\n  /MCID %d\n>> BDC\nq\n0 0 0 rg\nBT\n/F0 11 Tf\n1 0 0 -1 %d.25 %d Tm\n[(a)] TJ\nET\nQ\nEMC\n"
        % (mcid, 70 + mcid, 9 * mcid)
        for mcid in range(30)
    )
    assert text_places(page + b"Q") == {
        mcid: pytest.approx(place, abs=0.001) for mcid, place in text_places(b"q Q " + page + b"Q").items()
    }
    assert text_places(page + b"Q")[29] == pytest.approx((99.25, 841.9 - 261))


def test_marks_come_off_and_layers_stay_on() -> None:
    content = b"/P <</MCID 0>> BDC /OC /L1 BDC (BDC EMC) Tj EMC (a) Tj EMC /X MP"
    assert without_marks(content) == b"/OC /L1 BDC (BDC EMC) Tj EMC (a) Tj"


def test_a_picture_inside_the_content_is_left_alone() -> None:
    content = b"/P BMC BI /W 1 ID \x00EMC Q EI EMC"
    assert without_marks(content) == content


def test_a_page_tree_of_several_levels_is_read_in_order() -> None:
    flat = by_hand(
        (b"", words("one")), (b"", words("two")), others=[b"<</Type/Pages/Kids[22 0 R]/Rotate 90/Count 1>>"]
    )
    deep = Pdf(flat.content.replace(b"/Kids[20 0 R 22 0 R]", b"/Kids[20 0 R 10 0 R]"))
    pages = Source(deep.content).pages
    assert [page.number for page in pages] == [20, 22]
    assert [page.entries.get(b"/Rotate") for page in pages] == [None, b"90"]
