"""Why a partner's file can't go into the pack, and how large it may be."""

from __future__ import annotations

MAX_BYTES = 50_000_000  # of the file as it is sent: with more, a pack could not be sent on
MAX_PAGES = 300
MAX_OBJECTS = 50_000  # parts of a PDF that are seen; a page of a scan has ten, of a map some hundreds
MAX_KNOWN = 500_000  # parts that a PDF may list, seen or not
MAX_CONTENT = 50_000_000  # bytes of a PDF's drawing instructions, unpacked
MAX_UNPACKED = 100_000_000  # bytes of all parts of a Word file together
MAX_GROWTH = 200  # times that a Word file may grow when it is unpacked; ten is usual
MAX_PARTS = 2_000  # of a Word file
MAX_XML = 30_000_000  # bytes of one part with text; a report of 500 pages has five million


class Refused(ValueError):
    """The file can't go into the pack: why, and what to do. ``page`` counts from 1."""

    def __init__(self, reason: str, page: int | None = None) -> None:
        self.page = page
        super().__init__(f"page {page}: {reason}" if page else reason)
