"""The report for a program to read: without pictures, with everything else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docgen.workshop.difference.model import Copy, LineChange, Report, Told


def as_plain(report: Report) -> dict[str, Any]:
    """Numbers, words and lists; the same report gives the same."""
    return {
        "different": report.different,
        "base": report.base,
        "new": report.new,
        "engine": report.engine,
        "fixtures": list(report.fixtures),
        "documents": [
            {
                "document": row.document,
                "title": row.title,
                "fixtures": list(row.fixtures),
                "fixtures_made": row.fixtures_made,
                "words_in": row.words_in,
                "words_out": row.words_out,
                "pages": list(row.pages),
                "changes": list(row.groups),
                "lost": row.lost,
                "findings": row.found,
                "compared": row.compared,
            }
            for row in report.affected
        ],
        "changes": [
            {
                "number": group.number,
                **_change(group.change),
                "times": group.times,
                "varies": group.varies,
                "copies": _copies(group.copies),
            }
            for group in report.words
        ],
        "lost": [{**_told(told), "worse": told.worse} for told in report.lost],
        "moves": [_told(told) for told in report.moves],
        "looks": [_told(told) for told in report.looks],
        "packs": [_told(told) for told in report.packs],
        "templates": [
            {
                "document": template.document,
                "how": template.how,
                "lines": [_change(line) for line in template.lines],
                "findings": [finding.plain for finding in template.found],
                "mended": [finding.plain for finding in template.mended],
            }
            for template in report.templates
        ],
    }


def _change(change: LineChange) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "part": change.part,
        "heading": change.heading,
        "table": change.table,
        "after": change.after,
        "was_after": change.was_after,
        "pieces": [{"mark": piece.mark, "text": piece.text} for piece in change.pieces],
    }


def _told(told: Told) -> dict[str, Any]:
    return {"what": told.what, "copies": _copies(told.copies)}


def _copies(copies: Iterable[Copy]) -> list[dict[str, str]]:
    return [{"document": copy.document, "fixture": copy.fixture, "file": copy.name} for copy in copies]
