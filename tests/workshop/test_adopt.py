"""A council's own letter becomes a template: each mark its field, and nothing else of the letter changed."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from council_letters import appendix_d, council_letter, letter_with_a_letterhead, write
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from made import DAYS, case_of, word_lines

from docgen.build import Settings, open_desk
from docgen.cli import run
from docgen.documents.word.marks import marks_in
from docgen.errors import TemplateError
from docgen.review import Review
from docgen.workshop.adopt.adopting import Adopted, adopt
from docgen.workshop.adopt.passage import Passage
from docgen.workshop.lint import lint_content
from docgen.workshop.wordfile import W, WordFile

LETTERS = tuple(f"letter-{n}" for n in range(1, 9))


def adopted(document: str, text: str | None = None, *, split: int = 7) -> Adopted:
    return adopt(council_letter(text or appendix_d()[document], split=split), "ours.docx", document)


def lines(content: bytes, document: str = "letter-4") -> list[str]:
    return [
        p.text.replace("\n", " / ") for p in WordFile.of(document, "x.docx", content).paragraphs if p.text.strip()
    ]


@pytest.mark.parametrize("document", LETTERS)
@pytest.mark.parametrize("split", [1, 7, 10_000])
def test_every_mark_of_appendix_d_is_placed(document: str, split: int) -> None:
    made = adopted(document, split=split)
    assert made.unplaced == ()
    left = " ".join(lines(made.content))
    assert not re.search(r"INSERT|DELETE|REMEMBER|HIM/HER", left)
    assert len(made.placed) == len(
        re.findall(r"INSERT|\(DELETE|\(REMEMBER|HIM/HER|\*\*PUBLIC\*\*", appendix_d()[document])
    )


@pytest.mark.parametrize("document", LETTERS)
def test_what_is_adopted_has_no_wrong_field(document: str) -> None:
    content = adopted(document).content
    wrong = {f.code for f in lint_content(content, f"{document}.docx", document) if f.severity == "error"}
    # What Appendix D itself does not say, or python-docx's blank page: a person sees to these.
    assert wrong <= {"lost-field", "lost-content", "language"}


# By hand, from the letters of Appendix D: what stands in the place of its marks.
BY_HAND = {
    "letter-1": [
        "Ref: {{ case.reference }}",
        "{{ recipient.window }}",
        "{{ document.date }}",
        "Dear {{ recipient.greeting }}",
        "I will be in touch with you again, before {{ dates.next_contact }}",
        "{{ spoc.signature }}",
        "{{ document.marking }}",
    ],
    "letter-3": ["You can withdraw your consent for {{ applicant.pronoun }} to act on your behalf."],
    "letter-4": [
        "Further to my letter dated {{ sent.letter_1 }}, I have",
        "This is because {{ threshold.reasons | reasons }}.",
    ],
    "letter-5": [
        "Date: {{ meeting.date }}",
        "Time: {{ meeting.time }}",
        "Location: {{ meeting.location }}",
        "Please confirm your attendance to {{ meeting.confirm_to }}.",
        "{%p if not case.third_party %}",
    ],
    "letter-6": [
        "Further to my letter dated {{ sent.letter_5 }}, I write",
        "{{ plan.agreed_by }} agreed that Action(s) {{ plan.agreed }} should be progressed.",
        "{{ plan.agreed_by }} asked that Actions(s) {{ plan.refused }} are not progressed.",
        "{%p if plan.agreed %}",
        "{%p if plan.refused %}",
        "{%p if plan.exists %}",
        "{% for item in outcome.findings %}{{ item }}{% endfor %}",
    ],
    "letter-7": ["Further to my letter dated {{ sent.letter_6 }}, the relevant"],
}


@pytest.mark.parametrize(("document", "said"), [(d, s) for d, every in BY_HAND.items() for s in every])
def test_each_mark_becomes_the_field_that_belongs_there(document: str, said: str) -> None:
    assert [line for line in lines(adopted(document).content) if said in line]


def written(name: str, folder: Path, document: str) -> str:
    """What the letter says for this fixture, with the templates in this folder first."""
    review = Review.open(case_of(name), DAYS[name])
    return "\n".join(word_lines(open_desk(review, Settings(templates=(folder,))).draft_one(document).docx.content))


def test_the_line_of_the_victim_stands_only_where_somebody_else_applied(tmp_path: Path) -> None:
    (tmp_path / "letter-1.docx").write_bytes(adopted("letter-1").content)
    for name, expected in (("own-application-before-meeting", False), ("third-party-before-meeting", True)):
        said = written(name, tmp_path, "letter-1")
        assert ("Person affected by the anti-social behaviour" in said) == expected
        assert case_of(name).reference in said and "Thank you for completing" in said


def test_an_adopted_letter_says_what_docgens_own_says(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "none").mkdir()
    (tmp_path / "ours" / "letter-5.docx").write_bytes(adopted("letter-5").content)
    name = "third-party-before-meeting"
    theirs, ours = written(name, tmp_path / "ours", "letter-5"), written(name, tmp_path / "none", "letter-5")
    for said in (
        "Tuesday 12 May 2026",
        "Thursday 2 April 2026",
        "You are invited to attend",
        "within 5 working days",
    ):
        assert said in ours and said in theirs
    assert case_of(name).applicant.name.family in theirs


def looks(content: bytes) -> list[tuple[str, bytes]]:
    """Every character outside marks and tags, with the look of its run."""
    found = []
    for paragraph in WordFile.of("letter-4", "x.docx", content).paragraphs:
        passage = Passage(paragraph.element)
        text, hidden = passage.text, set()
        for start, end in [(m.start, m.end) for m in marks_in(text)] + [
            m.span() for m in re.finditer(r"\{\{.*?\}\}|\{%.*?%\}", text)
        ]:
            hidden |= set(range(start, end))
        at = 0
        for node in paragraph.element.iter(f"{W}t", f"{W}br", f"{W}tab"):
            said = node.text or "" if node.tag == f"{W}t" else "\n"
            look = node.getparent().find(f"{W}rPr")
            for n, character in enumerate(said):
                if at + n not in hidden and not character.isspace():
                    found.append((character, b"" if look is None else etree.tostring(look)))
            at += len(said)
    return found


@pytest.mark.parametrize("document", LETTERS)
def test_the_look_of_what_is_no_mark_stays(document: str) -> None:
    before = council_letter(appendix_d()[document], split=5)
    assert looks(adopt(before, "ours.docx", document).content) == looks(before)


def test_everything_but_the_marked_parts_stays_byte_for_byte() -> None:
    before = letter_with_a_letterhead()
    made = adopt(before, "ours.docx", "letter-4")
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(made.content)) as new:
        changed = {n for n in new.namelist() if n not in old.namelist() or old.read(n) != new.read(n)}
    assert changed == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/custom.xml",
        "word/document.xml",
        "word/footer1.xml",
    }


def test_marks_in_tables_and_footers_and_highlighted_marks_are_placed() -> None:
    made = adopt(letter_with_a_letterhead(), "ours.docx", "letter-4")
    said = "\n".join(lines(made.content))
    assert "Your reference: {{ case.reference }}" in said  # in the footer, in brackets and small letters
    assert made.unplaced == ()
    document = Document(io.BytesIO(made.content))
    cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert cells == ["Our ref", "{{ case.reference }}", "Date", "{{ document.date }}"]
    runs = [
        run
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for p in cell.paragraphs
        for run in p.runs
    ]
    assert not [run.text for run in runs if run.font.highlight_color is not None]


def test_a_mark_set_off_for_the_officer_is_not_set_off_for_the_reader() -> None:
    document = Document(io.BytesIO(adopted("letter-4").content))
    runs = {run.text: run.bold for paragraph in document.paragraphs for run in paragraph.runs}
    assert not runs["{{ sent.letter_1 }}"] and not runs["{{ case.reference }}"] and not runs["{{ document.date }}"]


def test_bold_of_the_line_itself_stays() -> None:
    document = Document(io.BytesIO(adopted("letter-1").content))
    runs = {run.text: run.bold for paragraph in document.paragraphs for run in paragraph.runs}
    assert runs["{{ applicant.name }}"] is True  # in a line that is bold from end to end


UNKNOWN = [
    # a mark, and a field that a person may have meant
    ("(INSERT NAME OF DUTY SOLICITOR)", None),
    ("[insert name of the neighbourhood officer's dog]", None),
    ("(INSERT DATE OF TEMPLATE LETTER 7)", None),  # nothing follows Letter 7
    ("(DELETE AS APPLICABLE)", None),
    ("HE/SHE", None),
    ("XXXX", None),
    ("DD/MM/YYYY", None),
    ("(INSERT POLICE NUMBER)", "authority.police.report"),
]


@pytest.mark.parametrize(("mark", "suggested"), UNKNOWN)
def test_what_is_not_known_is_left_and_listed(mark: str, suggested: str | None) -> None:
    made = adopted("letter-4", f"Ref: **INSERT CASE NO**\n\nPlease see {mark} for that.")
    assert [left.mark for left in made.unplaced] == [mark]
    assert f"Please see {mark} for that." in lines(made.content)
    assert f"Please see {mark} for that." in made.unplaced[0].place
    if suggested:
        assert suggested in made.unplaced[0].suggestions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ref: INSERT CASE NO.", ["INSERT CASE NO"]),
        ("to INSERT NUMBER(S) should", ["INSERT NUMBER(S)"]),
        ("(see ECINS (INSERT ID NO) or (AMEND, AS APPROPRIATE))", ["(INSERT ID NO)", "(AMEND, AS APPROPRIATE)"]),
        ("(INSERT REASON(S) WHY) and more", ["(INSERT REASON(S) WHY)"]),
        ("(INSERT never closed", ["(INSERT never closed"]),
        ("<<Insert name>> [insert date]", ["<<Insert name>>", "[insert date]"]),
        ("(see overleaf) [sic] {not this}", []),
        ("You may insert a coin (and add sugar).", []),
        ("INSERT DATE, TIME AND PLACE here", ["INSERT DATE, TIME AND PLACE"]),
        ("HIM/HER said", ["HIM/HER"]),
        ("him/her said", ["him/her"]),
        ("PUBLIC", ["PUBLIC"]),
        ("PUBLIC meeting", []),
        ("OFFICIAL – SENSITIVE", ["OFFICIAL – SENSITIVE"]),
    ],
)
def test_marks_are_found_as_people_type_them(text: str, expected: list[str]) -> None:
    assert [mark.shown for mark in marks_in(text)] == expected


@given(
    st.lists(
        st.sampled_from(["Dear ", "a\nb", "\n", "INSERT DATE", "(INSERT TIME)", "\t", " of the meeting. "]),
        max_size=8,
    ),
    st.integers(1, 9),
)
@settings(max_examples=60, deadline=None)
def test_a_paragraph_is_rewritten_at_its_marks_and_nowhere_else(pieces: list[str], split: int) -> None:
    document = Document()
    paragraph = document.add_paragraph()
    write(paragraph, "".join(pieces).replace("\t", " "), split)
    passage = Passage(paragraph._p)
    text = passage.text
    for mark in reversed(marks_in(text)):
        passage.put(mark.start, mark.end, "{{ x }}")
    expected = text
    for mark in reversed(marks_in(text)):
        expected = expected[: mark.start] + "{{ x }}" + expected[mark.end :]
    assert Passage(paragraph._p).text == expected


def test_appendix_e_and_f_are_adopted_too() -> None:
    text = (
        "(see ECINS Case ID **(INSERT ID NO)** or attached copy **(AMEND, AS APPROPRIATE)**).\n\n"
        "for the six-month period **(INSERT DATES)**:-\n\nI require this information by (**INSERT DEADLINE**)."
    )
    made = adopted("threshold-assessment", text)
    assert made.unplaced == ()
    assert lines(made.content, "threshold-assessment") == [
        "({% if agency.ecins %}see ECINS Case ID {{ case.reference }}{% else %}attached copy{% endif %}).",
        "for the six-month period {{ dates.period_start | short_day }} to {{ dates.period_end | short_day }}:-",
        "I require this information by {{ dates.partner_return }}.",
    ]
    text = "Please return it to **(INSERT SPOC'S EMAIL ADDRESS)** by **(INSERT DEADLINE OF 7 DAYS BEFORE MEETING DATE)**."
    made = adopted("partner-case-information", text)
    assert lines(made.content, "x") == ["Please return it to {{ spoc.email }} by {{ dates.chronology }}."]


def test_a_mail_merge_letter_is_told_as_such() -> None:
    document = Document()
    paragraph = document.add_paragraph("Ref: INSERT CASE NO ")
    field = paragraph._p.makeelement(f"{W}fldSimple", {f"{W}instr": ' MERGEFIELD "Surname" '})
    paragraph._p.append(field)
    target = io.BytesIO()
    document.save(target)
    made = adopt(target.getvalue(), "ours.docx", "letter-4")
    assert [(left.mark, "mail-merge" in left.why) for left in made.unplaced] == [("Surname", True)]


def test_a_mark_in_a_content_control_is_no_grey_placeholder_any_more() -> None:
    document = Document()
    paragraph = document.add_paragraph("Ref: ")
    control = etree.fromstring(
        f'<w:sdt xmlns:w="{W[1:-1]}"><w:sdtPr><w:alias w:val="ref"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:rPr>'
        '<w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>[Insert case reference]</w:t></w:r></w:sdtContent></w:sdt>'
    )
    paragraph._p.append(control)
    target = io.BytesIO()
    document.save(target)
    made = WordFile.of("letter-4", "x.docx", adopt(target.getvalue(), "ours.docx", "letter-4").content)
    body = made.parts["word/document.xml"]
    assert b"{{ case.reference }}" in body and b"alias" in body
    assert b"PlaceholderText" not in body and b"showingPlcHdr" not in body


def test_a_text_box_is_told_once_and_changed_in_both_its_forms() -> None:
    mark = "<w:p><w:r><w:t>Ref: INSERT CASE NO</w:t></w:r></w:p>"
    box = (
        f'<w:p xmlns:w="{W[1:-1]}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml"><w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing><w:txbxContent>{mark}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"<w:txbxContent>{mark}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    document = Document()
    document.element.body.insert(0, etree.fromstring(box))
    target = io.BytesIO()
    document.save(target)
    made = adopt(target.getvalue(), "ours.docx", "letter-4")
    assert [one.mark for one in made.placed] == ["INSERT CASE NO"]
    assert (
        WordFile.of("letter-4", "x.docx", made.content).parts["word/document.xml"].count(b"{{ case.reference }}")
        == 2
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"\xd0\xcf\x11\xe0old Word",
            r"is not a Word file \(.docx\); in the older form of Word: save it as .docx",
        ),
        (council_letter("Dear Sir\n\nNothing is marked here."), "has no marks such as"),
    ],
)
def test_what_can_not_be_adopted_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(TemplateError, match=message):
        adopt(content, "ours.docx", "letter-4")


def test_a_word_template_becomes_a_document_and_macros_are_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(council_letter("Ref: INSERT CASE NO"))) as package:
        members = {name: package.read(name) for name in package.namelist()}
    types = members["[Content_Types].xml"]
    members["[Content_Types].xml"] = types.replace(b"document.main+xml", b"template.main+xml")
    made = adopt(zipped(members), "ours.dotx", "letter-8")
    with zipfile.ZipFile(io.BytesIO(made.content)) as package:
        assert b"template.main+xml" not in package.read("[Content_Types].xml")
    with pytest.raises(TemplateError, match="holds macros"):
        adopt(zipped({**members, "word/vbaProject.bin": b""}), "ours.docm", "letter-8")


def zipped(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return target.getvalue()


def test_the_command_writes_the_template_and_says_what_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("Our letter.docx").write_bytes(council_letter(appendix_d()["letter-4"] + "\n\n(INSERT MOTTO)"))
    before = Path("Our letter.docx").read_bytes()
    assert run(["templates", "adopt", "Our letter.docx", "--as", "letter-4"]) == 1
    said = capsys.readouterr().out
    assert "(INSERT DATE OF TEMPLATE LETTER 1)\n    -> {{ sent.letter_1 }}" in said
    assert "Not placed; these are yours to do, in Word:\n  (INSERT MOTTO)" in said
    assert "has to say the last day on which an appeal can be made" in said
    assert Path("letter-4.docx").is_file() and Path("Our letter.docx").read_bytes() == before
    assert run(["templates", "adopt", "Our letter.docx", "--as", "letter-4"]) == 8
    assert run(["templates", "adopt", "Our letter.docx", "--as", "letter-4", "--force", "--json"]) == 1
    plain = json.loads(capsys.readouterr().out)
    assert plain["template"] == "letter-4.docx" and [u["mark"] for u in plain["not_placed"]] == ["(INSERT MOTTO)"]
    assert run(["templates", "adopt", "Our letter.docx", "--as", "letter-44"]) == 4
    ours = ["templates", "adopt", "Our letter.docx", "--as", "letter-4", "--force", "-o"]
    assert run([*ours, str(tmp_path / "Our letter.docx")]) == 8 and Path("Our letter.docx").read_bytes() == before
    assert run(["templates", "adopt", "nowhere.docx", "--as", "letter-4"]) == 5


def test_a_whole_letter_leaves_nothing_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "ours.docx"
    source.write_bytes(letter_with_a_letterhead())
    target = tmp_path / "letter-4.docx"
    assert run(["templates", "adopt", str(source), "--as", "letter-4", "-o", str(target)]) == 0, (
        capsys.readouterr().out
    )
    assert run(["templates", "lint", str(target)]) == 0
    source.unlink()
    name = "threshold-not-met-with-reasons"
    assert case_of(name).reference in written(name, tmp_path, "letter-4")
