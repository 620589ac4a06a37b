"""Which kind of file some bytes are, by what is in them, and all the text there is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.gate.leak import Piece, Search, Unreadable
from docgen.gate.loose import loose_text, plain_text

_WORD = ("docx", "docm", "dotx", "dotm")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HEAD_OF_PDF = 1024  # bytes: readers look this far for the mark
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"II*\0", b"MM\0*", b"\0\0\0\x0cjP  ", b"RIFF")
# What holds nothing packed, so that its text can be seen from outside.
_OPEN = (
    b"BM",
    b"\xd7\xcd\xc6\x9a",
    b"\x01\0\0\0",
    b"\x01\0\x09\0",
    b"OTTO",
    b"\0\x01\0\0",
    b"true",
    b"\0\0\x01\0",
)
_PACKED = (b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"MSCF")
_HEAD = 8000  # bytes: what stands above a message
# Text of a kind that writes its letters in other ways than text does.
_MESSAGE = re.compile(
    rb"\A[\s\xef\xbb\xbf]*(?=[A-Za-z][\w\-]*:)(?:.*^)?(?:MIME-Version|Content-Transfer-Encoding|Message-ID|Return-Path):",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
# The beginning of a file, long enough to be no chance among the dots of a picture.
_BEGINS = re.compile(
    rb"PK\x03\x04[\x00-\x3f]\x00|%PDF-[12]\.|\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c"
)


def is_what_it_is_called(name: str, content: bytes) -> bool:
    """Whether a file whose name says Word or PDF begins like one; whoever opens it would see something else."""
    ending = name.lower().rpartition(".")[2]
    if not content:
        return True  # it is told that it is empty
    if ending == "pdf":
        return b"%PDF-" in content[:_HEAD_OF_PDF]
    return ending not in _WORD or content[:4] in _ZIP


def pieces_of(content: bytes, place: str, search: Search) -> Iterator[Piece]:
    """All the text in a file, whatever kind it is; ``place`` is where the file is, empty for the file itself.

    Raises Unreadable where it, or something in it, can't be looked through.
    """
    if not content and not place:
        raise Unreadable("it is empty")
    search.spend(len(content))
    search.deeper()
    before = f"{place}: " if place else ""
    head = content[:_HEAD_OF_PDF]
    if content[:4] in _ZIP:
        from docgen.gate.package import package

        yield from package(content, before, search)
    elif b"%PDF-" in head:
        from docgen.gate.pdf.reading import pdf

        yield from pdf(content, before, search)
    elif content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        from docgen.gate.compound import compound

        yield from compound(content, before, search)
    elif content.startswith(_PICTURES) or content[40:44] == b" EMF":
        from docgen.gate.pictures import picture

        yield from picture(content, before, search)
    elif head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<?xml", b"<?xpacket", b"<x:xmpmeta")):
        from docgen.gate.markup import markup

        yield from markup(content, f"{before}text")
    elif content.startswith(_PACKED) or content[257:262] == b"ustar":
        raise Unreadable(f"{before}it is packed in a way that docgen does not unpack")
    elif head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rt") or _MESSAGE.match(content[:_HEAD]):
        raise Unreadable(f"{before}it is rich text or a message, which docgen does not read")
    elif content.startswith(_OPEN) or plain_text(content) is not None:
        yield from loose_text(f"{before}text", content)
        yield from files_inside(content, f"{before}text", search)
    elif content:
        raise Unreadable(f"{before}it is of a kind that docgen does not know")
    search.shallower()


def files_inside(content: bytes, place: str, search: Search) -> Iterator[Piece]:
    """All the text of a file that begins within another, such as a zip behind a picture's end."""
    begin = _BEGINS.search(content, 1)
    if begin:
        yield from pieces_of(content[begin.start() :], place, search)
