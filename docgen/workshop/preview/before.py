"""What a template was before: as it was last committed, or else docgen's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docgen import resources
from docgen.documents.word.templates import TemplateSet
from docgen.errors import TemplateError
from docgen.workshop.base import Base, NoGit, commit_of, committed, reflog_of
from docgen.workshop.preview.inputs import mark_of


@dataclass(frozen=True)
class Before:
    """The template to compare with; ``templates`` is None where there is none, and ``told`` says why."""

    told: str
    templates: TemplateSet | None
    key: str = ""


class History:
    """Looks up what was before, and reads each commit once."""

    def __init__(self) -> None:
        self._read: dict[tuple[Path, str], Base] = {}
        self._reflogs: dict[Path, Path | None] = {}

    def mark(self, folder: Path) -> str:
        """What is otherwise after a commit."""
        if folder not in self._reflogs:
            self._reflogs[folder] = reflog_of(folder)
        reflog = self._reflogs[folder]
        return mark_of(reflog) if reflog else ""

    def before(self, document: str, path: Path, folder: Path) -> Before:
        """The earlier version of the template at this path, inside this folder of templates."""
        own = resources.templates()
        try:
            commit = commit_of(folder)
            base = self._read.get((folder, commit)) or committed(folder, commit)
            self._read = {(folder, commit): base}
            if document in base.own:
                return Before(f"the last commit ({commit[:9]})", base.templates, commit)
            why = "this template has not been committed yet"
        except (NoGit, TemplateError):
            why = "the folder is not kept with git"
        if path.is_relative_to(own):
            return Before(f"Nothing is marked: this is docgen’s own template, and {why}.", None)
        return Before(f"docgen’s own template ({why})", TemplateSet((own,)), "own")
