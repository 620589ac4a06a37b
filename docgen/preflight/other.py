"""A form, a note, whatever is neither a letter nor a pack: what everybody can print, and hear read."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.preflight.common import font_faults, in_mm, is_a4, name_faults, turned_faults
from docgen.preflight.finding import Fault
from docgen.preflight.reading import Said
from docgen.preflight.sight import Seen

_FURTHEST = 200  # pages that are looked at


def other_faults(seen: Seen, said: Said) -> Iterator[Fault]:
    """A4 either way, upright, with text on every page, fonts embedded, a title and a language."""
    for number in range(1, min(len(seen), _FURTHEST) + 1):
        sheet = seen.sheet(number)
        if not is_a4(sheet.size, upright=False):
            wrong = f"the page is {in_mm(sheet.size)}, not A4; it prints at another size"
            yield Fault(number, "page-size", wrong, "warning")
        yield from turned_faults(sheet, number)
        if not sheet.words().strip():
            wrong = "the page has no text: nobody can search it or have it read aloud"
            yield Fault(number, "page-text", wrong, "warning")
    yield from font_faults(said)
    yield from name_faults(seen, said, "warning")
