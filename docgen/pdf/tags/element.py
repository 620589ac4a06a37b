"""A structure tree as plain values: elements, and what they hold of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from docgen.pdf.format.syntax import Dictionary, Ref

STANDARD = frozenset(
    b"/" + name
    for name in b"""
        Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private
        P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot
        Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form
    """.split()
)


class Mark(NamedTuple):
    """Marked content: on which page (by index), its number, and in which form if not in the page."""

    page: int
    mcid: int
    form: int | None = None


class Run(NamedTuple):
    """Marked content of one page whose numbers follow each other."""

    page: int
    first: int
    last: int


class Held(NamedTuple):
    """An annotation that an element holds, by the number it has in its part's file."""

    number: int


class Placed(NamedTuple):
    """An annotation that an element holds, where it is written."""

    page: int
    ref: Ref
    key: int  # in the parent tree


Kid: TypeAlias = "Element | Mark | Run | Held | Placed"


@dataclass(slots=True, eq=False)
class Element:
    """One structure element."""

    kind: bytes
    kids: list[Kid] = field(default_factory=list)
    entries: Dictionary = field(default_factory=dict)

    def walk(self) -> Iterator[Element]:
        """Itself and every element below it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend([kid for kid in reversed(element.kids) if isinstance(kid, Element)])

    @property
    def elements(self) -> list[Element]:
        """The elements right below it."""
        return [kid for kid in self.kids if isinstance(kid, Element)]
