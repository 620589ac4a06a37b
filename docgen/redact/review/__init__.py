"""One page on which a person reads every text that goes out, before and after, with the reason for each change."""

from docgen.redact.review.page import redaction_json, review_page
from docgen.redact.review.survey import Audience, Change, Shown, Survey, survey

__all__ = ["Audience", "Change", "Shown", "Survey", "redaction_json", "review_page", "survey"]
