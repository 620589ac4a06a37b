"""Where a document's Word template comes from: a folder of one's own first, then docgen's approved ones."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from docgen import resources
from docgen.documents.choice.catalogue import DOCUMENTS
from docgen.documents.word.render import Template
from docgen.errors import TemplateError

FRONT = ("cover", "contents", "divider", "numbering")  # what the pack puts around the papers


@dataclass(frozen=True)
class TemplateSet:
    """Folders of templates, the first that has a document wins; what none has is an error."""

    folders: tuple[Path, ...]

    @classmethod
    def of(cls, own: Sequence[Path | None] = ()) -> TemplateSet:
        """The folders given (None is passed over), then docgen's own."""
        folders = tuple(folder for folder in own if folder is not None)
        for folder in folders:
            if not folder.is_dir():
                raise TemplateError("templates", f"{folder}: no such folder of templates")
            _refuse_strangers(folder)
        return cls((*folders, resources.templates()))

    def find(self, document: str) -> Path:
        """The template file of this document; raises TemplateError where there is none."""
        for folder in self.folders:
            for place in ("letters", "appendices", "pack", "."):
                path = folder / place / f"{document}.docx"
                if path.is_file():
                    return path
        raise TemplateError(document, f"no template {document}.docx in {', '.join(f.name for f in self.folders)}")

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


def _refuse_strangers(folder: Path) -> None:
    """A template that no document asks for was meant for one: its name is wrong."""
    known = [*(document.id for document in DOCUMENTS), *FRONT]
    for path in sorted(folder.rglob("*.docx")):
        if path.stem not in known and not path.name.startswith("~$"):  # Word's own marks of an open file
            nearest = difflib.get_close_matches(path.stem.lower(), known, n=1, cutoff=0.0)[0]
            raise TemplateError(
                "templates", f"{path.name}: no document has this name; the nearest is {nearest}.docx"
            )


@lru_cache(maxsize=256)
def _template(document: str, path: Path, _changed: int, _size: int) -> Template:
    return Template.read(document, path)
