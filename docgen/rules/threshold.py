"""The threshold: enough qualifying complaints about related incidents, on separate occasions.

The program advises and gives a reason for every incident; people decide (Guidance, What is the Threshold?;
Assessing the ASB Case Review Application).

Warning codes: ``no-incidents``, ``report-unclear``, ``source-missing``, ``advice-depends-on-source``,
``same-day``, ``incident-before-period``, ``requested``, ``requested-by-other``, ``decision-differs``.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from docgen.authority import Authority
from docgen.case.model import Case, Incident
from docgen.rules.deadline import RuleWarning
from docgen.rules.periods import first_day_of_period
from docgen.rules.reports import RELEVANT_BODIES, judge
from docgen.rules.words import listed, several, spoken

Advice = Literal["met", "not-met"]

_NAMED = 5  # more incidents than this are counted in a reason, not named


@dataclass(frozen=True, slots=True)
class IncidentAssessment:
    """One incident: whether it counts towards the threshold, and why."""

    id: str
    counts: bool
    reasons: tuple[str, ...]
    source: str | None
    pointer: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """The advice on the threshold.

    ``qualifying`` is the number of incidents that count: those of the largest related group. ``period_start`` and
    ``period_end`` are the first and last day on which a complaint could have been made for this application.
    """

    advice: Advice
    qualifying: int
    required: int
    summary: str
    incidents: tuple[IncidentAssessment, ...]
    warnings: tuple[RuleWarning, ...]
    period_start: date
    period_end: date


@dataclass(frozen=True, slots=True)
class _Weighed:
    incident: Incident
    name: str
    pointer: str
    group: str  # incidents of one group are related
    qualifies: bool
    reasons: tuple[str, ...]
    warnings: tuple[RuleWarning, ...]


def assess(case: Case, authority: Authority) -> Assessment:
    """Whether the threshold is met, incident by incident, under this authority's numbers.

    An incident counts once, however many agencies heard of it. Incidents are related where their ``source`` is
    the same but for capitals and spaces; one without a source stands alone. The largest related group decides,
    the first listed where two are as large. The application is made on the day the form was received, whenever a
    consent followed. Where a relevant body asked for the review, the advice is ``met`` whatever the count.
    """
    weighed = [_weigh(number, incident, case, authority) for number, incident in enumerate(case.incidents)]
    sizes = Counter(w.group for w in weighed if w.qualifies)
    deciding = max(sizes, key=lambda group: sizes[group], default=None)
    counting = [w for w in weighed if w.qualifies and w.group == deciding]
    required = authority.qualifying.complaints
    enough = len(counting) >= required
    asked = _asked_by(case)
    advice: Advice = "met" if enough or asked else "not-met"
    applied = case.application.received
    period_start = first_day_of_period(applied, authority.qualifying.apply_within_months)
    return Assessment(
        advice=advice,
        qualifying=len(counting),
        required=required,
        summary=_summary(len(counting), required, asked),
        incidents=tuple(_assessed(w, counting) for w in weighed),
        warnings=(
            *(warning for w in weighed for warning in w.warnings),
            *_group_warnings(weighed, counting, required, asked is not None),
            *_period_warnings(counting, period_start),
            *_request_warnings(case, enough, asked),
            *_decision_warnings(case, advice),
        ),
        period_start=period_start,
        period_end=applied,
    )


def _weigh(number: int, incident: Incident, case: Case, authority: Authority) -> _Weighed:
    pointer = f"/incidents/{number}"
    name = incident.id or f"incident {number + 1}"
    judged = [judge(report, incident, case, authority.qualifying) for report in incident.reports]
    good = [j for j in judged if j.qualifies]
    warnings: list[RuleWarning] = []
    if good:
        reasons = [good[0].reason]
        if len(judged) > 1:
            reasons.append(f"It was reported {len(judged)} times and counts once")
    elif judged:
        reasons = [j.reason for j in judged]
        warnings = [
            RuleWarning("report-unclear", f"{name}: {j.reason}", _place(pointer, i, j.unknown[0]))
            for i, j in enumerate(judged)
            if j.unknown
        ]
    else:
        reasons = ["No report of it is listed"]
    group = _same(incident.source) or f"\0{number}"
    return _Weighed(incident, name, pointer, group, bool(good), tuple(reasons), tuple(warnings))


def _place(pointer: str, report: int, field: str) -> str:
    if field == "incident.date":
        return f"{pointer}/date"
    return f"{pointer}/reports/{report}/{field.removesuffix('.role')}"


def _same(source: str | None) -> str:
    return " ".join(unicodedata.normalize("NFKC", source or "").casefold().split())


def _assessed(weighed: _Weighed, counting: Sequence[_Weighed]) -> IncidentAssessment:
    counts = weighed.qualifies and weighed.group == counting[0].group
    reasons = weighed.reasons
    if weighed.qualifies and not counts:
        own, theirs = weighed.incident.source, counting[0].incident.source
        many = len(counting) > _NAMED
        others = f"the {len(counting)} that count" if many else listed([w.name for w in counting])
        why = f"its source is {own or 'not given'}, theirs {theirs or 'not given'}"
        reasons = (*reasons, f"It is not counted together with {others}: {why}")
    return IncidentAssessment(weighed.name, counts, reasons, weighed.incident.source, weighed.pointer)


def _summary(count: int, required: int, asked: str | None) -> str:
    found = f"{several(count, 'qualifying complaint')} about related incidents; the threshold is {required}"
    return f"{found}; {asked} asked for the review, so it is to be held" if asked else found


def _asked_by(case: Case) -> str | None:
    """The relevant body that asked for the review all the same, by name."""
    agency = case.agency(case.threshold.requested_by) if case.threshold else None
    if agency is None or agency.role not in RELEVANT_BODIES:
        return None
    return agency.name or agency.id


def _group_warnings(
    weighed: Sequence[_Weighed], counting: Sequence[_Weighed], required: int, asked: bool
) -> Iterator[RuleWarning]:
    if not weighed:
        yield RuleWarning("no-incidents", "no incidents are listed, so there is nothing to assess", "/incidents")
    blank = [w for w in weighed if w.qualifies and not _same(w.incident.source)]
    if len(weighed) > 1:
        for w in blank:
            yield RuleWarning(
                "source-missing",
                f"{w.name} has no source, so it can't be counted together with others",
                f"{w.pointer}/source",
            )
    together = {w.pointer for w in (*blank, *counting)}
    if len(counting) < required <= len(together) and not asked:
        yield RuleWarning(
            "advice-depends-on-source",
            f"if the incidents without a source are related to the others, there are {len(together)} qualifying "
            "complaints and the threshold is met; say what links them",
            f"{blank[0].pointer}/source",
        )
    first_on: dict[date, _Weighed] = {}
    for w in counting:
        day = w.incident.date
        if day is None:
            continue
        if day in first_on:
            yield RuleWarning(
                "same-day",
                f"{w.name} and {first_on[day].name} happened on the same day ({spoken(day)}); check that they are "
                "separate occasions",
                f"{w.pointer}/date",
            )
        first_on.setdefault(day, w)


def _period_warnings(counting: Sequence[_Weighed], start: date) -> Iterator[RuleWarning]:
    """The Guidance Notes tell applicants that only the behaviour of the last six months can be considered."""
    for w in counting:
        if w.incident.date and w.incident.date < start:
            yield RuleWarning(
                "incident-before-period",
                f"{w.name} happened on {spoken(w.incident.date)}, before the period began ({spoken(start)}); "
                "it counts because it was reported within the period",
                f"{w.pointer}/date",
            )


def _request_warnings(case: Case, enough: bool, asked: str | None) -> Iterator[RuleWarning]:
    requested = case.threshold.requested_by if case.threshold else None
    if requested and asked is None:
        yield RuleWarning(
            "requested-by-other",
            f"the review was asked for by `{requested}`, which is not known to be a relevant body; "
            "only a relevant body can ask for it below the threshold",
            "/threshold/requested_by",
        )
    elif asked and not enough:
        yield RuleWarning(
            "requested",
            f"the complaints do not reach the threshold, but {asked} asked for the review, and any relevant body "
            "may",
            "/threshold/requested_by",
        )


def _decision_warnings(case: Case, advice: Advice) -> Iterator[RuleWarning]:
    decision = case.threshold.decision if case.threshold else None
    if decision and decision != advice:
        words = {"met": "met", "not-met": "not met"}
        yield RuleWarning(
            "decision-differs",
            f"the recorded decision is that the threshold is {words[decision]}; by the incidents listed it is "
            f"{words[advice]}",
            "/threshold/decision",
        )
