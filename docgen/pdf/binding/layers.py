"""Layers (optional content) of the parts: what a part's own file hides stays hidden in the pack."""

from __future__ import annotations

from docgen.pdf.format.source import Source
from docgen.pdf.format.syntax import NULL, Ref, Value, write
from docgen.pdf.format.volume import Copier, Volume


class Layers:
    """All layers of all parts."""

    def __init__(self, volume: Volume) -> None:
        self._volume = volume
        self._all: list[Value] = []
        self._hidden: list[Value] = []

    def adopt(self, source: Source, copier: Copier) -> None:
        """Take over the layers of a part, before anything that refers to them. Each stays an object of its own."""
        properties = source.dictionary(source.root.get(b"/OCProperties", NULL))
        usual = source.dictionary(properties.get(b"/D", NULL))
        off = source.array(usual.get(b"/OFF", NULL))
        on = source.array(usual.get(b"/ON", NULL))
        for layer in source.array(properties.get(b"/OCGs", NULL)):
            if not isinstance(layer, Ref):
                continue
            ref = self._volume.reserve()
            copier.settle(layer, ref)
            self._volume.put(ref, copier.write(source.dictionary(layer)))
            self._all.append(ref)
            if layer in off or (usual.get(b"/BaseState") == b"/OFF" and layer not in on):
                self._hidden.append(ref)

    def write(self) -> bytes:
        """The catalogue's entry; empty where no part has layers."""
        if not self._all:
            return b""
        usual: dict[bytes, Value] = {b"/Name": b"(Layers)", b"/OFF": self._hidden}
        return b"/OCProperties" + write({b"/OCGs": self._all, b"/D": usual})
