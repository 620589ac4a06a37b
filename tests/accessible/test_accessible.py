"""PDF/UA-1 of every letter, form and pack of every fixture, as two validators and docgen's own check see it.

And that a screen reader gets all words of the Word file, in its order. One test for each fixture, so that they can
be shared out; each file is read once. Of copies that differ in the agency's address alone, and of what an area
gives to everybody, which differs in the day alone, the slower validator sees the first.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from pathlib import Path

import pytest
from aloud import Aloud
from lxml import etree
from made import DAYS, W, built, review_of
from validators import NOT_CLAIMED, claims, faults, quick_faults

from docgen.pack import PACK_FILE

UNTAGGED = {
    ("partner-files", PACK_FILE),  # two agencies' own PDF files
    ("awkward-text", PACK_FILE),
    ("awkward-text", "minutes.pdf"),  # a character that perhaps no font of the machine has
}
"""The files that may say of themselves that they don't keep PDF/UA-1."""

PUBLIC = ("faq.pdf", "guidance-notes.pdf", "application-form.pdf")
FIRST_OF_AREA = {review_of(fixture).authority.id: fixture for fixture in reversed(DAYS)}.values()
COPIES = ("threshold-assessment-", "partner-case-information-", "proportionality-assessment-")


@pytest.mark.parametrize("fixture", DAYS)
def test_every_pdf_keeps_what_it_claims_and_reads_as_the_word_file_does(fixture: str, tmp_path: Path) -> None:
    wrong: dict[str, list[str]] = {}
    seen: set[str] = set()
    for name, content in built(fixture).files.items():
        if not name.endswith(".pdf"):
            continue
        copied = next((start for start in COPIES if name.startswith(start)), name)
        if copied in seen or (name in PUBLIC and fixture not in FIRST_OF_AREA):
            wrong[name] = quick_faults(content)
            continue
        seen.add(copied)
        path = tmp_path / f"{fixture}-{name}"
        path.write_bytes(content)
        read = Aloud(path)
        found = faults(path, read)
        if (fixture, name) in UNTAGGED and "ua1" not in claims(content):
            found = [fault for fault in found if not fault.startswith(NOT_CLAIMED)]
        if word := built(fixture).files.get(f"{name.removesuffix('.pdf')}.docx"):
            found += difference(read, word)
        wrong[name] = found
        read.document.close()
    assert {name: found for name, found in wrong.items() if found} == {}
    assert wrong


def difference(read: Aloud, docx: bytes) -> list[str]:
    """Where the words in the order of the tags are not those of the Word file; what Word itself counts is left out."""
    ours, theirs = letters(read.text(without=("/Lbl",))), letters(word_text(docx))
    if ours == theirs:
        return []
    at = next(
        (at for at, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs))
    )
    return [f"read aloud as {ours[max(at - 20, 0) : at + 20]!r}, written as {theirs[max(at - 20, 0) : at + 20]!r}"]


def word_text(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    return "".join(node.text or "" for node in body.iter(f"{W}t"))


def letters(text: str) -> str:
    """Letters and digits, without those that run from right to left: the order of these is told otherwise."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if c.isalnum() and unicodedata.bidirectional(c) not in ("R", "AL"))


# Can it fail? Each fault is made in the bytes of a sound letter or form.


@pytest.mark.parametrize(
    ("file", "was", "becomes", "told"),
    [
        ("threshold-assessment-police", rb"/S/TH", b"/S/TD", "no header cell"),
        ("timeline", rb"/Scope /Column", b"/Scope /Aside", "scope"),
        (
            "partner-case-information-police",
            rb"/K\[\d+ 0 R (?=\d+ 0 R\]>>\nendobj\n\n\d+ 0 obj\n<</Type/StructElem/S/TH)",
            b"/K[",
            "columns",
        ),
        ("timeline", rb"/Lang", b"/Long", "anguage"),
        ("timeline", rb"/StructParents 0", b"/StructParents 7", "parent tree"),
        ("timeline", rb"/ParentTree ", b"/ParentBush ", "parent tree"),
        ("faq", rb"/Tabs\s*/S", b"/Tabs/R", "ab"),
        ("faq", rb"/S/Link", b"/S/Span", "Link"),
        ("faq", rb"/Contents \(", b"/Cantents (", "escription"),
        ("faq", rb"/S/H2", b"/S/H4", "level"),
        ("faq", rb"/S/LI/", b"/S/P /", "L"),
        ("letter-5", rb"/DisplayDocTitle true", b"/DisplayDocTitle null", "itle"),
    ],
)
def test_a_fault_is_found(file: str, was: bytes, becomes: bytes, told: str, tmp_path: Path) -> None:
    sound = built("third-party-before-meeting").files[f"{file}.pdf"]
    (tmp_path / "sound.pdf").write_bytes(sound)
    assert faults(tmp_path / "sound.pdf") == []
    broken = re.sub(was, lambda found: becomes.ljust(len(found[0])), sound)
    assert broken != sound and len(broken) == len(sound)
    (tmp_path / "broken.pdf").write_bytes(broken)
    assert any(told in fault for fault in faults(tmp_path / "broken.pdf")), faults(tmp_path / "broken.pdf")


def test_words_that_are_read_in_another_order_are_found(tmp_path: Path) -> None:
    made = built("third-party-before-meeting").files
    path = tmp_path / "letter.pdf"
    path.write_bytes(made["letter-5.pdf"])
    read = Aloud(path)
    assert difference(read, made["letter-5.docx"]) == []
    assert difference(read, made["letter-1.docx"]) != []
    kids = read.tree.K[0].K if "/K" in read.tree.K[0] else read.tree.K
    kids[1], kids[2] = kids[2], kids[1]
    assert difference(read, made["letter-5.docx"]) != []
