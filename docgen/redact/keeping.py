"""Finds what stays word for word: agencies, roles, the place of the meeting, the review's own reference."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from docgen.case.model import Case
from docgen.redact.policy import Policy
from docgen.redact.text.normalise import fold, key
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import any_of, phrase

# Names of shops and services that hold a person's name.
_ALWAYS = ("Marks and Spencer", "Marks & Spencer", "St John Ambulance", "Thomas Cook", "PC World", "White Ribbon")


@dataclass(frozen=True, slots=True)
class KeepFinder:
    """Finds the places that no other finder may touch."""

    pattern: re.Pattern[str] | None

    def spans(self, page: Page) -> list[tuple[int, int]]:
        """The places that stay, in the folded text, in order."""
        return [m.span() for m in self.pattern.finditer(page.folded.lower)] if self.pattern else []


def find_kept(case: Case, policy: Policy, known: Iterable[str]) -> KeepFinder:
    """The finder for this case; ``known`` are details of parties whom the reader may read about."""
    texts = [*_ALWAYS]
    if not names_somebody(case, case.reference):
        texts.append(case.reference)
    for agency in case.agencies:
        texts += [agency.name or "", (agency.contact.job_title if agency.contact else None) or ""]
    if case.spoc:
        texts.append(case.spoc.job_title or "")
    if case.meeting and case.meeting.chair:
        texts += [case.meeting.chair.job_title or "", case.meeting.chair.organisation or ""]
    if case.meeting and case.meeting.location and not _somebodys_home(case, case.meeting.location):
        texts.append(case.meeting.location)
    # One word needs no keeping, unless it is somebody's name as well; then it can't be told from the person.
    texts = [t for t in texts if len(t.split()) > 1 or key(t) == key(case.reference)]
    return KeepFinder(any_of(phrase(t) for t in (*texts, *known, *policy.keep)))


def names_somebody(case: Case, reference: str) -> bool:
    """Whether the review's own reference holds a name of the case, as in "Brown v Hartley"."""
    people = [case.victim, case.applicant, *case.perpetrators, *case.others]
    names = [n for p in people if p and p.name for n in (p.name.given, p.name.family, *p.name.known_as) if n]
    told = {key(word) for word in re.findall(r"[^\W\d_]{3,}", fold(reference).text)}
    return any(key(word) in told for name in names for word in re.findall(r"[^\W\d_]{3,}", fold(name).text))


def _somebodys_home(case: Case, place: str) -> bool:
    """Whether a meeting is at the address of somebody in the case."""
    place = re.sub(r"\W+", " ", fold(place).lower)
    people = [case.victim, case.applicant, *case.perpetrators, *case.others]
    for person in people:
        for line in person.address.lines if person and person.address else ():
            words = re.sub(r"\W+", " ", fold(line).lower).strip()
            if any(c.isdigit() for c in words) and len(words) > 8 and f" {words} " in f" {place} ":
                return True
    return False
