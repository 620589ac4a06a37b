"""The authority, its office and whom it works with, as templates name them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.authority import Authority, ReportTo
from docgen.case.model import Case


@dataclass(frozen=True)
class PoliceFacts:
    """The police force."""

    name: str  # the force, as letters name it
    report: str  # its number for reports


@dataclass(frozen=True)
class VictimServiceFacts:
    """The support that letters offer."""

    name: str  # what it is called
    phone: str  # its telephone number
    text_word: str | None  # the word to send to its text number
    text_number: str | None  # where to send that word


@dataclass(frozen=True)
class HubFacts:
    """Where more information is."""

    name: str  # what the page is called
    url: str  # its address


@dataclass(frozen=True)
class AppealFacts:
    """How to challenge a decision."""

    body: str  # as letters name it
    office: str  # as the guidance notes name it
    days: int | None  # calendar days; None where no limit is published
    url: str | None  # where more about an appeal is
    wording: str | None  # the whole paragraph, where the approved one does not fit
    by: date | None  # the last day to lodge it, counted from this letter (Letters 4 and 6)


@dataclass(frozen=True)
class AuthorityFacts:
    """The council or landlord that runs the review."""

    name: str  # in full
    short_name: str  # as people say it
    partnership: str | None  # its community safety partnership
    guidance: str  # title of the practitioner guidance
    reporting: tuple[str, ...]  # one line each: where to report further incidents
    police: PoliceFacts
    victim_service: VictimServiceFacts | None
    hub: HubFacts | None
    website: str | None  # its address
    apply_online: str  # where the application can be made online
    privacy_notice: str  # where the privacy notice is
    meeting_name: str  # the partners' standing meeting
    complaints: str | None  # where complaints about a service go
    ombudsman: str | None  # who hears a complaint after that
    threshold_wording: str | None  # the whole threshold, where the approved wording does not fit
    has_guidance_notes: bool  # publishes the Guidance Notes for Applicants
    has_faq: bool  # publishes the Frequently Asked Questions
    appeal: AppealFacts


@dataclass(frozen=True)
class SpocFacts:
    """The officer who runs this review."""

    name: str | None  # with title, as signed
    job_title: str  # the officer's own, or the office's
    organisation: str  # where the officer works
    address: str  # lines joined by line breaks, postcode last
    phone: str  # the officer's, or the office's
    email: str  # the officer's, or the office's
    signature: str  # name, job title, organisation, telephone, e-mail: one line each
    letterhead: str  # at most eight lines: organisation, address, telephone, e-mail
    line: str  # all of it in one line of running text


def authority_facts(authority: Authority) -> AuthorityFacts:
    """The profile as templates name it."""
    service, hub, appeal = authority.victim_service, authority.hub, authority.appeal
    left_out = {entry.document for entry in authority.left_out}
    return AuthorityFacts(
        name=authority.name,
        short_name=authority.short_name,
        partnership=authority.partnership,
        guidance=authority.guidance,
        reporting=tuple(reporting_line(to) for to in authority.reporting),
        police=PoliceFacts(authority.police.name, authority.police.report),
        victim_service=VictimServiceFacts(service.name, service.phone, service.text_word, service.text_number)
        if service
        else None,
        hub=HubFacts(hub.name, hub.url) if hub else None,
        website=authority.website,
        apply_online=authority.apply_online,
        privacy_notice=authority.privacy_notice,
        meeting_name=authority.meeting_name,
        complaints=authority.complaints,
        ombudsman=authority.ombudsman,
        threshold_wording=authority.qualifying.wording,
        has_guidance_notes="guidance-notes" not in left_out,
        has_faq="faq" not in left_out,
        appeal=AppealFacts(
            appeal.body, appeal.office or appeal.body, appeal.days, appeal.url, appeal.wording, None
        ),
    )


def spoc_facts(case: Case | None, authority: Authority) -> SpocFacts:
    """The officer of this case, what is not given taken from the profile; without a case, the profile alone."""
    own, office = (case.spoc if case else None), authority.spoc
    name = (own.name if own else None) or (None if own else office.name)
    job_title = (own.job_title if own else None) or office.job_title
    phone = (own.phone if own else None) or office.phone
    email = (own.email if own else None) or office.email
    address = (*office.address, office.postcode)
    organisation = office.organisation or authority.name
    who = [part for part in (name, job_title, organisation) if part]
    return SpocFacts(
        name=name,
        job_title=job_title,
        organisation=organisation,
        address="\n".join(address),
        phone=phone,
        email=email,
        signature="\n".join([*who, f"Telephone: {phone}", f"Email: {email}"]),
        letterhead="\n".join(letterhead(authority, phone, email)),
        line=f"{', '.join(who)} (telephone {phone}, email {email})",
    )


def letterhead(authority: Authority, phone: str, email: str) -> tuple[str, ...]:
    """The sender's block: organisation, address, telephone, e-mail, in eight lines at most."""
    address = list(authority.spoc.address)
    while len(address) > 4:  # the county before the postcode shares its line with the town
        address[-2:] = [f"{address[-2]}, {address[-1]}"]
    return (
        authority.spoc.organisation or authority.name,
        *address,
        authority.spoc.postcode,
        f"Telephone: {phone}",
        email,
    )


def reporting_line(to: ReportTo) -> str:
    """Where to report further incidents, as one line of a letter."""
    ways = [
        f"on {to.phone}" if to.phone else "",
        f"at {to.email}" if to.email else "",
        f"at {to.url}" if to.url else "",
    ]
    line = " ".join([to.name, " or ".join(way for way in ways if way)]).strip()
    return f"{line} {to.note}" if to.note else line
