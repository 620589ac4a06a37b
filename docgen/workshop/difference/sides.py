"""The two sides of a comparison: the templates as they were, and as they are."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from docgen import resources
from docgen.authority import Authority
from docgen.documents.choice.catalogue import find
from docgen.documents.word.render import Template
from docgen.documents.word.templates import FRONT, TemplateSet, TemplateUse
from docgen.errors import TemplateError
from docgen.workshop.base import base_of
from docgen.workshop.samples import documents


@dataclass(frozen=True)
class Sides:
    """Templates before and after, and what each is called."""

    base: TemplateSet
    new: TemplateSet
    told_base: str
    told_new: str
    own: bool  # a council's folder, which comes before an authority's own templates

    @classmethod
    def open(cls, base: str, folder: Path | None) -> Sides:
        """``base`` is a folder or a commit; ``folder`` the templates that are proposed, or docgen's own.

        Raises TemplateError where one of them is not there.
        """
        new = TemplateSet.of([folder] if folder else [])  # what is wrong with the folder is told first
        found = base_of(base, folder or resources.templates())
        told = f"the folder {folder}" if folder else "docgen's own templates"
        return cls(found.templates, new, found.told, told, folder is not None)

    def for_authority(self, authority: Authority) -> tuple[TemplateSet, TemplateSet]:
        """Before and after for a case of this authority, whose own templates come before docgen's."""
        extra = authority.templates
        return _with(self.base, extra, own=self.own), _with(self.new, extra, own=self.own)

    def changed(self, authority: Authority, only: Collection[str] = ()) -> tuple[str, ...]:
        """The documents whose template is another on the two sides, in the order of the Guidance."""
        base, new = self.for_authority(authority)
        wanted = [document for document in documents() if not only or document in only]
        return tuple(document for document in wanted if _hash(base, document) != _hash(new, document))


def asked_for(names: Collection[str]) -> tuple[str, ...]:
    """These documents; raises UnknownDocument where there is none of a name."""
    for name in names:
        if name not in FRONT:
            find(name)
    return tuple(dict.fromkeys(names))


def template_of(templates: TemplateSet, document: str) -> Template | None:
    """The template of a document; None where there is none."""
    try:
        return templates.template(document)
    except TemplateError:
        return None


def _hash(templates: TemplateSet, document: str) -> str | None:
    found = template_of(templates, document)
    return found.sha256 if found else None


def _with(held: TemplateSet, extra: tuple[Path, ...], *, own: bool) -> TemplateSet:
    """These templates with an authority's own: after a council's folder, before docgen's."""
    if own:
        first = replace(held, folders=(*held.folders[:-1], *extra, held.folders[-1]))
        return _Layers(first.folders, sets=(first,))
    return _Layers(held.folders, sets=(TemplateSet(extra), held))


@dataclass(frozen=True, kw_only=True)
class _Layers(TemplateSet):
    """Templates that come before others, wherever those are kept; one at fault spoils no other document."""

    sets: tuple[TemplateSet, ...]

    def template(self, document: str) -> Template:
        """The template of the first that has one."""
        found = (template_of(templates, document) for templates in self.sets)
        return next((template for template in found if template), None) or self.sets[-1].template(document)

    def used(self, document: str) -> TemplateUse:
        """The same, as a manifest would record it."""
        template = self.template(document)
        return TemplateUse(template.name, "docgen", template.sha256, template.made_for)

    @property
    def wording(self) -> tuple[str, ...]:
        """The wording of every template that can be read."""
        found: dict[str, None] = {}
        for document in documents():
            with suppress(TemplateError):
                found |= dict.fromkeys(self.template(document).wording)
        return tuple(found)
