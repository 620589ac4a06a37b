"""Fields of a Word file, left as they were last saved.

A field may fetch another file, start a program, or say today's date where the author saw another. So every
field but page numbers becomes the text that it last showed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from docgen.pdf.partner.tree import remove, unwrap

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LIVING = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
_TICKED, _UNTICKED = "\u2612", "\u2610"


@dataclass(slots=True)
class _Field:
    """A field under way: its instruction so far, and the elements that make it a field."""

    instruction: str = ""
    elements: list[etree._Element] = field(default_factory=list)


def settle_fields(root: etree._Element) -> None:
    """Replace each field of a part by what it last showed, in place; page numbers alone stay fields."""
    for simple in list(root.iter(f"{_W}fldSimple")):
        if _word(simple.get(f"{_W}instr", "")) not in _LIVING:
            unwrap(simple)
    under_way: list[_Field] = []
    for element in list(root.iter(f"{_W}fldChar", f"{_W}instrText", f"{_W}delInstrText")):
        if element.tag != f"{_W}fldChar":
            if under_way:
                under_way[-1].instruction += element.text or ""
                under_way[-1].elements.append(element)
            else:
                remove(element)
            continue
        kind = element.get(f"{_W}fldCharType")
        if kind == "begin":
            under_way.append(_Field())
        if not under_way:
            remove(element)
            continue
        under_way[-1].elements.append(element)
        if kind == "end":
            _settle(under_way.pop())
    for unfinished in under_way:
        _settle(unfinished)


def _settle(done: _Field) -> None:
    if _word(done.instruction) in _LIVING:
        return
    shown = _legacy_value(done)
    if shown is not None:
        text = etree.Element(f"{_W}t")
        text.text = shown
        done.elements[0].addnext(text)
    for element in done.elements:
        remove(element)


def _legacy_value(done: _Field) -> str | None:
    """What a tick box or a drop-down list shows, which stands with the field and not in its text."""
    data = done.elements[0].find(f"{_W}ffData")
    if data is None:
        return None
    box = data.find(f"{_W}checkBox")
    if box is not None:
        state = box.find(f"{_W}checked")
        state = box.find(f"{_W}default") if state is None else state
        on = state is not None and state.get(f"{_W}val", "1") in ("1", "true", "on")
        return _TICKED if on else _UNTICKED
    choices = data.find(f"{_W}ddList")
    if choices is not None:
        entries = [entry.get(f"{_W}val", "") for entry in choices.findall(f"{_W}listEntry")]
        chosen = choices.find(f"{_W}result")
        at = chosen.get(f"{_W}val", "0") if chosen is not None else "0"
        return entries[int(at)] if at.isdigit() and int(at) < len(entries) else ""
    return None


def _word(instruction: str) -> str:
    words = instruction.split()
    return words[0].upper() if words else ""
