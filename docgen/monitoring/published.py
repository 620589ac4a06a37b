"""The figures as they are published: small numbers hidden where asked, and notes that explain them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from docgen.monitoring.figures import Area, County, Figures, Place
from docgen.monitoring.hiding import Cell, Column, hidden, hidden_pair, plain
from docgen.monitoring.rules import MEASURES, Measure, Tally
from docgen.monitoring.year import Year
from docgen.rules.words import MONTHS, listed, several

LABELS: Mapping[Measure, str] = MappingProxyType(
    {
        "applications": "Number of applications for ASB Case Reviews",
        "not-met": "Number of applications that did not meet the threshold",
        "reviews": "Number of ASB Case Reviews conducted",
        "recommendations": "Number of ASB Case Reviews that resulted in recommendations being made",
        "appeals": "Number of ASB Case Review appeals received",
    }
)
"""What each figure is called (Guidance, Monitoring Information)."""


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of one area, or the sums of a county. A cell that is not there is not published."""

    id: str | None  # of the authority; None for a county
    name: str
    cells: Mapping[Place, Cell]
    notes: Mapping[Place, str]


@dataclass(frozen=True, slots=True)
class Published:
    """All lines: each county's areas by name, and its sums after them where it has several areas."""

    years: tuple[Year, ...]
    counties: tuple[tuple[str | None, tuple[Line, ...]], ...]
    on: date
    unfinished: tuple[Year, ...]
    below: int | None

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, in order."""
        return tuple(line for _, lines in self.counties for line in lines)


def publish(figures: Figures, below: int | None = None) -> Published:
    """The figures to publish; ``below`` hides numbers from 1 to one less than it.

    With numbers hidden there are no notes: a note says how many.
    """
    counties = tuple((county.name, _lines(county, figures, below)) for county in figures.counties)
    return Published(figures.years, counties, figures.on, figures.unfinished, below)


def _lines(county: County, figures: Figures, below: int | None) -> tuple[Line, ...]:
    summed = county.name is not None and len(county.areas) > 1
    cells: dict[str, dict[Place, Cell]] = {area.authority.id: {} for area in county.areas}
    totals: dict[Place, Cell] = {}
    columns = {
        (measure, year): column
        for year in figures.years
        for measure, column in _columns(county, year, below, summed=summed).items()
    }
    for place in ((measure, year) for measure in MEASURES for year in figures.years):
        areas = [area for area in county.areas if place[0] in area.measures]
        for area, cell in zip(areas, columns[place].areas, strict=True):
            cells[area.authority.id][place] = cell
        if (total := columns[place].total) is not None and areas:
            totals[place] = total
    lines = [
        Line(area.authority.id, area.name, cells[area.authority.id], {} if below else _notes(area, figures))
        for area in county.areas
    ]
    return (*lines, Line(None, county.label, totals, {})) if summed else tuple(lines)


def _columns(county: County, year: Year, below: int | None, *, summed: bool) -> dict[Measure, Column]:
    """The figures of a year. Recommendations are settled with the reviews that made them, on the same day; of the
    other figures none bounds another: what becomes of an application may fall in another year."""
    values = {
        measure: [area.counts[measure, year] for area in county.areas if measure in area.measures]
        for measure in MEASURES
    }
    if below is None:
        return {measure: plain(found, with_total=summed) for measure, found in values.items()}
    reviews, recommended = values.pop("reviews"), values.pop("recommendations")
    made = {measure: hidden(found, below, with_total=summed) for measure, found in values.items()}
    both = hidden_pair(reviews, recommended, below, with_total=summed)
    made["reviews"], made["recommendations"] = both
    return made


def _notes(area: Area, figures: Figures) -> dict[Place, str]:
    notes: dict[Place, str] = {}
    for year in figures.years:
        if waiting := area.carried[year]:
            still = year in figures.unfinished
            notes["applications", year] = _open(waiting) if still else _carried(waiting)
        if "appeals" in area.measures and (appeals := area.earlier[year]):
            notes["appeals", year] = _earlier(appeals, area.counts["appeals", year])
    return notes


def _open(waiting: Sequence[Tally]) -> str:
    return f"{len(waiting)} {'is' if len(waiting) == 1 else 'are'} without an outcome so far"


def _carried(waiting: Sequence[Tally]) -> str:
    """As Safer Derbyshire says it of two applications of March."""
    one = len(waiting) == 1
    months = listed([MONTHS[month - 1] for month in sorted(_months(waiting), key=lambda m: (m < 4, m))])
    came = f"{several(len(waiting), 'application')} {'was' if one else 'were'} received in {months}"
    ends = {Year.of(t.ended) if t.ended else None for t in waiting}
    if ends == {None}:
        return f"{came}; there is no outcome yet"
    if None in ends or len(ends) > 1:
        return f"{came}; their outcomes count in later years"
    whose = "its outcome is" if one else "their outcomes are"
    return f"{came}; {whose} included in the {ends.pop()} figures"


def _months(waiting: Iterable[Tally]) -> set[int]:
    return {day.month for t in waiting if (day := t.day("applications"))}


def _earlier(appeals: Sequence[Tally], count: int) -> str:
    years = listed(sorted({str(Year.of(day)) for t in appeals if (day := t.day("applications"))}))
    if len(appeals) == count:
        return f"the original application{' was' if count == 1 else 's were'} received in {years}"
    if len(appeals) == 1:
        return f"the original application of 1 of them was received in {years}"
    return f"the original applications of {len(appeals)} of them were received in {years}"
