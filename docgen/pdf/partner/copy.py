"""What is seen on a partner's pages, copied object by object. Nothing comes along that is not on the list here.

A list of what may come is safe where a list of what may not is never complete: scripts, actions, attached files,
metadata, private data of programs and references to other files are simply not on it.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    EncodedStreamObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from docgen.pdf.binding.content import without_marks
from docgen.pdf.format.table import stream, whole
from docgen.pdf.partner.limits import MAX_CONTENT, MAX_OBJECTS, MAX_PIXELS, NESTED, Refused
from docgen.pdf.partner.pixels import too_large

_DEEPEST = 40

# Keys whose values are dictionaries of names that the file's maker chose.
_NAMES_IN_RESOURCES = frozenset(("/Font", "/XObject", "/ColorSpace", "/Pattern", "/Shading", "/ExtGState"))
_NAMES = frozenset(("/CharProcs", "/Colorants"))
# Any object and stream (without /F, which would be another file); pictures and forms; fonts; colour, patterns,
# shading and functions; graphics state and transparency.
_LISTED = """
    Type Subtype Filter DecodeParms Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine
    EncodedByteAlign Rows EndOfBlock BlackIs1 DamagedRowsBeforeError ColorTransform JBIG2Globals
    Width Height ColorSpace Intent ImageMask Mask Decode Interpolate SMask SMaskInData Matte FormType BBox
    Matrix Resources Group
    BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode DescendantFonts FontBBox FontMatrix
    CharProcs Name CIDSystemInfo DW W DW2 W2 CIDToGIDMap Registry Ordering Supplement BaseEncoding Differences
    CMapName WMode UseCMap FontName FontFamily FontStretch FontWeight Flags ItalicAngle Ascent Descent Leading
    CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth FontFile FontFile2 FontFile3 CharSet CIDSet
    Style Lang FD Length1 Length2 Length3
    N Alternate Range WhitePoint BlackPoint Gamma Colorants Process MixingHints Components Solidities
    PrintingOrder DotGain PatternType PaintType TilingType XStep YStep Shading ExtGState ShadingType Background
    AntiAlias Coords Domain Function Extend BitsPerCoordinate BitsPerFlag VerticesPerRow FunctionType Size
    BitsPerSample Order Encode C0 C1 Functions Bounds
    LW LC LJ ML D RI OP op OPM Font BG BG2 UCR UCR2 TR TR2 FL SM SA BM CA ca AIS TK S G BC CS I
"""
_KEPT = frozenset(f"/{key}" for key in _LISTED.split())
_SHOWN = re.compile(rb"T[jJ]\b|[)>]\s*['\"]")
MARKED = re.compile(rb"\b(?:BDC|BMC|DP|MP)\b")


class Copy:
    """The objects of the new file. The first is the catalogue, the second the page tree."""

    def __init__(self) -> None:
        self._objects: list[bytes] = [b"", b""]
        self._numbers: dict[tuple[int, int, str], int] = {}
        self._waiting: list[tuple[int, object, str]] = []
        self._budget = MAX_CONTENT
        self._texts: dict[int, bool] = {}
        self._unpacked: dict[int, StreamObject] = {}  # by identity; kept, so that no other takes it over
        self.fonts_missing: set[str] = set()
        self.damaged = False

    def add(self, content: bytes) -> int:
        """The number of a new object."""
        self._objects.append(content)
        if len(self._objects) > MAX_OBJECTS:
            raise Refused(
                f"it has more than {MAX_OBJECTS} parts, which is too many to check; print it to a new PDF"
            )
        return len(self._objects)

    def resources(self, value: object) -> bytes:
        """Fonts, pictures and colours, as they are named in a page or form."""
        return self._value(value, "resources", 0)

    def reference(self, value: object) -> bytes:
        """A reference to what ``value`` leads to, which is copied in its turn."""
        if isinstance(value, IndirectObject):
            return self._reference(value, "")
        number = self.add(b"null")
        self._waiting.append((number, value, ""))
        return b"%d 0 R" % number

    def finish(self, pages: list[int]) -> bytes:
        """The whole file."""
        self.settle()
        kids = b" ".join(b"%d 0 R" % number for number in pages)
        self._objects[0] = b"<</Type/Catalog/Pages 2 0 R/Lang(en-GB)>>"
        self._objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids)
        return whole(self._objects, root=1)

    def settle(self) -> None:
        """Copy whatever was referred to and is not copied yet."""
        while self._waiting:
            number, value, role = self._waiting.pop()
            self._objects[number - 1] = self._value(value, role, 0)

    def unpacked(self, value: StreamObject) -> bytes:
        """What a stream of drawing instructions holds; limited for the whole file."""
        content = value.get_data()
        if id(value) not in self._unpacked:
            self._unpacked[id(value)] = value
            if isinstance(value, EncodedStreamObject) and not _whole(value):
                self.damaged = True
            self._budget -= len(content)
            if self._budget < 0:
                raise Refused("it unpacks to more than it should; print it to a new PDF")
        return content

    def has_text(self, resources: object, content: bytes, depth: int = 0) -> bool:
        """Whether the instructions show text, themselves or in a form that they draw."""
        found = resolved(resources)
        if not isinstance(found, DictionaryObject):
            return False
        if _SHOWN.search(content) and "/Font" in found:
            return True
        forms = entry(found, "/XObject")
        if depth > _DEEPEST or not isinstance(forms, DictionaryObject):
            return False
        return any(self._form_has_text(form, found, depth) for form in map(resolved, forms.values()))

    def shows_text(self, form: object) -> bool:
        """Whether a form shows text that stands in itself."""
        return isinstance(form, StreamObject) and self.has_text(entry(form, "/Resources"), self.unpacked(form))

    def _form_has_text(self, form: object, outer: DictionaryObject, depth: int) -> bool:
        if not isinstance(form, StreamObject) or entry(form, "/Subtype") != "/Form":
            return False
        if id(form) not in self._texts:
            self._texts[id(form)] = False  # until it is known, so that a loop ends
            own = entry(form, "/Resources") or outer
            self._texts[id(form)] = self.has_text(own, self.unpacked(form), depth + 1)
        return self._texts[id(form)]

    def _reference(self, value: IndirectObject, role: str) -> bytes:
        key = (value.idnum, value.generation, role)
        if key not in self._numbers:
            found = resolved(value)
            if not isinstance(found, ArrayObject | DictionaryObject):
                return self._value(found, role, 0)
            self._numbers[key] = self.add(b"null")
            self._waiting.append((self._numbers[key], found, role))
        return b"%d 0 R" % self._numbers[key]

    def _value(self, value: object, role: str, depth: int) -> bytes:
        if depth > _DEEPEST:
            raise Refused(NESTED)
        if isinstance(value, IndirectObject):
            return self._reference(value, role)
        if isinstance(value, StreamObject):
            return self._stream(value)
        if isinstance(value, DictionaryObject):
            self._look_at_font(value)
            return b"<<" + b"".join(self._entries(value, role, depth)) + b">>"
        if isinstance(value, ArrayObject):
            return (
                b"["
                + b" ".join(self._value(list.__getitem__(value, at), role, depth + 1) for at in range(len(value)))
                + b"]"
            )
        return _scalar(value)

    def _entries(self, value: DictionaryObject, role: str, depth: int) -> Iterator[bytes]:
        for key in value:
            if role == "names":
                if _is_nothing(resolved(value.raw_get(key))):
                    continue
                inner = ""
            elif role == "resources":
                if key not in _NAMES_IN_RESOURCES:
                    continue
                inner = "names"
            elif key in _KEPT:
                inner = "resources" if key == "/Resources" else "names" if key in _NAMES else ""
            else:
                continue
            yield _scalar(NameObject(key)) + b" " + self._value(value.raw_get(key), inner, depth + 1)

    def _stream(self, value: StreamObject) -> bytes:
        entries = list(self._entries(value, "", 0))
        width, height = entry(value, "/Width"), entry(value, "/Height")
        if isinstance(width, int) and isinstance(height, int) and width * height > MAX_PIXELS:
            raise Refused(too_large(width * height))
        if entry(value, "/Subtype") == "/Form" or "/PatternType" in value:
            content = self.unpacked(value)
            if MARKED.search(content):
                packing = (b"/Filter ", b"/DecodeParms ")
                entries = [written for written in entries if not written.startswith(packing)]
                return packed(b"".join(entries), without_marks(content))
        return stream(b"".join(entries), value._data)  # as it came: pypdf has no public name for it

    def _look_at_font(self, value: DictionaryObject) -> None:
        if entry(value, "/Type") != "/Font" or entry(value, "/Subtype") in ("/Type0", "/Type3"):
            return
        descriptor = entry(value, "/FontDescriptor")
        files = ("/FontFile", "/FontFile2", "/FontFile3")
        if not isinstance(descriptor, DictionaryObject) or not any(file in descriptor for file in files):
            self.fonts_missing.add(re.sub(r"^/(?:[A-Z]{6}\+)?", "", str(entry(value, "/BaseFont"))))


def resolved(value: object) -> object:
    """What a reference leads to; anything else is itself, and a reference to nothing is None."""
    found = value.get_object() if isinstance(value, IndirectObject) else value
    return None if isinstance(found, NullObject) else found


def entry(value: DictionaryObject, key: str) -> object:
    """What stands under a key, wherever it is; None where nothing does."""
    return resolved(value.get(key))


def packed(entries: bytes, content: bytes) -> bytes:
    """A stream, compressed."""
    return stream(entries + b"/Filter/FlateDecode", zlib.compress(content))


def _is_nothing(value: object) -> bool:
    """Whether there is nothing to draw: no object, or a program for a printer."""
    return value is None or (isinstance(value, StreamObject) and entry(value, "/Subtype") == "/PS")


def _whole(value: EncodedStreamObject) -> bool:
    """Whether packed data goes on to its end; of what is cut short, pypdf gives as much as there is."""
    filters = entry(value, "/Filter")
    first = resolved(filters[0]) if isinstance(filters, ArrayObject) and filters else filters
    if first != "/FlateDecode" or not value._data:
        return True
    unpacking = zlib.decompressobj()
    rest = value._data
    try:
        for _ in range(MAX_CONTENT // 65536):
            unpacking.decompress(rest, 65536)
            rest = unpacking.unconsumed_tail
            if unpacking.eof or not rest:
                break
    except zlib.error:
        return False
    return unpacking.eof or bool(rest)


def _scalar(value: object) -> bytes:
    if value is None:
        return b"null"
    kinds = (
        BooleanObject | ByteStringObject | FloatObject | NameObject | NullObject | NumberObject | TextStringObject
    )
    if not isinstance(value, kinds):
        raise Refused("it has a part of a kind that PDF does not know; print it to a new PDF")
    written = io.BytesIO()
    value.write_to_stream(written)
    return written.getvalue()
