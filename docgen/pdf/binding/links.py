"""Links: where they lead in the pack, what they say they are, and the tags that hold them.

Of a part's annotations only links come along as such. A link opens a page of the pack or an address on the web, by
e-mail or by telephone; whatever runs, opens or sends anything else stays behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import quote, unquote

from docgen.pdf.binding.content import Matrix, moved, moved_box
from docgen.pdf.binding.structure import Element, Held, Mark, Placed, Tags
from docgen.pdf.format.source import Source
from docgen.pdf.format.syntax import NULL, Dictionary, NotPdf, Ref, Value, array, number, octets, real, string

PACK_ADDRESS = "https://docgen.invalid/pack/"
_OUTWARD = ("http://", "https://", "mailto:", "tel:")
_IN_ADDRESSES = "%/:=&?~#+!$,;'@()*[]"
_NEAR = 4.0  # points: no wider than a space

Box: TypeAlias = "tuple[float, float, float, float]"


@dataclass(frozen=True, slots=True)
class Landing:
    """A page of the pack that links can lead to."""

    ref: Ref
    number: int  # as printed
    part: str
    top: float
    matrix: Matrix | None = None  # from the page of the part's own file, where it was turned or moved


class DeadLink(ValueError):
    """A link to a part that the pack does not have; its text is the key."""


@dataclass(slots=True)
class Link:
    """A link on one page, in the space of its part's own page."""

    box: Box
    target: bytes  # the entry of the annotation that says where to
    says: str  # for those who can't see where it leads
    number: int | None = None  # in the part's file, where an element may hold it
    words: list[Mark] = field(default_factory=list)

    def annotation(self, matrix: Matrix | None, key: int) -> bytes:
        """The annotation as it is written. It prints (flag 4), since a page must look on paper as on screen."""
        box = moved_box(self.box, matrix) if matrix else self.box
        return b"<</Type/Annot/Subtype/Link/Rect%b/Border[0 0 0]/F 4/Contents %b%b/StructParent %d>>" % (
            array(*box), string(self.says), self.target, key,
        )  # fmt: skip


class Signposts:
    """Says where a link of one part leads."""

    def __init__(self, source: Source, own: Mapping[int, Landing], parts: Mapping[str, Landing]) -> None:
        self._source = source
        self._own = own  # by the number of the page in the part's file
        self._parts = parts  # by key
        self._names: dict[bytes, Value] | None = None

    def target(self, annotation: Dictionary) -> tuple[bytes, str] | None:
        """What the annotation says in the pack, in writing and aloud; None where the link can't come along."""
        action = self._source.dictionary(annotation.get(b"/A", NULL))
        kind = action.get(b"/S")
        if kind == b"/URI":
            return self._outward(self._source.get(action.get(b"/URI", NULL)))
        place = action.get(b"/D", NULL) if kind == b"/GoTo" else annotation.get(b"/Dest", NULL)
        return self._inward(self._source.get(place))

    def _outward(self, value: Value) -> tuple[bytes, str] | None:
        try:
            address = octets(value).decode("utf-8", "replace").strip()
        except NotPdf:
            return None
        if address.lower().startswith(PACK_ADDRESS):
            key = unquote(address[len(PACK_ADDRESS) :])
            if key not in self._parts:
                raise DeadLink(key)
            return _go_to(self._parts[key])
        if not address.lower().startswith(_OUTWARD):
            return None
        said = address.split(":", 1)[1] if address.lower().startswith(("mailto:", "tel:")) else address
        return b"/A<</Type/Action/S/URI/URI %b>>" % string(quote(address, safe=_IN_ADDRESSES)), said

    def _inward(self, value: Value) -> tuple[bytes, str] | None:
        for _ in range(3):  # a name leads to a dictionary, and that to the place itself
            if isinstance(value, bytes) and value[:1] in (b"/", b"(", b"<"):
                value = self._source.get(self._named().get(_name(value), NULL))
            if isinstance(value, dict):
                value = self._source.get(value.get(b"/D", NULL))
        place = value if isinstance(value, list) else []
        landing = self._own.get(place[0]) if place and isinstance(place[0], Ref) else None
        return _go_to(landing, place) if landing else None

    def _named(self) -> dict[bytes, Value]:
        if self._names is None:
            source = self._source
            names = {key[1:]: value for key, value in source.dictionary(source.root.get(b"/Dests", NULL)).items()}
            tree = source.dictionary(source.root.get(b"/Names", NULL)).get(b"/Dests", NULL)
            names.update(_leaves(source, tree, set()))
            self._names = names
        return self._names


def _name(value: bytes) -> bytes:
    return value[1:] if value[:1] == b"/" else octets(value)


def _leaves(source: Source, value: Value, seen: set[int]) -> Iterator[tuple[bytes, Value]]:
    """The pairs of a name tree."""
    if isinstance(value, Ref):
        if value in seen:
            return
        seen.add(value)
    node = source.dictionary(value)
    pairs = source.array(node.get(b"/Names", NULL))
    for key, leaf in zip(pairs[::2], pairs[1::2], strict=False):
        yield octets(source.get(key)), leaf
    for kid in source.array(node.get(b"/Kids", NULL)):
        yield from _leaves(source, kid, seen)


def _go_to(landing: Landing, place: list[Value] | None = None) -> tuple[bytes, str]:
    said = f"{landing.part}, page {landing.number}"
    left, top = b"null", real(landing.top)
    if place and len(place) >= 4 and place[1] == b"/XYZ" and NULL not in place[2:4]:
        x, y = number(place[2]), number(place[3])
        if landing.matrix:
            x, y = moved(x, y, landing.matrix)
        left, top = real(x), real(y)
    elif (
        place and len(place) >= 3 and place[1] in (b"/FitH", b"/FitBH") and not landing.matrix and place[2] != NULL
    ):
        top = real(number(place[2]))
    return b"/Dest[%d 0 R/XYZ %b %b null]" % (landing.ref, left, top), said


def read_links(source: Source, page: Dictionary, signposts: Signposts) -> list[Link]:
    """The links of one page that can come along."""
    links = []
    for value in source.array(page.get(b"/Annots", NULL)):
        annotation = source.dictionary(value)
        if annotation.get(b"/Subtype") != b"/Link":
            continue
        target = signposts.target(annotation)
        box = source.array(annotation.get(b"/Rect", NULL))
        if target is None or len(box) != 4:
            continue
        x1, y1, x2, y2 = (number(source.get(side)) for side in box)
        held = int(value) if isinstance(value, Ref) else None
        links.append(Link((min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)), *target, number=held))
    return links


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

    def __init__(self, tags: Tags) -> None:
        self._root = tags.root
        self._of_mark: dict[Mark, Element] = {}
        self._of_annotation: dict[int, Element] = {}
        self._targets: dict[Element, bytes] = {}
        for element in tags.root.walk():
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

    def let_go(self) -> None:
        """A Link element whose annotation stayed behind becomes plain text."""
        for element in set(self._of_annotation.values()):
            element.kids = [kid for kid in element.kids if not isinstance(kid, Held)]
            if not any(isinstance(kid, Placed) for kid in element.kids):
                element.kind = b"/Span"
