"""The pages of a PDF as a reader sees them, and what the names in their instructions mean."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from docgen.gate.leak import Unreadable
from docgen.gate.pdf.drawn import Drawing, Matrix, Supply, drawn
from docgen.gate.pdf.fonts import LATIN, Font, font_of
from docgen.gate.pdf.objects import Bytes, Object, value_of
from docgen.pdf.format.syntax import Dictionary, NotPdf, Ref, Value, items, number

_NUMBERED = re.compile(rb"/MCID\s+\d+")
_INHERITED = (b"/Resources",)
_MOST = 5_000  # pages
_VARIANTS = 8  # fonts of one name that are tried for instructions that no page shows


def live_pages(file: Bytes) -> Iterator[Dictionary]:
    """The pages in their order, each with what it inherits. Unreadable where the tree is no tree."""
    seen: set[int] = set()
    waiting: list[tuple[Value, Dictionary]] = [(file.entries(file.root).get(b"/Pages", b"null"), {})]
    while waiting:
        ref, inherited = waiting.pop()
        node = file.entries(ref)
        if not isinstance(ref, Ref) or ref in seen or not node or len(seen) > _MOST:
            raise Unreadable("its pages can't be found")
        seen.add(ref)
        known = inherited | {key: node[key] for key in _INHERITED if key in node}
        if b"/Kids" in node:
            waiting.extend((kid, known) for kid in reversed(file.list(node[b"/Kids"])))
        else:
            yield known | node


class Shop:
    """Hands out fonts and forms by the names that instructions call them; ``used`` are the streams handed out."""

    def __init__(self, file: Bytes) -> None:
        self.file = file
        self.used: set[int] = set()
        self.fonts: dict[int, Font] = {}
        self.all_fonts: dict[bytes, list[Value]] | None = None

    def page(self, page: Dictionary) -> Iterator[bytes]:
        """The instructions of a page, in as many pieces as it has."""
        contents = page.get(b"/Contents")
        told = self.file.object(contents)
        holders = [told] if told and told.stream is not None else map(self.file.object, self._refs(contents))
        for holder in holders:
            if holder is None or holder.stream is None:
                raise Unreadable("what should be on a page is missing from the file")
            self.used.add(id(holder))
            yield holder.stream

    def resources(self, page: Dictionary) -> Dictionary:
        """What the names in the instructions of a page lead to."""
        return self.file.entries(page.get(b"/Resources"))

    def mark(self, piece: bytes, resources: Dictionary) -> bytes | None:
        """A hash of these instructions and of all that tells what they draw: the same for a page in any file.

        None where it can't be told so: forms are called for, or fonts are read in another way than by a map.
        """
        forms = self.file.entries(resources.get(b"/XObject")).values()
        if b" Do" in piece and any(self.file.entries(form).get(b"/Subtype") != b"/Image" for form in forms):
            return None
        told = hashlib.blake2b(_NUMBERED.sub(b"", piece), digest_size=16)
        for name, value in sorted(self.file.entries(resources.get(b"/Font")).items()):
            entries = self.file.entries(value)
            mapped = self.file.object(entries.get(b"/ToUnicode"))
            if mapped is None or not mapped.stream or entries.get(b"/Subtype") != b"/Type0":
                return None
            told.update(name + b" " + mapped.stream)
        return told.digest()

    def _refs(self, contents: Value | None) -> list[Value]:
        return [item for item in self.file.list(contents) if isinstance(item, Ref)]

    def supply(self, resources: Dictionary) -> Supply:
        """What names mean where these are the resources."""
        fonts = self.file.entries(resources.get(b"/Font"))
        forms = self.file.entries(resources.get(b"/XObject"))

        def font(name: bytes) -> Font:
            return self._font(fonts[b"/" + name]) if b"/" + name in fonts else LATIN

        def form(name: bytes) -> tuple[bytes, Matrix, Supply] | None:
            found = self.file.object(forms.get(b"/" + name))
            entries = self.file.entries(forms.get(b"/" + name))
            if found is None or found.stream is None or entries.get(b"/Subtype") != b"/Form":
                return None
            self.used.add(id(found))
            own = entries.get(b"/Resources")
            inner = self.supply(self.file.entries(own) if own is not None else resources)
            return found.stream, _matrix(self.file, entries), inner

        return Supply(font, form)

    def _font(self, value: Value) -> Font:
        key = int(value) if isinstance(value, Ref) else -id(value)
        if key not in self.fonts:
            self.fonts[key] = font_of(self.file, value)
        return self.fonts[key]

    def loose(self, entries: Dictionary, content: bytes) -> Iterator[Drawing]:
        """What is drawn by instructions that no page shows: with their own fonts, else each of that name."""
        if b"/Resources" in entries:
            yield drawn(content, self.supply(self.file.entries(entries[b"/Resources"])))
            return
        known = self._every_font()
        most = max([1, *(len(fonts) for name, fonts in known.items() if name in content)])
        for variant in range(min(most, _VARIANTS)):

            def font(name: bytes, variant: int = variant) -> Font:
                fonts = known.get(b"/" + name)
                return self._font(fonts[min(variant, len(fonts) - 1)]) if fonts else LATIN

            yield drawn(content, Supply(font, lambda _: None))

    def _every_font(self) -> dict[bytes, list[Value]]:
        if self.all_fonts is None:
            self.all_fonts = {}
            for found in self.file.objects:
                if b"/Font" in found.body:
                    self._collect(found)
        return self.all_fonts

    def _collect(self, found: Object) -> None:
        entries = value_of(found)
        if not isinstance(entries, dict) or self.all_fonts is None:
            return
        for holder in (entries, self.file.entries(entries.get(b"/Resources"))):
            for name, value in self.file.entries(holder.get(b"/Font")).items():
                fonts = self.all_fonts.setdefault(name, [])
                if value not in fonts:
                    fonts.append(value)


def _matrix(file: Bytes, entries: Dictionary) -> Matrix:
    try:
        a, b, c, d, e, f = (number(item) for item in items(file.value(entries.get(b"/Matrix"))))
    except (NotPdf, ValueError):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (a, b, c, d, e, f)
