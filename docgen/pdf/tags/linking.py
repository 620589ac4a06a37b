"""Links and the tags that hold them: a piece for each line, in a Link element with its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from docgen.pdf.format.space import Box, Matrix, moved_box
from docgen.pdf.format.syntax import array, string
from docgen.pdf.tags.element import Element, Held, Mark, Placed

_NEAR = 4.0  # points: no wider than a space


@dataclass(slots=True)
class Link:
    """A link on one page, in the space of its part's own page."""

    box: Box
    target: bytes  # the entry of the annotation that says where to
    says: str  # for those who can't see where it leads
    number: int | None = None  # in the part's file, where an element may hold it
    words: list[Mark] = field(default_factory=list)


def annotation(link: Link, matrix: Matrix | None, key: int) -> bytes:
    """A link as it is written. It prints (flag 4), since a page must look on paper as on screen."""
    box = moved_box(link.box, matrix) if matrix else link.box
    return b"<</Type/Annot/Subtype/Link/Rect%b/Border[0 0 0]/F 4/Contents %b%b/StructParent %d>>" % (
        array(*box), string(link.says), link.target, key,
    )  # fmt: skip


def joined(links: Iterable[Link]) -> list[Link]:
    """The same links, with the pieces of one line in one: the embedded engine makes a link of every word."""
    whole: list[Link] = []
    for link in links:
        last = whole[-1] if whole else None
        if last and last.target == link.target and _goes_on(last.box, link.box):
            last.box = _around(last.box, link.box)
        else:
            whole.append(link)
    return whole


def _goes_on(box: Box, following: Box) -> bool:
    same_line = abs(box[1] - following[1]) < 2 and abs(box[3] - following[3]) < 2
    return same_line and -1 < following[0] - box[2] < _NEAR


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def find_words(link: Link, page: int, places: Mapping[int, tuple[float, float]]) -> None:
    """Note the marked content whose text begins inside the link."""
    left, bottom, right, top = link.box
    link.words = [
        Mark(page, mcid)
        for mcid, (x, y) in places.items()
        if left - 0.5 <= x < right - 0.5 and bottom - 0.5 <= y <= top + 0.5
    ]


class Holders:
    """Which element of a part holds what; puts the links among them."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._of_mark: dict[Mark, Element] = {}
        self._of_annotation: dict[int, Element] = {}
        self._targets: dict[Element, bytes] = {}
        for element in root.walk():
            for kid in element.kids:
                if isinstance(kid, Mark):
                    self._of_mark[kid] = element
                elif isinstance(kid, Held):
                    self._of_annotation[kid.number] = element

    def has(self, link: Link) -> bool:
        """Whether the part's own tags hold this link."""
        return link.number in self._of_annotation

    def hold(self, link: Link, placed: Placed) -> None:
        """Put a link where its words are, in a Link element of its own; with no words, at the end of the part."""
        if link.number in self._of_annotation:
            element = self._of_annotation[link.number]
            element.kids[element.kids.index(Held(link.number))] = placed
            return
        element = next((self._of_mark[word] for word in link.words if word in self._of_mark), self._root)
        if element.kind == b"/Link":
            element.kids.append(placed)
            return
        words = [kid for kid in element.kids if isinstance(kid, Mark) and kid in link.words]
        if not words:
            element.kids.append(Element(b"/Link", [placed]))
            return
        at = element.kids.index(words[0])
        element.kids = [kid for kid in element.kids if kid not in words]
        before = element.kids[at - 1] if at else None
        if isinstance(before, Element) and self._targets.get(before) == link.target:
            own = before  # the same link, gone on in the next line
        else:
            own = Element(b"/Link")
            element.kids.insert(at, own)
            self._targets[own] = link.target
        own.kids += (*words, placed)
        self._of_mark.update((word, own) for word in words)

    def leading_to(self, address: str) -> set[Element]:
        """The Link elements that were made here for links to addresses that begin so."""
        return {element for element, target in self._targets.items() if address.encode() in target}

    def let_go(self) -> None:
        """A Link element whose annotation stayed behind becomes plain text."""
        for element in set(self._of_annotation.values()):
            element.kids = [kid for kid in element.kids if not isinstance(kid, Held)]
            if not any(isinstance(kid, Placed) for kid in element.kids):
                element.kind = b"/Span"
