"""Lint finds nothing in docgen's own templates, and says of each broken one what is wrong, where, and the mend."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from broken import BODY, CORE, FOOTER, PARAGRAPH, RELS, STYLES, broken, path_of, told, typed
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen import resources
from docgen.errors import TemplateError
from docgen.workshop.lint import lint, lint_content, lint_file
from docgen.workshop.lint.blocks import faults_of_blocks
from docgen.workshop.lint.names import Reading
from docgen.workshop.lint.tags import faults_of_spelling
from docgen.workshop.samples import documents
from docgen.workshop.wordfile import WordFile

TEMPLATES = sorted(resources.templates().rglob("*.docx"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_our_own_templates_are_clean(path: Path) -> None:
    found = lint_file(path)
    assert not found, "\n".join(f"{f.severity}: {f.message} ({f.place})" for f in found)


def test_every_document_has_a_template_that_is_looked_at() -> None:
    assert {path.stem for path in TEMPLATES} == set(documents())


def paragraph(words: str) -> str:
    """The pattern of a paragraph with these words in it."""
    return rf"<w:p\b(?:(?!</w:p>).)*{words}(?:(?!</w:p>).)*</w:p>"


BOX = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Call us</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"

# What was done to the template; then code, part, a word of the paragraph, the message and the mend.
BROKEN = {
    "an unknown field": (
        "letter-4",
        [(BODY, r"authority\.appeal\.days \}\} days", "authority.appeal.day }} days")],
        "unknown-field",
        "text",
        "you can lodge an appeal",
        "there is no field `authority.appeal.day`",
        "the nearest is `authority.appeal.days`; `docgen templates fields` lists them all",
    ),
    "a field of another document": (
        "letter-1",
        [(BODY, r"(?=Thank you for)", "{% if agency.ecins %}x{% endif %}{{ agency.name }}")],
        "field-of-another-document",
        "text",
        "Thank you for",
        "`agency.name`: letter-1 never has `agency`; it is there in threshold-assessment, partner-case-information",
        "take `{{ agency.name }}` out, or name a field of this document: `docgen templates fields letter-1` lists them",
    ),
    "a field that can't be read": (
        "letter-5",
        [(BODY, r"\{\{ meeting\.date \}\}", "{{ meeting date }}")],
        "syntax",
        "text",
        "Date:",
        "`{{ meeting date }}` can't be read: after the field stands `date`",
        "join the words of a field with dots and underscores: `{{ meeting.date }}`",
    ),
    "a block that is never closed": (
        "letter-4",
        [(BODY, paragraph(r"\{%p endif %\}"), "")],
        "never-closed",
        "text",
        "case.third_party",
        "`{%p if case.third_party %}` is never closed",
        "put `{%p endif %}` after what it holds",
    ),
    "a block that goes on in the next cell": (
        "agenda",
        [
            (BODY, r"\{% elif meeting\.online %\}Online\{% endif %\}", ""),
            (BODY, r"(?=\{% if meeting\.chair %\})", "{% endif %}"),
        ],
        "split-block",
        "text",
        "meeting.chair",
        "`{% if meeting.location %}` is opened in one place of the page and `{% endif %}` stands in another",
        "put both into the same paragraph; to keep or drop whole paragraphs, write `{%p ... %}`",
    ),
    "quotes that Word made": (
        "letter-4",
        [(BODY, r"authority\.appeal\.url \}\}", "authority.appeal.url or „none“ }}")],
        "curly-quotes",
        "text",
        "For more information",
        "`{{ authority.appeal.url or „none“ }}` has curly quotes or the like in it (“ „)",
        "type straight quotes, \" or '; Ctrl+Z just after typing takes Word's own back",
    ),
    "a mark that is left": (
        "letter-7",
        [(FOOTER, r"Ref ", "Ref (INSERT REFERENCE) ")],
        "leftover-mark",
        "footer 1",
        "Ref",
        "a mark is left: “(INSERT REFERENCE) {{ case.reference }},”",
        "write the field that belongs there, and take the mark out; `docgen templates fields` lists the fields",
    ),
    "a field that got lost": (
        "letter-4",
        [(BODY, r"on \{\{ authority\.victim_service\.phone \}\}", "")],
        "lost-field",
        "text",
        "We offer support",
        "“Letter 4: threshold not met” has to say the number of the victim service (Appendix D, Letter 4), "
        "and does not",
        "put `{{ authority.victim_service.phone }}` back, as docgen's own has it: “We offer support for victims of "
        "anti-social behaviour. Call {{ authority.victim_service.name }} on {{ authority.victim_service.phone }} or …”",
    ),
    "a paragraph that is gone": (
        "letter-3",
        [(BODY, paragraph("I will send updates"), "")],
        "wording-missing",
        "text",
        "I will review the application",
        "approved wording is missing here: “I will send updates about the application to {{ applicant.name }}. "
        "You can withdraw your consent for {{ applicant.pronoun }} to act on your…”",
        "put the paragraph back after this one, or have it approved that it goes",
    ),
    "a row that is gone": (
        "threshold-assessment",
        [(BODY, paragraph("Date Received"), "<w:p/>")],
        "wording-missing",
        "text",
        "Date Received",
        "the approved wording has this 4 times, the template 3: “Date Received”",
        "put back what is gone, or have it approved that it goes",
    ),
    "a sentence that is reworded": (
        "letter-8",
        [(BODY, "I confirm that the", "Please note that the")],
        "reworded",
        "text",
        "Please note that",
        "differs from the approved wording: “I confirm that the Anti-Social Behaviour Case Review process has now "
        "ended.”",
        "put the approved words back, or have the change approved",
    ),
    "a text box": (
        "letter-2",
        [(BODY, r"(<w:p>)(?=(?:(?!</w:p>).)*Thank you)", rf"\1{BOX}")],
        "text-box",
        "text",
        "Thank you",
        "a text box: the embedded engine leaves it out, text and all",
        "put the text into a paragraph, or into a table without lines",
    ),
    "a name in a loop that is misspelt": (
        "action-plan",
        [(BODY, r"action\.lead_officer", "action.lead_oficer")],
        "unknown-field",
        "text",
        "lead_oficer",
        "there is no field `action.lead_oficer`",
        "the nearest is `action.lead_officer`; `docgen templates fields` lists them all",
    ),
    "a picture without words": (
        "letter-5",
        [(BODY, 'descr="[^"]+"', 'descr=""')],
        "no-alt-text",
        "text",
        "logo",
        "the picture logo has no alternative text",
        "right-click it, View Alt Text: say in a sentence what it shows",
    ),
    "a name in the properties": (
        "minutes",
        [(CORE, "<dc:creator></dc:creator>", "<dc:creator>Imogen Falconer</dc:creator>")],
        "name-in-properties",
        "properties",
        "",
        "the properties name the author",
        "File, Info, Inspect Document: remove Document Properties and Personal Information",
    ),
    "a change that is marked": (
        "faq",
        [(BODY, r"(<w:r>)", r'<w:ins w:id="1" w:author="I. F."><w:r><w:t>New </w:t></w:r></w:ins>\1')],
        "change-marked",
        "text",
        "New",
        "a change is still marked here: docgen takes it as accepted, and leaves out who made it, "
        "but nobody has said that it is",
        "Review, Accept All Changes, and switch Track Changes off",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_template_is_told(name: str) -> None:
    document, edits, code, part, words, message, mend = BROKEN[name]
    before = {finding.message for finding in lint_file(path_of(document))}
    (found,) = [
        f
        for f in told(document, broken(document, *edits), compared=True)
        if f.code == code and f.message == message
    ]
    assert message not in before
    assert (found.document, found.part, found.mend) == (document, part, mend)
    assert words in found.text
    wanted = "warning" if code in ("reworded", "wording-missing", "name-in-properties") else "error"
    assert found.severity == wanted
    assert "letter-4" not in found.heading


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("{{ meeting }}", "prints-a-group", "`meeting` is a group of fields"),
        ("{{ actions }}", "prints-a-list", "`actions` is a list"),
        ("{{ case.third_party }}", "prints-yes-or-no", "would print as True or False"),
        ("{{ meeting.start | day }}", "wrong-filter", "`meeting.start` is a time of day, and `day` is for a date"),
        ("{{ meeting.date | days }}", "unknown-filter", "there is no filter `days`"),
        ("{% for a in meeting %}x{% endfor %}", "not-a-list", "can't be gone through"),
        ("{% for a, b in actions %}{{ a.b }}{% endfor %}", "syntax", "one thing at a time"),
        ("{{ meeting.date", "loose-brace", "the tag `{{ meeting.date` is begun here"),
        ("{ { meeting.date }}", "loose-brace", "a brace stands alone"),
        ("{% if meeting.date = 1 %}x{% endif %}", "syntax", "`=` was not expected"),
        ("{% p if meeting.date %}", "unknown-tag", "has a space before `p`"),
        ("{% esle %}", "unknown-tag", "there is no tag `esle`"),
        ("{% endif %}", "never-opened", "closes nothing"),
        ("{% else %}", "never-opened", "stands in no `if or for`"),
        ("{%tr for a in actions %}", "split-block", "stands in no table"),
        ("{%p if meeting.date %} and more", "lost-text", "takes its whole paragraph away"),
        ("{% if meeting.date %}x{%p endif %}", "split-block", "is opened inside a line"),
        ("{% include 'x' %}", "refused-tag", "`include` it can't"),
        ("{% set x = 1 %}", "refused-tag", "`set` it can't"),
        ("{{ meeting.date.strftime('x') }}", "call", "can't call anything"),
        ("{{ loop.index }}", "unknown-field", "`loop` is there inside a `for` only"),
        ("{% for a in actions %}{{ a.agency.name }}{% endfor %}", "unknown-field", "`a.agency` is text"),
        ("{{ date }}", "unknown-field", "there is no field `date` at the top"),
        ("{{ 'a' * 9 }}", "reckoning", "can't reckon with `*`"),
        ("{{ meeting.date + 1 }}", "reckoning", "can't reckon with `+`"),
        ("{{ actions[7].action }}", "cannot-be-made", "the list is not that long"),
        ("{{ meeting.victim_not_invited_reason }}", "may-be-unknown", "which a case may leave unknown"),
        ("{{ applicant.phone }}", "may-be-unknown", "prints `applicant.phone`, which a case may leave unknown"),
        ("{{ victim.phone }}", "may-be-unknown", "prints `victim.phone`, which a case may leave unknown"),
        ("{% for a in actions %}{{ a.completed }}{% endfor %}", "may-be-unknown", "prints `a.completed`"),
        ("{{ }}", "syntax", "it is empty"),
        ("{{r meeting.date }}", "unknown-tag", "prints no field here"),
    ],
)
def test_what_is_wrong_with_a_tag_is_told_at_its_paragraph(text: str, code: str, message: str) -> None:
    found = told("letter-5", typed("letter-5", text.replace("&", "&amp;")))
    (one,) = [f for f in found if f.code == code]
    assert message in one.message
    assert one.text == text.strip()
    assert one.mend


@pytest.mark.parametrize(
    "text",
    [
        "{{ meeting.date | short_day }}",
        "{% for a in actions %}{{ loop.index }}. {{ a.action }}{% endfor %}",
        "{% if meeting.online and not case.third_party %}x{% elif plan.exists %}y{% else %}z{% endif %}",
        "{{ application.impact or “nothing” }}{# a note #}",
        "{% for i in incidents if i.date %}{% for r in i.reports %}{{ r.by or '' }}{% endfor %}{% endfor %}",
        "{{ 'online' if meeting.online else 'there' }}",
        "{{ meeting['location'] }}",
        "{{ actions | length + 1 }} and {{ dates.outcome_days - 1 }}",
    ],
)
def test_what_is_right_is_no_error(text: str) -> None:
    assert [f for f in told("letter-5", typed("letter-5", text)) if f.severity == "error"] == []


@pytest.mark.parametrize(
    ("part", "root"), [("header1", "hdr"), ("footnotes", "footnotes"), ("endnotes", "endnotes")]
)
def test_headers_and_notes_are_read_like_the_text(part: str, root: str) -> None:
    words = PARAGRAPH.format("{{ meeting.plaice }}")
    xml = f'<w:{root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{words}</w:{root}>'
    (found,) = [
        f for f in told("letter-5", broken("letter-5", added={f"word/{part}.xml": xml})) if f.severity == "error"
    ]
    assert found.message == "there is no field `meeting.plaice`"
    assert found.part == part.replace("1", " 1")


def test_a_tag_in_a_text_box_is_read_too() -> None:
    box = BOX.replace("Call us", "{{ meeting.plaice }}")
    found = told("letter-5", broken("letter-5", (BODY, "<w:r>", f"{box}<w:r>")))
    assert {"text-box", "unknown-field"} <= {f.code for f in found}


PIECES = [
    "{{", "}}", "{%", "%}", "{%p ", "{%tr ", "{#", "#}", "if ", "for ", "in ", "endif", "endfor", "else", "elif ", "a", "actions",
    "meeting.date", ".", " | ", "day", "(", ")", "[", "]", "'", '"', "“", "1", "==", " not ", " ", "-", "~", "x", "\\", "\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14))
@settings(max_examples=150)
def test_whatever_is_typed_lint_has_a_word_for_it(pieces: list[str]) -> None:
    file = WordFile.of("letter-7", "letter-7.docx", typed("letter-7", "".join(pieces).replace("<", "&lt;")))
    for finding in (*faults_of_spelling(file), *faults_of_blocks(file), *Reading.of(file).findings):
        assert finding.message
        assert finding.mend


def test_a_tag_that_word_split_over_runs_is_read_whole() -> None:
    split = "{{ meeting.d</w:t></w:r><w:r><w:t>aet }}"
    (found,) = [f for f in told("letter-5", typed("letter-5", split)) if f.severity == "error"]
    assert found.message == "there is no field `meeting.daet`"


def test_a_row_that_a_tag_takes_away_with_words_in_it_is_told() -> None:
    row = (BODY, r"(\{%tr for action in actions %\}.*?)<w:p/>", r"\1<w:p><w:r><w:t>x</w:t></w:r></w:p>")
    content = broken("action-plan", row)
    assert any(f.code == "lost-text" and "whole row" in f.message for f in told("action-plan", content))


def test_the_address_of_a_link_is_read_too() -> None:
    field = (
        '</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK '
        '"{{ authority.hub.ulr }}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>here'
    )
    found = told("letter-5", typed("letter-5", field))
    assert [f.message for f in found if f.code == "unknown-field"] == ["there is no field `authority.hub.ulr`"]


def test_a_mark_in_a_comment_and_in_the_properties_is_told() -> None:
    comments = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0" '
        f'w:author="Somebody">{PARAGRAPH.format("(INSERT the date)")}</w:comment></w:comments>'
    )
    content = broken(
        "letter-5",
        (CORE, "<dc:subject></dc:subject>", "<dc:subject>INSERT</dc:subject>"),
        added={"word/comments.xml": comments},
    )
    found = told("letter-5", content)
    assert [f.part for f in found if f.code == "leftover-mark"] == ["comments", "properties"]
    assert any(f.code == "comments-left" for f in found)


@pytest.mark.parametrize(
    ("edits", "added", "code"),
    [
        ([(BODY, r"<w:pPr>", '<w:pPr><w:framePr w:w="2000"/>')], {}, "frame"),
        (
            [(BODY, r"(Thank you)", r"Thank you</w:t></w:r><w:r><w:rPr><w:smallCaps/></w:rPr><w:t> \1")],
            {},
            "small-capitals",
        ),
        (
            [
                (
                    STYLES,
                    r'(w:styleId="LetterLine".*?<w:pPr>)',
                    r'\1<w:contextualSpacing/><w:spacing w:after="120"/>',
                )
            ],
            {},
            "contextual-spacing",
        ),
        ([(BODY, "</w:p>", "<w:r><w:object/></w:r></w:p>")], {}, "shape"),
        (
            [
                (
                    BODY,
                    "<w:footerReference",
                    '<w:headerReference w:type="default" r:id="rIdH"/><w:footerReference',
                ),
                (
                    RELS,
                    "</Relationships>",
                    '<Relationship Id="rIdH" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>',
                ),
            ],
            {
                "word/header1.xml": '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
                + PARAGRAPH.format("Our council") * 4
                + "</w:hdr>"
            },
            "tall-header",
        ),
    ],
)
def test_a_look_that_the_embedded_engine_lacks_is_told(
    edits: list[tuple[str, str, str]], added: dict[str, str], code: str
) -> None:
    found = told("letter-1", broken("letter-1", *edits, added=added))
    assert code in {f.code for f in found}


def test_a_typed_number_may_stand_for_the_field() -> None:
    content = broken("letter-8", (BODY, r"\{\{ authority\.victim_service\.phone \}\}", "01632 960999"))
    assert not [f for f in told("letter-8", content) if f.severity == "error"]


def test_a_file_that_is_no_word_file_is_told_and_not_read(tmp_path: Path) -> None:
    for number, content in enumerate((b"", b"PK\x03\x04 nothing", b"%PDF-1.7")):
        (found,) = lint_content(content, f"{number}.docx", "letter-1")
        assert (found.code, found.severity) == ("not-word", "error")
    (strict,) = told(
        "letter-1",
        broken(
            "letter-1",
            (
                BODY,
                "schemas.openxmlformats.org/wordprocessingml/2006/main",
                "purl.oclc.org/ooxml/wordprocessingml/main",
            ),
        ),
    )
    assert "Strict Open XML" in strict.message
    (damaged,) = told("letter-1", broken("letter-1", (BODY, "</w:body>", "")))
    assert damaged.code == "not-word"
    assert "damaged" in damaged.message


def test_a_folder_is_looked_through_with_its_names(tmp_path: Path) -> None:
    shutil.copy(path_of("letter-4"), tmp_path / "leter-4.docx")
    shutil.copy(path_of("letter-4"), tmp_path / "letter-4.docx")
    (tmp_path / "letters").mkdir()
    shutil.copy(path_of("letter-4"), tmp_path / "letters" / "letter-4.docx")
    (tmp_path / "~$letter-4.docx").write_bytes(b"Word's own")
    report = lint([tmp_path])
    assert len(report.files) == 3
    found = {finding.code: finding for finding in report.findings}
    assert set(found) == {"unknown-document", "two-templates"}
    assert found["unknown-document"].mend == "name the file after its document; the nearest is letter-4.docx"


def test_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="no such file or folder"):
        lint([tmp_path / "nowhere"])
    with pytest.raises(TemplateError, match="no Word file"):
        lint([tmp_path])
