"""Where in a letter a mark stands: at its head, in its text, below a label, beside a time and a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from docgen.documents.word.marks import Mark
from docgen.documents.word.marks import text_of as text_with_breaks
from docgen.workshop.fields import available
from docgen.workshop.wordfile import BODY, Paragraph, W, WordFile, said

Region = Literal["head", "beside", "text", "unknown"]  # before "Dear", in headers and footers, after it; no "Dear"
Role = Literal["", "window", "address"]

_TO_VICTIM = frozenset({"letter-3"})  # every other letter goes to the applicant, or to both
_READER = r"(?:(?:{who}|complainant|recipient|addressee)(?:'s)? )?(?:full )?"
_NAME = _READER + r"name(?: and address)?(?: of (?:{who}|complainant|recipient|addressee))?"
_ADDRESS = _READER + r"(?:address(?: line \d| of (?:{who}|complainant|recipient|addressee))?|postcode)"
_AROUND = 3  # lines before and after that belong to the same particulars


@dataclass(frozen=True, slots=True)
class Found:
    """A mark in its paragraph and line."""

    paragraph: Paragraph
    text: str
    mark: Mark
    start: int  # of its line
    end: int

    @property
    def line(self) -> str:
        """The line it stands in."""
        return self.text[self.start : self.end]

    @property
    def alone(self) -> bool:
        """Whether nothing else stands in the line."""
        return self.mark.alone_in(self.line)

    @property
    def key(self) -> tuple[int, int]:
        """Its paragraph and place."""
        return id(self.paragraph), self.mark.start


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mark stands: its document, and the words around it."""

    document: str
    before: str  # in its line, the label in the cell to the left of it too
    after: str
    alone: bool  # nothing else in its line
    region: Region = "unknown"
    role: Role = ""  # of the name and address at the head of a letter, which one field is for
    around: str = ""  # the lines before and after

    @property
    def sentence(self) -> str:
        """The words of the sentence that it stands in, in small letters."""
        first = re.split(r"[.!?;]\s", self.before)[-1]
        rest = re.split(r"[.!?;](?:\s|$)", self.after)[0]
        return f"{first} {rest}".lower()


class Letter:
    """A letter with its marks."""

    def __init__(self, file: WordFile, found: Sequence[Found]) -> None:
        self._document = file.document
        body = [p for p in file.paragraphs if p.part == BODY]
        self._lines: list[tuple[str, str]] = []  # each line of the file, and its part
        self._first: dict[int, int] = {}  # the line that a paragraph begins with
        self._dear: int | None = None
        for paragraph in file.paragraphs:
            self._first[id(paragraph)] = len(self._lines)
            for line in text_with_breaks(paragraph.element).split("\n"):
                if self._dear is None and paragraph in body and re.match(r"\s*dear\b", line, re.IGNORECASE):
                    self._dear = len(self._lines)
                self._lines.append((paragraph.part, line.strip()))
        self._roles = self._find_roles(found)

    def spot(self, one: Found) -> Spot:
        """Where this mark stands."""
        before, after = one.text[one.start : one.mark.start], one.text[one.mark.end : one.end]
        at = self._line(one)
        near = self._lines[max(0, at - _AROUND) : at] + self._lines[at + 1 : at + 1 + _AROUND]
        around = "\n".join(text for part, text in near if part == one.paragraph.part)
        return Spot(
            self._document,
            f"{_label(one)}{before}",
            after,
            one.alone,
            self._region(one),
            self._roles.get(one.key, ""),
            around,
        )

    def _line(self, one: Found) -> int:
        return self._first[id(one.paragraph)] + one.text.count("\n", 0, one.mark.start)

    def _region(self, one: Found) -> Region:
        if one.paragraph.part != BODY:
            return "beside" if re.search("header|footer", one.paragraph.part) else "text"
        if self._dear is None:
            return "unknown"
        return "head" if self._line(one) < self._dear else "text"

    def _find_roles(self, found: Sequence[Found]) -> dict[tuple[int, int], Role]:
        """The reader's name and address, each alone in its line, the one below the other, before "Dear"."""
        who = "victim" if self._document in _TO_VICTIM else "applicant"
        name, address = _NAME.format(who=who), _ADDRESS.format(who=who)
        roles: dict[tuple[int, int], Role] = {}
        if "recipient.window" not in available()[self._document]:
            return roles
        heads = [
            one
            for one in found
            if one.alone and one.mark.kind == "insert" and self._region(one) == "head" and not _label(one)
        ]
        for one in heads:
            if re.fullmatch(name, one.mark.words) and "address" in one.mark.words:
                roles[one.key] = "window"
        for one, after in pairwise(heads):
            if re.fullmatch(address, after.mark.words) and _follows(one, after):
                if re.fullmatch(name, one.mark.words):
                    roles.setdefault(one.key, "window")
                if one.key in roles:
                    roles[after.key] = "address"
        return roles


def _follows(one: Found, after: Found) -> bool:
    """Whether the second stands in the line below the first."""
    if one.paragraph is after.paragraph:
        return one.end + 1 == after.start
    between = after.paragraph.number - one.paragraph.number
    return one.paragraph.part == after.paragraph.part and between == 1 and one.end == len(one.text)


def _label(one: Found) -> str:
    """What the cell to the left says, where the mark alone fills its line of a cell."""
    cell = next(one.paragraph.element.iterancestors(f"{W}tc"), None)
    left = cell.getprevious() if cell is not None and one.alone else None
    words = said(left).strip() if left is not None and left.tag == f"{W}tc" else ""
    return f"{words} " if words else ""
