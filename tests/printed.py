"""What stands on the pages of a PDF, and where: each piece of text with its size, in points and millimetres."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from pypdf import PdfReader

MM = 25.4 / 72


@dataclass(frozen=True)
class Piece:
    """Text that is drawn in one go."""

    page: int  # from 0
    text: str
    x: float  # where it begins, in mm from the left
    y: float  # its baseline, in mm from the top
    size: float  # points


def pieces(pdf: bytes) -> list[Piece]:
    """Every piece of text of a PDF, in the order in which it is drawn."""
    return [piece for number, page in enumerate(PdfReader(io.BytesIO(pdf)).pages) for piece in _of(number, page)]


def _of(number: int, page: object) -> Iterator[Piece]:
    found: list[Piece] = []
    high = float(page.mediabox.height)  # type: ignore[attr-defined]

    def note(text: str, outer: list[float], at: list[float], _: object, size: float) -> None:
        if text.strip():
            x = outer[0] * at[4] + outer[2] * at[5] + outer[4]
            y = outer[1] * at[4] + outer[3] * at[5] + outer[5]
            scale = abs(outer[0] * at[0])
            found.append(Piece(number, text.strip(), x * MM, (high - y) * MM, size * scale))

    page.extract_text(visitor_text=note)  # type: ignore[attr-defined]
    yield from found
