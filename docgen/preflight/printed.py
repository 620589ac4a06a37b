"""Where ink may be on a letter that GOV.UK Notify prints and posts, and how far outside of it the page's ink lies.

The measures are those that Notify publishes, in millimetres from the upper left corner. Notify itself forgives one
millimetre, so that a stray dot of a rounded edge stops no letter; docgen forgives half of one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.preflight.finding import Fault
from docgen.preflight.seen import Box
from docgen.preflight.sight import Sheet

WIDTH, HEIGHT = 210.0, 297.0
SIZE_FORGIVEN = 2.0
FORGIVEN = 0.5
MARGIN_SIDE, MARGIN_END = 15.0, 5.0
WINDOW = Box(24.6, 39.5, 120.0, 66.3)
LOGO = Box(15.0, 5.0, 125.0, 30.0)
SENDER = Box(125.0, 5.0, 195.0, 95.0)
BODY = Box(15.0, 95.0, 195.0, 292.0)
PAGE = Box(15.0, 5.0, 195.0, 292.0)
_NEAR = FORGIVEN + 0.75  # how near to a zone's edge ink begins that has come out of it
_BEYOND = 10.0  # a page that is a little too large is looked at as far as it goes


@dataclass(frozen=True, slots=True)
class _Gap:
    """A part of page 1 where nothing may be printed, and the zone that each of its sides borders on."""

    box: Box
    left: str | None = None
    top: str | None = None
    right: str | None = None
    bottom: str | None = None


_GAPS = (
    _Gap(Box(15.0, 30.0, 24.6, 39.5), top="logo", bottom=None),
    _Gap(Box(15.0, 39.5, 24.6, 66.3), right="window"),
    _Gap(Box(15.0, 66.3, 24.6, 95.0), bottom="body"),
    _Gap(Box(24.6, 30.0, 120.0, 39.5), top="logo", bottom="window"),
    _Gap(Box(24.6, 66.3, 120.0, 95.0), top="window", bottom="body"),
    _Gap(Box(120.0, 30.0, 125.0, 39.5), top="logo", right="sender"),
    _Gap(Box(120.0, 39.5, 125.0, 66.3), left="window", right="sender"),
    _Gap(Box(120.0, 66.3, 125.0, 95.0), bottom="body", right="sender"),
)
_OUT_OF = {  # zone and the side of the gap it lies at: what came out of it, and what to do
    ("logo", "top"): ("below the logo's zone, which ends at 30 mm", "make the logo lower, or move it up"),
    ("window", "right"): (
        "left of the address window, which begins at 24.6 mm",
        "move the address right",
    ),
    ("window", "left"): (
        "right of the address window, which ends at 120 mm",
        "shorten the address lines",
    ),
    ("window", "bottom"): ("above the address window, which begins at 39.5 mm", "move the address down"),
    ("window", "top"): ("below the address window, which ends at 66.3 mm", "shorten the address"),
    ("sender", "right"): (
        "left of the sender's zone, which begins at 125 mm",
        "shorten the sender's lines",
    ),
    ("body", "bottom"): ("above the zone of the text, which begins at 95 mm", "move the text down"),
}


def ink_faults(sheet: Sheet, number: int) -> Iterator[Fault]:
    """Every side and zone that the ink of a page of A4 goes beyond, and by how many millimetres."""
    ink = sheet.ink()
    for zone in (LOGO, SENDER, WINDOW, BODY) if number == 1 else (PAGE,):
        ink.clear(zone.grown(FORGIVEN))
    if ink.blank():
        return
    left = ink.extent(Box(0, 0, MARGIN_SIDE, HEIGHT + _BEYOND))
    right = ink.extent(Box(WIDTH - MARGIN_SIDE, 0, WIDTH + _BEYOND, HEIGHT + _BEYOND))
    top = ink.extent(Box(MARGIN_SIDE, 0, WIDTH - MARGIN_SIDE, MARGIN_END))
    bottom = ink.extent(Box(MARGIN_SIDE, HEIGHT - MARGIN_END, WIDTH - MARGIN_SIDE, HEIGHT + _BEYOND))
    if left:
        yield _margin(number, MARGIN_SIDE - left.left, "left", MARGIN_SIDE, "move it right")
    if right:
        yield _margin(number, right.right - (WIDTH - MARGIN_SIDE), "right", MARGIN_SIDE, "move it left")
    if top:
        yield _margin(number, MARGIN_END - top.top, "top", MARGIN_END, "move it down")
    if bottom:
        yield _margin(number, bottom.bottom - (HEIGHT - MARGIN_END), "bottom", MARGIN_END, "move it up")
    if number == 1:
        outside: dict[tuple[str, str], float] = {}
        for gap in _GAPS:
            found = ink.extent(gap.box)
            came = _came_from(gap, found) if found else None
            if came:
                outside[came[0]] = max(outside.get(came[0], 0.0), came[1])
            elif found:
                yield _astray(found)
        for came_from, depth in outside.items():
            where, what_to_do = _OUT_OF[came_from]
            yield Fault(1, "zone", f"ink {depth:.1f} mm {where}; {what_to_do}")


def _margin(number: int, depth: float, side: str, margin: float, what_to_do: str) -> Fault:
    return Fault(number, "margin", f"ink {depth:.1f} mm inside the {side} margin of {margin:g} mm; {what_to_do}")


def _came_from(gap: _Gap, ink: Box) -> tuple[tuple[str, str], float] | None:
    """The zone that ink in a gap has come out of, and how far; None where it touches no zone."""
    reaches = {  # how far from the side the ink begins, and how far from it the ink goes
        "left": (ink.left - gap.box.left, ink.right - gap.box.left),
        "top": (ink.top - gap.box.top, ink.bottom - gap.box.top),
        "right": (gap.box.right - ink.right, gap.box.right - ink.left),
        "bottom": (gap.box.bottom - ink.bottom, gap.box.bottom - ink.top),
    }
    zones = {"left": gap.left, "top": gap.top, "right": gap.right, "bottom": gap.bottom}
    found = [
        ((zone, side), reaches[side][1])
        for side, zone in zones.items()
        if zone is not None and reaches[side][0] <= _NEAR
    ]
    return min(found, key=lambda pair: pair[1], default=None)


def _astray(ink: Box) -> Fault:
    return Fault(
        1,
        "zone",
        f"ink where nothing may be printed, {ink.left:.0f} to {ink.right:.0f} mm from the left and "
        f"{ink.top:.0f} to {ink.bottom:.0f} mm from the top; move it to the logo (down to 30 mm), to the sender "
        "(from 125 mm from the left) or into the text (from 95 mm down)",
    )
