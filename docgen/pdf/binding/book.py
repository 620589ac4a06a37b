"""The pack in the making: every part's pages, links and tags go into one volume, with the front matter around."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from docgen.pdf.binding.claims import accessible, output_intents
from docgen.pdf.binding.content import concatenated
from docgen.pdf.binding.front import bookmark_tree, write_bookmarks, write_info, write_metadata
from docgen.pdf.binding.layers import Layers
from docgen.pdf.binding.links import Landing, Signposts, read_links
from docgen.pdf.binding.sheets import Drawn, Sheet, Stamp, draw_tagged, draw_untagged
from docgen.pdf.binding.structure import Tags, Tree, read_tags
from docgen.pdf.format.source import Source, SourcePage
from docgen.pdf.format.syntax import NULL, array, real, string
from docgen.pdf.format.volume import Copier, Volume
from docgen.pdf.tags.element import Element, Mark, Placed
from docgen.pdf.tags.linking import Holders, Link, annotation, find_words, joined
from docgen.pdf.tags.words import text_places


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part that has been read, and where it stands in the pack."""

    path: tuple[str, ...]  # headings above it, then its title
    key: str | None
    tagged: bool
    source: Source
    copier: Copier
    sheets: tuple[Sheet, ...]
    first: int  # index of its first page in the pack

    @property
    def title(self) -> str:
        return self.path[-1]


class Book:
    """All chapters, bound one after the other."""

    def __init__(self, volume: Volume, chapters: Sequence[Chapter], stamps: Sequence[Stamp]) -> None:
        self._volume = volume
        self._chapters = chapters
        self._stamps = stamps
        self._page_tree = volume.reserve()
        self._pages = [volume.reserve() for _ in stamps]
        self._tree = Tree(volume, self._pages)
        self._layers = Layers(volume)
        self._tags: list[Tags] = []
        self._landings = {
            chapter.key: self._landing(chapter, 0) for chapter in reversed(chapters) if chapter.key is not None
        }

    def _landing(self, chapter: Chapter, at: int) -> Landing:
        index, sheet = chapter.first + at, chapter.sheets[at]
        return Landing(self._pages[index], index + 1, chapter.title, sheet.box[3], sheet.matrix)

    def bind(self, chapter: Chapter) -> None:
        """Put a chapter into the volume: its pages as they are drawn here, its links, its tags."""
        source, copier = chapter.source, chapter.copier
        indices = {page.number: chapter.first + at for at, page in enumerate(source.pages)}
        for number, index in indices.items():
            copier.settle(number, self._pages[index])
        self._layers.adopt(source, copier)
        tags = read_tags(source, copier, indices, chapter.title) if chapter.tagged else None
        for form in tags.forms if tags else ():
            copier.tagged_forms[form] = self._tree.key()
        own = {page.number: self._landing(chapter, at) for at, page in enumerate(source.pages)}
        signposts = Signposts(source, own, self._landings)
        links = [read_links(source, page.entries, signposts) for page in source.pages]
        if tags is None:
            self._bind_supplied(chapter, links)
        else:
            self._bind_tagged(chapter, tags, links)

    def _bind_tagged(self, chapter: Chapter, tags: Tags, links: Sequence[list[Link]]) -> None:
        holders = Holders(tags.root) if tags.holds or any(links) else None
        for at, (page, found) in enumerate(zip(chapter.source.pages, links, strict=True)):
            index, sheet = chapter.first + at, chapter.sheets[at]
            drawn = draw_tagged(chapter.source, chapter.copier, self._volume, page, sheet, self._stamps[index])
            placed = []
            if holders and found:
                for link in _with_words(chapter.source, page, index, found, holders):
                    placed.append(self._place(link, index, sheet))
                    holders.hold(link, placed[-1])
            self._put_page(index, drawn, placed)
        if holders:
            holders.let_go()
        self._tags.append(tags)

    def _bind_supplied(self, chapter: Chapter, links: Sequence[list[Link]]) -> None:
        """Pages that nobody tagged: each announced, then one paragraph where it has words, else one picture."""
        part = Element(b"/Part", [], {b"/T": string(chapter.title)})
        count = len(chapter.sheets)
        for at, (page, found) in enumerate(zip(chapter.source.pages, links, strict=True)):
            index, sheet = chapter.first + at, chapter.sheets[at]
            drawn = draw_untagged(chapter.source, chapter.copier, self._volume, page, sheet, self._stamps[index])
            own = Element(b"/Sect", [], {b"/T": string(f"page {at + 1} of {count}, as supplied, not tagged")})
            said = _announced(chapter.title, at + 1, count)
            own.kids.append(Element(b"/P" if at else b"/H1", [Mark(index, 1)], {b"/ActualText": string(said)}))
            if drawn.text:
                own.kids.append(Element(b"/P", [Mark(index, 0)]))
            else:
                seen = f"A picture of page {at + 1} of {count} as it was supplied; no words can be read in it"
                box = {b"/O": b"/Layout", b"/BBox": array(*drawn.box), b"/Placement": b"/Block"}
                own.kids.append(Element(b"/Figure", [Mark(index, 0)], {b"/Alt": string(seen), b"/A": {**box}}))
            placed = []
            for link in joined(found):
                placed.append(self._place(link, index, sheet))
                own.kids.append(Element(b"/Link", [placed[-1]], {b"/Alt": string(link.says)}))
            part.kids.append(own)
            self._put_page(index, drawn, placed)
        self._tags.append(Tags(part))

    def _place(self, link: Link, index: int, sheet: Sheet) -> Placed:
        key = self._tree.key()
        return Placed(index, self._volume.add(annotation(link, sheet.matrix, key)), key)

    def _put_page(self, index: int, drawn: Drawn, placed: Sequence[Placed]) -> None:
        contents = b" ".join(b"%d 0 R" % stream for stream in drawn.contents)
        links = b" ".join(b"%d 0 R" % link.ref for link in placed)
        body = b"<</Type/Page/Parent %d 0 R/MediaBox%b/Resources%b/Contents[%b]/StructParents %d/Tabs/S%b%b>>" % (
            self._page_tree, array(*drawn.box), drawn.resources, contents, index, drawn.group,
            b"/Annots[" + links + b"]" if links else b"",
        )  # fmt: skip
        self._volume.put(self._pages[index], body)

    def finish(self, title: str, language: str, dated: date | None, *, archive: bool = False) -> bytes:
        """The whole file; with ``archive`` it says that it keeps PDF/A-2a, which the caller has looked into."""
        volume = self._volume
        kids = b" ".join(b"%d 0 R" % page for page in self._pages)
        volume.put(self._page_tree, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(self._pages), kids))
        starts = [(chapter.path, _start(self._landing(chapter, 0))) for chapter in self._chapters]
        conforms = all(map(accessible, self._chapters))
        root = volume.add(
            b"<</Type/Catalog/Pages %d 0 R/Outlines %d 0 R/StructTreeRoot %d 0 R/Metadata %d 0 R/Lang%b"
            b"/MarkInfo<</Marked true>>/PageMode/UseOutlines"
            b"/ViewerPreferences<</DisplayDocTitle true>>%b>>"
            % (
                self._page_tree,
                write_bookmarks(volume, bookmark_tree(starts)),
                self._tree.write(self._tags, title),
                write_metadata(volume, title, language, dated, accessible=conforms, archival=archive),
                string(language),
                self._layers.write() + (output_intents(self._chapters) if archive else b""),
            )
        )
        return volume.to_bytes(root, write_info(volume, title, dated))


def _announced(title: str, page: int, count: int) -> str:
    """What is read aloud before a page that nobody tagged, since it can't say by itself what it is."""
    if page > 1:
        return f"{title}, page {page} of {count}"
    pages = "one page" if count == 1 else f"{count} pages"
    return f"{title}: {pages} as supplied, without tags, so that no headings or tables are told apart"


def _start(landing: Landing) -> bytes:
    return b"[%d 0 R /XYZ null %b null]" % (landing.ref, real(landing.top))


def _with_words(source: Source, page: SourcePage, index: int, links: list[Link], holders: Holders) -> list[Link]:
    """The links of a page; those that no tag holds yet in one piece a line, with the words they cover."""
    held = [link for link in links if holders.has(link)]
    free = joined(link for link in links if not holders.has(link))
    if free:
        places = text_places(concatenated(source, page.entries.get(b"/Contents", NULL)))
        for link in free:
            find_words(link, index, places)
    return held + free
