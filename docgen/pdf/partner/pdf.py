"""A partner's PDF, page by page written anew: what is seen stays, upright on A4; all else is gone.

Only what pypdf reads is used, and only what is on the list of `Copy` is taken. So a script, an action, an
attached file, a comment or somebody's name in the properties has no way into the pack.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from pypdf import Configuration, PageObject, PdfReader, apply_configuration
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from docgen.pdf.binding.content import without_marks
from docgen.pdf.format.place import Place, drawn_with, place
from docgen.pdf.format.space import Box, moved_box
from docgen.pdf.format.syntax import NotPdf, array, string
from docgen.pdf.format.table import stream
from docgen.pdf.partner.copy import MARKED, Copy, entry, packed, resolved
from docgen.pdf.partner.limits import MAX_KNOWN, MAX_PAGES, MAX_STREAM, NESTED, Refused
from docgen.pdf.partner.marks import box_of, read_marks
from docgen.pdf.partner.notes import Seen

_TAIL = 2048  # bytes from the end in which the end has to be marked
_AGAIN = "ask the agency to send it again, or open it and print it to a new PDF"
_PAINTS = re.compile(rb"\b(?:Do|sh|BI|S|s|f\*?|F|B\*?|b\*?)\b")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The new file, and what the officer should know about the old one."""

    content: bytes
    pages: int
    notes: tuple[str, ...]
    searchable: bool


def clean(content: bytes) -> Cleaned:
    """The pages of a PDF on upright A4, safe to put among others. Raises Refused: why, and what to do."""
    if not re.search(rb"startxref\s+\d+\s+%%EOF", content[-_TAIL:]):
        raise Refused(f"it stops in the middle, as if it had not been sent whole; {_AGAIN}")
    try:
        with _quiet(), apply_configuration(_limits()):
            return _clean(content)
    except Refused:
        raise
    except Exception as error:  # a damaged file can end in any error at all inside pypdf
        if b"/Encrypt" in content:
            raise Refused(_LOCKED) from None
        raise Refused(_unreadable(error)) from None


def _unreadable(error: Exception) -> str:
    """Why a file that pypdf gave up on can't go in; pypdf may have wrapped that it went too deep."""
    if isinstance(error, RecursionError) or isinstance(error.__context__, RecursionError):
        return NESTED
    return f"it is damaged and can't be read ({type(error).__name__}); {_AGAIN}"


def _limits() -> Configuration:
    """What pypdf may unpack and walk through; and no program is started for any picture."""
    return Configuration(
        zlib_maximum_output_length=MAX_STREAM,
        zlib_maximum_recovery_input_length=200_000,
        lzw_maximum_output_length=MAX_STREAM,
        run_length_maximum_output_length=MAX_STREAM,
        page_tree_maximum_entries=10_000,
        jbig2dec_binary=None,
    )


_LOCKED = "it is encrypted: it has a password, or is locked against changes; ask the agency for a copy without"


def _clean(content: bytes) -> Cleaned:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        raise Refused(_LOCKED)
    if sum(map(len, reader.xref.values())) + len(reader.xref_objStm) > MAX_KNOWN:
        raise Refused(f"it lists more than {MAX_KNOWN} parts; open it and print it to a new PDF")
    root = reader.root_object
    _refuse_what_is_not_pages(root)
    pages = reader.pages
    tree = entry(root, "/Pages")
    told = entry(tree, "/Count") if isinstance(tree, DictionaryObject) else None
    if len(pages) == 0:
        raise Refused(f"it has no pages; {_AGAIN}")
    if len(pages) > MAX_PAGES:
        raise Refused(
            f"it has {len(pages)} pages, and a file in the pack may have {MAX_PAGES}; send a shorter one"
        )
    if isinstance(told, int) and told > len(pages):
        raise Refused(f"it says that it has {told} pages, but only {len(pages)} are there; {_AGAIN}")
    copy, seen, numbers = Copy(), Seen(), []
    for number, page in enumerate(pages, 1):
        try:
            numbers.append(_copy_page(page, number, copy, seen))
            copy.settle()
        except Refused as refused:
            if refused.page is None:
                raise Refused(str(refused), number) from None
            raise
        except Exception as error:  # as in `clean`, but here the page is known
            raise Refused(_unreadable(error), number) from None
    return Cleaned(
        copy.finish(numbers),
        len(numbers),
        tuple(seen.notes(root, sorted(copy.fonts_missing), len(numbers))),
        searchable=not seen.scans and not seen.damaged,
    )


def _refuse_what_is_not_pages(root: DictionaryObject) -> None:
    if "/Collection" in root:
        raise Refused("it is a portfolio: a folder of other files; name each of those files instead")
    form = entry(root, "/AcroForm")
    if entry(root, "/NeedsRendering") and isinstance(form, DictionaryObject) and "/XFA" in form:
        raise Refused(
            "its pages are made by Adobe Reader as it opens (XFA); open it there and print it to a new PDF"
        )
    layers = entry(root, "/OCProperties")
    usual = entry(layers, "/D") if isinstance(layers, DictionaryObject) else None
    if isinstance(usual, DictionaryObject) and (entry(usual, "/OFF") or entry(usual, "/BaseState") == "/OFF"):
        raise Refused(
            "it has layers that are hidden, and would come along unseen; open it and print it to a new PDF"
        )


def _copy_page(page: PageObject, number: int, copy: Copy, seen: Seen) -> int:
    box, cropped = _shown(page, number)
    turn, unit = entry(page, "/Rotate"), entry(page, "/UserUnit")
    try:
        spot = place(box, turn if isinstance(turn, int) else 0, unit if isinstance(unit, int | float) else 1.0)
    except NotPdf:
        raise Refused(f"it has no size that paper can have; {_AGAIN}", number) from None
    copy.damaged = False
    drawing, resources = _drawing(page, number, copy), entry(page, "/Resources")
    marks = read_marks(page, number, copy)
    text = copy.has_text(resources, drawing) or any(map(copy.shows_text, marks.drawn_forms))
    kept = copy.resources(resources) if isinstance(resources, DictionaryObject) else b"<<>>"
    form = packed(
        b"/Type/XObject/Subtype/Form/BBox%b/Resources %b" % (array(*box), kept),
        without_marks(drawing) if MARKED.search(drawing) else drawing,
    )
    names = b"/Page %d 0 R" % copy.add(form)
    over = b""
    for at, (look, matrix) in enumerate(marks.drawn):
        names += b"/Mark%d %b" % (at, copy.reference(look))
        over += b" q %b /Mark%d Do Q" % (drawn_with(matrix), at)
    left, bottom, right, top = box
    clip = array(left, bottom, right - left, top - bottom)[1:-1] + b" re W n"
    shown = b"q %b %b /Page Do%b Q" % (drawn_with(spot.matrix), clip, over)
    links = b"".join(b" %d 0 R" % _link(rectangle, address, spot, copy) for rectangle, address in marks.links)
    group = entry(page, "/Group")
    seen.page(number, spot, marks, scan=not text and bool(over or _PAINTS.search(drawing)))
    seen.cropped += [number] * cropped
    seen.damaged += [number] * copy.damaged
    return copy.add(
        b"<</Type/Page/Parent 2 0 R/MediaBox%b/Resources<</XObject<<%b>>>>/Contents %d 0 R%b%b>>"
        % (
            spot.box,
            names,
            copy.add(stream(b"", shown)),
            b"/Group " + copy.reference(group) if isinstance(group, DictionaryObject) else b"",
            b"/Annots[%b]" % links if links else b"",
        )
    )


def _shown(page: PageObject, number: int) -> tuple[Box, bool]:
    """What a viewer shows of the page, and whether that is clearly less than there is."""
    media = box_of(page, "/MediaBox")
    if media is None:
        raise Refused(f"it has no size; {_AGAIN}", number)
    crop = box_of(page, "/CropBox") or media
    shown = max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])
    if shown[2] - shown[0] < 1 or shown[3] - shown[1] < 1:
        return media, False
    less = (media[2] - media[0]) * (media[3] - media[1]) * 0.9
    return shown, (shown[2] - shown[0]) * (shown[3] - shown[1]) < less


def _drawing(page: PageObject, number: int, copy: Copy) -> bytes:
    """The drawing instructions of the page, from however many pieces. Refused where a piece is missing."""
    told = page.get("/Contents")
    found = resolved(told)
    pieces = list(found) if isinstance(found, ArrayObject) else [told]
    contents = []
    for piece in pieces:
        drawing = resolved(piece)
        if isinstance(drawing, StreamObject):
            contents.append(copy.unpacked(drawing))
        elif isinstance(piece, IndirectObject):
            raise Refused(f"what should be on it is missing from the file; {_AGAIN}", number)
    return b"\n".join(contents)


def _link(rectangle: Box, address: str, spot: Place, copy: Copy) -> int:
    told = string(address)
    return copy.add(
        b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect%b/Contents %b/A<</S/URI/URI %b>>>>"
        % (array(*moved_box(rectangle, spot.matrix)), told, told)
    )


_lock = Lock()
_inside = 0
_level = logging.NOTSET


@contextmanager
def _quiet() -> Iterator[None]:
    """pypdf tells its log what it mends, words of the file among them: not while we read. No other log changes."""
    global _inside, _level
    logger = logging.getLogger("pypdf")
    with _lock:
        if _inside == 0:
            _level = logger.level
            logger.setLevel(logging.CRITICAL + 1)
        _inside += 1
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if _inside == 0:
                logger.setLevel(_level)
