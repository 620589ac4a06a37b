"""The officers and offices whom letters say to turn to, and what their details tell of anybody in the case.

One answer for the warning, for what the redactor keeps, and so for what the leak gate lets out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from docgen.authority import Authority
from docgen.case.model import Case
from docgen.redact.policy import published
from docgen.redact.redactor import Redactor
from docgen.redact.sides import full_names
from docgen.redact.telling import Tell, agency_tells
from docgen.redact.text.normalise import key

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_LIKE = 70  # of 100: a surname so near one of the case may be a slip in it


@dataclass(frozen=True, slots=True)
class Detail:
    """What the case file gives of an officer to turn to, its place, and what it tells of anybody else."""

    pointer: str
    part: str
    text: str
    tells: tuple[Tell, ...]
    chair: bool = False  # who chairs is not turned to: only the warning is about them


@dataclass(frozen=True, slots=True)
class Published:
    """What the authority's profile gives out, its place there, and what it tells of somebody in the case.

    ``whole`` where that is enough to know who it is: then it does not stay.
    """

    place: str
    text: str
    tells: tuple[Tell, ...]
    whole: bool


def published_that_tells(people: Redactor, authority: Authority, keep: Iterable[str]) -> tuple[Published, ...]:
    """What of the authority's own tells of somebody; ``keep`` is what a person said may stay."""
    kept, found = {key(text) for text in keep}, []
    for place, text in published(authority):
        if key(text) in kept:
            continue
        told = [tell for tell in people.tells(text) if tell.kind != "officer" and key(tell.text) not in kept]
        whole = agency_tells(text, told)
        if whole or any(tell.kind == "name" and tell.certain for tell in told):
            found.append(Published(place, text, tuple(told), whole))
    return tuple(found)


def details_to_turn_to(case: Case, keep: Iterable[str], people: Redactor | None = None) -> tuple[Detail, ...]:
    """Each detail of SPOC, whom to confirm to, and chair; ``keep`` is what a person said may stay.

    An officer who only has the first name of somebody in the case tells of nobody; one with the surname does.
    """
    meeting = case.meeting
    chair = meeting.chair if meeting else None
    places: list[tuple[str, object, tuple[str, ...]]] = [
        ("/spoc", case.spoc, ("name", "job_title", "phone", "email")),
        ("/meeting/confirm_to", meeting.confirm_to if meeting else None, ("name", "phone", "email")),
        ("/meeting/chair", chair, ("job_title", "organisation")),
    ]
    found = [
        Detail(f"{at}/{part}", part, text, (), officer is chair)
        for at, officer, parts in places
        for part in parts
        if officer and (text := getattr(officer, part, None))
    ]
    if not found:
        return ()
    people, kept = people or Redactor.of_people(case), {key(text) for text in keep}
    told: list[Detail] = []
    for detail in found:
        seen = () if key(detail.text) in kept else _told(people, detail)
        seen = tuple(tell for tell in seen if key(tell.text) not in kept)
        told.append(replace(detail, tells=seen))
    names = [d.text for d in told if d.part == "name" and not d.tells]
    theirs = {key(email) for party in people.parties for email in party.emails}
    return tuple(
        replace(d, tells=()) if d.part == "email" and key(d.text) not in theirs and _is_made_of(d, names) else d
        for d in told
    )


def _told(people: Redactor, detail: Detail) -> tuple[Tell, ...]:
    tells = [tell for tell in people.tells(detail.text) if tell.whole or tell.kind == "name"]
    if detail.part in ("job_title", "organisation"):  # "Park Warden" is no title of a Mr Park
        return tuple(tell for tell in tells if tell.certain or tell.whole)
    if detail.part == "name" and tells and _is_a_namesake(people, detail.text, tells):
        return ()
    return tuple(tells)


def _is_a_namesake(people: Redactor, text: str, tells: list[Tell]) -> bool:
    """Whether this is a first name of the case, and a surname that is nobody's in it."""
    words = text.split()
    if not 1 < len(words) < 4 or not all(_WORD.fullmatch(w) and w[0].isupper() for w in words):
        return False
    if any(tell.kind != "name" or not tell.text.startswith(words[0]) for tell in tells):
        return False
    first, rest = key(words[0]), " ".join(words[1:])
    hit = people.names.lexicon.look_up(first, cased=True) or people.names.lexicon.look_alike(first, cased=True)
    if hit is None or any(form.part != "given" for form in hit.forms) or len(key(rest)) < 3:
        return False
    surnames = [key(w) for p in people.parties if p.name for w in (*p.name.family, *full_names(p)[:1])]
    if any(fuzz.ratio(key(word), surname) >= _LIKE for word in words[1:] for surname in surnames):
        return False
    return not people.tells(rest) and not people.tells(f"Mr {rest}")


def _is_made_of(detail: Detail, names: list[str]) -> bool:
    """Whether an e-mail address holds no more than the name of an officer who tells of nobody."""
    local, at, domain = detail.text.partition("@")
    if not at or "@" in domain or any(tell.kind not in ("name", "e-mail") for tell in detail.tells):
        return False
    written = re.findall(r"[^\W\d_]+", local.lower())
    return any(_spells(written, [key(w) for w in name.split()]) for name in names)


def _spells(written: list[str], name: list[str]) -> bool:
    return bool(written) and set(written) <= {*name, *(word[:1] for word in name), "".join(name)}
