"""Writes the chosen fields into one paragraph, and what has to stand around it: loops and questions."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from docgen.documents.word.marks import Mark
from docgen.workshop.adopt.passage import Passage
from docgen.workshop.adopt.proposals import Proposal
from docgen.workshop.wordfile import W

_OF_ONE_PARAGRAPH = ("sectPr", "numPr", "pageBreakBefore", "keepNext", "pBdr", "framePr")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A mark and what goes in its place; the line it stands in, and what is taken from its look."""

    mark: Mark
    proposal: Proposal
    start: int  # of the line, in the paragraph's text
    end: int
    alone: bool
    without: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str
    without: frozenset[str] = frozenset()
    late: bool = False  # of two at one place, which comes first in the text is written last


def rewrite(paragraph: etree._Element, chosen: Sequence[Chosen]) -> None:
    """Puts the fields in the place of their marks. A paragraph of which nothing is left goes."""
    if not chosen:
        return
    passage = Passage(paragraph)
    text = passage.text
    single = "\n" not in text
    edits = [edit for one in chosen for edit in _edits(one, text, single)]
    loops = [one.proposal for one in chosen if single and one.alone and one.proposal.loop]
    conditions = [] if single else _questions(chosen, text)
    for edit in sorted([*edits, *conditions], key=lambda e: (-e.start, e.late)):
        if edit.start == edit.end:
            passage.insert(edit.start, edit.text)
        else:
            passage.put(edit.start, edit.end, edit.text, edit.without)
    if not passage.text.strip() and text.strip():
        _take_out(paragraph)
        return
    for loop in loops:
        _wrap(paragraph, f"{{%p for {loop.item} in {loop.loop} %}}", "{%p endfor %}")
    if single:
        for condition in dict.fromkeys(one.proposal.condition for one in chosen if one.proposal.condition):
            _wrap(paragraph, f"{{%p if {condition} %}}", "{%p endif %}")


def _edits(one: Chosen, text: str, single: bool) -> list[_Edit]:
    proposal, start, end = one.proposal, one.mark.start, one.mark.end
    if proposal.ecins:
        return _ecins(one, text)
    if not proposal.text:
        if one.alone and not single:
            return [_Edit(*_with_break(one, text), "")]
        return [_Edit(*_with_space(text, start, end, one.start), "")]
    if proposal.loop and not single:
        first, last = _with_break(one, text)
        opening, closing = f"{{% for {proposal.item} in {proposal.loop} %}}", "{% endfor %}"
        broken = f"\n{proposal.text}" if first < one.start else f"{proposal.text}\n"
        return [_Edit(first, last, f"{opening}{broken}{closing}", one.without)]
    return [_Edit(start, end, proposal.text, one.without)]


def _ecins(one: Chosen, text: str) -> list[_Edit]:
    """ "see ECINS Case ID ... or attached copy (AMEND)": the one for who can read it there, or else the other."""
    before = text[one.start : one.mark.start].lower()
    see, other = one.start + before.rindex("see ecins"), one.start + before.rindex(" or ")
    start, end = _with_space(text, one.mark.start, one.mark.end, one.start)
    return [
        _Edit(see, see, "{% if agency.ecins %}"),
        _Edit(other, other + len(" or "), "{% else %}", one.without),
        _Edit(start, end, one.proposal.text, one.without),
    ]


def _questions(chosen: Sequence[Chosen], text: str) -> list[_Edit]:
    """Around each line that is kept on a condition; the break before the line goes with it."""
    edits = []
    for condition, start in dict.fromkeys((one.proposal.condition, one.start) for one in chosen):
        if not condition:
            continue
        line = next(one for one in chosen if one.start == start)
        first, last = _with_break(line, text)
        edits.append(_Edit(first, first, f"{{% if {condition} %}}"))
        edits.append(_Edit(last, last, "{% endif %}", late=True))
    return edits


def _with_break(one: Chosen, text: str) -> tuple[int, int]:
    """The line with the break before it, or after it where it is the first."""
    if one.start > 0:
        return one.start - 1, one.end
    return one.start, min(one.end + 1, len(text))


def _with_space(text: str, start: int, end: int, line: int) -> tuple[int, int]:
    """What goes takes one space along, so that two don't meet."""
    if start > line and text[start - 1] in " \u00a0":
        return start - 1, end
    if start == line and text[end : end + 1] in (" ", "\u00a0"):
        return start, end + 1
    return start, end


def _wrap(paragraph: etree._Element, opening: str, closing: str) -> None:
    """Tags in paragraphs of their own around this one; they are gone when the document is made."""
    paragraph.addprevious(_tag(paragraph, opening))
    paragraph.addnext(_tag(paragraph, closing))


def _tag(paragraph: etree._Element, text: str) -> etree._Element:
    new = etree.Element(f"{W}p")
    look = paragraph.find(f"{W}pPr")
    if look is not None:
        own = copy.deepcopy(look)
        for name in _OF_ONE_PARAGRAPH:
            for found in own.findall(f"{W}{name}"):
                own.remove(found)
        new.append(own)
    etree.SubElement(etree.SubElement(new, f"{W}r"), f"{W}t").text = text
    return new


def _take_out(paragraph: etree._Element) -> None:
    """A paragraph of which nothing is left; what ends a section, or alone fills a cell, stays empty."""
    holder = paragraph.getparent()
    ends_section = paragraph.find(f"{W}pPr/{W}sectPr") is not None
    only = sum(child.tag == f"{W}p" for child in holder) == 1
    if not ends_section and not (only and holder.tag != f"{W}body"):
        holder.remove(paragraph)
