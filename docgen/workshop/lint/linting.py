"""Lint: everything that is wrong with a template, told before anybody makes a letter of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen import resources
from docgen.documents.word.templates import TemplateSet
from docgen.documents.word.version import made_for, newer_than_these_fields, not_for_these_fields
from docgen.errors import TemplateError
from docgen.workshop.finding import Finding, errors, in_order
from docgen.workshop.kinds import nearest
from docgen.workshop.lint.accessibility import faults_of_access
from docgen.workshop.lint.blocks import faults_of_blocks
from docgen.workshop.lint.content import faults_of_content, faults_of_wording
from docgen.workshop.lint.leftover import leftover_marks
from docgen.workshop.lint.look import faults_of_look
from docgen.workshop.lint.names import Reading
from docgen.workshop.lint.private import traces_of_people
from docgen.workshop.lint.tags import faults_of_spelling
from docgen.workshop.lint.trial import faults_of_trial
from docgen.workshop.samples import documents
from docgen.workshop.wordfile import WordFile


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at, and what was found."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return errors(self.findings)

    @property
    def warnings(self) -> int:
        """How many are warnings."""
        return len(self.findings) - self.errors


def lint(paths: Sequence[Path] = (), document: str | None = None) -> Report:
    """Every finding in these files and folders of templates; without any, in docgen's own.

    ``document`` is the id of the document that the files are templates of, where their names do not say so.
    Raises TemplateError where a path is not there.
    """
    files: list[Path] = []
    found: list[Finding] = []
    for path in paths or [resources.templates()]:
        inside = _templates_in(path)
        files += inside
        found += _doubles(inside)
    for file in files:
        found += lint_file(file, document)
    return Report(tuple(files), in_order(found))


def lint_file(path: Path, document: str | None = None) -> tuple[Finding, ...]:
    """Every finding in one template; raises TemplateError where the file can't be opened."""
    wanted = document or path.stem
    known = wanted in documents()
    try:
        content = path.read_bytes()
    except OSError as error:
        raise TemplateError(wanted, f"{path.name}: can't be read: {error.strerror or error}") from None
    return lint_content(content, path.name, wanted if known else "", _approved(path, wanted) if known else None)


def lint_content(
    content: bytes, name: str, document: str, approved: WordFile | None = None
) -> tuple[Finding, ...]:
    """Every finding in a template that is already read; an empty ``document`` is one that docgen does not know.

    ``approved`` is docgen's own template of the document, to compare the wording with.
    """
    try:
        file = WordFile.of(document, name, content)
    except TemplateError as error:
        message = error.message.removeprefix(f"{name}: ")
        mend = "save it in Word as a Word document (.docx), without a password"
        return (Finding(document, name, "error", "not-word", message, mend),)
    return in_order(_found(file, approved))


def _found(file: WordFile, approved: WordFile | None) -> Iterator[Finding]:
    reading = Reading.of(file)
    tags = [*faults_of_spelling(file), *faults_of_blocks(file), *reading.findings]
    yield from _without_echoes(tags)
    marks = list(leftover_marks(file))
    yield from marks
    yield from faults_of_look(file)
    yield from faults_of_access(file)
    yield from traces_of_people(file)
    yield from _faults_of_version(file)
    if not file.document:
        close = nearest(Path(file.name).stem.lower(), documents())
        message = f"no document is called {Path(file.name).stem}, so docgen would refuse the folder it is in"
        mend = f"name the file after its document; the nearest is {close}.docx"
        yield file.finding("error", "unknown-document", message, mend)
        return
    content = list(faults_of_content(reading, approved))
    yield from content
    wrong = [finding for finding in (*tags, *content) if finding.severity == "error"]
    yield from faults_of_trial(reading, sound=not wrong and not errors(marks))
    if approved is not None:
        told = {(finding.part, finding.paragraph) for finding in wrong}
        yield from (f for f in faults_of_wording(file, approved) if (f.part, f.paragraph) not in told)


def _faults_of_version(file: WordFile) -> Iterator[Finding]:
    version = made_for(file.parts)
    if refused := not_for_these_fields(version):
        mend = "run `docgen templates stamp` on it once every field is right"
        yield file.finding("error", "fields-version", refused.partition(". See")[0], mend, "properties")
    elif told := newer_than_these_fields(version):
        mend = (
            "use the docgen that it was made with, or a newer one; or see that each field is known, and stamp it"
        )
        yield file.finding("warning", "fields-version", told.partition(";")[0], mend, "properties")


def _without_echoes(findings: Iterable[Finding]) -> list[Finding]:
    """A tag that can't be read at all is told once, as what it is."""
    told = list(findings)
    causes = {"unknown-tag", "refused-tag", "curly-quotes", "loose-brace"}
    spoiled = {(f.part, f.paragraph) for f in told if f.code in causes and f.severity == "error"}
    return [f for f in told if f.code != "syntax" or (f.part, f.paragraph) not in spoiled]


def _approved(path: Path, document: str) -> WordFile | None:
    """docgen's own template of a document, unless it is this file."""
    own = TemplateSet((resources.templates(),)).find(document)
    return None if own.resolve() == path.resolve() else WordFile.read(document, own)


def _templates_in(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise TemplateError("templates", f"{path}: no such file or folder; see that the name is right")
    found = [file for file in sorted(path.rglob("*.docx")) if not file.name.startswith("~$")]  # Word's own marks
    if not found:
        raise TemplateError("templates", f"{path}: there is no Word file (.docx) in this folder")
    return found


def _doubles(files: Sequence[Path]) -> Iterator[Finding]:
    """Two files of a folder for one document: only one of them is used."""
    seen: dict[str, Path] = {}
    for file in files:
        first = seen.setdefault(file.stem, file)
        if first is not file:
            message = f"there are two templates of this name, in {first.parent.name} and {file.parent.name}"
            mend = "keep the one that is meant; docgen uses only one"
            document = file.stem if file.stem in documents() else ""
            yield Finding(document, file.name, "error", "two-templates", message, mend)
