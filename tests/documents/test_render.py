"""Case text is data: it is never run as a template, and never breaks the Word file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.case import load_case
from docgen.documents.facts.context import Context
from docgen.documents.facts.model import Facts
from docgen.documents.word.render import Template
from docgen.documents.wording import clean
from docgen.errors import MissingFact, TemplateError
from docgen.review import Review

FIXTURE = Path(__file__).resolve().parents[2] / "fixtures" / "third-party-before-meeting.json"


def template(*paragraphs: str, table: list[list[str]] | None = None, footer: str = "") -> Template:
    document = WordDocument()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        grid = document.add_table(0, len(table[0]))
        for row in table:
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                cell.text = text
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    target = io.BytesIO()
    document.save(target)
    return Template("letter-1", "letter-1.docx", target.getvalue())


@pytest.fixture
def facts(review) -> Facts:
    return Context(review("third-party-before-meeting", "2026-04-20")).common


def text_of(docx: bytes, part: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        root = etree.fromstring(package.read(part))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines = []
    for paragraph in root.iter(f"{word}p"):
        pieces = {f"{word}br": "\n", f"{word}tab": "\t"}
        lines.append(
            "".join(n.text or "" if n.tag == f"{word}t" else pieces.get(n.tag, "") for n in paragraph.iter())
        )
    return "\n".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        "{{ 7*7 }}",
        "{% raw %}x{% endraw %}",
        "{{ case.reference }} {# gone? #}",
        "{_{ and }_} and {_% and %_}",
        "a & b < c > d \"e\" 'f' &amp;",
        "</w:t></w:r></w:p><w:p>",
        "line one\nline two\n\nline four",
        "tabs\tkeep",
        "😀 שלום عربي 中文 e\u0301",
        "  leading and trailing  ",
        "]]> <!-- -->",
        "x" * 40_000,
    ],
)
def test_text_comes_out_as_it_was_typed(text: str, facts: Facts) -> None:
    changed = replace(facts, case=replace(facts.case, reference=text))
    docx = template("{{ case.reference }}", footer="{{ case.reference }}").render(changed).docx
    assert text_of(docx.content) == text
    assert WordDocument(io.BytesIO(docx.content)).paragraphs


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=60))
def test_no_text_breaks_the_file(text: str) -> None:
    shown = Template("letter-1", "x.docx", _PLAIN).render(_facts(text)).docx
    assert text_of(shown.content) == f"[{clean(text)}]"


def _facts(text: str) -> Facts:
    return replace(_FACTS, case=replace(_FACTS.case, reference=text))


_PLAIN = template("[{{ case.reference }}]").content


_FACTS = Context(Review.open(load_case(FIXTURE), date(2026, 4, 20))).common


def test_the_same_facts_give_the_same_bytes(facts: Facts) -> None:
    made = template("{{ case.reference }}")
    assert made.render(facts).docx == Template("letter-1", "y.docx", made.content).render(facts).docx


def test_metadata_tells_nothing_about_a_person(facts: Facts) -> None:
    docx = template("{{ victim.name }}").render(facts).docx
    with zipfile.ZipFile(io.BytesIO(docx.content)) as package:
        outside = b"".join(package.read(n) for n in package.namelist() if not n.startswith("word/document"))
    assert b"Hartley" not in outside
    assert b"python-docx" not in outside
    assert all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in package.infolist())


def test_every_date_that_is_printed_is_noted(facts: Facts) -> None:
    rendered = template("{{ meeting.date }} {{ dates.pack | short_day }}{% if dates.meet %}!{% endif %}").render(
        facts
    )
    assert [d.isoformat() for d in rendered.dates] == ["2026-05-05", "2026-05-12"]


@pytest.mark.parametrize(
    ("paragraph", "message"),
    [
        ("Dear {{ recipient.greting }}", "no field `recipient.greting`; the nearest is `recipient.greeting`"),
        ("Dear {{ victm.name }}", "'victm' is undefined; the nearest is `victim`"),
        ("Date: { meeting.date }}", "a brace stands alone"),
        ("Date: {{ meeting.date }", "a brace stands alone"),
        ("Date: { meeting.date }", "a brace stands alone"),
        ("Date: meeting.date }}", "a brace stands alone"),
        ("{{ meeting.chair }}", "prints a group of fields"),
        ("{{ case.third_party }}", "prints true or false"),
        ("{{ actions }}", "prints a whole list"),
        ("{{ case.reference", "paragraph"),
        ("{% if case.third_party %} never closed", "end of template"),
        ("{{ case.reference.upper() }}", "no field"),
        ("{{ case.__class__ }}", "no field `case.__class__`"),
        ("{{ ''.__class__.__mro__ }}", "no field"),
        ("{{ case['__class__'] }}", "no field"),
        ("{{ case | attr('reference') }}", "No filter named 'attr'"),
        ("{{ '%s' | format(case) }}", "No filter named 'format'"),
        ("{{ range(10) }}", "'range' is undefined"),
        ("{{ self }}", "group of fields"),
        ("{% include 'x' %}", "can't hold `include`"),
    ],
)
def test_a_wrong_tag_is_told_with_its_paragraph(paragraph: str, message: str, facts: Facts) -> None:
    with pytest.raises(TemplateError) as caught:
        template("Before.", paragraph, "After.").render(replace(facts, recipient=_recipient()))
    assert caught.value.document == "letter-1"
    assert message in str(caught.value)
    assert "letter-1.docx" in str(caught.value)


def _recipient():
    from docgen.documents.facts.model import RecipientFacts

    return RecipientFacts("Mrs A", "Mrs A", None, True, True)


@pytest.mark.parametrize(
    ("text", "named", "pointer"),
    [
        ("{{ applicant.phone }}", "applicant.phone", "/applicant/phone"),
        ("{{ victim.phone }}", "victim.phone", "/victim/phone"),
        ("{% for p in perpetrators %}{{ p.phone }}{% endfor %}", "p.phone", "/person/phone"),
    ],
)
def test_a_blank_is_called_what_the_template_calls_it(facts: Facts, text: str, named: str, pointer: str) -> None:
    person = replace(facts.victim, phone=None)  # one and the same, where the victim applied
    blank = replace(facts, applicant=person, victim=person, perpetrators=(person,))
    with pytest.raises(MissingFact) as caught:
        template(text).render(blank)
    assert f"needs `{named}`, which the case does not give" in str(caught.value)
    assert caught.value.pointer == pointer


def test_a_blank_is_an_error_with_field_and_paragraph(facts: Facts) -> None:
    blank = replace(facts, meeting=replace(facts.meeting, location=None))
    with pytest.raises(MissingFact) as caught:
        template("Where: {{ meeting.location }}").render(blank)
    assert caught.value.pointer == "/meeting/location"
    assert "Where: {{ meeting.location }}" in str(caught.value)


def test_a_blank_counts_as_false_and_can_be_left_empty(facts: Facts) -> None:
    blank = replace(facts, meeting=replace(facts.meeting, chair=None, location=None))
    docx = template("[{% if meeting.chair.name %}no{% else %}yes{% endif %}{{ meeting.location or '' }}]").render(
        blank
    )
    assert text_of(docx.docx.content) == "[yes]"


def test_tags_split_over_runs_still_work(facts: Facts) -> None:
    document = WordDocument()
    paragraph = document.add_paragraph()
    for piece in ("{", "{ case.", "refe", "rence }", "}"):
        paragraph.add_run(piece)
    target = io.BytesIO()
    document.save(target)
    made = Template("letter-1", "x.docx", target.getvalue())
    assert text_of(made.render(facts).docx.content) == "104233"


def test_rows_and_paragraphs_repeat(facts: Facts) -> None:
    made = template(
        "{%p for a in agencies %}",
        "{{ loop.index }} {{ a.name }}",
        "{%p endfor %}",
        table=[
            ["{%tr for i in incidents %}", ""],
            ["{{ i.number }}", "{{ i.description }}"],
            ["{%tr endfor %}", ""],
        ],
    )
    lines = text_of(made.render(facts).docx.content).split("\n")
    assert lines[:4] == [
        "1 Derby City Council",
        "2 Derbyshire Constabulary",
        "3 NHS Derby and Derbyshire Integrated Care Board",
        "4 Derby Homes",
    ]
    assert lines[4:8] == ["1", "Music until 2am", "2", "Shouting and banging on the party wall"]


def test_a_cell_that_lost_its_paragraphs_gets_one_back(facts: Facts) -> None:
    document = WordDocument()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "{%p if not case.third_party %}"
    for text in ("not shown", "{%p endif %}"):
        cell.add_paragraph(text)
    target = io.BytesIO()
    document.save(target)
    made = Template("letter-1", "x.docx", target.getvalue())
    docx = made.render(facts).docx
    with zipfile.ZipFile(io.BytesIO(docx.content)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    assert all(cell[-1].tag == f"{word}p" for cell in root.iter(f"{word}tc"))


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 broken"])
def test_a_file_that_is_not_word_is_refused(content: bytes, facts: Facts) -> None:
    with pytest.raises(TemplateError, match="not a Word file"):
        Template("letter-1", "letter-1.docx", content).render(facts)


def test_a_template_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="can't be read"):
        Template.read("letter-1", tmp_path / "letter-1.docx")
