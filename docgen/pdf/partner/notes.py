"""What the officer should know about a partner's file that went into the pack, in a line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pypdf.generic import DictionaryObject

from docgen.pdf.format.place import Place
from docgen.pdf.partner.copy import entry
from docgen.pdf.partner.marks import Marks
from docgen.pdf.partner.wording import about_sizes, on


@dataclass(slots=True)
class Seen:
    """What was met on the way through a file; pages by number, from 1."""

    damaged: list[int] = field(default_factory=list)
    cropped: list[int] = field(default_factory=list)
    scans: list[int] = field(default_factory=list)
    lying_scans: list[int] = field(default_factory=list)
    sizes: dict[str, list[int]] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    fields: bool = False
    signed: bool = False

    def page(self, number: int, spot: Place, marks: Marks, *, scan: bool) -> None:
        """Remember a page. ``scan``: something is drawn on it, but no text."""
        if spot.was != "A4":
            self.sizes.setdefault(spot.was, []).append(number)
        if scan:
            self.scans.append(number)
            if spot.width > spot.height:
                self.lying_scans.append(number)
        self.left_out += marks.left_out
        self.fields |= marks.fields
        self.signed |= marks.signed

    def notes(self, root: DictionaryObject, fonts_missing: Sequence[str], pages: int) -> Iterator[str]:
        """One line for each thing to know, the gravest first. ``root`` is the old file's catalogue."""
        if self.damaged:
            yield f"{on(self.damaged, pages)} damaged, and something may be missing: compare with the original"
        if self.scans:
            yield f"{on(self.scans, pages, 'has', 'have')} no text (a scan): it can't be searched or read aloud"
        if self.lying_scans:
            yield f"{on(self.lying_scans, pages)} a scan in landscape: look whether it is the right way up"
        yield from about_sizes(self.sizes, pages)
        if self.cropped:
            yield f"{on(self.cropped, pages)} cropped: what was cut off is not seen, but is still in the file"
        if self.fields:
            yield "its form can't be filled in any more; what was filled in is printed"
        if self.signed:
            yield "its digital signature is not kept"
        left_out = [f"{what} ({count})" for what, count in sorted(self.left_out.items())]
        left_out += [what for what in _left_out_of_file(root) if what not in self.left_out]
        if left_out:
            yield f"left out: {', '.join(left_out)}"
        if fonts_missing:
            yield f"not all its fonts are in it ({', '.join(fonts_missing)}): it may look different elsewhere"
        lost = "the tags it came with are not kept" if "/StructTreeRoot" in root else "it has no tags"
        yield f"not accessible: {lost}, so a screen reader finds no headings or tables; ask for the Word file"


def _left_out_of_file(root: DictionaryObject) -> Iterator[str]:
    names = entry(root, "/Names")
    if isinstance(names, DictionaryObject) and "/EmbeddedFiles" in names:
        yield "attached files"
    action = entry(root, "/OpenAction")
    runs = isinstance(action, DictionaryObject) and entry(action, "/S") != "/GoTo"
    if runs or "/AA" in root or (isinstance(names, DictionaryObject) and "/JavaScript" in names):
        yield "scripts"
