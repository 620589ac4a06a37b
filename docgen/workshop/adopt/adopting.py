"""Takes a council's own Word letter and puts fields in the place of its marks; its layout stays as it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from docgen.documents.word.version import stamp
from docgen.errors import TemplateError
from docgen.workshop.adopt.marks import Mark, marks_in
from docgen.workshop.adopt.passage import Passage
from docgen.workshop.adopt.proposals import Spot, like, propose
from docgen.workshop.adopt.rewriting import Chosen, rewrite
from docgen.workshop.package import package_of, xml_of
from docgen.workshop.wordfile import Paragraph, W, WordFile, part_in_words

_TYPES, _MACROS = "[Content_Types].xml", "word/vbaProject.bin"
_WORD_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_ADDRESS = r"(?:(?:applicant|victim|complainant|recipient|addressee)(?:'s)? )?(?:full )?address(?: of \w+)?"
_NAME = (
    r"(?:(?:applicant|victim|complainant|recipient|addressee)(?:'s)? )?(?:full )?name(?: and address)?(?: of \w+)?"
)
_FOR_OLD_WORD = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SHOWN = 90  # characters of a paragraph that a report repeats
_WHY = {
    "instruction": "an instruction to the officer; do what it says, with `{%p if ... %}`, and take it out",
    "choice": "a choice of words; docgen knows who applied as him, her or them, in this form alone",
    "blank": "looks like a blank to be filled in; put the field that belongs there, or the words",
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


@dataclass(frozen=True, slots=True)
class _Found:
    """A mark in its paragraph and line."""

    paragraph: Paragraph
    text: str
    mark: Mark
    start: int  # of its line
    end: int

    @property
    def line(self) -> str:
        return self.text[self.start : self.end]

    @property
    def alone(self) -> bool:
        return self.mark.alone_in(self.line)

    def spot(self, document: str, role: str | None) -> Spot:
        before, after = self.text[self.start : self.mark.start], self.text[self.mark.end : self.end]
        return Spot(document, before, after, self.alone, role == "name", role == "address")


def adopt(content: bytes, name: str, document: str) -> Adopted:
    """This Word letter as a template of this document.

    Raises TemplateError where the file is none that docgen can use, or has no marks.
    """
    file = WordFile.of(document, name, content)
    if _MACROS in file.parts:
        raise TemplateError(document, f"{name}: holds macros; save it in Word as a Word document (.docx) first")
    found = list(_marks(file))
    unplaced = list(_merge_fields(file))
    if not found and not unplaced:
        raise TemplateError(
            document, f"{name}: has no marks such as (INSERT CASE NO), so there is nothing to put fields for"
        )
    readers, loud = _readers(found), _loud(found)
    placed: list[Placed] = []
    for paragraph in dict.fromkeys(one.paragraph for one in found):
        inside = [one for one in found if one.paragraph is paragraph]
        twice = next(paragraph.element.iterancestors(_FOR_OLD_WORD), None) is not None  # a text box, once more
        chosen: list[Chosen] = []
        for one in inside:
            proposal = propose(one.mark, one.spot(document, readers.get(_key(one))))
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


def _marks(file: WordFile) -> Iterator[_Found]:
    for paragraph in file.paragraphs:
        text = Passage(paragraph.element).text
        for mark in marks_in(text):
            start = text.rfind("\n", 0, mark.start) + 1
            end = text.find("\n", mark.end)
            yield _Found(paragraph, text, mark, start, len(text) if end < 0 else end)


def _merge_fields(file: WordFile) -> Iterator[Unplaced]:
    """Mail-merge fields are Word's own, and can't become docgen's by themselves."""
    for part in file.story:
        for node in file.root(part).iter(f"{W}instrText", f"{W}fldSimple"):
            said = (node.text if node.tag == f"{W}instrText" else node.get(f"{W}instr")) or ""
            if merge := re.search(r"MERGEFIELD\s+\"?([^\s\"\\]+)", said):
                place = file.around(node)
                where = _place(place) if place else part_in_words(part)
                why = "a mail-merge field; delete it, and type the docgen field that belongs there"
                yield Unplaced(merge[1], why, where)


def _readers(found: Sequence[_Found]) -> dict[tuple[int, int], str]:
    """The name at the head of a letter and the address below it, by paragraph and place: one field is for both."""
    roles: dict[tuple[int, int], str] = {}
    alone = [one for one in found if one.alone and one.mark.kind == "insert"]
    for one, after in zip_longest(alone, alone[1:]):
        if not re.fullmatch(_NAME, one.mark.words):
            continue
        if re.search("address", one.mark.words):
            roles[_key(one)] = "name"
        elif after is not None and re.fullmatch(_ADDRESS, after.mark.words) and _follows(one, after):
            roles[_key(one)], roles[_key(after)] = "name", "address"
    return roles


def _follows(one: _Found, after: _Found) -> bool:
    """Whether the second stands in the line below the first."""
    if one.paragraph is after.paragraph:
        return one.end + 1 == after.start
    between = after.paragraph.number - one.paragraph.number
    return one.paragraph.part == after.paragraph.part and between == 1 and one.end == len(one.text)


def _key(one: _Found) -> tuple[int, int]:
    return id(one.paragraph), one.mark.start


def _loud(found: Sequence[_Found]) -> frozenset[str]:
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


def _quieted(one: _Found, inside: Sequence[_Found], loud: frozenset[str]) -> frozenset[str]:
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
