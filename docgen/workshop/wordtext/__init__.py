"""A Word file as lines of text: for ``git diff``, and to say which words of a document changed."""

from docgen.workshop.wordtext.lines import TextLine, lines_of
from docgen.workshop.wordtext.whole import as_text

__all__ = ["TextLine", "as_text", "lines_of"]
