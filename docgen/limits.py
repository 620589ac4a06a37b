"""How much docgen takes in at most. One page of plain figures, each with its reason; docs/limits.md tells them.

They are generous for a real review and small for a machine: whatever keeps them is made in bounded time and
memory, whatever does not is refused at once, with its place and the limit.
"""

from __future__ import annotations

from collections.abc import Mapping

CASE_BYTES = 5_000_000  # of a case file, which may spell each character in six bytes
CASE_DEPTH = 60  # objects and lists in each other: version 1 nests seven deep
CASE_VALUES = 300_000  # commas and opening brackets, by which values are counted before they are read
FIELD_NAME = 200  # characters
FIELDS = 100  # of one object; the largest of version 1 has twenty
TEXT = 100_000  # characters of one text: forty pages
ITEMS = 500  # of any list that is not named here
LISTS: Mapping[str, int] = {
    "agencies": 50,  # each gets papers of its own
    "perpetrators": 50,  # each gets an assessment
    "others": 200,
    "incidents": 2_000,
    "chronology": 2_000,
    "known_as": 50,  # the redactor looks for each
    "identifiers": 50,
    "lines": 10,  # of an address
}
TEXT_TOGETHER = 1_000_000  # characters of all texts: 400 pages, and some 40 seconds of work for redactor and gate
ITEMS_TOGETHER = 10_000  # of all lists of a case file

TEMPLATE_BYTES = 20_000_000  # of a Word template as it is saved; docgen's own have 40,000
TEMPLATE_UNPACKED = 100_000_000  # of all its parts

BATCH_SECONDS = 600  # for one case of a batch: five times what a case at several limits at once takes
TOOLS_BYTES = 50_000_000  # of one's own templates and profiles, which travel with every case of a batch

PARTNER_BYTES = 50_000_000  # of a partner's file as it is sent: with more, a pack could not be sent on
PARTNER_BYTES_TOGETHER = 200_000_000  # of all partners' files of a case
PARTNER_PAGES = 300  # of a PDF, or of what becomes of a Word file
PARTNER_OBJECTS = 50_000  # parts of a PDF that are seen; a page of a scan has ten, of a map some hundreds
PARTNER_KNOWN = 500_000  # parts that a PDF may list, seen or not
PARTNER_STREAM = 30_000_000  # bytes of one part of a PDF, unpacked
PARTNER_CONTENT = 50_000_000  # bytes of a PDF's drawing instructions, unpacked
PARTNER_UNPACKED = 100_000_000  # bytes of all parts of a Word file together
PARTNER_GROWTH = 200  # times that a Word file may grow when it is unpacked; ten is usual
PARTNER_PARTS = 2_000  # of a Word file
PARTNER_PIXELS = 100_000_000  # of one picture: A3 at 600 dots an inch has 70
PARTNER_PIXELS_TOGETHER = 300_000_000  # of all pictures of a Word file that an engine unpacks
PARTNER_ELEMENTS = 200_000  # of the text parts of a Word file; 300 full pages have 60,000
PARTNER_TEXT = 1_500_000  # characters of a Word file: 300 pages of nothing but text
PARTNER_PARAGRAPH = 50_000  # characters of one paragraph: fifteen pages without a break
PARTNER_XML = 30_000_000  # bytes of one part with text; a report of 500 pages has five million
