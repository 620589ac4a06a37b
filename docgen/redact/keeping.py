"""Finds what stays word for word: agencies, roles, the place of the meeting, the review's own reference."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from docgen.case.model import Case
from docgen.redact.marks import MarkKind
from docgen.redact.policy import Policy
from docgen.redact.text.normalise import fold, key
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import any_of, phrase

Told = Callable[[str], list[tuple[MarkKind, str]]]  # what of the people of the case is in a text, for certain

# Names of shops and services that hold a person's name.
_NUMBERS = ("telephone", "e-mail", "handle", "vehicle", "date-of-birth", "ni-number", "nhs-number")
_NEVER = 99  # an agency may be called after anybody
_ALWAYS = ("Marks and Spencer", "Marks & Spencer", "St John Ambulance", "Thomas Cook", "PC World", "White Ribbon")


@dataclass(frozen=True, slots=True)
class KeepFinder:
    """Finds the places that no other finder may touch."""

    pattern: re.Pattern[str] | None

    def spans(self, page: Page) -> list[tuple[int, int]]:
        """The places that stay, in the folded text, in order."""
        return [m.span() for m in self.pattern.finditer(page.folded.lower)] if self.pattern else []


def find_kept(case: Case, policy: Policy, known: Iterable[str], told: Told = lambda _: []) -> KeepFinder:
    """The finder for this case; ``known`` are details of parties whom the reader may read about.

    ``told`` says what a text tells of somebody: a title or a place in which somebody is named is not kept.
    """
    texts = [*_ALWAYS]
    if not names_somebody(case, case.reference) and not _names(told(case.reference), 1):
        texts.append(case.reference)
    titles = [a.contact.job_title for a in case.agencies if a.contact]
    titles += [case.spoc.job_title] if case.spoc else []
    if case.meeting and case.meeting.chair:
        titles += [case.meeting.chair.job_title, case.meeting.chair.organisation]
    texts += [title for title in titles if title and not _names(told(title), 1)]
    texts += [a.name for a in case.agencies if a.name and not _names(told(a.name), _NEVER)]
    place = case.meeting.location if case.meeting else None
    # A place may be called after somebody of the same surname; a full name there is theirs.
    if place and not _somebodys_home(case, place) and not _names(told(place), 2):
        texts.append(place)
    # One word needs no keeping, unless it is somebody's name as well; then it can't be told from the person.
    texts = [t for t in texts if len(t.split()) > 1 or key(t) == key(case.reference)]
    return KeepFinder(any_of(phrase(t) for t in (*texts, *known, *policy.keep)))


def _names(told: Iterable[tuple[MarkKind, str]], words: int) -> bool:
    """Whether a person is told of by a name of so many words, or by a number of theirs."""
    return any(
        len(text.split()) >= words if kind in ("name", "officer") else kind in _NUMBERS for kind, text in told
    )


def names_somebody(case: Case, reference: str) -> bool:
    """Whether the review's own reference holds a name of the case, as in "Brown v Hartley"."""
    people = [case.victim, case.applicant, *case.perpetrators, *case.others]
    names = [n for p in people if p and p.name for n in (p.name.given, p.name.family, *p.name.known_as) if n]
    told = {key(word) for word in re.findall(r"[^\W\d_]{4,}", fold(reference).text)}
    return any(key(word) in told for name in names for word in re.findall(r"[^\W\d_]{4,}", fold(name).text))


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
