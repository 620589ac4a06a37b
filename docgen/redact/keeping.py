"""Finds what stays word for word: agencies, roles, the place of the meeting, the review's own reference."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from docgen.case.model import Case
from docgen.redact.policy import Policy
from docgen.redact.telling import Tell, Told, agency_tells
from docgen.redact.text.normalise import fold, key
from docgen.redact.text.openings import Opened
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import any_of, phrase

_PREFIX = 3  # letters
_WORD = re.compile(r"[^\W_]+")
# Names of shops and services that hold a person's name.
_ALWAYS = ("Marks and Spencer", "Marks & Spencer", "St John Ambulance", "Thomas Cook", "PC World", "White Ribbon")


@dataclass(frozen=True, slots=True)
class KeepFinder:
    """Finds the places that no other finder may touch."""

    pattern: Opened | None
    kept: tuple[tuple[str, ...], ...] = ()  # the words of each text that stays

    def cut_off(self, line: str) -> list[tuple[int, int]]:
        """Where a line begins or ends in the midst of what stays: "Bell & Furness" of "Bell & Furness GPs"."""
        spots = [(fold(m[0]).lower, *m.span()) for m in _WORD.finditer(line)]
        said = tuple(word for word, _, _ in spots)
        found: dict[tuple[int, int], None] = {}
        for kept in self.kept if said else ():
            for at in range(1, len(kept)):  # its end, or all of the line, begins the line
                rest = kept[at : at + len(said)]
                if said[: len(rest)] == rest:
                    found[spots[0][1], spots[len(rest) - 1][2]] = None
            for size in range(1, min(len(kept), len(said) + 1)):  # its beginning ends the line
                if said[-size:] == kept[:size]:
                    found[spots[-size][1], spots[-1][2]] = None
        return list(found)

    def spans(self, page: Page) -> list[tuple[int, int]]:
        """The places that stay, in the folded text, in order."""
        return [m.span() for m in self.pattern.find(page)] if self.pattern else []


def find_kept(
    case: Case,
    policy: Policy,
    known: Iterable[str],
    told: Told = lambda _: [],
    place_told: Callable[[str], bool] = lambda _: False,
) -> KeepFinder:
    """The finder for this case; ``known`` are details of parties whom the reader may read about.

    ``told`` says what a text tells of somebody, and ``place_told`` whether a place to meet does: a title or a
    place in which somebody is named is not kept.
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
    agencies = [a.name for a in case.agencies if a.name and not agency_tells(a.name, told(a.name))]
    texts += agencies
    place = case.meeting.location if case.meeting else None
    # What stays in the name of an agency may stay where its rooms are.
    rest = any_of(phrase(name) for name in agencies if len(name.split()) > 1)
    if place and not place_told(_blanked(place, rest)):
        texts.append(place)
    # One word needs no keeping, unless it is somebody's name as well; then it can't be told from the person.
    texts = [t for t in texts if len(t.split()) > 1 or key(t) == key(case.reference)]
    kept = dict.fromkeys((*texts, *known, *policy.keep))
    words = dict.fromkeys(tuple(fold(m[0]).lower for m in _WORD.finditer(t)) for t in kept)
    return KeepFinder(any_of(map(phrase, kept)), tuple(w for w in words if len(w) > 1))


def _names(told: Iterable[Tell]) -> bool:
    """Whether a person is told of by any name, by a number of theirs or by their house."""
    return any(
        (tell.certain and (tell.kind in ("name", "officer") or tell.whole))
        or (tell.whole and tell.kind == "address")
        for tell in told
    )


def names_somebody(case: Case, reference: str) -> bool:
    """Whether the review's own reference holds a name of the case, as in "Brown v Hartley"."""
    people = [case.victim, case.applicant, *case.perpetrators, *case.others]
    names = [n for p in people if p and p.name for n in (p.name.given, p.name.family, *p.name.known_as) if n]
    told = {key(word) for word in re.findall(r"[^\W\d_]{4,}", fold(reference).text)}
    return any(key(word) in told for name in names for word in re.findall(r"[^\W\d_]{4,}", fold(name).text))


def _blanked(text: str, what: Opened | None) -> str:
    """The text without these, a comma in place of each."""
    folded = fold(text)
    for match in reversed([*what.compiled.finditer(folded.lower)] if what else []):
        start, end = folded.span(*match.span())
        text = f"{text[:start]},{text[end:]}"
    return text
