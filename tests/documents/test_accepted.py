"""What a template still has marked as changed does not go out: nothing deleted, nobody's name, no comment."""

from __future__ import annotations

import io
import zipfile

from made import review_of, word_lines

from docgen import resources
from docgen.documents.drafting import Desk
from docgen.documents.facts.context import Context
from docgen.documents.word.accepted import accept_changes
from docgen.documents.word.render import Template
from docgen.documents.word.templates import TemplateSet

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WHO = 'w:id="1" w:author="Maud Secret" w:date="2026-01-01T00:00:00Z"'


def part(body: str) -> bytes:
    return f"<w:document {NS}><w:body>{body}</w:body></w:document>".encode()


def test_a_part_without_marks_is_left_as_it_is() -> None:
    plain = part("<w:p><w:r><w:t>As it was</w:t></w:r></w:p>")
    assert accept_changes(plain) is plain


def test_what_was_deleted_goes_and_what_was_put_in_stays() -> None:
    done = accept_changes(
        part(
            f"<w:p><w:pPr><w:pPrChange {WHO}/></w:pPr><w:r><w:t>one </w:t></w:r>"
            f"<w:del {WHO}><w:r><w:delText>gone </w:delText></w:r></w:del>"
            f"<w:ins {WHO}><w:r><w:t>two </w:t></w:r><w:r><w:t>three</w:t></w:r></w:ins>"
            '<w:commentRangeStart w:id="4"/><w:r><w:t> four</w:t></w:r><w:commentRangeEnd w:id="4"/>'
            '<w:r><w:commentReference w:id="4"/></w:r></w:p>'
            f"<w:tbl><w:tr><w:trPr><w:del {WHO}/></w:trPr><w:tc><w:p><w:r><w:t>a row</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        )
    ).decode()
    assert [text for text in ("one ", "two ", "three", " four") if f">{text}<" in done] == [
        "one ",
        "two ",
        "three",
        " four",
    ]
    assert done.index("two ") < done.index("three")
    for gone in ("gone", "Secret", "comment", "a row", "Change", "<w:ins", "<w:del"):
        assert gone not in done


def test_a_letter_from_a_template_with_marked_changes_tells_nobodys_name() -> None:
    path = resources.templates() / "letters" / "letter-8.docx"
    target = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename == "word/document.xml":
                mark = f"<w:del {WHO}><w:r><w:delText>as old Mr Price used to say</w:delText></w:r></w:del>"
                content = content.replace(b"</w:p>", mark.encode() + b"</w:p>", 1)
            new.writestr(item, content)
    review = review_of("withdrawn")
    draft = Desk.of(review, TemplateSet.of()).draft_one("letter-8")
    facts = Context(review).facts(draft.choice.document, draft.recipient)
    made = Template("letter-8", "letter-8.docx", target.getvalue()).render(facts).docx
    assert word_lines(made.content) == word_lines(draft.docx.content)
    with zipfile.ZipFile(io.BytesIO(made.content)) as package:
        assert not any(
            b"Secret" in package.read(name) or b"Price" in package.read(name) for name in package.namelist()
        )
