"""Words in one piece for the embedded engine, which may end a line wherever a run of text ends.

Word ends a run at every edit, within words too, and a field that is filled in is a run: so "soon" came out as
"s" and "oon", and the full stop after a date stood alone on the next line. Only the engine sees this copy.
"""

from __future__ import annotations

import re

from lxml import etree

from docgen.pdf.glyphs import rare

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RUN, _TEXT, _LOOK = f"{_W}r", f"{_W}t", f"{_W}rPr"
_WORDS = frozenset(
    f"{_W}{name}"
    for name in ("rPr", "t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "lastRenderedPageBreak")
)
_UNSEEN = frozenset(f"{_W}{name}" for name in ("noProof", "webHidden"))
_LETTERING = frozenset(f"{_W}{name}" for name in ("b", "bCs", "i", "iCs", "color"))
_CLOSING = re.compile(r"[.,;:!?)\]’”'\"…]+")
_OPENING = re.compile(r"(?<!\S)[(\[‘“]+\Z")


def join_runs(root: etree._Element) -> None:
    """Joins neighbouring runs of one look, and sets a stop or bracket in the look of the word that it touches.

    What the part says stays the same, letter for letter.
    """
    _take_out_marks(root)
    before: etree._Element | None = None
    for run in list(root.iter(_RUN)):
        if before is not None and before.getnext() is run and _of_words(run):
            before = _together(before, run)
        else:
            before = run if run.getnext() is not None and _of_words(run) else None


def _take_out_marks(root: etree._Element) -> None:
    """What Word notes for itself between two runs: what it underlines in red, and where the cursor was."""
    idle = [*root.iter(f"{_W}proofErr")]
    for start in root.iter(f"{_W}bookmarkStart"):
        paragraph = next(start.iterancestors(f"{_W}p"), None) if start.get(f"{_W}name") == "_GoBack" else None
        if paragraph is not None:  # numbers may come again in another
            marks = paragraph.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd")
            idle += [mark for mark in marks if mark.get(f"{_W}id") == start.get(f"{_W}id")]
    for mark in idle:
        if (parent := mark.getparent()) is not None:
            parent.remove(mark)


def _together(before: etree._Element, run: etree._Element) -> etree._Element:
    """Joins two neighbours as far as may be; gives the one that the next may be joined to."""
    end, start = _edge(before, -1), _edge(run, 0)
    if rare(end[-1:]) != rare(start[:1]) or (rare(end[-1:]) and rare(start[:1])):
        return run  # set apart, so that each is drawn with a font that has it
    if _seen(before) == _seen(run):
        for child in list(run):
            if child.tag != _LOOK:
                _add(before, child)
        run.getparent().remove(run)
        return before
    if end and start and not end[-1].isspace() and _seen(before, _LETTERING) == _seen(run, _LETTERING):
        _move_stops(before, run)
    return run if run.getparent() is not None else before


def _move_stops(before: etree._Element, run: etree._Element) -> None:
    last, first = before[-1], next(child for child in run if child.tag != _LOOK)
    if found := _CLOSING.match(first.text):
        _say(last, last.text + found[0])
        _say(first, first.text[found.end() :])
        if not first.text and len(run) <= 2:
            run.getparent().remove(run)
    elif (found := _OPENING.search(last.text)) and not first.text[0].isspace():
        _say(first, found[0] + first.text)
        _say(last, last.text[: found.start()])


def _of_words(run: etree._Element) -> bool:
    return all(child.tag in _WORDS for child in run)


def _edge(run: etree._Element, at: int) -> str:
    """The text at one end of a run; none where something else stands there."""
    children = [child for child in run if child.tag != _LOOK]
    return (children[at].text or "") if children and children[at].tag == _TEXT else ""


def _seen(run: etree._Element, besides: frozenset[str] = frozenset()) -> tuple[bytes, ...]:
    """What can be seen of the look of a run."""
    look = run.find(_LOOK)
    if look is None:
        return ()
    return tuple(etree.tostring(one) for one in look if one.tag not in besides and not _unseen(one))


def _unseen(look: etree._Element) -> bool:
    if look.tag == f"{_W}lang":
        return all(said.startswith("en") for said in look.values())  # Word's guess at what is typed, run by run
    return look.tag in _UNSEEN


def _add(run: etree._Element, child: etree._Element) -> None:
    if child.tag == _TEXT and len(run) and run[-1].tag == _TEXT:
        _say(run[-1], (run[-1].text or "") + (child.text or ""))
    else:
        run.append(child)


def _say(text: etree._Element, words: str) -> None:
    text.text = words
    text.set(_SPACE, "preserve")
