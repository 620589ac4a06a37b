"""Characters that need another font get a run of their own."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from made_files import members_of, paragraph, word_file

from docgen.pdf.glyphs import rare_characters, set_apart, stretches


def runs_of(docx: bytes) -> list[str]:
    body = members_of(docx)["word/document.xml"].decode()
    return [
        re.sub(r"<w:tab/>", "\t", re.sub(r"<(?!w:tab/)[^>]*>", "", run))
        for run in re.findall(r"<w:r>.*?</w:r>", body)
    ]


def test_what_an_english_letter_needs_is_not_rare() -> None:
    text = "Łódź, Nguyễn, Ζωή, Иванов: “£5” – it’s ½ of €10… a\u00a0b • → ■"
    assert stretches(text) == [text[:-1], "■"]


def test_stretches_change_where_the_script_does() -> None:
    assert stretches("☐ Yes ☒ No") == ["☐", " Yes ", "☒", " No"]
    assert stretches("to السلام عليكم 你好") == ["to ", "السلام", " ", "عليكم", " ", "你好"]


def test_marks_and_joiners_stay_with_their_letter() -> None:
    assert stretches("a ਸ੍ਰੀ b") == ["a ", "ਸ੍ਰੀ", " b"]
    assert stretches("te\u0301a\u0323\u0301i") == ["te\u0301", "a\u0323\u0301", "i"]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))))
def test_no_character_is_lost_or_moved(text: str) -> None:
    assert "".join(stretches(text)) == text
    assert all(stretches(text))


def test_rare_characters_are_found_however_they_are_written() -> None:
    assert rare_characters(word_file(paragraph("Yes &#x2610; ☒ ☒"))) == "☐☒"
    assert rare_characters(word_file(paragraph("Fish &amp; chips &#163;5"))) == ""


def test_runs_are_split_and_keep_their_order_and_formatting() -> None:
    body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:tab/><w:t>☐ Yes</w:t><w:tab/><w:t>☒ No</w:t></w:r></w:p>"
    done = set_apart(word_file(body))
    assert "".join(runs_of(done)) == "\t☐ Yes\t☒ No"
    assert runs_of(done) == ["\t☐", " Yes", "\t☒", " No"]
    document = members_of(done)["word/document.xml"].decode()
    assert document.count("<w:b/>") == 4


def test_setting_apart_twice_changes_nothing_more() -> None:
    once = set_apart(word_file(paragraph("☐ Yes")))
    assert set_apart(once) == once
