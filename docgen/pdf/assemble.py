"""Many PDF files become the one that people read at the meeting.

Bytes in, bytes out: no file, clock or network. The same parts give the same pack, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from docgen.errors import DocgenError, EngineError, PartnerFileError
from docgen.paper import Pdf, RedactedPdf
from docgen.pdf._content import concatenated, text_places
from docgen.pdf._front import bookmark_tree, write_bookmarks, write_info, write_metadata
from docgen.pdf._links import (
    PACK_ADDRESS,
    DeadLink,
    Holders,
    Landing,
    Link,
    Signposts,
    find_words,
    joined,
    read_links,
    settle,
)
from docgen.pdf._sheets import Drawn, Sheet, Stamp, draw_tagged, draw_untagged, lay, read_stamps
from docgen.pdf._source import Locked, Source
from docgen.pdf._structure import Element, Mark, Placed, Tags, Tree, read_tags
from docgen.pdf._syntax import NULL, NotPdf, Ref, array, string
from docgen.pdf._volume import Copier, Volume
