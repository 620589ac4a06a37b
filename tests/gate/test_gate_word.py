"""Whatever corner of a Word file a name is planted in, the gate finds it there and does not repeat it."""

from __future__ import annotations

import io
import random
import struct
import zipfile

import pytest
from planting import (
    NAME,
    WHOSE,
    gate,
    in_body,
    letter,
    paragraph,
    part,
    places,
    sheet,
    word_part,
    zipped,
)

from docgen.errors import LeakFound, NotLookedThrough
from docgen.paper import RedactedDocx

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    "<wp:docPr {}/></wp:inline></w:drawing></w:r></w:p>"
)
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def _run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def _jpeg(note: bytes) -> bytes:
    segment = b"\xff\xe1" + (len(note) + 2).to_bytes(2, "big") + note
    return b"\xff\xd8" + segment + b"\xff\xda\x00\x02" + b"\x11\x22" + b"\xff\xd9"


def _png(kind: bytes, body: bytes) -> bytes:
    chunk = len(body).to_bytes(4, "big") + kind + body + b"\0\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\0IEND\0\0\0\0"


PLANTS = {
    "text": (in_body(paragraph(f"Call {NAME} now.")), "word/document.xml, paragraph"),
    "hidden text": (in_body(paragraph(NAME, "<w:vanish/>")), "word/document.xml, paragraph"),
    "white text": (in_body(paragraph(NAME, '<w:color w:val="FFFFFF"/><w:sz w:val="2"/>')), "paragraph"),
    "two runs": (in_body(f"<w:p>{_run('Wil')}{_run('liam Br')}{_run('own')}</w:p>"), "paragraph"),
    "two lines": (in_body(f"<w:p>{_run('William')}<w:r><w:br/></w:r>{_run('Brown')}</w:p>"), "paragraph"),
    "two cells": (
        in_body(
            "<w:tbl><w:tr><w:tc>" + paragraph("William") + "</w:tc><w:tc>" + paragraph("Brown") + "</w:tc></w:tr></w:tbl>"
        ),
        "word/document.xml",
    ),
    "a text box": (
        in_body(f"<w:p><w:r><w:pict><w:txbxContent>{paragraph(NAME)}</w:txbxContent></w:pict></w:r></w:p>"),
        "paragraph",
    ),
    "put in": (in_body(f'<w:p><w:ins w:id="1" w:author="A">{_run(NAME)}</w:ins></w:p>'), "paragraph"),
    "struck out": (
        in_body(f'<w:p><w:del w:id="1" w:author="A"><w:r><w:delText>{NAME}</w:delText></w:r></w:del></w:p>'),
        "tracked change",
    ),
    "moved away": (in_body(f'<w:p><w:moveFrom w:id="1">{_run(NAME)}</w:moveFrom></w:p>'), "tracked change"),
    "half struck out": (
        in_body(f'<w:p>{_run("Willi")}<w:ins w:id="1">{_run("ng")}</w:ins><w:del w:id="2"><w:r><w:delText>am Brown'
                "</w:delText></w:r></w:del></w:p>"),
        "tracked change",
    ),
    "who changed it": (in_body(f'<w:p><w:ins w:id="1" w:author="{NAME}">{_run("x")}</w:ins></w:p>'), "author"),
    "a field code": (
        in_body("<w:p><w:r><w:instrText>HYPERLINK &quot;mailto:w.brown77@example.org&quot;</w:instrText></w:r></w:p>"),
        "field code",
    ),
    "a simple field": (in_body(f'<w:p><w:fldSimple w:instr="QUOTE {NAME}">{_run("x")}</w:fldSimple></w:p>'), "field code"),
    "a bookmark": (in_body('<w:bookmarkStart w:id="9" w:name="WilliamBrown"/><w:bookmarkEnd w:id="9"/>'), "bookmark"),
    "a picture's description": (in_body(_PICTURE.format(f'id="1" name="x" descr="Photo of {NAME}"')), "alternative text"),
    "a picture's title": (in_body(_PICTURE.format(f'id="1" name="x" title="{NAME}"')), "title of a picture"),
    "a picture's name": (in_body(_PICTURE.format(f'id="1" name="{NAME}.png"')), "name of a picture"),
    "a control's name": (in_body(f'<w:sdt><w:sdtPr><w:alias w:val="{NAME}"/></w:sdtPr></w:sdt>'), "content control"),
    "a control's tag": (in_body('<w:sdt><w:sdtPr><w:tag w:val="williambrown"/></w:sdtPr></w:sdt>'), "content control"),
    "a control's choice": (
        in_body(f'<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:value="{NAME}"/></w:dropDownList></w:sdtPr></w:sdt>'),
        "choice of a content control",
    ),
    "a control's binding": (
        in_body('<w:sdt><w:sdtPr><w:dataBinding w:xpath="/who[1]/WilliamBrown[1]"/></w:sdtPr></w:sdt>'),
        "binding",
    ),
    "a form field": (
        in_body(f'<w:p><w:r><w:fldChar><w:ffData><w:helpText w:val="{NAME}"/></w:ffData></w:fldChar></w:r></w:p>'),
        "form field",
    ),
    "a link's tip": (in_body(f'<w:p><w:hyperlink w:tooltip="{NAME}">{_run("x")}</w:hyperlink></w:p>'), "tip of a link"),
    "a comment in the XML": (in_body(f"<!-- {NAME} -->"), "comment in the XML"),
    "a symbol": (
        in_body("<w:p>" + "".join(f'<w:r><w:sym w:font="X" w:char="F0{ord(c):02X}"/></w:r>' for c in NAME) + "</w:p>"),
        "paragraph",
    ),
    "a header": (part("word/header9.xml", word_part("hdr", paragraph(NAME))), "word/header9.xml, paragraph 1"),
    "a footer": (part("word/footer9.xml", word_part("ftr", paragraph(NAME))), "word/footer9.xml, paragraph 1"),
    "a footnote": (
        part("word/footnotes.xml", word_part("footnotes", f'<w:footnote w:id="1">{paragraph(NAME)}</w:footnote>')),
        "word/footnotes.xml, paragraph 1",
    ),
    "an endnote": (
        part("word/endnotes.xml", word_part("endnotes", f'<w:endnote w:id="1">{paragraph(NAME)}</w:endnote>')),
        "word/endnotes.xml, paragraph 1",
    ),
    "a comment": (
        part("word/comments.xml", word_part("comments", f'<w:comment w:id="1">{paragraph(NAME)}</w:comment>')),
        "word/comments.xml, paragraph 1",
    ),
    "a comment's author": (
        part("word/comments.xml", word_part("comments", f'<w:comment w:id="1" w:author="{NAME}"/>')),
        "author of a change or comment",
    ),
    "people": (
        part("word/people.xml", f'<w15:people xmlns:w15="{_W14}"><w15:person w15:author="{NAME}"/></w15:people>'),
        "word/people.xml, author",
    ),
    "the glossary": (
        part("word/glossary/document.xml", word_part("glossaryDocument", paragraph(NAME))),
        "word/glossary/document.xml, paragraph 1",
    ),
    "a variable": (
        part("word/settings.xml", word_part("settings", f'<w:docVars><w:docVar w:name="a" w:val="{NAME}"/></w:docVars>')),
        "document variable",
    ),
    "core properties": (
        part(
            "docProps/core.xml",
            '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{NAME}</dc:creator></c:coreProperties>',
        ),
        "docProps/core.xml, text",
    ),
    "app properties": (part("docProps/app.xml", f"<Properties><Manager>{NAME}</Manager></Properties>"), "docProps/app.xml"),
    "custom properties": (
        part("docProps/custom.xml", f'<Properties><property name="{NAME}"/></Properties>'),
        "docProps/custom.xml",
    ),
    "custom XML": (
        part("customXml/item1.xml", "<who><given>William</given><family>Brown</family></who>"),
        "customXml/item1.xml, text",
    ),
    "an element's name": (part("customXml/item1.xml", "<who><WilliamBrown/></who>"), "names of elements"),
    "a namespace": (part("customXml/item1.xml", '<who xmlns="urn:williambrown"/>'), "names of elements"),
    "a link's target": (
        part(
            "word/_rels/document.xml.rels",
            _RELS.format(f'<Relationship Id="r1" Type="{_REL}/hyperlink" Target="mailto:w.brown77@example.org"/>'),
        ),
        "target of a link",
    ),
    "a template's path": (
        part(
            "word/_rels/settings.xml.rels",
            _RELS.format('<Relationship Id="r1" Type="x" Target="file:///C:/Users/WilliamBrown/x.dotx"/>'),
        ),
        "target of a link",
    ),
    "a part's name": (part("word/media/William Brown.png", _png(b"tIME", b"1234")), "name of part"),
    "a picture's camera": (part("word/media/image9.jpeg", _jpeg(b"Exif\0\0" + NAME.encode())), "notes in a picture"),
    "a picture's camera, wide": (part("word/media/image9.jpg", _jpeg(b"Exif\0\0" + _wide(NAME))), "notes in a picture"),
    "a picture's text": (part("word/media/image9.png", _png(b"tEXt", b"Author\0" + NAME.encode())), "notes in a picture"),
    "a picture's end": (part("word/media/image9.png", _png(b"tIME", b"1234") + NAME.encode()), "notes in a picture"),
    "a thumbnail": (part("docProps/thumbnail.jpeg", _jpeg(NAME.encode())), "notes in a picture"),
    "a Word file inside": (
        part("word/embeddings/Microsoft_Word_Document1.docx", zipped({"word/document.xml": word_part("document", paragraph(NAME)).encode()})),
        "word/embeddings/Microsoft_Word_Document1.docx: word/document.xml, paragraph 1",
    ),
    "a PDF inside": (
        part("word/embeddings/oleObject1.bin", sheet(b"BT /F1 9 Tf (William Brown) Tj ET")),
        "word/embeddings/oleObject1.bin: page 1, text",
    ),
    "another text inside": (part("word/afchunk.htm", "<p>William <b>Brown</b></p>"), "text"),
    "a font": (part("word/fonts/font1.odttf", b"\x07\x08" + b"\0" + _wide(NAME)), "part"),
}  # fmt: skip


@pytest.mark.parametrize(("plant", "place"), PLANTS.values(), ids=PLANTS)
def test_what_is_planted_is_found_where_it_is(plant: object, place: str) -> None:
    parts = letter()
    plant(parts)  # type: ignore[operator]
    with pytest.raises(LeakFound) as caught:
        gate().clear_docx("letter-3.docx", RedactedDocx(zipped(parts)))
    leaks = gate().leaks("letter-3.docx", zipped(parts))
    assert any(place in found for found in places(leaks)), places(leaks)
    assert {leak.kind for leak in leaks} <= {"name", "e-mail"}
    assert {leak.file for leak in leaks} == {"letter-3.docx"}
    assert any(leak.certain for leak in leaks)
    assert WHOSE in {leak.whose for leak in leaks}
    for told in (str(caught.value), repr(caught.value), repr(caught.value.args), repr(leaks)):
        assert "illiam" not in told
        assert "rown" not in told.lower()


def test_the_same_letter_without_a_plant_goes_through() -> None:
    file = RedactedDocx(zipped(letter()))
    cleared = gate().clear_docx("letter-3.docx", file)
    assert cleared.content == file.content
    assert cleared.reader == "victim"


def test_it_is_found_again_after_the_same_file_went_through_clean() -> None:
    """What was seen before is not looked at again; that must not hide what is new beside it."""
    assert gate().leaks("letter-3.docx", zipped(letter())) == ()
    parts = letter()
    in_body(paragraph("Please note William"))(parts)
    in_body(paragraph("Brown was there."))(parts)
    assert gate().leaks("letter-3.docx", zipped(parts))
    assert gate().leaks("letter-3.docx", zipped(parts))


def test_two_ordinary_words_in_two_cells_are_a_name_together() -> None:
    parts = letter()
    in_body(f"<w:tbl><w:tr><w:tc>{paragraph('Mark')}</w:tc><w:tc>{paragraph('Brown')}</w:tc></w:tr></w:tbl>")(
        parts
    )
    leaks = gate().leaks("letter-3.docx", zipped(parts))
    certain = [leak for leak in leaks if leak.certain]
    assert [leak.whose for leak in certain] == ["alleged perpetrator 2"]
    assert "the lines before paragraph" in certain[0].place


def _compound(content: bytes, name: str = "Ole10Native") -> bytes:
    """A compound file of one stream."""
    content = content.ljust(4096, b"\0")
    sectors = len(content) // 512
    end = 0xFFFFFFFE
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(6)
    )
    header += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0, 0) + struct.pack(
        "<108I", *[0xFFFFFFFF] * 108
    )
    chain = [0xFFFFFFFD, end, *range(3, 2 + sectors), end]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")

    def entry(called: str, kind: int, start: int, size: int) -> bytes:
        wide = called.encode("utf-16-le")
        row = wide.ljust(64, b"\0") + struct.pack("<HBB", len(wide) + 2, kind, 1) + b"\xff" * 12 + bytes(36)
        return row + struct.pack("<IQ", start, size)

    rows = entry("Root Entry", 5, end, 0) + entry(name, 2, 2, len(content))
    return header + table + rows.ljust(512, b"\0") + content


def _macro(source: bytes) -> bytes:
    """Source packed as macros are, here without any repeats: a byte of flags before every eight letters."""
    pieces = b"".join(b"\0" + source[n : n + 8] for n in range(0, len(source), 8))
    return b"\x01" + struct.pack("<H", 0xB000 | (len(pieces) - 1)) + pieces


OBJECTS = {
    "text": (_compound(b"\x01\x02" + NAME.encode()), "object of another program, stream 2"),
    "wide text": (_compound(b"\x01\x02" + _wide(NAME)), "object of another program, stream 2"),
    "its name": (_compound(b"", NAME), "object of another program, name of stream 2"),
    "a Word file": (
        _compound(b"\0\0" + zipped({"word/document.xml": word_part("document", paragraph(NAME)).encode()})),
        "word/embeddings/oleObject1.bin: object of another program, stream 2: word/document.xml, paragraph 1",
    ),
    "a macro": (_compound(_macro(b"Attribute VB_Name = 1\r\n' for   William Brown\r\n")), "stream 2, macro"),
}


@pytest.mark.parametrize(("content", "place"), OBJECTS.values(), ids=OBJECTS)
def test_objects_of_other_programs_are_opened(content: bytes, place: str) -> None:
    leaks = gate().leaks("letter-3.docx", zipped(letter() | {"word/embeddings/oleObject1.bin": content}))
    assert any(place in found for found in places(leaks)), places(leaks)
    assert {leak.whose for leak in leaks} == {WHOSE}


def _emf(text: str) -> bytes:
    """A drawing of Windows that writes a text and draws a line of many numbers."""
    said = text.encode("utf-16-le")
    said += b"\0" * (-len(said) % 4)
    head = struct.pack("<II", 1, 88) + bytes(32) + b" EMF" + bytes(44)
    line = struct.pack("<II", 4, 4008) + random.Random(1).randbytes(4000)
    write = (
        struct.pack("<II", 84, 76 + len(said)) + bytes(36) + struct.pack("<II", len(text), 76) + bytes(24) + said
    )
    return head + line + write + struct.pack("<II", 14, 20) + bytes(12)


def test_a_drawing_is_read_for_what_it_writes() -> None:
    for text, expected in ((NAME, ["word/media/drawing-1.emf: notes in a picture"]), ("Decision", [])):
        parts = letter() | {"word/media/drawing-1.emf": _emf(text)}
        assert places(gate().leaks("letter-3.docx", zipped(parts))) == expected


def test_numbers_that_look_like_letters_are_nobodys_name() -> None:
    for seed in range(5):
        parts = letter() | {"word/fonts/font1.odttf": random.Random(seed).randbytes(60_000)}
        assert gate().leaks("letter-3.docx", zipped(parts)) == ()


def test_the_name_of_the_file_is_looked_at() -> None:
    with pytest.raises(LeakFound) as caught:
        gate().clear_docx("letter-3-william_brown.docx", RedactedDocx(zipped(letter())))
    assert "name of the file: name of alleged perpetrator 1" in str(caught.value)
    assert "brown" not in str(caught.value)


def test_a_comment_of_the_zip_is_looked_at() -> None:
    leaks = gate().leaks("letter-3.docx", zipped(letter(), b"made for William Brown"))
    assert places(leaks) == ["comment of the zip"]


def test_what_is_behind_the_zip_is_looked_at() -> None:
    assert places(gate().leaks("letter-3.docx", zipped(letter()) + b"\nWilliam Brown")) == ["bytes behind the zip"]


def test_a_part_that_is_called_another_name_in_its_own_place_stops_the_file() -> None:
    content = zipped(letter())
    with pytest.raises(NotLookedThrough, match="belong to no part"):
        gate().leaks("letter-3.docx", content.replace(b"word/styles.xml", b"w_brown77/x.xml", 1))


def test_a_part_that_was_taken_off_the_list_stops_the_file() -> None:
    whole, without = letter(), letter()
    whole = {"word/old.xml": word_part("document", paragraph(NAME)).encode(), **whole}
    content, plain = zipped(whole), zipped(without)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        start = package.infolist()[1].header_offset
    with pytest.raises(NotLookedThrough, match="belong to no part"):
        gate().leaks("letter-3.docx", content[:start] + plain)
