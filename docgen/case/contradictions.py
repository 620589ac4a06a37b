"""What in a case file can't be true together, each with its place.

References that lead nowhere (an agency id that nobody has) stop a case from loading; contradictions (two letters
out of order) do not. Both read the raw data, so that one wrong field does not hide the others.
"""

from __future__ import annotations

import difflib
from collections.abc import Hashable, Iterable
from datetime import date
from typing import Any

from docgen.case.parse import pointer
from docgen.case.values import is_blank, read_clock, read_day
from docgen.errors import Problem

_ORDER = (  # what can't come before what: (later, earlier, why)
    ("application/withdrawn", "application/received", "an application is made before it is withdrawn"),
    ("letters/1", "application/received", "Letter 1 confirms an application"),
    ("letters/2", "application/received", "Letter 2 answers an application"),
    ("letters/3", "application/received", "Letter 3 confirms an application"),
    ("letters/4", "threshold/decided", "Letter 4 tells the decision"),
    ("letters/5", "threshold/decided", "Letter 5 tells the decision"),
    ("letters/4", "letters/1", "Letter 4 refers back to Letter 1"),
    ("letters/5", "letters/1", "Letter 5 refers back to Letter 1"),
    ("letters/6", "letters/5", "Letter 6 refers back to Letter 5"),
    ("letters/7", "letters/6", "Letter 7 refers back to Letter 6"),
    ("letters/6", "meeting/date", "Letter 6 tells what the meeting found"),
    ("letters/7", "closed", "Letter 7 tells that the review is closed"),
    ("letters/8", "application/withdrawn", "Letter 8 answers the withdrawal"),
    ("threshold/decided", "application/received", "the decision is about the application"),
    ("meeting/date", "threshold/decided", "the meeting follows the decision"),
    ("meeting/date", "letters/5", "Letter 5 invites to the meeting"),
    ("closed", "meeting/date", "the review closes after its meeting"),
)


def dangling_references(data: Any) -> list[Problem]:
    """Agency ids that nobody has, and ids that two have."""
    agencies, incidents = _each(data, "agencies"), _each(data, "incidents")
    ids = [a["id"] for _, a in agencies if _is_word(a.get("id"))]
    problems = [
        Problem(f"/{name}/{i}/id", f"the id `{key}` is used before; give each its own", "doubled-id")
        for name, items in (("agencies", agencies), ("incidents", incidents))
        for i, key in _repeated((i, item["id"]) for i, item in items if _is_word(item.get("id")))
    ]
    places: list[tuple[list[str | int], Any]] = [
        (["incidents", i, "reports", r, "agency"], report.get("agency"))
        for i, incident in incidents
        for r, report in _each(incident, "reports")
    ]
    places += [(["actions", i, "agency"], action.get("agency")) for i, action in _each(data, "actions")]
    places += [(["threshold", "requested_by"], _at(data, "threshold", "requested_by"))]
    for path, value in places:
        if _is_word(value) and value not in ids:
            close = difflib.get_close_matches(value, ids, n=1, cutoff=0.0)
            hint = f"; the nearest is `{close[0]}`" if close else "; the case lists no agency"
            problems.append(Problem(pointer(path), f"no agency has the id `{value}`{hint}", "unknown-agency"))
    return problems


def contradictions(data: Any) -> list[Problem]:
    """Facts that can't both be true. They stop no case from loading: a person decides which is wrong."""
    return [
        *_dates_out_of_order(data),
        *_letters_without_their_event(data),
        *_appeal_before_decision(data),
        *_two_decisions(data),
        *_meeting_ends_before_it_starts(data),
        *_reported_before_it_happened(data),
        *_ages(data),
        *_doubled_actions(data),
    ]


def _letters_without_their_event(data: Any) -> list[Problem]:
    """A letter that was sent tells of something that the file does not."""
    events = (
        ("7", "closed", "Letter 7 tells that the review is closed"),
        ("8", "application/withdrawn", "Letter 8 answers a withdrawal"),
    )
    return [
        Problem(f"/letters/{number}", f"was sent, but /{event} is not given: {why}", "missing-event")
        for number, event, why in events
        if _day(data, "letters", number) and not _day(data, *event.split("/"))
    ]


def _dates_out_of_order(data: Any) -> list[Problem]:
    problems = []
    for later, earlier, why in _ORDER:
        a, b = _day(data, *later.split("/")), _day(data, *earlier.split("/"))
        if a and b and a < b:
            problems.append(Problem(f"/{later}", f"{a} is before /{earlier} ({b}), but {why}", "out-of-order"))
    return problems


def _appeal_before_decision(data: Any) -> list[Problem]:
    lodged = _day(data, "appeal", "lodged")
    decisions = [d for d in (_day(data, "letters", "4"), _day(data, "letters", "6")) if d]
    if lodged and decisions and lodged < min(decisions):
        message = f"{lodged} is before the letter appealed against ({min(decisions)})"
        return [Problem("/appeal/lodged", message, "out-of-order")]
    return []


def _two_decisions(data: Any) -> list[Problem]:
    if _at(data, "appeal", "outcome") == "upheld":
        return []  # an appeal that is upheld can turn a "not met" into a "met"
    four, five = _day(data, "letters", "4"), _day(data, "letters", "5")
    decision = _at(data, "threshold", "decision")
    if four and five:
        message = "Letter 4 and Letter 5 exclude each other; only one was sent"
        return [Problem("/letters", message, "exclusive")]
    if four and decision == "met":
        message = "says the threshold is not met, but /threshold/decision is `met`"
        return [Problem("/letters/4", message, "exclusive")]
    if five and decision == "not-met":
        message = "says the threshold is met, but /threshold/decision is `not-met`"
        return [Problem("/letters/5", message, "exclusive")]
    return []


def _meeting_ends_before_it_starts(data: Any) -> list[Problem]:
    start, end = (_read(read_clock, _at(data, "meeting", key)) for key in ("start", "end"))
    if start and end and end <= start:
        message = f"{end:%H:%M} is not after the start ({start:%H:%M})"
        return [Problem("/meeting/end", message, "out-of-order")]
    return []


def _reported_before_it_happened(data: Any) -> list[Problem]:
    problems = []
    for i, incident in _each(data, "incidents"):
        happened = _day(incident, "date")
        for r, report in _each(incident, "reports"):
            reported = _day(report, "date")
            if happened and reported and reported < happened:
                where = pointer(["incidents", i, "reports", r, "date"])
                message = f"reported on {reported}, before it happened ({happened})"
                problems.append(Problem(where, message, "out-of-order"))
    return problems


def _ages(data: Any) -> list[Problem]:
    received = _day(data, "application", "received")
    people: list[tuple[list[str | int], Any]] = [([k], _at(data, k)) for k in ("victim", "applicant")]
    people += [([k, i], person) for k in ("perpetrators", "others") for i, person in _each(data, k)]
    problems = []
    for path, person in people:
        born = _day(person, "date_of_birth")
        if not (born and received):
            continue
        if born > received:
            where = pointer([*path, "date_of_birth"])
            problems.append(Problem(where, f"{born} is after the application ({received})", "out-of-order"))
        elif path[0] == "perpetrators":
            age = received.year - born.year - ((received.month, received.day) < (born.month, born.day))
            said = _at(person, "under_18")
            if isinstance(said, bool) and said != (age < 18):
                where = pointer([*path, "under_18"])
                makes = f"the date of birth makes them {age} when the application came"
                problems.append(Problem(where, f"says {str(said).lower()}, but {makes}", "age"))
    return problems


def _doubled_actions(data: Any) -> list[Problem]:
    numbered = [(i, a["number"]) for i, a in _each(data, "actions") if isinstance(a.get("number"), int)]
    return [
        Problem(f"/actions/{i}/number", f"action {number} is listed twice", "doubled-id")
        for i, number in _repeated(numbered)
    ]


def _repeated(items: Iterable[tuple[int, Hashable]]) -> list[tuple[int, Hashable]]:
    seen: set[Hashable] = set()
    repeated = []
    for index, key in items:
        if key in seen:
            repeated.append((index, key))
        seen.add(key)
    return repeated


def _at(data: Any, *path: str) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def _each(data: Any, field: str) -> list[tuple[int, dict[str, Any]]]:
    found = _at(data, field)
    return [(i, v) for i, v in enumerate(found) if isinstance(v, dict)] if isinstance(found, list) else []


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and not is_blank(value)


def _read(reader: Any, value: Any) -> Any:
    try:
        return reader(value)
    except ValueError:
        return None


def _day(data: Any, *path: str) -> date | None:
    found: date | None = _read(read_day, _at(data, *path))
    return found
