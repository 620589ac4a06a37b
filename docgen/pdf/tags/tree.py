"""The engine's structure tree, taken from its file and put back.

The embedded engine writes every element in one shape. That shape is looked for in the bytes, which takes a tenth
of the time that reading each object would.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from docgen.pdf.format.syntax import Dictionary, NotPdf, Ref, Value, items, parse, write
from docgen.pdf.format.table import Plain, dictionary
from docgen.pdf.tags.element import Element, Kid, Mark, Placed, Run

_ELEMENT = re.compile(
    rb"\n(\d+) 0 obj\n<<\n  /Type /StructElem\n  /S (/\w+)\n  /P \d+ 0 R\n"
    rb"(.*?)(?:  /K \[([^\]]*)\]\n)?>>\nendobj",
    re.DOTALL,
)
_KID = re.compile(rb"/Pg (\d+) 0 R\n    /MCID (\d+)|(\d+) 0 R")
_MCR = re.compile(rb"<<\n    /Type /MCR\n    /Pg (\d+) 0 R\n    /MCID (\d+)\n  >>")
_REF = re.compile(rb"(\d+) 0 R")
_SAYS = (b"/Alt", b"/ActualText", b"/E")
_IDLE = (b"/P", b"/Span", b"/LBody", b"/LI", b"/L")  # with nothing in them they only make a reader pause
_WITH_TEXT = (b"/TD", b"/TH", b"/LBody", b"/Caption")  # need no paragraph for the only one in them


@dataclass(frozen=True, slots=True)
class Tree:
    """The elements of a file, and the objects that hold them there."""

    root: Element
    number: int  # of the tree's own object
    used: tuple[int, ...]  # objects that are free for other elements now
    rows: tuple[int, ...]  # objects of the parent tree


def read_tree(plain: Plain, number: int, pages: Sequence[int]) -> Tree:
    """The tree whose root is object ``number``; ``pages`` are the pages' objects in their order.

    Raises `NotPdf` where it is not written the way the embedded engine does it.
    """
    page_at = {b"%d" % page: at for at, page in enumerate(pages)}
    found: dict[bytes, tuple[Element, bytes]] = {}
    for name, kind, entries, kids in _ELEMENT.findall(plain.content):
        told = dictionary(parse(b"<<" + entries + b">>")) if entries else {}
        found[name] = Element(kind, [], told), kids
    if len(found) != plain.content.count(b"/Type /StructElem\n"):
        raise NotPdf("tags of another shape")
    try:
        for element, kids in found.values():
            element.kids = _kids(kids, page_at, found)
    except KeyError:
        raise NotPdf("tags that lead nowhere") from None
    seen = [id(kid) for element, _ in found.values() for kid in element.kids if isinstance(kid, Element)]
    own_entries = plain.dictionary(Ref(number))
    tops = [found[b"%d" % top][0] for top in items(own_entries.get(b"/K", [])) if isinstance(top, Ref)]
    if len(tops) != 1 or len(seen) != len(found) - 1 or len(set(seen)) != len(seen):
        raise NotPdf("tags that do not begin in one element")
    back = items(dictionary(own_entries.get(b"/ParentTree", {})).get(b"/Nums", []))
    for element, _ in reversed(list(found.values())):  # the engine writes an element before those in it
        if not all(map(_wanted, element.kids)):
            element.kids = [kid for kid in element.kids if _wanted(kid)]
    return Tree(
        tops[0],
        number,
        tuple(int(own) for own in found),
        tuple(int(row) for row in back if isinstance(row, Ref)),
    )


def _kids(kids: bytes, page_at: Mapping[bytes, int], found: Mapping[bytes, tuple[Element, bytes]]) -> list[Kid]:
    begin = _MCR.match(kids)
    if begin is None and b"/MCR" not in kids:
        return [found[ref][0] for ref in _REF.findall(kids)]
    page, first, count = begin[1] if begin else b"", int(begin[2]) if begin else -1, kids.count(b"/MCR")
    last = first + count - 1
    alike = kids.count(b"/Pg %b 0 R" % page) == count == kids.count(b" 0 R")
    if begin and alike and kids.endswith(b"/MCID %d\n  >>" % last):  # the words of one paragraph on one page
        return [Run(page_at[page], first, last)]
    read: list[Kid] = []
    for page, mcid, ref in _KID.findall(kids):
        if ref:
            read.append(found[ref][0])
            continue
        own, before = Run(page_at[page], int(mcid), int(mcid)), read[-1] if read else None
        if isinstance(before, Run) and own[:2] == (before.page, before.last + 1):
            read[-1] = Run(before.page, before.first, own.last)
        else:
            read.append(own)
    return read


def _wanted(kid: Kid) -> bool:
    return (
        not isinstance(kid, Element)
        or bool(kid.kids)
        or kid.kind not in _IDLE
        or not kid.entries.keys().isdisjoint(_SAYS)
    )


class Numbering:
    """Hands out the numbers of objects: first those that are free again, then new ones."""

    def __init__(self, free: Sequence[int], size: int) -> None:
        self._free = list(reversed(free))
        self._next = size
        self.bodies: dict[int, bytes] = {}

    def take(self) -> Ref:
        """A number for an object that is written later."""
        if self._free:
            return Ref(self._free.pop())
        self._next += 1
        return Ref(self._next - 1)

    def give_back(self, numbers: Iterable[int]) -> None:
        """Numbers of objects that are gone."""
        self._free[:0] = numbers

    def left(self) -> list[int]:
        """The numbers that nothing needs any more."""
        return list(self._free)


def write_tree(tree: Tree, pages: Sequence[int], numbering: Numbering) -> None:
    """Put the tree back: its elements, and the way from each page and link to the element that holds it."""
    writer = _Writer(pages, numbering)
    top = writer.write(tree.root, Ref(tree.number))
    rows: list[Value] = []
    for at, slots in enumerate(writer.slots):
        row = numbering.take()
        numbering.bodies[row] = _row(slots)
        rows += (b"%d" % at, row)
    for key, holder in sorted(writer.holders.items()):
        rows += (b"%d" % key, holder)
    root: Dictionary = {
        b"/Type": b"/StructTreeRoot",
        b"/K": [top],
        b"/ParentTree": {b"/Nums": rows},
        b"/ParentTreeNextKey": b"%d" % (max([len(pages) - 1, *writer.holders]) + 1),
    }
    numbering.bodies[tree.number] = write(root)


def _row(slots: Mapping[int, Ref]) -> bytes:
    told = (b"%d 0 R" % slots[mcid] if mcid in slots else b"null" for mcid in range(max(slots, default=-1) + 1))
    return b"[" + b" ".join(told) + b"]"


class _Writer:
    def __init__(self, pages: Sequence[int], numbering: Numbering) -> None:
        self._pages = pages
        self._numbering = numbering
        self.slots: list[dict[int, Ref]] = [{} for _ in pages]
        self.holders: dict[int, Ref] = {}

    def write(self, element: Element, parent: Ref) -> Ref:
        own = self._numbering.take()
        if len(element.kids) == 1 and element.kind in _WITH_TEXT:
            only = element.kids[0]
            if isinstance(only, Element) and only.kind == b"/P" and not only.entries:
                element = Element(element.kind, only.kids, element.entries)
        page = next((kid.page for kid in element.kids if isinstance(kid, Mark | Placed)), None)
        body = [b"<</Type/StructElem/S%b/P %d 0 R" % (element.kind, parent)]
        if page is not None:
            body.append(b"/Pg %d 0 R" % self._pages[page])
        body += [key + b" " + write(value) for key, value in element.entries.items()]
        kids = [self._kid(kid, own, page) for kid in element.kids]
        if kids:
            body.append(b"/K[" + b" ".join(kids) + b"]" if len(kids) > 1 else b"/K " + kids[0])
        self._numbering.bodies[own] = b"".join(body) + b">>"
        return own

    def _kid(self, kid: Kid, own: Ref, page: int | None) -> bytes:
        if isinstance(kid, Element):
            return b"%d 0 R" % self.write(kid, own)
        if isinstance(kid, Placed):
            self.holders[kid.key] = own
            return b"<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>" % (kid.ref, self._pages[kid.page])
        if not isinstance(kid, Mark):
            raise NotPdf("a link that is nowhere")
        self.slots[kid.page][kid.mcid] = own
        if kid.page == page:
            return b"%d" % kid.mcid
        return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (self._pages[kid.page], kid.mcid)
