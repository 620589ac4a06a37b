"""Who is invited: the officers of the agencies that attend, and the Chair. Each sees who else is.

The victim and the applicant are invited by letter, never here: the list of those invited is shown to all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.calendar.discreet import one_line
from docgen.calendar.mailboxes import mailbox, private_mailboxes
from docgen.documents.facts.office import spoc_facts
from docgen.documents.facts.people import agency_facts
from docgen.review import Review

_ADDRESS = re.compile(r"[A-Za-z0-9!#$&'*+/=?^_`{|}~.-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who comes to the meeting in the way of their office. ``email`` is None where it is not known."""

    name: str
    email: str | None
    chair: bool = False


def organiser(review: Review) -> Guest:
    """The SPOC of the case; what it does not give comes from the authority's profile."""
    spoc = spoc_facts(review.case, review.authority)
    return Guest(one_line(spoc.name or spoc.job_title), address(spoc.email))


def guests(review: Review) -> tuple[Guest, ...]:
    """Everybody who can be invited by e-mail, the Chair first, each address once; not the SPOC, who invites."""
    found: dict[str, Guest] = {}
    host = organiser(review).email
    private = _private(review)
    for guest in _all(review):
        key = _key(guest.email or "")
        if guest.email and key not in private and key != _key(host or ""):
            found.setdefault(key, guest)
    return tuple(found.values())


def unreachable(review: Review) -> tuple[str, ...]:
    """Those who come but have no e-mail address to invite them at, by agency or office; tell them otherwise."""
    private = _private(review)
    return tuple(g.name for g in _all(review) if not g.email or _key(g.email) in private)


def sharing(review: Review) -> tuple[str, ...]:
    """Those who come but are not asked on their own: their e-mail address is another's, who is."""
    host = organiser(review)
    asked = {_key(host.email or ""): host, **{_key(guest.email or ""): guest for guest in guests(review)}}
    found = [(guest.name, asked.get(_key(guest.email))) for guest in _all(review) if guest.email]
    return tuple(name for name, other in found if other and other.name.casefold() != name.casefold())


def address(text: str | None) -> str | None:
    """An e-mail address as a calendar can name it; None where this is none."""
    stripped = (text or "").strip()
    return stripped if _ADDRESS.fullmatch(stripped) else None


def _all(review: Review) -> Iterator[Guest]:
    case = review.case
    if case.meeting and (chair := case.meeting.chair):
        known = next((a.contact for a in case.agencies if a.contact and chair.name == a.contact.name), None)
        called = chair.name or chair.job_title or chair.organisation or "Chair"
        email = chair.email or (known.email if known and chair.name else None)
        yield Guest(one_line(called), address(email), chair=True)
    for agency in case.agencies:
        if agency.attending:
            facts = agency_facts(agency)
            email = address(facts.email)
            yield Guest(one_line((facts.officer if email else None) or facts.name), email)


def _private(review: Review) -> frozenset[str]:
    """The mailboxes of the people of the case, which no slip of the pen may put among the guests."""
    return frozenset(found for _, own in private_mailboxes(review) for found in own)


def _key(email: str) -> str:
    return mailbox(email)
