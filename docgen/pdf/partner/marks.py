"""What lies on top of a partner's page: fields, stamps, typed-on text, links, comments.

What a print would show becomes part of the page. Of the rest only links to the web and e-mail addresses stay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from docgen.pdf.format.space import IDENTITY, Box, Matrix, moved_box
from docgen.pdf.partner.copy import Copy, entry, resolved
from docgen.pdf.partner.limits import Refused

_PRINT_ANEW = "open it and print it to a new PDF"
_PICTURED = """
    /Widget /FreeText /Stamp /Ink /Line /Square /Circle /Polygon /PolyLine /Highlight /Underline /StrikeOut
    /Squiggly /Caret /Watermark
"""
_DRAWN = frozenset(_PICTURED.split())
# Without a picture of their own these would take with them what somebody typed, signed or drew.
_SAYS_SOMETHING = {"/FreeText": "text typed onto the page", "/Ink": "something drawn by hand", "/Stamp": "a stamp"}
_LEFT_OUT = {
    "/Text": "comments",
    "/FileAttachment": "attached files",
    "/Sound": "sounds",
    "/Movie": "films",
    "/Screen": "films",
    "/RichMedia": "films",
    "/3D": "models in 3D",
}
_WEB = ("http://", "https://", "mailto:", "tel:")
_HIDDEN, _PRINTED, _NOT_ON_SCREEN = 2, 4, 32
_PUSH_BUTTON = 1 << 16
_DEEPEST = 32
_MOST = 5_000  # on one page


@dataclass(slots=True)
class Marks:
    """What becomes of one page's annotations."""

    drawn: list[tuple[object, Matrix]] = field(default_factory=list)  # a form, and where it goes
    links: list[tuple[Box, str]] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    fields: bool = False
    signed: bool = False

    @property
    def drawn_forms(self) -> Iterator[object]:
        """The forms that become part of the page."""
        return (resolved(look) for look, _ in self.drawn)


def read_marks(page: DictionaryObject, number: int, copy: Copy) -> Marks:
    """The annotations of page ``number``. Raises Refused where a print would not show what the file holds."""
    marks = Marks()
    annotations = entry(page, "/Annots")
    if not isinstance(annotations, ArrayObject):
        return marks
    if len(annotations) > _MOST:
        raise Refused(f"it has more than {_MOST} marks and fields; {_PRINT_ANEW}", number)
    for item in annotations:
        annotation = resolved(item)
        if isinstance(annotation, DictionaryObject):
            _read(annotation, number, copy, marks)
    return marks


def _read(annotation: DictionaryObject, number: int, copy: Copy, marks: Marks) -> None:
    kind = entry(annotation, "/Subtype")
    if kind == "/Redact":
        raise Refused(
            "something is marked to be blacked out, but the words are still there; ask the agency to apply the "
            "redaction and send it again",
            number,
        )
    if kind == "/Link":
        _read_link(annotation, marks)
    elif kind in _LEFT_OUT:
        marks.left_out[_LEFT_OUT[str(kind)]] += 1
    elif kind in _DRAWN:
        _read_drawn(annotation, str(kind), number, copy, marks)


def _read_link(annotation: DictionaryObject, marks: Marks) -> None:
    action = entry(annotation, "/A")
    if not isinstance(action, DictionaryObject):
        return  # to another page of the same file
    kind, address = entry(action, "/S"), entry(action, "/URI")
    if isinstance(address, bytes):
        address = address.decode("latin-1")
    box = box_of(annotation, "/Rect")
    plain = isinstance(address, str) and address.isascii() and address.isprintable()
    if kind == "/URI" and plain and str(address).lower().startswith(_WEB) and box:
        marks.links.append((box, str(address)))
    elif kind != "/GoTo":
        marks.left_out["links to files or programs"] += 1


def _read_drawn(annotation: DictionaryObject, kind: str, number: int, copy: Copy, marks: Marks) -> None:
    flags = entry(annotation, "/F")
    flags = int(flags) if isinstance(flags, int) else 0
    field_kind, typed, options = (_inherited(annotation, key) for key in ("/FT", "/V", "/Ff"))
    if kind == "/Widget":
        marks.fields = True
        marks.signed |= field_kind == "/Sig" and typed is not None
        button = field_kind == "/Btn" and isinstance(options, int) and options & _PUSH_BUTTON
        if button and not flags & _PRINTED:
            return  # something to click, such as "Submit"
    if flags & _HIDDEN or (flags & _NOT_ON_SCREEN and not flags & _PRINTED):
        return
    look = _look(annotation)
    form = resolved(look)
    holds = field_kind in ("/Tx", "/Ch") and _says(typed)
    if not isinstance(form, StreamObject):
        if holds:
            raise Refused(f"a form field holds text that the file gives no picture of; {_PRINT_ANEW}", number)
        if kind in _SAYS_SOMETHING:
            raise Refused(
                f"it has {_SAYS_SOMETHING[kind]} that the file gives no picture of; {_PRINT_ANEW}", number
            )
        if kind != "/Widget":
            marks.left_out["marks without a picture"] += 1
        return
    if holds and not copy.shows_text(form):
        raise Refused(f"a form field holds text that its picture does not show; {_PRINT_ANEW}", number)
    matrix = _where(annotation, form)
    if matrix is not None:
        marks.drawn.append((look, matrix))


def _says(typed: object) -> bool:
    return bool(typed.strip()) if isinstance(typed, str) else isinstance(typed, list) and bool(typed)


def _look(annotation: DictionaryObject) -> object:
    """How it looks as it stands: the normal appearance, of its present state where it has several."""
    appearances = entry(annotation, "/AP")
    if not isinstance(appearances, DictionaryObject):
        return None
    normal = appearances.get("/N")
    states = resolved(normal)
    if isinstance(states, DictionaryObject) and not isinstance(states, StreamObject):
        return states.get(str(entry(annotation, "/AS")))
    return normal


def _where(annotation: DictionaryObject, form: StreamObject) -> Matrix | None:
    """The matrix that takes the form's space to the annotation's place (ISO 32000-1, 12.5.5, algorithm 8.1)."""
    place, box, own = box_of(annotation, "/Rect"), box_of(form, "/BBox"), entry(form, "/Matrix")
    if place is None or box is None:
        return None
    matrix = IDENTITY
    if isinstance(own, ArrayObject) and len(own) == 6:
        a, b, c, d, e, f = (_number(item) for item in own)
        matrix = (a, b, c, d, e, f)
    left, bottom, right, top = moved_box(box, matrix)
    if right - left <= 0 or top - bottom <= 0:
        return None
    across, up = (place[2] - place[0]) / (right - left), (place[3] - place[1]) / (top - bottom)
    return (across, 0.0, 0.0, up, place[0] - left * across, place[1] - bottom * up)


def _inherited(annotation: DictionaryObject, key: str) -> object:
    """A field's value, which may stand with the field that the widget belongs to."""
    node: object = annotation
    for _ in range(_DEEPEST):
        if not isinstance(node, DictionaryObject):
            return None
        found = entry(node, key)
        if found is not None:
            return found
        node = entry(node, "/Parent")
    return None


def box_of(value: DictionaryObject, key: str) -> Box | None:
    """A rectangle as left, bottom, right, top; None where there is none."""
    sides = entry(value, key)
    if not isinstance(sides, ArrayObject) or len(sides) != 4:
        return None
    x1, y1, x2, y2 = (_number(side) for side in sides)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _number(value: object) -> float:
    found = resolved(value)
    if not isinstance(found, int | float):
        raise Refused(f"it is damaged (a place that is not a number); {_PRINT_ANEW}")
    return float(found)
