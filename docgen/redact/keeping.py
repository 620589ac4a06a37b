"""Finds what stays word for word: agencies, roles, the place of the meeting, the review's own reference."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from docgen.case.model import Case
from docgen.redact.policy import Policy
from docgen.redact.telling import Tell, Told, tells_somebody
from docgen.redact.text.normalise import fold, key
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import any_of, phrase

_PREFIX = 3  # letters
# Names of shops and services that hold a person's name.
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
    # Two or three letters before the number are an office's ("NED-26-117"), whoever else is called so.
    ours = [tell for tell in told(case.reference) if sum(map(str.isalpha, tell.text)) > _PREFIX or tell.whole]
    if not names_somebody(case, case.reference) and not _names(ours):
        texts.append(case.reference)
    titles = [a.contact.job_title for a in case.agencies if a.contact]
    titles += [case.spoc.job_title] if case.spoc else []
    if case.meeting and case.meeting.chair:
        titles += [case.meeting.chair.job_title, case.meeting.chair.organisation]
    texts += [title for title in titles if title and not _names(told(title))]
    # An agency may be called after somebody of the same surname; a full name or an address there is theirs.
    texts += [a.name for a in case.agencies if a.name and not tells_somebody(told(a.name))]
    place = case.meeting.location if case.meeting else None
    if (
        place
        and not _somebodys_home(case, place)
        and not any(tell.whole and tell.kind not in ("address", "postcode") for tell in told(place))
    ):
        texts.append(place)
    # One word needs no keeping, unless it is somebody's name as well; then it can't be told from the person.
    texts = [t for t in texts if len(t.split()) > 1 or key(t) == key(case.reference)]
    return KeepFinder(any_of(phrase(t) for t in (*texts, *known, *policy.keep)))


def _names(told: Iterable[Tell]) -> bool:
    """Whether a person is told of by any name, or by a number of theirs."""
    return any(tell.certain and (tell.kind in ("name", "officer") or tell.whole) for tell in told)


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
