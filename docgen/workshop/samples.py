"""A worked example and its variations: what every document looks like with facts, without anybody's case.

The facts come from the same rooms as a real case's. So what no variation ever gives to a document, that document
can't have; and what one of them does not give, a template can't count on.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from docgen import resources
from docgen.authority import load_authority
from docgen.case import parse_case
from docgen.case.model import Appeal
from docgen.documents.choice.audience import copies_for
from docgen.documents.choice.catalogue import DOCUMENTS, choose
from docgen.documents.facts.context import Context
from docgen.documents.facts.model import DocumentFacts, EntryOfPack, Facts, PackFacts, RevisionFacts, SectionFacts
from docgen.documents.word.templates import FRONT, REPORTS
from docgen.errors import MissingFact
from docgen.monitoring import Wanted, Year, count, publish
from docgen.monitoring.collect import Found
from docgen.monitoring.paper import MonitoringReport, report
from docgen.review import Review

_FRONT_TITLES = {
    "cover": "Meeting pack",
    "contents": "Contents",
    "divider": "Section of the pack",
    "numbering": "Page numbers",
    "monitoring": "ASB Case Review monitoring information 2025/26",
    "changes": "What has changed",
}
_THIN: Mapping[
    str, Any
] = {  # all that may be unknown is; a dotted path in the case file, and what is there instead
    "spoc": None,
    "application.behaviour": None,
    "application.impact": None,
    "application.action_taken": None,
    "application.action_wanted": None,
    "application.special_circumstances": None,
    "application.other_information": None,
    "victim": {"name": {"family": "Adeyinka"}, "address": {"lines": ["14 Willow Bank"], "postcode": "S40 9ZZ"}},
    "applicant": None,
    "perpetrators": [{}],
    "incidents": [{"id": "I1", "reports": [{}]}],
    "agencies": [{"id": "council", "attending": True, "chronology": [{}]}, {"id": "police"}],
    "threshold": {"decision": "met"},
    "meeting": {"date": "2026-04-08", "start": "10:00", "location": "Town Hall"},
    "actions": [{"action": "Offer mediation."}],
}
_SETTINGS = {
    "website": "www.council.example.org",
    "partnership": "Community Safety Partnership",
}  # what no profile of docgen's own says
_UNMET: Mapping[str, Any] = {
    "threshold.decision": "not-met",
    "meeting": None,
    "outcome": None,
    "actions": [],
    "letters": {"1": "2026-03-05"},
}
_VARIATIONS: tuple[tuple[str, str, Mapping[str, Any]], ...] = (  # name, the day it is, what is different
    ("after the meeting", "2026-04-10", {}),
    ("before the meeting", "2026-03-18", {"outcome": None, "actions": [], "letters": {"1": "2026-03-05"}}),
    (
        "not invited",
        "2026-03-18",
        {"meeting.victim_not_invited_reason": "The victim asked not to come.", "outcome": None},
    ),
    ("closed", "2026-05-29", {"closed": "2026-05-29", "letters.6": "2026-04-14"}),
    ("decided anew", "2026-04-10", {"letters.4": "2026-03-10"}),
    ("appeal", "2026-05-05", {"letters.6": "2026-04-14", "appeal": {"lodged": "2026-04-28"}}),
    ("threshold not met", "2026-03-18", _UNMET),
    (
        "appeal decided",
        "2026-05-29",
        {"letters.6": "2026-04-14", "appeal": {"lodged": "2026-04-28", "outcome": "upheld"}},
    ),
    ("threshold not met, appeal", "2026-04-10", {**_UNMET, "letters": {"1": "2026-03-05", "4": "2026-03-18"}}),
    (
        "consent missing",
        "2026-03-03",
        {
            "application.consent": None,
            "letters": {},
            "threshold": None,
            "meeting": None,
            "outcome": None,
            "actions": [],
        },
    ),
    ("withdrawn", "2026-03-09", {"application.withdrawn": "2026-03-09", "letters": {"1": "2026-03-05"}}),
    ("applied in person", "2026-04-10", {"applicant": None, "application.consent": None}),
    (
        "little known, after the meeting",
        "2026-04-10",
        {**_THIN, "letters": {"1": "2026-03-05", "5": "2026-03-18"}},
    ),
    (
        "little known, closed",
        "2026-05-29",
        {**_THIN, "actions": [], "closed": "2026-05-29", "letters": {"6": "2026-04-14"}},
    ),
    (
        "little known, before the meeting",
        "2026-03-18",
        {**_THIN, "outcome": None, "actions": [], "letters": {"1": "2026-03-05"}},
    ),
    ("another process", "2026-04-10", {"authority": "dover"}),
    ("another process, threshold not met", "2026-03-18", {**_UNMET, "authority": "dover"}),
)


@dataclass(frozen=True, slots=True)
class Sample:
    """The facts of one copy of one document, in one variation of the example."""

    document: str
    variation: str
    facts: Facts | MonitoringReport
    made: bool = True  # nothing stands against making it of this case


@lru_cache(maxsize=1)
def samples() -> tuple[Sample, ...]:
    """Every copy of every document in every variation, those that lack a fact left out."""
    return tuple(sample for name, on, changes in _VARIATIONS for sample in _of(name, on, changes))


def samples_of(document: str) -> tuple[Sample, ...]:
    """Those of one document."""
    return tuple(sample for sample in samples() if sample.document == document)


def documents() -> tuple[str, ...]:
    """Every document that has a template, in the order of the Guidance, the pack's own pages last."""
    return (*(document.id for document in DOCUMENTS), *FRONT, *REPORTS)


def title_of(document: str) -> str:
    """What a document is called."""
    return _FRONT_TITLES.get(document) or next(d.title for d in DOCUMENTS if d.id == document)


def _of(name: str, on: str, changes: Mapping[str, Any]) -> Iterator[Sample]:
    case = parse_case(json.dumps(_case(changes)), "example")
    # No document is left out, whatever the authority does: another may have the same process and the document.
    # docgen's own profiles come first, so that the example is the same on every machine.
    authority = load_authority(case.authority, [resources.authorities()])
    authority = authority.model_copy(update={"left_out": (), **_SETTINGS})
    review = Review.of(case, authority, date.fromisoformat(on))
    context = Context(review)
    for choice in choose(review):
        for recipient, _ in copies_for(replace(choice, obstacles=()), review, "all"):
            try:
                facts = context.facts(choice.document, recipient)
                yield Sample(choice.document.id, name, facts, choice.makes)
            except MissingFact:
                continue
    marking = review.authority.marking.case
    yield from _reports(name, review)
    for page, facts in _front(context.common):
        about = DocumentFacts(page, _FRONT_TITLES[page], review.today, marking)
        yield Sample(page, name, replace(facts, document=about))


def _reports(name: str, review: Review) -> Iterator[Sample]:
    """The yearly figures of the example's county in one year, or of its area in two, with an appeal."""
    year = Year.of(review.case.application.received)
    following = Year(year.start + 1)
    years = [year] if review.case.third_party else [year, following]
    case = review.case.model_copy(update={"appeal": Appeal(lodged=following.first)})
    wanted = Wanted(county=review.authority.monitoring.county) if len(years) == 1 else Wanted()
    on = following.first if len(years) == 1 else following.last
    figures = count([Found("example", case)], years, on, wanted, [resources.authorities()])
    made = report(publish(figures, None if review.outcome_known else 5))
    yield Sample(made.document.id, name, made)


def _front(common: Facts) -> Iterator[tuple[str, Facts]]:
    """The pack's own pages, for a pack of two papers in one section."""
    titles = [document.title for document in DOCUMENTS[:2]]
    group = EntryOfPack("Correspondence", 3, 1, "#section-1", 0)
    entries = (group, *(EntryOfPack(title, page, 1, f"#{page}", 1) for page, title in enumerate(titles, 4)))
    pack = PackFacts(entries, 5, (1, 2, 3, 4, 5), common.attending)
    section = SectionFacts(group.title, 1, 1, entries[1:])
    revision = RevisionFacts(2, 1, common.document.date, "A chronology that came late is in it.")
    for page in FRONT:
        own = replace(pack, section=section) if page == "divider" else pack
        if page == "changes":
            own = replace(pack, revision=revision)
        yield page, replace(common, pack=own)
        if page == "cover":
            yield page, replace(common, pack=replace(pack, revision=revision))


def _case(changes: Mapping[str, Any]) -> dict[str, Any]:
    case: dict[str, Any] = copy.deepcopy(_example())
    for path, value in changes.items():
        *steps, last = path.split(".")
        target = case
        for step in steps:
            target = target[step]
        target[last] = value
    return case


@lru_cache(maxsize=1)
def _example() -> dict[str, Any]:
    text = files("docgen.workshop").joinpath("example.json").read_text(encoding="utf-8")
    example: dict[str, Any] = json.loads(text)
    return example
