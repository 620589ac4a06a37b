"""What a screen reader finds in a PDF: the text in the order of its tags, with what each piece of it is.

Read by other libraries than docgen's own (pikepdf for the tree, outloud for the words of each piece), so that
nothing that docgen gets wrong can be read wrong in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
from outloud.model import Document

_SPOKEN = {
    "/P": "",
    "/Lbl": "",
    "/LBody": "",
    "/TD": "Cell",
    "/TR": "Row",
    "/L": "List",
    "/LI": "Item",
    "/TOC": "Contents",
    "/TOCI": "Line of the contents",
    "/Caption": "Caption",
    "/Part": "Part",
    "/Sect": "Section",
    "/Figure": "Picture",
}
_SILENT = ("/Document", "/Div", "/Span", "/Reference", "/NonStruct")


class Aloud:
    """One PDF, open for reading."""

    def __init__(self, path: Path) -> None:
        self.document = Document(str(path))
        self.tree: Any = self.document.struct_root

    def lines(self) -> list[str]:
        """One line for each paragraph, heading, cell and picture, indented by what it is in."""
        return list(self._lines(self.tree.K, 0))

    def text(self, without: tuple[str, ...] = ()) -> str:
        """All words in the order of the tags, but for those in elements of some kinds."""
        return " ".join(self._words(self.tree.K, without))

    def words_of(self, kind: str) -> list[str]:
        """The words of each element of a kind."""
        return [
            " ".join(self._words(element.obj, ()))
            for element in self.document.elements
            if f"/{element.type}" == kind
        ]

    def _kids(self, node: Any) -> list[Any]:
        kids = node.get("/K")
        return list(kids) if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]

    def _lines(self, node: Any, depth: int) -> Iterator[str]:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                yield from self._lines(kid, depth)
            return
        kind = str(node.S)
        inner = [kid for kid in self._kids(node) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        below = [kid for kid in inner if str(kid.S) not in ("/Link", "/Span", "/Reference")]
        if kind in _SILENT:
            for kid in inner:
                yield from self._lines(kid, depth)
            return
        said = _said(kind, node)
        words = " ".join(self._flat(node)).strip()
        told = f"{said}: {words}" if said and words else said or words
        if told or not below:
            yield f"{'  ' * depth}{told or 'nothing'}"
        for kid in below:
            yield from self._lines(kid, depth + 1 if said else depth)

    def _flat(self, node: Any) -> Iterator[str]:
        """What an element says itself, links and all, without the elements that have lines of their own."""
        if "/ActualText" in node:
            yield f"[{node.ActualText}]"
            return
        for kid in self._kids(node):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                if str(kid.S) == "/Link":
                    yield f"<{' '.join(self._flat(kid)).strip()} | link to {self._leads(kid)}>"
                elif str(kid.S) in ("/Span", "/Reference"):
                    yield from self._flat(kid)
            else:
                yield from self._marked(kid, node)

    def _leads(self, link: Any) -> str:
        return " and ".join(
            dict.fromkeys(str(kid.Obj.Contents) for kid in self._kids(link) if isinstance(kid, pikepdf.Dictionary))
        )

    def _words(self, node: Any, without: tuple[str, ...]) -> Iterator[str]:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                yield from self._words(kid, without)
        elif str(node.S) not in without:
            for kid in self._kids(node):
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    yield from self._words(kid, without)
                else:
                    yield from self._marked(kid, node)

    def _marked(self, kid: Any, node: Any) -> Iterator[str]:
        if isinstance(kid, pikepdf.Dictionary):
            if kid.get("/Type") != "/MCR":
                return
            page, mcid = kid.get("/Pg", node.get("/Pg")), int(kid.MCID)
        else:
            page, mcid = node.Pg, int(kid)
        found = self.document.content(self.document.page_index[page.objgen]).mcid_text
        yield " ".join(found.get((None, mcid), "").split())


def _said(kind: str, node: Any) -> str:
    held = node.get("/A")
    attributes = [] if held is None else list(held) if isinstance(held, pikepdf.Array) else [held]
    entries = {key: value for one in attributes for key, value in one.items()}
    spans = "".join(
        f" over {entries[key]} {what}"
        for key, what in (("/ColSpan", "columns"), ("/RowSpan", "rows"))
        if key in entries
    )
    if kind == "/TH":
        return ("Heading of the row" if entries.get("/Scope") == "/Row" else "Heading of the column") + spans
    if kind == "/Table":
        return f"Table ({entries['/Summary']})" if "/Summary" in entries else "Table"
    if kind == "/Part":
        return f"Part ({node.T})"
    if kind == "/Figure":
        return f"Picture ({node.Alt})"
    if kind[:2] == "/H" and kind[2:].isdigit():
        return f"Heading {kind[2:]}"
    return _SPOKEN.get(kind, kind[1:]) + spans
