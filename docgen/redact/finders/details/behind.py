"""Finds the figures behind somebody who is found already: an age in brackets, an officer's collar number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.redact.labels import AGE, FOR_KIND
from docgen.redact.marks import Found
from docgen.redact.text.page import Page

_AGE = re.compile(r"(?:'s)?\.?\s?\((\d{1,2})\)")
_POLICE = re.compile(r"\b(?:w?pc|p?cso|dc|ds|di|dci|sgt|sergeant|insp|inspector|constable)\b\.?")
_MARKED = r"(?:collar\s(?:no\.?\s?|number\s)?|no\.?\s?|number\s|#)"
_COLLAR = re.compile(
    rf"(?:\.?,?\s(?:\({_MARKED}?|{_MARKED})|(?P<bare>,?\s))(?P<it>\d{{3,5}})"
    r"(?![\d]|[.:/,\-]\d|\s?(?:hrs?|hours?|am|pm|m|metres|yards|times|calls|reports)\b)"
)
_TIME = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")  # "PC Hale 1430": a time, and the years of this century
_RANK_BEFORE = 24  # letters: "Sergeant " and a first name


def figures_behind(page: Page, found: Sequence[Found], officers: bool) -> list[Found]:
    """The ages of people of the case, and the collar numbers behind a police rank and a name.

    ``officers`` says whether what tells of officers goes.
    """
    text, marks = page.folded.lower, []
    named = {item.end: item for item in found if item.kind in ("name", "officer")}
    for end, item in named.items():
        if text[end : end + 8].lstrip(".,'s ")[:1] not in "(nc#0123456789":
            continue
        age = _AGE.match(text, end) if item.kind == "name" and item.of_case else None
        if age and int(age[1]) > 1:
            reason = "somebody's age"
            marks.append(Found(*age.span(1), "date-of-birth", AGE, reason, False, rank=4, of_case=True))
        collar = _COLLAR.match(text, end) if officers else None
        if collar is None or (collar["bare"] and _TIME.fullmatch(collar["it"])):
            continue
        if _POLICE.search(text, max(0, item.start - _RANK_BEFORE), end):
            span, kind = collar.span("it"), FOR_KIND["reference"]
            marks.append(Found(*span, "reference", kind, "a collar number", False, rank=4, of_case=item.of_case))
    return marks
