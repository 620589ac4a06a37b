"""Who is in the case, and all that identifies each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from docgen.case.model import Address, Case, Name, Person
from docgen.redact import labels
from docgen.redact.language.titles import CIVIL, KIN, RANKS
from docgen.redact.language.trades import KINDS
from docgen.redact.language.wordsets import words
from docgen.redact.text.normalise import fold, key

Role = Literal["victim", "applicant", "perpetrator", "other", "reporter", "officer"]

# What case systems put where a name is not known.
_NOT_NAMES = words(
    """
    unknown unidentified unnamed anonymous anon withheld redacted not known none nil na tbc tba various several
    person persons people party group gang youth youths child children male males female females man men woman
    women boy boys girl girls lad lads neighbour neighbours tenant tenants resident residents occupant occupants
    occupier victim applicant perpetrator perpetrators witness complainant suspect subject self family public
    member police council officer caller informant passer by housing local of the a an and at from in or other
    another nee formerly aka alias son daughter mother father mum dad partner husband wife sister brother friend
    landlord advocate carer on behalf his her their community support worker online report reported pc pcso sgt
    """
)


_NOT_GIVEN = words(  # as what somebody goes by, "Boy" or "An" is a name
    "unknown unidentified unnamed anonymous anon withheld redacted not known none nil na tbc tba various several"
)
_ARTICLES = words("a an and at by from in of on or to")
_UNKNOWN = words("unknown unidentified unnamed anonymous anon withheld redacted nee née formerly aka alias tbc")
_ORGANISATION = words(
    """
    ltd limited plc llp association group company co shop shops store stores market supermarket church chapel
    mosque temple club school academy nursery surgery pharmacy trust society committee residents tenants pub inn
    arms cafe restaurant takeaway garage motors services service centre hotel family household neighbours estate
    street road council housing police the and of
    """
)
_NICKNAME = re.compile(r"[^\W\d_]+(?:[ '’\-][^\W\d_]+){0,2}")
_BREAKS = re.compile(r"[\s()&,/\-‐‑‒–—]+")


@dataclass(frozen=True, slots=True)
class PartyName:
    """A name in its parts, each a word as it was written: "Anh Van" is a first and a middle name."""

    given: str | None
    middle: tuple[str, ...]
    family: tuple[str, ...]  # halves of a double-barrelled name, particles included
    known_as: tuple[str, ...]
    whole: str | None = None  # a business or a group: only the whole of it identifies
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody whose details must not leave, and the label that stands for them."""

    role: Role
    label: str
    name: PartyName | None
    addresses: tuple[Address, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    born: date | None = None
    identifiers: tuple[str, ...] = ()
    job_title: str | None = None
    agency: str | None = None
    under_18: bool = False


def parties_of(case: Case) -> tuple[Party, ...]:
    """Everybody in the case: victim, applicant, alleged perpetrators, others, who reported, officers."""
    people = [_party("victim", labels.VICTIM, case.victim)]
    if case.applicant is not None:
        people.append(_party("applicant", labels.APPLICANT, case.applicant))
    accused = labels.numbered([labels.PERPETRATOR] * len(case.perpetrators))
    people += [
        replace(_party("perpetrator", label, p), under_18=case.is_child(p))
        for label, p in zip(accused, case.perpetrators, strict=True)
    ]
    further = labels.numbered([labels.for_other(p.role) for p in case.others])
    people += [
        replace(_party("other", label, p), under_18=case.is_child(p))
        for label, p in zip(further, case.others, strict=True)
    ]
    known = {_identity(p.name) for p in people if p.name}
    firsts = {key(first) for p in people if p.name for first in (p.name.given or "", *p.name.known_as) if first}
    for text in dict.fromkeys(r.by for i in case.incidents for r in i.reports if r.by):
        name = name_in_words(text)
        if name and _identity(name) not in known and key(text) not in firsts:  # "Anjali" is the applicant
            known.add(_identity(name))
            people.append(Party("reporter", labels.NAME, name))
    return (*people, *_officers(case, known))


def name_parts(name: Name | None) -> PartyName | None:
    """The parts of a name from the case file; None where it holds nobody's name."""
    if name is None:
        return None
    given, family = _name_words(name.given), _name_words(name.family)
    known = tuple(k for k in name.known_as if not all(key(w) in _NOT_GIVEN for w in _split(k)))
    if _nobody([*given, *family]):
        return PartyName(None, (), (), known) if known else None
    if not given or not family:  # one field holds it all: a full name, or what a business or group is called
        text = " ".join((name.given or name.family or "").split())
        if len([w for w in text.split() if key(w) not in PARTICLES]) > 1 and not name.title:
            if _is_a_business(text):
                return PartyName(None, (), (), known, whole=text)
            parsed = name_in_words(text)
            if parsed:
                return replace(parsed, known_as=known)
    first = given[0] if given else None
    return PartyName(first, tuple(given[1:]), tuple(family), known, title=name.title)


def _is_a_business(text: str) -> bool:
    """Whether a name that is all in one field is what a business or a group is called."""
    parts = text.split()
    if len(parts) > 4 or key(parts[0]) == "the" or "&" in text or "+" in text:
        return True
    return any(key(word) in _ORGANISATION | KINDS for word in parts)


def name_in_words(text: str) -> PartyName | None:
    """The parts of a name typed in one field, such as "Insp Rowan Achebe" or "Achebe, Rowan"."""
    last, comma, first = text.partition(",")
    if comma and len(_name_words(first)) in (1, 2, 3) and len(_name_words(last)) in (1, 2):
        return name_parts(Name(given=first.strip(), family=last.strip()))
    words = (last or text).split()
    titled = False
    while words and key(words[0]) in CIVIL | RANKS | KIN:
        words, titled = words[1:], True
    words = [word for word in words if not any(c.isdigit() for c in word)]
    if not words or len(words) > 4 or not fold(words[0]).text[:1].isupper():
        return None
    if any(key(word) in _NOT_NAMES for word in words):
        return None
    if len(words) == 1:
        return name_parts(Name(family=words[0]) if titled else Name(given=words[0]))
    at = len(words) - 1
    while at > 1 and key(words[at - 1]) in PARTICLES:
        at -= 1
    return name_parts(Name(given=" ".join(words[:at]), family=" ".join(words[at:])))


PARTICLES = words(
    """
    de del della der den des di da dos du el al la le les van von und y bin binti ibn abu st o mc mac ap ab
    """
)


def _officers(case: Case, known: set[tuple[str, ...]]) -> Iterator[Party]:
    """Each officer once, with the first job title and agency that the case gives."""
    found: list[tuple[str | None, str | None, str | None, str | None, str | None]] = []
    for agency in case.agencies:
        if agency.contact:
            c = agency.contact
            found.append((c.name, c.job_title, agency.name, c.phone, c.email))
    if case.spoc:
        found.append((case.spoc.name, case.spoc.job_title, None, case.spoc.phone, case.spoc.email))
    if case.meeting and case.meeting.chair:
        chair = case.meeting.chair
        found.append((chair.name, chair.job_title, chair.organisation, None, chair.email))
    if case.meeting and case.meeting.confirm_to:
        to = case.meeting.confirm_to
        found.append((to.name, None, None, to.phone, to.email))
    for action in case.actions:
        lead = case.agency(action.agency)
        found.append((action.lead_officer, None, lead.name if lead else None, None, None))
    seen: dict[tuple[str, ...], list[tuple[str | None, ...]]] = {}
    for entry in found:
        name = name_in_words(entry[0]) if entry[0] else None
        identity = _identity(name) if name else ("", *(e or "" for e in entry[3:]))
        if identity not in known and (name or entry[3] or entry[4]):
            seen.setdefault(identity, []).append(entry)
    for entries in seen.values():
        first = entries[0][0]
        job = next((e[1] for e in entries if e[1]), None)
        agency_name = next((e[2] for e in entries if e[2]), None)
        yield Party(
            "officer",
            labels.for_officer(job, agency_name),
            name_in_words(first) if first else None,
            phones=tuple(dict.fromkeys(e[3] for e in entries if e[3])),
            emails=tuple(dict.fromkeys(e[4] for e in entries if e[4])),
            job_title=job,
            agency=agency_name,
        )


def _party(role: Role, label: str, person: Person) -> Party:
    return Party(
        role,
        label,
        _with_nicknames(name_parts(person.name), person.identifiers),
        (person.address,) if person.address else (),
        (person.phone,) if person.phone else (),
        (person.email,) if person.email else (),
        person.date_of_birth,
        person.identifiers,
    )


def _with_nicknames(name: PartyName | None, identifiers: Iterable[str]) -> PartyName | None:
    """The name with what is a nickname among the identifiers: "Big Shaz"."""
    known = tuple(
        i for i in identifiers if re.fullmatch(r"[^\W\d_]+(?:[ '’\-][^\W\d_]+){0,2}", i) and not i.islower()
    )
    if not known:
        return name
    return replace(name, known_as=(*name.known_as, *known)) if name else PartyName(None, (), (), known)


def _identity(name: PartyName | None) -> tuple[str, ...]:
    if name is None:
        return ()
    return (key(name.given or ""), *(key(word) for word in name.family), key(name.whole or ""))


def _split(text: str) -> list[str]:
    return [word.strip("\"'.“”‘’") for word in _BREAKS.split(text) if key(word)]


def _nobody(words: list[str]) -> bool:
    told = [key(word) for word in words if not key(word).isdigit()]
    if not all(word in _NOT_NAMES for word in told):
        return False
    return not told or any(word not in _ARTICLES for word in told)  # somebody may be called An, and no more


def _name_words(text: str | None) -> list[str]:
    """The words of a name field, halves apart, without titles and without "unknown" and the like."""
    words = _split(text or "")
    while len(words) > 1 and key(words[0]) in CIVIL:
        words = words[1:]
    return [word for word in words if key(word) not in _UNKNOWN and not key(word).isdigit()]
