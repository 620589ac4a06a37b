"""What became of each document as plain data, for programs: what ``--json`` prints. Names are a contract."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docgen.documents.choice.kinds import Choice, Document


def plain_documents(documents: Sequence[Document]) -> list[dict[str, Any]]:
    """The documents there are, no case given."""
    return [{"id": d.id, "title": d.title, "applies": None, "reason": None, "recipients": []} for d in documents]


def plain_choice(choice: Choice) -> dict[str, Any]:
    """One document for a program to read."""
    return {
        "id": choice.document.id,
        "title": choice.document.title,
        "applies": choice.verdict.applies,
        "reason": choice.verdict.reason,
        "recipients": [recipient.key for recipient in choice.verdict.recipients],
        "needs": [{"pointer": o.pointer, "message": o.message, "code": o.code} for o in choice.obstacles],
    }
