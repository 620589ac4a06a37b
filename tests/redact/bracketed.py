"""Tables of lines in which curly brackets stand around what has to go."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from support import load_data

from docgen.case import Case, parse_case
from docgen.redact import Redactor

Lived = tuple[str, str, Sequence[str], str, str, str, str]
"""Given and family name, the lines of the address, postcode, telephone, an identifier, and the day of birth."""


def lines(table: str) -> list[str]:
    """The lines of a table."""
    return table.strip().splitlines()


def plain(line: str) -> str:
    """The line without its brackets."""
    return line.replace("{", "").replace("}", "")


def bracketed(redactor: Redactor, line: str) -> str:
    """The line with brackets around what the redactor takes out of it, wherever they stood before."""
    text = plain(line)
    for mark in reversed(redactor.redact(text).marks):
        text = f"{text[: mark.start]}{{{text[mark.start : mark.end]}}}{text[mark.end :]}"
    return text


def case_at(people: Iterable[Lived], homes: tuple[Sequence[str], Sequence[str]], phone: str) -> Case:
    """A case in which these are complained of; ``homes`` are those of the victim and the applicant."""
    data = load_data("third-party-after-meeting")
    for who, home in zip(("victim", "applicant"), homes, strict=True):
        data[who]["address"] = {"lines": list(home), "postcode": ""}
    data["victim"]["phone"] = phone
    data["incidents"] = []
    model = {**data["perpetrators"][0], "email": ""}
    data["perpetrators"] = [
        {
            **model,
            "name": {"title": "", "given": given, "family": family, "known_as": []},
            "address": {"lines": list(lines), "postcode": postcode},
            "phone": number,
            "identifiers": [identifier] if identifier else [],
            "date_of_birth": born or None,
        }
        for given, family, lines, postcode, number, identifier, born in people
    ]
    return parse_case(json.dumps(data))
