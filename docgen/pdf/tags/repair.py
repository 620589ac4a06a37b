"""What the embedded engine leaves wrong in its tags, put right in one pass over its file.

ISO 14289-1 (PDF/UA-1): everything that is read is in the tree once, ornaments are not (7.1); tables have headings
and spans (7.5), lists labels (7.6), headings an order (7.4.2), pictures a description (7.3), links an element and
a description (7.18.5), and the tab order follows the tree (7.18.3).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from docgen.pdf.format.place import page_objects
from docgen.pdf.format.syntax import Dictionary, NotPdf, Ref, Value, items, number, octets, write
from docgen.pdf.format.table import Plain, stream
from docgen.pdf.tags import mend, page
from docgen.pdf.tags.contents import PACK_ADDRESS, put_as_contents
from docgen.pdf.tags.element import Element, Kid, Mark, Placed, Run
from docgen.pdf.tags.linking import Holders, Link, annotation, find_words, joined
from docgen.pdf.tags.story import Story
from docgen.pdf.tags.tree import Numbering, read_tree, write_tree
from docgen.pdf.tags.words import text_places

_EFFORT = 4  # of nine: half the time of the usual six, and a tenth more bytes


@dataclass(frozen=True, slots=True)
class Repair:
    """The objects of a file that change, those that come to it, and those that it no longer needs."""

    changed: dict[int, bytes] = field(default_factory=dict)
    added: tuple[bytes, ...] = ()
    dropped: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Page:
    number: int
    entries: Dictionary
    drawn: int  # the number of its content
    content: bytes
    links: list[Link]
    apart: set[int] = field(default_factory=set)  # marked content that can't go on what is before it


def repair(plain: Plain, catalogue: Dictionary, story: Story) -> Repair:
    """What makes a file of the embedded engine a well tagged one; nothing where it has no tags at all.

    Raises `NotPdf` for a file that is laid out in another way.
    """
    tags = catalogue.get(b"/StructTreeRoot")
    if not isinstance(tags, Ref):
        return Repair()
    pages = [_page(plain, at, entries) for at, entries in page_objects(plain, catalogue.get(b"/Pages"))]
    numbers = [one.number for one in pages]
    tree = read_tree(plain, int(tags), numbers)
    elements = list(tree.root.walk())
    tables = [element for element in elements if element.kind == b"/Table"]
    ornaments = list(mend.repeated_headings(tables))
    _describe_pictures(pages, elements, tables, story)
    if mend.alike(tables, story):
        for table, told in zip(tables, story.tables, strict=True):
            mend.describe(table, told)
    for element in elements:
        if element.kind == b"/LI":
            mend.name_list_mark(element)
    mend.put_headings_in_order(elements)
    numbering = Numbering((*tree.used, *tree.rows), len(plain.offsets))
    inward = _hold_links(pages, tree.root, numbering)
    for table in tables if inward else ():
        put_as_contents(table, inward)
    _mark_anew(pages, tree.root, ornaments, numbering)
    write_tree(tree, numbers, numbering)
    bodies = numbering.bodies
    first = len(plain.offsets)
    added = tuple(bodies.pop(at) for at in range(first, first + sum(at >= first for at in bodies)))
    return Repair(bodies, added, frozenset(numbering.left()))


def _page(plain: Plain, own: int, entries: Dictionary) -> _Page:
    drawn = entries.get(b"/Contents")
    if not isinstance(drawn, Ref):
        raise NotPdf("a page that is drawn in several pieces")
    told, data = plain.data(drawn)
    try:
        content = zlib.decompress(data) if b"/FlateDecode" in told else data
    except zlib.error:
        raise NotPdf("a page that can't be unpacked") from None
    links = joined(_links(plain, entries))
    return _Page(own, entries, int(drawn), page.without_clipped_artifacts(content), links)


def _links(plain: Plain, entries: Dictionary) -> Iterator[Link]:
    for ref in items(entries.get(b"/Annots", [])):
        if not isinstance(ref, Ref):
            raise NotPdf("a link that is not an object")
        told = plain.dictionary(ref)
        left, bottom, right, top = (number(side) for side in items(told.get(b"/Rect", b"[]")))
        action = told.get(b"/A", {})
        target = write({b"/A": action} if action else {b"/Dest": told.get(b"/Dest", b"null")})
        says = ""
        if isinstance(action, dict) and b"/URI" in action:
            address = octets(action[b"/URI"]).decode("utf-8", "replace")
            says = address.removeprefix("mailto:").removeprefix("tel:")
        box = (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
        yield Link(box, target[2:-2], says or "A place in this document", int(ref))


def _describe_pictures(
    pages: Sequence[_Page], elements: Iterable[Element], tables: Sequence[Element], story: Story
) -> None:
    """Tell where each picture is; those in tables, which the engine takes for ornaments, get a description too."""
    if not story.pictures:
        return
    found = [(at, drawing) for at, one in enumerate(pages) for drawing in page.drawings(one.content)]
    boxes = {(at, drawing.marked): drawing.box for at, drawing in found}
    for element in elements:
        mark = element.kids[0] if element.kind == b"/Figure" and element.kids else None
        if isinstance(mark, Run) and (box := boxes.get((mark.page, mark.first))):
            element.entries[b"/A"] = mend.shape(box)
    if len(found) != len(story.pictures) or not mend.alike(tables, story):
        return
    pairs = list(enumerate(zip(found, story.pictures, strict=True), page.FIRST_PICTURE))
    for at, one in enumerate(pages):
        wanted: dict[int, page.Drawing] = {}
        for mcid, ((own, drawing), picture) in pairs:
            if own == at and drawing.marked is None and picture.says and picture.table is not None:
                wanted[mcid] = drawing
                mend.hang(mend.figure(picture.says, drawing.box, Run(at, mcid, mcid)), picture, tables)
        if wanted:
            one.content, one.apart = page.with_pictures(one.content, wanted)


def _hold_links(pages: Sequence[_Page], root: Element, numbering: Numbering) -> set[Element]:
    """Put every link into the tree, and its annotation anew; gives the elements whose links stay in the pack."""
    if not any(one.links for one in pages):
        return set()
    numbering.give_back(
        int(ref) for one in pages for ref in items(one.entries.get(b"/Annots", [])) if isinstance(ref, Ref)
    )
    for element in root.walk():  # word by word, since a link may begin and end at any of them
        element.kids = [single for kid in element.kids for single in _single(kid)]
    holders, key = Holders(root), len(pages)
    for at, one in enumerate(pages):
        places = text_places(one.content) if one.links else {}
        placed: list[Value] = []
        for link in one.links:
            find_words(link, at, places)
            own = numbering.take()
            numbering.bodies[own] = annotation(link, None, key)
            holders.hold(link, Placed(at, own, key))
            placed.append(own)
            key += 1
        if placed:
            one.entries[b"/Annots"] = placed
            one.entries[b"/Tabs"] = b"/S"
            numbering.bodies[one.number] = write(one.entries)
    return holders.leading_to(PACK_ADDRESS)


def _single(kid: Kid) -> list[Kid]:
    return [Mark(kid.page, mcid) for mcid in range(kid.first, kid.last + 1)] if isinstance(kid, Run) else [kid]


def _mark_anew(pages: Sequence[_Page], root: Element, ornaments: Iterable[Run], numbering: Numbering) -> None:
    """Mark each page with one piece for each run of words, in the tree and in what is drawn."""
    idle: list[list[Run]] = [[] for _ in pages]
    for run in ornaments:
        idle[run.page].append(run)
    runs: list[list[Run]] = [[] for _ in pages]
    apart = [one.apart for one in pages]
    holding = []
    for element in root.walk():
        if not element.kids or (len(element.kids) == 1 and isinstance(element.kids[0], Element)):
            continue
        holding.append(element)
        if len(element.kids) > 1 or isinstance(element.kids[0], Mark) or any(apart):
            element.kids = [*_runs(element.kids, apart)]
        for kid in element.kids:
            if isinstance(kid, Run):
                runs[kid.page].append(kid)
    new: list[dict[int, range]] = []
    for one, own, left_out in zip(pages, runs, idle, strict=True):
        content, numbers = page.marked(one.content, own, left_out)
        numbering.bodies[one.drawn] = stream(b"/Filter/FlateDecode", zlib.compress(content, _EFFORT))
        new.append(numbers)
    for element in holding:
        element.kids = [marked for kid in element.kids for marked in _renumbered(kid, new)]


def _renumbered(kid: Kid, new: Sequence[Mapping[int, range]]) -> Iterable[Kid]:
    return [Mark(kid.page, mcid) for mcid in new[kid.page][kid.first]] if isinstance(kid, Run) else [kid]


def _runs(kids: Iterable[Kid], apart: Sequence[Set[int]]) -> Iterator[Kid]:
    """The same, with marked content that follows each other in one run, but for what has to stand apart."""
    last: Run | None = None
    for own in (piece for kid in kids for piece in _pieces(kid, apart)):
        if not isinstance(own, Run):
            if last:
                yield last
            yield own
            last = None
        elif last and own[:2] == (last.page, last.last + 1) and own.first not in apart[own.page]:
            last = Run(last.page, last.first, own.last)
        else:
            if last:
                yield last
            last = own
    if last:
        yield last


def _pieces(kid: Kid, apart: Sequence[Set[int]]) -> Iterable[Kid]:
    if isinstance(kid, Mark):
        return (Run(kid.page, kid.mcid, kid.mcid),)
    if not isinstance(kid, Run) or not apart[kid.page]:
        return (kid,)
    begins = sorted({kid.first, *(at for at in apart[kid.page] if kid.first < at <= kid.last)})
    ends = [*(at - 1 for at in begins[1:]), kid.last]
    return [Run(kid.page, first, last) for first, last in zip(begins, ends, strict=True)]
