"""The tokens of what is drawn on a page, as regular expressions."""

from __future__ import annotations

OBJECT = (
    # An array and a dictionary are one token each: only the number of the marked content is wanted from them.
    rb"\[(?:[^\[\]()]|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*\]"
    rb"|<<(?:[^<>()]|<[^<>]*>|\((?:[^()\\]|\\.)*\))*>>"
    rb"|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)"
    rb"|<[0-9A-Fa-f\s]*>"
    rb"|/[^\x00\s()<>\[\]{}/%]*"
)
WORD = rb"|[^\x00\s()<>\[\]{}/%]+|%[^\r\n]*"
