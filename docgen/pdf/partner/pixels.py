"""How large a picture is when it is unpacked, by what it says at its front: a few bytes can say gigabytes."""

from __future__ import annotations

from typing import Literal

from docgen.pdf.partner.limits import MAX_PIXELS, MAX_PIXELS_TOGETHER, Refused

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # where a JPEG tells its size
_TIFF_WIDTH, _TIFF_HEIGHT = 256, 257


def refuse_large_pictures(parts: dict[str, bytes]) -> None:
    """Raises Refused where a picture among the parts of a Word file, or all of them, would unpack to too much."""
    together = 0
    for content in parts.values():
        found = pixels(content)
        if found > MAX_PIXELS:
            raise Refused(too_large(found))
        together += 0 if content.startswith(b"\xff\xd8") else found  # a JPEG goes into the PDF as it is
    if together > MAX_PIXELS_TOGETHER:
        raise Refused(too_large(together).replace("a picture of", "pictures of together"))


def too_large(found: int) -> str:
    """What is said of a picture of so many pixels."""
    return (
        f"it has a picture of {found / 1e6:.0f} million pixels, and {MAX_PIXELS / 1e6:.0f} million are the limit; "
        "scan it anew at 300 dots an inch"
    )


def pixels(content: bytes) -> int:
    """Width times height as a PNG, JPEG, GIF, BMP, TIFF or WebP says them; nought for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return int.from_bytes(content[16:20]) * int.from_bytes(content[20:24])
    if content.startswith(b"\xff\xd8"):
        return _jpeg(content)
    if content.startswith(b"GIF8"):
        return int.from_bytes(content[6:8], "little") * int.from_bytes(content[8:10], "little")
    if content.startswith(b"BM"):
        sides = (int.from_bytes(content[at : at + 4], "little", signed=True) for at in (18, 22))
        return abs(next(sides)) * abs(next(sides))
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return _webp(content)
    if content.startswith((b"II*\x00", b"MM\x00*")):
        return _tiff(content)
    return 0


def _jpeg(content: bytes) -> int:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        if content[at + 1] in _FRAMES:
            return int.from_bytes(content[at + 5 : at + 7]) * int.from_bytes(content[at + 7 : at + 9])
        at += 2 + max(int.from_bytes(content[at + 2 : at + 4]), 2)
    return 0


def _webp(content: bytes) -> int:
    if content[12:16] == b"VP8X":
        return (1 + int.from_bytes(content[24:27], "little")) * (1 + int.from_bytes(content[27:30], "little"))
    if content[12:16] == b"VP8L":
        packed = int.from_bytes(content[21:25], "little")
        return (1 + (packed & 0x3FFF)) * (1 + (packed >> 14 & 0x3FFF))
    return (int.from_bytes(content[26:28], "little") & 0x3FFF) * (
        int.from_bytes(content[28:30], "little") & 0x3FFF
    )


def _tiff(content: bytes) -> int:
    order: Literal["little", "big"] = "little" if content.startswith(b"II") else "big"

    def number(at: int, size: int) -> int:
        return int.from_bytes(content[at : at + size], order)

    start = number(4, 4)
    sides = {}
    for entry in range(min(number(start, 2), 1000)):
        at = start + 2 + 12 * entry
        if number(at, 2) in (_TIFF_WIDTH, _TIFF_HEIGHT):
            sides[number(at, 2)] = number(at + 8, 2 if number(at + 2, 2) == 3 else 4)
    return sides.get(_TIFF_WIDTH, 0) * sides.get(_TIFF_HEIGHT, 0)
