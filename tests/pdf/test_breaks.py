"""Words that no line is wide enough for end the line in the embedded engine, and go on in the next."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from made import DAYS, built
from made_files import NAMES, paragraph, word_file
from support import edited

from docgen.build import convert_document, render_document
from docgen.paper import Docx
from docgen.pdf.breaks import _WIDTHS, break_long_words
from docgen.pdf.embedded import Embedded

ZERO = "\u200b"
ARIAL = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="{}"/>'
URL = "https://films.example.org/watch/" + "Ab3_x_Yz9w" * 60
NAME = "Featherstonehaugh-Cholmondeley-Wolfeschlegelsteinhausenbergerdorff"
DAY = DAYS["third-party-after-meeting"]


def letters(pdf: bytes, page: int = 0) -> list[tuple[str, float, float, float]]:
    """Each letter of a page that can be seen, with its left and right edge and its height on the page, in points."""
    text = pypdfium2.PdfDocument(pdf)[page].get_textpage()
    said = [text.get_text_range(index, 1) for index in range(text.count_chars())]
    said = ["-" if c == "\ufffe" else c for c in said]  # what it makes of a hyphen at the end of a line
    boxes = [text.get_charbox(index, loose=True) for index in range(text.count_chars())]
    return [(c, left, right, low) for c, (left, low, right, _) in zip(said, boxes, strict=True) if c.strip()]


def pdf_of(body: str, section: str = '<w:pgSz w:w="11906" w:h="16838"/>') -> bytes:
    (pdf,) = Embedded().convert([("letter-5", Docx(word_file(body, section=section)))])
    return pdf.content


def test_the_widths_are_those_of_the_font() -> None:
    """The second opinion: how wide the letters stand in a PDF that was made with the font."""
    characters = "".join(sorted(_WIDTHS.keys() - {" ", "\u00a0"}))
    for start in range(0, len(characters), 30):
        twice = "".join(c * 2 for c in characters[start : start + 30])
        found = letters(pdf_of(paragraph(_escaped(twice), ARIAL.format(20))))
        assert "".join(c for c, *_ in found) == twice
        for (character, left, right, _), (_, again, *_) in zip(found[::2], found[1::2], strict=True):
            # Ink may be wider than the letter, and two of a kind may stand closer; never both.
            either = pytest.approx(_WIDTHS[character] / 100, abs=0.02)
            assert right - left == either or again - left == either, character


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def document(
    body: str, section: str = '<w:pgSz w:w="11906"/><w:pgMar w:left="1440" w:right="1440"/>'
) -> etree._Element:
    return etree.fromstring(
        f"<w:document {NAMES}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>"
    )


def said(root: etree._Element) -> str:
    return "".join(t.text or "" for t in root.iter("{*}t"))


def cell(inside: str, width: int) -> str:
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    return f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{properties}{inside}</w:tc></w:tr></w:tbl>"


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"], exclude_characters=ZERO), max_size=60)),
    st.integers(500, 9000),
    st.sampled_from([16, 22, 40]),
)
def test_whatever_is_said_stays_the_same_but_for_the_places(words: list[str], width: int, size: int) -> None:
    text = " ".join(words)
    root = document(cell(paragraph("", f'<w:sz w:val="{size}"/>'), width))
    next(root.iter("{*}t")).text = text
    found = break_long_words(root, b"")
    assert said(root).replace(ZERO, "") == text
    assert found == (ZERO in said(root))
    assert f"{ZERO}{ZERO}" not in said(root) and f" {ZERO}" not in said(root)


@pytest.mark.parametrize(
    ("word", "points", "expected"),
    [
        ("W" * 8, 400, ["W" * 8]),  # 8 of 9.44 points are 75.52
        ("W" * 8, 60, ["WWWWWW", "WW"]),  # 6 are 56.64, and 58.2 is full
        ("cordelia.maddox@council", 60, ["cordelia.", "maddox@", "council"]),  # after a stop where there is one
        ("Neighbourhood-Policing", 75, ["Neighbourhood-Policing"]),  # each part fits, and ends at the hyphen
        # 9.44 + 9 times 7.22 are 74.4, and 77.6 is full
        ("Neighbourhoods-Wwwwwwwwwwwww", 80, ["Neighbourhoods-Wwwwwwwwww", "www"]),
        ("12345678\u00a0April\u00a02026", 60, ["12345678\u00a0", "April\u00a02026"]),
        ("eeeeeeeeeee\u0301\u0301eee", 64, ["eeeeeeeeeee\u0301\u0301", "eee"]),  # an accent stays with its letter
        ("\u65e5" * 9, 60, ["\u65e5" * 5, "\u65e5" * 4]),
    ],
)
def test_a_word_is_cut_where_its_line_is_full(word: str, points: float, expected: list[str]) -> None:
    root = document(cell(paragraph(word, '<w:sz w:val="20"/>'), round(20 * points) + 216))
    break_long_words(root, b"")
    assert said(root).split(ZERO) == expected


def test_a_word_of_several_runs_is_one_word() -> None:
    runs = "".join(
        f'<w:r><w:t xml:space="preserve">{part}</w:t></w:r>' for part in ("W" * 30, "W" * 30, " W" * 20)
    )
    root = document(f"<w:p>{runs}</w:p>")
    assert break_long_words(root, b"")
    assert [t.text for t in root.iter("{*}t")] == ["W" * 30, "W" * 16 + ZERO + "W" * 14, " W" * 20]
    apart = document("<w:p><w:r>" + "<w:tab/>".join([f"<w:t>{'W' * 30}</w:t>"] * 2) + "</w:r></w:p>")
    assert not break_long_words(apart, b"")


def test_size_weight_and_indent_are_taken_from_the_styles() -> None:
    styles = (
        f"<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='20'/></w:rPr></w:rPrDefault></w:docDefaults>"
        "<w:style w:type='paragraph' w:styleId='Big'><w:rPr><w:sz w:val='40'/></w:rPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='Deep'><w:basedOn w:val='Big'/><w:pPr><w:ind w:left='2880'/></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='Loop'><w:basedOn w:val='Loop'/></w:style>"
        "</w:styles>"
    ).encode()

    def first(style: str) -> int:
        root = document(f"<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{'W' * 90}</w:t></w:r></w:p>")
        break_long_words(root, styles)
        return len(said(root).split(ZERO)[0])

    # The text is 9026 twentieths wide: 451.3 points, of which 437.8 are full.
    assert (first("Loop"), first("Big"), first("Deep")) == (46, 23, 15)


def test_no_word_of_the_fixtures_is_cut_but_addresses_in_narrow_columns() -> None:
    cut = set()
    for file, content in built("third-party-after-meeting").files.items():
        if file.endswith(".docx"):
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                root = etree.fromstring(package.read("word/document.xml"))
                break_long_words(root, package.read("word/styles.xml"))
            cut |= {word for word in said(root).split() if ZERO in word}
    assert all("@" in word for word in cut), cut


# On paper


@pytest.fixture(scope="module")
def papers() -> dict[str, tuple[bytes, bytes]]:
    """Papers with words of many hundred letters, and with a name that is too long for its column."""
    actions = [
        {
            "number": 1,
            "action": f"Have {URL} taken down.",
            "agency": "housing",
            "lead_officer": NAME,
            "agreed": True,
        },
    ]
    case = edited(
        "third-party-after-meeting", outcome__findings=["W" * 3000], actions=actions, application__behaviour=URL
    )
    found = {}
    for name in ("letter-6", "action-plan", "minutes"):
        made = render_document(case, name, DAY, recipient="victim" if name == "letter-6" else None)
        found[name] = made.docx.content, convert_document(made).content
    return found


def edges(pdf: bytes) -> Iterator[tuple[float, float, float]]:
    for number, page in enumerate(pypdfium2.PdfDocument(pdf)):
        for _, left, right, _ in letters(pdf, number):
            yield left, right, page.get_width()


def test_nothing_runs_off_the_page(papers: dict[str, tuple[bytes, bytes]]) -> None:
    for _, pdf in papers.values():
        found = list(edges(pdf))
        assert len(found) > 500
        assert all(left >= 28 and right <= width - 28 for left, right, width in found)  # a centimetre


def test_a_long_word_stays_in_its_column_and_is_whole(papers: dict[str, tuple[bytes, bytes]]) -> None:
    """The columns of the action plan are 680, 4706, 2154 and 2041 wide; the text begins at 1134."""
    pdf = papers["action-plan"][1]
    found = letters(pdf)
    text = "".join(c for c, *_ in found)
    start = text.index("Featherstonehaugh")
    assert text[start : start + len(NAME)] == NAME
    column = found[start : start + len(NAME)]
    left = column[0][1]
    assert all(left - 0.5 <= box[1] and box[2] <= left + (2041 - 216) / 20 + 0.5 for box in column)
    assert len({round(low) for *_, low in column}) >= 4
    start = text.index("https://films")
    assert text[start:].startswith(URL)
    assert all(box[2] <= found[start][1] + (4706 - 216) / 20 for box in found[start : start + len(URL)])


def test_a_line_is_filled_before_it_ends(papers: dict[str, tuple[bytes, bytes]]) -> None:
    lines: dict[int, list[float]] = {}
    for character, _, right, low in letters(papers["letter-6"][1]):
        if character == "W":
            lines.setdefault(round(low), []).append(right)
    full = [max(ends) for _, ends in sorted(lines.items(), reverse=True) if len(ends) > 9][:-1]
    assert len(full) > 10 and max(full) - min(full) < 1
    assert max(full) > 595 - 57 - 30  # no more than two letters short of the margin of two centimetres


def test_word_gets_the_text_as_it_was_typed(papers: dict[str, tuple[bytes, bytes]]) -> None:
    for name, words in {"letter-6": ["W" * 3000], "action-plan": [URL, NAME]}.items():
        with zipfile.ZipFile(io.BytesIO(papers[name][0])) as package:
            content = package.read("word/document.xml").decode()
        assert ZERO not in content and all(word in content for word in words)


def test_the_pdf_keeps_its_claims(papers: dict[str, tuple[bytes, bytes]]) -> None:
    for _, pdf in papers.values():
        assert b"<pdfuaid:part>1" in pdf
