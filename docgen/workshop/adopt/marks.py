"""The marks in a letter that tell an officer what to type: "(INSERT CASE NO)", "[insert date]", "HIM/HER"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["insert", "instruction", "choice", "blank", "marking"]

_LEADS = r"INSERT|ENTER|TYPE IN|STATE|SPECIFY|ADD"
_ORDERS = r"DELETE|REMEMBER|AMEND|CHOOSE|SELECT|NOTE|REMOVE|COMPLETE"
_OPEN = {"(": ")", "[": "]", "<": ">", "«": "»", "{": "}"}
# In brackets the mark ends with them, so small letters may stand in it; without, it is the words in capitals.
_BRACKETED = re.compile(rf"[(\[<«{{]+\s*(?:PLEASE\s+)?(?:({_LEADS})|({_ORDERS}))\b")
_SMALL = re.compile(r"[(\[<«{]+\s*(?:please\s+)?(?:insert|enter)\b", re.IGNORECASE)
_WORD = r"(?:[A-Z][A-Z'’/&-]*(?:\([A-Z]+\))?|\d+)"
_BARE = re.compile(rf"\bINSERT(?:,?[ \u00a0]+{_WORD})+")
_CHOICE = re.compile(
    r"\b(?:HE|SHE|HIM|HER|HIS|THEY|THEM|THEIR)(?:/(?:HE|SHE|HIM|HER|HERS|HIS|THEY|THEM|THEIR))+\b"
)
_MARKING = re.compile(
    r"\s*(?:PUBLIC|OFFICIAL(?:[ –-]*SENSITIVE)?|RESTRICTED|CONFIDENTIAL)\s*"
)  # a line of its own
_BLANK = re.compile(r"\b[Xx]{3,}\b|\b(?:DD/MM/YY(?:YY)?|dd/mm/yy(?:yy)?)\b")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark, where it stands in the text of its paragraph, and its words in plain small letters."""

    start: int
    end: int
    shown: str
    words: str
    kind: Kind

    def alone_in(self, line: str) -> bool:
        """Whether nothing else stands in the line."""
        return line.replace(self.shown, "", 1).strip(" \t\u00a0.,;:") == ""


def marks_in(text: str) -> tuple[Mark, ...]:
    """Every mark of one paragraph's text, in order; none overlaps another."""
    found: list[Mark] = []
    for mark in sorted(_every(text), key=lambda m: (m.start, -m.end)):
        if not found or mark.start >= found[-1].end:
            found.append(mark)
    return tuple(found)


def _every(text: str) -> Iterator[Mark]:
    for pattern in (_BRACKETED, _SMALL):
        for match in pattern.finditer(text):
            end = _closing(text, match.start())
            if end is None:
                continue
            order = pattern is _BRACKETED and match.group(2)
            yield _mark(text, match.start(), end, "instruction" if order else "insert")
    for match in _BARE.finditer(text):
        yield _mark(text, match.start(), match.end(), "insert")
    for match in _CHOICE.finditer(text):
        yield _mark(text, match.start(), match.end(), "choice")
    if _MARKING.fullmatch(text):
        yield _mark(text, 0, len(text), "marking")
    for match in _BLANK.finditer(text):
        yield _mark(text, match.start(), match.end(), "blank")


def _mark(text: str, start: int, end: int, kind: Kind) -> Mark:
    shown = text[start:end]
    return Mark(start, end, shown, plain(shown), kind)


def plain(shown: str) -> str:
    """The words of a mark as they compare: without brackets, "insert", articles and the kind of apostrophe."""
    words = shown.replace("’", "'").replace("‘", "'").replace("\u00a0", " ").strip().lower()
    if words[:1] in _OPEN:
        words = words.strip("()[]<>«»{} \t\n.")
    words = re.sub(r"^(please )?(insert|enter|type in|state|specify|add)\b", "", words)
    words = re.sub(r"\b(the|a|an|correct|relevant)\b", " ", words)
    return " ".join(words.split())


def _closing(text: str, start: int) -> int | None:
    """Where the bracket that opens here is closed again, those inside it too; None where it is not."""
    waiting: list[str] = []
    for at in range(start, len(text)):
        if text[at] in _OPEN:
            waiting.append(_OPEN[text[at]])
        elif waiting and text[at] == waiting[-1]:
            waiting.pop()
            if not waiting:
                return at + 1
    return None
