"""What a viewer shows around the pages: bookmarks, and what the file says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from docgen.pdf.format.syntax import Ref, string
from docgen.pdf.format.volume import Volume
from docgen.pdf.xmp import packet

_PRODUCER = "docgen"


@dataclass(slots=True, eq=False)
class Bookmark:
    """One line of the bookmarks."""

    title: str
    place: bytes  # an explicit destination
    kids: list[Bookmark] = field(default_factory=list)


def bookmark_tree(parts: Sequence[tuple[tuple[str, ...], bytes]]) -> list[Bookmark]:
    """Bookmarks for parts, each given as its path (headings above it, then its title) and its destination.

    A heading becomes a bookmark where it is first needed, and leads to the first part below it.
    """
    top: list[Bookmark] = []
    for path, place in parts:
        level = top
        for heading in path[:-1]:
            if not level or level[-1].title != heading:
                level.append(Bookmark(heading, place))
            level = level[-1].kids
        level.append(Bookmark(path[-1], place))
    return top


def write_bookmarks(volume: Volume, top: list[Bookmark]) -> Ref:
    """Put the bookmarks into the volume: the first level opened, everything below closed."""
    root = volume.reserve()
    first, last = _write_level(volume, top, root, 1)
    shown = len(top) + sum(len(bookmark.kids) for bookmark in top)
    volume.put(root, b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (first, last, shown))
    return root


def _write_level(volume: Volume, level: list[Bookmark], parent: Ref, depth: int) -> tuple[Ref, Ref]:
    refs = [volume.reserve() for _ in level]
    for index, (bookmark, ref) in enumerate(zip(level, refs, strict=True)):
        body = b"<</Title %b/Parent %d 0 R/Dest%b" % (string(bookmark.title), parent, bookmark.place)
        if index:
            body += b"/Prev %d 0 R" % refs[index - 1]
        if index + 1 < len(refs):
            body += b"/Next %d 0 R" % refs[index + 1]
        if bookmark.kids:
            first, last = _write_level(volume, bookmark.kids, ref, depth + 1)
            count = len(bookmark.kids) if depth == 1 else -len(bookmark.kids)
            body += b"/First %d 0 R/Last %d 0 R/Count %d" % (first, last, count)
        volume.put(ref, body + b">>")
    return refs[0], refs[-1]


def write_info(volume: Volume, title: str, dated: date | None) -> Ref:
    """The old kind of metadata: title, program, and the day that was passed in."""
    body = b"<</Title %b/Producer %b" % (string(title), string(_PRODUCER))
    if dated:
        day = f"(D:{dated:%Y%m%d})".encode()
        body += b"/CreationDate%b/ModDate%b" % (day, day)
    return volume.add(body + b">>")


def write_metadata(
    volume: Volume, title: str, language: str, dated: date | None, *, accessible: bool, archival: bool
) -> Ref:
    """The new kind (XMP). It claims PDF/UA-1 for a pack that is ``accessible`` throughout, PDF/A-2a if asked."""
    said = packet(
        title,
        language,
        _PRODUCER,
        dated.isoformat() if dated else None,
        modified=True,
        accessible=accessible,
        archival="A" if archival else "",
    )
    return volume.add(b"<</Type/Metadata/Subtype/XML>>", said)
