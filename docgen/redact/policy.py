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
    spoc = authority.spoc
    published: list[str | None] = [
        authority.name,
        spoc.job_title,
        *spoc.address,
        spoc.postcode,
        spoc.phone,
        spoc.email,
    ]
    published += [authority.police.name, authority.apply_online, authority.website, authority.appeal.body]
    for place in authority.reporting:
        published += [place.name, place.phone, place.email, place.url]
    if authority.victim_service:
        published += [authority.victim_service.name, authority.victim_service.phone]
    if authority.hub:
        published += [authority.hub.name, authority.hub.url]
    # One line of an address may be somebody's street; it is kept as the whole address only.
    lines = {*spoc.address}
    whole = ", ".join([*spoc.address, spoc.postcode])
    kept = [text for text in published if text and text not in lines]
    return replace(policy, keep=(*policy.keep, *dict.fromkeys([*kept, whole])))
