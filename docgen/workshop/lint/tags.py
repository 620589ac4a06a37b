"""The tags of a template as they are typed: which there are, and what is wrong with one or with a pair of them.

docxtpl gives ``{%p`` (the paragraph goes), ``{%tr`` (the row), ``{%tc`` (the cell) and ``{%r`` (the run) their
meaning. Each tag is read by itself, so that what is wrong with one is told at its place and hides no other.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.workshop.finding import Finding
from docgen.workshop.wordfile import Paragraph, WordFile

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_BLOCK = re.compile(r"\{%(p|tr|tc|r)?(?:\s|(?=[-+%]))[-+]?\s*(\w*)\s*(.*?)\s*[-+]?%\}")
_PRINT = re.compile(r"\{\{(p|tr|tc|r)?(?:\s|(?![a-z]+\s))[-+]?\s*(.*?)\s*[-+]?\}\}")
_LEVEL_MISSED = re.compile(r"\{%\s+(p|tr|tc|r)\s+(\w+)")
_CURLY = {"“": '"', "”": '"', "‘": "'", "’": "'"}  # docxtpl makes these straight
_STRAIGHT = {ord(mark): straight for mark, straight in _CURLY.items()}
_NEVER_READ = "„‟‚‛«»″′´`"  # these it does not
_WHOLE = {"p": "paragraph", "tr": "row", "tc": "cell", "r": "run"}

OPENING = {"if": "endif", "for": "endfor"}
MIDDLE = {"elif": ("if",), "else": ("if", "for")}
_ADDED = ("colspan", "cellbg", "vm", "hm")  # docxtpl's own
_REFUSED = (
    "set",
    "with",
    "include",
    "import",
    "from",
    "extends",
    "macro",
    "call",
    "block",
    "filter",
    "autoescape",
    "raw",
)
_KNOWN = (*OPENING, *OPENING.values(), *MIDDLE, *_ADDED)


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: ``{%p if meeting.date %}`` has the level ``p``, the word ``if`` and the rest ``meeting.date``."""

    place: Paragraph
    source: str
    level: str  # p, tr, tc, r; empty inside a line
    word: str  # empty where it prints
    rest: str

    @property
    def prints(self) -> bool:
        """Whether it prints a field."""
        return self.source.startswith("{{")


def tags_of(paragraph: Paragraph, text: str | None = None) -> Iterator[Tag]:
    """The tags of one paragraph, in order; comments are passed over."""
    for found in _TAG.finditer(paragraph.text if text is None else text):
        source = found.group()
        if source.startswith("{#"):
            continue
        straight = source.translate(_STRAIGHT)
        if source.startswith("{{"):
            match = _PRINT.fullmatch(straight)
            yield Tag(paragraph, source, (match[1] or "") if match else "", "", match[2] if match else "")
        else:
            match = _BLOCK.fullmatch(straight)
            parts = (match[1] or "", match[2], match[3]) if match else ("", straight[2:-2].strip(), "")
            yield Tag(paragraph, source, *parts)


def faults_of_spelling(file: WordFile) -> Iterator[Finding]:
    """Braces that stand alone, curly quotes, tags that docgen does not know or that lose text."""
    for paragraph in file.paragraphs:
        if "{" not in paragraph.text and "}" not in paragraph.text:
            continue
        yield from _loose(file, paragraph)
        tags = list(tags_of(paragraph))
        for tag in tags:
            yield from _spelled(file, tag)
        yield from _lost(file, paragraph, tags)


def _loose(file: WordFile, paragraph: Paragraph) -> Iterator[Finding]:
    rest = _TAG.sub("", paragraph.text)
    if "{" not in rest and "}" not in rest:
        return
    begun = re.search(r"\{[{%#][^{}]*$", rest)
    if begun:
        message = f"the tag `{begun.group().strip()[:60]}` is begun here and does not end in this paragraph"
        mend = "write the whole tag in one paragraph, with both braces at its end: `{{ like.this }}`"
    else:
        message, mend = "a brace stands alone here", "write a field as `{{ like.this }}`, two braces at either end"
    yield file.finding("error", "loose-brace", message, mend, paragraph)


def _spelled(file: WordFile, tag: Tag) -> Iterator[Finding]:
    marks = sorted({character for character in tag.source if character in _CURLY or character in _NEVER_READ})
    if marks:
        told = " ".join(marks)
        yield file.finding(
            "error" if any(mark in _NEVER_READ for mark in marks) else "warning",
            "curly-quotes",
            f"`{tag.source}` has curly quotes or the like in it ({told})",
            "type straight quotes, \" or '; Ctrl+Z just after typing takes Word's own back",
            tag.place,
        )
    missed = _LEVEL_MISSED.match(tag.source)
    if missed:
        yield file.finding(
            "error",
            "unknown-tag",
            f"`{tag.source}` has a space before `{missed[1]}`",
            f"write `{{%{missed[1]} {missed[2]} ... %}}`, without the space",
            tag.place,
        )
    elif tag.prints:
        if tag.level:
            yield file.finding(
                "error",
                "unknown-tag",
                f"`{tag.source}`: `{{{{{tag.level}` prints no field here",
                f"write `{{{{ {tag.rest} }}}}`",
                tag.place,
            )
    elif tag.word in _REFUSED:
        yield file.finding(
            "error",
            "refused-tag",
            f"`{tag.source}`: a template prints fields, asks `if` and repeats with `for`; `{tag.word}` it can't",
            "take the tag out",
            tag.place,
        )
    elif tag.word not in _KNOWN:
        nearest = difflib.get_close_matches(tag.word.lower(), _KNOWN, n=1, cutoff=0.0)[0]
        yield file.finding(
            "error",
            "unknown-tag",
            f"`{tag.source}`: there is no tag `{tag.word}`",
            f"the nearest is `{nearest}`",
            tag.place,
        )


def _lost(file: WordFile, paragraph: Paragraph, tags: list[Tag]) -> Iterator[Finding]:
    """A tag that takes its paragraph or row away takes all that stands in it."""
    whole = [tag for tag in tags if tag.level in ("p", "tr", "tc") and not tag.prints]
    if not whole:
        return
    tag = whole[0]
    same = [tag for tag in tags if tag is not whole[0]]
    if paragraph.said or same:
        yield file.finding(
            "error",
            "lost-text",
            f"`{tag.source}` takes its whole {_WHOLE[tag.level]} away, with what else stands in it",
            f"give the tag a {_WHOLE[tag.level]} of its own",
            paragraph,
        )
    if tag.level == "tr":
        row = paragraph.row
        if row is None:
            yield file.finding(
                "error",
                "split-block",
                f"`{tag.source}` stands in no table",
                f"write `{{%p {tag.word} ... %}}` in a paragraph, or move it into a row of the table",
                paragraph,
            )
            return
        others = [
            p for p in map(file.around, row.iter(paragraph.element.tag)) if p is not None and p is not paragraph
        ]
        if any(other.text.strip() for other in others):
            yield file.finding(
                "error",
                "lost-text",
                f"`{tag.source}` takes its whole row away, with what else stands in it",
                "give the tag a row of its own",
                paragraph,
            )
