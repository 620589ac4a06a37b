"""What docgen and the authority's profile say in documents, besides the templates: no word of it is of a case."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from docgen.documents.choice.catalogue import DOCUMENTS
from docgen.documents.facts.steps import appeal_steps, review_steps
from docgen.review import Review

_HEADINGS = ("Meeting pack", "Cover", "Contents", "Page numbers")


def fixed_wording(review: Review) -> tuple[str, ...]:
    """Titles of documents, what the timelines say, and the authority's own wording, a paragraph each."""
    found = [*_HEADINGS, *(document.title for document in DOCUMENTS)]
    for step in (*review_steps(review), *appeal_steps(review)):
        found += [step.title, step.what, step.rule or "", "" if step.date else step.date_text]
        for question in (step.before, step.after):
            if question is not None:
                found += _texts(question)
    return tuple(dict.fromkeys((*found, *_of_profile(review.authority))))


def _texts(question: object) -> list[str]:
    values = (getattr(question, name) for name in getattr(question, "__dataclass_fields__", ()))
    return [value for value in values if isinstance(value, str)]


def _of_profile(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, BaseModel):
        yield from (text for name in type(part).model_fields for text in _of_profile(getattr(part, name)))
    elif isinstance(part, tuple | list):
        yield from (text for item in part for text in _of_profile(item))
