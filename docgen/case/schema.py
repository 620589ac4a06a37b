"""The case file's JSON Schema, printed from the model."""

from __future__ import annotations

from typing import Any

from docgen.case.model import Case


def case_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a case file, version 1. It accepts what the model accepts.

    What a schema can't say (an agency id that nobody has, a day that the month does not have) only
    ``check_case`` finds; with ``format`` asserted, impossible days are found by the schema as well.
    """
    schema = Case.model_json_schema(by_alias=True, mode="validation")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "ASB case review, version 1",
    }
