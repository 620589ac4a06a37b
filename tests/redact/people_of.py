"""A case with the people that a test is about, and nobody else whose name could be mistaken for theirs."""

from __future__ import annotations

import functools
import json
import re
from typing import Any

from support import load_data

from docgen.authority import load_authority
from docgen.case import Case, parse_case
from docgen.redact import Redactor
from docgen.redact.reader import Redactors

Called = tuple[str, str, *tuple[str, ...]]  # given, family, and what else somebody goes by


def case_of(*called: Called, **changes: Any) -> Case:
    """A case in which these are complained of; ``meeting__location`` is ``meeting.location``."""
    data = load_data("third-party-after-meeting")
    model = {**data["perpetrators"][0], "phone": "", "email": "", "identifiers": []}
    data["perpetrators"] = [
        {**model, "name": {"title": "", "given": given, "family": family, "known_as": list(known)}}
        for given, family, *known in called
    ]
    for path, value in changes.items():
        *steps, last = path.split("__")
        target: Any = data
        for step in steps:
            target = target[int(step) if step.isdigit() else step]
        target[last] = value
    return parse_case(json.dumps(data))


def redactor_of(*called: Called) -> Redactor:
    """The redactor of such a case, for a paper that victim and applicant both get."""
    return Redactors(case_of(*called), load_authority("north-east-derbyshire")).for_reader(None)


def left(redactor: Redactor, text: str, name: str) -> str:
    """The letters of this name, where it first stands in the text, that the redactor leaves."""
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    assert found, text
    start = found.start()
    taken = {at for mark in redactor.redact(text).marks for at in range(mark.start, mark.end)}
    return "".join(text[at] for at in range(start, start + len(name)) if text[at].isalnum() and at not in taken)


@functools.cache
def redactor_for(people: str) -> Redactor:
    """The redactor of a case told in a line: "Rosemary|Long; Eleni|Papadopoulou|Helen"."""
    parts = (tuple(part.strip() for part in person.split("|")) for person in people.split(";"))
    return redactor_of(*((given, family, *known) for given, family, *known in parts))


@functools.cache
def redactors_at(*home: str) -> Redactors:
    """The redactors of a case in which Orsolya Varga is complained of, who lives at this address."""
    case = case_of(("Orsolya", "Varga"), perpetrators__0__address={"lines": list(home), "postcode": "S42 9ZW"})
    return Redactors(case, load_authority("north-east-derbyshire"))


@functools.cache
def redactor_at(*home: str) -> Redactor:
    """Theirs for a paper that victim and applicant both get."""
    return redactors_at(*home).for_reader(None)
