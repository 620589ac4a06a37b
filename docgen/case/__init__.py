"""What is known: the case file as a model, its JSON Schema, and located messages for what is wrong with it."""

from docgen.case.load import check_case, load_case, parse_case
from docgen.case.model import Case
from docgen.case.schema import case_schema

__all__ = ["Case", "case_schema", "check_case", "load_case", "parse_case"]
