"""Lint finds what makes a template hard to read with a screen reader: one thing done wrong, one finding of it."""

from __future__ import annotations

import pytest
from broken import BODY, CORE, STYLES, broken, told

from docgen.workshop.lint.tables import contrast

PARAGRAPH = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r>{}<w:t xml:space="preserve">{}</w:t></w:r></w:p>'
FIRST_TABLE = "(?=<w:tbl>)"


@pytest.mark.parametrize(
    ("document", "part", "old", "new", "message"),
    [
        ("agenda", STYLES, '<w:lang w:val="en-GB"', '<w:lang w:val="en-US"', "language of the document"),
        ("agenda", BODY, "<w:r>", '<w:r><w:rPr><w:lang w:val="fr-FR"/></w:rPr>', "text in fr-FR"),
        ("agenda", CORE, "<dc:title>.*?</dc:title>", "<dc:title/>", "no title"),
        ("agenda", BODY, '"Heading2"', '"Heading3"', "level 3 follows one of level 1"),
        ("letter-5", BODY, 'descr="[^"]+"', 'descr=""', "no alternative text"),
        ("letter-5", BODY, "(?s)wp:inline(.*?)wp:inline", r"wp:anchor\1wp:anchor", "a picture floats"),
        ("agenda", BODY, "<w:r>", "<w:r><w:txbxContent/>", "a text box"),
        ("agenda", BODY, FIRST_TABLE, "<w:p/>", "an empty paragraph"),
        ("agenda", BODY, "</w:p></w:tc>", "</w:p><w:p/></w:tc>", "an empty paragraph"),
        ("agenda", BODY, FIRST_TABLE, PARAGRAPH.format("FormText", "", "• first"), "list mark that is typed"),
        ("agenda", BODY, FIRST_TABLE, PARAGRAPH.format("FormText", "", "name   date"), "for layout"),
        ("agenda", BODY, FIRST_TABLE, PARAGRAPH.format("FormText", "", "Signed ____"), "for layout"),
        ("agenda", BODY, FIRST_TABLE, PARAGRAPH.format("FormText", "<w:tab/>", "on"), "a tab for layout"),
        ("agenda", BODY, FIRST_TABLE, PARAGRAPH.format("FormText", "<w:br/><w:br/>", "on"), "an empty line"),
        ("agenda", BODY, FIRST_TABLE, PARAGRAPH.format("FormText", '<w:br w:type="page"/>', "on"), "page break"),
        (
            "agenda",
            BODY,
            FIRST_TABLE,
            PARAGRAPH.format("Normal", "<w:rPr><w:b/></w:rPr>", "Who comes"),
            "like a heading",
        ),
        ("action-plan", BODY, "<w:tblHeader/>", "", "neither header row nor labels"),
        (
            "action-plan",
            BODY,
            '"0620"( [^>]*)firstColumn="0"',
            r'"06A0"\1firstColumn="1"',
            "First Column does not tell",
        ),
        ("agenda", BODY, '"FormLabel"', '"FormText"', "neither header row nor labels"),
        ("agenda", BODY, "<w:tblCaption [^>]*/>", "", "without a title for screen readers"),
        ("agenda", BODY, "</w:tcPr>", '<w:gridSpan w:val="2"/></w:tcPr>', "merged cells"),
        ("agenda", BODY, "</w:tbl>", "</w:tbl><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", "touches it"),
        ("letter-5", BODY, r"(?s){{ spoc.letterhead }}(.*?){{ document.date }}", r"\1", "an empty paragraph"),
        ("letter-5", BODY, "{{ recipient.window }}", "", "an empty cell"),
        ("action-plan", STYLES, 'w:val="FFFFFF"', 'w:val="444444"', "can't be read"),
    ],
)
def test_what_is_hard_to_read_is_told(document: str, part: str, old: str, new: str, message: str) -> None:
    found = told(document, broken(document, (part, old, new)))
    assert [f for f in found if message in f.message], [f.message for f in found]


def test_a_document_without_a_heading_is_told_unless_it_is_a_letter() -> None:
    styles = (STYLES, "<w:outlineLvl[^>]*/>", "")  # ten styles of headings
    codes = [{f.code for f in told(d, broken(d, *[styles] * 10))} for d in ("agenda", "letter-1")]
    assert ["no-heading" in found for found in codes] == [True, False]


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)  # the lightest grey that passes
