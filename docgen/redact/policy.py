"""What the redactor keeps and what it takes out, besides what the case itself says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from docgen.authority import Authority

PartyRole = Literal["victim", "applicant", "perpetrator", "other"]


@dataclass(frozen=True, slots=True)
class Policy:
    """The choices a person may make about redaction; the default is for what a victim gets.

    ``officers``: "role" writes role and agency in place of an officer's name, "keep" leaves the name.
    ``known``: parties whose own details the reader may read, such as ("victim",) in the victim's own copy.
    ``named``: parties whose name the reader may read, and nothing else of them.
    ``only_under_18``: nobody but those under 18, and of them only what the case says.
    ``keep`` stays word for word whatever else is found; ``remove`` goes always, even from inside ``keep``.
    Both are compared without regard to case, accents and spacing.
    """

    officers: Literal["role", "keep"] = "role"
    known: tuple[PartyRole, ...] = ()
    named: tuple[PartyRole, ...] = ()
    only_under_18: bool = False
    keep: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


DEFAULT = Policy()


def with_published_details(policy: Policy, authority: Authority) -> Policy:
    """The policy, keeping also what the authority publishes: its own contact details and where to report."""
    return replace(policy, keep=(*policy.keep, *dict.fromkeys(text for _, text in published(authority))))


def published(authority: Authority) -> tuple[tuple[str, str], ...]:
    """What the authority publishes about itself and where to report, each with its place in the profile."""
    spoc = authority.spoc
    found: list[tuple[str, str | None]] = [
        ("name", authority.name),
        ("spoc.job_title", spoc.job_title),
        ("spoc.postcode", spoc.postcode),
        ("spoc.phone", spoc.phone),
        ("spoc.email", spoc.email),
        ("police.name", authority.police.name),
        ("apply_online", authority.apply_online),
        ("website", authority.website),
        ("appeal.body", authority.appeal.body),
    ]
    for n, place in enumerate(authority.reporting, 1):
        at = f"reporting {n}, "
        found += [(f"{at}name", place.name), (f"{at}phone", place.phone), (f"{at}email", place.email)]
        found += [(f"{at}url", place.url)]
    if service := authority.victim_service:
        found += [("victim_service.name", service.name), ("victim_service.phone", service.phone)]
    if hub := authority.hub:
        found += [("hub.name", hub.name), ("hub.url", hub.url)]
    # One line of an address may be somebody's street; it is kept as the whole address only.
    lines = {*spoc.address}
    whole = ", ".join([*spoc.address, spoc.postcode])
    return (*((at, text) for at, text in found if text and text not in lines), ("spoc.address", whole))
