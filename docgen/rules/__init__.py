"""What the guidance says: working days, the timetable and the threshold.

Pure: no file, no clock, no network. Today is an argument.
"""

from docgen.authority import DeadlineId
from docgen.rules.deadline import CountedFrom, Deadline, RuleWarning, Status, Timetable
from docgen.rules.due import appeal_by, due_dates, refused
from docgen.rules.periods import first_day_of_period, last_day_of_period
from docgen.rules.plain import plain_assessment, plain_timetable
from docgen.rules.standing import UNRECORDED, meeting_held
from docgen.rules.threshold import Advice, Assessment, IncidentAssessment, assess
from docgen.rules.timetable import timetable
from docgen.rules.workdays import (
    LAST_PUBLISHED_YEAR,
    BankHoliday,
    Count,
    bank_holiday,
    calendar_days_after,
    is_working_day,
    working_days_after,
    working_days_before,
    working_days_between,
)

__all__ = [
    "LAST_PUBLISHED_YEAR",
    "UNRECORDED",
    "Advice",
    "Assessment",
    "BankHoliday",
    "Count",
    "CountedFrom",
    "Deadline",
    "DeadlineId",
    "IncidentAssessment",
    "RuleWarning",
    "Status",
    "Timetable",
    "appeal_by",
    "assess",
    "bank_holiday",
    "calendar_days_after",
    "due_dates",
    "first_day_of_period",
    "is_working_day",
    "last_day_of_period",
    "meeting_held",
    "plain_assessment",
    "plain_timetable",
    "refused",
    "timetable",
    "working_days_after",
    "working_days_before",
    "working_days_between",
]
