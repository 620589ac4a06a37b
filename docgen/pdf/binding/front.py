"""What a viewer shows around the pages: bookmarks, and what the file says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape

from docgen.pdf.format.syntax import Ref, string
from docgen.pdf.format.volume import Volume

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


def write_metadata(volume: Volume, title: str, language: str, dated: date | None, accessible: bool) -> Ref:
    """The new kind (XMP). It claims PDF/UA for a pack that is ``accessible`` throughout."""
    claim = "<pdfuaid:part>1</pdfuaid:part>" if accessible else ""
    day = f"<xmp:CreateDate>{dated}</xmp:CreateDate><xmp:ModifyDate>{dated}</xmp:ModifyDate>" if dated else ""
    text = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{_PRODUCER}</pdf:Producer>{day}{claim}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
    return volume.add(b"<</Type/Metadata/Subtype/XML>>", text.encode())
