"""A difference report as plain values: what was edited, and what that does to the documents of the fixtures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from docgen.preflight.seen import Box
from docgen.workshop.finding import Finding

Kind = Literal["added", "removed", "moved", "reworded", "look"]
Mark = Literal["same", "out", "in"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line that stayed, went, or came."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class LineChange:
    """A paragraph that is not what it was; where only its ``look`` or its place is another, the pieces tell how it
    reads. ``after`` is what stands before it: the line, or the label beside a cell.
    """

    kind: Kind
    pieces: tuple[Piece, ...]
    heading: str = ""
    part: str = "text"
    table: bool = False
    after: str = ""
    was_after: str = ""  # of what moved

    def text(self, mark: Mark) -> str:
        """The words that came, or those that went."""
        return " ".join(piece.text for piece in self.pieces if piece.mark == mark)

    def near(self, beside: int) -> tuple[Piece, ...]:
        """The pieces; of what stayed only so many words beside what came or went."""
        shown = []
        last = len(self.pieces) - 1
        for n, piece in enumerate(self.pieces):
            words = piece.text.split(" ")
            before, after = (0 if n == 0 else beside), (0 if n == last else beside)
            if piece.mark == "same" and last and len(words) > before + after + 4:
                shown.append(Piece("same", " ".join([*words[:before], "…", *words[len(words) - after :]])))
            else:
                shown.append(piece)
        return tuple(shown)

    def count(self, mark: Mark) -> int:
        """How many words came, or went; none where only the look is another."""
        return 0 if self.kind == "look" else len(self.text(mark).split())


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """One copy of one document in one fixture; ``name`` is that of its file, without the ending."""

    document: str
    fixture: str
    name: str


@dataclass(frozen=True, slots=True)
class WordGroup:
    """The same change, told once: how it reads in the first copy, and every copy that it is in."""

    number: int
    change: LineChange
    copies: tuple[Copy, ...]
    times: int  # it may stand in a copy more than once
    varies: bool  # names or dates in it are others in other fixtures


@dataclass(frozen=True, slots=True)
class Told:
    """Something that is the same for several copies, in words."""

    what: str
    copies: tuple[Copy, ...]
    worse: bool = False  # a document that nobody gets any more


@dataclass(frozen=True, slots=True)
class TemplateChange:
    """One template that was edited: its own lines, tags and all, and what lint says now and did not before."""

    document: str
    title: str
    how: Literal["changed", "new", "gone"]
    lines: tuple[LineChange, ...]
    found: tuple[Finding, ...]  # new findings
    mended: tuple[Finding, ...]  # findings that are no more


@dataclass(frozen=True, slots=True)
class Affected:
    """One line of the first table: a document, and what happened to it."""

    document: str
    title: str
    copies: tuple[Copy, ...]  # that are not what they were
    fixtures_made: int  # in how many fixtures it is made at all
    words_in: int  # in the copy that changed most
    words_out: int
    pages: tuple[str, ...]  # "1 to 2"
    groups: tuple[int, ...]
    lost: int  # copies that are no longer made or held back
    found: int  # lint findings that are new
    compared: int = 1  # copies that both sides make; none: there is nothing to say of words and pages

    @property
    def unmade(self) -> str:
        """What is said in place of words and pages, where one side makes no copy."""
        return "" if self.compared else "not made" if self.lost else "made now"

    @property
    def fixtures(self) -> tuple[str, ...]:
        """The fixtures in which it changed."""
        return fixtures_of(self.copies)


@dataclass(frozen=True, slots=True)
class Spot:
    """A marked place of a picture, in millimetres from its upper left corner."""

    box: Box
    on_dark: bool  # what it frames stands on a dark ground


@dataclass(frozen=True, slots=True)
class Side:
    """One half of a picture: the page, the PNG, and the marked places."""

    page: int
    png: bytes = field(repr=False)
    marks: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Shot:
    """A page before and after; one of them is None where a page came or went. Millimetres."""

    copy: Copy
    before: Side | None
    after: Side | None
    width: float
    height: float
    groups: tuple[int, ...]
    words: bool  # words changed on it; otherwise only its look did
    cropped: bool


@dataclass(frozen=True, slots=True)
class Report:
    """All that a change of the templates does."""

    base: str
    new: str
    engine: str
    fixtures: tuple[str, ...]
    templates: tuple[TemplateChange, ...]
    affected: tuple[Affected, ...]
    lost: tuple[Told, ...]  # no longer made, newly made, held back
    words: tuple[WordGroup, ...]
    moves: tuple[Told, ...]
    looks: tuple[Told, ...]
    packs: tuple[Told, ...]
    shots: tuple[Shot, ...]
    pages_not_shown: int

    @property
    def different(self) -> bool:
        """Whether any document comes out otherwise, or a template has other findings."""
        return bool(self.affected or self.lost or self.packs) or any(
            template.found or template.mended or template.how != "changed" for template in self.templates
        )

    @property
    def without_effect(self) -> tuple[TemplateChange, ...]:
        """Templates that were saved anew and come out as before in every fixture."""
        touched = {affected.document for affected in self.affected}
        return tuple(t for t in self.templates if t.document not in touched)


def fixtures_of(copies: Iterable[Copy]) -> tuple[str, ...]:
    """Each fixture once, in order."""
    return tuple(dict.fromkeys(copy.fixture for copy in copies))
