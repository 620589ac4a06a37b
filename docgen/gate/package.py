"""A Word file, or any other zip: every part of it, and what the zip itself says."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial

from docgen.gate.leak import Piece, Search, Unreadable
from docgen.gate.loose import loose_text
from docgen.gate.markup import markup
from docgen.gate.opening import pieces_of

_MAX_GROWTH = 500  # times that a part may grow; XML of nothing but table borders grows by a hundred
_SMALL = 100_000  # bytes; below, growth does not matter
# The usual parts by name; of any other only the number is told, because its name may be somebody's.
_USUAL = re.compile(
    r"(?:word/|docProps/|customXml/|xl/|ppt/)?(?:glossary/|theme/|media/|embeddings/|worksheets/|_rels/)?"
    r"(?:glossary/|theme/|_rels/)?"
    r"(?:\[Content_Types\]|\.rels|document|styles|stylesWithEffects|settings|webSettings|fontTable|numbering|theme"
    r"|header|footer|footnotes|endnotes|comments|commentsExtended|commentsIds|commentsExtensible|people|app|core"
    r"|custom|item|itemProps|image|thumbnail|vbaProject|vbaData|attachedToolbars|workbook|sheet|sharedStrings"
    r"|oleObject|drawing-|Microsoft_Word_Document|keyMapCustomizations|recipientData|documentTasks)?"
    r"\d{0,3}(?:\.(?:xml|rels|bin|png|jpe?g|gif|emf|wmf|docx|xlsx))*"
)
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)
_OPAQUE = (".odttf", ".ttf", ".otf", ".fntdata")  # fonts: nothing is packed in them


def package(content: bytes, before: str, search: Search) -> Iterator[Piece]:
    """All the text in a zip: each part, the names of the parts, what is noted beside them."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            yield from _parts(content, opened, before, search)
    except _FAULTS as fault:
        if isinstance(fault, Unreadable):
            raise
        raise Unreadable(f"{before}it is a zip or Word file that is damaged, or locked with a password") from None


def _parts(content: bytes, opened: zipfile.ZipFile, before: str, search: Search) -> Iterator[Piece]:
    entries = opened.infolist()
    if opened.comment:
        yield from loose_text(f"{before}comment of the zip", opened.comment)
    if _stray(content, entries, opened.start_dir):
        raise Unreadable(f"{before}it holds bytes that belong to no part of it")
    end = content.rfind(b"PK\x05\x06")
    behind = content[end + 22 + len(opened.comment) :].strip(b"\0")
    if behind:
        yield from loose_text(f"{before}bytes behind the zip", behind)
    for number, entry in enumerate(entries, 1):
        usual = bool(_USUAL.fullmatch(entry.filename))
        place = f"{before}{entry.filename if usual else f'part {number}'}"
        if not usual:
            yield Piece(f"{before}name of part {number}", entry.filename.replace("/", "\n").replace("_", " "))
            yield Piece(f"{before}name of part {number}", entry.filename)
        for note in (entry.comment, entry.extra, _extra(content, entry)):
            if note:
                yield from loose_text(f"{place}, note in the zip", note)
        if entry.is_dir():
            continue
        if entry.file_size > _SMALL and entry.file_size > _MAX_GROWTH * max(1, entry.compress_size):
            raise Unreadable(f"{place}: it unpacks to more than a letter can be")
        if entry.file_size > search.size:
            raise Unreadable(f"{place}: it unpacks to more than a letter can be")
        data = opened.read(entry)
        if entry.filename.endswith((".xml", ".rels", ".vml", ".xhtml")):
            search.spend(len(data))
            yield from search.once(b"xml", data, partial(markup, data, place))
        elif entry.filename.lower().endswith(_OPAQUE):
            search.spend(len(data))
            yield from loose_text(place, data)
        else:
            yield from pieces_of(data, place, search)


def _stray(content: bytes, entries: list[zipfile.ZipInfo], end: int) -> bool:
    """Whether there is anything between, before or behind the parts, such as one that was taken off the list."""
    at = 0
    for entry in sorted(entries, key=lambda e: e.header_offset):
        if entry.header_offset != at:
            return True
        name, extra = (int.from_bytes(content[at + n : at + n + 2], "little") for n in (26, 28))
        told = content[at + 30 : at + 30 + name]
        if entry.orig_filename not in (told.decode("utf-8", "replace"), told.decode("cp437")):
            return True
        at += 30 + name + extra + entry.compress_size
        if entry.flag_bits & 8:  # sizes stand behind the part
            at += 4 if content[at : at + 4] == b"PK\x07\x08" else 0
            at += 12
    return at != end


def _extra(content: bytes, entry: zipfile.ZipInfo) -> bytes:
    """What is noted before a part, which need not be what the list of parts says."""
    at = entry.header_offset
    name, extra = (int.from_bytes(content[at + n : at + n + 2], "little") for n in (26, 28))
    return content[at + 30 + name : at + 30 + name + extra]
