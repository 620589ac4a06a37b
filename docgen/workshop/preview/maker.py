"""From a choice to a document and its pages. What did not change is not made again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docgen import resources
from docgen.case import parse_case
from docgen.case.model import Case, Communication
from docgen.documents.choice.audience import READER_PAPERS
from docgen.documents.choice.catalogue import choose_one, copies, find
from docgen.documents.drafting import Desk
from docgen.documents.word.templates import FRONT, TemplateSet
from docgen.errors import CaseError, DocgenError, Problem, TemplateError
from docgen.paper import Docx, Pdf
from docgen.pdf.engine import engine
from docgen.redact.reader import readers
from docgen.review import Review
from docgen.workshop.base import HeldTemplates
from docgen.workshop.compare import BodyFirst, Pages, changes, pages_of
from docgen.workshop.preview import inputs
from docgen.workshop.preview.before import History
from docgen.workshop.preview.cases import Cases, CaseSource
from docgen.workshop.preview.kept import Kept
from docgen.workshop.preview.shown import Copy, Made
from docgen.workshop.preview.wish import Wish
from docgen.workshop.samples import documents, samples_of


@dataclass(frozen=True)
class Setting:
    """One case with its authority on one day, and the desk where its documents are drafted."""

    key: str
    review: Review
    desk: Desk


@dataclass(frozen=True)
class Source:
    """A template as it is now: where, and what is in it."""

    path: Path
    folder: Path  # of templates, which it is in
    content: bytes

    @property
    def sha256(self) -> str:
        """The hash of its content."""
        return hashlib.sha256(self.content).hexdigest()


class Maker:
    """Makes documents for the preview; used by one thread at a time."""

    def __init__(self, cases: Cases, templates: Sequence[Path] = (), authorities: Sequence[Path] = ()) -> None:
        self.cases, self.templates, self.authorities = cases, tuple(templates), tuple(authorities)
        self._settings: Kept[Setting] = Kept(24)
        self._pages: Kept[tuple[Pages, tuple[str, ...], bool]] = Kept(24)
        self.history = History()

    def forget(self) -> None:
        """Drop everything that was made of a case."""
        self._settings.clear()
        self._pages.clear()

    def source_of(self, wish: Wish) -> CaseSource:
        """The case that is asked for; raises CaseError where it is no longer here."""
        source = self.cases.find(wish.case)
        if source is None:
            problem = Problem("", "it is not held any more; choose the file again, or another case", "gone")
            raise CaseError([problem], "your case file")
        return source

    def setting(self, source: CaseSource, wish: Wish) -> Setting:
        """The case under its authority; raises CaseError, and what an authority's profile can raise."""
        content, day = source.read(), wish.day or self.cases.day_of(source)
        about = (content, wish.authority, day, wish.large, inputs.mark_of_folders(self.authorities))
        key = hashlib.sha256(repr(about).encode()).hexdigest()
        kept = self._settings.get(key)
        if kept:
            return kept
        case = parse_case(content, source.name)
        if wish.authority:
            case = case.model_copy(update={"authority": wish.authority})
        review = Review.open(_enlarged(case) if wish.large else case, day, self.authorities)
        return self._settings.put(
            key, Setting(key, review, Desk.of(review, TemplateSet((resources.templates(),))))
        )

    def folders(self, review: Review | None) -> tuple[Path, ...]:
        """The folders of templates, as a pack would take them; raises TemplateError."""
        return TemplateSet.of(self.templates, review.authority.templates if review else ()).folders

    def template(self, document: str, review: Review | None) -> Source:
        """The template as it is now, once it is whole; raises TemplateError."""
        path, folder = self.find(document, review)
        content = inputs.settled(lambda: inputs.content_of(self.find(document, review)[0]))
        path, folder = self.find(document, review)
        if content is None:
            raise TemplateError(document, f"{path.name}: can't be read; is it open in another program?")
        return Source(path, folder, content)

    def find(self, document: str, review: Review | None) -> tuple[Path, Path]:
        """Where the template is, and in which folder of templates; raises UnknownDocument where it is of none."""
        if document not in documents():  # what a browser asks for never becomes part of a path
            find(document)
        folders = self.folders(review)
        path = TemplateSet(folders).find(document)
        return path, next(folder for folder in folders if path.is_relative_to(folder))

    def own_template(self, document: str) -> Path | None:
        """docgen's own template of a document."""
        if document not in documents():
            return None
        try:
            return TemplateSet((resources.templates(),)).find(document)
        except TemplateError:
            return None

    def copies(self, document: str, review: Review) -> tuple[Copy, ...]:
        """Every copy of a document that this case calls for; empty where there is one for all."""
        if document in FRONT:
            return ()
        choice = choose_one(document, review)
        found = [recipient for recipient, _ in copies(choice)] if choice.makes else []
        each = [
            Copy(recipient.key, _called(recipient.key, review.case.agencies[recipient.index].name))
            if recipient.kind == "agency"
            else Copy(recipient.key, _called(recipient.key))
            for recipient in found
        ]
        if document in READER_PAPERS and choice.makes:
            own = [Copy(reader, f"the {reader}, a copy of their own") for reader in readers(review.case)]
            each = [Copy("", "everybody"), *own]
        return tuple(each) if len(each) > 1 else ()

    def makes(self, document: str, source: CaseSource) -> bool:
        """Whether this case calls for the document, and has what it needs."""
        try:
            return choose_one(document, self.setting(source, Wish()).review).makes
        except DocgenError:
            return False

    def made(self, wish: Wish, setting: Setting, source: Source) -> Made:
        """The document with its pages, and what changed in it; raises a DocgenError."""
        held = {wish.document: (source.path.name, source.content)}
        own = HeldTemplates(self.folders(setting.review), held=held)
        pages, notes, large = self._drawn(wish, setting, own, source.sha256)
        before = self.history.before(wish.document, source.path, source.folder)
        told, differs = before.told, None
        if before.templates is not None:
            try:
                key = before.key + before.templates.template(wish.document).sha256
                was = self._drawn(wish, setting, before.templates, key)[0]
                differs = changes(BodyFirst.of(was), BodyFirst.of(pages))
            except (DocgenError, ValueError):
                told = f"Nothing is marked: {told} can’t be made of this case, or not any more."
        shown = hashlib.sha256(f"{pages.pdf.sha256}{told}{differs and differs.base.pdf.sha256}".encode())
        return Made(shown.hexdigest()[:24], pages, differs, told, large, notes)

    def _drawn(
        self, wish: Wish, setting: Setting, templates: TemplateSet, key: str
    ) -> tuple[Pages, tuple[str, ...], bool]:
        name = "|".join((setting.key, wish.document, wish.copy, wish.engine, key))
        kept = self._pages.get(name)
        if kept:
            return kept
        maker = engine(wish.engine)
        docx, label, large = _drafted(wish, setting, templates)
        (pdf,) = maker.convert([(label, docx)])
        return self._pages.put(name, (pages_of(Pdf(pdf.content)), pdf.notes, large))


def resolved(wish: Wish, cases: Cases, maker: Maker) -> Wish:
    """The choice with what was left open filled in: a document of one's own folder, and a case that makes it.

    A case that is named, or of one's own, comes first: of the documents, one that it calls for is chosen.
    """
    case = wish.case
    own = next((source.id for source in cases.all if source.kind != "example"), "")
    document = wish.document or _first(own_documents(maker.templates), cases.find(case or own), maker)
    if not case:
        makes = (s.id for s in cases.examples if document in FRONT or maker.makes(document, s))
        case = own or next(makes, "") or next((source.id for source in cases.examples), "")
    return replace(wish, document=document, case=case)


def _first(found: Sequence[str], source: CaseSource | None, maker: Maker) -> str:
    """The first of one's own documents, if there are any, that this case calls for."""
    called_for = (name for name in found if source and (name in FRONT or maker.makes(name, source)))
    return next(called_for, next(iter(found), documents()[0]))


def own_documents(folders: Sequence[Path]) -> tuple[str, ...]:
    """The documents that these folders have a template for."""
    there = {path.stem for folder in folders for path in folder.rglob("*.docx")}
    return tuple(document for document in documents() if document in there)


def _drafted(wish: Wish, setting: Setting, templates: TemplateSet) -> tuple[Docx, str, bool]:
    desk = replace(setting.desk, templates=templates)
    if wish.document in FRONT:  # a page of the pack has no facts without one; the worked example has a small one
        facts = samples_of(wish.document)[0].facts
        return templates.template(wish.document).render(facts, desk.logo).docx, wish.document, False
    find(wish.document)
    draft = desk.draft_one(wish.document, wish.copy or None)
    return Docx(draft.docx.content), draft.name, draft.large_print


def _enlarged(case: Case) -> Case:
    """The case as if victim and applicant had asked for large print."""
    told: dict[str, object] = {}
    for role in ("victim", "applicant"):
        person = getattr(case, role)
        if person is not None:
            wants = (person.communication or Communication()).model_copy(update={"large_print": True})
            told[role] = person.model_copy(update={"communication": wants})
    return case.model_copy(update=told)


def _called(key: str, name: str | None = None) -> str:
    words = key.replace("-", " ")
    return f"{name} ({words})" if name else words
