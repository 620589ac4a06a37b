"""Where templates come from: one's own first, and none of them overlooked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docgen import resources
from docgen.documents.choice.catalogue import DOCUMENTS
from docgen.documents.word.templates import FRONT, TemplateSet
from docgen.errors import TemplateError


def test_docgen_has_a_template_for_everything() -> None:
    shipped = TemplateSet.of()
    for name in [*(document.id for document in DOCUMENTS), *FRONT]:
        assert shipped.find(name).is_file()


def test_a_template_of_ones_own_comes_first(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    own = tmp_path / "letters" / "letter-5.docx"
    shutil.copy(resources.templates() / "letters" / "letter-5.docx", own)
    found = TemplateSet.of([tmp_path])
    assert found.find("letter-5") == own
    assert found.find("letter-4") == resources.templates() / "letters" / "letter-4.docx"


def test_a_template_whose_name_no_document_has_is_told(tmp_path: Path) -> None:
    (tmp_path / "Letter 5 (Derby).docx").write_bytes(b"")
    (tmp_path / "~$tter-5.docx").write_bytes(b"")
    with pytest.raises(
        TemplateError, match=r"Letter 5 \(Derby\).docx: no document has this name; the nearest is letter-5"
    ):
        TemplateSet.of([tmp_path])


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="no such folder"):
        TemplateSet.of([tmp_path / "nowhere"])


def test_a_template_that_has_changed_is_read_anew(tmp_path: Path) -> None:
    own = tmp_path / "faq.docx"
    shutil.copy(resources.templates() / "appendices" / "faq.docx", own)
    found = TemplateSet.of([tmp_path])
    before = found.template("faq").sha256
    shutil.copy(resources.templates() / "letters" / "letter-1.docx", own)
    assert found.template("faq").sha256 != before
