"""Whatever corner of a PDF a name is planted in, seen or unseen, the gate finds it there and does not repeat it."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pytest
from made import built
from planting import CASE, NAME, WHOSE, gate, held, paragraph, places, sheet, word_part, zipped
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import NameObject, TextStringObject

from docgen.errors import LeakFound, NotLookedThrough
from docgen.paper import RedactedPdf

_RAW = NAME.encode()
_WIDE = b"\xfe\xff" + NAME.encode("utf-16-be")
_FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 500 500]/Resources<</Font<</F1 5 0 R>>>>"
_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/">'
    f"<dc:creator><rdf:Seq><rdf:li>{NAME}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
).encode()


def _say(text: bytes, before: bytes = b"") -> bytes:
    return b"BT " + before + b" /F1 11 Tf 60 700 Td (" + text + b") Tj ET"


def _letters(where: Callable[[int], tuple[float, float]], order: Callable[[list[int]], list[int]] = list) -> bytes:
    """Each letter by itself at a place of its own."""
    wide = {"W": 0.944, "i": 0.222, "l": 0.222, "a": 0.556, "m": 0.833, " ": 0.278, "B": 0.667, "r": 0.333, "o": 0.556,
            "w": 0.722, "n": 0.556}  # fmt: skip
    at, starts = 0.0, []
    for letter in NAME:
        starts.append(at)
        at += wide[letter] * 11
    pieces = []
    for n in order(list(range(len(NAME)))):
        x, y = where(n)
        pieces.append(b"BT /F1 11 Tf %f %f Td (%b) Tj ET" % (x + starts[n], y, NAME[n].encode()))
    return b"\n".join(pieces)


def _mapped(lies: bool = False) -> dict[str, object]:
    """A font of two bytes a letter, whose map tells what they are, or lies about it."""
    told = "The bins go out" if lies else NAME
    rows = b"".join(b"<%04X> <%04X>\n" % (n + 1, ord(c)) for n, c in enumerate(told))
    cmap = b"begincmap\n%d beginbfchar\n%bendbfchar\nendcmap" % (len(told), rows)
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[8 0 R]/ToUnicode 9 0 R>>"
    inner = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 500/CIDSystemInfo<<>>/FontDescriptor 10 0 R>>"
    codes = b"".join(b"%04X" % (n + 1) for n in range(len(NAME)))
    return {
        "drawing": b"BT /F2 11 Tf 60 700 Td <" + codes + b"> Tj ET",
        "fonts": b"/F1 5 0 R/F2 7 0 R",
        "more": (font, inner, held(cmap), b"<</Type/FontDescriptor/FontFile2 11 0 R>>", held(_truetype(NAME))),
    }


def _truetype(letters: str) -> bytes:
    """The least of a font: a table that tells which glyph is which letter, from glyph 1."""
    pairs = sorted({c: n + 1 for n, c in reversed(list(enumerate(letters)))}.items())
    groups = b"".join(ord(c).to_bytes(4, "big") * 2 + n.to_bytes(4, "big") for c, n in pairs)
    table = (
        b"\0\x0c\0\0"
        + (16 + len(groups)).to_bytes(4, "big")
        + b"\0\0\0\0"
        + len(pairs).to_bytes(4, "big")
        + groups
    )
    cmap = b"\0\0\0\1" + b"\0\3\0\x0a" + (12).to_bytes(4, "big") + table
    return (
        b"\0\1\0\0\0\1\0\0\0\0\0\0"
        + b"cmap"
        + b"\0\0\0\0"
        + (28).to_bytes(4, "big")
        + len(cmap).to_bytes(4, "big")
        + cmap
    )


def _differences() -> dict[str, object]:
    """A font whose codes are called by the names of their letters."""
    names = b"".join(b"/" + (b"space" if c == " " else c.encode()) for c in NAME)
    font = b"<</Type/Font/Subtype/Type1/BaseFont/X/Encoding<</Differences[1" + names + b"]>>>>"
    codes = b"".join(b"%02X" % (n + 1) for n in range(len(NAME)))
    return {
        "drawing": b"BT /F2 11 Tf 60 700 Td <" + codes + b"> Tj ET",
        "fonts": b"/F1 5 0 R/F2 7 0 R",
        "more": (font,),
    }


def _again(content: bytes, number: int, body: bytes) -> bytes:
    """The file saved again with one object exchanged: what that was before is still in it."""
    start = len(content) + len(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    return content + (
        b"%d 0 obj\n%b\nendobj\nxref\n%d 1\n%010d 00000 n \ntrailer\n<</Size 8/Root 1 0 R/Info 6 0 R>>\n"
        b"startxref\n%d\n%%%%EOF\n" % (number, body, number, len(content), start)
    )


def _object_stream(body: bytes) -> bytes:
    inside = b"20 0 " + body
    return held(inside, b"/Type/ObjStm/N 1/First 5", packed=True)


def _pypdf(change: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(sheet())))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _jpeg() -> bytes:
    note = b"Exif\0\0" + _RAW
    data = b"\xff\xd8\xff\xe1" + (len(note) + 2).to_bytes(2, "big") + note + b"\xff\xda\0\2\1\2\xff\xd9"
    return held(data, b"/Type/XObject/Subtype/Image/Width 1/Height 1/Filter/DCTDecode")


_ATTACHED = zipped({"word/document.xml": word_part("document", paragraph(NAME)).encode()})
_PREDICTED = held(
    zlib.compress(b"".join(b"\2" + bytes(13) if n else b"\0" + _RAW for n in range(2))),
    b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 13>>",
)

PLANTS: dict[str, tuple[bytes, str]] = {
    "text": (sheet(_say(_RAW)), "page 1, text"),
    "packed": (sheet(_say(_RAW), packed=True), "page 1, text"),
    "text in figures": (sheet(b"BT /F1 11 Tf 60 700 Td <" + _RAW.hex().encode() + b"> Tj ET"), "page 1, text"),
    "text in octal": (sheet(_say(b"".join(b"\\%03o" % c for c in _RAW))), "page 1, text"),
    "kerned": (sheet(b"BT /F1 11 Tf 60 700 Td [(Wil) -40 (l) 30 (iam) -278 (Br) 25 (own)] TJ ET"), "page 1, text"),
    "two lines": (sheet(b"BT /F1 11 Tf 14 TL 400 700 Td (call William) Tj T* (Brown now) Tj ET"), "page 1, text"),
    "parted at a line's end": (sheet(b"BT /F1 11 Tf 14 TL 60 700 Td (call Wil-) Tj T* (liam now) Tj ET"), "page 1, text"),
    "letter by letter": (sheet(_letters(lambda n: (60, 700))), "page 1, text"),
    "letters in any order": (sheet(_letters(lambda n: (60, 700), lambda ns: ns[1::2] + ns[::2])), "page 1, text"),
    "turned": (sheet(b"q 0 1 -1 0 300 300 cm " + _say(_RAW) + b" Q"), "page 1, text"),
    "unseen": (sheet(_say(_RAW, b"3 Tr")), "page 1, text"),
    "white": (sheet(b"1 g " + _say(_RAW)), "page 1, text"),
    "tiny": (sheet(b"q 0.001 0 0 0.001 0 0 cm " + _say(_RAW) + b" Q"), "page 1, text"),
    "off the paper": (sheet(b"q 1 0 0 1 9000 0 cm " + _say(_RAW) + b" Q"), "page 1, text"),
    "behind a picture": (sheet(_say(_RAW) + b" 0 g 0 0 595 842 re f"), "page 1, text"),
    "a layer that is off": (
        sheet(b"/OC /L1 BDC " + _say(_RAW) + b" EMC", catalogue=b"/OCProperties<</OCGs[7 0 R]/D<</OFF[7 0 R]>>>>",
              more=(b"<</Type/OCG/Name(x)>>",)),
        "page 1, text",
    ),
    "a layer's name": (sheet(more=(b"<</Type/OCG/Name(" + _RAW + b")>>",)), "layer, /Name"),
    "a map of letters": (sheet(**_mapped()), "page 1, text"),  # type: ignore[arg-type]
    "a map that lies": (sheet(**_mapped(lies=True)), "page 1, text"),  # type: ignore[arg-type]
    "letters by name": (sheet(**_differences()), "page 1, text"),  # type: ignore[arg-type]
    "a form": (sheet(b"/X1 Do", page=b"/Y 1", more=(held(_say(_RAW), _FORM),)), "a drawing outside the pages, text"),
    "a form on the page": (
        sheet(b"/X1 Do", more=(held(_say(_RAW), _FORM),)).replace(
            b"/Resources<</Font<</F1 5 0 R>>>>", b"/Resources<</XObject<</X1 7 0 R>>/Font<</F1 5 0 R>>>>"
        ),
        "page 1, text",
    ),
    "instructions of no page": (sheet(more=(held(_say(_RAW)),)), "a drawing outside the pages, text"),
    "read out": (sheet(b"/Span<</ActualText(" + _RAW + b")>>BDC BT /F1 9 Tf (x) Tj ET EMC"), "marked content"),
    "read out in pieces": (
        sheet(b"/Span<</ActualText(Willi)>>BDC BT /F1 9 Tf 60 600 Td (xxxxx) Tj ET EMC "
              b"/Span<</ActualText(am)>>BDC BT /F1 9 Tf 83 600 Td (xx) Tj ET EMC"),
        "page 1, text",
    ),
    "a comment in the drawing": (sheet(b"% " + _RAW + b"\n"), "page 1, comment in the instructions"),
    "the author": (sheet(info=b"/Author(" + _RAW + b")"), "metadata, /Author"),
    "the author, wide": (sheet(info=b"/Author<" + _WIDE.hex().encode() + b">"), "metadata, /Author"),
    "the author, no mark": (sheet(info=b"/Author<" + _WIDE[2:].hex().encode() + b">"), "metadata, /Author"),
    "an entry of one's own": (sheet(info=b"/WilliamBrown(x)"), "name in the file"),
    "XMP": (sheet(catalogue=b"/Metadata 7 0 R", more=(held(_XMP, b"/Type/Metadata/Subtype/XML"),)), "metadata (XMP)"),
    "a bookmark": (sheet(more=(b"<</Title(" + _RAW + b")/Parent 8 0 R/Dest[3 0 R/Fit]>>",)), "bookmark, /Title"),
    "a page label": (sheet(catalogue=b"/PageLabels<</Nums[0<</P(" + _RAW + b" )>>]>>"), "page label, /P"),
    "a named place": (sheet(catalogue=b"/Names<</Dests<</Names[(" + _RAW + b")[3 0 R/Fit]]>>>>"), "named place"),
    "a note": (sheet(more=(b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(" + _RAW + b")>>",)), "note or link, /Contents"),
    "a note's author": (sheet(more=(b"<</Type/Annot/Subtype/Popup/Rect[0 0 9 9]/T(" + _RAW + b")>>",)), "note or link, /T"),
    "a note's look": (sheet(more=(held(_say(_RAW), _FORM), b"<</Type/Annot/Rect[0 0 9 9]/AP<</N 7 0 R>>>>")), "drawing outside"),
    "a link": (
        sheet(more=(b"<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(mailto:w.brown77@example.org)>>>>",)),
        "note or link, /URI",
    ),
    "a field's value": (sheet(more=(b"<</FT/Tx/T(a)/V(" + _RAW + b")>>",)), "form field, /V"),
    "a field's default": (sheet(more=(b"<</FT/Tx/T(a)/DV(" + _RAW + b")>>",)), "form field, /DV"),
    "a field's help": (sheet(more=(b"<</FT/Tx/T(a)/TU(" + _RAW + b")>>",)), "form field, /TU"),
    "a form in XML": (sheet(more=(held(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><a>" + _RAW + b"</a></xdp:xdp>"),)), "XML, text"),
    "alternative text": (sheet(more=(b"<</Type/StructElem/S/Figure/P 8 0 R/Alt(" + _RAW + b")>>",)), "tags, /Alt"),
    "what is read instead": (sheet(more=(b"<</Type/StructElem/S/P/P 8 0 R/ActualText(" + _RAW + b")>>",)), "tags, /ActualText"),
    "a tag's title": (sheet(more=(b"<</Type/StructElem/S/P/P 8 0 R/T(" + _RAW + b")>>",)), "tags, /T"),
    "a tag's name": (sheet(more=(b"<</Type/StructElem/S/P/P 8 0 R/ID(williambrown)>>",)), "tags, /ID"),
    "an attachment's name": (sheet(more=(b"<</Type/Filespec/F(William Brown.txt)/EF<<>>>>",)), "attachment, /F"),
    "an attached text": (sheet(more=(held(_RAW, b"/Type/EmbeddedFile"),)), "attachment: text"),
    "an attached Word file": (sheet(more=(held(_ATTACHED, b"/Type/EmbeddedFile"),)), "attachment: word/document.xml, paragraph 1"),
    "an attached PDF": (sheet(more=(held(sheet(_say(_RAW)), b"/Type/EmbeddedFile", packed=True),)), "attachment: page 1, text"),
    "a script": (sheet(more=(b"<</S/JavaScript/JS(app.alert\\('" + _RAW + b"'\\))>>",)), "script, /JS"),
    "a packed object": (sheet(more=(_object_stream(b"<</Title(" + _RAW + b")/Parent 2 0 R>>"),)), "bookmark, /Title"),
    "a predictor": (sheet(more=(_PREDICTED,)), "object 7"),
    "an earlier state": (_again(sheet(info=b"/Author(" + _RAW + b")"), 6, b"<</Title(Letter)>>"), "/Author"),
    "an earlier page": (_again(sheet(_say(_RAW)), 4, held(_say(b"Good day"))), "a drawing outside the pages, text"),
    "behind the end": (sheet(tail=b"saved by William Brown"), "after the last object"),
    "behind the end, wide": (sheet(tail=b"\x01\x02" + NAME.encode("utf-16-le")), "after the last object"),
    "between objects": (sheet(between=b"% William Brown\n"), "between two objects"),
    "an object's comment": (sheet(more=(b"<</A 1 % William Brown\n>>",)), "comment"),
    "behind a stream": (
        sheet(more=(held(zlib.compress(b"x") + _RAW, b"/Filter/FlateDecode"),)), "bytes behind a stream"),
    "a picture": (sheet(more=(_jpeg(),)), "notes in a picture"),
    "a colour profile": (
        sheet(more=(held(bytes(36) + b"acsp" + bytes(88) + b"\0\0\0\1desc\0\0\0\x90\0\0\0\x19text\0\0\0\0" + _RAW + bytes(4)),)),
        "colour profile",
    ),
    "a font's name": (sheet(more=(b"<</Type/Font/BaseFont/ABCDEF+WilliamBrown>>",)), "name in the file"),
    "inside a font": (sheet(more=(held(b"\0\1\0\0\0\1\0\0\0\0\0\0name\0\0\0\0\0\0\0\x1c\0\0\0\x1a" + _WIDE[2:]),)), "names in a font"),
    "in hexadecimal": (sheet(tail=_RAW.hex().encode()), "after the last object"),
    "attached by pypdf": (_pypdf(lambda w: w.add_attachment("note.txt", _RAW)), "attachment: text"),
    "bookmarked by pypdf": (_pypdf(lambda w: w.add_outline_item(title=NAME, page_number=0)), "bookmark, /Title"),
    "noted by pypdf": (_pypdf(lambda w: w.add_annotation(page_number=0, annotation=FreeText(text=NAME, rect=(0, 0, 9, 9)))), "note or link, /Contents"),
    "said by pypdf": (_pypdf(lambda w: w.add_metadata({"/Subject": NAME})), "metadata, /Subject"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "place"), PLANTS.values(), ids=PLANTS)
def test_what_is_planted_is_found_where_it_is(content: bytes, place: str) -> None:
    leaks = gate().leaks("letter-3.pdf", content)
    assert any(place in found for found in places(leaks)), places(leaks)
    assert {leak.kind for leak in leaks} <= {"name", "e-mail"}
    assert WHOSE in {leak.whose for leak in leaks}
    assert any(leak.certain for leak in leaks)
    with pytest.raises(LeakFound) as caught:
        gate().clear_pdf("letter-3.pdf", RedactedPdf(content))
    for told in (str(caught.value), repr(caught.value), repr(caught.value.args), repr(leaks)):
        assert "illiam" not in told
        assert "rown" not in told.lower()


@pytest.mark.parametrize(
    "content", [sheet(), sheet(packed=True), _pypdf(lambda w: w)], ids=["plain", "packed", "pypdf"]
)
def test_the_same_page_without_a_plant_goes_through(content: bytes) -> None:
    cleared = gate().clear_pdf("letter-3.pdf", RedactedPdf(content, ("a note",)))
    assert (cleared.content, cleared.reader, cleared.notes) == (content, "victim", ("a note",))


def test_a_page_is_told_by_its_number() -> None:
    pack = built(CASE).files["meeting-pack.pdf"]
    found = {leak.place for leak in gate().leaks("meeting-pack.pdf", pack) if leak.whose == WHOSE}
    shown = {
        f"page {n}, text" for n, page in enumerate(PdfReader(io.BytesIO(pack)).pages, 1)
        if "William Brown" in " ".join(page.extract_text().split())
    }  # fmt: skip
    assert shown
    assert shown <= found


def test_a_page_that_was_clean_before_is_looked_through_where_its_letters_mean_something_else() -> None:
    """The same instructions with another map of letters are another page."""
    clean = _mapped()
    more = list(clean["more"])  # type: ignore[call-overload]
    more[2] = more[2].replace(b"0057", b"0042")  # W to B: "Billiam"
    more[2] = more[2].replace(b"<000A> <0072>", b"<000A> <0065>").replace(b"<0001> <0042>", b"<0001> <0054>")
    other = sheet(**{**clean, "more": tuple(more), "packed": True})
    one = gate().leaks("a.pdf", other)
    two = gate().leaks("a.pdf", sheet(**clean, packed=True))  # type: ignore[arg-type]
    assert "page 1, text" in places(two)
    assert one != two


def test_letters_that_the_file_does_not_tell_stop_it() -> None:
    mute = _mapped()
    mute["more"] = tuple(b"null" if n in (2, 3, 4) else body for n, body in enumerate(mute["more"]))  # type: ignore[arg-type,call-overload,var-annotated]
    with pytest.raises(NotLookedThrough, match="page 1: it has letters that the file does not tell"):
        gate().leaks("letter-3.pdf", sheet(**mute))  # type: ignore[arg-type]


def test_pypdf_names_are_only_names() -> None:
    """What pypdf writes of its own into a file is nobody's name."""
    content = _pypdf(lambda w: w.root_object.update({NameObject("/Lang"): TextStringObject("en-GB")}))
    assert gate().leaks("letter-3.pdf", content) == ()
