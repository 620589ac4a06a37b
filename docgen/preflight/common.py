"""What any PDF that leaves the house should keep, whatever it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docgen.preflight.finding import Fault, Severity
from docgen.preflight.reading import Said
from docgen.preflight.sight import Seen, Sheet

_FORGIVEN = 2.0
_A4 = (210.0, 297.0)
_TURNED = {90: "on its right side", 180: "upside down", 270: "on its left side"}


def font_faults(said: Said) -> Iterator[Fault]:
    """Fonts that each reader's or printer's own machine would have to guess."""
    for name, page in said.fonts_not_embedded().items():
        font = "a font without a name" if name == "without a name" else f"the font {name}"
        yield Fault(
            page,
            "font",
            f"{font} is not in the file, so it may print as another; save the PDF anew with its fonts embedded",
        )


def name_faults(seen: Seen, said: Said, severity: Severity) -> Iterator[Fault]:
    """A title and a language, which a screen reader says and reads with."""
    if not seen.title:
        yield Fault(
            None,
            "title",
            "it has no title; give it one where it was written (in Word: File, Info)",
            severity,
        )
    if not said.language or said.language.lower() == "und":
        yield Fault(
            None,
            "language",
            "the file does not say its language, so it may be read aloud as another; set it to English (en-GB)",
            severity,
        )


def turned_faults(sheet: Sheet, number: int) -> Iterator[Fault]:
    """A page on which most of the text is not upright."""
    turns = Counter(sheet.angles())
    if not turns:
        return
    turn, count = turns.most_common(1)[0]
    if turn and 2 * count > turns.total():
        yield Fault(number, "upright", f"the page is {_TURNED[turn]}; turn it, and save it turned")


def is_a4(size: tuple[float, float], *, upright: bool) -> bool:
    """Whether width and height in millimetres are those of A4 within 2 mm, or lie so, if it may."""
    sides = size if upright else tuple(sorted(size))
    return all(abs(side - wanted) <= _FORGIVEN for side, wanted in zip(sides, _A4, strict=True))


def in_mm(size: tuple[float, float]) -> str:
    """A size as it is said."""
    return f"{size[0]:.0f} by {size[1]:.0f} mm"
