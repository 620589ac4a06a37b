"""Every free text of a case that a paper for the victim or the applicant prints, with its place.

====================  ==================================================  =============================
paper                 what somebody typed                                 who gets it
====================  ==================================================  =============================
action-plan-redacted  each action, its lead officer, timescale, progress  both, the same text
agenda                where the meeting is, who chairs it                 each a copy of their own
letter-4              why the threshold is not met                        whoever applied
letter-5              where the meeting is, whom to confirm to            whoever applied
letter-6              findings, recommendations                           each a copy of their own
====================  ==================================================  =============================

Letters 1, 3, 7 and 8, the victim's statement and the timelines print dates, names of their own readers and what
the authority publishes, and nothing that an officer typed. Nor does Letter 5 print why the victim is not invited;
it only leaves the invitation out. It is among the passages all the same: a template of one's own may print it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from docgen.case.model import Case, Meeting
from docgen.case.places import in_file
from docgen.redact.marks import Mark, RedactedText, Redaction
from docgen.redact.plan import RedactedAction, redact_actions
from docgen.redact.reader import Reader, reader_named
from docgen.redact.redactor import Redactor

PaperId = Literal["action-plan-redacted", "agenda", "letter-4", "letter-5", "letter-6"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One free text: where it stands in the case file, what a person calls the place, and which papers print it.

    ``how`` it is printed: "redacted"; "lead", the lead officer of an action, whom the plan tells by role; "chair",
    whom the agenda tells by role; "as it is", whom to confirm to.
    """

    pointer: str
    place: str
    papers: tuple[PaperId, ...]
    text: str = field(repr=False)
    how: Literal["redacted", "lead", "chair", "as it is"] = "redacted"


def passages(case: Case, reader: Reader | None) -> tuple[Passage, ...]:
    """The passages that this reader gets, in the order of the case file; None is what both get, the same copy.

    Where the victim applied, "applicant" is the victim.
    """
    papers = _papers(case, reader)
    found = (
        replace(p, pointer=in_file(case, p.pointer), papers=tuple(i for i in p.papers if i in papers))
        for p in _every(case)
    )
    return tuple(passage for passage in found if passage.papers and passage.text.strip())


def redact_passages(case: Case, found: Iterable[Passage], redactor: Redactor) -> tuple[Redaction, ...]:
    """Each passage as its papers print it, with a mark for each place that changed."""
    leads = {f"/actions/{n}/lead_officer": row.lead_officer for n, row in _plan(case, redactor)}
    return tuple(_redact(case, passage, redactor, leads) for passage in found)


def _plan(case: Case, redactor: Redactor) -> Iterator[tuple[int, RedactedAction]]:
    return enumerate(redact_actions(case, redactor.policy, redactor))


def _redact(case: Case, passage: Passage, redactor: Redactor, leads: Mapping[str, RedactedText]) -> Redaction:
    text = passage.text
    if passage.how == "redacted":
        return redactor.redact(text)
    if passage.how == "lead" and leads[passage.pointer] != text:
        role = leads[passage.pointer]
        return Redaction(role, (_officer(0, len(text), role, "the plan tells a lead officer by role"),))
    if passage.how == "chair" and redactor.policy.officers == "role" and (name := _chair_name(case)):
        role = RedactedText(text[len(name) :].removeprefix(", "))
        end = len(text) - len(role)
        return Redaction(role, (_officer(0, end, "", "the agenda tells the chair by role"),))
    return Redaction(RedactedText(text), ())


def _officer(start: int, end: int, replacement: str, reason: str) -> Mark:
    return Mark(start, end, "officer", replacement, reason, certain=True)


def _chair_name(case: Case) -> str | None:
    return case.meeting.chair.name if case.meeting and case.meeting.chair else None


def _papers(case: Case, reader: Reader | None) -> frozenset[PaperId]:
    if reader is None:
        return frozenset({"action-plan-redacted"})
    if reader_named(case, reader) == reader_named(case, "applicant"):
        return frozenset({"agenda", "letter-4", "letter-5", "letter-6"})
    return frozenset({"agenda", "letter-6"})


def _every(case: Case) -> Iterator[Passage]:
    for n, text in enumerate(case.threshold.reasons if case.threshold else ()):
        yield Passage(
            f"/threshold/reasons/{n}", f"Why the threshold is not met: reason {n + 1}", ("letter-4",), text
        )
    if case.meeting:
        yield from _meeting(case.meeting)
    outcome = case.outcome
    for n, text in enumerate(outcome.findings if outcome else ()):
        yield Passage(f"/outcome/findings/{n}", f"Finding {n + 1}", ("letter-6",), text)
    for n, text in enumerate(outcome.recommendations if outcome else ()):
        yield Passage(f"/outcome/recommendations/{n}", f"Recommendation {n + 1}", ("letter-6",), text)
    plan: tuple[PaperId, ...] = ("action-plan-redacted",)
    for n, action in enumerate(case.actions):
        at, called = f"/actions/{n}", f"Action {action.number or n + 1}"
        yield Passage(f"{at}/action", called, plan, action.action or "")
        yield Passage(f"{at}/lead_officer", f"{called}: lead officer", plan, action.lead_officer or "", "lead")
        yield Passage(f"{at}/timescale", f"{called}: timescale", plan, action.timescale or "")
        yield Passage(f"{at}/progress", f"{called}: progress", plan, action.progress or "")


def _meeting(meeting: Meeting) -> Iterator[Passage]:
    yield Passage("/meeting/location", "Where the meeting is", ("agenda", "letter-5"), meeting.location or "")
    if (chair := meeting.chair) is not None:
        line = ", ".join(part for part in (chair.name, chair.job_title, chair.organisation) if part)
        yield Passage("/meeting/chair", "Who chairs the meeting", ("agenda",), line, "chair")
    if (to := meeting.confirm_to) is not None:
        line = ", ".join(part for part in (to.name, to.phone, to.email) if part)
        yield Passage("/meeting/confirm_to", "Whom to tell that one will come", ("letter-5",), line, "as it is")
    yield Passage(
        "/meeting/victim_not_invited_reason",
        "Why the victim is not invited",
        ("letter-5",),
        meeting.victim_not_invited_reason or "",
    )
