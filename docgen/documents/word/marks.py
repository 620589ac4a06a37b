"""The marks in a Word letter that tell an officer what to type: "(INSERT CASE NO)", "[insert date]", "HIM/HER".

One finder for all who look: those who make a template of a letter, those who check one, and those who fill one in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree

Kind = Literal["insert", "open", "instruction", "choice", "blank", "prompt", "marking"]

_LEADS = r"INSERT|ENTER|TYPE IN|STATE|SPECIFY|ADD"
_ORDERS = r"DELETE|REMEMBER|AMEND|CHOOSE|SELECT|NOTE|REMOVE|COMPLETE"
_OPEN = {"(": ")", "[": "]", "<": ">", "«": "»", "{": "}"}
# In brackets the mark ends with them, so small letters may stand in it; without, it is the words in capitals.
_BRACKETED = re.compile(rf"[(\[<«{{]+\s*(?:PLEASE\s+)?(?:({_LEADS})|({_ORDERS}))\b")
_SMALL = re.compile(r"[(\[<«{]+\s*(?:please\s+)?(?:insert|enter)\b", re.IGNORECASE)
_WORD = r"(?:[A-Z][A-Z'’/&-]*(?:\([A-Z]+\))?|\d+)"
_BARE = re.compile(rf"\bINSERT\b(?:[,:]?[ \t\u00a0]+{_WORD})*")
_LINE = re.compile(r"^[ \t]*(?:[Pp]lease )?[Ii]nsert [^.\n]{2,60}$", re.MULTILINE)
_THINGS = (  # what somebody types who leaves out the "insert"
    r"(?:(?:your|our|full|first|last|applicant|victim|complainant|recipient|officer|council|case|meeting|letter)"
    r"(?:['’]?s)? )*"
    r"(?:name|surname|address|date|time|venue|location|postcode|telephone|phone|number|no\.?|ref(?:erence)?|e-?mail"
    r"|signature|job title|council|officer|applicant|victim|recipient)(?: (?:of|for) \w+)?"
)
_NAMED = re.compile(rf"<<[^<>\n]{{1,60}}>>|«[^«»\n]{{1,60}}»|[\[<]\s*(?i:{_THINGS})\s*[\]>]")
_CAPITALS = re.compile(r"\[\s*[A-Z][A-Z'’/& ]{2,40}\]")  # or an abbreviation
_PEOPLE = r"(?:s/)?(?:he|she|him|her|hers|his|they|them|their|theirs)"
_CHOICE = re.compile(
    rf"\b{_PEOPLE}(?:/{_PEOPLE})+\b|\bs/he\b|\bMr(?:/(?:Mrs|Miss|Ms|Mx|Dr))+\b"
    r"|\(\s*(?:his or hers?|he or she|him or her)\s*\)",
    re.IGNORECASE,
)
_DELETE = re.compile(
    r"[(\[]?\*?\bdelete (?:as|where|if) (?:applicable|appropriate|necessary|required)\b[)\]]?", re.IGNORECASE
)
_LATER = re.compile(r"[(\[]\s*TB[CA]\s*[)\]]|\bTB[CA]\b")
_PROMPT = re.compile(
    r"\bChoose an item\b\.?|\b(?:Click|Tap|Click or tap) (?:here )?to (?:enter|add) (?:a )?\w+\b\.?"
)
_MARKING = re.compile(
    r"\s*(?:PUBLIC|OFFICIAL(?:[ –-]*SENSITIVE)?|RESTRICTED|CONFIDENTIAL)\s*"
)  # a line of its own
_CROSSES = re.compile(r"\b[Xx]{3,}\b")
# What is there to be written on by hand; a form has such lines for good.
_RULED = re.compile(r"_{3,}|\.{4,}|…{2,}|\?{3,}|\[[ \u00a0]{3,}\]|\b(?:DD/MM/YY(?:YY)?|dd/mm/yy(?:yy)?)\b")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SAID = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}


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

    @property
    def sure(self) -> bool:
        """Whether it can be nothing else: "his/her" and a line to sign on may be meant for the reader."""
        if self.kind == "choice":
            return self.shown.isupper()
        doubtful = _RULED.fullmatch(self.shown) or _CAPITALS.fullmatch(self.shown)
        return self.kind != "marking" and not (self.kind == "blank" and doubtful)


def marks_in(text: str, *, letter: bool = True) -> tuple[Mark, ...]:
    """Every mark of one paragraph's text, in order; none overlaps another, none is within a tag.

    ``letter``: lines to write on, "he/she" and "delete as appropriate" are marks in a letter; a form has them.
    """
    tags = [found.span() for found in _TAG.finditer(text)]
    found: list[Mark] = []
    for mark in sorted(
        _every(text, letter=letter), key=lambda m: (m.start, -m.end)
    ):  # stable: of two alike, the first
        if any(start < mark.end and mark.start < end and not _is_tag(mark, text) for start, end in tags):
            continue
        if not found or mark.start >= found[-1].end:
            found.append(mark)
    return tuple(found)


def text_of(paragraph: etree._Element) -> str:
    """What a paragraph of a Word file says, line breaks as ``\\n``, without the text boxes in it."""
    return "".join(
        node.text or "" if node.tag == f"{_W}t" else _SAID[node.tag]
        for node in paragraph.iter(f"{_W}t", *_SAID)
        if node.getparent().tag == f"{_W}r" and next(node.iterancestors(f"{_W}p"), None) is paragraph
    )


def plain(shown: str) -> str:
    """The words of a mark as they compare: without brackets, "insert", articles and the kind of apostrophe."""
    words = shown.replace("’", "'").replace("‘", "'").replace("\u00a0", " ").strip().lower()
    if words[:1] in _OPEN:
        words = words.strip("()[]<>«»{} \t\n.")
    words = re.sub(r"^(please )?(insert|enter|type in|state|specify|add)\b[\s:–-]*", "", words)
    words = re.sub(r"\b(the|a|an|correct|relevant)\b", " ", words)
    return " ".join(words.split())


def _is_tag(mark: Mark, text: str) -> bool:
    """ "{{INSERT CASE NO}}" is a mark that looks like a tag."""
    return bool(re.match(r"\{\{\s*(?:insert|enter)\b", text[mark.start : mark.end], re.IGNORECASE))


def _every(text: str, *, letter: bool) -> Iterator[Mark]:
    for pattern in (_BRACKETED, _SMALL):
        for match in pattern.finditer(text):
            order = pattern is _BRACKETED and match.group(2)
            end = _closing(text, match.start())
            if end is None and not order:  # goes on to the end of the line, and perhaps in the next paragraph
                last = text.find("\n", match.end())
                yield _mark(text, match.start(), len(text) if last < 0 else last, "open")
            elif end is not None:
                yield _mark(text, match.start(), end, "instruction" if order else "insert")
    for match in _BARE.finditer(text):
        opened = text.count("(", 0, match.start()) - text.count(")", 0, match.start())
        shut = text[match.end() : match.end() + 1] == ")" and opened < 1
        yield _mark(text, match.start(), match.end() + shut, "open" if shut else "insert")
    for match in _LINE.finditer(text):
        yield _mark(text, match.start(), match.end(), "open")
    for pattern, kind in _KINDS:
        for match in pattern.finditer(text):
            if letter or pattern not in (_CHOICE, _DELETE) or match[0].isupper():
                yield _mark(text, match.start(), match.end(), kind)
    if _MARKING.fullmatch(text):
        yield _mark(text, 0, len(text), "marking")
    if letter:
        for match in _RULED.finditer(text):
            yield _mark(text, match.start(), match.end(), "blank")


_KINDS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (_NAMED, "open"),
    (_CHOICE, "choice"),
    (_DELETE, "instruction"),
    (_LATER, "blank"),
    (_PROMPT, "prompt"),
    (_CROSSES, "blank"),
    (_CAPITALS, "blank"),
)


def _mark(text: str, start: int, end: int, kind: Kind) -> Mark:
    shown = text[start:end]
    return Mark(start, end, shown, plain(shown), kind)


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
