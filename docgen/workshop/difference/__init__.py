"""What a change of the templates does to every fixture, and one page that tells it to whoever approves it."""

from docgen.workshop.difference.model import Report
from docgen.workshop.difference.page import report_page
from docgen.workshop.difference.plain import as_plain
from docgen.workshop.difference.report import difference

__all__ = ["Report", "as_plain", "difference", "report_page"]
