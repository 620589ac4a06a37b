"""Every document that a change touches, made of every fixture with the templates as they were and as they are.

Only what comes out as another Word file is made into PDF; that is most of the work.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from docgen.documents.choice.audience import Audience
from docgen.documents.drafting import Desk, Draft
from docgen.documents.word.templates import FRONT
from docgen.errors import EngineError, LeakFound, TemplateError
from docgen.paper import Docx, Pdf, RedactedPdf
from docgen.pdf.engine import Engine, convert
from docgen.release import Release
from docgen.workshop.difference.cases import Fixture
from docgen.workshop.difference.model import Copy
from docgen.workshop.difference.sides import Sides

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Made:
    """What one side makes of the documents that are looked at, in one fixture."""

    desk: Desk
    drafts: Mapping[str, Draft]  # by the name of the file
    why_not: Mapping[str, str]  # by document: why it is not made, or not for everybody
    broken: Mapping[str, str]  # by document: what is wrong with its template, which stops every paper and the pack


@dataclass
class Pair:
    """One fixture, made with both."""

    fixture: Fixture
    base: Made
    new: Made
    base_pdfs: dict[str, Pdf] = field(default_factory=dict)  # of copies that differ
    new_pdfs: dict[str, Pdf] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)  # the new copy can't be made into PDF, and why
    held: dict[str, str] = field(default_factory=dict)  # the gate holds the new copy back, and did not before

    def copy(self, name: str) -> Copy:
        """The copy of this name."""
        draft = self.new.drafts.get(name) or self.base.drafts[name]
        return Copy(draft.choice.document.id, self.fixture.name, name)

    @property
    def differing(self) -> tuple[str, ...]:
        """The copies that both sides make, and whose Word files are not the same."""
        both = [name for name in self.new.drafts if name in self.base.drafts]
        return tuple(n for n in both if self.new.drafts[n].docx.content != self.base.drafts[n].docx.content)


def make_pairs(
    sides: Sides, fixtures: Sequence[Fixture], only: Collection[str], maker: Engine, progress: Progress
) -> tuple[Pair, ...]:
    """Every fixture with its documents of both sides; raises what a fixture or the engine raises."""
    pairs = []
    for fixture in fixtures:
        progress(f"Writing: {fixture.name}")
        pairs.append(_pair(sides, fixture, only))
    progress("Making PDF")
    _draw(pairs, maker)
    progress("Looking for what must not leave")
    for pair in pairs:
        _gate(pair)
    return tuple(pairs)


def _pair(sides: Sides, fixture: Fixture, only: Collection[str]) -> Pair:
    review = fixture.review
    changed = [name for name in sides.changed(review.authority, only) if name not in FRONT]
    base, new = sides.for_authority(review.authority)
    desk = Desk.of(review, new)
    return Pair(fixture, written(replace(desk, templates=base), changed), written(desk, changed))


def written(desk: Desk, documents: Collection[str], audience: Audience = "all") -> Made:
    """Every copy of these documents for an audience; a template at fault stops its own document alone."""
    drafts: dict[str, Draft] = {}
    why_not: dict[str, str] = {}
    broken: dict[str, str] = {}
    for document in documents:
        try:
            for choice, copies in desk.draft_each(audience, (document,)):
                drafts.update((draft.name, draft) for draft in copies)
                if choice.verdict.applies and choice.obstacles:
                    why_not[document] = "; ".join(dict.fromkeys(problem.message for problem in choice.obstacles))
        except TemplateError as error:
            why_not[document] = broken[document] = error.message
    return Made(desk, drafts, why_not, broken)


def _draw(pairs: Sequence[Pair], maker: Engine) -> None:
    """The PDF files of all copies that differ, in one call of the engine."""
    for side in ("base", "new"):
        wanted = [(pair, name) for pair in pairs for name in pair.differing]
        files = [(name, Docx(getattr(pair, side).drafts[name].docx.content)) for pair, name in wanted]
        for (pair, name), pdf in zip(wanted, converted(maker, files), strict=True):
            if isinstance(pdf, Pdf):
                (pair.base_pdfs if side == "base" else pair.new_pdfs)[name] = pdf
            elif side == "new":
                pair.failed[name] = str(pdf)


def converted(maker: Engine, files: Sequence[tuple[str, Docx]]) -> Iterator[Pdf | EngineError]:
    """All at once; where one of them fails, each by itself, to tell which."""
    try:
        yield from _plain(convert(maker, files))
    except EngineError:
        for file in files:
            try:
                yield from _plain(convert(maker, [file]))
            except EngineError as error:
                yield error


def _plain(pdfs: Sequence[Pdf | RedactedPdf]) -> Iterator[Pdf]:
    for pdf in pdfs:
        yield Pdf(pdf.content, pdf.notes)


def _gate(pair: Pair) -> None:
    """What the leak gate says of the papers for victim and applicant that are not what they were."""
    new, base = Release(pair.new.desk), Release(pair.base.desk)
    for name in [*pair.differing, *(n for n in pair.new.drafts if n not in pair.base.drafts)]:
        draft = pair.new.drafts[name]
        if not draft.readers:
            continue
        found = _leaks(new, draft, pair.new_pdfs.get(name))
        was = pair.base.drafts.get(name)
        if found and not (was and _leaks(base, was, pair.base_pdfs.get(name))):
            pair.held[name] = found


def _leaks(release: Release, draft: Draft, pdf: Pdf | None) -> str:
    try:
        release.word(draft)
        if pdf is not None:
            release.pdf(draft, RedactedPdf(pdf.content))
    except LeakFound as found:  # the files of several copies, and one thing to tell of all
        return "; ".join(str(leak).partition(": ")[2] for leak in found.leaks) or str(found)
    return ""
