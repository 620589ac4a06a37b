"""From the catalogue's choices to Word files: every copy the case calls for, and why the others are not made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from docgen.documents.choice.catalogue import choose, choose_one, copies
from docgen.documents.choice.kinds import Choice, Recipient
from docgen.documents.facts.context import Context
from docgen.documents.word.logo import Logo
from docgen.documents.word.templates import TemplateSet
from docgen.errors import DoesNotApply, MissingFact, Problem
from docgen.paper import Docx
from docgen.review import Review


@dataclass(frozen=True, slots=True)
class Draft:
    """One copy of one document, as Word."""

    choice: Choice
    recipient: Recipient
    name: str  # of the file, without the ending; never a person's name
    docx: Docx
    dates: tuple[date, ...]  # every date that it prints
    template_name: str
    template_sha256: str

    @property
    def redacted(self) -> bool:
        """Whether it was written from redacted facts."""
        return self.choice.document.id == "action-plan-redacted"


@dataclass(frozen=True)
class Desk:
    """Where the documents of one review are drafted."""

    context: Context
    templates: TemplateSet
    logo: Logo | None

    @classmethod
    def of(cls, review: Review, templates: TemplateSet) -> Desk:
        """The desk for this review: its facts, the templates, and the authority's logo."""
        authority = review.authority
        description = authority.logo_description or f"{authority.name} logo"
        logo = Logo.read(authority.logo, description) if authority.logo else None
        return cls(Context(review), templates, logo)

    def draft_each(self) -> Iterator[tuple[Choice, tuple[Draft, ...]]]:
        """Document by document, what became of it and every copy that can be made.

        A document that turns out to lack a fact is told as an obstacle, with the others made all the same.
        Raises TemplateError where a template is wrong.
        """
        for choice in choose(self.context.review):
            made: list[Draft] = []
            lacking: list[Problem] = []
            for recipient, name in copies(choice) if choice.makes else ():
                try:
                    made.append(self._draft(choice, recipient, name))
                except MissingFact as missing:  # the copies for others are made all the same
                    lacking.append(Problem(missing.pointer, missing.message, missing.code))
            yield replace(choice, obstacles=(*choice.obstacles, *dict.fromkeys(lacking))), tuple(made)

    def draft_all(self) -> tuple[tuple[Draft, ...], tuple[Choice, ...]]:
        """The same, all at once: every copy, and what became of each document."""
        each = tuple(self.draft_each())
        return tuple(draft for _, made in each for draft in made), tuple(choice for choice, _ in each)

    def draft_one(self, document_id: str, recipient_key: str | None = None) -> Draft:
        """One copy of one document.

        Raises UnknownDocument, DoesNotApply (also where there is no such recipient, or several and none is
        named), MissingFact and TemplateError.
        """
        choice = choose_one(document_id, self.context.review)
        if not choice.verdict.applies:
            raise DoesNotApply(document_id, f"does not apply: {choice.verdict.reason}")
        if choice.obstacles:
            first = choice.obstacles[0]
            told = "; ".join(obstacle.message for obstacle in choice.obstacles)
            raise MissingFact(document_id, first.pointer, told)
        return self._draft(choice, *self._copy(choice, recipient_key))

    def _copy(self, choice: Choice, key: str | None) -> tuple[Recipient, str]:
        found = copies(choice)
        if not choice.document.each and (key is None or key in {r.key for r in choice.verdict.recipients}):
            return found[0]
        if key is None and len(found) == 1:
            return found[0]
        keyed = [copy for copy in found if copy[0].key == key]  # before ids: one agency's id may be another's role
        aliased = [copy for copy in found if key and key in self._aliases(copy[0])]
        if keyed or aliased:
            return (keyed or aliased)[0]
        keys = ", ".join(recipient.key for recipient, _ in found)
        told = f"there is no copy for `{key}`" if key else "there is more than one copy"
        raise DoesNotApply(choice.document.id, f"{told}; name one of {keys} (--for)")

    def _aliases(self, recipient: Recipient) -> set[str | None]:
        """What else a recipient may be called: an agency by its id; who applied in person by either role."""
        case = self.context.review.case
        if recipient.kind == "agency":
            return {case.agencies[recipient.index].id}
        in_person = recipient.kind in ("applicant", "victim") and not case.third_party
        return {"applicant", "victim"} if in_person else set()

    def _draft(self, choice: Choice, recipient: Recipient, name: str) -> Draft:
        template = self.templates.template(choice.document.id)
        rendered = template.render(self.context.facts(choice.document, recipient), self.logo)
        return Draft(choice, recipient, name, rendered.docx, rendered.dates, template.name, template.sha256)
