"""Why a partner's file can't go into the pack. How large it may be is told in docgen/limits.py."""

from __future__ import annotations

from docgen.limits import PARTNER_BYTES as MAX_BYTES
from docgen.limits import PARTNER_CONTENT as MAX_CONTENT
from docgen.limits import PARTNER_ELEMENTS as MAX_ELEMENTS
from docgen.limits import PARTNER_GROWTH as MAX_GROWTH
from docgen.limits import PARTNER_KNOWN as MAX_KNOWN
from docgen.limits import PARTNER_OBJECTS as MAX_OBJECTS
from docgen.limits import PARTNER_PAGES as MAX_PAGES
from docgen.limits import PARTNER_PARAGRAPH as MAX_PARAGRAPH
from docgen.limits import PARTNER_PARTS as MAX_PARTS
from docgen.limits import PARTNER_PIXELS as MAX_PIXELS
from docgen.limits import PARTNER_PIXELS_TOGETHER as MAX_PIXELS_TOGETHER
from docgen.limits import PARTNER_STREAM as MAX_STREAM
from docgen.limits import PARTNER_TEXT as MAX_TEXT
from docgen.limits import PARTNER_UNPACKED as MAX_UNPACKED
from docgen.limits import PARTNER_XML as MAX_XML

__all__ = [
    "MAX_BYTES",
    "MAX_CONTENT",
    "MAX_ELEMENTS",
    "MAX_GROWTH",
    "MAX_KNOWN",
    "MAX_OBJECTS",
    "MAX_PAGES",
    "MAX_PARAGRAPH",
    "MAX_PARTS",
    "MAX_PIXELS",
    "MAX_PIXELS_TOGETHER",
    "MAX_STREAM",
    "MAX_TEXT",
    "MAX_UNPACKED",
    "MAX_XML",
    "Refused",
]


NESTED = "it is nested too deeply to check; print it to a new PDF"


class Refused(ValueError):
    """The file can't go into the pack: why, and what to do. ``page`` counts from 1."""

    def __init__(self, reason: str, page: int | None = None) -> None:
        self.page = page
        super().__init__(f"page {page}: {reason}" if page else reason)
