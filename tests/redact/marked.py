"""Sentences with marks in them: {k ...} has to go, {= ...} has to stay; what is not marked counts for nothing."""

from __future__ import annotations

import re

from docgen.redact import Redactor

Mark = tuple[int, int, str]

_MARKED = re.compile(r"\{([k=]) ([^}]*)\}|([^{]+)")


def marked(line: str) -> tuple[str, list[Mark]]:
    """The sentence, and where what is marked in it begins and ends."""
    text, marks = "", []
    for sign, inside, plain in _MARKED.findall(line):
        if sign:
            marks.append((len(text), len(text) + len(inside), sign))
        text += inside or plain
    assert marks, line
    return text, marks


def wrongly_left_or_taken(redactor: Redactor, text: str, marks: list[Mark]) -> list[str]:
    """What is marked to go of which a letter is left, and what is marked to stay of which one is taken."""
    taken = {at for mark in redactor.redact(text).marks for at in range(mark.start, mark.end)}
    wrong = []
    for start, end, sign in marks:
        letters = [at for at in range(start, end) if text[at].isalnum()]
        gone = [at in taken for at in letters]
        if not all(gone) if sign == "k" else any(gone):
            wrong.append(text[start:end])
    return wrong


def by_people(table: str) -> list[tuple[str, str]]:
    """Each sentence of a table with the people of its case: "@" begins a new one."""
    found: list[tuple[str, str]] = []
    people, heading = "", False
    for line in table.strip().splitlines():
        if line.startswith("@"):
            people = f"{people} {line[2:]}" if heading else line[2:]
        else:
            found.append((people, line))
        heading = line.startswith("@")
    return found
