"""What a pack may say of itself: that it keeps PDF/UA-1, since every part does, and PDF/A-2a where that is asked.

Nothing is claimed that a part's own engine does not vouch for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from docgen.pdf.format.source import Source, decoded
from docgen.pdf.format.syntax import NULL, Dictionary, Stream
from docgen.pdf.format.volume import Copier

_ELSEWHERE = (
    "its pages came as a PDF, and nobody can vouch that they are fit for an archive; ask for the Word file instead"
)
_NOT_ACCESSIBLE = "it has no tags, or a character that no font has"
_NOT_ARCHIVAL = "it is drawn with a font or a colour that is not in the file itself"


class Claimant(Protocol):
    """A part of the pack as far as it matters here."""

    @property
    def title(self) -> str: ...
    @property
    def tagged(self) -> bool: ...
    @property
    def source(self) -> Source: ...
    @property
    def copier(self) -> Copier: ...


def accessible(part: Claimant) -> bool:
    """Whether the engine that made a part says that it keeps PDF/UA-1."""
    return part.tagged and b"pdfuaid:part" in _said(part)


def not_archival(parts: Sequence[Claimant]) -> Iterator[tuple[str, str]]:
    """The parts that keep a pack from being PDF/A-2a, by title, and why."""
    for part in parts:
        if not part.tagged:
            yield part.title, _ELSEWHERE
        elif not accessible(part):
            yield part.title, _NOT_ACCESSIBLE
        elif b"pdfaid:part" not in _said(part) or not _intents(part):
            yield part.title, _NOT_ARCHIVAL


def output_intents(parts: Sequence[Claimant]) -> bytes:
    """The colours that the pages are meant for, as the first part has them: the catalogue's entry."""
    return b"/OutputIntents" + parts[0].copier.write([_intents(parts[0])[0]])


def _said(part: Claimant) -> bytes:
    metadata = part.source.get(part.source.root.get(b"/Metadata", NULL))
    return decoded(metadata) if isinstance(metadata, Stream) else b""


def _intents(part: Claimant) -> list[Dictionary]:
    found = part.source.array(part.source.root.get(b"/OutputIntents", NULL))
    return [intent for item in found if (intent := part.source.dictionary(item))]
