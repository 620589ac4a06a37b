"""The copy that the embedded engine gets: the same pages, byte for byte, from less work.

What rdocx makes of the copy is held against what it makes of the same file unsealed, and of the file as it came.
"""

from __future__ import annotations

import io
import zipfile

import pytest
import rdocx
from lxml import etree
from made_files import paragraph, text_of, word_file

from docgen.errors import EngineError
from docgen.paper import Docx
from docgen.pdf.embedded import Embedded
from docgen.pdf.lean import lean

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ROW = "<w:tr><w:trPr>{head}</w:trPr>" + "".join(
    f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{{shade}}</w:tcPr>{{text}}</w:tc>' for width in (2000, 4000)
)
ROW += "</w:tr>"


def table(kind: str, *rows: str, columns: tuple[int, ...] = (3000, 5000)) -> str:
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="{kind}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


HEAD = ROW.format(
    head="<w:tblHeader/>", shade='<w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/>', text=paragraph("Date")
)
ROWS = [
    ROW.format(head="<w:cantSplit/>", shade="", text=paragraph(f"Entry {at} " + "noise " * at)) for at in range(60)
]
LANDSCAPE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
BETWEEN = "a bookmark between paragraphs"
BODIES = {
    "a letter": paragraph("Dear Sir") + paragraph("Bold", "<w:b/>") + "<w:p/>" + paragraph("Yours"),
    "a fixed table": paragraph("Before") + table("fixed", HEAD, *ROWS) + paragraph("After"),
    "a table that fits itself": table("autofit", HEAD, *ROWS[:20]) + paragraph("After"),
    "two sections": (
        paragraph("Upright")
        + f"<w:p><w:pPr><w:sectPr>{LANDSCAPE}</w:sectPr></w:pPr></w:p>"
        + table("fixed", *ROWS[:9])
    ),
    "letters of the mark in the text": paragraph("w: 01632 960101 w:val=1 &lt;w:p> d:p xmlns:d, and t: none"),
    BETWEEN: (
        paragraph("One") + '<w:bookmarkStart w:id="1" w:name="here"/><w:bookmarkEnd w:id="1"/>' + paragraph("Two")
    ),
    "nothing": "",
}
APART = {
    "a content control": f"<w:sdt><w:sdtContent>{paragraph('Inside')}</w:sdtContent></w:sdt>",
    "a change": f'<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>New</w:t></w:r></w:ins></w:p>{paragraph("Old")}',
    "an attribute in the text": paragraph('It said w:val="12" there'),
    "a name that is taken": paragraph("Dear").replace("<w:p>", '<w:p xmlns:d="urn:d" d:own="1">', 1),
    "a mark of the same name": f"<?docgen begin?>{paragraph('Dear')}",
    "the prefix for something else": paragraph("Dear") + '<w:custom xmlns:w="urn:y"/>',
}


def drawn(docx: bytes) -> bytes:
    return bytes(rdocx.Document.from_bytes(docx).to_pdfa_deterministic())


def handles(docx: bytes) -> list[str]:
    """What the engine makes handles of for programs that edit, apart from what it only keeps."""
    items = rdocx.Document.from_bytes(docx).story_items
    return [item.kind for item in items if item.kind != "preserved_node"]


def text_part(docx: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return package.read("word/document.xml")


@pytest.mark.parametrize("body", [*BODIES.values(), *APART.values()], ids=[*BODIES, *APART])
def test_the_engine_draws_the_same_pages_from_it(body: str) -> None:
    file = word_file(body)
    as_it_came = drawn(file)
    assert drawn(lean(file, sealed=False).content) == as_it_came
    assert drawn(lean(file).content) == as_it_came


@pytest.mark.parametrize("name", [name for name in BODIES if name != "nothing"])
def test_the_engine_makes_no_handle_of_what_is_sealed(name: str) -> None:
    slim, plain = (lean(word_file(BODIES[name]), sealed=on) for on in (True, False))
    handled, all_of_it = (handles(file.content) for file in (slim, plain))
    outside = ["paragraph"] if name == "two sections" else []  # the one that ends a section
    assert handled == outside and len(all_of_it) > len(outside)
    assert (
        len(rdocx.Document.from_bytes(slim.content).content_controls())
        == slim.seals
        == (2 if name in ("two sections", BETWEEN) else 1)
    )


@pytest.mark.parametrize("name", APART)
def test_what_the_engine_treats_otherwise_within_a_control_is_left_alone(name: str) -> None:
    slim = lean(word_file(APART[name]))
    assert slim.seals == 0 and b"urn:none" not in slim.content
    assert text_part(slim.content) == text_part(lean(word_file(APART[name]), sealed=False).content)


def test_it_is_the_same_text_in_names_that_mean_the_same() -> None:
    file = word_file(BODIES["a letter"] + BODIES["letters of the mark in the text"])
    sealed, plain = (etree.fromstring(text_part(lean(file, sealed=on).content)) for on in (True, False))
    controls = {f"{{{W}}}sdt", f"{{{W}}}sdtContent"}
    told = [(node.tag, dict(node.attrib), node.text) for node in sealed.iter() if node.tag not in controls]
    assert told == [(node.tag, dict(node.attrib), node.text) for node in plain.iter()]


def test_the_tree_that_tags_are_read_from_has_nothing_of_it() -> None:
    document = lean(word_file(BODIES["a letter"])).document
    assert document is not None and b"docgen" not in etree.tostring(document)


def test_only_columns_that_are_fixed_make_the_widths_of_cells_idle() -> None:
    assert b"w:tcW" not in text_part(lean(word_file(BODIES["a fixed table"]), sealed=False).content)
    assert b"w:shd" in text_part(lean(word_file(BODIES["a fixed table"]), sealed=False).content)
    assert (
        text_part(lean(word_file(BODIES["a table that fits itself"]), sealed=False).content).count(b"w:tcW") == 42
    )


@pytest.mark.parametrize("where", ["first", "last"])
def test_text_that_the_engine_cannot_read_is_told_and_never_left_out(where: str) -> None:
    unread = '<w:tbl><w:tblGrid><w:gridCol w:w="wide"/></w:tblGrid></w:tbl>'
    body = unread + paragraph("A letter") if where == "first" else paragraph("A letter") + unread
    opened = rdocx.Document.from_bytes(lean(word_file(body)).content)
    assert opened.content_controls() == (), "the engine passes over it"
    with pytest.raises(EngineError, match=r"^letter-5: the embedded engine can't convert it"):
        Embedded().convert([("letter-5", Docx(word_file(body)))])


def test_one_unread_section_of_two_is_told_too() -> None:
    unread = '<w:tbl><w:tblGrid><w:gridCol w:w="wide"/></w:tblGrid></w:tbl>'
    with pytest.raises(EngineError, match=r"^letter-5: the embedded engine can't convert it"):
        Embedded().convert([("letter-5", Docx(word_file(BODIES["two sections"] + unread)))])


def test_a_sealed_letter_says_all_that_it_said() -> None:
    (pdf,) = Embedded().convert([("letter-5", Docx(word_file(BODIES["letters of the mark in the text"])))])
    assert text_of(pdf.content)[0].strip() == "w: 01632 960101 w:val=1 <w:p> d:p xmlns:d, and t: none"
