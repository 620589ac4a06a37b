"""Where a document's Word template comes from: a folder of one's own first, then docgen's approved ones."""

from __future__ import annotations

import contextlib
import difflib
import hashlib
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from docgen import resources
from docgen.documents.choice.catalogue import DOCUMENTS
from docgen.documents.word.render import Template
from docgen.documents.word.version import newer_than_these_fields
from docgen.errors import TemplateError
from docgen.limits import TEMPLATE_BYTES, TEMPLATE_UNPACKED

Origin = Literal["own", "authority", "docgen"]  # named for this run; the profile's; the approved ones
FRONT = ("cover", "contents", "divider", "numbering", "changes")  # what the pack puts around the papers
REPORTS = ("monitoring",)  # what is made of many cases


@dataclass(frozen=True, slots=True)
class TemplateUse:
    """Which template a document was written with, as the manifest records it: no path, so nothing of a machine."""

    file: str
    origin: Origin
    sha256: str
    fields: str | None  # the version of the fields that it was made for, where it says so

    @property
    def plain(self) -> dict[str, str | None]:
        """The same for a program to read."""
        return {"file": self.file, "from": self.origin, "sha256": self.sha256, "fields": self.fields}


@dataclass(frozen=True)
class TemplateSet:
    """Folders of templates, the first that has a document wins; what none has is an error."""

    folders: tuple[Path, ...]
    origins: tuple[Origin, ...] = ()  # of each folder; docgen's where nothing is said

    @classmethod
    def of(cls, own: Sequence[Path] = (), authority: Sequence[Path] = ()) -> TemplateSet:
        """The folders named for this run, then the authority's, then docgen's own."""
        for folder in (*own, *authority):
            if not folder.is_dir():
                raise TemplateError("templates", f"{folder}: no such folder of templates")
            _refuse_strangers(folder)
        named: tuple[Origin, Origin] = ("own", "authority")
        origins = (named[:1] * len(own)) + (named[1:] * len(authority))
        return cls((*own, *authority, resources.templates()), origins)

    def find(self, document: str) -> Path:
        """The template file of this document; raises TemplateError where there is none."""
        return self._where(document)[1]

    def used(self, document: str) -> TemplateUse:
        """Which template this document is written with; raises as ``template`` does."""
        template, (at, _) = self.template(document), self._where(document)
        origin = self.origins[at] if at < len(self.origins) else "docgen"
        return TemplateUse(template.name, origin, template.sha256, template.made_for)

    def _where(self, document: str) -> tuple[int, Path]:
        for at, folder in enumerate(self.folders):
            for place in ("letters", "appendices", "pack", "reports", "."):
                path = folder / place / f"{document}.docx"
                if path.is_file():
                    return at, path
        raise TemplateError(document, f"no template {document}.docx in {', '.join(f.name for f in self.folders)}")

    @property
    def sha256(self) -> str:
        """One hash for all templates in use: it changes when any of them does, or comes from elsewhere."""
        found = hashlib.sha256()
        for name in (*(document.id for document in DOCUMENTS), *FRONT):
            found.update(f"{name} {self.template(name).sha256}\n".encode())
        return found.hexdigest()

    @property
    def wording(self) -> tuple[str, ...]:
        """The wording of every document's template, a paragraph each, without its fields."""
        names = [*(document.id for document in DOCUMENTS), *FRONT]
        return tuple(dict.fromkeys(text for name in names for text in self.template(name).wording))

    def template(self, document: str) -> Template:
        """The template, compiled; read anew whenever its file has changed."""
        path = self.find(document)
        try:
            seen = path.stat()
        except OSError as error:
            raise TemplateError(document, f"{path.name}: can't be read: {error.strerror or error}") from None
        return _template(document, path, seen.st_mtime_ns, seen.st_size)


def template_notes(uses: Iterable[TemplateUse]) -> tuple[str, ...]:
    """What to tell of the templates that were used: that one was made for fields which are still to come."""
    told = ((use.file, newer_than_these_fields(use.fields)) for use in uses)
    return tuple(dict.fromkeys(f"{file}: {note}" for file, note in told if note))


def _refuse_strangers(folder: Path) -> None:
    """A template that no document asks for was meant for one: its name is wrong."""
    known = [*(document.id for document in DOCUMENTS), *FRONT, *REPORTS]
    for path in sorted(folder.rglob("*.docx")):
        if path.stem not in known and not path.name.startswith("~$"):  # Word's own marks of an open file
            nearest = difflib.get_close_matches(path.stem.lower(), known, n=1, cutoff=0.0)[0]
            raise TemplateError(
                "templates", f"{path.name}: no document has this name; the nearest is {nearest}.docx"
            )


@lru_cache(maxsize=256)
def _template(document: str, path: Path, _changed: int, size: int) -> Template:
    _refuse_bomb(document, path, size)
    return Template.read(document, path)


def _refuse_bomb(document: str, path: Path, size: int) -> None:
    """A file that is not Word at all is told where it is read."""
    unpacked = 0
    if size <= TEMPLATE_BYTES:
        with contextlib.suppress(zipfile.BadZipFile, OSError), zipfile.ZipFile(path) as package:
            unpacked = sum(entry.file_size for entry in package.infolist())
    if size > TEMPLATE_BYTES or unpacked > TEMPLATE_UNPACKED:
        raise TemplateError(
            document,
            f"{path.name}: is larger than a template may be, {TEMPLATE_BYTES // 1_000_000} MB "
            f"and {TEMPLATE_UNPACKED // 1_000_000} MB unpacked; take out what is not needed",
        )
