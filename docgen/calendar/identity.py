"""What a calendar knows an entry by: the same for the same case, and nothing that can be read from it."""

from __future__ import annotations

import uuid

from docgen.review import Review

_NAMESPACE = uuid.UUID("6f1c2a0e-63d1-5e0b-9d57-2f8f3a0c4b71")  # changing it orphans every invitation


def invitation_uid(review: Review) -> str:
    """The UID of this case's meeting: stable from the first invitation to the cancellation (RFC 5545, 3.8.4.7)."""
    return _uid(review, "meeting")


def deadline_uid(review: Review, deadline_id: str) -> str:
    """The UID of one deadline of this case."""
    return _uid(review, f"deadline {deadline_id}")


def _uid(review: Review, what: str) -> str:
    # A reference may hold what it should not; a hash of it can't be read.
    return str(uuid.uuid5(_NAMESPACE, "\n".join([review.case.authority, review.case.reference, what])))
