"""Many PDF files become one pack: pages, tags, links, bookmarks and numbers joined."""

from docgen.pdf.binding.assemble import FOOT, PACK_ADDRESS, Part, assemble, page_count

__all__ = ["FOOT", "PACK_ADDRESS", "Part", "assemble", "page_count"]
