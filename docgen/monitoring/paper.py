"""The figures as a Word file, from a template that a maintainer can edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.documents.facts.model import DocumentFacts
from docgen.documents.facts.report import AreaFacts, CellFacts, FigureFacts, MonitoringFacts
from docgen.documents.word.templates import TemplateSet
from docgen.monitoring.published import Line, Published
from docgen.monitoring.rules import Measure
from docgen.paper import Docx
from docgen.rules.words import MONTHS

DOCUMENT = "monitoring"
MOST_YEARS = 10
"""More columns than that don't fit the page."""

_NOT_PUBLISHED = "not published"


@dataclass(frozen=True)
class MonitoringReport:
    """All that the template may name."""

    document: DocumentFacts
    monitoring: MonitoringFacts


def as_word(published: Published, templates: Sequence[Path] = (), marking: str = "PUBLIC") -> Docx:
    """The report as Word; raises TemplateError where the template is wrong. Figures are public, and so is it."""
    template = TemplateSet.of(templates).template(DOCUMENT)
    return template.render(report(published, marking)).docx


def report(published: Published, marking: str = "PUBLIC") -> MonitoringReport:
    """What the template is given."""
    years = tuple(year.label for year in published.years)
    span = years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"
    title = f"ASB Case Review monitoring information {span}"
    return MonitoringReport(DocumentFacts(DOCUMENT, title, published.on, marking), facts(published))


def facts(published: Published) -> MonitoringFacts:
    """The figures as the template names them."""
    names = [name for name, _ in published.counties]
    county = names[0] if len(names) == 1 and len(published.lines) > 1 else None
    areas = [_area(line, published) for line in published.lines]
    first, last = published.years[0].first, published.years[-1].last
    return MonitoringFacts(
        county=county,
        area=areas[0].name if len(areas) == 1 else None,
        years=tuple(year.label for year in published.years),
        period=" to ".join(f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in (first, last)),
        several_years=len(published.years) > 1,
        areas=tuple(areas),
        appeals=any(area.publishes_appeals for area in areas),
        unfinished=tuple(year.label for year in published.unfinished),
        hidden_below=published.below,
    )


def _area(line: Line, published: Published) -> AreaFacts:
    return AreaFacts(
        name=line.name,
        total=line.id is None,
        applications=_figures("applications", line, published),
        not_met=_cells("not-met", line, published),
        reviews=_cells("reviews", line, published),
        recommendations=_cells("recommendations", line, published),
        appeals=_figures("appeals", line, published),
        publishes_appeals=any(measure == "appeals" for measure, _ in line.cells),
    )


def _cells(measure: Measure, line: Line, published: Published) -> tuple[CellFacts, ...]:
    return tuple(
        CellFacts(year.label, cell.text if (cell := line.cells.get((measure, year))) else _NOT_PUBLISHED)
        for year in published.years
    )


def _figures(measure: Measure, line: Line, published: Published) -> tuple[FigureFacts, ...]:
    return tuple(
        FigureFacts(cell.year, cell.text, line.notes.get((measure, year)))
        for cell, year in zip(_cells(measure, line, published), published.years, strict=True)
    )
