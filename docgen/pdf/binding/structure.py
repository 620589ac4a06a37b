"""The tags of each part, and the one tree that holds them all.

A tagged PDF says twice where a piece of content belongs: the structure tree points at pages and the numbers of
marked content, and the parent tree points back. Only the first is taken over; the way back is worked out from it,
so that the two can't disagree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from docgen.pdf.format.source import Source
from docgen.pdf.format.syntax import (
    NULL,
    Dictionary,
    NotPdf,
    Ref,
    Stream,
    Value,
    items,
    marked_content,
    octets,
    string,
    write,
)
from docgen.pdf.format.volume import Copier, Volume
from docgen.pdf.tags.element import STANDARD, Element, Held, Kid, Mark, Placed

_KEPT = (b"/A", b"/C", b"/R", b"/T", b"/Lang", b"/Alt", b"/E", b"/ActualText", b"/ID")
_SAYS = (b"/Alt", b"/ActualText", b"/E")
_IDLE = (b"/P", b"/Span")  # with nothing in them they only make a reader pause
_DEEPEST = 200
_MOST_MARKS = 100_000  # on one page: the parent tree has a place for each number up to the highest


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of one part: a single element, and what its own names mean."""

    root: Element
    copier: Copier | None = None  # for what the elements' entries refer to
    roles: Mapping[bytes, bytes] = field(default_factory=dict)
    classes: Dictionary = field(default_factory=dict)
    forms: frozenset[int] = frozenset()  # those with marked content of their own
    holds: bool = False  # whether it refers to annotations


def read_tags(source: Source, copier: Copier, pages: Mapping[int, int], title: str) -> Tags | None:
    """The tags of a part under one /Part element; None where it has none.

    ``pages`` gives for each page's object number its index in the pack.
    """
    tree = source.dictionary(source.root.get(b"/StructTreeRoot", NULL))
    reader = _Reader(source, pages)
    kids = reader.kids(tree.get(b"/K", NULL), None, 0)
    if len(kids) == 1 and isinstance(kids[0], Element) and kids[0].kind == b"/Document":
        kids = kids[0].kids
    if not kids:
        return None
    roles = {
        name: role
        for name, role in source.dictionary(tree.get(b"/RoleMap", NULL)).items()
        if name not in STANDARD and isinstance(role, bytes)
    }
    classes = source.dictionary(tree.get(b"/ClassMap", NULL))
    return Tags(
        Element(b"/Part", kids, {b"/T": string(title)}),
        copier,
        roles,
        classes,
        frozenset(reader.forms),
        reader.holds,
    )


class _Reader:
    def __init__(self, source: Source, pages: Mapping[int, int]) -> None:
        self._source = source
        self._pages = pages
        self._seen: set[int] = set()
        self.forms: set[int] = set()
        self.holds = False

    def kids(self, value: Value, page: Value | None, depth: int) -> list[Kid]:
        if depth > _DEEPEST:
            raise NotPdf("tags nested without end")
        whole = self._source.get(value)
        if isinstance(whole, bytes):
            return [*self._marks(whole, page)]
        kids: list[Kid] = []
        for item in whole if isinstance(whole, list) else [value]:
            if isinstance(item, bytes):
                kids += self._marks(item, page)
            elif (kid := self._kid(item, page, depth)) is not None:
                kids.append(kid)
        return kids

    def _marks(self, value: bytes, page: Value | None) -> list[Mark]:
        """What a scalar refers to: a number, an array of them, or references that are as good as scalars."""
        found = marked_content(value)
        if not found and isinstance(page, Ref):
            numbers = (item for item in items(value) if isinstance(item, bytes) and item.isdigit())
            found = [(page, int(number)) for number in numbers if len(number) < 10]
        pages = self._pages
        return [Mark(pages[number], mcid) for number, mcid in found if number in pages and mcid < _MOST_MARKS]

    def _kid(self, value: Value, page: Value | None, depth: int) -> Kid | None:
        if isinstance(value, Ref):
            if value in self._seen:
                raise NotPdf("a tag in two places")
            self._seen.add(value)
            value = self._source.get(value)
        if not isinstance(value, dict):
            return None
        kind = value.get(b"/Type")
        if kind == b"/MCR":
            return self._mark(value, page)
        if kind == b"/OBJR":
            number = value.get(b"/Obj")
            self.holds = True
            return Held(number) if isinstance(number, Ref) else None
        return self._element(value, page, depth)

    def _mark(self, value: Dictionary, page: Value | None) -> Mark | None:
        number, form = value.get(b"/MCID"), value.get(b"/Stm")
        found = self._marks(number, value.get(b"/Pg", page)) if isinstance(number, bytes) else []
        if found and isinstance(form, Ref):
            self.forms.add(form)
            return Mark(found[0].page, found[0].mcid, form)
        return found[0] if found else None

    def _element(self, value: Dictionary, page: Value | None, depth: int) -> Element | None:
        kind = value.get(b"/S")
        if not isinstance(kind, bytes) or kind[:1] != b"/":
            return None
        kids = self.kids(value.get(b"/K", NULL), value.get(b"/Pg", page), depth + 1)
        entries = {key: self._whole(value[key]) for key in _KEPT if key in value}
        if b"/A" in entries:
            entries[b"/A"] = [self._whole(item) for item in items(entries[b"/A"])]
        if not kids and kind in _IDLE and entries.keys().isdisjoint(_SAYS):
            return None
        return Element(kind, kids, entries)

    def _whole(self, value: Value) -> Value:
        found = self._source.get(value)
        return NULL if isinstance(found, Stream) else found


class Tree:
    """The structure tree of the pack."""

    def __init__(self, volume: Volume, pages: Sequence[Ref]) -> None:
        self._volume = volume
        self._pages = pages
        self._slots: dict[int, dict[int, Ref]] = {index: {} for index in range(len(pages))}
        self._holders: dict[int, Ref] = {}
        self._next_key = len(pages)
        self._roles: dict[bytes, bytes] = {}
        self._classes: dict[bytes, bytes] = {}
        self._ids: dict[bytes, Ref] = {}

    def key(self) -> int:
        """The next free key of the parent tree; those below the number of pages are the pages' own."""
        self._next_key += 1
        return self._next_key - 1

    def write(self, parts: Sequence[Tags], title: str) -> Ref:
        """Put the tree of all parts into the volume; gives its root."""
        root, document = self._volume.reserve(), self._volume.reserve()
        kids = [_Writer(self, tags, index).write(document) for index, tags in enumerate(parts)]
        self._volume.put(
            document,
            write(
                {b"/Type": b"/StructElem", b"/S": b"/Document", b"/P": root, b"/T": string(title), b"/K": [*kids]}
            ),
        )
        entries: Dictionary = {
            b"/Type": b"/StructTreeRoot",
            b"/K": [document],
            b"/ParentTree": self._parent_tree(),
        }
        entries[b"/ParentTreeNextKey"] = b"%d" % self._next_key
        if self._roles:
            entries[b"/RoleMap"] = dict(self._roles)
        if self._classes:
            entries[b"/ClassMap"] = dict(self._classes)
        if self._ids:
            names: list[Value] = [item for name in sorted(self._ids) for item in (_hex(name), self._ids[name])]
            limits: list[Value] = [names[0], names[-2]]
            entries[b"/IDTree"] = {b"/Kids": [self._volume.add(write({b"/Limits": limits, b"/Names": names}))]}
        self._volume.put(root, write(entries))
        return root

    def _parent_tree(self) -> Ref:
        numbers: list[bytes] = []
        for key in sorted(self._slots | self._holders):
            if key in self._holders:
                numbers.append(b"%d %d 0 R" % (key, self._holders[key]))
                continue
            slots = self._slots[key]
            row = (
                b"%d 0 R" % slots[mcid] if mcid in slots else NULL for mcid in range(max(slots, default=-1) + 1)
            )
            numbers.append(b"%d %d 0 R" % (key, self._volume.add(b"[" + b" ".join(row) + b"]")))
        return self._volume.add(b"<</Nums[" + b" ".join(numbers) + b"]>>")


class _Writer:
    """Puts one part's elements into the volume, under names that no other part uses for something else."""

    def __init__(self, tree: Tree, tags: Tags, index: int) -> None:
        self._tree = tree
        self._tags = tags
        self._prefix = b"%d-" % (index + 1)
        self._kinds = self._adopt(tree._roles, {name: self._role(name) for name in tags.roles})
        classes = {name: self._plain(value) for name, value in tags.classes.items()}
        self._classes = self._adopt(tree._classes, classes)

    def _adopt(self, known: dict[bytes, bytes], own: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
        """What each of the part's own names is called in the pack."""
        names = {}
        for name, meaning in own.items():
            names[name] = name if known.get(name, meaning) == meaning else b"/" + self._prefix + name[1:]
            known[names[name]] = meaning
        return names

    def _role(self, name: bytes) -> bytes:
        """The standard type that a part's own type comes to; what leads nowhere counts as plain text."""
        for _ in range(len(self._tags.roles) + 1):
            if name in STANDARD:
                return name
            name = self._tags.roles.get(name, b"/P")
        return b"/P"

    def write(self, parent: Ref) -> Ref:
        return self._write(self._tags.root, parent)

    def _write(self, element: Element, parent: Ref) -> Ref:
        tree = self._tree
        ref = tree._volume.reserve()
        page = next((kid.page for kid in element.kids if not isinstance(kid, Element | Held)), None)
        kind = element.kind if element.kind in STANDARD else self._kinds.get(element.kind, b"/NonStruct")
        body = [b"<</Type/StructElem/S%b/P %d 0 R" % (kind, parent)]
        if page is not None:
            body.append(b"/Pg %d 0 R" % tree._pages[page])
        if element.entries:
            body.append(self._entries(element, ref))
        kids = [self._kid(kid, ref, page) for kid in element.kids]
        if kids:
            body.append(b"/K[" + b" ".join(kids) + b"]" if len(kids) > 1 else b"/K " + kids[0])
        body.append(b">>")
        tree._volume.put(ref, b"".join(body))
        return ref

    def _kid(self, kid: Kid, own: Ref, page: int | None) -> bytes:
        tree = self._tree
        if isinstance(kid, Element):
            return b"%d 0 R" % self._write(kid, own)
        if isinstance(kid, Held):  # its annotation did not come along
            return NULL
        if isinstance(kid, Placed):
            tree._holders[kid.key] = own
            return b"<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>" % (kid.ref, tree._pages[kid.page])
        if not isinstance(kid, Mark):
            raise NotPdf("marked content that is not told piece by piece")
        form = kid.form
        if form is not None and self._tags.copier is not None:
            copier = self._tags.copier
            tree._slots.setdefault(copier.tagged_forms[form], {})[kid.mcid] = own
            place = (tree._pages[kid.page], copier.ref(form), kid.mcid)
            return b"<</Type/MCR/Pg %d 0 R/Stm %d 0 R/MCID %d>>" % place
        tree._slots[kid.page][kid.mcid] = own
        if kid.page == page:
            return b"%d" % kid.mcid
        return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (tree._pages[kid.page], kid.mcid)

    def _entries(self, element: Element, ref: Ref) -> bytes:
        written = []
        for key, value in element.entries.items():
            if key == b"/ID":
                name = self._prefix + octets(value)
                self._tree._ids[name] = ref
                value = _hex(name)
            elif key == b"/C":
                value = [
                    self._classes.get(item, item) if isinstance(item, bytes) else item for item in items(value)
                ]
            elif key == b"/A":
                value = self._attributes(value)
            written.append(key + b" " + self._plain(value))
        return b"".join(written)

    def _attributes(self, value: Value) -> Value:
        """Table cells name their header cells by identifier; those have new names here."""
        if isinstance(value, list):
            return [self._attributes(item) for item in value]
        if isinstance(value, dict) and b"/Headers" in value:
            names: list[Value] = [_hex(self._prefix + octets(name)) for name in items(value[b"/Headers"])]
            return {**value, b"/Headers": names}
        return value

    def _plain(self, value: Value) -> bytes:
        return self._tags.copier.write(value) if self._tags.copier else write(value)


def _hex(name: bytes) -> bytes:
    return b"<" + name.hex().upper().encode() + b">"
