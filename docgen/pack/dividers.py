"""A page before each group of several papers: what the section is called, and what is in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from docgen.documents.facts.model import EntryOfPack, SectionFacts
from docgen.pdf.binding import PACK_ADDRESS, Part


@dataclass(frozen=True, slots=True)
class Divider:
    """Where a section begins: before which part, what it is called, and the key that links lead to."""

    at: int
    title: str
    key: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A paper of the pack or a divider, with as many pages as it has."""

    title: str
    key: str | None
    under: tuple[str, ...]
    pages: int


def find_dividers(parts: Sequence[Part]) -> tuple[Divider, ...]:
    """One for each run of several parts under the same heading."""
    found: list[Divider] = []
    at = 0
    for heading, group in groupby(parts, key=lambda part: part.under[:1]):
        papers = len(list(group))
        if heading and papers > 1:
            found.append(Divider(at, heading[0], f"section-{len(found) + 1}"))
        at += papers
    return tuple(found)


def leaves(parts: Sequence[Part], lengths: Sequence[int], dividers: Mapping[Divider, int]) -> tuple[Leaf, ...]:
    """Everything between contents and end, in order; ``dividers`` tells how many pages each has."""
    before = {divider.at: Leaf(divider.title, divider.key, (), pages) for divider, pages in dividers.items()}
    found: list[Leaf] = []
    for number, (part, length) in enumerate(zip(parts, lengths, strict=True)):
        if number in before:
            found.append(before[number])
        found.append(Leaf(part.title, part.key, part.under, length))
    return tuple(found)


def with_dividers(parts: Sequence[Part], made: Iterable[tuple[Divider, Part]]) -> tuple[Part, ...]:
    """The parts with the dividers, as they are bound."""
    before = {divider.at: part for divider, part in made}
    return tuple(
        part
        for number, own in enumerate(parts)
        for part in ((before[number], own) if number in before else (own,))
    )


def contents_of(leaves: Sequence[Leaf], first: int) -> tuple[EntryOfPack, ...]:
    """The lines of the contents: each leaf, and before the first of a group without a divider its heading.

    ``first`` is the page that the first leaf begins on.
    """
    entries: list[EntryOfPack] = []
    titled: set[tuple[str, ...]] = set()
    page = first
    for leaf in leaves:
        link = f"{PACK_ADDRESS}{leaf.key}"
        path = (*leaf.under, leaf.title)
        for level in range(1, len(path)):
            if path[:level] not in titled:
                titled.add(path[:level])
                entries.append(EntryOfPack(path[level - 1], page, 0, link, level - 1))
        titled.add(path)
        entries.append(EntryOfPack(leaf.title, page, leaf.pages, link, len(path) - 1))
        page += leaf.pages
    return tuple(entries)


def section_of(dividers: Sequence[Divider], number: int, entries: Sequence[EntryOfPack]) -> SectionFacts:
    """What the divider of this number tells: the lines of the contents from its own to the next of that level."""
    link = f"{PACK_ADDRESS}{dividers[number].key}"
    after = next(n for n, entry in enumerate(entries) if entry.link == link) + 1
    end = next((n for n in range(after, len(entries)) if entries[n].level == 0), len(entries))
    return SectionFacts(dividers[number].title, number + 1, len(dividers), tuple(entries[after:end]))
