"""What large print does to one part of a Word file: a small document each, and what becomes of it."""

from __future__ import annotations

import pytest
from lxml import etree

from docgen.documents.word.large.enlarge import enlarge

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
W, WP = f"{{{WORD}}}", f"{{{DRAWING}}}"
SPACES = f'xmlns:w="{WORD}" xmlns:wp="{DRAWING}"'
PAGE = (
    '<w:sectPr><w:footerReference w:type="default"/><w:pgSz w:w="{}" w:h="{}" {}/>'
    '<w:pgMar w:top="1020" w:right="1134" w:bottom="1247" w:left="1134" w:header="454" w:footer="510"/></w:sectPr>'
)
UPRIGHT, LANDSCAPE = PAGE.format(11906, 16838, ""), PAGE.format(16838, 11906, 'w:orient="landscape"')
ROOM = 11906 - 2 * 1134
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading3"><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Lead"><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/></w:pPr></w:style>'
)


def enlarged(body: str, *, page: str = UPRIGHT, **parts: str) -> dict[str, etree._Element]:
    """The parts of a document with this body, in large print."""
    members = {
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}{page}</w:body></w:document>".encode(),
        "word/styles.xml": f"<w:styles {SPACES}>{STYLES}</w:styles>".encode(),
        **{f"word/{name}.xml": content.encode() for name, content in parts.items()},
    }
    enlarge(members)
    return {name.removeprefix("word/").removesuffix(".xml"): etree.fromstring(c) for name, c in members.items()}


def said(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: tuple[str, ...], head: bool = False, height: str = "") -> str:
    first = "<w:tblHeader/>" if head else ""
    made = "".join(
        f"<w:tr><w:trPr><w:cantSplit/>{height}{first if not number else ''}</w:trPr>"
        + "".join(f'<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>{said(cell)}</w:tc>' for cell in row)
        + "</w:tr>"
        for number, row in enumerate(rows)
    )
    grid = '<w:gridCol w:w="900"/>' * len(rows[0])
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>'


def lines(paragraph: etree._Element) -> list[str]:
    marks = {f"{W}br": "\n"}
    nodes = paragraph.iter(f"{W}t", f"{W}br")
    return "".join(node.text or "" if node.tag == f"{W}t" else marks[node.tag] for node in nodes).split("\n")


def cells(document: etree._Element) -> list[list[str]]:
    return [
        [" ".join(" ".join(lines(p)) for p in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc")]
        for row in document.iter(f"{W}tr")
    ]


def widths(document: etree._Element) -> list[int]:
    return [int(column.get(f"{W}w")) for column in document.iter(f"{W}gridCol")]


# Type


@pytest.mark.parametrize(
    ("points", "large"), [(8, 16), (11, 16), (12, 16), (12.5, 17), (15, 20), (20, 27), (26, 34), (40, 48)]
)
def test_what_is_larger_than_the_text_stays_larger(points: float, large: float) -> None:
    size = f'<w:sz w:val="{round(points * 2)}"/>'
    document = enlarged(said("Heading", run=size))["document"]
    assert {int(s.get(f"{W}val")) / 2 for s in document.iter(f"{W}sz", f"{W}szCs")} == {large}


def test_a_style_without_a_size_gets_one() -> None:
    styles = enlarged(said("Text"))["styles"]
    assert styles.find(f"{W}style/{W}rPr/{W}sz").get(f"{W}val") == "32"


def test_lines_begin_at_the_left_and_stand_apart() -> None:
    properties = '<w:spacing w:before="120" w:line="210" w:lineRule="exact"/><w:jc w:val="both"/>'
    found = enlarged(said("Text", properties))["document"].find(f".//{W}pPr")
    assert found.find(f"{W}jc").get(f"{W}val") == "left"
    spacing = found.find(f"{W}spacing")
    assert [spacing.get(f"{W}{name}") for name in ("before", "line", "lineRule")] == ["160", "276", "auto"]


@pytest.mark.parametrize("sign", ["i", "iCs", "caps", "smallCaps"])
def test_no_italics_and_no_capitals(sign: str) -> None:
    document = enlarged(said("Text", run=f"<w:{sign}/>"))["document"]
    assert document.find(f".//{W}{sign}").get(f"{W}val") == "0"


def test_only_a_link_is_underlined() -> None:
    line = '<w:u w:val="single"/>'
    link = f'<w:p><w:hyperlink w:anchor="a"><w:r><w:rPr>{line}</w:rPr><w:t>a</w:t></w:r></w:hyperlink></w:p>'
    document = enlarged(said("Text", run=line) + link)["document"]
    assert [u.get(f"{W}val") for u in document.iter(f"{W}u")] == ["none", "single"]


def test_serifs_go_and_signs_stay() -> None:
    faces = [f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}"/>' for face in ("Times New Roman", "Wingdings")]
    document = enlarged("".join(said("a", run=face) for face in faces))["document"]
    assert [f.get(f"{W}hAnsi") for f in document.iter(f"{W}rFonts")] == ["Arial", "Wingdings"]


def test_lists_have_room_for_larger_numbers() -> None:
    level = '<w:lvl><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr><w:rPr><w:sz w:val="20"/></w:rPr></w:lvl>'
    numbering = enlarged(said("Text"), numbering=f"<w:numbering {SPACES}>{level}</w:numbering>")["numbering"]
    assert dict(numbering.find(f".//{W}ind").attrib) == {f"{W}left": "480", f"{W}hanging": "480"}
    assert numbering.find(f".//{W}sz").get(f"{W}val") == "32"


# Words


def test_a_web_address_goes_on_after_a_sign() -> None:
    address = "https://www.example.org/a-very-long-way/to-the-page/about-appeals-against-decisions-of-the-council"
    (paragraph,) = enlarged(said(f"Go to {address} or call."))["document"].iter(f"{W}p")
    parts = lines(paragraph)
    assert parts[0] == "Go to "
    assert "".join(parts[1:]) == f"{address} or call."
    assert all(part[-1] in "/-." for part in parts[1:-1])


def test_telephone_numbers_and_postcodes_are_not_parted() -> None:
    (paragraph,) = enlarged(said("Call 01632 960101 or 0800 612 6505, DE1 9ZY, by 1 May 2026"))["document"].iter(
        f"{W}p"
    )
    assert lines(paragraph) == ["Call 01632\u00a0960101 or 0800\u00a0612\u00a06505, DE1\u00a09ZY, by 1 May 2026"]


# Tables


def test_columns_that_fit_are_as_wide_as_their_words() -> None:
    document = enlarged(table(("Document", "Page"), ("Contents of all papers", "12"), head=True))["document"]
    assert cells(document) == [["Document", "Page"], ["Contents of all papers", "12"]]
    first, second = widths(document)
    assert first + second == ROOM
    assert second > 16 * 20 * 2.4  # "Page" in bold: 2.4 times its size
    assert {int(c.get(f"{W}w")) for c in document.iter(f"{W}tcW")} == {first, second}


COLUMNS = ("No.", "Action", "Agency", "Lead officer", "Timescale", "Completed")


ROW = ("1", "Prepare an application for an injunction", "Housing", "Ms Quill", "By May", "")


def test_columns_that_do_not_fit_are_read_row_by_row() -> None:
    title = said("Plan", '<w:pStyle w:val="Heading2"/>')
    document = enlarged(title + table(COLUMNS, ROW, ("2", *ROW[1:]), head=True), page=LANDSCAPE)["document"]
    assert cells(document) == []
    named = [f"{name}: {text}" for name, text in zip(COLUMNS[1:], ROW[1:], strict=True)]
    paragraphs = list(document.iter(f"{W}p"))
    assert [" ".join(lines(p)) for p in paragraphs] == ["Plan", "No.: 1", *named, "No.: 2", *named]
    styles = [p.find(f"{W}pPr/{W}pStyle") for p in paragraphs]
    assert [s.get(f"{W}val") for s in styles[:2]] == ["Heading2", "Heading3"]
    together = [p.find(f"{W}pPr/{W}keepNext") is not None for p in paragraphs[1:]]
    assert together == ([True] * 5 + [False]) * 2


def test_columns_to_fill_in_stand_beside_their_boxes() -> None:
    empty = ("",) * 6
    document = enlarged(table(COLUMNS, empty, empty, head=True), page=LANDSCAPE)["document"]
    assert cells(document) == [[name, ""] for _ in range(2) for name in COLUMNS]
    assert sum(widths(document)) == ROOM
    rules = [row.find(f".//{W}tcBorders") is not None for row in document.iter(f"{W}tr")]
    assert rules == ([True] + [False] * 5) * 2  # a stronger line where the next one begins


def test_labels_beside_boxes_are_told_as_such() -> None:
    look = '<w:tblLook w:val="0620" w:firstRow="1" w:firstColumn="0"/></w:tblPr>'
    shade = '<w:tcPr><w:shd w:val="clear" w:fill="1B2A41"/>'
    blank = table(COLUMNS, ("",) * 6, head=True).replace("</w:tblPr>", look).replace("<w:tcPr>", shade)
    document = enlarged(blank)["document"]
    told = document.find(f".//{W}tblLook")
    assert [told.get(f"{W}{name}") for name in ("val", "firstRow", "firstColumn")] == ["0680", "0", "1"]
    shaded = [cell.find(f"{W}tcPr/{W}shd") is not None for cell in document.iter(f"{W}tc")]
    assert shaded == [True, False] * 6  # the names, and not the boxes


def test_an_entry_of_several_paragraphs_keeps_them_all() -> None:
    text = '</w:t></w:r></w:p><w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t>'
    row = (f"1{text}or 2", f"First{text}Second", *ROW[2:])
    document = enlarged(table(COLUMNS, row, head=True))["document"]
    shown = [" ".join(lines(p)) for p in document.iter(f"{W}p")]
    assert shown[:4] == ["No.: 1 or 2", "Action: First", "Second", "Agency: Housing"]
    assert document.find(f".//{W}jc") is None


def test_a_box_to_write_in_stays_as_wide_as_it_was() -> None:
    signed = table(("Signature of the person who is affected by the anti-social behaviour", ""), ("Date", ""))
    document = enlarged(signed.replace('w:gridCol w:w="900"', 'w:gridCol w:w="5000"'))["document"]
    assert widths(document)[1] >= 5000


def test_merged_cells_are_not_taken_apart() -> None:
    merged = table(COLUMNS, ("1",) * 6, head=True).replace("<w:tcPr>", '<w:tcPr><w:vMerge w:val="restart"/>', 1)
    assert cells(enlarged(merged)["document"])[0] == list(COLUMNS)


def test_an_address_in_a_narrow_column_goes_on_after_a_sign() -> None:
    email = "community.safety.partnership.enquiries.and.reports@north-east-derbyshire.example.org"
    document = enlarged(table(("E-mail", email)))["document"]
    shown = lines(list(document.iter(f"{W}p"))[1])
    assert len(shown) > 1
    assert "".join(shown) == email
    assert all(part[-1] in ".@-" for part in shown[:-1])


def test_boxes_to_write_in_grow_and_very_tall_ones_leave_room_for_the_words() -> None:
    for twips, large in ((600, 800), (8000, 6000)):
        height = f'<w:trHeight w:val="{twips}" w:hRule="atLeast"/>'
        document = enlarged(table(("",), height=height))["document"]
        assert document.find(f".//{W}trHeight").get(f"{W}val") == str(large)


def test_a_row_that_is_taller_than_a_large_page_may_split() -> None:
    for words, whole in ((40, True), (900, False)):
        document = enlarged(table(("Label", "word " * words)))["document"]
        assert (document.find(f".//{W}cantSplit") is not None) is whole


# Pages


def test_a_picture_is_no_wider_than_the_page_is_now() -> None:
    picture = '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9000000" cy="3000000"/></wp:inline></w:drawing></w:r></w:p>'
    document = enlarged(picture, page=LANDSCAPE)["document"]
    extent = document.find(f".//{WP}extent")
    assert int(extent.get("cx")) == ROOM * 635
    assert int(extent.get("cy")) == pytest.approx(ROOM * 635 / 3, abs=1)


def test_the_foot_has_a_line_for_each_thing_and_the_page_room_for_them() -> None:
    foot = "<w:r><w:tab/><w:t>Ref 1</w:t></w:r><w:r><w:tab/><w:t>OFFICIAL</w:t></w:r>"
    made = enlarged(said("Text"), footer1=f"<w:ftr {SPACES}><w:p>{foot}</w:p></w:ftr>")
    assert [lines(p) for p in made["footer1"].iter(f"{W}p")] == [["Ref 1"], ["OFFICIAL"]]
    assert not list(made["footer1"].iter(f"{W}tab"))
    bottom = int(made["document"].find(f".//{W}pgMar").get(f"{W}bottom"))
    assert bottom >= 510 + 2 * 16 * 1.15 * 20


def test_an_empty_foot_takes_no_room() -> None:
    made = enlarged(said("Text"), footer1=f"<w:ftr {SPACES}><w:p/></w:ftr>")
    assert made["footer1"].find(f".//{W}spacing").get(f"{W}line") == "20"
    assert made["document"].find(f".//{W}pgMar").get(f"{W}bottom") == "1247"


def held(document: etree._Element) -> list[bool]:
    marks = [p.find(f"{W}pPr/{W}keepNext") for p in document.iter(f"{W}p")]
    return [mark is None or mark.get(f"{W}val") != "0" for mark in marks]


def test_a_chain_of_most_of_a_page_is_parted_but_not_after_a_lead_in() -> None:
    lead = '<w:pStyle w:val="Lead"/>'
    short = [said(text, lead) for text in ("One", "Two", "Three")]
    assert all(held(enlarged("".join(short) + said("Last"))["document"]))
    long = [said(text, lead) for text in ["Before", "Please write to:-", *["A line"] * 12]]
    shown = held(enlarged("".join(long) + said("Last"))["document"])
    assert shown.count(False) == 1
    assert shown[1]  # the lead-in
    assert shown[-3:] == [True] * 3


def test_a_short_paragraph_stays_on_one_page() -> None:
    document = enlarged(said("Short") + said("word " * 300))["document"]
    assert [p.find(f"{W}pPr/{W}keepLines") is not None for p in document.iter(f"{W}p")] == [True, False]
