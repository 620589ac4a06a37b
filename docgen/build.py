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

from docgen.case.model import Case
from docgen.documents.choice.cautions import cautions
from docgen.documents.choice.kinds import Choice
from docgen.documents.drafting import Desk, Draft
from docgen.documents.word.templates import TemplateSet
from docgen.errors import PartnerFileError
from docgen.manifest import manifest
from docgen.output import MANIFEST, PACK_FILE
from docgen.pack import Pack, arrange, bind
from docgen.paper import Docx, Pdf, RedactedDocx, RedactedPdf
from docgen.pdf.engine import Engine, convert, engine
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
    crew: Executor | None = None  # processes that the embedded engine may use


@dataclass(frozen=True, slots=True)
class Built:
    """All that one run makes. Nothing is on disk yet."""

    review: Review
    choices: tuple[Choice, ...]
    pack: Pack | None
    no_pack: str | None  # why there is no pack
    files: Mapping[str, bytes]  # by file name, the manifest among them
    notes: tuple[str, ...]
    warnings: tuple[RuleWarning, ...]  # what looks wrong, or should be looked at


def open_desk(review: Review, settings: Settings = Settings()) -> Desk:
    """The desk for this review: one's own templates first, then the authority's, then docgen's."""
    return Desk.of(review, TemplateSet.of([*settings.templates, review.authority.templates]))


def build_pack(
    case: Case,
    today: date,
    *,
    folder: Path | None = None,
    settings: Settings = Settings(),
    progress: Progress = lambda _: None,
) -> Built:
    """Every document that the case calls for on this day, as Word and PDF, and the meeting pack.

    ``folder`` is where partners' own files are, the case file's. Raises a DocgenError, with nothing made,
    where a template, the engine or a partner's file is at fault. What lacks a fact is left out, and told.
    """
    today = today.date() if isinstance(today, datetime) else today
    maker = engine(settings.engine, settings.crew)
    review = Review.open(case, today, settings.authorities)
    desk = open_desk(review, settings)

    choices: list[Choice] = []
    drafts: list[Draft] = []

    def papers() -> Iterator[tuple[str, Docx | RedactedDocx]]:
        for choice, copies in desk.draft_each():
            progress(f"Writing: {choice.document.title}")
            choices.append(choice)
            drafts.extend(copies)
            yield from ((draft.name, _paper(draft)) for draft in copies)

    made = convert(maker, papers())
    pdfs = {draft.name: pdf for draft, pdf in zip(drafts, made, strict=True)}

    notes = [note for pdf in made for note in pdf.notes]
    no_pack = _no_pack(choices)
    pack = None
    if no_pack is None:
        progress("Putting the pack together")
        partners = _partner_files(case, folder, maker)
        notes += [f"{file.name}: {note}" for file in partners.values() for note in file.notes]
        parts = arrange(desk, drafts, pdfs, partners)
        pack = bind(desk, parts, maker.convert)
        notes += pack.pdf.notes

    files = _files(drafts, pdfs, pack)
    files[MANIFEST] = manifest(review, maker, choices, drafts, files, pack)
    warnings = (*review.warnings, *cautions(review, tuple(choices)))
    return Built(review, tuple(choices), pack, no_pack, files, tuple(notes), warnings)


def render_document(
    case: Case,
    document: str,
    today: date,
    *,
    recipient: str | None = None,
    settings: Settings = Settings(),
) -> Draft:
    """One copy of one document as Word; ``recipient`` is needed where there are several copies."""
    review = Review.open(case, today, settings.authorities)
    return open_desk(review, settings).draft_one(document, recipient)


def convert_document(draft: Draft, settings: Settings = Settings()) -> Pdf | RedactedPdf:
    """The PDF of one document."""
    return convert(engine(settings.engine), [(draft.name, _paper(draft))])[0]


def _paper(draft: Draft) -> Docx | RedactedDocx:
    return RedactedDocx(draft.docx.content) if draft.redacted else draft.docx


def _no_pack(choices: Sequence[Choice]) -> str | None:
    agenda = next(choice for choice in choices if choice.document.id == "agenda")
    if not agenda.verdict.applies:
        return agenda.verdict.reason
    return None


def _partner_files(case: Case, folder: Path | None, maker: Engine) -> dict[int, PartnerFile]:
    """By the number of the agency."""
    names = {n: agency.chronology_file for n, agency in enumerate(case.agencies) if agency.chronology_file}
    if names and folder is None:
        first = next(iter(names.values()))
        raise PartnerFileError(
            f"{first}: a case from standard input has no folder to find it in; save the case file beside it"
        )
    if folder is None or not names:
        return {}
    from docgen.pdf.partner import read_partner_files  # most packs have none, and need not load what they take

    return dict(zip(names, read_partner_files(folder, list(names.values()), maker), strict=True))


def _files(drafts: Sequence[Draft], pdfs: Mapping[str, Pdf | RedactedPdf], pack: Pack | None) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for draft in drafts:
        files[f"{draft.name}.docx"] = draft.docx.content
        files[f"{draft.name}.pdf"] = pdfs[draft.name].content
    if pack is not None:
        files[PACK_FILE] = pack.pdf.content
    return files
