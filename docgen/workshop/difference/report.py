"""What a change of the templates does to every fixture: the whole comparison, as one report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import BrokenExecutor, Executor
from pathlib import Path

from docgen import resources
from docgen.authority import Authority
from docgen.documents.choice.catalogue import choose_one
from docgen.documents.word.render import Template
from docgen.documents.word.templates import FRONT, TemplateSet
from docgen.errors import TemplateError
from docgen.paper import Docx, Pdf, RedactedDocx
from docgen.pdf.engine import engine
from docgen.workshop.difference.cases import Fixture, every_fixture
from docgen.workshop.difference.groups import Shape, grouped, told_together
from docgen.workshop.difference.lines import changed_lines
from docgen.workshop.difference.making import Pair, Progress, make_pairs
from docgen.workshop.difference.model import Affected, Copy, Report, Shot, TemplateChange, Told, WordGroup
from docgen.workshop.difference.packs import packs_compared
from docgen.workshop.difference.pictures import chosen, shots_of
from docgen.workshop.difference.seeing import Compared, compare
from docgen.workshop.difference.sides import Sides, asked_for, template_of
from docgen.workshop.finding import Finding
from docgen.workshop.lint import lint_content
from docgen.workshop.samples import documents, title_of
from docgen.workshop.wordfile import WordFile
from docgen.workshop.wordtext import TextLine, lines_of

_Job = tuple[Copy, Docx | RedactedDocx, Docx | RedactedDocx, Pdf, Pdf]
MOST_PICTURES = 24  # pages; each is shown before and after


def difference(
    base: str,
    folder: Path | None = None,
    *,
    only: Collection[str] = (),
    fixtures: Collection[str] = (),
    engine_name: str = "embedded",
    crew: Executor | None = None,
    most_pictures: int = MOST_PICTURES,
    progress: Progress = lambda _: None,
) -> Report:
    """Everything that differs between the templates in ``folder`` (docgen's own without one) and a base.

    ``base`` is a folder of templates, or a commit of the repository that ``folder`` is in; ``only`` are the
    documents to look at, ``fixtures`` the cases to try; without them, every one. Raises TemplateError where a side
    is not there, UnknownDocument, and EngineMissing. What fails in a document is told in the report.
    """
    wanted = asked_for(only)
    sides = Sides.open(base, folder)
    cases = every_fixture(fixtures)
    maker = engine(engine_name, crew)
    pairs = make_pairs(sides, cases, wanted, maker, progress)
    progress("Comparing")
    found = _compared(pairs, crew)
    progress("Comparing the packs")
    shifts, unbound, fronts = packs_compared(sides, pairs, maker, wanted)
    lost = (*_lost(pairs), *unbound)
    found += fronts
    groups = grouped(
        {compared.copy: compared.lines for compared in _in_order(found)},
        {case.name: Shape.of(case.case, case.review.authority) for case in cases},
    )
    progress("Checking the templates")
    templates = tuple(_templates(sides, cases, wanted))
    progress("Taking pictures")
    shots, left = _shots(found, groups, most_pictures)
    return Report(
        sides.told_base,
        sides.told_new,
        engine_name,
        tuple(case.name for case in cases),
        templates,
        tuple(_affected(found, lost, groups, cases, templates)),
        lost,
        groups,
        told_together((c.move, c.copy) for c in _in_order(found) if c.move),
        told_together((c.look, c.copy) for c in _in_order(found) if c.look),
        told_together(shifts),
        shots,
        left,
    )


def _compared(pairs: Sequence[Pair], crew: Executor | None) -> list[Compared]:
    """Every copy that both sides make and that is not what it was; ``crew`` shares the work."""
    jobs = [
        (pair.copy(name), pair.base.drafts[name].docx, pair.new.drafts[name].docx, pair.base_pdfs[name], pdf)
        for pair in pairs
        for name, pdf in pair.new_pdfs.items()
        if name in pair.base_pdfs
    ]
    try:
        every = [compare(*job) for job in jobs] if crew is None else _shared(crew, jobs)
    except BrokenExecutor:
        every = [compare(*job) for job in jobs]
    return [compared for compared in every if compared]


def _shared(crew: Executor, jobs: Sequence[_Job]) -> list[Compared]:
    handed = [crew.submit(compare, *job) for job in jobs]
    return [one.result() for one in handed]


def _in_order(found: Sequence[Compared]) -> list[Compared]:
    """By document, as the Guidance has them, and then by fixture."""
    rank = {document: n for n, document in enumerate(documents())}
    return sorted(found, key=lambda compared: rank[compared.copy.document])  # fixtures stay in their order


def _lost(pairs: Sequence[Pair]) -> tuple[Told, ...]:
    """Copies that one side makes and the other does not."""
    worse: list[tuple[str, Copy]] = []
    better: list[tuple[str, Copy]] = []
    for pair in pairs:
        for name in pair.base.drafts:
            copy = pair.copy(name)
            if name not in pair.new.drafts:
                why = pair.new.why_not.get(copy.document, "nobody gets it any more")
                worse.append((f"is no longer made: {why}", copy))
            elif name in pair.failed:
                worse.append((f"can no longer be made into PDF: {pair.failed[name]}", copy))
        better += [
            (
                "is made now, and was not before: " + pair.base.why_not.get(pair.copy(name).document, ""),
                pair.copy(name),
            )
            for name in pair.new.drafts
            if name not in pair.base.drafts
        ]
        worse += [(f"would be held back by the leak gate: {why}", pair.copy(n)) for n, why in pair.held.items()]
    return (*told_together(worse, worse=True), *told_together(((what.rstrip(": "), c) for what, c in better)))


def _templates(sides: Sides, cases: Sequence[Fixture], only: Collection[str]) -> Iterable[TemplateChange]:
    """Each template that was edited, once, whichever fixtures use it."""
    seen: set[tuple[str | None, str | None]] = set()
    for authority in _authorities(cases):
        base, new = sides.for_authority(authority)
        for document in sides.changed(authority, only):
            before, after = template_of(base, document), template_of(new, document)
            key = (before.sha256 if before else None, after.sha256 if after else None)
            if key not in seen:
                seen.add(key)
                yield _template(document, before, after, compared=sides.own)


def _authorities(cases: Sequence[Fixture]) -> Iterable[Authority]:
    return {case.review.authority.id: case.review.authority for case in cases}.values()


def _template(document: str, before: Template | None, after: Template | None, *, compared: bool) -> TemplateChange:
    was, now = (_findings(document, template, compared) for template in (before, after))
    old, new = ((_key(f) for f in side) for side in (was, now))
    known, kept = set(old), set(new)
    return TemplateChange(
        document,
        title_of(document),
        "new" if before is None else "gone" if after is None else "changed",
        changed_lines(_lines(document, before), _lines(document, after), tags=True),
        tuple(finding for finding in now if _key(finding) not in known),
        tuple(finding for finding in was if _key(finding) not in kept),
    )


def _key(finding: Finding) -> tuple[str, ...]:
    """The same finding, even where paragraphs before it came or went."""
    return finding.severity, finding.code, finding.message, finding.part


def _findings(document: str, template: Template | None, compared: bool) -> tuple[Finding, ...]:
    """What lint says; a council's template is ``compared`` with docgen's own wording."""
    if template is None:
        return ()
    own = template_of(TemplateSet((resources.templates(),)), document) if compared else None
    same = own is None or own.sha256 == template.sha256
    approved = None if same or own is None else WordFile.of(document, own.name, own.content)
    return lint_content(template.content, template.name, document, approved)


def _lines(document: str, template: Template | None) -> tuple[TextLine, ...]:
    if template is None:
        return ()
    try:
        return lines_of(WordFile.of(document, template.name, template.content))
    except TemplateError:
        return ()  # lint says what is wrong with it


def _shots(found: Sequence[Compared], groups: Sequence[WordGroup], most: int) -> tuple[tuple[Shot, ...], int]:
    """The pages to show, and how many more there would be of the same copies."""
    numbers: dict[Copy, list[int]] = {}
    for group in groups:
        for copy in group.copies:
            numbers.setdefault(copy, []).append(group.number)
    shown: list[Shot] = []
    left = 0
    for compared in chosen(_in_order(found), {copy: tuple(own) for copy, own in numbers.items()}):
        made = shots_of(compared, numbers.get(compared.copy, []))
        taken = made[: max(most - len(shown), 0)]
        shown += taken
        left += len(made) - len(taken)
    return tuple(shown), left


def _affected(
    found: Sequence[Compared],
    lost: Sequence[Told],
    groups: Sequence[WordGroup],
    cases: Sequence[Fixture],
    templates: Sequence[TemplateChange],
) -> Iterable[Affected]:
    for document in documents():
        own = [compared for compared in found if compared.copy.document == document]
        missing = [copy for told in lost for copy in told.copies if copy.document == document]
        if not own and not missing:
            continue
        worse = {copy for told in lost if told.worse for copy in told.copies if copy.document == document}
        lengths = dict.fromkeys(compared.length for compared in own if compared.length[0] != compared.length[1])
        most = max(own, key=lambda compared: compared.words, default=None)
        yield Affected(
            document,
            title_of(document),
            tuple(dict.fromkeys([*(compared.copy for compared in own), *missing])),
            sum(choose_one(document, case.review).makes for case in cases) if document not in FRONT else 0,
            sum(change.count("in") for change in most.lines) if most else 0,
            sum(change.count("out") for change in most.lines) if most else 0,
            tuple(f"{was} to {now}" for was, now in lengths),
            tuple(g.number for g in groups if any(copy.document == document for copy in g.copies)),
            len(worse),
            sum(len(t.found) for t in templates if t.document == document),
            len(own),
        )
