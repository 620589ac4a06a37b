"""Traces of people in a template: names in its properties and comments, changes that are still marked."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from docgen.documents.word.version import PROPERTY
from docgen.workshop.finding import Finding
from docgen.workshop.wordfile import W, WordFile

_REWORDED = ("ins", "del", "moveFrom", "moveTo")
_RESTYLED = ("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "sectPrChange")
_PEOPLE = {
    "creator": "the author",
    "lastModifiedBy": "who saved it last",
    "Manager": "a manager",
    "Company": "a company",
}
_NOBODY = ("", "docgen", "python-docx")


def traces_of_people(file: WordFile) -> Iterator[Finding]:
    """Who wrote it and what they left behind; docgen leaves properties and comments out of what it makes."""
    yield from _properties(file)
    authors = {
        comment.get(f"{W}author", "")
        for comment in (file.root("word/comments.xml") if "word/comments.xml" in file.parts else ())
    }
    if "word/comments.xml" in file.parts and file.comments:
        who = f", with the name of {len(authors - {''})}" if authors - {""} else ""
        yield file.finding(
            "warning",
            "comments-left",
            f"comments are left in the file{who}",
            "Review, Delete, Delete All Comments in Document",
            "comments",
        )
    yield from _changes(file)


def _properties(file: WordFile) -> Iterator[Finding]:
    for part in ("docProps/core.xml", "docProps/app.xml"):
        for node in file.root(part).iter(etree.Element) if part in file.parts else ():
            who = _PEOPLE.get(etree.QName(node).localname)
            if who and (node.text or "").strip() not in _NOBODY:
                yield file.finding(
                    "warning",
                    "name-in-properties",
                    f"the properties name {who}",
                    "File, Info, Inspect Document: remove Document Properties and Personal Information",
                    "properties",
                )
    custom = file.root("docProps/custom.xml") if "docProps/custom.xml" in file.parts else ()
    if any(entry.get("name", "").lower() != PROPERTY for entry in custom):
        yield file.finding(
            "warning",
            "custom-properties",
            "the properties hold entries of their own (a system that stored the file leaves such)",
            f"File, Info, Properties, Advanced, Custom: delete them; {PROPERTY} may stay",
            "properties",
        )


def _changes(file: WordFile) -> Iterator[Finding]:
    """An error where words are marked: whether the letter says the old or the new is for a person to settle."""
    mend = "Review, Accept All Changes, and switch Track Changes off"
    told = set()
    for kind in (*_REWORDED, *_RESTYLED):
        for mark in (mark for part in file.story for mark in file.root(part).iter(f"{W}{kind}")):
            place = file.around(mark)
            if place is None or place in told:
                continue
            told.add(place)
            if kind in _REWORDED:
                message = (
                    "a change is still marked here: docgen takes it as accepted, and leaves out who made it, "
                    "but nobody has said that it is"
                )
                yield file.finding("error", "change-marked", message, mend, place)
            else:
                message = "a change of look is still marked here: docgen takes it as accepted"
                yield file.finding("warning", "change-marked", message, mend, place)
