"""People, agencies and addresses as templates name them."""

from __future__ import annotations

import textwrap

from docgen.case.model import Address, Agency, Applicant, Other, Perpetrator, Person
from docgen.documents.facts.model import AgencyFacts, EntryFacts, PersonFacts

WINDOW_LINES = 7  # what the window of the envelope shows; GOV.UK Notify's limit for an address
_WINDOW_WIDTH = 44  # characters of 10 point Arial that fit 95 mm, capitals reckoned with

_ROLES = {
    "council": "Council",
    "police": "Police",
    "icb": "Integrated Care Board",
    "housing": "Social housing provider",
    "youth-justice": "Youth Justice Service",
    "other": "Partner agency",
}


def person_facts(person: Person, role: str) -> PersonFacts:
    """Somebody in the case, in this role."""
    name = person.name
    lines = person.address.envelope if person.address else ()
    return PersonFacts(
        name=person.called,
        greeting=(name.greeting or None) if name else None,
        known_as=", ".join(name.known_as) or None if name else None,
        role=role,
        address="\n".join(lines) or None,
        address_line=", ".join(lines) or None,
        phone=person.phone,
        email=person.email,
        date_of_birth=person.date_of_birth,
        pronoun=person.pronoun or "them",
        under_18=isinstance(person, Perpetrator) and person.under_18,
        relationship=person.relationship if isinstance(person, Applicant) else None,
    )


def other_facts(other: Other) -> PersonFacts:
    """A further person in the case."""
    return person_facts(other, (other.role or "Other person").capitalize())


def agency_facts(agency: Agency) -> AgencyFacts:
    """An organisation in the review."""
    contact = agency.contact
    return AgencyFacts(
        name=agency.name or _ROLES[agency.role or "other"],
        role=_ROLES[agency.role or "other"],
        officer=contact.name if contact else None,
        job_title=contact.job_title if contact else None,
        email=contact.email if contact else None,
        phone=contact.phone if contact else None,
        ecins=agency.ecins,
        attending=agency.attending,
        written_report=agency.written_report,
        chronology=tuple(EntryFacts(entry.date, entry.note or "") for entry in agency.entries),
        chronology_attached=agency.chronology_file is not None,
        chronology_returned=agency.returned,
    )


def window(name: str, address: Address | None) -> str | None:
    """Name and address in at most seven lines for the window of the envelope; None without an address.

    A line that is too long goes on in the next, and then ends in a space; where there are too many, the shortest
    before the postcode share one.
    """
    lines = list(address.envelope) if address else []
    if not lines:
        return None
    *wrapped, last = [part for line in (name, *lines[:-1]) for part in _wrapped(line)] + [lines[-1]]
    while len(wrapped) > WINDOW_LINES - 1 and len(wrapped) > 2:
        pairs = [_joined(wrapped[at], wrapped[at + 1]) for at in range(1, len(wrapped) - 1)]
        at = min(range(len(pairs)), key=lambda pair: len(pairs[pair]))
        wrapped[at + 1 : at + 3] = [pairs[at]]
    return "\n".join([*wrapped, last])


def _wrapped(line: str) -> list[str]:
    parts = textwrap.wrap(line, _WINDOW_WIDTH) or [""]
    return [*(f"{part} " for part in parts[:-1]), parts[-1]]


def _joined(line: str, following: str) -> str:
    return f"{line}{following}" if line.endswith(" ") else f"{line}, {following}"
