"""The embedded engine ends no line within a word: neighbouring runs of one look reach it as one."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.shared import Cm
from lxml import etree
from pypdfium2 import PdfDocument

from docgen.paper import Docx
from docgen.pdf.embedded import Embedded
from docgen.pdf.joined import join_runs

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

SPLIT = {
    "runs of one look": [("as s", False), ("oon as poss", False), ("ible.", False)],
    "a stop after a bold date": [("Letter of ", False), ("12 May 2026", True), (". It says", False)],
    "a bold date in brackets": [("the letter (", False), ("12 May 2026", True), ("), which", False)],
}


def written(parts: list[tuple[str, bool]]) -> str:
    """The text of the PDF, with the same words in lines of sixty widths."""
    document = Document()
    document.core_properties.title = "Lines"
    for step in range(60):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.right_indent = Cm(14.9 - step * 0.1)
        for text, bold in parts:
            paragraph.add_run(text).bold = bold or None
    target = io.BytesIO()
    document.save(target)
    (pdf,) = Embedded().convert([("lines", Docx(target.getvalue()))])
    with PdfDocument(pdf.content) as opened:
        return "\n".join(page.get_textpage().get_text_bounded() for page in opened)


@pytest.mark.parametrize("case", SPLIT)
def test_no_line_ends_within_a_word(case: str) -> None:
    parts = SPLIT[case]
    whole = "".join(text for text, _ in parts)
    lines = written(parts).splitlines()
    assert len(lines) > 80, "the words do go over lines"
    found = [word for line in lines for word in line.split()]
    assert set(found) == set(whole.split())
    assert " ".join(found) == " ".join([*whole.split()] * 60)


def joined(*runs: str) -> list[str]:
    root = etree.fromstring(f'<w:document xmlns:w="{W}"><w:p>{"".join(runs)}</w:p></w:document>')
    before = "".join(root.itertext())
    join_runs(root)
    assert "".join(root.itertext()) == before
    return ["".join(run.itertext()) for run in root.iter(f"{{{W}}}r")]


def run_of(text: str, look: str = "") -> str:
    return f'<w:r w:rsidR="00AA"><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


BOLD, LINE = "<w:b/>", '<w:u w:val="single"/>'


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([run_of("one ", BOLD), run_of("two", BOLD)], ["one two"]),
        ([run_of("s"), '<w:proofErr w:type="spellStart"/>', run_of("oon")], ["soon"]),
        (
            [run_of("s"), '<w:bookmarkStart w:id="3" w:name="_GoBack"/><w:bookmarkEnd w:id="3"/>', run_of("oon")],
            ["soon"],
        ),
        ([run_of("s"), '<w:bookmarkStart w:id="3" w:name="here"/>', run_of("oon")], ["s", "oon"]),
        ([run_of("s", '<w:lang w:val="en-US"/>'), run_of("oon", "<w:noProof/>")], ["soon"]),
        ([run_of("croeso ", '<w:lang w:val="cy-GB"/>'), run_of("all")], ["croeso ", "all"]),
        ([run_of("s"), run_of("oon", BOLD)], ["s", "oon"]),
        ([run_of("2026", BOLD), run_of(".")], ["2026."]),
        ([run_of("2026", BOLD), run_of("), so")], ["2026),", " so"]),
        ([run_of("2026", LINE), run_of(". So")], ["2026", ". So"]),  # the stop would be underlined
        ([run_of("2026 ", BOLD), run_of(". So")], ["2026 ", ". So"]),
        ([run_of("by ("), run_of("you", BOLD)], ["by ", "(you"]),
        ([run_of("Tick "), run_of("\u2611"), run_of("Yes")], ["Tick ", "\u2611", "Yes"]),  # another font draws it
        ([run_of("page "), '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', run_of("1")], ["page ", "", "1"]),
        ([run_of("a"), "<w:r><w:tab/></w:r>", run_of("b")], ["ab"]),
    ],
)
def test_runs_are_joined_where_nothing_is_seen_of_it(runs: list[str], expected: list[str]) -> None:
    assert joined(*runs) == expected
