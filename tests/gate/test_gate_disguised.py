"""What says a name in another way than letter after letter is found, or the file is refused."""

from __future__ import annotations

import zlib

import pytest
from pictured import chunk, jpeg, png, tiff
from planting import gate, held, in_body, letter, paragraph, part, places, sheet, word_part, zipped
from test_gate_machine_words import file_with, gate_for

from docgen.errors import NotLookedThrough

_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="x/hyperlink" Target="{}" TargetMode="External"/></Relationships>'
)
RTF = rb"{\rtf1\ansi {\'57illiam \'42rown} was told.}"
MESSAGE = b"From: a@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: base64\r\n\r\nV2lsbA==\r\n"
GIF = b"GIF89a\1\0\1\0\0\0\0;"


def _run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _ruby(above: str, base: str) -> str:
    return f"<w:r><w:ruby><w:rubyPr/><w:rt>{above}</w:rt><w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>"


RUBY = {
    "above a word": _run("Dear") + _ruby(_run("Mr William Brown"), _run("he")) + _run("came"),
    "above several": _ruby(_run("William"), _run("he")) + _ruby(_run("Brown"), _run("was")),
    "under": _run("Mr ") + _ruby(_run("he"), _run("William Brown")) + _run("."),
    "half of it under": _run("Willi") + _ruby(_run("he"), _run("am Br")) + _run("own was here"),
    "above, put in": f'<w:ins w:id="1" w:author="A">{_ruby(_run("Mr William Brown"), _run("he"))}</w:ins>',
    "under, struck out": f'<w:del w:id="1">{_ruby(_run("he"), "<w:r><w:delText>William Brown</w:delText></w:r>")}</w:del>',
}  # fmt: skip


@pytest.mark.parametrize("inside", RUBY.values(), ids=RUBY)
def test_small_letters_above_others_are_read_by_themselves(inside: str) -> None:
    parts = letter()
    in_body(f"<w:p>{inside}</w:p>")(parts)
    leaks = gate().leaks("letter-3.docx", zipped(parts))
    assert any(leak.certain and leak.whose == "alleged perpetrator 1" for leak in leaks)


@pytest.mark.parametrize("coded", ["%57illiam+%42rown", "%57%69%6c%6c%69%61%6d%20%42%72%6f%77%6e"])
def test_coded_letters_of_a_link_are_read(coded: str) -> None:
    link = f"https://example.org/?q={coded}"
    word = letter() | {"word/_rels/document.xml.rels": _RELS.format(link).encode()}
    assert any("target of a link" in place for place in places(gate().leaks("x.docx", zipped(word))))
    note = sheet(more=(b"<</Type/Annot/Rect[0 0 1 1]/A<</S/URI/URI(" + link.encode() + b")>>>>",))
    assert places(gate().leaks("x.pdf", note)) == ["note or link, /URI"]
    shown = letter()
    in_body(paragraph(f"See {link}"))(shown)
    assert gate().leaks("x.docx", zipped(shown))


def test_coded_letters_of_a_web_page_are_read() -> None:
    assert gate().leaks("x.docx", zipped(letter() | {"word/chunk.htm": b"<p>&#87;illi&#x61;m Brown</p>"}))


@pytest.mark.parametrize("content", [RTF, b"  " + RTF, MESSAGE, b"Return-Path: <a@example.org>\n\nhello"])
def test_text_that_is_written_in_another_way_is_refused(content: bytes) -> None:
    for name, file in {
        "x.txt": content,
        "x.docx": zipped(letter() | {"word/afchunk.rtf": content}),
        "x.pdf": sheet(more=(held(content, b"/Type/EmbeddedFile"),)),
    }.items():
        with pytest.raises(NotLookedThrough, match="rich text or a message"):
            gate().leaks(name, file)


def test_a_text_that_only_begins_like_a_message_is_read() -> None:
    assert gate().leaks("x.txt", b"Dear all: the message-id: is missing.\nSubject: none\n") == ()


@pytest.mark.parametrize(
    "picture", [png(), jpeg(0xFE, b"hello"), GIF, tiff("a photo of a door"), b"BM" + bytes(60)],
    ids=["PNG", "JPEG", "GIF", "TIFF", "BMP"],
)  # fmt: skip
def test_a_file_behind_the_end_of_a_picture_is_opened(picture: bytes) -> None:
    inner = zipped({"t.txt": b"William Brown"})
    parts = letter() | {"word/media/image9.png": picture}
    assert gate().leaks("x.docx", zipped(parts)) == ()
    parts["word/media/image9.png"] = picture + inner
    found = places(gate().leaks("x.docx", zipped(parts)))
    assert any(place.endswith("part 1: text") for place in found), found
    pdf = sheet(b"BT /F1 9 Tf 60 700 Td (William Brown) Tj ET", packed=True)
    assert gate().leaks("x.docx", zipped(parts | {"word/media/image9.png": picture + b"\0\0" + pdf}))


NAMES = ("16_Larkspur_Close", "p07700900456", "tel07700900456x", "William_Brown_2")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_may_hold_no_spaces_is_read_with_them(name: str) -> None:
    parts = letter()
    in_body(f'<w:bookmarkStart w:id="9" w:name="{name}"/>')(parts)
    assert any("bookmark" in place for place in places(gate().leaks("x.docx", zipped(parts)))), name


@pytest.mark.parametrize("name", ["_GoBack", "_Toc123456789", "Heading2Char", "Text16", "Table_Grid_3", "p1"])
def test_names_of_programs_are_nobodys(name: str) -> None:
    parts = letter()
    in_body(f'<w:bookmarkStart w:id="9" w:name="{name}"/><w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr></w:p>')(
        parts
    )
    assert gate().leaks("x.docx", zipped(parts)) == ()


@pytest.mark.parametrize(
    "plant",
    [
        part("word/media/image9.tiff", tiff("Fez")),
        part("word/media/image9.tiff", tiff("Photo of Fez")),
        part("word/media/image9.jpeg", jpeg(0xE1, b"Exif\0\0" + tiff("Fez", ">"))),
        part("word/media/image9.png", png(chunk(b"tEXt", b"Author\0Fez"))),
        part("word/media/image9.png", png(chunk(b"zTXt", b"Author\0\0" + zlib.compress(b"Fez, 3 pm")))),
        in_body('<w:bookmarkStart w:id="9" w:name="Fez"/>'),
        in_body('<w:bookmarkStart w:id="9" w:name="Fez_statement"/>'),
        part("word/comments.xml", word_part("comments", '<w:comment w:id="1" w:author="Fez"/>')),
    ],
)
def test_a_short_name_is_found_where_it_is_written_as_one(plant: object) -> None:
    assert gate_for("Shane", "Furness", "Fez").leaks("x.docx", file_with(plant))  # type: ignore[arg-type]


def _placed(text: str, step: tuple[float, float], *, backwards: bool = False) -> bytes:
    """Each letter by itself, at the same distance from the next; nothing is drawn for a space."""
    spots = [(60 + step[0] * n, 600 - step[1] * n, c) for n, c in enumerate(text) if c != " "]
    spots = spots[::-1] if backwards else spots
    return b"".join(b"BT /F1 11 Tf 1 0 0 1 %.2f %.2f Tm (%b) Tj ET\n" % (x, y, c.encode()) for x, y, c in spots)


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("step", [(7, 0), (8, 0), (9.5, 0), (12, 0), (25, 0), (0, 12), (0, 20)])
@pytest.mark.parametrize("text", ["William Brown", "MARK BROWN", "Mark Brown was told"])
def test_letters_that_are_placed_one_by_one_are_words(
    text: str, step: tuple[float, float], *, backwards: bool
) -> None:
    leaks = gate().leaks("x.pdf", sheet(_placed(text, step, backwards=backwards)))
    assert any(leak.certain for leak in leaks)


@pytest.mark.parametrize("step", [(8, 0), (0, 12)])
def test_letters_of_no_name_that_are_placed_so_are_no_leak(step: tuple[float, float]) -> None:
    for text in ("CONFIDENTIAL", "Meeting paper", "YNNYYNYN", "brown bins"):
        assert gate().leaks("x.pdf", sheet(_placed(text, step))) == ()
