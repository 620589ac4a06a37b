"""Whose mailbox an address is, however it is spelt: with a name beside it, in capitals, in another alphabet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.review import Review

# Whatever has an @: a list, "Name <address>" and a typing slip all give the address.
_MAILBOX = re.compile(r"[^\s<>()\[\]\"',;:@]+@[^\s<>()\[\]\"',;:@]+")


def mailboxes(text: str | None) -> frozenset[str]:
    """Every address in what somebody typed, each as ``mailbox`` spells it."""
    return frozenset(mailbox(found.rstrip(".")) for found in _MAILBOX.findall(text or ""))


def mailbox(address: str) -> str:
    """One spelling for all spellings of an address: small letters, an international domain in ASCII (IDNA)."""
    local, at, domain = address.strip().rpartition("@")
    try:
        wire = domain.encode("idna").decode("ascii")
    except UnicodeError:
        wire = domain
    return f"{local}{at}{wire}".casefold()


def private_mailboxes(review: Review) -> Iterator[tuple[str, frozenset[str]]]:
    """The mailboxes of the people of the case, by the part they have in it."""
    case = review.case
    yield "victim", mailboxes(case.victim.email)
    yield "applicant", mailboxes(case.applicant.email if case.applicant else None)
    for number, person in enumerate(case.perpetrators, 1):
        yield f"alleged perpetrator {number}", mailboxes(person.email)
    for other in case.others:
        yield "another person in the case", mailboxes(other.email)
