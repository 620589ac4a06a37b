"""Whether every ``if`` and ``for`` is closed, and at the same level and in the same place as it is opened."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from docgen.workshop.finding import Finding
from docgen.workshop.lint.tags import MIDDLE, OPENING, Tag, tags_of
from docgen.workshop.wordfile import Paragraph, W, WordFile

_LEVELS = {"": "inside a line", "r": "as a run", "p": "as a paragraph", "tr": "as a row", "tc": "as a cell"}


def faults_of_blocks(file: WordFile) -> Iterator[Finding]:
    """Blocks that are never closed, never opened, or split."""
    for part in file.story:
        open_: list[Tag] = []
        for paragraph in file.paragraphs:
            if paragraph.part == part:
                for tag in tags_of(paragraph):
                    yield from _step(file, tag, open_)
        for tag in open_:
            yield file.finding(
                "error",
                "never-closed",
                f"`{tag.source}` is never closed",
                f"put `{_tag(tag.level, OPENING[tag.word])}` after what it holds",
                tag.place,
            )


def _step(file: WordFile, tag: Tag, open_: list[Tag]) -> Iterator[Finding]:
    if tag.prints:
        return
    if tag.word in OPENING:
        open_.append(tag)
        return
    wanted = MIDDLE.get(tag.word) or tuple(opens for opens, closes in OPENING.items() if closes == tag.word)
    if not wanted:
        return
    at = next((n for n in reversed(range(len(open_))) if open_[n].word in wanted), None)
    if at is None:
        yield file.finding(
            "error",
            "never-opened",
            f"`{tag.source}` closes nothing: no `{' or '.join(wanted)}` is open here"
            if tag.word not in MIDDLE
            else f"`{tag.source}` stands in no `{' or '.join(wanted)}`",
            "take it out, or put back the tag that it belongs to",
            tag.place,
        )
        return
    if tag.word in MIDDLE and at < len(open_) - 1:
        at = len(open_) - 1 if open_[-1].word in wanted else at
    for inner in open_[at + 1 :]:
        yield file.finding(
            "error",
            "never-closed",
            f"`{inner.source}` is not closed before `{tag.source}`",
            f"put `{_tag(inner.level, OPENING[inner.word])}` before that",
            inner.place,
        )
    opening = open_[at]
    del open_[at + 1 :]
    yield from _together(file, opening, tag)
    if tag.word not in MIDDLE:
        open_.pop()


def _together(file: WordFile, opening: Tag, closing: Tag) -> Iterator[Finding]:
    """Whether two tags of a pair stand where one can go with the other."""
    if opening.level != closing.level:
        yield file.finding(
            "error",
            "split-block",
            f"`{opening.source}` is opened {_LEVELS[opening.level]}, "
            f"`{closing.source}` stands {_LEVELS[closing.level]}",
            f"write `{_tag(opening.level, closing.word)}`",
            closing.place,
        )
    elif not _same_place(opening, closing):
        what = {"p": "cell, or both outside the table", "tr": "table", "tc": "row"}.get(opening.level, "paragraph")
        yield file.finding(
            "error",
            "split-block",
            f"`{opening.source}` is opened in one place of the page and `{closing.source}` stands in another",
            f"put both into the same {what}"
            + ("; to keep or drop whole paragraphs, write `{%p ... %}`" * (what == "paragraph")),
            closing.place,
        )


def _same_place(opening: Tag, closing: Tag) -> bool:
    one, other = opening.place, closing.place
    if opening.level == "p":
        return one.container is other.container
    if opening.level == "tr":
        return _table(one) is _table(other)
    if opening.level == "tc":
        return one.row is other.row
    return one is other


def _table(paragraph: Paragraph) -> etree._Element | None:
    return next(paragraph.element.iterancestors(f"{W}tbl"), None)


def _tag(level: str, word: str) -> str:
    return f"{{%{level} {word} %}}"
