"""A mark that is left is seen by all: who adopts a letter, who checks a template, and who would make a letter of it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from broken import BODY, broken, told, typed
from council_letters import council_letter
from docx import Document
from lxml import etree
from made import DAYS, case_of

from docgen.build import Settings, open_desk
from docgen.cli import run
from docgen.documents.word.marks import marks_in
from docgen.documents.word.render import Template
from docgen.errors import TemplateError
from docgen.review import Review
from docgen.workshop.adopt.adopting import adopt
from docgen.workshop.lint import lint_content
from docgen.workshop.samples import samples_of
from docgen.workshop.wordfile import W

WXML = f'xmlns:w="{W[1:-1]}"'

# As people type them. "sure": it can be nothing else, and no document is made.
SURE = [
    "(INSERT CASE NO", "INSERT CASE NO)", "[insert name", "(INSERT", "INSERT\tDATE", "[NAME]", "[Date]", "«Victim_Name»",
    "<<Name>>", "<insert name>", "(TBC)", "[delete as applicable]", "(DELETE AS APPROPRIATE)", "HIM/HER", "XXXX",
    "Choose an item.", "Click or tap to enter a date.", "[INSERT: FAVOURITE COLOUR]", "Insert applicant name here",
]  # fmt: skip
DOUBTFUL = [
    "____________",
    "...............",
    "…………",
    "[          ]",
    "He/She",
    "his/her",
    "s/he",
    "(his or her)",
    "[GDPR]",
]
NONE = [
    "[sic]",
    "and/or",
    "24/7",
    "etc...",
    "[ ]",
    "(see overleaf)",
    "You may insert a coin here.",
    "{{ a['NAME'] }}",
]


@pytest.mark.parametrize("text", SURE)
def test_what_can_be_nothing_else(text: str) -> None:
    (mark,) = marks_in(f"{text}" if text[0].isupper() else f"See {text}")
    assert mark.shown == text and mark.sure


@pytest.mark.parametrize("text", DOUBTFUL)
def test_what_may_be_meant_for_the_reader(text: str) -> None:
    (mark,) = marks_in(f"See {text} for that")
    assert mark.shown == text and not mark.sure


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_mark(text: str) -> None:
    assert marks_in(f"See {text} for that") == ()


def test_a_form_has_lines_to_write_on() -> None:
    text = "Name ______ Date ....... he/she (delete as appropriate)"
    assert marks_in(text, letter=False) == () and len(marks_in(text)) == 4


def field(*said: str, shows: str) -> str:
    """A field of Word's own, its name split over runs."""
    runs = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    name = "".join(f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in said)
    return f"{runs[0]}{name}{runs[1]}<w:r><w:t>{shows}</w:t></w:r>{runs[2]}"


FIELDS = {
    "Victim": (field(" MERGE", "FIELD ", "Victim ", shows="«Victim»"), True),
    "First name": (field(' MERGEFIELD "First name" ', shows="«First_name»"), True),
    "GREETINGLINE": (field(" GREETINGLINE ", shows="«GreetingLine»"), True),
    "ADDRESSBLOCK": (field(" ADDRESSBLOCK ", shows="«AddressBlock»"), True),
    "FILLIN": (field(' FILLIN "Name?" ', shows="John Smith"), True),
    "DATE": (field(' DATE \\@ "d MMMM yyyy" ', shows="3 March 2019"), True),
    "IF": (field(' IF x = y "a" "b" ', shows="a"), False),
    "DOCPROPERTY": (field(" DOCPROPERTY CaseNo ", shows="OLD-1"), False),
}


def with_field(xml: str) -> bytes:
    document = Document()
    paragraph = document.add_paragraph("Ref: (INSERT CASE NO) ")
    for run_of_it in etree.fromstring(f"<w:p {WXML}>{xml}</w:p>"):
        paragraph._p.append(run_of_it)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_of_words_own_is_told_once(name: str) -> None:
    xml, sure = FIELDS[name]
    made = adopt(with_field(xml), "ours.docx", "letter-4")
    assert [left.mark for left in made.unplaced] == [name]
    (found,) = [f for f in lint_content(made.content, "letter-4.docx", "letter-4") if f.code == "leftover-mark"]
    assert (found.severity == "error") is sure
    if sure:
        with pytest.raises(TemplateError, match=r"a mark is left, “.*text, paragraph “Ref"):
            render("letter-4", made.content)


def test_page_numbers_and_links_are_no_such_fields() -> None:
    for said in (" PAGE ", ' HYPERLINK "https://example.org" ', " NUMPAGES "):
        assert adopt(with_field(field(said, shows="1")), "ours.docx", "letter-4").unplaced == ()


def test_adopt_never_says_that_nothing_is_left_where_lint_sees_a_mark() -> None:
    text = "\n\n".join(["Ref: (INSERT CASE NO)", *(f"See {one}" for one in (*SURE, *DOUBTFUL))])
    made = adopt(council_letter(text), "ours.docx", "letter-4")
    seen = [f for f in lint_content(made.content, "letter-4.docx", "letter-4") if f.code == "leftover-mark"]
    # "See Insert ..." is no mark, and HIM/HER is the applicant
    assert len(made.unplaced) == len(seen) == len(SURE) + len(DOUBTFUL) - 2


def test_a_mark_over_two_paragraphs_and_one_in_a_comment_are_told() -> None:
    document = Document()
    document.add_paragraph("Ref: (INSERT CASE NO)")
    document.add_paragraph("Please quote (INSERT")
    document.add_paragraph("CASE NO) when you write.")
    document.add_comment(document.paragraphs[0].runs[0], text="Ask (INSERT DATE)", author="J", initials="J")
    target = io.BytesIO()
    document.save(target)
    made = adopt(target.getvalue(), "ours.docx", "letter-4")
    assert {left.mark for left in made.unplaced} == {"(INSERT", "(INSERT DATE)"}


def render(document: str, content: bytes) -> None:
    Template(document, f"{document}.docx", content).render(samples_of(document)[0].facts)


@pytest.mark.parametrize("mark", ["(INSERT REASON)", "«Name»", "[insert date]"])
def test_no_letter_is_made_with_a_mark_in_it(mark: str) -> None:
    with pytest.raises(TemplateError) as refused:
        render("letter-4", typed("letter-4", f"We write to you {mark} today"))
    assert f"a mark is left, “{mark}”" in refused.value.message
    assert f"letter-4.docx, text, paragraph “We write to you {mark} today”" in refused.value.message
    assert "cannot-be-made" not in {f.code for f in told("letter-4", typed("letter-4", mark))}  # said once


def test_a_mark_in_a_part_without_fields_holds_the_letter_back_too() -> None:
    footer = b"<w:ftr " + WXML.encode() + b"><w:p><w:r><w:t>Ref (INSERT CASE NO)</w:t></w:r></w:p></w:ftr>"
    content = broken("letter-4", (BODY, "Dear", "Dear"), added={"word/footer9.xml": footer.decode()})
    with pytest.raises(TemplateError, match="footer9, paragraph “Ref"):
        render("letter-4", content)


def test_a_line_to_sign_on_is_printed() -> None:
    render("letter-4", typed("letter-4", "Signed ____________"))


def test_a_case_may_say_insert(tmp_path: Path) -> None:
    review = Review.open(case_of("threshold-not-met-with-reasons"), DAYS["threshold-not-met-with-reasons"])
    (tmp_path / "letter-4.docx").write_bytes(typed("letter-4", "{{ '(INSERT ' ~ case.reference ~ ')' }}"))
    draft = open_desk(review, Settings(templates=(tmp_path,))).draft_one("letter-4")
    assert draft.docx.content


def test_render_says_which_paragraph_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter-4.docx").write_bytes(typed("letter-4", "Our file: (INSERT FILE)"))
    case = Path(__file__).parents[2] / "fixtures" / "threshold-not-met-with-reasons.json"
    out = tmp_path / "out.pdf"
    day = DAYS["threshold-not-met-with-reasons"].isoformat()
    args = ["render", "letter-4", str(case), "--on", day, "--templates", str(tmp_path), "-o", str(out)]
    assert run(args) == 5 and not out.exists()
    assert "paragraph “Our file: (INSERT FILE)”" in capsys.readouterr().err


def test_stamp_and_adopt_refuse_what_they_do_not_know(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ours = tmp_path / "Our letter.docx"
    ours.write_bytes(typed("letter-4"))
    assert run(["templates", "stamp", str(ours)]) == 5
    assert "no document is called Our letter; say with --as" in capsys.readouterr().err
    assert run(["templates", "stamp", str(ours), "--as", "letter-44"]) == 4
    assert run(["templates", "stamp", str(ours), "--as", "letter-4"]) == 0
    letter = tmp_path / "letter.docx"
    letter.write_bytes(council_letter("Ref: INSERT CASE NO"))
    assert run(["templates", "adopt", str(letter), "--as", "letter-4", "-o", str(tmp_path / "x.doc")]) == 8
    assert "ends in .docx" in capsys.readouterr().err and not (tmp_path / "x.doc").exists()


@pytest.mark.parametrize("missing", ["[Content_Types].xml", "_rels/.rels"])
def test_half_a_word_file_is_refused(missing: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    half = tmp_path / "letter-4.docx"
    with (
        zipfile.ZipFile(io.BytesIO(council_letter("Ref: INSERT CASE NO"))) as whole,
        zipfile.ZipFile(half, "w") as out,
    ):
        for name in whole.namelist():
            if name != missing:
                out.writestr(name, whole.read(name))
    for args in (["stamp", str(half)], ["adopt", str(half), "--as", "letter-4", "-o", str(tmp_path / "o.docx")]):
        assert run(["templates", *args]) == 5
        assert f"{missing} is not in it" in capsys.readouterr().err
    with pytest.raises(TemplateError, match="is not in it"):
        render("letter-4", half.read_bytes())


def test_a_header_that_covers_the_text_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = Document()
    document.add_paragraph("Ref: INSERT CASE NO")
    document.sections[0].header.paragraphs[0].text = "\n".join(["A council"] * 9)
    document.save(str(tmp_path / "ours.docx"))
    run(
        [
            "templates",
            "adopt",
            str(tmp_path / "ours.docx"),
            "--as",
            "letter-4",
            "-o",
            str(tmp_path / "letter-4.docx"),
        ]
    )
    assert "See to the page:\n  the header takes" in capsys.readouterr().out
