"""The figures for spreadsheets and programs: CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from docgen.monitoring.published import LABELS, Line, Published
from docgen.monitoring.rules import MEASURES

SCHEMA_ID = "docgen-monitoring/1"


def as_csv(published: Published) -> str:
    """One line for each figure of each area, a column for each year, as councils publish them.

    Lines end in CR and LF (RFC 4180). What a spreadsheet would run as a formula is marked as text.
    """
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(["Area", "Data", *(year.label for year in published.years)])
    for line in published.lines:
        for measure in MEASURES:
            cells = [line.cells.get((measure, year)) for year in published.years]
            if any(cells):
                writer.writerow([_text(line.name), LABELS[measure], *(c.text if c else "" for c in cells)])
    return target.getvalue()


def as_json(published: Published) -> dict[str, Any]:
    """The same for a program to read; a hidden number is null, with what is known of it."""
    return {
        "schema": SCHEMA_ID,
        "on": published.on.isoformat(),
        "years": [
            {
                "year": year.label,
                "first": year.first.isoformat(),
                "last": year.last.isoformat(),
                "over": year not in published.unfinished,
            }
            for year in published.years
        ],
        "hidden_below": published.below,
        "figures": [
            {
                "authority": line.id,
                "name": line.name,
                "county": county,
                "sum": line.id is None,
                "years": {year.label: _plain(line, published, n) for n, year in enumerate(published.years)},
            }
            for county, lines in published.counties
            for line in lines
        ],
    }


def csv_bytes(published: Published) -> bytes:
    """The CSV file; the mark at its front tells Excel that it is UTF-8."""
    return as_csv(published).encode("utf-8-sig")


def json_text(published: Published) -> str:
    """The JSON file."""
    return json.dumps(as_json(published), indent=2, ensure_ascii=False)


def _plain(line: Line, published: Published, number: int) -> dict[str, Any]:
    year = published.years[number]
    return {
        measure.replace("-", "_"): {
            "value": cell.value,
            "shown": cell.text,
            "note": line.notes.get((measure, year)),
        }
        for measure in MEASURES
        if (cell := line.cells.get((measure, year)))
    }


def _text(value: str) -> str:
    return f"'{value}" if value[:1] in "=+-@\t\r" else value
