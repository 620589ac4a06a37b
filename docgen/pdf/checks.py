"""Does a PDF keep what an accessible file promises? Asked of the bytes, in another way than they were made.

The usual checkers look at each page's tags by themselves; none of them notices when two pages share one entry of
the parent tree, which is what happens when tagged files are joined without care. That is looked at here.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, IndirectObject, NullObject, StreamObject

from docgen.paper import Pdf, RedactedPdf

_STANDARD = re.compile(
    "/(Document|Part|Art|Sect|Div|BlockQuote|Caption|TOCI?|Index|NonStruct|Private|P|H[1-6]?|L|LI|Lbl|LBody|Table|TR"
    "|TH|TD|THead|TBody|TFoot|Span|Quote|Note|Reference|BibEntry|Code|Link|Annot|Ruby|RB|RT|RP|Warichu|WT|WP|Figure"
    "|Formula|Form)"
)
_SCOPES = ("/Column", "/Row", "/Both")
_MCID = re.compile(rb"/MCID\s+(\d+)")


def struct_problems(pdf: Pdf | RedactedPdf) -> list[str]:
    """Everything in the tags that does not hold together, one line each; an empty list for a sound file.

    Looks at: the file says that it is tagged; every element's parent and type; every page, link and form has an
    entry of its own in the parent tree; the way from the tree to the page and the way back agree; every piece of
    marked content is in the tree once; every heading of a table has a scope, and its rows are equally wide; every
    link has a Link element and a description; the tab order follows.
    """
    return list(_Tags(PdfReader(io.BytesIO(pdf.content))).problems())


class _Tags:
    def __init__(self, reader: PdfReader) -> None:
        self.root: Any = reader.root_object
        self.tree: Any = self.root.get("/StructTreeRoot")
        self.pages: list[Any] = list(reader.pages)
        self.page_at = {page.indirect_reference.idnum: at for at, page in enumerate(self.pages)}
        self.marks: dict[tuple[int, int], list[int]] = {}  # page or form, number: elements that claim it
        self.held: dict[int, list[int]] = {}  # annotation: elements that hold it
        self.kinds: dict[int, str] = {}
        self.forms: set[int] = set()
        self.ids: Counter[bytes] = Counter()

    def problems(self) -> Iterator[str]:
        if self.tree is None or _entries(self.root.get("/MarkInfo")).get("/Marked") != BooleanObject(True):
            yield "the file does not say that it is tagged"
            return
        if not str(self.root.get("/Lang", "")).strip() or self.root.get("/Lang") == "und":
            yield "the file does not say its language"
        yield from self._tree_problems()
        back = dict(self._parent_tree())
        yield from self._key_problems(back)
        for at, page in enumerate(self.pages):
            yield from (f"page {at + 1}: {fault}" for fault in self._page_problems(page, back))

    def _tree_problems(self) -> Iterator[str]:
        roles = self.tree.get("/RoleMap", {})
        waiting: list[tuple[Any, Any]] = [
            (kid, self.tree.indirect_reference) for kid in _many(self.tree.raw_get("/K"))
        ]
        while waiting:
            ref, parent = waiting.pop()
            element: Any = ref.get_object()
            if not isinstance(ref, IndirectObject) or ref.idnum in self.kinds:
                yield f"an element ({element.get('/S')}) that stands in the tree twice, or without a number"
                continue
            kind = str(element.get("/S"))
            self.kinds[ref.idnum] = kind
            if "/P" not in element or element.raw_get("/P").idnum != parent.idnum:
                yield f"an element ({kind}) whose parent is another than the one that holds it"
            if not _STANDARD.fullmatch(kind) and not _STANDARD.fullmatch(str(roles.get(kind))):
                yield f"an element of the type {kind}, which the file does not explain"
            if "/ID" in element:
                self.ids[bytes(element["/ID"].original_bytes)] += 1
            own = element.raw_get("/Pg") if "/Pg" in element else None
            for kid in _many(element.raw_get("/K")) if "/K" in element else ():
                fault = self._kid_problem(kid, ref, own, waiting)
                if fault:
                    yield f"an element ({kind}) {fault}"
            if (
                kind == "/TH"
                and "/ID" not in element
                and _attribute(element, "/Scope") not in ("/Column", "/Row", "/Both")
            ):
                yield "a heading of a table without a scope"
            if kind == "/Table" and len(set(_widths(element))) > 1:
                yield "a table whose rows have different numbers of columns"
        yield from (
            f"the identifier {name!r} has {count} elements" for name, count in self.ids.items() if count > 1
        )

    def _kid_problem(self, kid: Any, ref: IndirectObject, own: Any, waiting: list[tuple[Any, Any]]) -> str | None:
        found: Any = kid.get_object()
        if isinstance(found, NullObject):
            return None
        if isinstance(found, DictionaryObject) and found.get("/Type") not in ("/MCR", "/OBJR"):
            waiting.append((kid, ref))
            return None
        entries: Any = found if isinstance(found, DictionaryObject) else {"/MCID": found}
        page = entries.raw_get("/Pg") if "/Pg" in entries else own
        if page is None or page.idnum not in self.page_at:
            return "that points at a page which the file does not have"
        if entries.get("/Type") == "/OBJR":
            self.held.setdefault(entries.raw_get("/Obj").idnum, []).append(ref.idnum)
            return None
        place = entries.raw_get("/Stm") if "/Stm" in entries else page
        self.forms.update({place.idnum} - {page.idnum})
        self.marks.setdefault((place.idnum, int(entries["/MCID"])), []).append(ref.idnum)
        return None

    def _parent_tree(self) -> Iterator[tuple[int, Any]]:
        waiting = [self.tree.get("/ParentTree", DictionaryObject())]
        while waiting:
            node = waiting.pop().get_object()
            pairs = node.get("/Nums", [])
            yield from zip((int(key) for key in pairs[::2]), pairs[1::2], strict=True)
            waiting.extend(node.get("/Kids", []))

    def _key_problems(self, back: dict[int, Any]) -> Iterator[str]:
        keys: Counter[int] = Counter()
        for page in self.pages:
            keys.update([int(page["/StructParents"])] if "/StructParents" in page else [])
            keys.update(int(a["/StructParent"]) for a in _annotations(page) if "/StructParent" in a)
            keys.update(int(form["/StructParents"]) for form in _forms(page) if "/StructParents" in form)
        for key, count in sorted(keys.items()):
            if count > 1:
                yield f"entry {key} of the parent tree has {count} pages, links or forms"
            if key not in back:
                yield f"entry {key} of the parent tree is missing"
        if keys and int(self.tree.get("/ParentTreeNextKey", 0)) <= max(keys):
            yield "the next entry of the parent tree is one that is taken"

    def _page_problems(self, page: Any, back: dict[int, Any]) -> Iterator[str]:
        number = page.indirect_reference.idnum
        content = page.get_contents()
        found = Counter(int(mcid) for mcid in _MCID.findall(content.get_data() if content is not None else b""))
        claimed = {mcid: elements for (place, mcid), elements in self.marks.items() if place == number}
        yield from _disagreements(found, claimed, back.get(int(page.get("/StructParents", -1))))
        for form in _forms(page):
            own = form.indirect_reference.idnum if form.indirect_reference else None
            if own in self.forms:
                claimed = {mcid: elements for (place, mcid), elements in self.marks.items() if place == own}
                inside = Counter(int(mcid) for mcid in _MCID.findall(form.get_data()))
                yield from _disagreements(inside, claimed, back.get(int(form.get("/StructParents", -1))))
        annotations = list(_annotations(page))
        if annotations and page.get("/Tabs") != "/S":
            yield "the tab order does not follow the tags"
        for annotation in annotations:
            yield from self._link_problems(annotation, back)

    def _link_problems(self, annotation: Any, back: dict[int, Any]) -> Iterator[str]:
        says = annotation.get("/Contents")
        if annotation.get("/Subtype") != "/Link":
            return
        if not says:
            yield "a link without a description"
        holders = self.held.get(annotation.indirect_reference.idnum, [])
        if [self.kinds.get(holder) for holder in holders] != ["/Link"]:
            yield f"a link ({says}) that is not in one Link element"
        entry = back.get(int(annotation.get("/StructParent", -1)))
        if not isinstance(entry, IndirectObject) or entry.idnum not in holders:
            yield f"a link ({says}) whose entry of the parent tree is not the element that holds it"


def _disagreements(found: Counter[int], claimed: dict[int, list[int]], entry: Any) -> Iterator[str]:
    row = entry.get_object() if entry is not None else []
    if not isinstance(row, ArrayObject | list):
        yield "its entry of the parent tree is not a list"
        return
    for mcid, count in sorted(found.items()):
        if count > 1:
            yield f"marked content {mcid} is there {count} times"
        if mcid not in claimed:
            yield f"marked content {mcid} is in no element"
    for mcid, elements in sorted(claimed.items()):
        slot = row[mcid] if mcid < len(row) else None
        if mcid not in found:
            yield f"marked content {mcid} is in the tree and not on the page"
        if len(elements) > 1:
            yield f"marked content {mcid} is in {len(elements)} elements"
        elif not isinstance(slot, IndirectObject) or slot.idnum != elements[0]:
            yield f"marked content {mcid} leads back to another element than the one that holds it"
    for mcid, slot in enumerate(row):
        if isinstance(slot, IndirectObject) and mcid not in claimed:
            yield f"the parent tree knows marked content {mcid}, which no element holds"


def _widths(table: Any) -> Iterator[int]:
    """How many columns each row of a table takes, those that cells from above reach into among them."""
    reaching: list[tuple[int, int]] = []  # how many more rows, and how many columns
    for kid in _many(table.raw_get("/K")) if "/K" in table else ():
        row = kid.get_object()
        if not isinstance(row, DictionaryObject) or row.get("/S") != "/TR":
            continue
        cells = [cell.get_object() for cell in _many(row.raw_get("/K"))] if "/K" in row else []
        own = [
            (int(_attribute(cell, "/RowSpan") or 1), int(_attribute(cell, "/ColSpan") or 1))
            for cell in cells
            if isinstance(cell, DictionaryObject)
        ]
        yield sum(columns for _, columns in (*own, *reaching))
        reaching = [(rows - 1, columns) for rows, columns in (*own, *reaching) if rows > 1]


def _attribute(element: Any, name: str) -> Any:
    held = [_entries(item) for item in _many(element.raw_get("/A"))] if "/A" in element else []
    return next((item.get(name) for item in held if name in item), None)


def _many(value: Any) -> list[Any]:
    whole = value.get_object() if isinstance(value, IndirectObject) else value
    return list(whole) if isinstance(whole, ArrayObject) else [value]


def _annotations(page: Any) -> Iterator[Any]:
    for annotation in page.get("/Annots", []):
        yield annotation.get_object()


def _forms(page: Any) -> Iterator[Any]:
    for value in page.get("/Resources", {}).get("/XObject", {}).values():
        form = value.get_object()
        if isinstance(form, StreamObject) and form.get("/Subtype") == "/Form":
            yield form


def fonts_not_embedded(pdf: Pdf | RedactedPdf) -> list[str]:
    """The fonts that the reader's own machine would have to supply; an empty list for a file that is whole."""
    missing: set[str] = set()
    seen: set[int] = set()
    waiting: list[Any] = [page.get("/Resources") for page in PdfReader(io.BytesIO(pdf.content)).pages]
    while waiting:
        resources = _entries(waiting.pop())
        if id(resources) in seen:
            continue
        seen.add(id(resources))
        for value in _entries(resources.get("/Font")).values():
            font = _entries(value)
            if font.get("/Subtype") == "/Type3":
                waiting.append(font.get("/Resources"))
                continue
            inner = _entries(_many(font["/DescendantFonts"])[0]) if "/DescendantFonts" in font else font
            descriptor = _entries(inner.get("/FontDescriptor"))
            if descriptor.keys().isdisjoint(("/FontFile", "/FontFile2", "/FontFile3")):
                missing.add(str(font.get("/BaseFont", "a font without a name")).lstrip("/"))
        waiting.extend(_entries(value).get("/Resources") for value in _entries(resources.get("/XObject")).values())
    return sorted(missing)


def _entries(value: Any) -> Any:
    found = value.get_object() if value is not None else None
    return found if isinstance(found, DictionaryObject) else {}
