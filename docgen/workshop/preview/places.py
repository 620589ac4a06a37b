"""Where a paragraph of a template stands on the printed pages.

The words of the template that are no tags are laid beside the words of the pages, in order: what a question left
out has no word there, and a word that a loop repeats is found at its first round.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Indel

from docgen.preflight.seen import Box, around
from docgen.workshop.compare import Pages, Word
from docgen.workshop.wordfile import BODY, Paragraph, WordFile, part_in_words

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_ENOUGH = 0.5  # of a paragraph's words found, so that a chance word or two is no place
_GAP = 40  # words between two paragraphs that one of tags alone may have printed
_APART = 60  # words that a field may print inside a paragraph; what stands further off is there by chance


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of one printed page."""

    page: int
    box: Box
    text: str


class Places:
    """Where each paragraph of a template stands on these pages."""

    def __init__(self, file: WordFile, pages: Pages) -> None:
        self._words = pages.words
        self._at: dict[tuple[str, int], tuple[int, int]] = {}  # part and paragraph: first and last word
        taken: set[int] = set()
        for part in file.story:
            own = [paragraph for paragraph in file.paragraphs if paragraph.part == part]
            free = [n for n in range(len(self._words)) if n not in taken]
            found = _beside(own, [self._words[n].text for n in free])
            for number, hits in found.items():
                places = [free[n] for n in hits]
                self._at[part_in_words(part), number] = (places[0], places[-1])
                taken.update(places)
            if part == BODY:
                self._fill(own)
                self._stretch(own)

    def of(self, part: str, paragraph: int | None) -> Place | None:
        """The place of a paragraph, as a finding names it; None where nothing of it is printed."""
        span = self._at.get((part, paragraph)) if paragraph is not None else None
        if span is None:
            return None
        page = self._words[span[0]].page
        words = [word for word in self._words[span[0] : span[1] + 1] if word.page == page]
        return Place(page, around([word.box for word in words]), " ".join(word.text for word in words))

    def _fill(self, paragraphs: Sequence[Paragraph]) -> None:
        """A paragraph of tags alone printed what stands between its neighbours."""
        name = part_in_words(BODY)
        for n, paragraph in enumerate(paragraphs):
            if "{{" not in paragraph.text or (name, paragraph.number) in self._at or _plain(paragraph.text):
                continue
            before = next(
                (self._at[name, p.number][1] for p in reversed(paragraphs[:n]) if (name, p.number) in self._at), -1
            )
            after = next(
                (self._at[name, p.number][0] for p in paragraphs[n + 1 :] if (name, p.number) in self._at),
                len(self._words),
            )
            if 0 < after - before - 1 <= _GAP:
                self._at[name, paragraph.number] = (before + 1, after - 1)

    def _stretch(self, paragraphs: Sequence[Paragraph]) -> None:
        """What a tag at the end of a paragraph printed belongs to it, as far as the next one."""
        name = part_in_words(BODY)
        there = [p for p in paragraphs if (name, p.number) in self._at]
        for paragraph, after in pairwise(there):
            first, last = self._at[name, paragraph.number]
            end = self._at[name, after.number][0]
            ends_in_tag = paragraph.text.rstrip().endswith(("}}", "%}"))
            between = paragraphs[paragraph.number : after.number - 1]
            alone = not any("{{" in other.text for other in between)
            if ends_in_tag and alone and 0 < end - last - 1 <= _GAP:
                self._at[name, paragraph.number] = (first, end - 1)


def lines(words: Sequence[Word]) -> tuple[Box, ...]:
    """A box for each line of these words, which stand on one page."""
    boxes: list[Box] = []
    for word in words:
        last, box = boxes[-1] if boxes else None, word.box
        if last and abs(last.top - box.top) < 0.5 * (box.bottom - box.top) and -1 < box.left - last.right < 6:
            boxes[-1] = Box(last.left, min(last.top, box.top), box.right, max(last.bottom, box.bottom))
        else:
            boxes.append(box)
    return tuple(boxes)


def _beside(paragraphs: Sequence[Paragraph], printed: Sequence[str]) -> Mapping[int, Sequence[int]]:
    """By the number of the paragraph, which printed words are its own."""
    wanted = [(paragraph.number, word) for paragraph in paragraphs for word in _plain(paragraph.text)]
    counted: dict[int, int] = {}
    for number, _ in wanted:
        counted[number] = counted.get(number, 0) + 1
    found: dict[int, list[int]] = {}
    for step in Indel.opcodes([word for _, word in wanted], list(printed)):
        if step.tag == "equal":
            for own, other in zip(
                range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True
            ):
                found.setdefault(wanted[own][0], []).append(other)
    closest = {number: _closest(hits) for number, hits in found.items()}
    return {number: hits for number, hits in closest.items() if len(hits) >= _ENOUGH * counted[number]}


def _closest(hits: Sequence[int]) -> Sequence[int]:
    """The largest group of words that stand near each other."""
    groups = [[hits[0]]]
    for before, hit in pairwise(hits):
        if hit - before > _APART:
            groups.append([])
        groups[-1].append(hit)
    return max(groups, key=len)


def _plain(text: str) -> list[str]:
    """The words of a paragraph that stand in every copy."""
    return _TAG.sub(" ", text).split()
