"""What the template of the yearly figures may name; no case is in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CellFacts:
    """One figure of one year."""

    year: str  # such as 2025/26
    text: str  # the number, or what stands in its place where it is hidden or not published


@dataclass(frozen=True)
class FigureFacts:
    """One figure of one year that may need a word."""

    year: str  # such as 2025/26
    text: str  # the number, or what stands in its place where it is hidden or not published
    note: str | None  # what explains it: when an outcome counts, how old an application is


@dataclass(frozen=True)
class AreaFacts:
    """The figures of one area, or the sums of a county; each is a list with a cell for each year."""

    name: str  # as a heading has it
    total: bool  # it holds the sums of the areas before it
    applications: tuple[FigureFacts, ...]  # applications that were made
    not_met: tuple[CellFacts, ...]  # decisions that the threshold was not met
    reviews: tuple[CellFacts, ...]  # reviews that were held
    recommendations: tuple[CellFacts, ...]  # reviews in which recommendations were made
    appeals: tuple[FigureFacts, ...]  # appeals that were lodged
    publishes_appeals: bool  # it publishes their number


@dataclass(frozen=True)
class MonitoringFacts:
    """The yearly figures (only on the monitoring report)."""

    county: str | None  # whose areas they are; nothing where they are of several counties or of one area alone
    area: str | None  # the one area that it is about, where there is one alone
    years: tuple[str, ...]  # such as 2025/26
    period: str  # from the first day of the first year to the last day of the last
    several_years: bool  # more than one
    areas: tuple[AreaFacts, ...]  # the areas, each county's sums after its areas
    appeals: bool  # some area publishes the number of appeals
    unfinished: tuple[str, ...]  # years that were not over on the date of the document
    hidden_below: int | None  # the limit below which numbers are hidden
