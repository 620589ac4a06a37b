"""Takes a council's own Word letter and puts fields in the place of its marks; its layout stays as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from docgen.documents.word.mailmerge import fields_in
from docgen.documents.word.marks import marks_in
from docgen.documents.word.version import stamp
from docgen.errors import TemplateError
from docgen.workshop.adopt.passage import Passage
from docgen.workshop.adopt.proposals import like, propose
from docgen.workshop.adopt.rewriting import Chosen, rewrite
from docgen.workshop.adopt.standing import Found, Letter
from docgen.workshop.lint.leftover import in_words, marks_of, marks_of_properties
from docgen.workshop.package import package_of, xml_of
from docgen.workshop.wordfile import Paragraph, WordFile, part_in_words

_TYPES, _MACROS = "[Content_Types].xml", "word/vbaProject.bin"
_WORD_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_FOR_OLD_WORD = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SHOWN = 90  # characters of a paragraph that a report repeats
_WHY = {
    "instruction": "an instruction to the officer; do what it says, with `{%p if ... %}`, and take it out",
    "choice": "a choice of words; docgen knows who applied as him, her or them, in this form alone",
    "blank": "looks like a blank to be filled in; put the field that belongs there, or the words",
    "open": "a mark that does not end, or says too little for docgen; put the field that belongs there",
    "prompt": "what Word shows until somebody chooses; put the field that belongs there, or the words",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark, and what stands there now."""

    mark: str
    field: str
    place: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A mark that a person has to see to."""

    mark: str
    why: str
    place: str
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Adopted:
    """The template, what was placed in it, and what was not."""

    content: bytes = field(repr=False)
    placed: tuple[Placed, ...]
    unplaced: tuple[Unplaced, ...]

    @property
    def plain(self) -> dict[str, Any]:
        """The same for a program to read."""
        return {
            "placed": [{k: getattr(p, k) for k in ("mark", "field", "place", "note")} for p in self.placed],
            "not_placed": [
                {"mark": u.mark, "why": u.why, "place": u.place, "suggestions": list(u.suggestions)}
                for u in self.unplaced
            ],
        }


def adopt(content: bytes, name: str, document: str) -> Adopted:
    """This Word letter as a template of this document.

    Raises TemplateError where the file is none that docgen can use, or has no marks.
    """
    file = WordFile.of(document, name, content)
    if _MACROS in file.parts:
        raise TemplateError(document, f"{name}: holds macros; save it in Word as a Word document (.docx) first")
    found = list(_marks(file))
    unplaced = [*_word_fields(file), *_aside(file)]
    if not found and not unplaced:
        raise TemplateError(
            document, f"{name}: has no marks such as (INSERT CASE NO), so there is nothing to put fields for"
        )
    letter, loud = Letter(file, found), _loud(found)
    placed: list[Placed] = []
    for paragraph in dict.fromkeys(one.paragraph for one in found):
        inside = [one for one in found if one.paragraph is paragraph]
        twice = next(paragraph.element.iterancestors(_FOR_OLD_WORD), None) is not None  # a text box, once more
        chosen: list[Chosen] = []
        for one in inside:
            proposal = propose(one.mark, letter.spot(one))
            if proposal is None:
                why = _WHY.get(one.mark.kind, "no field is known to belong here")
                if not twice:
                    unplaced.append(Unplaced(one.mark.shown, why, _place(paragraph), like(one.mark, document)))
                continue
            if not twice:
                placed.append(Placed(one.mark.shown, proposal.shown, _place(paragraph), proposal.note))
            chosen.append(Chosen(one.mark, proposal, one.start, one.end, one.alone, _quieted(one, inside, loud)))
        rewrite(paragraph.element, chosen)
    members = dict(file.parts)
    for part in {one.paragraph.part for one in found}:
        members[part] = xml_of(file.root(part))
    members[_TYPES] = members[_TYPES].replace(_WORD_TEMPLATE, _DOCUMENT)
    stamp(members)
    return Adopted(package_of(members), tuple(placed), tuple(unplaced))


def _marks(file: WordFile) -> Iterator[Found]:
    for paragraph in file.paragraphs:
        text = Passage(paragraph.element).text
        for mark in marks_of(file, paragraph, text):
            start = text.rfind("\n", 0, mark.start) + 1
            end = text.find("\n", mark.end)
            yield Found(paragraph, text, mark, start, len(text) if end < 0 else end)


def _word_fields(file: WordFile) -> Iterator[Unplaced]:
    """Mail-merge fields and their like are Word's own, and can't become docgen's by themselves."""
    for part in file.story:
        for one in fields_in(file.root(part)):
            place = file.around(one.at)
            yield Unplaced(one.shown, in_words(one), _place(place) if place else part_in_words(part))


def _aside(file: WordFile) -> Iterator[Unplaced]:
    """Marks where no field can stand: docgen leaves comments and properties out of what it makes."""
    for paragraph in file.comments:
        for mark in marks_in(paragraph.text, letter=False):
            if mark.sure:
                yield Unplaced(
                    mark.shown, "in a comment; see what it asks for, and delete the comment", "comments"
                )
    for mark in marks_of_properties(file):
        yield Unplaced(mark.shown, "in the properties of the file: File, Info; clear it there", "properties")


def _loud(found: Sequence[Found]) -> frozenset[str]:
    """How this author sets marks off: what most marks in a sentence have, and the words beside them have not."""
    counted: Counter[str] = Counter()
    inline = 0
    for one in found:
        spans = [(o.mark.start, o.mark.end) for o in found if o.paragraph is one.paragraph]
        passage = Passage(one.paragraph.element)
        beside = passage.beside(one.mark.start, one.mark.end, spans)
        if beside is not None:
            inline += 1
            counted.update(passage.emphasis(one.mark.start, one.mark.end) - beside)
    return frozenset({"highlight", *(kind for kind, times in counted.items() if 2 * times >= inline)})


def _quieted(one: Found, inside: Sequence[Found], loud: frozenset[str]) -> frozenset[str]:
    """What is taken from the look of a mark: how it was set off for the officer, not for the reader."""
    passage = Passage(one.paragraph.element)
    own = passage.emphasis(one.mark.start, one.mark.end)
    beside = passage.beside(one.mark.start, one.mark.end, [(o.mark.start, o.mark.end) for o in inside])
    return own & loud if beside is None else own - beside


def _place(paragraph: Paragraph) -> str:
    text = " ".join(paragraph.text.split())
    where = part_in_words(paragraph.part)
    if paragraph.heading and paragraph.heading != text:
        where += f", under “{paragraph.heading}”"
    return f"{where}: “{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}”"
