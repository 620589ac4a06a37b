"""What a change did to a document: the words of two PDFs side by side, and the pages that look otherwise."""

from docgen.workshop.compare.changes import Change, Changes, changes
from docgen.workshop.compare.words import Page, Pages, Word, pages_of

__all__ = ["Change", "Changes", "Page", "Pages", "Word", "changes", "pages_of"]
