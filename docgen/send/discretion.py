"""What the messages say of the people of the case: to an agency or the Chair nothing at all.

A message goes in clear, and is read over a shoulder; the pack in it is locked, and is the place for names. What
goes to victim or applicant is looked at by the leak gate besides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from docgen.calendar.discreet import Discreet
from docgen.errors import SendError
from docgen.redact.reader import Redactors
from docgen.review import Review
from docgen.send.facts import MailFacts

NEUTRAL = "some papers have changed"  # to victim and applicant, unless other words are given for them


def refuse_names(review: Review, words: Mapping[str, str | None]) -> None:
    """Raises SendError where the officer's own words, by option, name somebody: in the case, an officer or not.

    They stand in every message, so nobody is sent one.
    """
    redactor = Redactors(review.case, review.authority).for_reader(None)
    for option, text in words.items():
        marks = redactor.redact(text).marks if text else ()
        if marks:
            raise SendError(
                f"{option} stands in messages that go in clear, and tells of somebody ({marks[0].reason}); "
                "nothing was sent: say it without names, addresses and numbers"
            )


@dataclass(frozen=True)
class Discretion:
    """Keeps the people of one case out of what an agency or the Chair is told in clear."""

    review: Review

    @cached_property
    def _discreet(self) -> Discreet:
        return Discreet(self.review)

    def facts(self, facts: MailFacts) -> MailFacts:
        """Without a place, a reference or a name that tells of somebody: those are in the pack."""
        keep, to = self._discreet.or_none, facts.recipient
        return replace(
            facts,
            case=replace(facts.case, reference=self._discreet.reference or ""),
            meeting=replace(facts.meeting, location=keep(facts.meeting.location)),
            recipient=replace(to, name=keep(to.name) or "", greeting=keep(to.greeting) or "colleague"),
        )

    def fault(self, text: str) -> str | None:
        """Why a finished message may not go: it still tells of somebody in the case. None where it may."""
        for line in text.splitlines():
            if self._discreet.or_none(line) is None and line.strip():
                return "its message would tell of somebody in the case; see the words of its template"
        return None

    def name(self, name: str) -> str:
        """What stands beside the address; nothing where it is the name of somebody in the case."""
        return self._discreet.or_none(name) or ""
