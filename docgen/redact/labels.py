"""The words that stand where something was taken out. One table, for a reader who is frightened.

=====================  =====================================================================
what was there         what the reader sees
=====================  =====================================================================
the victim             [victim]
the applicant          [applicant]
an alleged perpetrator [alleged perpetrator], numbered in the order of the case where there are several
somebody else          [witness], [neighbour], [household member] or [person], numbered where there are several
a family ("the Xs")    [family]
several, or unclear    [name]; [alleged perpetrator] where it can only be one of those
an officer             the Tenancy Enforcement Officer (Derby Homes), without brackets; or [officer]
an address, a part     [address]
a postcode alone       [postcode]
telephone, e-mail      [telephone number], [e-mail address]
handle, link           [social media name], [link]
date of birth          [date of birth]
an age, a school       [age], [school]
NI, NHS, vehicle       [NI number], [NHS number], [vehicle registration]
any other number       [reference]
asked for by a person  [removed]
=====================  =====================================================================
"""

from __future__ import annotations

from docgen.redact.marks import MarkKind

VICTIM = "[victim]"
APPLICANT = "[applicant]"
PERPETRATOR = "[alleged perpetrator]"
PERSON = "[person]"
NAME = "[name]"
FAMILY = "[family]"
OFFICER = "[officer]"
OFFICER_IN_WORDS = "the officer"
AGE = "[age]"
SCHOOL = "[school]"

FOR_KIND: dict[MarkKind, str] = {
    "name": NAME,
    "officer": OFFICER,
    "address": "[address]",
    "postcode": "[postcode]",
    "telephone": "[telephone number]",
    "e-mail": "[e-mail address]",
    "handle": "[social media name]",
    "link": "[link]",
    "date-of-birth": "[date of birth]",
    "ni-number": "[NI number]",
    "nhs-number": "[NHS number]",
    "vehicle": "[vehicle registration]",
    "reference": "[reference]",
    "asked": "[removed]",
}

# A further person's role is free text ("partner of ..."), so only these words of it are repeated.
_OTHER_ROLES = {
    "witness": "[witness]",
    "neighbour": "[neighbour]",
    "neighbor": "[neighbour]",
    "household": "[household member]",
    "lodger": "[household member]",
}


def for_other(role: str | None) -> str:
    """The label of a further person, from the words of their role that tell nothing more."""
    words = (role or "").lower().split()
    return next((label for word, label in _OTHER_ROLES.items() if word in words), PERSON)


def numbered(labels: list[str]) -> list[str]:
    """The same labels, each kind numbered from 1 where it comes more than once."""
    seen: dict[str, int] = {}
    result = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        result.append(f"{label[:-1]} {seen[label]}]" if labels.count(label) > 1 else label)
    return result


def for_officer(job_title: str | None, agency: str | None) -> str:
    """How a text goes on where an officer's name was: role, and agency in brackets."""
    role = f"the {job_title}" if job_title else OFFICER_IN_WORDS
    return f"{role} ({agency})" if agency else role
