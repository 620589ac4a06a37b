"""Tables of lines in which curly brackets stand around what has to go."""

from __future__ import annotations

from docgen.redact import Redactor


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
