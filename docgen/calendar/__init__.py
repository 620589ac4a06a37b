"""Outlook's side of a review: the meeting as an invitation, and the officer's own deadlines as reminders.

Files after RFC 5545 (iCalendar) and RFC 5546 (invitations). No name of anybody in the case stands in them, only
those of officers: calendars are shared, and shown on screens in meeting rooms.
"""

from docgen.calendar.deadlines import Reminder, reminders, reminders_file
from docgen.calendar.earlier import Earlier, read_earlier
from docgen.calendar.identity import invitation_uid
from docgen.calendar.meeting import Method, has_length, invitation
from docgen.calendar.people import Guest, guests, sharing, unreachable

__all__ = [
    "Earlier",
    "Guest",
    "Method",
    "Reminder",
    "guests",
    "has_length",
    "invitation",
    "invitation_uid",
    "read_earlier",
    "reminders",
    "reminders_file",
    "sharing",
    "unreachable",
]
