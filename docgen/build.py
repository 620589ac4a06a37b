"""The story: from a case file to every document that the case calls for, and the meeting pack.

case file -> Case -> Timetable, Threshold -> which documents apply -> Word -> PDF -> pack
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.bindery import Bindery
from docgen.case.model import Case
from docgen.documents.choice.audience import Audience, posted
from docgen.documents.choice.cautions import cautions
from docgen.documents.choice.kinds import Choice
from docgen.documents.choice.when import meeting_not_set
from docgen.documents.drafting import Desk, Draft
from docgen.documents.facts.model import RevisionFacts
from docgen.documents.word.templates import TemplateSet, template_notes
from docgen.errors import LeakFound, NotArchival, PartnerFileError
from docgen.manifest import manifest
from docgen.output import MANIFEST
from docgen.pack import PACK_FILE, Pack, editions
from docgen.paper import ClearedDocx, ClearedPdf, Docx, Pdf, RedactedDocx
from docgen.pdf.engine import Engine, convert, engine
from docgen.preflight import Finding, preflight_made
from docgen.release import Held, Release, Released
from docgen.review import Review
from docgen.rules import RuleWarning

if TYPE_CHECKING:
    from docgen.pdf.partner import PartnerFile

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a pack is made: which engine, and where profiles and templates of one's own are."""

    engine: str = "embedded"
    authorities: tuple[Path, ...] = ()
    templates: tuple[Path, ...] = ()
    archive: bool = False  # packs as PDF/A-2a
    crew: Executor | None = None  # processes that the embedded engine may use


@dataclass(frozen=True, slots=True)
class Built:
    """All that one run makes. Nothing is on disk yet."""

    review: Review
    choices: tuple[Choice, ...]
    packs: tuple[Pack, ...]
    no_pack: str | None  # why there is no pack
    files: Mapping[str, bytes]  # by file name, the manifest among them
    held: tuple[Held, ...]  # files and packs that would tell their reader of somebody else
    notes: tuple[str, ...]
    warnings: tuple[RuleWarning, ...]  # what looks wrong, or should be looked at
    findings: tuple[Finding, ...]  # what is not fit to be posted, or to be read at the meeting

    @property
    def lacking(self) -> tuple[Choice, ...]:
        """What the case calls for, and can't be made, as a fact is missing."""
        return tuple(choice for choice in self.choices if choice.verdict.applies and choice.obstacles)

    @property
    def unfit(self) -> tuple[Finding, ...]:
        """Why something that was made should not go out as it is."""
        return tuple(finding for finding in self.findings if finding.severity == "failure")

    @property
    def pack(self) -> Pack | None:
        """The pack for the attendees."""
        return next((pack for pack in self.packs if pack.edition.file == PACK_FILE), None)


@dataclass(frozen=True, slots=True)
class Paper:
    """One copy of one document, let through by the leak gate."""

    draft: Draft
    docx: Docx | ClearedDocx
    release: Release


def open_desk(review: Review, settings: Settings = Settings()) -> Desk:
    """The desk for this review: one's own templates first, then the authority's, then docgen's."""
    return Desk.of(review, TemplateSet.of(settings.templates, review.authority.templates))


def build_pack(
    case: Case,
    today: date,
    *,
    audience: Audience = "attendees",
    folder: Path | None = None,
    supplied: Mapping[str, bytes] | None = None,
    settings: Settings = Settings(),
    progress: Progress = lambda _: None,
    revisions: Mapping[str, RevisionFacts] | None = None,
) -> Built:
    """Every document that the case calls for on this day, as Word and PDF, and the packs for this audience.

    ``folder`` is where partners' own files are, the case file's; with ``supplied``, what they hold by the name
    that the case gives them, no file is opened at all. ``revisions`` says of a pack, by its file, that it replaces
    one that went out, and what has changed. Raises a DocgenError, with nothing made, where a template, the
    engine or a partner's file is at fault. What lacks a fact is left out, and told; what tells a reader of
    somebody else is held back, and told in ``held``.
    """
    today = today.date() if isinstance(today, datetime) else today
    maker = engine(settings.engine, settings.crew)
    if settings.archive and maker.name == "libreoffice":  # known before all the work
        raise NotArchival("packs for the archive (PDF/A-2a) are made by the embedded engine, not by LibreOffice")
    review = Review.open(case, today, settings.authorities)
    desk = open_desk(review, settings)
    wanted, no_pack = editions(review, audience), meeting_not_set(review)
    with_partners = no_pack is None and any(not edition.reader for edition in wanted)
    if supplied is not None and with_partners:
        _refuse_missing(case, supplied)  # before all the work

    choices: list[Choice] = []
    drafts: list[Draft] = []

    def papers() -> Iterator[tuple[str, Docx | RedactedDocx]]:
        for choice, copies in desk.draft_each(audience):
            progress(f"Writing: {choice.document.title}")
            choices.append(choice)
            drafts.extend(copies)
            yield from ((draft.name, draft.docx) for draft in copies)
            release.look_ahead(copies)

    release = Release(desk)
    made = convert(maker, papers())
    pdfs = {draft.name: pdf for draft, pdf in zip(drafts, made, strict=True)}
    progress("Looking for what must not leave")
    released = release.papers(drafts, pdfs)

    notes = [*template_notes(draft.template for draft in drafts), *(note for pdf in made for note in pdf.notes)]
    packs: list[Pack] = []
    held = [*released.held]
    if no_pack is None:
        progress("Putting the packs together")
        partners = _partner_files(case, folder, supplied, maker) if with_partners else {}
        notes += [f"{file.name}: {note}" for file in partners.values() for note in file.notes]
        bindery = Bindery(
            desk, maker, release, drafts, pdfs, released, partners, settings.archive, revisions or {}
        )
        for edition in wanted:
            try:
                pack = bindery.bind(edition)
            except LeakFound as found:
                held.append(Held.because(edition.file, found))
            else:
                packs += [pack] if pack else []
                notes += pack.pdf.notes if pack else [f"{edition.file}: not made, as a paper of it is held back"]

    files = _files(released, packs)
    progress("Looking whether they can be posted")
    by_email = [draft.name for draft in drafts if not posted(review, draft.readers)]
    findings = preflight_made({name: made for name, made in files.items() if Path(name).stem not in by_email})
    files[MANIFEST] = manifest(review, desk.templates, maker, choices, drafts, files, packs, held)
    warnings = (*review.warnings, *cautions(review, tuple(choices), desk.context.discretion.redactors))
    return Built(
        review, tuple(choices), tuple(packs), no_pack, files, tuple(held), tuple(notes), warnings, findings
    )


def render_document(
    case: Case,
    document: str,
    today: date,
    *,
    recipient: str | None = None,
    settings: Settings = Settings(),
) -> Paper:
    """One copy of one document as Word; ``recipient`` is needed where there are several copies.

    Raises LeakFound where it would tell the victim or the applicant of somebody else.
    """
    review = Review.open(case, today, settings.authorities)
    desk = open_desk(review, settings)
    draft, release = desk.draft_one(document, recipient), Release(desk)
    return Paper(draft, release.word(draft), release)


def convert_document(paper: Paper, settings: Settings = Settings()) -> Pdf | ClearedPdf:
    """The PDF of one document; raises LeakFound as ``render_document`` does."""
    made = convert(engine(settings.engine), [(paper.draft.name, paper.draft.docx)])[0]
    return paper.release.pdf(paper.draft, made)


def _refuse_missing(case: Case, supplied: Mapping[str, bytes]) -> None:
    for agency in case.agencies:
        if agency.chronology_file and agency.chronology_file not in supplied:
            name = agency.chronology_file
            raise PartnerFileError(f"{name}: was not sent with the case; send it under this very name")


def _partner_files(
    case: Case, folder: Path | None, supplied: Mapping[str, bytes] | None, maker: Engine
) -> dict[int, PartnerFile]:
    """By the number of the agency."""
    names = {n: agency.chronology_file for n, agency in enumerate(case.agencies) if agency.chronology_file}
    if not names:
        return {}
    wanted = list(names.values())
    from docgen.pdf.partner import clean_partner_files, read_partner_files  # most packs need not load them

    if supplied is not None:
        return dict(zip(names, clean_partner_files([(n, supplied[n]) for n in wanted], maker), strict=True))
    if folder is None:
        raise PartnerFileError(
            f"{wanted[0]}: a case from standard input has no folder to find it in; save the case file beside it"
        )
    return dict(zip(names, read_partner_files(folder, wanted, maker), strict=True))


def _files(released: Released, packs: Sequence[Pack]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for name, docx in released.docx.items():
        files[f"{name}.docx"] = docx.content
        files[f"{name}.pdf"] = released.pdfs[name].content
    for pack in packs:
        files[pack.edition.file] = pack.pdf.content
    return files
