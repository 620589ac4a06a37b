"""Text that may stand in a calendar: nobody of the case is in it, and it is on the lines it is meant to be on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from docgen.documents.wording import clean
from docgen.redact.marks import apply
from docgen.redact.reader import Redactors
from docgen.redact.redactor import Redactor
from docgen.review import Review

_LINK = re.compile(r"https?://[!-~]+", re.IGNORECASE)


@dataclass(frozen=True)
class Discreet:
    """Lets text into the calendar without what is known of the people of one case; officers may be named."""

    review: Review

    @cached_property
    def _redactor(self) -> Redactor:
        redactors = Redactors(self.review.case, self.review.authority)
        return redactors.of(replace(redactors.policy(None), officers="keep"))

    def text(self, text: str) -> str:
        """One line, a label in the place of anybody in the case."""
        line = one_line(text)
        marks = self._redactor.redact(line).marks
        return apply(line, tuple(m for m in marks if m.kind == "asked" or (m.of_case and m.kind != "officer")))

    def or_none(self, text: str | None) -> str | None:
        """One line as it is; None where it is empty, or tells of somebody in the case, be it by a like name."""
        line = one_line(text or "")
        return line if line and self.text(line) == line else None

    def link(self, text: str | None) -> str | None:
        """An address of the web; None where it is none, or tells of somebody in the case."""
        if text is None or not _LINK.fullmatch(link := text.strip()):
            return None
        return self.or_none(link)

    @cached_property
    def reference(self) -> str | None:
        """The case's reference; None where it tells of somebody in the case."""
        return self.or_none(self.review.case.reference)

    def named(self, title: str) -> str:
        """A title with the case's reference."""
        return f"{title}, case {self.reference}" if self.reference else title


def one_line(text: str) -> str:
    """Text without control characters, on one line, runs of white space as one space."""
    return " ".join(clean(text).split())
