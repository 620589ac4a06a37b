"""Whether one report of one incident is a qualifying complaint, and why (Guidance, What is the Threshold?).

Made to a relevant body, in writing, online, by e-mail, telephone or at its offices, or to a police officer or PCSO
on duty; within the period of one month beginning with the incident; and the application within the period of six
months beginning with the complaint. The months are the authority's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.authority import Qualifying
from docgen.case.model import Agency, Case, Incident, Report
from docgen.rules.periods import last_day_of_period
from docgen.rules.words import in_words, listed, spoken

RELEVANT_BODIES = ("council", "police", "icb", "housing")

_METHODS = {
    "writing": "in writing",
    "email": "by e-mail",
    "online": "online",
    "telephone": "by telephone",
    "office": "at its offices",
    "on-site-police": "to an officer on duty",
}
_ROLES = {"youth-justice": "a youth justice service", "other": "another kind of organisation"}


@dataclass(frozen=True, slots=True)
class Judged:
    """What is to be said of one report.

    ``qualifies`` with its ``reason``; ``unknown`` holds the names of fields that would have to be known to tell,
    where nothing that is known speaks against it.
    """

    qualifies: bool
    reason: str
    unknown: tuple[str, ...] = ()


def judge(report: Report, incident: Incident, case: Case, qualifying: Qualifying) -> Judged:
    """Whether this report is a qualifying complaint about this incident, with the reason."""
    agency = case.agency(report.agency)
    against = [
        *_body(agency),
        *_manner(report, agency),
        *_in_time(report, incident, qualifying),
        *_applied_in_time(report, case, qualifying),
    ]
    what = _what(report, agency)
    if against:
        return Judged(False, f"{what} does not qualify: {'; '.join(against)}")
    unknown = _unknown(report, incident, agency)
    if unknown or incident.date is None or report.date is None:
        return Judged(
            False, f"{what} can't be judged: not known is {listed(list(unknown.values()))}", tuple(unknown)
        )
    by = last_day_of_period(incident.date, qualifying.report_within_months)
    until = last_day_of_period(report.date, qualifying.apply_within_months)
    return Judged(
        True,
        f"{what} came within {in_words(qualifying.report_within_months, 'month')} (by {spoken(by)}), and the "
        f"application of {spoken(case.application.received)} within "
        f"{in_words(qualifying.apply_within_months, 'month')} of it (by {spoken(until)})",
    )


def _what(report: Report, agency: Agency | None) -> str:
    said = ["The report"]
    if report.date:
        said.append(f"of {spoken(report.date)}")
    if agency and (agency.name or agency.id):
        said.append(f"to {agency.name or agency.id}")
    if report.method in _METHODS:
        said.append(_METHODS[report.method])
    return " ".join(said)


def _body(agency: Agency | None) -> list[str]:
    if agency is None or agency.role is None or agency.role in RELEVANT_BODIES:
        return []
    return [
        f"it was made to {_ROLES[agency.role]}, which is not a relevant body (council, police, Integrated Care "
        "Board, social housing provider)"
    ]


def _manner(report: Report, agency: Agency | None) -> list[str]:
    if report.method == "on-site-other":
        return ["it was made to an officer met on site who was not a police officer or PCSO on duty"]
    if report.method == "on-site-police" and agency and agency.role not in (None, "police"):
        return ["it was made on site, and to an agency other than the police"]
    return []


def _in_time(report: Report, incident: Incident, qualifying: Qualifying) -> list[str]:
    if report.date is None or incident.date is None:
        return []
    if report.date < incident.date:
        return [f"it is dated before the incident ({spoken(incident.date)})"]
    by = last_day_of_period(incident.date, qualifying.report_within_months)
    if report.date <= by:
        return []
    months = in_words(qualifying.report_within_months, "month")
    return [f"{months} beginning with {spoken(incident.date)} ended on {spoken(by)}"]


def _applied_in_time(report: Report, case: Case, qualifying: Qualifying) -> list[str]:
    applied = case.application.received
    if report.date is None:
        return []
    if report.date > applied:
        return [f"it was made after the application ({spoken(applied)})"]
    until = last_day_of_period(report.date, qualifying.apply_within_months)
    if applied <= until:
        return []
    months = in_words(qualifying.apply_within_months, "month")
    return [
        f"the application came on {spoken(applied)}, and {months} beginning with the report ended on "
        f"{spoken(until)}"
    ]


def _unknown(report: Report, incident: Incident, agency: Agency | None) -> dict[str, str]:
    """The fields that are missing, with what they are in words. The incident's own date is ``incident.date``."""
    facts: tuple[tuple[str, date | str | None, str], ...] = (
        ("incident.date", incident.date, "the date of the incident"),
        ("date", report.date, "the date of the report"),
        ("method", report.method, "how it was made"),
        ("agency", agency.id if agency else None, "the agency it was made to"),
        ("agency.role", agency.role if agency else "-", "what kind of body that agency is"),
    )
    return {field: words for field, value, words in facts if value is None}
