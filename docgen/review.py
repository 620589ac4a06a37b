"""One case review as the later stages see it: the facts, who runs it, what the rules say, and the day it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docgen.authority import Authority, load_authority
from docgen.case.model import Case
from docgen.rules import Assessment, RuleWarning, Timetable, assess, due_dates, meeting_held, timetable


@dataclass(frozen=True, slots=True)
class Review:
    """A case with its authority, its deadlines and the advice on its threshold, on one day."""

    case: Case
    authority: Authority
    today: date
    timetable: Timetable
    assessment: Assessment

    @classmethod
    def of(cls, case: Case, authority: Authority, today: date) -> Review:
        """The review as it stands on this day."""
        return cls(case, authority, today, timetable(case, authority, today), assess(case, authority))

    @classmethod
    def open(cls, case: Case, today: date, authorities: Sequence[Path] = ()) -> Review:
        """The same, under the authority that the case names; folders of one's own profiles come first."""
        return cls.of(case, load_authority(case.authority, authorities), today)

    @property
    def warnings(self) -> tuple[RuleWarning, ...]:
        """What the rules find impossible, late or doubtful, a decision that differs from the advice among it."""
        return (*self.timetable.warnings, *self.assessment.warnings)

    def deadline(self, deadline_id: str) -> date | None:
        """The date of a deadline; None where it does not apply, or can't be counted yet.

        A letter that was sent before a withdrawal quoted deadlines that the timetable no longer has.
        """
        due = due_dates(self.case, self.authority, self.today)
        return next((d.count.date for d in due if d.id == deadline_id), None)

    def letter_date(self, number: str) -> date:
        """The date on a letter: the day it was sent, or else today."""
        return self.case.letter_sent(number) or self.today

    @property
    def outcome_known(self) -> bool:
        """Whether the meeting is over and what it found is recorded."""
        outcome = self.case.outcome
        recorded = outcome is not None and bool(outcome.findings or outcome.recommendations)
        return recorded and meeting_held(self.case, self.today)
