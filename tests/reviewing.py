"""A case with something of everything that a review of its redaction has to show."""

from __future__ import annotations

from functools import cache

from support import edited

from docgen.authority import load_authority
from docgen.case import Case
from docgen.redact.review import Survey, review_page, survey

FINDING = (
    "Three reports were not logged <b>at all</b> & nobody rang back.\n\n"
    "Shane was warned; Karen Smythe of 3 High Street rang on 01632 960999."
)


@cache
def reviewed_case() -> Case:
    """Somebody applied for the victim; the meeting was held; four wishes, of which one finds nothing."""
    return edited(
        "third-party-after-meeting",
        redaction={"remove": ["Larch Grove", "court date"], "keep": ["Shane Furness", "diary sheets"]},
        outcome={
            "findings": [FINDING, "The diary sheets were late."],
            "recommendations": ["Victim Support will ring the family before the court date."],
        },
        threshold__reasons=["Only two complaints within six months."],
        meeting__victim_not_invited_reason="Mrs Furness will attend.",
    )


@cache
def reviewed() -> Survey:
    """Its survey."""
    case = reviewed_case()
    return survey(case, load_authority(case.authority))


@cache
def reviewed_page() -> bytes:
    """Its page."""
    return review_page(reviewed())
