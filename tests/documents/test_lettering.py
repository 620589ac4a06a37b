from __future__ import annotations

import io

import pytest
import rdocx
from pypdf import PdfReader

from docgen.documents.word.lettering import width


@pytest.mark.parametrize("bold", [False, True])
def test_letters_are_as_wide_as_the_engine_draws_them(bold: bool) -> None:
    """Against the widths that the embedded engine writes into its PDF, character by character."""
    text = "".join(map(chr, range(33, 127)))
    document = rdocx.Document()
    run = document.add_paragraph("").add_run(text)
    run.font.name = "Arial"
    run.font.bold = bold
    (font,) = PdfReader(io.BytesIO(document.to_pdf())).pages[0]["/Resources"]["/Font"].values()
    face = font.get_object()["/DescendantFonts"][0].get_object()
    widths = widths_of(face["/W"])
    assert sorted(round(width(c, 1000, bold=bold)) for c in text) == pytest.approx(sorted(widths), abs=1)


def widths_of(entries: list[object]) -> list[float]:
    found: list[float] = []
    at = 0
    while at < len(entries):
        if isinstance(entries[at + 1], list):
            found += [float(w) for w in entries[at + 1]]  # type: ignore[attr-defined]
            at += 2
        else:
            found += [float(entries[at + 2])] * (int(entries[at + 1]) - int(entries[at]) + 1)  # type: ignore[call-overload, arg-type]
            at += 3
    return [w for w in found if w]


def test_accents_take_no_room_and_the_unknown_takes_a_square() -> None:
    assert width("é", 10) == width("e", 10)
    assert width("e\u0301", 10) == width("e", 10)
    assert width("字", 10) == 10
    assert width("", 10) == 0
    assert width("AB", 16) == pytest.approx(2 * 0.667 * 16)
