"""What the objects of a PDF say besides what they draw: each string, where it belongs, and every name."""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Iterator

from docgen.gate.leak import Piece
from docgen.gate.loose import loose_text, readings
from docgen.gate.pdf.drawn import HEX, STRING
from docgen.gate.pdf.objects import Object
from docgen.gate.pdf.strings import octets

_LEX = re.compile(
    rb"(?P<string>" + STRING + rb")|<<|>>|(?P<hex>" + HEX + rb")|/(?P<name>[^\s()<>\[\]{}/%]*)"
    rb"|%(?P<comment>[^\r\n]*)|(?P<odd>[()])|[^\s()<>\[\]/%]+",
    re.DOTALL,
)
_MAY_SAY = re.compile(rb"[(%]|<[0-9A-Fa-f]")
_NAMES = re.compile(rb"/([^\s()<>\[\]{}/%]{3,})")
_CODED = re.compile(rb"#([0-9A-Fa-f]{2})")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd]")
_SUBSET = re.compile(r"^[A-Z]{6}\+")
# Keys that may be told; any other could itself be somebody's name.
_KEYS = frozenset(
    b"Title Author Subject Keywords Creator Producer CreationDate ModDate Trapped Contents T Subj RC URI F "
    b"UF DOS Unix Mac Desc V DV TU TM Alt ActualText E ID Lang JS P Name Opt DA DS NM CA AC Reason "
    b"Location ContactInfo Dest D Info OutputCondition OutputConditionIdentifier RegistryName Registry "
    b"Ordering Prefix St Usage Base Label Summary Phoneme TI XFA Limits Names Nums K Cert MK DocOpen "
    b"JavaScript".split()
)
_OF_FORMAT = (b"Registry", b"Ordering")  # of a collection of characters: "Adobe", "Identity"
# The vocabulary of the format, as far as engines and binders use it.
_USUAL = frozenset(
    b"ASCII85Decode ActualText Alt Alternate Annot Annots Artifact Ascent AvgWidth BBox BaseFont "
    b"BitsPerComponent Border CIDFontType2 CIDSystemInfo CIDToGIDMap CapHeight CatalogAlways Catalog "
    b"ColorSpace Colors ColSpan Columns Contents Count CreationDate Creator DecodeParms DescendantFonts "
    b"Descent Dest DestOutputProfile DeviceGray DeviceRGB DisplayDocTitle Div Document Encoding ExtGState "
    b"Figure Filter First FirstChar Flags FlateDecode Font FontBBox FontDescriptor FontFile2 FontFile3 "
    b"FontName FontStretch FontWeight Form GTS_PDFA1 Group Headers Height ICCBased ID Identity Identity-H "
    b"Image Index Info ItalicAngle Kids LBody Lang Last LastChar Layout Length Length1 Limits Link "
    b"ListNumbering Lbl Marked MarkInfo Matrix MCID MCR MediaBox Metadata Name Names Next Nums OBJR Obj "
    b"ObjStm Order Ordering Outlines OutputCondition OutputConditionIdentifier OutputIntent OutputIntents "
    b"Page PageLabels Pages PageMode Parent ParentTree ParentTreeNextKey PieceInfo Prev ProcSet Producer "
    b"Properties Rect Reference Registry RegistryName Resources RoleMap Root RowSpan Rotate Scope Sect "
    b"Size Span StemV Standard Stm StructElem StructParent StructParents StructTreeRoot Subtype Supplement "
    b"Suspects TBody TFoot THead Tabs Table Text Title ToUnicode Transparency Type Type0 URI UseOutlines "
    b"ViewerPreferences Width Widths WinAnsiEncoding XObject XRef XYZ FitH XML sRGB DeviceCMYK TrueType DW "
    b"CropBox TrimBox BleedBox".split()
)


def details(found: Object, place: str, keyed: bytes = b"") -> Iterator[Piece]:
    """Each string in an object, in every way that its bytes can be read."""
    body = found.body
    if not _MAY_SAY.search(body):
        return
    key = keyed
    for token in _LEX.finditer(body):
        kind = token.lastgroup
        if kind == "name":
            key = token["name"]
        elif kind in ("string", "hex"):
            told = where(body, key, place)
            pieces = said(told, octets(token[kind]))
            yield from (p._replace(vocabulary=True) for p in pieces) if key in _OF_FORMAT else pieces
        elif kind == "comment":
            yield from loose_text(f"{place}, comment", token["comment"])
        elif kind == "odd":
            yield from loose_text(place, body)


def said(place: str, raw: bytes) -> Iterator[Piece]:
    """What a string may say."""
    if len(raw) < 2:
        return
    for text in readings(raw):
        if not _CONTROL.search(text):
            yield Piece(place, text)
        else:
            runs = [run for run in _CONTROL.split(text) if len(run) > 3]
            if runs:
                yield Piece(place, "\n".join(runs), vocabulary=True)


def where(body: bytes, key: bytes, place: str) -> str:
    """Which part of a PDF a string belongs to."""
    told = f"/{key.decode()}" if key in _KEYS else "an entry"
    if b"/StructElem" in body or (b"/S" in body and b"/Pg" in body):
        return f"tags, {told}"
    if b"/Title" in body and b"/Parent" in body and b"/Rect" not in body:
        return f"bookmark, {told}"
    if b"/FT" in body or key in (b"TU", b"TM", b"DV"):
        return f"form field, {told}"
    if b"/Filespec" in body or b"/EF" in body or key in (b"UF", b"EF"):
        return f"attachment, {told}"
    if b"/Rect" in body or key in (b"URI", b"RC", b"Subj"):
        return f"note or link, {told}"
    if b"/OCG" in body or b"/OCMD" in body:
        return f"layer, {told}"
    if key == b"JS" or b"/JavaScript" in body:
        return f"script, {told}"
    if (key == b"P" and b"/Nums" in body) or b"/St " in body:
        return f"page label, {told}"
    if key in (b"Names", b"Limits", b"Dests"):
        return f"named place, {told}"
    if key in (b"Title", b"Author", b"Subject", b"Keywords", b"Creator", b"Producer") or place == "metadata":
        return f"metadata, {told}"
    return f"{place}, {told}" if place else told


def names(bodies: list[bytes]) -> Iterator[Piece]:
    """Every name that the objects use besides the usual: fonts, layers, keys of one's own."""
    found: set[bytes] = set()
    for body in bodies:
        found.update(_NAMES.findall(body))
    for name in sorted(found - _USUAL):
        plain = _CODED.sub(lambda m: unhexlify(m[1]), name)
        for text in readings(plain):
            bare = _SUBSET.sub("", text)
            yield Piece("name in the file (a font, layer or key)", bare, vocabulary=True)
