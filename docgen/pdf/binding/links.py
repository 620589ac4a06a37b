"""Links: where they lead in the pack, and what they say they are.

Of a part's annotations only links come along as such. A link opens a page of the pack or an address on the web, by
e-mail or by telephone; whatever runs, opens or sends anything else stays behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from docgen.pdf.format.source import Source
from docgen.pdf.format.space import Matrix, moved
from docgen.pdf.format.syntax import NULL, Dictionary, NotPdf, Ref, Value, number, octets, real, string
from docgen.pdf.tags.contents import PACK_ADDRESS
from docgen.pdf.tags.linking import Link

_OUTWARD = ("http://", "https://", "mailto:", "tel:")
_IN_ADDRESSES = "%/:=&?~#+!$,;'@()*[]"


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
