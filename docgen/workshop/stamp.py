"""A template that says which version of the fields it is made for."""

from __future__ import annotations

from pathlib import Path

from docgen.documents.choice.catalogue import find
from docgen.documents.word.version import made_for, stamp
from docgen.errors import TemplateError
from docgen.workshop.lint import lint_content
from docgen.workshop.package import package_of
from docgen.workshop.samples import documents
from docgen.workshop.wordfile import WordFile

_OF_FIELDS = {"unknown-field", "field-of-another-document", "syntax", "unknown-tag", "not-word"}


def stamped(path: Path, document: str | None = None) -> bytes | None:
    """The template at this path, saying that it is made for the fields of today; None where it says so already.

    ``document`` is what the template is of, where its name does not say so.

    Raises TemplateError where a field of it is not one of today's, and UnknownDocument.
    """
    if document is not None and document not in documents():
        find(document)
    if (wanted := document or path.stem) not in documents():
        message = f"{path.name}: no document is called {wanted}; say with --as which it is, or rename the file"
        raise TemplateError("templates", message)
    file = WordFile.read(wanted, path)
    before = made_for(file.parts)
    members = dict(file.parts)
    stamp(members)
    content = package_of(members)
    wrong = [
        finding
        for finding in lint_content(content, path.name, file.document)
        if finding.severity == "error" and finding.code in _OF_FIELDS
    ]
    if wrong:
        first = wrong[0]
        raise TemplateError(
            file.document, f"{path.name}: {first.message} ({first.place}); to mend it: {first.mend}"
        )
    return None if made_for(members) == before else content
