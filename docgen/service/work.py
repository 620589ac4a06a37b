"""What a worker does with a task: the same calls as the command line. Only here is a case looked at."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any, cast

from docgen import __version__
from docgen.build import Built, Settings, build_pack, convert_document, open_desk, render_document
from docgen.case import Case, parse_case
from docgen.documents.choice.audience import Audience
from docgen.documents.choice.catalogue import choose, find
from docgen.documents.choice.plain import plain_choice
from docgen.documents.choice.when import meeting_not_set
from docgen.errors import DocgenError, LeakFound, MissingFact, PartnerFileError
from docgen.examine import examine, plain_examination
from docgen.pack import Pack, editions
from docgen.review import Review
from docgen.rules import plain_assessment, plain_timetable
from docgen.service.envelope import Answer, Task
from docgen.service.problems import of_error, of_fault, problem

ZIP = "application/zip"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
JSON = "application/json"

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every task of one worker shares: the folders of the service's owner, and how large a pack may be."""

    authorities: tuple[Path, ...] = ()
    templates: tuple[Path, ...] = ()
    max_pages: int = 2_000

    def do(self, task: Task) -> Answer:
        """The answer to this task. What goes wrong is an answer too; where it is our fault, without case text."""
        try:
            answer = _DO[task.kind](self, task)
            if answer.status != 200:
                return answer
            return replace(answer, headers={"Docgen-On": task.on.isoformat(), **answer.headers})
        except DocgenError as error:
            return of_error(error, task.document)
        except Exception as error:
            return of_fault(error)

    def settings(self, task: Task) -> Settings:
        """The settings of docgen for this task."""
        return Settings(task.engine, self.authorities, self.templates, task.archive)

    def review(self, task: Task) -> Review:
        """The review that a task is about."""
        return Review.open(parse_case(task.case), task.on, self.authorities)


def made_by(templates: str) -> dict[str, str]:
    """What made an answer: docgen, the templates (a hash over all in use), the calendar of bank holidays."""
    return {
        "Docgen-Version": __version__,
        "Docgen-Templates": templates,
        "Docgen-Calendar": f"holidays {version('holidays')}",
    }


def _check(shop: Workshop, task: Task) -> Answer:
    return _json(plain_examination(examine(task.case, task.on, shop.authorities)))


def _timetable(shop: Workshop, task: Task) -> Answer:
    review = shop.review(task)
    return _json(plain_timetable(review.timetable), _templates(shop, task, review))


def _threshold(shop: Workshop, task: Task) -> Answer:
    review = shop.review(task)
    return _json(plain_assessment(review.assessment), _templates(shop, task, review))


def _documents(shop: Workshop, task: Task) -> Answer:
    review = shop.review(task)
    content = {"documents": [plain_choice(choice) for choice in choose(review)]}
    return _json(content, _templates(shop, task, review))


def _document(shop: Workshop, task: Task) -> Answer:
    find(task.document)  # before the case is looked at: whatever the case, there is no such document
    settings = shop.settings(task)
    paper = render_document(
        parse_case(task.case), task.document, task.on, recipient=task.recipient, settings=settings
    )
    ending = "docx" if task.media_type == DOCX else "pdf"
    content = paper.docx.content if ending == "docx" else convert_document(paper, settings).content
    headers = _templates(shop, task, paper.release.desk.context.review)
    return Answer(200, task.media_type, content, {**headers, **_attached(f"{paper.draft.name}.{ending}")})


def _pack(shop: Workshop, task: Task) -> Answer:
    case, supplied = parse_case(task.case), dict(task.parts)
    _refuse_strangers(case, supplied)
    if task.media_type == PDF:
        refused = _not_one_pack(shop.review(task), cast(Audience, task.audience))
        if refused:
            return refused
    built = build_pack(
        case, task.on, audience=cast(Audience, task.audience), supplied=supplied, settings=shop.settings(task)
    )
    refused = _refusal(shop, task, built)
    if refused:
        return refused
    headers = {**_templates(shop, task, built.review), **_told(built)}
    if task.media_type == PDF:
        return _one_pack(built, headers)
    return Answer(200, ZIP, zipped(built.files), {**headers, **_attached("pack.zip")})


_DO = {
    "pack": _pack,
    "document": _document,
    "documents": _documents,
    "timetable": _timetable,
    "threshold": _threshold,
    "check": _check,
}


def _refuse_strangers(case: Case, supplied: Mapping[str, bytes]) -> None:
    """A file that no agency's chronology names was meant for one: its name is wrong."""
    named = {agency.chronology_file for agency in case.agencies}
    for name in supplied:
        if name not in named:
            raise PartnerFileError(f"{name}: was sent, but no agency's chronology names a file so")


def _refusal(shop: Workshop, task: Task, built: Built) -> Answer | None:
    """Why nothing of what was built may be answered; a pack that lacks something must never look whole."""
    pages = max((pack.pages for pack in built.packs), default=0)
    if pages > shop.max_pages:
        return problem(422, "too-many-pages", f"the pack has {pages} pages, and may have {shop.max_pages} here")
    if built.held and not task.leave_out:
        detail = "Nothing is answered, so that a pack without these is not taken for a whole one; see held_back."
        return problem(422, LeakFound.code, detail, held_back=[held.plain for held in built.held])
    if task.strict and built.lacking:
        errors = [
            {"pointer": o.pointer, "detail": f"{choice.document.id}: {o.message}", "code": o.code}
            for choice in built.lacking
            for o in choice.obstacles
        ]
        return problem(422, MissingFact.code, "A document that the case calls for can't be made.", errors=errors)
    if task.strict and built.unfit:
        findings = [{"file": f.file, "page": f.page, "message": f.message} for f in built.unfit]
        return problem(422, "unfit", "Something is not fit to be posted, or to be read.", findings=findings)
    return None


def _told(built: Built) -> dict[str, str]:
    """What a program should know before it takes the pack for whole."""
    told = {"Docgen-Held-Back": str(len(built.held)), "Docgen-Not-Made": str(len(built.lacking))}
    return told | {"Docgen-Not-Fit": str(len(built.unfit))}


def _not_one_pack(review: Review, audience: Audience) -> Answer | None:
    """Why there is not one pack to answer with, known before any paper is made."""
    no_pack, wanted = meeting_not_set(review), editions(review, audience)
    if no_pack:
        return problem(422, "pack-not-made", f"there is no pack: {no_pack}")
    if len(wanted) > 1:
        told = ", ".join(f"{edition.file} for {' and '.join(edition.recipients)}" for edition in wanted)
        return problem(422, "several-packs", f"there is more than one pack ({told}); ask for {ZIP}")
    return None


def _one_pack(built: Built, headers: Mapping[str, str]) -> Answer:
    if built.held or not built.packs:  # also where it was asked to leave things out: a PDF can't say that it did
        return problem(422, LeakFound.code, "see held_back", held_back=[held.plain for held in built.held])
    pack: Pack = built.packs[0]
    return Answer(200, PDF, pack.pdf.content, {**headers, **_attached(pack.edition.file)})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as one zip, uncompressed (Word and PDF are so already): the same files give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.create_system, entry.external_attr = 3, 0o600 << 16  # the same whichever system made it
            package.writestr(entry, content)
    return target.getvalue()


def _templates(shop: Workshop, task: Task, review: Review) -> dict[str, str]:
    return made_by(open_desk(review, shop.settings(task)).templates.sha256)


def _attached(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def _json(content: Any, headers: Mapping[str, str] | None = None) -> Answer:
    return Answer(200, JSON, json.dumps(content, ensure_ascii=False).encode(), headers or {})
