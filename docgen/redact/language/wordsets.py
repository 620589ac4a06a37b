"""Words, written as text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(text.split())


def listed(text: str) -> tuple[str, ...]:
    """The words of a text, in their order."""
    return tuple(text.split())
