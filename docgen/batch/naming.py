"""What the folder of a case is called: by its reference where that is a mere number, else by a code.

A reference may hold anything, and the name of a folder is seen by everybody who sees the disk. Letters may be of a
name, initials or a street, and few figures of a birthday or a house; so a reference becomes a name where it is
five figures or more and no part of a number or date in the case. No two references share a name.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any

from docgen.case.model import Case

_NUMBER = re.compile(r"[0-9]{5,40}")
_DATES = ("%Y%m%d", "%d%m%Y", "%m%d%Y", "%d%m%y", "%y%m%d", "%m%d%y")
_FEW = 5  # figures; fewer are in any number


def folder_name(case: Case) -> str:
    """The name of the folder: the same whenever the reference is, and another for every other reference."""
    reference = case.reference
    if _NUMBER.fullmatch(reference) and not _tells_of_somebody(reference, case):
        return reference
    return "case-" + hashlib.sha256(reference.encode()).hexdigest()[:16]


def _tells_of_somebody(reference: str, case: Case) -> bool:
    """Whether the reference is in a number of the case, has one in it, or has somebody's year of birth in it."""
    said = case.model_dump(mode="python", exclude={"reference"}, warnings=False)
    if any(reference in told or told in reference for told in _numbers(said)):
        return True
    people = chain([case.victim, case.applicant], case.perpetrators, case.others)
    born = (person.date_of_birth for person in people if person is not None)
    return any(day is not None and str(day.year) in reference for day in born)


def _numbers(value: Any) -> Iterator[str]:
    """Every number of five figures or more, a date in each way of writing it, without what is between figures."""
    if isinstance(value, dict):
        for each in value.values():
            yield from _numbers(each)
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _numbers(each)
    elif isinstance(value, date):
        yield from (value.strftime(form) for form in _DATES)
    elif isinstance(value, str | int | float):
        for run in re.findall(r"[0-9](?:[\s()./+-]*[0-9])*", str(value)):
            figures = re.sub(r"[^0-9]", "", run)
            if len(figures) >= _FEW:
                yield figures
