"""What must not leave: takes out of free text what identifies the people of a case, by knowledge of them."""

from docgen.redact.marks import Mark, MarkKind, RedactedText, Redaction
from docgen.redact.plan import RedactedAction, redact_actions
from docgen.redact.policy import Policy, with_published_details
from docgen.redact.redactor import Redactor

__all__ = [
    "Mark",
    "MarkKind",
    "Policy",
    "RedactedAction",
    "RedactedText",
    "Redaction",
    "Redactor",
    "redact_actions",
    "with_published_details",
]
