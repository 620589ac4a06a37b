"""Partners' Word files: what a print would show, and nothing that runs or lies outside the file."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import pytest
from made_files import (
    NAMES,
    OFFICE,
    PICTURE,
    boxes_of,
    drawn_picture,
    members_of,
    paragraph,
    relations,
    text_of,
    unpacked,
    word_file,
    zipped,
)
from pypdf import PdfReader

from docgen.errors import PartnerFileError
from docgen.paper import Docx, Pdf
from docgen.pdf.binding import FOOT
from docgen.pdf.embedded import Embedded
from docgen.pdf.partner import PartnerFile, clean_partner_files

MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


class Watching(Embedded):
    """The embedded engine, and what it was given."""

    def __init__(self) -> None:
        self.given: list[Docx] = []

    def convert(self, files: Sequence[tuple[str, Docx]]) -> list[Pdf]:
        self.given += [file for _, file in files]
        return super().convert(files)


def clean(docx: bytes) -> tuple[PartnerFile, dict[str, bytes]]:
    """The file as it goes into the pack, and the parts of the Word file that the engine opened."""
    engine = Watching()
    (file,) = clean_partner_files([("police.docx", docx)], engine)
    return file, members_of(engine.given[0].content)


def printed(docx: bytes) -> str:
    return " ".join(" ".join(text_of(clean(docx)[0].pdf.content)).split())


def refusal(docx: bytes) -> str:
    with pytest.raises(PartnerFileError, match=r"^police\.docx: ") as caught:
        clean(docx)
    return str(caught.value).removeprefix("police.docx: ")


def field(instruction: str, result: str, data: str = "") -> str:
    """A field in the long form, its instruction in two pieces as Word likes to cut it."""
    half = len(instruction) // 2
    runs = [
        f'<w:fldChar w:fldCharType="begin">{data}</w:fldChar>',
        f'<w:instrText xml:space="preserve">{instruction[:half]}</w:instrText>',
        f'<w:instrText xml:space="preserve">{instruction[half:]}</w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{result}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ]
    return "<w:p>" + "".join(f"<w:r>{run}</w:r>" for run in runs) + "</w:p>"


# What is seen


def test_a_word_file_keeps_its_tags_and_leaves_the_foot_free() -> None:
    file, _ = clean(word_file("".join(paragraph(f"Entry {number}") for number in range(100))))
    assert file.tagged and file.notes == ()
    assert file.pages == len(text_of(file.pdf.content)) > 1
    assert boxes_of(file.pdf.content) == [(595.28, 841.89)] * file.pages
    reader = PdfReader(io.BytesIO(file.pdf.content))
    assert "/StructTreeRoot" in reader.root_object
    for page in reader.pages:
        content = page.get_contents()
        assert content is not None
        matrix = re.match(rb"q ([\d.]+) 0 0 ([\d.]+) ([\d.]+) ([\d.]+) cm", content.get_data())
        assert matrix is not None and content.get_data().rstrip().endswith(b"Q")
        across, up, x, y = map(float, matrix.groups())
        assert across == up == pytest.approx((841.89 - FOOT) / 841.89, abs=1e-3)
        assert y == pytest.approx(FOOT, abs=0.1) and x == pytest.approx((595.28 - 595.28 * across) / 2, abs=0.1)


def test_paper_of_another_size_is_laid_on_a4_and_told() -> None:
    file, _ = clean(word_file(section='<w:pgSz w:w="23811" w:h="16838" w:orient="landscape"/>'))
    assert boxes_of(file.pdf.content) == [(841.89, 595.28)]
    assert file.notes == ("page 1 is A3: laid on A4",)


def test_a_link_moves_with_its_page() -> None:
    body = '<w:p><w:hyperlink r:id="r9"><w:r><w:t>A link</w:t></w:r></w:hyperlink></w:p>'
    linked = (("r9", "hyperlink", "https://example.org/x"),)
    docx = word_file(body, linked=linked)
    (before,) = Embedded().convert([("x", Docx(docx))])
    old, new = (
        [float(side) for side in PdfReader(io.BytesIO(pdf)).pages[0]["/Annots"][0].get_object()["/Rect"]]  # type: ignore[index]
        for pdf in (before.content, clean(docx)[0].pdf.content)
    )
    scale = (841.89 - FOOT) / 841.89
    assert new[1] == pytest.approx(FOOT + old[1] * scale, abs=0.2)
    assert new[3] - new[1] == pytest.approx((old[3] - old[1]) * scale, abs=0.2)


def test_a_picture_that_is_in_the_file_stays() -> None:
    docx = word_file(
        drawn_picture('r:embed="p"'), linked=(("p", "image", "media/a.png"),), parts={"word/media/a.png": PICTURE}
    )
    file, _ = clean(docx)
    assert len(PdfReader(io.BytesIO(file.pdf.content)).pages[0].images) == 1
    assert file.notes == ()


def test_tracked_changes_are_printed_as_accepted() -> None:
    change = 'w:id="1" w:author="Somebody Private" w:date="2026-01-01T00:00:00Z"'
    struck = f"<w:pPr><w:rPr><w:del {change}/></w:rPr></w:pPr>"
    row = "<w:tr>{}<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    body = (
        f"<w:p><w:r><w:t>one </w:t></w:r><w:ins {change}><w:r><w:t>put-in </w:t></w:r></w:ins>"
        f"<w:del {change}><w:r><w:delText>struck-out </w:delText></w:r></w:del>"
        f"<w:moveFrom {change}><w:r><w:t>moved </w:t></w:r></w:moveFrom></w:p>"
        f"<w:p>{struck}<w:r><w:t xml:space='preserve'>joined </w:t></w:r></w:p>"
        f"<w:p><w:r><w:t>up</w:t></w:r><w:moveTo {change}><w:r><w:t> moved</w:t></w:r></w:moveTo></w:p>"
        f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>{row.format("", "kept")}'
        f"{row.format(f'<w:trPr><w:del {change}/></w:trPr>', 'row-gone')}"
        f"{row.format(f'<w:trPr><w:ins {change}/></w:trPr>', 'row-new')}</w:tbl>"
        f"<w:p><w:r><w:rPr><w:b/><w:rPrChange {change}><w:rPr/></w:rPrChange></w:rPr><w:t>end</w:t></w:r></w:p>"
    )
    file, given = clean(word_file(body))
    text = " ".join(" ".join(text_of(file.pdf.content)).split())
    assert text == "one put-in joined up moved kept row-new end"
    assert file.notes == ("its tracked changes are printed as accepted; look whether that is meant",)
    assert b"Private" not in b"".join(given.values()) and b"Private" not in unpacked(file.pdf.content)


def test_hidden_text_and_comments_are_not_printed() -> None:
    comments = f"<w:comments {NAMES}/>"
    body = (
        f"{paragraph('hidden', '<w:vanish/>')}<w:p><w:commentRangeStart w:id='0'/><w:r><w:t>shown</w:t></w:r>"
        "<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r></w:p>"
    )
    docx = word_file(body, linked=(("c", "comments", "comments.xml"),), parts={"word/comments.xml": comments})
    file, given = clean(docx)
    assert [text.strip() for text in text_of(file.pdf.content)] == ["shown"]
    assert file.notes == ("left out: comments",)
    assert not any("comment" in name for name in given)


INSTRUCTIONS = (
    "DATE \\@ dd|TIME|INCLUDEPICTURE http://example.org/x.png|INCLUDETEXT secret.docx|LINK a|DDEAUTO c x|AUTHOR|"
    "FILENAME|HYPERLINK file:///secret|USERNAME|= 1 + 1||IF 1 = 1 a b"
)


@pytest.mark.parametrize("instruction", INSTRUCTIONS.split("|"))
def test_a_field_stays_as_it_was_saved(instruction: str) -> None:
    simple = f'<w:p><w:fldSimple w:instr="{instruction}"><w:r><w:t>saved too</w:t></w:r></w:fldSimple></w:p>'
    assert printed(word_file(field(instruction, "as saved") + simple)) == "as saved saved too"


def test_a_field_in_a_field_stays_as_it_was_saved() -> None:
    inner = field("DATE", "inner").removeprefix("<w:p>").removesuffix("</w:p>")
    outer = field("IF x", "outer").replace("<w:r><w:t>outer</w:t></w:r>", f"{inner}<w:r><w:t> outer</w:t></w:r>")
    assert printed(word_file(outer)) == "inner outer"


def test_page_numbers_go_on_counting() -> None:
    footer = f"<w:ftr {NAMES}>{field(' PAGE ', '99')}</w:ftr>"
    types = members_of(word_file())["[Content_Types].xml"].decode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
    docx = word_file(
        paragraph("first") + '<w:p><w:r><w:br w:type="page"/><w:t>second</w:t></w:r></w:p>',
        linked=(("f", "footer", "footer1.xml"),),
        parts={
            "word/footer1.xml": footer,
            "[Content_Types].xml": types.replace(
                "</Types>", f'<Override PartName="/word/footer1.xml" ContentType="{kind}"/></Types>'
            ),
        },
        section='<w:footerReference w:type="default" r:id="f"/><w:pgSz w:w="11906" w:h="16838"/>',
    )
    assert [" ".join(text.split()) for text in text_of(clean(docx)[0].pdf.content)] == ["first 1", "second 2"]


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", "☒"),
        ("<w:checkBox><w:default w:val='1'/></w:checkBox>", "☒"),
        ("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>", "☐"),
        ("<w:checkBox/>", "☐"),
        ("<w:ddList><w:result w:val='1'/><w:listEntry w:val='No'/><w:listEntry w:val='Yes'/></w:ddList>", "Yes"),
        ("<w:ddList><w:listEntry w:val='No'/><w:listEntry w:val='Yes'/></w:ddList>", "No"),
        ("<w:ddList><w:result w:val='9'/></w:ddList>", ""),
    ],
)
def test_boxes_and_lists_of_old_forms_show_what_was_chosen(data: str, shown: str) -> None:
    docx = word_file(paragraph("Answer:") + field("FORM", "", f"<w:ffData>{data}</w:ffData>"))
    assert printed(docx) == f"Answer: {shown}".strip()


# What is not


def test_nothing_that_runs_or_lies_outside_comes_along() -> None:
    linked = (
        ("v", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"),
        ("t", "attachedTemplate", "http://example.org/secret.dotm"),
        ("o", "oleObject", "embeddings/secret.bin"),
        ("x", "control", "activeX/secret.xml"),
        ("a", "aFChunk", "secret.html"),
        ("s", "subDocument", "file:///secret.docx"),
        ("p", "image", "http://example.org/secret.png"),
        ("h", "hyperlink", "file:///secret"),
        ("c", "customXml", "../customXml/secret.xml"),
        ("f", "frame", "http://example.org/secret.htm"),
        ("u", "image", "../../secret.png"),
    )
    loose = "word/vbaProject.bin word/embeddings/secret.bin word/activeX/secret.xml word/secret.html"
    loose += " customXml/secret.xml docProps/custom.xml word/people.xml loose/secret.txt"
    parts = dict.fromkeys(loose.split(), "secret")
    body = (
        '<w:altChunk r:id="a"/><w:subDoc r:id="s"/>'
        '<w:p><w:hyperlink r:id="h"><w:r><w:t>words</w:t></w:r></w:hyperlink><w:r><w:object><w:control r:id="x"/>'
        '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" r:id="o"/>'
        '<v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
        '<v:imagedata src="http://example.org/secret" r:id="p"/></v:shape></w:object></w:r></w:p>'
    )
    file, given = clean(word_file(body, linked=linked, parts=parts, main=MACROS))
    whole = b"".join(given.values()) + "".join(given).encode()
    assert b"secret" not in whole and b"vba" not in whole and b"macroEnabled" not in whole
    assert b"Private" not in whole
    assert sorted(given) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/styles.xml",
    ]
    assert [text.strip() for text in text_of(file.pdf.content)] == ["words"]
    assert file.notes == (
        "left out: another document inside it, controls, embedded files (their picture stays), "
        "its link to a template, links to files, macros, pictures that are not in the file",
    )


def test_links_to_the_web_stay() -> None:
    linked = (("h", "hyperlink", "https://example.org/x"), ("m", "hyperlink", "mailto:a@example.org"))
    body = "".join(
        f'<w:p><w:hyperlink r:id="{name}"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>' for name in "hm"
    )
    file, _ = clean(word_file(body, linked=linked))
    raw = unpacked(file.pdf.content)
    assert b"https://example.org/x" in raw and b"mailto:a@example.org" in raw
    assert file.notes == ()


def test_a_relation_that_leads_nowhere_does_no_harm() -> None:
    body = '<w:p><w:hyperlink r:id="nowhere"><w:r><w:t>words</w:t></w:r></w:hyperlink></w:p>'
    assert printed(word_file(body, section='<w:headerReference w:type="default" r:id="nowhere"/>')) == "words"


# Refused


def with_flag(docx: bytes) -> bytes:
    """The same, with every part marked as encrypted."""
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        pieces = docx.split(mark)
        docx = mark.join([pieces[0], *(p[: at - 4] + bytes([p[at - 4] | 1]) + p[at - 3 :] for p in pieces[1:])])
    return docx


STRICT = members_of(word_file())["_rels/.rels"].replace(
    OFFICE.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships"
)


@pytest.mark.parametrize(
    ("docx", "reason"),
    [
        (word_file()[:-100], "it is damaged"),
        (word_file()[: len(word_file()) // 2], "it is damaged"),
        (word_file().replace(b"word/", b"w0rd/", 1), "it is damaged"),
        (word_file(parts={"word/document.xml": "<w:document"}), "it is damaged"),
        (word_file(parts={"word/document.xml": b"\xff\xfe\x00"}), "it is damaged"),
        (
            word_file(parts={"word/document.xml": "<!DOCTYPE x [<!ENTITY e 'x'>]><x>&e;</x>"}),
            "it is not as Word writes",
        ),
        (word_file(parts={"_rels/.rels": STRICT}), 'it is a "Strict Open XML" file'),
        (zipped({"[Content_Types].xml": "<x/>", "word/other.xml": "x"}), "it is not a whole Word file"),
        (word_file(parts={"_rels/.rels": relations()}), "it can't be made a PDF"),
        (with_flag(word_file()), "it has a password"),
        (word_file(parts={"word/media/x.png": bytes(150_000_000)}), "it unpacks to far more"),
        (word_file(parts={"word/media/x.png": bytes(40_000_000)}), "it unpacks to far more"),
        (word_file(parts={f"word/media/{n}.png": "" for n in range(3000)}), "it unpacks to far more"),
        (word_file("<w:p>" * 300 + "</w:p>" * 300), "it is damaged"),
    ],
    ids=range(14),
)
def test_a_bad_word_file_is_refused_with_what_to_do(docx: bytes, reason: str) -> None:
    said = refusal(docx)
    assert said.startswith(reason)
    assert re.search("ask|open it in Word", said)


def test_the_same_file_gives_the_same_bytes() -> None:
    docx = word_file(field("DATE", "1 January 2020"))
    assert clean(docx)[0].pdf == clean(docx)[0].pdf
