"""What a change did to a document: the words of two PDFs side by side, and the pages that look otherwise."""

from docgen.workshop.compare.changes import Change, Changes, changes
from docgen.workshop.compare.words import BodyFirst, Page, Pages, Word, at_foot, body_of, pages_of

__all__ = ["BodyFirst", "Change", "Changes", "Page", "Pages", "Word", "at_foot", "body_of", "changes", "pages_of"]
