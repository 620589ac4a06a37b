"""Locked packs: with what, for whom, and that whoever has the password loses nothing by it."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
import pytest
from made import built
from validators import quick_faults

from docgen.errors import SendError
from docgen.paper import Pdf
from docgen.send.locking import Password, lock

NAME = "third-party-before-meeting"


@pytest.fixture(scope="module")
def plain() -> Pdf:
    pack = built(NAME).pack
    assert pack is not None
    return Pdf(pack.pdf.content)


@pytest.fixture(scope="module")
def locked(plain: Pdf) -> tuple[bytes, Password]:
    password = Password.new()
    return lock(plain, password), password


def test_the_lock_is_aes_256_and_opens_with_the_password_alone(locked: tuple[bytes, Password]) -> None:
    content, password = locked
    assert content.startswith(b"%PDF-1.7")
    for wrong in ("", "0" * 24, password.spoken, password.digits[:-1]):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(content), password=wrong)
    with pikepdf.open(io.BytesIO(content), password=password.digits) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert (
            pdf.encryption.stream_method == pdf.encryption.string_method == pikepdf.models.EncryptionMethod.aesv3
        )
        assert not pdf.owner_password_matched
        assert pdf.user_password_matched


def test_nothing_can_be_read_in_a_locked_file(plain: Pdf, locked: tuple[bytes, Password]) -> None:
    assert b"ASB Case Review meeting pack" in plain.content
    assert b"ASB Case Review meeting pack" not in locked[0]
    assert b"/Producer(docgen)" not in locked[0].replace(b" ", b"")


def test_whoever_has_the_password_loses_nothing(plain: Pdf, locked: tuple[bytes, Password]) -> None:
    """Tags, bookmarks, links and language are there, and everything may be done, by a screen reader above all."""
    content, password = locked
    with pikepdf.open(io.BytesIO(content), password=password.digits) as pdf, plain_of(plain) as before:
        assert all(getattr(pdf.allow, name) for name in pikepdf.Permissions._fields)
        assert len(pdf.pages) == len(before.pages)
        assert pdf.Root.Lang == before.Root.Lang
        assert pdf.docinfo["/Title"] == before.docinfo["/Title"]
        assert count(pdf) == count(before)
        opened = io.BytesIO()
        pdf.save(opened, encryption=False)
    assert quick_faults(opened.getvalue()) == quick_faults(plain.content) == []


def plain_of(pdf: Pdf) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf.content))


def count(pdf: pikepdf.Pdf) -> dict[str, int]:
    elements = sum(1 for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o and "/P" in o)
    links = sum(1 for page in pdf.pages for note in page.get("/Annots", []) if note.Subtype == "/Link")
    with pdf.open_outline() as outline:
        bookmarks = len(outline.root)
    return {"elements": elements, "links": links, "bookmarks": bookmarks}


def test_passwords_are_long_never_the_same_and_told_in_groups() -> None:
    made = {Password.new().digits for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch(r"\d{24}", digits) for digits in made)
    assert Password("123456789012345678901234").spoken == "1234 5678 9012 3456 7890 1234"
    assert "1234" not in repr(Password("123456789012345678901234"))


def test_without_what_encrypts_nothing_is_sent_and_the_message_says_what_to_install(
    plain: Pdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pypdf import PdfWriter
    from pypdf.errors import DependencyError

    def lacking(*_: Any, **__: Any) -> None:
        raise DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr(PdfWriter, "encrypt", lacking)
    with pytest.raises(SendError, match=re.escape("pip install 'docgen[send]'")):
        lock(plain, Password.new())
