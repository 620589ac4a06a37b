"""What an officer should know about addresses before letters are printed: which of them the post would not take.

The letters go to the applicant and the victim; where one of them wants e-mail, the address is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.case.model import Applicant, Case, Victim
from docgen.documents.choice.envelope import MOST_LINES, AddressFault, address_faults, printed_lines
from docgen.rules import RuleWarning

_WHAT_TO_DO = {
    "address-short": "give the house and street, the town and the postcode",
    "address-line": "give it in letters A to Z as well",
    "address-start": "begin it with a letter or a digit",
    "address-no-fixed-abode": "ask where post may be kept for them (c/o), or hand the letters over",
    "address-postcode": "correct it, or hand the letters over",
    "address-forces": "take the country out",
}


def postal_warnings(case: Case) -> tuple[RuleWarning, ...]:
    """Each address of the applicant and the victim that no letter can be posted to as it stands; names nobody.

    Warnings only: what is wrong with an address makes no letter false, and it may be handed over.
    """
    people = (("victim", case.victim), ("applicant", case.applicant))
    return tuple(warning for role, person in people if person is not None for warning in _of(role, person))


def _of(role: str, person: Victim | Applicant) -> Iterator[RuleWarning]:
    if person.communication is not None and person.communication.channel == "email":
        return
    address = f"/{role}/address"
    lines = _lines(role, person)
    if len(lines) < 2 and person.address is None:
        return  # without any address the letter is not made, and that is told there
    if len(lines) < 2:
        yield RuleWarning(
            "address-missing",
            f"the {role}'s address has no line and no postcode, so letters to them can't be posted; give it, "
            "or say under `communication` that they want e-mail",
            address,
        )
        return
    faults = address_faults([line for _, line in lines])
    without = lines[-1][0] != f"{address}/postcode"
    for fault in faults:
        if fault.code == "address-long":
            yield RuleWarning(
                fault.code,
                f"the {role}'s name and address are {len(lines)} lines, and an envelope shows {MOST_LINES}: "
                "docgen puts some on one line; see on each letter that they read well, or shorten the address",
                f"{address}/lines",
            )
        elif fault.code == "address-postcode" and without:
            yield RuleWarning(
                fault.code,
                f"the {role}'s address has no postcode, so letters to them can't be posted; give it, or hand the "
                "letters over",
                f"{address}/postcode",
            )
        else:
            yield _told(role, fault, lines[fault.line - 1][0] if fault.line else f"{address}/lines")


def _told(role: str, fault: AddressFault, pointer: str) -> RuleWarning:
    said = f"letters to the {role} can't be posted: {fault.message}; {_WHAT_TO_DO[fault.code]}"
    return RuleWarning(fault.code, said, pointer)


def _lines(role: str, person: Victim | Applicant) -> list[tuple[str, str]]:
    """What the envelope shows, line by line, each with its place in the case file."""
    found = [(f"/{role}/name", person.name.full)]
    if person.address:
        found += [(f"/{role}/address/lines/{at}", line) for at, line in enumerate(person.address.lines)]
        found.append((f"/{role}/address/postcode", person.address.postcode or ""))
    return [(pointer, line) for pointer, line in found if printed_lines([line])]
