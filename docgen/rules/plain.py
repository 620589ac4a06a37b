"""A timetable and an assessment as plain data, for programs: what ``--json`` prints. Names are a contract."""

from __future__ import annotations

from typing import Any

from docgen.rules.deadline import Deadline, RuleWarning, Timetable
from docgen.rules.threshold import Assessment


def plain_timetable(timetable: Timetable) -> dict[str, Any]:
    """The timetable as dictionaries and lists; dates are ISO 8601, ``from`` is the day counted from."""
    return {
        "deadlines": [_deadline(deadline) for deadline in timetable.deadlines],
        "warnings": [_warning(warning) for warning in timetable.warnings],
    }


def plain_assessment(assessment: Assessment) -> dict[str, Any]:
    """The assessment as dictionaries and lists."""
    return {
        "advice": assessment.advice,
        "qualifying": assessment.qualifying,
        "incidents": [
            {"id": incident.id, "counts": incident.counts, "reasons": list(incident.reasons)}
            for incident in assessment.incidents
        ],
        "warnings": [_warning(warning) for warning in assessment.warnings],
    }


def _deadline(deadline: Deadline) -> dict[str, Any]:
    return {
        "id": deadline.id,
        "date": deadline.date.isoformat(),
        "weekday": deadline.weekday,
        "from": deadline.counted_from.date.isoformat(),
        "rule": deadline.rule,
        "source": deadline.source,
        "skipped": [holiday.date.isoformat() for holiday in deadline.skipped],
        "status": deadline.status,
        "provisional": deadline.provisional,
    }


def _warning(warning: RuleWarning) -> dict[str, str]:
    return {"code": warning.code, "message": warning.message, "pointer": warning.pointer}
