"""Where the case file names somebody in a place that stays: an agency's name, or a reader's own name and address.

Nothing here stops a paper; the redactor and the leak gate do. No message names anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.case.model import Address, Case, Person
from docgen.case.places import in_file
from docgen.redact.finders.details.telephones import national
from docgen.redact.reader import Reader, Redactors, reader_named, readers
from docgen.redact.sides import names_another, same_address
from docgen.redact.telling import Tell, agency_tells
from docgen.redact.text.normalise import key
from docgen.rules import RuleWarning

_LABELLED = "papers for the victim and the applicant have a label in its place"


def overlap_cautions(redactors: Redactors) -> Iterator[RuleWarning]:
    """Every such place, in the order of the case file; it names nobody."""
    yield from _published(redactors)
    yield from _officers(redactors)
    yield from _agencies(redactors)
    for reader in readers(redactors.case):
        yield from _own(redactors, reader)
    yield from _place(redactors)


def _place(redactors: Redactors) -> Iterator[RuleWarning]:
    case = redactors.case
    place = case.meeting.location if case.meeting else None
    if not place or case.meeting is None or case.meeting.online:
        return
    without = [r for r in readers(case) if redactors.for_reader(r).text(place) != place]
    if without:
        yield RuleWarning(
            "place-not-told",
            f"is written over in papers for the {' and the '.join(without)}, who are left without a venue: "
            "it tells who somebody is; meet elsewhere, or put it under `redaction.keep` if it may stay",
            "/meeting/location",
        )


def _agencies(redactors: Redactors) -> Iterator[RuleWarning]:
    shared = redactors.for_reader(None)
    for n, agency in enumerate(redactors.case.agencies):
        told = [tell for tell in shared.tells(agency.name or "") if tell.kind != "officer"]
        # What a person decided to keep, or the authority publishes, is not asked about again.
        if not told or any(key(agency.name or "") == key(kept) for kept in shared.policy.keep):
            continue
        if agency_tells(agency.name or "", told):
            yield RuleWarning(
                "agency-tells",
                f"tells who {_whose(told)} is: {_LABELLED}; put it under `redaction.keep` if it may stay",
                f"/agencies/{n}/name",
            )
        elif any(tell.kind == "name" for tell in told):
            yield RuleWarning(
                "agency-namesake",
                f"has a name that {_whose(told)} has too, and stays in every paper: does it tell who that is?",
                f"/agencies/{n}/name",
            )


def _published(redactors: Redactors) -> Iterator[RuleWarning]:
    """What the authority's profile gives out; its place there is told, as the case file has none for it."""
    for found in redactors.published_that_tells:
        at, whose = f"what the authority's profile has at `{found.place}`", _whose(list(found.tells))
        if found.whole:
            yield RuleWarning(
                "profile-tells",
                f"{at} tells who {whose} is; a paper that shows it is held back (`redaction.keep` lets it stay)",
                "/authority",
            )
        else:
            yield RuleWarning(
                "profile-namesake",
                f"{at} has a name that {whose} has too, and stays in every paper: does it tell who that is?",
                "/authority",
            )


def _officers(redactors: Redactors) -> Iterator[RuleWarning]:
    """The officers whom letters name, with how to reach them."""
    for detail in redactors.details_to_turn_to:
        if detail.tells:
            yield RuleWarning(
                "officer-tells",
                f"tells who {_whose(list(detail.tells))} is; "
                + (_LABELLED if detail.chair else "a letter that shows it is held back")
                + ("" if detail.part in ("phone", "email") else " (`redaction.keep` lets it stay)"),
                detail.pointer,
            )


def _own(redactors: Redactors, reader: Reader) -> Iterator[RuleWarning]:
    case = redactors.case
    who = reader_named(case, reader)
    person, at = (case.victim, "/victim") if who == "victim" else (case.applicant, "/applicant")
    if person is None:
        return
    redactor = redactors.for_reader(reader)
    for pointer, text in _details(person, at):
        told = redactor.tells(text)
        called = pointer.rpartition("/")[0].endswith("/known_as")
        titled = pointer.endswith("/title") and any(tell.kind != "officer" and tell.certain for tell in told)
        if titled or (
            not called
            and names_another(text, redactor.tells, [person.name.untitled] if person.name else [], whole=True)
        ):
            yield RuleWarning(
                "own-detail-names-another",
                f"tells who {_whose(told)} is; a paper for the {who} that shows it is held back",
                in_file(case, pointer),
            )
        elif called and any(tell.kind == "name" for tell in told):
            yield RuleWarning(
                "own-name-shared",
                f"is what {_whose(told)} is called too; it is taken out wherever it stands",
                in_file(case, pointer),
            )
    yield from _shared(case, person, at, who)


def _shared(case: Case, person: Person, at: str, who: Reader) -> Iterator[RuleWarning]:
    """What the reader and another both have: the reader's own, and so it stays."""
    others: list[tuple[str, Person]] = [
        (f"alleged perpetrator {n}", p) for n, p in enumerate(case.perpetrators, 1)
    ]
    others += [("somebody else in the case", p) for p in case.others]
    for label, other in others:
        if _alike(person, other):
            yield RuleWarning(
                "name-shared",
                f"is the name of {label} too: it stays in papers for the {who}, whoever is meant; "
                "the other details of the other go",
                f"{at}/name",
            )
        if person.address and other.address and same_address(person.address, other.address):
            yield RuleWarning(
                "address-shared",
                f"is the address of {label} too: right where they share a home; else letters go to the wrong door",
                f"{at}/address",
            )
        elif _phone(person) and _phone(person) == _phone(other):
            yield RuleWarning(
                "phone-shared",
                f"is the number of {label} too, who does not share the address; is it in the right place?",
                f"{at}/phone",
            )


def _alike(one: Person, other: Person) -> bool:
    a, b = (key(person.name.untitled) if person.name else "" for person in (one, other))
    return bool(a) and a == b


def _phone(person: Person) -> str:
    return national(person.phone or "")


def _details(person: Person, at: str) -> Iterator[tuple[str, str]]:
    """Each thing that the case file says of somebody as text, with its place."""
    if name := person.name:
        full = " ".join(filter(None, (name.given, name.family)))
        for part, text in (("title", name.title), ("given", name.given), ("family", name.family)):
            if text and key(text) != key(full):
                yield f"{at}/name/{part}", text
        yield from ((f"{at}/name/known_as/{n}", text) for n, text in enumerate(name.known_as))
    address = person.address or Address()
    yield from ((f"{at}/address/lines/{n}", line) for n, line in enumerate(address.lines))
    if person.email:
        yield f"{at}/email", person.email
    yield from ((f"{at}/identifiers/{n}", text) for n, text in enumerate(person.identifiers))


def _whose(told: list[Tell]) -> str:
    # The label of a possessive has its ending behind the bracket: "[family]'s".
    named = (re.match(r"\[([^\]]+)\]", tell.label) for tell in told if tell.kind == "name")
    labels = dict.fromkeys(label[1] for label in named if label)
    return " or ".join(label for label in labels if label not in ("name", "family")) or "somebody in the case"
