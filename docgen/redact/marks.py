"""What the redactor hands back: the redacted text, and a mark for every place it changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, final

MarkKind = Literal[
    "name",
    "officer",
    "address",
    "postcode",
    "telephone",
    "e-mail",
    "handle",
    "link",
    "date-of-birth",
    "ni-number",
    "nhs-number",
    "vehicle",
    "reference",
    "asked",
]


@final
class RedactedText(str):
    """Text that went through the redactor. Only ``Redactor`` makes it; a plain str does not pass for it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """One place that was changed: ``start`` and ``end`` count characters of the original text.

    ``reason`` tells a reviewer why, without naming anybody. ``certain`` is False where a person should look.
    ``of_case`` says that it is a detail of somebody in the case; else only the form of the words tells a person's.
    """

    start: int
    end: int
    kind: MarkKind
    replacement: str
    reason: str
    certain: bool
    of_case: bool = False


@dataclass(frozen=True, slots=True)
class Redaction:
    """The redacted text and its marks in the order of the text; outside the marks nothing has changed."""

    text: RedactedText
    marks: tuple[Mark, ...]

    @property
    def uncertain(self) -> tuple[Mark, ...]:
        """The marks that a person should look at."""
        return tuple(mark for mark in self.marks if not mark.certain)


@dataclass(frozen=True, slots=True)
class Found:
    """A place in the folded text that a finder wants changed; where two overlap, the higher ``rank`` words it."""

    start: int
    end: int
    kind: MarkKind
    replacement: str
    reason: str
    certain: bool = True
    rank: int = 5
    of_case: bool = False


def apply(text: str, marks: tuple[Mark, ...]) -> RedactedText:
    """The text with each mark's replacement in its place. Marks must be in order and must not overlap."""
    pieces = []
    at = 0
    for mark in marks:
        pieces += [text[at : mark.start], mark.replacement]
        at = mark.end
    pieces.append(text[at:])
    return RedactedText("".join(pieces))
