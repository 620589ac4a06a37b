"""What the folder of a case is called: by its reference where that is no more than a number, else by a code.

A reference may hold anything, and the name of a folder is seen by everybody who sees the disk. So a reference
becomes a name only where it looks like a number and tells of nobody in the case. No two references share a name.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import chain

from docgen.case.model import Case, Name, Person

_NUMBER = re.compile(r"(?=[^0-9]*[0-9])[A-Z0-9]+(?:[-/_][A-Z0-9]+)*")  # capitals and figures, one figure at least
_LONGEST = 40
_RESERVED = re.compile(r"(?:COM|LPT)[0-9].*|CASE[-_/].*")  # Windows' devices, and what our own codes look like
_PIECE = re.compile(r"[A-Z]+|[0-9]+")


def folder_name(case: Case) -> str:
    """The name of this case's folder: the same whenever the reference is, and another for every other reference.

    A slash becomes an underscore, so a reference with an underscore of its own gets a code.
    """
    reference = case.reference
    if _is_number(reference) and not _tells_of_somebody(reference, case):
        return reference.replace("/", "_")
    return "case-" + hashlib.sha256(reference.encode()).hexdigest()[:16]


def _is_number(reference: str) -> bool:
    return (
        len(reference) <= _LONGEST
        and "_" not in reference
        and _NUMBER.fullmatch(reference) is not None
        and _RESERVED.fullmatch(reference) is None
    )


def _tells_of_somebody(reference: str, case: Case) -> bool:
    """Whether a piece of the reference is of somebody's name, address, birthday, number or other mark."""
    told = {text for person in _people(case) for text in _marks(person)}
    joined = "".join(_PIECE.findall(reference))
    pieces = {*_PIECE.findall(reference), *re.split(r"[-/]", reference)}
    return not pieces.isdisjoint(told) or any(len(text) > 3 and text in joined for text in told)


def _people(case: Case) -> Iterator[Person]:
    everybody = chain([case.victim, case.applicant], case.perpetrators, case.others)
    return (person for person in everybody if person is not None)


def _marks(person: Person) -> Iterator[str]:
    called = person.name or Name()
    words = re.findall(r"\w+", called.untitled.upper())
    yield from words
    yield from re.findall(r"\w+", " ".join(called.known_as).upper())
    if len(words) > 1:
        yield words[0][0] + words[-1][0]
        yield "".join(word[0] for word in words)
    born = person.date_of_birth
    if born is not None:
        yield from (born.strftime(form) for form in ("%Y%m%d", "%d%m%Y", "%d%m%y", "%y%m%d"))
    if person.address is not None and person.address.postcode:
        yield _compact(person.address.postcode)
    for mark in (person.phone, *person.identifiers):
        if mark:
            yield _compact(mark)


def _compact(text: str) -> str:
    return "".join(character for character in text.upper() if character.isalnum())
