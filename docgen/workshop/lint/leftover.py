"""Marks that are left in a template: the same eyes for those who adopt a letter and those who check a template."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.documents.word.mailmerge import WordField, fields_in
from docgen.documents.word.marks import Mark, marks_in, text_of
from docgen.workshop.finding import Finding, Severity
from docgen.workshop.wordfile import Paragraph, W, WordFile

_MEND = "write the field that belongs there, and take the mark out; `docgen templates fields` lists the fields"
_DOUBT = "write the field or the words that belong there; it may stay where the reader is to see it"


def leftover_marks(file: WordFile) -> Iterator[Finding]:
    """Marks that are still there: in text, notes, comments, properties, and fields of Word's own.

    An error where it can be nothing else, so that no document is made of the template; otherwise a warning.
    """
    for paragraph in file.paragraphs:
        text = text_of(paragraph.element)
        for mark in marks_of(file, paragraph, text):
            if mark.kind != "marking":
                near = " ".join(text[mark.start : max(mark.start + 40, mark.end)].split())
                mend = _MEND if mark.sure else _DOUBT
                yield file.finding(_severity(mark), "leftover-mark", f"a mark is left: “{near}”", mend, paragraph)
    for paragraph in file.comments:
        for mark in marks_in(paragraph.text, letter=False):
            if mark.sure:
                yield file.finding("error", "leftover-mark", f"a mark is left: “{mark.shown}”", _MEND, paragraph)
    for mark in marks_of_properties(file):
        yield file.finding("error", "leftover-mark", f"a mark is left: “{mark.shown}”", _MEND, "properties")
    for part in file.story:
        for one in fields_in(file.root(part)):
            message = f"a field of Word's own is left, {one.shown}: {in_words(one).partition(';')[0]}"
            mend = "delete it, and write the docgen field that belongs there"
            yield file.finding(_severity(one), "leftover-mark", message, mend, one.at)


def marks_of(file: WordFile, paragraph: Paragraph, text: str) -> Iterator[Mark]:
    """The marks in this text of a paragraph; what a field of Word's own shows is told as the field."""
    told = {
        _plain(name)
        for node in paragraph.element.iter(f"{W}fldChar", f"{W}fldSimple")
        if next(node.iterancestors(f"{W}p"), None) is paragraph.element
        for one in fields_in(paragraph.element)
        for name in (one.shown, one.kind)
    }
    for mark in marks_in(text, letter=file.document.startswith("letter-")):
        if mark.kind != "open" or _plain(mark.shown) not in told:
            yield mark


def marks_of_properties(file: WordFile) -> Iterator[Mark]:
    """The marks in title, subject and the like, one for each part."""
    for part in (part for part in file.parts if part.startswith("docProps/") and part.endswith(".xml")):
        marks = (mark for node in file.root(part).iter() for mark in marks_in(node.text or "", letter=False))
        first = next((mark for mark in marks if mark.sure), None)
        if first is not None:
            yield first


def in_words(one: WordField) -> str:
    """What a field of Word's own is, and what to do."""
    if one.kind in (
        "MERGEFIELD",
        "ADDRESSBLOCK",
        "GREETINGLINE",
        "MERGEREC",
        "MERGESEQ",
        "NEXT",
        "NEXTIF",
        "SKIPIF",
    ):
        return "a mail-merge field; delete it, and type the docgen field that belongs there"
    if one.kind.endswith(("DATE", "TIME")):
        return "a date or time that Word changes; delete it, and type the docgen field that belongs there"
    return "a field that Word fills in, and docgen does not; delete it, and type what belongs there"


def _severity(left: Mark | WordField) -> Severity:
    return "error" if left.sure else "warning"


def _plain(shown: str) -> str:
    return re.sub(r"[\W_]+", "", shown).lower()
