"""A page in the browser, on this machine alone: the pages of a document while its template is edited in Word."""

from docgen.workshop.preview.bench import Bench
from docgen.workshop.preview.cases import Cases
from docgen.workshop.preview.server import Preview

__all__ = ["Bench", "Cases", "Preview"]
