"""Partners' PDF files: what is seen comes along, upright on A4; all else stays behind."""

from __future__ import annotations

import io
import logging
import re
import sys
import time
import zlib
from collections.abc import Callable, Sequence

import pytest
from made_files import A4, Making, boxes_of, every_key, plain_pdf, text_of, unpacked
from pypdf import PdfReader, PdfWriter

from docgen.errors import PartnerFileError
from docgen.paper import Docx, Pdf
from docgen.pdf.partner import PartnerFile, clean_partner_files
from docgen.pdf.partner import copy as partner_copy
from docgen.pdf.partner import pdf as partner_pdf

PORTRAIT, LANDSCAPE = (595.28, 841.89), (841.89, 595.28)
NO_FONT = "not all its fonts are in it (Helvetica): it may look different elsewhere"
NO_TAGS = "not accessible: it has no tags, so a screen reader finds no headings or tables; ask for the Word file"
LISTED = """
    JS JavaScript Launch GoToR GoToE SubmitForm ImportData EmbeddedFiles EmbeddedFile EF AF Filespec FileAttachment
    AA OpenAction AcroForm XFA Widget RichMedia Metadata PieceInfo Outlines PageLabels StructTreeRoot StructParents
    MarkInfo Names Info OCProperties OC Rotate CropBox Popup Text Thumb B Ref
"""
ACTIVE = {f"/{name}" for name in LISTED.split()}


class NoEngine:
    name = "none"
    version = "0"

    def convert(self, files: Sequence[tuple[str, Docx]]) -> list[Pdf]:
        raise AssertionError("no Word file is in this test")


def clean(pdf: bytes) -> PartnerFile:
    (file,) = clean_partner_files([("police.pdf", pdf)], NoEngine())
    return file


def refusal(pdf: bytes) -> str:
    with pytest.raises(PartnerFileError, match=r"^police\.pdf: ") as caught:
        clean(pdf)
    return str(caught.value).removeprefix("police.pdf: ")


def landed(file: PartnerFile, x: float, y: float, page: int = 0) -> tuple[float, float]:
    """Where a point of the old page lies on the new one, by the first matrix of its content."""
    content = PdfReader(io.BytesIO(file.pdf.content)).pages[page].get_contents()
    assert content is not None
    a, b, c, d, e, f = map(float, re.match(rb"q ([-\d. ]+) cm", content.get_data())[1].split())  # type: ignore[index]
    return round(a * x + c * y + e, 1), round(b * x + d * y + f, 1)


# What is seen


def test_an_ordinary_file_comes_along_whole() -> None:
    file = clean(plain_pdf(3))
    assert (file.pages, file.tagged, file.notes) == (3, False, (NO_FONT, NO_TAGS))
    assert text_of(file.pdf.content) == [f"Page {number} of the report" for number in (1, 2, 3)]
    assert boxes_of(file.pdf.content) == [PORTRAIT] * 3
    assert landed(file, 50, 60) == (50, 60), "a page that is A4 stays as it is"


@pytest.mark.parametrize(
    ("turn", "size", "corner"),
    [
        # A point 50 from the left and 100 from the top of the page as it is stored (595.28 by 841.89).
        (0, PORTRAIT, (50, 741.9)),
        (90, LANDSCAPE, (741.9, 545.3)),  # turned clockwise: the top is now at the right
        (180, PORTRAIT, (545.3, 100)),
        (270, LANDSCAPE, (100, 50)),  # the top is now at the left
        (-90, LANDSCAPE, (100, 50)),
        (450, LANDSCAPE, (741.9, 545.3)),
    ],
)
def test_a_turned_page_is_stored_upright(
    turn: int, size: tuple[float, float], corner: tuple[float, float]
) -> None:
    file = clean(plain_pdf(more=f"/Rotate {turn}"))
    assert boxes_of(file.pdf.content) == [size]
    assert landed(file, 50, 741.89) == corner


def test_a_turn_that_all_pages_inherit_is_seen() -> None:
    making = Making()
    making.page()
    tree = f"<</Type/Pages/Count 1/Kids[{making.kids[0]} 0 R]/Rotate 90>>"
    assert boxes_of(clean(making.bytes(tree=tree)).pdf.content) == [LANDSCAPE]


@pytest.mark.parametrize(
    ("box", "size", "note", "old", "new"),
    [
        ("0 0 841.89 1190.55", PORTRAIT, "page 1 is A3: laid on A4", (841.89, 1190.55), (595.3, 841.8)),
        ("0 0 1190.55 841.89", LANDSCAPE, "page 1 is A3: laid on A4", (1190.55, 841.89), (841.9, 595.3)),
        ("0 0 419.53 595.28", PORTRAIT, "page 1 is A5: laid on A4", (0, 0), (87.9, 123.3)),  # not made larger
        ("0 0 612 792", PORTRAIT, "page 1 is Letter: laid on A4", (306, 396), (297.6, 420.9)),
        ("0 0 2480 3508", PORTRAIT, "page 1 is 875 by 1238 mm: laid on A4", (1240, 1754), (297.6, 420.9)),
        ("100 200 695.28 1041.89", PORTRAIT, None, (100, 200), (0, 0)),
        ("595.28 841.89 0 0", PORTRAIT, None, (0, 0), (0, 0)),
        ("0 0 595 842", PORTRAIT, None, (297.5, 421), (297.6, 420.9)),
    ],
)
def test_every_size_is_laid_on_a4_and_told(
    box: str, size: tuple[float, float], note: str | None, old: tuple[float, float], new: tuple[float, float]
) -> None:
    file = clean(plain_pdf(box=box))
    assert boxes_of(file.pdf.content) == [size]
    assert landed(file, *old) == pytest.approx(new, abs=0.15)
    assert [told for told in file.notes if told not in (NO_FONT, NO_TAGS)] == ([note] if note else [])


def test_a_page_in_larger_units_is_measured_in_them() -> None:
    file = clean(plain_pdf(box="0 0 420.945 595.275", more="/UserUnit 2"))  # A3
    assert "page 1 is A3: laid on A4" in file.notes
    assert landed(file, 420.945, 595.275) == pytest.approx((595.28, 841.8), abs=0.15)


def test_only_the_crop_is_shown_and_what_it_hides_is_told() -> None:
    file = clean(plain_pdf(more="/CropBox[40 50 340 450]"))
    assert boxes_of(file.pdf.content) == [PORTRAIT]
    assert landed(file, 40, 50) == (147.6, 220.9)  # 300 by 400 in the middle
    assert "page 1 is cropped: what was cut off is not seen, but is still in the file" in file.notes
    assert b"40 50 300 400 re W n" in unpacked(file.pdf.content)


def test_a_scan_is_told_and_one_that_lies_is_told_twice() -> None:
    making = Making()
    picture = making.stream("/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", "x")
    scanned = f"/XObject<</Im0 {picture} 0 R>>"
    making.page("q 595 0 0 842 0 0 cm /Im0 Do Q", resources=scanned)
    making.page("q 842 0 0 595 0 0 cm /Im0 Do Q", "0 0 841.89 595.28", resources=scanned)
    making.page()
    making.page("")  # an empty page is no scan
    notes = clean(making.bytes()).notes
    assert notes[:2] == (
        "pages 1 and 2 have no text (a scan): it can't be searched or read aloud",
        "page 2 is a scan in landscape: look whether it is the right way up",
    )


def test_text_inside_a_form_is_text() -> None:
    making = Making()
    inner = making.form("BT /F1 9 Tf (inside) Tj ET")
    outer = making.stream(
        f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</In {inner} 0 R>>>>", "/In Do"
    )
    making.page("/Out Do", resources=f"/XObject<</Out {outer} 0 R>>")
    file = clean(making.bytes())
    assert file.notes == (NO_FONT, NO_TAGS)
    assert text_of(file.pdf.content) == ["inside"]


def test_content_in_pieces_is_put_together() -> None:
    making = Making()
    pieces = [making.stream("", "BT /F1 12 Tf"), making.stream("", "50 800 Td (Two pieces) Tj ET")]
    listed = " ".join(f"{piece} 0 R" for piece in pieces)
    making.kids.append(
        making.add(
            f"<</Type/Page/Parent 2 0 R/MediaBox[{A4}]/Contents[{listed}]/Resources<</Font<</F1 3 0 R>>>>>>"
        )
    )
    assert text_of(clean(making.bytes()).pdf.content) == ["Two pieces"]


def test_tags_are_left_behind_and_told() -> None:
    making = Making()
    making.page(
        "/P <</MCID 0>> BDC BT /F1 12 Tf 50 800 Td (Tagged \\) text) Tj ET EMC /Artifact BMC EMC",
        more="/StructParents 0",
    )
    file = clean(making.bytes("/StructTreeRoot<<>>/MarkInfo<</Marked true>>"))
    assert file.notes[-1] == NO_TAGS.replace("it has no tags", "the tags it came with are not kept")
    assert text_of(file.pdf.content) == ["Tagged ) text"]
    assert not re.search(rb"BDC|BMC|EMC|MCID", unpacked(file.pdf.content))


def test_tags_inside_a_form_are_left_behind() -> None:
    making = Making()
    form = making.form("/P <</MCID 0>> BDC BT /F1 9 Tf (in a form) Tj ET EMC", more="/StructParents 1")
    making.page("/X Do", resources=f"/XObject<</X {form} 0 R>>")
    file = clean(making.bytes())
    assert text_of(file.pdf.content) == ["in a form"]
    assert not re.search(rb"BDC|EMC|MCID|StructParents", unpacked(file.pdf.content))


# What is not


def with_everything(making: Making) -> str:
    """Adds a page full of what must not come along; gives the catalogue's entries."""
    script = making.add("<</S/JavaScript/JS(app.alert\\(1\\))>>")
    attached = making.stream("/Type/EmbeddedFile", "attached secret")
    filespec = making.add(f"<</Type/Filespec/F(secret.exe)/EF<</F {attached} 0 R>>>>")
    xmp = making.stream("/Type/Metadata/Subtype/XML", "<x>secret author</x>")
    notes = [
        "/Subtype/Link/A<</S/Launch/F(secret.exe)>>",
        f"/Subtype/Link/A {script} 0 R",
        "/Subtype/Link/A<</S/URI/URI(file:///secret.pdf)>>",
        "/Subtype/Link/A<</S/URI/URI(javascript:secret)>>",
        "/Subtype/Link/A<</S/GoToR/F(secret.pdf)/D[0/Fit]>>",
        "/Subtype/Link/A<</S/GoTo/D[0/Fit]>>",
        "/Subtype/Link/Dest[0/Fit]",
        "/Subtype/Text/Contents(secret comment)/T(secret author)",
        "/Subtype/Text/Contents(secret reply)",
        "/Subtype/Popup/Contents(secret popup)",
        f"/Subtype/FileAttachment/FS {filespec} 0 R",
        "/Subtype/RichMedia",
    ]
    listed = " ".join(f"{making.add(f'<</Type/Annot/Rect[0 0 9 9]{note}>>')} 0 R" for note in notes)
    making.page(
        more=f"/Annots[{listed}]/AA<</O {script} 0 R>>/Metadata {xmp} 0 R/PieceInfo<</X<</Private(secret)>>>>"
        f"/AF[{filespec} 0 R]/Thumb {attached} 0 R/StructParents 0",
        resources=f"/Properties<</MC0<</Metadata {xmp} 0 R>>>>",
    )
    return (
        f"/OpenAction {script} 0 R/AA<</WC {script} 0 R>>/Metadata {xmp} 0 R/PageLabels<</Nums[0<</P(secret)>>]>>"
        f"/Names<</JavaScript<</Names[(a) {script} 0 R]>>/EmbeddedFiles<</Names[(b) {filespec} 0 R]>>>>"
        f"/Outlines<</First<</Title(secret)>>>>/AF[{filespec} 0 R]"
    )


def test_nothing_that_runs_leads_out_or_speaks_of_somebody_comes_along() -> None:
    making = Making()
    catalogue = with_everything(making)
    author = making.add("<</Author(secret author)/Title(secret title)>>")
    file = clean(making.bytes(catalogue, trailer=f"/Info {author} 0 R"))
    assert text_of(file.pdf.content) == ["Seen on the page"]
    assert not ACTIVE & set(every_key(file.pdf.content))
    assert b"secret" not in unpacked(file.pdf.content)
    assert (
        "left out: attached files (1), comments (2), films (1), links to files or programs (5), scripts"
        in file.notes
    )


def test_the_same_hidden_in_compressed_objects_stays_behind_too() -> None:
    making = Making()
    catalogue = with_everything(making)
    writer = PdfWriter(clone_from=io.BytesIO(making.bytes(catalogue)))
    packed = io.BytesIO()
    writer.write(packed)
    file = clean(packed.getvalue())
    assert not ACTIVE & set(every_key(file.pdf.content))
    assert b"secret" not in unpacked(file.pdf.content)


def test_what_hangs_on_pictures_forms_and_fonts_stays_behind() -> None:
    making = Making()
    xmp = making.stream("/Type/Metadata", "secret")
    picture = making.stream(
        f"/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Metadata {xmp} 0 R"
        f"/OPI<</2.0<</F(secret)>>>>/Alternates[<</Image {xmp} 0 R>>]/AF[{xmp} 0 R]",
        "x",
    )
    form = making.form(
        "", more=f"/PieceInfo<</X(secret)>>/Ref<</F(secret)>>/LastModified(secret)/AA<</O {xmp} 0 R>>"
    )
    printer = making.stream("/Subtype/PS", "(secret) run")
    outside = making.stream("/Subtype/Image/Width 1/Height 1/F(secret.jpg)/FFilter/DCTDecode", "")
    font = making.add(f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Metadata {xmp} 0 R/Secret(secret)>>")
    making.page(
        "/A Do /B Do /C Do /D Do BT /AA 9 Tf (kept) Tj ET",
        resources=f"/XObject<</A {picture} 0 R/B {form} 0 R/C {printer} 0 R/D {outside} 0 R>>"
        f"/Font<</AA {font} 0 R>>",
    )
    file = clean(making.bytes())
    assert b"secret" not in unpacked(file.pdf.content)
    assert text_of(file.pdf.content) == ["kept"]
    assert {"/A", "/B", "/AA"} <= set(every_key(file.pdf.content)), (
        "what a page calls its things is not what they are"
    )


@pytest.mark.parametrize(
    "address", ["https://example.org/x", "http://example.org", "mailto:a@example.org", "tel:01632960001"]
)
def test_links_to_the_web_and_to_people_stay_and_move_with_the_page(address: str) -> None:
    making = Making()
    link = making.add(f"<</Type/Annot/Subtype/Link/Rect[50 741.89 150 761.89]/A<</S/URI/URI({address})>>>>")
    making.page(more=f"/Annots[{link} 0 R]/Rotate 90")
    file = clean(making.bytes())
    (found,) = PdfReader(io.BytesIO(file.pdf.content)).pages[0]["/Annots"]  # type: ignore[misc]
    entries = found.get_object()
    assert entries["/A"] == {"/S": "/URI", "/URI": address} and entries["/Contents"] == address
    assert [round(float(side), 1) for side in entries["/Rect"]] == [741.9, 445.3, 761.9, 545.3]


# Forms and marks


def widget(making: Making, entries: str, look: str = "BT /F1 9 Tf 2 5 Td (Filled in) Tj ET") -> int:
    form = making.form(look)
    return making.add(f"<</Type/Annot/Subtype/Widget/Rect[100 500 200 520]/F 4/AP<</N {form} 0 R>>{entries}>>")


def test_what_was_filled_in_is_printed_and_can_not_be_changed() -> None:
    making = Making()
    script = making.add("<</S/JavaScript/JS(secret)>>")
    on, off = making.form("0 0 9 9 re f", "0 0 10 10"), making.form("", "0 0 10 10")
    box = making.add(
        "<</Subtype/Widget/FT/Btn/Rect[100 400 110 410]/F 4/V/Yes/AS/Yes"
        f"/AP<</N<</Yes {on} 0 R/Off {off} 0 R>>>>>>"
    )
    text = widget(making, f"/FT/Tx/V(Filled in)/T(secret name)/AA<</K {script} 0 R>>")
    making.page(more=f"/Annots[{text} 0 R {box} 0 R]")
    file = clean(making.bytes(f"/AcroForm<</Fields[{text} 0 R {box} 0 R]/NeedAppearances true/XFA(secret)>>"))
    assert text_of(file.pdf.content) == ["Seen on the page\nFilled in\n"]
    assert "its form can't be filled in any more; what was filled in is printed" in file.notes
    assert not ACTIVE & set(every_key(file.pdf.content))
    raw = unpacked(file.pdf.content)
    assert b"secret" not in raw and b"0 0 9 9 re f" in raw
    assert b"q 1 0 0 1 100 500 cm /Mark0 Do Q q 1 0 0 1 100 400 cm /Mark1 Do Q" in raw


def test_a_turned_appearance_is_fitted_to_its_place() -> None:
    making = Making()
    form = making.form("", "0 0 20 100", more="/Matrix[0 1 -1 0 0 0]")  # standing on its side: 100 wide, 20 high
    stamp = making.add(f"<</Subtype/Stamp/Rect[100 500 300 540]/F 4/AP<</N {form} 0 R>>>>")
    making.page(more=f"/Annots[{stamp} 0 R]")
    # Its box after its own matrix is (-100, 0) to (0, 20); twice as large, that has to start at (100, 500).
    assert b"q 2 0 0 2 300 500 cm /Mark0 Do Q" in unpacked(clean(making.bytes()).pdf.content)


@pytest.mark.parametrize(
    ("flags", "drawn"),
    [
        ("/F 0", True),
        ("", True),
        ("/F 4", True),
        ("/F 2", False),
        ("/F 6", False),
        ("/F 32", False),
        ("/F 36", True),
    ],
)
def test_what_is_hidden_stays_hidden(flags: str, drawn: bool) -> None:
    making = Making()
    form = making.form("BT /F1 9 Tf (stamped) Tj ET")
    stamp = making.add(f"<</Subtype/Stamp/Rect[0 0 100 20]{flags}/AP<</N {form} 0 R>>>>")
    making.page(more=f"/Annots[{stamp} 0 R]")
    assert (b"stamped" in unpacked(clean(making.bytes()).pdf.content)) == drawn


def test_a_button_to_click_is_no_part_of_the_page() -> None:
    making = Making()
    button = making.form("BT /F1 9 Tf (Submit) Tj ET")
    press = making.add(f"<</Subtype/Widget/FT/Btn/Ff 65536/Rect[0 0 99 20]/AP<</N {button} 0 R>>>>")
    making.page(more=f"/Annots[{press} 0 R]")
    assert b"Submit" not in unpacked(clean(making.bytes()).pdf.content)


def test_a_signature_is_told() -> None:
    making = Making()
    signed = widget(making, "/FT/Sig/V<</Type/Sig/Name(secret)>>", "BT /F1 9 Tf (Signed) Tj ET")
    making.page(more=f"/Annots[{signed} 0 R]")
    file = clean(making.bytes())
    assert "its digital signature is not kept" in file.notes
    assert "Signed" in text_of(file.pdf.content)[0] and b"secret" not in unpacked(file.pdf.content)


@pytest.mark.parametrize(
    ("annotation", "reason"),
    [
        (
            "/Subtype/Redact/Rect[0 0 9 9]",
            "page 2: something is marked to be blacked out, but the words are still there",
        ),
        ("/Subtype/Widget/FT/Tx/V(typed)/Rect[0 0 9 9]", "page 2: a form field holds text that the file gives no"),
        ("/Subtype/Widget/Rect[0 0 9 9]/Parent<</FT/Tx/V(typed)>>", "page 2: a form field holds text"),
        (
            "/Subtype/Widget/FT/Tx/V(typed)/Rect[0 0 9 9]/AP<</N EMPTY>>",
            "page 2: a form field holds text that its",
        ),
        (
            "/Subtype/FreeText/Contents(typed)/Rect[0 0 9 9]",
            "page 2: it has text typed onto the page that the file",
        ),
        ("/Subtype/Ink/Rect[0 0 9 9]", "page 2: it has something drawn by hand"),
    ],
)
def test_what_would_get_lost_is_refused_with_its_page(annotation: str, reason: str) -> None:
    making = Making()
    making.page()
    empty = making.form("/Tx BMC EMC")
    mark = making.add(f"<<{annotation.replace('EMPTY', f'{empty} 0 R')}>>")
    making.page(more=f"/Annots[{mark} 0 R]")
    assert refusal(making.bytes()).startswith(reason)


# Refused


@pytest.mark.parametrize(
    ("pdf", "reason"),
    [
        (b"%PDF-1.7\n", "it stops in the middle"),
        (plain_pdf(3)[:-300], "it stops in the middle"),
        (plain_pdf(3)[: len(plain_pdf(3)) // 2], "it stops in the middle"),
        (b"%PDF-1.7\n" + bytes(3000) + b"\nstartxref\n5\n%%EOF", "it is damaged"),
        (Making().bytes(), "it has no pages"),
        (plain_pdf(more="/X 1").replace(b"/Count 1", b"/Count 7"), "it says that it has 7 pages, but only 1"),
        (plain_pdf(box="0 0 0 0"), "page 1: it has no size"),
        (plain_pdf(box="0 0 nan inf"), "page 1: it "),
        (plain_pdf(more="/UserUnit -1"), "page 1: it has no size"),
        (plain_pdf().replace(b"/MediaBox", b"/MediaFox"), "page 1: it has no size"),
        (plain_pdf(2).replace(b"/Contents 6 0 R", b"/Contents 9 9 R"), "page 2: what should be on it is missing"),
    ],
)
def test_a_broken_file_is_refused_with_what_to_do(pdf: bytes, reason: str) -> None:
    said = refusal(pdf)
    assert said.startswith(reason)
    assert "ask the agency" in said or "print it to a new PDF" in said


def encrypted(password: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(plain_pdf()))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


MODERN = "/Encrypt<</Filter/Standard/V 5/R 6/Length 256/P -4/O(o)/U(u)/OE(o)/UE(u)/Perms(p)>>/ID[(a)(a)]"


def test_an_encrypted_file_is_refused_with_or_without_a_password() -> None:
    making = Making()
    making.page()
    for pdf in (encrypted("user"), encrypted(""), making.bytes(trailer=MODERN)):
        assert refusal(pdf).startswith("it is encrypted: it has a password, or is locked against changes; ask")


@pytest.mark.parametrize(
    ("catalogue", "reason"),
    [
        ("/Collection<<>>", "it is a portfolio"),
        ("/NeedsRendering true/AcroForm<</XFA(x)>>", "its pages are made by Adobe Reader as it opens (XFA)"),
        ("/OCProperties<</OCGs[9 0 R]/D<</OFF[9 0 R]>>>>", "it has layers that are hidden"),
        ("/OCProperties<</OCGs[9 0 R]/D<</BaseState/OFF>>>>", "it has layers that are hidden"),
    ],
)
def test_what_is_not_only_pages_is_refused(catalogue: str, reason: str) -> None:
    making = Making()
    making.page()
    assert refusal(making.bytes(catalogue)).startswith(reason)


def test_layers_that_all_show_become_part_of_the_page() -> None:
    making = Making()
    layer = making.add("<</Type/OCG/Name(secret)>>")
    form = making.form("BT /F1 9 Tf (layered) Tj ET", more=f"/OC {layer} 0 R")
    making.page("/OC /L0 BDC /X Do EMC", resources=f"/Properties<</L0 {layer} 0 R>>/XObject<</X {form} 0 R>>")
    file = clean(making.bytes(f"/OCProperties<</OCGs[{layer} 0 R]/D<</ON[{layer} 0 R]/OFF[]>>>>"))
    assert text_of(file.pdf.content) == ["layered"]
    assert not ACTIVE & set(every_key(file.pdf.content)) and b"secret" not in unpacked(file.pdf.content)


# Traps for time and memory


def bomb(size: int) -> bytes:
    """Packed data that unpacks to so many bytes."""
    packer = zlib.compressobj(9)
    piece = bytes(1_000_000)
    return b"".join(packer.compress(piece) for _ in range(size // len(piece))) + packer.flush()


def page_of_bomb() -> bytes:
    making = Making()
    contents = making.stream("/Filter/FlateDecode", bomb(400_000_000))
    making.kids.append(making.add(f"<</Type/Page/MediaBox[{A4}]/Contents {contents} 0 R>>"))
    return making.bytes()


def forms_of_bombs() -> bytes:
    making = Making()
    data = bomb(20_000_000)
    names = [
        f"/X{n} {making.stream('/Subtype/Form/BBox[0 0 1 1]/Filter/FlateDecode', data)} 0 R" for n in range(9)
    ]
    making.page("", resources=f"/XObject<<{' '.join(names)}>>")
    return making.bytes()


def pages_in_a_circle() -> bytes:
    making = Making()
    making.page()
    return making.bytes(tree="<</Type/Pages/Count 1/Kids[2 0 R]>>")


def deep_array() -> bytes:
    making = Making()
    making.page(resources=f"/ColorSpace<</C {'[' * 3000}{']' * 3000}>>")
    return making.bytes()


def long_chain() -> bytes:
    making = Making()
    first = len(making.objects) + 1
    for number in range(first, first + 60_000):
        making.add(f"<</Function {number + 1} 0 R>>")
    making.page(resources=f"/ColorSpace<</C {first} 0 R>>")
    return making.bytes()


@pytest.mark.parametrize(
    ("pdf", "reason"),
    [
        (page_of_bomb, "page 1: it "),
        (forms_of_bombs, "page 1: it unpacks to more than it should"),
        (pages_in_a_circle, "it "),
        (long_chain, "page 1: it has more than 50000 parts"),
    ],
)
def test_a_trap_is_refused_before_long(pdf: Callable[[], bytes], reason: str) -> None:
    content = pdf()
    began = time.process_time()
    assert refusal(content).startswith(reason)
    assert time.process_time() - began < 60  # without the limit it is minutes


@pytest.mark.parametrize("limit", [1_000, 60_000])
def test_a_deep_array_is_refused_however_deep_the_process_may_go(limit: int) -> None:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(limit)  # some libraries raise it for the whole process
    try:
        assert refusal(deep_array()).endswith("it is nested too deeply to check; print it to a new PDF")
    finally:
        sys.setrecursionlimit(before)


def test_a_form_that_draws_itself_ends() -> None:
    making = Making()
    own = len(making.objects) + 1
    making.stream(f"/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {own} 0 R>>>>", "/X Do")
    making.page("/X Do", resources=f"/XObject<</X {own} 0 R>>")
    assert clean(making.bytes()).pages == 1


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partner_pdf, "MAX_PAGES", 2)
    assert refusal(plain_pdf(3)).startswith("it has 3 pages, and a file in the pack may have 2")


def test_content_cut_short_is_told() -> None:
    making = Making()
    packed = zlib.compress(b"BT /F1 12 Tf 50 800 Td (Begun) Tj ET " + b"0 0 m 9 9 l S " * 500)
    making.page()
    contents = making.stream("/Filter/FlateDecode", packed[: len(packed) - 20])
    making.kids.append(
        making.add(f"<</Type/Page/MediaBox[{A4}]/Contents {contents} 0 R/Resources<</Font<</F1 3 0 R>>>>>>")
    )
    assert clean(making.bytes()).notes[0] == (
        "page 2 is damaged, and something may be missing: compare with the original"
    )


# The house's own rules


def test_the_same_file_gives_the_same_bytes() -> None:
    assert clean(plain_pdf(3)).pdf == clean(plain_pdf(3)).pdf


def test_a_file_that_went_through_once_goes_through_again_unchanged() -> None:
    once = clean(plain_pdf(2, "0 0 841.89 1190.55"))
    twice = clean(once.pdf.content)
    assert text_of(twice.pdf.content) == text_of(once.pdf.content)
    assert boxes_of(twice.pdf.content) == boxes_of(once.pdf.content)
    assert landed(twice, 100, 100) == (100, 100)


def test_nothing_is_logged_and_the_log_is_as_before(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="pypdf")
    clean(plain_pdf().replace(b"startxref\n", b"startxref\n1"))  # pypdf mends it, and would say so
    refusal(plain_pdf().replace(b"/MediaBox", b"/MediaFox"))
    assert caplog.records == []
    assert logging.getLogger("pypdf").level == logging.INFO


def test_parts_that_are_shared_are_kept_once() -> None:
    making = Making()
    picture = making.stream("/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", "x" * 5000)
    for _ in range(20):
        making.page("/Im0 Do", resources=f"/XObject<</Im0 {picture} 0 R>>")
    assert clean(making.bytes()).pdf.content.count(b"x" * 5000) == 1


def test_the_list_of_what_may_come_has_nothing_on_it_that_acts() -> None:
    assert not (ACTIVE | {"/A", "/F", "/P", "/JS", "/URI", "/Parent", "/Private"}) & partner_copy._KEPT
