"""A letter: fit to be printed, put into an envelope with a window and delivered, as GOV.UK Notify wants it."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.documents.choice.envelope import address_faults
from docgen.preflight.common import font_faults, in_mm, is_a4, name_faults, turned_faults
from docgen.preflight.finding import Fault
from docgen.preflight.printed import WINDOW, ink_faults
from docgen.preflight.reading import Said, Shape
from docgen.preflight.seen import Box
from docgen.preflight.sight import Seen, Sheet

MOST_PAGES = 10
LARGEST = 2 * 1024 * 1024  # bytes that Notify takes
_AROUND_WINDOW = 3.0  # millimetres beyond the window where Notify still looks for the address
# Where Notify prints its own word, invisibly, on page 1. On another page it would begin a new letter there.
_TAG, _TAG_WORD = Box(0.0, 0.0, 15.191, 6.149), "NOTIFY"
_TO_DO = {
    "address-short": "give the house and street, the town and the postcode",
    "address-long": "put two of them on one line, or leave one out",
    "address-line": "begin the address with the name and the first line in letters A to Z or digits",
    "address-start": "begin the line with a letter or a digit",
    "address-no-fixed-abode": "use an address where post can be kept (c/o), or hand the letter over",
    "address-postcode": "end the address with a UK postcode (Notify posts abroad only where that was asked for)",
    "address-forces": "end the address with the BFPO number",
}


def letter_faults(seen: Seen, said: Said, size: int) -> Iterator[Fault]:
    """Everything for which Notify would send the letter back, or a reader would stumble over."""
    if size > LARGEST:
        mb = size / 1024 / 1024
        yield Fault(None, "size", f"the file has {mb:.1f} MB, and Notify takes 2; use smaller pictures", "warning")
    if len(seen) > MOST_PAGES:
        yield Fault(None, "pages", f"the letter has {len(seen)} pages, and Notify prints {MOST_PAGES}; shorten it")
    shapes = list(said.shapes())
    for number in range(1, min(len(seen), MOST_PAGES) + 1):
        wrong = _size_fault(shapes[number - 1]) if number <= len(shapes) else None
        if wrong:
            yield Fault(number, "page-size", wrong)
            continue
        sheet = seen.sheet(number)
        yield from turned_faults(sheet, number)
        yield from ink_faults(sheet, number)
        if number == 1:
            yield from _address_faults(sheet)
        elif [line.text for line in sheet.lines(_TAG)] == [_TAG_WORD]:
            said_so = f"the word {_TAG_WORD} in the upper left corner would begin another letter here; take it out"
            yield Fault(number, "notify-tag", said_so)
    yield from font_faults(said)
    yield from name_faults(seen, said, "warning")


def _size_fault(shape: Shape) -> str | None:
    for size, what in ((shape.media, "the page is"), (shape.crop, "the page is cropped to")):
        shown = size[::-1] if shape.turn in (90, 270) else size
        if not is_a4(shown, upright=True):
            return f"{what} {in_mm(shown)}, not A4 upright, 210 by 297 mm; set the paper to A4 upright"
    return None


def _address_faults(first: Sheet) -> Iterator[Fault]:
    in_file = first.lines_in_file(WINDOW.grown(_AROUND_WINDOW))
    lines = [line.text for line in sorted(in_file, key=lambda line: line.box.top)]
    if not lines:
        yield Fault(
            1,
            "address-missing",
            "no address in the window, 24.6 to 120 mm from the left and 39.5 to 66.3 mm from the top; put the "
            "name and the address there, as text",
        )
        return
    faults = address_faults(lines)
    for fault in faults:
        yield Fault(1, fault.code, f"{fault.message}; {_TO_DO[fault.code]}")
    if not faults and address_faults([line.text for line in in_file]):
        yield Fault(
            1,
            "address-order",
            "the lines of the address have another order in the file than on the page, and Notify reads them as "
            "in the file; make the address one paragraph, with line breaks",
        )
